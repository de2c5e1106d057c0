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

from desktop.checks.matching import Reading
from desktop.checks.recognisers import Mark
from desktop.checks.shipped_file import rows_of
from desktop.editorial.profile import DatedPerson, MunicipalProfile

PEOPLE_CLASSES = frozenset(
    {"ELU", "PARTI_LOCAL", "OFFICIEL", "PERSONNE", "PRENOM", "MUNICIPALITE", "PARTENAIRE", "ORGANISME_CONNU"}
)

_CIVILITIES = frozenset(
    {"m", "mm", "mme", "mmes", "mlle", "monsieur", "madame", "messieurs", "mesdames", "dr", "dre", "me", "mr"}
)
_ROLES = frozenset(
    {"maire", "mairesse", "conseiller", "conseillère", "député", "députée", "candidat", "candidate"}
    | {"ministre", "préfet", "préfète", "élu", "élue", "administration", "équipe", "clan", "camp", "gang"}
    | {"conseillers", "conseillères", "élus", "pour", "contre"}
)
# The class of the rule packs that lists what a name may designate besides a person.
_THINGS = "chose_nommee"
_DASH = re.compile(r" [–—-] ")
_LINKS = frozenset({"de", "d'", "du", "des", "la", "le", "l'", "les"})
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
            end = self._person_end(reading, index)
            if end is None:
                yield from directory.surname_alone(reading, index)
                index += 1
                continue
            yield from self._named(reading, index, end, directory)
            index = end

    def _named(self, reading: Reading, start: int, end: int, directory: Directory) -> Iterator[Mark]:
        words = [word for word in reading.words[start:end] if word.text != "."]
        if words[0].lower in _CIVILITIES:
            words = words[1:]
        if _names_a_thing(reading, start) or _COMPANY & {*reading.lowers[end : end + 1]}:
            return
        name = [plain(word.text) for word in words]
        if kind := directory.kind(name):
            yield kind, start, end
        elif len(words) > 1 or reading.lowers[start] in _CIVILITIES:
            yield "PERSONNE", start, end
        else:
            yield "PRENOM", start, end

    def _person_end(self, reading: Reading, index: int) -> int | None:
        """Where the person named at `index` ends: a title and a name, or a first name and what follows."""
        lowers = reading.lowers
        if lowers[index] in _CIVILITIES:
            at = index + 1
            if lowers[at : at + 1] == (".",):
                at += 1
            end = self._name_end(reading, at)
            return end if end > at else None
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
        self._surnames = {name[-1] for name in self._kinds["ELU"] if name}
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

    def kind(self, name: list[str]) -> str | None:
        """ELU or OFFICIEL when `name` (plain words) is one of theirs: surname alone, initial or in full."""
        for kind, names in self._kinds.items():
            if any(_same_person(name, known) for known in names):
                return kind
        return None

    def surname_alone(self, reading: Reading, index: int) -> Iterator[Mark]:
        """ELU: the bare surname of an elected person (*l'administration Beauregard*)."""
        if not reading.capital(index) or plain(reading.lowers[index]) not in self._surnames:
            return
        follows_name = index and reading.capital(index - 1) and reading.lowers[index - 1] not in _ROLES
        hashtag = index and reading.words[index - 1].end == reading.words[index].start
        if (follows_name and index > 1 and not hashtag) or _names_a_thing(reading, index):
            return
        if _COMPANY & {*reading.lowers[index + 1 : index + 2]}:
            return
        yield "ELU", index, index + 1

    def bodies(self, reading: Reading) -> Iterator[Mark]:
        """PARTI_LOCAL, PARTENAIRE, MUNICIPALITE… : the words of their names, one after the other."""
        words = tuple(map(plain, reading.lowers))
        for index, word in enumerate(words):
            for kind, body in self._bodies.get(word, ()):
                if words[index : index + len(body)] == body:
                    yield kind, index, index + len(body)


@functools.lru_cache(maxsize=512)
def _body(name: str) -> tuple[str, ...]:
    pieces = plain(name).replace("’", "'").replace("'", "' ").split()
    return tuple(piece for piece in pieces if any(char.isalnum() for char in piece))


def _name(person: DatedPerson) -> tuple[str, ...]:
    return tuple(plain(person.name).split())


def _same_person(name: list[str], known: tuple[str, ...]) -> bool:
    if not name or not known:
        return False
    if len(name) == 1:
        return (name[0] == known[-1] and len(known) > 1) or (name[0] == known[0] and len(known) == 1)
    first, last = name[0], name[-1]
    given = known[0]
    return last == known[-1] and (first == given or (len(first) == 1 and given.startswith(first)))


def _names_a_thing(reading: Reading, index: int) -> bool:
    """Whether the name at `index` is that of a street, a park, a prize, a business…"""
    before = index - 1
    while before >= 0 and index - before < 4 and reading.lowers[before] in _LINKS | {"-", ".", "«"}:
        before -= 1
    return before >= 0 and bool(reading.ends(_THINGS, before))
