"""Towns whose name begins with an article: « à La Malbaie », « venus de L’Assomption » (Commission de toponymie).

The article is part of the name and keeps its capital; « le » and « les », which contract, are left alone. Some of these
names are also a feast, a store or a river: they are taken for the town after a word that only a town follows, or beside
another town.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from desktop.checks.document import Document
from desktop.checks.needed_letters import Sought
from desktop.checks.pattern_rule import NBSP
from desktop.checks.toponyms.context import STREETS, WATERS
from desktop.checks.toponyms.index import ToponymIndex
from desktop.checks.toponyms.official_names import Place
from desktop.checks.toponyms.official_spelling import official_spelling
from desktop.editorial.findings import Finding

_WHY = (
    f"L’article qui commence le nom d’une municipalité prend la majuscule{NBSP}: «{NBSP}à La Malbaie{NBSP}», «{NBSP}de"
    f" L’Assomption{NBSP}» (Commission de toponymie, Règles d’écriture)."
)
_RIVER_WHY = "La graphie officielle est celle de la Commission de toponymie du Québec."
_ARTICLED = re.compile(r"(?P<article>La |L')(?P<rest>.+)")
# Words of a name that say something else too when they stand alone with their article.
_AMBIGUOUS = frozenset(
    {
        "Assomption",
        "Épiphanie",
        "Ascension",
        "Conception",
        "Prairie",
        "Tuque",
        "Pêche",
        "Minerve",
        "Islet",
        "Doré",
    }
)
_NEVER = frozenset({"Baie", "Avenir"})
_AT = r"(?:[Àà]|[Vv]ers|[Jj]usqu'à|[Ee]ntre) "
_OF_TOWN = (
    r"(?:[Pp]rès|[Vv]illes?|[Mm]unicipalités?|[Vv]illages?|[Mm]aire|[Mm]airesse|[Cc]onseil|MRC|[Oo]riginaires?|[Nn]ati(?:f|fs|ve|ves)"
    r"|(?:re)?venue?s?|(?:re)?vien(?:t|nent|dra|dront)|(?:re)?venait|arrivée?s?|arrive(?:nt|ra)?|part(?:ent|ira)?|partie?s?"
    r"|[Cc]itoyen(?:ne)?s?|[Rr]ésident[es]*|[Gg]ens|[Pp]ompiers?|[Éé]lèves|[Jj]ou(?:eurs|euses)|[Éé]quipes?|[Ff]amilles?|[Vv]oisins"
    r"|[Aa]réna|[Éé]cocentre|[Ss]ecteur|[Rr]égion|[Hh]ôpital|[Cc]entre-ville|[Ff]estival|[Mm]arché|[Cc]lub|[Aa]rtisan[es]*) de "
)
_TOWN_CUE = re.compile(rf"(?<![\w'-])(?:{_AT}|{_OF_TOWN})$")
_ANY_CUE = re.compile(rf"(?<![\w'-])(?:{_AT}|[Dd]e |et |ou |[Pp]ar |[Pp]our )$")
_ODONYM = re.compile(rf"(?<![\w-])(?:{STREETS}|{WATERS}|[Pp]ont|[Pp]arc) (?:de )?$")
_FEAST = re.compile(
    r"\b(?:[Ff]êtes?|[Jj]ours?|août|janvier|mai|[Mm]esses?|[Ss]olennité|[Pp]rocession|Pâques|Pentecôte|Vierge|[Éé]glise|[Pp]aroisse|[Cc]athédrale"
    r"|[Ss]œurs|[Cc]ouvent|[Cc]ollège|[Cc]alendrier|[Ll]iturgi\w+|Toussaint|Noël)\b"
)
_BESIDE = re.compile(r",? (?:et |ou )?(?:de |d'|à )?(?P<town>[A-ZÀ-Ý][\w'-]+)")
_BEFORE = re.compile(r"(?P<town>[A-ZÀ-Ý][\w'-]+)(?: et| ou|,)(?: de| à)? $")
_AROUND = 50
_RIVER = Sought(
    re.compile(r"(?<![\w-])(?:[Rr]ivière|[Aa]ffluent de) (?P<x>(?:de )?l'[Aa]ssomption)(?![\w-])")
)


class ArticleTowns:
    """The towns of the list that begin with « La » or « L’ »."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._articles: dict[str, str] = {}
        for place in places:
            match = _ARTICLED.fullmatch(place.name.replace("’", "'"))
            if match and place.kind == "ville" and match["rest"] not in _NEVER:
                self._articles[match["rest"]] = match["article"]

    def findings(self, document: Document, index: ToponymIndex) -> Iterator[Finding]:
        """The towns whose article has no capital, or whose name has none after it; then the river of that name."""
        text = document.folded
        small, lower = _patterns(tuple(sorted(self._articles, key=len, reverse=True)))
        for match in small.matches(document):
            typed = match["article"].capitalize()
            if self._articles[match["rest"]] == typed and self._is_town(text, match, index):
                yield official_spelling(document, *match.span(), f"{typed}{match['rest']}", _WHY)
        for match in lower.matches(document):
            rest = match["rest"][0].upper() + match["rest"][1:]
            if self._articles.get(rest) == match["article"]:
                yield official_spelling(document, *match.span(), f"{match['article']}{rest}", _WHY)
        for match in _RIVER.matches(document):
            yield official_spelling(document, *match.span("x"), "L'Assomption", _RIVER_WHY)

    def _is_town(self, text: str, match: re.Match[str], index: ToponymIndex) -> bool:
        before = text[max(0, match.start() - _AROUND) : match.start()]
        if _ODONYM.search(before):
            return False
        if match["rest"] not in _AMBIGUOUS:
            return bool(_ANY_CUE.search(before))
        after = text[match.end() : match.end() + _AROUND]
        if _FEAST.search(before) or _FEAST.search(after):
            return False
        if _TOWN_CUE.search(before):
            return True
        beside = [found["town"] for found in (_BESIDE.match(after), _BEFORE.search(before)) if found]
        return bool(_ANY_CUE.search(before)) and any(index.official(town) is not None for town in beside)


@lru_cache(maxsize=2)
def _patterns(names: tuple[str, ...]) -> tuple[Sought, Sought]:
    """What has a small article, and what has a small letter after the capital of its article, inside a sentence."""
    small = re.compile(
        rf"(?<![\w'-])(?P<article>la |l')(?P<rest>{'|'.join(map(re.escape, names))})(?![\w-])(?! [A-ZÀ-Ý])"
    )
    single = "|".join(name[0].lower() + name[1:] for name in names if name.isalpha())
    lower = re.compile(rf"(?<=[a-zà-ÿ,;] )(?P<article>La |L')(?P<rest>{single})(?![\w-])")
    return Sought(small), Sought(lower)
