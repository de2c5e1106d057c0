"""What a list of posts shows: a text, a state, a medium, a kind, and the order."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from desktop.editorial.post import Channel, PostKind
from desktop.editorial.workflow import OUT, State
from desktop.services.post_list import LAPSED, Order, PostFilter
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.filter_field import FilterField
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.following import follow

_PAUSE = 150
"""Milliseconds after the last letter before the list is read again."""
_UNFINISHED = (
    State.DRAFT,
    State.CHANGES_REQUESTED,
    State.REJECTED,
    State.CORRECTION_OFFERED,
    State.CONFLICT,
)
_TO_REVISE = (State.CHANGES_REQUESTED, State.CORRECTION_OFFERED, State.REJECTED, State.CONFLICT)
_STATE_CHOICES: tuple[tuple[str, tuple[State, ...]], ...] = (
    ("Tous les états", ()),
    ("À terminer", _UNFINISHED),
    ("À revoir", _TO_REVISE),
    ("Publiées ou corrigées", tuple(OUT)),
    *((state.label, (state,)) for state in State),
)


class Filters(QWidget):
    """`changed` follows every change, after a short pause while typing."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = FilterField(theme, self.tr("Filtrer par les mots"))
        self.state = _choice(self.tr("État"), [label for label, _ in _STATE_CHOICES])
        self.channel = _choice(self.tr("Média"), [self.tr("Tous les médias"), *(c.label for c in Channel)])
        self.kind = _choice(self.tr("Genre"), [self.tr("Tous les genres"), *(k.label for k in PostKind)])
        self.order = _choice(self.tr("Ordre"), [self.tr("Dernier changement"), self.tr("Date prévue")])
        self._clear = button(theme, self.tr("Tout afficher"), self.clear, look="quiet")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._tell)
        self.text.textChanged.connect(self._tell_soon)
        for box in (self.state, self.channel, self.kind, self.order):
            box.currentIndexChanged.connect(self._tell)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow(theme, self.text, lambda: self.text.setMinimumWidth(theme.px(180)))
        line = FlowLayout(theme)
        line.addWidget(self.text)
        for widget in (self.state, self.channel, self.kind, self.order, self._clear):
            line.addWidget(widget)
        self.setLayout(line)
        self._clear.setEnabled(False)

    def wanted(self) -> PostFilter:
        """What is asked for."""
        channel = tuple(Channel)[self.channel.currentIndex() - 1] if self.channel.currentIndex() else None
        kind = tuple(PostKind)[self.kind.currentIndex() - 1] if self.kind.currentIndex() else None
        states = _STATE_CHOICES[self.state.currentIndex()][1]
        # The only state that is not stored: the day gives it.
        lapsed = LAPSED if states == (State.EXPIRED,) else PostFilter(states=frozenset(map(str, states)))
        return replace(
            lapsed,
            kinds=frozenset({str(kind)}) if kind is not None else frozenset(),
            channel=str(channel) if channel is not None else None,
            text=self.text.text(),
        )

    def wanted_order(self) -> Order:
        """How the list is sorted."""
        return Order.PLANNED if self.order.currentIndex() else Order.RECENT

    def show_states(self, *states: State) -> None:
        """Ask for some states and nothing else, when one of the choices has exactly these."""
        for index, (_, choice) in enumerate(_STATE_CHOICES):
            if set(choice) == set(states):
                self._ask_for(index)
                return

    def clear(self) -> None:
        """Ask for everything again."""
        self._ask_for(0)

    def _ask_for(self, state: int) -> None:
        fields = (self.state, self.channel, self.kind)
        before = [field.blockSignals(True) for field in fields]
        self.text.forget()
        for box in (self.channel, self.kind):
            box.setCurrentIndex(0)
        self.state.setCurrentIndex(state)
        for field, blocked in zip(fields, before, strict=True):
            field.blockSignals(blocked)
        self._tell()

    def _tell_soon(self, _: str) -> None:
        """PySide never lets go of a method of Qt's own that a signal was connected to: this one is ours."""
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        self._clear.setEnabled(self.wanted() != PostFilter())
        self.changed.emit()


def _choice(name: str, choices: list[str]) -> QComboBox:
    box = QComboBox()
    box.addItems(choices)
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box
