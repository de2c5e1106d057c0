"""What only a person can see in an election period: a few sentences, ticked one by one before going on (art. 9)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget

from desktop.services.election_checklist import Asked
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button, primary_button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.wrapped_check import WrappedCheck


class ElectionChecklist(QFrame):
    """One list to confirm. `confirmed(frozenset)` with the codes, once all are ticked; `dropped()` otherwise.

    `verb` names what follows: « Confirmer et soumettre ». Nothing is ticked beforehand, and no tick takes the others.
    """

    confirmed = Signal(object)
    dropped = Signal()

    def __init__(self, theme: Theme, asked: Asked, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = asked
        self.setProperty("look", "policy")
        self.setAccessibleName(self.tr("Liste de vérification de la période électorale"))
        self.checks: dict[str, WrappedCheck] = {}
        layout = column(theme, space="small", margin="medium")
        layout.addWidget(label(self.tr("Avant de continuer, regardez vous-même"), "strong", wrap=True))
        layout.addWidget(label(asked.sentence, "muted", wrap=True))
        for point in asked.points:
            check = WrappedCheck(theme, point.sentence)
            check.box.setAccessibleDescription(point.source)
            check.setToolTip(point.source)
            check.toggled.connect(self._settle)
            self.checks[point.code] = check
            layout.addWidget(check)
        said = self.tr(
            "Votre confirmation est signée pour cette version. Elle ne dit pas que le texte est neutre\u00a0: elle dit que "
            "vous avez regardé."
        )
        layout.addWidget(label(said, "caption", wrap=True))
        self.go = primary_button(theme, verb, self._confirm, role="check")
        self.drop = button(theme, self.tr("Annuler"), self.dropped.emit, look="quiet")
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._give_up)
        foot = FlowLayout(theme)
        foot.addWidget(self.go)
        foot.addWidget(self.drop)
        layout.addLayout(foot)
        self.setLayout(layout)
        self._settle()

    def first_focus(self) -> QAbstractButton:
        """The first box."""
        return next(iter(self.checks.values())).box

    def answer(self) -> None:
        """Confirm once all is ticked; until then, go to the first box that is not."""
        left = next((check.box for check in self.checks.values() if not check.is_checked()), None)
        if left is None:
            self._confirm()
        else:
            left.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QAbstractButton]:
        """What Tab visits, in order."""
        return [*(check.box for check in self.checks.values()), self.go, self.drop]

    def _give_up(self) -> None:
        if not self.drop.isHidden():
            self.dropped.emit()

    def _settle(self) -> None:
        self.go.setEnabled(all(check.is_checked() for check in self.checks.values()))

    def _confirm(self) -> None:
        self.confirmed.emit(self._asked.codes)
