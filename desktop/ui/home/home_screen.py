"""Accueil: cards in order of urgency; one click opens the thing at the right place."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.editorial.workflow import State
from desktop.services.activity import Activity, activity
from desktop.services.home import Card, HomeCard, HomeLine, home
from desktop.ui.background import Priority
from desktop.ui.home.activity_card import ActivityCard
from desktop.ui.screens import Screen
from desktop.ui.widgets.buttons import LinkButton, button
from desktop.ui.widgets.frames import card, clear, column, empty_state, row, scrolling
from desktop.ui.widgets.labels import Badge, label
from desktop.ui.workbench import Change, Workbench

_LOOKS: dict[Card, tuple[str, str, str]] = {
    Card.CHANGES: ("Modifications demandées", "comment", "warning"),
    Card.AWAITING: ("En attente d’approbation", "queue", "info"),
    Card.TO_PUBLISH: ("À publier aujourd’hui", "publish", "success"),
    Card.WARNINGS: ("À surveiller", "warning", "warning"),
    Card.DRAFTS: ("Mes brouillons", "write", "muted"),
    Card.NEWSLETTER: ("Le Contact de chez nous", "contact", "muted"),
    Card.LATEST: ("Dernières publications", "pass", "muted"),
}
_PLACES: dict[Card, tuple[str, object]] = {
    Card.CHANGES: (
        "redaction",
        frozenset(
            {
                str(State.DRAFT),
                str(State.CHANGES_REQUESTED),
                str(State.REJECTED),
                str(State.CORRECTION_OFFERED),
                str(State.CONFLICT),
            }
        ),
    ),
    Card.AWAITING: ("approbation", None),
    Card.TO_PUBLISH: ("publication", None),
    Card.WARNINGS: ("redaction", None),
    Card.DRAFTS: ("redaction", frozenset({str(State.DRAFT)})),
    Card.NEWSLETTER: ("parametres", None),
    Card.LATEST: ("redaction", frozenset({str(State.PUBLISHED)})),
}


_TWO_COLUMNS = 860
"""Width, at 100 %, from which cards stand side by side."""


class HomeScreen(Screen):
    """The first page. Read again when it is visited and when a post changes."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._cards = QGridLayout()
        self._cards.setSpacing(self.theme.space("large"))
        self._activity = ActivityCard(self.theme)
        self._hello = label("", "page")
        self._first: QWidget | None = None
        self._shown: list[QWidget] = []
        self._columns = 0
        self._pages = QStackedWidget()
        self._pages.addWidget(self._make_page())
        begin = button(
            self.theme,
            self.tr("Nouvelle publication"),
            lambda: bench.go("redaction", "nouvelle"),
            look="primary",
        )
        self._pages.addWidget(
            empty_state(
                self.theme,
                self.tr("Rien n’attend"),
                self.tr("Commencez une publication\u00a0: elle apparaîtra ici, avec ce qu’il reste à faire."),
                begin if "redaction" in bench.roles else None,
            )
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self._hello.setText(self.tr("Bonjour, {0}").format(bench.session.name))

    def visit(self, target: object = None) -> None:
        """Read the cards again."""
        self._read()

    def refresh(self, change: Change) -> None:
        """A post, an image or the profile changed: the cards may too."""
        if self.isVisible():
            self._read()

    def first_focus(self) -> QWidget | None:
        """The first thing to do."""
        return self._first

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
            self._cards.addWidget(made, number // columns, number % columns)
        for at in range(2):
            self._cards.setColumnStretch(at, 1 if at < columns else 0)
        self._activity.arrange(side_by_side=columns == 2)

    def _read(self) -> None:
        self.bench.ask(home, self._show, owner=self, key="accueil")
        self.bench.ask(
            lambda desk, _: activity(desk.workspace, desk.today()),
            self._show_activity,
            owner=self,
            priority=Priority.LATER,
            key="activité",
        )

    def _show(self, cards: tuple[HomeCard, ...]) -> None:
        clear(self._cards)
        self._first = None
        self._shown = [self._card(found) for found in cards]
        self._columns = 0
        self._arrange()
        self._pages.setCurrentIndex(0 if cards else 1)

    def _show_activity(self, found: Activity) -> None:
        self._activity.show_activity(found)

    def _card(self, found: HomeCard) -> QWidget:
        title, icon, token = _LOOKS[found.card]
        made, inside = card(self.theme)
        made.setAccessibleName(title)
        heading = row(self.theme)
        heading.addWidget(Badge(self.theme, title, icon, token), 1)
        heading.addWidget(label(str(found.total), "section"))
        inside.addLayout(heading)
        for each in found.lines:
            inside.addWidget(self._line(found.card, each))
        if found.total > len(found.lines):
            inside.addWidget(self._see_all(found))
        inside.addStretch(1)
        return made

    def _line(self, which: Card, each: HomeLine) -> QWidget:
        made = QWidget()
        line = row(self.theme, space="small")
        open_ = LinkButton(self.theme, each.title, lambda: self._open(which, each), made)
        open_.setAccessibleName(f"{each.title}, {each.detail}")
        self._first = self._first or open_
        line.addWidget(open_, 1)
        if each.urgent:
            line.addWidget(Badge(self.theme, each.detail, "emergency", "danger"))
        else:
            line.addWidget(label(each.detail, "muted"))
        made.setLayout(line)
        return made

    def _see_all(self, found: HomeCard) -> QPushButton:
        place, target = _PLACES[found.card]
        text = self.tr("Tout voir ({0})").format(found.total)
        return button(self.theme, text, lambda: self.bench.go(place, target), look="link")

    def _open(self, which: Card, each: HomeLine) -> None:
        if which in (Card.AWAITING, Card.TO_PUBLISH):
            self.bench.go(_PLACES[which][0], each.item)
        elif each.item is None:
            self.bench.go(*_PLACES[which])
        elif which is Card.LATEST:
            self.bench.go("publication", each.item)
        else:
            self.bench.go("editeur", each.item)

    def _make_page(self) -> QWidget:
        inside = QWidget()
        layout = column(self.theme, space="large", margin="large")
        layout.addWidget(self._hello)
        layout.addLayout(self._cards)
        layout.addWidget(self._activity)
        layout.addStretch(1)
        inside.setLayout(layout)
        return scrolling(inside, self.tr("Accueil"))
