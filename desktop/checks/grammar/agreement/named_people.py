"""What is said, after a comma, of one person whose name or title tells the gender: « Mme Rolande Piché, nommée bénévole »."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.inflection import inflected
from desktop.checks.grammar.agreement.series import listed_after_avoir
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import forms

_CIVILITIES = {
    **dict.fromkeys(("mme", "madame", "mlle", "mademoiselle"), "f"),
    **dict.fromkeys(("m", "m.", "monsieur"), "m"),
}
# What only a person is said to be.
_OF_PEOPLE = forms(
    "nommer élire réélire médailler embaucher promouvoir récompenser honorer décorer diplômer naître décéder passionner"
    " désigner choisir sélectionner couronner acclamer engager inscrire"
)
_COMMA = frozenset(",")
_TITLED = forms("mme madame mlle m. monsieur")
_TO = forms("à pour")
_FIXED = forms("compris excepté passé vu étant attendu donné")


def apposed_to_name(s: Sentence) -> Iterator[Hit]:
    """`Félicitations à Mme Piché, nommé bénévole de l’année`, `Bravo à Julie Roy, médaillé d’argent`."""
    for comma in s.places(_COMMA):
        word = s.at(comma + 1)
        if (
            word.role not in ("Q", "N")
            or word.capital
            or not _of_people(word)
            or s.role(comma - 1) not in ("M", "?")
        ):
            continue
        gender = _gender_of_name(s, comma)
        numbers = {number for _, number in word.form.participles}
        genders = {each for each, _ in word.form.participles}
        if not gender or numbers != {"s"} or gender in genders or listed_after_avoir(s, comma, comma + 1):
            continue
        if offered := inflected(s, word, (gender, "s")):
            yield on(word, "Ce participe s’accorde avec la personne nommée.", *offered)


def titled_person(s: Sentence) -> Iterator[Hit]:
    """`à Mme Piché, nommé bénévole de l’année`: the participle agrees with the person named."""
    for title in s.places(_TITLED):
        comma = title + 1
        while s.role(comma) == "M":
            comma += 1
        word = s.at(comma + 1)
        gender = _CIVILITIES[s.lower(title)]
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


def _of_people(word: Word) -> bool:
    return bool({lemma for lemma, _ in word.form.participle_verbs} & _OF_PEOPLE)


def _gender_of_name(s: Sentence, end: int) -> str:
    """The gender of the one person whose name ends at `end`, by the civility or the first name; "" when not sure."""
    start = end
    while start > 0 and (s.role(start - 1) == "M" or (s.role(start - 1) == "?" and s.at(start - 1).capital)):
        start -= 1
    if start == end or s.role(start - 1) == "C":
        return ""
    first = s.at(start)
    told = _CIVILITIES.get(first.lower) or _CIVILITIES.get(s.lower(start - 1))
    if told:
        return told
    if end - start < 2:
        return ""
    name = first.text.partition("-")[0]
    lines = [line for line in s.vocabulary.lexicographer.morph(name) if ":M1" in line]
    genders = {mark for line in lines for mark in ("m", "f", "e") if f":{mark}:" in line}
    return genders.pop() if len(genders) == 1 and "e" not in genders else ""


RULES = (
    GrammarRule(
        "accord.personne_nommee",
        apposed_to_name,
        "Le participe mis en apposition s’accorde avec la personne nommée.",
        bad=(
            (
                "Félicitations à Mme Rolande Piché, nommé bénévole de l’année.",
                "Félicitations à Mme Rolande Piché, nommée bénévole de l’année.",
            ),
            ("Bravo à Julie Dubuc, médaillé d’argent!", "Bravo à Julie Dubuc, médaillée d’argent!"),
            ("Merci à M. Luc Roy, élue en 2021.", "Merci à M. Luc Roy, élu en 2021."),
        ),
        good=(
            "Félicitations à Mme Rolande Piché, nommée bénévole de l’année.",
            "Bravo à Julie et Luc Roy, médaillés d’argent!",
            "Le conseil a remercié Mme Roy, nommé un comité et levé la séance.",
            "Bravo à Camille Dubuc, médaillé d’argent!",
        ),
        roles="M",
    ),
    GrammarRule(
        "accord.personne_titree",
        titled_person,
        "Ce qui est dit d’une personne après la virgule s’accorde avec elle.",
        bad=(
            (
                "Félicitations à Mme Rolande Piché, nommé bénévole de l’année.",
                "Félicitations à Mme Rolande Piché, nommée bénévole de l’année.",
            ),
            ("Merci à M. Luc Roy, venue de loin.", "Merci à M. Luc Roy, venu de loin."),
        ),
        good=(
            "Félicitations à Mme Rolande Piché, nommée bénévole de l’année.",
            "Il a salué Mme Roy, nommé deux juges et levé la séance.",
        ),
        words=_TITLED | {"m"},
    ),
)
