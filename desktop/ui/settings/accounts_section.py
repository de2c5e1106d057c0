"""Comptes officiels: those that may be used, who runs them, and the new ones that are asked for (art. 3, 21)."""

from __future__ import annotations

import datetime as dt
import functools

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.services.account_keepers import designate
from desktop.services.account_requests import (
    AccountRequest,
    RequestedAccount,
    account_requests,
    decide_request,
    request_account,
    request_and_grant,
)
from desktop.services.account_reviews import SOON
from desktop.services.desk import Desk
from desktop.services.official_accounts import (
    ListedAccount,
    authorise_listed,
    end_account,
    listed_accounts,
)
from desktop.services.people import PersonLine, roster_lines
from desktop.services.session import Session
from desktop.ui.settings.account_request_form import AccountRequestForm
from desktop.ui.settings.account_requests_list import AccountRequestsList
from desktop.ui.settings.keepers_form import KeepersForm
from desktop.ui.settings.records import Record, Records
from desktop.ui.settings.section import Section, whole_day
from desktop.ui.settings.signing import ToSign
from desktop.ui.widgets.buttons import button

_MAY_ASK = frozenset({"redaction", "direction", "publication"})

_Read = tuple[tuple[ListedAccount, ...], tuple[AccountRequest, ...], tuple[PersonLine, ...], dt.date]


class AccountsSection(Section):
    """The accounts. Nothing is published on one that is not authorised."""

    title = "Comptes officiels"
    advice = (
        "Rien ne se publie sur un compte que la direction générale n’a pas autorisé (art.\u00a03 et 21). L’autorisation et "
        "sa fin sont signées; elle se révise au bout d’un an."
    )

    def build(self) -> None:
        """The list, who runs an account, the requests, and the form of a new one."""
        self._direction = "direction" in self.bench.roles
        self._people: tuple[PersonLine, ...] = ()
        self._today = dt.date(2000, 1, 1)
        inside = self.card(self.tr("Comptes connus"))
        self.table = Records(self.theme, self.tr("Comptes officiels"), (3, 6, 5, 6))
        inside.addWidget(self.table)
        self.keepers = KeepersForm(self.theme)
        self.keepers.chosen.connect(self._designate)
        self.body.addWidget(self.keepers)
        self.requests = AccountRequestsList(self.theme, may_decide=self._direction)
        self.requests.decided.connect(self._decide)
        inside = self.card(self.tr("Demandes de nouveaux comptes"))
        inside.addWidget(self.requests)
        self.form = AccountRequestForm(self.theme, direct=self._direction)
        self.form.asked.connect(self._request)
        if self.bench.roles & _MAY_ASK:
            self._place_form()

    def read(self) -> None:
        """Read the accounts and the requests."""

        def work(desk: Desk, _: Session) -> _Read:
            return listed_accounts(desk), account_requests(desk.workspace), roster_lines(desk), desk.today()

        self.bench.ask(work, self._show, owner=self)

    def leave(self) -> None:
        """The form of the people closes."""
        super().leave()
        self.keepers.hide()

    def first_focus(self) -> QWidget | None:
        """The list of sections."""
        return None

    def _place_form(self) -> None:
        advice = self.tr(
            "Un compte est analysé et planifié avant d’être créé\u00a0: on dit à qui il s’adresse et pourquoi (art.\u00a021)."
        )
        words = (
            self.tr("Autoriser un nouveau compte")
            if self._direction
            else self.tr("Demander un nouveau compte")
        )
        inside: QVBoxLayout = self.card(words, advice)
        inside.addWidget(self.form)

    def _show(self, found: _Read) -> None:
        accounts, requests, self._people, self._today = found
        self.table.show_records(
            [self._record(each) for each in accounts],
            self.tr("Aucun compte n’est inscrit."),
        )
        self.requests.show_requests(requests)

    def _record(self, account: ListedAccount) -> Record:
        names = {who.person: who.name for who in self._people}
        keepers = ", ".join(sorted(names.get(code, code) for code in account.keepers))
        said = self.tr("Responsables\u00a0: {0}").format(keepers) if keepers else ""
        told = "\n".join(text for text in (account.name, account.url, said) if text)
        return Record((account.channel.label, told), self._state(account), self._actions(account))

    def _actions(self, account: ListedAccount) -> tuple[QPushButton, ...]:
        if not self._direction:
            return ()
        run = self._end if account.authorized else self._authorise
        words = self.tr("Mettre fin…") if account.authorized else self.tr("Autoriser…")
        wanted = [(words, functools.partial(run, account))]
        if self._to_review(account):
            wanted.insert(0, (self.tr("Reconduire…"), functools.partial(self._renew, account)))
        if account.authorized:
            wanted.append((self.tr("Responsables…"), functools.partial(self._open_keepers, account)))
        made = []
        for text, clicked in wanted:
            one = button(self.theme, text, clicked)
            one.setAccessibleName(f"{text} {account.name}, {account.channel.label}")
            made.append(one)
        return tuple(made)

    def _state(self, account: ListedAccount) -> tuple[str, str, str]:
        if account.signed is None:
            return self.tr("Au profil, jamais autorisé"), "unchecked", "warning"
        day = whole_day(account.signed.on)
        if account.review is not None and self._to_review(account):
            late = account.review < self._today
            said = self.tr("À réviser depuis le {0}") if late else self.tr("À réviser le {0}")
            return said.format(whole_day(account.review)), "warning", "warning"
        if account.authorized:
            return self.tr("Autorisé le {0}").format(day), "pass", "success"
        return self.tr("Terminé le {0}").format(day), "not_applicable", "muted"

    def _to_review(self, account: ListedAccount) -> bool:
        return account.review is not None and account.review <= self._today + SOON

    # Who runs an account

    def _open_keepers(self, account: ListedAccount) -> None:
        self.keepers.open(account, self._people)
        self.page.ensureWidgetVisible(self.keepers)

    def _designate(self, account: ListedAccount, people: frozenset[str]) -> None:
        names = sorted(who.name for who in self._people if who.person in people)
        what = (
            self.tr("Vous désignez les responsables du compte «\u00a0{0}\u00a0»\u00a0: {1}.").format(
                account.name, ", ".join(names)
            )
            if names
            else self.tr(
                "Vous ne désignez plus personne pour le compte «\u00a0{0}\u00a0»\u00a0: qui a le rôle de publication peut s’en "
                "servir."
            ).format(account.name)
        )

        def done(_: object) -> None:
            self.keepers.hide()
            self.say(self.tr("Les responsables sont désignés."))

        self.ask(
            ToSign(
                what,
                lambda desk, session, _: designate(
                    desk.workspace, session, account.channel, account.id, people
                ),
                done,
            )
        )

    # New accounts

    def _request(self, wanted: RequestedAccount) -> None:
        name, platform = wanted.name.strip(), wanted.platform.strip()
        words = (
            self.tr("Vous autorisez le compte «\u00a0{0}\u00a0» ({1}) à partir d’aujourd’hui.")
            if self._direction
            else self.tr("Vous demandez le compte «\u00a0{0}\u00a0» ({1}) à la direction générale.")
        )
        work = request_and_grant if self._direction else request_account
        said = (
            self.tr("Le compte «\u00a0{0}\u00a0» est autorisé.")
            if self._direction
            else self.tr("La demande du compte «\u00a0{0}\u00a0» attend la direction générale.")
        )

        def done(_: object) -> None:
            self.form.clear()
            self.say(said.format(name))

        self.ask(
            ToSign(words.format(name, platform), lambda desk, session, _: work(desk, session, wanted), done)
        )

    def _decide(self, request: AccountRequest, granted: bool, reason: str) -> None:
        words = (
            self.tr("Vous accordez le compte «\u00a0{0}\u00a0» ({1}), demandé par {2}.")
            if granted
            else self.tr("Vous refusez le compte «\u00a0{0}\u00a0» ({1}), demandé par {2}.")
        )
        wanted = request.wanted
        self.ask(
            ToSign(
                words.format(wanted.name, wanted.platform, request.person),
                lambda desk, session, _: decide_request(
                    desk, session, request.fact, granted=granted, reason=reason
                ),
                lambda _: self.say(self.tr("La réponse est signée.")),
            )
        )

    def _authorise(self, account: ListedAccount) -> None:
        self.ask(
            ToSign(
                self.tr("Vous autorisez le compte «\u00a0{0}\u00a0» ({1}) à partir d’aujourd’hui.").format(
                    account.name, account.channel.label
                ),
                lambda desk, session, _: authorise_listed(desk, session, account),
                lambda _: self.say(self.tr("Le compte «\u00a0{0}\u00a0» est autorisé.").format(account.name)),
            )
        )

    def _renew(self, account: ListedAccount) -> None:
        self.ask(
            ToSign(
                self.tr(
                    "Vous reconduisez pour un an l’autorisation du compte «\u00a0{0}\u00a0» ({1})."
                ).format(account.name, account.channel.label),
                lambda desk, session, _: authorise_listed(desk, session, account),
                lambda _: self.say(
                    self.tr("L’autorisation du compte «\u00a0{0}\u00a0» est reconduite.").format(account.name)
                ),
            )
        )

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
