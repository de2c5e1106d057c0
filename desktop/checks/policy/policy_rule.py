"""One rule of the policy: what it looks for, when and where, how much it weighs, what it says, its examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.checks.base import Period
from desktop.checks.packed_examples import kept
from desktop.checks.policy.patterns import Motif
from desktop.checks.policy.rewriting import Replacement
from desktop.editorial.findings import Category, Severity

# When a rule is looked at (`seulement`).
_PERIODS_OF: Mapping[str | None, frozenset[Period]] = {
    None: frozenset(Period),
    "periode": frozenset({Period.COUNCIL, Period.OTHER}),
    "hors_periode": frozenset({Period.NONE}),
    "scrutin_du_conseil": frozenset({Period.COUNCIL}),
    "hors_scrutin_du_conseil": frozenset({Period.NONE, Period.OTHER}),
}
# `periode` of an example.
_EXAMPLE_PERIODS = {False: Period.NONE, True: Period.COUNCIL, "autre_scrutin": Period.OTHER}


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a pack: what it says, and when and where it is published."""

    text: str
    period: Period = Period.NONE
    medium: str = "facebook"
    kind: str = "publication"
    where: str = "corps"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the policy. Categories and severities are given one a `Period`, in its order.

    `antipatterns` cancel a match they overlap, `exclusions` cancel it from anywhere in the sentence.
    `extent` says what the finding covers: the sentence, the clause or the words matched. A `fallback` rule
    (`repli`) speaks only of a sentence of which no other rule says anything; a `learnt` one (`appris`), only where no
    other says anything of its category, in the sentence or its neighbours. `recogniser` names the check that finds it
    when no motif does; `replacements` mend a sentence it found; `source` and `line` say where it is written.
    """

    id: str
    article: str | None
    categories: tuple[Category, ...]
    severities: tuple[Severity, ...]
    media_severities: Mapping[str, tuple[Severity, ...]]
    message: str
    suggestion: str
    good: tuple[Example, ...]
    bad: tuple[Example, ...]
    scopes: frozenset[str]
    extent: str
    media: frozenset[str]
    kinds: frozenset[str]
    excluded_kinds: frozenset[str]
    only: str | None
    admitted_if: str | None
    unless_negated: bool
    fallback: bool
    learnt: bool
    source: str
    line: int
    recogniser: str | None
    motifs: tuple[Motif, ...] = ()
    antipatterns: tuple[Motif, ...] = ()
    exclusions: tuple[Motif, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    periods: frozenset[Period] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "periods", _PERIODS_OF[self.only])

    @property
    def electoral(self) -> bool:
        """Whether it is about elections alone: outside their periods it says nothing, or only suggests to read again."""
        outside, inside = self.severities[Period.NONE], self.severities[Period.COUNCIL]
        return Period.NONE not in self.periods or only_suggested(outside, inside)

    def severity(self, period: Period, medium: str) -> Severity:
        """How much a finding of this rule weighs on `medium`."""
        return self.media_severities.get(medium, self.severities)[period]

    def concerns(self, where: str, medium: str, kind: str, period: Period) -> bool:
        """Whether the rule looks at this field of this post at this time."""
        return (
            period in self.periods
            and where.partition(":")[0] in self.scopes
            and medium in self.media
            and (not self.kinds or kind in self.kinds)
            and kind not in self.excluded_kinds
        )


def only_suggested(outside: str, inside: str) -> bool:
    """Whether severities say that something is a point in an election period alone, and elsewhere only suggested."""
    return outside == Severity.SUGGESTION != inside


def read_examples(table: Mapping[str, Any], key: str) -> tuple[Example, ...]:
    """The examples of a rule's table under `key`; none in a process that keeps none."""
    if not kept():
        return ()
    weights = table["gravite"]
    usual = table.get("seulement") in {"periode", "scrutin_du_conseil"} or (
        isinstance(weights, dict) and only_suggested(weights["hors_periode"], weights["periode"])
    )
    examples = []
    for given in table[key]:
        values = {"texte": given} if isinstance(given, str) else given
        examples.append(
            Example(
                values["texte"],
                _EXAMPLE_PERIODS[values.get("periode", usual)],
                values.get("media", "facebook"),
                values.get("genre", "publication"),
                values.get("ou", "corps"),
            )
        )
    return tuple(examples)
