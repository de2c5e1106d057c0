"""Anglicisms and improprieties that Québec references criticise (art. 22), from the vocabulary packs."""

from __future__ import annotations

import bisect
import re
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.expression import compiled
from desktop.checks.pattern_rule import ARTICLE, NBSP, without_overlaps
from desktop.checks.vocabulary.entries import Context, Entry, Motif, load_entries
from desktop.checks.vocabulary.inflection import substitute
from desktop.editorial.findings import Category, Finding

PACKS = "vocabulaire*.toml"

# What an entry may look at around a match: enough for a clause, constant per match.
_BEFORE, _AFTER, _SENTENCE = 70, 70, 400

_TITLE = 50
_ITALIC_BEFORE = re.compile(r"(?<!\*)\*(?![\s*])[^*\n]*$|(?<![\w_])_(?![\s_])[^_\n]*$")
_ITALIC_AFTER = re.compile(r"[^*\n]*(?<![\s*])\*(?!\*)|[^_\n]*(?<![\s_])_(?!\w)|\*(?!\*)|_(?!\w)")
_ENGLISH = "the|our|your|this|that|of|and|for|with|is|are|to|at|by|new|free|full|must|can|be|you|we|from|before|stay|get|register|all"
_ENGLISH_BEFORE = re.compile(rf"\b(?:{_ENGLISH}) (?:\w+ )?$", re.IGNORECASE)
_ENGLISH_AFTER = re.compile(
    rf" (?:{_ENGLISH}|will|in|here|note|call|contact|visit|join|operations?)(?!\w)", re.IGNORECASE
)


class VocabularyCheck:
    """Criticised words and turns, each with its replacement inflected like the original."""

    name = "vocabulaire"

    def __init__(self, resources: Path | None = None) -> None:
        """Reads the packs. Raises EnvironmentFault when one cannot be read or an entry is wrong."""
        folder = (resources or paths.resources()) / "lexicon"
        self.entries = load_entries(sorted(folder.glob(PACKS)))
        self._always_criticised = frozenset(
            word
            for entry in self.entries
            if entry.context == Context()
            for motif in entry.motifs
            if " " not in motif.source
            for word in motif.first_words
        )
        by_word: dict[str, list[tuple[int, Entry, Motif]]] = {}
        for order, entry in enumerate(self.entries):
            for motif in entry.motifs:
                candidate = (order, entry, motif)
                for word in motif.first_words:
                    by_word.setdefault(word, []).append(candidate)
        # The forms of a verb call for the same entries: for each, its rank among them, and its motif.
        groups: dict[tuple[int, ...], tuple[tuple[int, Entry, Motif], ...]] = {}
        self._by_word = {
            word: groups.setdefault(tuple(map(id, found)), tuple(found)) for word, found in by_word.items()
        }

    def unavailable(self) -> str | None:
        """Always None: the packs ship with the application."""
        return None

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        """Findings in reading order; of two that overlap, the longer or the first of the packs."""
        found = list(self._found(document))
        ranked = sorted(found, key=lambda pair: (-pair[1], pair[2]))
        return without_overlaps((finding, rank) for rank, (finding, *_) in enumerate(ranked))

    def _found(self, document: Document) -> Iterator[tuple[Finding, int, int]]:
        """Each finding with the length of its motif and the rank of its entry."""
        folded = document.folded
        for token in document.tokens:
            lower = token.text.lower()
            candidates = self._by_word.get(lower, ())
            if "-" in lower and not candidates:
                candidates = self._by_word.get(lower.partition("-")[0], ())
            for order, entry, motif in candidates:
                match = motif.pattern.match(folded, token.start)
                if match is None or document.is_protected(match.start(), match.end()):
                    continue
                finding = _finding(document, entry, motif, match, self._always_criticised)
                if finding is not None:
                    yield finding, match.end() - match.start(), order


def _finding(
    document: Document, entry: Entry, motif: Motif, match: re.Match[str], criticised: Container[str]
) -> Finding | None:
    folded, start, end = document.folded, match.start(), match.end()
    sentence = _sentence(document, start)
    if _mentioned(folded, start, end) or (
        not entry.proper_names and _proper_name(folded, start, end, sentence[0])
    ):
        return None
    if entry.except_forms and compiled(entry.except_forms).fullmatch(match["x"]):
        return None
    if entry.spares_titles and (_in_title(folded, start, end) or _in_english(folded, start, end)):
        return None
    before = folded[max(sentence[0], start - _BEFORE) : start]
    after = folded[end : min(sentence[1], end + _AFTER)]
    whole = folded[max(sentence[0], start - _SENTENCE) : min(sentence[1], end + _SENTENCE)]
    if not entry.context.holds(before, after, whole):
        return None
    change = substitute(entry.replacements, motif, match, sentence_start=sentence[0], criticised=criticised)
    typed = document.text[slice(*match.span("x"))]
    message = f"Emploi critiqué{NBSP}: «{NBSP}{typed}{NBSP}»."
    if change.choices:
        choices = f"{NBSP}» ou «{NBSP}".join(change.choices[:2])
        message += f" Écrire plutôt «{NBSP}{choices}{NBSP}»."
    curly = "\u2019" in document.text[change.start : change.end] or (
        "'" not in document.text and "\u2019" in document.text
    )
    return Finding(
        f"vocabulaire.{entry.id}",
        Category.VOCABULARY,
        entry.severity,
        change.start,
        change.end,
        message,
        ARTICLE,
        f"{entry.reason} ({entry.source})",
        tuple(choice.replace("'", "\u2019") if curly else choice for choice in change.choices),
    )


def _sentence(document: Document, position: int) -> tuple[int, int]:
    """The sentence around `position`, its line when it stands outside every segment."""
    segments = document.segments
    index = bisect.bisect_right(segments, position, key=lambda segment: segment.start) - 1
    if index >= 0 and position < segments[index].end:
        return segments[index].start, segments[index].end
    return position, len(document.folded)


def _mentioned(text: str, start: int, end: int) -> bool:
    """The word is named, not used: it fills a pair of quotation marks or of single asterisks."""
    left = text[max(0, start - 2) : start].rstrip(" ")
    right = text[end : end + 2].lstrip(" ")
    if left.endswith("*") and right.startswith("*"):
        return not text[max(0, start - 2) : start].endswith("**")
    return (left[-1:], right[:1]) in {("«", "»"), ("“", "”"), ('"', '"'), ("_", "_")}


def _in_title(text: str, start: int, end: int) -> bool:
    """Inside « » or *italics* short enough to be a title; a sentence somebody said is longer."""
    before, after = text[max(0, start - _TITLE) : start], text[end : end + _TITLE]
    opened, closed = before.rfind("«"), after.find("»")
    if opened > before.rfind("»") and 0 <= closed < _TITLE - len(before) + opened:
        return True
    return bool(_ITALIC_BEFORE.search(before) and _ITALIC_AFTER.match(after))


def _in_english(text: str, start: int, end: int) -> bool:
    """Beside words that only English has: the whole sentence is another check's."""
    return bool(
        _ENGLISH_BEFORE.search(text[max(0, start - 25) : start]) or _ENGLISH_AFTER.match(text[end : end + 12])
    )


_BEFORE_NAME = re.compile(r"\b(?:[Mm]onsieur|[Mm]adame|M\.|Mme|Me|Dre?|[Ff]amille|chez) $")


def _proper_name(text: str, start: int, end: int, sentence_start: int) -> bool:
    """A capital inside a sentence, next to another capital: the name of something."""
    if start == sentence_start or not text[start].isupper() or text[start:end].isupper():
        return False
    # The first word of the sentence has its capital for another reason.
    neighbours = (
        text[max(sentence_start, start - 20) : start].split()[1:][-1:] + text[end : end + 20].split()[:1]
    )
    if _BEFORE_NAME.search(text[max(0, start - 12) : start]):
        return True  # monsieur Gravel
    return any(word[0].isupper() and word[1:2].islower() for word in neighbours)
