"""How posts are told in lists everywhere: the icon and colour of a state, channels, dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from desktop.editorial.civil_dates import french_moment, french_near
from desktop.editorial.post import Channel, PostKind
from desktop.editorial.workflow import State, state_on

_STATE_LOOKS: dict[State, tuple[str, str]] = {
    State.DRAFT: ("write", "muted"),
    State.AWAITING: ("clock", "info"),
    State.CHANGES_REQUESTED: ("comment", "warning"),
    State.REJECTED: ("block", "danger"),
    State.CORRECTION_OFFERED: ("comment", "policy"),
    State.APPROVED: ("publish", "success"),
    State.SCHEDULED: ("calendar", "success"),
    State.TO_READ: ("clock", "info"),
    State.PUBLISHED: ("pass", "muted"),
    State.CORRECTED: ("pass", "muted"),
    State.WITHDRAWN: ("remove", "muted"),
    State.EXPIRED: ("clock", "danger"),
    State.CONFLICT: ("warning", "danger"),
}


def state_look(state: State) -> tuple[str, str]:
    """The icon role and the colour token of a state; its word is `state.label`."""
    return _STATE_LOOKS[state]


def state_of_code(code: str) -> State:
    """The state of a stored code."""
    return State(code)


def state_label(code: str, planned_at: str | None, today: dt.date) -> str:
    """The word for a stored state; one whose planned day has passed says so first, then where it is."""
    stored = state_of_code(code)
    shown = state_on(stored, planned_at, today)
    return stored.label if shown is stored else f"{shown.label}, {stored.label.lower()}"


def kind_label(code: str) -> str:
    """The name of a kind; a code of another version is shown as it is."""
    return PostKind(code).label if code in set(PostKind) else code


def channels_label(channels: Iterable[str]) -> str:
    """The names of some media, short enough for a list."""
    short = {Channel.CONTACT: "Le Contact"}
    return ", ".join(short.get(Channel(code), Channel(code).label) for code in channels)


def moment_label(written: str | None, today: dt.date) -> str:
    """A stored date or moment, as seen from `today`; empty when there is none or it cannot be read."""
    moment = _moment(written)
    return french_near(moment, today) if moment is not None else ""


def full_moment_label(written: str | None) -> str:
    """A stored date or moment in full; empty when there is none or it cannot be read."""
    moment = _moment(written)
    return french_moment(moment) if moment is not None else ""


def _moment(written: str | None) -> dt.date | dt.datetime | None:
    if not written:
        return None
    try:
        return dt.date.fromisoformat(written) if len(written) == 10 else dt.datetime.fromisoformat(written)
    except ValueError:
        return None


_DECIDED_BY_DIRECTION = frozenset(
    {State.AWAITING, State.TO_READ, State.CHANGES_REQUESTED, State.REJECTED, State.CORRECTION_OFFERED}
)


def place_of_post(roles: frozenset[str], state: str) -> str:
    """The key of the screen where somebody with these roles works on a post in this state."""
    if "redaction" in roles:
        return "editeur"
    if state in _DECIDED_BY_DIRECTION and roles & {"direction", "greffe"}:
        return "approbation"
    if roles & {"publication", "direction"} and state not in {State.DRAFT, State.CONFLICT}:
        return "publication"
    return "editeur" if "direction" in roles else "approbation" if "greffe" in roles else "publication"
