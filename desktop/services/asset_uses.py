"""Where an image is used: every post that shows it, or would, on which channels, and where the public sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.post_json import post_from_json
from desktop.editorial.variant import resolve
from desktop.errors import Refusal
from desktop.services.claims import frees, withdraws
from desktop.services.posts import manifest_of_revision


@dataclass(frozen=True, slots=True)
class AssetUse:
    """One post that uses an image.

    `public` are the channels where it went out with the image and is still, with the address of each when
    known: what was handed over for publication counts, consigned or not. `prepared` the channels of its last revision that hold the image. `in_draft` is true when somebody's
    draft here uses it.
    """

    item: str
    title: str
    public: Mapping[str, str | None]
    prepared: frozenset[str]
    in_draft: bool = False

    @property
    def channels(self) -> frozenset[str]:
        """The channels where the image is, or would go."""
        return self.prepared | self.public.keys()


def uses_of(workspace: Workspace, asset: str) -> tuple[AssetUse, ...]:
    """Every post that uses `asset`, in the order of their titles; those that only once did are left out."""
    revisions = [fact for fact in workspace.ledger.facts("revision") if asset in fact.objects]
    drafts = _drafts_with(workspace, asset)
    items = {str(fact.item) for fact in revisions} | drafts
    uses = [_use(workspace, item, asset, item in drafts) for item in items]
    return tuple(
        sorted((use for use in uses if use.channels or use.in_draft), key=lambda use: (use.title, use.item))
    )


def _use(workspace: Workspace, item: str, asset: str, in_draft: bool) -> AssetUse:
    facts = workspace.ledger.facts(item=item)
    revisions = {fact.hash: fact for fact in facts if fact.kind == "revision"}
    prepared = frozenset(
        channel
        for head in workspace.ledger.heads(item)
        for channel in _showing(workspace, revisions[head], asset)
    )
    public = {
        channel: permalink
        for channel, (revision, permalink) in _published(facts, asset).items()
        if channel in _showing(workspace, revisions[revision], asset)
    }
    row = workspace.queries.post(item)
    return AssetUse(item, row.title if row else "", public, prepared, in_draft)


def _published(facts: tuple[Fact, ...], asset: str) -> dict[str, tuple[str, str | None]]:
    """What the public sees of a post: by channel, the revision last handed over and its address.

    A channel that the post, or the image, was withdrawn from since is left out.
    """
    links = {fact.body["claim"]: fact.body["permalink"] for fact in facts if fact.kind == "receipt"}
    out: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.kind == "claim":
            out.setdefault(str(fact.body["channel"]), []).append(fact)
        for channel, claims in out.items():
            kept = [] if withdraws(fact, channel, asset) else [c for c in claims if not frees(fact, c)]
            out[channel] = kept
    return {
        channel: (str(claims[-1].body["revision"]), links.get(claims[-1].hash))
        for channel, claims in out.items()
        if claims
    }


def _showing(workspace: Workspace, revision: Fact, asset: str) -> frozenset[str]:
    """The channels of a revision that hold the image."""
    if asset not in revision.objects:
        return frozenset()
    nodes: Mapping[str, Any] = manifest_of_revision(workspace, revision)["nodes"]
    return frozenset(
        channel for channel, node in nodes.items() if any(image["asset"] == asset for image in node["images"])
    )


def _drafts_with(workspace: Workspace, asset: str) -> set[str]:
    found = set()
    for draft in workspace.drafts.list():
        if asset not in draft.text:
            continue
        try:
            post = post_from_json(draft.text)
        except Refusal:
            found.add(draft.post)  # it names the image: better one line too many
            continue
        if any(use.asset == asset for channel in post.channels for use in resolve(post, channel).images):
            found.add(draft.post)
    return found
