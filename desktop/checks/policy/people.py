"""Who is named in a sentence: the elected people, candidates, officials and parties of the profile; others.

Classes given: ELU (elected or candidate: the same person may be one, then the other), PARTI_LOCAL,
OFFICIEL, PERSONNE (any other named person), PRENOM (a first name alone), MUNICIPALITE, PARTENAIRE.
Names are recognised with a title, an initial, without accents, in capitals, or inside a hashtag; never
when they name a place or a thing (*parc Claude-Jasmin*, *Pavage Lauzon inc.*).
"""

from __future__ import annotations

import datetime as dt
import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.checks.policy.matching import Reading
from desktop.checks.policy.recognisers import Mark
from desktop.checks.shipped_file import rows_of
from desktop.editorial.findings import VIDEO_TAGS
from desktop.editorial.profile import DatedPerson, MunicipalProfile

PEOPLE_CLASSES = frozenset(
    {"ELU", "PARTI_LOCAL", "OFFICIEL", "PERSONNE", "PRENOM", "MUNICIPALITE", "PARTENAIRE", "ORGANISME_CONNU"}
)

_CIVILITIES = frozenset(
    {"m", "mm", "mme", "mmes", "mlle", "monsieur", "madame", "messieurs", "mesdames", "dr", "dre", "me", "mr"}
)
_GENDERS = {"m": "m", "mr": "m", "monsieur": "m", "mme": "f", "mlle": "f", "madame": "f", "dre": "f"}
"""What a civility says of who bears the name: « Mme Perron » is not Jean-Guy Perron."""
_ROLES = frozenset(
    {"maire", "mairesse", "conseiller", "conseillère", "député", "députée", "candidat", "candidate"}
    | {"ministre", "préfet", "préfète", "élu", "élue", "administration", "équipe", "clan", "camp", "gang"}
    | {"conseillers", "conseillères", "élus", "pour", "contre"}
)
# The class of the rule packs that lists what a name may designate besides a person.
_THINGS = "chose_nommee"
_DASH = re.compile(r" [–—-] ")
_LINKS = frozenset({"de", "d'", "du", "des", "la", "le", "l'", "les"})
_SAINTS = {"st": "saint", "ste": "sainte"}
_SIDES = frozenset({"pro", "anti", "ex", "non"})
_ARTICLES = frozenset(
    {"le", "la", "les", "l'", "un", "une", "des", "du", "ce", "cette", "ces", "mon", "son", "leur"}
)
_SHORTEST_TAG = 5
"""Letters of a surname that is looked for inside a hashtag written in one case."""
_COMPANY = frozenset({"inc", "ltée", "enr", "senc", "llp"})
_CALENDAR = frozenset(
    {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre"}
    | {"novembre", "décembre", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"}
    | {"municipalité", "ville", "service", "halloween", "noël", "pâques", "québec", "canada", "facebook"}
)


@functools.lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Lower case without accents: how names are compared."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _joined(word: str) -> str:
    return "-".join(_pieces(word))


@functools.lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[str, ...]:
    """The parts of a name, plain, `St` written in full: *Ste-Sophie* is *Sainte-Sophie*."""
    return tuple(_SAINTS.get(piece, piece) for piece in plain(text).split("-") if piece)


def read_first_names(path: Path) -> frozenset[str]:
    """The first names listed in `path`, one a line, in lower case; `#` opens a comment."""
    return frozenset(rows_of(path, str.lower))


def in_force(people: Iterable[DatedPerson], day: dt.date | None) -> tuple[DatedPerson, ...]:
    """Those whose role covers `day`; everyone when the day is unknown."""
    if day is None:
        return tuple(people)
    return tuple(
        person
        for person in people
        if (person.start is None or person.start <= day) and (person.end is None or day <= person.end)
    )


class People:
    """Recognises people, parties and bodies. Built once; the profile is read once for each date."""

    def __init__(self, first_names: frozenset[str]) -> None:
        self._first_names = first_names

    def recognise(self, reading: Reading, directory: Directory) -> Iterator[Mark]:
        """Every mark of `PEOPLE_CLASSES` in the sentence."""
        yield from directory.bodies(reading)
        index = 0
        while index < len(reading.words):
            end = self._person_end(reading, index, directory)
            if end is None:
                yield from directory.surname_alone(reading, index)
                index += 1
                continue
            yield from self._named(reading, index, end, directory)
            index = end

    def _named(self, reading: Reading, start: int, end: int, directory: Directory) -> Iterator[Mark]:
        words = [word for word in reading.words[start:end] if word.text != "."]
        gender = None
        if words[0].lower in _CIVILITIES:
            gender, words = _GENDERS.get(words[0].lower), words[1:]
        if _names_a_thing(reading, start) or _COMPANY & {*reading.lowers[end : end + 1]}:
            return
        name = [word.text for word in words if word.text != "-"]
        if kind := directory.kind(name, gender):
            yield kind, start, end
        elif len(words) > 1 or reading.lowers[start] in _CIVILITIES:
            yield "PERSONNE", start, end
        else:
            yield "PRENOM", start, end

    def _after_initials(self, reading: Reading, index: int, directory: Directory) -> int | None:
        """The end of a name of the profile that begins with one or two initials (*R. Lauzon*, *J.-G. Perron*)."""
        at, count, words = index, 0, reading.words
        while at < len(words) and len(words[at].text) == 1 and reading.capital(at) and count < 2:
            at, count = at + 1, count + 1
            while at < len(words) and words[at].text in {".", "-"}:
                at += 1
        end = self._name_end(reading, at)
        name = [word.text for word in words[index:end] if word.text not in {".", "-"}]
        return end if end > at and directory.kind(name) else None

    def _person_end(self, reading: Reading, index: int, directory: Directory) -> int | None:
        """Where the person named at `index` ends: a title and a name, or a first name and what follows."""
        lowers = reading.lowers
        if lowers[index] in _CIVILITIES:
            at = index + 1
            if lowers[at : at + 1] == (".",):
                at += 1
            end = self._name_end(reading, at)
            if end == at and at < len(lowers) and directory.is_surname(lowers[at]):
                end = at + 1
            return end if end > at else None
        if (known := directory.whole_name(lowers, index)) is not None:
            return known
        if reading.capital(index) and len(lowers[index]) == 1:
            return self._after_initials(reading, index, directory)
        if reading.capital(index) and self._first_name(lowers[index]):
            end = self._name_end(reading, index)
            return end if end > index else None
        return None

    def _first_name(self, lower: str) -> bool:
        return lower in self._first_names or (
            "-" in lower and lower.split("-", 1)[0] in self._first_names and "sainte" not in lower
        )

    def _name_end(self, reading: Reading, at: int) -> int:
        """After at most four capitalised words, with particles and initials between them."""
        count = 0
        while at < len(reading.words) and count < 4:
            lower = reading.lowers[at]
            if reading.capital(at) and lower not in _CALENDAR and lower not in _ROLES and lower not in _LINKS:
                at, count = at + 1, count + 1
                initial = len(lower) == 1 and reading.lowers[at : at + 1] == (".",)
                at += initial
            elif (
                lower in {"de", "d'", "du", "des", "la", "le"} and count and self._capital_after(reading, at)
            ):
                at += 1
            else:
                break
        return at

    def _capital_after(self, reading: Reading, at: int) -> bool:
        # "Lucie de Sainte-Sophie" names a place, "Anne de Repentigny" a person: keep the particle only
        # when the surname follows it directly and is no saint's name.
        following = at + 1
        return (
            following < len(reading.words)
            and reading.capital(following)
            and not reading.lowers[following].startswith(("saint", "ste", "st-"))
        )


class Directory:
    """The profile's names, ready to compare, for one publication date."""

    def __init__(self, profile: MunicipalProfile, day: dt.date | None) -> None:
        elected = (*in_force(profile.elected, day), *in_force(profile.candidates, day))
        self._kinds: dict[str, list[tuple[str, ...]]] = {
            "ELU": [_name(person) for person in elected],
            "OFFICIEL": [_name(person) for person in in_force(profile.officials, day)],
        }
        self._genders = {
            _name(person): person.gender
            for person in (*elected, *in_force(profile.officials, day))
            if person.gender
        }
        self._surnames = {name[-1] for name in self._kinds["ELU"] if name}
        # Of one who is both, the elected person: they come first.
        self._whole: dict[tuple[str, ...], str] = {}
        for kind, names in self._kinds.items():
            for name in names:
                if len(name) > 1:
                    self._whole.setdefault(_flat(name), kind)
        self._first_parts = frozenset(parts[0] for parts in self._whole)
        self._tags = tuple(
            "".join(_flat(part))
            for name in self._kinds["ELU"]
            for part in (name, name[-1:])
            if sum(map(len, part)) >= _SHORTEST_TAG
        )
        halves = [half for party in profile.parties for half in (party, *_DASH.split(party))]
        bodies = [("PARTI_LOCAL", _body(party)) for party in halves]
        bodies += [("PARTENAIRE", _body(partner)) for partner in profile.partners]
        bodies += [("ORGANISME_CONNU", _body(group)) for group in profile.organisations]
        bodies += [("MUNICIPALITE", _body(name)) for name in (profile.municipality, profile.short_name)]
        # By their first word.
        self._bodies: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for kind, body in bodies:
            if body:
                self._bodies.setdefault(body[0], []).append((kind, body))

    def kind(self, words: Iterable[str], gender: str | None = None) -> str | None:
        """ELU or OFFICIEL when `words` are the name of one of theirs: surname alone, initials or in full.

        A surname alone is that of the people of its `gender`, when the civility before it says which.
        """
        name = [_joined(word) for word in words]
        if (kind := self._whole.get(_flat(name))) is not None:
            return kind
        for kind, names in self._kinds.items():
            if any(_same_person(name, known) and self._may_be(known, name, gender) for known in names):
                return kind
        return None

    def _may_be(self, known: tuple[str, ...], name: list[str], gender: str | None) -> bool:
        return len(name) > 1 or gender is None or self._genders.get(known, gender) == gender

    def is_surname(self, word: str) -> bool:
        """Whether a word, however it is written, is the surname of an elected person or a candidate."""
        return _joined(word) in self._surnames

    def whole_name(self, lowers: tuple[str, ...], index: int) -> int | None:
        """Where a whole name that begins at `index` ends, whatever its capitals (*rejean lauzon*)."""
        if _pieces(lowers[index])[:1] and _pieces(lowers[index])[0] in self._first_parts:
            for length in (2, 3):
                if _flat(lowers[index : index + length]) in self._whole:
                    return index + length
        return None

    def surname_alone(self, reading: Reading, index: int) -> Iterator[Mark]:
        """ELU: the bare surname of an elected person (*l'administration Beauregard*), also in a hashtag."""
        if _opens_tag(reading, index) and self._in_tag(reading.lowers[index]):
            yield "ELU", index, index + 1
            return
        side, _, rest = reading.lowers[index].partition("-")
        if side in _SIDES and self.is_surname(rest):
            yield "ELU", index, index + 1
            return
        if not self.is_surname(reading.lowers[index]):
            return
        if not reading.capital(index) and not _meant_as_name(reading, index):
            return
        follows_name = index and reading.capital(index - 1) and reading.lowers[index - 1] not in _ROLES
        hashtag = index and reading.words[index - 1].end == reading.words[index].start
        if (follows_name and index > 1 and not hashtag) or _names_a_thing(reading, index):
            return
        if _COMPANY & {*reading.lowers[index + 1 : index + 2]}:
            return
        yield "ELU", index, index + 1

    def _in_tag(self, lower: str) -> bool:
        tag = "".join(_pieces(lower)).strip("0123456789")
        return any(tag.startswith(name) or tag.endswith(name) for name in self._tags)

    def bodies(self, reading: Reading) -> Iterator[Mark]:
        """PARTI_LOCAL, PARTENAIRE, MUNICIPALITE… : the parts of their names, one after the other.

        *Action Ste-Sophie*, *Action-Sainte-Sophie* and *#ActionSainteSophie* are one.
        """
        pieces = [(piece, at) for at, word in enumerate(reading.lowers) for piece in _pieces(word)]
        words = tuple(piece for piece, _ in pieces)
        for index, (word, at) in enumerate(pieces):
            if index and pieces[index - 1][1] == at:
                continue  # inside a compound
            for kind, body in self._bodies.get(word, ()):
                stop = index + len(body)
                whole = stop == len(pieces) or (stop < len(pieces) and pieces[stop][1] != pieces[stop - 1][1])
                if whole and words[index:stop] == body:
                    yield kind, at, pieces[stop - 1][1] + 1


@functools.lru_cache(maxsize=512)
def _body(name: str) -> tuple[str, ...]:
    words = name.replace("’", "'").replace("'", "' ").split()
    return tuple(piece for word in words for piece in _pieces(word) if any(char.isalnum() for char in piece))


def _meant_as_name(reading: Reading, index: int) -> bool:
    """Whether a surname without its capital is one all the same: after a role, or in a text typed without any."""
    before = reading.lowers[index - 1] if index else ""
    if before in _ROLES:
        return True
    in_haste = not any(word.text[0].isupper() for word in reading.words)
    return in_haste and before not in _ARTICLES and len(reading.lowers[index]) >= _SHORTEST_TAG


def _flat(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(piece for word in words for piece in _pieces(word))


def _opens_tag(reading: Reading, index: int) -> bool:
    """Whether the word follows a `#` or a `@` directly, or one of its own hashtag, or is a whole tag of a video."""
    if not index:
        return reading.document.where == VIDEO_TAGS and reading.document.opens_hashtag(reading.words[0].start)
    if reading.words[index - 1].end != reading.words[index].start:
        return False
    return reading.lowers[index - 1] in {"#", "@"} or _opens_tag(reading, index - 1)


def _name(person: DatedPerson) -> tuple[str, ...]:
    """First name and surname, each with its parts joined by a hyphen."""
    return tuple(map(_joined, person.name.split()))


def _same_person(name: list[str], known: tuple[str, ...]) -> bool:
    """Whether `name` is that of `known`: surname alone, initials, or in full, with a second surname or without."""
    if not name or not known:
        return False
    if len(name) == 1:
        return name[0] == known[-1]
    given, surname = known[0], known[-1]
    if name[0] == given:
        return surname in (name[1], name[-1]) or name[-1].startswith(f"{surname}-")
    return len(name[0]) == 1 and given.startswith(name[0]) and name[-1] == surname


def _names_a_thing(reading: Reading, index: int) -> bool:
    """Whether the name at `index` is that of a street, a park, a prize, a business…"""
    before = index - 1
    while before >= 0 and index - before < 4 and reading.lowers[before] in _LINKS | {"-", ".", "«"}:
        before -= 1
    return before >= 0 and bool(reading.ends(_THINGS, before))
