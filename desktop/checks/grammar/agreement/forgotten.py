"""Agreements forgotten together: a noun and its adjective both in the singular, one of two qualities, « une important fuite »."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop.checks.grammar.agreement.inflection import inflected
from desktop.checks.grammar.agreement.number import plural_noun
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import GenderNumber, forms


def adjective_of_forgotten_plural(s: Sentence) -> Iterator[Hit]:
    """`des espadrille confortable`: the noun lacks its plural, and so does the adjective beside it."""
    places = {word.start: i for i, word in enumerate(s.words)}
    for hit in plural_noun(s):
        i = places.get(hit.start)
        if i is None or s.role(i) != "N":
            continue
        genders = {g for g, _ in s.at(i).form.nouns}
        k = i + 1
        while s.role(k) in ("A", "Q") and s.at(k).end <= s.span.end:
            word = s.at(k)
            if not _singular(word) or len(genders) != 1 or word.form.finite:
                break
            gender = next(iter(genders))
            if (gender, "s") in word.form.qualifiers:
                message = f"«\u00a0{word.text}\u00a0» prend le pluriel, comme le nom."
                yield on(word, message, *inflected(s, word, (gender, "p")))
            k += 1


def _singular(word: Word) -> bool:
    return {n for _, n in word.form.qualifiers} == {"s"} and word.form.nouns <= word.form.qualifiers


_OF_SEVERAL = forms(
    "soyez êtes serez étiez seriez soyons sommes serons étions serions restez demeurez restons"
)


def one_of_two(s: Sentence) -> Iterator[Hit]:
    """`Soyez visible et prudents`: of two qualities of the same people, one is in the singular."""
    for verb in s.places(_OF_SEVERAL):
        i = verb + 1
        while s.role(i) == "W":
            i += 1
        j = i + 2
        while s.role(j) == "W":
            j += 1
        first, second = s.at(i), s.at(j)
        if s.lower(i + 1) not in ("et", "ou", "mais") or {first.role, second.role} - {"A", "Q"}:
            continue
        numbers = [{n for _, n in word.form.qualifiers} for word in (first, second)]
        if sorted(map(sorted, numbers)) != [["p"], ["s"]] or s.role(j + 1) == "N":
            continue
        odd, other = (first, second) if numbers[0] == {"s"} else (second, first)
        shared = {g for g, _ in odd.form.qualifiers} & {g for g, _ in other.form.qualifiers}
        gender = "m" if "m" in shared or not shared else "f"
        hit = on(
            odd,
            f"«\u00a0{odd.text}\u00a0» et «\u00a0{other.text}\u00a0» se disent des mêmes personnes.",
            *inflected(s, odd, (gender, "p")),
        )
        yield replace(hit, also=((other.start, other.end),))


_GENDERED: dict[str, GenderNumber] = {
    **dict.fromkeys(("un", "le", "ce", "cet", "du", "au"), ("m", "s")),
    **dict.fromkeys(("une", "la", "cette", "sa", "ma", "ta"), ("f", "s")),
}


def adjective_taken_for_noun(s: Sentence) -> Iterator[Hit]:
    """`une important fuite`: between its article and a noun of the same gender, an adjective that is a noun too."""
    for i in s.with_role("N"):
        word, noun = s.at(i), s.at(i + 1)
        pair = _GENDERED.get(s.lower(i - 1))
        if pair is None or noun.role != "N" or word.capital or noun.capital or not word.form.adjectives:
            continue
        form = word.form
        own = form.adjectives | form.nouns
        if not form.nouns <= form.adjectives or form.finite or form.participles:
            continue
        if pair[0] in {g for g, _ in own} or noun.form.nouns != {pair} or noun.form.adjectives:
            continue
        if s.role(i + 2) == "N":
            continue
        message = f"«\u00a0{word.text}\u00a0» s’accorde avec «\u00a0{noun.text}\u00a0»."
        hit = on(word, message, *inflected(s, word, pair))
        article = s.at(i - 1)
        yield replace(hit, also=((article.start, article.end),))


RULES = (
    GrammarRule(
        "accord.adjectif_pris_pour_nom",
        adjective_taken_for_noun,
        "L’adjectif placé entre le déterminant et le nom s’accorde avec eux.",
        bad=(
            (
                "Une important fuite souterraine est à colmater.",
                "Une importante fuite souterraine est à colmater.",
            ),
        ),
        good=(
            "Une importante fuite souterraine est à colmater.",
            "Le public cible est jeune.",
        ),
        roles="N",
    ),
    GrammarRule(
        "accord.pluriel_oublie",
        adjective_of_forgotten_plural,
        "L’adjectif prend le pluriel du nom, même quand le nom l’a perdu aussi.",
        bad=(
            # the noun is still wrong there: another rule says it
            ("Apportez des espadrille confortable.", ""),
            ("Voici des activité gratuite pour tous.", ""),
        ),
        good=(
            "Apportez des espadrilles confortables.",
            "Les réseaux d’égout unitaire sont refaits.",
        ),
        roles="AQ",
    ),
    GrammarRule(
        "accord.deux_qualites",
        one_of_two,
        "Deux qualités des mêmes personnes ont le même nombre.",
        bad=(("Soyez visible et prudents!", "Soyez visibles et prudents!"),),
        good=(
            "Soyez visibles et prudents!",
            "Soyez visible et prudent!",
            "Vous êtes jeune et anglais.",
        ),
        words=_OF_SEVERAL,
    ),
)
