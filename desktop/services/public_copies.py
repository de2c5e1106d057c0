"""What the public sees of a post, and who signed it out. Light: the first page asks."""

from __future__ import annotations

from dataclasses import dataclass

from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.post import Channel
from desktop.services.claims import withdraws
from desktop.services.signers import signer_name


@dataclass(frozen=True, slots=True)
class PublicCopy:
    """What the public sees on a channel: the version, its address when it has one, since when, by whom."""

    revision: str
    permalink: str | None
    published: str
    person: str


def public_copies(workspace: Workspace, facts: tuple[Fact, ...]) -> dict[Channel, PublicCopy]:
    """What the public sees of a post, by channel: what was consigned and not withdrawn since."""
    claims = {fact.hash: fact for fact in facts if fact.kind == "claim"}
    found: dict[Channel, PublicCopy] = {}
    for fact in facts:
        if fact.kind == "receipt":
            claim = claims[fact.body["claim"]]
            found[Channel(claim.body["channel"])] = PublicCopy(
                revision=str(claim.body["revision"]),
                permalink=fact.body["permalink"],
                published=str(fact.body["published"]),
                person=signer_name(workspace, fact),
            )
        for channel in tuple(found):
            if withdraws(fact, str(channel)) and fact.body["asset"] is None:
                del found[channel]
    return found
