"""A well-known name one slip of the hand away from what was typed: « Sherbroke », « la rivière de l’Achiguan ».

The names are those of `toponymes.tsv`, and of the streets, places and people of the profile. A town often bears
somebody's name, and surnames are written in many ways: whatever stands beside a first name, a title or another
capital stays a name to verify, and so does a name that people bear too unless its place says that it is a town.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from desktop.checks.document import Document, Token
from desktop.checks.reading.words import forms
from desktop.checks.spelling.ranking import bare, unaccented
from desktop.checks.spelling.sounds import sound
from desktop.checks.toponyms.context import (
    after_title,
    has_generic_before,
    has_street_before,
    may_be_a_person,
)
from desktop.checks.toponyms.official_names import Place
from desktop.editorial.profile import MunicipalProfile

_AFTER_ARTICLE = re.compile(r"(?:L['’]|La |Le |Les )([^ –-]+)$")
# The shortest name that a slip is looked for: where a town is announced, and anywhere.
_SHORTEST, _SHORTEST_ANYWHERE = 5, 7
_COMPOUND = 9
# By how many letters two names that sound the same may differ.
_FARTHEST = 2
# What stands before a town: « à », « les pompiers de la ville de »; and before a region or a country.
_AT_TOWN = re.compile(
    r"(?<![\w-])(?:[Àà]|[Vv]ers|[Jj]usqu'à|[Pp]rès de|[Vv]illes? de|[Mm]unicipalités? (?:de|d')|MRC (?:de |d')?|[Ee]ntre|[Dd]irection"
    r"|[Ss]ecteurs?|[Qq]uartier|[Aa]rrondissement|[Cc]ontre|[Hh]abite|(?:[Nn]ati(?:f|ve)|[Oo]riginaires?|[Vv]ien(?:t|nent)|[Vv]enue?s?"
    r"|[Pp]artie?s?|[Cc]amps?|[Pp]lage|[Qq]uai|[Éé]cocentres?|[Éé]cole|[Éé]lèves|[Éé]glise|[Rr]égion|[Gg]are|[Aa]réna|[Bb]ibliothèque|[Vv]erger|[Gg]ens|[Cc]itoyens|[Rr]ésidents|[Vv]oisins|[Pp]ompiers|[Mm]aire|[Mm]airesse|[Cc]onseil municipal|[Ff]estival|[Éé]quipe|[Cc]lub"
    r"|[Uu]niversité|[Tt]ournoi|[Cc]aserne|[Uu]sine|[Pp]alais de justice|[Mm]arché|[Cc]entre-ville|[Rr]outes?|[Hh]ôpital|[Cc]irque|[Tt]roupe|[Mm]usée)"
    r"(?: publics?| municipale?| régionale?| amateurs?| communautaire| agricole| culturel)? (?:de|d')) ?$"
)
_OF_REGION = re.compile(
    r"(?<![\w-])(?:[Ee]n|[Aa]ux?|[Dd]u|[Dd]es|[Dd]ans les|[Ll]es?|[Ll]a|[Dd]e la|(?:de )?[Ll]') ?$"
)
# What may stand before a town anywhere: no noun, which makes a business of it (« le café Outremonte »).
_MAY_PRECEDE = re.compile(
    r"(?:^|[\n.!?…:;,(«–—•*>-] ?|(?<![\w-])(?:de|à|la|le|les|du|des|en|et|ou|où|par|pour|dans|vers|avec|sur|que|comme|sauf|via|depuis"
    r"|hors|chez|entre|selon|sous|est|sont|contre|face à|visite|quitte|traverse|gagner|rejoindre|quitter|traverser|visiter|atteindre|desservir|contourner) |(?<![\w-])(?:d|l|qu)'|(?<![\w-])(?:a|ont|avait|avaient) [a-zà-ÿ]+é )$",
    re.IGNORECASE,
)
_CAPITAL_AFTER = re.compile(r" (?!Nord|Sud|Est|Ouest)[A-ZÀ-Ý][\w'-]")
# Towns that bear a name of people, or a first name: « chez les Merciers », « Mme Labele ».
_BORNE = forms(
    "alma amherst amos anjou arundel auteuil aylmer beaupré bedford bellefeuille bonaventure brossard brébeuf buckingham bécancour"
    " carignan chambly chandler charlemagne chelsea chertsey chomedey crabtree danville delson disraeli drummond dunham duvernay"
    " farnham gore grenville harrington huberdeau hudson hull huntingdon jordan kirkland labelle lafontaine lantier"
    " laval lemoyne lorraine lévis magog mandeville mercier montcalm nicolet papineau pontiac princeville"
    " prévost rigaud roberval roussillon rouville sutton varennes verdun wakefield warwick wentworth windsor wickham"
    " alberta ukraine saint-laurent saint-pierre saint-jean saint-jacques saint-georges"
)
# What the towns in two words begin with.
_FIRST_PARTS = ("Saint", "Sainte", "Deux", "Trois", "Sept", "Mont", "Val", "Baie", "Pointe", "Lac")
# Countries, provinces and waters, which the list of towns has not.
_ELSEWHERE = (
    "Québec France Belgique Suisse Italie Espagne Portugal Allemagne Angleterre Irlande Écosse Pologne Grèce Mexique Brésil"
    " Argentine Colombie Floride Californie Vermont Algérie Tunisie Maroc Sénégal Cameroun Afrique Amérique Europe Asie Océanie"
    " Australie Japon Chine Vietnam Ottawa Toronto Vancouver Winnipeg Edmonton Calgary Halifax Moncton Fredericton Nunavut Yukon"
    " Nunavik Valleyfield Saint-Laurent Saint-Maurice Saint-François Richelieu Achigan Ouareau Yamaska Chaudière Manicouagan Champlain"
    " Jordan Abercrombie Lachenaie Maisonneuve Hochelaga Villeray Pierrefonds Bellechasse Lotbinière Minganie Stanstead Boischatel Thurso"
    " Lennoxville Tremblant Gatineau Vérendrye Orford Knowlton"
).split()
# An ending that surnames write in two ways.
_VARIANT = re.compile(r"(?:[^aeou]y|[^aeou]ie|ey|ley|tt|ck|ll)$")
# Letters that a hurried hand or ear takes for one another, besides vowels.
_ALIKE = ("sz", "sc", "ckq", "mn", "dt", "gj", "vw", "uw", "bp")
# Letters that are not heard at the end of a name: « Charlevois ».
_MUTE_AT_END = frozenset("sxtdz")
# The length from which a name that merely sounds the same is the known one.
_HEARD = 7
_VOWELS = frozenset("aeiouyœ")


@dataclass(frozen=True, slots=True)
class OfficialNames:
    """The shipped names, one a line: towns and counties, then regions, provinces, countries and waters."""

    towns: str
    regions: str


def official_names(places: Iterable[Place]) -> OfficialNames:
    """The names in one word, or joined by hyphens, of the shipped list."""
    listed = tuple(places)
    regions = _joined([*(place.name for place in listed if place.kind == "region"), *_ELSEWHERE])
    towns = [place.name for place in listed if place.kind != "region"]
    # « L’Epiphanie »: the article is a word apart.
    towns += [match[1] for name in towns if (match := _AFTER_ARTICLE.match(name))]
    return OfficialNames(_joined(towns), regions)


class KnownPlaces:
    """The names of one town and of Québec: kept as two texts, since they are asked for unknown names alone."""

    def __init__(self, official: OfficialNames, profile: MunicipalProfile) -> None:
        own = _joined((profile.short_name, *profile.neighbours))
        self._towns, self._regions = f"{own}\n{official.towns}", official.regions
        # Only the capitalised words of a street or a park: « Duquette », « Sophie-Masson ».
        self._own = _joined(
            piece for name in profile.toponyms for piece in re.split(r"[ ’']", name) if piece[:1].isupper()
        )
        people = (*profile.elected, *profile.candidates, *profile.officials)
        self._people = tuple(dict.fromkeys(person.name for person in people))

    def meant(self, document: Document, token: Token) -> str | None:
        """The name that an unknown capitalised word was meant to be, in the letters of the list, or None."""
        text, start, word = document.folded, token.start, token.text
        before = text[max(0, start - 40) : start]
        if may_be_a_person(text, start):
            return self._person(before, word)
        whole = all(piece[1:].islower() for piece in re.split("[-']", word) if len(piece) > 1)
        if not whole or after_title(text, start) or _CAPITAL_AFTER.match(text, token.end):
            return None
        if not (_MAY_PRECEDE.search(before) or has_generic_before(text, start) or _AT_TOWN.search(before)):
            return None
        told = has_generic_before(text, start) or bool(_AT_TOWN.search(before))
        if told and (near := _nearest(word, self._own, _SHORTEST)):
            return near
        if _VARIANT.search(word) and has_street_before(text, start):
            return None  # le chemin Abercromby: a street bears the name of somebody, who wrote it so
        region = told or bool(_OF_REGION.search(before))
        if found := _nearest(word, self._regions, _SHORTEST if region else _SHORTEST_ANYWHERE, told=region):
            return found
        return _nearest(word, self._towns, _SHORTEST if told else _SHORTEST_ANYWHERE, told=told)

    def compound(self, document: Document, token: Token, is_common: Callable[[str], bool]) -> str | None:
        """The known name that a compound of two words was meant to be: « Saint-Saveur », « Trois-Rivière ».

        `is_common` says that a word is no first name nor surname; nobody else is called Saint-Saveur.
        """
        word = token.text
        first, _, rest = word.partition("-")
        if first not in _FIRST_PARTS or not rest[:1].isupper() or not is_common(rest.lower()):
            return None
        if f"\n{word}\n" in f"\n{self._towns}\n{self._regions}\n{self._own}\n":
            return None
        return self.meant(document, token)

    def _person(self, before: str, word: str) -> str | None:
        """« Solange Beauregar »: the first name of somebody of the town, and the last one but for a letter."""
        for name in self._people:
            first, _, last = name.partition(" ")
            if last and before.endswith(f"{first} ") and one_slip(word.lower(), last.lower()):
                return last
        return None


def _joined(names: Iterable[str]) -> str:
    """Names in one word or joined by hyphens, those in several words left out."""
    plain = (name.replace("’", "'") for name in names)
    return "\n".join(dict.fromkeys(name for name in plain if not re.search("[ –]", name)))


def _nearest(word: str, names: str, shortest: int, *, told: bool = True) -> str | None:
    """The only name of the list that is one slip away from `word`."""
    lower, initial = word.lower(), bare(word[0].lower())
    if f"\n{word}\n" in f"\n{names}\n":
        return None  # known, though no dictionary has it
    found = set()
    for name in names.split("\n"):
        if abs(len(name) - len(word)) > _FARTHEST or bare(name[:1].lower()) != initial:
            continue
        compound = "-" in name
        if compound and name.replace("-", "").lower() == lower:
            return name  # Montlaurier
        if compound != ("-" in word) or len(name) < (_COMPOUND if compound else shortest):
            continue
        if (told or name.lower() not in _BORNE) and (
            one_slip(lower, name.lower()) or ((told or compound) and sounds_same(lower, name.lower()))
        ):
            found.add(name)
    return found.pop() if len(found) == 1 else None


def sounds_same(word: str, name: str) -> bool:
    """`Saint-Hyppolite`, `Sainte-Théraise`: several letters, and not a sound, are other than those of a long name."""
    return min(len(word), len(name)) >= _HEARD and sound(word) == sound(name)


def one_slip(word: str, name: str) -> bool:
    """Whether one letter is missing, too many, swapped with its neighbour, or taken for one like it.

    Accents are not counted. Another letter at the end makes another name: « Alberto », « Lorrain ».
    """
    one, other = unaccented(word), unaccented(name)
    if one == other:
        return word != name
    if abs(len(one) - len(other)) > 1:
        return False
    first = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    if not first:
        return False
    if len(one) == len(other):
        if one[first : first + 2] == other[first : first + 2][::-1] != one[first]:
            return one[first + 2 :] == other[first + 2 :]
        if first == len(one) - 1:
            return {one[first], other[first]} == {"i", "y"} or {one[first], other[first]} <= _MUTE_AT_END
        return one[first + 1 :] == other[first + 1 :] and _taken_for(one[first], other[first])
    shorter, longer = sorted((one, other), key=len)
    return shorter[first:] == longer[first + 1 :]


def _taken_for(one: str, other: str) -> bool:
    return {one, other} <= _VOWELS or any(one in pair and other in pair for pair in _ALIKE)
