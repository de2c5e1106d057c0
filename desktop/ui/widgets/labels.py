"""Labels: titles, secondary text, badges with an icon and a word, one line cut with an ellipsis."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.theme import Theme
from desktop.ui.widgets.following import keep_spacing
from desktop.ui.widgets.held import Row
from desktop.ui.widgets.sign import Sign
from desktop.ui.widgets.styled import restyle

_ENDLESS = re.compile(r"[\w/.:?&=%#+~@-]{40,}")
_PIECE = 20


def breakable(text: str) -> str:
    """A text whose endless words and addresses may be cut at the end of a line: Qt cuts between words only, and one
    word would make the whole page as wide as itself. To be read, not copied."""
    return _ENDLESS.sub(_in_pieces, text)


def _in_pieces(found: re.Match[str]) -> str:
    word = found.group()
    return "\u200b".join(word[at : at + _PIECE] for at in range(0, len(word), _PIECE))


def label(
    text: str = "", look: str = "", *, wrap: bool = False, exact: bool = False, parent: QWidget | None = None
) -> QLabel:
    """A plain-text label; `look` is one of the style sheet (`page`, `section`, `muted`…).

    One that wraps is `breakable`; what is set later must be made so. `exact` is for a text that is copied from there: it
    is left as it is, and an endless word is seen as far as the page goes.
    """
    made = QLabel(breakable(text) if wrap and not exact else text, parent)
    if exact:
        made.setMinimumWidth(1)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("look", look)
    made.setWordWrap(wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


class ElidedLabel(QLabel):
    """One line of text, cut with an ellipsis when there is no room; the whole text is in the tool tip."""

    def __init__(self, text: str = "", look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", look)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As narrow as an ellipsis."""
        return QSize(self.fontMetrics().horizontalAdvance("…"), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Say the whole text in the tool tip when it is cut."""
        super().resizeEvent(event)
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if cut else "")

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw what fits."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)


class Badge(QWidget):
    """An icon and a word in the colour of a token: a severity, a state, a verdict. Never colour alone."""

    def __init__(
        self, theme: Theme, text: str, role: str, token: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sign, self._text = Sign(theme, role, token, 16, self), QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        row = Row(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("tiny"))
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        keep_spacing(theme, row)
        self.show_state(text, role, token)

    def show_state(self, text: str, role: str, token: str) -> None:
        """Show another word, icon and colour."""
        self._sign.show_role(role, token)
        self._text.setText(text)
        self._text.setVisible(bool(text))  # a sign alone keeps no room for words
        self.setAccessibleName(text)
        restyle(self._text, "ink", token)

    def embolden(self) -> None:
        """Write it as a title."""
        restyle(self._text, "look", "strong")

    def text(self) -> str:
        """The word shown."""
        return self._text.text()
