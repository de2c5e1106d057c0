"""Rule packs: the TOML files of `resources/policies/`, compiled once into a lexicon and rules.

A pack holds lexical `[classes]`, named `[motifs]`, `[[exemption]]`s and `[[regle]]`s; the language of its
motifs is that of `desktop.checks.policy.patterns`. A rule that no pattern can say names the check that recognises it
(`reconnu_par`, see `desktop.checks.policy.coded_rules`). Every mistake is a `Refusal` that names the file and the line.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from desktop.checks.policy.learnt_wording import LEARNT
from desktop.checks.policy.matching import Exemption, Lexicon, Phrases, first_words
from desktop.checks.policy.pattern_elements import (
    ClassElement,
    Element,
    GroupElement,
    OneWordElement,
    OptionalElement,
    SequenceElement,
    WordElement,
)
from desktop.checks.policy.patterns import (
    Motif,
    NamedPattern,
    Needs,
    Part,
    PatternError,
    forget_parts,
    forget_read,
    parse_motif,
    parse_sequence,
    plain_forms,
    split_elisions,
    word_element,
)
from desktop.checks.policy.people import PEOPLE_CLASSES
from desktop.checks.policy.policy_rule import Rule, read_examples
from desktop.checks.policy.recognisers import RECOGNISED
from desktop.checks.policy.rewriting import Replacement
from desktop.checks.policy.rulefile import MEDIA, SCOPES, Place, RuleFile

BUILT_IN = RECOGNISED | PEOPLE_CLASSES | LEARNT
_ARTICLE = re.compile(r"\bart\. (?=\d)")

_Entries = dict[str, list[tuple[str, tuple[Element, ...]]]]


@dataclass(frozen=True, slots=True)
class RulePacks:
    """Packs together, compiled."""

    lexicon: Lexicon
    rules: tuple[Rule, ...]

    def recognised_by(self, check: str | None) -> tuple[Rule, ...]:
        """The rules that `check` finds by itself; None: those of the motifs."""
        return tuple(rule for rule in self.rules if rule.recogniser == check)


def compile_packs(texts: Mapping[str, str], taken: Mapping[str, str] | None = None) -> RulePacks:
    """Compile packs given as {file name: TOML}; `taken`: identifiers of rules, and the file that holds each.

    Raises Refusal naming file and line.
    """
    try:
        return _Compiler([RuleFile(name, text) for name, text in texts.items()], taken or {}).compile()
    finally:
        # Thousands of words, each written many times, are read once; none is read again.
        forget_read()


class _Compiler:
    """Turns the files into classes, named patterns, exemptions and rules."""

    def __init__(self, files: list[RuleFile], taken: Mapping[str, str]) -> None:
        self._files = files
        self._names: dict[str, str] = dict.fromkeys(BUILT_IN, "l’application")
        self._ids = dict(taken)
        self._needs = Needs({})
        self._parts: dict[Part, Part] = {}

    def compile(self) -> RulePacks:
        for file in self._files:
            self._declare(file)
        words, phrases, prefixes = self._classes()
        sequences = self._patterns()
        self._needs = Needs(sequences)
        named = {
            name: tuple(NamedPattern(sequence, self._needs.of(sequence)) for sequence in found)
            for name, found in sequences.items()
        }
        lexicon = Lexicon(words, _phrases(phrases), _phrases(prefixes), named, tuple(self._exemptions()))
        rules: list[Rule] = []
        for file in self._files:
            forget_parts()
            rules += [self._rule(file, place, table) for place, table in file.rules()]
        return RulePacks(lexicon, tuple(rules))

    def _declare(self, file: RuleFile) -> None:
        for section in ("classes", "motifs"):
            for name, _ in file.lists(section):
                if name in self._names:
                    reason = f"«\u00a0{name}\u00a0» est déjà défini dans {self._names[name]}"
                    raise file.refuse(Place(section), reason, name)
                self._names[name] = file.name

    def _classes(self) -> tuple[dict[str, tuple[str, ...]], _Entries, _Entries]:
        """The classes of words alone, then the entries of several words, or of the beginning of one."""
        alone: dict[str, dict[str, None]] = {}
        phrases: _Entries = {}
        prefixes: _Entries = {}
        for file in self._files:
            for name, entries in file.lists("classes"):
                excluded = frozenset(entry[1:] for entry in entries if entry[0] == "!")
                for entry in (entry for entry in entries if entry[0] != "!"):
                    if (plain := plain_forms(entry)) is not None:
                        for word in plain - excluded:
                            alone.setdefault(sys.intern(word), {})[name] = None
                        continue
                    first, *rest = self._phrase(file, name, entry)
                    words, prefix = first_words(first)
                    compiled = (name, (first, *rest))
                    if prefix is not None:
                        prefixes.setdefault(prefix, []).append(compiled)
                    if rest or (isinstance(first, WordElement | OneWordElement) and first.capital):
                        for word in words if rest else words - excluded:
                            phrases.setdefault(word, []).append(compiled)
                    else:
                        for word in words - excluded:
                            alone.setdefault(word, {})[name] = None
        together: dict[tuple[str, ...], tuple[str, ...]] = {}
        names = {word: tuple(found) for word, found in alone.items()}
        return {word: together.setdefault(found, found) for word, found in names.items()}, phrases, prefixes

    def _phrase(self, file: RuleFile, name: str, entry: str) -> list[Element]:
        try:
            elements = [word_element(word) for piece in entry.split() for word in split_elisions(piece)]
        except PatternError as error:
            raise file.refuse(
                Place("classes"), f"classe «\u00a0{name}\u00a0»\u00a0: {error}", entry
            ) from error
        if not elements:
            raise file.refuse(
                Place("classes"), f"classe «\u00a0{name}\u00a0»\u00a0: une entrée est vide", name
            )
        return elements

    def _patterns(self) -> dict[str, tuple[SequenceElement, ...]]:
        patterns: dict[str, tuple[SequenceElement, ...]] = {}
        for file in self._files:
            for name, entries in file.lists("motifs"):
                compiled = []
                for entry in entries:
                    try:
                        compiled.append(parse_sequence(entry))
                        self._check_names([compiled[-1]])
                    except PatternError as error:
                        raise file.refuse(
                            Place("motifs"), f"motif «\u00a0{name}\u00a0»\u00a0: {error}", entry
                        ) from error
                patterns[name] = tuple(compiled)
        return patterns

    def _exemptions(self) -> Iterator[Exemption]:
        for file in self._files:
            for place, motifs, hidden in file.exemptions():
                for name in hidden:
                    if name not in self._names:
                        raise file.refuse(place, f"classe inconnue «\u00a0{name}\u00a0»", name)
                for text in motifs:
                    yield Exemption(self._motif(file, place, text), frozenset(hidden))

    def _check_names(self, elements: Iterable[Element]) -> None:
        for name in class_names(elements):
            if name not in self._names:
                raise PatternError(f"classe inconnue «\u00a0<{name}>\u00a0»")

    def _motif(self, file: RuleFile, place: Place, text: str, context: Iterable[str] = ()) -> Motif:
        try:
            motif = parse_motif(" & ".join([text, *context]))
            self._check_names(part.sequence for part in motif.parts)
        except PatternError as error:
            raise file.refuse(place, str(error), text) from error
        return replace(motif, parts=tuple(map(self._with_keys, motif.parts)))

    def _with_keys(self, part: Part) -> Part:
        """The one copy of a part, with what it needs."""
        known = self._parts.get(part)
        if known is None:
            known = self._parts[part] = part.shut(self._needs.of(part.sequence))
        return known

    def _motifs(self, file: RuleFile, place: Place, table: Mapping[str, Any], key: str) -> tuple[Motif, ...]:
        context = table.get("contexte", ()) if key == "motif" else ()
        return tuple(self._motif(file, place, text, context) for text in table.get(key, ()))

    def _rule(self, file: RuleFile, place: Place, table: Mapping[str, Any]) -> Rule:
        if table["id"] in self._ids:
            reason = f"l’identifiant «\u00a0{table['id']}\u00a0» est déjà pris dans {self._ids[table['id']]}"
            raise file.refuse(place, reason, "id")
        self._ids[table["id"]] = file.name
        return Rule(
            id=table["id"],
            article=table["article"] or None,
            categories=file.categories(place, table["categorie"]),
            severities=file.severities(place, table["gravite"]),
            media_severities=dict(file.media_severities(place, table["gravite_par_media"]))
            if "gravite_par_media" in table
            else {},
            motifs=self._motifs(file, place, table, "motif"),
            antipatterns=self._motifs(file, place, table, "antimotifs"),
            exclusions=self._motifs(file, place, table, "sauf"),
            replacements=tuple(
                Replacement(self._motif(file, place, motif), _typeset(text))
                for motif, text in table.get("remplacement", {}).items()
            ),
            message=_typeset(table["message"]),
            suggestion=_typeset(table["suggestion"]),
            good=read_examples(table, "exemples_ok"),
            bad=read_examples(table, "exemples_ko"),
            scopes=frozenset(table.get("portee", SCOPES)),
            extent=table.get("etendue", "phrase"),
            media=frozenset(table.get("medias", MEDIA)),
            kinds=frozenset(table.get("genres", ())),
            excluded_kinds=frozenset(table.get("hors_genres", ())),
            only=table.get("seulement"),
            admitted_if=table.get("admis_si"),
            unless_negated=bool(table.get("negation", False)),
            fallback=bool(table.get("repli", False)),
            learnt=bool(table.get("appris", False)),
            source=file.name,
            line=file.line_of(place),
            recogniser=table.get("reconnu_par"),
        )


def _typeset(text: str) -> str:
    """A sentence as it is shown: no line begins with `:` or a figure, or ends with `«` or `art.`."""
    text = text.replace("« ", "«\u00a0").replace(" »", "\u00a0»").replace(" :", "\u00a0:")
    return _ARTICLE.sub("art.\u00a0", text)


def class_names(elements: Iterable[Element]) -> Iterator[str]:
    """The classes that patterns refer to."""
    for element in elements:
        if isinstance(element, ClassElement):
            yield element.name
        elif isinstance(element, OptionalElement):
            yield from class_names([element.element])
        elif isinstance(element, GroupElement):
            yield from class_names(element.choices)
        elif isinstance(element, SequenceElement):
            yield from class_names(element.elements)


def _phrases(table: _Entries) -> dict[str, Phrases]:
    """The entries by word; the forms of a verb begin the same ones."""
    together: dict[tuple[int, ...], Phrases] = {}
    found: dict[str, Phrases] = {}
    for word, entries in table.items():
        key = tuple(map(id, entries))
        known = together.get(key)
        if known is None:
            known = together[key] = Phrases(entries)
        found[word] = known
    return found
