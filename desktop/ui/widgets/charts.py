"""Two small charts, painted: stacked bars by month, and one bar a month. The same figures are said in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.editorial.civil_dates import french_month
from desktop.ui.theme import Theme

_LETTERS = "JFMAMJJASOND"
# A colour and a texture: two series are told apart without colours.
_LOOKS: tuple[tuple[str, Qt.BrushStyle], ...] = (
    ("accent", Qt.BrushStyle.SolidPattern),
    ("info", Qt.BrushStyle.BDiagPattern),
    ("danger", Qt.BrushStyle.Dense4Pattern),
    ("warning", Qt.BrushStyle.HorPattern),
    ("policy", Qt.BrushStyle.FDiagPattern),
    ("vocabulary", Qt.BrushStyle.CrossPattern),
    ("muted", Qt.BrushStyle.Dense6Pattern),
)


@dataclass(frozen=True, slots=True)
class Series:
    """One colour of the chart: its name and one value a month; None is drawn as nothing."""

    name: str
    values: tuple[float | None, ...]


class MonthChart(QWidget):
    """Bars by month, stacked when there are several series, with their legend."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._months: Sequence[tuple[int, int]] = ()
        self._series: tuple[Series, ...] = ()
        self._unit = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        theme.changed.connect(self._resize)

    def show_series(
        self, months: Sequence[tuple[int, int]], series: Sequence[Series], unit: str = ""
    ) -> None:
        """Show these series over these months (year, month), oldest first."""
        self._months, self._series, self._unit = months, tuple(series), unit
        said = self._sentences() or [self._nothing()]
        self.setAccessibleDescription("; ".join(said))
        self.setToolTip("\n".join(said))
        self._resize()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the bars, the months and one legend line a series."""
        return QSize(self._theme.px(280), self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The same height, narrower."""
        return QSize(self._theme.px(200), self._height())

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the bars, the months under them and the legend."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("caption"))
        bars = QRectF(0, self._theme.px(16), self.width(), self._theme.px(96))
        self._draw_bars(painter, bars)
        self._draw_legend(painter, bars.bottom() + self._theme.px(26))

    def _height(self) -> int:
        legend = len(self._series) if len(self._series) > 1 else 0
        return self._theme.px(136 + 18 * legend)

    def _resize(self) -> None:
        self.setFixedHeight(self._height())
        self.update()

    def _sentences(self) -> list[str]:
        return [
            f"{french_month(year, month)}\u00a0: "
            + ", ".join(
                f"{each.name} {written_number(each.values[at])}{self._unit}"
                if len(self._series) > 1
                else f"{written_number(each.values[at])}{self._unit}"
                for each in self._series
                if each.values[at]
            )
            for at, (year, month) in enumerate(self._months)
            if any(each.values[at] for each in self._series)
        ]

    def _nothing(self) -> str:
        return self.tr("Rien encore au cours de ces douze mois")

    def _draw_bars(self, painter: QPainter, area: QRectF) -> None:
        totals = [sum(each.values[at] or 0 for each in self._series) for at in range(len(self._months))]
        highest = max(totals, default=0)
        muted = self._theme.colour("muted")
        painter.setPen(QPen(self._theme.colour("border")))
        painter.drawLine(QPointF(area.left(), area.bottom()), QPointF(area.right(), area.bottom()))
        if not highest:
            painter.setPen(muted)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._nothing())
        step = area.width() / max(len(self._months), 1)
        for at, (_, month) in enumerate(self._months):
            left = area.left() + at * step
            bottom = area.bottom()
            for number, each in enumerate(self._series):
                value = each.values[at] or 0
                if highest and value:
                    height = area.height() * value / highest
                    bar = QRectF(left + step * 0.2, bottom - height, step * 0.6, height)
                    self._fill(painter, bar, number)
                    bottom -= height
            painter.setPen(muted)
            if totals[at]:
                above = QRectF(left, bottom - self._theme.px(16), step, self._theme.px(16))
                painter.drawText(above, Qt.AlignmentFlag.AlignCenter, written_number(totals[at]))
            under = QRectF(left, area.bottom() + self._theme.px(2), step, self._theme.px(18))
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, _LETTERS[month - 1])

    def _fill(self, painter: QPainter, bar: QRectF, number: int) -> None:
        token, texture = _LOOKS[number % len(_LOOKS)]
        colour = self._theme.colour(token)
        pale = QColor(colour)
        pale.setAlpha(70)
        painter.fillRect(bar, pale if texture is not Qt.BrushStyle.SolidPattern else colour)
        painter.fillRect(bar, QBrush(colour, texture))
        painter.setPen(QPen(colour, 1))
        painter.drawRect(bar)

    def _draw_legend(self, painter: QPainter, top: float) -> None:
        if len(self._series) < 2:
            return
        side = self._theme.px(10)
        metrics = painter.fontMetrics()
        for number, each in enumerate(self._series):
            y = top + number * self._theme.px(18)
            self._fill(painter, QRectF(1, y + 2, side, side), number)
            painter.setPen(self._theme.colour("text"))
            total = written_number(sum(value or 0 for value in each.values))
            room = self.width() - side - self._theme.px(50)
            name = metrics.elidedText(each.name, Qt.TextElideMode.ElideRight, room)
            words = QRectF(side + self._theme.px(8), y - 2, self.width(), self._theme.px(18))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, f"{name}, {total}{self._unit}")


def written_number(value: float | None) -> str:
    """A figure as French writes it, without useless decimals."""
    if value is None:
        return "0"
    written = f"{value:.1f}".rstrip("0").rstrip(".")
    return written.replace(".", ",")
