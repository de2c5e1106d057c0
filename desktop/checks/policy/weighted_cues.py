"""Families of cues that weigh together (`lexicon/indices-*.toml`): what no fixed order of words can say.

A table holds `[listes]`, named alternatives that `<nom>` stands for, and `[indices]`: each family is a list of regular
expressions, of which one is enough. They bound what they skip (`{0,30}`), so a sentence costs a little for each word.
"""

from __future__ import annotations

import re
from pathlib import Path

from desktop.checks.policy.matching import Reading
from desktop.checks.shipped_file import line_of, reading, table_of

_LIST = re.compile(r"<(\w+)>")


class Cues:
    """The families of a table, by name."""

    def __init__(self, path: Path) -> None:
        """Raises EnvironmentFault, which names the file, the line and the family that cannot be read."""
        table = table_of(path)
        lists = {name: f"(?:{'|'.join(choices)})" for name, choices in table.get("listes", {}).items()}
        self._families: dict[str, re.Pattern[str]] = {}
        for name, expressions in table.get("indices", {}).items():
            with reading(path, lambda name=name: line_of(path, f"{name} = "), f"«\u00a0{name}\u00a0»"):  # type: ignore[misc]
                whole = _LIST.sub(lambda match: lists[match[1]], "|".join(expressions))
                self._families[name] = re.compile(whole)

    def search(self, family: str, text: str) -> re.Match[str] | None:
        """The first cue of a family in `text`, None without any."""
        return self._families[family].search(text)

    def has(self, family: str, text: str) -> bool:
        """Whether `text` holds a cue of the family."""
        return self._families[family].search(text) is not None


def word_at(sentence: Reading, offset: int) -> int:
    """The word that holds the code point `offset` of the sentence."""
    place = sentence.start + offset
    return next((index for index, word in enumerate(sentence.words) if word.end > place), 0)
