"""What a preview is made of: words one can select, pictures at their real proportions, the fold."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from desktop.channels.preview import PreviewImage
from desktop.ui.theme import Theme


class Passage(QTextBrowser):
    """Words as published, as tall as they are long. Selectable; fetches nothing; its links lead nowhere."""

    def __init__(self, theme: Theme, font: QFont, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heights: dict[int, int] = {}
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(name)
        size = font.pixelSize()
        self.setStyleSheet(
            f"QTextBrowser {{ background: transparent; border: none; padding: 0; font-size: {size}px; }}"
        )
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.document().setDocumentMargin(0)
        # A method of ours: PySide keeps the name of a built-in one for ever, each time it is connected.
        self.document().contentsChanged.connect(self._forget_heights)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_plain(self, text: str) -> None:
        """Show a plain text."""
        self.setPlainText(text)
        self.updateGeometry()

    def show_html(self, fragment: str) -> None:
        """Show a fragment of `preview_page`: plain tags only."""
        accent, border = self._theme.colours["accent"], self._theme.colours["border"]
        below = self._theme.space("small")
        self.document().setDefaultStyleSheet(
            f"a {{ color: {accent}; }} p {{ margin: 0 0 {below}px 0; }} "
            f"table {{ border-collapse: collapse; margin: {below}px 0; }} "
            f"td, th {{ padding: 4px 8px; border: 1px solid {border}; }} "
            f"h2, h3, h4, h5, h6 {{ font-size: medium; margin: {below}px 0; }} h2 {{ font-size: large; }}"
        )
        self.setHtml(fragment)
        self.updateGeometry()

    def loadResource(self, _: int, __: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """Nothing is ever loaded, from the disk or the network: one transparent pixel instead."""
        pixel = QImage(1, 1, QImage.Format.Format_ARGB32)
        pixel.fill(Qt.GlobalColor.transparent)
        return pixel

    def doSetSource(  # noqa: N802 - Qt's name
        self, _: QUrl | str, __: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource
    ) -> None:
        """A preview never goes to another page."""

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Its height is that of its words."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of the words at that width; they stay laid out at the width at which they are seen."""
        height = self._heights.get(width)
        if height is None:
            document, seen = self.document(), self.document().textWidth()
            document.setTextWidth(width)
            height = self._heights[width] = math.ceil(document.size().height())
            document.setTextWidth(seen)
        return height

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as it is given, as tall as its words there."""
        width = self.width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Anything: words wrap."""
        return QSize(self._theme.px(40), 0)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Other letters, other heights."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._forget_heights()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width is another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """The page scrolls, not the passage."""
        event.ignore()

    def _forget_heights(self) -> None:
        self._heights.clear()


def preview_picture(image: PreviewImage) -> QImage:
    """The picture of a preview: its decoded look, else its bytes."""
    if image.look is not None:
        look = image.look
        return QImage(look.rgb, look.width, look.height, look.width * 3, QImage.Format.Format_RGB888).copy()
    return QImage.fromData(image.data)


class Picture(QWidget):
    """A picture, whole, as wide as it may be. `natural` is the width in pixels that it never exceeds."""

    def __init__(
        self, picture: QImage, described: str, *, natural: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._picture = picture
        self._natural = natural
        self._drawn: QImage | None = None
        self.setAccessibleName(described)
        # Not fixed: the height of a width that it no longer has would be its greatest.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picture(self, picture: QImage) -> None:
        """Show another picture in its place."""
        self._picture, self._drawn = picture, None
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Its height keeps its proportions."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height that keeps the proportions."""
        if self._picture.isNull():
            return 0
        shown = min(width, self._natural) if self._natural else width
        return max(1, round(shown * self._picture.height() / self._picture.width()))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as it is given."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The picture, from the left."""
        width = min(self.width(), self._natural) if self._natural else self.width()
        painter = QPainter(self)
        self._drawn = draw_covering(
            painter, self._picture, QRect(0, 0, width, self.heightForWidth(self.width())), self._drawn
        )


class Tile(QWidget):
    """A picture that covers its place, cut around its centre as a collage does; `more` others are hidden."""

    def __init__(self, theme: Theme, picture: QImage, described: str, more: int = 0) -> None:
        super().__init__()
        self._theme = theme
        self._picture = picture
        self._more = more
        self._drawn: QImage | None = None
        self.setAccessibleName(described)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The picture, and how many others follow."""
        painter = QPainter(self)
        self._drawn = draw_covering(painter, self._picture, self.rect(), self._drawn)
        if self._more:
            painter.fillRect(self.rect(), QColor(0, 0, 0, 150))
            painter.setPen(QColor("#FFFFFF"))
            painter.setFont(self._theme.font("page", bold=True))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, f"+\u00a0{self._more}")


def draw_covering(painter: QPainter, picture: QImage, place: QRect, drawn: QImage | None) -> QImage | None:
    """Draw `picture` over the whole of `place`, cut around its centre; returns it scaled, to be given back."""
    if picture.isNull() or place.isEmpty():
        return None
    ratio = painter.device().devicePixelRatio()
    wanted = QSize(round(place.width() * ratio), round(place.height() * ratio))
    if drawn is None or drawn.size() != wanted:
        scaled = picture.scaled(
            wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        )
        left, top = (scaled.width() - wanted.width()) // 2, (scaled.height() - wanted.height()) // 2
        drawn = scaled.copy(QRect(left, top, wanted.width(), wanted.height()))
    painter.drawImage(place, drawn)
    return drawn


class FoldLine(QWidget):
    """Where a platform hides the rest: a dashed line that says so."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One line of small text."""
        return QSize(self._theme.px(80), self._theme.px(22))

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The words at the left, the line up to the edge."""
        painter = QPainter(self)
        painter.setFont(self._theme.font("caption", bold=True))
        shown = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        advance = painter.fontMetrics().horizontalAdvance(shown)
        painter.setPen(self._theme.colour("accent"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        painter.setPen(QPen(self._theme.colour("accent"), 1, Qt.PenStyle.DashLine))
        middle = self.height() // 2
        start = advance + self._theme.space("small")
        if start < self.width():
            painter.drawLine(start, middle, self.width(), middle)


class Initial(QWidget):
    """A disc with the first letter of an account, where a platform shows its picture."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._letter = next((character for character in name if character.isalpha()), "?").upper()
        side = theme.px(36)
        self.setFixedSize(side, side)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The disc and the letter."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QPainterPath()
        disc.addEllipse(QRectF(self.rect()))
        painter.fillPath(disc, self._theme.colour("selection"))
        painter.setPen(self._theme.colour("text"))
        painter.setFont(self._theme.font("section", bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letter)
