"""Author and approver are never the same person, and every refusal says what to do."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.editorial.workflow import Action, Situation, State, refusal, state_on

EVERYTHING = frozenset({"redaction", "direction", "publication", "greffe", "administration"})
DECISIONS = [Action.APPROVE, Action.APPROVE_WITH_CORRECTION, Action.REQUEST_CHANGES, Action.REJECT]


@pytest.mark.parametrize("action", DECISIONS)
def test_nobody_decides_on_what_they_wrote_even_with_every_role(action: Action) -> None:
    refused = refusal(action, Situation(State.AWAITING, EVERYTHING, wrote_it=True))
    assert refused is not None
    assert refused.code == "auteur_et_approbateur"


@pytest.mark.parametrize("action", DECISIONS)
def test_the_direction_decides_on_what_awaits(action: Action) -> None:
    assert refusal(action, Situation(State.AWAITING, frozenset({"direction"}))) is None


@pytest.mark.parametrize("action", DECISIONS)
def test_only_the_direction_decides(action: Action) -> None:
    refused = refusal(action, Situation(State.AWAITING, EVERYTHING - {"direction"}))
    assert refused is not None
    assert refused.code == "role_requis"
    assert "direction générale" in refused.message


def test_a_draft_cannot_be_approved() -> None:
    refused = refusal(Action.APPROVE, Situation(State.DRAFT, frozenset({"direction"})))
    assert refused is not None
    assert refused.code == "etat"


@pytest.mark.parametrize("state", list(State))
def test_removing_a_post_never_awaits_an_approval(state: State) -> None:
    assert refusal(Action.WITHDRAW, Situation(state, frozenset({"redaction"}))) is None


def test_a_pending_draft_holds_publication() -> None:
    situation = Situation(State.APPROVED, frozenset({"publication"}), pending_draft=True)
    refused = refusal(Action.PUBLISH, situation)
    assert refused is not None
    assert refused.code == "brouillon_en_attente"


def test_only_the_author_of_the_version_takes_up_a_correction() -> None:
    by_another = Situation(State.CORRECTION_OFFERED, frozenset({"redaction"}))
    refused = refusal(Action.ACCEPT_CORRECTION, by_another)
    assert refused is not None
    assert refused.code == "auteur_requis"
    assert refusal(Action.ACCEPT_CORRECTION, replace(by_another, wrote_head=True)) is None


def test_two_versions_are_submitted_together_only_by_a_draft_that_descends_from_both() -> None:
    conflict = Situation(State.CONFLICT, frozenset({"redaction"}))
    assert refusal(Action.SUBMIT, conflict) is not None
    assert refusal(Action.SUBMIT, replace(conflict, reconciled=True)) is None
    assert refusal(Action.PUBLISH, replace(conflict, roles=EVERYTHING, reconciled=True)) is not None


@pytest.mark.parametrize(
    "state",
    [State.DRAFT, State.AWAITING, State.CHANGES_REQUESTED, State.REJECTED, State.CONFLICT, State.WITHDRAWN],
)
def test_nothing_is_published_before_its_approval(state: State) -> None:
    assert refusal(Action.PUBLISH, Situation(state, EVERYTHING)) is not None


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("state", list(State))
def test_every_refusal_says_that_nothing_was_lost(action: Action, state: State) -> None:
    for roles in (frozenset[str](), EVERYTHING):
        refused = refusal(action, Situation(state, roles, wrote_it=True))
        if refused is not None:
            assert "rien n’a été changé" in refused.message.lower() or "conservée" in refused.message


@pytest.mark.parametrize(
    ("stored", "planned", "shown"),
    [
        (State.APPROVED, "2026-05-03", State.EXPIRED),
        (State.AWAITING, "2026-05-03T23:59", State.EXPIRED),
        (State.APPROVED, "2026-05-04T08:00", State.APPROVED),
        (State.APPROVED, None, State.APPROVED),
        (State.APPROVED, "bientôt", State.APPROVED),
        (State.PUBLISHED, "2026-05-03", State.PUBLISHED),
        (State.DRAFT, "2026-05-03", State.DRAFT),
    ],
)
def test_what_was_planned_for_a_day_that_passed_is_shown_as_such_and_can_still_go_out(
    stored: State, planned: str | None, shown: State
) -> None:
    assert state_on(stored, planned, dt.date(2026, 5, 4)) is shown
