"""Lexique: the words the municipality writes its own way, and those that people propose."""

from __future__ import annotations

import functools

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from desktop.editorial.civil_dates import french_day
from desktop.services.lexicon import (
    MunicipalLexicon,
    Proposal,
    accept_words,
    municipal_lexicon,
    propose_word,
    reject_word,
    remove_word,
)
from desktop.services.workstation import day_of
from desktop.ui.settings.records import Record, Records
from desktop.ui.settings.section import Section, buttons, field, offer
from desktop.ui.settings.signing import ToSign
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.filter_field import FilterField
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.lists import RoomyLines
from desktop.ui.workbench import Change

_ROWS = 9
_MOST = 50
"""Proposals shown at once."""


class LexiconSection(Section):
    """Anybody proposes; somebody else, of the direction or the greffe, confirms."""

    title = "Lexique municipal"
    advice = (
        "Ces mots et ces noms sont acceptés tels quels par la vérification de l’orthographe. Tout le monde peut en "
        "proposer; une autre personne, de la direction générale ou du greffe, les confirme."
    )

    def build(self) -> None:
        """The field, the proposals, the words in force."""
        self._words: tuple[str, ...] = ()
        inside = self.card(self.tr("Proposer un mot"))
        self.word = QLineEdit()
        self.word.setMaxLength(60)
        self.word.returnPressed.connect(self._propose)
        self.word.textChanged.connect(self._settle)
        inside.addLayout(
            field(
                self.theme,
                self.tr("&Mot ou nom, écrit comme il doit l’être"),
                self.word,
                self.tr("Vérifiez-le d’abord à la Commission de toponymie ou dans un document officiel."),
            )
        )
        self.propose = button(self.theme, self.tr("Proposer"), self._propose, role="add")
        inside.addLayout(buttons(self.theme, (self.propose,)))
        inside = self.card(self.tr("À confirmer"))
        self.waiting = Records(self.theme, self.tr("Mots proposés"), (3, 4, 4))
        inside.addWidget(self.waiting)
        inside = self.card(self.tr("En vigueur"))
        self._count = label("", "muted")
        self.filter = FilterField(self.theme, self.tr("Chercher dans le lexique"))
        self.filter.textChanged.connect(self._filter)
        self._model = QStringListModel(self)
        self.list = self._make_list()
        for widget in (self._count, self.filter, self.list):
            inside.addWidget(widget)
        self.remove = button(self.theme, self.tr("Retirer le mot choisi…"), self._remove, role="remove")
        offer(self.remove, self.may_sign)
        inside.addLayout(buttons(self.theme, (self.remove,)))
        self._settle()

    def read(self) -> None:
        """Read the words and the proposals."""
        self.bench.ask(lambda desk, _: municipal_lexicon(desk), self._show, owner=self)

    def first_focus(self) -> QWidget | None:
        """The field."""
        return self.word

    def _show(self, found: MunicipalLexicon) -> None:
        self._words = found.words
        records = [self._proposal(each) for each in found.proposals[:_MOST]]
        left = len(found.proposals) - _MOST
        if left > 0:
            records.append(Record((self.tr("et {0} autres").format(left),)))
        self.waiting.show_records(records, self.tr("Aucun mot n’attend de confirmation."))
        self._filter()

    def _proposal(self, each: Proposal) -> Record:
        said = self.tr("proposé par {0}, le {1}").format(each.name, french_day(day_of(each.at)))
        own = each.person == self.bench.session.person
        made = []
        if self.may_sign and not own:
            confirm = button(
                self.theme, self.tr("Confirmer…"), functools.partial(self._accept, each), role="check"
            )
            confirm.setAccessibleName(self.tr("Confirmer {0}").format(each.word))
            made.append(confirm)
        if self.may_sign or own:
            drop = button(
                self.theme,
                self.tr("Reprendre") if own else self.tr("Écarter"),
                functools.partial(self._reject, each.word),
                look="quiet",
            )
            drop.setAccessibleName(f"{drop.text()} {each.word}")
            made.append(drop)
        return Record((each.word, said), actions=tuple(made))

    def _propose(self) -> None:
        word = self.word.text()
        if word.strip():
            self.bench.act(
                lambda desk, session: propose_word(desk, session, word),
                self._proposed,
                changes=Change(),
                owner=self,
            )

    def _proposed(self, made: Proposal) -> None:
        self.word.clear()
        self.read()
        self.say(
            self.tr("«\u00a0{0}\u00a0» est proposé. Une autre personne doit le confirmer.").format(made.word)
        )

    def _accept(self, each: Proposal) -> None:
        self.ask(
            ToSign(
                self.tr("Vous ajoutez «\u00a0{0}\u00a0» au lexique municipal.").format(each.word),
                lambda desk, session, _: accept_words(desk, session, (each.word,)),
                self._accepted,
                details=(self.tr("Proposé par {0}.").format(each.name),),
            )
        )

    def _accepted(self, words: tuple[str, ...]) -> None:
        self.say(self.tr("«\u00a0{0}\u00a0» est dans le lexique.").format(words[0]))

    def _reject(self, word: str) -> None:
        def rejected(_: None) -> None:
            self.read()
            self.say(self.tr("La proposition «\u00a0{0}\u00a0» est écartée.").format(word))

        self.bench.act(
            lambda desk, session: reject_word(desk, session, word), rejected, changes=Change(), owner=self
        )

    def _remove(self) -> None:
        word = self.list.currentIndex().data()
        if word is not None:
            self.ask(
                ToSign(
                    self.tr("Vous retirez «\u00a0{0}\u00a0» du lexique municipal.").format(word),
                    lambda desk, session, _: remove_word(desk, session, word),
                    lambda _: self.say(self.tr("«\u00a0{0}\u00a0» n’est plus dans le lexique.").format(word)),
                )
            )

    def _filter(self) -> None:
        wanted = self.filter.text().casefold().strip()
        found = [word for word in self._words if wanted in word.casefold()]
        self._model.setStringList(found)
        self._count.setText(self._counted(len(found)))
        self.list.setVisible(bool(found))
        self._size()
        self._settle()

    def _counted(self, found: int) -> str:
        if not self._words:
            return self.tr("Le lexique est vide\u00a0: proposez un premier mot.")
        if not found:
            return self.tr("Aucun mot du lexique ne contient ces lettres.")
        return self.tr("1 mot") if found == 1 else self.tr("{0} mots").format(found)

    def _settle(self) -> None:
        self.propose.setEnabled(bool(self.word.text().strip()))
        self.remove.setEnabled(self.list.currentIndex().isValid() and not self.list.isHidden())

    def _size(self) -> None:
        """As tall as a few words, or fewer."""
        rows = min(max(self._model.rowCount(), 2), _ROWS)
        self.list.setFixedHeight(self.theme.measure("row") * rows + self.theme.px(2))

    def _make_list(self) -> QListView:
        made = QListView()
        made.setModel(self._model)
        made.setUniformItemSizes(True)
        RoomyLines(self.theme, made)
        made.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        made.setAccessibleName(self.tr("Mots du lexique municipal"))
        made.selectionModel().currentChanged.connect(lambda *_: self._settle())
        self.theme.changed.connect(self._size)
        return made
