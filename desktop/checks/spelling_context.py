"""What kind of word the place of an unknown one asks for: after « le » a noun, after « il » a verb."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from desktop.checks.words import Form, forms, read_form

_KINDS: dict[str, frozenset[str]] = {
    "nom m s": forms("le un ce cet du au mon ton son"),
    "nom f s": forms("la une cette ma ta sa"),
    "nom s": forms("l' notre votre leur chaque aucun aucune"),
    "nom p": forms(
        "les des ces mes tes ses nos vos leurs aux plusieurs quelques deux trois quatre cinq six dix"
    ),
    "verbe 3s": forms("il elle on qui ça cela se s' ne n'"),
    "verbe 3p": forms("ils elles"),
    "verbe 2p": forms("vous"),
    "verbe 1p": forms("nous"),
    "verbe 1s": forms("je j'"),
    "verbe 2s": forms("tu"),
    "participe": forms(
        "est sont été être était étaient sera seront soit serait a ont avez avons ai as avait avaient aura auront"
        " aurait êtes sommes suis ayant étant avoir très"
    ),
    "infinitif": forms(
        "pour sans afin peut peuvent pouvez pouvons doit doivent devez devons veuillez faut faudra va vont allez allons"
        " voulez voulons souhaitez désirez merci venez viens laissez faire fait"
    ),
}
_BY_WORD = {word: kind for kind, words in _KINDS.items() for word in words}


def kind_after(before: str) -> str:
    """The kind asked for by the word before (lower case), or ""."""
    return _BY_WORD.get(before, "")


def fitting(kind: str, morph: Callable[[str], Iterable[str]]) -> Callable[[str], bool]:
    """Whether a word is of that kind; everything is when nothing is asked for."""

    def fits(word: str) -> bool:
        return not kind or _is_of_kind(read_form(word, morph), kind.split(" "))

    return fits


def _is_of_kind(form: Form, kind: list[str]) -> bool:
    if kind[0] == "nom":
        pairs = form.nouns | form.adjectives
        return any(set(kind[1:]) <= set(pair) for pair in pairs)
    if kind[0] == "verbe":
        pronoun = kind[1] == "2p" and bool(form.infinitives)
        return kind[1] in form.persons or (kind[1] == "3s" and "3p" in form.persons) or pronoun
    if kind[0] == "participe":
        return bool(form.participles or form.adjectives)
    return bool(form.infinitives)
