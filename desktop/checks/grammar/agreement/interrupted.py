"""Attributes away from their verb: after an aside, after « de ce fait », after « considéré comme »."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.attribute_places import skip_adverbs
from desktop.checks.grammar.agreement.inflection import chosen, inflected
from desktop.checks.grammar.agreement.participle import attributes, is_attribute, subjects
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.asides import parenthetical
from desktop.checks.reading.noun_phrases import after_preposition_group
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_STATES = forms("être rester demeurer devenir sembler paraître")
# « Est de retour », « est en cours »: the complement is itself the attribute.
_ATTRIBUTES = forms("en de d' à sans sous hors contre")


def interrupted(s: Sentence) -> Iterator[Hit]:
    """`Ces structures sont, selon l'ingénieur, trop ancien`, `seront dès lundi fermée`: past what interrupts."""
    for pairs, clitics, verb in subjects(s):
        lemmas = s.at(verb).form.lemmas(infinitive=False, participle=False)
        i = skip_adverbs(s, verb + 1)
        if "avoir" in lemmas and s.lower(i) == "été":
            i = skip_adverbs(s, i + 1)
        elif not lemmas & _STATES or {"se", "s'"} & set(s.lowers(clitics, verb)):
            continue
        j = _past(s, i)
        if j == i or not is_attribute(s, j) or s.at(j).form.finite:
            continue
        # What the interruption names may itself be so: « sont dans un état jugé bon ».
        beside = (noun_pairs(s, k) & s.at(j).form.qualifiers for k in range(i, j) if s.role(k) == "N")
        if s.lower(i) == "," or not any(beside):
            yield from attributes(s, pairs, j)


def _past(s: Sentence, i: int) -> int:
    """Where what interrupts at `i` ends: an aside between commas, or complements before a sure participle."""
    if s.lower(i) == ",":
        return skip_adverbs(s, parenthetical(s, i))
    if s.role(i) not in ("P", "F"):
        return i
    stated = s.lower(i) in _ATTRIBUTES and s.lowers(i, i + 3) not in _MANNERS
    j = i
    while s.role(j) in ("P", "F"):
        after = after_preposition_group(s, j)
        if after == j:
            return i
        # The phrase takes a participle after its noun for its own.
        j = next((k for k in range(j, after) if s.role(k) == "Q"), after)
    j = skip_adverbs(s, j)
    word = s.at(j)
    sure = word.role == "Q" and not word.form.nouns and not word.form.adjectives
    return j if sure and not stated else i


_MANNERS = frozenset({("de", "ce", "fait"), ("en", "tout", "temps"), ("de", "cette", "façon")})
_TAKEN = forms("considérer percevoir décrire reconnaître qualifier")
_AS = forms("comme")


def taken_as(s: Sentence) -> Iterator[Hit]:
    """`sont considérés comme complet`: what a thing is taken for agrees with the participle before « comme »."""
    for k in s.places(_AS):
        before, word = s.at(k - 1), s.at(k + 1)
        if before.role != "Q" or not {lemma for lemma, _ in before.form.participle_verbs} & _TAKEN:
            continue
        if "avoir" in s.at(k - 2).form.lemmas(infinitive=False, participle=False):
            continue
        form = word.form
        proper = form.qualifiers and form.nouns <= form.adjectives and not form.finite
        ends = s.role(k + 2) in (".", ",", "", "P", "V", "L")
        if proper and ends and not form.qualifiers & before.form.participles:
            pair = chosen(form, before.form.participles)
            message = f"«\u00a0{word.text}\u00a0» s’accorde comme «\u00a0{before.text}\u00a0»."
            yield on(word, message, *inflected(s, word, pair))


RULES = (
    GrammarRule(
        "accord.attribut_separe",
        interrupted,
        "L’attribut s’accorde avec le sujet, même quand un complément le sépare du verbe.",
        bad=(
            (
                "Ces structures sont, selon l’ingénieur, trop ancien.",
                "Ces structures sont, selon l’ingénieur, trop anciennes.",
            ),
            (
                "Les deux rampes seront dès lundi fermée.",
                "Les deux rampes seront dès lundi fermées.",
            ),
        ),
        good=(
            "Ces structures sont, selon l’ingénieur, trop anciennes.",
            "Les bancs sont dans un état jugé acceptable.",
            "Le parc est à la limite des terrains visés.",
            "Les élus sont, pour la plupart, en poste depuis dix ans.",
        ),
        roles="V",
        last_resort=True,
    ),
    GrammarRule(
        "accord.considere_comme",
        taken_as,
        "Après « considéré comme », l’adjectif s’accorde comme le participe.",
        bad=(
            (
                "Les ateliers sont considérés comme complet dès dix inscriptions.",
                "Les ateliers sont considérés comme complets dès dix inscriptions.",
            ),
        ),
        good=(
            "Les ateliers sont considérés comme complets dès dix inscriptions.",
            "La dette est considérée comme un risque.",
        ),
        words=_AS,
    ),
)
