"""The demonstration in an election period: a fictitious by-election, and posts that show what it changes (art. 9)."""

from __future__ import annotations

import datetime as dt

from desktop.editorial.elections import ElectionKind, Level
from desktop.editorial.post import Channel
from desktop.services.assisted_publication import take
from desktop.services.demo_clock import Story
from desktop.services.demo_office import DemoOffice, item_of
from desktop.services.elections import enter_election
from desktop.services.emergency_publication import let_out

_URGENT = "avis-ebullition"
_REASON = "L’eau n’est peut-être pas potable; la direction générale est en réunion jusqu’à 11\u00a0h."
FOLDER = "election"
"""Its texts, in `resources/demo`."""
_BEFORE = dt.timedelta(days=44)
"""The period begins on the 44th day before the poll (LERM)."""
_LEFT = 30
"""At least so many days before the poll."""
_KNOWN = dt.timedelta(hours=22)
_LET_OUT = dt.timedelta(minutes=12)


def by_election(office: DemoOffice) -> Story:
    """The greffe enters the period on the eve; it began some days ago, and a Sunday ends it.

    An emergency then goes out before its approval, and waits for the direction to look at it (art. 19).
    """
    yield office.now - _KNOWN
    first = office.now.date() + dt.timedelta(days=_LEFT)
    poll = first + dt.timedelta(days=6 - first.weekday())
    greffe = office.sessions["greffe"]
    enter_election(
        office.workspace, greffe, Level.MUNICIPAL, ElectionKind.BY_ELECTION, poll - _BEFORE, poll, poll
    )
    yield office.now - _LET_OUT
    item = item_of(_URGENT)
    (revision,) = office.workspace.ledger.heads(item)
    let_out(office.desk, office.officer, item, revision, _REASON)
    take(office.desk, office.officer, item, Channel.FACEBOOK)
