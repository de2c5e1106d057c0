"""What stands on each side of a word, as a learnt model of agreement sees it: phrases, links, verbs and marks.

A phrase is one neighbour, whatever it is long: how it is introduced (`de`, `à`…), its determiner, the gender and number
of its head. Genders are 1 (masculine), 2 (feminine) or 0 (unknown); numbers 1 (singular), 2 (plural) or 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.checks.reading.clauses import SUBJECTS
from desktop.checks.reading.function_words import (
    FEMININE_DETERMINERS,
    MASCULINE_DETERMINERS,
    NUMBERS,
    PLURAL_DETERMINERS,
)
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import Form, GenderNumber, forms

GENDERS = {"m": 1, "f": 2}
COUNTS = {"s": 1, "p": 2}
BOTH = 3

# How a phrase is introduced.
NONE, DE, DES, DU, AT, OTHER = range(6)
# What a neighbour is: a phrase by its head, or what its role says.
NOUN, NAME, QUALIFIER, WHO, THAT, WHOSE, WHEN, INFINITIVE, GERUND, VERB, PRONOUN, OTHER_PRONOUN, UNKNOWN = (
    range(13)
)
ARTICLE, BARE_PREPOSITION = 13, 14
COMMA, OPENING, CLOSING, QUOTE, UNQUOTE, COLON, SEMICOLON, DASH, END, MARK = range(20, 30)
AND, OR, NOR, BUT, LINK, ELSE, EDGE, MANY, DETERMINER = range(30, 39)

_BY_ROLE = {
    "R": WHO,
    "K": THAT,
    "U": WHOSE,
    "L": WHEN,
    "Y": INFINITIVE,
    "G": GERUND,
    "?": UNKNOWN,
    "F": BARE_PREPOSITION,
    "P": BARE_PREPOSITION + 1,
}
_BY_MARK = {
    ",": COMMA,
    "(": OPENING,
    ")": CLOSING,
    "«": QUOTE,
    "»": UNQUOTE,
    ":": COLON,
    ";": SEMICOLON,
    **dict.fromkeys("-–—•", DASH),
    **dict.fromkeys(".!?…", END),
}
_BY_LINK = {"et": AND, "ou": OR, "ni": NOR, "mais": BUT}
# Past these, nothing belongs to the clause.
WALLS = (COLON, SEMICOLON, END)

_DEFINITE = forms(
    "le la les l' ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs"
)
_QUANTITIES = forms("beaucoup peu combien trop tant plein")
_ALONE = forms("plusieurs certains certaines tous toutes")
_NOT_PLURAL = forms("0 1 un une")
_PRONOUNS = {
    "ceux": (1, 2),
    "celui": (1, 1),
    "celle": (2, 1),
    "celles": (2, 2),
    "lequel": (1, 1),
    "laquelle": (2, 1),
    "lesquels": (1, 2),
    "lesquelles": (2, 2),
    "c'": (1, 1),
    "tel": (1, 1),
    "telle": (2, 1),
    "l'un": (1, 1),
    "l'une": (2, 1),
    "eux": (1, 2),
    "quoi": (1, 1),
    "plupart": (0, 2),
    "nous": (0, 2),
}
# Verbs by what follows them: an attribute, a participle, a quality of the object.
ATTRIBUTE_VERBS = {
    "être": 1,
    "rester": 2,
    "demeurer": 2,
    "devenir": 2,
    "sembler": 2,
    "paraître": 2,
    "avoir": 3,
    "trouver": 4,
    "rendre": 4,
    "juger": 4,
    "laisser": 4,
}


@dataclass(slots=True)
class Neighbour:
    """A phrase or a word. `manner`: how a phrase is introduced, what a verb calls for; `head` and `place`: words, or -1."""

    kind: int
    manner: int = 0
    gender: int = 0
    number: int = 0
    determiner: int = 0
    head: int = -1
    place: int = -1

    @property
    def is_phrase(self) -> bool:
        """Whether it is a phrase, with or without a noun."""
        return self.kind <= QUALIFIER


def told(values: Iterable[str], names: dict[str, int]) -> int:
    """The number of the one value, 0 without any, `BOTH` when there are several."""
    found = set(values)
    return names[next(iter(found))] if len(found) == 1 else BOTH if found else 0


def sure(pairs: Iterable[GenderNumber]) -> tuple[int, int]:
    """The gender and number of a form, each 0 when it may have both."""
    gender, number = told((g for g, _ in pairs), GENDERS), told((n for _, n in pairs), COUNTS)
    return gender % BOTH, number % BOTH


def calls_for(lemmas: Iterable[str]) -> int:
    """What a verb of these lemmas calls for (`ATTRIBUTE_VERBS`), 0 for nothing in particular."""
    return max((ATTRIBUTE_VERBS.get(lemma, 0) for lemma in lemmas), default=0)


def number_of_verb(form: Form) -> int:
    """1 for a singular, 2 for a plural of the third person, `BOTH` for anything else that is conjugated, else 0."""
    persons = form.persons
    if not persons:
        return 0
    if all(person[1] == "s" for person in persons):
        return 1
    return 2 if persons == {"3p"} else BOTH


def before(s: Sentence, i: int, most: int, reach: int = 30) -> list[Neighbour]:
    """What stands before word `i`, nearest first: at most `most` neighbours, `reach` words, up to a wall."""
    found: list[Neighbour] = []
    k = i - 1
    while k >= 0 and len(found) < most and i - k < reach:
        role = s.role(k)
        if role in "WXO":
            if role == "W" and s.lower(k) in _QUANTITIES:
                found.append(Neighbour(MANY, number=2, head=k, place=k))
            k -= 1
            continue
        if role in "NMAQ#":
            phrase, k = _phrase_before(s, k)
            found.append(phrase)
            continue
        found.append(_word(s, k))
        if found[-1].kind in WALLS:
            return found
        k -= 1
    if k < 0 and len(found) < most and i - k < reach:
        found.append(Neighbour(EDGE))
    return found


def _word(s: Sentence, k: int) -> Neighbour:
    role, lower = s.role(k), s.lower(k)
    if role in "ST":
        return _pronoun(s, k)
    if role == "V":
        form = s.at(k).form
        lemmas = form.lemmas(infinitive=False, participle=False)
        return Neighbour(VERB, calls_for(lemmas), number=number_of_verb(form), head=k, place=k)
    if role in "YG":
        lemmas = frozenset(lemma for lemma, _ in s.at(k).form.infinitives)
        return Neighbour(_BY_ROLE[role], calls_for(lemmas), head=k, place=k)
    if role == "C":
        return Neighbour(_BY_LINK.get(lower, LINK), place=k)
    if role in ",.":
        return Neighbour(_BY_MARK.get(lower, MARK), place=k)
    if role == "D":
        number = 2 if lower in PLURAL_DETERMINERS else 1
        return Neighbour(DETERMINER, number=number, determiner=int(lower in _ALONE), head=k, place=k)
    return Neighbour(_BY_ROLE.get(role, ELSE), place=k)


def _pronoun(s: Sentence, k: int) -> Neighbour:
    lower, kind = s.lower(k), PRONOUN if s.role(k) == "S" else OTHER_PRONOUN
    governed = s.role(k - 1) in ("P", "F")
    if (subject := SUBJECTS.get(lower)) is not None:
        gender, number, person = subject
        manner = 3 if governed else int(person != "3")
        return Neighbour(kind, manner, GENDERS.get(gender, 0), COUNTS[number], 0, k, k)
    gender_, number_ = _PRONOUNS.get(lower, (0, 0))
    return Neighbour(kind, 3 if governed else 2, gender_, number_, 0, k, k)


def _phrase_before(s: Sentence, k: int) -> tuple[Neighbour, int]:
    """The phrase that ends at word `k`, and the word before it."""
    head = qualifier = name = -1
    counted = False
    j = k
    while (role := s.role(j)) and j >= 0:
        if role == "N":
            if head >= 0 and s.role(j + 1) != "N":
                break
            head = j
        elif role == "M":
            name = j if head < 0 else name
        elif role in "AQ":
            if head >= 0 and role == "Q" and s.role(j - 1) not in ("D", "#"):
                break
            qualifier = j if head < 0 else qualifier
        elif role == "#":
            lower = s.lower(j)
            counted |= lower in NUMBERS or (lower not in _NOT_PLURAL and not lower[-1:].isalpha())
        elif not (role == "W" and s.role(j - 1) in ("D", "A", "Q", "N") and s.role(j + 1) in ("A", "Q")):
            break
        j -= 1
    phrase = Neighbour(NOUN)
    if s.role(j) == "D":
        _determine(phrase, s.lower(j))
        while s.role(j) == "D":
            j -= 1
    if s.role(j) in ("F", "P"):
        _introduce(phrase, s.role(j), s.lower(j))
        j -= 1
    phrase.place = j + 1
    if counted and not phrase.number:
        phrase.number = 2
    _name(s, phrase, head, name if head < 0 else -1, qualifier)
    return phrase, j


def _determine(phrase: Neighbour, lower: str) -> None:
    phrase.number = 2 if lower in PLURAL_DETERMINERS else 1 if lower != "leur" else phrase.number
    phrase.gender = 1 if lower in MASCULINE_DETERMINERS else 2 if lower in FEMININE_DETERMINERS else 0
    phrase.determiner = 1 if lower in _DEFINITE else 2


def _introduce(phrase: Neighbour, role: str, lower: str) -> None:
    """The preposition, and the article it may hold."""
    if role == "F":
        phrase.manner = {"des": DES, "du": DU}.get(lower, DE)
    else:
        phrase.manner = AT if lower in ("à", "au", "aux") else OTHER
    if lower in ("des", "aux"):
        phrase.number = phrase.number or 2
    elif lower in ("du", "au"):
        phrase.number = phrase.number or 1
        phrase.gender = phrase.gender or 1
    if lower in ("des", "du", "au", "aux"):
        phrase.determiner = phrase.determiner or (2 if lower == "des" else 1)


def _name(s: Sentence, phrase: Neighbour, head: int, name: int, qualifier: int) -> None:
    """The head of the phrase, with the gender and number that it tells."""
    pairs: frozenset[GenderNumber] = frozenset()
    if head >= 0:
        phrase.head, pairs = head, s.at(head).form.nouns
    elif name >= 0:
        phrase.kind, phrase.head, phrase.number = NAME, name, phrase.number or 1
    elif qualifier >= 0:
        phrase.kind, phrase.head, pairs = QUALIFIER, qualifier, s.at(qualifier).form.qualifiers
    else:
        phrase.kind, phrase.number = NAME, 2
    gender, number = sure(pairs)
    phrase.gender = gender or phrase.gender
    phrase.number = phrase.number or number


def after(s: Sentence, i: int, most: int, reach: int = 14) -> list[Neighbour]:
    """What stands after word `i`, nearest first: at most `most` neighbours, `reach` words, up to a wall."""
    found: list[Neighbour] = []
    k, last = i + 1, min(len(s.words), i + reach)
    while k < last and len(found) < most:
        role, lower = s.role(k), s.lower(k)
        clitic = lower.startswith("-")
        if role in "WXO" and not clitic:
            k += 1
        elif role in "DNMAQ#FP":
            phrase, k = _phrase_after(s, k, last)
            found.append(phrase)
        elif role in "ST" or (role == "O" and clitic):
            found.append(_subject_after(s, k))
            k += 1
        else:
            found.append(_word(s, k))
            k += 1
            if found[-1].kind in WALLS:
                return found
    if k >= len(s.words) and len(found) < most:
        found.append(Neighbour(EDGE))
    return found


def _subject_after(s: Sentence, k: int) -> Neighbour:
    subject = SUBJECTS.get(s.lower(k).lstrip("-").removeprefix("t-"))
    gender, number = (GENDERS.get(subject[0], 0), COUNTS[subject[1]]) if subject else (0, 0)
    return Neighbour(OTHER_PRONOUN if s.role(k) == "T" else PRONOUN, 0, gender, number, 0, k, k)


def _phrase_after(s: Sentence, k: int, last: int) -> tuple[Neighbour, int]:
    """The phrase that begins at word `k`, and the word after it."""
    phrase = Neighbour(ARTICLE, place=k)
    first = k
    if s.role(k) in ("F", "P"):
        _introduce(phrase, s.role(k), s.lower(k))
        phrase.kind, phrase.gender, phrase.determiner = BARE_PREPOSITION, 0, 0
        k += 1
    if s.role(k) == "D":
        _determine(phrase, s.lower(k))
        k += 1
    head = qualifier = -1
    while k < last and (role := s.role(k)) in ("N", "A", "Q", "M", "#"):
        if role == "N" and head >= 0:
            break
        if role == "N" or (role == "M" and head < 0):
            head = k
        elif role == "#":
            phrase.number = phrase.number or 2
        elif role in "AQ" and qualifier < 0:
            qualifier = k
        k += 1
    if head >= 0 or qualifier >= 0:
        noun = head >= 0
        form = s.at(head if noun else qualifier).form
        phrase.kind = QUALIFIER if not noun else NOUN if s.role(head) == "N" else NAME
        phrase.head = head if noun else qualifier
        gender, number = sure(form.nouns if noun else form.qualifiers)
        phrase.gender, phrase.number = gender or phrase.gender, phrase.number or number
    return phrase, max(k, first + 1)


def number_code(each: Neighbour) -> int:
    """A neighbour as one number under 256, with its number."""
    if each.is_phrase:
        return 1 + each.number + 3 * (each.manner + 6 * (each.determiner + 3 * (each.kind > 0)))
    return _code(each, each.number)


def gender_code(each: Neighbour) -> int:
    """A neighbour as one number under 256, with its gender."""
    if each.is_phrase:
        return 1 + each.gender + 3 * (each.number + 3 * (each.manner + 6 * (each.kind > 0)))
    return _code(each, each.gender)


def _code(each: Neighbour, feature: int) -> int:
    if each.kind == VERB:
        return 110 + each.number + 4 * each.manner
    if each.kind in (PRONOUN, OTHER_PRONOUN):
        return 131 + feature + 3 * each.manner + 12 * (each.kind - PRONOUN)
    if each.kind in (INFINITIVE, GERUND):
        return 156 + each.manner + 5 * (each.kind - INFINITIVE)
    if each.kind == DETERMINER:
        return 215 + each.number + 3 * each.determiner
    return 170 + each.kind


def padded(codes: Sequence[int], length: int) -> list[int]:
    """The first `length` codes, zeros after."""
    return [*codes[:length], *([0] * (length - len(codes)))]
