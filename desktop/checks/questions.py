"""Direct questions: the hyphen of the inversion, the question mark."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar_rule import GrammarRule, Hit, between
from desktop.checks.sentence import Sentence
from desktop.editorial.findings import Category


def inversion_hyphen(s: Sentence) -> Iterator[Hit]:
    """`Avez vous votre carte?`, `Où peut on stationner?`."""
    persons = {
        "vous": "2p",
        "tu": "2s",
        "on": "3s",
        "il": "3s",
        "elle": "3s",
        "ils": "3p",
        "elles": "3p",
        "nous": "1p",
    }
    if s.final != "?":
        return
    for i, word in enumerate(s.words):
        following = s.at(i + 1)
        if following.lower not in persons or word.form.nominal or not word.form.finite or word.role == "M":
            continue
        if not (
            i == 0
            or s.role(i - 1) in ("L", "U", "O", "X", ".")
            or s.lower(i - 1) in ("que", "qu'", "quoi", "où")
        ):
            continue
        if (s.role(i - 1) == "O" and s.role(i - 2) == "S") or persons[
            following.lower
        ] not in word.form.persons:
            continue
        if s.role(i + 2) == "V" or (following.lower in ("vous", "nous") and s.role(i + 2) == "S"):
            continue
        link = "-t-" if following.lower in ("il", "elle", "on") and word.lower[-1] in "aec" else "-"
        yield between(
            word,
            following,
            "L’inversion du sujet demande un trait d’union.",
            f"{word.text}{link}{following.text}",
        )


def question_mark(s: Sentence) -> Iterator[Hit]:
    """`Avez-vous reçu votre compte.`: a direct question."""
    if (
        not s.words
        or s.words[-1].text != "."
        or s.document.folded[s.words[-1].end : s.words[-1].end + 1] == "."
    ):
        return
    verb = s.words[0]
    if s.role(0) == "L" and s.lower(0) in ("comment", "pourquoi", "combien", "quand"):
        inverted = any(w.role == "S" and w.lower.startswith("-") for w in s.words[1:4])
    else:
        inverted = (
            verb.form.finite
            and s.role(1) in ("S", "O")
            and s.lower(1)
            in (
                "-vous",
                "-tu",
                "-t-on",
                "-on",
                "-il",
                "-t-il",
                "-elle",
                "-t-elle",
                "-ils",
                "-elles",
            )
        )
        imperative = any(v.mood == "E" for v in verb.form.verbs) and s.lower(1) == "-vous"
        inverted = inverted and not imperative
    if inverted and not {"aussi", "peut-être", "puisse", "vive"} & set(s.lowers(0, 2)) and len(s.words) > 3:
        yield Hit(s.words[-1].start, s.words[-1].end, "La phrase est une question.", ("?",))


RULES = (
    GrammarRule(
        "trait_union.inversion",
        inversion_hyphen,
        "Le pronom sujet placé après le verbe s’y rattache par un trait d’union.",
        bad=(
            ("Avez vous votre carte?", "Avez-vous votre carte?"),
            ("Comment peut on s’inscrire?", "Comment peut-on s’inscrire?"),
        ),
        good=("Quand vous aurez fini?",),
    ),
    GrammarRule(
        "ponctuation.question",
        question_mark,
        "Une question directe se termine par un point d’interrogation.",
        bad=(("Avez-vous reçu votre compte de taxes.", "Avez-vous reçu votre compte de taxes?"),),
        good=("Inscrivez-vous avant le 5 mai.", "Rappelez-vous la consigne."),
        category=Category.TYPOGRAPHY,
    ),
)
