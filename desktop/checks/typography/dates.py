"""Dates (art. 22): a weekday that matches, « le mardi 13 août 2026 » and no other way to write it.

Source: OQLF, Vitrine linguistique, « Écriture des dates ».
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.pattern_rule import ARTICLE, NBSP, PatternRule, Replacement, without_overlaps
from desktop.checks.typography.french_dates import (
    MONTH,
    MONTHS,
    WEEKDAY,
    WEEKDAYS,
    WrittenDate,
    near,
    written_dates,
)
from desktop.editorial.findings import Category, Finding, Severity

_WHY = (
    f"On écrit «{NBSP}le mardi 13 août 2026{NBSP}»{NBSP}: ni virgule ni second article entre le jour, le quantième"
    " et le mois (OQLF, Vitrine linguistique, Écriture des dates)."
)
_FIRST_WHY = f"Seul le premier jour du mois s’écrit avec l’ordinal{NBSP}: le 1er mai, le 2 mai (OQLF, Vitrine linguistique)."
_ORDER = f"Écriture de la date{NBSP}: «{NBSP}{{}}{NBSP}»."
_NUMERIC_WHY = (
    "La date tout en chiffres convient aux tableaux, dans l’ordre année, mois, jour; dans une phrase, on écrit le"
    " mois en toutes lettres (OQLF, Vitrine linguistique)."
)
_MISMATCH_WHY = (
    f"Le jour de la semaine ne correspond pas à la date écrite{NBSP}: vérifiez lequel des deux est juste."
)
# How far from its publication a text speaks of dates without saying the year.
_PAST, _FUTURE = dt.timedelta(days=45), dt.timedelta(days=200)
# Within that, its weekday was surely read on this year’s calendar: a day long past may be next year’s.
_JUST_PAST, _NEAR = dt.timedelta(days=14), dt.timedelta(days=60)

_LAST = re.compile(r" (?:derni(?:er|ère)|passée?)\b")

_ARTICLE_AFTER = re.compile(
    rf"(?<![\w-])(?:(?P<lead>le|ce|du|au|de|à) )?(?P<weekday>{WEEKDAY})(?:, ?| )(?P<article>le) (?P<day>1er|[0-3]?\d)(?![\w:$%]|[.,]\d| \d{{3}}| h\b| à \d)",
    re.IGNORECASE,
)
_COMMA = re.compile(
    rf"(?<![\w-])(?P<weekday>{WEEKDAY})(?P<x>, ?)(?=(?:1er|[0-3]?\d) (?:{MONTH})\b)", re.IGNORECASE
)
_YEAR_COMMA = re.compile(rf"(?:1er|\d) (?:{MONTH})(?P<x>, ?)(?=(?:19|20)\d\d\b)", re.IGNORECASE)
_FIRST = re.compile(rf"(?<![\w,.:/$-])(?<![\d] )(?P<x>0?1)(?= (?:{MONTH})\b)", re.IGNORECASE)
_ZERO = re.compile(rf"(?<![\w,.:/$-])(?P<x>0(?P<day>[2-9]))(?= (?:{MONTH})\b)", re.IGNORECASE)
_ORDINAL_DAY = re.compile(
    rf"(?<![\w])(?P<x>(?P<day>[2-9]|[12]\d|3[01]) ?(?:e|ème|ième|er))(?= (?:{MONTH})\b)", re.IGNORECASE
)
_SINGULAR_ARTICLE = re.compile(
    rf"(?<![\w-])(?P<x>[Ll]e|[Dd]u|[Aa]u)(?= (?:1er|[0-3]?\d)(?:, [0-3]?\d)*,? et (?:1er|[0-3]?\d) (?:{MONTH})\b)"
)
# « les 24,25 et 26 décembre »: days, not a figure with decimals
_GLUED_DAYS = re.compile(
    rf"\b(?:[Ll]es|[Dd]es|[Aa]ux) (?P<x>(?:[0-3]?\d,)+[0-3]?\d)(?=,? et (?:1er|[0-3]?\d) (?:{MONTH})\b)"
)
_BETWEEN = re.compile(
    rf"\b[Ee]ntre (?:le (?:(?:{WEEKDAY}) )?(?:1er|\d{{1,2}})(?: (?:{MONTH}))?|\d{{1,2}} ?h(?: ?[0-5]\d)?|midi) (?P<x>(?P<to>au|à))(?= (?:(?:{WEEKDAY}) )?(?:\d|midi|minuit))"
)
_NUMERIC = re.compile(
    r"(?<![\w./-])(?:(?P<year>20\d\d)[-/](?P<month>0[1-9]|1[0-2])[-/](?P<day>0[1-9]|[12]\d|3[01])"
    r"|(?P<day2>0?[1-9]|[12]\d|3[01])[-/](?P<month2>0?[1-9]|1[0-2])[-/](?P<year2>20\d\d))(?![\w/-])"
)

# « le 24/06/2026 »: after an article, the date is part of the sentence.
_NUMERIC_SAID = re.compile(
    r"\b(?:[Ll]e|du|[Aa]u) (?P<x>(?P<day2>0?[1-9]|[12]\d|3[01])/(?P<month2>0?[1-9]|1[0-2])/(?P<year2>20\d\d))(?![\w/-])"
)

_PLURAL_ARTICLE = {"le": "les", "Le": "Les", "du": "des", "Du": "Des", "au": "aux", "Au": "Aux"}


def _without_second_article(match: re.Match[str]) -> Replacement:
    weekday, lead = match["weekday"], match["lead"]
    if lead:
        contracted = {"de": "du", "De": "Du", "à": "au", "À": "Au"}.get(lead, lead)
        return f"{contracted} {weekday} {match['day']}"
    article = match["article"]
    if weekday[0].isupper() and _opens(match):
        article = article.capitalize()
    return f"{article} {weekday.lower()} {match['day']}"


def _opens(match: re.Match[str]) -> bool:
    """Whether the match opens a sentence or a line."""
    before = match.string[max(0, match.start() - 3) : match.start()].rstrip(" ")
    return not before or before[-1] in "\n.!?…:#*•-–—>|(«" or not before[-1].isalnum()


def _spelled(match: re.Match[str]) -> Replacement:
    found = {"day": None, "month": None, "year": None} | match.groupdict()
    day = int(found["day"] or match["day2"])
    month = int(found["month"] or match["month2"])
    if match["day2"] and day <= 12 and day != month:
        return ()  # day or month first: only the writer knows
    ordinal = "1er" if day == 1 else str(day)
    return f"{ordinal} {MONTHS[month - 1]} {found['year'] or match['year2']}"


def _in_sentence(match: re.Match[str], document: Document) -> bool:
    line = document.folded.rfind("\n", 0, match.start()) + 1
    return not document.folded.startswith("|", line) and match.start() > line


def _between_to(match: re.Match[str]) -> Replacement:
    return "et le" if match["to"] == "au" else "et"


DATE_RULES = (
    PatternRule("date.article", _ARTICLE_AFTER, _without_second_article, _ORDER, _WHY),
    PatternRule("date.virgule", _COMMA, lambda _: " ", "Pas de virgule entre le jour et la date.", _WHY),
    PatternRule("date.virgule", _YEAR_COMMA, lambda _: " ", "Pas de virgule entre le mois et l’année.", _WHY),
    PatternRule("date.premier", _FIRST, lambda _: "1er", "Le premier jour du mois s’écrit «\u00a01er\u00a0».", _FIRST_WHY),
    PatternRule("date.zero", _ZERO, lambda match: match["day"], "Pas de zéro devant le quantième.", _WHY),
    PatternRule("date.ordinal", _ORDINAL_DAY, lambda m: m["day"], "Le quantième n’est pas un ordinal.", _FIRST_WHY),
    PatternRule(
        "date.article_pluriel",
        _SINGULAR_ARTICLE,
        lambda match: _PLURAL_ARTICLE[match["x"]],
        "Plusieurs jours demandent l’article pluriel.",
        "On écrit «\u00a0les 5 et 6 mai\u00a0» (OQLF, Vitrine linguistique).",
    ),
    PatternRule(
        "date.jours_colles",
        _GLUED_DAYS,
        lambda match: match["x"].replace(",", ", "),
        "Une espace suit la virgule entre les jours.",
        "On écrit «\u00a0les 4, 5 et 6 mai\u00a0» (OQLF, Vitrine linguistique).",
    ),
    PatternRule(
        "date.entre",
        _BETWEEN,
        _between_to,
        f"«{NBSP}Entre{NBSP}» se construit avec «{NBSP}et{NBSP}».",
        f"On écrit «{NBSP}entre 9 h et 16 h{NBSP}» ou «{NBSP}de 9 h à 16 h{NBSP}» (OQLF, Vitrine linguistique).",
        category=Category.GRAMMAR,
    ),
    PatternRule("date.chiffres", _NUMERIC_SAID, _spelled, "Date en chiffres dans une phrase.", _NUMERIC_WHY, guard=_in_sentence),
    PatternRule("date.chiffres", _NUMERIC, _spelled, "Date en chiffres dans une phrase.", _NUMERIC_WHY, Severity.SUGGESTION, guard=_in_sentence),
)  # fmt: skip


class DateCheck:
    """Weekdays that do not match their date, days that do not exist, and the way dates are written."""

    name = "dates"

    def __init__(self, resources: Path | None = None) -> None:
        """`resources` is accepted like every check's; these rules are code, not data."""

    def unavailable(self) -> str | None:
        """Always None: nothing outside the application is needed."""
        return None

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        """Findings in reading order, none overlapping another."""
        found = [(f, order) for order, rule in enumerate(DATE_RULES, 1) for f in rule.findings(document)]
        dates = written_dates(document)
        found += [(f, 0) for f in _numeric_incoherences(document)]
        found += [(f, 0) for f in _incoherences(document, dates, context.publication_date)]
        return without_overlaps(found)


def _incoherences(
    document: Document, dates: tuple[WrittenDate, ...], published: dt.date | None
) -> Iterator[Finding]:
    years = {date.year for date in dates if date.year}
    for date in dates:
        past = _LAST.match(document.folded, date.end) is not None
        year = date.year or _certain_year(date, years, published, past=past)
        if date.month and _days_in(date.month, year) < date.day:
            yield _impossible(document, date, year)
        elif year and date.weekday is not None:
            day = date.on(year)
            if day and day.weekday() != date.weekday and not _plural(document, date):
                yield _mismatch(document, date, day, _doubt(date, day, published))


def _doubt(date: WrittenDate, day: dt.date, published: dt.date | None) -> Severity:
    """A mere suggestion when the year is not written, the day is far, and right the year before or after."""
    if date.year or published is None or -_JUST_PAST <= day - published <= _NEAR:
        return Severity.WARNING
    beside = (date.on(day.year - 1), date.on(day.year + 1))
    meant = any(other and other.weekday() == date.weekday for other in beside)
    return Severity.SUGGESTION if meant else Severity.WARNING


def _days_in(month: int, year: int | None) -> int:
    if month == 2:
        return 29 if year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _certain_year(date: WrittenDate, years: set[int], published: dt.date | None, *, past: bool) -> int | None:
    """The only year in which an unwritten one can lie, around the publication; None when unsure.

    A text that writes another year somewhere may be telling the past; `past`, the date itself does
    (« le samedi 24 mai dernier »).
    """
    if published is None or date.weekday is None:
        return None
    around = [date.on(year) for year in (published.year - 1, published.year, published.year + 1)]
    ahead = dt.timedelta() if past else _FUTURE
    close = [day for day in around if day and published - _PAST <= day <= published + ahead]
    if len(close) != 1 or (years and close[0].year not in years):
        return None
    return close[0].year


def _plural(document: Document, date: WrittenDate) -> bool:
    """« Les mardis 4 mai… » names a habit: only one date of the list may be meant."""
    assert date.weekday_span is not None
    return document.folded.startswith(("s", "S"), date.weekday_span[1])


def _mismatch(document: Document, date: WrittenDate, day: dt.date, severity: Severity) -> Finding:
    assert date.weekday is not None
    assert date.weekday_span is not None
    start, left, right = date.weekday_span[0], date.day_span[0], date.day_span[1]
    gap, tail = document.folded[date.weekday_span[1] : left], _tail(document.text[right : date.end])
    lead = document.folded[max(0, start - 3) : start].lower()
    article = "le " if "le" in gap.lower() and lead not in ("le ", "ce ", "du ", "au ") else ""
    capital = document.text[start].isupper()
    shouted = document.text[start : date.weekday_span[1]].isupper()
    right_weekday = WEEKDAYS[day.weekday()]

    def written(weekday: str, number: int) -> str:
        text = f"{article}{weekday} {'1er' if number == 1 else number}"
        if shouted:
            return text.upper() + document.text[right : date.end]
        return (text[0].upper() + text[1:] if capital else text) + tail

    others = [other for other in near(day, date.weekday) if other.month == day.month]
    suggestions = [written(right_weekday, day.day)]
    suggestions += [written(WEEKDAYS[date.weekday], other.day) for other in others]
    return Finding(
        "date.incoherente",
        Category.GRAMMAR,
        severity,
        date.start,
        date.end,
        f"Le {_long(day)} est un {right_weekday}.",
        ARTICLE,
        _MISMATCH_WHY,
        tuple(suggestions),
    )


def _tail(typed: str) -> str:
    """The month and the year as they should follow: no comma between them, the month in lower case."""
    return typed if typed.isupper() else typed.lower().replace(", ", " ")


_NUMERIC_WEEKDAY = re.compile(
    rf"(?<![\w-])(?P<weekday>{WEEKDAY})(?:,? (?:le )?)(?P<date>20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\w-])",
    re.IGNORECASE,
)


def _numeric_incoherences(document: Document) -> Iterator[Finding]:
    """« lundi 2026-12-06 »: the weekday before a date in figures, year first."""
    for match in _NUMERIC_WEEKDAY.finditer(document.folded):
        try:
            day = dt.date.fromisoformat(match["date"])
        except ValueError:
            continue
        right = WEEKDAYS[day.weekday()]
        if match["weekday"].lower() != right:
            start, end = match.span("weekday")
            shown = right.capitalize() if match["weekday"][0].isupper() else right
            yield Finding(
                "date.incoherente",
                Category.GRAMMAR,
                Severity.WARNING,
                start,
                end,
                f"Le {_long(day)} est un {right}.",
                ARTICLE,
                _MISMATCH_WHY,
                (shown,),
            )


def _impossible(document: Document, date: WrittenDate, year: int | None) -> Finding:
    assert date.month is not None
    last = _days_in(date.month, year)
    typed = document.text[date.start : date.end]
    left, right = date.day_span[0] - date.start, date.day_span[1] - date.start
    shown = MONTHS[date.month - 1] + (f" {year}" if year else "")
    return Finding(
        "date.inexistante",
        Category.GRAMMAR,
        Severity.WARNING,
        date.start,
        date.end,
        f"Il n’y a pas de {date.day} {shown}.",
        ARTICLE,
        f"Ce mois compte {last} jours.",
        (typed[:left] + str(last) + typed[right:],),
    )


def _long(day: dt.date) -> str:
    figure = "1er" if day.day == 1 else str(day.day)
    return f"{figure} {MONTHS[day.month - 1]} {day.year}"
