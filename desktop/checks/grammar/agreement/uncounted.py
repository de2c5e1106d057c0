"""What « les » does not count: the verb it is the object of, some and « les autres »."""

from __future__ import annotations

from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms


def some_and_others(s: Sentence, i: int) -> bool:
    return s.lower(i + 1) == "autres" and bool({"uns", "unes"} & set(s.lowers(0, i)))


def one_more_verb(s: Sentence, i: int, j: int) -> bool:
    """Whether « les » after a comma is an object: a verb is just before, or another pronoun and its verb follow."""
    if not s.at(j).form.persons & {"3s"}:
        return False
    opened = next((k for k in range(i - 1, -1, -1) if s.role(k) in ("U", "K", "L", ".")), -1)
    alone = not any(s.role(k) == "V" for k in range(max(opened, 0), i))
    if alone and (s.role(opened) in ("U", "K", "L") or (s.is_prose and s.role(opened + 1) == "D")):
        return True  # où le vent, tôt ou tard, les renverse; Le marchand, par bonté, les échange
    follows = s.lower(j + 1) in ("et", ",") and s.lower(j + 2) in _OBJECTS and s.at(j + 3).form.finite
    return follows or (
        s.role(i - 2) == "V" and s.role(i - 3) in ("O", "S") and "3s" in s.at(i - 2).form.persons
    )


_OBJECTS = forms("se s' le la les l' y en lui leur")
