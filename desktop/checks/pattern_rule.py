"""One mechanical rule of French: a regular expression, and what to write in its place.

Patterns are written for `Document.folded` (straight apostrophe, ordinary spaces), so that they match
however a text was typed. What they propose is the exact text to put in place, no-break spaces
included; it is compared with what was typed:

- equal: the text is right, nothing is said;
- a different kind of space only: a keyboard has no no-break space, so it is a `suggestion`;
- otherwise: the severity of the rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from desktop.checks.document import Document
from desktop.checks.needed_letters import Sought
from desktop.editorial.findings import Category, Finding, Severity

NBSP = "\u00a0"
ARTICLE = "22"  # « La qualité de la langue doit également être impeccable en toute circonstance. »
SPACING_RULE = "typographie.espace_insecable"
SPACING_MESSAGE = f"Une espace insécable évite que la ligne se coupe ici{NBSP}: «{NBSP}{{}}{NBSP}»."
BARE_SPACE_MESSAGE = "Une espace insécable évite que la ligne se coupe ici."

# A space or an apostrophe typed another way changes nothing to the words.
_NARROW = str.maketrans("\u202f\u2007\u2009", NBSP * 3)
_ORDINARY = str.maketrans("\u00a0\u202f\u2007\u2009\t", " " * 5)
_SHAPES = str.maketrans("\u2019\u02bc", "''")

Replacement = str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class PatternRule:
    """A pattern over folded text and its replacement.

    The finding covers the group named `x` when the pattern has one, otherwise the whole match.
    `replace` receives the match and returns the text(s) to put there, best first; None means that this
    match is no mistake, an empty tuple a mistake without a ready correction. `guard` sees the document
    too, for what a pattern cannot tell (beginning of a line, what stands far before). With `words` (lower
    case, whole compounds or their parts), the pattern is searched only in the texts that hold one of them: a pattern
    of many words costs more than all the others. Without, only in those that hold the letters it needs (`Sought`).
    """

    name: str
    pattern: re.Pattern[str]
    replace: Callable[[re.Match[str]], Replacement]
    message: str
    explanation: str
    severity: Severity = Severity.WARNING
    category: Category = Category.TYPOGRAPHY
    guard: Callable[[re.Match[str], Document], bool] | None = None
    words: frozenset[str] = frozenset()
    sought: Sought = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sought", Sought(self.pattern))

    def findings(self, document: Document) -> Iterator[Finding]:
        """The findings of this rule, in reading order."""
        if not self._may_match(document):
            return
        group: str | int = "x" if "x" in self.pattern.groupindex else 0
        for match in self.pattern.finditer(document.folded):
            start, end = match.span(group)
            if start < 0 or document.is_protected(start, end):
                continue
            if self.guard and not self.guard(match, document):
                continue
            found = self._finding(match, document.text[start:end], start, end)
            if found:
                yield found

    def _may_match(self, document: Document) -> bool:
        if self.words:
            return not self.words.isdisjoint(document.words)
        return self.sought.may_match(document)

    def _finding(self, match: re.Match[str], typed: str, start: int, end: int) -> Finding | None:
        wanted = self.replace(match)
        if wanted is None:
            return None
        choices = (wanted,) if isinstance(wanted, str) else wanted
        if any(_same(choice, typed) for choice in choices):
            return None
        choices = tuple(_like(choice, typed) for choice in choices)
        plain = typed.translate(_ORDINARY)
        if spaced := next((choice for choice in choices if choice.translate(_ORDINARY) == plain), None):
            shown = spaced.strip()
            # A lone mark between quotation marks reads badly: « « ».
            telling = any(char.isalnum() for char in shown)
            message = SPACING_MESSAGE.format(shown) if telling else BARE_SPACE_MESSAGE
            return Finding(
                SPACING_RULE,
                Category.TYPOGRAPHY,
                Severity.SUGGESTION,
                start,
                end,
                message,
                ARTICLE,
                self.explanation,
                (spaced,),
            )
        message = self.message.format(choices[0].strip() if choices else "")
        return Finding(
            self.name,
            self.category,
            self.severity,
            start,
            end,
            message,
            ARTICLE,
            self.explanation,
            choices,
        )


def _same(wanted: str, typed: str) -> bool:
    return wanted.translate(_NARROW).translate(_SHAPES) == typed.translate(_NARROW).translate(_SHAPES)


def _like(wanted: str, typed: str) -> str:
    """`wanted` with the typographic apostrophe when that is what was typed."""
    return wanted.replace("'", "\u2019") if "\u2019" in typed else wanted


def without_overlaps(found: Iterable[tuple[Finding, int]]) -> list[Finding]:
    """The findings, none sharing a character with a preferred one, in reading order.

    Each comes with its rank of preference (smallest first) among findings of the same severity.
    """
    preferred = sorted(found, key=lambda pair: (-pair[0].severity.rank, pair[1], pair[0].start))
    if not preferred:
        return []
    taken = bytearray(max(finding.end for finding, _ in preferred) + 1)
    kept = []
    for finding, _ in preferred:
        if any(taken[finding.start : finding.end]):
            continue
        taken[finding.start : finding.end] = b"\x01" * (finding.end - finding.start)
        kept.append(finding)
    return sorted(kept, key=lambda finding: (finding.start, finding.end))
