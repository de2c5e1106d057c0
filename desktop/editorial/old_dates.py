"""Dates of a text written for another year become passages to complete. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.editorial.placeholders import placeholders_in

_ISO = re.compile(r"(?<![\w-])(?:19|20)\d\d-(?:0\d|1[0-2])-[0-3]\d(?![\w-])")
_SLASHED = re.compile(r"(?<![\w/.-])[0-3]?\d/(?:0?\d|1[0-2])/(?:19|20)\d\d(?![\w/-])")
_BEFORE, _AFTER = r"(?<![\w/.,#-])", r"(?![\w/-]|[.,]\d)"


def without_old_dates(
    text: str, dates: Iterable[tuple[int, int]], years: Iterable[int], spared: Iterable[tuple[int, int]] = ()
) -> tuple[str, int]:
    """`text` with its dates as placeholders that recall what was written, and how many there were.

    `dates` are the spans of the dates in words, `years` the years that alone would betray last year's text
    (« Budget 2026 »). What is `spared` (addresses) or already a placeholder stays as it is.
    """
    kept = [*spared, *((each.start, each.end) for each in placeholders_in(text))]
    spans = [*dates, *(found.span() for rule in (_ISO, _SLASHED) for found in rule.finditer(text))]
    # « 2026 » and the season « 2026-2027 » or « 2026-27 », never the by-law « 2026-14 ».
    seasons = [rf"{year}(?:[-–](?:{year + 1}|{(year + 1) % 100:02}))?" for year in sorted(set(years))]
    if seasons:
        spans += [found.span() for found in re.finditer(f"{_BEFORE}(?:{'|'.join(seasons)}){_AFTER}", text)]
    chosen: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if (not chosen or start >= chosen[-1][1]) and not any(a < end and start < b for a, b in kept):
            chosen.append((start, end))
    for start, end in reversed(chosen):
        old = text[start:end].replace("[", "(").replace("]", ")").replace("\n", " ")
        asks = "année" if old.isdigit() else "date"
        text = f"{text[:start]}[à compléter\u00a0: {asks} (l’an dernier\u00a0: {old})]{text[end:]}"
    return text, len(chosen)
