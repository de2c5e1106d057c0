"""Civic addresses: « 2199, boulevard Sainte-Sophie », « Sainte-Sophie (Québec)  J5J 2V6 » (OQLF, Adresse)."""

from __future__ import annotations

import re

from desktop.checks.document import Document
from desktop.checks.pattern_rule import NBSP, PatternRule

_COMMA_WHY = (
    f"Une virgule sépare le numéro du nom de la rue{NBSP}: 2199, boulevard Sainte-Sophie (OQLF, Vitrine linguistique,"
    " Rédaction d’une adresse)."
)
_CODE_WHY = f"Une espace sépare les deux parties du code postal{NBSP}: J5J 2V6 (OQLF, Vitrine linguistique)."
_STREET = r"(?:rue|avenue|boulevard|boul\.|chemin|montée|rang|route|impasse|croissant|côte|place|allée|ruelle|terrasse)"
_NO_COMMA = re.compile(
    rf"(?<![\w.,/$-])(?<!\d )\d{{1,5}}[A-Z]?(?P<x> )(?={_STREET} (?:(?:de la|de l'|du|des|de|d')(?:(?<=')| ))?[A-ZÀ-Ý])",
    re.IGNORECASE,
)
_NOT_CIVIC = re.compile(
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|routes?|autoroutes?|sorties?|circuit"
    r"|autobus|district|lots?|no|et|ou|les|des|ces|nos|phase|secteur|article|règlement) $",
    re.IGNORECASE,
)
_LETTER = "[ABCEGHJ-NPRSTVXY]"
_CODE = re.compile(rf"(?<![\w-])(?P<a>{_LETTER}\d[A-Z])-?(?P<b>\d[A-Z]\d)(?![\w-])")


def _is_civic(match: re.Match[str], document: Document) -> bool:
    """Whether the number is that of a building: the street begins in lower case or with one capital, no date before."""
    text, start = document.folded, match.start()
    return text[match.end()].islower() and not _NOT_CIVIC.search(text[max(0, start - 14) : start])


ADDRESS_RULES = (
    PatternRule(
        "typographie.adresse",
        _NO_COMMA,
        lambda _: ", ",
        "Une virgule suit le numéro de l’immeuble.",
        _COMMA_WHY,
        guard=_is_civic,
    ),
    PatternRule(
        "typographie.code_postal",
        _CODE,
        lambda match: f"{match['a']}{NBSP}{match['b']}",
        f"Code postal{NBSP}: «{NBSP}{{}}{NBSP}».",
        _CODE_WHY,
    ),
)
