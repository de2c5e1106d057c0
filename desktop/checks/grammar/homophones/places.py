"""What a place in a sentence can hold: shared questions of the rules on words that sound alike.

A word that sounds like the right one disturbs the roles around it, so these read what the neighbours may be
(their forms in the lexicon) before what role they were given.
"""

from __future__ import annotations

from desktop.checks.grammar.grammar_rule import Hit
from desktop.checks.grammar.homophones.a import MOMENTS
from desktop.checks.reading.function_words import DAYS, MONTHS, NOUNS_FIRST, PRENOMINAL
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import Form, GenderNumber, forms

CLITICS = forms("me m' te t' se s' le la les l' lui leur nous vous y en")
DETERMINERS = forms(
    "le la les l' un une des ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs chaque"
    " plusieurs quelques aucun aucune"
)
POSSESSIVES = forms("mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs")
TIMES = (
    MOMENTS
    | DAYS
    | MONTHS
    | forms("an ans année années jour jours semaine semaines soirée matinée journée nuit fois heure heures")
)
SURE_VERBS = forms(
    "est sont était étaient sera seront serait seraient a ont avait avaient aura auront aurait auraient peut peuvent"
    " doit doivent va vont fait font veut veulent"
)
_OPEN = forms(". L K R U C ,")


def pure_noun(form: Form) -> bool:
    """Whether a form can be a noun (or an adjective) and nothing of the verb."""
    return bool(form.nouns) and not (
        form.verbs or form.infinitives or form.participles or form.adverb or form.preposition or form.gerund
    )


def bare_noun(s: Sentence, i: int) -> frozenset[GenderNumber]:
    """The genders and numbers of the noun that surely stands at `i` without a determiner, its adjectives before it."""
    j = i
    while (s.lower(j) in PRENOMINAL or _ordinal(s.lower(j))) and s.at(j + 1).form.nouns:
        j += 1
    form = s.at(j).form
    if j > i or pure_noun(form) or form.text in NOUNS_FIRST:
        return form.nouns
    return frozenset()


def _ordinal(lower: str) -> bool:
    return lower[:1].isdigit() and lower.endswith(("e", "er", "re"))


def only_plural(pairs: frozenset[GenderNumber]) -> bool:
    """Whether a noun can be nothing but plural."""
    return bool(pairs) and all(number == "p" for _, number in pairs)


def only_singular(pairs: frozenset[GenderNumber]) -> bool:
    """Whether a noun can be nothing but singular."""
    return bool(pairs) and all(number == "s" for _, number in pairs)


def verb_at(s: Sentence, i: int) -> int | None:
    """Where a verb that can be nothing else stands at `i`, after `ne` and object pronouns, or None."""
    while s.lower(i) in CLITICS or s.lower(i) in ("ne", "n'"):
        i += 1
    form = s.at(i).form
    sure = (form.only_verb and form.finite) or form.text in SURE_VERBS
    return i if sure else None


def opens_clause(s: Sentence, i: int) -> bool:
    """Whether nothing of the clause comes before `i`."""
    return i == 0 or s.role(i - 1) in _OPEN


def has_subject(s: Sentence, i: int) -> bool:
    """Whether a noun phrase or a pronoun that can be a subject ends just before `i`."""
    return s.role(i - 1) in ("N", "M", "A", "Q", "S", "T", "R", "#") and not s.lower(i - 1).startswith("-")


def no_verb_before(s: Sentence, i: int) -> bool:
    """Whether the clause that ends at `i` has no conjugated verb yet."""
    for k in range(i - 1, -1, -1):
        role = s.role(k)
        if role in (".", "L", "K", "R", "U"):
            return True
        if role == "V" or s.lower(k) in SURE_VERBS:
            return False
    return True


_RELATIVES = forms(
    "lequel laquelle lesquels lesquelles auquel auxquels auxquelles duquel desquels desquelles quel quelle quels quelles"
)


def verb_before(s: Sentence, i: int) -> int | None:
    """The sure finite verb of the clause that `i` ends, when no link opens another clause before or after it."""
    for k in range(i - 1, -1, -1):
        if s.role(k) in (".", ",", "R", "K", "U", "L", "C") or s.lower(k) in _RELATIVES:
            return None
        if s.lower(k) == "donc" and s.role(k + 1) in ("D", "S"):
            return None  # il pleut donc la date est changée
        spoken = s.role(k) == "V" and s.role(k - 1) == "S" and not s.at(i - 1).capital
        if spoken or sure_verb(s.at(k)):
            for j in range(k - 1, -1, -1):
                if s.role(j) in ("R", "K", "U", "L") or s.lower(j) in _RELATIVES:
                    return None
                if s.role(j) in (".", ","):
                    break
            return k
    return None


def no_verb_after(s: Sentence, i: int) -> bool:
    """Whether no conjugated verb comes from `i` to the end of the clause."""
    for k in range(i, len(s.words)):
        if s.role(k) in (".", "L", "K", "R", "U") and s.lower(k) not in ("«", "»", "(", ")"):
            return True
        if s.role(k) == "V" or s.lower(k) in SURE_VERBS or s.at(k).form.only_verb:
            return False
    return True


def skip_adverbs(s: Sentence, i: int) -> int:
    """The first word from `i` that is no adverb."""
    while s.role(i) == "W" or (s.at(i).form.adverb and not s.at(i).form.nominal):
        i += 1
    return i


def joined(s: Sentence, first: int, last: int, message: str, *suggestions: str) -> Hit:
    """A mistake on several words, of which only the first letter keeps its capital: `L’a` is no word in capitals."""
    start, end = s.at(first).start, s.at(last).end
    capital = s.document.text[start : start + 1].isupper()
    kept = tuple(text[:1].upper() + text[1:] if capital else text for text in suggestions)
    return Hit(start, end, message, kept)


def sure_verb(word: Word) -> bool:
    """Whether a word can be nothing but a conjugated verb; « A » is a letter rather."""
    return word.text != "A" and ((word.form.only_verb and word.form.finite) or word.lower in SURE_VERBS)


def is_plural(s: Sentence, i: int) -> bool:
    """Whether the noun or qualifier at `i` can be nothing but plural."""
    pairs = s.at(i).form.nouns | s.at(i).form.qualifiers
    return bool(pairs) and all(number == "p" for _, number in pairs)


_PRAISES = forms(
    "qualité proximité pointe choix luxe confiance base marque valeur taille rêve référence fortune"
)


def praised_before(s: Sentence, i: int) -> bool:
    """`un service de qualité et adapté`: what ends before `i` says what sort of thing it is, as an adjective would."""
    return s.lower(i - 2) == "de" and s.lower(i - 1) in _PRAISES
