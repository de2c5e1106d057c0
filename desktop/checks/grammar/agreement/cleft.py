"""The participle between « c’est » and « que »: it speaks of the subject of the verb that follows."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.participle import agreement, allowed
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_SAID = forms("prévu écrit dit convenu entendu décidé confirmé indiqué stipulé promis interdit permis prouvé")


def cleft(s: Sentence) -> Iterator[Hit]:
    """`C’est entourée de ses amis qu’elle a fêté`: the participle speaks of the subject that follows."""
    for i, word in enumerate(s.words):
        if word.role != "Q" or s.lowers(i - 2, i) not in (("c'", "est"), ("c'", "était")):
            continue
        k = next((j for j in range(i + 1, min(i + 12, len(s.words))) if s.role(j) == "K"), None)
        if k is None or s.role(i + 1) not in ("P", "F") or word.lower in _SAID:
            continue
        found = subject_at(s, k + 1)
        if found is None or s.lower(k + 1) in ("on", "vous", "nous", "je", "j'", "tu"):
            continue
        pairs = allowed(found[0])
        if pairs and not word.form.participles & pairs:
            yield agreement(s, word, pairs)


RULES = (
    GrammarRule(
        "accord.participe_presente",
        cleft,
        "Entre « c’est » et « que », le participe s’accorde avec le sujet du verbe qui suit.",
        bad=(
            (
                "C’est entouré de sa famille que la doyenne a soufflé ses bougies.",
                "C’est entourée de sa famille que la doyenne a soufflé ses bougies.",
            ),
            (
                "C’est épuisé par la tempête que les équipes sont rentrées.",
                "C’est épuisées par la tempête que les équipes sont rentrées.",
            ),
            (
                "C’était armé de pelles qu’ils partaient.",
                "C’était armés de pelles qu’ils partaient.",
            ),
            (
                "C’est accompagné d’un adulte que les filles doivent venir.",
                "C’est accompagnées d’un adulte que les filles doivent venir.",
            ),
            (
                "C’est chargée de colis que le facteur revint.",
                "C’est chargé de colis que le facteur revint.",
            ),
        ),
        good=(
            "C’est prévu pour mai que la salle ouvre.",
            "C’est entouré de ses collègues qu’il a pris sa retraite.",
            "C’est écrit dans le règlement que nous appliquons.",
            "C’est armés de balais que les voisins ont agi.",
            "C’est accompagné d’un adulte qu’on entre ici.",
        ),
    ),
)
