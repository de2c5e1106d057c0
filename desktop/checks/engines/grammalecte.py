"""Grammalecte as one object: found, loaded without touching `sys.path`, taught the town's words.

Its options and its lexicon are module globals: there is one engine per process, the check worker's.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import io
import os
import re
import sys
from array import array
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.checks.engines.grammalecte_walk import COMPARED_WITH, Expressions, Walk
from desktop.checks.engines.packed import PackedGraph, pack_tables
from desktop.checks.reading.words import Vocabulary

PLACE = "BON_A_TIRER_GRAMMALECTE"
_DEBIAN = Path("/usr/lib/python3/dist-packages/grammalecte")
_PACKAGE = "grammalecte"
_MISSING = (
    "Le correcteur grammatical Grammalecte n’est pas installé : la grammaire n’est pas vérifiée. "
    "Installez le paquet « python3-grammalecte », ou indiquez son dossier dans la variable "
    f"{PLACE}."
)
_BROKEN = "Le correcteur grammatical Grammalecte ne se charge pas : la grammaire n’est pas vérifiée. ({})"

# Grammalecte reads nothing in a sentence of 2,000 characters; it also slows down well before that.
LONGEST_SENTENCE = 1200
# Sentences whose analysis is kept: an edit changes one of them, the rest of the text comes back as it was. A text of
# 12,000 words; each letter typed makes another sentence, and none would be forgotten in a day.
REMEMBERED = 512


@dataclass(frozen=True, slots=True)
class EngineError:
    """What Grammalecte reports in one sentence; offsets in code points of that sentence."""

    start: int
    end: int
    rule: str
    option: str
    message: str
    suggestions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A word to teach: its form, its lemma and Grammalecte's tags (`:N:m:p`)."""

    form: str
    lemma: str
    tags: str


_SIGN = re.compile(r"<(\w*)>")


def candidate_folders(resources: Path, environment: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """Where Grammalecte may be: the person's choice and nowhere else, or beside the shipped data, or Debian's."""
    chosen = environment.get(PLACE)
    return (Path(chosen),) if chosen else (resources.parent / _PACKAGE, _DEBIAN)


class Grammalecte:
    """The engine, loaded at the first use. Not thread-safe: it belongs to the worker's only thread.

    `vocabulary` is its lexicon as our own rules read it.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folder = next((f for f in folders if (f / "fr" / "gc_engine.py").is_file()), None)
        self._engine: Any = None
        self._speller: Any = None
        self._walk: Walk | None = None
        self._failure: str | None = None
        self._taught: tuple[Entry, ...] = ()
        self._sentences: OrderedDict[str, tuple[EngineError, ...]] = OrderedDict()
        self.vocabulary = Vocabulary(self)

    def unavailable(self) -> str | None:
        """None, or the French sentence that says what to install."""
        if self._folder is None:
            return _MISSING
        self._load()
        return self._failure

    def morph(self, word: str) -> tuple[str, ...]:
        """The morphologies of a word form, as Grammalecte writes them (`>lemme/:N:f:s/*`); () if unknown."""
        self._load()
        return tuple(self._speller.getMorph(word)) if self._speller is not None else ()

    def everyday_lemmas(self, word: str) -> tuple[str, ...]:
        """The lemmas of a word form, its literary readings (`surmenât`, `surent`) apart; () if there are none."""
        return tuple(
            dict.fromkeys(m[1 : m.index("/")] for m in self.morph(word) if ":Is" not in m and ":Sq" not in m)
        )

    def knows(self, word: str) -> bool:
        """Whether the lexicon accepts a token, taken apart at its hyphens when it is compound."""
        self._load()
        return self._speller is not None and bool(self._speller.isValidToken(word))

    def may_know(self, word: str) -> bool:
        """Whether the lexicon has a word of letters alone; yes without the engine, which cannot tell."""
        self._load()
        return self._speller is None or bool(self._speller.isValid(word))

    def suggest(self, word: str) -> tuple[str, ...]:
        """Replacements for an unknown word, in the engine's own order."""
        self._load()
        if self._speller is None:
            return ()
        return tuple(dict.fromkeys(word for group in self._speller.suggest(word) for word in group))

    def conjugate(self, lemma: str, mood: str, person: str) -> str:
        """The form of a verb in a mood (`Ip`, `Sp`, `E`…) and a person (`3p`), or "" when it has none."""
        self._load()
        if self._engine is None:
            return ""
        conjugation = importlib.import_module("grammalecte.fr.conj")
        if mood != "Y" and not conjugation.hasConj(lemma, f":{mood}", f":{person}"):
            return ""
        return str(conjugation.getConj(lemma, f":{mood}", f":{person}") or "")

    def inflect(self, word: str, gender: str, number: str) -> tuple[str, ...]:
        """The forms of a noun, an adjective or a participle in `m`/`f` and `s`/`p`; () when it has none."""
        self._load()
        if self._engine is None:
            return ()
        functions = importlib.import_module("grammalecte.fr.gc_functions")
        name = {"m": "Mas", "f": "Fem"}[gender] + {"s": "Sing", "p": "Plur"}[number]
        offered = str(getattr(functions, f"sugg{name}")(word) or "").split("|")
        return tuple(dict.fromkeys(form for form in offered if form))

    def teach(self, entries: Iterable[Entry]) -> None:
        """Make the words of a town known, with their morphology; they replace those taught before."""
        self._load()
        wanted = tuple(sorted(set(entries), key=lambda entry: (entry.form, entry.tags)))
        if self._speller is None or wanted == self._taught:
            return
        self._taught = wanted
        self._sentences.clear()
        self.vocabulary.forget()
        self._speller.clearStorage()
        if self._walk is not None:
            self._walk.forget()
        if not wanted:
            self._speller.deactivatePersonalDictionary()
            return
        with contextlib.redirect_stdout(io.StringIO()):  # the builder draws its progress
            dawg = importlib.import_module("grammalecte.graphspell.dawg")
            rows = [(entry.form, entry.lemma, entry.tags + "/*") for entry in wanted]
            built = dawg.DAWG(rows, "S", "fr", "Français", "municipalité", "")
            self._speller.setPersonalDictionary(built.getBinaryAsJSON())
            _compact(self._speller.oPersonalDic)

    def errors(self, sentence: str) -> tuple[EngineError, ...]:
        """What it reports in one sentence of at most `LONGEST_SENTENCE` characters."""
        self._load()
        if self._engine is None:
            return ()
        if (known := self._sentences.get(sentence)) is not None:
            self._sentences.move_to_end(sentence)
            return known
        found = tuple(
            EngineError(
                error["nStart"],
                error["nEnd"],
                error["sRuleId"],
                error["sType"],
                error["sMessage"],
                tuple(error["aSuggestions"]),
            )
            for error in self._parse(sentence)
        )
        self._sentences[sentence] = found
        while len(self._sentences) > REMEMBERED:
            self._sentences.popitem(last=False)
        return found

    def _parse(self, sentence: str) -> Iterable[Mapping[str, Any]]:
        """The engine's errors, through our walk when this version of it is the one we know.

        The signs of its own graphs are not read as words (« <tags> »): it fails on them.
        """
        sentence = _SIGN.sub(r"(\1)", sentence)
        parsed: Iterable[Mapping[str, Any]] = (
            self._engine.parse(sentence, "FR")
            if self._walk is None
            else self._walk.parser(sentence).parse("FR")
        )
        return parsed

    def _load(self) -> None:
        """Import the package from its folder alone: nothing else of that place becomes importable."""
        if self._engine is not None or self._failure is not None or self._folder is None:
            return
        try:
            if _PACKAGE not in sys.modules:
                _import_folder(self._folder)
            engine = importlib.import_module("grammalecte.fr")
            engine.load("Python")
            engine.setOptions(OPTIONS)
            self._engine, self._speller = engine, engine.getSpellChecker()
            _compact(self._speller.oMainDic)
            self._speller.getMorph("ville")
            if engine.version == COMPARED_WITH:
                self._walk = _hastened()
            self._parse("Voici la ville.")  # its rules are compiled by the first sentence
        except (ImportError, OSError, SyntaxError, AttributeError, ValueError) as error:
            self._engine = self._speller = None
            self._failure = _BROKEN.format(error)


# Signs, spaces, units, numbers, dates and capitals are our own checks', after the OQLF; shortened inclusive
# forms are the inclusive check's. What is off costs no time.
OPTIONS = {
    "apos": False,
    "eepi": False,
    "esp": False,
    "tab": False,
    "typo": False,
    "nbsp": False,
    "unit": False,
    "num": False,
    "date": False,
    "maj": False,
    "poncfin": False,
    "nf": False,
    "chim": False,
    "minis": False,
    "neg": False,
    "latex": False,
    "md": True,
    "html": False,
}


# What its modules keep of every word, for a few suggestions, under the names of each module and of its data.
_TABLES = {"phonet": ("_lSet", "lSet", "_dMorph", "dMorph"), "conj": ("_dVerbNames", "dVerbNames")}


def _hastened() -> Walk:
    """The loaded engine's walk; its modules are given what makes them faster and smaller, once."""
    core: Any = importlib.import_module("grammalecte.fr.gc_engine")
    rules: Any = importlib.import_module("grammalecte.fr.gc_rules_graph")
    for name, graph in rules.dAllGraph.items():
        if not isinstance(graph, PackedGraph):
            rules.dAllGraph[name] = PackedGraph(graph)
    pack_tables((rules,), ("dRule",))
    for name, tables in _TABLES.items():
        modules = (importlib.import_module(f"grammalecte.fr.{name}{end}") for end in ("", "_data"))
        pack_tables(tuple(modules), tables)
    if not isinstance(core.re, Expressions):
        core.re = core.gc_functions.re = Expressions()
    return Walk(core.TextParser)


def _compact(dictionary: Any) -> None:
    """A dictionary's graph of words is half a million integers: four bytes each rather than thirty-six."""
    if isinstance(getattr(dictionary, "lByDic", None), list):
        dictionary.lByDic = array("L" if array("I").itemsize < 4 else "I", dictionary.lByDic)


def _import_folder(folder: Path) -> None:
    spec = importlib.util.spec_from_file_location(
        _PACKAGE, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"{folder} is not a package")
    package = importlib.util.module_from_spec(spec)
    sys.modules[_PACKAGE] = package
    try:
        spec.loader.exec_module(package)
    except BaseException:
        del sys.modules[_PACKAGE]
        raise
