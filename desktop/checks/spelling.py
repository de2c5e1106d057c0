"""Spelling by Enchant and its French dictionary; unknown names go quietly to a list of their own."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from desktop.checks.base import CheckContext
from desktop.checks.document import Document, Token
from desktop.checks.grammalecte_engine import Entry, Grammalecte
from desktop.checks.lexicon import Lexicon, lexicon_of, shipped_entries
from desktop.checks.ranking import Ranking
from desktop.editorial.findings import Category, Finding, Severity
from desktop.editorial.profile import MunicipalProfile

LANGUAGES = ("fr_CA", "fr", "fr_FR")
ARTICLE = "22"
_NO_LIBRARY = (
    "Le correcteur orthographique Enchant n’est pas installé : l’orthographe n’est pas vérifiée. "
    "Installez le paquet « libenchant-2-2 »."
)
_NO_DICTIONARY = (
    "Le dictionnaire français n’est pas installé : l’orthographe n’est pas vérifiée. "
    "Installez le paquet « hunspell-fr »."
)
_ROMAN = re.compile(r"[IVXLCDM]+")
_LETTER_CODE = re.compile(r"[A-Z]\d|\d[A-Z]")


class Spelling:
    """Flags words that no dictionary and no profile knows (art. 22)."""

    name = "orthographe"

    def __init__(self, resources: Path, grammalecte: Grammalecte, configuration: Path) -> None:
        self._configuration = configuration
        self._grammalecte = grammalecte
        self._shipped: tuple[Entry, ...] = shipped_entries(resources)
        self._ranking = Ranking(resources / "lexicon" / "frequent.txt", grammalecte.lemmas)
        self._dictionary: Any = None
        self._missing: str | None = None
        self._asked = False
        self._profile: MunicipalProfile | None = None
        self._lexicon = Lexicon(frozenset(), ())
        self._known: dict[str, bool] = {}
        self._suggested: dict[str, tuple[str, ...]] = {}

    def unavailable(self) -> str | None:
        """None, or the French sentence that says what to install."""
        if not self._asked:
            self._asked = True
            self._missing = self._open()
        return self._missing

    def _open(self) -> str | None:
        # Enchant reads word lists from its folder: only ours, never what another program left there.
        os.environ["ENCHANT_CONFIG_DIR"] = str(self._configuration)
        try:
            import enchant
        except ImportError:
            return _NO_LIBRARY
        broker = enchant.Broker()
        for language in LANGUAGES:
            if broker.dict_exists(language):
                self._dictionary = broker.request_dict(language)
                return None
        return _NO_DICTIONARY

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        """Unknown words of `document`, spans in code points of `document.text`."""
        if context.profile is not self._profile:
            self._profile = context.profile
            self._lexicon = lexicon_of(context.profile, self._shipped)
            self._known.clear()
            self._suggested.clear()
        starts = {segment.start for segment in document.segments}
        shouted = _shouted_lines(document)
        tokens = document.tokens
        for index, token in enumerate(tokens):
            if self._accepted(token.text) or document.is_protected(token.start, token.end):
                continue
            if (
                document.in_italics(token.start, token.end)
                or _part_of_code(document, token)
                or any(a <= token.start < b for a, b in shouted)
            ):
                continue
            yield self._finding(document, tokens, index, token.start in starts)

    def _accepted(self, word: str) -> bool:
        if (known := self._known.get(word)) is None:
            known = self._known[word] = self._accept(word)
        return known

    def _accept(self, word: str) -> bool:
        bare = word.rstrip("'")
        if len(bare) < 2 or bare[0].isdigit() or self._lexicon.accepts(bare):
            return True
        if (bare.isupper() and len(bare) <= 6) or _ROMAN.fullmatch(bare):
            return True
        if word.endswith("'"):
            return True
        return bool(self._dictionary.check(word)) or self._compound(word)

    def _compound(self, word: str) -> bool:
        """A word in several parts, all of them known: `parc-école`, `Brault-Piché` with both in the profile."""
        parts = word.split("-")
        return len(parts) > 1 and all(part and self._accepted(part) for part in parts)

    def _finding(self, document: Document, tokens: tuple[Token, ...], index: int, opening: bool) -> Finding:
        token = tokens[index]
        suggestions = self._suggestions(token.text)
        if self._is_name(document, tokens, index, opening, suggestions):
            return Finding(
                rule="orthographe.nom",
                category=Category.NAME_TO_VERIFY,
                severity=Severity.SUGGESTION,
                start=token.start,
                end=token.end,
                message=f"Nom à vérifier : « {token.text} » n’est ni au dictionnaire ni au lexique de la municipalité.",
                article=ARTICLE,
            )
        return Finding(
            rule="orthographe.mot_inconnu",
            category=Category.SPELLING,
            severity=Severity.WARNING,
            start=token.start,
            end=token.end,
            message=f"« {token.text} » n’est pas au dictionnaire.",
            article=ARTICLE,
            explanation="Si le mot est juste, ajoutez-le au lexique de la municipalité.",
            suggestions=suggestions,
        )

    def _suggestions(self, word: str) -> tuple[str, ...]:
        if (known := self._suggested.get(word)) is None:
            offered = [*self._dictionary.suggest(word), *self._near_lexicon(word)]
            known = self._suggested[word] = self._ranking.order(word, offered)
        return known

    def _near_lexicon(self, word: str) -> Iterator[str]:
        """The municipal words one could have meant."""
        for form in self._lexicon.forms:
            if abs(len(form) - len(word)) <= 2 and self._ranking.distance(word, form) <= 1.5:
                yield form

    def _is_name(
        self,
        document: Document,
        tokens: tuple[Token, ...],
        index: int,
        opening: bool,
        suggestions: tuple[str, ...],
    ) -> bool:
        """Whether an unknown word looks like somebody's or something's name rather than a mistake."""
        word = tokens[index].text
        if not word[:1].isupper():
            return False
        around = tokens[max(0, index - 1) : index] + tokens[index + 1 : index + 2]
        beside_name = any(
            other.text[:1].isupper() and _adjacent(document, tokens[index], other) for other in around
        )
        if beside_name and not opening:
            return True
        return not (suggestions and self._ranking.is_slip(word, suggestions[0]))


def _adjacent(document: Document, one: Token, other: Token) -> bool:
    left, right = sorted((one, other), key=lambda token: token.start)
    return document.folded[left.end : right.start] == " "


def _part_of_code(document: Document, token: Token) -> bool:
    """A postal code, a lot or product number: letters that touch digits (`J5J 2R7`, `19H00`)."""
    text = document.folded
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    return before.isdigit() or after.isdigit() or bool(_LETTER_CODE.search(token.text))


def _shouted_lines(document: Document) -> list[tuple[int, int]]:
    """Lines all in capitals, whose accents and names no dictionary sees well."""
    spans = []
    for line in re.finditer(r"[^\n]+", document.folded):
        letters = [c for c in line.group() if c.isalpha()]
        if len(letters) > 3 and all(c.isupper() for c in letters):
            spans.append((line.start(), line.end()))
    return spans
