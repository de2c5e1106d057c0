"""Buttons: the look, the icon in the colour of the theme, the shortcut shown, the accessible name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop.ui.icons import icon
from desktop.ui.theme import Theme
from desktop.ui.widgets.following import follow
from desktop.ui.widgets.styled import restyle

_TOKENS = {"primary": "on_accent", "danger": "danger", "link": "accent"}
_ICON, _BESIDE = 18, 4
_RING, _INSET = 2, 3
"""Pixels: how wide the ring of the focus is, and how far its middle is inside the edge."""


def button(
    theme: Theme,
    text: str,
    clicked: Callable[[], object] | None = None,
    *,
    look: str = "",
    role: str | None = None,
    shortcut: str | None = None,
    help_: str = "",
    parent: QWidget | None = None,
) -> QPushButton:
    """A button with a text. `look` is `primary`, `danger`, `quiet`, `link` or the ordinary one; `role` an icon.

    `help_` explains it in the tool tip and to assistive technology.
    """
    if look == "primary":
        return primary_button(theme, text, clicked, role=role, shortcut=shortcut, help_=help_, parent=parent)
    made = QPushButton(text, parent)
    made.setAutoDefault(False)
    _prepare(theme, made, look, role, shortcut, help_, name=text.replace("&", ""))
    if clicked is not None:
        made.clicked.connect(lambda _=False: clicked())
    return made


def primary_button(
    theme: Theme,
    text: str,
    clicked: Callable[[], object] | None = None,
    *,
    role: str | None = None,
    shortcut: str | None = None,
    help_: str = "",
    parent: QWidget | None = None,
) -> PrimaryButton:
    """The button of the next step: one on a surface. `PrimaryButton.lead` gives the look up and takes it back."""
    made = PrimaryButton(theme, text, parent)
    made.setAutoDefault(True)
    _prepare(theme, made, "primary", role, shortcut, help_, name=text.replace("&", ""))
    if clicked is not None:
        made.clicked.connect(lambda _=False: clicked())
    return made


def tool_button(
    theme: Theme,
    name: str,
    role: str,
    clicked: Callable[[], object] | None = None,
    *,
    shortcut: str | None = None,
    checkable: bool = False,
    parent: QWidget | None = None,
) -> QToolButton:
    """A button with an icon only; `name` is its tool tip and its accessible name."""
    made = QToolButton(parent)
    made.setCheckable(checkable)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    _prepare(theme, made, "quiet", role, shortcut, "", name=name)
    if clicked is not None:
        made.clicked.connect(lambda _=False: clicked())
    return made


class PrimaryButton(QPushButton):
    """The button of the next step. With the keyboard on it, a ring inside its edge, of the same round corners."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.draw_icon: Callable[[], object] = lambda: None

    def lead(self, leads: bool) -> None:
        """Whether it is the next step now: while something else is, it is an ordinary button."""
        restyle(self, "look", "primary" if leads else "")
        self.draw_icon()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ring over what the style sheet draws."""
        super().paintEvent(event)
        if not self.hasFocus() or self.property("look") != "primary":
            return
        # Classes of Qt that the first paint of the window does not wait for.
        from PySide6.QtCore import QRectF
        from PySide6.QtGui import QPainter, QPen

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("on_accent"), _RING))
        radius = max(self._theme.radius("medium") - _INSET, 1)
        inside = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        painter.drawRoundedRect(inside, radius, radius)
        painter.end()


class LinkButton(QPushButton):
    """A title that opens something: one line, cut with an ellipsis; the whole of it in the tool tip."""

    def __init__(
        self, theme: Theme, text: str, clicked: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._whole = text
        self.setProperty("look", "link")
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _=False: clicked())
        follow(theme, self, self._cut)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for the whole text."""
        wide = self.fontMetrics().horizontalAdvance(self._whole) + self._theme.px(16)
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As narrow as a few letters."""
        return QSize(self._theme.px(60), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Cut the text at the new width."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = max(self.width() - self._theme.px(12), self._theme.px(40))
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(self._whole if shown != self._whole else "")


def toggle_by(made: QAbstractButton, keys: str, owner: QWidget) -> None:
    """Have keys turn a checkable button on and off. A shortcut of its own would give it the keyboard."""
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    made.setToolTip(f"{made.toolTip() or made.accessibleName()} ({shown})")
    QShortcut(QKeySequence(keys), owner).activated.connect(made.click)


def dress(theme: Theme, made: QAbstractButton, role: str, token: str = "text") -> None:
    """Give a button the icon of `role` in the colour of its look, else `token`, through changes of theme and zoom."""

    def draw() -> None:
        colour = theme.colours[_TOKENS.get(str(made.property("look") or ""), token)]
        made.setIcon(icon(role, colour, theme.colours["muted"]))
        side = theme.px(_ICON)
        # The style leaves 4 pixels before the words, at any zoom: a wide drawing would touch them. A push button has
        # words, if only later.
        worded = isinstance(made, QPushButton) or bool(made.text())
        made.setIconSize(QSize(side + theme.px(_BESIDE) if worded else side, side))

    if isinstance(made, PrimaryButton):
        made.draw_icon = draw
    follow(theme, made, draw)


def _prepare(
    theme: Theme,
    made: QAbstractButton,
    look: str,
    role: str | None,
    shortcut: str | None,
    help_: str,
    *,
    name: str,
) -> None:
    made.setProperty("look", look)
    made.setAccessibleName(name)
    tip = help_ or (name if not made.text() else "")
    if help_:
        made.setAccessibleDescription(help_)
    if shortcut is not None:
        made.setShortcut(QKeySequence(shortcut))
        shown = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        tip = f"{tip or name} ({shown})"
    made.setToolTip(tip)
    if role is not None:
        dress(theme, made, role)
