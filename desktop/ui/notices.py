"""Notices inside the window: what happened, what was kept, what to do; never a modal dialog."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import EnvironmentFault, Refusal
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button, tool_button
from desktop.ui.widgets.following import follow
from desktop.ui.widgets.frames import ScrollBody, column, dashed, frame, row
from desktop.ui.widgets.labels import Badge, label
from desktop.ui.widgets.tab_order import order_after, place_kept

log = logging.getLogger(__name__)

_BRIEF = 8000
"""Milliseconds that a notice which needs no answer stays."""
_MOST = 6
"""Notices kept at once; beyond it the oldest that needed no answer leaves first."""
_SHARE = 0.4
"""The part of the window that notices may take; they scroll beyond it."""
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


class NoticeBoard(QScrollArea):
    """The notices on show, newest first, above the page. It takes no room when there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = column(theme, space="small")
        around = theme.space("medium")
        self._rows.setContentsMargins(around, around, around, 0)
        self._inside = ScrollBody()
        self._inside.setProperty("look", "inside")
        self._inside.setLayout(self._rows)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Avis"))
        self._mark = place_kept(self)
        self._shown: list[QFrame] = []
        self._brief: set[QFrame] = set()
        self._before: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._watch)
        theme.changed.connect(self.updateGeometry)
        self.hide()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as the notices, up to a share of the window."""
        width = self.width()
        wanted = self._rows.heightForWidth(width) if self._rows.hasHeightForWidth() else 0
        most = round(self.window().height() * _SHARE)
        return QSize(width, min(wanted or self._rows.minimumSize().height(), most))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """No smaller than it asks for: what it says comes before the page."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width asks for another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def inform(self, text: str, *actions: NoticeAction, stays: bool = False) -> QFrame:
        """Something to know; it leaves by itself unless it offers something to do, or `stays`."""
        return self._add("info", text, (), actions, brief=not actions and not stays)

    def succeed(self, text: str, *actions: NoticeAction) -> QFrame:
        """Something went well."""
        return self._add("success", text, (), actions, brief=not actions)

    def warn(self, text: str, *actions: NoticeAction, reasons: tuple[str, ...] = ()) -> QFrame:
        """Something needs the person; it stays until dismissed."""
        return self._add("warning", text, reasons, actions, brief=False)

    def report(self, error: Exception) -> QFrame | None:
        """Show an error: a refusal and its reasons, a fault of the computer, or a bug, which is logged.

        The notice of what the person can mend, to be dismissed once it is.
        """
        if isinstance(error, Refusal):
            return self._add("warning", error.message, tuple(error.reasons), (), brief=False)
        if isinstance(error, EnvironmentFault):
            log.info("environment fault %s: %s", error.code, error.message)
            return self._add("danger", error.message, (), (), brief=False)
        log.error("unexpected error", exc_info=error)
        self.show_unexpected()
        return None

    def show_unexpected(self) -> None:
        """Say that a bug was met, once until the notice is dismissed; its trace is already in the log."""
        said = _unexpected(self)
        if said not in self.texts():
            self._add("danger", said, (), (), brief=False)

    def texts(self) -> tuple[str, ...]:
        """What is on show, newest first."""
        return tuple(notice.accessibleName() for notice in self._shown)

    def standing(self) -> frozenset[QFrame]:
        """The notices that stay until they are dismissed."""
        return frozenset(self._shown) - self._brief

    def clear(self) -> None:
        """Dismiss everything."""
        for notice in tuple(self._shown):
            self.dismiss(notice)

    def dismiss(self, made: QFrame) -> None:
        """Take a notice away; harmless when it left already."""
        if made not in self._shown:
            return
        self._shown.remove(made)
        self._brief.discard(made)
        self._give_back(made)
        self._rows.removeWidget(made)
        made.hide()
        made.deleteLater()
        self.setVisible(bool(self._shown))
        self.updateGeometry()

    def _add(
        self,
        kind: str,
        text: str,
        reasons: tuple[str, ...],
        actions: tuple[NoticeAction, ...],
        *,
        brief: bool,
    ) -> QFrame:
        for same in self._shown:
            if not actions and same.property("said") == _said(text, reasons):
                self.dismiss(same)
                break
        role, token = _KINDS[kind]
        line = row(self._theme, margin="small")
        badge = Badge(self._theme, "", role, token)
        line.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        words = column(self._theme, space="tiny")
        follow(self._theme, badge, partial(self._level, badge, words))
        words.addWidget(label(text, wrap=True))
        for reason in reasons:
            words.addLayout(dashed(self._theme, reason))
        line.addLayout(words, 1)
        made = frame(kind, line)
        made.setAccessibleName(text)
        made.setAccessibleDescription("\n".join(reasons))
        if not actions:
            made.setProperty("said", _said(text, reasons))
        for action in actions:
            line.addWidget(
                button(self._theme, action.text, self._and_dismiss(action, made)),
                0,
                Qt.AlignmentFlag.AlignTop,
            )
        close = tool_button(self._theme, self.tr("Fermer l’avis"), "close", lambda: self.dismiss(made))
        close.setAccessibleDescription(text)
        line.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.insertWidget(0, made)
        order_after(self._mark, made.findChildren(QAbstractButton))
        self._shown.insert(0, made)
        if brief:
            self._brief.add(made)
        self._leave_out()
        self.show()
        self.updateGeometry()
        self.verticalScrollBar().setValue(0)
        _announce(made)
        if brief:
            self._dismiss_later(made)
        return made

    def _level(self, badge: Badge, words: QVBoxLayout) -> None:
        """The sign, the first line of words and the buttons stand on one line, however long the words are."""
        tall = self._theme.measure("control") + 2
        badge.setFixedHeight(tall)
        above = max(tall - self.fontMetrics().lineSpacing(), 0) // 2
        words.setContentsMargins(0, above, 0, above)

    def _and_dismiss(self, action: NoticeAction, made: QFrame) -> Callable[[], None]:
        def run() -> None:
            self.dismiss(made)
            action.run()

        return run

    def _dismiss_later(self, made: QFrame) -> None:
        # The timer belongs to the notice: it ends with it.
        timer = QTimer(made)
        timer.timeout.connect(lambda: self._dismiss_unless_read(made))
        timer.start(_BRIEF)

    def _dismiss_unless_read(self, made: QFrame) -> None:
        """A notice under the pointer, or that holds the keyboard, stays one more time."""
        focus = self.focusWidget()
        if not made.underMouse() and not (
            focus is not None and focus.hasFocus() and made.isAncestorOf(focus)
        ):
            self.dismiss(made)

    def _watch(self, before: QWidget | None, now: QWidget | None) -> None:
        """Remember what had the keyboard before a notice took it."""
        if now is None or not self.isAncestorOf(now):
            return
        if before is not None and shiboken6.isValid(before) and not self.isAncestorOf(before):
            self._before = before

    def _give_back(self, made: QFrame) -> None:
        """The keyboard returns to the text that was being written, not to the next button one would press by typing."""
        focus, before = self.window().focusWidget(), self._before
        if focus is None or not made.isAncestorOf(focus):
            return
        self._before = None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_out(self) -> None:
        """Too many notices: the oldest that needed no answer leaves, one that needs the person never does."""
        for extra in [made for made in reversed(self._shown) if made in self._brief]:
            if len(self._shown) > _MOST:
                self.dismiss(extra)


def _announce(notice: QFrame) -> None:
    """Let assistive technology say it."""
    # Making these two classes takes 1.4 ms, which the first paint does not wait for.
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    QAccessible.updateAccessibility(QAccessibleEvent(notice, QAccessible.Event.Alert))


def _said(text: str, reasons: tuple[str, ...]) -> str:
    return "\n".join((text, *reasons))


def _unexpected(board: QObject) -> str:
    return board.tr(
        "Une erreur imprévue s’est produite. Ce qui était enregistré est conservé. Recommencez; si elle revient, "
        "joignez le journal technique à une demande d’aide (Paramètres, À propos)."
    )
