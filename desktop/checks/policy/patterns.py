"""The small language in which rule packs say what to look for in a sentence.

    motif   := partie (" & " partie)*           all parts in one unit, in any order
    partie  := ["!"] ["avant:" | "apres:" | "texte:"] élément+
    élément := atome ["?"]   ..N (up to N words skipped)   ^ (start)   $ (end)
    atome   := mot   mot:v|a|n (every form)   début*   <classe>   /expression/   ( a b | c )   \\signe

A word in capitals' shape (`Bloc`) asks for a capital in the text. `/…/` matches one whole word; it may
not repeat a group, so its cost stays linear. Matching tracks sets of positions, never backtracks.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from desktop.checks.forms.inflection import KINDS, forms
from desktop.checks.policy.pattern_elements import (
    ClassElement,
    EdgeElement,
    Element,
    GapElement,
    GroupElement,
    OneWordElement,
    OptionalElement,
    PrefixElement,
    RegexElement,
    Sentence,
    SequenceElement,
    WordElement,
    Words,
    forget_shared,
    shared,
    weight,
    words_element,
)

_MAX_GAP = 25
_PIECE = re.compile(r"\\.|\.\.\d+|/(?:[^/\s]|\\/)+/|<[^<>\s]+>|[()|]|\^|\$|[^\s()|]+")
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'", re.IGNORECASE)
# A word as a text is cut into them (`matching`), or one sign; an entry that is neither would never be found.
_READ = re.compile(r"-?[^\W\d_]+(?:['-][^\W\d_]+)*'?|\d+(?:[ ,.]\d+)*|[^\w\s]|_")
_BEGINNING = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*['-]?")
_DEEPEST = 20
_REPEATED_GROUP = re.compile(r"(?<!\\)\)[*+{]|\\[1-9]|\(\?")
SCOPES = ("avant", "apres", "texte")


class PatternError(ValueError):
    """A pattern that cannot be read; the message, in French, says why."""


@dataclass(frozen=True, slots=True)
class Part:
    """One condition of a motif: a sequence that must (or must not) be found in a scope.

    `needs`: sets of words and marks, of each of which the sentence must hold one. Once they are known, the sequence is
    kept as it is written (`shut`) and read again when a sentence first holds them: a day's texts do that for one part
    in ten.
    """

    source: str
    scope: str = "phrase"
    negated: bool = False
    needs: tuple[Words, ...] = ()
    _sequence: SequenceElement | None = field(default=None, compare=False, repr=False)

    @property
    def sequence(self) -> SequenceElement:
        """What to find. Raises PatternError when it is read for the first time."""
        if self._sequence is None:
            object.__setattr__(self, "_sequence", parse_sequence(self.source))
            assert self._sequence is not None
        return self._sequence

    def shut(self, needs: tuple[Words, ...]) -> Part:
        """This part with its needs, its sequence to be read again."""
        return Part(self.source, self.scope, self.negated, needs)

    def possible(self, keys: frozenset[str]) -> bool:
        """Whether it may be found in a sentence that holds `keys`."""
        return _meets(self.needs, keys)

    def find(self, sentence: Sentence, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, int]]:
        """The (first, last + 1) word positions of matches starting in `start..stop`, longest first."""
        limit = len(sentence.lowers) if stop is None else stop
        sequence = self.sequence
        for index in sequence.candidates(sentence, start, limit):
            for end in sorted(sequence.ends(sentence, index), reverse=True):
                if end <= limit and end > index:
                    yield index, end
                    break


@dataclass(frozen=True, slots=True)
class Motif:
    """A whole pattern: its first part is the cue that is shown."""

    parts: tuple[Part, ...]
    _needs: tuple[Words, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        there = [part.needs for part in self.parts if not part.negated and part.scope == "phrase"]
        object.__setattr__(self, "_needs", there[0] if len(there) == 1 else _telling(itertools.chain(*there)))

    @property
    def keys(self) -> Words | None:
        """Words and marks of which the sentence must hold one, the most telling; None when nothing is certain."""
        return self._needs[0] if self._needs else None

    def possible(self, keys: frozenset[str]) -> bool:
        """Whether a sentence that holds `keys` may match; spares most sentences the search."""
        return _meets(self._needs, keys)


def _meets(needs: tuple[Words, ...], keys: frozenset[str]) -> bool:
    for needed in needs:  # noqa: SIM110 - asked a hundred times a sentence: a generator costs twice this
        if keys.isdisjoint(needed):
            return False
    return True


# Words from which a set that comes after a shorter one is not worth its room: most sentences hold one of so many.
_VAGUE = 100


def _telling(needs: Iterable[Words]) -> tuple[Words, ...]:
    """The most telling first, without those that another one implies, or that tell too little besides."""
    kept: list[frozenset[str]] = []
    for needed in sorted(
        {frozenset(words) for words in needs}, key=lambda words: (weight(words), min(words))
    ):
        vague = bool(kept) and weight(needed) > _VAGUE
        if not vague and not any(other <= needed for other in kept):
            kept.append(needed)
    return tuple(map(shared, kept))


@dataclass(frozen=True, slots=True)
class NamedPattern:
    """One sequence of a named pattern, and what a sentence must hold for it to match (see `Part`)."""

    sequence: SequenceElement
    needs: tuple[Words, ...] = ()

    def possible(self, keys: frozenset[str]) -> bool:
        """Whether it may be found in a sentence that holds `keys`."""
        return _meets(self.needs, keys)


class Needs:
    """Says what patterns need in terms of words and marks, seeing through the named patterns."""

    def __init__(self, patterns: Mapping[str, tuple[SequenceElement, ...]]) -> None:
        self._patterns = patterns
        self._known: dict[str, frozenset[str] | None] = {}
        self._open: list[str] = []
        self._sets: dict[tuple[Words, ...], tuple[Words, ...]] = {}

    def of(self, sequence: SequenceElement) -> tuple[Words, ...]:
        """Sets of words and `<marks>`: a sentence must hold one of each for `sequence` to match in it."""
        through = (self._through(keys) for keys in sequence.needs())
        found = _telling(keys for keys in through if keys is not None)
        return self._sets.setdefault(found, found)

    def _through(self, keys: frozenset[str]) -> frozenset[str] | None:
        """`keys`, and what the named patterns among them need; None when one needs nothing certain."""
        found = set(keys)
        for key in keys:
            if key[0] == "<" and key[1:-1] in self._patterns:
                inner = self._named(key[1:-1])
                if inner is None:
                    return None
                found |= inner
        return frozenset(found)

    def _named(self, name: str) -> frozenset[str] | None:
        if name in self._open:
            # A pattern that refers to itself adds nothing to what it needs; of two that refer to each other, who knows?
            return frozenset() if name == self._open[-1] else None
        if name not in self._known:
            self._open.append(name)
            first = [next(iter(self.of(sequence)), None) for sequence in self._patterns[name]]
            self._open.pop()
            whole = [keys for keys in first if keys is not None]
            self._known[name] = frozenset().union(*whole) if len(whole) == len(first) else None
        return self._known[name]


def parse_motif(source: str) -> Motif:
    """Read a motif. Raises PatternError."""
    parts = tuple(_parse_part(piece.strip()) for piece in source.split(" & "))
    if parts[0].negated or parts[0].scope != "phrase":
        raise PatternError(
            f"le premier élément de «\u00a0{source}\u00a0» doit être cherché dans la phrase elle-même"
        )
    return Motif(parts)


def parse_sequence(source: str) -> SequenceElement:
    """Read a part without prefix. Raises PatternError."""
    pieces = _PIECE.findall(source)
    depths = itertools.accumulate({"(": 1, ")": -1}.get(piece, 0) for piece in pieces)
    if max(depths, default=0) > _DEEPEST:
        raise PatternError(f"plus de {_DEEPEST} parenthèses dans des parenthèses")
    elements, rest = _parse_elements(pieces, 0, source)
    if rest != len(pieces):
        raise PatternError(f"parenthèse en trop dans «\u00a0{source}\u00a0»")
    if not elements:
        raise PatternError("motif vide")
    return _sequence(elements)


@functools.cache
def _parse_part(source: str) -> Part:
    negated = source.startswith("!")
    if negated:
        source = source[1:].lstrip()
    scope = "phrase"
    head, colon, tail = source.partition(":")
    if colon and head in SCOPES:
        scope, source = head, tail.lstrip()
    return Part(source, scope, negated, (), parse_sequence(source))


def _parse_elements(pieces: list[str], at: int, source: str) -> tuple[tuple[Element, ...], int]:
    elements: list[Element] = []
    while at < len(pieces) and pieces[at] not in {")", "|"}:
        if pieces[at] == "(":
            group, at = _parse_group(pieces, at + 1, source)
            elements.append(group)
        else:
            elements += _parse_atom(pieces[at], source)
        at += 1
        if at < len(pieces) and pieces[at] == "?" and elements:
            elements[-1] = _same(OptionalElement(elements[-1]))
            at += 1
    return tuple(elements), at


def _parse_group(pieces: list[str], at: int, source: str) -> tuple[Element, int]:
    words: set[str] = set()
    choices: list[SequenceElement] = []
    while True:
        if (plain := _plain_choice(pieces, at)) is not None:
            words |= plain
            at += 1
        else:
            elements, at = _parse_elements(pieces, at, source)
            if not elements:
                raise PatternError(f"choix vide entre parenthèses dans «\u00a0{source}\u00a0»")
            choices.append(_sequence(elements))
        if at >= len(pieces):
            raise PatternError(f"parenthèse non fermée dans «\u00a0{source}\u00a0»")
        if pieces[at] == ")":
            return _choice(_together(choices, words)), at
        at += 1


def _plain_choice(pieces: list[str], at: int) -> frozenset[str] | None:
    """The forms of a choice that is one plain word, the most frequent; None for any other."""
    alone = at + 1 < len(pieces) and pieces[at + 1] in {")", "|"}
    if alone and pieces[at][0].isalpha() and not pieces[at].endswith("?"):
        return plain_forms(pieces[at])
    return None


def _together(choices: list[SequenceElement], words: set[str]) -> tuple[SequenceElement, ...]:
    """The choices of a group, those of one plain word made one with `words`: `(place|billet)` is one set of words."""
    others: list[SequenceElement] = []
    for choice in choices:
        only = choice.elements[0] if len(choice.elements) == 1 else None
        if isinstance(only, WordElement | OneWordElement) and not only.capital:
            words.update(only.words)
        else:
            others.append(choice)
    return (_sequence((_same(words_element(frozenset(words))),)), *others) if words else tuple(others)


def _choice(choices: tuple[SequenceElement, ...]) -> Element:
    """One of `choices`; a group of one is what it holds."""
    if len(choices) > 1:
        return _same(GroupElement(choices))
    only = choices[0]
    return only.elements[0] if len(only.elements) == 1 else only


def _parse_atom(piece: str, source: str) -> list[Element]:
    if piece.startswith("\\"):
        return [word_element(piece)]
    if piece.endswith("?") and len(piece) > 1:
        inner = _parse_atom(piece[:-1], source)
        return [*inner[:-1], _same(OptionalElement(inner[-1]))]
    if piece == "^" or piece == "$":
        return [_same(EdgeElement(piece == "$"))]
    if piece.startswith("..") and piece[2:].isdigit():
        width = int(piece[2:])
        if not 0 < width <= _MAX_GAP:
            raise PatternError(f"l’intervalle «\u00a0{piece}\u00a0» doit être de 1 à {_MAX_GAP} mots")
        return [_same(GapElement(width))]
    if piece.startswith("<"):
        if not piece.endswith(">"):
            raise PatternError(f"classe mal fermée «\u00a0{piece}\u00a0» dans «\u00a0{source}\u00a0»")
        return [_same(ClassElement(piece[1:-1]))]
    if piece.startswith("/") and piece.endswith("/") and len(piece) > 2:
        return [_same(RegexElement(compile_word_expression(piece[1:-1])))]
    return [word_element(word) for word in split_elisions(piece)]


def compile_word_expression(source: str) -> re.Pattern[str]:
    """A regular expression for one word, refused when it could cost more than linear time."""
    if _REPEATED_GROUP.search(source):
        raise PatternError(
            f"l’expression /{source}/ répète un groupe ou renvoie en arrière\u00a0: trop coûteuse"
        )
    if len(re.findall(r"(?<!\\)[*+{]", source)) > 2:
        raise PatternError(f"l’expression /{source}/ a plus de deux répétitions\u00a0: trop coûteuse")
    try:
        return re.compile(source)
    except re.error as error:
        raise PatternError(f"l’expression /{source}/ est mal écrite") from error


def split_elisions(text: str) -> list[str]:
    """`l'équipe` as the words the text is cut into: `l'`, `équipe`."""
    words: list[str] = []
    text = text.replace("’", "'")
    while (match := _ELISION.match(text)) and match.end() < len(text):
        words.append(match.group())
        text = text[match.end() :]
    return [*words, text]


@functools.cache
def word_element(entry: str) -> Element:
    """One word of a pattern or of a class: `mot`, `mot:v`, `début*`, or a sign written `\\?`."""
    if entry.startswith("\\") and len(entry) == 2:
        return _same(words_element(frozenset({entry[1]})))
    if entry.endswith("*") and len(entry) > 3 and _BEGINNING.fullmatch(entry[:-1]):
        return _same(PrefixElement(entry[:-1].lower()))
    word, colon, kind = entry.partition(":")
    if colon and word and kind not in KINDS:
        raise PatternError(f"genre inconnu «\u00a0:{kind}\u00a0» (attendu\u00a0: v, a ou n)")
    if not _READ.fullmatch(word or entry):
        raise PatternError(
            f"«\u00a0{entry}\u00a0» n’est pas un mot tel qu’un texte est lu\u00a0: un signe s’écrit à part, une "
            "expression entre deux barres (/…/)"
        )
    if not word:
        return _same(words_element(frozenset({entry})))
    words = forms(entry) if colon else frozenset({word.lower()})
    return _same(words_element(words, capital=word[0].isupper()))


def plain_forms(entry: str) -> frozenset[str] | None:
    """The forms of an entry of a class that is one word in lower case; None for any other, an unreadable one included.

    As `word_element` has them, but kept by nobody: classes hold thousands.
    """
    if entry.isalpha() and entry.islower():
        return frozenset((entry,))  # nine in ten
    pieces = split_elisions(entry) if entry.split() == [entry] else []
    word, colon, kind = pieces[0].partition(":") if len(pieces) == 1 else ("", "", "")
    if not word.islower() or not _READ.fullmatch(word) or (colon and kind not in KINDS):
        return None
    return forms(pieces[0])


@functools.cache
def _same(element: Element) -> Element:
    """The one copy of an element: the same words, the same choices come back in hundreds of patterns."""
    return element


@functools.cache
def _sequence(elements: tuple[Element, ...]) -> SequenceElement:
    """The one copy of a sequence."""
    return SequenceElement(elements)


def forget_parts() -> None:
    """Let go of the parts that were read: their needs are known, and what is freed now serves to read others."""
    for table in (_same, _sequence, _parse_part):
        table.cache_clear()


def forget_read() -> None:
    """Let go of what reading patterns keeps: nothing more is read, and what is in use is in the patterns."""
    forget_parts()
    word_element.cache_clear()
    forget_shared()
