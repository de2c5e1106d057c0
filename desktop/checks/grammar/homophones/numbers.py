"""au and aux, quelque and quelques, qui and qu’il: the number that the rest of the group shows."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.grammar.homophones.places import is_plural, only_plural
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_AU = forms("au")


def to_several(s: Sentence) -> Iterator[Hit]:
    """`au citoyens`, `au anciens élus`: the noun was written in the plural."""
    for i in s.places(_AU):
        following = s.at(i + 1)
        pairs = following.form.nouns or following.form.qualifiers
        if not only_plural(pairs) or following.capital or following.role not in ("N", "A"):
            continue
        if following.role == "A" and not is_plural(s, i + 2):
            continue
        yield between(
            s.at(i),
            following,
            "Devant un pluriel, « à les » se contracte en « aux ».",
            f"aux {following.text}",
        )


def something(s: Sentence) -> Iterator[Hit]:
    """`quelques chose`, `quelques part`, `quelques temps`: singular in these phrases."""
    for i in s.places(_SOME):
        if s.lower(i + 1) in ("chose", "part", "peu"):
            yield on(s.at(i), "Dans cette locution, « quelque » est au singulier.", "quelque")


_SOME = forms("quelques")


def who(s: Sentence) -> Iterator[Hit]:
    """`les familles qu’il vivent ici`, `ceux qu’il ont gagné`: a plural verb has no subject « il »."""
    for i in s.places(_QU):
        last = i - 1 - (s.lower(i - 1) == ",")
        several = s.lower(last) in ("ceux", "celles") or (
            s.role(last) in ("N", "A", "Q") and is_plural(s, last)
        )
        if s.lower(i + 1) != "il" or not several:
            continue
        j = i + 2
        while s.role(j) in ("O", "X"):
            j += 1
        verb = s.at(j)
        if verb.role == "V" and verb.form.persons and verb.form.persons <= {"3p"} and not verb.form.nominal:
            middle = s.document.text[s.at(i + 1).end : verb.end]
            yield between(
                s.at(i),
                verb,
                "« Qui » est le sujet du verbe; « qu’il » en contient un autre.",
                f"qui{middle}",
            )


_QU = forms("qu'")


def fact(s: Sentence) -> Iterator[Hit]:
    """`en faits`, `tout à faits`, `faits partie`: singular in these phrases."""
    for i in s.places(_FAITS):
        opening = (
            s.lower(i - 1) == "en"
            and s.role(i - 2) in ("", ".", ",", "C")
            and s.role(i + 1) in (",", "S", "D")
        )
        if opening or s.lowers(i - 2, i) == ("tout", "à") or s.lower(i + 1) in ("partie", "attention"):
            yield on(s.at(i), "Dans cette locution, « fait » est au singulier.", "fait")


_FAITS = forms("faits")


RULES = (
    GrammarRule(
        "homophone.aux",
        to_several,
        "Devant un pluriel, on écrit « aux ».",
        bad=(("Offert au citoyens de la ville.", "Offert aux citoyens de la ville."),),
        good=("Offert au citoyen.", "Le pont est au large.", "Au revoir."),
        words=_AU,
    ),
    GrammarRule(
        "homophone.quelque_chose",
        something,
        "« Quelque chose », « quelque part » : au singulier.",
        bad=(("Avez-vous perdu quelques chose?", "Avez-vous perdu quelque chose?"),),
        good=("Quelques choses utiles.", "Il reste quelques places."),
        words=_SOME,
    ),
    GrammarRule(
        "homophone.qui_pluriel",
        who,
        "« Qui » est le sujet du verbe; « qu’il » en contient un autre.",
        bad=(
            ("Les familles qu’il vivent ici sont contentes.", "Les familles qui vivent ici sont contentes."),
            ("Merci à ceux qu’il ont aidé.", "Merci à ceux qui ont aidé."),
            ("Merci à nos équipes, qu’il ont travaillé fort.", "Merci à nos équipes, qui ont travaillé fort."),
        ),
        good=("Les bacs qu’il vide sont pleins.", "Les gens qu’ils aident."),
        words=forms("qu"),
    ),
    GrammarRule(
        "homophone.fait_locution",
        fact,
        "Dans cette locution, « fait » est au singulier.",
        bad=(("En faits, la rue est ouverte.", "En fait, la rue est ouverte."),),
        good=("Les faits sont connus.", "Ce qui se passe, en faits confirmés."),
        words=_FAITS,
    ),
)  # fmt: skip
