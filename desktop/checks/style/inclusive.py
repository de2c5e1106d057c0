"""Inclusive writing in the OQLF's sense (art. 22): full doublets, never middle dots, slashes or capitals.

Parentheses and brackets, which the OQLF tolerates where space is tight, are left alone.
Source: OQLF, Vitrine linguistique, « Doublets abrégés » and « Nouveaux pronoms ».
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.pattern_rule import ARTICLE, NBSP
from desktop.checks.style.inclusive_forms import (
    CAPITALS,
    COINED,
    SHORTENED,
    Doublet,
    read_coined,
    read_shortened,
)
from desktop.editorial.findings import Category, Finding, Severity

_SHORTENED_WHY = (
    "L’Office québécois de la langue française ne retient ni le point médian, ni le point, ni la barre oblique,"
    " ni le trait d’union, ni la majuscule pour abréger un doublet : il recommande le doublet complet ou une"
    " formulation neutre; les parenthèses et les crochets restent possibles quand l’espace manque."
    " (OQLF, Vitrine linguistique, Doublets abrégés)"
)
_COINED_WHY = (
    "L’Office québécois de la langue française déconseille les mots créés pour les deux genres : un doublet ou"
    " une formulation neutre les remplace. (OQLF, Vitrine linguistique, Écriture inclusive)"
)
_DETERMINERS = frozenset(
    "un le la du au ce cet son mon ton certain quel aucun chacun nouveau ancien premier dernier seul tout tous"
    " toutes".split()
)
# What may stand between « tou·te·s » and its noun, and between two forms of one group.
_GAP = re.compile(r" (?:(?:les|nos|vos|ces|leurs|ses|mes) )?")
_ATTRIBUTE_BEFORE = re.compile(
    r"\b(?:est|sont|sera|seront|serez|serons|êtes|sommes|soyez|soit|soient|étaient|était|être|été|restez|demeurez"
    r"|serait|seraient|semblent|semble|deviennent|devenir|suis|serai)"
    r"(?:-(?:vous|tu|on|il|elle|nous|ils|elles|t-il|t-elle|t-on))?(?: (?:très|bien|tous|toutes|déjà|aussi|\w+ment))? $",
    re.IGNORECASE,
)
_FEMININE_BEFORE = re.compile(
    r"\b(?:personnes?|gens d'équipe|équipes?|familles?|recrues?|relève) $", re.IGNORECASE
)
# « un animateur ou une animatrice »: the determiner is said again, before each word.
_REPEATED = {
    "un": "une", "le": "la", "l'": "l'", "du": "de la", "au": "à la", "ce": "cette", "cet": "cette", "mon": "ma",
    "ton": "ta", "son": "sa", "aucun": "aucune", "quel": "quelle", "certain": "certaine",
}  # fmt: skip
_MASCULINE_OF = {feminine: masculine for masculine, feminine in reversed(_REPEATED.items())}
_DETERMINER_BEFORE = re.compile(
    r"(?<![\w'-])(?P<word>un|une|le|la|l'|du|de la|au|à la|ce|cet|cette|mon|ma|ton|ta|son|sa|aucune?|quel(?:le)?|certaine?)"
    r"(?:(?<=')| )$",
    re.IGNORECASE,
)
_BOTH_BEFORE = re.compile(
    r"(?<![\w'-])(?:(?P<masculine>un|le|du|au|cet?)(?: ou |/)(?:une|la|de la|à la|cette)"
    r"|(?P<feminine>une|la|de la|à la|cette)(?: ou |/)(?:un|le|du|au|cet?)) $",
    re.IGNORECASE,
)
# What qualifies a noun that stands before it: « les élèves inscrit·e·s ». The others in « é » name people.
_QUALIFYING = re.compile(
    r"(?:(?<!employ)(?<!invit)(?<!délégu)(?<!retrait)(?<!réfugi)(?<!abonn)(?<!diplôm)(?<!bless)(?<!assur)(?<!salari)"
    r"(?<!associ)(?<!aîn)(?<!passionn)(?<!sinistr)(?<!habitu)é|inscrit|intéressé|bienvenu|prêt|satisfait|admis|heureu|concerné"
    r"|présent|absent|content|acti|retenu|réuni)s?$"
)
_NOUN_BEFORE = re.compile(
    r"(?<![\w'-])(?!(?:les|des|ces|ses|nos|vos|mes|tes|leurs|aux|chers|chères|tous|toutes|plusieurs|certains|quelques|dans|vers|puis"
    r"|mais|plus|moins|très|pas|sous|sans|deux|trois|nouveaux|nouvelles|anciens|premiers|jeunes|gens) )[a-zà-ÿ]{3,}s $"
)


@dataclass(frozen=True, slots=True)
class _Form:
    start: int
    end: int
    stem: str
    doublet: Doublet


class InclusiveCheck:
    """Shortened or coined inclusive forms, each with the full doublet."""

    name = "inclusif"

    def __init__(self, resources: Path | None = None) -> None:
        """`resources` is accepted like every check's; these rules are code, not data."""

    def unavailable(self) -> str | None:
        """Always None: nothing outside the application is needed."""
        return None

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        """One finding per group of forms that stand together, in reading order."""
        demonyms = tuple(context.profile.demonyms)
        forms = sorted(_forms(document), key=lambda form: form.start)
        for group in _groups(document.folded, forms):
            start, written = _both(document.folded, group) or (
                group[0].start,
                _choices(document.folded, group),
            )
            choices = tuple(_with_capitals(choice, demonyms) for choice in written)
            yield _finding(document, start, group, choices, "forme_abregee", _SHORTENED_WHY)
        for match in COINED.finditer(document.folded):
            doublet = read_coined(match)
            if not document.is_protected(*match.span()):
                form = _Form(*match.span(), match.group(), doublet)
                yield _finding(document, form.start, [form], (doublet.joined,), "mot_cree", _COINED_WHY)


def _forms(document: Document) -> Iterator[_Form]:
    for pattern in (*SHORTENED, CAPITALS):
        for match in pattern.finditer(document.folded):
            start, end = match.span()
            sign = match["sign"] if pattern is not CAPITALS else "·"
            doublet = read_shortened(match["stem"], sign, match["ending"], bool(match["plural"]))
            if doublet and not document.is_protected(start, end):
                yield _Form(start, end, match["stem"].lower(), doublet)


def _groups(text: str, forms: list[_Form]) -> Iterator[list[_Form]]:
    """Forms that make one noun phrase: « un·e citoyen·ne engagé·e », « tou·te·s les élu·e·s »."""
    group: list[_Form] = []
    for form in forms:
        if group and form.start < group[-1].end:
            continue
        if group and not _together(text, group[-1], form):
            yield group
            group = []
        group.append(form)
    if group:
        yield group


def _together(text: str, one: _Form, other: _Form) -> bool:
    gap = text[one.end : other.start]
    if gap == " ":
        return True
    return one.doublet.masculine == "tous" and _GAP.fullmatch(gap) is not None


def _both(text: str, group: list[_Form]) -> tuple[int, tuple[str, ...]] | None:
    """« le ou la candidat·e »: where its determiners begin, and « le candidat ou la candidate »."""
    doublet, start = group[0].doublet, group[0].start
    found = _BOTH_BEFORE.search(text[max(0, start - 20) : start])
    if found is None or len(group) > 1 or doublet.number == "p" or doublet.feminine == doublet.masculine:
        return None
    if masculine := found["masculine"]:
        article = masculine.lower()
        written = f"{article} {doublet.masculine} ou {_REPEATED[article]} {doublet.feminine}"
    else:
        article = found["feminine"].lower()
        written = f"{article} {doublet.feminine} ou {_MASCULINE_OF[article]} {doublet.masculine}"
    return start - len(found.group()), (written,)


def _choices(text: str, group: list[_Form]) -> tuple[str, ...]:
    """What to write, best first."""
    before = text[max(0, group[0].start - 40) : group[0].start]
    if len(group) == 1:
        return _alone(group[0], before)
    if group[0].doublet.masculine == "tous" and text[group[0].end : group[1].start] == " ":
        adjectives = "".join(f" {form.doublet.masculine}" for form in group[1:])
        return (f"{group[0].doublet.joined}{adjectives}",)
    nouns = [
        index
        for index, form in enumerate(group)
        if form.stem not in _DETERMINERS and form.doublet.masculine != "tous"
    ]
    noun = nouns[0] if nouns else len(group) - 1
    gaps = [text[one.end : other.start] for one, other in itertools.pairwise(group)]
    feminine = _sequence([form.doublet.feminine for form in group[: noun + 1]], gaps)
    masculine = _sequence([form.doublet.masculine for form in group[: noun + 1]], gaps)
    number = group[noun].doublet.number
    adjectives = "".join(f" {form.doublet.masculine}" for form in group[noun + 1 :])
    return (f"{feminine} {'et' if number == 'p' else 'ou'} {masculine}{adjectives}",)


def _alone(form: _Form, before: str) -> tuple[str, ...]:
    doublet = form.doublet
    if _FEMININE_BEFORE.search(before):
        return (doublet.feminine,)
    if _ATTRIBUTE_BEFORE.search(before):
        return doublet.masculine, doublet.joined
    if doublet.feminine == doublet.masculine:
        return (doublet.masculine,)
    if _QUALIFYING.search(form.stem) and _NOUN_BEFORE.search(before):
        return doublet.masculine, doublet.joined
    if doublet.number == "s" and (found := _DETERMINER_BEFORE.search(before)):
        return _with_determiner(found["word"].lower(), doublet), doublet.joined
    other = f"{doublet.masculine} {'et' if doublet.number == 'p' else 'ou'} {doublet.feminine}"
    return doublet.joined, other


def _with_determiner(determiner: str, doublet: Doublet) -> str:
    """What follows `determiner`: « animateur ou une animatrice », « étudiante ou un étudiant »."""
    if other := _REPEATED.get(determiner):
        first, second = doublet.masculine, doublet.feminine
    else:
        other, first, second = _MASCULINE_OF[determiner], doublet.feminine, doublet.masculine
    return f"{first} ou {other}{'' if other.endswith(chr(39)) else ' '}{second}"


def _with_capitals(choice: str, demonyms: Iterable[str]) -> str:
    """`choice` with the capital of the municipality's own inhabitants."""
    for demonym in demonyms:
        choice = re.sub(rf"\b{re.escape(demonym.lower())}(?=s?\b)", demonym, choice)
    return choice


def _sequence(words: list[str], gaps: list[str]) -> str:
    text = words[0]
    for gap, word in zip(gaps, words[1:], strict=False):
        text += gap + word
    return text


def _finding(
    document: Document, start: int, group: list[_Form], choices: tuple[str, ...], rule: str, why: str
) -> Finding:
    end = group[-1].end
    typed = document.text[start:end]
    written = tuple(_cased(choice, typed) for choice in choices)
    if "'" not in document.text:  # its apostrophes are typographic, or it has none
        written = tuple(choice.replace("'", "\u2019") for choice in written)
    return Finding(
        f"inclusif.{rule}",
        Category.VOCABULARY,
        Severity.WARNING,
        start,
        end,
        f"Forme que l’OQLF ne retient pas{NBSP}: «{NBSP}{typed}{NBSP}». Écrire plutôt «{NBSP}{written[0]}{NBSP}».",
        ARTICLE,
        why,
        written,
    )


def _cased(choice: str, typed: str) -> str:
    letters = [char for char in typed if char.isalpha()]
    if len(letters) > 3 and all(char.isupper() for char in letters):
        return choice.upper()
    return choice[:1].upper() + choice[1:] if letters[0].isupper() else choice
