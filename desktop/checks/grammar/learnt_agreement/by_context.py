"""Agreement told by learnt trees: the last resort, where no rule written by hand speaks.

A rule written by hand gives up at the first word it does not understand. The trees weigh everything around a verb or a
qualifier at once (`features.py`); they speak only when the other number, or gender, is nearly certain: the leads of
the file are set on held prose so that correct texts are left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from desktop.checks.grammar.agreement.verb import agreed, conjugated
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.learnt_agreement.asked import (
    agrees_beside,
    qualifier_pair,
    qualifier_unasked,
    set_apart,
    supported,
    verb_number,
    verb_unasked,
)
from desktop.checks.grammar.learnt_agreement.features import Qualified, qualifier_features, verb_features
from desktop.checks.grammar.learnt_agreement.forest import Forest, read_forests
from desktop.checks.grammar.learnt_agreement.neighbours import NAME, NOUN, VERB, Neighbour
from desktop.checks.reading.sentence import Sentence

VERB_NUMBER, QUALIFIER_NUMBER, QUALIFIER_GENDER = "nombre-verbe", "nombre-qualité", "genre-qualité"
_NUMBERS, _GENDERS = ("s", "p"), ("m", "f")
_NAMED = {"s": "singulier", "p": "pluriel", "m": "masculin", "f": "féminin"}


def read_learnt_agreement(resources: Path) -> tuple[GrammarRule, ...]:
    """The rules, with the trees as shipped. Raises EnvironmentFault on a damaged file."""
    forests = read_forests(resources)
    verbs: Callable[[Sentence], Iterator[Hit]] = partial(unlikely_verbs, forests[VERB_NUMBER])
    qualifiers: Callable[[Sentence], Iterator[Hit]] = partial(
        unlikely_qualifiers, forests[QUALIFIER_NUMBER], forests[QUALIFIER_GENDER]
    )
    return (
        GrammarRule(
            name="accord.verbe_appris",
            find=verbs,
            explanation="Le verbe s’accorde avec son sujet, même loin de lui ou après lui.",
            bad=BAD_VERBS,
            good=GOOD_VERBS,
            roles="V",
            last_resort=True,
        ),
        GrammarRule(
            name="accord.qualificatif_appris",
            find=qualifiers,
            explanation="L’adjectif et le participe prennent le genre et le nombre de ce qu’ils qualifient.",
            bad=BAD_QUALIFIERS,
            good=GOOD_QUALIFIERS,
            roles="AQ",
            last_resort=True,
        ),
    )


def unlikely_verbs(forest: Forest, s: Sentence) -> Iterator[Hit]:
    """`Le sentier qui longe les berges sont fermés`: what surrounds the verb calls for the other number."""
    for i in s.with_role("V"):
        word = s.at(i)
        written = verb_number(s, i)
        if not written or set_apart(s, i) or verb_unasked(s, i, written):
            continue
        told = verb_features(s, i)
        held = supported(told.near, told.far, written, gender=False)
        if forest.contradicts(written, told.number, supported=held) <= 0:
            continue
        number = _NUMBERS[2 - written]
        offered = conjugated(s, word, f"3{number}")
        if offered:
            hit = agreed(s, word, _message("ce verbe", offered[0], number), *offered)
            yield replace(hit, also=_heads(s, told.near, told.far))


def unlikely_qualifiers(numbers: Forest, genders: Forest, s: Sentence) -> Iterator[Hit]:
    """`Les mesures de la Ville, jugé trop lourde`: what surrounds the qualifier calls for another form."""
    for i in s.with_role("AQ"):
        gender, number = qualifier_pair(s, i)
        if not (gender or number) or set_apart(s, i) or agrees_beside(s, i, gender, number):
            continue
        if qualifier_unasked(s, i):
            continue
        told = qualifier_features(s, i)
        number_lead = _lead(numbers, told.number, told, number if told.number_told else 0, gender=False)
        gender_lead = _lead(genders, told.gender, told, gender if told.gender_told else 0, gender=True)
        if number_lead <= 0 and gender_lead <= 0:
            continue
        right_number = _right(numbers, told.number, number, number_lead > 0)
        right_gender = _right(genders, told.gender, gender, gender_lead > 0)
        word = s.at(i)
        pair = _GENDERS[right_gender - 1], _NUMBERS[right_number - 1]
        offered = s.vocabulary.lexicographer.inflect(word.lower, *pair)
        kept = tuple(form for form in offered if form != word.lower)
        if kept:
            named = pair[1] if number_lead > gender_lead else pair[0]
            yield replace(
                on(word, _message("ce mot", kept[0], named), *kept), also=_heads(s, told.near, told.far)
            )


def _lead(forest: Forest, features: list[int], told: Qualified, written: int, *, gender: bool) -> int:
    """By how much the trees contradict the member written, 0 where it is not told."""
    if not written:
        return 0
    held = supported(told.near, told.far, written, gender=gender)
    return forest.contradicts(written, features, supported=held)


def _right(forest: Forest, features: list[int], written: int, contradicted: bool) -> int:
    """The member to write: the other when the written one is contradicted, the likelier when the form tells none."""
    if written:
        return 3 - written if contradicted else written
    return 2 if forest.score(features) > 0 else 1


def _heads(s: Sentence, near: Sequence[Neighbour], far: Sequence[Neighbour]) -> tuple[tuple[int, int], ...]:
    """The nouns it may agree with, and their verb: where another rule speaks of one of them, this one is silent."""
    around = (*near[:3], *far[:1])
    words = [s.at(each.head) for each in around if each.kind in (NOUN, NAME, VERB) and each.head >= 0]
    return tuple((word.start, word.end) for word in words)


def _message(what: str, form: str, named: str) -> str:
    return f"D’après ce qui l’entoure, {what} serait plutôt au {_NAMED[named]}\u00a0: «\u00a0{form}\u00a0»."


BAD_VERBS = (
    (
        "Il cumule les fonctions qui, dans les villes, est assumées par le greffier.",
        "Il cumule les fonctions qui, dans les villes, sont assumées par le greffier.",
    ),
    (
        "Comme une installation septique sont sous terre, on l’oublie facilement.",
        "Comme une installation septique est sous terre, on l’oublie facilement.",
    ),
    (
        "Les culées, situées aux extrémités du pont, et les chevêtres, situés au-dessus des piles, sera remplacés.",
        "Les culées, situées aux extrémités du pont, et les chevêtres, situés au-dessus des piles, seront remplacés.",
    ),
)
GOOD_VERBS = (
    "Ont signé : le maire et la greffière.",
    "L’attente, c’est le pire, disent les anciens.",
    "Tous les soirs montait du quai le son d’un accordéon.",
    "Les bacs brisés sont remplacés; Dieu sait combien il y en a dans les rues du côté est.",
    "Vieillir chez soi suppose des trottoirs déneigés et des voisins attentifs.",
    "Il y en a qui ne veulent pas repartir, et d’autres qui chantent.",
)
BAD_QUALIFIERS = (
    (
        "Les membres de la chorale, venus des quatre coins du village et tous vêtu de blanc, ont chanté.",
        "Les membres de la chorale, venus des quatre coins du village et tous vêtus de blanc, ont chanté.",
    ),
)
GOOD_QUALIFIERS = (
    "Leur chef les y avait conduits dès qu’elle avait vu le ciel noircir.",
    "Les deux hommes ne s’étaient jamais parlé auparavant.",
    "Ils étaient fin prêts; elles, court vêtues, grelottaient sous leurs chandails bleu marine.",
    "On a longtemps été fiers de nos rues.",
    "Permis de conduire de classe 3 exigé.",
    "Les kilomètres qu’ils ont couru, les ampoules qu’ils ont soignées, tout cela pour une médaille!",
    "Une ouvrière, à la sortie, nous a arrêtés pour nous demander l’heure.",
    "Des quelque cent commentaires que l’avis a suscités, plusieurs portent sur le bruit.",
)
