"""What parts a word from its verb: an aside after the subject, the pronoun that ends a comparison."""

from __future__ import annotations

from desktop.checks.reading.clause_openings import is_moment
from desktop.checks.reading.moments import is_time
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence

_PRONOUNS = frozenset(
    ("celui", "celle", "ceux", "celles", "certains", "certaines", "plusieurs", "chacun", "chacune")
)
_TONIC = frozenset(("elle", "lui", "eux", "elles", "cela", "ça", "ceci"))


def subject_before_aside(s: Sentence, verb: int) -> bool:
    """Whether the subject of the verb at `verb` (or of the pronouns before it) stands before an aside, after a comma.

    It is a noun phrase or a demonstrative that opens a clause, has no verb before the comma but those of its
    relatives, says no moment, and has the number of the verb where its own is known.
    """
    first = verb
    while s.role(first - 1) in ("O", "X") or (
        s.lower(first - 1) in ("nous", "vous") and s.role(first - 1) == "S"
    ):
        first -= 1
    if s.lower(first - 1) != ",":
        return False
    persons = s.at(verb).form.persons
    for comma in range(first - 2, -1, -1):
        if s.role(comma) == "." and s.lower(comma) not in ("«", "»", "(", ")", "“", "”", '"', "%", "$"):
            return False
        if s.lower(comma) != ",":
            continue
        begin = comma
        while begin and s.role(begin - 1) not in (".", ","):
            begin -= 1
        inner = next((k for k in range(comma - 1, begin - 1, -1) if s.role(k) in ("K", "L")), begin - 1)
        if inner >= begin and _opens_with_subject(s, inner + 1, comma, persons):
            return True
        if _opens_with_subject(s, begin + (s.role(begin) in ("C", "K", "L")), comma, persons):
            return True
    return False


def _opens_with_subject(s: Sentence, begin: int, comma: int, persons: frozenset[str]) -> bool:
    roles = [s.role(k) for k in range(begin, comma)]
    openers = sum(role in ("R", "K", "U", "L") for role in roles)
    if roles.count("V") > openers:
        return False
    if s.lower(comma - 1) == "qui":
        return bool(persons & {"3s", "3p"})
    if set(roles) == {"M"}:
        return "3s" in persons  # Maude, notre horticultrice, vous apprend à tailler
    if s.lower(begin) in _PRONOUNS or (s.lower(begin) in _TONIC and comma == begin + 1):
        return bool(persons & {"3s", "3p"})
    if (
        (s.role(begin) not in ("D", "#") and s.lower(begin) != "des")
        or is_time(s, begin)
        or is_moment(s, begin, begin + 1)
    ):
        return False
    phrase = noun_phrase(s, begin)
    if phrase is None:
        return bool(persons & {"3s", "3p"})
    return ("3" + phrase.number in persons) if phrase.number else bool(persons & {"3s", "3p"})


def parts_subject(s: Sentence, i: int) -> bool:
    """`La pompe, réparée la veille, a flanché`: whether the word at `i` opens an aside between a subject and its verb."""
    phrase = noun_phrase(s, 0) if s.role(0) == "D" and s.lower(i - 1) == "," else None
    if phrase is None or complements(s, phrase.end) != i - 1:
        return False
    closing = next((k for k in range(i + 1, len(s.words)) if s.lower(k) == ","), 0)
    return bool(closing) and s.role(closing + 1) in ("V", "O", "X")


def ends_comparison(s: Sentence, i: int) -> bool:
    """`une pelle plus grande qu’elle à la main`: the pronoun ends a comparison."""
    than = s.lower(i - 2) in ("que", "qu'") and s.role(i - 1) == "S"
    degree = {"plus", "moins", "aussi", "mieux"} & set(s.lowers(max(0, i - 6), i - 2))
    return than and bool(degree) and s.role(i + 1) == "D" and s.role(i + 2) == "N"


def parenthetical(s: Sentence, i: int) -> int:
    """Past an aside between commas (or dashes) that begins at `i`, or `i` itself."""
    mark = s.lower(i)
    if mark not in (",", "–", "—") or s.lower(i + 1) in ("mais", "et", "or", "car", "donc"):
        return i
    for j in range(i + 2, min(i + 22, len(s.words))):
        if s.lower(j) == mark:
            if s.role(j - 1) == "R":
                return i  # les enfants, le porteur qui, au coin, trébucha
            inner = [s.role(k) for k in range(i + 1, j)]
            if inner[0] == "V" and s.at(i + 1).form.qualifiers and s.role(i + 2) in ("P", "F"):
                inner[0] = "A"  # La vieille horloge, prête de la porte,
            subordinate = {s.role(i + 1), s.role(i + 2)} & {"R", "L", "U", "K"} or any(
                s.lower(k) == "s'" and s.lower(k + 1) in ("il", "ils") for k in (i + 1, i + 2)
            )
            if inner[0] != "U" and inner.count("U") + inner.count("R") > inner.count("V"):
                continue  # les familles dont les terrains, inondés en mai, ont été: the relative goes on
            openers = sum(role in ("R", "K", "U", "L") for role in inner)
            if "V" in inner and not subordinate and inner.count("V") > openers:
                return i
            return j + 1
        if s.role(j) == "." and s.lower(j) not in ("«", "»", "(", ")", "“", "”", '"'):
            return i
    return i


def goes_on_past(s: Sentence, comma: int, beyond: int) -> bool:
    """Whether the relative that opens after `comma` has its verb only after a second aside."""
    closing = next((k for k in range(comma + 1, beyond) if s.lower(k) == ","), beyond)
    return closing < beyond - 1 and not any(s.role(k) == "V" for k in range(comma, closing))
