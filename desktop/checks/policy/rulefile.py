"""One file of a rule pack: its TOML tables, their validation, and the line to blame for a mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import tomli

from desktop.checks.policy.rewriting import WORD
from desktop.editorial.findings import VIDEO_TAGS, Category, Severity
from desktop.editorial.post import PostKind
from desktop.errors import Refusal

_Kind = TypeVar("_Kind", Category, Severity)

MINIMUM_EXAMPLES = 5
# The fields of a post, then what may be inside one: words that are quoted, the label of a link.
SCOPES = frozenset({"titre", "corps", VIDEO_TAGS, "texte_de_remplacement", "mention", "citation", "lien"})
MEDIA = frozenset({"website", "facebook", "youtube", "contact"})
_KINDS = frozenset(map(str, PostKind))

_TOP_KEYS = frozenset({"paquet", "classes", "motifs", "exemption", "regle"})
_REPEATED = frozenset({"exemption", "regle"})
_PACK_KEYS = frozenset({"nom", "titre", "source"})
_RULE_TEXTS = frozenset({"id", "article", "message", "suggestion"})
_RULE_LISTS = frozenset(
    {"motif", "contexte", "antimotifs", "sauf", "portee", "medias", "genres", "hors_genres"}
)
_RULE_CHOICES = ("etendue", "seulement", "admis_si", "reconnu_par")
_RULE_FLAGS = frozenset({"negation", "repli", "appris"})
_RULE_REQUIRED = _RULE_TEXTS | {"categorie", "gravite", "exemples_ok", "exemples_ko"}
_PATTERN_KEYS = frozenset(
    {
        "motif",
        "contexte",
        "antimotifs",
        "sauf",
        "etendue",
        "negation",
        "repli",
        "appris",
        "admis_si",
        "remplacement",
    }
)
_RULE_KEYS = _RULE_REQUIRED | _RULE_LISTS | _PATTERN_KEYS | {"seulement", "gravite_par_media", "reconnu_par"}
# The checks that recognise by themselves what no pattern can say; what they find is told by a rule all the same.
RECOGNISERS = frozenset({"liens", "accessibilité", "autre langue", "renseignements personnels"})
_CHOICES: Mapping[str, frozenset[str]] = {
    "portee": SCOPES,
    "medias": MEDIA,
    "genres": _KINDS,
    "hors_genres": _KINDS,
    "etendue": frozenset({"phrase", "proposition", "motif"}),
    "seulement": frozenset({"periode", "hors_periode", "scrutin_du_conseil", "hors_scrutin_du_conseil"}),
    "admis_si": frozenset({"publicites_dans_le_journal"}),
    "reconnu_par": RECOGNISERS,
}
# `autre_scrutin`: provincial, federal, school, or a referendum; as the council's own when it is not said.
_PERIODS = frozenset({"hors_periode", "periode"})
_OTHER_PERIOD = "autre_scrutin"
_EXAMPLE_PERIODS = (False, True, _OTHER_PERIOD)
_EXAMPLE_USUAL = {"media": "facebook", "genre": "publication", "ou": "corps"}
_EXAMPLE_KEYS = _EXAMPLE_USUAL.keys() | {"texte", "periode"}


def mistake(name: str, line: int, reason: str) -> Refusal:
    """What is wrong in a pack, where, and what to do."""
    return Refusal(
        "policies.invalid",
        f"{name}, ligne {line}\u00a0: {reason}. Les règles en vigueur restent inchangées; "
        "corrigez ce fichier, puis réessayez.",
    )


@dataclass(frozen=True, slots=True)
class Place:
    """A table of the file: the `nth` of `section`."""

    section: str
    nth: int = 0


class RuleFile:
    """The tables of one TOML text. Raises Refusal, naming file and line, when something is wrong."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self._lines = text.split("\n")
        if not text.strip():
            raise self._refusal(1, "ce fichier est vide")
        try:
            self._data: dict[str, Any] = tomli.loads(text)
        except tomli.TOMLDecodeError as error:
            found = re.search(r"line (\d+)", str(error))
            line = int(found[1]) if found else len(self._lines)
            near = self._lines[line - 1].strip()[:60]
            where = f", à «\u00a0{near}\u00a0»" if near else ""
            raise self._refusal(line, f"ce n’est pas du TOML valide{where}") from error
        except RecursionError as error:
            depths = [line.count("[") + line.count("{") for line in self._lines]
            deepest = depths.index(max(depths)) + 1
            raise self._refusal(deepest, "trop de crochets dans des crochets") from error
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

    def line_of(self, place: Place) -> int:
        """The line where a table begins."""
        return self._extent(place)[0] + 1

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

    def categories(self, place: Place, value: object) -> tuple[Category, ...]:
        """The categories, one a `Period`."""
        return tuple(
            self._one_of(place, "categorie", Category, text)
            for text in self._periods(place, "categorie", value)
        )

    def severities(self, place: Place, value: object, key: str = "gravite") -> tuple[Severity, ...]:
        """The severities, one a `Period`; `key` is where the value is written."""
        return tuple(self._one_of(place, key, Severity, text) for text in self._periods(place, key, value))

    def media_severities(self, place: Place, value: object) -> Iterator[tuple[str, tuple[Severity, ...]]]:
        """The severities of the media that have their own."""
        if not isinstance(value, dict) or not value:
            raise self.refuse(
                place, "«\u00a0gravite_par_media\u00a0» est { média = gravité }", "gravite_par_media"
            )
        for medium, severity in value.items():
            if medium not in MEDIA:
                raise self.refuse(
                    place,
                    f"«\u00a0gravite_par_media\u00a0» ne connaît pas «\u00a0{medium}\u00a0»",
                    "gravite_par_media",
                )
            yield medium, self.severities(place, severity, "gravite_par_media")

    def _one_of(self, place: Place, key: str, kind: type[_Kind], text: str) -> _Kind:
        try:
            return kind(text)
        except ValueError as error:
            known = ", ".join(sorted(each.value for each in kind))
            reason = f"«\u00a0{key}\u00a0» ne connaît pas «\u00a0{text}\u00a0» (connus\u00a0: {known})"
            raise self.refuse(place, reason, key) from error

    def _periods(self, place: Place, key: str, value: object) -> tuple[str, str, str]:
        if isinstance(value, str):
            return value, value, value
        if isinstance(value, dict) and value.keys() - {_OTHER_PERIOD} == _PERIODS:
            inside = str(value["periode"])
            return str(value["hors_periode"]), inside, str(value.get(_OTHER_PERIOD, inside))
        reason = (
            f"«\u00a0{key}\u00a0» est un texte, ou {{ hors_periode = …, periode = …, autre_scrutin = … }}"
        )
        raise self.refuse(place, reason, key)

    def _check_top(self) -> None:
        for unknown in sorted(self._data.keys() - _TOP_KEYS):
            raise self.refuse(Place(unknown), f"section inconnue «\u00a0{unknown}\u00a0»", unknown)
        for section, held in self._data.items():
            several = section in _REPEATED
            if not (_are_tables(held) if several else isinstance(held, dict)):
                written = f"[[{section}]]" if several else f"[{section}]"
                raise self.refuse(Place(section), f"cette section s’écrit {written}", section)
        pack = self._data.get("paquet", {})
        for unknown in sorted(pack.keys() - _PACK_KEYS):
            raise self.refuse(Place("paquet"), f"clé inconnue «\u00a0{unknown}\u00a0»", unknown)
        for missing in sorted(_PACK_KEYS - pack.keys()):
            raise self.refuse(Place("paquet"), f"il manque «\u00a0{missing}\u00a0» à la section [paquet]")

    def _check_rule(self, place: Place, table: Mapping[str, Any]) -> None:
        for unknown in sorted(table.keys() - _RULE_KEYS):
            raise self.refuse(place, f"clé inconnue «\u00a0{unknown}\u00a0»", unknown)
        coded = "reconnu_par" in table
        for missing in sorted((_RULE_REQUIRED if coded else _RULE_REQUIRED | {"motif"}) - table.keys()):
            raise self.refuse(place, f"il manque «\u00a0{missing}\u00a0» à cette règle", "id")
        for pointless in sorted(_PATTERN_KEYS & table.keys() if coded else ()):
            raise self.refuse(
                place, f"«\u00a0{pointless}\u00a0» ne va pas avec «\u00a0reconnu_par\u00a0»", pointless
            )
        for key in sorted(_RULE_TEXTS):
            if not isinstance(table[key], str) or (not table[key].strip() and key != "article"):
                raise self.refuse(place, f"«\u00a0{key}\u00a0» doit être un texte", key)
        for key in sorted(_RULE_LISTS & table.keys()):
            if not _are_texts(table[key]):
                raise self.refuse(place, f"«\u00a0{key}\u00a0» doit être une liste de textes", key)
        for key in sorted(_RULE_FLAGS & table.keys()):
            if not isinstance(table[key], bool):
                raise self.refuse(place, f"«\u00a0{key}\u00a0» est true ou false", key)
        for key in _RULE_CHOICES:
            if not isinstance(table.get(key, ""), str):
                raise self.refuse(place, f"«\u00a0{key}\u00a0» doit être un texte", key)
        for key, choices in _CHOICES.items():
            value = table.get(key, [])
            for given in value if isinstance(value, list) else [value]:
                if given not in choices:
                    raise self.refuse(place, f"«\u00a0{key}\u00a0» ne connaît pas «\u00a0{given}\u00a0»", key)
        self._check_replacements(place, table.get("remplacement"))
        for key in ("exemples_ok", "exemples_ko"):
            self._check_examples(place, key, table[key])

    def _check_replacements(self, place: Place, given: object) -> None:
        if given is None:
            return
        if (
            not isinstance(given, dict)
            or not given
            or not all(isinstance(new, str) for new in given.values())
        ):
            raise self.refuse(
                place, "«\u00a0remplacement\u00a0» est { motif = texte à écrire à la place }", "remplacement"
            )
        for motif, new in given.items():
            if re.search(r"[{}]", WORD.sub("", new)) or "{0}" in new:
                raise self.refuse(
                    place,
                    f"«\u00a0{new}\u00a0»\u00a0: un mot repris s’écrit {{1}}, {{2}}…",
                    motif,
                    "remplacement",
                )

    def _check_examples(self, place: Place, key: str, examples: object) -> None:
        if not isinstance(examples, list) or len(examples) < MINIMUM_EXAMPLES:
            raise self.refuse(
                place, f"«\u00a0{key}\u00a0» doit compter au moins {MINIMUM_EXAMPLES} exemples", key
            )
        for example in examples:
            if not (isinstance(example, str) or (isinstance(example, dict) and _is_example(example))):
                raise self.refuse(
                    place, f"«\u00a0{key}\u00a0»\u00a0: un exemple est un texte ou {{ texte = … }}", key
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
        return mistake(self.name, line, reason)


def _is_example(table: Mapping[str, Any]) -> bool:
    """Whether an example is a text, with when and where it is published when it says so."""
    given = {key: table.get(key, usual) for key, usual in _EXAMPLE_USUAL.items()}
    return (
        table.keys() <= _EXAMPLE_KEYS
        and isinstance(table.get("texte"), str)
        and table.get("periode", False) in _EXAMPLE_PERIODS
        and all(isinstance(value, str) for value in given.values())
        and given["media"] in MEDIA
        and given["genre"] in _KINDS
        and given["ou"].partition(":")[0] in SCOPES
    )


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, str) and item for item in value)


def _are_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)
