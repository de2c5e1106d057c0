"""« Qui » and « quel » that ask: the verb agrees with the one, « quel » and être with what follows."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.verb import agreed, conjugated
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit
from desktop.checks.reading.clauses import verb_after
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms


def who_asked(s: Sentence) -> Iterator[Hit]:
    """`Qui veulent un arbre?`: « qui » alone is singular, except before être."""
    verb = verb_after(s, 1) if s.lower(0) == "qui" and s.final == "?" else None
    if verb is None or s.at(verb).form.persons != {"3p"}:
        return
    if "être" not in s.at(verb).form.lemmas(infinitive=False, participle=False):
        yield agreed(
            s, s.at(verb), "Dans une question, « qui » est singulier.", *conjugated(s, s.at(verb), "3s")
        )


def what_is(s: Sentence) -> Iterator[Hit]:
    """`Quels est les avantages`: être between « quel » and its subject."""
    for i in s.places(_WHAT):
        verb = verb_after(s, i + 1)
        if verb is None or "être" not in s.at(verb).form.lemmas(infinitive=False, participle=False):
            continue
        phrase = noun_phrase(s, verb + 1) if s.role(verb + 1) == "D" else None
        number = "p" if s.lower(i) in ("quels", "quelles") else "s"
        word = s.at(verb)
        if phrase is None or phrase.number != number or word.form.persons & {"3" + number, "1p", "2p"}:
            continue
        if number == "p" or s.lower(complements(s, phrase.end)) not in ("et", ","):
            who = "3" + number
            yield agreed(s, word, "Le verbe s’accorde avec le sujet qui le suit.", *conjugated(s, word, who))


_WHAT = forms("quel quelle quels quelles")


RULES = (
    GrammarRule(
        "accord.quel_est",
        what_is,
        "« Quel » et « être » s’accordent tous deux avec le sujet qui suit.",
        bad=(
            ("Quels est les avantages?", "Quels sont les avantages?"),
            ("Voici quelle sont la marche à suivre.", "Voici quelle est la marche à suivre."),
        ),
        good=("Quels sont les avantages?", "Quel sera le prix?"),
        words=_WHAT,
    ),
    GrammarRule(
        "accord.qui_question",
        who_asked,
        "« Qui » seul demande un verbe au singulier.",
        bad=(
            ("Qui veulent une place?", "Qui veut une place?"),
            ("Qui ont perdu cette tuque?", "Qui a perdu cette tuque?"),
            ("Qui peuvent s’inscrire?", "Qui peut s’inscrire?"),
            ("Qui font le ménage?", "Qui fait le ménage?"),
            ("Qui doivent payer?", "Qui doit payer?"),
        ),
        good=(
            "Qui sont les bénévoles?",
            "Qui veut une place?",
            "Qui étaient les pionniers?",
            "Qui dort dîne.",
            "Ceux qui veulent une place?",
        ),
    ),
)
