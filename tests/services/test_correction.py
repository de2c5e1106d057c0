"""« Approuver avec cette correction »: the direction signs the words, the author takes exactly these."""

import datetime as dt
from dataclasses import replace

import pytest

from db.rules import Standing
from desktop.editorial.post import Channel
from desktop.editorial.variant import with_variant
from desktop.editorial.workflow import State
from desktop.errors import Refusal
from desktop.services.correction import accept_correction, approve_with_correction, corrected_post
from desktop.services.decision import approve
from desktop.services.posts import new_post, open_post, post_of_revision
from desktop.services.situation import state_of

TITLE = "Le parc Sophie-Masson est ouvert"


def titled(post, title: str = TITLE):
    return with_variant(post, replace(post.variants[0], title=title))


@pytest.fixture
def post(office):
    return office.post(Channel.WEBSITE, Channel.FACEBOOK)


@pytest.fixture
def submitted(office, post):
    return office.submit(post)


@pytest.fixture
def offered(office, post, submitted):
    return approve_with_correction(office.desk, office.direction, post.id, submitted.revision, titled(post))


def refusal_of(action) -> Refusal:
    with pytest.raises(Refusal) as caught:
        action()
    return caught.value


def test_it_holds_once_the_author_takes_exactly_its_words(office, post, submitted, offered) -> None:
    assert state_of(office.workspace, post.id) is State.CORRECTION_OFFERED
    assert corrected_post(office.workspace, offered).variants[0].title == TITLE
    accepted = accept_correction(office.desk, office.officer, post.id, offered.hash)
    assert accepted.content == offered.body["corrected"]["content"]
    assert office.workspace.ledger.approval(post.id).standing is Standing.APPROVED
    assert post_of_revision(office.workspace, accepted.revision).variants[0].title == TITLE


def test_one_comma_more_is_another_text_and_awaits_a_decision(office, post, submitted, offered) -> None:
    office.save(titled(post, TITLE + ", enfin"))
    office.submit(post)
    assert state_of(office.workspace, post.id) is State.AWAITING


def test_typing_the_very_same_words_is_taking_them(office, post, submitted, offered) -> None:
    office.save(titled(post))
    office.submit(post)
    assert office.workspace.ledger.approval(post.id).standing is Standing.APPROVED


def test_somebody_else_does_not_take_them_in_the_place_of_the_author(
    office, post, submitted, offered
) -> None:
    refusal = refusal_of(lambda: accept_correction(office.desk, office.colleague, post.id, offered.hash))
    assert refusal.code == "auteur_requis"


def test_a_correction_replaced_by_another_is_not_taken(office, post, submitted, offered) -> None:
    second = approve_with_correction(
        office.desk, office.direction, post.id, submitted.revision, titled(post, "Parc ouvert")
    )
    refusal = refusal_of(lambda: accept_correction(office.desk, office.officer, post.id, offered.hash))
    assert refusal.code == "correction_depassee"
    accept_correction(office.desk, office.officer, post.id, second.hash)
    assert state_of(office.workspace, post.id) is State.APPROVED


def test_a_decision_without_correction_offers_nothing(office, post, submitted, offered) -> None:
    for wrong in ("0" * 64, submitted.revision):
        refusal = refusal_of(
            lambda wrong=wrong: accept_correction(office.desk, office.officer, post.id, wrong)
        )
        assert refusal.code == "correction_inconnue"


def test_it_cannot_bring_in_an_image_without_rights(office, post, submitted) -> None:
    illustrated = office.illustrated(post, office.photo())
    refusal = refusal_of(
        lambda: approve_with_correction(
            office.desk, office.direction, post.id, submitted.revision, illustrated
        )
    )
    assert refusal.code == "correction_incomplete"
    assert office.workspace.ledger.decisions(post.id) == ()


def test_one_whose_rights_ended_meanwhile_cannot_be_taken(office) -> None:
    post = office.illustrated(office.post(), office.photo())
    office.rights(post.variants[0].images[0].asset, expires=dt.date(2026, 5, 4))
    submitted = office.submit(post)
    decision = approve_with_correction(
        office.desk, office.direction, post.id, submitted.revision, titled(post)
    )
    office.clock.time += dt.timedelta(days=1)
    refusal = refusal_of(lambda: accept_correction(office.desk, office.officer, post.id, decision.hash))
    assert refusal.code == "soumission_incomplete"
    assert office.workspace.ledger.heads(post.id) == (submitted.revision,)


def test_it_is_of_the_same_post(office, post, submitted) -> None:
    stranger = replace(titled(post), id=new_post(post.kind).id)
    refusal = refusal_of(
        lambda: approve_with_correction(office.desk, office.direction, post.id, submitted.revision, stranger)
    )
    assert refusal.code == "autre_publication"


def test_it_corrects_something(office, post, submitted) -> None:
    refusal = refusal_of(
        lambda: approve_with_correction(office.desk, office.direction, post.id, submitted.revision, post)
    )
    assert refusal.code == "unchanged"


def test_words_the_author_was_writing_are_kept(office, post, submitted, offered) -> None:
    mine = office.rewrite(post, "Le parc Sophie-Masson ferme à 21 h.")
    accept_correction(office.desk, office.officer, post.id, offered.hash)
    opened = open_post(office.workspace, office.officer, post.id)
    assert opened.post == mine
    assert opened.base == (submitted.revision,)
    assert office.refused(mine).code == "brouillon_depasse"


def test_a_draft_merely_opened_gives_way_to_the_correction(office, post, submitted, offered) -> None:
    office.save(open_post(office.workspace, office.officer, post.id).post)
    accepted = accept_correction(office.desk, office.officer, post.id, offered.hash)
    assert open_post(office.workspace, office.officer, post.id).base == (accepted.revision,)


def test_a_plain_approval_by_somebody_else_of_the_direction_must_set_it_aside(
    office, post, submitted, offered
) -> None:
    refusal = refusal_of(lambda: approve(office.desk, office.deputy, post.id, submitted.revision))
    assert refusal.code == "decision_contraire"
    approve(office.desk, office.deputy, post.id, submitted.revision, replaces=[offered.hash])
    assert state_of(office.workspace, post.id) is State.APPROVED
