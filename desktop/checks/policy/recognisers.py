"""What a sentence holds besides words of the lexicon: imperatives, proper nouns, prices, ages, contacts.

Each function yields `(class, first word, last word + 1)`. The classes they give are written in capitals
in the rule packs: IMPERATIF, PROPRE, CITATION, LIEN, PRIX, POURCENT, NOMBRE, HEURE, AGE, MINEUR, COURRIEL,
ADRESSE_WEB, MENTION, NEGATION, MAJUSCULES, TUTOIEMENT.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.policy.matching import Reading

Mark = tuple[str, int, int]

RECOGNISED = frozenset(
    {"IMPERATIF", "PROPRE", "CITATION", "PRIX", "POURCENT", "NOMBRE", "HEURE", "AGE", "MINEUR"}
    | {"COURRIEL", "ADRESSE_WEB", "MENTION", "LIEN", "NEGATION", "MAJUSCULES", "TUTOIEMENT"}
)

_IMPERATIVE_ENDINGS = re.compile(r"[a-zà-ÿ]{3,}(?:ez|issons)|[a-zà-ÿ]{3,}(?<!ti)(?<!si)(?<!xi)(?<!is)ons")
_IRREGULAR_IMPERATIVES = frozenset(
    {
        "faites",
        "dites",
        "soyez",
        "sachez",
        "ayez",
        "allons",
        "soyons",
        "faisons",
        "disons",
        "refaites",
        "voyez",
    }
    # Of the second person singular, those that no noun resembles at the head of a clause.
    | {
        "viens",
        "fais",
        "prends",
        "appelle",
        "achète",
        "profite",
        "essaie",
        "écris",
        "envoie",
        "regarde",
        "inscris",
    }
    | {"choisis", "oublie", "rejoins", "dis", "vas", "viens"}
)
_NOT_IMPERATIVES = frozenset(
    {"chez", "assez", "nez", "rez", "rendez-vous", "mentions", "bonbons", "poissons", "buissons", "garçons"}
    | {"chansons", "boissons", "environs", "marrons", "salons", "ballons", "violons", "jetons", "jambons"}
    | {"savons", "avons", "sommes", "saisons", "raisons", "maisons", "leçons", "façons", "camions", "avions"}
    | {
        "champignons",
        "papillons",
        "cartons",
        "citrons",
        "melons",
        "bâtons",
        "boutons",
        "sons",
        "dons",
        "tons",
    }
)
_CLAUSE_OPENERS = frozenset(
    {
        ",",
        ";",
        ":",
        "!",
        "?",
        ".",
        "…",
        "–",
        "—",
        "-",
        "(",
        "«",
        "“",
        '"',
        "et",
        "ou",
        "puis",
        "alors",
        "donc",
    }
    | {"mais", "sinon", "svp", "maintenant", "aussi", "ensuite", "pis", "ben", "bon", "vite", "hey", "aye"}
)
_NAME_LINKS = frozenset({"de", "d'", "du", "des", "la", "le", "les", "l'", "et", "&", "aux", "au", "en", "à"})
_NOT_NAMES = frozenset(
    {"m", "mm", "mme", "mmes", "mlle", "monsieur", "madame", "dr", "dre", "me", "le", "la", "les", "l'", "un"}
    | {
        "une",
        "des",
        "du",
        "de",
        "d'",
        "votre",
        "vos",
        "notre",
        "nos",
        "ce",
        "cette",
        "ces",
        "cet",
        "il",
        "elle",
    }
    | {
        "on",
        "nous",
        "vous",
        "je",
        "ils",
        "elles",
        "c'",
        "j'",
        "à",
        "au",
        "aux",
        "en",
        "et",
        "ou",
        "oui",
        "non",
    }
    | {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"}
    | {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre"}
    | {"novembre", "décembre", "bonjour", "merci", "rappel", "information", "renseignements", "bravo"}
    | {"pour", "par", "sur", "dans", "chez", "avec", "sans", "mon", "ma", "mes", "son", "sa", "ses", "leur"}
)
_LONGEST_NAME = 8
_MONEY = re.compile(r"[$€¢]|dollars?|cents?|sous|piastres?|piasses?")
_CURRENCY = frozenset({"cad", "can"})
_NUMBER_WORDS = frozenset(
    "un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante "
    "cinquante soixante quatre-vingts cent cents mille dix-sept dix-huit dix-neuf vingt-cinq quarante-cinq".split()
)
_NUMBER = re.compile(r"\d+(?:[ ,.]\d+)*")
_AGE_BEFORE = frozenset(
    {"moins", "plus", "dès", "depuis", "pendant", "durant", "après", "d'ici", "tous", "à"}
)
_PAS = frozenset(
    {"pas", "plus", "jamais", "aucun", "aucune", "rien", "personne", "guère", "ni", "nul", "nulle"}
)
_FAMILIAR = frozenset({"tu", "t'", "te", "toi", "ton", "ta", "tes", "-tu", "-toi"})


def imperatives(reading: Reading) -> Iterator[Mark]:
    """IMPERATIF: a form in -ez or -ons that opens a clause (taggers miss a third of them)."""
    for index, word in enumerate(reading.lowers):
        if word in _NOT_IMPERATIVES or not (
            word in _IRREGULAR_IMPERATIVES or _IMPERATIVE_ENDINGS.fullmatch(word)
        ):
            continue
        before = index - 1
        while before >= 0 and reading.lowers[before] in {"n'", "ne", "y", "en"}:
            before -= 1
        if before < 0 or reading.lowers[before] in _CLAUSE_OPENERS:
            yield "IMPERATIF", index, index + 1


def proper_nouns(reading: Reading) -> Iterator[Mark]:
    """PROPRE: capitalised words, with the articles and prepositions between them.

    A word that opens the sentence or a quotation counts only when another capitalised word follows it.
    """
    index = 0
    while index < len(reading.words):
        if not _is_name_word(reading, index):
            index += 1
            continue
        stops = list(_name_stops(reading, index))
        if len(stops) > 1 or not _opens(reading, index):
            yield from _inner_names(reading, index, stops)
        index = stops[-1]


def _inner_names(reading: Reading, start: int, stops: list[int]) -> Iterator[Mark]:
    """Every run of whole words of the name: `Garage Provost` holds the name `Provost`."""
    beginnings = [start, *(stop for stop in stops[:-1])]
    for begin in beginnings:
        at = begin
        while at < stops[-1] and not reading.capital(at):
            at += 1
        for stop in stops:
            if stop > at:
                yield "PROPRE", at, stop


def _opens(reading: Reading, index: int) -> bool:
    """Whether the word opens a sentence or a quotation, so that its capital says nothing."""
    if index and reading.lowers[index - 1] not in {"«", "“", '"', ".", "!", "?", "…", "(", "-"}:
        return False
    following = reading.lowers[index + 1] if index + 1 < len(reading.words) else "."
    return following not in {":", ",", "!"}


def _is_name_word(reading: Reading, index: int) -> bool:
    word = reading.words[index]
    return reading.capital(index) and word.lower not in _NOT_NAMES


def _name_stops(reading: Reading, start: int) -> Iterator[int]:
    yield start + 1
    at, links = start + 1, 0
    while at < len(reading.words) and at - start < _LONGEST_NAME:
        if _is_name_word(reading, at) or (reading.capital(at) and links):
            at, links = at + 1, 0
            yield at
        elif reading.lowers[at] in _NAME_LINKS and links < 2:
            at, links = at + 1, links + 1
        else:
            return


def numbers(reading: Reading) -> Iterator[Mark]:
    """NOMBRE, PRIX, POURCENT, HEURE: a number and what it counts."""
    for index, word in enumerate(reading.lowers):
        if not _NUMBER.fullmatch(word):
            if word in _NUMBER_WORDS:
                yield from _in_words(reading.lowers, index)
            continue
        yield "NOMBRE", index, index + 1
        stop = index + 1
        if reading.lowers[stop : stop + 1] in (("m",), ("k",), ("g",)):
            stop += 1
        after = reading.lowers[stop] if stop < len(reading.lowers) else ""
        money = _MONEY.fullmatch(after) or after in _CURRENCY
        if money or (index and reading.lowers[index - 1] in {"$", "cad"}):
            yield "PRIX", index, stop + 1 if money else index + 1
        elif after == "%":
            yield "POURCENT", index, index + 2
        elif reading.lowers[stop : stop + 2] == ("pour", "cent"):
            yield "POURCENT", index, index + 3
        elif after in {"h", "heures", "heure"}:
            yield "HEURE", index, index + 2


def _in_words(lowers: tuple[str, ...], index: int) -> Iterator[Mark]:
    """PRIX and POURCENT of a number in words: *vingt dollars*, *quinze pour cent*."""
    following = lowers[index + 1 : index + 3]
    if following[:1] and re.fullmatch(r"dollars?|piastres?|piasses?", following[0]):
        yield "PRIX", index, index + 2
    elif following == ("pour", "cent"):
        yield "POURCENT", index, index + 3


def ages(reading: Reading) -> Iterator[Mark]:
    """AGE, and MINEUR below eighteen: `11 ans`, not `de 5 à 12 ans` nor `depuis 4 ans`."""
    for index, word in enumerate(reading.lowers[:-1]):
        if not word.isdigit() or reading.lowers[index + 1] != "ans":
            continue
        if index and reading.lowers[index - 1] in _AGE_BEFORE | {"les"}:
            continue
        following = reading.lowers[index + 2 : index + 4]
        if following[:1] == ("et",) and following[1:] in (("plus",), ("moins",)):
            continue
        yield "AGE", index, index + 2
        if int(word[:3]) < 18:
            yield "MINEUR", index, index + 2


# Anchored on what cannot precede them, and bounded: a line without a space costs no more than its length.
_WEB = re.compile(
    r"(?<![\w.@-])(?:https?://\S{1,300}|www\.\S{1,300}|[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}"
    r"\.(?:ca|com|org|net|quebec|info)\b(?:/\S{0,300})?)",
    re.IGNORECASE,
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")


def addresses(reading: Reading) -> Iterator[Mark]:
    """COURRIEL, ADRESSE_WEB and MENTION (`@nom`)."""
    text, offset = reading.text, reading.start
    taken: list[tuple[int, int]] = []
    if "@" not in text and "." not in text.rstrip(" .") and "://" not in text:
        return
    for name, expression in (("COURRIEL", _MAIL), ("ADRESSE_WEB", _WEB)):
        for match in expression.finditer(text):
            span = match.start() + offset, match.end() + offset
            if any(span[0] < end and start < span[1] for start, end in taken):
                continue
            taken.append(span)
            if (words := _words_in(reading, *span)) is not None:
                yield name, *words
    for index, word in enumerate(reading.lowers[:-1]):
        joined = reading.words[index].end == reading.words[index + 1].start
        inside = any(start <= reading.words[index].start < end for start, end in taken)
        if word == "@" and joined and not inside:
            yield "MENTION", index, index + 2


def _words_in(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    inside = [i for i, word in enumerate(reading.words) if start <= word.start and word.end <= end]
    return (inside[0], inside[-1] + 1) if inside else None


def manner(reading: Reading) -> Iterator[Mark]:
    """NEGATION (*ne… pas*), MAJUSCULES (a word in full capitals), TUTOIEMENT."""
    lowers = reading.lowers
    for index, word in enumerate(lowers):
        if word in {"ne", "n'"} and _PAS & {*lowers[max(0, index - 6) : index + 8]}:
            yield "NEGATION", index, index + 1
        if len(word) > 3 and reading.words[index].text.isupper():
            yield "MAJUSCULES", index, index + 1
        if word in _FAMILIAR:
            yield "TUTOIEMENT", index, index + 1


_OPENING = {"«": "»", "“": "”", '"': '"'}


def quotations(reading: Reading) -> Iterator[Mark]:
    """CITATION: the words inside quotation marks, marks included; to the end when nothing closes them."""
    at, words = 0, reading.lowers
    while at < len(words):
        closing = _OPENING.get(words[at])
        if closing is None:
            at += 1
            continue
        stop = next((i for i in range(at + 1, len(words)) if words[i] == closing), len(words) - 1)
        yield "CITATION", at, stop + 1
        at = stop + 1


def link_labels(reading: Reading) -> Iterator[Mark]:
    """LIEN: the words of a Markdown link that are read, brackets included."""
    if not reading.document.markdown:
        return
    opened, words = None, reading.lowers
    for at, word in enumerate(words):
        if word == "[":
            opened = at
        elif word == "]" and opened is not None:
            if words[at + 1 : at + 2] == ("(",):
                yield "LIEN", opened, at + 1
            opened = None
