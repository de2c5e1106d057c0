"""Whether a sentence tells of a time long past: what it says of a party or a government takes no side of today (art. 8, 9).

A chronicle of 1837 or of the electrification of the farms names parties, ministers and quarrels. It is known by a year,
or a century, before the parents of those who vote were born, in the sentence or beside it, and by what it lacks: the
Municipality that speaks of itself, whoever sits or runs today, a comparison, what is said to be so now or to be done.
"""

from __future__ import annotations

import re

from desktop.checks.policy.matching import Reading

# 1970 and after is within living memory: what is told of it may well be meant for today.
_YEAR = re.compile(r"1[5-8]\d\d|19[0-6]\d")
_BEFORE_YEAR = frozenset(
    "en vers dès de années an jusqu'en l'an avant après janvier février mars avril mai juin juillet août septembre octobre"
    " novembre décembre".split()
)
_CENTURY = re.compile(r"(?:xv|xvi|xvii|xviii|xix)e|dix-(?:sept|huit|neuv)ième")
_TODAY = frozenset(
    "nous notre nos on je j' mon vous votre vos aujourd'hui maintenant désormais actuel actuelle actuels actuellement"
    " encore toujours jamais comme celui-ci celle-ci ceux-ci faut faudra faudrait doit doivent devrait devraient est sont"
    " veut veulent fait font peut peuvent mérite méritent présent demain bientôt prochain prochaine depuis ! ?".split()
)
_WHO_TODAY = ("ELU", "PARTI_LOCAL", "OFFICIEL", "IMPERATIF")
# An imperfect or a plural past historic; a conditional is of no time.
_TOLD = re.compile(r"[^\W\d_]{2,}(?:(?<!r)ait|(?<!r)aient|èrent|irent|urent|inrent)")
_NOT_VERBS = frozenset(
    "fait lait parfait souhait bienfait forfait satisfait refait défait surfait imparfait méfait".split()
)


def of_the_past(reading: Reading) -> bool:
    """Whether the sentence tells of a time long past, by its own words or, in a past tense, by its neighbours'."""
    if not _TODAY.isdisjoint(reading.lowers) or any(reading.has(name) for name in _WHO_TODAY):
        return False
    if _dated(reading):
        return True
    if reading.has("candidat"):
        return False  # of an undated sentence, who knows of which election?
    beside = (near for near in (reading.previous, reading.following) if near is not None)
    return any(map(_tells, reading.lowers)) and any(map(_dated, beside))


def _tells(word: str) -> bool:
    return word not in _NOT_VERBS and _TOLD.fullmatch(word) is not None


def _dated(reading: Reading) -> bool:
    """Whether a year or a century long past is in the sentence."""
    words = reading.lowers
    for at, word in enumerate(words[1:], 1):
        if _YEAR.fullmatch(word) and words[at - 1] in _BEFORE_YEAR:
            return True
        if word == "siècle" and _CENTURY.fullmatch(words[at - 1]):
            return True
    return False
