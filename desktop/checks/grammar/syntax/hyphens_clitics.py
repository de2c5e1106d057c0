"""The hyphen between a verb and the pronoun that follows it, by what may stand after each."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between
from desktop.checks.grammar.verbs.infinitives import is_vous_form
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_OBJECTS = forms("le la les lui leur moi toi nous vous")
_CLOSING = frozenset((".", ",", "", "C", "P", "W", "L", "F"))
_CAUSING = forms("faire laisser")


def order_and_object(s: Sentence) -> Iterator[Hit]:
    """`Prenez le et rangez-le`, `gardons les ici`, `Donnez nous votre avis`: an order and its object."""
    for i in s.places(_OBJECTS):
        verb, pronoun = s.at(i - 1), s.lower(i)
        plural = (
            verb.lower.endswith("ons") and verb.form.only_verb and any(v.mood == "E" for v in verb.form.verbs)
        )
        if not (is_vous_form(verb) or plural or verb.lower in ("faites", "dites")) or not _opens(s, i - 1):
            continue
        if _is_object(s, i, pronoun, verb.form.lemmas()):
            yield between(
                verb,
                s.at(i),
                "Un trait d’union lie l’impératif au pronom qui le suit.",
                f"{verb.text}-{pronoun}",
            )


def _opens(s: Sentence, i: int) -> bool:
    if i == 0 or s.role(i - 1) == ".":
        return s.lower(i - 1) not in ("(", "/", "«", "»")
    linked = s.lower(i - 1) in ("et", "puis", "mais", "donc", "alors", "ou", ",")
    subject = "vous" if s.lower(i).endswith(("ez", "tes")) else "nous"
    return linked and subject not in s.lowers(max(0, i - 8), i)


def _is_object(s: Sentence, i: int, pronoun: str, lemmas: frozenset[str]) -> bool:
    following = s.at(i + 1)
    caused = following.role in ("Y", "?") and bool(lemmas & _CAUSING) and bool(following.form.infinitives)
    if caused and not following.form.nouns:
        return True
    if pronoun in ("moi", "lui"):
        return following.role in _CLOSING | {"D", "#"}
    if pronoun in ("nous", "vous"):
        if "vouloir" in lemmas:
            return False  # veuillez nous en excuser
        ready = following.role in _CLOSING | {"D", "#"} and following.lower not in (
            "aussi",
            "même",
            "deux",
            "tous",
            "qui",
        )
        return ready and not following.form.only_verb
    if pronoun == "toi":
        return False
    alone = following.role in _CLOSING and following.lower not in (
        "plus",
        "moins",
        "cas",
        "ou",
        "bien",
        "mieux",
        "très",
    )
    return alone and not following.form.nouns and not following.form.adjectives


def is_it(s: Sentence) -> Iterator[Hit]:
    """`qu’est ce qui arrive`, `qu’en est il du budget?`, `quelle heure est il?`."""
    for i in s.places(_IT):
        verb, pronoun, before = s.at(i - 1), s.lower(i), s.lower(i - 2)
        if verb.lower not in ("est", "était", "sera", "serait"):
            continue
        following = s.lower(i + 1)
        if pronoun == "ce":
            asked = before in ("qu'", "que", "quoi", "où", "pourquoi", "comment", "quand", "qui") and following in (
                "que", "qu'", "qui", "donc", "?", "là", "dont",
            )  # fmt: skip
            named = s.final == "?" and following in ("donc", "là", "?") and s.lower(0) in _QUEL
        else:
            asked = before in ("en", "y") and s.lower(i - 3) in ("qu'", "que", "où", "comment")
            named = (
                s.final == "?"
                and s.lower(0) in _QUEL | {"où", "comment", "quand"}
                and following in ("?", "de", "possible")
            )
        if asked or named:
            yield between(
                verb,
                s.at(i),
                "Le pronom sujet placé après le verbe s’y rattache par un trait d’union.",
                f"{verb.text}-{pronoun}",
            )


_IT = forms("ce il elle")
_QUEL = forms("quel quelle quels quelles")


RULES = (
    GrammarRule(
        "trait_union.objet",
        order_and_object,
        "L’impératif et le pronom qui le suit sont liés par un trait d’union.",
        bad=(
            ("Prenez le et rangez-le.", "Prenez-le et rangez-le."),
            ("Donnez nous votre avis.", "Donnez-nous votre avis."),
            ("Lavons les, puis séchons-les.", "Lavons-les, puis séchons-les."),
            ("Votre bac est plein? Faites le vider.", "Votre bac est plein? Faites-le vider."),
        ),
        good=(
            "Prenez le bac.",
            "Venez le chercher.",
            "Vous prenez le train et gardez les billets.",
            "Venez vous amuser.",
            "Aidez les plus petits.",
        ),
        words=_OBJECTS,
    ),
    GrammarRule(
        "trait_union.est_ce",
        is_it,
        "Le pronom sujet placé après le verbe s’y rattache par un trait d’union.",
        bad=(
            ("Qu’en est il du budget?", "Qu’en est-il du budget?"),
            ("Qu’est ce qui change en 2026?", "Qu’est-ce qui change en 2026?"),
        ),
        good=("Le mieux est ce que vous faites.", "C’est ce qui compte.", "Il en est ainsi."),
        words=_IT,
    ),
)  # fmt: skip
