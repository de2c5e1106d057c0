"""Words that sound alike, told by the company they keep: « jeter l’encre du bateau », « l’imprimante est à cours d’ancre ».

Both words are nouns or both are verbs, so no construction tells them apart; what is spoken of does. The table
`lexicon/homophones-compagnie.tsv` says, for a word written, which other may have been meant, what announces the other
and what shows that the word is right. Its cues:

- `bateau`: that word, with or without its s, within a few words; `imprim*`: any word that begins so;
- `<la`: the word just before; `>ferrée`: the word that follows, small words of the complement skipped;
- `<au+cancer*`: all of them at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms
from desktop.checks.shipped_file import reading, rows_of

TABLE = "homophones-compagnie.tsv"
_NEAR, _FAR = 6, 12
_SKIPPED = forms("de d' du des à au aux l' la")
_CLOSED = "\t"

# What is written, what may have been meant (as many, or one), what announces it, what forbids it: words apart by spaces.
Row = tuple[str, str, str, str]


class Company:
    """The table, a row a text: few of its words are in a page, and a row is only read where one of them is."""

    def __init__(self, rows: list[str]) -> None:
        self._rows: dict[str, str] = {}
        for row in rows:
            for word in row.partition(_CLOSED)[0].split():
                self._rows[word] = f"{self._rows[word]}\n{row}" if word in self._rows else row
        self.words = frozenset(self._rows)

    def find(self, s: Sentence) -> Iterator[Hit]:
        """`un manque d’ancre pour l’imprimante`: what is beside goes with the other word, and nothing with this one."""
        for i in s.places(self.words):
            word = s.at(i)
            if s.document.is_protected(word.start, word.end):
                continue
            meant = next((m for row in self._rows[word.lower].split("\n") if (m := _meant(s, i, row))), "")
            if meant:
                yield on(
                    word,
                    f"D’après ce qui l’entoure, c’est sans doute «\u00a0{meant}\u00a0» qui est voulu.",
                    meant,
                )


def _meant(s: Sentence, i: int, row: str) -> str:
    written, others, cues, spared = read_row(row)
    if not any(_holds(s, i, cue, _NEAR) for cue in cues.split()):
        return ""
    if any(_holds(s, i, cue, _FAR) for cue in spared.split()):
        return ""
    known = others.split()
    if not s.pieces.isdisjoint(known):
        return ""  # the text has both, and tells them apart
    return known[written.split().index(s.lower(i))] if len(known) > 1 else known[0]


def read_row(row: str) -> Row:
    """Its four columns, the last of which may be missing. Raises ValueError on any other row."""
    columns = row.split(_CLOSED)
    if len(columns) == 3:
        columns.append("")
    written, others, cues, spared = columns
    if len(others.split()) not in (1, len(written.split())):
        raise ValueError(f"{written}\u00a0: un mot voulu pour chaque mot écrit, ou un seul")
    return written, others, cues, spared


def _holds(s: Sentence, i: int, cue: str, reach: int) -> bool:
    return all(_is_beside(s, i, part, reach) for part in cue.split("+"))


def _is_beside(s: Sentence, i: int, cue: str, reach: int) -> bool:
    if cue[0] == "<":
        before, wanted = s.lower(i - 1), cue[1:]
        return before.startswith(wanted[:-1]) if wanted.endswith("*") else before == wanted
    if cue[0] == ">":
        j = i + 1
        while s.lower(j) in _SKIPPED and j < i + 3:
            j += 1
        return _matches(s.lower(j), cue[1:])
    return any(_matches(s.lower(j), cue) for j in range(max(0, i - reach), i + reach + 1) if j != i)


def _matches(text: str, cue: str) -> bool:
    if cue.endswith("*"):
        return text.startswith(cue[:-1])
    return text == cue or (text.endswith("s") and text[:-1] == cue)


def company_rules(resources: Path) -> tuple[GrammarRule, ...]:
    """The rule, with its table as shipped. Raises EnvironmentFault on a row that is not well made."""
    path = resources / "lexicon" / TABLE

    def checked(row: str) -> str:
        read_row(row)
        return row

    with reading(path):
        company = Company(rows_of(path, checked))
    return (
        GrammarRule(
            name="homophone.compagnie",
            find=company.find,
            explanation="Deux mots se prononcent de la même façon; le sujet de la phrase dit lequel convient.",
            bad=BAD,
            good=GOOD,
            words=company.words,
        ),
    )


BAD = (
    ("Il manque d’ancre dans l’imprimante.", "Il manque d’encre dans l’imprimante."),
    ("Le voilier a jeté l’encre.", "Le voilier a jeté l’ancre."),
)
GOOD = (
    "Le voilier a jeté l’ancre, et l’encre du journal de bord a coulé.",
    "Deux fois plutôt qu’une, les paroissiens ont rebâti le clocher.",
)
