"""The direction's decision on exactly what will be published: signed, bound to revision and content hash."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.post import Channel
from desktop.editorial.workflow import Action
from desktop.errors import Refusal
from desktop.services.desk import Desk
from desktop.services.report import contests_in
from desktop.services.session import Session
from desktop.services.signed_decisions import refuse_unticked, same_head, sign_decision
from desktop.services.situation import refuse_unless_allowed


def approve(
    desk: Desk,
    session: Session,
    item: str,
    revision: str,
    *,
    channels: Iterable[Channel] | None = None,
    ticked: Collection[str] = (),
    comment: str = "",
    replaces: Iterable[str] = (),
) -> Fact:
    """Approve `revision`, the one that was looked at, on all or some channels.

    `ticked` are the contestations the direction accepted, one by one: all those of these channels are
    needed. `replaces` are the decisions of others that this one knowingly sets aside. Raises `Refusal` when
    the post has changed since, when a contestation is not ticked, or when somebody decided otherwise.
    """
    workspace = desk.workspace
    head, decided = _decided(workspace, session, item, revision, Action.APPROVE, channels)
    contests = _contests(workspace, item, decided)
    refuse_unticked(contests - set(ticked))
    return sign_decision(
        workspace,
        session,
        head,
        "approve",
        decided,
        comment=comment,
        contests=contests,
        replaces=replaces,
    )


def request_changes(
    desk: Desk,
    session: Session,
    item: str,
    revision: str,
    comment: str,
    channels: Iterable[Channel] | None = None,
    replaces: Iterable[str] = (),
) -> Fact:
    """Send the post back with a comment, which is required: the author must know what to change."""
    head, decided = _decided(desk.workspace, session, item, revision, Action.REQUEST_CHANGES, channels)
    return _send_back(desk.workspace, session, head, "changes", decided, comment, replaces)


def reject(
    desk: Desk,
    session: Session,
    item: str,
    revision: str,
    comment: str,
    channels: Iterable[Channel] | None = None,
    replaces: Iterable[str] = (),
) -> Fact:
    """Refuse the post, with a comment."""
    head, decided = _decided(desk.workspace, session, item, revision, Action.REJECT, channels)
    return _send_back(desk.workspace, session, head, "reject", decided, comment, replaces)


def _decided(
    workspace: Workspace,
    session: Session,
    item: str,
    revision: str,
    action: Action,
    channels: Iterable[Channel] | None,
) -> tuple[Fact, frozenset[str]]:
    """The head and the channels to decide of, once this person may decide of them."""
    head = same_head(workspace, item, revision)
    held = frozenset(head.body["nodes"])
    wanted = held if channels is None else frozenset(str(channel) for channel in channels)
    if not wanted or not wanted <= held:
        raise Refusal(
            "media_absent",
            "La décision vise un média que cette version ne contient pas. Rien n’a été décidé; vérifiez les médias.",
        )
    refuse_unless_allowed(workspace, session, item, action, wanted)
    return head, wanted


def _send_back(
    workspace: Workspace,
    session: Session,
    head: Fact,
    verdict: str,
    channels: frozenset[str],
    comment: str,
    replaces: Iterable[str],
) -> Fact:
    if not any(character.isalnum() for character in comment):
        raise Refusal(
            "commentaire_requis",
            "Il faut un commentaire\u00a0: la personne qui a écrit doit savoir quoi changer. Rien n’a été décidé.",
        )
    return sign_decision(workspace, session, head, verdict, channels, comment=comment, replaces=replaces)


def _contests(workspace: Workspace, item: str, channels: Collection[str]) -> frozenset[str]:
    """The contestations that the report of the last submission holds for these channels."""
    submission = workspace.ledger.approval(item).submission
    fact = workspace.ledger.fact(submission) if submission is not None else None
    if fact is None:
        raise Refusal(
            "non_soumise", "Cette version n’a pas été soumise à l’approbation. Rien n’a été décidé."
        )
    return contests_in(workspace, str(fact.body["report"]), channels)
