"""The vocabulary pack: which words and turns are criticised, where, and what replaces them.

A motif is a sequence of words separated by spaces, read without regard to case:

    mot            itself                  mot|autre       either
    canceller:v    any form of the verb    cédule:n        singular or plural
    éligible:a     any form of the adjective
    mot?           may be absent           ..2             up to two words, whatever they are
    [ … ]          what is replaced, when it is not the whole motif

A replacement uses the same marks: `annuler:v` takes the tense and person of the motif's verb,
`horaire:nm` the number of its noun, and the determiner before it is made to agree; `heures:nfp` is
always plural, `procès-verbal:nms` always singular; `admissible:a` agrees.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.checks.french_nouns import adjective_forms, plural
from desktop.checks.french_verbs import features_by_form
from desktop.editorial.findings import Severity

# A criticised word may carry a pronoun (« complétez-le »), never be the half of a compound.
_CLITIC = "le|la|les|vous|nous|moi|toi|lui|leur|y|en|t|il|elle|on|ils|elles|je|tu|ce"
_END = rf"(?!\w)(?!-(?!(?:{_CLITIC})(?![\w-]|-\w{{3}}))\w)"
_START = r"(?<![\w-])"
_SEPARATOR = "(?:(?<=')| )"
_GAP = re.compile(r"\.\.(\d)")
_MARK = re.compile(r"^(?P<word>.+?):(?P<kind>[vna])$")


class VocabularyError(ValueError):
    """An entry of the pack that cannot be read; the message, in French, names it."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where an entry holds: each pattern is searched in lower-case text without no-break spaces."""

    before: re.Pattern[str] | None = None
    not_before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    not_after: re.Pattern[str] | None = None
    sentence: re.Pattern[str] | None = None
    not_sentence: re.Pattern[str] | None = None

    def holds(self, before: str, after: str, sentence: str) -> bool:
        """Whether the three stretches of text suit the entry."""
        wanted = ((self.before, before), (self.after, after), (self.sentence, sentence))
        refused = ((self.not_before, before), (self.not_after, after), (self.not_sentence, sentence))
        return all(p is None or p.search(text) for p, text in wanted) and not any(
            p is not None and p.search(text) for p, text in refused
        )


@dataclass(frozen=True, slots=True)
class Motif:
    """One compiled motif; `verbs`, `nouns` and `adjectives` are the dictionary forms it holds, in order."""

    source: str
    pattern: re.Pattern[str]
    first_words: frozenset[str]
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One criticised use."""

    id: str
    motifs: tuple[Motif, ...]
    replacements: tuple[str, ...]
    reason: str
    source: str
    severity: Severity
    context: Context
    proper_names: bool
    wrong_examples: tuple[str, ...]
    right_examples: tuple[str, ...]


def load_entries(path: Path) -> tuple[Entry, ...]:
    """The entries of a pack, in its order. Raises VocabularyError."""
    with path.open("rb") as file:
        data = tomllib.load(file)
    macros = data.get("listes", {})
    return tuple(_entry(raw, macros) for raw in data["entree"])


def _entry(raw: dict[str, object], macros: dict[str, str]) -> Entry:
    name = str(raw.get("id", "?"))
    try:
        motifs = raw["motif"]
        sources = [motifs] if isinstance(motifs, str) else list(_strings(motifs))
        return Entry(
            id=name,
            motifs=tuple(compile_motif(_expanded(source, macros)) for source in sources),
            replacements=tuple(_strings(raw.get("remplacer", []))),
            reason=str(raw["raison"]),
            source=str(raw.get("source", "OQLF, Vitrine linguistique")),
            severity=Severity(str(raw.get("severite", "avertissement"))),
            context=Context(*(_condition(raw, key, macros) for key in _CONDITIONS)),
            proper_names=bool(raw.get("noms_propres", False)),
            wrong_examples=tuple(_strings(raw["exemples_ko"])),
            right_examples=tuple(_strings(raw["exemples_ok"])),
        )
    except (KeyError, ValueError, re.error) as error:
        raise VocabularyError(f"entrée « {name} » illisible : {error}") from error


_CONDITIONS = ("avant", "sauf_avant", "apres", "sauf_apres", "phrase", "sauf_phrase")


def _strings(value: object) -> Iterator[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"liste de chaînes attendue, reçu {value!r}")
    yield from value


def _condition(raw: dict[str, object], key: str, macros: dict[str, str]) -> re.Pattern[str] | None:
    value = raw.get(key)
    return None if value is None else re.compile(_expanded(str(value), macros), re.IGNORECASE)


def _expanded(source: str, macros: dict[str, str]) -> str:
    """`source` with each `<liste>` replaced by its words."""
    return re.sub(r"<(\w+)>", lambda match: macros[match[1]].replace(" ", "|"), source)


def compile_motif(source: str) -> Motif:
    """Read a motif. Raises ValueError."""
    atoms = source.replace("[", " [ ").replace("]", " ] ").split()
    kinds: dict[str, list[str]] = {"v": [], "n": [], "a": []}
    firsts: frozenset[str] = frozenset()
    expression, opening = "", ""
    for atom in atoms:
        if atom == "[":
            opening = "(?P<x>"
        elif atom == "]":
            expression += ")"
        elif gap := _GAP.fullmatch(atom):
            expression += rf"(?:{_SEPARATOR}[\w-]{{1,40}}'?){{0,{gap[1]}}}"
        else:
            words, group = _atom(atom.rstrip("?"), kinds)
            separator = _SEPARATOR if firsts else ""
            piece = f"{separator}{opening}{group}"
            expression += f"(?:{piece})?" if atom.endswith("?") else piece
            opening, firsts = "", firsts or words
    if not firsts:
        raise ValueError("motif vide")
    if "[" not in source:
        expression = f"(?P<x>{expression})"
    pattern = re.compile(_START + expression, re.IGNORECASE)
    return Motif(source, pattern, firsts, tuple(kinds["v"]), tuple(kinds["n"]), tuple(kinds["a"]))


def _atom(atom: str, kinds: dict[str, list[str]]) -> tuple[frozenset[str], str]:
    words: set[str] = set()
    groups: list[str] = []
    for choice in atom.split("|"):
        if mark := _MARK.match(choice):
            kind = mark["kind"]
            forms = _forms(mark["word"], kind)
            kinds[kind].append(mark["word"])
            groups.append(f"(?P<{kind}{len(kinds[kind])}>{_alternation(forms)})")
            words |= forms
        else:
            word = choice.replace("’", "'").lower()
            groups.append(re.escape(word))
            words.add(word)
    inner = "|".join(groups)
    end = "" if atom.endswith("'") else _END
    return frozenset(words), f"(?:{inner}){end}"


@functools.lru_cache(maxsize=4096)
def _forms(word: str, kind: str) -> frozenset[str]:
    if kind == "v":
        return frozenset(features_by_form(word))
    if kind == "n":
        return frozenset((word, plural(word)))
    return frozenset(adjective_forms(word).values())


def _alternation(forms: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
