"""Take a post, or an image, off the media: signed at once, never awaiting an approval (art. 26)."""

from __future__ import annotations

import enum
from collections.abc import Iterable

from db.facts import Fact
from db.ledger import Entry
from db.workspace import Workspace
from desktop.editorial.post import Channel
from desktop.editorial.workflow import Action, State
from desktop.errors import Refusal
from desktop.services.asset_uses import uses_of
from desktop.services.image_rights import FORBIDDING
from desktop.services.session import Session, refuse_unless_role
from desktop.services.situation import states_of
from desktop.services.stored_json import put_text


class WithdrawalReason(enum.StrEnum):
    """Why something is taken down. After the first two, an image may not be used again as it is."""

    CONSENT = "consentement"
    RIGHTS = "droits"
    MISTAKE = "erreur"
    OUTDATED = "perime"
    OTHER = "autre"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return _LABELS[self]


_LABELS = {
    WithdrawalReason.CONSENT: "Consentement retiré ou échu",
    WithdrawalReason.RIGHTS: "Droits retirés ou échus",
    WithdrawalReason.MISTAKE: "Erreur",
    WithdrawalReason.OUTDATED: "Information périmée",
    WithdrawalReason.OTHER: "Autre motif",
}

assert {reason for reason in WithdrawalReason if reason in FORBIDDING} == {
    WithdrawalReason.CONSENT,
    WithdrawalReason.RIGHTS,
}


def withdraw_post(
    workspace: Workspace,
    session: Session,
    item: str,
    reason: WithdrawalReason,
    channels: Iterable[Channel] | None = None,
    comment: str = "",
) -> Fact:
    """Withdraw a post from some channels, from all by default; it may come back with a new revision.

    `comment` is read by colleagues and cannot be erased: nobody's personal information belongs in it.
    Raises `Refusal` for a post that was never signed, or a channel it never had.
    """
    refuse_unless_role(workspace, session, Action.WITHDRAW)
    held = _channels_ever(workspace, item)
    wanted = held if channels is None else frozenset(str(channel) for channel in channels)
    if not wanted or not wanted <= held:
        raise Refusal(
            "media_absent",
            "Cette publication n’a jamais été préparée pour ce média. Rien n’a été retiré; vérifiez le média.",
        )
    _refuse_if_withdrawn(workspace, item, wanted)
    return workspace.ledger.append_many(
        session.signer, [_entry(workspace, item, wanted, reason, comment, asset=None)]
    )[0]


def withdraw_image(
    workspace: Workspace,
    session: Session,
    asset: str,
    reason: WithdrawalReason,
    items: Iterable[str] | None = None,
    comment: str = "",
) -> tuple[Fact, ...]:
    """« Retirer partout »: sign that an image is taken off every post that uses it, or off `items`.

    All or none. After a consent or a right that ended, no path lets the image out again until a new rights
    record is signed. Raises `Refusal` when no post uses it. The platforms themselves are cleaned by hand, or
    by the connection to each.
    """
    refuse_unless_role(workspace, session, Action.WITHDRAW)
    chosen = set(items) if items is not None else None
    uses = [use for use in uses_of(workspace, asset) if use.channels]
    kept = [use for use in uses if chosen is None or use.item in chosen]
    if not kept:
        raise Refusal(
            "image_inutilisee",
            "Aucune version enregistrée n’utilise cette image. Rien n’a été retiré; pour qu’elle ne serve plus, "
            "changez sa fiche de droits.",
        )
    entries = [_entry(workspace, use.item, use.channels, reason, comment, asset=asset) for use in kept]
    return workspace.ledger.append_many(session.signer, entries)


def _entry(
    workspace: Workspace,
    item: str,
    channels: Iterable[str],
    reason: WithdrawalReason,
    comment: str,
    *,
    asset: str | None,
) -> Entry:
    return Entry(
        kind="withdrawal",
        item=item,
        fields={
            "channels": sorted(channels),
            "asset": asset,
            "reason": str(reason),
            "comment": put_text(workspace, comment.strip()) if comment.strip() else None,
        },
    )


def _channels_ever(workspace: Workspace, item: str) -> frozenset[str]:
    """The channels that any revision of the post was prepared for."""
    revisions = workspace.ledger.facts("revision", item)
    if not revisions:
        raise Refusal(
            "publication_inconnue",
            "Cette publication n’a aucune version enregistrée dans cet espace. Rien n’a été retiré.",
        )
    return frozenset(channel for fact in revisions for channel in fact.body["nodes"])


def _refuse_if_withdrawn(workspace: Workspace, item: str, channels: frozenset[str]) -> None:
    states = states_of(workspace, workspace.ledger.approval(item))
    if states and all(states.get(channel) is State.WITHDRAWN for channel in channels):
        raise Refusal(
            "deja_retiree", "Cette publication est déjà retirée de ces médias. Rien n’a été changé."
        )
