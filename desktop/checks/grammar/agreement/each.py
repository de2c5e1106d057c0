"""« Par » and a noun: one price for each, in the singular; here and there, now and then, in the plural."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.inflection import inflected
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

# What something is charged or done for, one at a time.
_EACH = forms(
    "semaines jours années heures personnes enfants familles foyers logements adresses résidences véhicules"
    " participants saisons équipes ménages terrains immeubles élèves adultes citoyens résidents joueurs"
)


def singular_after_par(s: Sentence) -> Iterator[Hit]:
    """`10 $ par enfants`, `deux fois par semaines`: one price for each."""
    for i in s.places(_PAR):
        noun = s.at(i + 1)
        counted = s.role(i - 1) == "#" or s.lower(i - 1) == "fois"
        each = noun.lower in _EACH and s.role(i - 1) == "N" and s.role(i + 2) not in ("F", "A", "Q")
        if not (counted or each) or {n for _, n in noun.form.nouns} != {"p"}:
            continue
        gender = next(iter(sorted({g for g, _ in noun.form.nouns})))
        yield on(noun, "« Par » : pour chacun, donc au singulier.", *inflected(s, noun, (gender, "s")))


_PAR = forms("par")


_SCATTERED = forms("endroit moment")


def plural_after_par(s: Sentence) -> Iterator[Hit]:
    """`glacé par endroit`, `des averses par moment`: in several places, several times (OQLF, Vitrine linguistique)."""
    for i in s.places(_PAR):
        noun = s.at(i + 1)
        counted = s.role(i - 1) == "#" or s.lower(i - 1) == "fois"
        if noun.lower in _SCATTERED and not counted and s.role(i + 2) not in ("A", "Q", "M", "#", "F"):
            yield on(noun, "« Par endroits », « par moments » : plusieurs fois.", noun.lower + "s")


RULES = (
    GrammarRule(
        "accord.par_singulier",
        singular_after_par,
        "« Par » suivi d’un nom qu’on prend un à un demande le singulier.",
        bad=(
            ("Le coût est de 5 $ par personnes.", "Le coût est de 5 $ par personne."),
            ("La collecte a lieu deux fois par semaines.", "La collecte a lieu deux fois par semaine."),
            ("On remet un sac par familles.", "On remet un sac par famille."),
        ),
        good=(
            "Le coût est de 5 $ par personne.",
            "Les fleurs arrivent par dizaines.",
            "Un tirage par équipes de trois suivra.",
        ),
        words=_PAR,
    ),
    GrammarRule(
        "accord.par_pluriel",
        plural_after_par,
        "« Par endroits », « par moments » : à plusieurs endroits, à plusieurs moments.",
        bad=(
            ("La glace est mince par endroit.", "La glace est mince par endroits."),
            ("Il pleut par moment.", "Il pleut par moments."),
        ),
        good=("Passez par cet endroit.", "Un banc par endroit désigné.", "Trois par endroit."),
        words=_PAR,
    ),
)
