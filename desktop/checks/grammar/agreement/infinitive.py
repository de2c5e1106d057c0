"""Participles and attributes after « être » at the infinitive: « avant d’être rangés », « d’être courtois »."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.attribute_places import skip_adverbs
from desktop.checks.grammar.agreement.participle import agreement, attributes, is_attribute, subjects
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit
from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.qualified import nouns_up_to, possible
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

_BEING = forms("être été")
# « Demander aux usagers d'être courtois »: the infinitive is said of their object.
_CONTROLLING = forms(
    "demander conseiller permettre recommander suggérer proposer interdire rappeler dire inviter encourager prier"
    " aider obliger autoriser forcer inciter appeler"
)


def being(s: Sentence) -> Iterator[Hit]:
    """`lavés avant d'être rangé`, `demander aux usagers d'être courtois et attentif`."""
    for i in s.places(_BEING):
        link = i - 1 - (s.lower(i) == "été" and s.lower(i - 1) == "avoir")
        j = skip_adverbs(s, i + 1)
        if (s.lower(i) == "été" and link == i - 1) or not is_attribute(s, j):
            continue
        start = link - (s.lower(link) in ("d'", "de") and s.lower(link - 1) in ("avant", "afin"))
        if s.lower(link) == "pour" and s.role(link - 1) == "A" and s.lower(link - 2) in _ENOUGH:
            own = s.at(link - 1).form.adjectives  # des lettres assez grosses pour être lues
            if s.role(j) == "Q" and own and not s.at(j).form.qualifiers & own:
                yield agreement(s, s.at(j), own)
        elif start > 0 and (start < link or s.lower(link) in ("sans", "pour", "après")):
            said = nouns_up_to(s, start)
            last = next((k for k in range(start - 1, -1, -1) if s.role(k) == "V"), -1)
            main = next((pairs for pairs, _, verb in subjects(s) if verb == last), None)
            passive = s.role(last + 1) == "Q" and "être" in s.at(last).form.lemmas(participle=False)
            if main and passive and s.role(last + 2) in ("P", "F"):
                said = main  # seront retournées sans avoir été ouvertes
            if main and said and not s.at(j).form.qualifiers & said:
                yield agreement(s, s.at(j), main)
        elif s.lower(link) in ("d'", "de", "à"):
            pairs = _controlled(s, link)
            if pairs:
                yield from attributes(s, pairs, j)


_ENOUGH = forms("assez trop suffisamment")


def after_gerund(s: Sentence) -> Iterator[Hit]:
    """`les cours pouvant être offert`: the infinitive is said of a noun before the present participle."""
    for i in s.places(_BEING):
        modal = i - 1 - (s.lower(i - 1) in ("d'", "de"))
        if (
            s.lower(i) != "être"
            or s.lower(modal) not in _SAID_OF_NOUN
            or s.role(modal - 1) not in ("N", "A", "Q")
        ):
            continue
        j = skip_adverbs(s, i + 1)
        if not is_attribute(s, j):
            continue
        pairs = possible(s, modal - 1, s.at(j))
        if pairs and not s.at(j).form.qualifiers & pairs:
            yield agreement(s, s.at(j), pairs)


_SAID_OF_NOUN = forms(
    "pouvant devant souhaitant voulant désirant risquant méritant nécessitant semblant paraissant"
)


def _controlled(s: Sentence, link: int) -> frozenset[GenderNumber]:
    """What agrees with the noun asked to be something; empty when there is none."""
    noun = link - 1
    while s.role(noun) in ("A", "Q"):
        noun -= 1
    if s.role(noun) != "N" or s.lowers(noun - 1, noun + 1) == ("à", "condition"):
        return frozenset()
    for k in range(noun - 1, max(-1, noun - 6), -1):
        if s.role(k) in ("N", "M", ".", ","):
            return frozenset()
        if s.role(k) in ("V", "Y", "Q"):
            return noun_pairs(s, noun) if s.at(k).form.lemmas() & _CONTROLLING else frozenset()
    return frozenset()


RULES = (
    GrammarRule(
        "accord.participe_pouvant",
        after_gerund,
        "Après « pouvant être », « devant être », le participe s’accorde avec le nom qui précède.",
        bad=(
            (
                "Voici les ateliers pouvant être offert à distance.",
                "Voici les ateliers pouvant être offerts à distance.",
            ),
            (
                "La liste des lots devant être cédé est prête.",
                "La liste des lots devant être cédés est prête.",
            ),
        ),
        good=(
            "Voici la liste des lots devant être révisée.",
            "Un bac pouvant être loué est offert.",
        ),
        words=_BEING,
    ),
    GrammarRule(
        "accord.participe_infinitif",
        being,
        "Après « être » à l’infinitif, le participe s’accorde avec ce dont il est dit.",
        bad=(
            ("En lettres assez grosses pour être lu.", "En lettres assez grosses pour être lues."),
            ("Les bacs sont lavés avant d’être rangé.", "Les bacs sont lavés avant d’être rangés."),
            ("La rue a fermé après avoir été inondé.", "La rue a fermé après avoir été inondée."),
            (
                "On demande aux usagers d’être courtois et attentif.",
                "On demande aux usagers d’être courtois et attentifs.",
            ),
            ("La Ville invite les piétons à être prudent.", "La Ville invite les piétons à être prudents."),
            (
                "Ces piles peuvent exploser sans être branché.",
                "Ces piles peuvent exploser sans être branchées.",
            ),
        ),
        good=(
            "Lavez les bacs avant d’être pressé par le temps.",
            "Rincez vos contenants avant d’être fatigués.",
            "Il faut s’inscrire pour être admis.",
            "Le but est d’être prêts.",
            "Nous demandons au public d’être patient.",
        ),
        words=_BEING,
    ),
)
