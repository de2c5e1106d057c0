"""Begin, save and open drafts; find the written form of a revision again."""

from __future__ import annotations

import uuid

from db.drafts import Draft
from db.workspace import Workspace
from desktop.editorial.manifest_reading import post_of_manifest
from desktop.editorial.post import Post, PostKind
from desktop.editorial.post_json import post_from_json, post_to_json
from desktop.errors import Refusal
from desktop.services.session import Session
from desktop.services.stored_json import read_json


def new_post(kind: PostKind) -> Post:
    """An empty post with an identifier of its own."""
    return Post(id=str(uuid.uuid4()), kind=kind)


def save_draft(workspace: Workspace, session: Session, post: Post) -> Draft:
    """Save the person's draft of `post`: durable when this returns. Its base is the head it started from."""
    present = workspace.drafts.load(post.id, session.person)
    heads = workspace.ledger.heads(post.id)
    base = present.base if present else (heads[0] if len(heads) == 1 else None)
    return workspace.drafts.save(post.id, session.person, post_to_json(post), base)


def open_post(workspace: Workspace, session: Session, item: str) -> Post:
    """The person's draft of a post, else its only latest revision.

    Raises `Refusal` when there is neither, or when two revisions must first be reconciled.
    """
    draft = workspace.drafts.load(item, session.person)
    if draft is not None:
        return post_from_json(draft.text)
    heads = workspace.ledger.heads(item)
    if len(heads) == 1:
        return post_of_revision(workspace, heads[0])
    if heads:
        raise Refusal(
            "conflit",
            "Deux versions de cette publication ont été écrites séparément. Les deux sont conservées; "
            "réconciliez-les avant de continuer.",
        )
    raise Refusal(
        "publication_inconnue", "Cette publication n’existe pas dans cet espace. Rien n’a été changé."
    )


def post_of_revision(workspace: Workspace, revision: str) -> Post:
    """The post that a revision published: a field equal to the site's inherits from it again."""
    fact = workspace.ledger.fact(revision)
    if fact is None or fact.kind != "revision":
        raise Refusal("revision_inconnue", "Cette version n’existe pas dans cet espace. Rien n’a été changé.")
    return post_of_manifest(read_json(workspace, str(fact.body["manifest"])))
