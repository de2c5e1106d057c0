"""How an entry of the queue is told in a list."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from desktop.services.approval_queue import QueueEntry
from desktop.ui.widgets.post_lines import Mark, PostLine
from desktop.ui.widgets.post_words import channels_label, moment_label


def tr(text: str) -> str:
    """A text of this list in the language of the interface."""
    return QCoreApplication.translate("QueueLines", text)


def line_of(entry: QueueEntry, today: dt.date) -> PostLine:
    """The line of an entry, as seen from `today`."""
    planned = moment_label(entry.planned_at, today)
    where = channels_label(map(str, entry.channels))
    when = f"{planned} · {where}" if planned else tr("Sans date · {0}").format(where)
    return PostLine(
        item=entry.item,
        title=entry.title or tr("Sans titre"),
        facts=(when, f"{entry.author} · {age_in_words(entry.days)}"),
        marks=marks_of(entry),
        fresh=not entry.seen,
    )


def marks_of(entry: QueueEntry) -> tuple[Mark, ...]:
    """What deserves attention in an entry, the heaviest first."""
    marks = []
    if entry.afterwards:
        marks.append(Mark(tr("Sortie en urgence, à réviser"), "emergency", "danger"))
    elif entry.emergency:
        marks.append(Mark(tr("Urgence"), "emergency", "danger"))
    if entry.only_reasons:
        marks.append(Mark(tr("Déjà publiée, motif à lire"), "history", "info"))
    if entry.changed:
        marks.append(Mark(tr("A changé depuis que vous l’avez vue"), "history", "info"))
    elif not entry.seen:
        marks.append(Mark(tr("Pas encore vue"), "preview", "muted"))
    if entry.contested:
        said = _counted(entry.contested, tr("point contesté"), tr("points contestés"))
        marks.append(Mark(said, "policy", "policy"))
    if entry.waived:
        said = _counted(entry.waived, tr("justification"), tr("justifications"))
        marks.append(Mark(said, "warning", "warning"))
    return tuple(marks)


def age_in_words(days: int) -> str:
    """How long it has waited."""
    if days == 0:
        return tr("soumise aujourd’hui")
    return tr("soumise hier") if days == 1 else tr("attend depuis {0} jours").format(days)


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
