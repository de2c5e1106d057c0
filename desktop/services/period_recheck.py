"""What an election period puts in doubt: posts still to go out, and those the public still sees (art. 9).

A period may be entered when words are already approved, or already online. They are judged again, as if
they went out in the period; nothing is withdrawn by itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from db.listing import PAGE, Order, PostFilter, PostRow
from db.workspace import Workspace
from desktop.editorial.civil_dates import civil_day
from desktop.editorial.gates.verdict import Verdict
from desktop.editorial.post import Channel
from desktop.editorial.workflow import State
from desktop.services.civil_time import publication_day
from desktop.services.desk import Desk
from desktop.services.election_checklist import left_of
from desktop.services.elections import posts_within
from desktop.services.gate_cases import election_on
from desktop.services.heard_answers import heard_of_revision
from desktop.services.in_force import profile_in_force
from desktop.services.posts import post_of_revision
from desktop.services.public_copies import public_copies
from desktop.services.review import review, written_by

PRINTED = frozenset({Channel.CONTACT})
"""Media that nobody can take back: they are not judged again once out."""
# Of what is already out, only what a period changes is judged: the rest was, and is not for today.
_OF_PERIOD = frozenset({"neutralite", "election", "hyperliens"})
MOST_VISIBLE = 200
"""How many posts already out are looked at, the latest first."""


@dataclass(frozen=True, slots=True)
class PostInDoubt:
    """One post to judge again, by the version that goes out or is out.

    `visible` are the channels where the public sees it, with its address when known; empty when it is still
    to go out, on `planned_at`.
    """

    item: str
    title: str
    revision: str
    planned_at: str | None
    visible: Mapping[Channel, str | None] = field(default_factory=dict)

    @property
    def is_out(self) -> bool:
        """Whether the public sees it."""
        return bool(self.visible)


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What judging it again gave: sentences, whether one of them blocks, what could not be verified.

    `checklist` is how many points of the human checklist nobody confirmed of that version.
    """

    post: PostInDoubt
    points: tuple[str, ...]
    blocks: bool
    unchecked: tuple[str, ...]
    checklist: int = 0

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left to do."""
        return not self.points and not self.unchecked and not self.checklist


def posts_in_doubt(desk: Desk, start: dt.date, end: dt.date) -> tuple[PostInDoubt, ...]:
    """The posts that a period from `start` to `end` concerns: those to go out first, then the latest published.

    Reads facts only; judge them one by one with `recheck`, which waits for the checks.
    """
    going_out = tuple(
        PostInDoubt(row.item, row.title, str(row.head), row.planned_at)
        for row in posts_within(desk.workspace, start, end, desk.today())
        if row.head is not None
    )
    known = {each.item for each in going_out}
    return (*going_out, *_visible(desk, end, known))


def recheck(desk: Desk, post: PostInDoubt, start: dt.date, end: dt.date) -> Rechecked:
    """Judge a post as published on its planned day, or on the first day of the period for what is out already."""
    workspace = desk.workspace
    fact = workspace.ledger.fact(post.revision)
    assert fact is not None
    words = post_of_revision(workspace, post.revision)
    first = min(max(start, desk.today()), end)
    day = first if post.is_out else publication_day(words.planned_at, desk.today())
    profile = profile_in_force(workspace).profile
    heard = heard_of_revision(workspace, post.item, fact)
    reviewed = review(
        desk, profile, words, written_by(desk, fact), day, ticked=heard.contests, read=heard.waivers
    )
    found = [
        (channel.channel, reason)
        for channel in reviewed.channels
        for gate, reason in channel.unanswered
        if not post.is_out or (channel.channel in post.visible and gate in _OF_PERIOD)
    ]
    unchecked = (name for channel in reviewed.channels for name in channel.report.unchecked)
    left = () if post.is_out else left_of(desk, post.item, post.revision, words.channels)
    return Rechecked(
        post,
        tuple(dict.fromkeys(reason.text for _, reason in found)),
        any(reason.verdict is Verdict.BLOCKS for _, reason in found),
        tuple(dict.fromkeys(unchecked)),
        len(left),
    )


def doubts_once_out(desk: Desk, receipt: str) -> tuple[str, ...]:
    """What the period of the day it appeared puts in doubt of what `receipt` consigned; nothing out of a period.

    A channel may be taken before a period and go out in it: it is public then, so it is told, not refused.
    Waits for the checks.
    """
    workspace = desk.workspace
    fact = workspace.ledger.fact(receipt)
    assert fact is not None
    claim = workspace.ledger.fact(str(fact.body["claim"]))
    assert claim is not None
    channel, day = Channel(claim.body["channel"]), _published(str(fact.body["published"]))
    profile = profile_in_force(workspace).profile
    if channel in PRINTED or election_on(workspace, profile, day) is None:
        return ()
    seen = {channel: fact.body["permalink"]}
    post = PostInDoubt(str(claim.item), "", str(claim.body["revision"]), None, seen)
    return recheck(desk, post, day, day).points


def visible_revision(workspace: Workspace, item: str, end: dt.date) -> str | None:
    """The version of a post that the public sees, out by the `end` of a period; None when it is not online."""
    row = workspace.queries.post(item)
    found = _still_visible(workspace, row, end) if row is not None else None
    return found.revision if found is not None else None


def _visible(desk: Desk, end: dt.date, known: Collection[str]) -> list[PostInDoubt]:
    """The posts that went out and are still online, latest first, without those `known` already."""
    workspace = desk.workspace
    states = frozenset(map(str, State)) - {str(State.WITHDRAWN)}
    ids = workspace.queries.ids(PostFilter(states=states), Order.RECENT)
    found: list[PostInDoubt] = []
    for place in range(0, len(ids), PAGE):
        if len(found) >= MOST_VISIBLE:
            break
        rows = [row for row in workspace.queries.rows(ids[place : place + PAGE]) if row.item not in known]
        found += [each for row in rows if (each := _still_visible(workspace, row, end)) is not None]
    return found[:MOST_VISIBLE]


def _still_visible(workspace: Workspace, row: PostRow, end: dt.date) -> PostInDoubt | None:
    copies = {
        channel: copy
        for channel, copy in public_copies(workspace, workspace.ledger.facts(item=row.item)).items()
        if channel not in PRINTED and _published(copy.published) <= end
    }
    if not copies:
        return None
    latest = max(copies.values(), key=lambda copy: copy.published)
    visible = {channel: copy.permalink for channel, copy in copies.items()}
    return PostInDoubt(row.item, row.title, latest.revision, row.planned_at, visible)


def _published(moment: str) -> dt.date:
    return civil_day(dt.datetime.fromisoformat(moment))
