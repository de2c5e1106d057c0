"""The direction's decision on exactly what will be published: signed, bound to revision and content hash."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from db.facts import Fact
from db.rules import content_hash, node_hashes, shared_hash
from db.workspace import Workspace
from desktop.editorial.manifest_reading import post_of_manifest
from desktop.editorial.post import Channel, Post
from desktop.editorial.workflow import Action
from desktop.errors import Refusal
from desktop.services.desk import Desk
from desktop.services.gate_cases import Authorship
from desktop.services.in_force import profile_in_force
from desktop.services.posts import post_of_revision
from desktop.services.rendering import render_post
from desktop.services.review import Review, review
from desktop.services.session import Session
from desktop.services.situation import refuse_unless_allowed
from desktop.services.stored_json import put_text, read_json
from desktop.services.submission import Submitted, store_manifest, submit_post


def approve(
    desk: Desk,
    session: Session,
    item: str,
    revision: str,
    *,
    channels: Iterable[Channel] | None = None,
    ticked: Collection[str] = (),
    comment: str = "",
) -> Fact:
    """Approve `revision`, the one that was looked at, on all or some channels.

    `ticked` are the contestations the direction accepted, one by one: all of them are needed. Raises
    `Refusal` when the post has changed since, or when a contestation is not ticked.
    """
    workspace = desk.workspace
    refuse_unless_allowed(workspace, session, item, Action.APPROVE)
    head = _same_head(workspace, item, revision)
    _refuse_unless_ticked(workspace, item, ticked)
    return _decide(workspace, session, head, "approve", channels, comment, contests=sorted(ticked))


def approve_with_correction(
    desk: Desk,
    session: Session,
    item: str,
    revision: str,
    corrected: Post,
    *,
    ticked: Collection[str] = (),
    comment: str = "",
) -> Fact:
    """Approve `revision` on condition that its author takes exactly the words of `corrected`.

    The corrected content is rendered, reviewed and signed here; it is approved only once the author
    accepts it, so nobody is locked out by four eyes. Raises `Refusal` when the correction itself blocks.
    """
    workspace = desk.workspace
    refuse_unless_allowed(workspace, session, item, Action.APPROVE_WITH_CORRECTION)
    head = _same_head(workspace, item, revision)
    profile = profile_in_force(workspace).profile
    reviewed = review(desk, profile, corrected, _written_by(desk, head))
    if reviewed.missing:
        raise Refusal(
            "correction_incomplete",
            "La correction contient elle-même des points à régler. Rien n’a été décidé; la correction est conservée.",
            reviewed.missing,
        )
    _refuse_unticked(set(reviewed.contests) - set(ticked))
    rendered = render_post(workspace, profile, corrected)
    mapping = rendered.manifest.to_mapping()
    words = {
        "content": content_hash(mapping),
        "shared": shared_hash(mapping),
        "nodes": node_hashes(mapping),
        "manifest": store_manifest(workspace, rendered.manifest),
    }
    return _decide(
        workspace,
        session,
        head,
        "approve_with_correction",
        None,
        comment,
        corrected=words,
        objects=rendered.manifest.objects(),
        contests=sorted(reviewed.contests),
    )


def request_changes(
    desk: Desk,
    session: Session,
    item: str,
    revision: str,
    comment: str,
    channels: Iterable[Channel] | None = None,
) -> Fact:
    """Send the post back with a comment, which is required: the author must know what to change."""
    refuse_unless_allowed(desk.workspace, session, item, Action.REQUEST_CHANGES)
    _refuse_empty(comment)
    head = _same_head(desk.workspace, item, revision)
    return _decide(desk.workspace, session, head, "changes", channels, comment)


def reject(
    desk: Desk,
    session: Session,
    item: str,
    revision: str,
    comment: str,
    channels: Iterable[Channel] | None = None,
) -> Fact:
    """Refuse the post, with a comment."""
    refuse_unless_allowed(desk.workspace, session, item, Action.REJECT)
    _refuse_empty(comment)
    head = _same_head(desk.workspace, item, revision)
    return _decide(desk.workspace, session, head, "reject", channels, comment)


def accept_correction(desk: Desk, session: Session, item: str, decision: str) -> Submitted:
    """The author takes exactly the direction's words: they become the revision that is approved."""
    workspace = desk.workspace
    refuse_unless_allowed(workspace, session, item, Action.ACCEPT_CORRECTION)
    fact = workspace.ledger.fact(decision)
    if fact is None or fact.kind != "decision" or fact.item != item or fact.body["corrected"] is None:
        raise Refusal(
            "correction_inconnue", "Cette décision ne propose aucune correction. Rien n’a été changé."
        )
    corrected = post_of_manifest(read_json(workspace, str(fact.body["corrected"]["manifest"])))
    submitted = submit_post(desk, session, corrected)
    if submitted.content != fact.body["corrected"]["content"]:
        raise Refusal(
            "correction_differente",
            "Ce qui serait publié n’est plus exactement ce que la direction a signé (le rendu a changé). "
            "La version est enregistrée et attend une nouvelle décision.",
        )
    return submitted


def review_of_revision(desk: Desk, revision: str) -> Review:
    """The review of a revision as it would be published today or on its planned day: what the direction reads."""
    fact = desk.workspace.ledger.fact(revision)
    if fact is None:
        raise Refusal("revision_inconnue", "Cette version n’existe pas dans cet espace. Rien n’a été changé.")
    profile = profile_in_force(desk.workspace).profile
    return review(desk, profile, post_of_revision(desk.workspace, revision), _written_by(desk, fact))


def _decide(
    workspace: Workspace,
    session: Session,
    head: Fact,
    verdict: str,
    channels: Iterable[Channel] | None,
    comment: str,
    *,
    corrected: dict[str, Any] | None = None,
    objects: Iterable[str] = (),
    contests: Iterable[str] = (),
) -> Fact:
    wanted = {str(channel) for channel in channels} if channels is not None else set(head.body["nodes"])
    if not wanted or not wanted <= set(head.body["nodes"]):
        raise Refusal(
            "media_absent",
            "La décision vise un média que cette version ne contient pas. Rien n’a été décidé.",
        )
    mine = [d for d in workspace.ledger.decisions(str(head.item)) if d.body["revision"] == head.hash]
    replaced = {parent for decision in mine for parent in decision.parents}
    return workspace.ledger.append(
        session.signer,
        "decision",
        item=head.item,
        parents=[decision.hash for decision in mine if decision.hash not in replaced],
        objects=objects,
        revision=head.hash,
        content=head.body["content"],
        nodes={channel: node for channel, node in head.body["nodes"].items() if channel in wanted},
        verdict=verdict,
        corrected=corrected,
        contests=list(contests),
        comment=put_text(workspace, comment.strip()) if comment.strip() else None,
    )


def _same_head(workspace: Workspace, item: str, revision: str) -> Fact:
    """The head of the post, which must be the revision that was looked at."""
    heads = workspace.ledger.heads(item)
    if heads != (revision,):
        raise Refusal(
            "revision_depassee",
            "La publication a changé depuis que vous l’avez ouverte. Rien n’a été décidé; "
            "relisez la nouvelle version, les différences y sont montrées.",
        )
    head = workspace.ledger.fact(revision)
    assert head is not None
    return head


def _refuse_unless_ticked(workspace: Workspace, item: str, ticked: Collection[str]) -> None:
    approval = workspace.ledger.approval(item)
    submission = workspace.ledger.fact(approval.submission) if approval.submission else None
    if submission is None:
        raise Refusal(
            "non_soumise", "Cette version n’a pas été soumise à l’approbation. Rien n’a été décidé."
        )
    report = read_json(workspace, str(submission.body["report"]))
    needed = {fact for channel in report["channels"].values() for fact in channel["contests"]}
    _refuse_unticked(needed - set(ticked))


def _refuse_unticked(left: Collection[str]) -> None:
    if left:
        raise Refusal(
            "contestations_a_cocher",
            f"{len(left)} point(s) contesté(s) attendent votre accord, un par un. Rien n’a été décidé.",
        )


def _refuse_empty(comment: str) -> None:
    if not any(character.isalnum() for character in comment):
        raise Refusal(
            "commentaire_requis",
            "Il faut un commentaire: la personne qui a écrit doit savoir quoi changer. Rien n’a été décidé.",
        )


def _written_by(desk: Desk, revision: Fact) -> Authorship:
    roster = desk.workspace.ledger.roster()
    person = roster.person(revision.stream)
    roles = ", ".join(sorted(person.roles)) if person else ""
    return Authorship(person.name if person else "", roles, desk.now())
