"""The vocabulary pack: which words and turns are criticised, where, and what replaces them.

A motif is a sequence of words separated by spaces, read without regard to case:

    mot            itself                  mot|autre       either
    canceller:v    any form of the verb    cédule:nf       singular or plural (`:n`, gender unsaid)
    éligible:a     any form of the adjective
    à:p            à, au, aux (also `de:p`, `le:p`): a preposition with the article it may hold
    mot?           may be absent           ..2             up to two words, whatever they are
    #              a number, in figures or in letters up to ten, put back by # in the replacement
    [ … ]          what is replaced, when it is not the whole motif

A replacement uses the same marks: `annuler:v` takes the tense and person of the motif's verb,
`horaire:nm` the number of its noun, and what surrounds it is made to agree; `heures:nfp` is always
plural, `procès-verbal:nms` always singular; `admissible:a` agrees; `responsable:e` takes the number of
the noun or verb before it; `de:p` keeps the article of the motif's joint (« dû aux » gives « en raison
des »), `~:p` the article alone, `de:s` the preposition alone, elided where it must be.

An entry holds at least two wrong examples, written `phrase fautive → phrase corrigée`, and two right ones.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.checks.french_nouns import adjective_forms, plural
from desktop.checks.french_verbs import features_by_form
from desktop.editorial.findings import Severity

# A criticised word may carry a pronoun (« complétez-le »), never be the half of a compound.
_CLITIC = "le|la|les|vous|nous|moi|toi|lui|leur|y|en|t|il|elle|on|ils|elles|je|tu|ce"
_END = rf"(?!\w)(?!-(?!(?:{_CLITIC})(?![\w-]|-\w{{3}}))\w)"
_START = r"(?<![\w-])"
_SEPARATOR = "(?:(?<=')| )"
_GAP = re.compile(r"\.\.(\d)")
_MARK = re.compile(r"^(?P<word>.+?):(?P<kind>v|n[mf]?|a|p)$")
_JOINTS = {"à": "aux|au|à", "de": "d'|des|du|de", "le": "l'|les|le|la"}
_NUMBER = r"\d{1,3}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix"
_ARROW = " → "
_IDENTIFIER = re.compile(r"[a-z0-9_]+")


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
    """One compiled motif; `verbs`, `nouns` and `adjectives` are the dictionary forms it holds, in order.

    `gender` is its noun's, when the pack says it.
    """

    source: str
    pattern: re.Pattern[str]
    first_words: frozenset[str]
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    gender: str | None = None


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
    except_forms: re.Pattern[str] | None
    proper_names: bool
    spares_titles: bool
    wrong_examples: tuple[tuple[str, str], ...]
    right_examples: tuple[str, ...]


def load_entries(paths: Iterable[Path]) -> tuple[Entry, ...]:
    """The entries of the packs, in their order; a list of words named in one serves in all.

    Raises VocabularyError when an entry cannot be read or an identifier comes twice.
    """
    packs = [_read(path) for path in paths]
    macros = {name: words for pack in packs for name, words in pack.get("listes", {}).items()}
    entries = tuple(_entry(raw, macros) for pack in packs for raw in pack.get("entree", []))
    names = [entry.id for entry in entries]
    if doubles := {name for name in names if names.count(name) > 1}:
        raise VocabularyError(f"entrées en double\u00a0: {', '.join(sorted(doubles))}")
    return entries


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"{path.name} illisible\u00a0: {error}") from error


def _entry(raw: dict[str, object], macros: dict[str, str]) -> Entry:
    name = str(raw.get("id", "?"))
    try:
        motifs = raw["motif"]
        sources = [motifs] if isinstance(motifs, str) else list(_strings(motifs))
        return Entry(
            id=_identifier(name),
            motifs=tuple(compile_motif(_expanded(source, macros)) for source in sources),
            replacements=tuple(_strings(raw.get("remplacer", []))),
            reason=str(raw["raison"]),
            source=str(raw.get("source", "OQLF, Vitrine linguistique")),
            severity=Severity(str(raw.get("severite", "avertissement"))),
            context=Context(*(_condition(raw, key, macros) for key in _CONDITIONS)),
            except_forms=_condition(raw, "sauf", macros),
            proper_names=bool(raw.get("noms_propres", False)),
            spares_titles=bool(raw.get("titres_epargnes", False)),
            wrong_examples=tuple(_pair(example) for example in _strings(raw["exemples_ko"])),
            right_examples=tuple(_strings(raw["exemples_ok"])),
        )
    except (KeyError, ValueError, re.error) as error:
        raise VocabularyError(f"entrée «\u00a0{name}\u00a0» illisible\u00a0: {error}") from error


_CONDITIONS = ("avant", "sauf_avant", "apres", "sauf_apres", "phrase", "sauf_phrase")


def _strings(value: object) -> Iterator[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"liste de chaînes attendue, reçu {value!r}")
    yield from value


def _identifier(name: str) -> str:
    if not _IDENTIFIER.fullmatch(name):
        raise ValueError("identifiant en lettres sans accent, chiffres et soulignés attendu")
    return name


def _pair(example: str) -> tuple[str, str]:
    """The wrong sentence and the right one; the same twice when the entry proposes nothing."""
    wrong, _, right = example.partition(_ARROW)
    return wrong, right or wrong


def _condition(raw: dict[str, object], key: str, macros: dict[str, str]) -> re.Pattern[str] | None:
    value = raw.get(key)
    return None if value is None else re.compile(_expanded(str(value), macros), re.IGNORECASE)


def _expanded(source: str, macros: dict[str, str]) -> str:
    """`source` with each `<liste>` replaced by its words."""
    return re.sub(r"<(\w+)>", lambda match: macros[match[1]].replace(" ", "|"), source)


class _Reader:
    """The marks of a motif gathered while its expression is built."""

    def __init__(self) -> None:
        self.marked: dict[str, list[str]] = {"v": [], "n": [], "a": []}
        self.gender: str | None = None

    def atom(self, atom: str) -> tuple[frozenset[str], str]:
        """The words an atom may begin with, and its expression."""
        read = [self._choice(choice) for choice in atom.split("|")]
        words = frozenset(word for choice, _ in read for word in choice)
        return words, f"(?:{'|'.join(group for _, group in read)})"

    def _choice(self, choice: str) -> tuple[frozenset[str], str]:
        if choice == "#":
            return frozenset(), f"(?P<number>{_NUMBER}){_END}"
        mark = _MARK.match(choice)
        if mark is None:
            word = choice.replace("’", "'").lower()
            return frozenset((word,)), re.escape(word) + ("" if word.endswith("'") else _END)
        kind = mark["kind"]
        if kind == "p":
            forms = _JOINTS[mark["word"]].split("|")
            inner = "|".join(form if form.endswith("'") else form + _END for form in forms)
            return frozenset(forms), f"(?P<p>{inner})"
        if kind[1:]:
            self.gender = kind[1]
        marked = self.marked[kind[0]]
        marked.append(mark["word"])
        inflected = _forms(mark["word"], kind[0])
        return inflected, f"(?P<{kind[0]}{len(marked)}>{_alternation(inflected)}){_END}"


def compile_motif(source: str) -> Motif:
    """Read a motif. Raises ValueError."""
    reader = _Reader()
    firsts: frozenset[str] = frozenset()
    expression, opening = "", ""
    for atom in source.replace("[", " [ ").replace("]", " ] ").split():
        if atom == "[":
            opening = "(?P<x>"
        elif atom == "]":
            expression += ")"
        elif gap := _GAP.fullmatch(atom):
            expression += rf"(?:{_SEPARATOR}[\w-]{{1,40}}'?){{0,{gap[1]}}}"
        else:
            words, group = reader.atom(atom.rstrip("?"))
            piece = f"{_SEPARATOR if firsts else ''}{opening}{group}"
            expression += f"(?:{piece})?" if atom.endswith("?") else piece
            opening, firsts = "", firsts or words
    if not firsts:
        raise ValueError("motif vide")
    if "[" not in source:
        expression = f"(?P<x>{expression})"
    pattern = re.compile(_START + expression, re.IGNORECASE)
    marked = {kind: tuple(words) for kind, words in reader.marked.items()}
    return Motif(source, pattern, firsts, marked["v"], marked["n"], marked["a"], reader.gender)


@functools.lru_cache(maxsize=4096)
def _forms(word: str, kind: str) -> frozenset[str]:
    if kind == "v":
        return frozenset(features_by_form(word))
    if kind == "n":
        return frozenset((word, plural(word)))
    return frozenset(adjective_forms(word).values())


def _alternation(forms: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
