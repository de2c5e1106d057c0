"""The people who run one account: a box for each who may publish."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop.services.official_accounts import ListedAccount
from desktop.services.people import PersonLine
from desktop.ui.settings.section import buttons
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import clear, column
from desktop.ui.widgets.labels import breakable, label
from desktop.ui.widgets.wrapped_check import WrappedCheck


class KeepersForm(QFrame):
    """Hidden until `open`. `chosen(ListedAccount, frozenset)` with the codes of the people."""

    chosen = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._account: ListedAccount | None = None
        self.setProperty("look", "card")
        self.setAccessibleName(self.tr("Responsables d’un compte"))
        self._title = label("", "section", wrap=True)
        self.checks: dict[str, WrappedCheck] = {}
        self._rows = column(theme, space="small")
        self.sign = button(theme, self.tr("Désigner…"), self._choose, role="check")
        cancel = button(theme, self.tr("Annuler"), self.hide, look="quiet")
        advice = self.tr(
            "Seules les personnes désignées publient sur le compte (art.\u00a03). Sans personne désignée, qui a le rôle de "
            "publication peut s’en servir."
        )
        layout = column(theme, space="medium", margin="large")
        layout.addWidget(self._title)
        layout.addWidget(label(advice, "muted", wrap=True))
        layout.addLayout(self._rows)
        layout.addLayout(buttons(theme, (self.sign, cancel)))
        self.setLayout(layout)
        self.hide()

    def open(self, account: ListedAccount, people: Iterable[PersonLine]) -> None:
        """Show who runs this account."""
        self._account = account
        self._title.setText(breakable(self.tr("Responsables\u00a0: {0}").format(account.name)))
        clear(self._rows)
        self.checks = {}
        for who in people:
            if "publication" in who.roles or who.person in account.keepers:
                check = self.checks[who.person] = WrappedCheck(self._theme, who.name)
                check.set_checked(who.person in account.keepers)
                self._rows.addWidget(check)
        self.show()
        if self.checks:
            next(iter(self.checks.values())).box.setFocus()

    def _choose(self) -> None:
        if self._account is not None:
            chosen = frozenset(code for code, check in self.checks.items() if check.is_checked())
            self.chosen.emit(self._account, chosen)
