"""Participles that a first one leads, and what is said of those who speak or are spoken to."""

from __future__ import annotations

from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_GREETING = forms("bonjour bonsoir salut allô rebonjour cher chère chers chères")
_TO_YOU_OR_ME = forms("te t' vous nous me m'")


def of_people_spoken_to(s: Sentence, comma: int) -> bool:
    """`La chorale t’attend, habillé.`, `Bonjour M. Roy, désolée du retard`: of who is spoken to, of who speaks."""
    if s.lower(0) in _GREETING and not any(w.role == "V" for w in s.words[:comma]):
        return True
    return any(s.role(k) == "O" and s.lower(k) in _TO_YOU_OR_ME for k in range(comma))


def listed_after_avoir(s: Sentence, comma: int, i: int) -> bool:
    """`Il a acheté des raquettes, appris à corder et adopté un chien`: « avoir » serves every participle of the list."""
    if s.lower(comma) != "," or ("m", "s") not in s.at(i).form.participles:
        return False
    verb = next((k for k in range(comma - 1, -1, -1) if s.role(k) in ("V", ".")), -1)
    helped = "avoir" in s.at(verb).form.lemmas(infinitive=False, participle=False) and s.role(verb) == "V"
    if not helped or not any(s.role(k) == "Q" for k in range(verb + 1, comma)):
        return False
    for k in range(i + 1, len(s.words)):
        if s.role(k) in (".", "V", "S"):
            return False
        if s.lower(k) in ("et", "puis", ",") and ("m", "s") in s.at(k + 1).form.participles:
            return True
    return False


def led_by_another(s: Sentence, i: int) -> bool:
    """`Armés de lampes et vêtus de dossards`, `ont été cueillies l’hiver et gardées au frais`: a first participle leads.

    So does `tour à tour` the qualities that follow it.
    """
    if s.lowers(i - 5, i - 2) == ("tour", "à", "tour"):
        return True
    if s.role(i - 1) != "C" or s.role(i) not in ("Q", "A") or not s.at(i).form.participles:
        return False
    for k in range(i - 2, -1, -1):
        if s.role(k) in (".", "S", "R", "K", "U", "L"):
            return False
        opens = k == 0 or s.role(k - 1) in ("V", "W", ",") or s.lower(k - 1) in ("été", "être")
        if s.role(k) == "Q" and opens and s.at(k).form.participles & s.at(i).form.participles:
            return True
        if s.role(k) == "V":
            return False
    return False
