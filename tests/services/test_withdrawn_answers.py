"""A slip in a reason is mended: whoever signed an answer signs another or takes it back, and what was submitted stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from office import Office

from desktop.editorial.post import Post
from desktop.errors import Refusal
from desktop.services.approval_dossier import dossier_values, finished_dossier
from desktop.services.approval_queue import approval_queue
from desktop.services.correction import accept_correction, approve_with_correction
from desktop.services.current_verdicts import current_verdicts
from desktop.services.decision import approve
from desktop.services.decision_file import decision_file
from desktop.services.registers import Register, list_register, register_page
from desktop.services.session import Session
from desktop.services.withdrawn_answers import (
    Bound,
    Changed,
    answer_again,
    restore_answers,
    withdraw_answers,
)
from desktop.services.written_answers import CONTEST, answers_of

PARTISAN = "Votez pour Ensemble Sainte-Sophie! Le parc Sophie-Masson est ouvert."
SLIP, REASON = "Titre d’une piece.", "Titre d’une pièce de théâtre."


@pytest.fixture
def post(office: Office) -> Post:
    """Its blocks are contested by the officer, with a slip in the reason."""
    made = office.post(body=PARTISAN)
    contest(office, made, SLIP)
    return made


def keys_of(office: Office, post: Post) -> list[object]:
    (found,) = office.review(post).channels
    return [
        each.key(found.text_of(each.where)) for each in found.report.findings if each.severity == "bloquant"
    ]


def contest(office: Office, post: Post, reason: str, who: Session | None = None) -> Changed:
    session = who or office.officer
    return answer_again(office.workspace, session, post.id, CONTEST, keys_of(office, post), reason)  # type: ignore[arg-type]


def withdraw(office: Office, post: Post, who: Session | None = None) -> Changed:
    return withdraw_answers(office.workspace, who or office.officer, post.id, CONTEST, keys_of(office, post))  # type: ignore[arg-type]


def reasons(office: Office, post: Post) -> set[tuple[str, str]]:
    return {(each.person, each.reason) for each in answers_of(office.workspace, post.id)}


def read_by_direction(office: Office, post: Post) -> set[tuple[str, str]]:
    """What she ticks on screen, which is what the dossier prints and the queue counts."""
    shown = decision_file(office.desk, office.direction, post.id)
    read = {(each.person, each.reason) for each in shown.points.contested}
    printed = finished_dossier(dossier_values(office.desk, shown), office.workspace.objects.read)
    assert {(each.person, each.reason) for each in printed.contests} == read
    (entry,) = approval_queue(office.desk, office.direction).entries
    assert entry.contested == len(shown.points.contested)
    return read


def ticked(office: Office, post: Post) -> list[str]:
    return [each.fact for each in decision_file(office.desk, office.direction, post.id).points.contested]


def test_another_reason_takes_the_place_of_the_former_for_the_direction_too(
    office: Office, post: Post
) -> None:
    assert contest(office, post, REASON).bound is Bound.NOWHERE
    office.submit(post)
    assert reasons(office, post) == read_by_direction(office, post) == {("Camille Roy", REASON)}


def test_a_reason_without_words_replaces_nothing(office: Office, post: Post) -> None:
    with pytest.raises(Refusal) as caught:
        contest(office, post, "…")
    assert caught.value.code == "motif_vide"
    assert reasons(office, post) == {("Camille Roy", SLIP)}


def test_a_withdrawn_answer_opens_the_point_again(office: Office, post: Post) -> None:
    changed = withdraw(office, post)
    assert reasons(office, post) == set()
    assert office.refused(post).code == "soumission_incomplete"
    with pytest.raises(Refusal) as caught:
        withdraw(office, post)
    assert caught.value.code == "reponse_absente"
    restore_answers(office.workspace, office.officer, post.id, changed)
    assert reasons(office, post) == {("Camille Roy", SLIP)}, "undone, word for word"
    with pytest.raises(Refusal) as caught:
        restore_answers(office.workspace, office.officer, post.id, changed)
    assert caught.value.code == "reponse_changee"


def test_the_answer_of_a_colleague_stays_beside_ones_own(office: Office, post: Post) -> None:
    with office.elsewhere() as other:
        contest(other, post, "Affiche du théâtre.", other.colleague)
        contest(office, post, REASON)
        office.receive(other)
    both = {("Camille Roy", REASON), ("Léa Dubé", "Affiche du théâtre.")}
    assert reasons(office, post) == both
    office.submit(post)
    assert read_by_direction(office, post) == both
    withdraw(office, post)
    assert reasons(office, post) == {("Léa Dubé", "Affiche du théâtre.")}
    with pytest.raises(Refusal):
        withdraw(office, post)


def test_withdrawn_once_submitted_it_still_is_what_the_direction_reads_and_decides(
    office: Office, post: Post
) -> None:
    revision = office.submit(post).revision
    assert withdraw(office, post).bound is Bound.SUBMITTED
    assert read_by_direction(office, post) == {("Camille Roy", SLIP)}
    assert current_verdicts(office.desk, revision).blocking == ()
    site = replace(post.variants[0], title="Ouverture du grand parc Sophie-Masson")
    decision = approve_with_correction(
        office.desk,
        office.direction,
        post.id,
        revision,
        replace(post, variants=(site,)),
        ticked=ticked(office, post),
    )
    accept_correction(office.desk, office.officer, post.id, decision.hash)
    assert office.export(post).claims, "her words go out with the answers she accepted"


def told_since(office: Office, post: Post) -> list[str]:
    """What is said beside each contested point, on screen as on paper; the moments are those of the signatures."""
    shown = decision_file(office.desk, office.direction, post.id)
    said = [each.since.words if each.since is not None else "" for each in shown.points.contested]
    printed = finished_dossier(dossier_values(office.desk, shown), office.workspace.objects.read)
    assert [each.since for each in printed.contests] == said
    return list(dict.fromkeys(said))


def test_the_direction_is_told_of_a_reason_taken_back_or_changed_since_it_was_submitted(
    office: Office, post: Post
) -> None:
    office.workspace.clock = office.clock
    office.submit(post)
    assert told_since(office, post) == [""]
    withdrawn = withdraw(office, post)
    when = "le lundi 4 mai 2026, à 9\u00a0h"
    assert told_since(office, post) == [f"Motif retiré par Camille Roy {when}."]
    restore_answers(office.workspace, office.officer, post.id, withdrawn)
    assert told_since(office, post) == [""], "the same words, signed again"
    contest(office, post, REASON)
    assert told_since(office, post) == [f"Motif modifié depuis par Camille Roy {when}\u00a0: {REASON}"]
    with office.elsewhere() as other:
        contest(other, post, "Affiche du théâtre.", other.colleague)
        office.receive(other)
    assert REASON in told_since(office, post)[0], "somebody else's reason changes nothing of hers"
    office.submit(post)
    assert told_since(office, post) == [""]


def test_submitted_again_the_new_reason_is_the_one_to_tick(office: Office, post: Post) -> None:
    revision = office.submit(post).revision
    former = ticked(office, post)
    assert contest(office, post, REASON).bound is Bound.SUBMITTED
    assert read_by_direction(office, post) == {("Camille Roy", SLIP)}
    again = office.submit(post).revision
    assert read_by_direction(office, post) == {("Camille Roy", REASON)}
    for signed, refusal in ((revision, "revision_depassee"), (again, "contestations_a_cocher")):
        with pytest.raises(Refusal) as caught:
            approve(office.desk, office.direction, post.id, signed, ticked=former)
        assert caught.value.code == refusal
    approve(office.desk, office.direction, post.id, again, ticked=ticked(office, post))


def test_what_was_decided_goes_out_with_the_answers_it_was_decided_on(office: Office, post: Post) -> None:
    office.approved(post)
    assert withdraw(office, post).bound is Bound.DECIDED
    assert office.export(post).claims


def test_the_register_keeps_every_reason_and_its_withdrawal(office: Office, post: Post) -> None:
    contest(office, post, REASON)
    withdraw(office, post)
    places = list_register(office.workspace, Register.ANSWERS)
    rows = [(row.what, row.detail) for row in register_page(office.desk, office.officer, places)]
    whats = list(dict.fromkeys(what for what, _ in rows))
    assert whats == ["Contestation retirée", "Contestation changée", "Contestation"]
    assert REASON in rows[0][1]
    assert SLIP in rows[-1][1]
