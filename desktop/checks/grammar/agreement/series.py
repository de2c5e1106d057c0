"""Participles that a first one leads, and what is said of those who speak or are spoken to."""

from __future__ import annotations

from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

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


def goes_on(s: Sentence, comma: int, i: int) -> bool:
    """Whether the participle at `i` goes on with what others began: `Ils les ont comptées, pesées, emportées`.

    It does when it belongs to « avoir » or « être » before an aside, when it is one more of several participles (with
    « avoir », at the head of the sentence, or apposed), or when it has an object of its own.
    """
    own = s.at(i).form.qualifiers
    verb = next((k for k in range(comma - 1, -1, -1) if s.role(k) in ("V", ".", "R", "K", "U")), -1)
    helped = s.role(verb) == "V" and s.at(verb).form.lemmas(infinitive=False, participle=False)
    if s.role(0) == "Q" and own & s.at(0).form.participles and verb < 0:
        return True  # Rangées au frais, posées sur un carton, elles
    opened = next((k for k in range(comma - 1, 1, -1) if s.lower(k) == ","), 0)
    apposed = opened and comma - opened <= 3 and s.role(comma - 1) in ("A", "Q")
    alike = apposed and s.at(comma - 1).form.qualifiers & own
    if alike and any(s.role(k) == "N" and s.at(k).form.nouns & own for k in range(opened)):
        return True  # des pages, jaunies, tachées, parfois rongées
    if not helped or not helped & {"avoir", "être"}:
        return False
    if s.lower(verb + 1) == ",":
        return True  # Il les a, à la place, remplies de terre
    earlier = [k for k in range(verb + 1, comma) if s.role(k) == "Q" and s.at(k).form.participles & own]
    if opened and s.lower(opened - 1) in ("et", "ou", "puis"):
        return bool(earlier)  # seront soignés et, si nul ne les réclame, offerts
    if "avoir" not in helped or not earlier:
        return False
    objects = s.lower(verb - 1) in ("l'", "les")
    governs = s.role(i + 1) in ("D", "#") or s.lower(i + 1) in ("des", "du")
    return objects or governs or s.role(comma - 1) == "Q"


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


def of_these(s: Sentence, comma: int) -> frozenset[GenderNumber]:
    """What agrees with the many of `une foule de curieux,`, or with the one of `l’un des bancs,`."""
    chosen_one = next((k for k in range(comma - 2, max(-1, comma - 6), -1) if s.lower(k) in _ONE_OF), -1)
    of_them = s.lower(chosen_one + 1) in ("de", "d'", "des", "parmi") or s.lower(chosen_one - 1) == "dont"
    if chosen_one >= 0 and of_them:
        gender = "f" if s.lower(chosen_one).endswith("une") else "m"
        return frozenset({(gender, "s")})  # l'une d'elles, l'un de leurs garçons
    one = s.lower(comma - 3) in ("un", "une") and s.lower(comma - 2) == "des"
    many = s.lower(comma - 2) in ("de", "d'")
    pairs = noun_pairs(s, comma - 1) if one or many else frozenset()
    return frozenset((g, "s" if one else n) for g, n in pairs if one or n == "p")


_ONE_OF = forms("un une l'un l'une")
