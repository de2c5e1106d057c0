"""What stands beside a replaced noun and must agree with the new one: determiner, adjectives, elision."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.checks.french_nouns import (
    agreeing,
    determiner_gender,
    elision_before,
    is_determiner,
    starts_with_vowel,
)

# Adjectives that stand before the noun: masculine, masculine before a vowel, feminine, plurals.
_PRENOMINAL = (
    ("beau", "bel", "belle", "beaux", "belles"),
    ("nouveau", "nouvel", "nouvelle", "nouveaux", "nouvelles"),
    ("vieux", "vieil", "vieille", "vieux", "vieilles"),
    ("bon", "bon", "bonne", "bons", "bonnes"),
    ("gros", "gros", "grosse", "gros", "grosses"),
    ("long", "long", "longue", "longs", "longues"),
    ("premier", "premier", "première", "premiers", "premières"),
    ("dernier", "dernier", "dernière", "derniers", "dernières"),
    ("ancien", "ancien", "ancienne", "anciens", "anciennes"),
    ("excellent", "excellent", "excellente", "excellents", "excellentes"),
    ("présent", "présent", "présente", "présents", "présentes"),
    ("prochain", "prochain", "prochaine", "prochains", "prochaines"),
    ("meilleur", "meilleur", "meilleure", "meilleurs", "meilleures"),
    ("grand", "grand", "grande", "grands", "grandes"),
    ("petit", "petit", "petite", "petits", "petites"),
    ("seul", "seul", "seule", "seuls", "seules"),
    ("vrai", "vrai", "vraie", "vrais", "vraies"),
    ("super", "super", "super", "super", "super"),
    ("autre", "autre", "autre", "autres", "autres"),
    ("même", "même", "même", "mêmes", "mêmes"),
)
_SERIES_OF = {form: series for series in reversed(_PRENOMINAL) for form in series}
_ADJECTIVE = re.compile(r"(?P<adjective>[^\W\d_]+) $")
_DETERMINER = re.compile(
    r"(?:(?P<pair>\b(?:de|à) (?:la |l'))|(?P<word>[^\W\d_]+(?: |'))|(?P<elided>\b(?:jusqu|lorsqu|puisqu)'))$",
    re.IGNORECASE,
)
_MASCULINE_FORMS = frozenset(series[index] for series in _PRENOMINAL[:17] for index in (0, 1, 3))
_FEMININE_FORMS = frozenset(series[index] for series in _PRENOMINAL[:17] for index in (2, 4))

# Endings that show the gender of an adjective or a participle after the noun: masculine, feminine.
_ENDINGS = (
    ("é", "ée"), ("el", "elle"), ("if", "ive"), ("eux", "euse"), ("al", "ale"), ("ien", "ienne"),
    ("ant", "ante"), ("ent", "ente"), ("ain", "aine"), ("ier", "ière"), ("it", "ite"), ("is", "ise"),
    ("u", "ue"), ("eau", "elle"), ("plet", "plète"), ("vert", "verte"),
)  # fmt: skip
_NEXT_WORD = re.compile(r" (?P<word>[^\W\d_]{4,30})(?![\w'-])")
_ATTRIBUTE = re.compile(
    r"^[^.;:!?\n]{0,40}?\b(?:est|sont|sera|seront|était|étaient|été|serait) (?:\w+ment |bien |déjà |maintenant )?"
    r"(?P<word>[^\W\d_]{4,30})(?![\w'-])"
)
_NOT_ADJECTIVES = frozenset(
    [
        "avant",
        "devant",
        "pendant",
        "suivant",
        "durant",
        "souvent",
        "comment",
        "moment",
        "dont",
        "depuis",
        "puis",
        "mais",
    ]
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A replacement, and the gender and number of its noun when it has one."""

    text: str
    gender: str | None = None
    number: str = "s"


@dataclass(frozen=True, slots=True)
class Left:
    """The words just before what is replaced: « la nouvelle », « d' », « de la »."""

    text: str
    determiner: str
    adjective: str

    @property
    def gender(self) -> str | None:
        """`m` or `f` when these words show it."""
        lower = self.adjective.strip().lower()
        if lower in _MASCULINE_FORMS - _FEMININE_FORMS:
            return "m"
        return "f" if lower in _FEMININE_FORMS else determiner_gender(self.determiner.strip().lower())

    def before(self, wording: Wording) -> str:
        """These words made to agree with `wording`, elided or spelled out as it needs."""
        adjective = self._agreeing_adjective(wording)
        following = adjective or wording.text
        return self._agreeing_determiner(wording, following) + adjective

    def _agreeing_adjective(self, wording: Wording) -> str:
        if not self.adjective or wording.gender is None:
            return self.adjective
        masculine, vowel, feminine, plural, feminine_plural = _SERIES_OF[self.adjective.strip().lower()]
        if wording.number == "p":
            chosen = feminine_plural if wording.gender == "f" else plural
        elif wording.gender == "f":
            chosen = feminine
        else:
            chosen = vowel if starts_with_vowel(wording.text) else masculine
        return _capitalised_like(chosen, self.adjective) + " "

    def _agreeing_determiner(self, wording: Wording, following: str) -> str:
        word = self.determiner.strip()
        lower = word.lower()
        if not word:
            return self.determiner
        if wording.gender and is_determiner(lower):
            new = agreeing(lower, wording.gender, wording.number, following)
        else:
            changed = elision_before(lower, following)
            if changed is None or (lower == "la" and wording.gender == "m"):
                return self.determiner
            new = changed
        if new == lower:
            return self.determiner
        return _capitalised_like(new, word) + ("" if new.endswith("'") else " ")


def left_of(text: str, start: int, floor: int) -> Left:
    """The determiner and the adjective that end at `start`, none before `floor`."""
    window = text[max(floor, start - 30) : start]
    adjective = ""
    found = _ADJECTIVE.search(window)
    if found and found["adjective"].lower() in _SERIES_OF:
        adjective = found.group()
        window = window[: found.start()]
    determiner = _DETERMINER.search(window)
    words = determiner.group() if determiner else ""
    return Left(words + adjective, words, adjective)


def dependent(text: str, end: int, gender: str) -> bool:
    """Whether a word after `end` visibly agrees in `gender` with the noun that stands before."""
    after = text[end : end + 80]
    found = [match["word"] for match in (_NEXT_WORD.match(after), _ATTRIBUTE.match(after)) if match]
    return any(_other_gender(word, gender) is not None for word in found)


def epithet_after(text: str, end: int, old: str, new: str) -> tuple[int, str]:
    """Where the adjective just after `end` ends, and the text from `end` in the gender `new`."""
    match = _NEXT_WORD.match(text, end)
    changed = _other_gender(match["word"], old) if match and old != new else None
    if match is None or changed is None:
        return end, ""
    return match.end(), f" {changed}"


def _other_gender(word: str, gender: str) -> str | None:
    """`word` in the other gender; None when its ending does not show `gender`."""
    lower = word.lower()
    if lower in _NOT_ADJECTIVES:
        return None
    stem, mark = (word[:-1], "s") if lower.endswith("s") and not lower.endswith("is") else (word, "")
    for masculine, feminine in _ENDINGS:
        old, new = (masculine, feminine) if gender == "m" else (feminine, masculine)
        if stem.lower().endswith(old) and (gender == "f" or old in ("é", "el", "if", "eux", "al", "ien")):
            return stem[: len(stem) - len(old)] + new + ("" if new.endswith(("s", "x")) else mark)
    return None


def _capitalised_like(word: str, model: str) -> str:
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
