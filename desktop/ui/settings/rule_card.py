"""One wording rule: what it says, how much it weighs in and out of an election, sentences it accepts and finds."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.checks.rulepack import Example, Rule
from desktop.editorial.findings import Severity
from desktop.editorial.post import Channel
from desktop.services.rule_book import numbers, unbroken
from desktop.ui.theme import Theme
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.labels import Badge, label
from desktop.ui.widgets.said import Said

SEVERITY_LOOKS = {
    Severity.BLOCKING: ("block", "danger"),
    Severity.WARNING: ("warning", "warning"),
    Severity.SUGGESTION: ("suggestion", "info"),
}


class RuleCard(QFrame):
    """A card; the examples are written when they are asked for."""

    def __init__(self, theme: Theme, rule: Rule, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rule = rule
        self._filled = False
        self.setProperty("look", "card")
        self.setAccessibleName(rule.message)
        whole = column(theme, space="small", margin="large")
        whole.addWidget(label(unbroken(rule.message), "strong", wrap=True))
        if rule.suggestion:
            whole.addWidget(label(unbroken(rule.suggestion), wrap=True))
        weights = FlowLayout(theme)
        for words, severity in self._weights():
            weights.addWidget(Badge(theme, f"{words}\u00a0: {severity}", *SEVERITY_LOOKS[severity]))
        whole.addLayout(weights)
        whole.addWidget(
            label(
                self.tr("{0} · règle {1}").format(_sentence(articles_words(rule.article)), rule.id), "caption"
            )
        )
        self.examples = Fold(theme, self.tr("Exemples"))
        self.examples.summarise(self.tr("{0} acceptés, {1} relevés").format(len(rule.good), len(rule.bad)))
        self.examples.head.setAccessibleName(self.tr("Exemples\u00a0: {0}").format(unbroken(rule.message)))
        self.examples.opened.connect(self._fill)
        whole.addWidget(self.examples)
        self.setLayout(whole)

    def _weights(self) -> list[tuple[str, Severity]]:
        rule = self._rule
        outside, inside = rule.severities
        if rule.only == "periode":
            found = [(self.tr("En période électorale"), inside)]
        elif outside is inside or rule.only == "hors_periode":
            found = [
                (
                    self.tr("En tout temps") if rule.only is None else self.tr("Hors période électorale"),
                    outside,
                )
            ]
        else:
            found = [
                (self.tr("Hors période électorale"), outside),
                (self.tr("En période électorale"), inside),
            ]
        for medium, (first, _) in rule.media_severities.items():
            name = Channel(medium).label if medium in set(Channel) else medium
            found.append((name, first))
        return found

    def _fill(self, is_open: bool) -> None:
        if not is_open or self._filled:
            return
        self._filled = True
        self._write(self.tr("Acceptés"), "pass", "success", self._rule.good)
        self._write(self.tr("Relevés"), "block", "danger", self._rule.bad)

    def _write(self, word: str, role: str, token: str, examples: Iterable[Example]) -> None:
        body: QVBoxLayout = self.examples.body
        body.addWidget(Said(self._theme, word, role, token))
        for each in examples:
            when = self.tr(" (en période électorale)") if each.election_period else ""
            body.addWidget(label(f"«\u00a0{each.text}\u00a0»{when}", wrap=True))


def articles_words(articles: str | None) -> str:
    """`8, 24` as a sentence says it: `articles 8 et 24`; empty for none."""
    found = numbers(articles)
    if len(found) < 2:
        return f"article {found[0]}" if found else "sans article"
    return f"articles {', '.join(found[:-1])} et {found[-1]}"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
