"""What the first page shows: what is left to do, in order of urgency, and for whom.

What only one card reads with is imported as that card is read, on the database lane: the page itself waits for none.
"""

from __future__ import annotations

import datetime as dt
import enum
import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.listing import Order, PostFilter, PostRow
from db.workspace import Workspace
from desktop.editorial.civil_dates import civil_day, french_day, french_moment, french_near_day, instant
from desktop.editorial.workflow import OUT, State, state_on
from desktop.errors import Refusal
from desktop.services.civil_time import planned_day
from desktop.services.desk import Desk
from desktop.services.post_list import newest_posts
from desktop.services.session import Session

if TYPE_CHECKING:
    from desktop.services.account_reviews import AccountReview
    from desktop.services.approval_queue import QueueEntry
    from desktop.services.expirations import Expiration
    from desktop.services.notice_tasks import NoticeTask
    from desktop.services.online_links import BrokenLink
    from desktop.services.period_notes import PeriodNote

MOST = 5
"""Lines of a card; the rest is counted."""

_CLOSE = 3
"""Days before a deadline from which it is urgent."""
_UNTITLED = "Sans titre"


class Card(enum.StrEnum):
    """The cards, most urgent first."""

    CHANGES = "modifications"
    AWAITING = "approbation"
    TO_PUBLISH = "publier"
    NOTICES = "avis"
    WARNINGS = "avertissements"
    DRAFTS = "brouillons"
    NEWSLETTER = "journal"
    LATEST = "dernieres"


@dataclass(frozen=True, slots=True)
class HomeLine:
    """One thing on a card. `item` is the post it opens, None when there is none; `urgent` says to show it so.

    `state` is the stored state of that post; `section` the one of the settings that it opens when there is no post.
    """

    title: str
    detail: str
    item: str | None = None
    urgent: bool = False
    state: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class HomeCard:
    """One card: its lines, and how many there are in all. Only the warnings are all there: no list holds them."""

    card: Card
    lines: tuple[HomeLine, ...]
    total: int


def home(desk: Desk, session: Session) -> tuple[HomeCard, ...]:
    """The cards that have something to show to this person, most urgent first."""
    cards = (home_card(desk, session, which) for which in Card)
    return tuple(card for card in cards if card is not None)


def home_card(desk: Desk, session: Session, which: Card) -> HomeCard | None:
    """One card; None when it has nothing to show to this person."""
    allowed = _ROLES.get(which)
    if allowed is not None and not allowed & session.roles(desk.workspace):
        return None
    card = _READERS[which](desk, session)
    return card if card is not None and card.lines else None


def _changes(desk: Desk, _: Session) -> HomeCard:
    states = (State.CHANGES_REQUESTED, State.CORRECTION_OFFERED, State.REJECTED, State.CONFLICT)
    rows, total = _rows(desk.workspace, *states)
    lines = tuple(_line(row, State(row.state).label.lower(), urgent=row.emergency) for row in rows)
    return HomeCard(Card.CHANGES, lines, total)


def _awaiting(desk: Desk, session: Session) -> HomeCard:
    from desktop.services.approval_queue import approval_queue

    queue = approval_queue(desk, session, MOST)
    lines = tuple(_waiting(entry, desk) for entry in queue.entries)
    return HomeCard(Card.AWAITING, lines, queue.total)


def _waiting(entry: QueueEntry, desk: Desk) -> HomeLine:
    """A post with for how long it waits, or, once its day has passed, that it has: it is then urgent."""
    lapsed = _lapsed(entry, desk)
    said = waiting_time(desk.now() - entry.submitted)
    if entry.only_reasons:
        said = "déjà publiée, motif à lire"
    elif lapsed and entry.planned_at is not None:
        said = _late(dt.datetime.fromisoformat(entry.planned_at), desk.today())
    urgent = entry.emergency or lapsed
    return HomeLine(entry.title or _UNTITLED, said, entry.item, urgent, str(State.AWAITING))


def _lapsed(entry: QueueEntry, desk: Desk) -> bool:
    """Whether the day a post was planned for passed while it waited; what is already out is not late."""
    out = entry.afterwards or entry.only_reasons
    return not out and state_on(State.AWAITING, entry.planned_at, desk.today()) is State.EXPIRED


def waiting_time(elapsed: dt.timedelta) -> str:
    """How long ago something was handed in: `il y a 3 h`, `il y a 2 jours`.

    Never `depuis 3 h`, which is three o’clock.
    """
    hours = max(int(elapsed.total_seconds() // 3600), 0)
    if hours < 1:
        return "il y a moins d’une heure"
    if hours < 24:
        return f"il y a {hours}\u00a0h"
    days = hours // 24
    return "il y a 1 jour" if days == 1 else f"il y a {days} jours"


def _to_publish(desk: Desk, _: Session) -> HomeCard:
    """What is due today or late; late ones first, then those without a date."""
    workspace, today = desk.workspace, desk.today()
    due: list[HomeLine] = []
    wanted = PostFilter(states=frozenset({str(State.APPROVED)}))
    for row in workspace.queries.rows(workspace.queries.ids(wanted, Order.PLANNED)):
        day = _planned(row)
        if day is not None and day > today:
            continue
        late = day is not None and day < today
        said = "aujourd’hui" if day == today else "sans date" if day is None else _late(day, today)
        due.append(_line(row, said, urgent=late or row.emergency))
    due.sort(key=lambda line: not line.urgent)
    return HomeCard(Card.TO_PUBLISH, tuple(due[:MOST]), len(due))


def _planned(row: PostRow) -> dt.date | None:
    """The planned day; a date that cannot be read must not hide the page: its own screen says so."""
    try:
        return planned_day(row.planned_at)
    except Refusal:
        return None


def _late(day: dt.date, today: dt.date) -> str:
    return f"échue, prévue {french_near_day(day, today)}"


def _warnings(desk: Desk, _: Session) -> HomeCard:
    from desktop.services.account_reviews import accounts_to_review
    from desktop.services.expirations import expiring
    from desktop.services.online_links import broken_online
    from desktop.services.period_notes import period_notes

    workspace, today = desk.workspace, desk.today()
    found = expiring(workspace, today)
    lines = (
        *(_period(each) for each in period_notes(desk)),
        *(_expiration(workspace, each, today) for each in found),
        *_reviews(accounts_to_review(workspace, today), today),
        *(_broken(each, today) for each in broken_online(desk)),
    )
    return HomeCard(Card.WARNINGS, lines, len(lines))


def _period(each: PeriodNote) -> HomeLine:
    """What a period leaves to review online, as who verified it last found it."""
    start, end = french_day(each.period.start), french_day(each.period.end)
    parts = []
    if each.to_review:
        said = "publication en ligne" if each.to_review == 1 else "publications en ligne"
        parts.append(f"{each.to_review} {said} à revoir")
    if each.waiting:
        said = "à vérifier" if each.to_review else "en ligne à vérifier"
        noun = "" if each.to_review else "publication " if each.waiting == 1 else "publications "
        parts.append(f"{each.waiting} {noun}{said}")
    title = f"Période électorale du {start} au {end}"
    return HomeLine(title, ", ".join(parts), urgent=bool(each.to_review), section="elections")


def _reviews(found: tuple[AccountReview, ...], today: dt.date) -> Iterator[HomeLine]:
    """The official accounts that somebody must look at again, in the settings; those of one day on one line."""
    for (unkept, due), reviews in itertools.groupby(found, lambda each: (each.unkept, each.due)):
        accounts = [each.account for each in reviews]
        name, medium = accounts[0].name, accounts[0].channel.label
        title = f"Compte officiel{f' ({medium})' if name != medium else ''}\u00a0: {name}"
        if len(accounts) > 1:
            title = f"{len(accounts)} comptes officiels"
        said = _review(unkept, due, today)
        yield HomeLine(title, said, urgent=unkept or due < today, section="comptes")


def _review(unkept: bool, due: dt.date, today: dt.date) -> str:
    if unkept:
        return "plus personne pour s’en occuper"
    day = french_near_day(due, today)
    if due <= today:
        return "à réviser aujourd’hui" if due == today else f"à réviser depuis {day}"
    return f"à réviser {day}" if day == "demain" else f"à réviser avant {day}"


def _broken(each: BrokenLink, today: dt.date) -> HomeLine:
    """A publication that leads nowhere, since the last time its link was tried."""
    more = f" et {each.others} autre{'s' if each.others > 1 else ''}" if each.others else ""
    day = french_near_day(each.seen, today)
    said = f"lien brisé {day}\u00a0: {each.host}{more}"
    return HomeLine(each.title or _UNTITLED, said, each.item, state=each.state)


def _notices(desk: Desk, session: Session) -> HomeCard:
    """What is left about public notices; each opens in the settings, where the greffe and the officer meet."""
    from desktop.services.notice_tasks import first_notice_tasks

    found, total = first_notice_tasks(desk.workspace, session, MOST)
    return HomeCard(Card.NOTICES, tuple(_notice(each, desk) for each in found), total)


def _notice(each: NoticeTask, desk: Desk) -> HomeLine:
    from desktop.services.notice_tasks import LATE, Task

    today = desk.today()
    if each.task is Task.REMARKS:
        said = "1 remarque à lire" if each.count == 1 else f"{each.count} remarques à lire"
        return HomeLine(each.notice.title, said, each.notice.item, urgent=True)
    day = french_near_day(each.since, today)
    if each.task is Task.REPLACED:
        return HomeLine(each.notice.title, f"texte déposé de nouveau {day}", each.notice.item, urgent=True)
    late = desk.now() - each.since >= LATE
    return HomeLine(each.notice.title, f"à préparer, déposé {day}", each.notice.item, urgent=late)


def _expiration(workspace: Workspace, each: Expiration, today: dt.date) -> HomeLine:
    """What ends is said of the post it opens: the one, of several, that the public sees."""
    use = next((use for use in each.uses if use.public), each.uses[0])
    others = len(each.uses) - 1
    more = f" et {others} autre{'s' if others > 1 else ''}" if others else ""
    ended = each.last_day < today
    day = french_near_day(each.last_day, today)
    said = f"{each.what.over} depuis {day}"
    if not ended:
        said = f"{each.what} jusqu’{f'au {day[3:]}' if day.startswith('le ') else f'à {day}'}"
    row = workspace.queries.post(use.item)
    state = row.state if row is not None else ""
    return HomeLine(f"{use.title or _UNTITLED}{more}", said, use.item, urgent=ended, state=state)


def _drafts(desk: Desk, session: Session) -> HomeCard:
    workspace, today = desk.workspace, desk.today()
    drafts = workspace.drafts.list(person=session.person)
    lines = []
    for draft in drafts[:MOST]:
        row = workspace.queries.post(draft.post)
        day = french_near_day(dt.datetime.fromisoformat(draft.saved_at), today)
        title = row.title if row is not None else ""
        lines.append(
            HomeLine(title or _UNTITLED, f"enregistré {day}", draft.post, state=row.state if row else "")
        )
    return HomeCard(Card.DRAFTS, tuple(lines), len(drafts))


def _newsletter(desk: Desk, _: Session) -> HomeCard | None:
    from desktop.services.newsletter import next_deadline

    day, today = next_deadline(desk.workspace), desk.today()
    if day is None or day < today:
        return None
    left = (day - today).days
    said = "aujourd’hui" if left == 0 else "demain" if left == 1 else f"dans {left} jours"
    line = HomeLine(f"Date de tombée\u00a0: {french_moment(day)}", said, urgent=left <= _CLOSE)
    return HomeCard(Card.NEWSLETTER, (line,), 1)


def _latest(desk: Desk, _: Session) -> HomeCard:
    workspace, today = desk.workspace, desk.today()
    rows, total = _rows(workspace, *OUT)
    lines = tuple(_line(row, _published(workspace, row, today)) for row in rows)
    return HomeCard(Card.LATEST, lines, total)


def _published(workspace: Workspace, row: PostRow, today: dt.date) -> str:
    """When it last went out, as its receipts say."""
    receipts = workspace.ledger.facts("receipt", row.item)
    moments = [dt.datetime.fromisoformat(str(fact.body["published"])) for fact in receipts]
    if not moments:
        return State(row.state).label.lower()
    return f"publiée {french_near_day(civil_day(max(moments, key=instant)), today)}"


def _rows(workspace: Workspace, *states: State) -> tuple[tuple[PostRow, ...], int]:
    total, rows = newest_posts(workspace, frozenset(map(str, states)), MOST)
    return rows, total


def _line(row: PostRow, detail: str, *, urgent: bool = False) -> HomeLine:
    return HomeLine(row.title or _UNTITLED, detail, row.item, urgent, row.state)


_READERS: Mapping[Card, Callable[[Desk, Session], HomeCard | None]] = {
    Card.CHANGES: _changes,
    Card.AWAITING: _awaiting,
    Card.TO_PUBLISH: _to_publish,
    Card.NOTICES: _notices,
    Card.WARNINGS: _warnings,
    Card.DRAFTS: _drafts,
    Card.NEWSLETTER: _newsletter,
    Card.LATEST: _latest,
}

_ROLES: Mapping[Card, frozenset[str]] = {
    Card.CHANGES: frozenset({"redaction"}),
    Card.TO_PUBLISH: frozenset({"publication", "redaction", "direction"}),
    Card.DRAFTS: frozenset({"redaction", "direction"}),
    Card.NEWSLETTER: frozenset({"redaction"}),
    Card.NOTICES: frozenset({"redaction", "greffe"}),
}
"""Whom a card is for, when it is not for everybody."""
