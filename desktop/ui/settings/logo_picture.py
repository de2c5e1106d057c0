"""A picture with the logo, its clear space drawn around it, and a caption."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.services.official_logo import LogoLook
from desktop.ui.theme import Theme
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.labels import label

_WIDTH = 260


class LogoPicture(QWidget):
    """The corner of a picture that bears the logo, enlarged or in its real size, under what it shows in words."""

    def __init__(
        self, theme: Theme, caption: str, *, real_size: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._canvas = _Canvas(theme, real_size)
        self._canvas.setAccessibleName(caption)
        self.setAccessibleName(caption)
        whole = column(theme, space="tiny")
        # Above it: the pictures side by side are not all as tall as the others.
        whole.addWidget(label(caption, "caption", wrap=True))
        whole.addWidget(self._canvas)
        whole.addStretch(1)
        self.setLayout(whole)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def show_look(self, look: LogoLook) -> None:
        """Show a logo."""
        self._canvas.show_look(look)
        self.updateGeometry()


class _Canvas(QWidget):
    def __init__(self, theme: Theme, real_size: bool) -> None:
        super().__init__()
        self._theme = theme
        self._real_size = real_size
        self._look: LogoLook | None = None
        self._image = QImage()
        theme.changed.connect(self._look_changed)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_look(self, look: LogoLook) -> None:
        self._look = look
        self._image = QImage.fromData(look.png)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the other pictures, or as the part shown in its real size."""
        part = self._part()
        width = self._theme.px(_WIDTH)
        height = round(width * part.height() / part.width()) if part.width() else self._theme.px(120)
        if self._real_size and self._look is not None:
            return QSize(self._theme.px(part.width()), self._theme.px(part.height()))
        return QSize(width, min(height, self._theme.px(240)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Always whole."""
        return self.sizeHint()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The picture, then a dashed line at the edge of the clear space."""
        if self._look is None:
            return
        part = self._part()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = min(self.width() / part.width(), self.height() / part.height())
        shown = QRectF(0, 0, part.width() * scale, part.height() * scale)
        shown.moveCenter(QRectF(self.rect()).center())
        painter.drawImage(shown, self._image, part)
        left, top, right, bottom = self._look.box
        space = self._look.space
        zone = QRectF(left - space, top - space, right - left + 2 * space, bottom - top + 2 * space)
        drawn = QRectF(
            shown.left() + (zone.left() - part.left()) * scale,
            shown.top() + (zone.top() - part.top()) * scale,
            zone.width() * scale,
            zone.height() * scale,
        )
        # Not a colour of the theme: it must be seen on the picture, light or dark, whatever the theme.
        light = self._image.pixelColor(0, 0).lightnessF() > 0.5
        pen = QPen(QColor("#6B3FA3" if light else "#C4A3F5"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRect(drawn.adjusted(1, 1, -1, -1))
        painter.setPen(QPen(self._theme.colour("border"), 1))
        painter.drawRect(shown.adjusted(0.5, 0.5, -0.5, -0.5))

    def _look_changed(self) -> None:
        self.updateGeometry()

    def _part(self) -> QRectF:
        """The corner of the picture around the logo; the whole of a small one."""
        if self._look is None:
            return QRectF(0, 0, 2, 1)
        width, height = self._look.size
        left, top, right, bottom = self._look.box
        wide, tall = (right - left) * 3.0, (bottom - top) * 3.0
        if self._real_size and 0 < wide < _WIDTH:
            # As wide, and so as tall, as the pictures beside it.
            wide, tall = float(_WIDTH), tall * _WIDTH / wide
        wide, tall = min(float(width), wide), min(float(height), tall)
        return QRectF(width - wide, height - tall, wide, tall)
