"""Confusions known by their context: the tables `lexicon/confusions*.toml`, read as grammar rules."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from desktop.checks.grammar_rule import GrammarRule, Hit
from desktop.checks.sentence import Sentence
from desktop.editorial.findings import Category

TABLES = "confusions*.toml"


def read_confusions(resources: Path) -> tuple[GrammarRule, ...]:
    """One rule per entry of the tables. Raises KeyError or re.error on a table that is not well made."""
    rules: list[GrammarRule] = []
    for path in sorted((resources / "lexicon").glob(TABLES)):
        with path.open("rb") as file:
            rules += [_rule(entry) for entry in tomllib.load(file)["confusion"]]
    return tuple(rules)


def _rule(entry: dict[str, Any]) -> GrammarRule:
    return GrammarRule(
        name=f"confusion.{entry['nom']}",
        find=_finder(entry),
        explanation=entry["message"],
        bad=tuple((wrong, right) for wrong, right in entry["faux"]),
        good=tuple(entry["juste"]),
        category=Category(entry.get("categorie", "grammaire")),
        words=frozenset(entry["mots"]),
    )


def _finder(entry: dict[str, Any]) -> Callable[[Sentence], Iterator[Hit]]:
    """What looks for one confusion; the expression is tried only where one of its words is."""
    words = frozenset(entry["mots"])
    pattern = re.compile(entry["motif"], re.IGNORECASE)
    except_where = re.compile(entry["sauf"], re.IGNORECASE) if "sauf" in entry else None
    replacements: list[str] = entry["remplacer"]
    message: str = entry["message"]

    def find(sentence: Sentence) -> Iterator[Hit]:
        if words.isdisjoint(sentence.pieces):
            return
        folded = sentence.document.folded
        start, end = sentence.span.start, sentence.span.end
        text = folded[start:end]
        for match in pattern.finditer(text):
            if except_where and any(
                m.start() < match.end() and match.start() < m.end() for m in except_where.finditer(text)
            ):
                continue
            left, right = _flagged(match)
            if sentence.document.is_protected(start + left, start + right):
                continue
            apostrophe = sentence.apostrophe()
            offered = [_written(match, left, right, r).replace("'", apostrophe) for r in replacements]
            if offered and offered[0].replace("’", "'") == text[left:right]:
                continue
            yield Hit(start + left, start + right, message, tuple(dict.fromkeys(offered)))

    return find


def _flagged(match: re.Match[str]) -> tuple[int, int]:
    """The span of the first of the groups x, y, z, t, w, v that matched, or of everything."""
    for name in match.re.groupindex:
        if len(name) == 1 and match.start(name) >= 0:
            return match.span(name)
    return match.span()


def _written(match: re.Match[str], left: int, right: int, replacement: str) -> str:
    """The replacement, what its `\\g<…>` name put in, in the capitals and number of what it replaces."""
    text = match.expand(replacement) if "\\g<" in replacement else replacement
    return _like(match.string[left:right], text)


def _like(model: str, text: str) -> str:
    """The replacement in the capitals and the number of what it replaces."""
    if model.endswith("s") and not text.endswith("s") and text + "s" in _PLURALS:
        text += "s"
    return text[:1].upper() + text[1:] if model[:1].isupper() else text


_PLURALS = frozenset({"amendes", "balades", "nôtres", "contes"})
