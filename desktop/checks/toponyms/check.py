"""Names of places (art. 22): the spelling of the Commission de toponymie and of the municipality's own list.

A name that no list knows is a name: only the rules that hold for every name (Saint in full, hyphens of the
specific) apply to it, and never to what may be somebody's name.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.checks.base import CheckContext
from desktop.checks.capitals.context import opens
from desktop.checks.document import Document
from desktop.checks.pattern_rule import ARTICLE, NBSP, without_overlaps
from desktop.checks.policy.people import read_first_names
from desktop.checks.reading.words import forms
from desktop.checks.toponyms.article_towns import ArticleTowns
from desktop.checks.toponyms.context import (
    after_title,
    at_place,
    before_partners,
    has_generic_before,
    may_be_a_person,
    place_cue,
)
from desktop.checks.toponyms.index import Named, ToponymIndex, key_of
from desktop.checks.toponyms.near_names import NearNames
from desktop.checks.toponyms.official_names import Place, read_places
from desktop.checks.toponyms.rules import HYPHEN_WHY, SAINT_WHY, SURNAMES, TOPONYM_RULES, SpecificRules
from desktop.checks.toponyms.saints import wrong_saints
from desktop.editorial.findings import Category, Finding, Severity
from desktop.editorial.profile import MunicipalProfile

_WHY = "La graphie officielle est celle de la Commission de toponymie du Québec ou de la liste de la municipalité."
_DASHES = str.maketrans("–—", "--")
_ARTICLES = re.compile(r"^(?:[Ll]es? |[Ll]a |[LlDd]['’])")
# « le mont Tremblant », « la rivière du Nord »: the feature, not the town; then names that are common words too.
_FEATURES = forms(
    "mont lac riviere ile cote baie pointe cap chute bois centre nord bas rive capitale pont iles ferme mille deux"
)
# Towns whose first word names no mountain, bay or river of the same name.
_NO_FEATURE = frozenset(
    {"Mont-Laurier", "Mont-Joli", "Baie-Comeau", "Baie-Saint-Paul", "Pointe-Calumet", "Pointe-aux-Trembles"}
    | {"Chute-Saint-Philippe", "Cap-de-la-Madeleine", "Bois-des-Filion"}
)
_COMMON_WORDS = frozenset(
    {
        "Capitale-Nationale",
        "Centre-du-Québec",
        "Nord-du-Québec",
        "Rive-Nord",
        "Rive-Sud",
        "Deux-Montagnes",
        "Montréal-Nord",
    }
)
_DIRECTIONS = forms("est ouest nord sud")
# Names nobody takes for a common word, so that the capital can be asked for.
_NEVER_COMMON = forms(
    "québec montréal laval lanaudière laurentides gatineau sherbrooke longueuil terrebonne mirabel blainville joliette mascouche"
    " repentigny rawdon lachute outaouais mauricie estrie gaspésie montérégie ontario canada haïti ukraine quebec montreal"
)
_BEFORE_LOWER = re.compile(
    r"(?<![\w-])(?:[ÀàA]|[Aa]ux?|[Dd]es?|[Dd]u|[Ll]es?|[Ee]n|[Dd]ans les|[Ll]'|[Dd]')(?:(?<=')| )?$"
)
_SURNAME_TOWNS = frozenset({"prevost", "levis", "saint-jean", "joliette"})
_COUNTY = re.compile(
    r"(?<![\w-])(?:MRC|[Mm]unicipalité régionale de comté) (?P<x>(?P<prep>de |d'|[Dd]es |[Dd]u |de la |de l'|de les )?)(?=\w)"
)


class ToponymCheck:
    """St- and Ste-, hyphens, accents and capitals of the names of places."""

    name = "toponymes"

    def __init__(self, resources: Path) -> None:
        lexicon = resources / "lexicon"
        self._places = read_places(lexicon)
        # A town in one word is also a surname: only the large ones are known to follow a street's name.
        towns = frozenset(
            key_of(place.name.replace("-", " ").replace("–", " "))
            for place in self._places
            if place.demonym or "-" in place.name
        )
        first_names = frozenset(key_of(name) for name in read_first_names(lexicon / "prenoms.txt"))
        self._rules = (*TOPONYM_RULES, *SpecificRules(first_names, towns).rules())
        self._counties = ToponymIndex(
            Place(_ARTICLES.sub("", place.name), place.name) for place in self._places if place.kind == "mrc"
        )
        self._near = NearNames(self._places)
        self._articled = ArticleTowns(self._places)
        self._index_for = functools.lru_cache(maxsize=4)(self._build)

    def unavailable(self) -> str | None:
        """Always None: nothing outside the application is needed."""
        return None

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        """Findings in reading order, none overlapping another."""
        profile = context.profile
        index = self._index_for((*profile.toponyms, *profile.neighbours, profile.short_name))
        found = [(finding, 0) for finding in _county_findings(document, self._counties)]
        found += [(finding, 1) for finding in _misspelt(document, index)]
        found += [(finding, 1) for finding in wrong_saints(document, index)]
        found += [(finding, 1) for finding in self._near.findings(document, index)]
        found += [(finding, 1) for finding in self._articled.findings(document, index)]
        found += [(f, order) for order, rule in enumerate(self._rules, 2) for f in rule.findings(document)]
        registered = tuple(_registered(document, profile))
        return without_overlaps(
            (f, order) for f, order in found if not any(a <= f.start and f.end <= b for a, b in registered)
        )

    def _build(self, own: tuple[str, ...]) -> ToponymIndex:
        """The municipality's names come first: its spelling prevails."""
        shipped = (
            place
            for place in self._places
            if (not _ARTICLES.match(place.name) or (place.kind == "ville" and "-" in place.name))
            and (place.kind != "mrc" or not _is_feature(place.name))
        )
        return ToponymIndex((*(Place(name, "profil") for name in own if name), *shipped))


def _is_feature(name: str) -> bool:
    return key_of(re.split(r"[ -]", name)[0]) in _FEATURES


def _registered(document: Document, profile: MunicipalProfile) -> Iterator[tuple[int, int]]:
    """Where organisations are named as they registered their name."""
    for name in (*profile.organisations, *profile.partners, *profile.parties):
        for match in re.finditer(re.escape(name.replace("’", "'")), document.folded):
            yield match.span()


def _misspelt(document: Document, index: ToponymIndex) -> Iterator[Finding]:
    for named in index.named(document.folded):
        if not document.is_protected(named.start, named.end) and _is_meant(document, named):
            yield _finding(document, named)


def _is_meant(document: Document, named: Named) -> bool:
    """Whether the words are this place, and not written as they should."""
    official, text = named.place.name.replace("’", "'"), document.folded
    typed = text[named.start : named.end]
    if typed == official or typed.isupper() or _same_but_initial(typed, official, named.place.kind):
        return False
    if text[named.end : named.end + 1] == "-" and text[named.end + 1 : named.end + 2].isalnum():
        return False
    if text[named.start - 1 : named.start] in ("-", "@", "#", "_", "/") and named.start:
        return False
    if named.place.kind == "profil" and not official[0].isupper():
        parts = [part for part in re.split(r"[ '-]", typed) if part]
        return any(part[0].isupper() for part in parts) or "-" in typed or len(parts) > 2
    if (article := _ARTICLES.match(official)) and not typed[0].isupper():
        rest = _ARTICLES.sub("", typed)
        if key_of(re.split(r"[ -]", rest)[0]) in _ONLY_TOWNS and " " in rest and rest.istitle():
            return True  # l'Ancienne Lorette
        return (
            rest[:1].isupper() and "-" in rest and rest != official[article.end() :]
        )  # not « l’île Perrot »
    if before_partners(text, named.end):
        return False  # l'entreprise St-Amand & Filles
    if typed[0].isupper() and may_be_a_person(text, named.start) and not _only_a_place(official):
        return False
    if official.startswith("Saint"):
        return _saint_is_meant(text, typed, named)
    if " " not in official and "-" not in official and "–" not in official:
        return _single_is_meant(text, typed, named)
    return _compound_is_meant(text, typed, official, named)


# What only a town is called after its article, when the next word has its capital too.
_ONLY_TOWNS = forms("ancienne isle anse")
# First words that nobody bears as a surname: « Direction Val David ».
_PLACE_WORDS = forms(
    "val mont deux trois sept baie pointe bois lac cap ile iles nouvelle nouveau terre grande grosse petite haute basse cote"
    " riviere notre l la les havre port ferme"
)


def _only_a_place(official: str) -> bool:
    """Whether a name in several words begins as no person's does."""
    return "-" in official and key_of(re.split(r"[ '–-]", official)[0]) in _PLACE_WORDS


def _same_but_initial(typed: str, official: str, kind: str) -> bool:
    """The generic of the municipality's list may open a sentence; « halte municipale » may be common."""
    if kind != "profil" or typed[1:] != official[1:]:
        return False
    return typed[0].lower() == official[0].lower() and (official[0].islower() or official[1:].islower())


# A dog, a cheese, a cake, a fish.
_THINGS = forms("bernard paulin honoré honore pierre marcellin")


def _saint_is_meant(text: str, typed: str, named: Named) -> bool:
    rest = re.split(r"[ .-]+", typed)[1:]
    name = key_of(rest[0]) if rest else ""
    if typed.islower() and len(rest) == 1 and name in _THINGS:
        return at_place(text, named.start)
    if typed[0].islower() and not re.match(r"sainte?-|ste?-", typed):
        return rest[0][:1].isupper() and at_place(text, named.start) if rest else False
    if name in SURNAMES and len(rest) == 1 and not typed.lower().startswith("saint"):
        return has_generic_before(text, named.start) or at_place(text, named.start)
    return True


def _single_is_meant(text: str, typed: str, named: Named) -> bool:
    if typed[0].islower():
        before = text[max(0, named.start - 12) : named.start]
        return typed in _NEVER_COMMON and bool(_BEFORE_LOWER.search(before))
    if key_of(typed) in _SURNAME_TOWNS:
        return has_generic_before(text, named.start) or at_place(text, named.start)
    return typed[1:].islower()


def _compound_is_meant(text: str, typed: str, official: str, named: Named) -> bool:
    hyphened = "-" in typed or "–" in typed
    first = key_of(re.split(r"[ '–-]", typed)[0])
    if hyphened and " " not in typed:
        if typed.islower():
            return (official not in _COMMON_WORDS and first not in _FEATURES) or place_cue(text, named.start)
        return True
    if typed[0].islower() or (not hyphened and after_title(text, named.start)):
        return False  # le curé Antoine Labelle
    if key_of(re.split(r"[ –-]", typed)[-1]) in _DIRECTIONS and typed.split(" ")[-1].islower():
        return False  # dans Montréal est en fête
    if official in _COMMON_WORDS:
        return typed.replace(" du ", " ").istitle() and place_cue(text, named.start)
    words = [word for word in re.split(r"[ '–-]", typed) if len(word) > 3]
    if not all(word[0].isupper() for word in words):
        return at_place(text, named.start)
    if first in _FEATURES and named.place.kind != "region" and official not in _NO_FEATURE:
        return place_cue(text, named.start) or hyphened
    return True


def _finding(document: Document, named: Named) -> Finding:
    typed = document.text[named.start : named.end]
    official = named.place.name.replace("'", "’")
    if "’" not in typed and "’" not in document.text:
        official = official.replace("’", "'")
    if named.place.kind == "profil" and typed[0].isupper() and official[0].islower():
        official = official[0].upper() + official[1:] if opens(document.folded, named.start) else official
    article = (
        _ARTICLES.match(official) if official.startswith("Le") else None
    )  # « L’Isle-Verte » keeps its own
    if article and typed[0].islower() and (own := _ARTICLES.match(typed)):
        official = own.group() + official[article.end() :]  # « les Iles-de-la-Madeleine »
    saint = re.match(r"[Ss]te?\b", typed)
    dash = official.translate(_DASHES) == typed.translate(_DASHES)
    return Finding(
        "toponymes.saint" if saint else "toponymes.graphie",
        Category.TYPOGRAPHY,
        Severity.SUGGESTION if dash else Severity.WARNING,
        named.start,
        named.end,
        f"Graphie officielle{NBSP}: «{NBSP}{official}{NBSP}».",
        ARTICLE,
        SAINT_WHY if saint else (HYPHEN_WHY if " " in typed and "-" in official else _WHY),
        (official,),
    )


def _county_findings(document: Document, counties: ToponymIndex) -> Iterator[Finding]:
    """« MRC de La Rivière-du-Nord »: the article belongs to the name of a county."""
    text = document.folded
    for match in _COUNTY.finditer(text):
        start, stop = match.start("x"), match.end() + 45
        named = next(counties.named(text[match.end() : stop]), None)
        if named is None:
            continue
        yield from _county(document, match, start, named)


def _county(document: Document, match: re.Match[str], start: int, named: Named) -> Iterator[Finding]:
    lead = document.folded[match.end() : match.end() + named.start]
    if lead.strip(" '").lower() not in ("", "la", "le", "les", "l", "d"):
        return
    end = match.end() + named.end
    typed, full = document.folded[start:end], named.place.kind.replace("’", "'")
    wanted = _with_preposition(full)
    if typed in (wanted, full):
        return
    if "’" in document.text:
        wanted = wanted.replace("'", "’")
    yield Finding(
        "toponymes.mrc",
        Category.TYPOGRAPHY,
        Severity.WARNING,
        start,
        end,
        f"Graphie officielle{NBSP}: «{NBSP}MRC {wanted}{NBSP}».",
        ARTICLE,
        _WHY,
        (wanted,),
    )


def _with_preposition(name: str) -> str:
    """« des Laurentides », « de La Rivière-du-Nord », « d'Argenteuil »."""
    if name.startswith("Les "):
        return f"des {name[4:]}"
    if name.startswith("Le "):
        return f"du {name[3:]}"
    return f"d'{name}" if name[0] in "AEÉIOU" else f"de {name}"
