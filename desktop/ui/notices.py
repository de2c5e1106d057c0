"""Notices inside the window: what happened, what was kept, what to do; never a modal dialog."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from desktop.errors import EnvironmentFault, Refusal
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button, tool_button
from desktop.ui.widgets.frames import column, frame, row
from desktop.ui.widgets.labels import Badge, label

log = logging.getLogger(__name__)

_BRIEF = 8000
"""Milliseconds that a notice which needs no answer stays."""
_MOST = 4
_KINDS = {
    "info": ("info", "info"),
    "success": ("pass", "success"),
    "warning": ("warning", "warning"),
    "danger": ("block", "danger"),
}


@dataclass(frozen=True, slots=True)
class NoticeAction:
    """A button of a notice."""

    text: str
    run: Callable[[], object]


class NoticeBoard(QWidget):
    """The notices on show, newest first, above the page. It takes no room when there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.space("small"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(self.tr("Avis"))
        self._shown: list[QFrame] = []
        self.hide()

    def inform(self, text: str, *actions: NoticeAction) -> QFrame:
        """Something to know; it leaves by itself unless it offers something to do."""
        return self._add("info", text, (), actions, brief=not actions)

    def succeed(self, text: str, *actions: NoticeAction) -> QFrame:
        """Something went well."""
        return self._add("success", text, (), actions, brief=not actions)

    def warn(self, text: str, *actions: NoticeAction, reasons: tuple[str, ...] = ()) -> QFrame:
        """Something needs the person; it stays until dismissed."""
        return self._add("warning", text, reasons, actions, brief=False)

    def report(self, error: Exception) -> None:
        """Show an error: a refusal and its reasons, a fault of the computer, or a bug, which is logged."""
        if isinstance(error, Refusal):
            self._add("warning", error.message, tuple(error.reasons), (), brief=False)
        elif isinstance(error, EnvironmentFault):
            log.info("environment fault %s: %s", error.code, error.message)
            self._add("danger", error.message, (), (), brief=False)
        else:
            log.error("unexpected error", exc_info=error)
            self.show_unexpected()

    def show_unexpected(self) -> None:
        """Say that a bug was met, once until the notice is dismissed; its trace is already in the log."""
        said = _unexpected(self)
        if said not in self.texts():
            self._add("danger", said, (), (), brief=False)

    def texts(self) -> tuple[str, ...]:
        """What is on show, newest first."""
        return tuple(notice.accessibleName() for notice in self._shown)

    def clear(self) -> None:
        """Dismiss everything."""
        for notice in tuple(self._shown):
            self._dismiss(notice)

    def _add(
        self,
        kind: str,
        text: str,
        reasons: tuple[str, ...],
        actions: tuple[NoticeAction, ...],
        *,
        brief: bool,
    ) -> QFrame:
        role, token = _KINDS[kind]
        line = row(self._theme, margin="small")
        badge = Badge(self._theme, "", role, token)
        line.addWidget(badge)
        words = column(self._theme, space="tiny")
        words.addWidget(label(text, wrap=True))
        for reason in reasons[:8]:
            words.addWidget(label(f"– {reason}", wrap=True))
        if len(reasons) > 8:
            words.addWidget(label(self.tr("et {0} autres.").format(len(reasons) - 8), "muted"))
        line.addLayout(words, 1)
        made = frame(kind, line)
        made.setAccessibleName(text)
        for action in actions:
            line.addWidget(button(self._theme, action.text, self._and_dismiss(action, made)))
        line.addWidget(
            tool_button(self._theme, self.tr("Fermer l’avis"), "close", lambda: self._dismiss(made))
        )
        self._rows.insertWidget(0, made)
        self._shown.insert(0, made)
        for extra in tuple(self._shown[_MOST:]):
            self._dismiss(extra)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(made, QAccessible.Event.Alert))
        if brief:
            self._dismiss_later(made)
        return made

    def _and_dismiss(self, action: NoticeAction, made: QFrame) -> Callable[[], None]:
        def run() -> None:
            self._dismiss(made)
            action.run()

        return run

    def _dismiss_later(self, made: QFrame) -> None:
        # The timer belongs to the notice: it ends with it.
        timer = QTimer(made)
        timer.setSingleShot(True)
        timer.timeout.connect(lambda: self._dismiss(made))
        timer.start(_BRIEF)

    def _dismiss(self, made: QFrame) -> None:
        if made not in self._shown:
            return
        self._shown.remove(made)
        self._rows.removeWidget(made)
        made.hide()
        made.deleteLater()
        self.setVisible(bool(self._shown))


def _unexpected(board: QObject) -> str:
    return board.tr(
        "Une erreur imprévue s’est produite. Ce qui était enregistré est conservé. Recommencez; si elle revient, "
        "joignez le journal technique à une demande d’aide (Paramètres, À propos)."
    )
