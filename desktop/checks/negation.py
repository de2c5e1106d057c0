"""The two words of a negation."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.clauses import clause_starts, subject_at
from desktop.checks.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.sentence import Sentence, Word
from desktop.checks.words import forms
from desktop.editorial.findings import Category

_SUBJECT_WORDS = forms("je j' tu il elle on nous vous ils elles c' ce cela ça")


def missing_ne(s: Sentence) -> Iterator[Hit]:
    """`Il faut jamais`, `Les chiens sont pas admis`."""
    for i, word in enumerate(s.words):
        if word.lower not in ("pas", "jamais", "rien", "aucun", "aucune", "guère") or word.role == "N":
            continue
        verb = _negated_verb(s, i)
        if verb is None:
            continue
        first = verb
        while s.role(first - 1) == "O" and not s.lower(first - 1).startswith("-"):
            first -= 1
        if s.role(first - 1) == "X" or {"ne", "n'"} & set(s.lowers(max(0, first - 3), i)):
            continue
        if _imperative(s, first) and word.lower in ("pas", "jamais"):
            said = _said(s, first, i)
            right = f"{_ne(s, s.at(first))}{said[:1].lower()}{said[1:]}"
            yield between(s.at(first), word, "Il manque « ne » devant le verbe.", right)
            continue
        if not _has_subject(s, first) or (
            word.lower not in ("pas", "jamais") and not _clitic_subject(s, first)
        ):
            continue
        start = first - 1 if _clitic_subject(s, first) else first
        target = s.at(first)
        ne = _ne(s, target)
        between_words = s.document.text[s.at(start).start : target.start]
        said = _said(s, first, i)
        if s.lower(start) in ("c'", "j'"):
            between_words = (
                ("Ce " if s.at(start).capital else "ce ")
                if s.lower(start) == "c'"
                else ("Je " if s.at(start).capital else "je ")
            )
        right = f"{between_words}{ne}{said}" if start < first else f"{ne}{said}"
        yield Hit(s.at(start).start, word.end, "Il manque « ne » devant le verbe.", (right,))


def _negated_verb(s: Sentence, i: int) -> int | None:
    """The verb just before the negation, its inverted pronoun apart."""
    j = i - 1
    while s.role(j) in ("W",) and s.lower(j) in (
        "donc",
        "toutefois",
        "même",
        "encore",
        "toujours",
        "vraiment",
    ):
        j -= 1
    return j if s.role(j) == "V" and s.at(j).form.finite else None


def _imperative(s: Sentence, verb: int) -> bool:
    """A verb in -ez that opens its clause: `Manquez pas ça`."""
    word = s.at(verb)
    opening = verb == 0 or s.role(verb - 1) in (".", ",", "C")
    return opening and word.lower.endswith("ez") and any(v.mood == "E" for v in word.form.verbs)


def _said(s: Sentence, first: int, last: int) -> str:
    return s.document.text[s.at(first).start : s.at(last).end]


def _ne(s: Sentence, word: Word) -> str:
    return f"n{s.apostrophe()}" if word.lower[:1] in "aeiouyéèêâîô" else "ne "


def negative_subject(s: Sentence) -> Iterator[Hit]:
    """`Aucun membre a voté`, `Personne peut entrer`."""
    for start in clause_starts(s):
        if s.lower(start) not in ("aucun", "aucune", "personne", "rien", "nul", "nulle"):
            continue
        found = subject_at(s, start)
        if found is None or (found[1] == start + 1 and s.lower(start) in ("aucun", "aucune")):
            continue
        verb = found[1]
        while s.role(verb - 1) == "O":
            verb -= 1
        if {"ne", "n'"} & set(s.lowers(start, verb + 1)):
            continue
        first = s.at(verb)
        yield on(first, "Il manque « ne » devant le verbe.", f"{_ne(s, first)}{first.text}")


def _clitic_subject(s: Sentence, first: int) -> bool:
    return s.lower(first - 1) in _SUBJECT_WORDS and s.role(first - 1) in ("S", "T", "D")


def _has_subject(s: Sentence, first: int) -> bool:
    if _clitic_subject(s, first):
        return True
    sure = not s.at(first).form.nominal or s.lower(first) in ("est", "a", "doit", "peut")
    return s.role(first - 1) in ("N", "M", "A", "Q", "R") and sure


RULES = (
    GrammarRule(
        "negation.ne",
        missing_ne,
        "À l’écrit, la négation s’exprime en deux mots.",
        bad=(
            ("Il faut jamais nourrir les canards.", "Il ne faut jamais nourrir les canards."),
            ("Les chiens sont pas admis.", "Les chiens ne sont pas admis."),
            ("Oubliez pas vos souliers.", "N’oubliez pas vos souliers."),
        ),
        good=(
            "Pourquoi pas?",
            "Il ne faut pas courir.",
            "Pas besoin de réserver.",
            "Elle marche d’un pas rapide.",
        ),
        category=Category.GRAMMAR,
    ),
    GrammarRule(
        "negation.sujet",
        negative_subject,
        "« aucun », « personne » et « rien » demandent « ne » devant le verbe.",
        bad=(("Aucun chien est admis.", "Aucun chien n’est admis."),),
        good=("Aucun chien n’est admis.", "Personne ne viendra."),
    ),
)
