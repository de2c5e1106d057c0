"""What kind of noun heads a phrase: a quantity, a moment, people, part of a preposition."""

from __future__ import annotations

from desktop.checks.grammar.learnt_agreement.neighbours import Neighbour
from desktop.checks.reading.antecedents import locution_noun
from desktop.checks.reading.function_words import DAYS, MONTHS
from desktop.checks.reading.noun_phrases import COLLECTIVES
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_TIMES = (
    DAYS
    | MONTHS
    | forms(
        "an ans année années jour jours semaine semaines soir soirs matin matins heure heures mois journée journées nuit"
        " fois lendemain veille automne hiver printemps été week-end fin début moment"
    )
)
_PEOPLE = forms(
    "personne personnes citoyen citoyens gens résident résidents enfant enfants jeune jeunes parents membre membres"
    " bénévole bénévoles élus employés élèves participants familles propriétaires locataires"
)


def head_class(s: Sentence, phrase: Neighbour) -> int:
    """The kind of its head as a rank, 5 for any other noun, 0 without one."""
    if phrase.head < 0 or not phrase.is_phrase:
        return 0
    lower = s.lower(phrase.head)
    for rank, words in enumerate((COLLECTIVES, _TIMES, _PEOPLE), 1):
        if lower in words:
            return rank
    return 4 if locution_noun(s, phrase.head) else 5
