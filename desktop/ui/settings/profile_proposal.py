"""Another profile before it is signed: every line that it changes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.services.profile_changes import ProfileChange, ProfileProposal
from desktop.ui.settings.section import buttons
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import clear, column, line
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.said import Said

_MOST = 30
"""Lines of one list that are written; the rest is counted."""


class ProposalCard(QFrame):
    """Hidden until `show_proposal`. `signed(ProfileProposal)` when the person wants to sign it."""

    signed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._proposal: ProfileProposal | None = None
        self.setProperty("look", "card")
        self.setAccessibleName(self.tr("Profil proposé"))
        self._title = label("", "section", wrap=True)
        self._advice = label("", "muted", wrap=True)
        self._changes: QVBoxLayout = column(theme, space="small")
        self.put = button(theme, self.tr("Mettre en vigueur…"), self._sign, role="key")
        self.drop = button(theme, self.tr("Écarter"), self.forget, look="quiet")
        whole = column(theme, margin="large")
        for widget in (self._title, self._advice):
            whole.addWidget(widget)
        whole.addLayout(self._changes)
        whole.addLayout(buttons(theme, (self.put, self.drop)))
        self.setLayout(whole)
        self.hide()

    def show_proposal(self, proposal: ProfileProposal) -> None:
        """Show what it changes."""
        self._proposal = proposal
        count = len(proposal.changes)
        self._title.setText(self.tr("Ce que change ce profil"))
        self._advice.setText(
            self.tr("Rien\u00a0: c’est le profil déjà en vigueur.")
            if not count
            else self.tr("Rien n’est en vigueur avant la signature.")
        )
        clear(self._changes)
        for number, change in enumerate(proposal.changes):
            if number:
                self._changes.addWidget(line())
            self._changes.addWidget(self._shown(change))
        self.put.setEnabled(bool(count))
        self.show()
        (self.put if count else self.drop).setFocus()

    def forget(self) -> None:
        """Propose nothing any more."""
        self._proposal = None
        self.hide()

    def _sign(self) -> None:
        if self._proposal is not None:
            self.signed.emit(self._proposal)

    def _shown(self, change: ProfileChange) -> QWidget:
        made = QWidget()
        rows = column(self._theme, space="tiny")
        rows.addWidget(label(change.label, "strong", wrap=True))
        if change.added or change.removed:
            self._add_lines(rows, self.tr("Ajouté"), "add", "success", change.added)
            self._add_lines(rows, self.tr("Retiré"), "remove", "danger", change.removed)
        else:
            rows.addWidget(label(self.tr("Avant\u00a0: {0}").format(change.before), "muted", wrap=True))
            rows.addWidget(label(self.tr("Après\u00a0: {0}").format(change.after), wrap=True))
        made.setLayout(rows)
        return made

    def _add_lines(self, rows: QVBoxLayout, word: str, role: str, token: str, lines: tuple[str, ...]) -> None:
        if not lines:
            return
        rows.addWidget(Said(self._theme, word, role, token))
        shown = list(lines[:_MOST])
        if len(lines) > _MOST:
            shown.append(self.tr("et {0} autres").format(len(lines) - _MOST))
        for text in shown:
            rows.addWidget(label(text, wrap=True))
