"""Words in -ant that agree: an adjective where nothing follows that a present participle could govern."""

from __future__ import annotations

from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_NEVER_GERUNDS = forms(
    "important importants puissant suffisant abondant constant indépendant amusant passionnant intéressant"
    " impressionnant inquiétant gênant payant plaisant accueillant stimulant encombrant stagnant"
)


def _verb_beside(s: Sentence, i: int) -> bool:
    """Whether a verb stands in the stretch between strong marks that holds the word at `i`."""
    begin = next((k for k in range(i, -1, -1) if s.role(k) == "."), -1)
    end = next((k for k in range(i, len(s.words)) if s.role(k) == "."), len(s.words))
    return any(s.role(k) == "V" for k in range(begin + 1, end))


_AFTER_QUALITY = forms("comme pour par")


def _needs_object(s: Sentence, i: int) -> bool:
    """Whether the verb of the word in -ant never goes without an object: `réconfortant`, not `travaillant`."""
    uses = [tag for tag in s.at(i).form.tags if tag[:1] == "V"]
    return bool(uses) and all("t" in use[2:5] and "i" not in use[2:5] for use in uses)


def is_adjective(s: Sentence, i: int) -> bool:
    """Whether the word in -ant at `i` is an adjective: nothing follows that it could govern."""
    following = s.role(i + 1)
    if s.lower(i) in _NEVER_GERUNDS and following not in ("D", "#") and s.lower(i - 1) != "en":
        return True
    if following in ("V", "Q", ".", "") or (following == "O" and s.role(i + 2) == "V"):
        return True
    if s.role(i - 1) != "N":
        return False
    if s.lower(i + 1) in _AFTER_QUALITY and _needs_object(s, i):
        return True  # des mets réconfortants comme la soupe
    if following == "C" and s.lower(i + 1) in ("et", "ou"):
        return s.role(i + 2) in ("A", "Q")  # les chiens errants ou perdus
    if following == ",":
        # Les chats errants, même stérilisés; une passion dévorante, héritée d'un aïeul
        return s.lower(i + 2) == "même" or s.role(i + 2) in ("A", "Q", "R") or "V" not in s.roles
    return following == "W" and not _verb_beside(s, i)  # chaussée glissante partout ailleurs
