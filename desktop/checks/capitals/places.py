"""Generic words of streets and places take no capital inside a sentence (OQLF, 21323; Commission de toponymie)."""

from __future__ import annotations

import re

from desktop.checks.capitals.calendar import LOWER, UPPER
from desktop.checks.capitals.context import (
    BEFORE_NOUN,
    in_title,
    inside_sentence,
    names_a_body,
    names_a_street,
)
from desktop.checks.document import Document
from desktop.checks.pattern_rule import NBSP, PatternRule, Replacement

_WHY = (
    f"Dans une phrase ou une adresse, le mot générique d’un nom de voie ou de lieu s’écrit avec une minuscule{NBSP}:"
    f" «{NBSP}la rue Principale{NBSP}», «{NBSP}le parc Roland-Guindon{NBSP}» (OQLF, Vitrine linguistique)."
)
_HALL_WHY = f"Hôtel de ville s’écrit avec des minuscules et sans traits d’union{NBSP}: «{NBSP}l’hôtel de ville{NBSP}» (OQLF)."
_STREET = r"Rue|Avenue|Boulevard|Boul\.|Av\.|Chemin|Montée|Rang|Route|Impasse|Croissant|Ruelle|Autoroute|Terrasse|Allée|Côte|Place|Promenade"
_LAND = (
    r"Parc|Lac|Rivière|Ruisseau|Étang|Sentiers?|Piste|Pont|Plage|Quai|Fleuve|Barrage|Forêt|Marais|Chutes?|Carrefour"
    r"|Rond-point|Viaduc|Cimetière|Stade|Terrain|Pavillon|Salle|Aréna|Piscine|Patinoire|Gymnase|Caserne|Chalet"
    r"|Bibliothèque|École|Église|Presbytère|Gare|Chapelle|Croix|Belvédère|Halte|Mont|Île|Baie|Cascade|Vallée"
)
_ADJECTIVE = (
    r"(?: (?:primaire|secondaire|élémentaire|municipale?|régionale?|nationale?|linéaire|publique|public|communautaire|extérieure?|intérieure?"
    r"|multifonctionnelle|multisport|cyclable|aquatique|écologique|du Grand|Secondaire|Primaire|Municipale?|Régionale?|Publique?|Communautaire))"
)
_LINK = r"(?: (?:de la|de l'|du|des|de|d'|aux?|à la|à l')(?:(?<=')| ))"
_SPECIFIC = rf"(?={_ADJECTIVE}?(?:{_LINK}| )(?:[A-ZÀ-Ý0-9](?:[\w']|-)))"
# « la Patinoire du parc », « l’École du village »: where it is, not its name.
_WHERE = (
    r"(?= (?:du (?:village|parc|quartier|centre|secteur|lac|coin|bord|rang|chemin)|de la (?:municipalité|ville|rue|mairie|place|rive|montagne)"
    r"|de l'(?:école|église|aréna|île|étang)|des loisirs|couvert|municipale?|voisine?)(?![\w-])(?! [A-ZÀ-Ý]))"
)

_STREETS = re.compile(
    rf"(?:{BEFORE_NOUN}|(?<=\d, )|(?<=\d[A-C], )|(?<=\d )|(?<=[a-zà-ÿ], ))(?P<x>{_STREET}){_SPECIFIC}"
)
_PLACES = re.compile(rf"(?:{BEFORE_NOUN}|(?<=[a-zà-ÿ], ))(?P<x>{_LAND}){_SPECIFIC}")
_PLACED = re.compile(
    rf"{BEFORE_NOUN}(?P<x>Patinoire|Piscine|Parc|École|Église|Aréna|Bibliothèque|Caserne|Plage|Pont|Quai|Stade|Gymnase|Chalet|Cimetière|Salle"
    rf"|Terrain|Barrage|Sentier|Piste|Presbytère|Gare|Étang|Stationnement|Garage|Kiosque){_WHERE}"
)
# Without any specific: common nouns that nobody means as names.
_BARE = re.compile(
    rf"{BEFORE_NOUN}(?P<x>(?:Bibliothèque|Piscine|Patinoire|Aréna|Caserne|École|Gymnase|Écocentre|Parc|Mairie|Plage|Cimetière|Boulevard|Rue"
    r"|Chalet|Salle|Terrain|Gare|Rivière|Lac|Étang|Ruisseau|Quai|Stade|Pavillon|Presbytère|Autoroute|Belvédère|Barrage|Sentier"
    r"|Cénotaphe|Monument|Kiosque|Débarcadère|Fontaine|Calvaire|Usine|Rond-point|Viaduc|Boisé|Marina|Trottoir|Hangar)"
    r"(?: (?:municipale?|publique?|communautaire|secondaire|primaire|d'épuration|des loisirs|de la mairie))?)"
    r"(?=[.,;!?…)]|$| (?:de 8|de 9|de 1)| (?!(?:de|du|des|au|aux|sur|sous|Saint) |d'|l')[a-zà-ÿ])",
    re.MULTILINE,
)
# « le Secteur du lac Clair », « Secteur village compris »
_SECTOR = re.compile(
    rf"(?:{BEFORE_NOUN}|(?<=[a-zà-ÿ], ))(?P<x>Secteurs?|Quartiers?)(?= (?:du |de la |des |de l'|d')?(?:lac|village|rang|chemin|rue|centre|nord|sud|est|ouest|parc"
    r"|concerné|touché|visé|résidentiel|industriel|commercial|riverain|boisé|rivière|montagne|école|église|gare)s?(?![\w-]))"
)
# Names of their own: the institution, the trail, the company.
_OWN_NAMES = re.compile(
    r"Route [Vv]erte|Place (?:des Arts|Bell|d'Armes|Ville[ -]Marie)|École (?:nationale|de technologie|polytechnique|des hautes)"
    r"|Église (?:catholique|de Jésus|unie|anglicane)|Bibliothèque (?:et|nationale|de (?:Québec|Montréal|Laval|Gatineau|Sherbrooke)\b)|Parc (?:olympique|Safari|Jurassique|Canada|Québec)|Parcs? Canada"
    r"|Croix-Rouge|Croix Rouge|Salle Wilfrid|Centre Bell|Avenue Q|Rue Sésame|Halte-|Terrain de jeux?\b|Rivière-|Lac-|Promenades? "
)
_HALL = re.compile(r"(?<![\w-])(?P<x>[Hh]ôtel[- ]de[- ][Vv]ille)(?![\w-])")


def _lower(match: re.Match[str]) -> Replacement:
    return match["x"].lower()


def _common(match: re.Match[str], document: Document) -> bool:
    text, start = document.folded, match.start("x")
    if (
        _OWN_NAMES.match(text, start)
        or (names_a_street(text, start) and not _street_of_its_own(match, text))
        or _ordinal(text, start)
        or names_a_body(text, start)
    ):
        return False
    return inside_sentence(match, document)


# « la chorale Les Voix du Ruisseau », « la tourtière, celle du Lac »: the end of a name, or a place called by one word.
_ENDS_NAME = re.compile(
    r"(?<!^)(?<![.!?…:•\n] )(?<![«\"(*])\b[A-ZÀ-Ý][\w'-]+ (?:du |de la |de l'|des )$|\bcel(?:le|les|ui) d(?:u |e la |e l')$|\bceux du $"
)


def _bare(match: re.Match[str], document: Document) -> bool:
    start = match.start("x")
    return _common(match, document) and not _ENDS_NAME.search(document.folded[max(0, start - 40) : start])


_BUILDING = re.compile(
    r"\b(?:[Éé]cole|[Pp]ont|[Pp]arc|[Ss]alle|[Pp]avillon|[Hh]abitations|[Mm]arché) (?:d[eu] |de la |de l')$"
)


def _street_of_its_own(match: re.Match[str], text: str) -> bool:
    """« l’école du Chemin de Val-des-Lacs »: a whole street, whose generic is no part of the name of the school."""
    whole = re.match(
        r"(?:Rue|Chemin|Montée|Rang|Boulevard|Avenue|Route) (?:de la |de l'|de |du |des )?[A-ZÀ-Ý]",
        text[match.start("x") :],
    )
    return bool(whole) and bool(_BUILDING.search(text[max(0, match.start("x") - 24) : match.start("x")]))


_ORDINAL = re.compile(r"\b(?:\d+(?:re|er|e|ère|ième)|Grande|Vieux|Vieille|Petite|Petit|Grand|[IVX]+e) $")


def _ordinal(text: str, start: int) -> bool:
    """« 5e Avenue », « Grande Rue »: after its adjective, the generic keeps the capital."""
    return bool(_ORDINAL.search(text[max(0, start - 10) : start]))


def _hall(match: re.Match[str]) -> Replacement:
    """The building; the street named after it keeps its hyphens and capitals."""
    return "hôtel de ville"


_STREET_BEFORE = re.compile(
    r"\b(?:[Rr]ues?|[Aa]venue|[Bb]oul(?:evard|\.)|[Cc]hemin|[Pp]lace|[Cc]ôte|[Mm]ontée|[Pp]arc|[Ss]quare|[Ss]entier|[Aa]llée) (?:de l')?$"
)


def _is_hall(match: re.Match[str], document: Document) -> bool:
    text, start = document.folded, match.start("x")
    if _STREET_BEFORE.search(text[max(0, start - 20) : start]) or match["x"] == "hôtel de ville":
        return False
    return inside_sentence(match, document)


_HALL_OPENING = re.compile(r"(?<![\w-])(?P<x>Hôtel[- ]de[- ]Ville)(?![\w-])")


def _hall_opens(match: re.Match[str], document: Document) -> bool:
    text, start = document.folded, match.start("x")
    street = _STREET_BEFORE.search(text[max(0, start - 20) : start])
    return not street and not in_title(text, start) and not inside_sentence(match, document)


# « le parc Roland-guindon », « Marie-claude Roy »: each part of a proper name but its link words.
_PARTS = r"[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý]?[a-zà-ÿ']+)*-[a-zà-ÿ]{3,}(?:-[A-ZÀ-Ý]?[a-zà-ÿ']+)*"
_HALF = re.compile(
    r"(?<![\w-])(?:[Rr]ues?|[Aa]venue|[Bb]oulevard|[Bb]oul\.|[Cc]hemin|[Mm]ontée|[Rr]oute|[Pp]arc|[Éé]cole|[Pp]ont|[Ss]alle|[Cc]entre|[Aa]réna|[Ll]ac"
    rf"|[Pp]avillon|[Pp]lace|[Cc]halet|[Bb]ibliothèque|[Ss]entier|[Ss]quare) (?:du |de la |des |de l'|de |d')?(?P<x>{_PARTS})(?![\w-])"
)
_HALF_PERSON = re.compile(
    r"(?<![\w-])(?P<x>(?:Jean|Marie|Anne|Pierre|Louis|Louise|Paul|Charles|Guy|Luc|Marc|Claude|Yves|François|Michel|Ève|Annie|Lise)-[a-zà-ÿ]{3,})(?= [A-ZÀ-Ý])"
)
# « le parc du grand-Héron »
_HALF_FIRST = re.compile(
    r"(?<![\w-])(?:[Rr]ues?|[Aa]venue|[Bb]oulevard|[Cc]hemin|[Mm]ontée|[Pp]arc|[Éé]cole|[Pp]ont|[Ll]ac|[Rr]ivière|[Pp]lace) (?:du |de la |des |de l'|de )?"
    r"(?P<x>[a-zà-ÿ]{4,}-[A-ZÀ-Ý][a-zà-ÿ]+(?:-[\w']+)*)(?![\w-])"
)
_HALF_WHY = "Chaque élément d’un nom propre composé prend la majuscule, sauf les articles et les prépositions (OQLF; Commission de toponymie)."
_SMALL_PARTS = frozenset("de du des la le les sur sous en et aux au à lès d l et-de".split())
_NO_NAME = re.compile(
    r"-(?:ville|point|vous|nous|moi|toi|là|ci|midi|même|sol|neige|guerre|ouest|est|nord|sud|garderie|musée|école|théâtre|bistro)(?![\w])|^(?:Hôtel|Rond|Demi|Mini|Multi|Ciné|Sous|Avant|Après|Vice|Petits?|Tout|Grands?-parents)"
)


def _each_part(match: re.Match[str]) -> Replacement:
    name = match["x"]
    return "-".join(
        part if part in _SMALL_PARTS or "'" in part else part[0].upper() + part[1:]
        for part in name.split("-")
    )


def _is_name(match: re.Match[str], document: Document) -> bool:
    name = match["x"]
    lower = [part for part in name.split("-")[1:] if part.islower() and part not in _SMALL_PARTS]
    return bool(lower) and not _NO_NAME.search(name) and not document.in_italics(*match.span("x"))


def _first_part(match: re.Match[str]) -> Replacement:
    return match["x"][0].upper() + match["x"][1:]


def _not_italic(match: re.Match[str], document: Document) -> bool:
    return not document.in_italics(*match.span("x")) and not match["x"].startswith(
        ("saint", "mont-", "hôtel")
    )


PLACE_RULES = (
    PatternRule("majuscules.nom_compose", _HALF, _each_part, UPPER, _HALF_WHY, guard=_is_name),
    PatternRule("majuscules.nom_compose", _HALF_PERSON, _each_part, UPPER, _HALF_WHY, guard=_is_name),
    PatternRule("majuscules.nom_compose", _HALF_FIRST, _first_part, UPPER, _HALF_WHY, guard=_not_italic),
    PatternRule("majuscules.hotel_de_ville", _HALL, _hall, LOWER, _HALL_WHY, guard=_is_hall),
    PatternRule("majuscules.hotel_de_ville", _HALL_OPENING, lambda _: "Hôtel de ville", LOWER, _HALL_WHY, guard=_hall_opens),
    PatternRule("majuscules.voie", _STREETS, _lower, LOWER, _WHY, guard=_common),
    PatternRule("majuscules.lieu", _PLACES, _lower, LOWER, _WHY, guard=_common),
    PatternRule("majuscules.lieu", _PLACED, _lower, LOWER, _WHY, guard=_common),
    PatternRule("majuscules.lieu", _SECTOR, _lower, LOWER, _WHY, guard=_common),
    PatternRule("majuscules.lieu", _BARE, _lower, LOWER, _WHY, guard=_bare),
)  # fmt: skip
