"""A known name of several words, one of which is a slip away: « Bois-des-Fillion », « la rivière des Milles Îles ».

« Berthier-ville » is the slip of a hyphen. Each part may be a word or a name, so no dictionary sees it. A name is accused only when nobody bears it as it is
written and one official name alone is a slip away (Commission de toponymie); then the towns that never go without
their article (« à Malbaie »), and the mountain written like the town (« au sommet du Mont-Tremblant »).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop.checks.document import Document
from desktop.checks.needed_letters import Sought
from desktop.checks.pattern_rule import NBSP
from desktop.checks.spelling.known_places import one_slip, sounds_same
from desktop.checks.toponyms.context import before_partners, may_be_a_person
from desktop.checks.toponyms.index import ToponymIndex, key_of
from desktop.checks.toponyms.official_names import Place
from desktop.checks.toponyms.official_spelling import official_spelling
from desktop.editorial.findings import Finding

_WHY = "La graphie officielle est celle de la Commission de toponymie du Québec ou de la liste de la municipalité."
_FEATURE_WHY = (
    "Le trait d’union est celui de la ville; le générique d’une montagne prend la minuscule"
    f"{NBSP}: «{NBSP}le mont Tremblant{NBSP}» (Commission de toponymie, Règles d’écriture)."
)
# The waters that every list of Québec has, as they are written after their generic.
_WATERS = (
    "Mille Îles|Deux Montagnes|Outaouais|Prairies|Assomption|Ouareau|Achigan|Saint-Laurent|Saint-Maurice|Richelieu|Saint-Jean"
    "|Memphrémagog|Champlain|Massawippi|Mégantic|Taureau|Maskinongé|Saguenay|Gatineau|Mastigouche|Simon|Chaudière|Yamaska"
    "|Saint-François|Jacques-Cartier|Batiscan|Manicouagan|Ristigouche|Matapédia|Archambault|Nominingue|Labelle|Tremblant"
).split("|")
_PART = r"[A-ZÀ-Ý]\w{0,30}"
_COMPOUND = Sought(re.compile(r"(?<![\w'@#/-])[A-ZÀ-Ý]\w{1,30}(?:[-'][^\W\d_]{1,30}){1,8}(?![\w'-])"))
_SAINT = Sought(re.compile(r"(?<![\w'@#/-])S(?:ain)?te?[. -]{1,2}[A-ZÀ-Ý][a-zà-ÿ]+(?![\w-])"))
_WATER = Sought(
    re.compile(
        rf"(?<![\w-])(?:[Rr]ivière|[Ff]leuve|[Ll]ac|[Rr]éservoir)s? (?:de la |de l'|des |du |d'|l'|L')?(?P<x>{_PART}(?:[ -]{_PART}){{0,4}})(?![\w-])"
    )
)
_ARTICLE_TOWNS = {
    "Malbaie": "La", "Pocatière": "La", "Tuque": "La", "Sarre": "La", "Macaza": "La", "Durantaye": "La", "Prairie": "La",
    "Assomption": "L’", "Épiphanie": "L’", "Islet": "L’", "Ancienne-Lorette": "L’", "Île-Perrot": "L’", "Isle-aux-Coudres": "L’",
    "Isle-Verte": "L’",
}  # fmt: skip
_BARE = Sought(
    re.compile(
        rf"(?<![\w-])(?:[Àà]|[Vv]ers|[Pp]rès de|[Vv]illes? de|[Jj]usqu'à|[Mm]aire(?:sse)? de) (?P<x>{'|'.join(_ARTICLE_TOWNS)})(?![\w-])"
    )
)
_TOLD = r"(?:[ÀàA]|[Vv]ers|[Dd]e|[Cc]ontre|[Jj]usqu'à|[Pp]rès de|[Vv]illes? de|[Ee]ntre) "
# Towns heard as another word or name.
_HEARD_AS = {"Mirabelle": "Mirabel", "Piémont": "Piedmont", "Oca": "Oka", "Rosemaire": "Rosemère", "Lachûte": "Lachute", "Terre-Bonne": "Terrebonne", "Lavalle": "Laval"}  # fmt: skip
_HEARD = Sought(re.compile(rf"(?<![\w-]){_TOLD}(?P<x>{'|'.join(_HEARD_AS)})(?![\w'-])(?! [A-ZÀ-Ý])"))
_MOUNTAIN = Sought(
    re.compile(r"(?<![\w-])(?P<det>[Ll]e|[Aa]u|[Dd]u|[Cc]e) (?P<x>Mont-(?P<name>[A-ZÀ-Ý]\w+))(?![\w-])")
)
_CLIMBED = re.compile(
    r"\b(?:gravi\w*|escalad\w+|grimp\w+|ascensions?|sommets?|altitude|versants?|flancs?|pied|croix|pentes?|cimes?|crêtes?|randonn\w+)\b"
)
_BEARER = re.compile(
    r"\b(?:[Pp]arc(?: national| régional)?|[Aa]venue|[Rr]ue|[Bb]oulevard|[Cc]hemin|[Ss]tation|[Vv]ille|[Ss]ecteur|[Éé]cole) $"
)
_SHORTEST_PART, _CLUE = 5, 70


class NearNames:
    """The official names in several words, a text a line: read only where a compound that no list has is met."""

    def __init__(self, places: Iterable[Place]) -> None:
        names = (place.name.replace("’", "'") for place in places)
        compounds = dict.fromkeys(name for name in names if "-" in name or " " in name)
        # By number of words, then « key-key name » a line: compared with no work but that of the few that look alike.
        lines: dict[int, list[str]] = {}
        for name in compounds:
            pieces = _pieces(name)
            lines.setdefault(len(pieces), []).append(f"{'-'.join(pieces)}\t{name}")
        self._compounds = {size: "\n".join(found) for size, found in lines.items()}

    def findings(self, document: Document, index: ToponymIndex) -> Iterator[Finding]:
        """One finding a name, in no order."""
        text = document.folded
        for match in (*_COMPOUND.matches(document), *_SAINT.matches(document)):
            start, end = match.span()
            typed = match.group()
            if index.official(typed) or document.is_protected(start, end) or may_be_a_person(text, start):
                continue
            if before_partners(text, end):
                continue  # l'entreprise St-Amand & Filles
            whole = index.official(typed.replace("-", "")) if typed.endswith("-ville") else None
            if near := whole or self._nearest(typed):
                yield official_spelling(document, start, end, near, _WHY)
        for match in _WATER.matches(document):
            typed = match["x"]
            pieces = _pieces(typed)
            near = _only(name for name in _WATERS if _near(pieces, _WATER_PIECES[name]))
            if near and not document.is_protected(*match.span()) and not index.official(typed):
                yield official_spelling(document, *match.span("x"), near, _WHY)
        yield from (f for f in _of_towns(document) if not document.is_protected(f.start, f.end))
        for match in _MOUNTAIN.matches(document):
            around = text[max(0, match.start() - _CLUE) : match.end() + _CLUE]
            owned = match["det"].lower() == "du" and _BEARER.search(
                text[max(0, match.start() - 30) : match.start()]
            )
            if not owned and _CLIMBED.search(around) and not document.is_protected(*match.span()):
                yield official_spelling(document, *match.span("x"), f"mont {match['name']}", _FEATURE_WHY)

    def _nearest(self, typed: str) -> str:
        pieces = _pieces(typed)
        first, last = f"{pieces[0]}-", f"-{pieces[-1]}\t"
        return _only(
            line.partition("\t")[2]
            for line in self._compounds.get(len(pieces), "").split("\n")
            if (line.startswith(first) or last in line) and _near(pieces, line.partition("\t")[0].split("-"))
        )


def _of_towns(document: Document) -> Iterator[Finding]:
    """Towns without their article, or heard as another word."""
    text = document.folded
    for match in _BARE.matches(document):
        article = _ARTICLE_TOWNS[match["x"]]
        official = f"{article}{match['x']}" if article.endswith("’") else f"{article} {match['x']}"
        yield official_spelling(document, *match.span("x"), official, _WHY)
    for match in _HEARD.matches(document):
        if not may_be_a_person(text, match.start("x")):
            yield official_spelling(document, *match.span("x"), _HEARD_AS[match["x"]], _WHY)


def _pieces(name: str) -> list[str]:
    return [key_of(piece) for piece in re.split(r"[ .'–-]+", name) if piece]


_WATER_PIECES = {name: _pieces(name) for name in _WATERS}


def _near(typed: list[str], official: list[str]) -> bool:
    """Whether one word alone differs, and by a slip."""
    if len(typed) != len(official):
        return False
    apart = [pair for pair in zip(typed, official, strict=True) if pair[0] != pair[1]]
    if len(apart) != 1:
        return False
    one, other = apart[0]
    long = min(len(one), len(other)) >= _SHORTEST_PART - (len(typed) > 2)
    return long and (one_slip(one, other) or sounds_same(one, other))


def _only(names: Iterable[str]) -> str:
    found = set(names)
    return found.pop() if len(found) == 1 else ""
