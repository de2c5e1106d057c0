"""The framing of an image: what will be published is clear, the rest is dimmed; by mouse or by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.editorial.post import Crop
from desktop.ui.theme import Theme
from desktop.ui.widgets.crop_geometry import WHOLE, Handle, moved, resized, scaled, with_ratio

_STEP = 0.01
_LONG_STEP = 0.1
_DIMMED = QColor(10, 14, 20, 165)
_GRIP = 10
_CURSORS = {
    (-1, -1): Qt.CursorShape.SizeFDiagCursor,
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
    (-1, 1): Qt.CursorShape.SizeBDiagCursor,
    (-1, 0): Qt.CursorShape.SizeHorCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
    (0, -1): Qt.CursorShape.SizeVerCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
    (0, 0): Qt.CursorShape.SizeAllCursor,
}


class CropView(QWidget):
    """Shows a picture and its crop. `crop_changed(Crop)` follows each finished move: a drag is one change.

    Keys: arrows move the frame (with Ctrl, by a tenth), Maj+arrows resize it from its right and bottom edges,
    + and - grow and shrink it, Origine (Home) takes the whole image.
    """

    crop_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = QImage()
        self._crop = WHOLE
        self._before = WHOLE
        self._ratio: float | None = None
        self._size = (1, 1)
        self._dragged: Handle | None = None
        self._from = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Cadrage de l’image"))
        theme.changed.connect(self._look_changed)

    @property
    def crop(self) -> Crop:
        """The present crop."""
        return self._crop

    def show_picture(self, picture: QImage, size: tuple[int, int], crop: Crop) -> None:
        """Show a picture; `size` is that of its original in pixels, which ratios and measures are about."""
        self._picture, self._size, self._crop = picture, size, crop
        self._describe()
        self.update()

    def keep_ratio(self, ratio: float | None) -> None:
        """Keep this ratio of width over height, in pixels, from now on; None lets it free. Changes nothing yet."""
        width, height = self._size
        self._ratio = None if ratio is None else ratio * height / width

    def take_ratio(self, ratio: float | None) -> None:
        """Keep this ratio and bring the crop to it, as large as the image allows."""
        self.keep_ratio(ratio)
        if self._ratio is not None:
            self._settle(with_ratio(self._crop, self._ratio))

    def take_whole(self) -> None:
        """Publish the whole image."""
        self._ratio = None
        self._settle(WHOLE)

    def measures(self) -> tuple[int, int]:
        """The size of the crop in pixels of the original."""
        width, height = self._size
        return (
            round((self._crop.right - self._crop.left) * width),
            round((self._crop.bottom - self._crop.top) * height),
        )

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A comfortable size to look at a picture."""
        return QSize(self._theme.px(300), self._theme.px(160))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Small, when there is little room."""
        return QSize(self._theme.px(140), self._theme.px(110))

    # Painting

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The picture, the dimmed surroundings, the frame with its grips and thirds."""
        painter = QPainter(self)
        place = self._place()
        if self._picture.isNull():
            painter.fillRect(self.rect(), self._theme.colour("hover"))
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._picture)
        inside = self._frame()
        around = QRectF(place)
        for part in (
            QRectF(around.topLeft(), QPointF(around.right(), inside.top())),
            QRectF(QPointF(around.left(), inside.bottom()), around.bottomRight()),
            QRectF(QPointF(around.left(), inside.top()), QPointF(inside.left(), inside.bottom())),
            QRectF(QPointF(inside.right(), inside.top()), QPointF(around.right(), inside.bottom())),
        ):
            painter.fillRect(part, _DIMMED)
        self._paint_frame(painter, inside)

    def _paint_frame(self, painter: QPainter, inside: QRectF) -> None:
        """White over black, so that it shows on any picture; the accent when the keyboard is here."""
        outer, inner = (QColor(0, 0, 0, 160), QColor("#FFFFFF"))
        if self.hasFocus():
            inner = self._theme.colour("accent") if self._theme.dark else QColor("#5DC4A6")
        painter.setPen(QPen(outer, 4))
        painter.drawRect(inside)
        painter.setPen(QPen(inner, 2))
        painter.drawRect(inside)
        painter.setPen(QPen(QColor(255, 255, 255, 90), 1))
        for third in (1 / 3, 2 / 3):
            x, y = inside.left() + inside.width() * third, inside.top() + inside.height() * third
            painter.drawLine(QPointF(x, inside.top()), QPointF(x, inside.bottom()))
            painter.drawLine(QPointF(inside.left(), y), QPointF(inside.right(), y))
        side = self._theme.px(_GRIP)
        painter.setPen(QPen(outer, 1))
        for x in (inside.left(), inside.right()):
            for y in (inside.top(), inside.bottom()):
                painter.fillRect(QRectF(x - side / 2, y - side / 2, side, side), inner)
                painter.drawRect(QRectF(x - side / 2, y - side / 2, side, side))

    def _look_changed(self) -> None:
        self.update()

    def _place(self) -> QRect:
        """Where the picture is drawn: whole, centred, with room for the grips."""
        margin = self._theme.px(_GRIP) // 2 + 1
        room = self.rect().adjusted(margin, margin, -margin, -margin)
        size = QSize(*self._size).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(
            room.left() + (room.width() - size.width()) // 2,
            room.top() + (room.height() - size.height()) // 2,
            max(1, size.width()),
            max(1, size.height()),
        )

    def _frame(self) -> QRectF:
        place, crop = self._place(), self._crop
        return QRectF(
            place.left() + crop.left * place.width(),
            place.top() + crop.top * place.height(),
            (crop.right - crop.left) * place.width(),
            (crop.bottom - crop.top) * place.height(),
        )

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take an edge, a corner, or the frame."""
        if event.button() is Qt.MouseButton.LeftButton and self.isEnabled():
            self._dragged = self._handle_at(event.position().toPoint())
            self._from, self._before = event.position(), self._crop

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag, or say by the pointer what may be dragged."""
        if self._dragged is None:
            handle = self._handle_at(event.position().toPoint())
            if handle is None:
                self.unsetCursor()
            else:
                self.setCursor(_CURSORS[handle.x, handle.y])
            return
        place = self._place()
        dx = (event.position().x() - self._from.x()) / place.width()
        dy = (event.position().y() - self._from.y()) / place.height()
        whole = self._dragged == Handle()
        self._crop = (
            moved(self._before, dx, dy)
            if whole
            else resized(self._before, self._dragged, dx, dy, self._ratio)
        )
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A drag is one change."""
        if event.button() is Qt.MouseButton.LeftButton and self._dragged is not None:
            self._dragged = None
            made, self._crop = self._crop, self._before
            self._settle(made)

    def _handle_at(self, place: QPoint) -> Handle | None:
        inside, reach = self._frame(), self._theme.px(_GRIP)
        if not inside.adjusted(-reach, -reach, reach, reach).contains(QPointF(place)):
            return None
        x = -1 if abs(place.x() - inside.left()) <= reach else int(abs(place.x() - inside.right()) <= reach)
        y = -1 if abs(place.y() - inside.top()) <= reach else int(abs(place.y() - inside.bottom()) <= reach)
        return Handle(x, y)

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move, resize, grow, shrink, or take the whole."""
        arrows = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        key = Qt.Key(event.key())
        step = _LONG_STEP if event.modifiers() & Qt.KeyboardModifier.ControlModifier else _STEP
        if key in arrows:
            dx, dy = (each * step for each in arrows[key])
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                handle = Handle(int(bool(dx)), int(bool(dy)))
                self._settle(resized(self._crop, handle, dx, dy, self._ratio))
            else:
                self._settle(moved(self._crop, dx, dy))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._settle(scaled(self._crop, 1.05))
        elif key is Qt.Key.Key_Minus:
            self._settle(scaled(self._crop, 1 / 1.05))
        elif key is Qt.Key.Key_Home:
            self.take_whole()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The frame shows that the keyboard is here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """And that it is no more."""
        super().focusOutEvent(event)
        self.update()

    def _settle(self, crop: Crop) -> None:
        crop = _exact(crop)
        self.update()
        if crop != self._crop:
            self._crop = crop
            self._describe()
            self.crop_changed.emit(crop)

    def _describe(self) -> None:
        width, height = self.measures()
        self.setAccessibleDescription(
            self.tr(
                "{0}\u00a0×\u00a0{1} pixels. Flèches\u00a0: déplacer; Maj+flèches\u00a0: agrandir ou réduire; "
                "+ et −\u00a0: zoom; Origine\u00a0: image entière."
            ).format(width, height)
        )


def _exact(crop: Crop) -> Crop:
    """To the millionth, as a manifest writes it: a crop read again is the same crop."""
    left, top, right, bottom = (
        round(min(max(side, 0.0), 1.0) * 1_000_000) / 1_000_000
        for side in (crop.left, crop.top, crop.right, crop.bottom)
    )
    return Crop(left, top, right, bottom)
