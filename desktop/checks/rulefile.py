"""One file of a rule pack: its TOML tables, their validation, and the line to blame for a mistake."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.editorial.findings import Category, Severity
from desktop.errors import Refusal

MINIMUM_EXAMPLES = 5
SCOPES = frozenset({"titre", "corps", "citation", "texte_de_remplacement", "mention", "lien", "description"})
MEDIA = frozenset({"website", "facebook", "youtube", "contact"})

_TOP_KEYS = frozenset({"paquet", "classes", "motifs", "exemption", "regle"})
_PACK_KEYS = frozenset({"nom", "titre", "source"})
_RULE_TEXTS = frozenset({"id", "article", "message", "suggestion"})
_RULE_LISTS = frozenset(
    {"motif", "contexte", "antimotifs", "sauf", "portee", "medias", "genres", "hors_genres"}
)
_RULE_REQUIRED = _RULE_TEXTS | {"categorie", "gravite", "motif", "exemples_ok", "exemples_ko"}
_RULE_KEYS = (
    _RULE_REQUIRED
    | _RULE_LISTS
    | {"etendue", "seulement", "gravite_par_media", "admis_si", "negation", "repli"}
)
_CHOICES: Mapping[str, frozenset[str]] = {
    "portee": SCOPES,
    "medias": MEDIA,
    "etendue": frozenset({"phrase", "proposition", "motif"}),
    "seulement": frozenset({"periode", "hors_periode"}),
    "admis_si": frozenset({"publicites_dans_le_journal"}),
}
_PERIODS = frozenset({"hors_periode", "periode"})
_EXAMPLE_KEYS = frozenset({"texte", "periode", "media", "genre", "ou"})


@dataclass(frozen=True, slots=True)
class Place:
    """A table of the file: the `nth` of `section`."""

    section: str
    nth: int = 0


class RuleFile:
    """The tables of one TOML text. Raises Refusal, naming file and line, when something is wrong."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self._lines = text.splitlines()
        try:
            self._data: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"line (\d+)", str(error))
            line = int(found[1]) if found else len(self._lines)
            raise self._refusal(line, f"ce n’est pas du TOML valide ({error})") from error
        self._check_top()

    def refuse(self, place: Place, reason: str, *wanted: str) -> Refusal:
        """A Refusal at the first line of `place` that holds one of `wanted`, or at its beginning."""
        start, stop = self._extent(place)
        for text in wanted:
            key = re.compile(rf"\s*\"?{re.escape(text)}\"?\s*[=.]")
            for number in range(start, stop):
                if key.match(self._lines[number]) or (len(text) > 2 and text in self._lines[number]):
                    return self._refusal(number + 1, reason)
        return self._refusal(start + 1, reason)

    def lists(self, section: str) -> Iterator[tuple[str, list[str]]]:
        """The named lists of `[classes]` or `[motifs]`."""
        place = Place(section)
        for name, entries in self._data.get(section, {}).items():
            if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
                raise self.refuse(
                    place, f"le nom «\u00a0{name}\u00a0» doit être en minuscules, sans accent", name
                )
            if not _are_texts(entries):
                raise self.refuse(place, f"«\u00a0{name}\u00a0» doit être une liste de textes", name)
            yield name, entries

    def exemptions(self) -> Iterator[tuple[Place, list[str], list[str]]]:
        """The `[[exemption]]`s: place, motifs, classes hidden."""
        for nth, table in enumerate(self._data.get("exemption", ())):
            place = Place("exemption", nth)
            if table.keys() != {"motif", "cache"} or not all(_are_texts(value) for value in table.values()):
                raise self.refuse(place, "une exemption a « motif » et « cache », deux listes de textes")
            yield place, table["motif"], table["cache"]

    def rules(self) -> Iterator[tuple[Place, dict[str, Any]]]:
        """The `[[regle]]`s, each one complete and of the right types."""
        for nth, table in enumerate(self._data.get("regle", ())):
            place = Place("regle", nth)
            self._check_rule(place, table)
            yield place, table

    def categories(self, place: Place, value: object) -> tuple[Category, Category]:
        """The categories outside and inside an election period."""
        outside, inside = self._pair(place, "categorie", value)
        try:
            return Category(outside), Category(inside)
        except ValueError as error:
            raise self.refuse(place, f"catégorie inconnue ({error})", "categorie") from error

    def severities(self, place: Place, value: object) -> tuple[Severity, Severity]:
        """The severities outside and inside an election period."""
        outside, inside = self._pair(place, "gravite", value)
        try:
            return Severity(outside), Severity(inside)
        except ValueError as error:
            raise self.refuse(place, f"gravité inconnue ({error})", "gravite") from error

    def _pair(self, place: Place, key: str, value: object) -> tuple[str, str]:
        if isinstance(value, str):
            return value, value
        if isinstance(value, dict) and value.keys() == _PERIODS:
            return str(value["hors_periode"]), str(value["periode"])
        raise self.refuse(
            place, f"«\u00a0{key}\u00a0» est un texte, ou {{ hors_periode = …, periode = … }}", key
        )

    def _check_top(self) -> None:
        for unknown in sorted(self._data.keys() - _TOP_KEYS):
            raise self.refuse(Place(unknown), f"section inconnue «\u00a0{unknown}\u00a0»", unknown)
        for unknown in sorted(self._data.get("paquet", {}).keys() - _PACK_KEYS):
            raise self.refuse(Place("paquet"), f"clé inconnue «\u00a0{unknown}\u00a0»", unknown)

    def _check_rule(self, place: Place, table: Mapping[str, Any]) -> None:
        for unknown in sorted(table.keys() - _RULE_KEYS):
            raise self.refuse(place, f"clé inconnue «\u00a0{unknown}\u00a0»", unknown)
        for missing in sorted(_RULE_REQUIRED - table.keys()):
            raise self.refuse(place, f"il manque «\u00a0{missing}\u00a0» à cette règle")
        for key in sorted(_RULE_TEXTS):
            if not isinstance(table[key], str) or (not table[key].strip() and key != "article"):
                raise self.refuse(place, f"«\u00a0{key}\u00a0» doit être un texte", key)
        for key in sorted(_RULE_LISTS & table.keys()):
            if not _are_texts(table[key]):
                raise self.refuse(place, f"«\u00a0{key}\u00a0» doit être une liste de textes", key)
        for key, choices in _CHOICES.items():
            value = table.get(key, [])
            for given in value if isinstance(value, list) else [value]:
                if given not in choices:
                    raise self.refuse(place, f"«\u00a0{key}\u00a0» ne connaît pas «\u00a0{given}\u00a0»", key)
        for key in ("exemples_ok", "exemples_ko"):
            self._check_examples(place, key, table[key])

    def _check_examples(self, place: Place, key: str, examples: object) -> None:
        if not isinstance(examples, list) or len(examples) < MINIMUM_EXAMPLES:
            raise self.refuse(
                place, f"«\u00a0{key}\u00a0» doit compter au moins {MINIMUM_EXAMPLES} exemples", key
            )
        for example in examples:
            right = isinstance(example, str) or (
                isinstance(example, dict) and "texte" in example and example.keys() <= _EXAMPLE_KEYS
            )
            if not right:
                raise self.refuse(
                    place, f"«\u00a0{key}\u00a0» : un exemple est un texte ou {{ texte = … }}", key
                )

    def _extent(self, place: Place) -> tuple[int, int]:
        """The lines of a table, header included."""
        headers = [
            number
            for number, line in enumerate(self._lines)
            if line.strip() in (f"[[{place.section}]]", f"[{place.section}]")
        ]
        if place.nth >= len(headers):
            return 0, len(self._lines)
        start = headers[place.nth]
        following = range(start + 1, len(self._lines))
        stop = (number for number in following if re.match(r"\[\[?\w+\]\]?\s*$", self._lines[number]))
        return start, next(stop, len(self._lines))

    def _refusal(self, line: int, reason: str) -> Refusal:
        return Refusal(
            "policies.invalid",
            f"{self.name}, ligne {line}\u00a0: {reason}. Les règles en vigueur restent inchangées; "
            "corrigez ce fichier, puis réessayez.",
        )


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, str) and item for item in value)
