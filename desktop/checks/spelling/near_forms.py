"""Which forms of a lexicon may be near a mistyped word: a sieve of whole numbers before distances are measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.checks.spelling.ranking import bare

# Two words at a distance of 1 differ by one letter for another and a silent one, at most: three kinds of letters.
_MOST_LETTERS = 4


class NearForms:
    """The forms of a lexicon by first letter and length, each with the set of its letters as bits."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms: dict[tuple[str, int], list[tuple[str, int]]] = {}
        for form in forms:
            self._forms.setdefault((form[:1].lower(), len(form)), []).append((form, _letters(form)))

    def likely(self, word: str) -> Iterator[str]:
        """The forms with the same first letter, as long but for one letter, and made of nearly the same letters."""
        letters = _letters(word)
        for length in (len(word) - 1, len(word), len(word) + 1):
            for form, others in self._forms.get((word[:1].lower(), length), ()):
                if (letters ^ others).bit_count() <= _MOST_LETTERS:
                    yield form


def _letters(word: str) -> int:
    """One bit a letter, without accents, capitals or signs; some letters share one, which lets more through."""
    bits = 0
    for letter in word.lower():
        if letter.isalpha():
            bits |= 1 << (ord(bare(letter)) & 63)
    return bits
