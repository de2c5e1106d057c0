"""« Seul » after the plural that it qualifies: « les personnes seules »."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.inflection import chosen, inflected
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_ALONE = forms("seul seule")
_LIVING_SO = forms("vivant habitant demeurant voyageant marchant circulant")


def alone_of_several(s: Sentence) -> Iterator[Hit]:
    """`Les personnes seule ou à mobilité réduite`: « seule » before a subject would open « seule la mairesse »."""
    for i in s.places(_ALONE):
        yield from _living_alone(s, i)
        noun = i - 2 if s.lower(i - 1) in _LIVING_SO else i - 1  # les aînés vivant seuls
        if s.role(noun) != "N" or s.role(noun - 1) not in ("D", "F", "#", "P"):
            continue
        pairs = noun_pairs(s, noun)
        ended = s.role(i + 1) in ("V", "C", ".", ",", "X")
        word = s.at(i)
        several = ended and {number for _, number in pairs} == {"p"}
        # Une personne seul ne peut pas…
        one = s.role(noun - 1) == "D" and s.role(i + 1) in ("V", "X") and noun == i - 1
        if several or (one and pairs and not word.form.qualifiers & pairs):
            yield on(word, "« Seul » s’accorde avec ce nom.", *inflected(s, word, chosen(word.form, pairs)))


def _living_alone(s: Sentence, i: int) -> Iterator[Hit]:
    """`des voisins qui vivent seul`: after a plural verb of living, what describes its subject."""
    word, living = s.at(i), s.at(i - 1).form
    ended = s.role(i + 1) in ("C", ".", ",", "P", "V", "X")
    if ended and living.persons == {"3p"} and living.lemmas(participle=False) & _LIVING:
        gender, _ = min(word.form.qualifiers)
        yield on(word, "« Seul » s’accorde avec le sujet du verbe.", *inflected(s, word, (gender, "p")))


_LIVING = forms(
    "vivre habiter demeurer rester loger manger dormir marcher voyager travailler jouer sortir arriver"
)


RULES = (
    GrammarRule(
        "accord.seul_pluriel",
        alone_of_several,
        "« Seul » s’accorde avec le nom qu’il qualifie.",
        bad=(
            ("Les personnes seule peuvent s’inscrire.", "Les personnes seules peuvent s’inscrire."),
            ("Une personne seul ne peut pas le soulever.", "Une personne seule ne peut pas le soulever."),
            ("Les aînés vivant seul sont appelés.", "Les aînés vivant seuls sont appelés."),
            ("Un souper pour les aînés seul ou en couple.", "Un souper pour les aînés seuls ou en couple."),
            ("Des voisins qui vivent seul seront appelés.", "Des voisins qui vivent seuls seront appelés."),
            ("Les mères qui vivent seule ont priorité.", "Les mères qui vivent seules ont priorité."),
        ),
        good=(
            "Les personnes seules peuvent s’inscrire.",
            "Un parent seul peut s’inscrire.",
            "Ces dépenses, seul le conseil les autorise.",
            "De ces deux maisons seule la nôtre reste debout.",
            "Une personne seule et deux couples viendront.",
            "Les aînés vivent seuls plus longtemps.",
            "Dans ce parc ne jouent seuls que les plus grands.",
        ),
        words=_ALONE,
    ),
)
