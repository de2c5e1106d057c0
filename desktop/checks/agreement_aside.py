"""Qualifiers set apart by a comma: « La navette, tirée par un tracteur, part à midi »."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.agreement_noun import chosen, inflected
from desktop.checks.clauses import verb_after
from desktop.checks.function_words import DAYS
from desktop.checks.grammar_rule import GrammarRule, Hit, on
from desktop.checks.qualified import commented
from desktop.checks.sentence import Sentence
from desktop.checks.words import forms

_FIXED = forms(
    "compris passé vu excepté supposé attendu étant donné dit dû mis ci-joint inclus possible gratuit complet"
    " plein fort haut bas seul été même tel fini entendu promis juré prêt"
)
_BEFORE = forms(
    "tout même tantôt bien mal toujours souvent longtemps jadis autrefois non très trop parfois déjà"
)
_SEASONS = forms("an année hiver été printemps automne mois semaine matin soir nuit jour")
_NAMING = forms("surnommer baptiser intituler rebaptiser prénommer")
_FURTHEST = 16


def set_apart(s: Sentence) -> Iterator[Hit]:
    """The qualifier after a comma agrees with a noun of what precedes."""
    for i, word in enumerate(s.words):
        if not _qualifies(s, i):
            continue
        comma = _comma_before(s, i)
        if comma is None:
            continue
        closing = _closing(s, i)
        about_subject = closing is not None and _verb_after_asides(s, closing) is not None
        if not about_subject and not _ends_sentence(s, i, closing):
            continue
        pairs = commented(s, comma, subject=about_subject and not _verb_between(s, comma))
        if pairs and not word.form.qualifiers & pairs:
            near = commented(s, comma, subject=True) or pairs
            offered = inflected(s, word, chosen(word.form, near if about_subject else pairs))
            if offered:
                yield on(
                    word, f"«\u00a0{word.text}\u00a0» ne s’accorde avec aucun nom qui le précède.", *offered
                )


def _qualifies(s: Sentence, i: int) -> bool:
    word = s.at(i)
    form = word.form
    if word.role not in ("Q", "A", "N") or word.capital or not form.qualifiers or word.lower in _FIXED:
        return False
    if {lemma for lemma, _ in form.participle_verbs} & _NAMING:
        return True  # surnommé le roi du Nord
    if form.gerund or form.nouns - form.qualifiers or s.role(i + 1) in ("N", "M", "D"):
        return _dated(s, i) and not form.gerund
    if word.role == "N":
        return s.lower(i + 1) == "comme" or _dated(s, i)
    return True


def _dated(s: Sentence, i: int) -> bool:
    """`annulée le 12 mai`."""
    moment = s.role(i + 1) == "D" and (s.role(i + 2) == "#" or s.lower(i + 2) in DAYS | _SEASONS)
    return moment and bool(s.at(i).form.participles)


def _comma_before(s: Sentence, i: int) -> int | None:
    """The comma before the qualifier at `i` and its adverbs (`une fois`, `même`, `tantôt`)."""
    k = i - 1
    if s.lowers(k - 1, k + 1) == ("une", "fois"):
        k -= 2
    while s.role(k) == "W" and (s.lower(k) in _BEFORE or s.lower(k).endswith("ment")):
        k -= 1
    if s.lower(k) == "quoique" or s.lowers(k - 1, k + 1) == ("bien", "que"):
        k -= 1 if s.lower(k) == "quoique" else 2
    return k if s.lower(k) == "," else None


def _closing(s: Sentence, i: int) -> int | None:
    """The comma that ends the aside, when nothing in it can be another clause."""
    for j in range(i + 1 + (s.lower(i + 1) == "comme"), min(i + _FURTHEST, len(s.words))):
        if s.lower(j) == ",":
            return j
        if s.role(j) in ("V", "S", "L", ".", "R", "K"):
            return None
    return None


def _verb_after_asides(s: Sentence, closing: int) -> int | None:
    """The verb after the aside that ends at `closing`, or after a second one."""
    verb = verb_after(s, closing + 1)
    if verb is not None:
        return verb
    j = closing + 1
    while s.role(j) in ("W", "A", "Q"):
        j += 1
    return verb_after(s, j + 1) if j > closing + 1 and s.lower(j) == "," else None


def _ends_sentence(s: Sentence, i: int, closing: int | None) -> bool:
    """`…, accompagnées d’un verre de cidre.`: a participle with its complement, at the end of the clause."""
    if not s.at(i).form.participles or (s.at(i).form.nouns and not _dated(s, i)):
        return False
    k = i + 1
    while s.role(k) == "W":
        k += 1
    if (s.role(k) not in ("P", "F") and not _dated(s, i)) or s.lower(k) == "avec":
        return False
    if closing is not None:
        following = s.at(closing + 1)
        return following.role in ("C", "Q", "P") or bool(following.form.participles)
    for j in range(i + 1, min(i + _FURTHEST, len(s.words))):
        if s.role(j) in ("V", "S", "L"):
            return False
        if s.role(j) in ("R", "K", "U", ".", ","):
            return True
    return True


def _verb_between(s: Sentence, comma: int) -> bool:
    """Whether a verb stands between the head of the clause and the comma."""
    for k in range(comma - 1, -1, -1):
        if s.role(k) == "V":
            return True
        if s.role(k) in (".", ",", "C", "L"):
            return False
    return False


RULES = (
    GrammarRule(
        "accord.qualificatif_virgule",
        set_apart,
        "Entre virgules, l’adjectif ou le participe s’accorde avec le nom dont il parle.",
        bad=(
            (
                "La navette, tiré par un tracteur, part à midi.",
                "La navette, tirée par un tracteur, part à midi.",
            ),
            (
                "Les bancs, repeint au printemps, sont déjà secs.",
                "Les bancs, repeints au printemps, sont déjà secs.",
            ),
            (
                "Les deux chalets, identique en tout point, seront loués.",
                "Les deux chalets, identiques en tout point, seront loués.",
            ),
            (
                "Les scouts ont servi les crêpes, nappée de sirop.",
                "Les scouts ont servi les crêpes, nappées de sirop.",
            ),
            (
                "Le pont, une fois réparée, sera ouvert aux piétons.",
                "Le pont, une fois réparé, sera ouvert aux piétons.",
            ),
            (
                "Le givre menace, mais les plates-bandes, protégé par une toile, fleurissent encore.",
                "Le givre menace, mais les plates-bandes, protégées par une toile, fleurissent encore.",
            ),
        ),
        good=(
            "La bibliothèque et l’aréna, fermés depuis mars, rouvrent lundi.",
            "Les élèves de l’école du Sommet, située près du lac, ont chanté.",
            "Venez au parc samedi, accompagné de vos enfants.",
            "Il travaille à la Ville, entouré de ses collègues.",
            "Les enfants, même petits, sont admis.",
            "Nous avons marché jusqu’à la chute, fatigués de la route.",
            "Entrée : 5 $, gratuit pour les résidents.",
            "Marie-Ève Roy, nommée en mai, dirige le service.",
        ),
    ),
)
