"""What stands around a subjunctive: a negative subject, an alternative, what one needs."""

from __future__ import annotations

from desktop.checks.reading.clauses import verb_after
from desktop.checks.reading.noun_phrases import Phrase
from desktop.checks.reading.sentence import Sentence


def negative_subject(s: Sentence, i: int) -> tuple[Phrase, int] | None:
    """`que personne n’a`, `que rien n’est`: the negative word is the subject."""
    verb = verb_after(s, i + 1) if s.lower(i) in ("personne", "rien", "aucun", "aucune", "nul") else None
    return (Phrase(i, i + 1, i, "m", "s", pronoun=True), verb) if verb is not None else None


def needed(s: Sentence, i: int) -> bool:
    """`il vous faudra`, `il a fallu`, from the word after « il »."""
    return any("falloir" in word.form.lemmas() for word in s.words[i : i + 3])


def alternative(s: Sentence, i: int) -> bool:
    """`Que vous soyez pour ou contre, …`: an alternative that opens the sentence."""
    if i and s.lower(i - 1) not in (".", "!", "?", ";", ":", "…"):
        return False
    comma = next((k for k in range(i + 1, len(s.words)) if s.lower(k) == ","), None)
    return comma is not None and "ou" in s.lowers(i + 1, comma) and s.final in (".", "!", "")
