"""What is put in place of a criticised word: same tense, same number, determiner and elision kept right."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from desktop.checks.forms.nouns import adjective_forms, determiner_gender, plural, starts_with_vowel
from desktop.checks.forms.verbs import features_by_form, forms_by_feature
from desktop.checks.vocabulary.agreement import Left, Wording, agreeing_after, left_of
from desktop.checks.vocabulary.entries import Motif

_TEMPLATE_MARK = re.compile(r"^(?P<word>.+?):(?P<kind>v|a|e|p|s|n[mf][sp]?)$")
# What a joint holds besides its preposition, and how « à » and « de » join it again.
_ARTICLES = {
    "au": "le",
    "du": "le",
    "aux": "les",
    "des": "les",
    "le": "le",
    "la": "la",
    "les": "les",
    "l'": "l'",
}
_CONTRACTED = {("à", "le"): "au", ("à", "les"): "aux", ("de", "le"): "du", ("de", "les"): "des"}
_BEFORE_IL = re.compile(r" ?ils?\b", re.IGNORECASE)
_PLURAL_LEFT = re.compile(
    r"\b(?:sont|seront|étaient|seraient|sommes|êtes|soient|[^\W\d_]{3,}[sx])(?: (?:aussi|\w+ment))? $"
)
_SINGULAR_LEFT = frozenset(
    [
        "suis",
        "dans",
        "plus",
        "très",
        "puis",
        "depuis",
        "alors",
        "toujours",
        "jamais",
        "mais",
        "serais",
        "étais",
    ]
)
_SUBJECT = re.compile(
    r"(?:^|[^\w-])(?P<pronoun>je|j'|tu|il|elle|on|nous|vous|ils|elles|qui) (?:(?:ne|n'|y|en|l'|le|la|les|lui|leur|me|te|se|nous|vous) ?)*$"
    r"|(?P<elided>\bj')$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"\b(?P<determiner>un|une|le|la|ce|cet|cette|du|au|sa|ma) [^\W\d_][\w-]* $", re.IGNORECASE
)
_PLURAL_NOUN = re.compile(
    r"\b(?:les|des|ces|aux|nos|vos|ses|leurs|sont|seront|étaient|ont été)\b[^.;:!?]{0,50}$", re.IGNORECASE
)
# What a past participle that is also a present needs before it: « on a fait », not « on fait ».
_AUXILIARY = re.compile(
    r"\b(?:ai|as|a|avons|avez|ont|av(?:ais|ait|ions|iez|aient|oir)|aur\w+|ayant|est|sont|était|étaient|être|été|ser\w+|soit|soient)"
    r"(?: (?:pas|jamais|déjà|bien|aussi|tous|toutes|\w+ment))? $",
    re.IGNORECASE,
)
_SUBJUNCTIVE = re.compile(
    r"\b(?:pour|afin|avant|bien|sans|pourvu|à condition|faut|faudra|souhait\w+|demand\w+|exig\w+|ce) qu(?:e |')[^.;:]{0,40}$",
    re.IGNORECASE,
)
_PLURAL_DETERMINERS = frozenset(
    ["les", "des", "aux", "ces", "mes", "ses", "nos", "vos", "leurs", "plusieurs", "quelques"]
)
_PERSON = {
    "je": "1s", "j'": "1s", "tu": "2s", "il": "3s", "elle": "3s", "on": "3s", "nous": "1p", "vous": "2p",
    "ils": "3p", "elles": "3p",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Substitution:
    """What to replace (code points of the text) and by what, best first."""

    start: int
    end: int
    choices: tuple[str, ...]


def substitute(
    templates: tuple[str, ...],
    motif: Motif,
    match: re.Match[str],
    *,
    sentence_start: int,
    criticised: Container[str] = (),
) -> Substitution:
    """The replacements of one match, in the order of `templates`, with what must agree around them."""
    text = match.string
    start, end = match.span("x")
    wordings = [_render(template, motif, match, sentence_start) for template in templates]
    left = left_of(text, start, sentence_start)
    old = left.gender or motif.gender
    afters = [_after(text, end, old, wording, criticised) for wording in wordings]
    # The first replacement decides how far the words that agree reach; one that needs more is left out.
    new_end = afters[0][0] if afters else end
    lefts = [_left(left, wording) for wording in wordings]
    kept = all(words == left.text for words in lefts)
    choices = [
        ("" if kept else words) + wording.text + agreeing + text[reach:new_end]
        for words, wording, (reach, agreeing) in zip(lefts, wordings, afters, strict=True)
        if reach <= new_end
    ]
    if not kept:
        start -= len(left.text)
    choices, new_end = _joined(choices, text, new_end)
    typed = text[start:new_end]
    return Substitution(start, new_end, tuple(dict.fromkeys(_cased(choice, typed) for choice in choices)))


def _left(left: Left, wording: Wording) -> str:
    return left.before(wording) if wording.text else left.text


def _after(
    text: str, end: int, old: str | None, wording: Wording, criticised: Container[str]
) -> tuple[int, str]:
    if old is None or wording.gender is None:
        return end, ""
    return agreeing_after(text, end, old, wording, criticised)


def _joined(choices: list[str], text: str, end: int) -> tuple[list[str], int]:
    """The space after a replacement, gained or lost with an apostrophe."""
    if text[end - 1 : end] == "'":
        return [choice if choice.endswith("'") else f"{choice} " for choice in choices], end
    if text[end : end + 1] == " " and any(choice.endswith("'") for choice in choices):
        return [choice if choice.endswith("'") else f"{choice} " for choice in choices], end + 1
    return choices, end


def _cased(choice: str, typed: str) -> str:
    letters = [char for char in typed if char.isalpha()]
    if len(letters) > 3 and all(char.isupper() for char in letters):
        return choice.upper()
    acronym = len(typed.split()[0]) > 1 and typed.split()[0].isupper()
    if letters and letters[0].isupper() and not acronym:
        return choice[:1].upper() + choice[1:]
    return choice


def _render(template: str, motif: Motif, match: re.Match[str], sentence_start: int) -> Wording:
    words: list[str] = []
    gender, number = None, _number(motif, match)
    for position, piece in enumerate(template.split(" ")):
        mark = _TEMPLATE_MARK.match(piece)
        if mark is None:
            words.append(match["number"] if piece == "#" else piece)
            continue
        word, kind = mark["word"], mark["kind"]
        if kind == "v":
            words.append(_verb(word, motif, match, sentence_start))
        elif kind == "a":
            words.append(_adjective(word, motif, match, gender, number))
        elif kind == "e":
            words.append(_epithet_number(word, match, sentence_start))
        elif kind in "ps":
            words.append(_joint(word, match, with_article=kind == "p"))
        else:
            own = kind[2:] or number
            words.append(word if kind[2:] else (plural(word) if own == "p" else word))
            if position == 0:
                gender, number = kind[1], own
    text = " ".join(filter(None, words)).replace("' ", "'")
    return Wording(text, gender, number)


def _joint(preposition: str, match: re.Match[str], *, with_article: bool) -> str:
    """`preposition` (`~` for none), with the article that the motif's joint holds or alone."""
    joint = match.groupdict().get("p") or ""
    article = _ARTICLES.get(joint.lower(), "") if with_article else ""
    preposition = "" if preposition == "~" else preposition
    if contracted := _CONTRACTED.get((preposition, article)):
        return contracted
    if preposition in ("de", "que") and not article and _vowel_follows(match):
        return f"{preposition[:-1]}'"
    if preposition == "si" and _BEFORE_IL.match(match.string, match.end()):
        return "s'"
    return f"{preposition} {article}".strip()


def _vowel_follows(match: re.Match[str]) -> bool:
    return starts_with_vowel(match.string[match.end() : match.end() + 12].lstrip(" "))


def _epithet_number(word: str, match: re.Match[str], sentence_start: int) -> str:
    at = match.start("x")
    found = _PLURAL_LEFT.search(match.string[max(sentence_start, at - 40) : at].lower())
    return plural(word) if found and found.group().split()[0] not in _SINGULAR_LEFT else word


def _number(motif: Motif, match: re.Match[str]) -> str:
    """The number of the motif's noun as written; a determiner settles the words that never change."""
    for index, noun in enumerate(motif.nouns, 1):
        if typed := match[f"n{index}"]:
            if noun != plural(noun):
                return "p" if typed.lower() == plural(noun) else "s"
            break
    before = left_of(match.string, match.start("x"), 0).determiner.strip().lower()
    return "p" if before in _PLURAL_DETERMINERS else "s"


def _adjective(word: str, motif: Motif, match: re.Match[str], gender: str | None, number: str) -> str:
    forms = adjective_forms(word)
    for index, source in enumerate(motif.adjectives, 1):
        if typed := match[f"a{index}"]:
            gender = gender or _gender_of_noun_before(match)
            shapes = [key for key, form in adjective_forms(source).items() if form == typed.lower()]
            fitting = [key for key in shapes if gender is None or key[0] == gender] or shapes
            return forms[fitting[0]] if fitting else word
    return forms[(gender or "m") + number]


def _gender_of_noun_before(match: re.Match[str]) -> str | None:
    """The gender that a determiner shows, of the noun an adjective follows: « une salle »."""
    found = _DETERMINED.search(match.string[max(0, match.start("x") - 40) : match.start("x")])
    return determiner_gender(found["determiner"].lower()) if found else None


def _verb(infinitive: str, motif: Motif, match: re.Match[str], sentence_start: int) -> str:
    """`infinitive` in the tense and person of the verb that was matched."""
    target = forms_by_feature(infinitive)
    for index, source in enumerate(motif.verbs, 1):
        if typed := match[f"v{index}"]:
            features = features_by_form(source).get(typed.lower(), ())
            return target[_feature(features, match, index, sentence_start)] if features else infinitive
    return infinitive


def _feature(features: tuple[str, ...], match: re.Match[str], index: int, sentence_start: int) -> str:
    """Which of its possible tenses and persons a form has here."""
    at = match.start(f"v{index}")
    before = match.string[max(sentence_start, at - 70) : at]
    if at == sentence_start and "ord2s" in features:
        return "ord2s"
    if not _AUXILIARY.search(before) and any(feature.startswith("pre") for feature in features):
        features = tuple(feature for feature in features if not feature.startswith("pp") or feature == "ppr")
    if {"ppms", "ppmp"} <= set(features):
        return "ppmp" if _PLURAL_NOUN.search(before) else "ppms"
    subject = _SUBJECT.search(before)
    person = _PERSON.get((subject["pronoun"] or subject["elided"]).lower()) if subject else None
    suited = [f for f in features if person is None or f.endswith(person)] or list(features)
    if _SUBJUNCTIVE.search(before):
        suited.sort(key=lambda feature: not feature.startswith("sub"))
    return suited[0]
