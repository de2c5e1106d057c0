"""« Saint-Adèle », « Sainte-Jérôme », « St-Eustaches »: an official name under the other gender, or with an s too many.

No dictionary sees them, since both parts are words. A name is accused only when no official place bears it as it is
written, and one does when Saint takes its e, or loses it, or the name its s (Commission de toponymie).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.document import Document
from desktop.checks.pattern_rule import ARTICLE, NBSP
from desktop.checks.toponyms.context import has_generic_before, may_be_a_person, place_cue
from desktop.checks.toponyms.index import ToponymIndex
from desktop.editorial.findings import Category, Finding, Severity

_SAINT = re.compile(
    r"(?:(?<![\w'@#-])|(?<=[dlDL]'))(?P<saint>S(?:ain)?te?)(?P<join>-|\. ?| )(?P<name>[A-ZÀ-Ý][\w'-]+)(?![\w-])"
)
_WHY = "La graphie officielle est celle de la Commission de toponymie du Québec ou de la liste de la municipalité."


def wrong_saints(document: Document, index: ToponymIndex) -> Iterator[Finding]:
    """The towns named after a saint of the other gender, or with an s too many."""
    text = document.folded
    for match in _SAINT.finditer(text):
        start, end = match.span()
        if document.is_protected(start, end) or index.official(match.group()) is not None:
            continue
        if may_be_a_person(text, start) and not has_generic_before(text, start):
            continue
        name = match["name"]
        saint, other = ("Sainte", "Saint") if match["saint"].endswith("te") else ("Saint", "Sainte")
        if match["join"] != "-" and not (has_generic_before(text, start) or place_cue(text, start)):
            continue  # le portrait de Sainte Anne is nobody's town
        wanted = [f"{other}-{name}", *([f"{saint}-{name[:-1]}"] if name.endswith("s") else [])]
        known = [found for candidate in wanted if (found := index.official(candidate)) is not None]
        if len(known) == 1:
            official = known[0].replace("'", "’") if "’" in document.text else known[0].replace("’", "'")
            yield Finding(
                "toponymes.graphie",
                Category.TYPOGRAPHY,
                Severity.WARNING,
                start,
                end,
                f"Graphie officielle{NBSP}: «{NBSP}{official}{NBSP}».",
                ARTICLE,
                _WHY,
                (official,),
            )
