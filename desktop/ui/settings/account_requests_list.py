"""The requests for new accounts: what was asked and why, the answer, or the two buttons of the direction."""

from __future__ import annotations

import functools

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop.editorial.civil_dates import french_moment
from desktop.services.account_requests import AccountRequest
from desktop.ui.settings.section import buttons
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.following import add_gap
from desktop.ui.widgets.frames import clear, column, frame
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.said import Said


class AccountRequestsList(QWidget):
    """`decided(AccountRequest, granted, reason)` when the direction answers one."""

    decided = Signal(object, bool, str)

    def __init__(self, theme: Theme, *, may_decide: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._may_decide = may_decide
        self._shown: tuple[AccountRequest, ...] | None = None
        self.reasons: dict[str, QLineEdit] = {}
        self._rows = column(theme, space="small")
        self.setLayout(self._rows)

    def show_requests(self, requests: tuple[AccountRequest, ...]) -> None:
        """Show these; a reason being typed stays while nothing changed."""
        if requests == self._shown:
            return
        self._shown = requests
        clear(self._rows)
        self.reasons = {}
        for request in requests:
            self._rows.addWidget(self._made(request))
        if not requests:
            self._rows.addWidget(label(self.tr("Aucun compte n’a été demandé."), "muted", wrap=True))

    def _made(self, request: AccountRequest) -> QFrame:
        wanted = request.wanted
        layout = column(self._theme, space="tiny", margin="medium")
        layout.addWidget(label(f"{wanted.name} ({wanted.platform})", "strong", wrap=True))
        asked = self.tr("Demandé par {0}, {1}").format(request.person, french_moment(request.at))
        layout.addWidget(label(asked, "muted", wrap=True))
        layout.addWidget(label(self.tr("Clientèle\u00a0: {0}").format(wanted.audience), wrap=True))
        layout.addWidget(label(self.tr("Analyse\u00a0: {0}").format(wanted.analysis), wrap=True))
        if request.decision is not None:
            self._add_answer(layout, request)
        elif self._may_decide:
            self._add_choices(layout, request)
        else:
            layout.addWidget(Said(self._theme, self.tr("Attend la direction générale"), "clock", "muted"))
        return frame("raised", layout)

    def _add_answer(self, layout: QVBoxLayout, request: AccountRequest) -> None:
        decision = request.decision
        assert decision is not None
        said = self.tr("Accordé par {0}, {1}") if decision.granted else self.tr("Refusé par {0}, {1}")
        look = ("pass", "success") if decision.granted else ("block", "danger")
        layout.addWidget(Said(self._theme, said.format(decision.person, french_moment(decision.at)), *look))
        if decision.reason:
            layout.addWidget(label(f"«\u00a0{decision.reason}\u00a0»", wrap=True))

    def _add_choices(self, layout: QVBoxLayout, request: AccountRequest) -> None:
        reason = self.reasons[request.fact] = QLineEdit()
        reason.setAccessibleName(self.tr("Motif de la réponse pour {0}").format(request.wanted.name))
        reason.setPlaceholderText(self.tr("Motif, nécessaire pour refuser"))
        grant = button(
            self._theme, self.tr("Accorder…"), functools.partial(self._decide, request, True), role="check"
        )
        refuse = button(self._theme, self.tr("Refuser…"), functools.partial(self._decide, request, False))
        for made, words in ((grant, self.tr("Accorder")), (refuse, self.tr("Refuser"))):
            made.setAccessibleName(f"{words} {request.wanted.name}")
        refuse.setEnabled(False)
        reason.textChanged.connect(lambda text: refuse.setEnabled(any(each.isalnum() for each in text)))
        add_gap(self._theme, layout, "tiny")
        layout.addWidget(reason)
        add_gap(self._theme, layout, "tiny")
        layout.addLayout(buttons(self._theme, (grant, refuse)))

    def _decide(self, request: AccountRequest, granted: bool) -> None:
        self.decided.emit(request, granted, self.reasons[request.fact].text())
