"""The two small charts: publications over twelve months, by medium or objective; time to approval."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFrame, QWidget

from desktop.editorial.policy_lists import label_of
from desktop.editorial.post import Channel
from desktop.services.activity import Activity
from desktop.ui.theme import Theme
from desktop.ui.widgets.charts import MonthChart, Series, written_number
from desktop.ui.widgets.following import follow
from desktop.ui.widgets.frames import column, row
from desktop.ui.widgets.labels import label


class ActivityCard(QFrame):
    """Empty until it is given figures."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._found: Activity | None = None
        self._published = MonthChart(theme, self.tr("Publications des douze derniers mois"))
        self._approval = MonthChart(theme, self.tr("Délai médian d’approbation"))
        self._median = label("", "muted")
        self._heads: list[QWidget] = []
        self.split = QComboBox()
        self.split.setAccessibleName(self.tr("Répartir les publications"))
        self.split.addItems([self.tr("par média"), self.tr("par objectif")])
        self.split.currentIndexChanged.connect(self._draw)
        left, right = column(theme, space="small"), column(theme, space="small")
        for side, title, beside, chart in (
            (left, self.tr("Publications, douze mois"), self.split, self._published),
            (right, self.tr("Délai d’approbation, en heures"), self._median, self._approval),
        ):
            heading = row(theme)
            heading.addWidget(label(title, "strong"), 1)
            heading.addWidget(beside)
            head = QWidget()
            head.setLayout(heading)
            heading.setContentsMargins(0, 0, 0, 0)
            self._heads.append(head)
            side.addWidget(head)
            side.addWidget(chart)
            side.addStretch(1)
        self._whole = row(theme, space="huge", margin="large")
        self._whole.addLayout(left, 1)
        self._whole.addLayout(right, 1)
        self.setLayout(self._whole)
        follow(theme, self, self._align)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The heights of its headings are known once it has the style of its window."""
        self._align()
        super().showEvent(event)

    def _align(self) -> None:
        """The two headings of one height, so that the two charts stand on one line."""
        for head in self._heads:
            head.setMinimumHeight(self.split.sizeHint().height())

    def arrange(self, *, side_by_side: bool) -> None:
        """The two charts side by side, or one above the other."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._whole.setDirection(across if side_by_side else down)

    def show_activity(self, found: Activity) -> None:
        """Show these figures."""
        self._found = found
        self._draw()

    def _draw(self) -> None:
        found = self._found
        if found is None:
            return
        if self.split.currentIndex() == 0:
            series = [
                Series(channel.label, found.channels[str(channel)])
                for channel in Channel
                if str(channel) in found.channels
            ]
        else:
            series = [Series(label_of(code), values) for code, values in sorted(found.objectives.items())]
        self._published.show_series(found.months, series)
        self._approval.show_series(
            found.months, [Series(self.tr("Délai médian"), found.approval_hours)], "\u00a0h"
        )
        self._median.setText(self._sentence(found.median_hours))

    def _sentence(self, hours: float | None) -> str:
        if hours is None:
            return self.tr("aucune décision")
        if hours < 1:
            return self.tr("médiane\u00a0: moins d’une heure")
        return self.tr("médiane\u00a0: {0}\u00a0h").format(written_number(hours))
