"""What is said, after a comma, of one person named with a title: « Félicitations à Mme Piché, nommée bénévole de l’année »."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.noun import inflected
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_TITLES = {"mme": "f", "madame": "f", "mlle": "f", "m.": "m", "monsieur": "m"}
_NAMED = forms("mme madame mlle m. monsieur")


def titled_person(s: Sentence) -> Iterator[Hit]:
    """`à Mme Piché, nommé bénévole de l’année`: the participle agrees with the person named."""
    for title in s.places(_NAMED):
        comma = title + 1
        while s.role(comma) == "M":
            comma += 1
        word = s.at(comma + 1)
        gender = _TITLES[s.lower(title)]
        if comma == title + 1 or s.lower(comma) != "," or s.lower(title - 1) not in _TO:
            continue
        pairs = word.form.participles
        if not pairs or {g for g, _ in pairs} == {gender} or (gender, "s") in pairs or word.capital:
            continue
        if (
            {n for _, n in pairs} != {"s"}
            or word.form.finite
            or s.role(comma + 2) not in ("N", "P", "F", "W")
        ):
            continue
        if any(s.role(k) in ("V", "#") for k in range(title)) or s.lower(comma + 1) in _FIXED:
            continue
        yield on(
            word,
            f"Ce mot se rapporte à «\u00a0{s.at(title).text}\u00a0».",
            *inflected(s, word, (gender, "s")),
        )


_TO = forms("à pour")
_FIXED = forms("compris excepté passé vu étant attendu donné")


RULES = (
    GrammarRule(
        "accord.personne_titree",
        titled_person,
        "Ce qui est dit d’une personne après la virgule s’accorde avec elle.",
        bad=(
            ("Félicitations à Mme Rolande Piché, nommé bénévole de l’année.", "Félicitations à Mme Rolande Piché, nommée bénévole de l’année."),
            ("Merci à M. Luc Roy, venue de loin.", "Merci à M. Luc Roy, venu de loin."),
        ),
        good=(
            "Félicitations à Mme Rolande Piché, nommée bénévole de l’année.",
            "Il a salué Mme Roy, nommé deux juges et levé la séance.",
        ),
        words=_NAMED | {"m"},
    ),
)  # fmt: skip
