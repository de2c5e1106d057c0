"""What Grammalecte reports and we do not repeat: rules of France, and known classes of false alarms."""

from __future__ import annotations

import re

from desktop.checks.document import Document, Span
from desktop.checks.grammalecte_engine import EngineError

# A space before ; ! ? is wrong in Québec (OQLF); ordinals, list dashes and middle dots are ours.
_RULES = re.compile(
    r"nbsp_ajout_avant_double_ponctuation|nbsp_avant_double_ponctuation|g2__typo_ordinaux_|typo_tiret_début_ligne"
    r"|eepi_|typo_apostrophe|typo_point_médian"
)


# Our own checks of typography, dates and capitals do these better, after the OQLF.
_NOT_OURS = frozenset(
    {"typo", "esp", "tab", "nbsp", "unit", "num", "date", "maj", "minis", "eepi", "apos", "poncfin"}
)


def keeps(error: EngineError, document: Document, span: Span) -> bool:
    """Whether an error found in the segment `span` is worth showing."""
    start, end = span.start + error.start, span.start + error.end
    if (
        error.option in _NOT_OURS
        or _RULES.search(error.rule)
        or document.in_italics(start, end)
        or document.is_protected(start, end)
    ):
        return False
    return not _only_apostrophe(document.text[start:end], error)


def _only_apostrophe(text: str, error: EngineError) -> bool:
    plain = text.replace("’", "'")
    return bool(error.suggestions) and all(s.replace("’", "'") == plain for s in error.suggestions)
