"""What the first page shows: what is left to do, in order of urgency, and for whom."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass

from db.queries import Order, PostFilter, PostRow
from db.workspace import Workspace
from desktop.editorial.civil_dates import civil_day, french_day
from desktop.editorial.workflow import State
from desktop.services.civil_time import planned_day
from desktop.services.desk import Desk
from desktop.services.expirations import Expiration, expiring
from desktop.services.newsletter import next_deadline
from desktop.services.session import Session

MOST = 5
"""Lines of a card; the rest is counted."""


class Card(enum.StrEnum):
    """The cards, most urgent first."""

    CHANGES = "modifications"
    AWAITING = "approbation"
    TO_PUBLISH = "publier"
    WARNINGS = "avertissements"
    DRAFTS = "brouillons"
    NEWSLETTER = "journal"
    LATEST = "dernieres"


@dataclass(frozen=True, slots=True)
class HomeLine:
    """One thing on a card. `item` is the post it opens, None when there is none; `urgent` says to show it so."""

    title: str
    detail: str
    item: str | None = None
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class HomeCard:
    """One card: its first lines, and how many there are in all."""

    card: Card
    lines: tuple[HomeLine, ...]
    total: int


def home(desk: Desk, session: Session) -> tuple[HomeCard, ...]:
    """The cards that have something to show to this person, most urgent first."""
    workspace, today = desk.workspace, desk.today()
    roles = session.roles(workspace)
    cards = [
        _changes(workspace) if "redaction" in roles else None,
        _awaiting(desk),
        _to_publish(workspace, today),
        _warnings(workspace, today),
        _drafts(workspace, session) if roles & {"redaction", "direction"} else None,
        _newsletter(workspace, today),
        _latest(workspace),
    ]
    return tuple(card for card in cards if card is not None and card.lines)


def _changes(workspace: Workspace) -> HomeCard:
    states = (State.CHANGES_REQUESTED, State.CORRECTION_OFFERED, State.REJECTED, State.CONFLICT)
    rows, total = _rows(workspace, *states)
    return HomeCard(
        Card.CHANGES,
        tuple(HomeLine(_title(row), State(row.state).label, row.item, row.emergency) for row in rows),
        total,
    )


def _awaiting(desk: Desk) -> HomeCard:
    rows, total = _rows(desk.workspace, State.AWAITING, order=Order.PLANNED)
    rows = tuple(sorted(rows, key=lambda row: not row.emergency))
    return HomeCard(
        Card.AWAITING,
        tuple(HomeLine(_title(row), _age(desk, row), row.item, row.emergency) for row in rows),
        total,
    )


def _age(desk: Desk, row: PostRow) -> str:
    submission = desk.workspace.ledger.approval(row.item).submission
    fact = desk.workspace.ledger.fact(submission) if submission is not None else None
    if fact is None:
        return ""
    return waiting_time(desk.now() - dt.datetime.fromisoformat(fact.at))


def waiting_time(elapsed: dt.timedelta) -> str:
    """How long something has waited: `depuis 3 h`, `depuis 2 jours`."""
    hours = max(int(elapsed.total_seconds() // 3600), 0)
    if hours < 1:
        return "depuis moins d’une heure"
    if hours < 24:
        return f"depuis {hours}\u00a0h"
    days = hours // 24
    return "depuis 1 jour" if days == 1 else f"depuis {days} jours"


def _to_publish(workspace: Workspace, today: dt.date) -> HomeCard:
    due: list[HomeLine] = []
    wanted = PostFilter(states=frozenset({str(State.APPROVED)}))
    for row in workspace.queries.rows(workspace.queries.ids(wanted, Order.PLANNED)):
        day = planned_day(row.planned_at)
        if day is not None and day > today:
            continue
        late = day is not None and day < today
        said = f"prévue le {french_day(day)}, en retard" if late and day else "à publier aujourd’hui"
        due.append(HomeLine(_title(row), said, row.item, late or row.emergency))
    return HomeCard(Card.TO_PUBLISH, tuple(due[:MOST]), len(due))


def _warnings(workspace: Workspace, today: dt.date) -> HomeCard:
    found = expiring(workspace, today)
    lines = tuple(_expiration(each, today) for each in found)
    return HomeCard(Card.WARNINGS, lines[:MOST], len(lines))


def _expiration(each: Expiration, today: dt.date) -> HomeLine:
    what = "L’autorisation d’une personne" if each.release else "Les droits d’une image"
    ended = each.last_day < today
    verb = (
        ("a pris fin" if each.release else "ont pris fin")
        if ended
        else ("prend fin" if each.release else "prennent fin")
    )
    posts = each.uses[0].title if len(each.uses) == 1 else f"{len(each.uses)} publications"
    return HomeLine(f"{what} {verb} le {french_day(each.last_day)}", posts, each.uses[0].item, urgent=ended)


def _drafts(workspace: Workspace, session: Session) -> HomeCard:
    drafts = workspace.drafts.list(person=session.person)
    lines = []
    for draft in drafts[:MOST]:
        row = workspace.queries.post(draft.post)
        lines.append(HomeLine(_title(row) if row else "Sans titre", _saved(draft.saved_at), draft.post))
    return HomeCard(Card.DRAFTS, tuple(lines), len(drafts))


def _saved(at: str) -> str:
    return f"enregistré le {french_day(civil_day(dt.datetime.fromisoformat(at)))}"


def _newsletter(workspace: Workspace, today: dt.date) -> HomeCard | None:
    day = next_deadline(workspace)
    if day is None or day < today:
        return None
    left = (day - today).days
    said = "aujourd’hui" if left == 0 else "demain" if left == 1 else f"dans {left} jours"
    line = HomeLine(f"Date de tombée\u00a0: {french_day(day)}", said, urgent=left <= 3)
    return HomeCard(Card.NEWSLETTER, (line,), 1)


def _latest(workspace: Workspace) -> HomeCard:
    rows, total = _rows(workspace, State.PUBLISHED, State.CORRECTED)
    lines = tuple(
        HomeLine(_title(row), _saved(row.changed_at).replace("enregistré", "publiée"), row.item)
        for row in rows
    )
    return HomeCard(Card.LATEST, lines, total)


def _rows(
    workspace: Workspace, *states: State, order: Order = Order.RECENT
) -> tuple[tuple[PostRow, ...], int]:
    wanted = PostFilter(states=frozenset(str(state) for state in states))
    return workspace.queries.page(wanted, order, size=MOST).rows, workspace.queries.count(wanted)


def _title(row: PostRow) -> str:
    return row.title or "Sans titre"
