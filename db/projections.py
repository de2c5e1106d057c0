"""The read models of lists and search: derived from facts and drafts, and made again at will.

Triggers mark every post that a fact or a draft touches, inside the transaction that stores it. The marked
posts are computed when they are next asked for (`catch_up`), each from nothing but what is stored: that is
why a rebuild gives the same lines, and why an exchange of ten thousand facts computes each post once.

The first list brings up to date what was touched last.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Protocol

from db import rules
from db.drafts import Draft, Drafts
from db.engine import STALE_PROJECTIONS, Database
from db.errors import EnvironmentFault
from db.facts import Fact
from db.objects import ObjectStore
from db.post_state import channel_states, overall_state
from db.problems import Problem
from db.summary import CHANNELS, Summary, rank, summarise

if TYPE_CHECKING:
    from db.ledger import Ledger

_NO_DATE = "9999"

# The marks of a snippet must not be in the text itself (see db.queries).
_PRIVATE = {ord(mark): None for mark in "\ue000\ue001\0"}

_TOUCHED = "SELECT item FROM post_touched ORDER BY item LIMIT ?"
_POSTS = "SELECT item FROM fact WHERE kind = 'revision' UNION SELECT post FROM draft"


@dataclass(frozen=True, slots=True)
class PostView:
    """One line of `post_view`, without what is local to a database (`id`, and a collision of `rank`)."""

    item: str
    title: str
    kind: str
    state: str
    website: str | None
    facebook: str | None
    youtube: str | None
    contact: str | None
    planned_at: str | None
    planned_key: str
    changed_at: str
    emergency: int
    head: str | None
    author: str
    pending_draft: int
    incomplete: int


def view_of(
    item: str,
    facts: tuple[Fact, ...],
    drafts: tuple[Draft, ...],
    roster: rules.Roster,
    read: Callable[[str], object],
) -> tuple[PostView, str] | None:
    """The line of a post and its searchable text, or None when it has neither revision nor draft.

    `facts` are all those of the post in their order of arrival, `drafts` from the oldest; `read` gives a
    manifest, or None while it is not here.
    """
    shown = _shown_revision(facts)
    if shown is None and not drafts:
        return None
    approval = rules.approval_state(item, facts, roster)
    states = channel_states(approval, facts)
    written = [summarise(_json(each.content)) for each in drafts]
    manifest = read(str(shown.body["manifest"])) if shown is not None else None
    summary = summarise(manifest) if shown is not None else written[-1]
    channels = states or dict.fromkeys(summary.channels, overall_state(approval, states))
    view = PostView(
        item=item,
        title=summary.title.translate(_PRIVATE),
        kind=summary.kind,
        state=overall_state(approval, states),
        **{channel: channels.get(channel) for channel in CHANNELS},
        planned_at=summary.planned_at,
        planned_key=summary.planned_at or _NO_DATE,
        changed_at=_last_change(item, facts, drafts),
        emergency=int(summary.emergency),
        head=approval.head,
        author=_author(shown, drafts, roster),
        pending_draft=int(bool(drafts)),
        incomplete=int(shown is not None and manifest is None),
    )
    return view, _searchable(summary, written)


_FIELDS = tuple(each.name for each in fields(PostView))
_VALUES = attrgetter(*_FIELDS)
_NAMES = ("id", "rank", *_FIELDS)
_LINES = f"SELECT {', '.join(_NAMES)} FROM post_view"  # noqa: S608 - constants
_NEW_LINE = f"INSERT INTO post_view ({', '.join(_NAMES)}) VALUES ({', '.join('?' * len(_NAMES))})"  # noqa: S608


class Journal(Protocol):
    """What a line is computed from, drafts apart: the ledger, or what reads it before it is made."""

    def facts(self, kind: str | None = None, item: str | None = None) -> tuple[Fact, ...]:
        """The facts of a post, in the order they arrived here."""

    def roster(self) -> rules.Roster:
        """Who may sign what."""


class Projections:
    """Keeps `post_view` and `post_text` in step with the ledger; an observer of it."""

    def __init__(self, database: Database, objects: ObjectStore, journal: Journal) -> None:
        self._database = database
        self._objects = objects
        self._journal = journal
        self._drafts = Drafts(database)
        self._whole = False

    def stored(self, _ledger: Ledger, stored: Fact) -> None:
        """Mark the posts whose approval or author a fact of trust may change."""
        if stored.kind in ("installation", "root_changed"):
            self._touch("SELECT DISTINCT item FROM fact WHERE kind = 'revision'")
        elif stored.kind in rules.TRUST_KINDS:
            written = "SELECT DISTINCT item FROM fact WHERE stream = ? AND item IS NOT NULL"
            self._touch(written, stored.body["target"])

    def catch_up(self, limit: int | None = None) -> int:
        """Compute the marked posts, at most `limit` of them; returns how many are left.

        In one transaction, so that a line is never without its text.
        """
        if not self._whole:
            # Only a migration empties them, before this object is made: asking once is enough.
            if self._database.projections_stale:
                self.rebuild()
            self._whole = True
        # For SQLite, a limit of -1 is none.
        items = self._items(_TOUCHED, -1 if limit is None else limit)
        if not items:
            return 0
        with self._database.transaction():
            for item in items:
                self._refresh(item)
                self._database.rows("DELETE FROM post_touched WHERE item = ?", [item])
        return int(self._database.rows("SELECT count(*) FROM post_touched")[0][0])

    def touch_incomplete(self) -> None:
        """Mark the posts that wait for a manifest: call when objects have arrived."""
        self._touch("SELECT item FROM post_view WHERE incomplete = 1")

    def rebuild(self) -> None:
        """Forget every line and compute them all again."""
        with self._database.transaction():
            for table in ("post_view", "post_touched", "post_text"):
                self._database.rows(f"DELETE FROM {table}")  # noqa: S608 - one of three names
            for item in self._items(_POSTS):
                self._refresh(item)
            self._database.rows("INSERT INTO post_text (post_text) VALUES ('optimize')")
            self._database.set_setting(STALE_PROJECTIONS, None)

    def audit(self, _ledger: Ledger) -> Iterator[Problem]:
        """The lines that are not what the ledger and the drafts amount to."""
        self.catch_up()
        lines = (dict(zip(_NAMES, line, strict=True)) for line in self._database.rows(_LINES))
        kept = {line["item"]: line for line in lines}
        texts = {
            rowid: (title, body)
            for rowid, title, body in self._database.rows("SELECT rowid, title, body FROM post_text")
        }
        for item in sorted({*self._items(_POSTS), *kept}):
            line = kept.get(item)
            found = self._compute(item)
            indexed = texts.pop(line["rank"], None) if line is not None else None
            if not _same(line, indexed, found):
                yield _stale(item)
        yield from (_stale(str(rowid)) for rowid in texts)

    def _items(self, question: str, *values: object) -> list[str]:
        return sorted(str(row[0]) for row in self._database.rows(question, values))

    def _touch(self, items: str, *values: object) -> None:
        with self._database.transaction():
            self._database.rows(f"INSERT OR IGNORE INTO post_touched (item) {items}", values)

    def _compute(self, item: str) -> tuple[PostView, str] | None:
        drafts = self._drafts.of_post(item)
        facts = self._journal.facts(item=item)
        return view_of(item, facts, drafts, self._journal.roster(), self._manifest)

    def _manifest(self, sha: str) -> object:
        if not self._objects.has(sha):
            return None
        try:
            return _json(self._objects.read(sha))
        except EnvironmentFault:
            return None  # damaged: the audit of objects names it, the list goes on without its text

    def _refresh(self, item: str) -> None:
        ask = self._database.rows
        found = self._compute(item)
        id_ = None
        for id_, old in ask("SELECT id, rank FROM post_view WHERE item = ?", [item]):
            ask("DELETE FROM post_view WHERE id = ?", [id_])
            ask("DELETE FROM post_text WHERE rowid = ?", [old])
        if found is None:
            return
        view, body = found
        wanted = rank(view.changed_at, item)
        while ask("SELECT id FROM post_view WHERE rank = ?", [wanted]):
            wanted += 1
        ask(_NEW_LINE, [id_, wanted, *_VALUES(view)])
        ask("INSERT INTO post_text (rowid, title, body) VALUES (?, ?, ?)", [wanted, view.title, body])


def _shown_revision(facts: tuple[Fact, ...]) -> Fact | None:
    """The only head; in a conflict, the head that arrived last."""
    heads = set(rules.heads_of(each for each in facts if each.kind == "revision"))
    return next((each for each in reversed(facts) if each.hash in heads), None)


def _last_change(item: str, facts: Iterable[Fact], drafts: Iterable[Draft]) -> str:
    moments = [*(each.at for each in facts), *(each.saved_at for each in drafts)]
    return max(moments, key=lambda moment: (rank(moment, item), moment))


def _author(shown: Fact | None, drafts: tuple[Draft, ...], roster: rules.Roster) -> str:
    if shown is None:
        return drafts[-1].person
    return min(roster.persons(shown.stream), default="")


def _searchable(summary: Summary, drafts: list[Summary]) -> str:
    texts = dict.fromkeys([summary.text, *(each.text for each in drafts)])
    return "\n".join(texts).translate(_PRIVATE)


def _json(content: bytes) -> object:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return {}


def _same(
    line: dict[str, Any] | None, indexed: tuple[str, str] | None, found: tuple[PostView, str] | None
) -> bool:
    if found is None or line is None:
        return found is None and line is None
    view, body = found
    return tuple(line[name] for name in _FIELDS) == _VALUES(view) and indexed == (view.title, body)


def _stale(item: str) -> Problem:
    return Problem(
        "stale_projection",
        f"La ligne de la publication {item[:12]}… dans les listes ne correspond pas au journal. Le journal fait foi\u00a0: "
        "reconstruisez les listes.",
        item,
    )
