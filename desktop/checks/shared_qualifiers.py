"""Two qualifiers side by side, and those that never agree with the noun just before: what excuses a disagreement."""

from __future__ import annotations

from desktop.checks.function_words import DAYS
from desktop.checks.sentence import Sentence
from desktop.checks.words import forms

_SHADES = forms("clair foncé pâle vif marine olive ciel lime pomme tendre sombre")


def _after_having(s: Sentence, i: int) -> bool:
    """Whether participles of « avoir », in the masculine singular as at `i`, come before it."""
    first = next((k for k in range(1, i) if s.role(k) == "Q" and "avoir" in s.at(k - 1).form.lemmas()), None)
    return first is not None and ("m", "s") in s.at(i).form.qualifiers and s.role(first + 1) != "Y"


def is_excused(s: Sentence, i: int) -> bool:
    """Compound colours, two singular adjectives for one plural noun, and what follows a verb of state."""
    following, after = s.lower(i + 1), s.role(i + 2)
    if s.lower(i - 1) in ("et", "ou") and s.lower(i - 2)[:5] == s.lower(i)[:5]:
        return True  # nos finissantes et finissants
    if s.lower(i - 1) == "et" and s.role(i) == "Q" and s.role(i + 1) == "D" and _after_having(s, i):
        return True  # vous avez laissé un mot, signalé un chat et posé la même question
    if s.lowers(i - 2, i) in ((",", "reste"), (",", "demeure")) and s.role(i - 3) in ("S", "T", "O"):
        return True  # l'église, elle, reste ouverte
    if s.lower(i - 3) == "se" and s.role(i - 2) == "O" and "être" in s.at(i - 1).form.lemmas():
        return True  # elle se l'est bâtie
    if " ".join(s.lowers(i - 2, i)) in ("un brin", "un peu", "un tantinet", "fois plus", "fois moins"):
        return True
    if following in _SHADES or s.lower(i) in _SHADES:
        return True
    if following == "(":
        return True
    if following in ("et", "ou") and after == "?" and s.role(i) == "A":
        return True  # les mondes terrestre et féérique
    if following in ("et", "ou", ",", "/") and after in ("A", "Q", "N", "W"):
        if s.role(i) == "Q":
            return False
        second = i + 2
        while s.role(second) == "W":
            second += 1
        if s.role(second) == "N" and not s.at(second).form.adjectives:
            return following != "," and s.lower(i) in COLOURS
        return s.role(second) in ("A", "N") and not _indefinite(s, i) and _distributive(s, i, second)
    if s.lower(i - 1) in ("et", "ou"):
        return s.role(i) == s.role(i - 2) == "A" and not _indefinite(s, i - 1) and _distributive(s, i - 2, i)
    if s.role(i + 1) == "N" and (s.lower(i + 1) in DAYS or s.role(i) == "Q"):
        return False
    return s.role(i + 1) == "N" and s.at(i).form.adjectives != frozenset()


def _distributive(s: Sentence, first: int, second: int) -> bool:
    """`les langues anglaise et française`: two singulars share a plural noun."""
    numbers = [{n for _, n in s.at(k).form.qualifiers} for k in (first, second)]
    noun = first - 1
    while s.role(noun) in ("A", "Q"):
        noun -= 1
    plural = "p" in {n for _, n in s.at(noun).form.nouns} or s.role(noun) != "N"
    genders = {g for g, _ in s.at(noun).form.nouns} if s.role(noun) == "N" else set()
    if genders and any(genders.isdisjoint({g for g, _ in s.at(k).form.qualifiers}) for k in (first, second)):
        return False  # les équipes féminine et masculin
    return "s" in numbers[0] and "s" in numbers[1] and plural


def _indefinite(s: Sentence, i: int) -> bool:
    """`des journées chaudes et humides`: two qualities of the same things, not two kinds (« les langues… »)."""
    j = i - 1
    while s.role(j) in ("A", "Q"):
        j -= 1
    apart = s.role(j - 2) not in ("N", "A", "Q")  # not « les réseaux d'égouts… »
    apart = apart or s.lower(j - 2) in ("besoin", "envie")
    return s.lower(j - 1) in ("plusieurs", "quelques") or (apart and s.lower(j - 1) in ("de", "d'", "des"))


COLOURS = forms("blanc noir rouge bleu vert jaune brun gris rose orange beige blanche noire bleue verte")
