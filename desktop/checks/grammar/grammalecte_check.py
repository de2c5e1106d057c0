"""Grammar by Grammalecte, without what it gets wrong in Québec or in municipal prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.checks.base import CheckContext
from desktop.checks.document import Document, Span
from desktop.checks.engines.grammalecte import LONGEST_SENTENCE, EngineError, Grammalecte
from desktop.checks.engines.lexicon import lexicon_of, shipped_entries
from desktop.checks.grammar import grammalecte_filter
from desktop.checks.reading.reader import read_sentence
from desktop.editorial.findings import Category, Finding, Severity
from desktop.editorial.profile import MunicipalProfile

ARTICLE = "22"
_ENGINE = "grammalecte."
_TYPOGRAPHY = frozenset({"typo", "nbsp", "unit", "num", "liga", "mapos", "poncfin", "ocr", "chim"})
_SPELLING = frozenset({"tu"})
_VOCABULARY = frozenset({"bs", "pleo"})


class Grammar:
    """Grammar errors that Grammalecte reports (art. 22)."""

    name = "grammaire"

    def __init__(self, resources: Path, grammalecte: Grammalecte) -> None:
        self._grammalecte = grammalecte
        self._shipped = shipped_entries(resources)
        self._vocabulary = grammalecte.vocabulary
        self._profile: MunicipalProfile | None = None

    def unavailable(self) -> str | None:
        """None, or the French sentence that says what to install."""
        return self._grammalecte.unavailable()

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        """Its findings, sentence by sentence, spans in code points of `document.text`."""
        if context.profile is not self._profile:
            self._profile = context.profile
            self._grammalecte.teach(lexicon_of(context.profile, self._shipped).entries)
        yield from self._found(document)

    def found_by(self, rules: tuple[str, ...], document: Document) -> Iterable[Finding]:
        """The engine cannot be asked one rule: all it says, when one of its rules is wanted."""
        return self._found(document) if any(rule.startswith(_ENGINE) for rule in rules) else ()

    def _found(self, document: Document) -> Iterator[Finding]:
        for span in readable_spans(document):
            if errors := self._grammalecte.errors(document.text[span.start : span.end]):
                sentence = read_sentence(document, span, self._vocabulary)
                for error in grammalecte_filter.kept(errors, sentence):
                    yield _finding(error, span.start)


def readable_spans(document: Document) -> Iterator[Span]:
    """The segments of a document; one too long for the engine is cut at spaces."""
    for segment in document.segments:
        start = segment.start
        while segment.end - start > LONGEST_SENTENCE:
            cut = document.folded.rfind(" ", start, start + LONGEST_SENTENCE)
            cut = cut if cut > start else start + LONGEST_SENTENCE
            yield Span(start, cut)
            start = cut + 1 if document.folded[cut : cut + 1] == " " else cut
        yield Span(start, segment.end)


def _finding(error: EngineError, offset: int) -> Finding:
    return Finding(
        rule=f"{_ENGINE}{error.rule}",
        category=_category(error.option),
        severity=Severity.WARNING,
        start=offset + error.start,
        end=offset + error.end,
        message=error.message,
        article=ARTICLE,
        explanation="Source : correcteur Grammalecte.",
        suggestions=tuple(dict.fromkeys(error.suggestions)),  # Grammalecte may say one twice
    )


def _category(option: str) -> Category:
    if option in _TYPOGRAPHY:
        return Category.TYPOGRAPHY
    if option in _SPELLING:
        return Category.SPELLING
    return Category.VOCABULARY if option in _VOCABULARY else Category.GRAMMAR
