"""The blocks that the author contests, first on the page, each with its own tick."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop.editorial.civil_dates import french_moment
from desktop.editorial.post import Channel
from desktop.services.decision_points import AnsweredPoint
from desktop.services.policy_articles import PolicyArticle
from desktop.ui.approvals.whys import Whys
from desktop.ui.theme import Theme
from desktop.ui.widgets.frames import clear, column, frame
from desktop.ui.widgets.labels import Badge, label
from desktop.ui.widgets.post_words import channels_label
from desktop.ui.widgets.said import Said
from desktop.ui.widgets.wrapped_check import WrappedCheck


def answered_in_words(sentence: str, point: AnsweredPoint) -> str:
    """Who answers a point, when, and their reason, put into `sentence`."""
    when = f" (le {french_moment(dt.datetime.fromisoformat(point.at))})" if point.at else ""
    return sentence.format(f"{point.person}{when}", point.said)


def changed_since(theme: Theme, point: AnsweredPoint) -> QWidget | None:
    """What became of the reason of a point after it was submitted, with what a decision then means.

    None when it still is as it was.
    """
    if point.since is None:
        return None
    told = column(theme, space="tiny")
    told.addWidget(Said(theme, point.since.words, "warning", "warning"))
    advice = QCoreApplication.translate(
        "ContestedPoints", "Approuver vaut pour le motif soumis, qui précède, et pour lui seul."
    )
    told.addWidget(label(advice, "muted", wrap=True))
    holder = QWidget()
    holder.setLayout(told)
    return holder


class ContestedPoints(QWidget):
    """Shows contestations. `ticked_changed()` follows each tick; what is not hers to decide has no tick."""

    ticked_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._points: tuple[AnsweredPoint, ...] = ()
        self._boxes: dict[str, WrappedCheck] = {}
        self._whys = Whys(theme, self)
        self._rows = column(theme, space="small")
        self.setLayout(self._rows)

    def use_articles(self, articles: Mapping[str, PolicyArticle]) -> None:
        """The articles to quote."""
        self._whys.use_articles(articles)

    def show_points(
        self, points: tuple[AnsweredPoint, ...], *, may_tick: bool, ticked: Collection[str]
    ) -> None:
        """Show contestations; those of `ticked` are ticked already."""
        self._whys.begin()
        clear(self._rows)
        self._points, self._boxes = points, {}
        self.setVisible(bool(points))
        for number, point in enumerate(points, 1):
            self._rows.addWidget(self._point(point, number, may_tick=may_tick, ticked=point.fact in ticked))

    def boxes(self) -> tuple[WrappedCheck, ...]:
        """The ticks, in order."""
        return tuple(self._boxes.values())

    def ticked(self) -> frozenset[str]:
        """The contestations accepted so far."""
        return frozenset(fact for fact, box in self._boxes.items() if box.is_checked())

    def left(self, channels: Collection[Channel]) -> int:
        """How many contestations of these channels are left to tick."""
        ticked = self.ticked()
        return sum(
            point.fact not in ticked and bool(set(point.channels) & set(channels)) for point in self._points
        )

    def _point(self, point: AnsweredPoint, number: int, *, may_tick: bool, ticked: bool) -> QFrame:
        layout = column(self._theme, space="tiny", margin="medium")
        made = frame("policy", layout)
        head = self.tr("Point contesté {0}\u00a0: {1}").format(number, point.place)
        layout.addWidget(Badge(self._theme, head, "policy", "policy"))
        if point.passage:
            layout.addWidget(label(f"«\u00a0{point.passage}\u00a0»", "strong", wrap=True))
        layout.addWidget(label(point.message, wrap=True))
        reason = answered_in_words(self.tr("{0} répond\u00a0: {1}"), point)
        layout.addWidget(label(reason, wrap=True))
        since = changed_since(self._theme, point)
        if since is not None:
            layout.addWidget(since)
        on = self.tr("Médias\u00a0: {0}").format(channels_label(map(str, point.channels)))
        layout.addWidget(label(on, "muted", wrap=True))
        why = self._whys.fold(point.fact, point.article, self.tr("point contesté {0}").format(number))
        if why is not None:
            layout.addWidget(why)
        if may_tick:
            box = WrappedCheck(self._theme, self.tr("J’accepte cette contestation"))
            box.box.setAccessibleName(
                self.tr("J’accepte la contestation {0}\u00a0: {1}").format(number, point.message)
            )
            box.set_checked(ticked)
            box.toggled.connect(self.ticked_changed)
            self._boxes[point.fact] = box
            layout.addWidget(box)
        return made
