"""A new account to ask for: where, under what name, for whom, and the analysis that article 21 wants."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.editorial.post import Channel
from desktop.services.account_requests import LONGEST_NAME, RequestedAccount
from desktop.ui.settings.section import buttons, field
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import column

_OTHER = "autre"


class AccountRequestForm(QWidget):
    """`asked(RequestedAccount)` once everything is filled. `direct` when it is the direction that fills it."""

    asked = Signal(object)

    def __init__(self, theme: Theme, *, direct: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.channel = QComboBox()
        for channel in Channel:
            self.channel.addItem(channel.label, str(channel))
        self.channel.addItem(self.tr("Autre plateforme"), _OTHER)
        self.channel.setCurrentIndex(self.channel.findData(str(Channel.FACEBOOK)))
        self.platform, self.name = QLineEdit(), QLineEdit()
        for line in (self.platform, self.name):
            line.setMaxLength(LONGEST_NAME)
        self.audience, self.analysis = QPlainTextEdit(), QPlainTextEdit()
        for area in (self.audience, self.analysis):
            area.setTabChangesFocus(True)
        self.audience.setFixedHeight(theme.px(52))
        self.analysis.setFixedHeight(theme.px(84))
        self.ask = button(
            theme,
            self.tr("Autoriser ce compte…") if direct else self.tr("Demander ce compte…"),
            self._ask,
            role="check" if direct else "next",
        )
        whole = column(theme, space="medium")
        other = column(theme)
        other.addLayout(
            field(
                theme,
                self.tr("&Plateforme"),
                self.platform,
                self.tr("Bon à tirer n’y publie pas\u00a0: la demande et sa réponse sont consignées."),
            )
        )
        self._other = QWidget()
        self._other.setLayout(other)
        whole.addLayout(field(theme, self.tr("M&édia"), self.channel))
        whole.addWidget(self._other)
        for words, widget, advice in (
            (self.tr("&Nom du compte"), self.name, self.tr("Celui que le public verra.")),
            (
                self.tr("&Clientèle visée"),
                self.audience,
                self.tr("À qui le compte s’adresse, que les autres ne joignent pas."),
            ),
            (
                self.tr("&Analyse"),
                self.analysis,
                self.tr("À quoi il servira, qui l’alimentera et à quel rythme, ce qu’il remplace."),
            ),
        ):
            whole.addLayout(field(theme, words, widget, advice))
        whole.addLayout(buttons(theme, (self.ask,)))
        self.setLayout(whole)
        self.channel.currentIndexChanged.connect(self._settle)
        for line in (self.platform, self.name):
            line.textChanged.connect(self._settle)
        for area in (self.audience, self.analysis):
            area.textChanged.connect(self._settle)
        self._settle()

    def clear(self) -> None:
        """Empty: what was asked is signed."""
        for widget in (self.platform, self.name, self.audience, self.analysis):
            widget.clear()

    def wanted(self) -> RequestedAccount:
        """What is filled."""
        code = self.channel.currentData()
        channel = None if code == _OTHER else Channel(code)
        return RequestedAccount(
            channel,
            self.platform.text() if channel is None else channel.label,
            self.name.text(),
            self.audience.toPlainText(),
            self.analysis.toPlainText(),
        )

    def _settle(self) -> None:
        self._other.setVisible(self.channel.currentData() == _OTHER)
        wanted = self.wanted()
        filled = (wanted.platform, wanted.name, wanted.audience, wanted.analysis)
        self.ask.setEnabled(all(any(each.isalnum() for each in text) for text in filled))

    def _ask(self) -> None:
        if self.ask.isEnabled():
            self.asked.emit(self.wanted())
