"""After a stop without warning: say which drafts were open, and offer to go on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from desktop.editorial.civil_dates import french_near
from desktop.services.interrupted import InterruptedDraft, take_interrupted
from desktop.ui.notices import NoticeAction
from desktop.ui.workbench import Workbench

_MOST = 3


def offer_recovered(bench: Workbench) -> None:
    """Show a notice for each draft of this person that was open when the application stopped, the latest first.

    To be called once, when the person begins to work. Nothing is shown after a normal end.
    """
    bench.ask(
        lambda desk, session: (desk.today(), take_interrupted(desk.workspace, session)),
        lambda found: _show(bench, *found),
        owner=bench,
    )


def _show(bench: Workbench, today: dt.date, drafts: tuple[InterruptedDraft, ...]) -> None:
    for draft in sorted(drafts, key=lambda each: each.saved_at)[-_MOST:]:
        when = french_near(dt.datetime.fromisoformat(draft.saved_at), today)
        text = _said(
            "L’application s’est arrêtée pendant que vous écriviez «\u00a0{0}\u00a0». Votre texte est conservé tel "
            "qu’il était enregistré ({1})."
        ).format(draft.title, when)
        bench.notices.warn(text, NoticeAction(_said("Continuer"), _opener(bench, draft.item)))


def _opener(bench: Workbench, item: str) -> Callable[[], None]:
    return lambda: bench.go("editeur", item)


def _said(text: str) -> str:
    return QCoreApplication.translate("Recovered", text)
