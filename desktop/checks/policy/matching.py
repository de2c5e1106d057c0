"""A text read for the policy: sentences, clauses, quotations, and which words belong to which class.

`Reader` cuts a `Document` into `Reading`s (one sentence each, at most `MAX_WORDS` words, so that every
later step is linear) and marks in them the members of the lexical classes of the rule packs, the people
and parties of the profile, and what the recognisers find. Exempted phrases then lose their marks.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from desktop.checks.document import Document, Token
from desktop.checks.policy.pattern_elements import Element, OneWordElement, PrefixElement, WordElement, shared
from desktop.checks.policy.patterns import Motif, NamedPattern, Part

MAX_WORDS = 160

_PUNCTUATION = re.compile(r"[^\w\s]|_")
_CLITIC = re.compile(
    r"-(?:t-)?(?:les?|la|lui|leurs?|moi|toi|nous|vous|ils?|elles?|on|ce|je|tu|y|en)$", re.IGNORECASE
)
_CAMEL = re.compile(r"[A-ZÀ-ÖØ-Þ]?[a-zß-öø-ÿ]+|[A-ZÀ-ÖØ-Þ]+(?![a-zß-öø-ÿ])|\d+")
# What a hashtag written in one case calls for, before a name.
_TAG_CALL = re.compile(
    r"(?:votez|votons|[ée]lisons|appuyons|appuyez|[ée]quipe|team|avec|pour|merci|bravo|stop)(?=[^\W\d_]{4})",
    re.IGNORECASE,
)
_CLAUSE_STARTERS = frozenset({"mais", "car", "tandis", "alors", "pendant", "parce", "puisque", "donc", "or"})

Marks = dict[str, dict[int, tuple[int, ...]]]
Recogniser = Callable[["Reading"], Iterable[tuple[str, int, int]]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The compiled classes, named patterns and exemptions of the rule packs.

    `words`: the classes of a word alone; `phrases` and `prefixes`: the other entries, by their first word or the
    beginning of it.
    """

    words: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, Phrases]
    prefixes: Mapping[str, Phrases]
    patterns: Mapping[str, tuple[NamedPattern, ...]]
    exemptions: tuple[Exemption, ...] = ()


class Phrases:
    """Entries of classes that begin alike: for each, its class and its elements."""

    __slots__ = ("entries", "followers")

    def __init__(self, entries: Iterable[tuple[str, tuple[Element, ...]]]) -> None:
        self.entries = tuple(entries)
        seconds = [elements[1] if len(elements) > 1 else None for _, elements in self.entries]
        words = [second.words for second in seconds if isinstance(second, WordElement | OneWordElement)]
        # The words of which one must come second, when that is certain: most phrases begin with common words.
        self.followers = shared(frozenset().union(*words)) if len(words) == len(seconds) else None

    def possible(self, following: str) -> bool:
        """Whether an entry may hold before the word `following`."""
        return self.followers is None or following in self.followers


@dataclass(frozen=True, slots=True)
class Exemption:
    """A phrase inside which the classes `hides` mean nothing (*à partir de*, *caisse populaire*…)."""

    motif: Motif
    hides: frozenset[str]


@dataclass(eq=False)
class Reading:
    """One sentence: its words and punctuation, and where each class starts and ends among them."""

    document: Document
    words: tuple[Token, ...]
    patterns: Mapping[str, tuple[NamedPattern, ...]]
    lowers: tuple[str, ...] = field(init=False)
    marks: Marks = field(default_factory=dict)
    previous: Reading | None = None
    following: Reading | None = None
    _named: Marks = field(default_factory=dict)
    _pending: set[str] = field(default_factory=set)
    _hidden: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    _keys: frozenset[str] | None = None
    _lower_set: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.lowers = tuple(word.lower for word in self.words)
        self._lower_set = frozenset(self.lowers)

    @property
    def start(self) -> int:
        """First code point of the sentence in `Document.text`."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Code point after the sentence in `Document.text`."""
        return self.words[-1].end

    @property
    def text(self) -> str:
        """The sentence, folded."""
        return self.document.folded[self.start : self.end]

    def capital(self, index: int) -> bool:
        """Whether the word at `index` begins with a capital."""
        return self.words[index].text[0].isupper()

    def add(self, name: str, start: int, end: int) -> None:
        """Mark the words `start..end` as a member of class `name`."""
        places = self.marks.setdefault(name, {})
        known = places.get(start)
        places[start] = (end,) if known is None else tuple(sorted({*known, end}))
        self._keys = None

    def ends(self, name: str, index: int) -> tuple[int, ...]:
        """Where the members of class `name` that start at `index` end."""
        return self._members(name).get(index, ())

    def starts(self, name: str) -> tuple[int, ...]:
        """Where members of class `name` start, in order."""
        return tuple(sorted(self._members(name)))

    def spans(self, name: str) -> list[tuple[int, int]]:
        """The longest members of class `name`, by start."""
        return [(start, max(ends)) for start, ends in sorted(self._members(name).items())]

    def has(self, name: str) -> bool:
        """Whether some member of class `name` is in the sentence."""
        return bool(self._members(name))

    def _members(self, name: str) -> dict[int, tuple[int, ...]]:
        if name not in self.patterns:
            return self.marks.get(name, {})
        if name not in self._named:
            if name in self._pending:
                return {}
            self._pending.add(name)
            found = self._find_all(self.patterns[name], self.marks.get(name, {}))
            for start, end in self._hidden.get(name, ()):
                _hide(found, start, end)
            self._named[name] = found
            self._pending.discard(name)
        return self._named[name]

    def _find_all(
        self, patterns: Iterable[NamedPattern], known: Mapping[int, tuple[int, ...]]
    ) -> dict[int, tuple[int, ...]]:
        found = dict(known)
        keys = self.keys()
        for pattern in patterns:
            if not pattern.possible(keys):
                continue
            for index in pattern.sequence.candidates(self, 0, len(self.words)):
                if ends := tuple(end for end in pattern.sequence.ends(self, index) if end > index):
                    found[index] = tuple(sorted({*found.get(index, ()), *ends}))
        return found

    def hide(self, names: Iterable[str], start: int, end: int) -> None:
        """Classes and patterns `names` no longer have members that touch the words `start..end`."""
        for name in names:
            if name in self.marks:
                _hide(self.marks[name], start, end)
            if name in self.patterns:
                self._hidden.setdefault(name, []).append((start, end))
        self._named.clear()
        self._keys = None

    def keys(self) -> frozenset[str]:
        """The words and the `<marks>` present: what a pattern needs before it is tried."""
        if self._keys is None:
            self._keys = self._lower_set.union(f"<{name}>" for name, places in self.marks.items() if places)
        return self._keys

    def span_of(self, start: int, end: int) -> tuple[int, int]:
        """The code points of the words `start..end`."""
        return self.words[start].start, self.words[end - 1].end

    def clause(self, index: int) -> tuple[int, int]:
        """The words of the clause around `index`: between `;` `:` `—` brackets, or `, mais`, `, tandis`…"""
        borders = [0, *self._borders(), len(self.words)]
        left = max(border for border in borders if border <= index)
        right = min((border for border in borders if border > index), default=len(self.words))
        return left, right

    def _borders(self) -> Iterator[int]:
        for at, word in enumerate(self.lowers):
            if word in {";", ":", "—", "–", "(", ")", "…"}:
                yield at + 1
            elif word in _CLAUSE_STARTERS and at and self.lowers[at - 1] == ",":
                yield at

    def negated(self, start: int, end: int) -> bool:
        """Whether the words `start..end` stand under *ne… pas*, *aucun*, *sans*, in their own clause."""
        left, right = self.clause(start)
        around = self.lowers[left : min(right, end + 6)]
        before = self.lowers[max(left, start - 5) : start]
        if {"sans", "aucun", "aucune", "ni", "nullement"} & set(before):
            return True
        return bool({"ne", "n'"} & set(self.lowers[max(left, start - 8) : end])) and bool(
            {"pas", "plus", "jamais", "aucun", "aucune", "ni", "nul"} & set(around)
        )


class Reader:
    """Turns a document into marked sentences. Built once from a lexicon and the recognisers."""

    def __init__(self, lexicon: Lexicon, recognisers: Iterable[Recogniser] = ()) -> None:
        self._lexicon = lexicon
        self._recognisers = tuple(recognisers)

    def read(self, document: Document, *recognisers: Recogniser) -> tuple[Reading, ...]:
        """The sentences of `document`, in order, marked; `recognisers` come after the reader's own."""
        readings = [Reading(document, words, self._lexicon.patterns) for words in sentences(document)]
        for before, after in itertools.pairwise(readings):
            before.following, after.previous = after, before
        for reading in readings:
            self._mark(reading, recognisers)
        for reading in readings:
            self._exempt(reading)
        return tuple(readings)

    def _mark(self, reading: Reading, recognisers: tuple[Recogniser, ...]) -> None:
        alone, following = self._lexicon.words, (*reading.lowers[1:], "")
        for index, lower in enumerate(reading.lowers):
            for name in alone.get(lower, ()):
                reading.add(name, index, index + 1)
            for phrases in self._phrases(lower):
                if phrases.possible(following[index]):
                    for name, elements in phrases.entries:
                        if (end := _phrase_end(reading, index, elements)) is not None:
                            reading.add(name, index, end)
        for recogniser in (*self._recognisers, *recognisers):
            for name, start, end in recogniser(reading):
                reading.add(name, start, end)

    def _phrases(self, lower: str) -> Iterator[Phrases]:
        if (found := self._lexicon.phrases.get(lower)) is not None:
            yield found
        if self._lexicon.prefixes:
            for length in range(4, min(len(lower), 14) + 1):
                if (found := self._lexicon.prefixes.get(lower[:length])) is not None:
                    yield found

    def _exempt(self, reading: Reading) -> None:
        hidden: list[tuple[int, int, frozenset[str]]] = []
        keys = reading.keys()
        for exemption in self._lexicon.exemptions:
            if not exemption.motif.possible(keys):
                continue
            hidden += [(a, b, exemption.hides) for a, b in matches(exemption.motif, reading)]
        for start, end, names in hidden:
            reading.hide(names, start, end)


def _hide(places: dict[int, tuple[int, ...]], start: int, end: int) -> None:
    for at in list(places):
        kept = tuple(stop for stop in places[at] if stop <= start or at >= end)
        if kept:
            places[at] = kept
        else:
            del places[at]


def _phrase_end(reading: Reading, index: int, elements: tuple[Element, ...]) -> int | None:
    for element in elements:
        ends = element.ends(reading, index)
        if not ends:
            return None
        index = ends[0]
    return index


def matches(motif: Motif, reading: Reading) -> Iterator[tuple[int, int]]:
    """The word spans of the motif's first part, when its other parts hold."""
    if not motif.possible(reading.keys()):
        return
    first, *others = motif.parts
    found = list(first.find(reading))
    if found and all(_holds(part, reading) for part in others):
        yield from found


def _holds(part: Part, reading: Reading) -> bool:
    scopes: Iterable[Reading | None]
    if part.scope == "avant":
        scopes = (reading.previous,)
    elif part.scope == "apres":
        scopes = (reading.following,)
    elif part.scope == "texte":
        scopes = _around(reading)
    else:
        scopes = (reading,)
    there = any(
        scope is not None and part.possible(scope.keys()) and next(part.find(scope), None) is not None
        for scope in scopes
    )
    return there is not part.negated


def _around(reading: Reading, reach: int = 6) -> Iterator[Reading]:
    """The sentence and its neighbours, a few on each side: enough for a post, linear in a book."""
    yield reading
    before, after = reading.previous, reading.following
    for _ in range(reach):
        if before is not None:
            yield before
            before = before.previous
        if after is not None:
            yield after
            after = after.following


def sentences(document: Document) -> Iterator[tuple[Token, ...]]:
    """The words and punctuation of each sentence; a sentence too long is cut at a comma or anywhere."""
    for segment in document.segments:
        words: list[Token] = []
        position = segment.start
        for token in document.tokens_in(segment.start, segment.end):
            words += _marks_between(document.folded, position, token.start)
            words += _split(document, token)
            position = token.end
        words += _marks_between(document.folded, position, segment.end)
        yield from _cut(words)


def _cut(words: list[Token]) -> Iterator[tuple[Token, ...]]:
    start = 0
    while len(words) - start > MAX_WORDS:
        stop = start + MAX_WORDS
        halfway = start + MAX_WORDS // 2
        stop = next((at for at in range(stop, halfway, -1) if words[at - 1].text in ",;:"), stop)
        yield tuple(words[start:stop])
        start = stop
    if start < len(words):
        yield tuple(words[start:])


def _marks_between(text: str, start: int, end: int) -> list[Token]:
    return [Token(m.group(), m.start(), m.end()) for m in _PUNCTUATION.finditer(text, start, end)]


def _split(document: Document, token: Token) -> list[Token]:
    """Separate a pronoun hung on a verb (`rapportez-le`) and the words of a hashtag (`#VotezLauzon`)."""
    if document.opens_hashtag(token.start):
        pieces = list(_CAMEL.finditer(token.text))
        if len(pieces) > 1 and not token.text.isupper():
            return [Token(p.group(), token.start + p.start(), token.start + p.end()) for p in pieces]
        if (call := _TAG_CALL.match(token.text)) and call.end() < len(token.text):
            cut = token.start + call.end()
            return [Token(call.group(), token.start, cut), Token(token.text[call.end() :], cut, token.end)]
    if "-" in token.text and (match := _CLITIC.search(token.text)) and match.start() > 1:
        cut = token.start + match.start()
        return [Token(token.text[: match.start()], token.start, cut), Token(match.group(), cut, token.end)]
    return [token]


def first_words(first: Element) -> tuple[frozenset[str], str | None]:
    """How a class entry is found: by the forms of its first word, or by its prefix."""
    if isinstance(first, WordElement | OneWordElement):
        return frozenset(first.words), None
    if isinstance(first, PrefixElement):
        return frozenset(), first.prefix
    return frozenset(), None
