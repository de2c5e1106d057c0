"""How a French word sounds, roughly: two spellings with one sound are likelier to be one word (`troffée`, `trophée`)."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable

# In order; what is left of accents goes after.
_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"œu?|eu", "9"),
        (r"ph", "f"),
        (r"(?:e?au)", "o"),
        (r"oua|oi|oî", "2"),
        (r"ch|sch|sh", "1"),
        (r"qu|cqu?|ck|q|k", "k"),
        (r"ç|sc(?=[eéèêiîy])|c(?=[eéèêiîy])", "s"),
        (r"c", "k"),
        (r"g(?=[eéèêiîy])e?(?=[aoâô])|g(?=[eéèêiîy])", "j"),
        (r"gu(?=[eéèêiîy])", "g"),
        (r"[ae]i(?:n|m)(?=[^aeéèêiouy]|$)|(?:in|im|un|ym|yn)(?=[^aeéèêiouynm]|$)", "5"),
        (r"(?:en|em|an|am)(?=[^aeéèêiouynm]|$)", "6"),
        (r"(?:on|om)(?=[^aeéèêiouynm]|$)", "7"),
        (r"ill(?=[aeiouéèê])|y(?=[aeiouéèê])", "i"),
        (r"y", "i"),
        (r"ai|aî|ei|é|è|ê|ë|8", "e"),
        (r"t(?=i(?:on|el|al))", "s"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"h", ""),
    )
)
_DOUBLED = re.compile(r"(.)\1+")
_CLOSED = re.compile(r"(?<=.)(?:ets?|er|ez|ée?s?)$")
_MUTE_END = re.compile(r"(?<=..)(?:es|e|s|t|d|x|p)$")


@functools.lru_cache(maxsize=2048)
def sound(word: str) -> str:
    """A key that words which sound alike share; mute endings are dropped."""
    text = _DOUBLED.sub(r"\1", word.lower())
    text = _MUTE_END.sub("", _CLOSED.sub("8", text))
    for pattern, heard in _SOUNDS:
        text = pattern.sub(heard, text)
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return _DOUBLED.sub(r"\1", text)


class SoundIndex:
    """Common words by their sound."""

    def __init__(self, words: Iterable[str]) -> None:
        # Words parted by a space: half the room of lists. Their sounds are asked once: none is worth remembering.
        self._words: dict[str, str] = {}
        for word in words:
            heard = sound.__wrapped__(word)
            self._words[heard] = f"{self._words[heard]} {word}" if heard in self._words else word

    def like(self, word: str) -> tuple[str, ...]:
        """The words that sound like `word`."""
        return tuple(self._words.get(sound(word), "").split())
