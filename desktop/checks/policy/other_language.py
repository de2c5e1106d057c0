"""Sentences and set phrases in another language (art. 22: the municipality publishes in French).

A text is read clause by clause. What counts is words that only another language has, against words that
only French has: a loan word, a brand or a technical term alone never makes a foreign phrase. Titles of
works, what is quoted, in italics or in code, and names written in capitals are left alone.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document, Span, Token
from desktop.checks.policy.coded_rules import CodedRules
from desktop.checks.shipped_file import reading, table_of, words_of
from desktop.editorial.findings import Finding

_FRENCH = "français"
_FRENCH_ALONE = frozenset({_FRENCH})
_SHORT_PHRASE = 3
"""Words: up to here a foreign stretch inside a French sentence is a set phrase, to review."""
_LONGEST_FORMULA = 200
"""Code points: no set phrase of the lists is longer, spaces included."""

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*'?")
_ELIDED = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=[^\W\d_])", re.IGNORECASE)
_CUT = re.compile(r"[;:()\[\]|]|,\s|\s[–—-]\s|(?<![.!?…])[.!?…]+\s")
_ENGLISH_TOOLS = frozenset(
    {
        "the",
        "and",
        "of",
        "it's",
        "you",
        "your",
        "we",
        "our",
        "is",
        "are",
        "with",
        "from",
        "this",
        "that",
        "to",
        "be",
    }
    | {
        "i'm",
        "let's",
        "don't",
        "my",
        "you're",
        "we're",
        "that's",
        "there's",
        "what's",
        "who",
        "how",
        "why",
        "when",
    }
)
# What builds an English clause, even when its other words are spelled as French ones (« Vote for change »).
_ENGLISH_GRAMMAR = _ENGLISH_TOOLS | frozenset(
    "at by into onto about under over off up out down these those their they has had was were been will would "
    "should could must may might can't cannot won't doesn't isn't his her its he she where what which every each more most "
    "all any some only very than then here there now once always never again today tonight tomorrow before after until "
    "no not get let make made go come see keep take give open closed ask bring buy call check find join".split()
)
# Those that a list of frequent words may hold, though no French sentence of a municipality does.
_NEVER_FRENCH = _ENGLISH_TOOLS | {"for", "from", "must", "than", "their"}
_QUOTED = re.compile(
    r"«[^«»\n]{1,300}»|“[^“”\n]{1,300}”|\"[^\"\n]{1,300}\"|(?<!\*)\*[^*\n]{1,300}\*(?!\*)|(?<!\w)_[^_\n]{1,300}_(?!\w)"
)
# French words between a foreign phrase and what follows, which English also writes so.
_FRENCH_LINKS = frozenset("pour par sur dans chez avec sans vers".split())
# What announces the title of a work, a team or a product: the capitalised words after it are its name.
_TITLED = re.compile(
    r"\b(?:films?|livres?|romans?|albums?|chansons?|pièces?|spectacles?|groupes?|jeux?|séries?|comédies?|documentaires?|équipes?"
    r"|logiciels?|applications?|plateformes?|programmes?|festivals?|tournois?|modèles?|marques?|produits?|entreprises?|formats?"
    r"|protocoles?|normes?|certifications?|termes?|expressions?|mots?|duos?|trios?|orchestres?|magazines?|revues?)\b",
    re.IGNORECASE,
)


# Endings that French does not have: what an English word that no list holds still looks like.
_ENGLISH_SHAPE = re.compile(
    r"[a-z]{2,20}(?:ing|ings|ly|ness|ful|less|ship|ships|ght|ghts|tch|ck|cks|eed|eeds|ood|oods|eep|own|owns|ould|owed|ied"
    r"|ized|ised|ated|ered|ened|ured|ived|osed|aped|aged|shed|wed|lled|tted|pped|nned|n't|'ll|'ve|'re)"
)


@dataclass(frozen=True, slots=True)
class Languages:
    """Words by language, those of French apart, and the short formulas, as token sequences.

    `activities`: words of which the names of dances and sports are made (« line dancing », « disc golf »).
    """

    foreign: dict[str, frozenset[str]]
    french: frozenset[str]
    formulas: dict[str, tuple[tuple[str, ...], ...]]
    activities: frozenset[str] = frozenset()

    def of(self, word: str) -> frozenset[str]:
        """The languages a word belongs to; several when it is shared, none when unknown."""
        found = [name for name, words in self.foreign.items() if word in words]
        if word in self.french:
            return frozenset((*found, _FRENCH)) if found else _FRENCH_ALONE
        if not found and _ENGLISH_SHAPE.fullmatch(word):
            return frozenset({"anglais"})
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Some consecutive words of a clause that are another language's; `core`: from the first that only it has to the last."""

    words: tuple[Token, ...]
    language: str
    core: tuple[Token, ...]


class OtherLanguageCheck:
    """Finds what is not in French. Linear in the text. Its pack is that of article 22."""

    name = "autre langue"

    def __init__(self, resources: Path | None = None) -> None:
        self._rules = CodedRules(self.name, dict.fromkeys(("phrase", "expression"), ("langue",)), resources)
        folder = (resources if resources is not None else paths.resources()) / "lexicon"
        self._languages = read_languages(folder / "langues.toml", folder / "frequent.txt")

    def unavailable(self) -> None:
        """Nothing but shipped data is needed, read at construction."""

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        """One finding for each foreign stretch: rule `phrase` for a sentence, `expression` for a set phrase."""
        quoted = [Span(match.start(), match.end()) for match in _QUOTED.finditer(document.folded)]
        starts = [span.start for span in quoted]

        def is_quoted(word: Token) -> bool:
            before = bisect.bisect_right(starts, word.start) - 1
            return before >= 0 and word.start < quoted[before].end

        for segment in document.segments:
            clauses = [
                [word for word in _words(document, clause) if not is_quoted(word)]
                for clause in _clauses(document, segment)
            ]
            found = [told for words in clauses for told in self._clause(document, segment, words)]
            listed = [told for told in _listed(clauses, self._languages) if not _overlapping_any(told, found)]
            for name, span, language in (*found, *listed):
                where = span.start, span.end
                yield from self._rules.findings(name, where, document, context, langue=language)

    def _clause(
        self, document: Document, segment: Span, words: Sequence[Token]
    ) -> Iterator[tuple[str, Span, str]]:
        formulas = [
            span
            for span in _formulas(words, self._languages)
            if span.start == segment.start or not _capitals(document.folded[span.start : span.end])
        ]
        starts = [word.start for word in words]
        left = dict.fromkeys(formulas)
        known = frozenset(formulas)
        if (whole := _whole_clause(words, self._languages)) and whole not in known:
            long = len(words) > _SHORT_PHRASE or _fills(whole, segment)
            yield "phrase" if long else "expression", whole, "anglais"
            return
        for stretch in _stretches(words, self._languages):
            named = _is_a_name(stretch, document, segment, self._languages)
            if not (named or _is_an_activity(stretch.core, self._languages)):
                alone = Span(stretch.words[0].start, stretch.words[-1].end)
                span = _union(alone, _overlapping(alone, formulas))
                for told in _overlapping(span, formulas):
                    left.pop(told, None)
                count = bisect.bisect_left(starts, span.end) - bisect.bisect_left(starts, span.start)
                long = (count > _SHORT_PHRASE and span not in known) or _fills(span, segment)
                yield "phrase" if long else "expression", span, stretch.language
        for span in left:
            yield "expression", span, "anglais"


def _listed(clauses: Sequence[Sequence[Token]], languages: Languages) -> Iterator[tuple[str, Span, str]]:
    """Words of another language said one after the other (« reduce, reuse, recycle »): each is a clause."""
    run: list[Token] = []
    for words in (*clauses, ()):
        if len(words) == 1 and words[0].text.islower() and "anglais" in languages.of(words[0].lower):
            run.append(words[0])
            continue
        strong = sum(_FRENCH not in languages.of(word.lower) for word in run)
        if strong > 1:
            yield "expression", Span(run[0].start, run[-1].end), "anglais"
        run = []


def _overlapping_any(told: tuple[str, Span, str], others: Iterable[tuple[str, Span, str]]) -> bool:
    return any(told[1].overlaps(span) for _, span, _ in others)


def _overlapping(span: Span, others: Sequence[Span]) -> list[Span]:
    """Those of `others`, in order of start and of a few words each, that overlap `span`."""
    first = bisect.bisect_left(others, span.start - _LONGEST_FORMULA, key=lambda other: other.start)
    last = bisect.bisect_left(others, span.end, key=lambda other: other.start)
    return [other for other in others[first:last] if other.overlaps(span)]


def _union(span: Span, others: Iterable[Span]) -> Span:
    """`span` with the formulas that overlap it."""
    for other in others:
        span = Span(min(span.start, other.start), max(span.end, other.end))
    return span


def read_languages(path: Path, french: Path) -> Languages:
    """The word lists; a word that French also uses counts for nothing by itself."""
    data = table_of(path)
    with reading(path):
        return _languages(data, frozenset(words_of(french)))


def _languages(data: dict[str, Any], common: frozenset[str]) -> Languages:
    loans = frozenset(data["francais"]["emprunts"].split())
    tools = loans | frozenset(f"{data['francais']['mots']} {data['francais']['partages']}".split())
    foreign = {name: frozenset(words.split()) for name, words in data["mots"].items()}
    foreign["anglais"] |= loans
    formulas: dict[str, list[tuple[str, ...]]] = {}
    for line in re.split(r"[;\n]", data["formules"]):
        if words := tuple(_WORD.findall(line.lower())):
            formulas.setdefault(words[0], []).append(words)
    ordered = {first: tuple(sorted(found, key=len, reverse=True)) for first, found in formulas.items()}
    activities = frozenset(data["francais"]["activites"].split())
    return Languages(foreign, tools | common, ordered, activities)


def _clauses(document: Document, segment: Span) -> Iterator[Span]:
    start = segment.start
    for match in _CUT.finditer(document.folded, segment.start, segment.end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, segment.end)


def _words(document: Document, span: Span) -> Iterator[Token]:
    for match in _WORD.finditer(document.folded, span.start, span.end):
        if document.is_protected(match.start(), match.end()):
            continue
        text, start = match.group(), match.start()
        if elided := _ELIDED.match(text):
            yield Token(text[: elided.end()], start, start + elided.end())
            text, start = text[elided.end() :], start + elided.end()
        yield Token(text, start, start + len(text))


def _stretches(words: Sequence[Token], languages: Languages) -> Iterator[_Stretch]:
    """The longest runs without a word that only French has, in which one other language is plain to see."""
    known = [languages.of(word.lower) for word in words]
    begin = 0
    for index, names in enumerate(known):
        if names == _FRENCH_ALONE and not _stands_between(known, index):
            if found := _foreign(words[begin:index], known[begin:index]):
                yield found
            begin = index + 1
    if found := _foreign(words[begin:], known[begin:]):
        yield found


def _stands_between(known: Sequence[frozenset[str]], index: int) -> bool:
    """A word spelled as a French one between two that French does not have (« town *hall* is »)."""
    if not 0 < index < len(known) - 1:
        return False
    before, after = known[index - 1], known[index + 1]
    return bool(before and after) and _FRENCH not in before and _FRENCH not in after


def _foreign(run: Sequence[Token], known: Sequence[frozenset[str]]) -> _Stretch | None:
    """`run` trimmed to its foreign words, when at least two are one language's alone and they outnumber the rest.

    `known`: the languages of each word.
    """
    strong = [index for index, names in enumerate(known) if names and _FRENCH not in names]
    if len(strong) == 1:
        return _around_a_tool(run, known, strong[0])
    if len(strong) < 2:
        return None
    first, last = strong[0], strong[-1] + 1
    kept = run[first:last]
    counts = Counter(name for names in known[first:last] for name in names if name != _FRENCH)
    language, seen = counts.most_common(1)[0]
    if seen < 2 or seen * 2 < len(kept):
        return None
    # Unknown words at the edges (names, rarer words) belong to the phrase when it fills its clause.
    first, last = _edges(run, known, strong[0], strong[-1]) if language == "anglais" else (0, len(run))
    whole = run[first:last] if len(strong) * 2 >= last - first else kept
    return _Stretch(tuple(whole), language, tuple(kept))


def _edges(run: Sequence[Token], known: Sequence[frozenset[str]], first: int, last: int) -> tuple[int, int]:
    """Where the unknown words around `first..last` begin and end: beside French ones they are as likely French."""

    def french(at: int) -> bool:
        word, names = run[at], known[at]
        only_here = _FRENCH in names and ("anglais" not in names or word.lower in _FRENCH_LINKS)
        return only_here or (not names and not word.text.isascii())

    start = first if any(map(french, range(first))) else 0
    stop = last + 1 if any(map(french, range(last + 1, len(run)))) else len(run)
    return start, stop


def _around_a_tool(run: Sequence[Token], known: Sequence[frozenset[str]], at: int) -> _Stretch | None:
    """An English tool word and the unknown words, in small letters, beside it (« it's showtime »)."""
    if run[at].lower not in _ENGLISH_TOOLS:
        return None
    stop = at + 1
    while stop < len(run) and not known[stop] and run[stop].text.islower() and run[stop].text.isascii():
        stop += 1
    return _Stretch(tuple(run[at:stop]), "anglais", tuple(run[at:stop])) if stop > at + 1 else None


def _whole_clause(words: Sequence[Token], languages: Languages) -> Span | None:
    """The clause, when English could have written each of its words and one of them builds an English clause.

    It is what « vote for change » or « big sale this weekend » have: French spells nearly all their words too.
    """
    if len(words) < 2 or any(word.text[:1].isupper() for word in words[1:] if len(word.text) > 3):
        return None
    if _is_an_activity(words, languages):
        return None
    known: list[frozenset[str]] = []
    for word in words:
        known.append(languages.of(word.lower))
        if known[-1] == _FRENCH_ALONE:
            return None
    english = ["anglais" in names for names in known]
    strong = sum(_FRENCH not in names for names in known if names)
    builds = any(
        word.lower in _NEVER_FRENCH or (word.lower in _ENGLISH_GRAMMAR and _FRENCH not in names)
        for word, names in zip(words, known, strict=True)
    )
    if (builds or strong > 1) and (
        all(english) or (len(words) > 2 and sum(english) == len(words) - 1 and not all(known))
    ):
        return Span(words[0].start, words[-1].end)
    return None


def _formulas(words: Sequence[Token], languages: Languages) -> Iterator[Span]:
    lowered = [word.lower for word in words]
    for index, word in enumerate(lowered):
        for formula in languages.formulas.get(word, ()):
            if tuple(lowered[index : index + len(formula)]) == formula:
                yield Span(words[index].start, words[index + len(formula) - 1].end)
                break


def _is_a_name(stretch: _Stretch, document: Document, segment: Span, languages: Languages) -> bool:
    """A title or a proper name: announced as one, or every long word in capitals inside the sentence."""
    first = stretch.core[0]
    before = document.folded[max(segment.start, first.start - 40) : first.start]
    # « Les Wild Cats affrontent les Thunder »: what no list knows is neither for nor against.
    capitals = [word for word in stretch.core if len(word.text) > 3 and languages.of(word.lower)]
    if not capitals or not all(word.text[:1].isupper() for word in capitals):
        return False
    inside = first.start > segment.start
    return inside and (bool(_TITLED.search(before)) or len(stretch.core) <= 4)


def _is_an_activity(words: Sequence[Token], languages: Languages) -> bool:
    """The name of a dance or a sport: all that only English has in it is of such names (« fat bike », « line dancing »)."""
    foreign = [word.lower for word in words if _FRENCH not in languages.of(word.lower)]
    return bool(foreign) and all(word in languages.activities for word in foreign)


def _capitals(phrase: str) -> bool:
    """Whether a phrase of several words is written as a name, every word with a capital."""
    words = phrase.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _fills(span: Span, segment: Span) -> bool:
    """Whether the stretch is nearly all of its sentence."""
    return (span.end - span.start) * 10 >= (segment.end - segment.start) * 8
