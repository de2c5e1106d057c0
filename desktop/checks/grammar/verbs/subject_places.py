"""Where the subject of a verb, or its complement, stands elsewhere than after it."""

from __future__ import annotations

from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.telling import tells_before_subject


def tells_who_spoke(s: Sentence, i: int) -> bool:
    """`C’est réglé, a répondu le maire`: the subject follows a verb that a comma opens."""
    first = i - 1 if s.role(i) == "Q" else i
    begin = first
    while s.role(begin - 1) == "O":
        begin -= 1  # « C’est trop cher », s’est plaint un élève
    opened = s.role(begin - 1) == "," and s.role(first) == "V"
    return (opened and bool(s.at(first).form.persons & {"3s", "3p"})) or tells_before_subject(s, first)


def complemented_before(s: Sentence, i: int) -> bool:
    """`les activités dont profite la population`, `auxquelles participent les jeunes`: the subject follows."""
    for k in range(i - 1, max(-1, i - 9), -1):
        if s.role(k) == "U" or "quel" in s.lower(k) or s.role(k) == "K":
            return True
        if s.role(k) == "R":
            return s.role(k - 1) in ("P", "F")
        if s.role(k) == "." or (s.role(k) == "S" and k < i - 3):
            return False
    return False


def subject_follows(s: Sentence, i: int, after: int) -> bool:
    """`Au parc s’ajoute une patinoire`, `peuvent s’inscrire les jeunes`: what follows the verb may be its subject."""
    if s.role(i) == "Y" and s.role(0) == "V" and s.at(0).form.lemmas() & {"pouvoir", "devoir"}:
        return i <= 2
    i -= s.role(i) == "Q" and s.role(i - 1) == "V"  # à la sonnerie a succédé un carillon
    if s.role(i) != "V" or s.lower(i - 1) == "-vous":
        return False
    verb = i
    while s.role(verb - 1) in ("O", "X"):
        verb -= 1
    if s.role(verb - 1) == "S" or verb == 0 or s.role(verb - 1) in ("C", "T"):
        return False
    begin = next((k + 1 for k in range(verb - 1, -1, -1) if s.lower(k) in (":", ";")), 0)
    return s.role(begin) in ("P", "F", "W", "L", "U") and "," not in s.lowers(begin, verb)
