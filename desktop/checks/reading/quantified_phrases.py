"""Noun phrases whose number a quantifier gives: `la plupart des permis`, `70 % des foyers`, `plus d’un`."""

from __future__ import annotations

from desktop.checks.reading.noun_phrases import COLLECTIVES, Phrase, complements
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

# « La plupart des citoyens votent »: the verb agrees with the noun that follows these.
_QUANTIFIERS = (
    ("la", "plupart"),
    ("bon", "nombre"),
    ("un", "bon", "nombre"),
    ("un", "grand", "nombre"),
    ("beaucoup",),
    ("combien",),
    ("peu",),
    ("trop",),
    ("tant",),
    ("bien",),
    ("nombre",),
    ("énormément",),
    ("tellement",),
    ("autant",),
    ("de", "plus", "en", "plus"),
    ("de", "moins", "en", "moins"),
)


def quantified_phrase(s: Sentence, i: int) -> Phrase | None:
    """`la plupart des permis`, `peu de gens`: a plural noun phrase and its complements, or None."""
    for words in (*_QUANTIFIERS, *_hundredth(s, i)):
        j = i + len(words)
        if s.role(j) != "F" or s.lowers(i, j) != words:
            continue
        while s.role(j + 1) in ("D", "A"):
            j += 1
        noun = s.at(j + 1)
        numbers = {n for _, n in noun.form.nouns}
        if noun.role != "N" or not (numbers == {"p"} or ("p" in numbers and s.lower(j) == "des")):
            return None
        genders = {g for g, _ in noun.form.nouns} if noun.lower != "gens" else {"m"}
        gender = genders.pop() if len(genders) == 1 else ""
        return Phrase(i, complements(s, j + 2), j + 1, gender, "p")
    return None


def _hundredth(s: Sentence, i: int) -> tuple[tuple[str, ...], ...]:
    """`70 %`, `plus de 70 %` at `i`, as one more quantifier, or nothing."""
    j = i + 2 if s.lower(i) in ("plus", "moins", "près") and s.role(i + 1) == "F" else i
    return (
        (s.lowers(i, j + 2),)
        if s.role(j) == "#" and s.lower(j + 1) == "%" and s.lower(j + 2) == "des"
        else ()
    )


_ROUNDED = forms("dizaine douzaine quinzaine vingtaine trentaine quarantaine cinquantaine centaine")


def more_than_one(s: Sentence, i: int) -> Phrase | None:
    """`plus d’un citoyen`: singular, whatever the sense."""
    if s.lower(i) != "plus" or s.lower(i + 1) != "d'" or s.lower(i + 2) not in ("un", "une"):
        return None
    noun = i + 3 if s.role(i + 3) == "N" else i + 4
    number = "" if s.lower(noun) in COLLECTIVES else "s"  # plus d’une dizaine de membres
    if s.lower(noun) in _ROUNDED and s.role(noun + 1) == "F" and s.role(noun + 2) == "N":
        number = "p" if {n for _, n in s.at(noun + 2).form.nouns} == {"p"} else number
    return Phrase(i, complements(s, noun + 1), noun, "", number) if s.role(noun) == "N" else None
