"""Accueil: cards in order of urgency; one click opens the thing at the right place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from desktop.editorial.workflow import OUT, State
from desktop.services.activity import Activity, activity
from desktop.services.home import MOST, Card, HomeCard, HomeLine, home_card
from desktop.ui.background import Priority
from desktop.ui.home.activity_card import ActivityCard
from desktop.ui.home.card_lines import CardLines
from desktop.ui.home.link_patrol import LinkPatrol
from desktop.ui.screens import Screen, places_for
from desktop.ui.widgets.buttons import LinkButton, button
from desktop.ui.widgets.following import keep_spacing
from desktop.ui.widgets.frames import card, clear, column, empty_state, flush, row, scrolling
from desktop.ui.widgets.held import Column
from desktop.ui.widgets.labels import Badge, ElidedLabel, label
from desktop.ui.widgets.post_words import place_of_post
from desktop.ui.widgets.tab_order import order_after, place_kept
from desktop.ui.workbench import Change, Workbench

_LOOKS: dict[Card, tuple[str, str, str]] = {
    Card.CHANGES: ("À reprendre", "comment", "warning"),
    Card.AWAITING: ("En attente d’approbation", "queue", "info"),
    Card.TO_PUBLISH: ("À publier aujourd’hui", "publish", "success"),
    Card.NOTICES: ("Avis publics", "registers", "policy"),
    Card.WARNINGS: ("À surveiller", "warning", "warning"),
    Card.DRAFTS: ("Mes brouillons", "write", "muted"),
    Card.NEWSLETTER: ("Le Contact de chez nous", "contact", "muted"),
    Card.LATEST: ("Dernières publications", "pass", "muted"),
}
_NOTICES = "avis"
"""The section of the settings where notices are deposited."""
_OF_EMERGENCIES = frozenset({Card.CHANGES, Card.AWAITING, Card.TO_PUBLISH})
"""Cards whose pressing lines are emergencies (art. 19) or late posts; those of the others only need an eye soon."""
_LISTS: dict[Card, tuple[str, frozenset[str] | str | None]] = {
    Card.CHANGES: (
        "redaction",
        frozenset(
            map(str, (State.CHANGES_REQUESTED, State.CORRECTION_OFFERED, State.REJECTED, State.CONFLICT))
        ),
    ),
    Card.AWAITING: ("approbation", None),
    Card.TO_PUBLISH: ("publication", None),
    Card.NOTICES: ("parametres", _NOTICES),
    Card.DRAFTS: ("redaction", frozenset({str(State.DRAFT)})),
    Card.LATEST: ("redaction", frozenset(map(str, OUT))),
}
"""Where the rest of a card is, and what to filter there. The warnings have no list: they unfold."""

_TWO_COLUMNS = 1000
"""Width, at 100 %, from which cards stand side by side: in less, what is said of a title would hide it."""


class HomeScreen(Screen):
    """The first page. Read again when it is visited and when a post changes."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._mark = place_kept(self)
        self._cards = QGridLayout()
        self._cards.setSpacing(self.theme.space("large"))
        keep_spacing(self.theme, self._cards)
        self._activity = ActivityCard(self.theme)
        self._patrol = LinkPatrol(bench, self)
        self._hello = label("", "page")
        self._first: QWidget | None = None
        self._shown: list[QWidget] = []
        self._columns = 0
        self._places = frozenset(place.key for place in places_for(bench.roles))
        self._links: dict[tuple[Card, str], QWidget] = {}
        self._unfolded = False
        self._focus_before: QWidget | None = None
        self._focus_due = False
        self._reading = 0
        self._pages = QStackedWidget(self)
        self._area = self._make_page()
        self._pages.addWidget(self._area)
        self._pages.addWidget(self._nothing())
        whole = Column(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self._hello.setText(self.tr("Bonjour, {0}").format(bench.session.name))

    def visit(self, target: object = None) -> None:
        """Read the cards again; the first thing to do then takes the keyboard, unless it is elsewhere by then."""
        self._unfolded = False
        self._focus_due, self._focus_before = True, QApplication.focusWidget()
        self._area.verticalScrollBar().setValue(0)
        self._read()

    def leave(self) -> None:
        """Another page is on show: what is not read yet is of no use."""
        self._reading += 1

    def refresh(self, change: Change) -> None:
        """A post, an image or the profile changed: the cards may too."""
        if self.isVisible():
            self._read()

    def first_focus(self) -> QWidget | None:
        """The first thing to do, once it is read; what the page has to choose meanwhile.

        Named, not looked for: walking the focus chain makes Python's classes of all the widgets of Qt, 10 ms.
        """
        choice = self._activity.split
        given = self._first or (choice if choice.isVisible() else None)
        if self._focus_due and given is not None:
            self._focus_before = given  # lent until the cards are read
        return given

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Two columns of cards, or one when there is little room for the size of the text."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= self.theme.px(_TWO_COLUMNS) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for made in self._shown:
            self._cards.removeWidget(made)
        for number, made in enumerate(self._shown):
            # The last one of an odd number takes the whole line: no hole beside it.
            alone = number % columns == 0 and number == len(self._shown) - 1
            span = columns if alone else 1
            self._cards.addWidget(made, number // columns, number % columns, 1, span)
            for lines in made.findChildren(CardLines):
                lines.arrange(span)
        for at in range(2):
            self._cards.setColumnStretch(at, 1 if at < columns else 0)
        self._activity.arrange(side_by_side=columns == 2)

    def _read(self) -> None:
        self._reading += 1
        self._read_next(self._reading, ())

    def _read_next(self, reading: int, found: tuple[HomeCard | None, ...]) -> None:
        """One card at a time: what another page asks for meanwhile is answered between two of them."""
        if reading != self._reading:
            return
        if len(found) == len(Card):
            self._show(tuple(card for card in found if card is not None))
            self._read_activity()
            return
        which = tuple(Card)[len(found)]
        self.bench.ask(
            lambda desk, session: home_card(desk, session, which),
            lambda card: self._read_next(reading, (*found, card)),
            owner=self,
        )

    def _read_activity(self) -> None:
        self.bench.ask(
            lambda desk, _: activity(desk.workspace, desk.today()),
            self._show_activity,
            owner=self,
            priority=Priority.LATER,
            key="activité",
        )

    def _show(self, cards: tuple[HomeCard, ...]) -> None:
        held = next((key for key, link in self._links.items() if link.hasFocus()), None)
        clear(self._cards)
        self._first = self._begin
        self._links = {}
        self._shown = [self._card(found) for found in cards]
        self._columns = 0
        self._arrange()
        self._order_tabs()
        self._pages.setCurrentIndex(0 if cards else 1)
        if self._links:
            self._first = next(iter(self._links.values()))
        if held is not None or (self._focus_due and QApplication.focusWidget() is self._focus_before):
            self._give_focus(self._links.get(held) if held is not None else None)
        self._focus_due = False

    def _order_tabs(self) -> None:
        """Cards are made again and again: without this, Tab would visit them after the figures below."""
        made = [link for shown in self._shown for link in shown.findChildren(QPushButton)]
        order_after(self._mark, [*made, self._activity.split])

    def _give_focus(self, link: QWidget | None) -> None:
        wanted = link or self._first
        if wanted is not None and self.isVisible():
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _nothing(self) -> QWidget:
        """What the page says when there is nothing to do."""
        title = self.tr("Rien n’attend")
        if "redaction" not in self.bench.roles:
            self._begin = None
            said = self.tr("Ce qui demande votre attention apparaîtra ici.")
            return empty_state(self.theme, title, said)
        self._begin = button(
            self.theme,
            self.tr("Nouvelle publication"),
            lambda: self.bench.go("redaction", "nouvelle"),
            look="primary",
            role="add",
        )
        said = self.tr("Commencez une publication\u00a0: elle apparaîtra ici, avec ce qu’il reste à faire.")
        return empty_state(self.theme, title, said, self._begin)

    def _show_activity(self, found: Activity) -> None:
        self._activity.show_activity(found)
        self._patrol.look()

    def _card(self, found: HomeCard) -> QWidget:
        title, icon, token = _LOOKS[found.card]
        made, inside = card(self.theme)
        made.setAccessibleName(title)
        heading = row(self.theme)
        named = Badge(self.theme, title, icon, token)
        named.embolden()
        heading.addWidget(named, 1)
        heading.addWidget(label(str(found.total), "section"))
        inside.addLayout(heading)
        lines = [
            self._line(found.card, each) for each in (found.lines if self._unfolded else found.lines[:MOST])
        ]
        if found.total > MOST and not (self._unfolded and found.card not in _LISTS):
            lines += self._see_all(found)
        inside.addLayout(flush(self.theme, CardLines(self.theme, lines)))
        inside.addStretch(1)
        return made

    def _line(self, which: Card, each: HomeLine) -> QWidget:
        made = QWidget()
        line = row(self.theme, space="small")
        title = self._title(which, each, made)
        if not isinstance(title, LinkButton):
            line.setContentsMargins(
                self.theme.space("tiny") + 1, 0, 0, 0
            )  # level with the words of the links
        line.addWidget(title, 1)
        if each.urgent:
            role = "emergency" if which in _OF_EMERGENCIES else "warning"
            line.addWidget(Badge(self.theme, each.detail, role, "danger"))
        else:
            line.addWidget(label(each.detail, "muted"))
        made.setLayout(line)
        return made

    def _title(self, which: Card, each: HomeLine, parent: QWidget) -> QWidget:
        """The link to the thing, or its words alone when this person has no screen for it."""
        place = self._place(which, each)
        if place not in self._places:
            return ElidedLabel(each.title, parent=parent)
        target = f"{_NOTICES}:{each.item}" if which is Card.NOTICES else each.item or each.section or None
        open_ = LinkButton(self.theme, each.title, lambda: self.bench.go(place, target), parent)
        open_.setAccessibleName(f"{each.title}, {each.detail}")
        self._links.setdefault((which, each.item or each.title), open_)
        return open_

    def _place(self, which: Card, each: HomeLine) -> str:
        if each.section:
            return "parametres"
        if which in (Card.AWAITING, Card.TO_PUBLISH, Card.NOTICES):
            return _LISTS[which][0]
        if which is Card.LATEST:
            return "publication"
        if which is Card.DRAFTS:
            return "editeur"
        return place_of_post(self.bench.roles, each.state) if each.item is not None else ""

    def _see_all(self, found: HomeCard) -> list[QWidget]:
        """What leads to the rest of a card, if this person may go there."""
        text = self.tr("Tout voir ({0})").format(found.total)
        if found.card not in _LISTS:
            return [button(self.theme, text, self._unfold, look="link")]
        place, target = _LISTS[found.card]
        if place not in self._places:
            return []
        return [button(self.theme, text, lambda: self.bench.go(place, target), look="link")]

    def _unfold(self) -> None:
        self._unfolded = True
        self._focus_due, self._focus_before = True, QApplication.focusWidget()
        self._read()

    def _make_page(self) -> QScrollArea:
        inside = QWidget()
        page = scrolling(inside, self.tr("Accueil"), self._pages)
        layout = column(self.theme, space="large", margin="large")
        inside.setLayout(layout)
        layout.addWidget(self._hello)
        layout.addLayout(self._cards)
        layout.addWidget(self._activity)
        layout.addStretch(1)
        return page
