"""Days and months take no capital inside a sentence; feasts take one (OQLF, Majuscules)."""

from __future__ import annotations

import re

from desktop.checks.capitals.context import inside_sentence, opens
from desktop.checks.document import Document
from desktop.checks.pattern_rule import NBSP, PatternRule, Replacement

LOWER = f"Minuscule{NBSP}: «{NBSP}{{}}{NBSP}»."
UPPER = f"Majuscule{NBSP}: «{NBSP}{{}}{NBSP}»."

_WHY = "Les noms des jours, des mois et des saisons s’écrivent avec une minuscule (OQLF, Vitrine linguistique, Emploi de la majuscule)."
_FEAST_WHY = (
    "Le nom propre d’une fête prend la majuscule au mot qui la caractérise"
    " (OQLF, Vitrine linguistique, Majuscule aux noms de fêtes)."
)

_DAY = "Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche"
# A feast, a film or a column keeps its capital: « le Vendredi saint », « les Jeudis en musique ».
_DAYS = re.compile(rf"(?<![\w'-])(?P<x>(?:{_DAY})s?)(?![\w-])(?! (?:saint|gras|fou|noir)\b)")
_SERIES = re.compile(r"(?<!tous )(?<!tout )\b[Ll]es $")
_NAMED_SERIES = re.compile(
    r" (?!et\b|ou\b|soirs?\b|matins?\b|midis?\b|après-midis?\b|à\b|de \d|dès\b|prochains?\b|\d)[a-zà-ÿ]"
)

# Some months are also names of people or planets: only the context of a date decides.
_MONTH = "Janvier|Février|Mars|Avril|Mai|Juin|Juillet|Août|Septembre|Octobre|Novembre|Décembre|Fevrier|Aout|Decembre"
_MONTHS = re.compile(
    rf"(?:(?<=\d )|(?<=1er )|(?<=\d{{2}}-)|(?<![\w-])(?:[Ee]n|[Mm]ois d[e']|[Dd]ébut|[Ff]in|[Dd]ès|[Dd]epuis|[Jj]usqu'en|[Jj]usqu'à|[Àà]"
    rf"|[Dd][e']|[Ee]ntre(?= \w+ et (?:{_MONTH.lower()})\b)|et|ou|ce|mi|(?:{_MONTH.lower()}),)(?:(?<=')| |(?<=mi)-))(?P<x>{_MONTH})(?![\w-])(?! (?:rose|bleu|[A-ZÀ-Ý][a-zà-ÿ]))",
)
_MONTH_YEAR = re.compile(rf"(?<![\w'-])(?P<x>{_MONTH})(?= (?:19|20)\d\d\b)")


def _no_series(match: re.Match[str], document: Document) -> bool:
    """Not the title of an event: « les Jeudis en musique », « nos Mardis gourmands »."""
    text, day = document.folded, match["x"]
    before = text[max(0, match.start() - 10) : match.start()]
    if (
        day.endswith("s")
        and (_SERIES.search(before) or re.search(r"\b(?:[Nn]os|[Dd]es|[Aa]ux) $", before))
        and _NAMED_SERIES.match(text, match.end())
    ):
        return False
    return inside_sentence(match, document)


_FEASTS = (
    (r"(?:(?<=[Dd]e )|(?<=[Àà] )|(?<=[Aa]vant )|(?<=[Aa]près )|(?<=[Pp]ère )|(?<=[Mm]ère )|(?<=[Jj]oyeux ))noël(?![\w-])", "Noël"),
    (r"(?:(?<=[Dd]e )|(?<=[Àà] )|(?<=[Jj]oyeuses ))pâques(?![\w-])", "Pâques"),
    (r"(?<=[LlDd]')halloween(?![\w-])", "Halloween"),
    (r"(?<=[Ff]ête du )travail(?![\w-])", "Travail"),
    (r"(?<=[Ff]ête du )canada(?![\w-])", "Canada"),
    (r"(?<=[Ll]a )saint-valentin(?![\w-])", "Saint-Valentin"),
    (r"(?<=[Ll]a )saint-jean-baptiste(?![\w-])", "Saint-Jean-Baptiste"),
    (r"(?<=[Ll]a )saint-jean(?![\w-])", "Saint-Jean"),
    (r"(?<=jour de l')an(?![\w-])", "An"),
    (r"(?<=[Ll]')action de grâce(?![\w-])", "Action de grâce"),
    (r"(?<=[Ll]')action de grâces(?![\w-])", "Action de grâces"),
    (r"(?<=[Mm]ercredi des )cendres(?![\w-])", "Cendres"),
    (r"(?<=[Ll]a )toussaint(?![\w-])", "Toussaint"),
    (r"(?:(?<=[Ll]e )|(?<=[Dd]u )|(?<=[Aa]u ))vendredi [Ss]aint(?![\w-])", "Vendredi saint"),
)  # fmt: skip


def _feast(pattern: str, name: str) -> PatternRule:
    last = frozenset({name.rpartition(" ")[2].lower()})
    return PatternRule("majuscules.fete", re.compile(pattern), lambda _: name, UPPER, _FEAST_WHY, words=last)


_PARENTS = re.compile(r"(?<![\w-])(?P<x>(?P<f>[Ff])ête [Dd]es (?P<who>[Mm]ères|[Pp]ères))(?![\w-])")
_WORLD_DAY = re.compile(
    r"(?<![\w'-])(?:[Ll]a|[Cc]ette|[Uu]ne) (?P<x>journée|semaine)(?= (?:internationale|mondiale|nationale|québécoise) (?:de |des |du |contre |pour |d'))"
)
_SEASON = re.compile(
    r"(?<![\w'-])(?:(?:[Ll]e|[Cc]et?|[Cc]haque|[Aa]u|[Uu]n|[Dd]ès le|[Cc]ette|[Ee]n) |(?:[Ll]'|[Àà] l'|[Dd]e l'))"
    r"(?P<x>Printemps|Été|Automne|Hiver)(?![\w-])(?! (?:de |des |du |en |[A-ZÀ-Ý]))"
)
# « le camp d’Été »: after a noun that is no name.
_OF_SEASON = re.compile(
    r"(?<=[a-zà-ÿ] )(?:[a-zà-ÿ]{4,}) (?:d'|de )(?:(?<=')|(?<= ))(?P<x>Été|Hiver|Automne|Printemps)(?![\w-])(?! (?:de |des |du |en |[A-ZÀ-Ý]))"
)
_CARDINAL = re.compile(
    r"(?<![\w'-])(?:(?:[Aa]u|[Ll]e|[Dd]ans le|[Vv]ers le|plus au) |(?:[Àà] l'|[Ll]'))(?P<x>Nord|Sud|Est|Ouest)(?= (?:de |du |d'|des )(?!Québec))"
)
_CARDINAL_WHY = (
    f"Un point cardinal suivi de son complément s’écrit avec une minuscule{NBSP}: «{NBSP}au nord de Mirabel{NBSP}»"
    " (OQLF, Vitrine linguistique, Points cardinaux)."
)


def _parents(match: re.Match[str]) -> Replacement:
    """« fête des Mères », the first word capitalised only where it opens the sentence."""
    first = match["f"] if opens(match.string, match.start()) else "f"
    return f"{first}ête des {match['who'].capitalize()}"


CALENDAR_RULES = (
    PatternRule("majuscules.jour", _DAYS, lambda m: m["x"].lower(), LOWER, _WHY, guard=_no_series),
    PatternRule("majuscules.mois", _MONTHS, lambda m: m["x"].lower(), LOWER, _WHY, guard=inside_sentence),
    PatternRule("majuscules.mois", _MONTH_YEAR, lambda m: m["x"].lower(), LOWER, _WHY, guard=inside_sentence),
    *(_feast(pattern, name) for pattern, name in _FEASTS),
    PatternRule("majuscules.fete", _PARENTS, _parents, UPPER, _FEAST_WHY),
    PatternRule("majuscules.journee", _WORLD_DAY, lambda m: m["x"].capitalize(), UPPER, _FEAST_WHY),
    PatternRule("majuscules.saison", _SEASON, lambda m: m["x"].lower(), LOWER, _WHY, guard=inside_sentence),
    PatternRule(
        "majuscules.saison", _OF_SEASON, lambda m: m["x"].lower(), LOWER, _WHY, guard=inside_sentence
    ),
    PatternRule(
        "majuscules.point_cardinal",
        _CARDINAL,
        lambda m: m["x"].lower(),
        LOWER,
        _CARDINAL_WHY,
        guard=inside_sentence,
    ),
    PatternRule(
        "majuscules.pere_noel",
        re.compile(r"(?<![\w-])(?:[Ll]e|[Dd]u|[Aa]u|[Ll]a|[Dd]e la|[Ee]t|[Aa]vec) (?P<x>[PM]ère)(?= Noël)"),
        lambda match: match["x"].lower(),
        LOWER,
        "Père et mère Noël s’écrivent avec une minuscule à père et à mère (OQLF, Vitrine linguistique).",
        guard=inside_sentence,
    ),
)
