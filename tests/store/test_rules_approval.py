"""What the decisions on a post amount to."""

from __future__ import annotations

import pytest
from ledger_desk import Desk, key, manifest_of

from db.facts import Fact
from db.rules import Standing
from db.signing import Signer


def standing(desk: Desk, channel: str | None = None) -> Standing:
    """How the post, or one of its channels, stands."""
    state = desk.ledger.approval("post-1")
    return state.channels[channel].standing if channel else state.standing


@pytest.fixture
def deputy(desk: Desk) -> Signer:
    """A second person of the direction."""
    signer = key(20)
    desk.grant(signer, "adjoint", ["direction"])
    return signer


def correct(desk: Desk, revision: Fact, text: str, *, by: Signer | None = None, **changes: object) -> Fact:
    """Approve a revision with that text instead."""
    corrected = desk.keep(manifest_of(text))
    return desk.decide(revision, "approve_with_correction", by=by, corrected=corrected, **changes)


def test_a_post_without_revision_is_empty(desk: Desk) -> None:
    state = desk.ledger.approval("post-1")
    assert (state.standing, state.heads, state.head, dict(state.channels)) == (Standing.EMPTY, (), None, {})


def test_a_revision_awaits_its_decision(desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    state = desk.ledger.approval("post-1")
    assert (state.standing, state.head, state.content) == (
        Standing.UNDECIDED,
        revision.hash,
        revision.body["content"],
    )
    assert not state.is_approved("website")


def test_the_last_submission_of_the_head_is_named(desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    assert desk.ledger.approval("post-1").submission is None
    desk.submit(revision)
    last = desk.submit(revision)
    assert desk.ledger.approval("post-1").submission == last.hash
    desk.revise("Bonsoir")
    assert desk.ledger.approval("post-1").submission is None


def test_an_approval_names_the_decision_and_what_it_approves(desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    decision = desk.decide(revision)
    channel = desk.ledger.approval("post-1").channels["facebook"]
    assert (channel.standing, channel.node) == (Standing.APPROVED, revision.body["nodes"]["facebook"])
    assert channel.decisions == (decision.hash,)


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [("approve", Standing.APPROVED), ("changes", Standing.CHANGES), ("reject", Standing.REJECTED)],
)
def test_each_verdict_has_its_standing(desk: Desk, verdict: str, expected: Standing) -> None:
    desk.decide(desk.revise("Bonjour"), verdict)
    assert standing(desk) is expected


def test_a_channel_that_was_not_decided_still_awaits(desk: Desk) -> None:
    desk.decide(desk.revise("Bonjour"), channels=["website"])
    assert standing(desk, "website") is Standing.APPROVED
    assert standing(desk, "facebook") is Standing.UNDECIDED
    assert standing(desk) is Standing.UNDECIDED


def test_channels_may_be_decided_apart(desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    desk.decide(revision, channels=["website"])
    desk.decide(revision, "changes", channels=["facebook"])
    assert standing(desk, "website") is Standing.APPROVED
    assert standing(desk, "facebook") is Standing.CHANGES


def test_a_decision_is_replaced_whole_even_by_one_on_fewer_channels(desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    both = desk.decide(revision)
    desk.decide(revision, "reject", channels=["facebook"], parents=(both.hash,))
    assert standing(desk, "website") is Standing.UNDECIDED
    assert standing(desk, "facebook") is Standing.REJECTED


def test_a_new_revision_voids_the_approval(desk: Desk) -> None:
    desk.decide(desk.revise("Bonjour"))
    desk.revise("Bonjour!")
    assert standing(desk) is Standing.UNDECIDED


def test_going_back_to_an_approved_text_does_not_bring_its_approval_back(desk: Desk) -> None:
    desk.decide(desk.revise("Bonjour"))
    desk.revise("Bonsoir")
    desk.revise("Bonjour")
    assert standing(desk) is Standing.UNDECIDED


def test_two_heads_are_a_conflict_and_approve_nothing(desk: Desk) -> None:
    first = desk.revise("Bonjour")
    desk.decide(first)
    desk.revise("Un", parents=(first.hash,))
    late = desk.revise("Deux", parents=(first.hash,))
    state = desk.ledger.approval("post-1")
    assert (state.standing, state.head, len(state.heads)) == (Standing.CONFLICT, None, 2)
    desk.decide(late)
    assert standing(desk) is Standing.CONFLICT


def test_a_merge_ends_the_conflict_and_needs_its_own_approval(desk: Desk) -> None:
    first = desk.revise("Bonjour")
    one = desk.revise("Un", parents=(first.hash,))
    desk.revise("Deux", parents=(first.hash,))
    desk.decide(one)
    merged = desk.revise("Un et deux")
    assert standing(desk) is Standing.UNDECIDED
    desk.decide(merged)
    assert standing(desk) is Standing.APPROVED


def test_a_merge_may_keep_one_side_as_it_is(desk: Desk) -> None:
    first = desk.revise("Bonjour")
    desk.revise("Un", parents=(first.hash,))
    desk.revise("Deux", parents=(first.hash,))
    merged = desk.revise("Un")
    assert desk.ledger.heads("post-1") == (merged.hash,)


def test_a_changed_mind_replaces_the_decision_it_names(desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    approval = desk.decide(revision)
    rejection = desk.decide(revision, "reject", parents=(approval.hash,))
    assert standing(desk) is Standing.REJECTED
    desk.decide(revision, parents=(rejection.hash,))
    assert standing(desk) is Standing.APPROVED


def test_two_people_who_disagree_approve_nothing(desk: Desk, deputy: Signer) -> None:
    revision = desk.revise("Bonjour")
    desk.decide(revision)
    rejection = desk.decide(revision, "reject", by=deputy)
    assert standing(desk) is Standing.DISAGREEMENT
    desk.decide(revision, by=deputy, parents=(rejection.hash,))
    assert standing(desk) is Standing.APPROVED


def test_a_colleague_may_replace_the_decision_of_another(desk: Desk, deputy: Signer) -> None:
    revision = desk.revise("Bonjour")
    rejection = desk.decide(revision, "reject")
    desk.decide(revision, by=deputy, parents=(rejection.hash,))
    assert standing(desk) is Standing.APPROVED


def test_an_approval_whose_key_is_revoked_from_before_no_longer_counts(desk: Desk) -> None:
    decision = desk.decide(desk.revise("Bonjour"))
    desk.revoke(desk.direction, "all", decision.seq - 1, by=desk.root)
    assert standing(desk) is Standing.UNDECIDED
    assert desk.ledger.audit() == ()


def test_a_decision_that_no_longer_counts_replaces_nothing(desk: Desk, deputy: Signer) -> None:
    revision = desk.revise("Bonjour")
    approval = desk.decide(revision)
    desk.decide(revision, "reject", by=deputy, parents=(approval.hash,))
    desk.revoke(deputy, "all", 0, by=desk.root)
    assert standing(desk) is Standing.APPROVED


def test_learning_that_the_approver_is_the_author_undoes_the_approval(desk: Desk, deputy: Signer) -> None:
    desk.decide(desk.revise("Bonjour"), by=deputy)
    assert standing(desk) is Standing.APPROVED
    desk.grant(deputy, "agente", ["direction"])
    assert standing(desk) is Standing.UNDECIDED


def test_a_correction_awaits_the_author(desk: Desk) -> None:
    correct(desk, desk.revise("Bonjour tout le monde"), "Bonjour, tout le monde")
    assert standing(desk) is Standing.CORRECTION
    assert not desk.ledger.approval("post-1").is_approved("website")


def test_a_correction_counts_once_the_author_takes_up_exactly_those_words(desk: Desk) -> None:
    decision = correct(desk, desk.revise("Bonjour tout le monde"), "Bonjour, tout le monde")
    desk.revise("Bonjour, tout le monde")
    state = desk.ledger.approval("post-1")
    assert state.standing is Standing.APPROVED
    assert state.channels["website"].decisions == (decision.hash,)


def test_other_words_than_the_correction_are_not_approved(desk: Desk) -> None:
    correct(desk, desk.revise("Bonjour tout le monde"), "Bonjour, tout le monde")
    desk.revise("Bonjour, tout le monde!")
    assert standing(desk) is Standing.UNDECIDED


def test_a_correction_taken_up_by_somebody_else_is_not_approved(desk: Desk) -> None:
    colleague = key(21)
    desk.grant(colleague, "collegue", ["redaction"])
    correct(desk, desk.revise("Bonjour tout le monde"), "Bonjour, tout le monde")
    desk.revise("Bonjour, tout le monde", by=colleague)
    assert standing(desk) is Standing.UNDECIDED


def test_a_correction_taken_up_with_the_authors_other_key_counts(desk: Desk) -> None:
    laptop = key(21)
    desk.grant(laptop, "agente", ["redaction"])
    correct(desk, desk.revise("Bonjour tout le monde"), "Bonjour, tout le monde")
    desk.revise("Bonjour, tout le monde", by=laptop)
    assert standing(desk) is Standing.APPROVED


def test_a_correction_reached_through_another_revision_does_not_count(desk: Desk) -> None:
    correct(desk, desk.revise("Bonjour tout le monde"), "Bonjour, tout le monde")
    desk.revise("Un détour")
    desk.revise("Bonjour, tout le monde")
    assert standing(desk) is Standing.UNDECIDED


def test_a_correction_in_a_merge_does_not_count(desk: Desk) -> None:
    first = desk.revise("Départ")
    branch = desk.revise("Bonjour tout le monde", parents=(first.hash,))
    correct(desk, branch, "Bonjour, tout le monde")
    desk.revise("Ailleurs", parents=(first.hash,))
    merged = desk.revise("Bonjour, tout le monde")
    assert branch.hash in merged.parents
    assert standing(desk) is Standing.UNDECIDED


def test_a_correction_counts_for_the_channels_it_decided_only(desk: Desk) -> None:
    correct(desk, desk.revise("Bonjour tout le monde"), "Bonjour, tout le monde", channels=["website"])
    desk.revise("Bonjour, tout le monde")
    assert standing(desk, "website") is Standing.APPROVED
    assert standing(desk, "facebook") is Standing.UNDECIDED


def test_a_correction_that_a_colleague_rejects_is_not_approved(desk: Desk, deputy: Signer) -> None:
    revision = desk.revise("Bonjour tout le monde")
    correct(desk, revision, "Bonjour, tout le monde")
    desk.decide(revision, "reject", by=deputy)
    desk.revise("Bonjour, tout le monde")
    assert standing(desk) is Standing.UNDECIDED


def test_two_different_corrections_approve_neither(desk: Desk, deputy: Signer) -> None:
    revision = desk.revise("Bonjour tout le monde")
    correct(desk, revision, "Bonjour, tout le monde")
    correct(desk, revision, "Bonjour à tous", by=deputy)
    desk.revise("Bonjour à tous")
    assert standing(desk) is Standing.UNDECIDED


def test_a_correction_taken_up_can_still_be_rejected(desk: Desk) -> None:
    decision = correct(desk, desk.revise("Bonjour tout le monde"), "Bonjour, tout le monde")
    taken = desk.revise("Bonjour, tout le monde")
    desk.decide(taken, "reject", parents=(decision.hash,))
    assert standing(desk) is Standing.REJECTED


def test_the_person_who_corrects_does_not_become_an_author(desk: Desk) -> None:
    correct(desk, desk.revise("Bonjour tout le monde"), "Bonjour, tout le monde")
    taken = desk.revise("Bonjour, tout le monde")
    desk.decide(taken)
    assert standing(desk) is Standing.APPROVED


def test_the_decisions_of_a_post_are_listed_counting_or_not(desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    first = desk.decide(revision)
    second = desk.decide(revision, "reject", parents=(first.hash,))
    assert desk.ledger.decisions("post-1") == (first, second)
