"""The lists of À publier: what is to go out, by time; what is out; what was withdrawn."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass

from db.listing import PAGE, Order, PostFilter, PostRow
from db.workspace import Workspace
from desktop.editorial.post import Channel
from desktop.editorial.workflow import OUT, State

FIRST = 100
"""How many posts of a list are read at once."""


class Section(enum.StrEnum):
    """Which list."""

    TO_PUBLISH = "a_publier"
    PUBLISHED = "publiees"
    WITHDRAWN = "retirees"


_UNFINISHED = frozenset(
    {
        State.AWAITING,
        State.CHANGES_REQUESTED,
        State.REJECTED,
        State.CORRECTION_OFFERED,
        State.APPROVED,
        State.SCHEDULED,
    }
)
# A post is where most of its work is left; one of its channels may be elsewhere.
_OVERALL: dict[Section, frozenset[State]] = {
    Section.TO_PUBLISH: _UNFINISHED,
    Section.PUBLISHED: _UNFINISHED | OUT | {State.DRAFT, State.CONFLICT},
    Section.WITHDRAWN: _UNFINISHED | OUT | {State.DRAFT, State.WITHDRAWN},
}
_OF_CHANNEL: dict[Section, frozenset[State]] = {
    Section.TO_PUBLISH: frozenset({State.APPROVED, State.SCHEDULED}),
    Section.PUBLISHED: OUT,
    Section.WITHDRAWN: frozenset({State.WITHDRAWN}),
}

_CONSIGNED = {Section.PUBLISHED: "receipt", Section.WITHDRAWN: "withdrawal"}
"""The fact that dates an entry."""


@dataclass(frozen=True, slots=True)
class PublicationEntry:
    """One post of a list. `channels` are those that put it there, with their states.

    `since` is when the last of them went out or was withdrawn, by the clock of who consigned it; for what is still
    to publish, when the post was last changed. `being_corrected` is true when the public sees an earlier version
    than the last one.
    """

    item: str
    title: str
    kind: str
    planned_at: str | None
    since: str
    emergency: bool
    state: State
    channels: tuple[tuple[Channel, State], ...]
    being_corrected: bool = False


@dataclass(frozen=True, slots=True)
class PublicationList:
    """The first entries of a section, and whether there are more."""

    entries: tuple[PublicationEntry, ...]
    more: bool


def publication_list(workspace: Workspace, section: Section, limit: int = FIRST) -> PublicationList:
    """The first `limit` posts of a section: to publish by planned date (undated last), the others newest first."""
    entries: list[PublicationEntry] = []
    for row in _rows(workspace, section):
        entry = _entry(workspace, section, row)
        if entry is None:
            continue
        if len(entries) == limit:
            return PublicationList(tuple(entries), more=True)
        entries.append(entry)
    return PublicationList(tuple(entries), more=False)


def _rows(workspace: Workspace, section: Section) -> Iterator[PostRow]:
    """The posts that may belong there, by pages: most lists are left long before their end."""
    order = Order.PLANNED if section is Section.TO_PUBLISH else Order.RECENT
    states = frozenset(map(str, _OVERALL[section]))
    ids = workspace.queries.ids(PostFilter(states=states), order)
    for start in range(0, len(ids), PAGE):
        yield from workspace.queries.rows(ids[start : start + PAGE])


def _entry(workspace: Workspace, section: Section, row: PostRow) -> PublicationEntry | None:
    states = tuple((Channel(name), State(state)) for name, state in row.channels)
    kept = _OF_CHANNEL[section]
    if section is Section.TO_PUBLISH and row.emergency:
        kept = kept | {State.AWAITING}  # it may go out before it is approved (art. 19)
    wanted = tuple((channel, state) for channel, state in states if state in kept)
    corrected = False
    if (
        not wanted
        and section is Section.PUBLISHED
        and row.head is not None
        and _is_outside(workspace, row.item)
    ):
        wanted, corrected = states, True
    if not wanted:
        return None
    return PublicationEntry(
        item=row.item,
        title=row.title,
        kind=row.kind,
        planned_at=row.planned_at,
        since=_since(workspace, section, row),
        emergency=row.emergency,
        state=State(row.state),
        channels=wanted,
        being_corrected=corrected,
    )


def _since(workspace: Workspace, section: Section, row: PostRow) -> str:
    kind = _CONSIGNED.get(section)
    facts = workspace.ledger.facts(kind, row.item) if kind else ()
    return facts[-1].at if facts else row.changed_at


def _is_outside(workspace: Workspace, item: str) -> bool:
    """Whether something of this post was consigned as published, and not withdrawn whole since."""
    receipts = workspace.ledger.facts("receipt", item)
    if not receipts:
        return False
    gone = [fact for fact in workspace.ledger.facts("withdrawal", item) if fact.body["asset"] is None]
    after = {fact.hash: place for place, fact in enumerate(workspace.ledger.facts(item=item))}
    last = max(after[fact.hash] for fact in receipts)
    return not any(after[fact.hash] > last for fact in gone)
