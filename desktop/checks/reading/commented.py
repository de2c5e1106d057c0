"""What a qualifier set apart by a comma may speak of: a noun of the clause it comments on."""

from __future__ import annotations

from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.function_words import DAYS, MONTHS
from desktop.checks.reading.qualified import ANY, bare_complement, pronoun_pairs
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms


def _names_joined(s: Sentence, comma: int) -> bool:
    """Whether several people are named just before `comma`."""
    link = next((k for k in range(comma - 2, max(0, comma - 6), -1) if s.lower(k) == "et"), 0)
    return link > 0 and s.role(link - 1) == "M" and not any(s.role(k) == "V" for k in range(link, comma))


def commented(s: Sentence, comma: int, *, subject: bool) -> frozenset[GenderNumber]:
    """What a qualifier after `comma` may speak of: a noun of the clause, or of the subject alone.

    Empty when it cannot be told. Bare complements (« ateliers de poterie ») are never spoken of.
    """
    if s.role(comma - 1) == "M" and _names_joined(s, comma):
        return frozenset({("m", "p"), ("f", "p")})  # à Maude et à Youssef, embauchés
    found: set[GenderNumber] = set()
    lasted: frozenset[GenderNumber] = frozenset()  # « dix minutes, suivies d’un échange »
    several = False
    for k in range(comma - 1, -1, -1):
        role, lower = s.role(k), s.lower(k)
        if _ends_clause(s, k) or (subject and role == "," and s.role(k + 1) in ("D", "#", "M")):
            break
        if role == "N" and (not bare_complement(s, k) or s.lower(k - 2) in _GATHERING):
            if (
                lower in MONTHS
                or lower in DAYS
                or (lower in _TIMES and not (subject and s.role(k - 1) == "D"))
                or (lower in _DURATIONS and s.role(k - 1) == "#")
            ):
                lasted |= noun_pairs(s, k) if s.role(k - 1) == "#" else frozenset()
                continue
            found |= noun_pairs(s, k) or ANY
        elif role == "A" and (s.role(k - 1) == "D" or (_graded(s, k) and s.role(k - 2) == "D")):
            if s.role(k + 1) not in ("N", "A", "M"):
                found |= s.at(k).form.qualifiers  # la plus basse, présentée par
        elif role in ("M", "?"):
            if not _named_before(s, k):
                return frozenset()
            if s.lower(k - 1) in ("les", "aux", "des"):
                found |= {("m", "p"), ("f", "p")}  # aux Lessard, costumés
        elif role in ("S", "T"):
            found |= pronoun_pairs(s, k)
        elif lower in ("voilà", "voici"):
            return frozenset()  # la voilà construite, haute de neuf mètres, faite de pruche
        elif (
            role == "V"
            and s.at(k).form.persons & {"1s", "2s", "1p", "2p"}
            and not s.at(k).form.persons & {"3s"}
        ):
            return frozenset()
        elif role == "V" and not s.at(k).form.finite:
            return frozenset()  # an imperative: « venez au parc, accompagné de vos enfants »
        elif role == "C" or role == ",":
            several = True
    if several and found:
        found |= {("m", "p")} if "m" in {g for g, _ in found} else {("f", "p")}
    return frozenset(found | lasted) if found else frozenset()


def _graded(s: Sentence, k: int) -> bool:
    """Whether `plus` or `moins` stands before the adjective at `k`."""
    return s.lower(k - 1) in ("plus", "moins")


# « Un ensemble de pratiques, regroupées sous un même nom »: what they gather may be spoken of.
_GATHERING = forms("ensemble série suite groupe lot gamme choix liste réseau centaine dizaine vingtaine")
_TIMES = forms("lendemain veille matin soir midi jour année semaine mois printemps automne hiver été fois")
_DURATIONS = forms("ans an mois jours jour heures heure h minutes semaines semaine années")


def _ends_clause(s: Sentence, k: int) -> bool:
    if s.role(k) == ".":
        return s.lower(k) not in ("«", "»", '"', "-", "/", "%")
    return s.lower(k) in ("mais", "car", "or", "donc", "puis") or (s.role(k) == "L" and s.role(k - 1) == ",")


def _named_before(s: Sentence, k: int) -> bool:
    """`la doyenne Irma Quesnel`: a name that a noun introduces."""
    while k > 0 and s.role(k) in ("M", "?"):
        k -= 1
    return s.role(k) == "N" or (s.role(k) in ("F", "P", "D", "A"))
