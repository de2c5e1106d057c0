"""The toolbar of the media that read Markdown: what it writes is visible in the text, and undone by Ctrl+Z."""

from __future__ import annotations

import functools

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.ui.editor.text.markdown_actions import actions, install_shortcuts
from desktop.ui.editor.text.text_area import TextArea
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import tool_button
from desktop.ui.widgets.flow import FlowLayout


class MarkdownBar(QWidget):
    """Buttons and shortcuts that mark the selection of one area.

    One stop for the Tab key, the arrows within: the text is never nine stops away. What is typed there goes to the
    text: whoever comes from the title with Tab loses no letter, and presses no button.
    """

    def __init__(self, theme: Theme, area: TextArea, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area = area
        self.buttons: list[QToolButton] = []
        layout = FlowLayout(theme)
        layout.setSpacing(theme.space("tiny"))
        for action in actions():
            made = tool_button(theme, action.name, action.icon, functools.partial(action.act, area))
            if action.shortcut:
                shown = QKeySequence(action.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
                made.setToolTip(f"{action.name} ({shown})")
            made.setFocusPolicy(Qt.FocusPolicy.ClickFocus if self.buttons else Qt.FocusPolicy.StrongFocus)
            made.installEventFilter(self)
            layout.addWidget(made)
            self.buttons.append(made)
        self.setLayout(layout)
        self.setAccessibleName(self.tr("Mise en forme"))
        install_shortcuts(area)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Left and right go from a button to the next one; a letter is for the text."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            if step is not None and isinstance(watched, QToolButton):
                place = (self.buttons.index(watched) + step) % len(self.buttons)
                self.buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if _writes(event) and not self._area.isReadOnly():
                self._area.setFocus(Qt.FocusReason.OtherFocusReason)
                QCoreApplication.sendEvent(self._area, event)
                return True
        return super().eventFilter(watched, event)

    def allow(self, allowed: bool) -> None:
        """Whether the area may be written in."""
        for button in self.buttons:
            button.setEnabled(allowed)


def _writes(event: QKeyEvent) -> bool:
    """Whether a key writes a letter, a digit or a sign: the space presses a button."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return not held and event.text().isprintable() and bool(event.text().strip())
