"""The forms offered for a word that disagrees, each confirmed by the lexicon."""

from __future__ import annotations

import re

from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import Form, GenderNumber


def chosen(form: Form, pairs: frozenset[GenderNumber]) -> GenderNumber:
    """Of the pairs that would agree, the one nearest to what was written."""
    own = form.qualifiers or form.nouns
    order = sorted(pairs, key=lambda pair: (difference(pair, own), pair != ("m", "p"), pair))
    return order[0]


def difference(pair: GenderNumber, own: frozenset[GenderNumber]) -> int:
    return min(((pair[0] != g) + (pair[1] != n) for g, n in own), default=2)


def inflected(s: Sentence, word: Word, pair: GenderNumber) -> tuple[str, ...]:
    """The word in that gender and number, each form confirmed by the lexicon."""
    offered = s.vocabulary.lexicographer.inflect(word.lower.replace("'", "’"), *pair)
    if not offered and "-" in word.lower and not s.vocabulary.form(word.lower).known:
        prefix, _, core = word.lower.partition("-")  # semi-enfouis, non-résidents
        whole = s.vocabulary.lexicographer.inflect(core, *pair) if core.isalpha() else ()
        return tuple(f"{prefix}-{text}" for text in whole if text != core)
    if not offered and word.lower.endswith(("al", "ale", "aux", "ales")):
        stem = re.sub(
            "a(?:l|le|ux|les)$", "", word.lower
        )  # intermunicipale, which has no masculine of its own
        ending = {("m", "s"): "al", ("m", "p"): "aux", ("f", "s"): "ale", ("f", "p"): "ales"}[pair]
        offered = (f"{stem}{ending}",)
    lemmas = {lemma for lemma, _ in word.form.participle_verbs}
    confirmed = [
        text
        for text in offered
        if text != word.lower.replace("'", "’")
        and pair in (form := s.vocabulary.form(text)).qualifiers | form.nouns
        and (not lemmas or lemmas & {lemma for lemma, _ in form.participle_verbs} or form.adjectives)
    ]
    if word.role == "N":
        confirmed.sort(key=lambda text: pair not in s.vocabulary.form(text).nouns)  # feux, not feus
    if not word.form.participles:
        # « complète » is « complet », not « complété ».
        confirmed.sort(key=lambda text: bool(s.vocabulary.form(text).participles))
    return tuple(text.replace("’", s.apostrophe()) for text in confirmed)
