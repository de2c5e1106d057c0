"""Adverbs that stand between a verb and what it governs, in several words (« est de nouveau ouverte ») or not."""

from __future__ import annotations

from desktop.checks.reading.sentence import Sentence

_FIRST: dict[str, tuple[tuple[str, ...], ...]] = {}
for _locution in (
    "bel et bien|de nouveau|à nouveau|de plus en plus|de moins en moins|sans doute|sans cesse|en général|en principe|en partie"
    "|en effet|en fait|à présent|à jamais|à peine|tout à fait|tout de même|tout de suite|pour l' instant|pour le moment"
    "|en ce moment|ces jours-ci|par endroits|par moments|par nature|par défaut|d' ordinaire|d' habitude|d' office|d' abord|d' emblée|à la fois|du coup"
    "|un peu|peu à peu"
).split("|"):
    _words = tuple(_locution.split())
    _FIRST[_words[0]] = (*_FIRST.get(_words[0], ()), _words)


def adverbial(s: Sentence, i: int) -> int:
    """How many words the adverb in several words at `i` has, or 0; after « avoir », only « bel et bien »."""
    if s.role(i) == "#" and s.lower(i + 1) == "fois" and s.lower(i + 2) in ("plus", "moins"):
        return 2  # trois fois plus élevé
    if s.lower(i) not in _FIRST:
        return 0
    if s.lower(i) != "bel" and "avoir" in s.at(i - 1).form.lemmas(infinitive=False, participle=False):
        return 0  # ce qui les aurait sans doute fait sourire
    return next(
        (len(words) for words in _FIRST.get(s.lower(i), ()) if s.lowers(i, i + len(words)) == words), 0
    )


def before_adverbs(s: Sentence, i: int) -> int:
    """The last word up to `i` that is no adverb; -1 when there is none."""
    while s.at(i).form.adverb and not s.at(i).form.nominal:
        i -= 1
    return i
