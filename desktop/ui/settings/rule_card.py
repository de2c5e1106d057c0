"""One wording rule: what it says, how much it weighs in and out of an election, sentences it accepts and finds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.checks.base import Period
from desktop.checks.policy.policy_rule import Example, Rule
from desktop.editorial.findings import Severity
from desktop.editorial.post import Channel
from desktop.services.rule_book import numbers
from desktop.ui.theme import Theme
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.labels import Badge, label
from desktop.ui.widgets.said import Said

# What a finding alone can say: how long, which language.
_BLANK = re.compile(r"\{\w+\}")

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
        said = _BLANK.sub("…", rule.message)
        self.setProperty("look", "card")
        self.setAccessibleName(said)
        whole = column(theme, space="small", margin="large")
        whole.addWidget(label(said, "strong", wrap=True))
        if rule.suggestion:
            whole.addWidget(label(rule.suggestion, wrap=True))
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
        self.examples.head.setAccessibleName(self.tr("Exemples\u00a0: {0}").format(said))
        self.examples.opened.connect(self._fill)
        whole.addWidget(self.examples)
        self.setLayout(whole)

    def _weights(self) -> list[tuple[str, Severity]]:
        found = list(self._at_each_time(self._rule.severities))
        for medium, severities in self._rule.media_severities.items():
            name = Channel(medium).label
            found += [(f"{name}, {when.lower()}", each) for when, each in self._at_each_time(severities)]
        return found

    def _at_each_time(self, severities: Sequence[Severity]) -> Iterator[tuple[str, Severity]]:
        """When a finding weighs what, the periods of one weight together."""
        names = {
            frozenset(Period): self.tr("En tout temps"),
            frozenset({Period.NONE}): self.tr("Hors période électorale"),
            frozenset({Period.COUNCIL, Period.OTHER}): self.tr("En période électorale"),
            frozenset({Period.COUNCIL}): self.tr("Élection municipale"),
            frozenset({Period.OTHER}): self.tr("Autre scrutin"),
            frozenset({Period.NONE, Period.OTHER}): self.tr("Hors élection municipale"),
            frozenset({Period.NONE, Period.COUNCIL}): self.tr("Hors autre scrutin"),
        }
        periods = sorted(self._rule.periods)
        for severity in dict.fromkeys(severities[period] for period in periods):
            yield names[frozenset(period for period in periods if severities[period] is severity)], severity

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
            body.addWidget(label(f"«\u00a0{each.text}\u00a0»{self._circumstances(each)}", wrap=True))

    def _circumstances(self, example: Example) -> str:
        """When and where an example is published, when that is not any time in the body of a post."""
        said = [
            {Period.COUNCIL: self.tr("élection municipale"), Period.OTHER: self.tr("autre scrutin")}.get(
                example.period
            ),
            {
                "titre": self.tr("titre"),
                "mots_cles": self.tr("mots-clés"),
                "texte_de_remplacement": self.tr("texte de remplacement"),
                "mention": self.tr("mention de la source"),
            }.get(example.where.partition(":")[0]),
            Channel(example.medium).label if example.medium != Channel.FACEBOOK else None,
        ]
        words = ", ".join(each for each in said if each)
        return f" ({words})" if words else ""


def articles_words(articles: str | None) -> str:
    """`8, 24` as a sentence says it: `articles 8 et 24`; empty for none."""
    found = numbers(articles)
    if len(found) < 2:
        return f"article {found[0]}" if found else "sans article"
    return f"articles {', '.join(found[:-1])} et {found[-1]}"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
