"""The infinitive that a form was meant to be, when it is no participle in -é."""

from __future__ import annotations

from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import forms


def other_infinitive(word: Word) -> str | None:
    """The infinitive, not in -er, of what is nothing but its participle or its form of `il`: `fourni`, `garnit`; or None."""
    form = word.form
    if form.infinitives or form.gerund or form.adverb or form.preposition or word.capital:
        return None
    if form.nouns and not form.nouns <= form.participles:
        return None
    lemmas = {lemma for lemma, _ in form.participle_verbs}
    lemmas |= {v.lemma for v in form.verbs if v.mood in ("Ip", "Is") and "3s" in v.persons}
    known = len(lemmas) == 1 and not any(lemma.endswith("er") or lemma in _HELPERS for lemma in lemmas)
    return min(lemmas) if known else None


_HELPERS = forms("être avoir faire")


def gerund_infinitives(word: Word) -> set[str]:
    """What the infinitive of `désirant`, `voulant` may be."""
    return (
        {word.lower.removesuffix("ant") + ending for ending in ("er", "oir", "ir")}
        if word.form.gerund
        else set()
    )


def past_plural_infinitive(word: Word) -> str:
    """The infinitive of a past tense in -rent, which is heard as one: `fournirent`; "" for any other form."""
    form = word.form
    past = form.only_verb and form.persons == {"3p"} and form.text.endswith(("irent", "èrent"))
    return next((v.lemma for v in form.verbs if v.mood == "Is"), "") if past and not word.capital else ""


def second_of_orders(s: Sentence, i: int) -> bool:
    """`Préparer une trousse et rechargé vos téléphones`: two orders, since the infinitive before opens its clause."""
    first = next((k for k in range(i - 1, -1, -1) if s.role(k) in "VYG."), -1)
    opens = s.role(first) == "Y" and (first == 0 or s.role(first - 1) == ".")
    return opens and s.lower(i + 1) in ("votre", "vos") and s.lower(i).endswith("é")


def has_other_verb(s: Sentence, i: int) -> bool:
    """Whether the clause of the `a` at `i` has a verb beside it, so that it helps none: `des sacs a donner sont ici`."""
    if s.role(i - 1) in ("V", "Y"):
        return True
    after = i + 1
    while s.role(after) and s.role(after) not in ".,RKULCV":
        after += 1
    before = i - 1
    while before >= 0 and s.role(before) not in ".,RKULCV":
        before -= 1
    if s.role(after) == "V":
        return True
    opened = before
    while opened >= 0 and s.role(opened) not in ".L":
        opened -= 1
    relative = any(s.role(k) in ("R", "K", "U") for k in range(opened + 1, i))
    return before >= 0 and s.role(before) == "V" and not relative
