"""Comptes officiels: those that may be used, authorised or ended by the direction (art. 3, 21)."""

from __future__ import annotations

import functools

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.editorial.post import Channel
from desktop.services.official_accounts import (
    ListedAccount,
    authorise_listed,
    authorise_new,
    end_account,
    listed_accounts,
)
from desktop.ui.settings.records import Record, Records
from desktop.ui.settings.section import Section, buttons, field, whole_day
from desktop.ui.settings.signing import ToSign
from desktop.ui.widgets.buttons import button


class AccountsSection(Section):
    """The accounts. Nothing is published on one that is not authorised."""

    title = "Comptes officiels"
    advice = (
        "Rien ne se publie sur un compte que la direction générale n’a pas autorisé (art.\u00a03 et 21). L’autorisation et "
        "sa fin sont signées."
    )

    def build(self) -> None:
        """The list, and the form of the direction."""
        self._direction = "direction" in self.bench.roles
        inside = self.card(self.tr("Comptes connus"))
        self.table = Records(self.theme, self.tr("Comptes officiels"), (4, 6, 5, 4))
        inside.addWidget(self.table)
        self.name = QLineEdit()
        self.name.setMaxLength(120)
        self.channel = QComboBox()
        self.channel.setAccessibleName(self.tr("Média"))
        self.authorise = button(
            self.theme, self.tr("Autoriser ce compte…"), self._authorise_new, role="check"
        )
        if self._direction:
            self._make_form()

    def read(self) -> None:
        """Read the accounts."""
        self.bench.ask(lambda desk, _: listed_accounts(desk), self._show, owner=self)

    def first_focus(self) -> QWidget | None:
        """The list of sections."""
        return None

    def _show(self, accounts: tuple[ListedAccount, ...]) -> None:
        self.table.show_records(
            [self._record(each) for each in accounts],
            self.tr("Aucun compte n’est inscrit. La direction générale en autorise un ci-dessous."),
        )

    def _record(self, account: ListedAccount) -> Record:
        name = "\n".join(text for text in (account.name, account.url) if text)
        actions = []
        if self._direction:
            run = self._end if account.authorized else self._authorise
            words = self.tr("Mettre fin…") if account.authorized else self.tr("Autoriser…")
            made = button(self.theme, words, functools.partial(run, account))
            made.setAccessibleName(f"{words} {account.name}, {account.channel.label}")
            actions.append(made)
        return Record((account.channel.label, name), self._state(account), tuple(actions))

    def _state(self, account: ListedAccount) -> tuple[str, str, str]:
        if account.signed is None:
            return self.tr("Au profil, jamais autorisé"), "unchecked", "warning"
        day = whole_day(account.signed.on)
        if account.authorized:
            return self.tr("Autorisé le {0}").format(day), "pass", "success"
        return self.tr("Terminé le {0}").format(day), "not_applicable", "muted"

    def _make_form(self) -> None:
        inside = self.card(
            self.tr("Autoriser un autre compte"),
            self.tr("Le nom est celui que le public voit sur la plateforme."),
        )
        for channel in Channel:
            self.channel.addItem(channel.label, channel)
        self.name.textChanged.connect(self._settle)
        self.name.returnPressed.connect(self._authorise_new)
        inside.addLayout(field(self.theme, self.tr("M&édia"), self.channel))
        inside.addLayout(field(self.theme, self.tr("&Nom du compte"), self.name))
        inside.addLayout(buttons(self.theme, (self.authorise,)))
        self._settle()

    def _settle(self) -> None:
        self.authorise.setEnabled(bool(self.name.text().strip()))

    def _authorise_new(self) -> None:
        name, channel = self.name.text(), Channel(self.channel.currentData())
        if not name.strip():
            return

        def done(_: object) -> None:
            self.name.clear()
            self._said(name.strip())

        self.ask(
            ToSign(
                self.tr("Vous autorisez le compte «\u00a0{0}\u00a0» ({1}) à partir d’aujourd’hui.").format(
                    name.strip(), channel.label
                ),
                lambda desk, session, _: authorise_new(desk, session, channel, name),
                done,
            )
        )

    def _authorise(self, account: ListedAccount) -> None:
        self.ask(
            ToSign(
                self.tr("Vous autorisez le compte «\u00a0{0}\u00a0» ({1}) à partir d’aujourd’hui.").format(
                    account.name, account.channel.label
                ),
                lambda desk, session, _: authorise_listed(desk, session, account),
                lambda _: self._said(account.name),
            )
        )

    def _said(self, name: str) -> None:
        self.say(self.tr("Le compte «\u00a0{0}\u00a0» est autorisé.").format(name))

    def _end(self, account: ListedAccount) -> None:
        self.ask(
            ToSign(
                self.tr("Vous mettez fin à l’autorisation du compte «\u00a0{0}\u00a0» ({1}).").format(
                    account.name, account.channel.label
                ),
                lambda desk, session, _: end_account(desk, session, account),
                lambda _: self.say(
                    self.tr("Le compte «\u00a0{0}\u00a0» n’est plus autorisé.").format(account.name)
                ),
                warnings=(self.tr("Ce qui est approuvé pour ce compte ne pourra plus y être publié."),),
            )
        )
