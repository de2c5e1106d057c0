"""The points behind a row of the panel: cards made when they are looked at, a few at a time."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from desktop.editorial.gates.texts import CONTESTED
from desktop.services.points import Point
from desktop.services.policy_articles import PolicyArticle, cited
from desktop.ui.editor.point_card import PointCard
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import column

STEP = 20
"""Cards made at once: a long text may have a thousand points."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the cards are made from."""

    points: tuple[Point, ...] = ()
    excerpt: Callable[[Point], str] = field(default=lambda _: "")
    articles: Mapping[str, PolicyArticle] = field(default_factory=dict)
    article: str | None = None
    several_channels: bool = False


class PointList(QFrame):
    """Cards of points, kept from one review to the next when the point stays: what is being written there stays.

    `place_asked(Point)`, `fix_chosen(Point, str)`, `answer_given(Point, reason, equivalent)`,
    `withdrawal_asked(Point)` and `reply_asked(id)` come from the cards.
    """

    place_asked = Signal(object)
    fix_chosen = Signal(object, str)
    answer_given = Signal(object, str, str)
    withdrawal_asked = Signal(object)
    reply_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = _Shown()
        self._building = False
        self._most = STEP
        self.cards: list[PointCard] = []
        self._rows = column(theme, space="small")
        self.setLayout(self._rows)

    @functools.cached_property
    def more(self) -> QPushButton:
        """What shows the next cards, made when some are left out: a panel has twenty of these lists, nearly all short."""
        more = button(self._theme, "", self._show_more, look="link")
        self._rows.addWidget(more)
        return more

    def offer(
        self,
        points: tuple[Point, ...],
        excerpt: Callable[[Point], str],
        articles: Mapping[str, PolicyArticle],
        article: str | None,
        *,
        several_channels: bool,
    ) -> None:
        """The points to show once they are looked at; `article` is their gate's, for those that name none."""
        self._shown = _Shown(points, excerpt, articles, article, several_channels)
        if self._building:
            self._show_cards()

    def forget(self) -> None:
        """Nothing to show any more; what was being written here goes too."""
        self._shown, self._most = _Shown(), STEP
        self._show_cards()
        self._building = False

    def build(self, wanted: bool) -> None:
        """Whether somebody looks at the list."""
        self._building = wanted
        if wanted:
            self._show_cards()

    def reveal(self, point: Point) -> PointCard | None:
        """The card of a point, made if need be; None for a point that is not in the list."""
        if point not in self._shown.points:
            return None
        self._most = max(self._most, self._shown.points.index(point) + 1)
        self.build(True)
        return next(card for card in self.cards if card.point == point)

    def _show_more(self) -> None:
        first = len(self.cards)
        self._most += STEP
        self._show_cards()
        self.cards[first].first_focus().setFocus()

    def _show_cards(self) -> None:
        wanted = self._shown.points[: self._most]
        former = {card.point: card for card in self.cards}
        begun = {
            _said(card.point): (*card.written(), card.form is not None)
            for card in self.cards
            if any(card.written()) and card.point not in wanted
        }
        for card in self.cards:
            self._rows.removeWidget(card)
            if card.point not in wanted:
                card.hide()
                card.deleteLater()
        self.cards = []
        for place, point in enumerate(wanted):
            card = former.get(point) or self._card(point, begun)
            self._rows.insertWidget(place, card)
            self.cards.append(card)
        left = len(self._shown.points) - len(wanted)
        if left > 0:
            self.more.setText(self.tr("Afficher les suivants (encore {0})").format(left))
            self.more.setAccessibleName(self.more.text())
        if "more" in vars(self):
            self.more.setVisible(left > 0)

    def _card(self, point: Point, begun: Mapping[str, tuple[str, str, bool]]) -> PointCard:
        shown = self._shown
        articles = tuple(cited(shown.articles, point.article or shown.article))
        made = PointCard(
            self._theme, point, shown.excerpt(point), articles, several_channels=shown.several_channels
        )
        made.place_asked.connect(self.place_asked)
        made.fix_chosen.connect(self.fix_chosen)
        made.answer_given.connect(self.answer_given)
        made.withdrawal_asked.connect(self.withdrawal_asked)
        made.reply_asked.connect(self.reply_asked)
        written, equivalent, is_open = begun.get(_said(point), ("", "", False))
        if made.answer is not None and (written or equivalent) and not _is_signed(point, written, equivalent):
            made.keep(written, equivalent)
            if is_open:
                made.open_form()
        return made


def _said(point: Point) -> str:
    """What a point says, contested or not: what was being written of it goes on."""
    return point.text.removesuffix(CONTESTED)


def _is_signed(point: Point, written: str, equivalent: str) -> bool:
    """Whether these words are those the person just signed."""
    own = point.own_answer
    return own is not None and (own.reason, own.equivalent) == (written.strip(), equivalent.strip())
