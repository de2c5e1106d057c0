"""What is put in place of a criticised word: same tense, same number, determiner and elision kept right."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.checks.french_nouns import (
    adjective_forms,
    agreeing,
    determiner_gender,
    elision_before,
    is_determiner,
    plural,
)
from desktop.checks.french_verbs import features_by_form, forms_by_feature
from desktop.checks.vocabulary_entries import Motif

_TEMPLATE_MARK = re.compile(r"^(?P<word>.+?):(?P<kind>v|a|n[mf][sp]?)$")
_LEFT_WORD = re.compile(r"(?:(?P<pair>(?:de|à) (?:la |l'))|(?P<word>[^\W\d_]+(?: |'))|(?P<elided>\b(?:jusqu|lorsqu|puisqu)'))$", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:^|[^\w-])(?P<pronoun>je|j'|tu|il|elle|on|nous|vous|ils|elles|qui) (?:(?:ne|n'|y|en|l'|le|la|les|lui|leur|me|te|se|nous|vous) ?)*$"
    r"|(?P<elided>\bj')$",
    re.IGNORECASE,
)
_SUBJUNCTIVE = re.compile(
    r"\b(?:pour|afin|avant|bien|sans|pourvu|à condition|faut|faudra|souhait\w+|demand\w+|exig\w+|ce) qu(?:e |')[^.;:]{0,40}$",
    re.IGNORECASE,
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


@dataclass(frozen=True, slots=True)
class _Rendered:
    text: str
    gender: str | None = None
    number: str = "s"


def substitute(
    templates: tuple[str, ...], motif: Motif, match: re.Match[str], *, sentence_start: int
) -> Substitution:
    """The replacements of one match, in the order of `templates`, those that keep the gender first."""
    start, end = match.span("x")
    rendered = [_render(template, motif, match, sentence_start) for template in templates]
    left = _left_word(match.string, start)
    gender = determiner_gender(left.strip().lower()) if left else None
    if gender:
        rendered.sort(key=lambda choice: choice.gender not in (None, gender))
    adapted = [_adapted(left, choice) for choice in rendered]
    if any(new is not None for new, _ in adapted):
        choices = [(left if new is None else new) + text for new, text in adapted]
        start -= len(left)
    else:
        choices = [text for _, text in adapted]
    typed = match.string[start:end]
    return Substitution(start, end, tuple(dict.fromkeys(_cased(choice, typed) for choice in choices)))


def _left_word(text: str, start: int) -> str:
    """The word just before, with the space or apostrophe that joins it, « de la » as one."""
    found = _LEFT_WORD.search(text[max(0, start - 14) : start])
    return found.group() if found else ""


def _adapted(left: str, choice: _Rendered) -> tuple[str | None, str]:
    """The new left word when it changes, and the choice itself."""
    if not left:
        return None, choice.text
    word = left.strip()
    lower = word.lower()
    if choice.gender and is_determiner(lower):
        new = agreeing(lower, choice.gender, choice.number, choice.text)
        if new == lower:
            return None, choice.text
        new = new.capitalize() if word[0].isupper() else new
        return new + ("" if new.endswith("'") else " "), choice.text
    changed = elision_before(word, choice.text)
    if changed is None or (lower == "la" and choice.gender == "m"):
        return None, choice.text
    return changed + ("" if changed.endswith("'") else " "), choice.text


def _cased(choice: str, typed: str) -> str:
    letters = [char for char in typed if char.isalpha()]
    if len(letters) > 3 and all(char.isupper() for char in letters):
        return choice.upper()
    if letters and letters[0].isupper():
        return choice[:1].upper() + choice[1:]
    return choice


def _render(template: str, motif: Motif, match: re.Match[str], sentence_start: int) -> _Rendered:
    words: list[str] = []
    gender, number = None, _number(motif, match)
    for position, piece in enumerate(template.split(" ")):
        mark = _TEMPLATE_MARK.match(piece)
        if mark is None:
            words.append(piece)
            continue
        word, kind = mark["word"], mark["kind"]
        if kind == "v":
            words.append(_verb(word, motif, match, sentence_start))
        elif kind == "a":
            words.append(_adjective(word, motif, match, gender, number))
        else:
            own = kind[2:] or number
            words.append(word if kind[2:] else (plural(word) if own == "p" else word))
            if position == 0:
                gender, number = kind[1], own
    return _Rendered(" ".join(words), gender, number)


def _number(motif: Motif, match: re.Match[str]) -> str:
    """The number of the motif's noun as written; a determiner settles the words that never change."""
    for index, noun in enumerate(motif.nouns, 1):
        if typed := match[f"n{index}"]:
            if noun != plural(noun):
                return "p" if typed.lower() == plural(noun) else "s"
            break
    before = _left_word(match.string, match.start("x")).strip().lower()
    return "p" if before in ("les", "des", "aux", "ces", "mes", "ses", "nos", "vos", "leurs", "plusieurs", "quelques") else "s"


def _adjective(word: str, motif: Motif, match: re.Match[str], gender: str | None, number: str) -> str:
    forms = adjective_forms(word)
    for index, source in enumerate(motif.adjectives, 1):
        if typed := match[f"a{index}"]:
            shapes = [key for key, form in adjective_forms(source).items() if form == typed.lower()]
            fitting = [key for key in shapes if gender is None or key[0] == gender] or shapes
            return forms[fitting[0]] if fitting else word
    return forms[(gender or "m") + number]


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
    subject = _SUBJECT.search(before)
    person = _PERSON.get((subject["pronoun"] or subject["elided"]).lower()) if subject else None
    suited = [f for f in features if person is None or f.endswith(person)] or list(features)
    if _SUBJUNCTIVE.search(before):
        suited.sort(key=lambda feature: not feature.startswith("sub"))
    return suited[0]
