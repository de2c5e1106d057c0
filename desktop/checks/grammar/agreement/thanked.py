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


def thanked(s: Sentence, comma: int) -> frozenset[GenderNumber]:
    """What agrees with those whom the words before `comma` thank: a plural, alone after « à », « aux », « pour »."""
    if "V" in s.roles or not _THANKS & set(s.lowers(0, 4)) or {"et", "ou"} & set(s.lowers(0, comma)):
        return frozenset()
    to = next((k for k in range(comma - 1, 0, -1) if s.lower(k) in _TO), -1)
    nouns = [k for k in range(to + 1, comma) if s.role(k) == "N"] if to > 0 else []
    pairs = noun_pairs(s, nouns[0]) if nouns else frozenset()
    return pairs if {number for _, number in pairs} == {"p"} else frozenset()
