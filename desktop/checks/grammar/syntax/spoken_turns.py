"""Set turns of the spoken language, and small words lost before a place or a number: `avons de besoin`, `bord de la rue`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.grammar.contractions import with_preposition
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.function_words import DAYS
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

# What was typed, in words, and what is written; the spaces around stay.
_REPLACED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:minutes|heures|jours|semaines|mois|ans) (?P<x>l'avance)\b"), "à l'avance"),
    (re.compile(r"\bpour (?:cette|la|quelle) raison (?:même )?(?P<x>pourquoi)\b"), "que"),
    (re.compile(r"(?<!matin )(?<!-)\b(?P<x>à (?:matin|soir))\b"), "ce"),
    (
        re.compile(
            r"\b(?:avec|à|pour|chez|de) (?P<x>qui que?)(?=[ ']?(?:je|j'|tu|il|elle|on|nous|vous|ils|elles)\b)"
        ),
        "qui",
    ),
)
_EDGES = forms("milieu bord bout coin pied cœur sommet")


def at_the_edge(s: Sentence) -> Iterator[Hit]:
    """`déclaré milieu de la nuit`, `placés bord de la rue`: « au milieu », « au bord »."""
    for i in s.places(_EDGES):
        if s.role(i) == "N" and s.role(i + 1) == "F" and s.role(i - 1) in ("V", "Q", "Y") and i > 1:
            placed = "être" in s.at(i - 2).form.lemmas() or s.role(i - 1) == "Q"
            if placed and s.lower(i + 1) != "des":
                yield on(s.at(i), "Il manque « au ».", f"au {s.at(i).text}")


_MORE = forms("plus")


def more_of(s: Sentence) -> Iterator[Hit]:
    """`La bibliothèque possède plus 10 000 livres`: « plus de »."""
    for i in s.places(_MORE):
        if s.role(i + 1) != "#" or s.role(i + 2) != "N" or s.role(i - 1) not in ("V", "Q"):
            continue
        if not {"ne", "n'"} & set(s.lowers(0, i)) and len(s.at(i + 1).text) > 1 and s.role(i) == "W":
            yield with_preposition(s, i + 1, "de", "Devant un nombre, on dit « plus de », « moins de ».")


_SPOKEN = re.compile(
    r"(?<![\w'-])(?:(?P<need>(?:ai|as|a|avons|avez|ont|avait|aviez|auront|aurons|aurez) de besoin)(?= d| pour|[.!?])"
    r"|(?P<that>[Çç]a l'a)(?= (?:pris|été|donné|coûté|fallu)\b)|(?P<lest>[Pp]our pas que?)(?= )"
    r"|(?<!m')(?<!t')(?<!s')(?<!vous )(?<!nous )(?<!se )(?P<wait>[Aa]tten(?:d|ds|dez|dons|dre|dent) à ce que?))",
)


def said_aloud(s: Sentence) -> Iterator[Hit]:
    """`Nous avons de besoin`, `Ça l’a pris`, `Pour pas que ça gèle`, `Attendez à ce que`."""
    for match in _SPOKEN.finditer(s.document.folded, s.span.start, s.span.end):
        typed = s.document.text[match.start() : match.end()]
        if match["need"]:
            right = typed.replace(" de besoin", " besoin")
        elif match["that"]:
            right = f"{typed[0]}a a"
        elif match["wait"]:
            if s.document.folded[match.start() - 1 : match.start()] == "'":
                continue
            right = typed.replace(" à ce qu", " qu")
        else:
            right = f"{typed[0]}our éviter que"
        yield Hit(match.start(), match.end(), _ALOUD, (right,))
    for pattern, right in _REPLACED:
        for match in pattern.finditer(s.document.folded, s.span.start, s.span.end):
            start, end = match.span("x")
            said = f"ce {match['x'].split()[1]}" if right == "ce" else right.replace("'", s.apostrophe())
            elided = " " if match["x"].endswith(" qu") else ""
            yield Hit(start, end + bool(elided), _ALOUD, (said + elided,))


_ALOUD = "Cette tournure est de la langue parlée."


_LEAST = forms("moins plus")


def at_least(s: Sentence) -> Iterator[Hit]:
    """`déposée moins dix jours avant`, `remise plus tard le 30 juin`: « au moins », « au plus tard »."""
    for i in s.places(_LEAST):
        if s.role(i - 1) not in ("Q", "V", "Y") or s.role(i) != "W":
            continue
        counted = s.lower(i) == "moins" and s.role(i + 1) == "#" and s.lower(i + 2) in _SPANS
        dated = s.lowers(i, i + 3) == ("plus", "tard", "le") and (
            s.role(i + 3) == "#" or s.lower(i + 3) in DAYS
        )
        if (counted and s.lower(i + 3) == "avant") or dated:
            yield on(s.at(i), "Il manque « au ».", f"au {s.at(i).text}")


_SPANS = forms("jours jour heures heure semaines mois minutes ans")


RULES = (
    GrammarRule(
        "locution.au_moins",
        at_least,
        "« Au moins » et « au plus tard » commencent par « au ».",
        bad=(
            ("La demande doit être déposée moins dix jours avant.", "La demande doit être déposée au moins dix jours avant."),
            ("Le bac doit être rendu plus tard le 30 juin.", "Le bac doit être rendu au plus tard le 30 juin."),
        ),
        good=("Il arriva dix jours plus tard le 3 mai.", "Elle dort moins dix jours sur trente.", "Appelez au plus tard le 3 mai."),
        words=_LEAST,
    ),
    GrammarRule(
        "langue.parlee",
        said_aloud,
        "Cette tournure appartient à la langue parlée.",
        bad=(
            ("Nous avons de besoin de bénévoles.", "Nous avons besoin de bénévoles."),
            ("Ça l’a pris deux heures.", "Ça a pris deux heures."),
            ("Réservez deux jours l’avance.", "Réservez deux jours à l’avance."),
            ("C’est pour cette raison pourquoi nous fermons.", "C’est pour cette raison que nous fermons."),
            ("Le resto ferme à matin.", "Le resto ferme ce matin."),
            ("Attendez à ce que la lumière soit verte.", "Attendez que la lumière soit verte."),
        ),
        good=("Il s’attend à ce que tout change.", "L’avis est dans notre site Web.", "En cas de besoin, appelez.", "Attendez-vous à ce que ça gèle."),
        words=forms("besoin ça pour attend attends attendez attendons attendre attendent avance raison matin soir qui"),
    ),
    GrammarRule(
        "locution.au_milieu",
        at_the_edge,
        "« Au milieu », « au bord », « au bout » sont des locutions.",
        bad=(
            ("Le feu s’est déclaré milieu de la nuit.", "Le feu s’est déclaré au milieu de la nuit."),
            ("Les bacs doivent être placés bord de la rue.", "Les bacs doivent être placés au bord de la rue."),
        ),
        good=("Le feu est au milieu de la nuit.", "Le bord de la rue est gelé."),
        words=_EDGES,
    ),
    GrammarRule(
        "preposition.plus_de",
        more_of,
        "Devant un nombre, on dit « plus de », « moins de ».",
        bad=(("La bibliothèque possède plus 10 000 livres.", "La bibliothèque possède plus de 10 000 livres."),),
        good=("La bibliothèque possède plus de 10 000 livres.", "Le camion pèse plus ou moins dix tonnes."),
        words=_MORE,
        roles="#",
    ),
)  # fmt: skip
