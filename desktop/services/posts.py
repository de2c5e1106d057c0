"""Begin, save, open and drop drafts; find the written form of a revision again."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.facts import Fact
from db.rules import content_hash
from db.workspace import Workspace
from desktop.editorial.manifest_reading import post_of_manifest
from desktop.editorial.post import Post, PostKind
from desktop.editorial.post_json import post_from_json, post_to_json
from desktop.editorial.variant import publishes_the_same
from desktop.editorial.workflow import Action
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.session import Session, refuse_unless_role
from desktop.services.stored_json import read_json

if TYPE_CHECKING:
    from db.drafts import Draft

# A draft's base is one text: several revisions, when it reconciles them, are joined.
_JOINT = "+"


@dataclass(frozen=True, slots=True)
class OpenedPost:
    """A post as somebody works on it. `base` are the revisions its words come from, none for a new post."""

    post: Post
    base: tuple[str, ...] = ()


def new_post(kind: PostKind) -> Post:
    """An empty post with an identifier of its own."""
    return Post(id=str(uuid.uuid4()), kind=kind)


def save_draft(workspace: Workspace, session: Session, post: Post, base: tuple[str, ...] = ()) -> Draft:
    """Save the person's draft of `post`: durable when this returns.

    `base` are the revisions it was opened from (`OpenedPost.base`). A draft keeps the base it began with:
    what somebody else signs meanwhile is never passed over. Raises `Refusal` for somebody who may not write.
    """
    refuse_unless_role(workspace, session, Action.EDIT)
    present = workspace.drafts.load(post.id, session.person)
    kept = present.base if present is not None else _JOINT.join(sorted(base)) or None
    return workspace.drafts.save(post.id, session.person, post_to_json(post), kept)


def save_drafts(workspace: Workspace, session: Session, posts: Iterable[Post]) -> None:
    """Save several new posts as the person's drafts, all of them or none. Raises `Refusal` as `save_draft` does."""
    with workspace.database.transaction():
        for post in posts:
            save_draft(workspace, session, post)


def base_of(draft: Draft | None) -> tuple[str, ...]:
    """The revisions a draft comes from, sorted."""
    return tuple(draft.base.split(_JOINT)) if draft is not None and draft.base else ()


def draft_of(workspace: Workspace, session: Session, item: str) -> OpenedPost | None:
    """The person's draft of a post, None when there is none."""
    draft = workspace.drafts.load(item, session.person)
    return OpenedPost(post_from_json(draft.text), base_of(draft)) if draft is not None else None


def rebase_draft(workspace: Workspace, session: Session, post: Post, base: tuple[str, ...]) -> Draft:
    """Replace the person's draft by one that comes from `base`: its words already hold theirs."""
    return workspace.drafts.save(
        post.id, session.person, post_to_json(post), _JOINT.join(sorted(base)) or None
    )


def discard_draft(workspace: Workspace, session: Session, item: str, person: str | None = None) -> None:
    """Abandon the person's own draft; the direction may abandon anybody's (`person`), since one holds publication.

    Raises `Refusal` when the draft is somebody else's and the person is not of the direction.
    """
    if person not in {None, session.person} and "direction" not in session.roles(workspace):
        raise Refusal(
            "brouillon_d_autrui",
            "Ce brouillon est celui d’une autre personne. Il est conservé; elle seule ou la direction générale "
            "peut l’abandonner.",
        )
    workspace.drafts.discard(item, person or session.person)


def open_post(workspace: Workspace, session: Session, item: str) -> OpenedPost:
    """The person's draft of a post, else its only latest revision.

    A draft in which nothing was written gives way to the revisions signed since. Raises `Refusal` when there
    is neither draft nor revision, or when two revisions must first be reconciled.
    """
    heads = workspace.ledger.heads(item)
    draft = workspace.drafts.load(item, session.person)
    if draft is not None and not _is_idle(workspace, draft, heads):
        return OpenedPost(post_from_json(draft.text), base_of(draft))
    if len(heads) == 1:
        if draft is not None:
            workspace.drafts.discard(item, session.person)
        return OpenedPost(post_of_revision(workspace, heads[0]), heads)
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
    return post_of_manifest(manifest_of_revision(workspace, fact))


def manifest_of_revision(workspace: Workspace, revision: Fact) -> Mapping[str, Any]:
    """What a revision publishes, verified against the content hash it signs.

    Raises `EnvironmentFault` when they differ: what was signed is then not what would be read or published.
    """
    return signed_manifest(workspace, str(revision.body["manifest"]), str(revision.body["content"]))


def signed_manifest(workspace: Workspace, sha: str, content: str) -> Mapping[str, Any]:
    """The manifest stored under `sha`, which must have the content hash `content`."""
    manifest = read_json(workspace, sha)
    if content_hash(manifest) != content:
        raise EnvironmentFault(
            "manifeste_different",
            "Le contenu enregistré n’est pas celui dont l’empreinte a été signée. Rien n’a été changé ni publié; "
            "lancez «\u00a0journal verifier\u00a0» et avertissez la direction générale.",
        )
    return manifest


def _is_idle(workspace: Workspace, draft: Draft, heads: tuple[str, ...]) -> bool:
    """Whether a draft says only what its base said, and the base is no longer the last revision."""
    base = base_of(draft)
    if base == heads or len(base) != 1:
        return False
    return publishes_the_same(post_from_json(draft.text), post_of_revision(workspace, base[0]))
