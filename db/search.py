"""What a person types, as an FTS5 expression that cannot be anything but words. Pure; no SQL."""

from __future__ import annotations

import re
import unicodedata

_QUOTED = re.compile('["«“”]([^"«»“”]*)["»“”]')
_WORD = re.compile(r"[\w\u0300-\u036f]+")
_WORD_LIMIT = 12


def match_expression(typed: str, *, typing: bool = True) -> str | None:
    """The FTS5 expression that finds every word of `typed`, or None when it holds no word.

    Words between quotation marks must follow one another. While `typing`, the last word may be unfinished.
    Nothing typed reaches FTS5 as syntax: every word is quoted, and only letters and digits are kept. Beyond
    twelve words the rest is left out, so that a pasted page searches as fast as a sentence.
    """
    text = unicodedata.normalize("NFC", typed)
    phrases = [_words(match.group(1)) for match in _QUOTED.finditer(text)]
    loose = _words(_QUOTED.sub(" ", text))
    parts = [_quote(words) for words in phrases if words] + [_quote([word]) for word in loose]
    if not parts:
        return None
    if typing and loose:
        parts[-1] += "*"
    return " AND ".join(parts[:_WORD_LIMIT])


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _quote(words: list[str]) -> str:
    return '"' + " ".join(words[:_WORD_LIMIT]) + '"'
