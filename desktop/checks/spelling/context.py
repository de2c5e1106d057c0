"""What kind of word the place of an unknown one asks for: after « le » a noun, after « il » a verb, after a noun
something that agrees with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from desktop.checks.document import Document, Token
from desktop.checks.reading.words import Form, GenderNumber, forms, read_form

Morph = Callable[[str], Iterable[str]]

_KINDS: dict[str, frozenset[str]] = {
    "nom m s": forms("le un ce cet du au mon ton son"),
    "nom f s": forms("la une cette ma ta sa"),
    "nom s": forms("l' notre votre leur chaque aucun aucune"),
    "nom p": forms(
        "les des ces mes tes ses nos vos leurs aux plusieurs quelques deux trois quatre cinq six sept huit neuf dix onze"
        " douze quinze vingt trente cent"
    ),
    "verbe 3s": forms("il elle on qui ça cela se s' ne n'"),
    "verbe 3p": forms("ils elles"),
    "verbe 2p": forms("vous"),
    "verbe 1p": forms("nous"),
    "verbe 1s": forms("je j'"),
    "verbe 2s": forms("tu"),
    "participe s": forms("est était sera soit serait fut suis"),
    "participe p": forms("sont étaient seront soient seraient êtes sommes"),
    "participe": forms("été être étant avoir très soyez soyons restez demeurez"),
    "participe m s": forms("a ont avez avons ai as avait avaient aura auront aurait ayant"),
    "infinitif": forms(
        "pour sans afin peut peuvent pouvez pouvons doit doivent devez devons veuillez faut faudra va vont allez allons"
        " voulez voulons souhaitez désirez merci venez viens laissez faire fait"
    ),
    "groupe": forms("de d' à en sur avec par dans chez vers sous entre"),
}
_BY_WORD = {word: kind for kind, words in _KINDS.items() for word in words}


def kind_at(before: Sequence[Token], after: Token | None, morph: Morph) -> str:
    """The kind asked for by the words just before (nearest last) and after, or "".

    Only words that nothing but a space parts from the unknown one are given.
    """
    if not before:
        return "verbe 2p" if after is not None and after.lower in ("vos", "votre") else ""
    last = before[-1].lower
    kind = _BY_WORD.get(last, "")
    if last in ("nous", "vous", "les", "y", "en") and len(before) > 1 and (told := _told(before[-2].lower)):
        return told  # l’apiculteur nous envoit
    if kind.startswith("participe") and kind.split(" ")[1:] in (["s"], ["p"]):
        return _attribute(kind, before[:-1], morph)
    if kind:
        return kind
    elided, _, last = last.rpartition("'")
    form = read_form(last, morph)
    pairs = form.nouns if form.nouns and not (form.infinitives or form.adverb) else frozenset()
    if form.adjectives and len(form.adjectives) == 1 and len(before) > 1 and not form.nouns - form.adjectives:
        gender, number = next(iter(form.adjectives))
        determined = _BY_WORD.get(before[-2].lower, "").startswith("nom")
        if after is not None and after.lower in _OPENING_OBJECT and form.nouns:
            return f"verbe 3{number}"
        if determined and form.nouns:
            return f"tête {gender} {number}"  # les citoyens: a noun, or the adjective of the next one
        return f"nom {gender} {number}" if determined else f"suite {gender} {number}"
    if len(pairs) == 1 and not form.participles:
        gender, number = next(iter(pairs))
        if after is not None and after.lower in _OPENING_OBJECT and (elided or len(before) > 1):
            return f"verbe 3{number}"  # l’entrepreneur nettoye la rue
        return f"suite {gender} {number}"
    return ""


# What opens the object of a verb: « nettoye la rue ». Not « le »: « la salle communautare le samedi ».
_OPENING_OBJECT = forms("la les l' un une des votre vos leurs sa ses ces cette")


def _told(subject: str) -> str:
    """The kind of verb that a subject pronoun before « nous » or « vous » asks for."""
    if subject in ("il", "elle", "on", "qui", "ça", "cela"):
        return "verbe 3s"
    return "verbe 3p" if subject in ("ils", "elles") else ""


def _attribute(kind: str, before: Sequence[Token], morph: Morph) -> str:
    """With être, the gender of the nearest noun before it."""
    for token in reversed(before[-3:]):
        if token.lower in ("elle", "elles"):
            return f"participe f {kind[-1]}"
        nouns = read_form(token.lower, morph).nouns
        matching = {g for g, n in nouns if n == kind[-1]}
        if len(matching) == 1:
            return f"participe {next(iter(matching))} {kind[-1]}"
    return kind


def fitting(kind: str, morph: Morph) -> Callable[[str], bool]:
    """Whether a word is of that kind; everything is when nothing is asked for."""
    wanted = kind.split(" ")

    def fits(word: str) -> bool:
        return not kind or _is_of_kind(read_form(word, morph), wanted)

    return fits


def _is_of_kind(form: Form, kind: list[str]) -> bool:
    marks = set(kind[1:])
    if kind[0] == "nom":
        return _has(form.nouns | form.adjectives, marks)
    if kind[0] == "tête":
        return _has(form.nouns | form.adjectives | form.participles, marks) or f"3{kind[2]}" in form.persons
    if kind[0] == "verbe":
        pronoun = kind[1] == "2p" and bool(form.infinitives)
        return kind[1] in form.persons or (kind[1] == "3s" and "3p" in form.persons) or pronoun
    if kind[0] == "participe":
        return _has(form.participles | form.adjectives, marks)
    if kind[0] == "suite":
        number = kind[2]
        small = form.preposition or form.adverb
        plain = form.known and (small or not (form.nominal or form.verbs or form.infinitives))
        return _has(form.qualifiers, marks) or f"3{number}" in form.persons or plain
    if kind[0] == "groupe":
        return bool(form.nouns or form.infinitives or form.adjectives) or not form.verbs
    return bool(form.infinitives)


def _has(pairs: Iterable[GenderNumber], marks: set[str]) -> bool:
    """Whether some gender and number has all these marks (any, when none is asked for)."""
    return any(marks <= set(pair) for pair in pairs)


def around(document: Document, index: int) -> tuple[tuple[Token, ...], Token | None]:
    """The few words before a word, and the one after, that only spaces part from it."""
    tokens = document.tokens
    first = index
    while first > max(0, index - 4) and _touch(document, tokens[first - 1], tokens[first]):
        first -= 1
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    beside = following is not None and _touch(document, tokens[index], following)
    return tuple(tokens[first:index]), following if beside else None


def _touch(document: Document, one: Token, other: Token) -> bool:
    return document.folded[one.end : other.start] in ("", " ")


def openings_of(document: Document) -> frozenset[int]:
    """Where the first word of each segment begins."""
    starts = set()
    for segment in document.segments:
        first = document.tokens_in(segment.start, segment.end)[:1]
        starts |= {token.start for token in first}
    return frozenset(starts)


def adjacent(document: Document, one: Token, other: Token) -> bool:
    """Whether nothing but a space parts two words, in either order."""
    left, right = sorted((one, other), key=lambda token: token.start)
    return document.folded[left.end : right.start] == " "


def part_of_code(document: Document, token: Token) -> bool:
    """Letters that touch digits: a postal code, a lot number, an hour (`J5J 2R7`, `19H00`)."""
    text = document.folded
    before, after = text[max(0, token.start - 1) : token.start], text[token.end : token.end + 1]
    extension = before == "." and text[max(0, token.start - 2) : token.start - 1] in ("", " ", "(", "«")
    return before.isdigit() or after.isdigit() or "_" in (before, after) or extension  # un fichier .pdf
