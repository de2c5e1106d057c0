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
Words that are criticised wherever they stand are rows of a table: see `vocabulary_tables.py`.
"""

from __future__ import annotations

import contextlib
import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.checks.expression import KEPT, compiled
from desktop.checks.forms.nouns import adjective_forms, plural
from desktop.checks.forms.verbs import conjugated, features_by_form
from desktop.checks.packed_examples import PackedExamples
from desktop.checks.shipped_file import line_of, reading, table_of
from desktop.checks.vocabulary.tables import rows
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


@dataclass(frozen=True, slots=True)
class Context:
    """Where an entry holds: each expression is searched in lower-case text without no-break spaces.

    They are compiled when a text calls for the entry; its examples, run by the suite, do.
    """

    before: str | None = None
    not_before: str | None = None
    after: str | None = None
    not_after: str | None = None
    sentence: str | None = None
    not_sentence: str | None = None

    def holds(self, before: str, after: str, sentence: str) -> bool:
        """Whether the three stretches of text suit the entry."""
        wanted = ((self.before, before), (self.after, after), (self.sentence, sentence))
        refused = ((self.not_before, before), (self.not_after, after), (self.not_sentence, sentence))
        return all(p is None or compiled(p).search(text) for p, text in wanted) and not any(
            p is not None and compiled(p).search(text) for p, text in refused
        )


@dataclass(frozen=True, slots=True)
class Motif:
    """One motif read; `verbs`, `nouns` and `adjectives` are the dictionary forms it holds, in order.

    `gender` is its noun's, when the pack says it.
    """

    source: str
    first_words: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    gender: str | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """Its expression, made of its source when a text holds one of its first words.

        There are thousands, with every form of a verb in them.
        """
        return _pattern_of(self.source)


@functools.lru_cache(maxsize=KEPT)
def _pattern_of(source: str) -> re.Pattern[str]:
    return re.compile(_read_motif(source)[1], re.IGNORECASE)


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
    except_forms: str | None
    proper_names: bool
    spares_titles: bool
    examples: PackedExamples
    table: str | None = None

    @property
    def wrong_examples(self) -> tuple[tuple[str, str], ...]:
        """Sentences that it must mend, each with the right one."""
        return self.examples.wrong()

    @property
    def right_examples(self) -> tuple[str, ...]:
        """Sentences that it must leave alone."""
        return self.examples.right()


def load_entries(paths: Iterable[Path]) -> tuple[Entry, ...]:
    """The entries of the packs, those of their tables after; a list of words named in one serves in all.

    Raises EnvironmentFault, which names the file, when an entry cannot be read or an identifier comes twice.
    """
    packs = [(path, table_of(path)) for path in paths]
    macros = {name: words for _, pack in packs for name, words in pack.get("listes", {}).items()}
    raws = [(path, raw) for path, pack in packs for raw in pack.get("entree", [])]
    for path, pack in packs:
        for table in pack.get("tableau", []):
            with _reading(path, table.get("id")):
                raws += [(path, row) for row in rows(table)]
    entries: dict[str, Entry] = {}
    for path, raw in raws:
        with _reading(path, raw.get("tableau") or raw.get("id")):
            entry = _entry(raw, macros)
            if entry.id in entries:
                raise ValueError("entrée en double")
            entries[entry.id] = entry
    # What served to read them is in the motifs now.
    for used in (_forms, conjugated):
        used.cache_clear()
    return tuple(entries.values())


def _reading(path: Path, name: object) -> contextlib.AbstractContextManager[None]:
    """What goes wrong inside is the fault of that entry or table of the pack."""
    return reading(path, lambda: line_of(path, f'id = "{name}"'), f"«\u00a0{name}\u00a0»")


def _entry(raw: dict[str, object], macros: dict[str, str]) -> Entry:
    motifs = raw["motif"]
    sources = [motifs] if isinstance(motifs, str) else list(_strings(motifs))
    return Entry(
        id=_identifier(str(raw["id"])),
        motifs=tuple(compile_motif(_expanded(source, macros)) for source in sources),
        replacements=tuple(_strings(raw.get("remplacer", []))),
        reason=str(raw["raison"]),
        source=str(raw.get("source", "OQLF, Vitrine linguistique")),
        severity=Severity(str(raw.get("severite", "avertissement"))),
        context=Context(*(_condition(raw, key, macros) for key in _CONDITIONS)),
        except_forms=_condition(raw, "sauf", macros),
        proper_names=bool(raw.get("noms_propres", False)),
        spares_titles=bool(raw.get("titres_epargnes", False)),
        examples=PackedExamples(
            tuple(map(_pair, _strings(raw["exemples_ko"]))), tuple(_strings(raw["exemples_ok"]))
        ),
        table=None if raw.get("tableau") is None else str(raw["tableau"]),
    )


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


def _condition(raw: dict[str, object], key: str, macros: dict[str, str]) -> str | None:
    value = raw.get(key)
    if value is None:
        return None
    return _expanded(str(value), macros)


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
    reader, _, firsts = _read_motif(source)
    marked = {kind: tuple(words) for kind, words in reader.marked.items()}
    return Motif(source, tuple(firsts), marked["v"], marked["n"], marked["a"], reader.gender)


def _read_motif(source: str) -> tuple[_Reader, str, frozenset[str]]:
    """What a motif is marked with, its expression, and the words it may begin with."""
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
    return reader, _START + expression, firsts


@functools.lru_cache(maxsize=4096)
def _forms(word: str, kind: str) -> frozenset[str]:
    if kind == "v":
        return frozenset(features_by_form(word))
    if kind == "n":
        return frozenset((word, plural(word)))
    return frozenset(adjective_forms(word).values())


def _alternation(forms: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
