"""Revisions: the immutable snapshots of a post, signed on top of those they come from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from db.facts import Fact
from db.rules import content_hash, node_hashes, shared_hash
from db.workspace import Workspace
from desktop.editorial.manifest import Manifest
from desktop.editorial.manifest_reading import objects_of_manifest
from desktop.editorial.workflow import Action
from desktop.errors import Refusal
from desktop.services.desk import Desk
from desktop.services.in_force import rules_in_force
from desktop.services.posts import OpenedPost, manifest_of_revision, open_post
from desktop.services.rendering import render_post
from desktop.services.session import Session
from desktop.services.situation import refuse_unless_allowed
from desktop.services.stored_json import put_json

ANSWERS = "answers"
"""What the shared part of a manifest binds when the same words are submitted again with other answers."""


@dataclass(frozen=True, slots=True)
class RevisionToSign:
    """A content, stored and hashed, and the revisions it comes from. `stored` is the object of its manifest."""

    item: str
    base: tuple[str, ...]
    manifest: Mapping[str, Any]
    stored: str
    content: str

    @classmethod
    def of(cls, workspace: Workspace, opened: OpenedPost, manifest: Manifest) -> Self:
        """The revision that `manifest` makes of an opened post; the manifest is stored when this returns."""
        mapping = manifest.to_mapping()
        return cls(opened.post.id, opened.base, mapping, put_json(workspace, mapping), content_hash(mapping))

    def answered(self, workspace: Workspace, head: Fact, answers: Collection[str]) -> Self:
        """The words of `head` once more, on top of it, with other answers (fact hashes) bound in their content.

        What the channels publish is the same, byte for byte; what is approved is not (art. 9, 14, 24).
        """
        shared = {**self.manifest["post"], ANSWERS: sorted(answers)}
        mapping = {**self.manifest, "post": shared}
        stored = put_json(workspace, mapping)
        return replace(
            self, base=(head.hash,), manifest=mapping, stored=stored, content=content_hash(mapping)
        )


def save_version(desk: Desk, session: Session, item: str) -> Fact | None:
    """« Enregistrer une version »: sign the person's draft as a revision without submitting it.

    Nothing is checked but what rendering needs. None when nothing changed since the last one. Voids an
    approval, as any revision does; the draft goes away, its words being signed.
    """
    workspace = desk.workspace
    refuse_unless_allowed(workspace, session, item, Action.EDIT)
    opened = open_post(workspace, session, item)
    refuse_unless_latest(workspace, opened)
    rendered = render_post(
        workspace, rules_in_force(workspace, desk.policies).profile, opened.post, within_limits=False
    )
    to_sign = RevisionToSign.of(workspace, opened, rendered.manifest)
    with workspace.database.transaction():
        refuse_unless_latest(workspace, opened)
        signed = None
        if head_saying(workspace, to_sign) is None:
            signed = sign_revision(workspace, session, to_sign)
        workspace.drafts.discard(item, session.person)
    return signed


def sign_revision(workspace: Workspace, session: Session, to_sign: RevisionToSign) -> Fact:
    """Sign a revision whose parents are what it comes from: two of them make a merge."""
    return workspace.ledger.append(
        session.signer,
        "revision",
        item=to_sign.item,
        parents=to_sign.base,
        objects=objects_of_manifest(to_sign.manifest),
        content=to_sign.content,
        shared=shared_hash(to_sign.manifest),
        nodes=node_hashes(to_sign.manifest),
        manifest=to_sign.stored,
    )


def refuse_unless_latest(workspace: Workspace, opened: OpenedPost) -> None:
    """Raises `Refusal` when a post has revisions that the words of `opened` do not come from.

    Signing it all the same would silently pass over somebody else's words.
    """
    if set(opened.base) != set(workspace.ledger.heads(opened.post.id)):
        raise Refusal(
            "brouillon_depasse",
            "Une autre version de cette publication a été enregistrée depuis que ce brouillon est commencé. Les deux "
            "sont conservées; réconciliez-les, puis soumettez.",
        )


def head_saying(workspace: Workspace, to_sign: RevisionToSign) -> Fact | None:
    """The only head of a post when it already says this: saving without change makes no revision."""
    heads = workspace.ledger.heads(to_sign.item)
    head = workspace.ledger.fact(heads[0]) if len(heads) == 1 else None
    if head is None or head.body["content"] == to_sign.content:
        return head
    same = words_of(manifest_of_revision(workspace, head)) == words_of(to_sign.manifest)
    return head if same else None


def words_of(manifest: Mapping[str, Any]) -> Mapping[str, Any]:
    """A manifest without the answers it was signed for: two that are alike publish the same."""
    shared = {name: value for name, value in manifest["post"].items() if name != ANSWERS}
    return {**manifest, "post": shared}
