"""The whole of one line of a register: what columns cut, what is never exported, and the way to the thing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.editorial.civil_dates import french_moment
from desktop.services.registers import RegisterRow
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.following import add_gap
from desktop.ui.widgets.frames import column, frame, row, scrolling
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.said import Said

_EDGE = 1
"""Pixels, at any zoom, of the frame of a card."""
_LEAST = 84
"""Height at 100 % under which nothing could be read there."""


class RowDetails(QWidget):
    """Shows a line, as tall as its words when there is room; it scrolls when the list needs the rest.

    `open_asked()` when the person wants what it is about.
    """

    open_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.what = label("", "strong", wrap=True)
        self.subject = label("", wrap=True, exact=True)
        self.detail = label("", wrap=True, exact=True)
        self.private = Said(theme, "", "lock", "muted")
        self.who = label("", "muted", wrap=True)
        self.open = button(theme, "", self.open_asked.emit, role="next")
        for each in (self.subject, self.detail):
            each.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside = column(theme, space="tiny", margin="medium")
        parts: tuple[QWidget, ...] = (self.what, self.subject, self.detail, self.private, self.who)
        for part in parts:
            inside.addWidget(part)
        add_gap(theme, inside, "tiny")
        foot = FlowLayout(theme)
        foot.addWidget(self.open)
        inside.addLayout(foot)
        self._theme = theme
        self._inside = QWidget()
        self._inside.setLayout(inside)
        held = row(theme)
        held.addWidget(scrolling(self._inside, self.tr("Inscription choisie")))
        whole = row(theme)
        whole.addWidget(frame("card", held))
        self.setLayout(whole)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As tall as the words at this width."""
        layout = self._inside.layout()
        if layout is None:
            return super().sizeHint()
        height = layout.totalHeightForWidth(self.width() - 2 * _EDGE) + 2 * _EDGE
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A few lines."""
        least = min(self._theme.px(_LEAST), self.sizeHint().height())
        return QSize(super().minimumSizeHint().width(), least)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width, another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def show_row(self, shown: RegisterRow | None, action: str) -> None:
        """Show a line, or nothing; `action` names what opening it does, empty when it leads nowhere."""
        self.setVisible(shown is not None)
        if shown is None:
            return
        self.what.setText(shown.what)
        for where, text in ((self.subject, shown.subject), (self.detail, shown.detail)):
            where.setText(text)
            where.setVisible(bool(text))
        self.private.setVisible(bool(shown.private))
        if shown.private:
            said = self.tr("{0} (n’est pas exporté)").format(shown.private)
            self.private.show_state(said, "lock", "muted")
        self.who.setText(
            self.tr("{0}, {1}. Registre\u00a0: {2}.").format(
                shown.person, french_moment(shown.at), shown.register.label
            )
        )
        self.open.setText(action)
        self.open.setAccessibleName(action)
        self.open.setVisible(bool(action))
        self.setAccessibleName(", ".join(part for part in (shown.what, shown.subject, shown.detail) if part))
        self.updateGeometry()
