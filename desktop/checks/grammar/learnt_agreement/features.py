"""What a learnt model of agreement is told of a verb or of a qualifier: some forty small numbers a place.

The gender and number written there are never among them: a place says the same whether its word agrees or not. The
rules' own readings of subjects and antecedents are told too, so that the model learns when they can be trusted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.checks.grammar.learnt_agreement.asked import subjects_by_verb
from desktop.checks.grammar.learnt_agreement.heads import head_class
from desktop.checks.grammar.learnt_agreement.neighbours import (
    AND,
    AT,
    COMMA,
    COUNTS,
    DE,
    DETERMINER,
    DU,
    EDGE,
    GENDERS,
    MANY,
    NAME,
    NOUN,
    OR,
    OTHER,
    OTHER_PRONOUN,
    PRONOUN,
    THAT,
    VERB,
    WALLS,
    WHEN,
    WHO,
    WHOSE,
    Neighbour,
    after,
    before,
    calls_for,
    gender_code,
    number_code,
    number_of_verb,
    padded,
    told,
)
from desktop.checks.reading.antecedents import antecedent_of, noun_pairs
from desktop.checks.reading.function_words import (
    FEMININE_DETERMINERS,
    MASCULINE_DETERMINERS,
    PLURAL_DETERMINERS,
    PRENOMINAL,
)
from desktop.checks.reading.qualified import possible
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import MOODS, Form, GenderNumber, forms


def _ranks(words: str) -> dict[str, int]:
    return {word: rank for rank, word in enumerate(words.split(), 1)}


def _groups(words: str) -> dict[str, int]:
    """Each word with the rank of its group."""
    return {word: rank for rank, group in enumerate(words.split("|"), 1) for word in group.split()}


_LEMMAS = _ranks(
    "être avoir aller faire pouvoir devoir vouloir falloir venir rester devenir sembler paraître demeurer suivre"
    " permettre prendre mettre"
)
_BEFORE_VERB = _ranks("y en ne n' se s' les leur lui le la l' nous vous me m' te t' importe")
_BEFORE_QUALIFIER = _ranks(
    "tout toute tous toutes très plus moins aussi si non pas ni et ou de d' à en comme une un"
)
_OBJECTS = _groups("l' | le | la | les | m' me t' te | nous | vous | s' se | lui leur | en | y")
_LEAST_INDIRECT = 9
_SUBJECTS = _groups("je j' tu | on | nous | vous | il | elle | ils | elles | c' ce | qui | que qu' | cela ça")
# « Nous », « vous », « on » may be one or several, a pronominal verb does not always agree; « l’ », « les », « je »,
# « en »… may be masculine or feminine.
_NUMBER_UNTOLD = ((6, 7, 8), (2, 4))
_GENDER_UNTOLD = ((1, 4, 5, 6, 7, 8, 10), (1, 2, 3, 4))
_FINALS = {"?": 1, "!": 2, ".": 3}
_ROLES = "NAQMPFDVYGRKULCW,.SOTX#?"
_MISLEADING = forms("vers dizaine n'importe")


@dataclass(frozen=True, slots=True)
class VerbPlace:
    """The features of a verb, and its neighbours."""

    number: list[int]
    near: Sequence[Neighbour]
    far: Sequence[Neighbour]


def verb_features(s: Sentence, i: int) -> VerbPlace:
    """What surrounds the verb at `i`, each under 256."""
    near, far = before(s, i, 9), after(s, i, 4)
    clause = _of_clause(near)
    phrases = [each for each in clause if each.is_phrase or each.kind in (PRONOUN, OTHER_PRONOUN)]
    form = s.at(i).form
    uses = {letter for verb in form.verbs for letter in verb.use}
    mood = sum(1 << MOODS.index(mood) for mood in {verb.mood for verb in form.verbs})
    first = near[0] if near else Neighbour(EDGE)
    features = [
        *padded(list(map(number_code, near)), 8),
        *padded(list(map(number_code, clause)), 6),
        *padded(list(map(number_code, far)), 4),
        _subject_read(s, i),
        _antecedent_read(s, near),
        _clitics(s, i),
        _clitic_after(s.lower(i + 1)),
        _attribute(s, i),
        min((_LEMMAS[v.lemma] for v in form.verbs if v.lemma in _LEMMAS), default=0),
        min(mood, 254),
        _bits("t" in uses, "i" in uses, "n" in uses, "p" in uses),
        min(sum(each.kind in (AND, OR) for each in clause), 3),
        min(sum(each.kind == COMMA for each in clause), 4),
        phrases[-1].number if phrases else 0,
        phrases[0].number if phrases else 0,
        min(len(phrases), 5),
        min(sum(each.number == 1 and each.is_phrase for each in near[:6]), 3),
        min(sum(each.number == 2 and _may_be_many(each) for each in near[:6]), 3),
        _BEFORE_VERB.get(s.lower(i - 1), 0),
        int(s.lower(first.head) in _MISLEADING),
        head_class(s, phrases[0]) if phrases else 0,
        head_class(s, phrases[-1]) if phrases else 0,
        head_class(s, first),
        _FINALS.get(s.final, 0),
        min(i, 20),
        first.number,
    ]
    return VerbPlace(features, near, far)


# Those of the features above that are names of things, not amounts.
VERB_NAMES = frozenset((*range(26), 33, 34, 35, 36, 37, 38))


def _of_clause(near: Sequence[Neighbour]) -> list[Neighbour]:
    """What may hold the subject: no complement, nothing past what opens the clause."""
    kept: list[Neighbour] = []
    for each in near:
        if each.kind in (VERB, THAT, WHEN, EDGE, *WALLS):
            return [*kept, each]
        if each.is_phrase and each.manner in (DE, DU, AT, OTHER):
            continue
        kept.append(each)
        if each.kind in (WHO, WHOSE) and each is not near[0]:
            return kept
    return kept


def _may_be_many(each: Neighbour) -> bool:
    return each.is_phrase or each.kind in (MANY, DETERMINER)


def _bits(*answers: bool) -> int:
    return sum(answer << rank for rank, answer in enumerate(answers))


def _subject_read(s: Sentence, i: int) -> int:
    subject = subjects_by_verb(s).get(i)
    if subject is None:
        return 0
    return COUNTS.get(subject.number, 3) + 3 * subject.pronoun


def _antecedent_read(s: Sentence, near: Sequence[Neighbour]) -> int:
    if not near or near[0].kind != WHO:
        return 0
    found = antecedent_of(s, near[0].place)
    return told((n for _, n in found.pairs), COUNTS) + 1 if found else 0


def _clitics(s: Sentence, i: int) -> int:
    """The negation and the pronouns before the verb at `i`."""
    found = 0
    for k in range(i - 1, max(-1, i - 4), -1):
        role, lower = s.role(k), s.lower(k)
        if role == "X":
            found |= 1
        elif lower in ("se", "s'"):
            found |= 2
        elif role == "O":
            found |= 4 if lower in ("les", "leur") else 8
        else:
            break
    return found


def _clitic_after(lower: str) -> int:
    if not lower.startswith("-"):
        return 0
    return 2 if lower.endswith("s") and lower not in ("-nous", "-vous", "-les") else 1


def _attribute(s: Sentence, i: int) -> int:
    """The number of what follows the verb at once: a participle, an attribute, a noun without an article."""
    k = i + 1
    while s.role(k) == "W":
        k += 1
    k += s.lower(k) == "été"
    if s.role(k) not in ("A", "Q", "N"):
        return 0
    form = s.at(k).form
    return told((n for _, n in form.qualifiers or form.nouns), COUNTS) + 4 * (s.role(k) == "N")


@dataclass(frozen=True, slots=True)
class Qualified:
    """The features of a qualifier for its number and for its gender, whether each can be told there, its neighbours."""

    number: list[int]
    gender: list[int]
    number_told: bool
    gender_told: bool
    near: Sequence[Neighbour]
    far: Sequence[Neighbour]


def qualifier_features(s: Sentence, i: int) -> Qualified:
    """What surrounds the adjective or participle at `i`, each feature under 256."""
    word, near, far = s.at(i), before(s, i, 7), after(s, i, 3)
    verb = _verb_before(s, i)
    copula, verb_count = _copula(s, i, verb)
    read = _read_for(s, verb) if copula and s.role(verb) == "V" else (0, 0)
    beside = not copula and bool(near) and near[0].is_phrase
    allowed = possible(s, i - 1, word) if beside else frozenset()
    nouns = [each for each in near if each.kind in (NOUN, NAME)]
    nearest = next((each for each in near if each.kind == NOUN), None)
    pairs = noun_pairs(s, nearest.head) if nearest is not None else frozenset()
    following = _following(s, i)
    common, clitic, subject = _common_features(s, i, near, verb, (copula, verb_count))
    determiner = _determiner_before(s, i)

    def each_side(rank: int) -> list[int]:
        code = gender_code if rank == 0 else number_code
        names = GENDERS if rank == 0 else COUNTS
        return [
            *padded(list(map(code, near)), 6),
            *padded(list(map(code, far)), 3),
            read[rank],
            told((pair[rank] for pair in allowed), names),
            told((pair[rank] for pair in pairs), names),
            _told_by(nouns, 0, rank),
            _told_by(nouns, 1, rank),
            determiner[rank],
            told((pair[rank] for pair in following), names),
            *common,
        ]

    return Qualified(
        each_side(1),
        each_side(0),
        clitic not in _NUMBER_UNTOLD[0] and subject not in _NUMBER_UNTOLD[1],
        clitic not in _GENDER_UNTOLD[0] and subject not in _GENDER_UNTOLD[1],
        near,
        far,
    )


def _common_features(
    s: Sentence, i: int, near: Sequence[Neighbour], verb: int, copula: tuple[int, int]
) -> tuple[list[int], int, int]:
    """What serves both questions; then the object pronoun before the auxiliary, and its subject."""
    word = s.at(i)
    clitic, subject = _around_auxiliary(s, verb) if copula[0] else (0, 0)
    nouns = [each for each in near if each.kind in (NOUN, NAME)]
    uses = {letter for _, use in word.form.participle_verbs for letter in use}
    features = [
        _bits(
            bool(word.form.adjectives),
            bool(word.form.participles),
            word.lower in PRENOMINAL,
            bool(word.form.nouns),
        ),
        _bits("t" in uses, "i" in uses, "n" in uses, "p" in uses),
        *copula,
        min(i, 20),
        _FINALS.get(s.final, 0),
        _ROLES.find(s.role(i - 1) or "z") + 1,
        _ROLES.find(s.role(i + 1) or "z") + 1,
        head_class(s, nouns[0]) if nouns else 0,
        head_class(s, nouns[1]) if len(nouns) > 1 else 0,
        sum(each.kind in (AND, OR) for each in near[:4]),
        clitic,
        subject,
        *_amounts(near[:5]),
        _BEFORE_QUALIFIER.get(s.lower(i - 1), 0),
    ]
    return features, clitic, subject


QUALIFIER_NAMES = frozenset(range(34)) - {20, 29, 30, 31, 32}


def _told_by(nouns: Sequence[Neighbour], which: int, rank: int) -> int:
    if which >= len(nouns):
        return 0
    return nouns[which].gender if rank == 0 else nouns[which].number


def _amounts(near: Sequence[Neighbour]) -> Iterable[int]:
    phrases = [each for each in near if each.is_phrase]
    for number in (1, 2):
        yield min(sum(each.number == number for each in phrases), 3)
    for gender in (1, 2):
        yield min(sum(each.gender == gender for each in phrases), 3)


def _verb_before(s: Sentence, i: int) -> int:
    """The verb that may introduce the qualifier at `i`, past adverbs, pronouns and « été »; else whatever stands there."""
    k = i - 1
    while k >= 0 and (s.role(k) in ("W", "O", "S") or s.lower(k) == "été"):
        k -= 1
    return k


def _copula(s: Sentence, i: int, verb: int) -> tuple[int, int]:
    """What the verb before calls for and its mood, 0 without one; then its number."""
    role = s.role(verb)
    if role not in ("V", "Y", "G"):
        return 0, 0
    form: Form = s.at(verb).form
    called = calls_for(form.lemmas(participle=False)) + 1 + 6 * "VYG".index(role)
    return called + 18 * (s.lower(i - 1) == "été"), number_of_verb(form) % 3


def _read_for(s: Sentence, verb: int) -> tuple[int, int]:
    """The gender and number of the subject that the rules read for the verb, or of the antecedent of its « qui »."""
    if (subject := subjects_by_verb(s).get(verb)) is not None:
        return GENDERS.get(subject.gender, 3), COUNTS.get(subject.number, 3)
    if calls_for(s.at(verb).form.lemmas(participle=False)) == 3:
        return _object_read(s, verb)
    if s.lower(verb - 1) == "qui" and (found := antecedent_of(s, verb - 1)) is not None:
        pairs: frozenset[GenderNumber] = found.pairs
        return told((g for g, _ in pairs), GENDERS) + 3, told((n for _, n in pairs), COUNTS) + 3
    return 0, 0


def _object_read(s: Sentence, verb: int) -> tuple[int, int]:
    """The gender and number of what « que » stands for, before « avoir » and its subject."""
    for k in range(verb - 1, max(-1, verb - 12), -1):
        if s.role(k) in (".", "V", "R", "L"):
            break
        if s.role(k) == "K":
            found = antecedent_of(s, k)
            pairs = found.pairs if found is not None else frozenset()
            return told((g for g, _ in pairs), GENDERS) + 6, told((n for _, n in pairs), COUNTS) + 6
    return 0, 0


def _around_auxiliary(s: Sentence, verb: int) -> tuple[int, int]:
    """The object pronoun before the verb (`_OBJECTS`), and the word that is its subject (`_SUBJECTS`)."""
    clitic = 0
    j = verb - 1
    if s.lower(j) in ("nous", "vous") and not s.at(verb).form.persons & {"1p", "2p"}:
        clitic = _OBJECTS[s.lower(j)]
        j -= 1
    while j >= 0:
        role, lower = s.role(j), s.lower(j)
        if not (role in ("X", "O", "T", "W") or (role == "D" and lower in ("l'", "les", "la", "le", "leur"))):
            break
        found = _OBJECTS.get(lower, 0)
        clitic = found if not clitic or clitic >= _LEAST_INDIRECT else clitic
        if role == "T" and (lower not in ("nous", "vous") or s.role(j - 1) not in tuple("XOSRKTN")):
            break
        j -= 1
    return clitic, _SUBJECTS.get(s.lower(j), 0)


def _determiner_before(s: Sentence, i: int) -> tuple[int, int]:
    """The gender and number of the determiner of the phrase that the qualifier at `i` opens."""
    k = i - 1
    while k >= 0 and s.role(k) in ("A", "#", "W"):
        k -= 1
    if s.role(k) != "D":
        return 0, 0
    lower = s.lower(k)
    return (
        1 if lower in MASCULINE_DETERMINERS else 2 if lower in FEMININE_DETERMINERS else 0,
        2 if lower in PLURAL_DETERMINERS else 1,
    )


def _following(s: Sentence, i: int) -> frozenset[GenderNumber]:
    if s.role(i + 1) not in ("N", "A", "Q"):
        return frozenset()
    form = s.at(i + 1).form
    return form.nouns or form.qualifiers
