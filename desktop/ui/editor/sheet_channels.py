"""The media of the post, and the official account of each (art. 3, 21)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.editorial.post import Channel, Post
from desktop.editorial.variant import own_variant
from desktop.services.accounts import Account, account_among
from desktop.ui.theme import Theme
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.wrapped_check import WrappedCheck


class ChannelsField(QWidget):
    """`turned(Channel, bool)` when a medium is chosen or not; `account_chosen(Channel, str | None)`."""

    turned = Signal(object, bool)
    account_chosen = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accounts: Sequence[Account] = ()
        self._loading = False
        self.checks: dict[Channel, WrappedCheck] = {}
        self.accounts: dict[Channel, QComboBox] = {}
        self._said = {channel: label("", "caption", wrap=True) for channel in Channel}
        whole = column(theme, space="tiny")
        for channel in Channel:
            check = WrappedCheck(theme, channel.label)
            check.toggled.connect(lambda on, which=channel: self.turned.emit(which, on))
            choice = QComboBox()
            choice.setAccessibleName(self.tr("Compte officiel pour {0}").format(channel.label))
            choice.activated.connect(lambda index, which=channel: self._choose(which, index))
            inside = column(theme, space="tiny")
            inside.setContentsMargins(theme.px(32), 0, 0, 0)  # under the words of the box
            inside.addWidget(choice)
            inside.addWidget(self._said[channel])
            whole.addWidget(check)
            whole.addLayout(inside)
            self.checks[channel], self.accounts[channel] = check, choice
        self.setLayout(whole)

    def use_accounts(self, accounts: Sequence[Account]) -> None:
        """The official accounts, authorised or not."""
        self._accounts = accounts
        for channel, choice in self.accounts.items():
            choice.clear()
            for account in self._on(channel):
                name = (
                    account.name if account.authorized else self.tr("{0} (non autorisé)").format(account.name)
                )
                choice.addItem(name, account.id)

    def show_post(self, post: Post) -> None:
        """Show which media are chosen, and the account of each."""
        for channel in Channel:
            chosen = channel in post.channels
            self.checks[channel].set_checked(chosen)
            known = self._on(channel)
            used = account_among(self._accounts, channel, own_variant(post, channel).account)
            choice = self.accounts[channel]
            choice.setVisible(chosen and len(known) > 1)
            choice.setCurrentIndex(choice.findData(used.id) if used is not None else -1)
            said = self._account_words(used, len(known))
            self._said[channel].setText(said)
            self._said[channel].setVisible(chosen and bool(said))

    def _account_words(self, used: Account | None, known: int) -> str:
        if used is None:
            return (
                self.tr("Choisissez le compte.")
                if known
                else self.tr("Aucun compte officiel\u00a0: la direction générale doit en autoriser un.")
            )
        if not used.authorized:
            return self.tr("Ce compte n’est pas autorisé par la direction générale.")
        # An account named as its medium would say the same thing twice.
        return used.name if known == 1 and used.name != used.channel.label else ""

    def _on(self, channel: Channel) -> list[Account]:
        return [account for account in self._accounts if account.channel is channel]

    def _choose(self, channel: Channel, index: int) -> None:
        self.account_chosen.emit(channel, self.accounts[channel].itemData(index))
