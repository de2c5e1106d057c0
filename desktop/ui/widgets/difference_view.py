"""A text with what changed in it: added words underlined on one background, removed ones struck on another."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from desktop.editorial.differences import Piece, PieceKind, are_equal
from desktop.ui.theme import Theme

_VISIBLE = str.maketrans({" ": "·", "\u00a0": "°", "\u202f": "°", "\t": "→"})
"""Spaces that are the whole of a change, drawn as word processors do."""


class DifferenceView(QTextBrowser):
    """Shows pieces (`desktop.editorial.differences`), as tall as its text: put it in a scrolling page.

    Background *and* underline say added, background *and* strike say removed: never colour alone. What
    changed is also said in the accessible description.
    """

    def __init__(self, theme: Theme, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pieces: tuple[Piece, ...] = ()
        self._empty = ""
        self.setAccessibleName(name or self.tr("Ce qui a changé"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabChangesFocus(True)
        self.setStyleSheet("QTextBrowser { background: transparent; border: none; padding: 0; }")
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme.changed.connect(self._draw)

    def show_pieces(self, pieces: Iterable[Piece], empty: str = "") -> None:
        """Show `pieces`; `empty` is said when there is no text at all."""
        self._pieces, self._empty = tuple(pieces), empty
        self._draw()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As tall as the text at the present width."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never less than a line."""
        return QSize(0, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width, another height."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another font, another height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _height(self) -> int:
        line = self.fontMetrics().lineSpacing()
        margins = self.contentsMargins()
        return max(round(self.document().size().height()), line) + margins.top() + margins.bottom() + 2

    def _fit(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())
            self.updateGeometry()

    def _draw(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for piece in self._pieces:
            cursor.insertText(_shown(piece), self._format(piece.kind))
        if not self._pieces and self._empty:
            muted = QTextCharFormat()
            muted.setForeground(self._theme.colour("muted"))
            cursor.insertText(self._empty, muted)
        cursor.endEditBlock()
        self.setAccessibleDescription(self._said())
        self._fit()

    def _format(self, kind: PieceKind) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(self._theme.colour("text"))
        if kind is PieceKind.ADDED:
            made.setBackground(self._theme.colour("added"))
            made.setFontUnderline(True)
        elif kind is PieceKind.REMOVED:
            made.setBackground(self._theme.colour("removed"))
            made.setFontStrikeOut(True)
        return made

    def _said(self) -> str:
        if are_equal(self._pieces):
            return self.tr("Aucun changement.")
        words = {PieceKind.ADDED: self.tr("Ajouté"), PieceKind.REMOVED: self.tr("Retiré")}
        return " ".join(
            f"{words[piece.kind]}\u00a0: {piece.text.strip()}."
            for piece in self._pieces
            if piece.kind in words and piece.text.strip()
        )


def _shown(piece: Piece) -> str:
    """The text to draw. Qt would end a paragraph at U+2029; a change of spaces alone must be seen."""
    text = piece.text.replace("\u2029", "\n").replace("\u2028", "\n")
    if piece.kind is PieceKind.SAME:
        return text
    if not text.strip():
        return text.translate(_VISIBLE).replace("\n", "¶\n")
    return text
