"""Attributes of what has no gender: « c’est », « nul n’est », « tout est », « rien n’est » ask for the masculine singular."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.attribute_places import skip_adverbs
from desktop.checks.grammar.agreement.inflection import inflected
from desktop.checks.grammar.agreement.participle import is_attribute
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.function_words import DAYS
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

_NEUTER: GenderNumber = ("m", "s")
_THIS = forms("c' ce")
_IS = forms("est était sera serait")
_NOBODY = forms("nul personne chacun quiconque rien tout")


def what_is_shown(s: Sentence) -> Iterator[Hit]:
    """`C’est fermée aujourd’hui`, `Bravo, c’est complète!`: nothing that « c’ » stands for has a gender."""
    for i in s.places(_THIS):
        verb = i + 1 + (s.role(i + 1) == "X")
        if s.lower(verb) not in _IS or s.role(verb) != "V" or s.lower(i - 1) in ("est", "sera"):
            continue
        j = skip_adverbs(s, verb + 1)
        if _disagrees(s, j) and _ends(s, j + 1) and not any(s.role(k) == "K" for k in range(j, j + 12)):
            yield from _neuter(s, j, "Avec « c’est », la qualité reste au masculin singulier.")


def nobody(s: Sentence) -> Iterator[Hit]:
    """`Nul n’est censée ignorer la loi`, `Chacun est invitée`, `Tout est prête`: these pronouns are masculine."""
    for i in s.places(_NOBODY):
        if s.role(i - 1) not in ("", ".", ",", "C", "K", "L") or s.role(i) not in ("T", "D"):
            continue
        verb = i + 1
        while s.role(verb) in ("X", "O"):
            verb += 1
        if s.role(verb) != "V" or "être" not in s.at(verb).form.lemmas(participle=False):
            continue
        if "3s" not in s.at(verb).form.persons:
            continue
        j = skip_adverbs(s, verb + 1)
        if _disagrees(s, j) and is_attribute(s, j):
            yield from _neuter(s, j, f"«\u00a0{s.at(i).text}\u00a0» est masculin singulier.")


def what_is_told(s: Sentence) -> Iterator[Hit]:
    """`Ce qui n’entre pas dans le bac n’est pas ramassée`: « ce qui » and its relative are a masculine subject."""
    for i in s.places(_WHAT):
        opens = s.role(i - 1) in ("", ".") or s.lowers(0, i) == ("tout",)
        if s.lower(i + 1) not in ("qui", "que", "qu'") or not opens:
            continue
        verbs = [k for k in range(i + 2, len(s.words)) if s.role(k) in "VKLR,.C" or s.lower(k) == "entre"][:2]
        if (
            not {s.role(k) for k in verbs} <= {"V", "P"} or len(verbs) < 2
        ):  # « entre » is read as a preposition
            continue
        told = s.at(verbs[1]).form
        j = skip_adverbs(s, verbs[1] + 1)
        if "être" in told.lemmas(participle=False) and "3s" in told.persons and _disagrees(s, j):
            yield from _neuter(
                s, j, f"«\u00a0{s.at(i).text} {s.at(i + 1).text}\u00a0» est masculin singulier."
            )


_WHAT = forms("ce tout")


def _disagrees(s: Sentence, j: int) -> bool:
    """Whether the word at `j` can only be a quality, and not in the masculine singular."""
    word = s.at(j)
    own = word.form.qualifiers
    plain = word.role in ("A", "Q") and word.form.nouns <= own and not word.capital and not word.form.adverb
    return plain and bool(own) and _NEUTER not in own and not word.form.infinitives


def _ends(s: Sentence, k: int) -> bool:
    """Whether the quality is all that is said, but for when, where or for whom."""
    day = s.role(k) == "D" and (s.lower(k + 1) in DAYS or s.role(k + 1) == "#")
    task = s.lower(k) in ("de", "d'") and (
        s.role(k + 1) == "Y" or s.role(k + 2) == "Y"
    )  # c’est important de trier
    return s.role(k) in (".", ",", "", "P", "W", "L") or day or task


def _neuter(s: Sentence, j: int, message: str) -> Iterator[Hit]:
    word = s.at(j)
    if offered := inflected(s, word, _NEUTER):
        yield on(word, message, *offered)


RULES = (
    GrammarRule(
        "accord.c_est",
        what_is_shown,
        "Après « c’est », l’adjectif ou le participe reste au masculin singulier.",
        bad=(
            ("Désolés, c’est fermée aujourd’hui.", "Désolés, c’est fermé aujourd’hui."),
            ("Si ce n’est déjà faite, activez votre compte.", "Si ce n’est déjà fait, activez votre compte."),
            ("Gardiens avertis, c’est complète!", "Gardiens avertis, c’est complet!"),
            ("La soirée, c’est gratuite pour tous.", "La soirée, c’est gratuit pour tous."),
        ),
        good=(
            "C’est complet.",
            "C’est elle.",
            "C’est armés de balais que les voisins ont agi.",
            "C’est une belle fête, c’est la plus belle.",
        ),
        words=_THIS | {"c"},
    ),
    GrammarRule(
        "accord.ce_qui",
        what_is_told,
        "Une proposition introduite par « ce qui » ou « ce que » est un sujet masculin singulier.",
        bad=(
            (
                "Ce qui n’entre pas dans le bac n’est pas ramassée.",
                "Ce qui n’entre pas dans le bac n’est pas ramassé.",
            ),
            ("Ce que vous apportez sera pesée.", "Ce que vous apportez sera pesé."),
            ("Tout ce que vous lirez ici est vraie.", "Tout ce que vous lirez ici est vrai."),
        ),
        good=(
            "Ce que vous apportez sera pesé.",
            "Ce qui compte est la santé.",
        ),
        words=_WHAT,
        roles="V",
    ),
    GrammarRule(
        "accord.nul_n_est",
        nobody,
        "« Nul », « personne », « chacun », « rien » et « tout », seuls sujets, sont au masculin singulier.",
        bad=(
            ("Nul n’est censée ignorer la loi.", "Nul n’est censé ignorer la loi."),
            ("Rien n’est perdue.", "Rien n’est perdu."),
            ("Personne n’est autorisés à entrer.", "Personne n’est autorisé à entrer."),
        ),
        good=(
            "Nul n’est censé ignorer la loi.",
            "Une personne est attendue.",
            "Tout est prêt.",
            "Chacune est attendue.",
        ),
        words=_NOBODY,
    ),
)
