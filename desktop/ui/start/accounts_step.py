"""Assistant: the official accounts, those of the profile and those one writes here (art. 3, 21)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.editorial.civil_dates import french_day
from desktop.editorial.post import Channel
from desktop.editorial.profile import MunicipalProfile, OfficialAccount
from desktop.errors import Refusal
from desktop.services.civil_time import now
from desktop.services.first_accounts import with_account, without_account
from desktop.ui.start.step import Pair, Setting, Step, field
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import card, clear, column, line, row
from desktop.ui.widgets.labels import Badge, label
from desktop.ui.widgets.reading_order import stops_of
from desktop.ui.widgets.sign import Sign
from desktop.ui.widgets.tab_order import order_after, place_kept

_LONGEST_NAME = 120


class AccountsStep(Step):
    """The list and a form; the direction signs these authorisations as the workspace is made."""

    icon = "rights"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.name = self.tr("Comptes officiels")
        self.title = self.tr("Les comptes officiels")
        self.advice = self.tr(
            "Seuls les comptes autorisés par la direction générale peuvent publier (articles\u00a03 et\u00a021). Elle signe "
            "ceux-ci à la création de l’espace de travail, et pourra en ajouter ou en retirer ensuite."
        )
        self._former: OfficialAccount | None = None
        self._mark = place_kept(self)
        self._accounts, self._rows = card(self.theme)
        self._rows.setSpacing(self.theme.space("medium"))
        self.body.addWidget(self._accounts)
        self.channel = QComboBox()
        self.channel.setAccessibleName(self.tr("Média"))
        for channel in Channel:
            self.channel.addItem(channel.label, str(channel))
        self.account = QLineEdit(maxLength=_LONGEST_NAME)
        self.address = QLineEdit()
        self.address.setPlaceholderText("https://")
        self.add = button(self.theme, "", self.keep, role="add")
        self.cancel = button(self.theme, self.tr("Annuler"), self._forget, look="quiet")
        self._lay_out()
        self._forget()

    def enter(self) -> None:
        """The accounts of the profile that is chosen now."""
        clear(self._rows)
        accounts = self._profile().accounts
        if self._former not in accounts:
            self._former = None  # another profile was chosen meanwhile
            self._name_form()
        if not accounts:
            words = self.tr(
                "Aucun compte n’est inscrit. Ajoutez ceux de la Municipalité, ou laissez la direction les autoriser "
                "plus tard, dans les Paramètres."
            )
            self._rows.addWidget(label(words, wrap=True))
        for number, account in enumerate(accounts):
            if number:
                self._rows.addWidget(line())
            self._add(account)
        order_after(self._mark, stops_of(self._accounts))
        self.settled.emit()

    def verify(self, then: Callable[[], None]) -> None:
        """An account that is typed and not added yet is, so that going on loses nothing."""
        if not (self.account.text().strip() or self.address.text().strip()) or self.keep():
            then()

    def keep(self) -> bool:
        """Add the account that is typed, or correct the one it began from; false when it cannot be."""
        channel = Channel(self.channel.currentData())
        typed = self.account.text(), self.address.text()
        try:
            profile = with_account(self._profile(), channel, *typed, now().date(), self._former)
        except Refusal as refusal:
            self.show_problem(refusal)
            return False
        self._take(profile)
        self.account.setFocus()
        return True

    def _profile(self) -> MunicipalProfile:
        assert self.draft.profile is not None, "the page of the profile lets nobody past without one"
        return self.draft.profile

    def _take(self, profile: MunicipalProfile) -> None:
        self.draft.profile = profile
        self._forget()
        self.enter()

    def _correct(self, account: OfficialAccount) -> None:
        self._former = account
        self.channel.setCurrentIndex(list(Channel).index(Channel(account.channel)))
        self.account.setText(account.name)
        self.address.setText(account.url)
        self._name_form()
        self.account.setFocus()

    def _remove(self, account: OfficialAccount) -> None:
        self._take(without_account(self._profile(), account))
        self.account.setFocus()

    def _forget(self) -> None:
        """An empty form again."""
        self._former = None
        self.account.clear()
        self.address.clear()
        self.clear_problem()
        self._name_form()

    def _name_form(self) -> None:
        correcting = self._former is not None
        self._form_title.setText(
            self.tr("Corriger le compte") if correcting else self.tr("Ajouter un compte")
        )
        self.add.setText(self.tr("Garder la correction") if correcting else self.tr("Ajouter à la liste"))
        self.cancel.setVisible(correcting)

    def _lay_out(self) -> None:
        made, inside = card(self.theme)
        inside.setSpacing(self.theme.space("medium"))
        self._form_title = label("", "section")
        inside.addWidget(self._form_title)
        first = field(self.theme, self.tr("Média"), self.channel)
        second = field(self.theme, self.tr("Nom du compte"), self.account)
        inside.addWidget(Pair(self.theme, first, second, (1, 2)))
        note = label(self.tr("L’adresse de sa page, s’il en a une."), "muted", wrap=True)
        inside.addWidget(field(self.theme, self.tr("Adresse"), self.address, note))
        buttons = FlowLayout(self.theme)
        buttons.addWidget(self.add)
        buttons.addWidget(self.cancel)
        inside.addLayout(buttons)
        self.body.addWidget(made)

    def _add(self, account: OfficialAccount) -> None:
        words = column(self.theme, space="tiny")
        words.addWidget(label(account.name, "strong", wrap=True))
        where = Channel(account.channel).label
        # The newsletter's account often has its very name.
        told = " · ".join(text for text in (where, account.url) if text and text != account.name)
        if told:
            words.addWidget(label(told, "muted", wrap=True))
        if account.approved_on is not None:
            since = self.tr("Autorisé depuis le {0}").format(french_day(account.approved_on))
            state = Badge(self.theme, since, "pass", "success")
        else:
            state = Badge(self.theme, self.tr("Pas encore autorisé"), "warning", "warning")
        words.addWidget(state)
        across = row(self.theme, space="medium")
        across.addWidget(Sign(self.theme, account.channel, "muted", 22))
        across.addLayout(words, 1)
        across.addWidget(self._of(account, self.tr("Corriger"), self._correct))
        across.addWidget(self._of(account, self.tr("Retirer"), self._remove))
        self._rows.addLayout(across)

    def _of(self, account: OfficialAccount, words: str, run: Callable[[OfficialAccount], None]) -> QWidget:
        made = button(self.theme, words, partial(run, account), look="quiet")
        made.setAccessibleName(f"{words} {account.name}, {Channel(account.channel).label}")
        return made
