"""Publish what was approved, assisted: exactly the stored bytes, every gate judged again for the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.approval import ApprovalState
from db.facts import Fact
from db.ledger import Entry
from db.workspace import Workspace
from desktop.channels.export import ExportedImage, ExportItem, export
from desktop.editorial.gates.verdict import Reason, Verdict
from desktop.editorial.post import Channel
from desktop.editorial.workflow import Action, State
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.account_keepers import keeper_refusal
from desktop.services.accounts import account_in_use
from desktop.services.claims import FAILED, give_up, standing_claim
from desktop.services.desk import Desk
from desktop.services.election_checklist import days_going_out, list_left
from desktop.services.emergencies import let_out_channels
from desktop.services.heard_answers import heard_in
from desktop.services.in_force import profile_in_force
from desktop.services.posts import manifest_of_revision, post_of_revision
from desktop.services.review import review_of_revision
from desktop.services.session import Session
from desktop.services.situation import refuse_unless_allowed, states_of
from desktop.services.written_answers import CONTEST, WAIVER, answers_of

UNCONFIRMED = (
    "la liste de vérification de la période électorale n’a pas été confirmée pour cette version (art. 9). "
    "Confirmez-la dans À publier; l’approbation reste valide."
)
"""Why a version approved before its period was known does not go out yet."""
UNHEARD = (
    "un motif a été écrit depuis, et la direction générale ne l’a pas encore lu. Soumettez de nouveau la "
    "publication dans l’éditeur, sans rien y changer\u00a0: elle verra ce motif et décidera."
)
"""Why a justification or a contestation written after the decision does not let a post out."""
# Dates in the words are read from the day for which they were written, not from the day they are handed over.
_OF_PLANNED = frozenset({"langue"})


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written in the folder, and the claims that hold each channel for this person."""

    folder: Path
    claims: Mapping[Channel, Fact]


def export_approved(
    desk: Desk, session: Session, item: str, folder: Path, channels: Iterable[Channel] | None = None
) -> Exported:
    """Claim every approved channel of `item` (or some), then write them under `folder`.

    An emergency let out before its approval counts as approved. Raises `Refusal` when nothing is approved, when a gate blocks on the publication day, or when the
    channels were already claimed: a post goes out at most once. When the folder cannot be written, the
    claims are given up and nothing went out.
    """
    workspace = desk.workspace
    approval = workspace.ledger.approval(item)
    approved = going_out(workspace, approval)
    refuse_unless_allowed(workspace, session, item, Action.PUBLISH, [str(c) for c in approved] or None)
    head = workspace.ledger.fact(str(approval.head))
    assert head is not None
    wanted = set(approved if channels is None else channels)
    ready = [channel for channel in ready_channels(workspace, approval, approved) if channel in wanted]
    if not ready:
        raise nothing_left()
    manifest = manifest_of_revision(workspace, head)
    refuse_blocked(desk, approval, head, ready, manifest)
    items = [_export_item(workspace, channel, manifest["nodes"][str(channel)]) for channel in ready]
    claims = claim_channels(workspace, session, head, manifest, ready)
    try:
        export(folder, items)
    except (Refusal, EnvironmentFault):
        for claim in claims.values():
            give_up(workspace, session, claim, FAILED)
        raise
    return Exported(folder, claims)


def going_out(workspace: Workspace, approval: ApprovalState) -> list[Channel]:
    """The channels of the last version that are approved, or let out before it in an emergency."""
    let_out = let_out_channels(workspace, approval)
    return [c for c in Channel if approval.is_approved(str(c)) or str(c) in let_out]


def ready_channels(workspace: Workspace, approval: ApprovalState, approved: list[Channel]) -> list[Channel]:
    """The approved channels that nobody published, withdrew nor claimed; those of an emergency let out too."""
    states = states_of(workspace, approval)
    let_out = let_out_channels(workspace, approval)
    facts = workspace.ledger.facts(item=approval.item)
    return [
        channel
        for channel in approved
        if (states[str(channel)] is State.APPROVED or str(channel) in let_out)
        and standing_claim(facts, str(channel), approval.channels[str(channel)].node) is None
    ]


def refuse_blocked(
    desk: Desk, approval: ApprovalState, head: Fact, channels: list[Channel], manifest: Mapping[str, Any]
) -> None:
    """Raises `Refusal` with what forbids these channels to go out as they were approved."""
    blocked = blocking_reasons(desk, approval, head, channels, manifest)
    reasons = [f"{channel.label}\u00a0: {text}" for channel, texts in blocked.items() for text in texts]
    if reasons:
        raise Refusal(
            "publication_bloquee",
            "La publication ne peut plus sortir telle quelle. Ce qui a été décidé est conservé; "
            "réglez ces points, ou soumettez une nouvelle version.",
            tuple(dict.fromkeys(reasons)),
        )


def blocking_reasons(
    desk: Desk, approval: ApprovalState, head: Fact, channels: list[Channel], manifest: Mapping[str, Any]
) -> Mapping[Channel, tuple[str, ...]]:
    """A release may have expired, an election period begun: the day of publication decides.

    Handed over before its planned day, a post is judged on both days, and the heavier answer counts (art. 9).
    Only what the direction had before her counts: the contestations she ticked, the justifications of the
    submission she decided of. One written since does not. A channel that may go out is left out.
    """
    workspace = desk.workspace
    heard = heard_in(workspace, approval, map(str, channels))
    unheard = {(a.kind, a.key) for a in answers_of(workspace, approval.item) if a.fact not in heard}
    planned, *early = days_going_out(desk, post_of_revision(workspace, head.hash))
    reasons: dict[Channel, list[str]] = {}
    for day in (planned, *early):
        reviewed = review_of_revision(desk, head.hash, day, ticked=heard.contests, read=heard.waivers)
        for found in reviewed.channels:
            if found.channel in channels:
                held = [each for each in found.unanswered if day == planned or each[0] not in _OF_PLANNED]
                reasons.setdefault(found.channel, []).extend(reason.text for _, reason in held)
                if any((_answer_to(reason), found.key_of(gate, reason)) in unheard for gate, reason in held):
                    reasons[found.channel].append(UNHEARD)
    for channel in channels:
        if list_left(desk, approval.item, head.hash, [channel]):
            reasons.setdefault(channel, []).append(UNCONFIRMED)
    for channel in _outdated_logos(desk.workspace, channels, manifest):
        reasons.setdefault(channel, []).append(
            "le logo officiel a changé depuis que l’image a été préparée. Soumettez de nouveau."
        )
    return {channel: tuple(dict.fromkeys(texts)) for channel, texts in reasons.items() if texts}


def _answer_to(reason: Reason) -> str:
    """What answers a reason: a warning is justified, a block contested."""
    return WAIVER if reason.verdict is Verdict.WARNS else CONTEST


def _outdated_logos(
    workspace: Workspace, channels: list[Channel], manifest: Mapping[str, Any]
) -> list[Channel]:
    """The stored images bear the logo that was official when they were rendered (art. 25)."""
    official = profile_in_force(workspace).profile.logo
    return [
        channel
        for channel in channels
        if any(image["logo"] not in {None, official} for image in manifest["nodes"][str(channel)]["images"])
    ]


def refuse_unless_keeper(
    workspace: Workspace, session: Session, manifest: Mapping[str, Any], channels: Iterable[Channel]
) -> None:
    """Raises `Refusal` when an account is run by others than this person (art. 3)."""
    for channel in channels:
        account = account_in_use(workspace, channel, manifest["nodes"][str(channel)]["account"])
        refused = keeper_refusal(workspace, session, channel, account.id if account is not None else None)
        if refused is not None:
            raise refused


def claim_channels(
    workspace: Workspace,
    session: Session,
    head: Fact,
    manifest: Mapping[str, Any],
    channels: list[Channel],
) -> dict[Channel, Fact]:
    """Claim these channels, all or none, unless somebody claimed one meanwhile or others run the account."""
    refuse_unless_keeper(workspace, session, manifest, channels)
    with workspace.database.transaction():
        facts = workspace.ledger.facts(item=head.item)
        if any(standing_claim(facts, str(c), str(head.body["nodes"][str(c)])) for c in channels):
            raise nothing_left()
        entries = [_claim_entry(workspace, head, manifest, channel) for channel in channels]
        signed = workspace.ledger.append_many(session.signer, entries)
    return dict(zip(channels, signed, strict=True))


def _claim_entry(workspace: Workspace, head: Fact, manifest: Mapping[str, Any], channel: Channel) -> Entry:
    account = account_in_use(workspace, channel, manifest["nodes"][str(channel)]["account"])
    fields = {
        "revision": head.hash,
        "content": head.body["content"],
        "channel": str(channel),
        "node": head.body["nodes"][str(channel)],
        "account": account.id if account is not None else None,
        "emergency": manifest["post"]["emergency"],
    }
    return Entry(kind="claim", item=head.item, fields=fields)


def nothing_left() -> Refusal:
    """Every approved channel was handed over, or withdrawn."""
    return Refusal(
        "deja_reservee",
        "Chaque média approuvé a déjà été remis pour publication, ou retiré. Rien n’a été remis de nouveau; "
        "consignez le lien obtenu, abandonnez la réservation, ou soumettez une correction.",
    )


def _export_item(workspace: Workspace, channel: Channel, node: Mapping[str, Any]) -> ExportItem:
    images = tuple(
        ExportedImage(
            workspace.objects.read(image["rendition"]),
            image["media_type"],
            "" if image["decorative"] else image["alt"],
        )
        for image in node["images"]
    )
    return ExportItem(channel, node["media_type"], workspace.objects.read(node["payload"]), images)
