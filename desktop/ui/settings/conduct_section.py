"""Règles de conduite: the text in force, since when, where the public reads it; a new version is signed (art. 18)."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QWidget

from desktop.editorial.post import Channel
from desktop.services.conduct_rules import (
    PUBLISHED_ON,
    ConductRules,
    conduct_versions,
    model_rules,
    put_rules_in_force,
)
from desktop.services.desk import Desk
from desktop.services.session import Session
from desktop.ui.settings.records import Record, Records
from desktop.ui.settings.section import Section, buttons, field, offer, whole_day
from desktop.ui.settings.signing import ToSign
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.frames import clear, column
from desktop.ui.widgets.labels import label


class ConductSection(Section):
    """The rules of conduct. The former versions are kept: somebody was warned by what they said."""

    title = "Règles de conduite"
    advice = (
        "Les règles de conduite et de politesse sont publiées sur le site (art.\u00a018 et annexe). Chaque version est signée et "
        "conservée, avec les adresses où le public la lit."
    )

    def build(self) -> None:
        """What is in force, the form of a new version, the former ones."""
        inside = self.card(self.tr("En vigueur"))
        self._now = column(self.theme, space="small")
        inside.addLayout(self._now)
        self.change = button(self.theme, self.tr("Nouvelle version"), self._open_form, role="write")
        offer(self.change, self.may_sign)
        inside.addLayout(buttons(self.theme, (self.change,)))
        self._text, self._model = "", ""
        self._published: dict[Channel, str] = {}
        self.form = self._make_form()
        self.body.addWidget(self.form)
        inside = self.card(self.tr("Versions"))
        self.table = Records(self.theme, self.tr("Versions des règles de conduite"), (3, 8, 4))
        inside.addWidget(self.table)

    def read(self) -> None:
        """Read the versions."""

        def work(desk: Desk, _: Session) -> tuple[tuple[ConductRules, ...], str]:
            return conduct_versions(desk.workspace), model_rules(desk.resources)

        self.bench.ask(work, self._show, owner=self)

    def leave(self) -> None:
        """The form closes."""
        super().leave()
        self.form.hide()

    def first_focus(self) -> QWidget | None:
        """The button, for who may use it."""
        return self.change if self.may_sign else None

    def _make_form(self) -> QFrame:
        made = QFrame()
        made.setProperty("look", "card")
        made.setAccessibleName(self.tr("Nouvelle version des règles"))
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(self.theme.px(220))
        self.addresses = {channel: QLineEdit() for channel in PUBLISHED_ON}
        self.sign = button(self.theme, self.tr("Mettre en vigueur…"), self._sign, role="check")
        layout = column(self.theme, space="medium", margin="large")
        layout.addWidget(label(self.tr("Nouvelle version"), "section", wrap=True))
        layout.addLayout(field(self.theme, self.tr("&Texte des règles"), self.words))
        for channel, line in self.addresses.items():
            needed = self.tr("Leur page sur le site est nécessaire (art.\u00a018).")
            line.setPlaceholderText("https://")
            line.textChanged.connect(self._settle)
            layout.addLayout(
                field(
                    self.theme,
                    self.tr("Adresse où elles sont lues, {0}").format(channel.label),
                    line,
                    needed if channel is Channel.WEBSITE else "",
                )
            )
        self.words.textChanged.connect(self._settle)
        drop = button(self.theme, self.tr("Annuler"), made.hide, look="quiet")
        layout.addLayout(buttons(self.theme, (self.sign, drop)))
        made.setLayout(layout)
        made.hide()
        self._settle()
        return made

    def _settle(self) -> None:
        filled = bool(self.words.toPlainText().strip()) and bool(
            self.addresses[Channel.WEBSITE].text().strip()
        )
        self.sign.setEnabled(filled)

    def _open_form(self) -> None:
        self.words.setPlainText(self._text or self._model)
        for channel, line in self.addresses.items():
            line.setText(self._published.get(channel, ""))
        self.form.show()
        self.words.setFocus()
        self.page.ensureWidgetVisible(self.form)

    def _sign(self) -> None:
        text = self.words.toPlainText()
        published = {channel: line.text() for channel, line in self.addresses.items()}

        def done(_: object) -> None:
            self.form.hide()
            self.say(self.tr("Les règles de conduite sont en vigueur."))

        self.ask(
            ToSign(
                self.tr("Vous mettez en vigueur une version des règles de conduite, à partir d’aujourd’hui."),
                lambda desk, session, _: put_rules_in_force(desk, session, text, published),
                done,
                warnings=(self.tr("Mettez aussi à jour les pages où le public les lit."),),
            )
        )

    def _show(self, found: tuple[tuple[ConductRules, ...], str]) -> None:
        versions, self._model = found
        clear(self._now)
        current = next((each for each in versions if each.in_force), None)
        self._text = current.text if current is not None else ""
        self._published = dict(current.published) if current is not None else {}
        self._say_current(current)
        self.table.show_records(
            [self._record(each) for each in versions], self.tr("Aucune version n’a été signée.")
        )

    def _say_current(self, current: ConductRules | None) -> None:
        if current is None:
            said = self.tr(
                "Aucune version n’est signée. L’annexe de la politique est prête\u00a0: la direction générale ou le greffe la met "
                "en vigueur avec l’adresse de sa page."
            )
            self._now.addWidget(label(said, wrap=True))
        else:
            since = self.tr("Version {0}, en vigueur depuis le {1}, signée par {2}.").format(
                current.number, whole_day(current.since), current.person
            )
            self._now.addWidget(label(since, "strong", wrap=True))
            for channel in PUBLISHED_ON:
                address = current.published.get(channel)
                if address:
                    self._now.addWidget(label(f"{channel.label}\u00a0: {address}", wrap=True))
        words = Fold(self.theme, self.tr("Lire les règles"))
        words.body.addWidget(label(self._text or self._model, wrap=True))
        self._now.addWidget(words)

    def _record(self, version: ConductRules) -> Record:
        where = "\n".join(version.published[each] for each in PUBLISHED_ON if each in version.published)
        state = (
            (self.tr("En vigueur"), "pass", "success")
            if version.in_force
            else (self.tr("Remplacée"), "history", "muted")
        )
        title = self.tr("Version {0}").format(version.number)
        since = self.tr("Depuis le {0}, {1}").format(whole_day(version.since), version.person)
        return Record((title, f"{since}\n{where}"), state)
