"""Abbreviations: titles, « no », « etc. », « ex. », « boul. », « tél. » (OQLF, Abréviations courantes)."""

from __future__ import annotations

import re
from collections.abc import Callable

from desktop.checks.pattern_rule import NBSP, PatternRule, Replacement

_MESSAGE = f"Abréviation{NBSP}: «{NBSP}{{}}{NBSP}»."
_WHY = (
    "Une abréviation qui garde la dernière lettre du mot (Mme, Dr, no) ne prend pas de point; celle qui la"
    " perd en prend un (M., boul., tél.). OQLF, Vitrine linguistique, Abréviations."
)
_ETC_WHY = "Etc. s’écrit avec un seul point, sans points de suspension, et suit une virgule (OQLF, Vitrine linguistique)."

_CAPITAL = "A-ZÀ-ÖØ-Ý"
_LETTER = "a-zà-öø-ÿœ"
_NAME = rf"[{_CAPITAL}][{_LETTER}{_CAPITAL}'.-]"


def _rule(
    name: str, pattern: str, change: str | Callable[[re.Match[str]], Replacement], why: str = _WHY
) -> PatternRule:
    replace = (lambda _match: change) if isinstance(change, str) else change
    return PatternRule(f"typographie.abreviation_{name}", re.compile(pattern), replace, _MESSAGE, why)


def _mister(match: re.Match[str]) -> Replacement:
    return "MM." if match["x"] in ("MM", "Mrs", "Mrs.") else "M."


def _without_dot(match: re.Match[str]) -> Replacement:
    return match["x"].rstrip(".")


def _number_sign(match: re.Match[str]) -> Replacement:
    return f"{match['sign']}{NBSP}"


def _street(match: re.Match[str]) -> Replacement:
    short = {"b": "boul.", "a": "av."}[match["x"][0].lower()]
    return short.capitalize() if match["x"][0].isupper() else short


_STREET_NAME = rf"(?= (?:de la |de l'|de |des |du |d'|la )?(?!Maria\b)[{_CAPITAL}])"
_HASH_NOUN = "règlement|résolution|autobus|circuit|dossier|permis|offres|lot|porte|projet"

ABBREVIATION_RULES = (
    _rule("titre", rf"\b(?P<x>(?:Mme|Mmes|Mlle|Mlles|Dr|Dre|Drs|Me|Mes|Mgr)\.)(?= {_NAME})", _without_dot),
    _rule(
        "titre", rf"\b(?P<x>(?P<word>Mme|Mmes|Mlle|Dr|Dre|Me)\.)(?={_NAME})", lambda m: f"{m['word']}{NBSP}"
    ),
    _rule("titre", rf"\b(?P<x>(?:Mr|MR|Mrs)(?:\.(?= ?{_NAME})|(?= {_NAME})))", _mister),
    _rule("titre", rf"(?<![\w'&-])(?<!\d )(?P<x>MM?)(?= [{_CAPITAL}][{_LETTER}]{{2,20}}\b(?! \d))", _mister),
    _rule("titre", rf"(?<![\w'&-])(?P<x>M\. ?)(?=[{_CAPITAL}][{_LETTER}]{{2}})", f"M.{NBSP}"),
    _rule("titre", rf"\b(?:Mmes?|Mlles?|Dre?|Me|Mgr)(?P<x> )(?=[{_CAPITAL}][{_LETTER}'-])", NBSP),
    _rule("numero", r"(?<![\w'-])(?P<x>(?P<sign>[Nn][o°º])(?:\. ?| ?))(?=\d)", _number_sign),
    _rule(
        "numero",
        "|".join(f"(?<={noun} )" for noun in _HASH_NOUN.split("|")).join(("(?:", ")")) + r"(?P<x># ?)(?=\d)",
        f"no{NBSP}",
    ),
    _rule("etc", r"(?P<x>,? et etc\b\.{0,3})", ", etc.", _ETC_WHY),
    _rule("etc", r"\b(?P<x>etc ?(?:\.{2,}|\.? ?…))", "etc.", _ETC_WHY),
    _rule("etc", r"\b(?P<x>etc)(?=[ ,;)\n!?]|$)", "etc.", _ETC_WHY),
    _rule("etc", r"\b(?P<x>ect\.{0,3})(?=[ ,;)\n]|$)", "etc.", _ETC_WHY),
    _rule("etc_virgule", r"(?<=[^\W\d_])(?P<x> )(?=etc\b)", ", ", _ETC_WHY),
    _rule("exemple", r"(?<![\w.-])(?P<x>(?P<e>[Ee])x ?:)", lambda m: f"{m['e']}x.{NBSP}:"),
    _rule("exemple", r"(?<![\w.-])(?P<x>(?P<p>[Pp])\.[Ee]x\.)", lambda m: f"{m['p']}.{NBSP}ex."),
    _rule("cest_a_dire", r"(?<![\w.-])(?P<x>c\.? ?[àa]\.? ?d\.)(?!\w)", "c.-à-d."),
    _rule("telephone", r"(?<![\w.-])(?P<x>(?P<t>[Tt])(?:él|el)\.? ?:)", lambda m: f"{m['t']}él.{NBSP}:"),
    _rule(
        "telephone", r"(?<![\w.-])(?P<x>(?P<t>[Tt])(?:él|el)\.)(?=\(?\d)", lambda m: f"{m['t']}él.{NBSP}: "
    ),
    _rule("voie", rf"(?<![\w.'-])(?P<x>[Bb](?:lvd|ld|oul|oulv|vd)\.?){_STREET_NAME}", _street),
    _rule("voie", rf"(?<![\w.'-])(?P<x>[Aa]ve\.?){_STREET_NAME}", _street),
    _rule("appartement", r"(?<![\w.'-])(?P<x>(?:app|apt|appt)\.?)(?= ?#? ?\d)", "app."),
    _rule("province", r"(?<![\w.])(?P<x>P\. ?Q\.)(?!\w)", "Québec"),
)
