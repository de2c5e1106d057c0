"""The words of a town: those shipped for all, those of its profile, with their inflections."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.checks.engines.grammalecte import Entry
from desktop.checks.shipped_file import rows_of
from desktop.checks.toponyms.official_names import read_demonyms, read_places
from desktop.editorial.profile import MunicipalProfile

_APOSTROPHES = str.maketrans("’ʼ", "''")
_PARTS = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_ELIDED = re.compile(r"^(?:[dlnsmtcj]|qu)'", re.IGNORECASE)
# What the shipped entries are read from.
_FILES = ("municipal.tsv", "toponymes.tsv", "gentiles.txt")
_FEMININE_ENDINGS = (
    "tion",
    "sion",
    "ité",
    "ence",
    "ance",
    "ette",
    "ure",
    "ise",
    "esse",
    "trice",
    "euse",
    "ière",
    "ie",
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Forms accepted by the spelling check, and the entries that give Grammalecte their morphology."""

    forms: frozenset[str]
    entries: tuple[Entry, ...]

    def accepts(self, word: str) -> bool:
        """Whether `word` is one of the forms; a common word may be capitalised, or all in capitals."""
        if word in self.forms or (word[:1].isupper() and word.lower() in self.forms):
            return True
        return word.isupper() and (word.lower() in self.forms or word.capitalize() in self.forms)


def shipped_entries(resources: Path) -> tuple[Entry, ...]:
    """The entries of `lexicon/municipal.tsv` and the names of inhabitants, inflected.

    Three checks ask for them: they are given the same ones while the files are the same.
    """
    folder = resources / "lexicon"
    return _read(folder, tuple(_stamp(folder / name) for name in _FILES))


@functools.lru_cache(maxsize=1)
def _read(folder: Path, _: tuple[tuple[int, int], ...]) -> tuple[Entry, ...]:
    rows = rows_of(folder / "municipal.tsv", _inflected)
    entries = [entry for row in rows for entry in row]
    for demonym in read_demonyms(folder):
        entries += _demonym(demonym)
    return tuple(dict.fromkeys(entries))


def _stamp(path: Path) -> tuple[int, int]:
    """When a file was written and its size; zeros for one that reading it says what is wrong with."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


def _inflected(row: str) -> tuple[Entry, ...]:
    form, kind = row.split("\t")
    return tuple(inflect(form, kind))


def shipped_names(resources: Path) -> frozenset[str]:
    """The family names of `lexicon/surnames.txt`, the first names of `prenoms.txt` and the words of place names."""
    files = (resources / "lexicon" / name for name in ("surnames.txt", "prenoms.txt"))
    people = frozenset(name for file in files for names in rows_of(file, str.split) for name in names)
    places = read_places(resources / "lexicon")
    return people | {part for place in places for part in _name_parts(place.name)}


def lexicon_of(profile: MunicipalProfile, shipped: Iterable[Entry]) -> Lexicon:
    """All the words that one town accepts."""
    entries = dict.fromkeys(shipped)
    for demonym in profile.demonyms:
        entries |= dict.fromkeys(_demonym(demonym))
    for word in profile.lexicon:
        entries |= dict.fromkeys(inflect(word, _guess(word)))
    for name in _names(profile):
        for part in _name_parts(name):
            entries[Entry(part, part, ":M2:e:i")] = None
    return Lexicon(frozenset(entry.form for entry in entries), tuple(entries))


def inflect(form: str, kind: str) -> Iterator[Entry]:
    """The forms of a word given in the singular, by its class in `municipal.tsv`."""
    form = form.translate(_APOSTROPHES)
    if kind in ("sigle", "nom", "inv"):
        yield Entry(form, form, ":N:e:i" if kind == "inv" else ":MP:e:i")
        return
    if kind == "adj":
        feminine = _feminine(form)
        both = ":N:A:e" if feminine == form else ":N:A:m"
        yield Entry(form, form, f"{both}:s")
        yield Entry(_plural(form), form, f"{both}:p")
        if feminine != form:
            yield Entry(feminine, form, ":N:A:f:s")
            yield Entry(_plural(feminine), form, ":N:A:f:p")
        return
    gender = {"nm": "m", "nf": "f", "nmf": "e"}[kind]
    plural = _plural(form)
    yield Entry(form, form, f":N:{gender}:{'i' if plural == form else 's'}")
    if plural != form:
        yield Entry(plural, form, f":N:{gender}:p")


def _demonym(name: str) -> Iterator[Entry]:
    """The masculine or feminine name of the inhabitants gives four nouns, and four adjectives."""
    masculine = _masculine(name)
    for form in (masculine[:1].upper() + masculine[1:], masculine[:1].lower() + masculine[1:]):
        yield from inflect(form, "adj")


def _masculine(name: str) -> str:
    singular = name[:-1] if name.endswith(("es", "ns")) else name
    for feminine, masculine in (
        ("ienne", "ien"),
        ("éenne", "éen"),
        ("onne", "on"),
        ("aise", "ais"),
        ("oise", "ois"),
    ):
        if singular.endswith(feminine):
            return singular[: -len(feminine)] + masculine
    return singular[:-1] if singular.endswith(("aine", "ane", "ine")) else singular


def _feminine(form: str) -> str:
    if form.endswith("e"):
        return form
    for masculine, feminine in (
        ("ien", "ienne"),
        ("éen", "éenne"),
        ("el", "elle"),
        ("eux", "euse"),
        ("if", "ive"),
    ):
        if form.endswith(masculine):
            return form[: -len(masculine)] + feminine
    return form + "e"


def _plural(form: str) -> str:
    if form.endswith(("s", "x", "z")):
        return form
    if form.endswith("al"):
        return form[:-2] + "aux"
    blue = form.endswith(("bleu", "pneu"))
    return form + ("x" if form.endswith(("eau", "eu")) and not blue else "s")


def _guess(word: str) -> str:
    if word.isupper():
        return "sigle"
    if word[:1].isupper() or " " in word:
        return "nom"
    return "nf" if word.endswith(_FEMININE_ENDINGS) else "nm"


def _names(profile: MunicipalProfile) -> Iterator[str]:
    people = (*profile.elected, *profile.candidates, *profile.officials)
    yield from (person.name for person in people)
    for names in (
        profile.parties,
        profile.partners,
        profile.organisations,
        profile.toponyms,
        profile.services,
    ):
        yield from names
    yield from (profile.municipality, profile.short_name, profile.newsletter)
    yield from (word for word in profile.lexicon if " " in word)


def _name_parts(name: str) -> Iterator[str]:
    """The capitalised words of a name, compounds whole and in parts: `Sainte-Sophie`, `Sainte`, `Sophie`."""
    for match in _PARTS.finditer(name.translate(_APOSTROPHES)):
        word = _ELIDED.sub("", match.group())
        if word[:1].isupper():
            yield word
            yield from (part for part in word.split("-") if "-" in word and part[:1].isupper())
