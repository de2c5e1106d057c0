"""Noun phrases that say when: `le 12 mai`, `cette année`, `deux heures`."""

from __future__ import annotations

from desktop.checks.reading.function_words import DAYS, MONTHS
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_TIMES = DAYS | forms(
    "matin soir midi nuit année semaine mois jour fin printemps été hiver automne après-midi soirée"
    " journée an ans années semaines jours soirs matins fois"
)


_UNITS = forms("h heures heure minutes minute min")


def is_time(s: Sentence, i: int) -> bool:
    """Whether the noun phrase at `i` is a moment: `le 12 mai`, `cette année`."""
    if any(s.lower(k) in _TIMES for k in range(i, i + 3)):
        return True
    number = next((k for k in (i, i + 1, i + 2) if s.role(k) == "#"), None)
    if number is None:
        return False
    counted = s.role(number + 1) in ("N", "A", "Q", "M") and s.lower(number + 1) not in MONTHS
    return not counted or s.lower(number + 1) in _UNITS
