"""Those whom a sentence without a verb thanks, and what is said of them: « Merci à nos brigadières, toujours souriantes »."""

from __future__ import annotations

from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

_THANKS = forms("merci bravo félicitations bienvenue hommage chapeau pensée salut mention clin")
_TO = forms("à aux pour")


def says_thanks(s: Sentence, i: int) -> bool:
    """Whether the adjective at `i` ends a sentence without any verb, which opens with thanks."""
    thanks = bool(_THANKS & set(s.lowers(0, 4)))
    form = s.at(i).form
    return (
        thanks
        and s.role(i) in ("A", "N")
        and form.nouns <= form.adjectives
        and not any(w.role == "V" for w in s.words)
    )


# What is done to things alone: « votre photo, affichée dans le hall ».
_DONE_TO_THINGS = forms(
    "afficher offrir publier imprimer situer installer illustrer exposer présenter prévoir annexer joindre expédier poster"
)


def shown_thing(s: Sentence, comma: int, i: int) -> frozenset[GenderNumber]:
    """What agrees with the thing before `comma` in `Consultez la carte, offerte en ligne`: those told to never are."""
    if not {lemma for lemma, _ in s.at(i).form.participle_verbs} & _DONE_TO_THINGS or i != comma + 1:
        return frozenset()
    order = next((k for k in range(comma - 1, -1, -1) if s.role(k) in ("V", "Y", ",", ".", "S", "R")), -1)
    word = s.at(order)
    if word.role != "V" or not word.form.persons <= {"2p", "1p"}:
        return frozenset()
    nouns = [k for k in range(order + 1, comma) if s.role(k) == "N"]
    found = {pair for k in nouns for pair in noun_pairs(s, k)}
    return frozenset(
        found | ({("m", "p"), ("f", "p")} if "C" in (s.role(k) for k in range(order, comma)) else set())
    )


def thanked(s: Sentence, comma: int) -> frozenset[GenderNumber]:
    """What agrees with those whom the words before `comma` thank: a plural, alone after « à », « aux », « pour »."""
    if "V" in s.roles or not _THANKS & set(s.lowers(0, 4)) or {"et", "ou"} & set(s.lowers(0, comma)):
        return frozenset()
    to = next((k for k in range(comma - 1, 0, -1) if s.lower(k) in _TO), -1)
    nouns = [k for k in range(to + 1, comma) if s.role(k) == "N"] if to > 0 else []
    pairs = noun_pairs(s, nouns[0]) if nouns else frozenset()
    return pairs if {number for _, number in pairs} == {"p"} else frozenset()
