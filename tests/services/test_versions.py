"""« Enregistrer une version »: words are signed, nothing is checked, and saving without change makes no revision."""

from dataclasses import replace

import pytest

from desktop.editorial.post import Channel
from desktop.editorial.workflow import State
from desktop.errors import Refusal
from desktop.services.posts import open_post, save_draft
from desktop.services.revisions import save_version
from desktop.services.situation import state_of


def test_an_unfinished_text_full_of_mistakes_is_kept_as_a_version(office) -> None:
    post = office.post(body="Les enfant jouent")
    version = save_version(office.desk, office.officer, post.id)
    assert open_post(office.workspace, office.colleague, post.id).base == (version.hash,)
    assert state_of(office.workspace, post.id) is State.DRAFT


def test_a_text_too_long_for_its_channel_or_empty_is_kept_too(office) -> None:
    post = office.post(Channel.YOUTUBE, body="x" * 20_000)
    assert save_version(office.desk, office.officer, post.id) is not None
    empty = office.save(replace(post, variants=()))
    assert save_version(office.desk, office.officer, empty.id) is not None


def test_nothing_changed_is_no_version_and_no_draft(office) -> None:
    post = office.post()
    save_version(office.desk, office.officer, post.id)
    office.save(post)
    assert save_version(office.desk, office.officer, post.id) is None
    assert office.workspace.drafts.list() == ()
    assert len(office.workspace.ledger.facts("revision", post.id)) == 1


def test_it_does_not_pass_over_somebody_elses_version(office) -> None:
    post = office.post()
    save_version(office.desk, office.officer, post.id)
    opened = open_post(office.workspace, office.colleague, post.id)
    office.rewrite(post, "Le parc est fermé.")
    save_version(office.desk, office.officer, post.id)
    save_draft(office.workspace, office.colleague, replace(opened.post, planned_at="2026-06-01"), opened.base)
    with pytest.raises(Refusal) as caught:
        save_version(office.desk, office.colleague, post.id)
    assert caught.value.code == "brouillon_depasse"


def test_the_greffe_saves_none(office) -> None:
    post = office.post()
    with pytest.raises(Refusal) as caught:
        save_version(office.desk, office.greffe, post.id)
    assert caught.value.code == "role_requis"


def test_an_image_without_rights_may_be_in_a_version_and_goes_no_further(office) -> None:
    post = office.illustrated(office.post(), office.photo())
    save_version(office.desk, office.officer, post.id)
    office.save(post)
    assert any("droits" in reason.lower() for reason in office.refused(post).reasons)
