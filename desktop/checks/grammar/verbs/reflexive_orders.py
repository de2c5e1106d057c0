"""Orders of verbs that need their pronoun: « Inscrivez-vous vite au tournoi », « Rendez-vous au parc »."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_TO = forms("à au aux chez")
_WHEN = forms("avant dès d' jusqu' en vite rapidement tôt maintenant dans sans par auprès")
# What follows such an order when its object is the reader, and nothing else.
_FOLLOWED = {
    "inscrivez": _TO | _WHEN | forms("gratuitement ici sur"),
    "abonnez": _TO | forms("gratuitement dès vite"),
    "rendez": _TO | forms("sur"),
    "joignez": _TO,
    "adressez": _TO | forms("auprès"),
    "dépêchez": forms("de d' car il"),
    "renseignez": forms("auprès sur"),
    "informez": forms("auprès"),
    "méfiez": forms("de d' du des"),
    "souvenez": forms("de d' du des que qu'"),
    "procurez": forms(""),
    "réfugiez": _TO | forms("dans sous"),
    "assoyez": _TO | forms("dans sous sur ici"),
    "abstenez": forms("de d'"),
    "attendez": forms("à"),
    "habillez": forms("chaudement en selon"),
}
_VERBS = frozenset(_FOLLOWED)


def order_without_pronoun(s: Sentence) -> Iterator[Hit]:
    """`Inscrivez vite au tournoi`, `Rendez au parc à 10 h`: without an object, the verb is reflexive."""
    for i in s.places(_VERBS):
        word = s.at(i)
        opens = i == 0 or s.role(i - 1) in (".", ",") or s.lower(i - 1) in ("et", "puis", "donc", "alors")
        if not opens or s.lower(i + 1) not in _FOLLOWED[word.lower]:
            continue
        if {"vous", "-vous", "qui"} & set(s.lowers(max(0, i - 3), i + 2)):
            continue
        if not _nothing_given(s, i):
            continue
        yield on(word, "Ce verbe, sans objet, demande le pronom « vous ».", f"{word.lower}-vous")


_BREAKS = (",", ".", "C", "L", "K", "R", "V")


def _nothing_given(s: Sentence, i: int) -> bool:
    """Whether no object of the order stands after its complements: « Inscrivez à la ligne 4 votre nom » has one."""
    k = i + 1
    governed = False
    while s.role(k) and s.role(k) not in _BREAKS:
        role = s.role(k)
        if role in ("P", "F") or s.lower(k) in ("dès", "avant"):
            governed = True
        elif role in ("D", "N", "M", "#"):
            if role == "D" and not governed and not s.lower(k + 1).startswith(("prochain", "plus")):
                return False
            if role == "#" and not governed and s.role(k + 1) == "N" and s.role(k - 1) == "N":
                return False  # joignez à votre candidature trois textes
            if role != "D":
                governed = s.role(k + 1) in ("A", "Q", "N", "M") or (role == "#" and s.role(k + 1) == "#")
        k += 1
    return True


RULES = (
    GrammarRule(
        "imperatif.pronom_absent",
        order_without_pronoun,
        "« S’inscrire », « se rendre » : l’impératif garde le pronom « vous ».",
        bad=(
            ("Inscrivez vite au tournoi de pétanque!", "Inscrivez-vous vite au tournoi de pétanque!"),
            ("Rendez au parc Brière à 10 h.", "Rendez-vous au parc Brière à 10 h."),
            ("Abonnez à l’infolettre.", "Abonnez-vous à l’infolettre."),
        ),
        good=(
            "Inscrivez à la ligne 4 votre nom.",
            "Inscrivez votre enfant au camp.",
            "Rendez au comptoir les livres en retard.",
            "Vous inscrivez au registre chaque visite.",
            "Joignez au formulaire une preuve d’adresse.",
        ),
        words=_VERBS,
    ),
)
