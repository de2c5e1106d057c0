"""The small language in which rule packs say what to look for in a sentence.

    motif   := partie (" & " partie)*           all parts in one unit, in any order
    partie  := ["!"] ["avant:" | "apres:" | "texte:"] élément+
    élément := atome ["?"]   ..N (up to N words skipped)   ^ (start)   $ (end)
    atome   := mot   mot:v|a|n (every form)   début*   <classe>   /expression/   ( a b | c )   \\signe

A word in capitals' shape (`Bloc`) asks for a capital in the text. `/…/` matches one whole word; it may
not repeat a group, so its cost stays linear. Matching tracks sets of positions, never backtracks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from desktop.checks.inflection import KINDS, forms

_MAX_GAP = 25
_MAX_WORD = 48
_EDGE = 4
_PIECE = re.compile(r"\\.|\.\.\d+|/(?:[^/\s]|\\/)+/|<[^<>\s]+>|[()|]|\^|\$|[^\s()|]+")
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'", re.IGNORECASE)
_REPEATED_GROUP = re.compile(r"(?<!\\)\)[*+{]|\\[1-9]|\(\?")
SCOPES = ("avant", "apres", "texte")


class PatternError(ValueError):
    """A pattern that cannot be read; the message, in French, says why."""


class Sentence(Protocol):
    """What a pattern reads: words in lower case, and where each class starts and ends among them."""

    @property
    def lowers(self) -> tuple[str, ...]:
        """The words and punctuation marks, in lower case."""

    def capital(self, index: int) -> bool:
        """Whether the word at `index` begins with a capital."""

    def ends(self, name: str, index: int) -> tuple[int, ...]:
        """Where the members of class `name` that start at `index` end."""

    def starts(self, name: str) -> tuple[int, ...]:
        """Where members of class `name` start, in order."""


class Element(Protocol):
    """One step of a pattern."""

    def ends(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        """The positions after this element when it starts at `index`."""

    def keys(self) -> frozenset[str] | None:
        """Words or `<classes>` of which one must be in the sentence; None when nothing is certain."""


@dataclass(frozen=True, slots=True)
class Openers:
    """What the first word of a match may be: one of some words, or the start of a member of some classes."""

    words: frozenset[str]
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class WordElement:
    """One word among `words` (lower case), with a capital when `capital`."""

    words: frozenset[str]
    capital: bool = False

    def ends(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        lowers = sentence.lowers
        if (
            index < len(lowers)
            and lowers[index] in self.words
            and (not self.capital or sentence.capital(index))
        ):
            return (index + 1,)
        return ()

    def keys(self) -> frozenset[str] | None:
        return self.words


@dataclass(frozen=True, slots=True)
class PrefixElement:
    """One word that begins with `prefix`."""

    prefix: str

    def ends(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        lowers = sentence.lowers
        return (index + 1,) if index < len(lowers) and lowers[index].startswith(self.prefix) else ()

    def keys(self) -> frozenset[str] | None:
        return None


@dataclass(frozen=True, slots=True)
class RegexElement:
    """One word that `expression` matches whole."""

    expression: re.Pattern[str]

    def ends(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        lowers = sentence.lowers
        if (
            index < len(lowers)
            and len(lowers[index]) <= _MAX_WORD
            and self.expression.fullmatch(lowers[index])
        ):
            return (index + 1,)
        return ()

    def keys(self) -> frozenset[str] | None:
        return None


@dataclass(frozen=True, slots=True)
class ClassElement:
    """A member of a class, a named pattern or a recogniser."""

    name: str

    def ends(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        return sentence.ends(self.name, index)

    def keys(self) -> frozenset[str] | None:
        return frozenset({f"<{self.name}>"})


@dataclass(frozen=True, slots=True)
class GapElement:
    """From none to `width` words of any kind."""

    width: int

    def ends(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        return tuple(range(index, min(index + self.width, len(sentence.lowers)) + 1))

    def keys(self) -> frozenset[str] | None:
        return None


@dataclass(frozen=True, slots=True)
class EdgeElement:
    """The start or the end of the sentence (quotation marks and final punctuation aside)."""

    at_end: bool

    def ends(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        lowers = sentence.lowers
        distance = len(lowers) - index if self.at_end else index
        if distance > _EDGE:
            return ()
        outside = lowers[index:] if self.at_end else lowers[:index]
        return () if any(char.isalnum() for word in outside for char in word) else (index,)

    def keys(self) -> frozenset[str] | None:
        return None


@dataclass(frozen=True, slots=True)
class OptionalElement:
    """An element that may be absent."""

    element: Element

    def ends(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        return (index, *self.element.ends(sentence, index))

    def keys(self) -> frozenset[str] | None:
        return None


@dataclass(frozen=True, slots=True)
class GroupElement:
    """One of several sequences."""

    choices: tuple[SequenceElement, ...]

    def ends(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        found: list[int] = []
        for choice in self.choices:
            found += choice.ends(sentence, index)
        return tuple(found)

    def keys(self) -> frozenset[str] | None:
        keys: frozenset[str] = frozenset()
        for choice in self.choices:
            if (own := choice.keys()) is None:
                return None
            keys |= own
        return keys


@dataclass(frozen=True, slots=True)
class SequenceElement:
    """Elements one after the other."""

    elements: tuple[Element, ...]
    openers: Openers | None = field(init=False, compare=False)
    _keys: frozenset[str] | None = field(init=False, compare=False)

    def __post_init__(self) -> None:
        # Asked for every sentence and every rule: worked out once.
        object.__setattr__(self, "openers", _openers(self.elements)[0])
        object.__setattr__(self, "_keys", self._most_selective())

    def candidates(self, sentence: Sentence, start: int, limit: int) -> Iterable[int]:
        """The positions of `start..limit` where a match may begin, in order."""
        if self.openers is None:
            return range(start, limit)
        lowers, words = sentence.lowers, self.openers.words
        found = [index for index in range(start, limit) if lowers[index] in words] if words else []
        if self.openers.classes:
            places = (index for name in self.openers.classes for index in sentence.starts(name))
            found = sorted({*found, *(index for index in places if start <= index < limit)})
        return found

    def ends(self, sentence: Sentence, index: int) -> tuple[int, ...]:
        positions: tuple[int, ...] = (index,)
        for element in self.elements:
            if len(positions) == 1:
                positions = element.ends(sentence, positions[0])
            else:
                positions = tuple(sorted({end for at in positions for end in element.ends(sentence, at)}))
            if not positions:
                return ()
        return positions

    def keys(self) -> frozenset[str] | None:
        """The most selective keys among the elements, classes before words that are everywhere."""
        return self._keys

    def _most_selective(self) -> frozenset[str] | None:
        best: frozenset[str] | None = None
        for element in self.elements:
            own = element.keys()
            if own is not None and (best is None or _weight(own) < _weight(best)):
                best = own
        return best


def _openers(elements: Iterable[Element]) -> tuple[Openers | None, bool]:
    """With what these elements may begin, None for anything; and whether they may match no word at all."""
    words: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    for element in elements:
        own, empty = _element_openers(element)
        if own is None:
            return None, empty
        words, classes = words | own.words, classes | own.classes
        if not empty:
            return Openers(words, classes), False
    return None, True


def _element_openers(element: Element) -> tuple[Openers | None, bool]:
    match element:
        case WordElement():
            return Openers(element.words, frozenset()), False
        case ClassElement():
            return Openers(frozenset(), frozenset({element.name})), False
        case EdgeElement():
            return Openers(frozenset(), frozenset()), True
        case OptionalElement():
            return _element_openers(element.element)[0], True
        case SequenceElement():
            return _openers(element.elements)
        case GroupElement():
            found = [_openers(choice.elements) for choice in element.choices]
            known = [own for own, _ in found if own is not None]
            if len(known) < len(found):
                return None, True
            words = frozenset(word for own in known for word in own.words)
            return Openers(words, frozenset(name for own in known for name in own.classes)), False
        case _:
            return None, True


_ARTICLES = frozenset(("de", "des", "du", "le", "la", "les", "l'", "d'", "un", "une", "et", "à", "au", "aux"))
_FREQUENT = _ARTICLES | {
    "en",
    "est",
    "a",
    "que",
    "qu'",
    "pour",
    "par",
    "sur",
    "ne",
    "n'",
    "pas",
    "il",
    "elle",
}


def _weight(keys: frozenset[str]) -> int:
    return len(keys) + 1000 * len(keys & _FREQUENT)


@dataclass(frozen=True, slots=True)
class Part:
    """One condition of a motif: a sequence that must (or must not) be found in a scope."""

    sequence: SequenceElement
    scope: str = "phrase"
    negated: bool = False

    def find(self, sentence: Sentence, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, int]]:
        """The (first, last + 1) word positions of matches starting in `start..stop`, longest first."""
        limit = len(sentence.lowers) if stop is None else stop
        for index in self.sequence.candidates(sentence, start, limit):
            for end in sorted(self.sequence.ends(sentence, index), reverse=True):
                if end <= limit and end > index:
                    yield index, end
                    break


@dataclass(frozen=True, slots=True)
class Motif:
    """A whole pattern: its first part is the cue that is shown."""

    source: str
    parts: tuple[Part, ...]
    keys: frozenset[str] | None = field(default=None)


def parse_motif(source: str) -> Motif:
    """Read a motif. Raises PatternError."""
    parts = tuple(_parse_part(piece.strip()) for piece in source.split(" & "))
    if parts[0].negated or parts[0].scope != "phrase":
        raise PatternError(f"le premier élément de « {source} » doit être cherché dans la phrase elle-même")
    return Motif(source, parts, parts[0].sequence.keys())


def parse_sequence(source: str) -> SequenceElement:
    """Read a part without prefix. Raises PatternError."""
    pieces = _PIECE.findall(source)
    elements, rest = _parse_elements(pieces, 0, source)
    if rest != len(pieces):
        raise PatternError(f"parenthèse en trop dans « {source} »")
    if not elements:
        raise PatternError("motif vide")
    return SequenceElement(elements)


def _parse_part(source: str) -> Part:
    negated = source.startswith("!")
    if negated:
        source = source[1:].lstrip()
    scope = "phrase"
    head, colon, tail = source.partition(":")
    if colon and head in SCOPES:
        scope, source = head, tail.lstrip()
    return Part(parse_sequence(source), scope, negated)


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
            elements[-1] = OptionalElement(elements[-1])
            at += 1
    return tuple(elements), at


def _parse_group(pieces: list[str], at: int, source: str) -> tuple[Element, int]:
    choices: list[SequenceElement] = []
    while True:
        elements, at = _parse_elements(pieces, at, source)
        if not elements:
            raise PatternError(f"choix vide entre parenthèses dans « {source} »")
        choices.append(SequenceElement(elements))
        if at >= len(pieces):
            raise PatternError(f"parenthèse non fermée dans « {source} »")
        if pieces[at] == ")":
            return GroupElement(tuple(choices)), at
        at += 1


def _parse_atom(piece: str, source: str) -> list[Element]:
    if piece.endswith("?") and len(piece) > 1:
        inner = _parse_atom(piece[:-1], source)
        return [*inner[:-1], OptionalElement(inner[-1])]
    if piece.startswith("\\"):
        return [word_element(piece)]
    if piece == "^" or piece == "$":
        return [EdgeElement(piece == "$")]
    if piece.startswith("..") and piece[2:].isdigit():
        width = int(piece[2:])
        if not 0 < width <= _MAX_GAP:
            raise PatternError(f"l’intervalle « {piece} » doit être de 1 à {_MAX_GAP} mots")
        return [GapElement(width)]
    if piece.startswith("<"):
        if not piece.endswith(">"):
            raise PatternError(f"classe mal fermée « {piece} » dans « {source} »")
        return [ClassElement(piece[1:-1])]
    if piece.startswith("/") and piece.endswith("/") and len(piece) > 2:
        return [RegexElement(compile_word_expression(piece[1:-1]))]
    return [word_element(word) for word in split_elisions(piece)]


def compile_word_expression(source: str) -> re.Pattern[str]:
    """A regular expression for one word, refused when it could cost more than linear time."""
    if _REPEATED_GROUP.search(source):
        raise PatternError(f"l’expression /{source}/ répète un groupe ou renvoie en arrière : trop coûteuse")
    if len(re.findall(r"(?<!\\)[*+{]", source)) > 2:
        raise PatternError(f"l’expression /{source}/ a plus de deux répétitions : trop coûteuse")
    try:
        return re.compile(source)
    except re.error as error:
        raise PatternError(f"l’expression /{source}/ est invalide ({error})") from error


def split_elisions(text: str) -> list[str]:
    """`l'équipe` as the words the text is cut into: `l'`, `équipe`."""
    words: list[str] = []
    text = text.replace("’", "'")
    while (match := _ELISION.match(text)) and match.end() < len(text):
        words.append(match.group())
        text = text[match.end() :]
    return [*words, text]


def word_element(entry: str) -> Element:
    """One word of a pattern or of a class: `mot`, `mot:v`, `début*`, or a sign written `\\?`."""
    if entry.startswith("\\") and len(entry) == 2:
        return WordElement(frozenset({entry[1]}))
    if entry.endswith("*") and len(entry) > 3:
        return PrefixElement(entry[:-1].lower())
    word, colon, kind = entry.partition(":")
    if colon and word and kind not in KINDS:
        raise PatternError(f"genre inconnu « :{kind} » (attendu : v, a ou n)")
    if not word:
        return WordElement(frozenset({entry}))
    return WordElement(forms(entry) if colon else frozenset({word.lower()}), capital=word[0].isupper())
