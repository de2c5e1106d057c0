"""The attribute of an object that its complement keeps away: « tenir informés de l’avancement les résidents »."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.noun import chosen, inflected
from desktop.checks.grammar.agreement.participle import allowed
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.moments import is_time
from desktop.checks.reading.noun_phrases import after_preposition_group, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_ATTRIBUTING = forms(
    "rendre trouver juger maintenir garder tenir laisser estimer considérer déclarer conserver"
)
_SELF = forms("me m' te t' se s' nous vous le la les l'")


def quality_before_object(s: Sentence) -> Iterator[Hit]:
    """`tenir responsable de leurs chiens les propriétaires`: of the object, which its complement keeps away."""
    for i in s.with_role("AQ"):
        verb = i - 1
        while s.role(verb) == "W":
            verb -= 1
        if s.role(i + 1) not in ("P", "F") or not _attributes(s, verb):
            continue
        start = after_preposition_group(s, i + 1)
        whole = s.lower(start) in ("tous", "toutes", "tout", "toute") and s.role(start + 1) == "D"
        if start == i + 1 or s.role(start) not in ("D", "#") or is_time(s, start):
            continue
        phrase = noun_phrase(s, start + whole)
        if phrase is None or not phrase.number or s.at(i).form.qualifiers & allowed(phrase):
            continue
        offered = inflected(s, s.at(i), chosen(s.at(i).form, allowed(phrase)))
        if offered:
            yield on(s.at(i), "L’attribut s’accorde avec l’objet, plus loin.", *offered)


def _attributes(s: Sentence, verb: int) -> bool:
    """Whether a verb at `verb` gives its object a quality: not of oneself, not passive."""
    word = s.at(verb)
    if word.role not in ("V", "Y", "G", "Q") or not word.form.lemmas() & _ATTRIBUTING:
        return False
    first = verb
    if word.role == "Q":
        first -= 1
        while s.role(first) == "W":
            first -= 1
        if "avoir" not in s.at(first).form.lemmas(participle=False):
            return False
    return s.lower(first - 1) not in _SELF


RULES = (
    GrammarRule(
        "accord.attribut_objet_loin",
        quality_before_object,
        "L’attribut s’accorde avec l’objet du verbe, même quand un complément les sépare.",
        bad=(
            (
                "La Ville tient responsable de leurs chiens les propriétaires.",
                "La Ville tient responsables de leurs chiens les propriétaires.",
            ),
            (
                "Il faut tenir informé de l’avancement toutes les familles.",
                "Il faut tenir informées de l’avancement toutes les familles.",
            ),
        ),
        good=(
            "On a rendu accessibles à tous les sentiers du parc.",
            "Elle se tient prête pour le départ les jours de pluie.",
            "Nous gardons ouvert en hiver le chalet du lac.",
        ),
        roles="AQ",
    ),
)
