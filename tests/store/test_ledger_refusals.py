"""What the ledger refuses, by both doors: writing here, and receiving from elsewhere."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from ledger_desk import Desk, decision_on, forge, grant_of, key, manifest_of

from db.canonical import canonical
from db.errors import Refusal
from db.signing import Signer

Door = Callable[..., None]

OTHER_HASH = "ab" * 32


@pytest.fixture(params=["append", "accept"])
def enter(request: pytest.FixtureRequest, desk: Desk) -> Door:
    """Try to make a fact enter by one of the two doors, well placed at the end of its stream."""

    def append(signer: Signer, kind: str, **fields: Any) -> None:
        desk.ledger.append(signer, kind, **fields)

    def accept(signer: Signer, kind: str, **fields: Any) -> None:
        desk.ledger.accept([forge(signer, kind, **desk.place_after(signer), **fields)])

    return append if request.param == "append" else accept


def refused(enter: Door, desk: Desk, signer: Signer, kind: str, **fields: Any) -> str:
    """The code of the refusal; nothing entered and what was there still verifies."""
    before = desk.rows()
    with pytest.raises(Refusal) as caught:
        enter(signer, kind, **fields)
    assert desk.rows() == before
    assert desk.ledger.audit() == ()
    return caught.value.code


def test_a_direction_that_did_not_write_approves(enter: Door, desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    enter(desk.direction, "decision", **decision_on(revision))
    assert desk.ledger.approval("post-1").is_approved("website")


def test_the_author_cannot_approve(enter: Door, desk: Desk) -> None:
    desk.grant(desk.officer, "agente", ["direction"])
    revision = desk.revise("Bonjour")
    assert refused(enter, desk, desk.officer, "decision", **decision_on(revision)) == "author_decides"


def test_the_author_of_an_ancestor_cannot_approve(enter: Door, desk: Desk) -> None:
    desk.revise("Écrit par la direction", by=desk.direction)
    revision = desk.revise("Repris par l’agente")
    assert refused(enter, desk, desk.direction, "decision", **decision_on(revision)) == "author_decides"


def test_the_author_of_a_merged_branch_cannot_approve(enter: Door, desk: Desk) -> None:
    first = desk.revise("Départ")
    desk.revise("Branche de l’agente", parents=(first.hash,))
    desk.revise("Branche de la direction", parents=(first.hash,), by=desk.direction)
    merged = desk.revise("Fusion")
    assert len(merged.parents) == 2
    assert refused(enter, desk, desk.direction, "decision", **decision_on(merged)) == "author_decides"


def test_the_author_cannot_approve_with_another_key(enter: Door, desk: Desk) -> None:
    second = key(20)
    desk.grant(second, "agente", ["direction"])
    revision = desk.revise("Bonjour")
    assert refused(enter, desk, second, "decision", **decision_on(revision)) == "author_decides"


def test_a_later_grant_does_not_detach_a_key_from_its_author(enter: Door, desk: Desk) -> None:
    second = key(20)
    desk.grant(second, "agente", ["direction"])
    desk.grant(second, "quelqu-un-d-autre", ["direction"])
    revision = desk.revise("Bonjour")
    assert refused(enter, desk, second, "decision", **decision_on(revision)) == "author_decides"


def test_an_approval_of_another_content_is_refused(enter: Door, desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    wrong = decision_on(revision, content=OTHER_HASH)
    assert refused(enter, desk, desk.direction, "decision", **wrong) == "other_content"


def test_an_approval_of_another_node_is_refused(enter: Door, desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    wrong = decision_on(revision, nodes={"website": OTHER_HASH})
    assert refused(enter, desk, desk.direction, "decision", **wrong) == "other_content"


def test_an_approval_of_a_channel_the_revision_lacks_is_refused(enter: Door, desk: Desk) -> None:
    revision = desk.revise("Bonjour", channels=("website",))
    wrong = decision_on(revision, nodes={"youtube": revision.body["nodes"]["website"]})
    assert refused(enter, desk, desk.direction, "decision", **wrong) == "other_content"


def test_an_approval_of_an_unknown_revision_is_refused(enter: Door, desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    wrong = decision_on(revision, revision=OTHER_HASH)
    assert refused(enter, desk, desk.direction, "decision", **wrong) == "unknown_revision"


def test_an_approval_of_the_revision_of_another_post_is_refused(enter: Door, desk: Desk) -> None:
    revision = desk.revise("Bonjour", item="post-1")
    wrong = decision_on(revision, item="post-2")
    assert refused(enter, desk, desk.direction, "decision", **wrong) == "other_item"


def test_an_approval_of_something_that_is_no_revision_is_refused(enter: Door, desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    submission = desk.submit(revision)
    wrong = decision_on(revision, revision=submission.hash)
    assert refused(enter, desk, desk.direction, "decision", **wrong) == "other_item"


def test_an_approval_by_an_unknown_key_is_refused(enter: Door, desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    assert refused(enter, desk, key(99), "decision", **decision_on(revision)) == "unknown_key"


def test_an_approval_by_a_revoked_key_is_refused(enter: Door, desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    desk.revoke(desk.direction, "all", 2, by=desk.root)
    assert refused(enter, desk, desk.direction, "decision", **decision_on(revision)) == "revoked_key"


def test_an_approval_once_the_direction_role_has_ended_is_refused(enter: Door, desk: Desk) -> None:
    desk.grant(desk.direction, "directrice", ["greffe"])
    revision = desk.revise("Bonjour")
    written = len(desk.ledger.stream(desk.direction.stream))
    desk.revoke(desk.direction, ["direction"], written, by=desk.root)
    assert refused(enter, desk, desk.direction, "decision", **decision_on(revision)) == "wrong_role"


def test_an_approval_before_the_direction_role_begins_is_refused(enter: Door, desk: Desk) -> None:
    deputy = key(20)
    desk.grant(deputy, "adjointe", ["greffe"])
    desk.grant(deputy, "adjointe", ["direction"], from_=2)
    revision = desk.revise("Bonjour")
    assert refused(enter, desk, deputy, "decision", **decision_on(revision)) == "wrong_role"


def test_the_last_approval_before_the_role_ended_still_counts(desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    decision = desk.decide(revision)
    desk.revoke(desk.direction, "all", decision.seq, by=desk.root)
    assert desk.ledger.approval("post-1").is_approved("website")


def test_an_approval_by_the_redaction_alone_is_refused(enter: Door, desk: Desk) -> None:
    colleague = key(20)
    desk.grant(colleague, "collegue", ["redaction", "publication", "greffe"])
    revision = desk.revise("Bonjour")
    assert refused(enter, desk, colleague, "decision", **decision_on(revision)) == "wrong_role"


def test_the_root_key_approves_nothing(enter: Door, desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    assert refused(enter, desk, desk.root, "decision", **decision_on(revision)) == "wrong_role"


def test_an_approval_replayed_at_another_place_is_refused(enter: Door, desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    desk.decide(revision)
    assert refused(enter, desk, desk.direction, "decision", **decision_on(revision)) == "replayed"


def test_an_approval_replayed_after_a_rejection_is_refused(enter: Door, desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    approval = desk.decide(revision)
    desk.decide(revision, "reject", parents=(approval.hash,))
    replay = decision_on(revision, parents=(approval.hash,))
    assert refused(enter, desk, desk.direction, "decision", **replay) == "replayed"


def test_an_approval_replayed_on_some_of_its_channels_is_refused(enter: Door, desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    desk.decide(revision)
    again = decision_on(revision, channels=["facebook"])
    assert refused(enter, desk, desk.direction, "decision", **again) == "replayed"


def test_a_second_key_of_the_same_person_must_name_the_first_decision(desk: Desk) -> None:
    second = key(20)
    desk.grant(second, "directrice", ["direction"])
    revision = desk.revise("Bonjour")
    desk.decide(revision)
    with pytest.raises(Refusal) as caught:
        desk.decide(revision, "reject", by=second)
    assert caught.value.code == "replayed"


def test_two_keys_of_one_person_that_decided_apart_do_not_lock_each_other(
    desk: Desk, elsewhere: Desk
) -> None:
    second = key(20)
    desk.grant(second, "directrice", ["direction"])
    revision = desk.revise("Bonjour")
    elsewhere.ledger.accept(desk.rows())
    desk.decide(revision)
    elsewhere.decide(revision, "reject", by=second)
    assert desk.ledger.accept(elsewhere.rows()) == 1
    assert elsewhere.ledger.accept(desk.rows()) == 1
    assert desk.ledger.approval("post-1") == elsewhere.ledger.approval("post-1")
    assert not desk.ledger.approval("post-1").is_approved("website")


def test_a_decision_that_replaces_the_one_of_another_post_is_refused(enter: Door, desk: Desk) -> None:
    other = desk.decide(desk.revise("Ailleurs", item="post-2"))
    revision = desk.revise("Bonjour")
    wrong = decision_on(revision, parents=(other.hash,))
    assert refused(enter, desk, desk.direction, "decision", **wrong) == "other_item"


def test_a_correction_that_corrects_nothing_is_refused(enter: Door, desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    same = {name: revision.body[name] for name in ("content", "shared", "nodes", "manifest")}
    wrong = decision_on(revision, "approve_with_correction", corrected=same)
    assert refused(enter, desk, desk.direction, "decision", **wrong) == "unchanged"


def test_a_correction_whose_hash_is_not_that_of_its_nodes_is_refused(enter: Door, desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    corrected = desk.keep(manifest_of("Bonjour!")) | {"content": OTHER_HASH}
    wrong = decision_on(revision, "approve_with_correction", corrected=corrected)
    assert refused(enter, desk, desk.direction, "decision", **wrong) == "wrong_content"


@pytest.mark.parametrize(("verdict", "corrects"), [("approve", True), ("approve_with_correction", False)])
def test_a_correction_goes_with_its_verdict_only(
    enter: Door, desk: Desk, verdict: str, corrects: bool
) -> None:
    revision = desk.revise("Bonjour")
    corrected = desk.keep(manifest_of("Bonjour!")) if corrects else None
    wrong = decision_on(revision, verdict, corrected=corrected)
    assert refused(enter, desk, desk.direction, "decision", **wrong) == "wrong_body"


def test_a_revision_that_changes_nothing_is_refused(enter: Door, desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    fields = desk.keep(manifest_of("Bonjour"))
    code = refused(enter, desk, desk.officer, "revision", item="post-1", parents=(revision.hash,), **fields)
    assert code == "unchanged"


def test_going_back_to_an_earlier_content_is_a_change(desk: Desk) -> None:
    desk.revise("Bonjour")
    desk.revise("Bonsoir")
    again = desk.revise("Bonjour")
    assert desk.ledger.heads("post-1") == (again.hash,)


def test_a_revision_that_repeats_a_head_beside_it_is_not_written_here(desk: Desk) -> None:
    first = desk.revise("Bonjour")
    desk.revise("Bonsoir")
    with pytest.raises(Refusal, match="identique"):
        desk.revise("Bonsoir", parents=(first.hash,))


def test_a_revision_whose_hash_is_not_that_of_its_nodes_is_refused(enter: Door, desk: Desk) -> None:
    fields = desk.keep(manifest_of("Bonjour")) | {"content": OTHER_HASH}
    assert refused(enter, desk, desk.officer, "revision", item="post-1", **fields) == "wrong_content"


def test_a_revision_that_descends_from_another_post_is_refused(enter: Door, desk: Desk) -> None:
    other = desk.revise("Ailleurs", item="post-2")
    fields = desk.keep(manifest_of("Bonjour"))
    code = refused(enter, desk, desk.officer, "revision", item="post-1", parents=(other.hash,), **fields)
    assert code == "other_item"


def test_a_revision_of_an_unknown_parent_is_refused(enter: Door, desk: Desk) -> None:
    fields = desk.keep(manifest_of("Bonjour"))
    code = refused(enter, desk, desk.officer, "revision", item="post-1", parents=(OTHER_HASH,), **fields)
    assert code == "unknown_parent"


def test_a_submission_of_another_content_is_refused(enter: Door, desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    kept = desk.objects.put(b"report")
    fields = {
        "profile": kept,
        "packs": {},
        "report": kept,
        "again": [],
        "content": OTHER_HASH,
        "revision": revision.hash,
    }
    assert refused(enter, desk, desk.officer, "submission", item="post-1", **fields) == "other_content"


def test_a_comment_on_the_revision_of_another_post_is_refused(enter: Door, desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    fields = {"text": desk.objects.put("À revoir".encode()), "revision": revision.hash, "quote": None}
    fields |= {"objects": (fields["text"],)}
    assert refused(enter, desk, desk.officer, "comment", item="post-2", **fields) == "other_item"


def test_a_comment_changes_no_approval(desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    desk.decide(revision)
    before = desk.ledger.approval("post-1")
    text = desk.objects.put("À revoir".encode())
    desk.ledger.append(desk.officer, "comment", item="post-1", text=text, revision=revision.hash, quote=None)
    assert desk.ledger.approval("post-1") == before


def test_a_claim_on_another_node_is_refused(enter: Door, desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    claim = {"revision": revision.hash, "content": revision.body["content"], "channel": "facebook"}
    fields = claim | {"node": OTHER_HASH, "account": None, "emergency": False}
    assert refused(enter, desk, desk.officer, "claim", item="post-1", **fields) == "other_content"


def test_a_receipt_without_its_claim_is_refused(enter: Door, desk: Desk) -> None:
    fields = {"claim": OTHER_HASH, "permalink": None, "published": "2026-05-12", "capture": None}
    assert refused(enter, desk, desk.officer, "receipt", item="post-1", **fields) == "unknown_fact"


@pytest.mark.parametrize(("number", "expected"), [(4, "already_installed"), (50, "unknown_key")])
def test_a_second_installation_is_refused(enter: Door, desk: Desk, number: int, expected: str) -> None:
    other = key(number)
    fields = {
        "workspace": "ailleurs",
        "name": "Ailleurs",
        "public_key": other.public_key.hex(),
        "backup_key": None,
    }
    assert refused(enter, desk, other, "installation", **fields) == expected


@pytest.mark.parametrize(
    ("signer", "roles"),
    [
        ("root", ["redaction"]),
        ("root", ["direction", "redaction"]),
        ("direction", ["direction"]),
        ("direction", ["administration", "greffe"]),
        ("officer", ["redaction"]),
        ("greffe", ["direction"]),
    ],
)
def test_a_role_is_granted_by_its_own_authority_only(
    enter: Door, desk: Desk, signer: str, roles: list[str]
) -> None:
    by: Signer = getattr(desk, signer)
    code = refused(enter, desk, by, "grant", **grant_of(key(30), "nouvelle", roles))
    assert code == "wrong_authority"


def test_an_officer_revokes_nobody(enter: Door, desk: Desk) -> None:
    fields = {"target": desk.direction.stream, "roles": "all", "last": 0}
    assert refused(enter, desk, desk.officer, "revocation", **fields) == "wrong_authority"


def test_a_grant_whose_key_is_not_that_of_its_stream_is_refused(enter: Door, desk: Desk) -> None:
    fields = grant_of(key(30), "nouvelle", ["direction"]) | {"public_key": key(31).public_key.hex()}
    assert refused(enter, desk, desk.root, "grant", **fields) == "wrong_body"


def test_a_video_is_known_by_its_hash_and_an_image_must_be_kept(enter: Door, desk: Desk) -> None:
    fields = {"asset": OTHER_HASH, "width": 1920, "height": 1080}
    assert refused(enter, desk, desk.officer, "asset", media_type="image/jpeg", **fields) == "wrong_body"
    enter(desk.officer, "asset", media_type="video/mp4", **fields)


def test_a_text_cannot_slip_into_a_fact(enter: Door, desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    wrong = decision_on(revision, comment="Madame Tremblay a téléphoné")
    assert refused(enter, desk, desk.direction, "decision", **wrong) == "wrong_body"


def test_a_field_that_nobody_declared_is_refused(enter: Door, desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    wrong = decision_on(revision, remarque="Madame Tremblay a téléphoné")
    assert refused(enter, desk, desk.direction, "decision", **wrong) == "wrong_body"


def test_an_unknown_kind_of_a_known_key_passes_and_counts_for_nothing(enter: Door, desk: Desk) -> None:
    before = desk.ledger.approval("post-1")
    enter(desk.officer, "sondage", item="post-1", question="q-1")
    assert [fact.kind for fact in desk.ledger.facts(item="post-1")] == ["sondage"]
    assert desk.ledger.approval("post-1") == before
    assert desk.ledger.audit() == ()


def test_an_unknown_kind_of_an_unknown_key_is_refused(enter: Door, desk: Desk) -> None:
    assert refused(enter, desk, key(99), "sondage", item="post-1", question="q-1") == "unknown_key"


def test_a_fact_that_relies_on_an_absent_object_is_not_written(desk: Desk) -> None:
    fields = desk.keep(manifest_of("Bonjour"))
    desk.objects.remove(fields["manifest"])
    with pytest.raises(Refusal) as caught:
        desk.ledger.append(desk.officer, "revision", item="post-1", **fields)
    assert caught.value.code == "missing_object"
    assert desk.ledger.heads("post-1") == ()


def test_a_body_past_sixteen_kibibytes_is_refused(desk: Desk) -> None:
    kept = [hashlib.sha256(bytes([number])).hexdigest() for number in range(250)]
    with pytest.raises(Refusal) as caught:
        desk.ledger.append(
            desk.officer, "revision", item="post-1", objects=kept, **desk.keep(manifest_of("Bonjour"))
        )
    assert caught.value.code == "body_too_large"


def test_every_refusal_says_what_was_kept_and_what_to_do(desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    with pytest.raises(Refusal) as caught:
        desk.decide(revision, by=desk.officer)
    assert caught.value.message == (
        "Cette inscription au journal est refusée\u00a0: son signataire n’a pas le rôle requis (direction). Le journal "
        "est inchangé. Demandez à une personne qui a ce rôle, ou demandez ce rôle à la direction."
    )


def test_a_manifest_is_stored_in_its_canonical_form(desk: Desk) -> None:
    revision = desk.revise("Bonjour")
    assert desk.objects.read(revision.body["manifest"]) == canonical(manifest_of("Bonjour"))
