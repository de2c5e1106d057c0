"""After an emergency went out: its reason, and what the direction says of it now (art. 19)."""

from __future__ import annotations

import functools

from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QWidget

from desktop.editorial.civil_dates import french_moment
from desktop.services.decision_file import DecisionFile
from desktop.services.emergencies import Emergency, ReviewVerdict
from desktop.services.emergency_publication import review_emergency
from desktop.ui.settings.signing import Signatures, SigningPanel, ToSign
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.following import follow
from desktop.ui.widgets.frames import column, frame
from desktop.ui.widgets.labels import Badge, breakable, label
from desktop.ui.workbench import Change, Workbench

_ICONS = {
    ReviewVerdict.CONFIRMED: "check",
    ReviewVerdict.TO_CORRECT: "write",
    ReviewVerdict.TO_WITHDRAW: "remove",
}


class EmergencyReview(QFrame):
    """Takes the place of the decisions while an emergency waits for its review. Hidden when none does."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._emergency: Emergency | None = None
        self.setProperty("look", "panel")
        self.setAccessibleName(self.tr("Révision d’une urgence"))
        theme = bench.theme
        self._said = label("", wrap=True)
        self._reason = label("", "strong", wrap=True)
        self.comment = QPlainTextEdit()
        self.comment.setAccessibleName(self.tr("Commentaire de la révision"))
        self.comment.setPlaceholderText(
            self.tr("Commentaire, nécessaire s’il y a quelque chose à corriger ou à retirer")
        )
        self.comment.setTabChangesFocus(True)
        follow(theme, self, lambda: self.comment.setFixedHeight(theme.px(56)))
        self.signing = SigningPanel(bench, Signatures())
        self.buttons: dict[ReviewVerdict, QPushButton] = {}
        choices = FlowLayout(theme)
        for verdict in ReviewVerdict:
            made = button(theme, verdict.label, functools.partial(self._ask, verdict), role=_ICONS[verdict])
            self.buttons[verdict] = made
            choices.addWidget(made)
        self.comment.textChanged.connect(self._settle)
        layout = column(theme, space="small", margin="large")
        layout.addWidget(
            Badge(theme, self.tr("Sortie en urgence, à réviser (art. 19)"), "emergency", "danger")
        )
        for part in (self._said, self._reason, self.comment):
            layout.addWidget(part)
        layout.addLayout(choices)
        layout.addWidget(self.signing)
        whole = column(theme)
        whole.setSpacing(0)
        whole.addWidget(frame("line"))
        whole.addLayout(layout)
        self.setLayout(whole)
        self._settle()
        self.hide()

    def show_file(self, shown: DecisionFile | None) -> None:
        """Show the emergency of a post that waits for its review; what is typed stays for the same one."""
        found = shown.to_review if shown is not None and "direction" in self._bench.roles else None
        if found is None or self._emergency is None or found.fact != self._emergency.fact:
            self.comment.setPlainText("")
            self.signing.cancel()
        self._emergency = found
        self.setVisible(found is not None)
        if found is not None:
            said = self.tr("Le {1}, {0} l’a publiée sans attendre. Son motif\u00a0:")
            self._said.setText(breakable(said.format(found.person, french_moment(found.at))))
            self._reason.setText(breakable(f"«\u00a0{found.reason}\u00a0»"))

    def _reviewed(self, _: object) -> None:
        self._bench.notices.succeed(self.tr("Révision signée."))

    def _settle(self) -> None:
        written = any(character.isalnum() for character in self.comment.toPlainText())
        for verdict, made in self.buttons.items():
            made.setEnabled(written or verdict is ReviewVerdict.CONFIRMED)

    def _ask(self, verdict: ReviewVerdict) -> None:
        found, comment = self._emergency, self.comment.toPlainText()
        if found is None:
            return
        self.signing.ask(
            ToSign(
                self.tr("Vous révisez cette urgence\u00a0: {0}.").format(verdict.label),
                lambda desk, session, _: review_emergency(
                    desk, session, found.item, found.fact, verdict, comment
                ),
                self._reviewed,
                changes=Change.post(found.item),
            )
        )
