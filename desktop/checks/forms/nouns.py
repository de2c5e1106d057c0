"""French nouns, adjectives and determiners: the same number, the right gender, elision kept right."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping

# h that forbids elision, among words a suggestion may begin with.
_ASPIRATED = re.compile(
    r"(?:haut|hauss|hall\b|halt|hangar|handicap|héros|hors|huit|hockey|hache|haie|hausse|hasard)"
)
_INVARIABLE = ("s", "x", "z")
_AL_IN_ALS = ("bal", "carnaval", "festival", "récital", "régal", "chacal")
_U_IN_US = ("bleu", "pneu", "sarrau", "landau")
_OU_IN_OUX = ("bijou", "caillou", "chou", "genou", "hibou", "joujou", "pou")


_COMPOUNDS = {
    "mot-clic": "mots-clics",
    "camion-restaurant": "camions-restaurants",
    "chèque-cadeau": "chèques-cadeaux",
    "carte-cadeau": "cartes-cadeaux",
    "aide-mémoire": "aide-mémoire",
    "dos-d'âne": "dos-d'âne",
    "sous-traitant": "sous-traitants",
}


def starts_with_vowel(text: str) -> bool:
    """Whether « le » or « de » elides before `text`."""
    lower = text.lower()
    if _ASPIRATED.match(lower) or lower.startswith(("onze", "oui", "yoga", "ya", "yo")):
        return False
    first = unicodedata.normalize("NFD", lower[:1])[:1]
    return first in set("aeiouh") or lower[:1] == "œ"


def plural(noun: str) -> str:
    """The plural of a noun or of a masculine adjective; of a compound, its first word's."""
    if noun in _COMPOUNDS:
        return _COMPOUNDS[noun]
    if noun.endswith(_INVARIABLE):
        return noun
    if noun.endswith("al") and not noun.endswith(_AL_IN_ALS):
        return noun[:-2] + "aux"
    if (noun.endswith(("eau", "eu", "au")) and noun not in _U_IN_US) or noun in _OU_IN_OUX:
        return noun + "x"
    return noun + "s"


def feminine(adjective: str) -> str:
    """The feminine of an adjective or of a trade name in -teur, -eur, -er, -ien…"""
    rules = (
        ("teur", "trice"),
        ("eux", "euse"),
        ("eur", "euse"),
        ("er", "ère"),
        ("ien", "ienne"),
        ("éen", "éenne"),
        ("on", "onne"),
        ("el", "elle"),
        ("eil", "eille"),
        ("if", "ive"),
        ("et", "ète"),
        ("anc", "anche"),
        ("ic", "ique"),
        ("eau", "elle"),
        ("gu", "guë"),
    )
    if adjective.endswith("e"):
        return adjective
    for ending, replacement in rules:
        if adjective.endswith(ending):
            return adjective[: -len(ending)] + replacement
    return adjective + "e"


@functools.lru_cache(maxsize=2048)
def adjective_forms(adjective: str) -> Mapping[str, str]:
    """The four forms of an adjective given in the masculine singular: ms, fs, mp, fp."""
    woman = feminine(adjective)
    return {"ms": adjective, "fs": woman, "mp": plural(adjective), "fp": plural(woman)}


# Families of determiners: singular masculine, feminine, before a vowel (m, f), plural.
_FAMILIES = {
    "le": ("le", "la", "l'", "l'", "les"),
    "du": ("du", "de la", "de l'", "de l'", "des"),
    "au": ("au", "à la", "à l'", "à l'", "aux"),
    "un": ("un", "une", "un", "une", "des"),
    "ce": ("ce", "cette", "cet", "cette", "ces"),
    "mon": ("mon", "ma", "mon", "mon", "mes"),
    "ton": ("ton", "ta", "ton", "ton", "tes"),
    "son": ("son", "sa", "son", "son", "ses"),
    "notre": ("notre", "notre", "notre", "notre", "nos"),
    "votre": ("votre", "votre", "votre", "votre", "vos"),
    "leur": ("leur", "leur", "leur", "leur", "leurs"),
    "quel": ("quel", "quelle", "quel", "quelle", "quels"),
    "aucun": ("aucun", "aucune", "aucun", "aucune", "aucuns"),
    "certain": ("certain", "certaine", "certain", "certaine", "certains"),
    "tout": ("tout", "toute", "tout", "toute", "tous"),
}
_FAMILY_OF = {form: name for name, forms in _FAMILIES.items() for form in reversed(forms)}
_FAMILY_OF |= {"des": "du", "les": "le", "aux": "au", "quelles": "quel", "une": "un", "l'": "le"}
_MASCULINE = frozenset({"le", "du", "au", "un", "ce", "cet", "quel", "aucun", "tout"})
_FEMININE = frozenset({"la", "de la", "à la", "une", "cette", "ma", "ta", "sa", "quelle", "aucune", "toute"})


def determiner_gender(determiner: str) -> str | None:
    """`m` or `f` when the determiner shows it."""
    if determiner in _MASCULINE:
        return "m"
    return "f" if determiner in _FEMININE else None


def is_determiner(text: str) -> bool:
    """Whether `text` (lower case, « de la » included) is a determiner that agrees."""
    return text in _FAMILY_OF


def agreeing(determiner: str, gender: str, number: str, following: str) -> str:
    """`determiner` (lower case) made to agree with a noun of that gender and number, before `following`."""
    forms = _FAMILIES[_FAMILY_OF[determiner]]
    if number == "p":
        if determiner in ("quels", "quelles", "quel", "quelle"):
            return "quelles" if gender == "f" else "quels"
        if determiner in ("un", "une"):
            return "des"
        return determiner if determiner in ("des", "les", "aux") else forms[4]
    vowel = starts_with_vowel(following)
    if determiner == "des":  # « des minutes » may be partitive: « du procès-verbal »
        forms = _FAMILIES["du"]
    return forms[(2 if vowel else 0) + (1 if gender == "f" else 0)]


_ELIDED = {"l'": "le", "d'": "de", "n'": "ne", "j'": "je", "qu'": "que", "s'": "se", "m'": "me", "t'": "te"}
_ELIDED |= {"lorsqu'": "lorsque", "puisqu'": "puisque", "quoiqu'": "quoique"}
_FULL = {full: elided for elided, full in _ELIDED.items()} | {"la": "l'"}


def elision_before(word: str, following: str) -> str | None:
    """`word` elided or spelled out before `following`; None when it stays as it is."""
    lower = word.lower()
    vowel = starts_with_vowel(following)
    changed = _ELIDED.get(lower) if not vowel else _FULL.get(lower)
    if changed is None:
        return None
    return changed.capitalize() if word[0].isupper() else changed
