"""What the editor asks of the services: opening, keeping, and judging as a submission does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from office import Office

from desktop.editorial.post import Channel, PostKind
from desktop.editorial.variant import with_variant
from desktop.editorial.workflow import State
from desktop.errors import Refusal
from desktop.services.correction import approve_with_correction
from desktop.services.decision import request_changes
from desktop.services.editing import evidence_of, keep_draft, open_for_editing
from desktop.services.gate_cases import assets_of
from desktop.services.interrupted import begin_editing, end_editing, take_interrupted
from desktop.services.points import points_of
from desktop.services.posts import OpenedPost, base_of, draft_of, new_post, post_of_revision
from desktop.services.review import NOTHING, channels_to_check, judged
from desktop.services.revisions import save_version
from desktop.services.versions import versions_of


def test_judging_without_the_workspace_says_what_a_submission_says(office: Office) -> None:
    asset = office.photo()
    office.child(asset)
    post = office.post(
        Channel.WEBSITE, Channel.FACEBOOK, body="Les enfants sont content.", kind=PostKind.EVENT
    )
    post = office.illustrated(post, asset)
    evidence = evidence_of(office.desk, office.officer, post)
    day = office.desk.today()
    reports = {
        each.channel: office.desk.checker.submit(each.request()).result()
        for each in channels_to_check(evidence, post, day)
    }
    live, submitted = judged(evidence, post, day, reports), office.review(post)
    assert live.missing == submitted.missing
    assert [c.gates for c in live.channels] == [c.gates for c in submitted.channels]


def test_the_same_evidence_judges_what_is_written_next(office: Office) -> None:
    post = office.post()
    evidence = evidence_of(office.desk, office.officer, post)
    changed = replace(post, kind=PostKind.EVENT, planned_at="2026-06-01")
    assert evidence.covers(changed)
    (to_check,) = channels_to_check(evidence, changed, office.desk.today())
    assert to_check.case.kind == "evenement"
    pictured = office.illustrated(post, office.photo())
    assert assets_of(pictured)
    assert not evidence.covers(pictured), "the records of a new image must be read"


def test_a_channel_that_nobody_checked_is_not_verified(office: Office) -> None:
    post = office.post()
    reviewed = judged(evidence_of(office.desk, office.officer, post), post, office.desk.today(), {})
    assert reviewed.channels[0].report == NOTHING
    assert any("Non vérifié" in line for line in reviewed.missing)
    points = points_of(reviewed)
    assert all(point.answerable is None for gate in points.gates for point in gate.points if point.unchecked)


def test_the_same_point_on_two_channels_is_one(office: Office) -> None:
    post = office.post(Channel.WEBSITE, Channel.FACEBOOK, body="Les enfants sont content.")
    points = points_of(office.review(post))
    (point,) = (p for gate in points.gates for p in gate.points if p.left)
    assert point.channels == (Channel.WEBSITE, Channel.FACEBOOK)
    assert points.left == 1


def test_what_two_gates_look_at_is_settled_once(office: Office) -> None:
    post = office.post(body="Votez pour la mairesse sortante le 4 novembre!")
    points = points_of(office.review(replace(post, planned_at="2029-10-10")))
    home = next(g for g in points.gates for p in g.points if p.keys[0].rule.startswith("election."))
    other = next(gate for gate in points.gates if gate.elsewhere)
    assert {home.name, other.name} == {"neutralite", "election"}
    (shown,) = other.elsewhere
    assert (shown.gate, shown.left) == (home.name, shown.count)
    assert other.left == other.left_here + shown.left > other.left_here
    keys = [point.keys for gate in points.gates for point in gate.points if point.left]
    assert points.left == len(keys) == len(set(keys))


def test_a_record_is_final_and_a_text_can_be_answered(office: Office) -> None:
    post = office.illustrated(office.post(body="Les enfants sont content."), office.photo())
    points = {p.text: p for gate in points_of(office.review(post)).gates for p in gate.points}
    rights = next(point for text, point in points.items() if "droits" in text)
    french = next(point for point in points.values() if point.finding is not None)
    assert rights.answerable is None
    assert french.answerable == "waiver"


def test_opening_a_new_post_keeps_it_and_marks_it(office: Office) -> None:
    post = new_post(PostKind.NEWS)
    opened = open_for_editing(office.desk, office.officer, post)
    assert opened.saved_at is not None
    assert opened.standing.state is State.DRAFT
    (told,) = take_interrupted(office.workspace, office.officer)
    assert (told.item, told.title) == (post.id, "Sans titre")


def test_only_what_was_open_at_the_stop_is_told_once_and_to_its_author(office: Office) -> None:
    kept, left = office.post(), office.post()
    for post in (kept, left):
        begin_editing(office.workspace, office.officer, post.id)
    end_editing(office.workspace, office.officer, left.id)
    assert take_interrupted(office.workspace, office.colleague) == ()
    (told,) = take_interrupted(office.workspace, office.officer)
    assert told.title == "Ouverture du parc Sophie-Masson"
    assert take_interrupted(office.workspace, office.officer) == ()


def test_a_marked_post_without_a_draft_is_not_told(office: Office) -> None:
    post = office.post()
    begin_editing(office.workspace, office.officer, post.id)
    office.submit(post)
    assert take_interrupted(office.workspace, office.officer) == ()


def test_words_typed_while_a_version_was_signed_go_on_from_it(office: Office) -> None:
    post = office.post()
    opened = open_for_editing(office.desk, office.officer, post.id).opened
    signed = save_version(office.desk, office.officer, post.id)
    assert signed is not None
    typed = with_variant(post, replace(post.variants[0], body="Le parc ferme à 22\u00a0h."))
    keep_draft(office.desk, office.officer, OpenedPost(typed, opened.base))
    draft = office.workspace.drafts.load(post.id, office.officer.person)
    assert base_of(draft) == (signed.hash,)
    assert not open_for_editing(office.desk, office.officer, post.id).standing.conflict


def test_words_typed_on_top_of_somebody_else_s_version_stay_apart(office: Office) -> None:
    post = office.post()
    first = save_version(office.desk, office.officer, post.id)
    assert first is not None
    office.rewrite(post, "Le parc ouvre à 7\u00a0h.", office.colleague)
    save_version(office.desk, office.colleague, post.id)
    typed = with_variant(post, replace(post.variants[0], body="Le parc ouvre à 8\u00a0h."))
    keep_draft(office.desk, office.officer, OpenedPost(typed, (first.hash,)))
    assert open_for_editing(office.desk, office.officer, post.id).standing.conflict


def test_the_remark_of_the_direction_comes_with_the_post(office: Office) -> None:
    post = office.post()
    submitted = office.submit(post)
    request_changes(office.desk, office.direction, post.id, submitted.revision, "Précisez l’heure.")
    (said,) = open_for_editing(office.desk, office.officer, post.id).standing.decisions
    assert (said.person, said.comment, said.verdict) == (
        "Martine Dion",
        "Précisez l’heure.",
        "Modifications demandées",
    )


def test_a_correction_comes_with_its_words_and_who_may_take_it(office: Office) -> None:
    post = office.post()
    submitted = office.submit(post)
    head = post_of_revision(office.workspace, submitted.revision)
    corrected = with_variant(head, replace(head.variants[0], title="Ouverture du parc"))
    approve_with_correction(office.desk, office.direction, post.id, submitted.revision, corrected)
    mine = open_for_editing(office.desk, office.officer, post.id).standing
    assert mine.correction is not None
    assert mine.correction.after.variants[0].title == "Ouverture du parc"
    assert mine.cannot_accept is None
    theirs = open_for_editing(office.desk, office.colleague, post.id).standing
    assert theirs.cannot_accept is not None
    assert theirs.cannot_accept.code == "auteur_requis"


def test_somebody_who_may_not_write_opens_nothing(office: Office) -> None:
    post = office.post()
    with pytest.raises(Refusal) as caught:
        open_for_editing(office.desk, office.greffe, post.id)
    assert caught.value.code == "role_requis"


def test_rules_that_are_not_those_in_force_do_not_prevent_writing(office: Office, tmp_path: object) -> None:
    post = office.post()
    elsewhere = replace(office.desk, resources=office.folder)
    (office.folder / "policies").mkdir()
    opened = open_for_editing(elsewhere, office.officer, post.id)
    assert opened.standing.cannot_submit is not None
    assert opened.standing.cannot_submit.code == "regles_differentes"


def test_versions_say_who_when_and_what_was_decided(office: Office) -> None:
    post = office.post()
    save_version(office.desk, office.officer, post.id)
    office.rewrite(post, "Le parc ouvre à 8\u00a0h.")
    submitted = office.submit(draft_of(office.workspace, office.officer, post.id).post)  # type: ignore[union-attr]
    request_changes(office.desk, office.direction, post.id, submitted.revision, "Et l’hiver?")
    last, first = versions_of(office.workspace, post.id)
    assert (last.author, last.submitted, last.is_last) == ("Camille Roy", True, True)
    assert [decision.comment for decision in last.decisions] == ["Et l’hiver?"]
    assert (first.submitted, first.is_last, first.decisions) == (False, False, ())
