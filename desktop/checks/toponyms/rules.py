"""How the names of streets, parks and saints are written in a text, whether or not a list knows them.

Sources: Commission de toponymie, « Règles d’écriture » (particle, hyphens, Saint and Sainte in full); OQLF, 21323.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from desktop.checks.capitals.context import in_title, opens
from desktop.checks.document import Document
from desktop.checks.pattern_rule import NBSP, PatternRule, Replacement
from desktop.checks.reading.words import forms
from desktop.checks.toponyms.context import (
    BUILDINGS,
    STREETS,
    WATERS,
    at_place,
    has_generic_before,
    may_be_a_person,
)
from desktop.checks.toponyms.index import key_of

MESSAGE = f"Graphie officielle{NBSP}: «{NBSP}{{}}{NBSP}»."
SAINT_WHY = (
    f"Dans un texte, Saint et Sainte s’écrivent au long dans les noms de lieux{NBSP}: «{NBSP}Sainte-Sophie{NBSP}»"
    " (Commission de toponymie, Règles d’écriture)."
)
HYPHEN_WHY = (
    "Les éléments d’un nom de voie, de lieu ou de municipalité s’unissent par des traits d’union"
    f"{NBSP}: «{NBSP}rue de l’Hôtel-de-Ville{NBSP}» (Commission de toponymie, Règles d’écriture)."
)
_CAPITAL_WHY = f"Le mot propre d’un nom de rue prend la majuscule{NBSP}: «{NBSP}125, rue Principale{NBSP}» (Commission de toponymie)."

# Saints who also are surnames: only a street, a town or a feast tells them from somebody.
SURNAMES = forms(
    "pierre jacques laurent jean germain denis louis hilaire cyr arnaud martin gelais aubin georges michel yves vincent charles"
    " marie maurice onge amour paul thomas antoine hubert lambert andre leger julien amand amant gabriel joseph francois amour"
    " croix foy pere roch remi"
)
_PARTICLE_WHY = (
    f"Dans un nom de lieu, la particule garde la minuscule{NBSP}: «{NBSP}rivière du Nord{NBSP}», «{NBSP}rue de l’Église{NBSP}»"
    " (Commission de toponymie, Règles d’écriture)."
)
_WATER_WHY = (
    f"Le nom d’un lac ou d’une rivière s’écrit sans traits d’union{NBSP}: «{NBSP}rivière des Mille Îles{NBSP}» (Commission de"
    " toponymie)."
)
_NAME = r"[A-ZÀ-Ý][\w']*(?:-[\w']+)*"
_SHORT = re.compile(
    rf"(?<![\w@#'-])(?P<x>(?P<saint>[Ss]te?s?)(?P<join>-|\. ?| ?- ?| )(?P<name>{_NAME}))(?![\w-])"
)
_AFTER_ARTICLE = re.compile(
    rf"(?<=[dlDL]')(?P<x>(?P<saint>[Ss]te?s?)(?P<join>-|\. ?| )(?P<name>{_NAME}))(?![\w-])"
)
_FEAST_BEFORE = re.compile(r"(?<![\w-])(?:[Ll]a|[Dd]e la|[Àà] la) $")
_FEASTS = re.compile(r"(?:jean(?:-baptiste)?|valentin|patrick|sylvestre|nicolas|catherine|michel)$")
_INNER = re.compile(rf"(?<![\w@#'-])(?P<x>(?P<before>(?:Mont|Notre-Dame|Baie|Lac|Pointe|Ville|Côte|Cap|Île|Fort|Sault|Rivière|Faubourg)-)(?P<saint>Ste?)-(?P<name>{_NAME}))(?![\w-])")  # fmt: skip
_SPACED = re.compile(rf"(?<![\w@#'-])(?P<x>(?P<saint>Sainte?) (?P<name>{_NAME}))(?![\w-])")
_LINK = re.compile(r"-(?:de|du|des|sur|en)-")
_NOT_PLACES = forms(
    "Père Vierge Empire Esprit Bible Trinité Famille Siège Sépulcre Office Patron Suaire Cène"
)


def _saint(match: re.Match[str]) -> Replacement:
    start = match["saint"].lower().rstrip("s") if len(match["saint"]) > 2 else match["saint"].lower()
    return f"{'Sainte' if start.startswith('ste') else 'Saint'}-{match['name']}"


def _inner(match: re.Match[str]) -> Replacement:
    return f"{match['before']}{'Sainte' if match['saint'] == 'Ste' else 'Saint'}-{match['name']}"


def _is_a_place(match: re.Match[str], document: Document) -> bool:
    text, start = document.folded, match.start("x")
    if may_be_a_person(text, start):
        return False
    name = key_of(match["name"].replace("-", " "))
    if _FEAST_BEFORE.search(text[max(0, start - 8) : start]):
        return bool(_FEASTS.match(key_of(match["name"])))
    if name in ("valentin", "sylvestre") or _LINK.search(match["name"]):
        return True  # St-Calixte-de-Kilkenny
    if has_generic_before(text, start):
        return True
    return at_place(text, start) and name.split()[0] not in SURNAMES


def _is_spaced_place(match: re.Match[str], document: Document) -> bool:
    text, start = document.folded, match.start("x")
    if opens(text, start):
        return False  # Saint Nicolas viendra
    return match["name"] not in _NOT_PLACES and not may_be_a_person(text, start) and not in_title(text, start)


_DIRECTION = "Nord|Sud|Est|Ouest"
# Words that are no part of a specific, or that forbid to join it: particles, English, people's titles.
_NOT_JOINED = re.compile(
    rf"^(?:{_DIRECTION}|De|La|Le|Les|Des|Du|L'.*|D'.*|Mc.*|Mac.*|New|Old|Lake|Van|Von|Inc|Ltée|Lundi|Mardi|Mercredi|Jeudi|Vendredi"
    r"|Samedi|Dimanche|Janvier|Février|Avril|Juin|Juillet|Août|Septembre|Octobre|Novembre|Décembre|Québec|Canada|Ontario"
    r"|Mme|Mmes|Monsieur|Madame|Principale|Royale|Street|Road|Rue|Chemin|Boulevard|Avenue|Municipalité|Saint|Sainte)$"
)
_NAME_BEGINS = forms(
    "Grand Grande Grands Petit Petite Petits Bon Bonne Vieux Vieille Beau Belle Haut Haute Bas Basse Curé Docteur Abbé Frère"
    " Sœur Monseigneur Notre Sacré Val Sir Premier Première Deux Trois Quatre Adolphe Wilfrid Honoré Télesphore Lionel Roland"
)
_ANOTHER_PLACE = re.compile(r"^(?:Parc|Lac|École|Pont|Ville|Place|Salle|Aréna|Bibliothèque|Centre)$")
_PIECE = r"[A-ZÀ-Ý][a-zà-öø-ÿœ]+(?:-[\w']+)*"
_ARTICLE = r"(?P<article>(?:de la |de l'|du |des |de |d'))"
_JOINED_STREET = re.compile(
    rf"(?<![\w-])(?:{STREETS}) {_ARTICLE}?(?P<x>{_PIECE}(?: {_PIECE}){{1,3}})(?![\w-])"
)
_KIND = r"(?: primaire| secondaire| municipale?| intergénérationnel)?"
_JOINED_BUILDING = re.compile(
    rf"(?<![\w-])(?:[Pp]arc|[Éé]cole|[Bb]ibliothèque|[Pp]avillon|[Ss]alle|[Pp]iscine|[Gg]ymnase|[Pp]olyvalente|[Cc]halet){_KIND}"
    rf" (?:du |des |de la |de l'|d')?(?P<x>{_PIECE}(?: {_PIECE}){{1,2}})(?![\w-])"
)
# Waters and sponsored buildings keep spaces, unless they bear somebody's name: « lac des Deux Montagnes ».
_JOINED_PLACE = re.compile(
    rf"(?<![\w-])(?:{BUILDINGS}|{WATERS}){_KIND} (?P<x>{_PIECE}(?: {_PIECE}){{1,2}})(?![\w-])"
)
_COMMON = (
    r"Eau|Lac|Rivière|Ville|Moulin|Village|Église|Gare|Sables?|Pins?|Érables?|Bois|Monts?|Montagnes?|Plateau|Ruisseau|Soleil|Vents?"
    r"|Neiges?|Chutes?|Sources?|Îles?|Forêt|Nord|Sud|Prés|Champs|Vallée|Fleurs|Oiseaux|Anges|Golf|Coteau|Quai|Pont|Couvent|Curé"
    r"|Chênes?|Bouleaux?|Cèdres?|Sapins?|Épinettes|Lilas|Ros(?:es|iers)|Cerisiers|Ormes?|Saules?|Peupliers|Trembles|Merisiers|Noyers"
    r"|Mélèzes|Pommiers|Vergers?|Hirondelles|Geais|Perdrix|Huards?|Castors?|Cerfs|Chevreuils|Truites|Fougères|Trilles|Marguerites"
    r"|Patriotes|Pionniers|Colons|Voyageurs|Draveurs|Bûcherons|Érablière|Cascades?|Falaises?|Collines?|Rochers?|Baie|Pointe|Anse"
    r"|Grève|Plage|Marina|Phare|Barrage|Écluse|Fort|Carrière|Manoir|Ferme|Grange|Fromagerie|Fabrique|Presbytère|Chapelle|Croix"
    r"|Calvaire|Horizon|Aurore|Étoiles|Lune|Étang|Marais|Crêtes?|Sommets?|Héron|Duc|Hêtres?|Tilleuls?|Frênes?|Canards?|Outardes"
    r"|Loups?|Ours|Renards?|Grenouilles?|Ursulines|Sœurs|Frères|Artisans|Meuniers?|Aîné|Peupleraie|Sucrerie|Tannerie|Scierie"
)
_LINKED = re.compile(
    rf"(?<![\w-])(?:{STREETS}|[Pp]arc(?: régional)?|[Éé]cole|[Bb]ibliothèque|[Cc]entre communautaire) {_ARTICLE}?"
    rf"(?P<x>{_PIECE}(?P<link> (?:de la |de l'|du |des |de |d'|à la |à l'|aux |sur le |sur la ))(?P<last>{_COMMON}))(?![\w-])"
)
_GLUED = re.compile(
    r"(?<![\w@#'-])(?P<x>(?P<generic>rue|avenue|boulevard|chemin|montée|rang|parc|lac|rivière|école|bibliothèque|pavillon)-)(?=[A-ZÀ-Ý])"
)
_LOWER_SPECIFIC = re.compile(
    rf"(?<![\w-])\d{{1,5}}[A-Z]?, ?(?:{STREETS}) {_ARTICLE}?(?P<x>[a-zà-öø-ÿœ][a-zà-öø-ÿœ-]{{2,}})(?![\w'-])"
)
_ORDINAL_STREET = re.compile(
    r"(?<![\w-])\d{1,5}[A-Z]?, ?(?:\d{1,3}(?:re|e)) (?P<x>avenue|rue|rang|boulevard)(?![\w-])"
)


class SpecificRules:
    """The rules on the proper part of a name; `first_names` and `towns` are in the form of `key_of`."""

    def __init__(self, first_names: frozenset[str], towns: frozenset[str]) -> None:
        self._first_names = first_names
        self._towns = towns

    def rules(self) -> tuple[PatternRule, ...]:
        """Hyphens of a specific made of several words."""
        return (
            PatternRule("toponymes.trait_union", _JOINED_STREET, self._street, MESSAGE, HYPHEN_WHY, guard=_outside_title),
            PatternRule("toponymes.trait_union", _JOINED_BUILDING, self._building, MESSAGE, HYPHEN_WHY, guard=_outside_title),
            PatternRule("toponymes.trait_union", _JOINED_PLACE, self._water, MESSAGE, HYPHEN_WHY, guard=_outside_title),
        )  # fmt: skip

    def _is_another(self, piece: str) -> bool:
        """Whether the word begins another name: « rue Principale Saint-Jérôme »."""
        return bool(_ANOTHER_PLACE.match(piece)) or key_of(piece.replace("-", " ")) in self._towns

    def _street(self, match: re.Match[str]) -> Replacement:
        return self._joined(match["x"], lambda _: True)

    def _building(self, match: re.Match[str]) -> Replacement:
        """Only somebody's name or a set phrase: « parc Boisé Smith » may be registered so."""
        return self._joined(match["x"], lambda first: self._is_first_name(first) or first in _NAME_BEGINS)

    def _water(self, match: re.Match[str]) -> Replacement:
        return self._joined(match["x"], self._is_first_name)

    def _is_first_name(self, piece: str) -> bool:
        return key_of(piece.split("-")[0]) in self._first_names

    def _joined(self, typed: str, may_begin: Callable[[str], bool]) -> Replacement:
        """The words joined up to the first that is no part of the name, followed by the rest."""
        pieces = typed.split(" ")
        kept: list[str] = []
        for index, piece in enumerate(pieces):
            named_after = index == 1 and "-" not in piece and self._is_first_name(kept[0])
            if _NOT_JOINED.match(piece) or (index and not named_after and self._is_another(piece)):
                break  # « parc Duquette Laval », not « salle André Prévost »
            kept.append(piece)
        if len(kept) < 2 or not may_begin(kept[0]):
            return None
        return " ".join(("-".join(kept), *pieces[len(kept) :]))


def _outside_title(match: re.Match[str], document: Document) -> bool:
    return not in_title(document.folded, match.start("x"))


def _linked(match: re.Match[str]) -> Replacement:
    return match["x"].replace(" ", "-")


def _capital(match: re.Match[str]) -> Replacement:
    return "-".join(
        part
        if part in ("de", "du", "des", "la", "le", "les", "à", "au", "aux", "en", "sur")
        else part.capitalize()
        for part in match["x"].split("-")
    )


# « la Rivière-du-Nord » in canoe is the river, unless a county, a park or a road bears the name.
_RIVER = re.compile(
    r"(?<![\w-])(?:[Ll]a|[Cc]ette|[Nn]otre) (?P<x>Rivière-(?P<link>du|de-la|des|aux|à-la)-(?P<name>[A-ZÀ-Ý][\w']+))(?![\w-])"
)
_RIVER_OWNER = re.compile(
    r"\b(?:MRC|comté|[Pp]arc|[Éé]cole|[Cc]hemin|[Rr]ue|[Rr]oute|[Mm]ontée|[Ss]ecteur|[Vv]illage|[Pp]olyvalente|[Aa]cadémie|[Cc]irconscription"
    r"|[Cc]entre|[Cc]aisse|[Cc]lub|[Cc]hambre|[Cc]égep|[Pp]ont)\b[^.;!?\n]{0,40} de $|\bMRC (?:de )?$"
)


def _river(match: re.Match[str]) -> Replacement:
    return f"rivière {match['link'].replace('-', ' ')} {match['name']}"


def _is_river(match: re.Match[str], document: Document) -> bool:
    text, start = document.folded, match.start()
    return not _RIVER_OWNER.search(text[max(0, start - 60) : start])


_BAPTIST = re.compile(r"(?<![\w@#-])(?P<x>(?:St|Saint)[ -]Jean[ -]Baptiste)(?![\w-])")

# « rue Hôtel-de-Ville »: the street is named after the building, article included.
_WITHOUT_ARTICLE = re.compile(
    rf"(?<![\w-])(?:{STREETS}) (?P<x>(?P<name>Hôtel[ -]de[ -][Vv]ille|Église|École|Aqueduc))(?![\w-])(?! [A-ZÀ-Ý])"
)
_SHORE = re.compile(
    r"(?<![\w'-])(?:[Ll]a|[Ss]ur la|[Dd]e la|[Dd]ans la|[Àà] la) (?P<x>Rive (?P<a>Nord|Sud)|[Rr]ive-(?P<b>nord|sud)|rive-(?P<c>Nord|Sud))(?![\w-])"
    r"(?! (?:du lac|de la rivière|du fleuve|du ruisseau))"
)
# « la rivière Du Nord »: the particle before a common noun takes no capital, even in a name.
_PARTICLE = re.compile(
    rf"(?<![\w-])(?:{STREETS}|{WATERS}|[Pp]arc|[Éé]cole|[Pp]ont) (?P<x>(?P<particle>D(?:es|u|e(?: [Ll]a| [Ll]')?)|[Dd]e L(?:a |'))(?: |(?<=[ ']))(?P<name>(?:{_COMMON})(?:-[\w']+)*))(?![\w-])"
)
# « boulevard Des Hauteurs »: after « Des », a plural is a common noun, unless somebody was called so.
_PLURAL_PARTICLE = re.compile(
    rf"(?<![\w-])(?:{STREETS}|{WATERS}|[Pp]arc|[Éé]cole) (?P<x>(?P<particle>Des) (?P<name>(?!Groseil|Ormeaux|Meurons|Jardins\b|Rosiers\b|Roches\b)(?:Mille[ -])?[A-ZÀ-Ý][\w']*[a-zà-ÿ][sx](?:-[\w']+)*))(?![\w-])"
)
_ACHIGAN = re.compile(r"(?<![\w-])(?:[Ll]ac|[Rr]ivière) (?P<x>(?!de l'Achigan(?!\w))(?:d'|des |à l'|de l'|l')?[Aa]chigans?)(?![\w-])")  # fmt: skip
_PARK_OF_MOUNT = re.compile(
    r"(?<![\w-])[Pp]arc(?: national| régional| provincial)? du (?P<x>[Mm]ont [A-ZÀ-Ý][\w']+)(?![\w-])"
)
# « chemin du lac Bertrand »: the whole name of the lake is the specific of the street.
_STREET_OF_LAKE = re.compile(
    r"(?<![\w-])(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Bb]oul\.|[Cc]hemin|[Cc]h\.|[Mm]ontée|[Rr]ang|[Ii]mpasse|[Cc]roissant)"
    r" (?:du |de la |des |de l'|de )(?P<x>(?:lac|rivière|ruisseau|mont|baie|île|étang|pointe|chute|cap|marais)s?"
    rf"(?: (?:à la |à l'|aux? |de la |de l'|du |des |de |d')(?:(?<=[ '])))? ?(?P<name>{_PIECE}))(?![\w-])(?! [A-ZÀ-Ý])"
)
_HYPHENED_WATER = re.compile(
    r"(?<![\w-])(?:(?<=[Rr]ivière des )|(?<=[Ll]ac des ))(?P<x>Mille-[ÎI]les|Deux-Montagnes)(?![\w-])"
)
_CAPITAL_REGION = re.compile(r"(?<![\w-])(?:[Ll]a|[Ee]n) (?P<x>Capitale Nationale)(?![\w-])")
_RAILWAY = re.compile(r"(?<![\w'-])(?P<x>(?:[Pp]etit|[Pp]'?tit) [Tt]rain [Dd]u [Nn]ord)(?![\w-])")


def _with_article(match: re.Match[str]) -> Replacement:
    return f"de l'{match['name'].replace(' ', '-').replace('-ville', '-Ville')}"


def _particle(match: re.Match[str]) -> Replacement:
    return match["x"][: -len(match["name"])].lower() + match["name"]


def _spaced_water(match: re.Match[str]) -> Replacement:
    return match["x"].replace("-", " ").replace("Iles", "Îles")


def _of_lake(match: re.Match[str]) -> Replacement:
    lake: str = match["x"].replace(" ", "-")
    return lake[0].upper() + lake[1:]


def _shore(match: re.Match[str]) -> Replacement:
    return f"Rive-{(match['a'] or match['b'] or match['c']).capitalize()}"


TOPONYM_RULES = (
    PatternRule("toponymes.article", _WITHOUT_ARTICLE, _with_article, MESSAGE, HYPHEN_WHY),
    PatternRule("toponymes.graphie", _SHORE, _shore, MESSAGE, HYPHEN_WHY),
    PatternRule("toponymes.graphie", _PARTICLE, _particle, MESSAGE, _PARTICLE_WHY, guard=_outside_title),
    PatternRule("toponymes.graphie", _PLURAL_PARTICLE, _particle, MESSAGE, _PARTICLE_WHY, guard=_outside_title),
    PatternRule("toponymes.trait_union", _PARK_OF_MOUNT, lambda m: m["x"].title().replace(" ", "-"), MESSAGE, HYPHEN_WHY),
    PatternRule("toponymes.graphie", _ACHIGAN, lambda _: "de l'Achigan", MESSAGE, HYPHEN_WHY),
    PatternRule("toponymes.trait_union", _STREET_OF_LAKE, _of_lake, MESSAGE, HYPHEN_WHY),
    PatternRule("toponymes.trait_union_en_trop", _HYPHENED_WATER, _spaced_water, MESSAGE, _WATER_WHY),
    PatternRule("toponymes.trait_union", _CAPITAL_REGION, lambda _: "Capitale-Nationale", MESSAGE, HYPHEN_WHY),
    PatternRule("toponymes.graphie", _RAILWAY, lambda _: "P'tit Train du Nord", MESSAGE, HYPHEN_WHY),
    PatternRule("toponymes.saint", _BAPTIST, lambda _: "Saint-Jean-Baptiste", MESSAGE, SAINT_WHY),
    PatternRule("toponymes.saint", _SHORT, _saint, MESSAGE, SAINT_WHY, guard=_is_a_place),
    PatternRule("toponymes.saint", _AFTER_ARTICLE, _saint, MESSAGE, SAINT_WHY, guard=_is_a_place),
    PatternRule("toponymes.saint", _INNER, _inner, MESSAGE, SAINT_WHY),
    PatternRule("toponymes.saint", _SPACED, _saint, MESSAGE, HYPHEN_WHY, guard=_is_spaced_place),
    PatternRule("toponymes.trait_union", _LINKED, _linked, MESSAGE, HYPHEN_WHY, guard=_outside_title),
    PatternRule("toponymes.trait_union_en_trop", _GLUED, lambda m: f"{m['generic']} ", MESSAGE, HYPHEN_WHY),
    PatternRule("toponymes.trait_union_en_trop", _RIVER, _river, MESSAGE, HYPHEN_WHY, guard=_is_river),
    PatternRule("toponymes.majuscule", _LOWER_SPECIFIC, _capital, MESSAGE, _CAPITAL_WHY),
    PatternRule("toponymes.majuscule", _ORDINAL_STREET, lambda m: m["x"].capitalize(), MESSAGE, _CAPITAL_WHY),
)  # fmt: skip
