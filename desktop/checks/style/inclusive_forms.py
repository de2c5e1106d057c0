"""Shortened inclusive forms, read: « citoyen·ne·s » gives its two full words and its number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.checks.forms.nouns import plural

_MIDDLE = "·‧∙⋅•・‐"
_LETTER = r"[^\W\d_]"

# A word, a sign without spaces, an ending, and perhaps the same sign again before the s of the plural.
_TAIL = (
    rf"(?P<ending>{_LETTER}{{1,24}}(?: la(?!\w))?)(?:[{_MIDDLE}./-]x)?(?:[{_MIDDLE}./-](?P<plural>s|S)(?!\w))?"
    rf"(?![\w@_])(?![{_MIDDLE}/-]\w)(?!\.[a-z0-9]{{2,4}}\b)"
)
_HEAD = rf"(?<![\w@#/.{_MIDDLE}\\-])"
SHORTENED = (
    re.compile(
        rf"{_HEAD}(?P<stem>{_LETTER}{{1,30}}(?:-{_LETTER}{{2,30}}){{0,2}})(?P<sign>[{_MIDDLE}./]){_TAIL}"
    ),
    re.compile(
        rf"{_HEAD}(?P<stem>(?:(?:vice|non|ex|sous|co|auto)-)?{_LETTER}{{2,30}})(?P<sign>-){_TAIL}",
        re.IGNORECASE,
    ),
)
# citoyenNEs, étudiantE
CAPITALS = re.compile(
    r"(?<![\w@#/.-])(?P<stem>[A-ZÀ-Ý]?[a-zà-öø-ÿœ]{3,30})"
    r"(?P<ending>NE|E|LE|TE|TRICE|ÈRE|IÈRE|EUSE|VE|FE|SSE|SE)(?P<plural>S|s)?(?!\w)"
)
COINED = re.compile(
    r"(?<![\w@#/.-])(?:(?P<known>iels?|ielles?|celleux|ceulles|toustes|touxtes)"
    r"|(?P<stem>[^\W\d_]{2,24})teurice(?P<several>s?))(?!\w)",
    re.IGNORECASE,
)

_PAIRS = {
    "iel": ("elle", "il", "s"), "iels": ("elles", "ils", "p"), "ielle": ("elle", "il", "s"),
    "ielles": ("elles", "ils", "p"), "celleux": ("celles", "ceux", "p"), "ceulles": ("celles", "ceux", "p"),
    "toustes": ("toutes", "tous", "p"), "touxtes": ("toutes", "tous", "p"),
}  # fmt: skip

# Words whose two genders are not told by an ending: feminine, masculine, number.
_IRREGULAR = {
    ("tou", "te"): ("toutes", "tous", "p"), ("tou", "tes"): ("toutes", "tous", "p"),
    ("tout", "tes"): ("toutes", "tous", "p"), ("tout", "es"): ("toutes", "tous", "p"),
    ("tous", "tes"): ("toutes", "tous", "p"), ("tous", "toutes"): ("toutes", "tous", "p"),
    ("toutes", "tous"): ("toutes", "tous", "p"), ("tout", "toute"): ("toute", "tout", "s"),
    ("ceux", "celles"): ("celles", "ceux", "p"), ("ceux", "elles"): ("celles", "ceux", "p"),
    ("celles", "ceux"): ("celles", "ceux", "p"), ("celles", "eux"): ("celles", "ceux", "p"),
    ("celui", "celle"): ("celle", "celui", "s"), ("celle", "celui"): ("celle", "celui", "s"),
    ("il", "elle"): ("elle", "il", "s"), ("elle", "il"): ("elle", "il", "s"),
    ("ils", "elles"): ("elles", "ils", "p"), ("elles", "ils"): ("elles", "ils", "p"),
    ("eux", "elles"): ("elles", "eux", "p"), ("elles", "eux"): ("elles", "eux", "p"),
    ("lui", "elle"): ("elle", "lui", "s"), ("elle", "lui"): ("elle", "lui", "s"),
    ("le", "la"): ("la", "le", "s"), ("la", "le"): ("la", "le", "s"), ("le", "a"): ("la", "le", "s"),
    ("un", "une"): ("une", "un", "s"), ("une", "un"): ("une", "un", "s"), ("un", "e"): ("une", "un", "s"),
    ("du", "de la"): ("de la", "du", "s"), ("au", "à la"): ("à la", "au", "s"),
    ("son", "sa"): ("sa", "son", "s"), ("sa", "son"): ("sa", "son", "s"),
    ("mon", "ma"): ("ma", "mon", "s"), ("ma", "mon"): ("ma", "mon", "s"),
    ("ton", "ta"): ("ta", "ton", "s"), ("ce", "tte"): ("cette", "ce", "s"), ("ce", "cette"): ("cette", "ce", "s"),
    ("cet", "te"): ("cette", "cet", "s"), ("cet", "tte"): ("cette", "cet", "s"),
    ("nouveau", "elle"): ("nouvelle", "nouveau", "s"), ("nouveau", "velle"): ("nouvelle", "nouveau", "s"),
    ("nouveaux", "elles"): ("nouvelles", "nouveaux", "p"), ("nouveaux", "velles"): ("nouvelles", "nouveaux", "p"),
    ("madame", "monsieur"): ("Madame", "Monsieur", "s"), ("monsieur", "madame"): ("Madame", "Monsieur", "s"),
}  # fmt: skip
# How an ending joins a masculine: what the masculine ends with, what is cut from it, what is added.
_ENDINGS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "e": (("er", "er", "ère"), ("", "", "e")),
    "ne": (("n", "", "ne"),),
    "le": (("l", "", "le"),),
    "te": (("t", "", "te"),),
    "se": (("x", "x", "se"), ("eu", "", "se"), ("s", "", "se"), ("r", "r", "se")),
    "ve": (("f", "f", "ve"), ("i", "", "ve")),
    "fe": (("f", "", "fe"),),
    "sse": (("e", "", "sse"),),
    "esse": (("e", "e", "esse"), ("é", "é", "esse")),
    "he": (("c", "", "he"),),
    "que": (("c", "c", "que"),),
    "trice": (("teur", "teur", "trice"), ("eur", "eur", "rice"), ("t", "t", "trice")),
    "rice": (("teur", "eur", "rice"),),
    "ice": (("teur", "eur", "rice"),),
    "euse": (("eur", "eur", "euse"), ("eux", "eux", "euse")),
    "ère": (("ier", "er", "ère"), ("er", "er", "ère"), ("i", "", "ère")),
    "ere": (("er", "er", "ère"),),
    "ière": (("ier", "ier", "ière"), ("er", "er", "ière")),
    "ive": (("if", "if", "ive"),),
    "elle": (("el", "el", "elle"), ("eau", "eau", "elle")),
    "enne": (("en", "en", "enne"),),
    "ienne": (("ien", "ien", "ienne"),),
    "ine": (("in", "in", "ine"),),
    "onne": (("on", "on", "onne"),),
    "ale": (("al", "al", "ale"), ("aux", "aux", "ale")),
    "ante": (("ant", "ant", "ante"),),
    "ente": (("ent", "ent", "ente"),),
    "ée": (("é", "é", "ée"),),
    "ise": (("is", "is", "ise"),),
    "aise": (("ais", "ais", "aise"),),
    "oise": (("ois", "ois", "oise"),),
}  # fmt: skip
# With a hyphen these are pronouns: « donnez-le », « dit-elle », « voit-on ».
_PRONOUNS = frozenset({"le", "te", "elle", "se"})
# A consonant, or é, i, u: what a masculine may end with before a bare « e ».
_BEFORE_E = re.compile(r"(?:[bcdfglmnprstxz]|[éiu])$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Doublet:
    """The two words of a shortened form, lower case; `number` is `s` or `p`."""

    feminine: str
    masculine: str
    number: str

    @property
    def joined(self) -> str:
        """« citoyennes et citoyens », « une ou un »; the word itself when it has one form for both genders."""
        if self.feminine == self.masculine:
            return self.masculine
        return f"{self.feminine} {'et' if self.number == 'p' else 'ou'} {self.masculine}"


def read_shortened(stem: str, sign: str, ending: str, plural_mark: bool) -> Doublet | None:
    """The doublet a shortened form stands for; None when the form is not one (a name, a real hyphen)."""
    stem, ending = stem.lower(), ending.lower()
    if irregular := _IRREGULAR.get((stem, ending)):
        return (
            None
            if sign == "-" and ending in ("elle", "elles", "il", "ils", "la", "le", "eux")
            else Doublet(*irregular)
        )
    if len(stem) < 2 or stem == "etc":
        return None
    if stem == "tout" and plural_mark:
        return Doublet("toutes", "tous", "p")
    if ending == "s" and not plural_mark:
        return None if sign in "-/" else Doublet(plural(stem), plural(stem), "p")
    several = plural_mark or ending.endswith("s")
    short = ending.removesuffix("s") if several and not plural_mark else ending
    if len(short) >= 4 and (pair := _whole_words(stem, ending)):
        return pair
    masculine = _singular(stem) if several and not _cut_needed(stem, short) else stem
    for base in dict.fromkeys((masculine, stem)):
        if feminine := _feminine(base, short, sign, plural_mark):
            number = "p" if several else "s"
            return (
                Doublet(plural(feminine), _masculine_plural(base, short), number)
                if several
                else Doublet(feminine, _whole_masculine(base, short), number)
            )
    return None


def read_coined(match: re.Match[str]) -> Doublet:
    """The doublet that a coined word stands for (« iels », « lecteurices »)."""
    if known := match["known"]:
        return Doublet(*_PAIRS[known.lower()])
    stem = match["stem"].lower()
    feminine, masculine = f"{stem}trice", f"{stem}teur"
    if match["several"]:
        return Doublet(plural(feminine), plural(masculine), "p")
    return Doublet(feminine, masculine, "s")


def _whole_words(stem: str, ending: str) -> Doublet | None:
    """« citoyens/citoyennes »: two whole words, in either order."""
    for masculine, feminine in ((stem, ending), (ending, stem)):
        several = masculine.endswith(("s", "x")) and feminine.endswith("s")
        one = _singular(masculine) if several else masculine
        other = feminine.removesuffix("s") if several else feminine
        for short, rules in _ENDINGS.items():
            for tail, cut, added in rules:
                if (
                    one.endswith(tail)
                    and other == one.removesuffix(cut) + added
                    and len(short)
                    and other != one
                ):
                    return Doublet(feminine, masculine, "p" if several else "s")
    return None


def _singular(word: str) -> str:
    if word.endswith("aux"):
        return f"{word[:-3]}al"
    return word.removesuffix("s")


def _cut_needed(stem: str, short: str) -> bool:
    return short == "se" and stem.endswith(("s", "x"))


def _feminine(masculine: str, short: str, sign: str, plural_mark: bool) -> str | None:
    if sign == "-" and short in _PRONOUNS and not plural_mark and not masculine.endswith("eux"):
        return None
    if short == "e" and not _BEFORE_E.search(masculine):
        return None
    for tail, cut, added in _ENDINGS.get(short, ()):
        if masculine.endswith(tail) and len(masculine) >= 2:
            return masculine.removesuffix(cut) + added
    return None


def _whole_masculine(masculine: str, short: str) -> str:
    """« heureu·se » and « acti·ve » are cut short of their last letter."""
    if short == "se" and masculine.endswith("eu"):
        return f"{masculine}x"
    if short == "ve" and masculine.endswith("i"):
        return f"{masculine}f"
    return masculine


def _masculine_plural(masculine: str, short: str) -> str:
    return plural(_whole_masculine(masculine, short))
