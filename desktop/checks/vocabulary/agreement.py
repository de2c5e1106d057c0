"""What stands beside a replaced noun and must agree with the new one: determiner, adjectives, elision."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from desktop.checks.forms.nouns import (
    agreeing,
    determiner_gender,
    elision_before,
    is_determiner,
    plural,
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
_ALL = re.compile(r"\b(?:tout|toute|tous|toutes) $", re.IGNORECASE)
_MASCULINE_FORMS = frozenset(series[index] for series in _PRENOMINAL[:17] for index in (0, 1, 3))
_FEMININE_FORMS = frozenset(series[index] for series in _PRENOMINAL[:17] for index in (2, 4))

# Endings that show the gender of an adjective or a participle: masculine, feminine. The first ones show it
# even right after the noun; the others only after the verb « être ».
_EPITHET_ENDINGS = (
    ("é", "ée"), ("el", "elle"), ("if", "ive"), ("eux", "euse"), ("al", "ale"), ("ien", "ienne"),
    ("ain", "aine"), ("ier", "ière"), ("aud", "aude"), ("oid", "oide"), ("vert", "verte"),
    ("plet", "plète"), ("prévu", "prévue"), ("dû", "due"), ("ant", "ante"), ("interdit", "interdite"),
    ("gratuit", "gratuite"), ("inclus", "incluse"), ("requis", "requise"), ("permis", "permise"), ("offert", "offerte"), ("exact", "exacte"),
    ("valent", "valente"), ("manent", "manente"), ("différent", "différente"), ("récent", "récente"), ("urgent", "urgente"),
    ("pertinent", "pertinente"), ("cellent", "cellente"), ("présent", "présente"), ("réduit", "réduite"), ("construit", "construite"),
)  # fmt: skip
_ATTRIBUTE_ENDINGS = (
    *_EPITHET_ENDINGS, ("int", "inte"), ("us", "use"), ("is", "ise"), ("it", "ite"), ("u", "ue"),
    ("ent", "ente"), ("ert", "erte"), ("rt", "rte"), ("i", "ie"),
    ("bon", "bonne"), ("public", "publique"), ("long", "longue"),
)  # fmt: skip
_NEXT_WORD = re.compile(r" (?P<word>[^\W\d_]{3,30})(?![\w'-])")
_ATTRIBUTE = re.compile(
    r"(?P<between>(?: [^\W\d_][\w'-]*){0,5}? (?:est|sont|sera|seront|était|étaient|été|serait|soit|soient)"
    r"(?: \w+ment| bien| déjà| aussi| pas)?) (?P<word>[^\W\d_]{3,30})(?![\w'-])"
)
_ENDS_IN_S = re.compile(r"(?:(?:in|ex|re)clus|confus|diffus|mis|pris|quis|cis|assis|gris|eux)$")
_ANOTHER_SUBJECT = re.compile(r"\b(?:qui|que|dont|où|et|ou|mais|car|si|quand|lorsque)\b|qu'")
# Verbs, and words that never agree, whose ending is that of an adjective.
_NOT_ADJECTIVES = frozenset(
    """demain hier moyen soutien bien combien rien signale égale décale étale appelle rappelle arrive suive
    derrière arrière manière première dernière entière matériel hôtel sel appel mal journal local total
    canal festival hôpital animal général métal dossier calendrier papier quartier atelier février
    janvier terrain bain train pain main avant devant pendant durant maintenant cependant autant tant
    plante chante santé été qualité sécurité activité clé côté société lundi mardi mercredi jeudi vendredi samedi
    dimanche midi ici ainsi aussi lui celui aujourd merci demi bientôt""".split()
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A replacement, and the gender and number of its noun when it has one."""

    text: str
    gender: str | None = None
    number: str = "s"


@dataclass(frozen=True, slots=True)
class Left:
    """The words just before what is replaced: « la nouvelle », « d' », « de la », « toute la »."""

    text: str
    all: str
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
        determiner = self._agreeing_determiner(wording, following)
        return self._agreeing_all(wording) + determiner + adjective

    def _agreeing_all(self, wording: Wording) -> str:
        if not self.all or wording.gender is None:
            return self.all
        forms = ("tous", "toutes") if wording.number == "p" else ("tout", "toute")
        return _capitalised_like(forms[wording.gender == "f"], self.all) + " "

    def _agreeing_adjective(self, wording: Wording) -> str:
        if not self.adjective or wording.gender is None:
            return self.adjective
        masculine, vowel, feminine, masculine_plural, feminine_plural = _SERIES_OF[
            self.adjective.strip().lower()
        ]
        if wording.number == "p":
            chosen = feminine_plural if wording.gender == "f" else masculine_plural
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
    every = ""
    if determiner and (found := _ALL.search(window[: determiner.start()])):
        every = found.group()
    return Left(every + words + adjective, every, words, adjective)


def agreeing_after(
    text: str, end: int, old: str, wording: Wording, criticised: Container[str] = ()
) -> tuple[int, str]:
    """Where the words that agree with the noun before `end`, of gender `old`, stop; and these words as `wording` asks.

    They are the adjective just after it and the attribute of which it is the subject, with its verb; a word that is
    `criticised` itself is left to its own finding.
    """
    reach, written = end, ""
    if (match := _NEXT_WORD.match(text, end)) and match["word"].lower() not in criticised:
        changed = _agreeing(match["word"], old, wording, _EPITHET_ENDINGS)
        if changed is not None and changed != match["word"]:
            reach, written = match.end(), f" {changed}"
    match = _ATTRIBUTE.match(text, reach)
    if match is None or _ANOTHER_SUBJECT.search(match["between"]) or match["word"].lower() in criticised:
        return reach, written
    between = (
        _VERB.sub(_plural_verb, match["between"], count=1) if wording.number == "p" else match["between"]
    )
    changed = _agreeing(match["word"], old, wording, _ATTRIBUTE_ENDINGS)
    if changed is not None and (between, changed) != (match["between"], match["word"]):
        return match.end(), f"{written}{between} {changed}"
    return reach, written


_PLURAL_VERBS = {
    "est": "sont", "sera": "seront", "était": "étaient", "serait": "seraient", "soit": "soient", "a": "ont", "aura": "auront",
    "avait": "avaient", "doit": "doivent", "devra": "devront", "peut": "peuvent", "pourra": "pourront",
}  # fmt: skip
_VERB = re.compile(rf"\b(?:{'|'.join(_PLURAL_VERBS)})\b")


def _plural_verb(match: re.Match[str]) -> str:
    return _PLURAL_VERBS[match.group()]


def _agreeing(word: str, gender: str, wording: Wording, endings: tuple[tuple[str, str], ...]) -> str | None:
    """A word of that gender as `wording` asks; None when its ending does not show the gender."""
    changed = _other_gender(word, gender, endings)
    if changed is None:
        return None
    right = word if gender == wording.gender else changed
    return plural(right) if wording.number == "p" and not right.endswith(("s", "x")) else right


def _other_gender(word: str, gender: str, endings: tuple[tuple[str, str], ...]) -> str | None:
    """`word` in the other gender; None when its ending does not show `gender`."""
    lower = word.lower()
    if lower in _NOT_ADJECTIVES:
        return None
    invariable = _ENDS_IN_S.search(lower) is not None
    stem, mark = (word[:-1], "s") if lower.endswith(("s", "aux")) and not invariable else (word, "")
    if lower.endswith("aux"):
        stem = word[:-3] + "al"
    for masculine, feminine in endings:
        old, new = (masculine, feminine) if gender == "m" else (feminine, masculine)
        if stem.lower().endswith(old):
            return _plural(stem[: len(stem) - len(old)] + new, mark)
    return None


def _plural(word: str, mark: str) -> str:
    return plural(word) if mark else word


def _capitalised_like(word: str, model: str) -> str:
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
