"""The two small charts: publications over twelve months, by medium or objective; time to approval."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QComboBox, QFrame, QWidget

from desktop.editorial.policy_lists import label_of
from desktop.editorial.post import Channel
from desktop.services.activity import Activity
from desktop.ui.theme import Theme
from desktop.ui.widgets.charts import MonthChart, Series
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
        self._median = label("", "muted", wrap=True)
        self.split = QComboBox()
        self.split.setAccessibleName(self.tr("Répartir les publications"))
        self.split.addItems([self.tr("par média"), self.tr("par objectif")])
        self.split.currentIndexChanged.connect(self._draw)
        left = column(theme, space="small")
        heading = row(theme)
        heading.addWidget(label(self.tr("Publications, douze mois"), "strong"), 1)
        heading.addWidget(self.split)
        left.addLayout(heading)
        left.addWidget(self._published)
        left.addStretch(1)
        right = column(theme, space="small")
        right.addWidget(label(self.tr("Délai médian d’approbation, en heures"), "strong"))
        right.addWidget(self._median)
        right.addWidget(self._approval)
        right.addStretch(1)
        self._whole = row(theme, space="huge", margin="large")
        self._whole.addLayout(left, 1)
        self._whole.addLayout(right, 1)
        self.setLayout(self._whole)

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
            found.months, [Series(self.tr("Délai médian"), found.approval_hours)], " h"
        )
        self._median.setText(self._sentence(found.median_hours))

    def _sentence(self, hours: float | None) -> str:
        if hours is None:
            return self.tr("Aucune décision en douze mois.")
        if hours < 1:
            return self.tr("Sur douze mois\u00a0: moins d’une heure.")
        return self.tr("Sur douze mois\u00a0: {0} h.").format(f"{hours:.1f}".replace(".", ","))
