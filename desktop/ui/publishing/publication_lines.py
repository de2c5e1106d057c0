"""How a post on its way out is told in a list."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from desktop.editorial.civil_dates import civil_day
from desktop.editorial.workflow import State
from desktop.services.publication_list import PublicationEntry, Section
from desktop.ui.widgets.post_lines import Mark, PostLine
from desktop.ui.widgets.post_words import channels_label, moment_label, state_look


def tr(text: str) -> str:
    """A text of this list in the language of the interface."""
    return QCoreApplication.translate("PublicationLines", text)


def line_of(entry: PublicationEntry, section: Section, today: dt.date) -> PostLine:
    """The line of an entry, as seen from `today`."""
    where = channels_label(str(channel) for channel, _ in entry.channels)
    when = moment_label(entry.planned_at, today) if section is Section.TO_PUBLISH else ""
    when = when or (tr("Sans date") if section is Section.TO_PUBLISH else moment_label(entry.since, today))
    return PostLine(
        item=entry.item,
        title=entry.title or tr("Sans titre"),
        facts=(when, where),
        marks=_marks(entry, section, today),
        fresh=section is Section.TO_PUBLISH,
    )


def _marks(entry: PublicationEntry, section: Section, today: dt.date) -> tuple[Mark, ...]:
    marks = []
    if entry.emergency and section is Section.TO_PUBLISH:
        marks.append(Mark(tr("Urgence"), "emergency", "danger"))
    if section is Section.TO_PUBLISH and _late(entry.planned_at, today):
        marks.append(Mark(tr("La date prévue est passée"), "clock", "warning"))
    if entry.being_corrected:
        marks.append(Mark(tr("En ligne; correction en cours"), "history", "info"))
        marks.append(_state(entry.state))
    elif section is not Section.TO_PUBLISH:
        marks += [_state(state) for state in dict.fromkeys(state for _, state in entry.channels)]
    return tuple(marks)


def _state(state: State) -> Mark:
    role, token = state_look(state)
    return Mark(state.label, role, token)


def _late(planned: str | None, today: dt.date) -> bool:
    if not planned:
        return False
    try:
        return civil_day(dt.datetime.fromisoformat(planned)) < today
    except ValueError:
        return False
