"""Submit a post to approval: render everything, check it as rendered, refuse with the list, or sign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from db.facts import Fact
from db.ledger import Entry
from db.rules import content_hash, node_hashes, shared_hash
from db.workspace import Workspace
from desktop.editorial.manifest import Manifest
from desktop.editorial.post import Post
from desktop.editorial.workflow import Action
from desktop.errors import Refusal
from desktop.services.desk import Desk
from desktop.services.gate_cases import Authorship
from desktop.services.in_force import profile_in_force, refuse_unless_installed
from desktop.services.posts import open_post
from desktop.services.rendering import RenderedPost, render_post
from desktop.services.review import Review, review
from desktop.services.session import Session
from desktop.services.situation import refuse_unless_allowed
from desktop.services.stored_json import put_json


@dataclass(frozen=True, slots=True)
class Submitted:
    """What a submission signed. `revision_is_new` is false when nothing had changed since the last one."""

    revision: str
    content: str
    submission: str
    revision_is_new: bool
    review: Review
    rendered: RenderedPost


def submit(desk: Desk, session: Session, item: str) -> Submitted:
    """Submit the person's draft of `item`.

    Renders every channel, stores the rendered bytes, reviews them, and signs revision and submission
    together, bound to the profile and rule packs used. Raises `Refusal` with the list of what is missing;
    the draft is kept whatever happens.
    """
    refuse_unless_allowed(desk.workspace, session, item, Action.SUBMIT)
    return submit_post(desk, session, open_post(desk.workspace, session, item))


def submit_post(desk: Desk, session: Session, post: Post) -> Submitted:
    """Submit exactly `post`: the only door by which a content reaches the queue, whoever wrote it."""
    workspace = desk.workspace
    if not post.channels:
        raise Refusal(
            "sans_media", "Aucun média n’est choisi. Le brouillon est conservé; choisissez au moins un média."
        )
    in_force = profile_in_force(workspace)
    packs = refuse_unless_installed(workspace, desk.resources / "policies")
    reviewed = review(desk, in_force.profile, post, authorship(desk, session))
    if reviewed.missing:
        raise Refusal(
            "soumission_incomplete",
            f"La publication ne peut pas encore être soumise\u00a0: {len(reviewed.missing)} point(s) à régler. "
            "Le brouillon est conservé.",
            reviewed.missing,
        )
    rendered = render_post(workspace, in_force.profile, post)
    revision = _revision(workspace, post, rendered)
    submission = {
        "content": content_hash(rendered.manifest.to_mapping()),
        "profile": in_force.object,
        "packs": dict(packs),
        "report": put_json(workspace, report_of(reviewed)),
    }
    with workspace.database.transaction():
        signed = _head_with(workspace, post.id, str(submission["content"]))
        is_new = signed is None
        if signed is None:
            (signed,) = workspace.ledger.append_many(session.signer, (revision,))
        submitted = workspace.ledger.append(
            session.signer, "submission", item=post.id, revision=signed.hash, **submission
        )
        workspace.drafts.discard(post.id, session.person)
    return Submitted(
        revision=signed.hash,
        content=str(submission["content"]),
        submission=submitted.hash,
        revision_is_new=is_new,
        review=reviewed,
        rendered=rendered,
    )


def authorship(desk: Desk, session: Session) -> Authorship:
    """The post as being written by this person now."""
    roles = session.roles(desk.workspace)
    return Authorship(session.name, ", ".join(sorted(roles)), desk.now())


def report_of(reviewed: Review) -> dict[str, Any]:
    """The verdicts and findings of a review, as bound to a submission. Nobody of an image is named in it."""
    return {
        "v": 1,
        "day": reviewed.day.isoformat(),
        "channels": {
            str(channel.channel): {
                "overall": str(channel.overall),
                "gates": {name: result.to_mapping() for name, result in channel.gates.items()},
                "findings": [
                    {
                        "rule": finding.rule,
                        "category": str(finding.category),
                        "severity": str(finding.severity),
                        "where": finding.where,
                        "start": finding.start,
                        "end": finding.end,
                        "message": finding.message,
                    }
                    for finding in channel.report.findings
                ],
                "contests": [answer.fact for answer in channel.contests],
            }
            for channel in reviewed.channels
        },
    }


def _revision(workspace: Workspace, post: Post, rendered: RenderedPost) -> Entry:
    manifest = rendered.manifest
    mapping = manifest.to_mapping()
    return Entry(
        kind="revision",
        item=post.id,
        parents=workspace.ledger.heads(post.id),
        objects=manifest.objects(),
        fields={
            "content": content_hash(mapping),
            "shared": shared_hash(mapping),
            "nodes": node_hashes(mapping),
            "manifest": store_manifest(workspace, manifest),
        },
    )


def store_manifest(workspace: Workspace, manifest: Manifest) -> str:
    """Store the manifest itself, so that it can be read again and compared with its hash."""
    return put_json(workspace, manifest.to_mapping())


def _head_with(workspace: Workspace, item: str, content: str) -> Fact | None:
    """The only head of `item` when its content is already this one: saving without change makes no revision."""
    heads = workspace.ledger.heads(item)
    if len(heads) != 1:
        return None
    head = workspace.ledger.fact(heads[0])
    return head if head is not None and head.body["content"] == content else None
