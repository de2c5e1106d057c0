"""Confusions known by their context: the tables `lexicon/confusions*.toml`, read as grammar rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from desktop.checks.expression import Expression
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit
from desktop.checks.reading.sentence import Sentence
from desktop.checks.shipped_file import entries_of
from desktop.editorial.findings import Category

TABLES = "confusions*.toml"


def read_confusions(resources: Path) -> tuple[GrammarRule, ...]:
    """One rule per entry of the tables. Raises EnvironmentFault on a table that is not well made."""
    tables = sorted((resources / "lexicon").glob(TABLES))
    return tuple(rule for path in tables for rule in entries_of(path, "confusion", _rule))


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
    expression = Expression(entry["motif"])
    except_where = Expression(entry["sauf"]) if "sauf" in entry else None
    replacements: list[str] | dict[str, list[str]] = entry["remplacer"]
    message: str = entry["message"]

    def find(sentence: Sentence) -> Iterator[Hit]:
        if words.isdisjoint(sentence.pieces):
            return
        folded = sentence.document.folded
        start, end = sentence.span.start, sentence.span.end
        text = folded[start:end]
        for match in expression.pattern.finditer(text):
            if except_where and _excepted(
                except_where.pattern, folded, start + match.start(), start + match.end()
            ):
                continue
            group = _group(match)
            left, right = match.span(group)
            if sentence.document.is_protected(start + left, start + right):
                continue
            apostrophe = sentence.apostrophe()
            given = (
                replacements[group]
                if isinstance(replacements, dict) and isinstance(group, str)
                else replacements
            )
            offered = [_written(match, left, right, r).replace("'", apostrophe) for r in given]
            if offered and offered[0].replace("’", "'") == text[left:right]:
                continue
            yield Hit(start + left, start + right, message, tuple(dict.fromkeys(offered)))

    return find


def _excepted(except_where: re.Pattern[str], folded: str, start: int, end: int) -> bool:
    """Whether an exception touches what is between `start` and `end`, in its line: a quotation has many sentences."""
    first = folded.rfind("\n", 0, start) + 1
    last = folded.find("\n", end)
    found = except_where.finditer(folded[first : last if last >= 0 else len(folded)])
    return any(first + m.start() < end and start < first + m.end() for m in found)


def _group(match: re.Match[str]) -> str | int:
    """The first of the groups x, y, z, t, w, v that matched, or everything."""
    for name in match.re.groupindex:
        if len(name) == 1 and name in _FLAGGED and match.start(name) >= 0:
            return name
    return 0


_FLAGGED = frozenset("xyztwv")


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
