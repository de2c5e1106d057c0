"""« Comme l’an dernier »: find what was said at this time last year; `renewal` begins a new post from it."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from db.listing import Order, PostFilter, PostRow
from db.queries import Cursor
from db.summary import rank
from desktop.editorial.civil_dates import ZONE, civil_day
from desktop.editorial.post import PostKind
from desktop.services.desk import Desk
from desktop.services.session import Session

FROM_MONTHS, TO_MONTHS = 15, 9
"""How long ago, in months, a post may have come out to be proposed: a year, with a season of tolerance."""

MOST_READ = 2_000
"""Lines of a list that one search reads; a small municipality writes fewer in six months."""

_PAGE = 128
_KINDS = frozenset(str(kind) for kind in PostKind)
_WORDS_TRIED = 6
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Precedent:
    """A post of last year. `day` is the one it was planned for, else that of its last change."""

    item: str
    title: str
    kind: PostKind
    state: str
    day: dt.date


def precedents(
    desk: Desk, session: Session, *, kind: PostKind | None = None, typed: str = "", limit: int = 50
) -> tuple[Precedent, ...]:
    """The posts of 9 to 15 months ago, of a kind, about what was `typed`, or both.

    Those that hold most of the words first, then the nearest to a year ago. A year typed (« Fête 2027 ») is
    no word to look for. Only what the person may open is proposed: a revision, or their own draft.
    """
    today = desk.today()
    since, until = _months_before(today, FROM_MONTHS), _months_before(today, TO_MONTHS)
    wanted = PostFilter(kinds=frozenset({str(kind)}) if kind is not None else frozenset())
    found: dict[str, tuple[PostRow, dt.date]] = {}
    score: Counter[str] = Counter()
    for text in _questions(typed):
        for row, day in _rows_between(desk, replace(wanted, text=text), since, until):
            found[row.item] = (row, day)
            score[row.item] += 1
    year_ago = _months_before(today, 12)

    def nearest(item: str) -> tuple[int, int, int, str]:
        day = found[item][1]
        return -score[item], abs((day - year_ago).days), -day.toordinal(), item

    order = sorted(found, key=nearest)
    rows = (found[item] for item in order)
    readable = (pair for pair in rows if _may_open(desk, session, pair[0]))
    return tuple(_precedent(row, day) for (row, day), _ in zip(readable, range(limit), strict=False))


def _questions(typed: str) -> tuple[str, ...]:
    """What to look for: each long word apart, so that one new word in a title does not hide the rest."""
    words = _LONG_WORD.findall(unicodedata.normalize("NFC", typed))
    without_years = re.sub(r"\b20\d\d\b", " ", typed).strip()
    return tuple(dict.fromkeys(words))[:_WORDS_TRIED] or (without_years,)


def _rows_between(
    desk: Desk, wanted: PostFilter, since: dt.date, until: dt.date
) -> Iterator[tuple[PostRow, dt.date]]:
    """The lines whose day is between two days, both included: by planned day, then by last change."""
    queries = desk.workspace.queries
    before = (since - dt.timedelta(days=1)).isoformat() + "~"
    for start, order in (
        (Cursor(before, 0), Order.PLANNED),
        (Cursor("", rank(_last_instant(until), "") + 1), Order.RECENT),
    ):
        after: Cursor | None = start
        read = 0
        while after is not None and read < MOST_READ:
            page = queries.page(wanted, order, after, _PAGE)
            read += len(page.rows)
            for row in page.rows:
                day = day_of_row(row)
                planned = _day_of(row.planned_at) is not None
                if day is not None and since <= day <= until and planned is (order is Order.PLANNED):
                    yield row, day
            after = page.after if page.rows and _goes_on(page.rows[-1], order, since, until) else None


def _goes_on(last: PostRow, order: Order, since: dt.date, until: dt.date) -> bool:
    """Whether the next page may still hold a line of those days."""
    if order is Order.PLANNED:
        day = _day_of(last.planned_at)
        return day is not None and day <= until
    changed = _day_of(last.changed_at)
    return changed is None or changed >= since


def _last_instant(day: dt.date) -> str:
    return dt.datetime.combine(day, dt.time.max, ZONE).isoformat()


def day_of_row(row: PostRow) -> dt.date | None:
    """The day of a listed post: the planned one, else that of its last change; None when neither is a date."""
    return _day_of(row.planned_at) or _day_of(row.changed_at)


def _day_of(moment: str | None) -> dt.date | None:
    """The civil day of a stored moment; None for what is none, which a list must bear."""
    try:
        return civil_day(dt.datetime.fromisoformat(moment)) if moment else None
    except (ValueError, OverflowError):
        return None


def _months_before(day: dt.date, months: int) -> dt.date:
    whole = day.year * 12 + day.month - 1 - months
    year, month = whole // 12, whole % 12 + 1
    return dt.date(year, month, min(day.day, 28))


def _precedent(row: PostRow, day: dt.date) -> Precedent:
    return Precedent(row.item, row.title, PostKind(row.kind), row.state, day)


def _may_open(desk: Desk, session: Session, row: PostRow) -> bool:
    """A revision, or the person's own draft, of a kind that this version knows."""
    mine = row.head is not None or desk.workspace.drafts.load(row.item, session.person) is not None
    return mine and row.kind in _KINDS
