"""Plain language, suggestions only: long sentences, piled passives, acronyms not spelled out (art. 22)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.checks.base import CheckContext
from desktop.checks.document import Document, Span
from desktop.checks.pattern_rule import ARTICLE, NBSP
from desktop.editorial.findings import Category, Finding, Severity

LONGEST_SENTENCE = 30  # words; beyond, readers lose the thread (OQLF, Rédaction en langage clair)
MOST_PASSIVES = 2  # in one sentence

_WORD = re.compile(r"[^\W_][^\s]*")
_PASSIVE = re.compile(
    r"\b(?:est|sont|sera|seront|était|étaient|serait|seraient|soit|soient|être"
    r"|(?:a|ont|aura|auront|avait|avaient|ayant|avoir) été)"
    r"(?: (?:\w+ment|aussi|donc|déjà|ensuite|alors|bien))? (?P<participle>[^\W\d_]{3,30})(?!\w)",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"(?:(?:é|i|u)(?:e?s?)|(?:[aoei]int|ert|it|is)(?:e?s?))$")
# Participles that only say a state or that « être » helps to conjugate, and adjectives that look like one.
_NOT_PASSIVE = re.compile(
    r"(?:all|arriv|rest|n|tomb|entr|pass|rentr|retourn|mont|âg|situ|priv|intéress|inform|invit|oblig|dispos|mari)ée?s?$"
    r"|(?:ven|deven|reven|parven|descend|conn|absol|confus|incl)ue?s?$|(?:part|sort|jol|vra|ravi|ami|aussi|ici|ainsi)(?:e?s?)$"
    r"|(?:beau|nouveau|haut|tout|midi|bleu|flou|(?:lun|mar|jeu|same|vendre|mercre)di|gratuit|petit|ouvert|vert|offert|saint|point|peu|eau|lieu|mieux|dessous|tous|plus|moins|pis|puis|depuis|permis)e?s?$"
)
_ACRONYM = re.compile(r"(?<![\w'’@#/.&-])(?:[A-ZÉÈ]{2,7})(?![\w@&/-]|\.\w|'\w)")
_AFTER_ELISION = re.compile(r"(?<=[lLdD]')[A-ZÉÈ]{2,7}(?![\w@&/-]|\.\w|'\w)")
_ROMAN = re.compile(r"[IVXLCDM]+$")
_SPELLED_AFTER = re.compile(r"^ ?(?:\(|[,–—:] ?(?:c'est-à-dire|soit|ou) ?)[^\W\d_]{2,}[ '][^)\n]{3,}")
_CAPITALS_BEFORE = re.compile(r"(?<!\w)[A-ZÀ-Ý]{2,} $")
_CAPITALS_AFTER = re.compile(r" [A-ZÀ-Ý]{2,}(?!\w)")
_LOWER = re.compile(r"[a-zà-öø-ÿœ]")

KNOWN_ACRONYMS = frozenset(
    """MRC CISSS CIUSSS SAAQ SOPFEU SEAO CCU CPE CLSC CHSLD CNESST RBQ SQ GRC TPS TVQ PDF OBNL OSBL GPS CV RSVP
    FADOQ SPCA SPA HLM OMH NIP NAS RAMQ BANQ UPA VTT VHR DVD CD TV FM AM QC OK PQ ADN VIP DJ BBQ LED DEL USB PVC
    URL QR FAQ ONU GES ISO AFEAS UQAM HEC CHU STM REM EXO CAA RCR DEA UV LGBT LGBTQ BD PM HTML MP SUV VUS SMS
    KM CM KG ML MM MME NB PS EST AVIS CA DG CSS OQLF SIM ICI CBC TVA MIDI NON OUI LES DES""".split()
)


class PlainLanguageCheck:
    """What an ordinary reader would stumble on. It never warns: it only suggests."""

    name = "langage clair"

    def __init__(self, resources: Path | None = None) -> None:
        """`resources` is accepted like every check's; these rules are code, not data."""

    def unavailable(self) -> str | None:
        """Always None: nothing outside the application is needed."""
        return None

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        """Suggestions in reading order of their kind."""
        for sentence in document.segments:
            if not _in_table(document.folded, sentence):
                yield from _long(document, sentence)
                yield from _passives(document, sentence)
        known = KNOWN_ACRONYMS | _own_acronyms(context)
        yield from _acronyms(document, known)


def _in_table(text: str, sentence: Span) -> bool:
    return text.count("|", sentence.start, sentence.end) > 1


def _long(document: Document, sentence: Span) -> Iterator[Finding]:
    words = sum(1 for _ in _WORD.finditer(document.folded, sentence.start, sentence.end))
    if words > LONGEST_SENTENCE:
        yield _suggestion(
            "phrase_longue",
            sentence.start,
            sentence.end,
            f"Phrase de {words} mots{NBSP}: la couper en deux la rendrait plus facile à lire.",
            f"Une phrase claire compte rarement plus de {LONGEST_SENTENCE} mots et ne dit qu’une chose."
            " (Rédaction en langage clair)",
        )


def _passives(document: Document, sentence: Span) -> Iterator[Finding]:
    found = [
        match
        for match in _PASSIVE.finditer(document.folded, sentence.start, sentence.end)
        if _PARTICIPLE.search(match["participle"].lower())
        and not _NOT_PASSIVE.match(match["participle"].lower())
    ]
    if len(found) > MOST_PASSIVES:
        yield _suggestion(
            "passifs",
            found[0].start(),
            found[-1].end(),
            f"{len(found)} verbes au passif dans une phrase{NBSP}: dire qui fait quoi serait plus clair.",
            "La voix active nomme la personne ou le service qui agit. (Rédaction en langage clair)",
        )


def _own_acronyms(context: CheckContext) -> frozenset[str]:
    """The acronyms that the municipality's own lists hold."""
    profile = context.profile
    names = (*profile.organisations, *profile.partners, *profile.lexicon, *profile.services)
    return frozenset(word for name in names for word in re.findall(r"[A-ZÉÈ]{2,7}", name))


def _acronyms(document: Document, known: frozenset[str]) -> Iterator[Finding]:
    folded, seen = document.folded, set(known)
    matches = [*_ACRONYM.finditer(folded), *_AFTER_ELISION.finditer(folded)]
    for match in sorted(matches, key=lambda found: found.start()):
        acronym, (start, end) = match.group(), match.span()
        if acronym in seen or _ROMAN.match(acronym) or document.is_protected(start, end):
            continue
        if not _in_running_text(folded, start, end):
            continue
        seen.add(acronym)
        if not _spelled_out(folded, start, end):
            yield _suggestion(
                "sigle",
                start,
                end,
                f"Le sigle {acronym} n’est pas expliqué à sa première mention.",
                "À la première mention, on écrit le nom au long, suivi du sigle entre parenthèses."
                " (OQLF, Vitrine linguistique, Sigles et acronymes)",
            )


def _in_running_text(text: str, start: int, end: int) -> bool:
    """Not inside a title or a cry in capitals."""
    left, right = text[max(0, start - 30) : start], text[end : end + 30]
    if _CAPITALS_BEFORE.search(left) or _CAPITALS_AFTER.match(right):
        return False  # AVIS PUBLIC – Assemblée de consultation
    return bool(_LOWER.search(left.rpartition("\n")[2]) or _LOWER.search(right.partition("\n")[0]))


def _spelled_out(text: str, start: int, end: int) -> bool:
    """« Nom au long (SIGLE) » or « SIGLE (nom au long) »."""
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return True
    return _SPELLED_AFTER.match(text[end : end + 60]) is not None


def _suggestion(rule: str, start: int, end: int, message: str, why: str) -> Finding:
    return Finding(
        f"langage_clair.{rule}",
        Category.VOCABULARY,
        Severity.SUGGESTION,
        start,
        end,
        message,
        ARTICLE,
        why,
    )
