"""Where a point that is about no words is settled: an image and the part of its details, a field of the sheet. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.editorial.findings import VIDEO_TAGS
from desktop.services.points import Point

DESCRIPTION, RIGHTS, PEOPLE, FRAMING = "description", "droits", "personnes", "cadrage"
SHEET, SITE_PAGE, EVENT = "fiche:", "page", "evenement"
_PARTS = {
    "droits_image": RIGHTS,
    "credit_image": DESCRIPTION,
    "vie_privee_image": PEOPLE,
    "texte_alternatif": DESCRIPTION,
    "logo": FRAMING,
}
"""The part of the details of an image, by gate."""
_IMAGE = re.compile(r"\bimage\s(\d+)", re.IGNORECASE)
_ADDRESS = re.compile(r"\b(?:son|l’)\s?adresse\b")


@dataclass(frozen=True, slots=True)
class Way:
    """The words of a link, and where it leads, as `Workplace.go_to` reads it: `image:0:droits`, `fiche:page`."""

    words: str
    where: str


def field_words(where: str) -> str:
    """The field a finding is in, when it is neither the title nor the text: `Mots-clés`, `Image 2`; else empty."""
    _, _, index = where.partition(":")
    if where == VIDEO_TAGS:
        return "Mots-clés"
    return f"Image\u00a0{int(index) + 1}" if index.isdecimal() else ""


def way_of(point: Point) -> Way | None:
    """How to go to what settles a point; None for words, which a finding places, and for what has no place here."""
    if point.finding is not None:
        return None
    if point.gate in _PARTS:
        found = _IMAGE.search(point.text)
        number = int(found[1]) if found else 0
        where = f"image:{number - 1}:{_PARTS[point.gate]}"
        return Way(f"Ouvrir l’image {number}", where) if number else None
    if point.gate == "site_web" and _ADDRESS.search(point.text):
        return Way("Inscrire la page du site", f"{SHEET}{SITE_PAGE}")
    if point.gate == "evenement":
        return Way("Aller à l’événement", f"{SHEET}{EVENT}")
    return None
