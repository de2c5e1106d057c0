"""Prices, percentages, units, thousands, decimals and ordinals after the OQLF.

Sources: OQLF, Vitrine linguistique, « Espacement avant et après les signes de ponctuation et les
symboles », « Écriture des nombres », « Symboles des unités de mesure », « Adjectifs ordinaux ».
Four figures take the thousands space or not: both are left alone, except glued to a symbol.
"""

from __future__ import annotations

import re

from desktop.checks.document import Document
from desktop.checks.pattern_rule import NBSP, PatternRule, Replacement

# An amount as typed: grouped by spaces, or figures with dots and commas. At most 30 characters.
_NUMBER = r"(?P<number>\d{1,3}(?: \d{3}){1,4}(?:[.,]\d{1,4})?(?!\d)|\d{1,12}(?:[.,]\d{1,12}){0,4})"
_START = r"(?<![\w.,$/])(?<!\d )"

_MONEY = f"Écriture du montant{NBSP}: «{NBSP}{{}}{NBSP}»."
_MONEY_WHY = (
    f"Le symbole suit le nombre, séparé par une espace insécable; les décimales suivent une virgule{NBSP}:"
    f" 12,50{NBSP}$, 1{NBSP}234{NBSP}$ (OQLF, Vitrine linguistique)."
)
_SYMBOL = f"Écriture du nombre et de son symbole{NBSP}: «{NBSP}{{}}{NBSP}»."
_SYMBOL_WHY = (
    "Une espace insécable sépare le nombre du symbole de l’unité, qui ne prend ni point ni marque du"
    " pluriel (OQLF, Vitrine linguistique)."
)
_GROUPS = f"Écriture du nombre{NBSP}: «{NBSP}{{}}{NBSP}»."
_GROUPS_WHY = (
    "Une espace insécable sépare les tranches de trois chiffres et une virgule, les décimales"
    " (OQLF, Vitrine linguistique)."
)
_ORDINAL = f"Abréviation de l’ordinal{NBSP}: «{NBSP}{{}}{NBSP}»."
_ORDINAL_WHY = f"Les ordinaux s’abrègent ainsi{NBSP}: 1er, 1re, 1ers, 1res, puis 2e, 3e, 2es (OQLF, Vitrine linguistique)."


def grouped(number: str, *, money: bool = False) -> str:
    """`number` with no-break thousands from five figures on (four when `money`) and a decimal comma.

    A comma or a dot before exactly three figures is an English thousands mark when `money` is set,
    when there are several or when the three are zeros; never after a lone zero (« 0,551 »).
    """
    bare = number.replace(" ", "")
    pieces = re.split(r"[.,]", bare)
    whole, decimals = pieces[0], ""
    if len(pieces) > 1:
        thousands = [len(piece) == 3 for piece in pieces[1:]]
        last_is_decimal = not thousands[-1] or not _english_thousands(pieces, money=money)
        if last_is_decimal:
            decimals = pieces.pop()
        whole = "".join(pieces)
    least = 4 if money or " " in number or len(pieces) > 1 else 5
    if len(whole) >= least:
        head = len(whole) % 3
        groups = ([whole[:head]] if head else []) + re.findall(r"\d{3}", whole[head:])
        whole = NBSP.join(groups)
    return f"{whole},{decimals}" if decimals else whole


def _english_thousands(pieces: list[str], *, money: bool) -> bool:
    if pieces[0].startswith("0") or len(pieces[0]) > 3:
        return False
    return money or len(pieces) > 2 or pieces[-1] == "000"


def _well_formed(number: str) -> bool:
    """Not a version, a by-law article or a date (5.2.1, 2026.10.01)."""
    separators = re.findall(r"[.,]", number)
    if len(separators) < 2:
        return True
    pieces = re.split(r"[.,]", number.replace(" ", ""))
    return all(len(piece) == 3 for piece in pieces[1:-1]) and len(pieces[0]) <= 3 and len(pieces[1]) == 3


def _amounts(number: str, symbol: str) -> Replacement:
    if not _well_formed(number):
        return None
    best = f"{grouped(number, money=True)}{NBSP}{symbol}"
    if re.fullmatch(r"\d{4}(?:,\d+)?", number):  # « 1500 $ » is accepted: the space is optional there
        return best, f"{number}{NBSP}{symbol}"
    return best


def _price(match: re.Match[str]) -> Replacement:
    return _amounts(match["number"], match["symbol"].strip())


def _price_before(match: re.Match[str]) -> Replacement:
    scale = match["scale"] or ""
    return _amounts(match["number"], f"{scale}$")


def _percent(match: re.Match[str]) -> Replacement:
    if not _well_formed(match["number"]):
        return None
    return f"{grouped(match['number'])}{NBSP}%"


# Symbol of each unit, then the spellings seen instead of it.
_UNITS = {
    "km": "km kms Km Kms KM KMS",
    "km/h": "km/h km/hr km/hre km/hres km/heure Km/h KM/H kmh",
    "m": "m",
    "cm": "cm cms CM",
    "mm": "mm mms",
    "km²": "km² km2",
    "m²": "m² m2",
    "m³": "m³ m3",
    "cm²": "cm² cm2",
    "pi²": "pi² pi2 pi.ca. pi.ca p²",
    "pi": "pi",
    "po": "po",
    "lb": "lb lbs Lb Lbs",
    "ha": "ha",
    "kg": "kg kgs Kg Kgs KG KGS",
    "g": "g",
    "mg": "mg mgs",
    "L": "L",
    "l": "l",
    "ml": "ml mls",
    "mL": "mL",
    "cl": "cl",
    "mg/L": "mg/L mg/l",
    "kW": "kW Kw KW kw",
    "kWh": "kWh KWH kwh Kwh",
    "W": "W",
    "V": "V",
    "°C": "°C º_C °_C ºC",
    "°F": "°F º_F °_F ºF",
    "Mo": "Mo MO",
    "Go": "Go GO",
    "ko": "ko Ko KO",
    "dB": "dB db",
    "dBA": "dBA",
    "min": "min mins mn",
    "s": "sec secs",
}
_SYMBOLS = {
    spelling.replace("_", " "): symbol
    for symbol, spellings in _UNITS.items()
    for spelling in spellings.split()
}
_UNIT = "|".join(re.escape(spelling) for spelling in sorted(_SYMBOLS, key=len, reverse=True))
_MEASURE = re.compile(rf"{_START}{_NUMBER} ?(?P<unit>{_UNIT})(?:\.(?= [a-zà-ÿ(]))?(?![\w²³°/'])")


def _measure(match: re.Match[str]) -> Replacement:
    if not _well_formed(match["number"]):
        return None
    return f"{grouped(match['number'])}{NBSP}{_SYMBOLS[match['unit']]}"


# What announces a number that is a name, not a quantity: never grouped, never a measure.
_CODE_WORD = (
    r"n ?[o°º]s?|numéros?|lots?|règlements?|résolutions?|matricules?|dossiers?|permis|postes?|codes?"
    r"|références?|réf|série|certificats?|articles?|civiques?|factures?|bornes?|modèles?|iso|rbq|neq"
    r"|postale|c\.? ?p|routes?|bureaux?|salles?|loca(?:l|ux)|appartements?|app|appels? d'offres|soumissions?"
    r"|cadastres?|licences?|médailles?|formulaires?|projets?|billets?|id|tps|tvq|tél|téléphones?|ext"
)
_CODE_BEFORE = re.compile(rf"(?:\b(?:{_CODE_WORD})[ .:#]{{0,3}}(?:n[o°º]s? ?)?|[#/] ?)$", re.IGNORECASE)
_PLACE_BEFORE = re.compile(
    rf"(?:\b(?:{_CODE_WORD}|au|le|du|aux|les|cases?)[ .:#]{{0,3}}(?:n[o°º]s? ?)?|[#:/-] ?)$", re.IGNORECASE
)
_LONG_NUMBER = re.compile(
    r"(?<![\w.,/$#@+–—-])(?<!\d )(?P<number>[1-9]\d{4,6})(?=(?: (?![a-zà-ÿ]{0,3}\d)[a-zà-ÿ(])|[.!?;)]|,? *$|, (?!rue|chemin|boul|av|montée|rang|route|place|côte))(?![.,]\d)",
    re.MULTILINE,
)
_COUNTED = (
    r"(?:personnes?|habitants?|citoyens?|élèves?|visiteurs?|participants?|arbres?|dollars?|résidents?|familles?"
    r"|logements?|foyers?|portes?|véhicules?|bacs?|enfants?|livres?|abonnés?|bénévoles?|électeurs?|billets?|copies?)"
)
_ENGLISH_NUMBER = re.compile(
    r"(?<![\w.,/$#-])(?<!\d )(?P<number>[1-9]\d{0,2}(?:[,.]\d{3}){1,3})"
    rf"(?= (?:de |d')?(?:(?P<counted>{_COUNTED}\b)|[a-zà-ÿ]{{2}}))"
)
_DECIMAL_POINT = re.compile(
    r"(?<![\w.,/$#-])(?<!\d )(?P<number>\d{1,3}\.\d{1,2})(?= (?:millions?|milliards?|mètres?|kilomètres?"
    r"|heures?|hectares?|litres?|tonnes?|degrés?|fois|pour cent|pieds?|pouces?|points?|kilogrammes?|minutes?|ans?)\b)"
)
_GLUED_NOUN = re.compile(
    r"(?<![\w.,/$#-])(?P<number>\d{1,4})(?P<noun>ans?|jours?|mois|semaines?|heures?|minutes?|secondes?"
    r"|personnes?|places?|enfants?|familles?|bacs?|mètres?|kilomètres?|pieds?|pouces?|dollars?|citoyens?"
    r"|participants?|équipes?|kilos?|litres?|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre"
    r"|novembre|décembre)(?!\w)"
)


def _long(match: re.Match[str]) -> Replacement:
    return grouped(match["number"])


def _thousands(match: re.Match[str]) -> Replacement:
    number = match["number"]
    if number.endswith("000") or match["counted"] or len(re.findall("[.,]", number)) > 1:
        return grouped(number, money=True)
    return None


def _no_place_before(match: re.Match[str], document: Document) -> bool:
    before = document.folded[max(0, match.start() - 28) : match.start()]
    return not _PLACE_BEFORE.search(before)


def _no_code_before(match: re.Match[str], document: Document) -> bool:
    before = document.folded[max(0, match.start() - 28) : match.start()]
    return not _CODE_BEFORE.search(before)


_ORDINAL_FIRST = re.compile(r"(?<![\w.,])1(?P<end>(?:i[eè]|è)rs?|i?[eè]res?)(?!\w)", re.IGNORECASE)
_ORDINAL_OTHER = re.compile(
    r"(?<![\w.,])(?P<number>(?!1(?!\d))\d{1,3}|[IVX]{1,6})(?: (?=i?[eè]me))?(?P<end>(?:i?[eè]me|è)(?P<plural>s?))(?!\w)",
    re.IGNORECASE,
)
# « le 1 er juin », « la 2 e édition »: the space that a keyboard puts between.
_ORDINAL_APART = re.compile(r"(?<![\w.,/$-])(?P<number>\d{1,3})[ \u00a0](?P<end>ers?|res?|es?)(?![\w'’.-])")
_MILLIONS = re.compile(r"(?<![\w.,/$])(?P<number>\d{1,3}(?:,\d{1,3})?) (?P<scale>millions?|milliards?) ?\$")


def _first(match: re.Match[str]) -> Replacement:
    typed = match["end"].lower()
    end = ("re" if "re" in typed else "er") + ("s" if typed.endswith("s") else "")
    return f"1{end.upper() if match['end'].isupper() else end}"


def _joined(match: re.Match[str]) -> Replacement:
    first, alone = match["number"] == "1", match["end"] in ("e", "es")
    return None if first == alone else match["number"] + match["end"]


def _in_words(match: re.Match[str]) -> Replacement:
    symbol = "M" if match["scale"].startswith("million") else "G"
    return f"{match['number']} {match['scale']} de dollars", f"{match['number']}{NBSP}{symbol}$"


def _ordinal(match: re.Match[str]) -> Replacement:
    number, plural = match["number"], match["plural"]
    if not number.isdigit() and not number.isupper():
        return None
    capitals = match["end"].isupper() and len(match["end"]) > 1
    end = "e" + plural
    return number + (end.upper() if capitals else end.lower())


_PER_CENT = re.compile(rf"{_START}{_NUMBER} ?(?:p\. ?cent|p\. ?c\.(?= )|pour-cent|pourcent|%age)(?!\w)")
_RANGE = re.compile(
    r"\b(?P<word>[Dd]e|[Ee]ntre) (?P<x>(?P<low>\d{1,3}) ?[-–] ?(?P<high>\d{1,3}))(?= (?:ans|jours|semaines|mois|heures|minutes"
    r"|personnes|mètres|pieds|pouces|participants|enfants|places|km|cm|m|°C|%|\$)(?!\w))"
)


def _range(match: re.Match[str]) -> Replacement:
    link = "à" if match["word"].lower() == "de" else "et"
    return f"{match['low']} {link} {match['high']}"


NUMBER_RULES = (
    PatternRule("typographie.pourcentage", _PER_CENT, _percent, _SYMBOL, _SYMBOL_WHY),
    PatternRule(
        "typographie.intervalle",
        _RANGE,
        _range,
        f"Un intervalle s’écrit en mots{NBSP}: «{NBSP}{{}}{NBSP}».",
        f"Après «{NBSP}de{NBSP}», un intervalle s’écrit avec «{NBSP}à{NBSP}», et après «{NBSP}entre{NBSP}», avec «{NBSP}et{NBSP}» (OQLF).",
    ),
    PatternRule("typographie.prix", _MILLIONS, _in_words, _MONEY, _MONEY_WHY),
    PatternRule(
        "typographie.prix",
        re.compile(rf"{_START}{_NUMBER} ?(?P<symbol>[kMG]?\$|¢|€)(?![\w$])"),
        _price,
        _MONEY,
        _MONEY_WHY,
    ),
    PatternRule(
        "typographie.prix",
        re.compile(rf"(?<![\w$.,])(?<!\d )\$ ?{_NUMBER}(?: ?(?P<scale>[kM])(?!\w))?(?![\w$]| ?\$)"),
        _price_before,
        _MONEY,
        _MONEY_WHY,
    ),
    PatternRule(
        "typographie.pourcentage", re.compile(rf"{_START}{_NUMBER} ?%(?!\w)"), _percent, _SYMBOL, _SYMBOL_WHY
    ),
    PatternRule("typographie.unite", _MEASURE, _measure, _SYMBOL, _SYMBOL_WHY, guard=_no_code_before),
    PatternRule("typographie.ordinal", _ORDINAL_FIRST, _first, _ORDINAL, _ORDINAL_WHY),
    PatternRule("typographie.ordinal", _ORDINAL_OTHER, _ordinal, _ORDINAL, _ORDINAL_WHY),
    PatternRule("typographie.ordinal", _ORDINAL_APART, _joined, _ORDINAL, _ORDINAL_WHY),
    PatternRule("typographie.milliers", _LONG_NUMBER, _long, _GROUPS, _GROUPS_WHY, guard=_no_place_before),
    PatternRule(
        "typographie.milliers", _ENGLISH_NUMBER, _thousands, _GROUPS, _GROUPS_WHY, guard=_no_code_before
    ),
    PatternRule(
        "typographie.decimale", _DECIMAL_POINT, lambda m: m["number"].replace(".", ","), _GROUPS, _GROUPS_WHY
    ),
    PatternRule(
        "typographie.nombre_colle",
        _GLUED_NOUN,
        lambda m: f"{m['number']} {m['noun']}",
        f"Il manque une espace{NBSP}: «{NBSP}{{}}{NBSP}».",
        _GROUPS_WHY,
    ),
)
