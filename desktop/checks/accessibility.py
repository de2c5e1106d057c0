"""Accessibility basics: what a screen reader, a keyboard or a hurried reader would stumble on.

Good practice (WCAG 2.1, 1.1.1, 2.4.4, 3.1.5), not an article of the policy: nothing here ever blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop.checks.base import CheckContext
from desktop.checks.document import EMOJI, Document
from desktop.editorial.findings import Category, Finding, Severity

LONGEST_ALTERNATIVE = 150
"""Code points that a screen reader reads in one breath; good practice says 125 to 150."""
MOST_EMOJI = 3
_SHOUTED_WORDS = 4

_ALTERNATIVE = "texte_de_remplacement"
_FILE_NAME = re.compile(
    r"[\w .()-]+\.(?:jpe?g|png|gif|webp|heic|tiff?)|(?:IMG|DSC|DCIM|PXL)[_-]?\d+\w*", re.IGNORECASE
)
_REDUNDANT = re.compile(
    r"(?:une? |l')?(?:image|photo|photographie|illustration|visuel)s? (?:de |d'|du |des |montrant )",
    re.IGNORECASE,
)
_VAGUE_LINK = re.compile(
    r"\[(?P<label>(?:cliquez |clique )?ici|lire la suite|en savoir plus|lien|ce lien|suivez ce lien)\]\(",
    re.IGNORECASE,
)
_CLICK_HERE = re.compile(r"(?<!\[)\b(?P<label>clique[rz]? (?:ici|sur ce lien|sur le lien))\b", re.IGNORECASE)
_HASHTAG = re.compile(r"(?<![\w#&/])#(?P<words>[^\W\d_]{10,})(?!\w)")
_LONG_ADDRESS = re.compile(r"(?<![(\w])https?://\S{40,}")
_UPPER_WORD = re.compile(r"[^\W\d_]{2,}(?:['-][^\W\d_]+)*")
_BULLET_EMOJI = re.compile(rf"^[ \t]*(?:{EMOJI.pattern})[ \t]+\S", re.MULTILINE)


class AccessibilityCheck:
    """Alternative texts, hashtags, emoji, link labels, capitals. Linear in the text."""

    name = "accessibilité"

    def unavailable(self) -> str | None:
        """Nothing is needed: it always runs."""
        return None

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        """The points of one text; an alternative text has rules of its own."""
        if document.where.startswith(_ALTERNATIVE):
            yield from _alternative_text(document)
            return
        yield from _hashtags(document)
        yield from _emoji(document)
        yield from _shouting(document)
        if document.markdown:
            yield from _links(document)


def _alternative_text(document: Document) -> Iterator[Finding]:
    text = document.folded.strip()
    start = document.folded.find(text)
    end = start + len(text)
    if _FILE_NAME.fullmatch(text):
        message = "Un nom de fichier ne décrit pas l’image. Dites en une phrase ce qu’on y voit."
        yield _point("alternative_fichier", Severity.WARNING, start, end, message)
    elif match := _REDUNDANT.match(text):
        message = "Un lecteur d’écran annonce déjà que c’est une image\u00a0: décrivez-la directement."
        yield _point("alternative_redondante", Severity.SUGGESTION, start, start + match.end(), message)
    if len(text) > LONGEST_ALTERNATIVE:
        message = (
            f"Le texte de remplacement fait {len(text)} caractères\u00a0: au-delà de {LONGEST_ALTERNATIVE}, "
            "l’essentiel se perd. Gardez ce qui compte et mettez le reste dans le texte."
        )
        yield _point("alternative_longue", Severity.SUGGESTION, start, end, message)


def _hashtags(document: Document) -> Iterator[Finding]:
    """A long hashtag in one case is read as one meaningless word; CamelCase lets its words be heard."""
    for match in _HASHTAG.finditer(document.folded):
        if match["words"].islower() or match["words"].isupper():
            message = "Mettez une majuscule à chaque mot du mot-clic (#FêteDeLaFamille)\u00a0: il devient lisible à voix haute."
            yield _point("motclic", Severity.SUGGESTION, match.start(), match.end(), message)


def _emoji(document: Document) -> Iterator[Finding]:
    runs = [match for match in EMOJI.finditer(document.text) if any(ord(c) > 0x2100 for c in match.group())]
    if len(runs) > MOST_EMOJI:
        extra = runs[MOST_EMOJI]
        message = f"Plus de {MOST_EMOJI} emojis\u00a0: un lecteur d’écran les lit tous à voix haute. Gardez les plus utiles."
        yield _point("emojis", Severity.SUGGESTION, extra.start(), extra.end(), message)
    bullets = list(_BULLET_EMOJI.finditer(document.text))
    if len(bullets) > 1:
        message = "Des emojis servent de puces\u00a0: utilisez une vraie liste, les emojis seraient lus à chaque point."
        yield _point("emojis_puces", Severity.SUGGESTION, bullets[0].start(), bullets[0].end() - 1, message)


def _shouting(document: Document) -> Iterator[Finding]:
    """A whole sentence in capitals; an acronym, a title of two words or a road number are not."""
    for segment in document.segments:
        text = document.folded[segment.start : segment.end]
        words = [word for word in _UPPER_WORD.findall(text) if len(word) > 2]
        if len(words) >= _SHOUTED_WORDS and all(word.isupper() for word in words):
            message = "Une phrase tout en capitales se lit mal et paraît criée. Gardez les capitales aux sigles et aux noms."
            yield _point("capitales", Severity.SUGGESTION, segment.start, segment.end, message)


def _links(document: Document) -> Iterator[Finding]:
    message = "Dites où mène le lien\u00a0: hors de sa phrase, ce libellé ne veut rien dire."
    found = [*_VAGUE_LINK.finditer(document.folded), *_CLICK_HERE.finditer(document.folded)]
    for match in found:
        yield _point("libelle_lien", Severity.SUGGESTION, match.start("label"), match.end("label"), message)
    for match in _LONG_ADDRESS.finditer(document.folded):
        message = "Cette longue adresse serait lue lettre par lettre. Donnez-lui un libellé\u00a0: [titre de la page](adresse)."
        yield _point("adresse_longue", Severity.SUGGESTION, match.start(), match.end(), message)


def _point(rule: str, severity: Severity, start: int, end: int, message: str) -> Finding:
    return Finding(f"accessibilite.{rule}", Category.ACCESSIBILITY, severity, start, end, message)
