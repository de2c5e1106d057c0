"""The read models of lists and search: derived from facts and drafts, and made again at will.

Triggers mark every post that a fact or a draft touches, inside the transaction that stores it. The marked
posts are computed when they are next asked for (`catch_up`), each from nothing but what is stored: that is
why a rebuild gives the same lines, and why an exchange of ten thousand facts computes each post once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import bindparam, delete, select, text, union

from db import rules
from db.drafts import Draft
from db.engine import Database
from db.errors import EnvironmentFault
from db.facts import Fact
from db.ledger import Ledger
from db.models import STALE_PROJECTIONS, draft, fact, post_touched, post_view
from db.objects import ObjectStore
from db.post_state import channel_states, overall_state
from db.problems import Problem
from db.summary import CHANNELS, Summary, rank, summarise

_NO_DATE = "9999"

# The marks of a snippet must not be in the text itself (see db.queries).
_PRIVATE = {ord(mark): None for mark in "\ue000\ue001\0"}

_DRAFTS = select(draft).where(draft.c.post == bindparam("item")).order_by(draft.c.saved_at, draft.c.person)
_FIND = select(post_view.c.id, post_view.c.rank).where(post_view.c.item == bindparam("item"))
_TOUCHED = select(post_touched.c.item).order_by(post_touched.c.item)
_TAKEN = select(post_view.c.id).where(post_view.c.rank == bindparam("wanted"))
_INSERT = post_view.insert()
_DELETE = delete(post_view).where(post_view.c.id == bindparam("gone"))
_INSERT_TEXT = text("INSERT INTO post_text (rowid, title, body) VALUES (:rowid, :title, :body)")
_DELETE_TEXT = text("DELETE FROM post_text WHERE rowid = :rowid")
_POSTS = union(select(fact.c.item).where(fact.c.kind == "revision"), select(draft.c.post))


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


class Projections:
    """Keeps `post_view` and `post_text` in step with the ledger; an observer of it."""

    def __init__(self, database: Database, objects: ObjectStore, ledger: Ledger) -> None:
        self._database = database
        self._objects = objects
        self._ledger = ledger
        self._whole = False

    def stored(self, _ledger: Ledger, stored: Fact) -> None:
        """Mark the posts whose approval or author a fact of trust may change."""
        if stored.kind in ("installation", "root_changed"):
            self._touch(select(fact.c.item).where(fact.c.kind == "revision"))
        elif stored.kind in rules.TRUST_KINDS:
            written = fact.c.stream == stored.body["target"]
            self._touch(select(fact.c.item).where(written, fact.c.item.is_not(None)))

    def catch_up(self, limit: int | None = None) -> int:
        """Compute the marked posts, at most `limit` of them; returns how many are left.

        In one transaction, so that a line is never without its text.
        """
        if not self._whole:
            # Only a migration empties them, before this object is made: asking once is enough.
            if self._database.projections_stale:
                self.rebuild()
            self._whole = True
        touched = _TOUCHED if limit is None else _TOUCHED.limit(limit)
        items = list(self._database.connection.scalars(touched))
        if not items:
            return 0
        with self._database.transaction() as connection:
            for item in items:
                self._refresh(item)
            gone = delete(post_touched).where(post_touched.c.item == bindparam("done"))
            connection.execute(gone, [{"done": item} for item in items])
        counted = self._database.connection.execute(text("SELECT count(*) FROM post_touched"))
        return int(counted.scalar_one())

    def touch_incomplete(self) -> None:
        """Mark the posts that wait for a manifest: call when objects have arrived."""
        self._touch(select(post_view.c.item).where(post_view.c.incomplete == 1))

    def rebuild(self) -> None:
        """Forget every line and compute them all again."""
        with self._database.transaction() as connection:
            for table in (post_view, post_touched):
                connection.execute(delete(table))
            connection.execute(text("DELETE FROM post_text"))
            for item in sorted(connection.scalars(_POSTS)):
                self._refresh(item)
            connection.execute(text("INSERT INTO post_text (post_text) VALUES ('optimize')"))
            self._database.set_setting(STALE_PROJECTIONS, None)

    def audit(self, _ledger: Ledger) -> Iterator[Problem]:
        """The lines that are not what the ledger and the drafts amount to."""
        self.catch_up()
        connection = self._database.connection
        kept = {row.item: dict(row._mapping) for row in connection.execute(select(post_view))}
        texts = {
            row[0]: (row[1], row[2])
            for row in connection.execute(text("SELECT rowid, title, body FROM post_text"))
        }
        for item in sorted({*connection.scalars(_POSTS), *kept}):
            line = kept.get(item)
            found = self._compute(item)
            indexed = texts.pop(line["rank"], None) if line is not None else None
            if not _same(line, indexed, found):
                yield _stale(item)
        yield from (_stale(str(rowid)) for rowid in texts)

    def _touch(self, items: Any) -> None:
        with self._database.transaction() as connection:
            connection.execute(
                post_touched.insert().prefix_with("OR IGNORE").from_select(["item"], items.distinct())
            )

    def _compute(self, item: str) -> tuple[PostView, str] | None:
        rows = self._database.connection.execute(_DRAFTS, {"item": item})
        drafts = tuple(Draft(**row._mapping) for row in rows)
        facts = self._ledger.facts(item=item)
        return view_of(item, facts, drafts, self._ledger.roster(), self._manifest)

    def _manifest(self, sha: str) -> object:
        if not self._objects.has(sha):
            return None
        try:
            return _json(self._objects.read(sha))
        except EnvironmentFault:
            return None  # damaged: the audit of objects names it, the list goes on without its text

    def _refresh(self, item: str) -> None:
        connection = self._database.connection
        found = self._compute(item)
        old = connection.execute(_FIND, {"item": item}).first()
        if old is not None:
            connection.execute(_DELETE, {"gone": old.id})
            connection.execute(_DELETE_TEXT, {"rowid": old.rank})
        if found is None:
            return
        view, body = found
        wanted = rank(view.changed_at, item)
        while connection.execute(_TAKEN, {"wanted": wanted}).first() is not None:
            wanted += 1
        connection.execute(
            _INSERT, {**asdict(view), "id": old.id if old is not None else None, "rank": wanted}
        )
        connection.execute(_INSERT_TEXT, {"rowid": wanted, "title": view.title, "body": body})


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
    return all(line[name] == value for name, value in asdict(view).items()) and indexed == (view.title, body)


def _stale(item: str) -> Problem:
    return Problem(
        "stale_projection",
        f"La ligne de la publication {item[:12]}… dans les listes ne correspond pas au journal. Le journal fait foi\u00a0: "
        "reconstruisez les listes.",
        item,
    )
