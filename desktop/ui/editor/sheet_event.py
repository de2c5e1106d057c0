"""What article 10 asks of an event: who organises it, and its municipal vocation."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.editorial.post import EventFacts
from desktop.ui.theme import Theme
from desktop.ui.widgets.following import follow
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.wrapped_check import WrappedCheck


class EventField(QWidget):
    """`chosen(EventFacts)` follows the person."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = EventFacts()
        self.ours = WrappedCheck(theme, self.tr("Organisé en grande partie par la Municipalité"))
        self.vocation = WrappedCheck(theme, self.tr("À vocation municipale"))
        self.organiser = QLineEdit()
        self.organiser.setAccessibleName(self.tr("Organisateur de l’événement"))
        self.reason = QPlainTextEdit()
        self.reason.setAccessibleName(self.tr("Pourquoi la Municipalité partage cet événement"))
        self.reason.setPlaceholderText(self.tr("S’il n’est ni organisé par elle ni à vocation municipale"))
        self.reason.setTabChangesFocus(True)
        follow(theme, self, lambda: self.reason.setFixedHeight(theme.px(72)))
        layout = column(theme, space="small")
        layout.addWidget(self.ours)
        layout.addWidget(self.vocation)
        # A field that is filled no longer shows its hint: its name stays above it.
        for name, field in (
            (self.tr("Organisateur"), self.organiser),
            (self.tr("Pourquoi la Municipalité le partage"), self.reason),
        ):
            named = column(theme, space="tiny")
            named.addWidget(label(name, "caption", wrap=True))
            named.addWidget(field)
            layout.addLayout(named)
        layout.addWidget(label(self.tr("Article 10 de la politique."), "caption"))
        self.setLayout(layout)
        self.ours.toggled.connect(lambda on: self._give(replace(self._facts, organised_by_municipality=on)))
        self.vocation.toggled.connect(lambda on: self._give(replace(self._facts, municipal_vocation=on)))
        self.organiser.editingFinished.connect(self.settle)
        self.reason.textChanged.connect(self._reason_typed)

    def show_facts(self, facts: EventFacts | None) -> None:
        """Show what was said; None is nothing yet."""
        self._facts = facts or EventFacts()
        self.ours.set_checked(self._facts.organised_by_municipality)
        self.vocation.set_checked(self._facts.municipal_vocation)
        if self.organiser.text() != self._facts.organiser:
            self.organiser.setText(self._facts.organiser)
        if self.reason.toPlainText() != self._facts.discretion_reason:
            self.reason.blockSignals(True)
            self.reason.setPlainText(self._facts.discretion_reason)
            self.reason.blockSignals(False)

    def settle(self) -> None:
        """Give what is typed."""
        self._give(
            replace(
                self._facts,
                organiser=self.organiser.text().strip(),
                discretion_reason=self.reason.toPlainText(),
            )
        )

    def _reason_typed(self) -> None:
        self._give(replace(self._facts, discretion_reason=self.reason.toPlainText()))

    def _give(self, facts: EventFacts) -> None:
        if facts != self._facts:
            self._facts = facts
            self.chosen.emit(facts)
