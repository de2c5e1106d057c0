"""A picture among widgets: a few words until it comes."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.theme import Theme


class Picture(QLabel):
    """Words, then the image that `show_image` gives, `side` pixels on its longer side at 100 %.

    It draws the image itself: a label keeps in `QPixmapCache` each picture that it was given, under each palette.
    """

    def __init__(self, theme: Theme, words: str, side: int, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._theme, self._side = theme, side
        self._image, self._fitted = QImage(), QImage()
        theme.changed.connect(self._resize)

    def show_image(self, image: QImage) -> None:
        """Show an image instead of the words."""
        self._image, self._fitted = image, QImage()
        self.setText("")
        self.updateGeometry()
        self.update()

    def image(self) -> QImage:
        """What is shown, null while there are only words."""
        return self._image

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The image in proportion to the zoom, or the words."""
        if self._image.isNull():
            return super().sizeHint()
        side = self._theme.px(self._side)
        return self._image.size().scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Always whole."""
        return super().minimumSizeHint() if self._image.isNull() else self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the image, scaled once for each size."""
        if self._image.isNull():
            super().paintEvent(event)
            return
        ratio = self.devicePixelRatioF()
        size = self.sizeHint() * ratio
        if self._fitted.size() != size:
            ignored, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._fitted = self._image.scaled(size, ignored, smooth)
            self._fitted.setDevicePixelRatio(ratio)
        QPainter(self).drawImage(0, (self.height() - self.sizeHint().height()) // 2, self._fitted)

    def _resize(self) -> None:
        self.updateGeometry()
