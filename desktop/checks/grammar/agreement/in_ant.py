"""Words in -ant that agree: an adjective where nothing follows that a present participle could govern."""

from __future__ import annotations

from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_NEVER_GERUNDS = forms(
    "important importants puissant suffisant abondant constant indépendant amusant passionnant intéressant"
    " impressionnant inquiétant gênant payant plaisant accueillant stimulant encombrant stagnant"
)


def is_adjective(s: Sentence, i: int) -> bool:
    """Whether the word in -ant at `i` is an adjective: nothing follows that it could govern."""
    following = s.role(i + 1)
    if s.lower(i) in _NEVER_GERUNDS and following not in ("D", "#") and s.lower(i - 1) != "en":
        return True
    if following in ("V", "Q", ".", "") or (following == "O" and s.role(i + 2) == "V"):
        return True
    if s.role(i - 1) != "N":
        return False
    if following == "C" and s.lower(i + 1) in ("et", "ou"):
        return s.role(i + 2) in ("A", "Q")  # les chiens errants ou perdus
    if following == ",":
        # Les chats errants, même stérilisés; une passion dévorante, héritée d'un aïeul
        return s.lower(i + 2) == "même" or s.role(i + 2) in ("A", "Q", "R") or "V" not in s.roles
    return following == "W" and "V" not in s.roles  # chaussée glissante partout ailleurs
