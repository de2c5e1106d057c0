"""What follows « ou » or « où »: a clause, a verb, or the rest of a list."""

from __future__ import annotations

from desktop.checks.reading.sentence import Sentence


def verb_follows(s: Sentence, i: int) -> bool:
    """Whether a conjugated verb comes before the end of the clause."""
    for j in range(i, len(s.words)):
        if s.role(j) == "V" or (s.at(j).form.finite and not s.at(j).form.nominal):
            return True
        if s.role(j) == "." and s.lower(j) not in ("«", "»", "(", ")"):
            return False
    return False


def only_verb_is_after(s: Sentence, i: int, places: frozenset[str]) -> bool:
    """`Dans la plupart des cas, un mégot où des cendres étaient en cause.`: the sentence lacks its verb."""
    opened = s.role(0) in ("P", "F") and s.lower(0) != "des"
    if not s.is_prose or s.lower(i - 1) in places or s.role(i - 1) != "N" or not opened:
        return False
    verbs = [k for k, w in enumerate(s.words) if w.role == "V"]
    return len(verbs) == 1 and verbs[0] > i and "," in s.lowers(0, i)


def clause_after(s: Sentence, i: int) -> bool:
    """Whether what follows `où` at `i` is a clause, though its verb may be a noun too: `du côté où le camion passe`."""
    return any(
        s.at(k).form.persons & {"3s", "3p"} and s.role(k - 1) in ("N", "M", "A", "O") and s.role(k + 1) != "F"
        for k in range(i + 3, min(i + 8, len(s.words)))
    )


def clause_then_verb(s: Sentence, i: int) -> bool:
    """Whether two verbs follow `où` at `i`, each with its subject: `le club où enfants et aînés se côtoient recrute`."""
    verbs = [k for k in range(i + 1, len(s.words)) if s.role(k) == "V"]
    return len(verbs) > 1 and not any(s.role(k) in "LKRU,." for k in range(verbs[0], verbs[1]))


def somebody_acts(s: Sentence, i: int) -> bool:
    """Whether the name after `où` at `i` has its verb, which may be a noun too: `le terrain où Léa joue`."""
    k = i + 1
    while s.role(k) == "M" or (s.lower(k) == "et" and s.role(k + 1) == "M"):
        k += 1
    return k > i + 1 and bool(s.at(k).form.persons & {"3s", "3p"}) and not s.at(k).capital
