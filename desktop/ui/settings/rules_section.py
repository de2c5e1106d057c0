"""Règles par article: what the policy says, the wording rules and gates that rest on it, and a sentence to try."""

from __future__ import annotations

import functools
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.services.in_force import profile_in_force
from desktop.services.rule_book import (
    ArticleRules,
    RulesState,
    put_installed_rules_in_force,
    read_rule_book,
    rules_state,
    unbroken,
)
from desktop.ui.settings.rule_card import RuleCard
from desktop.ui.settings.rule_trial import RuleTrial
from desktop.ui.settings.section import Section, buttons, field
from desktop.ui.settings.signing import ToSign
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.frames import clear, column
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.said import Said

_FIRST = "8"
"""The article on show at first: neutrality, the one most looked up."""


class RulesSection(Section):
    """`show_target` takes the number of an article, or the identifier of a rule."""

    title = "Règles par article"
    advice = "Ce que la politique demande, et ce que l’application vérifie en son nom. Ces règles se lisent ici; elles changent avec l’application."

    def build(self) -> None:
        """The state, the trial, the article."""
        self._book: tuple[ArticleRules, ...] = ()
        self._wanted: str | None = None
        self._make_state()
        self.trial = RuleTrial(self.bench)
        self.card(self.tr("Essayer une phrase")).addWidget(self.trial)
        inside = self.card(self.tr("La politique"))
        self.article = QComboBox()
        self.article.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.article.setMinimumContentsLength(20)
        self.article.currentIndexChanged.connect(self._show_article)
        inside.addLayout(field(self.theme, self.tr("&Article"), self.article, wide=True))
        self.text = Fold(self.theme, self.tr("Texte de l’article"), is_open=True)
        self._words = label("", wrap=True)
        self.text.body.addWidget(self._words)
        inside.addWidget(self.text)
        self._gates = label("", "muted", wrap=True)
        inside.addWidget(self._gates)
        self._rules: QVBoxLayout = column(self.theme, space="medium")
        self.body.addLayout(self._rules)

    def read(self) -> None:
        """Read what is in force; the book itself is read once."""
        self.bench.ask(lambda desk, _: rules_state(desk), self._show_state, owner=self)
        self.bench.ask(
            lambda desk, _: (profile_in_force(desk.workspace).profile, desk.today()),
            self.trial.show_context,
            owner=self,
        )
        if not self._book:
            self.bench.ask(lambda desk, _: desk.resources, self._read_book, owner=self)

    def show_target(self, target: str | None) -> None:
        """Show an article, or the one of a rule."""
        self._wanted = target or self._wanted
        self.read()
        self._choose()

    def first_focus(self) -> QWidget | None:
        """The choice of the article."""
        return self.article

    def _make_state(self) -> None:
        inside = self.card(self.tr("En vigueur"))
        self.state = Said(self.theme, "", "unchecked", "muted")
        self._reason = label("", wrap=True)
        self.put = button(
            self.theme, self.tr("Mettre en vigueur les règles installées…"), self._put, role="key"
        )
        inside.addWidget(self.state)
        inside.addWidget(self._reason)
        inside.addLayout(buttons(self.theme, (self.put,)))
        self._reason.hide()
        self.put.hide()

    def _show_state(self, state: RulesState) -> None:
        if state.in_force:
            self.state.show_state(
                self.tr("Les règles installées sont celles qui ont été signées."), "pass", "success"
            )
        else:
            self.state.show_state(self.tr("Les règles installées ne sont pas en vigueur."), "block", "danger")
        self._reason.setText(state.reason)
        self._reason.setVisible(bool(state.reason))
        self.put.setVisible(not state.in_force and self.may_sign)

    def _put(self) -> None:
        self.ask(
            ToSign(
                self.tr("Vous mettez en vigueur les règles installées sur ce poste."),
                lambda desk, session, _: put_installed_rules_in_force(desk, session),
                lambda _: self.say(self.tr("Les règles installées sont en vigueur.")),
                warnings=(self.tr("Les textes déjà soumis seront vérifiés de nouveau avec ces règles."),),
            )
        )

    def _read_book(self, resources: Path) -> None:
        self.bench.compute(functools.partial(read_rule_book, resources), self._show_book, owner=self)

    def _show_book(self, book: tuple[ArticleRules, ...]) -> None:
        self._book = book
        self.article.blockSignals(True)
        self.article.clear()
        for each in book:
            self.article.addItem(self._name(each), each.article.number)
        self.article.blockSignals(False)
        self._wanted = self._wanted or _FIRST
        self._choose()

    def _name(self, each: ArticleRules) -> str:
        count = len(each.rules)
        rules = {0: "", 1: self.tr(" (1 règle)")}.get(count, self.tr(" ({0} règles)").format(count))
        if not each.article.number:
            return self.tr("Sans article, {0}{1}").format(each.article.title, rules)
        return self.tr("Article {0}, {1}{2}").format(each.article.number, each.article.title, rules)

    def _choose(self) -> None:
        if not self._book or self._wanted is None:
            return
        for index, each in enumerate(self._book):
            if each.article.number == self._wanted or any(rule.id == self._wanted for rule in each.rules):
                self.article.setCurrentIndex(index)
                self._show_article()
                self._wanted = None
                return
        self._wanted = None

    def _show_article(self) -> None:
        index = self.article.currentIndex()
        if not 0 <= index < len(self._book):
            return
        each = self._book[index]
        self._words.setText(unbroken(each.article.text))
        self._gates.setText(self._checked(each))
        clear(self._rules)
        for rule in each.rules:
            self._rules.addWidget(RuleCard(self.theme, rule))

    def _checked(self, each: ArticleRules) -> str:
        if each.gates:
            gates = ", ".join(f"«\u00a0{gate}\u00a0»" for gate in each.gates)
            return self.tr("Exigences vérifiées avant de soumettre et de publier\u00a0: {0}.").format(gates)
        if each.rules:
            return ""
        return self.tr("Cet article ne se vérifie pas dans un texte\u00a0: il guide les personnes.")
