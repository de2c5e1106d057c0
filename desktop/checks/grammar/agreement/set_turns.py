"""Set turns: « ci-joint copie », « aucune telle demande », « j’en ai reçu douze », « elles sont championnes »."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.attribute_places import attribute_index
from desktop.checks.grammar.agreement.inflection import inflected
from desktop.checks.grammar.agreement.participle import subjects
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_JOINED = forms("ci-jointe ci-jointes ci-joints ci-incluse ci-incluses ci-annexée ci-annexées ci-annexés")
_BASES = {"ci-j": "ci-joint", "ci-i": "ci-inclus", "ci-a": "ci-annexé"}


def joined_before_bare_noun(s: Sentence) -> Iterator[Hit]:
    """`Vous trouverez ci-jointes copie de la résolution`: before a noun without article, it does not vary."""
    for i in s.places(_JOINED):
        if s.role(i + 1) == "N" and s.role(i - 1) in ("V", "Y", "", ".", ","):
            yield on(s.at(i), "Devant un nom sans article, il ne s’accorde pas.", _BASES[s.lower(i)[:4]])


_TEL = {"tel": ("m", "s"), "telle": ("f", "s"), "tels": ("m", "p"), "telles": ("f", "p")}
_NONE = {"aucun": "m", "nul": "m", "aucune": "f", "nulle": "f"}


def no_such(s: Sentence) -> Iterator[Hit]:
    """`Aucune tel demande`: between « aucun » and the noun, it agrees with both."""
    for i in s.places(frozenset(_TEL)):
        gender = _NONE.get(s.lower(i - 1), "")
        pair = (gender, "s")
        if gender and pair in s.at(i + 1).form.nouns and _TEL[s.lower(i)] != pair:
            yield on(s.at(i), "« Tel » s’accorde avec le nom.", "tel" if gender == "m" else "telle")


_QUANTITIES = forms("plusieurs beaucoup trop peu assez tant davantage")
_ASKED = forms("que qu' quel quelle quels quelles combien")


def some_of_them(s: Sentence) -> Iterator[Hit]:
    """`des plaintes, nous en avons reçues sept`: « en » commands no agreement."""
    for i in s.with_role("Q"):
        form = s.at(i).form
        counted = s.role(i + 1) == "#" or s.lower(i + 1) in _QUANTITIES
        if not counted or ("m", "s") in form.participles or not form.participles:
            continue
        verb = i - 1
        while s.role(verb) == "W":
            verb -= 1
        if s.lower(verb - 1) != "en" or "avoir" not in s.at(verb).form.lemmas(participle=False):
            continue
        before = range(_clause(s, verb), verb - 1)
        if not any(s.role(k) == "O" or s.lower(k) in _ASKED for k in before):
            yield on(
                s.at(i), "Avec « en », le participe ne s’accorde pas.", *inflected(s, s.at(i), ("m", "s"))
            )


def _clause(s: Sentence, i: int) -> int:
    """Where the stretch without a mark that holds `i` begins."""
    while i > 0 and s.role(i - 1) not in (",", "."):
        i -= 1
    return i


# The masculine of these names no woman: « championnes », « gagnantes », « citoyennes ».
_OF_MEN = ("ants", "iens", "ions", "ats", "és", "ins", "ais")


def women_named(s: Sentence) -> Iterator[Hit]:
    """`Les joueuses sont champions de leur division`: the noun that says what women are has their gender."""
    for pairs, _, verb in subjects(s):
        if pairs != {("f", "p")}:
            continue
        i = attribute_index(s, verb)
        word = s.at(i) if i is not None else s.edge
        named = word.role == "N" and word.lower.endswith(_OF_MEN) and word.form.nouns == {("m", "p")}
        if named and (offered := inflected(s, word, ("f", "p"))):
            yield on(word, "Ce nom prend le genre du sujet.", *offered)


RULES = (
    GrammarRule(
        "accord.ci_joint_invariable",
        joined_before_bare_noun,
        "« Ci-joint » placé devant un nom sans article est invariable.",
        bad=(
            (
                "Vous trouverez ci-jointe copie du règlement.",
                "Vous trouverez ci-joint copie du règlement.",
            ),
        ),
        good=("La lettre ci-jointe explique tout.", "Vous trouverez ci-jointe la copie du règlement."),
        words=_JOINED,
    ),
    GrammarRule(
        "accord.aucun_tel",
        no_such,
        "« Tel » s’accorde avec le nom qu’il précède.",
        bad=(("Aucune tel demande n’existe.", "Aucune telle demande n’existe."),),
        good=("Aucun tel permis n’existe.", "Aucune telle plainte n’est venue."),
        words=frozenset(_TEL),
    ),
    GrammarRule(
        "accord.en_quantite",
        some_of_them,
        "Quand « en » est l’objet, le participe reste au masculin singulier.",
        bad=(
            (
                "Des plaintes, nous en avons reçues sept.",
                "Des plaintes, nous en avons reçu sept.",
            ),
        ),
        good=(
            "Les leçons que nous en avons tirées sont utiles.",
            "Combien en avez-vous reçues?",
            "On les en a avertis deux fois.",
        ),
        words=forms("en"),
        roles="Q",
    ),
    GrammarRule(
        "accord.nom_attribut",
        women_named,
        "Le nom qui dit ce que sont des femmes est au féminin.",
        bad=(("Les joueuses sont champions du tournoi.", "Les joueuses sont championnes du tournoi."),),
        good=("Les joueuses sont championnes.", "Elles sont parents de deux enfants."),
        roles="V",
    ),
)
