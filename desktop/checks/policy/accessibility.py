"""Accessibility basics: what a screen reader, a keyboard or a hurried reader would stumble on.

Good practice (WCAG 2.1, 1.1.1, 2.4.4, 3.1.5), not an article of the policy: nothing here ever blocks. What each
rule says is in its pack; what breaks it is recognised here.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.checks.base import CheckContext
from desktop.checks.document import EMOJI, Document
from desktop.checks.policy.coded_rules import CodedRules
from desktop.editorial.findings import Finding

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
_PICTURE = (
    "[\u231a\u231b\u23e9-\u23fa\u24c2\u2600-\u27bf\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f300-\U0001faff]"
    "[\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
)
# One emoji as it is seen and read: a flag, or pictures joined into one (a family, a skin tone).
_ONE_EMOJI = re.compile(rf"[\U0001f1e6-\U0001f1ff]{{2}}|{_PICTURE}(?:\u200d{_PICTURE})*")
_BULLET_EMOJI = re.compile(rf"^[ \t]*(?:{EMOJI.pattern})[ \t]+\S", re.MULTILINE)


_BLANKS = {"alternative_longue": ("longueur", "limite"), "emojis": ("limite",)}
_RULES = (
    "alternative_fichier",
    "alternative_redondante",
    "alternative_longue",
    "motclic",
    "emojis",
    "emojis_puces",
    "capitales",
    "libelle_lien",
    "adresse_longue",
)

# A rule and the words that break it.
_Found = tuple[str, int, int]


class AccessibilityCheck:
    """Alternative texts, hashtags, emoji, link labels, capitals. Linear in the text."""

    name = "accessibilité"

    def __init__(self, resources: Path | None = None) -> None:
        """Raises `Refusal` or `EnvironmentFault` when the pack cannot be used."""
        self._rules = CodedRules(self.name, {name: _BLANKS.get(name, ()) for name in _RULES}, resources)

    def unavailable(self) -> None:
        """Nothing but its pack is needed, read at construction."""

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        """The points of one text; an alternative text has rules of its own."""
        for name, start, end in _found(document):
            limit = LONGEST_ALTERNATIVE if name == "alternative_longue" else MOST_EMOJI
            yield from self._rules.findings(
                name, (start, end), document, context, longueur=end - start, limite=limit
            )


def _found(document: Document) -> Iterator[_Found]:
    if document.where.startswith(_ALTERNATIVE):
        yield from _alternative_text(document)
        return
    yield from _hashtags(document)
    yield from _emoji(document)
    yield from _shouting(document)
    if document.markdown:
        yield from _links(document)


def _alternative_text(document: Document) -> Iterator[_Found]:
    text = document.folded.strip()
    start = document.folded.find(text)
    end = start + len(text)
    if _FILE_NAME.fullmatch(text):
        yield "alternative_fichier", start, end
    elif match := _REDUNDANT.match(text):
        yield "alternative_redondante", start, start + match.end()
    if len(text) > LONGEST_ALTERNATIVE:
        yield "alternative_longue", start, end


def _hashtags(document: Document) -> Iterator[_Found]:
    """A long hashtag in one case is read as one meaningless word; CamelCase lets its words be heard."""
    for match in _HASHTAG.finditer(document.folded):
        if match["words"].islower() or match["words"].isupper():
            yield "motclic", match.start(), match.end()


def _emoji(document: Document) -> Iterator[_Found]:
    extra = next(itertools.islice(_ONE_EMOJI.finditer(document.text), MOST_EMOJI, None), None)
    if extra is not None:
        yield "emojis", *extra.span()
    bullets = list(_BULLET_EMOJI.finditer(document.text))
    if len(bullets) > 1:
        yield "emojis_puces", bullets[0].start(), bullets[0].end() - 1


def _shouting(document: Document) -> Iterator[_Found]:
    """A whole sentence in capitals; an acronym, a title of two words or a road number are not."""
    for segment in document.segments:
        text = document.folded[segment.start : segment.end]
        words = [word for word in _UPPER_WORD.findall(text) if len(word) > 2]
        if len(words) >= _SHOUTED_WORDS and all(word.isupper() for word in words):
            yield "capitales", segment.start, segment.end


def _links(document: Document) -> Iterator[_Found]:
    for match in (*_VAGUE_LINK.finditer(document.folded), *_CLICK_HERE.finditer(document.folded)):
        yield "libelle_lien", *match.span("label")
    for match in _LONG_ADDRESS.finditer(document.folded):
        yield "adresse_longue", *match.span()
