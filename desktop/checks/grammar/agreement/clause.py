"""Where the subject cannot be told apart: a verb, or its attribute, that agrees with no noun of its clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.checks.grammar.agreement.attribute_places import attribute_index, skip_adverbs
from desktop.checks.grammar.agreement.doubtful_subjects import IMPERSONAL, MOMENTS
from desktop.checks.grammar.agreement.participle import agreement, is_attribute
from desktop.checks.grammar.agreement.verb import agreed, conjugated
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit
from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.clause_openings import clause_starts
from desktop.checks.reading.clauses import lone_noun_verb, subject_at, verb_after
from desktop.checks.reading.moments import is_time
from desktop.checks.reading.noun_phrases import COLLECTIVES, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

_ANY = frozenset((g, n) for g in "mf" for n in "sp")
_INSIDE = frozenset("NAQMFPD#W?YGCX")
_FURTHEST = 30


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands between the opening of a clause and its verb, when no sure subject was read there.

    `heads` are the places of its nouns and names that nothing governs, `joined` whether `et` may add to them,
    `opening` whether nothing before may belong to the same list of nouns.
    """

    start: int
    verb: int
    heads: tuple[int, ...]
    joined: bool
    opening: bool = True


def _unread(s: Sentence) -> tuple[Clause, ...]:
    """The clauses whose subject no other rule reads."""
    if ("unread", 0) not in s.answers:
        s.answers["unread", 0] = tuple(_find_unread(s))
    found: tuple[Clause, ...] = s.answers["unread", 0]
    return found


def _find_unread(s: Sentence) -> Iterator[Clause]:
    starts = clause_starts(s)
    read = {found[1] for start in starts if (found := subject_at(s, start)) is not None}
    for start in starts:
        if s.lower(start - 1) == "comme":
            continue
        clause = _clause(s, start)
        if clause is not None and s.lower(start - 1) == "dont" and lone_noun_verb(s, start, clause.verb):
            continue
        if clause is not None and clause.verb not in read:
            read.add(clause.verb)
            yield clause
    for i, word in enumerate(s.words):
        if (
            word.lower != ","
            or i + 1 in starts
            or not (s.role(i + 1) in ("D", "#") or s.lower(i + 1) == "des")
        ):
            continue
        clause = _clause(s, i + 1)
        if clause is not None and clause.verb not in read and not clause.joined:
            read.add(clause.verb)
            yield replace(clause, opening=False)


_ASKING = forms(
    "quel quelle quels quelles combien lequel laquelle lesquels lesquelles ni voici voilà plus moins comme"
    " auquel auxquels auxquelles duquel desquels desquelles"
)


def _clause(s: Sentence, start: int) -> Clause | None:
    """The clause that opens at `start`, when every word up to its verb may belong to its subject."""
    i = start
    while s.role(i) in ("C", "W", ",") and s.lower(i) not in _ASKING and s.lower(i) != "ou":
        i += 1  # Et maintenant, de nombreux claviers
    start = i
    heads: list[int] = []
    joined = False
    while i < start + _FURTHEST:
        role = s.role(i)
        if role in ("V", "O", "X") and (verb := verb_after(s, i)) is not None:
            sure = heads and s.role(i - 1) != "C" and _named(s, heads[0]) and not _quoted(s, verb)
            return Clause(start, verb, tuple(heads), joined) if sure else None
        if s.lower(i) in ("(", "«", ")", "»", '"', "“", "”"):
            i += 1
            continue
        if role not in _INSIDE and not (role == "O" and s.role(i + 1) == "Y"):
            return None
        if s.lower(i) in _ASKING and not (s.lower(i) in ("plus", "moins") and i > start):
            return None
        if role == "C":
            beside = {s.role(i - 1), s.role(i + 1)}
            joined = joined or not (beside <= {"A", "Q"} or beside == {"#"})
        if role in ("N", "M", "?") and s.role(i - 1) != "M" and not _governed(s, start, i):
            heads.append(i)
        i += 1
    return None


def _quoted(s: Sentence, verb: int) -> bool:
    """Whether the verb stands alone between quotation marks: a name, not a verb."""
    return s.lower(verb - 1) in ("«", '"', "“") and s.lower(verb + 1) in ("»", '"', "”")


def _named(s: Sentence, head: int) -> bool:
    """Whether the head is a name or has a determiner: a bare noun opens a title."""
    k = head - 1
    while s.role(k) in ("A", "#", "M") or s.lower(k) in ("«", '"', "“"):
        k -= 1
    return (
        s.role(head) == "M"
        or s.role(k) == "D"
        or s.role(head - 1) == "#"
        or s.lower(k) in ("des", "de", "d'")
    )


def _governed(s: Sentence, start: int, noun: int) -> bool:
    """Whether a preposition, an infinitive or a participle stands before the noun phrase of the noun."""
    k = noun - 1
    while k >= start and s.role(k) in ("A", "#", "D", "W"):
        k -= 1
    if any(s.role(m) in ("Y", "G") or s.at(m).form.gerund for m in range(start, noun - 1)):
        return True
    if k < start:
        return False
    opening = s.role(k - 1) in ("", "L", "K", "C", "W") or s.lower(k - 1) in (".", "!", "?")
    if k == start and opening and s.lowers(k, k + 2) in (("de", "la"), ("de", "l'")):
        return False  # De la place sera libre
    if k == start and s.lower(k) in ("de", "d'") and s.role(k + 1) in ("A", "W"):
        return {n for _, n in s.at(noun).form.nouns} != {"p"}  # De plus grands écarts
    if s.role(k) == "F" and s.lower(k) in ("des", "de", "d'"):
        return not (s.lower(k) == "des" and (k == start or s.role(k - 1) in ("W", "C", "L")))
    return s.role(k) in ("P", "F", "Y", "G", "N", "M", "Q", "?", "C")


_PLURAL = forms("les des ces mes tes ses nos vos leurs aux plusieurs quelques certains certaines")


def _pairs(s: Sentence, noun: int) -> frozenset[GenderNumber]:
    """What agrees with one noun or name of a clause; anything when it is not known."""
    k = noun - 1
    while s.role(k) in ("A", "#", "M"):
        k -= 1
    determined = s.role(k) == "D" or s.lower(k) in ("des", "aux", "au", "du")
    if s.role(noun) == "N":
        return noun_pairs(s, noun) or _ANY
    if s.role(noun) == "M" and not determined:
        return frozenset({("m", "s"), ("f", "s")})
    if determined:
        number = "p" if s.lower(k) in _PLURAL else "s"
        return frozenset((g, number) for g in "mf")
    return _ANY


def _heterogeneous(s: Sentence, clause: Clause) -> bool:
    """Whether usage leaves the number of the clause to the sense: collectives, sums, moments, titles."""
    if any(s.lower(noun) in COLLECTIVES for noun in clause.heads):
        return True
    if {"%", "$", "ou", "&", "/"} & set(s.lowers(clause.start, clause.verb)):
        return True
    head = clause.heads[0]
    return (
        s.lower(head) in MOMENTS or is_time(s, max(clause.start, head - 2)) or s.role(clause.verb + 1) == "S"
    )


def _sure_verb(s: Sentence, verb: int) -> bool:
    form = s.at(verb).form
    if any(v.lemma in IMPERSONAL for v in form.verbs) or form.participles or form.text in ("soit", "vive"):
        return False
    helping = bool(form.lemmas(participle=False) & {"être", "avoir"}) or s.role(verb - 1) in ("O", "X")
    return form.only_verb or helping or s.role(verb + 1) == "D" or s.lower(verb + 1) == "des"


def verb_without_noun(s: Sentence) -> Iterator[Hit]:
    """`Les cours n’offrant pas ce choix sera reportés`: the verb has the number of no noun of its clause."""
    for clause in _unread(s):
        word = s.at(clause.verb)
        persons = word.form.persons & {"3s", "3p"}
        if len(persons) != 1 or word.form.persons & {"1p", "2p"} or not _sure_verb(s, clause.verb):
            continue
        typed = next(iter(persons))[1]
        numbers = {n for noun in clause.heads for _, n in _pairs(s, noun)}
        listed = clause.joined or not clause.opening
        if len(numbers) != 1 or typed in numbers or (typed == "p" and listed):
            continue
        if _heterogeneous(s, clause) or _follows_verb(s, clause.verb, typed):
            continue
        if s.lower(clause.verb - 1) in ("de", "d'"):
            continue  # les demandes de commandite, quelle qu’en soit la nature
        if s.lower(clause.verb - 1) in ("ne", "n'") and s.role(clause.verb + 1) == "K":
            continue  # De la forge ne subsistent que deux murs
        if typed == "s" and s.at(clause.heads[0]).capital and clause.heads[0] > 0:
            continue  # Les Éditions du Faubourg publie
        number = next(iter(numbers))
        head = s.at(clause.heads[0]).text
        message = f"Le verbe «\u00a0{word.text}\u00a0» s’accorde avec son sujet, «\u00a0{head}\u00a0»."
        yield agreed(s, word, message, *conjugated(s, word, "3" + number))


def _follows_verb(s: Sentence, verb: int, number: str) -> bool:
    """Whether a noun phrase of the number of the verb follows it as its subject may: `est né un projet`."""
    k = skip_adverbs(s, verb + 1)
    passive = s.role(k) == "Q"
    if not (
        passive or s.at(verb).form.lemmas(participle=False) & _APPEARING or s.lower(verb - 1) in ("se", "s'")
    ):
        return False
    phrase = noun_phrase(s, skip_adverbs(s, k + 1) if passive else k)
    return phrase is not None and phrase.number in (number, "")


_APPEARING = forms(
    "venir arriver suivre exister naître régner rester manquer survenir apparaître partir sortir descendre monter surgir"
    " couler jaillir"
)


def attribute_without_noun(s: Sentence) -> Iterator[Hit]:
    """`Les étages mesurant plus de 10 m seront équipé`: the attribute agrees with no noun of its clause."""
    for clause in _unread(s):
        i = attribute_index(s, clause.verb)
        if (
            not clause.opening
            or i is None
            or not is_attribute(s, i)
            or s.lower(clause.verb - 1) in ("se", "s'", "en", "vous", "nous")
        ):
            continue
        pairs = {pair for noun in clause.heads for pair in _pairs(s, noun)}
        if clause.joined:
            pairs |= {("m", "p"), ("f", "p")}
        word = s.at(i)
        if word.form.qualifiers & pairs or _heterogeneous(s, clause) or word.form.finite:
            continue
        numbers = {p[1] for p in s.at(clause.verb).form.persons if p[0] == "3"}
        own = _pairs(s, clause.heads[0])
        if clause.joined and all({g for g, _ in _pairs(s, noun)} == {"f"} for noun in clause.heads):
            pairs = {("f", "p")}
        told = frozenset(pair for pair in (own if not clause.joined else pairs) if pair[1] in numbers)
        yield agreement(s, word, told or frozenset(own))


RULES = (
    GrammarRule(
        "accord.verbe_proposition",
        verb_without_noun,
        "Le verbe prend le nombre de son sujet, quels que soient les mots qui les séparent.",
        bad=(
            (
                "Les cours n’offrant pas cette formule sera annulés.",
                "Les cours n’offrant pas cette formule seront annulés.",
            ),
            (
                "La capacité à faire pousser une plante sur un sol pauvre sont utile.",
                "La capacité à faire pousser une plante sur un sol pauvre est utile.",
            ),
        ),
        good=(
            "Cette semaine commencent les cours de natation.",
            "La majorité sont venus à pied.",
            "À la fin de la rue vivaient deux familles.",
            "Le règlement sur les chiens et les chats entre en vigueur.",
            "Le texte dans les notes, les cadres et les légendes n’est pas traduit.",
            "Les fautes de frappe comme « fète » ont été corrigées.",
            "De la gare partaient deux sentiers.",
            "Deux heures est un délai raisonnable.",
        ),
        roles="V",
    ),
    GrammarRule(
        "accord.attribut_proposition",
        attribute_without_noun,
        "Le participe et l’attribut s’accordent avec le sujet, quels que soient les mots qui les séparent.",
        bad=(
            (
                "Les cours n’offrant pas cette formule seront annulé.",
                "Les cours n’offrant pas cette formule seront annulés.",
            ),
        ),
        good=("Les cours n’offrant pas cette formule seront annulés.",),
        roles="V",
    ),
)
