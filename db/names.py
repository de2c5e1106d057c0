"""Whether a text bears a name, as a person would compare them. Pure; nothing here is ever stored."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_LONGEST = 400
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text without accents, case, hyphens nor apostrophes: `Jean-François` is `jean francois`."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return tuple(_WORD.findall(plain.casefold()))


def bears_name(text: str, name: str) -> bool:
    """Whether every word of `name` is a word of `text`, in any order; never for an empty name."""
    wanted = words_of(name)
    return bool(wanted) and set(wanted) <= set(words_of(text))


def all_texts(value: object) -> Iterator[str]:
    """Every text of a JSON value short enough to be a name, an address or a sentence."""
    if isinstance(value, str):
        if len(value) <= _LONGEST:
            yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from all_texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from all_texts(each)
