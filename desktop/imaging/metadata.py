"""What a file says of itself: author, rights, date, place. It fills in forms; it confirms nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from desktop.editorial.rights import RightsRecord

if TYPE_CHECKING:
    from desktop.imaging.exif import Fields
    from desktop.imaging.originals import Original


@dataclass(frozen=True, slots=True)
class ImageMetadata:
    """The metadata of an original, each field from the first of XMP, IPTC and EXIF that has it.

    `taken_at` is ISO 8601, the camera's own time, with an offset only if it wrote one. `places` goes
    from the nearest to the country. `people` are names someone wrote in the file: personal data, to be
    sealed with the releases. `has_gps` says that coordinates are there, never which. `generated` is the
    file's own statement that a model made the picture. `sources` says where each field was read.
    """

    author: str | None = None
    copyright: str | None = None
    credit: str | None = None
    title: str | None = None
    caption: str | None = None
    keywords: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    taken_at: str | None = None
    camera: str | None = None
    usage_terms: str | None = None
    has_gps: bool = False
    generated: bool = False
    sources: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the file says nothing of itself."""
        return not self.sources


@dataclass(frozen=True, slots=True)
class RightsSuggestion:
    """What to pre-fill in a rights record. A person confirms it: a file proves nothing about its rights."""

    holder: str | None
    credit_line: str | None
    usage_terms: str | None

    def unconfirmed_record(self) -> RightsRecord:
        """A record with these words and *no channel and no licence*: no gate lets it through as it is."""
        return RightsRecord(
            holder=self.holder,
            licence=None,
            channels=frozenset(),
            credit_required=self.credit_line is not None,
            credit_line=self.credit_line,
        )


_NAMES = frozenset(field.name for field in fields(ImageMetadata)) - {"sources"}
_NOTICE_MARKS = re.compile(
    r"©|\(c\)|\bcopyright\b|\ball rights reserved\b|\btous droits réservés\b|\b(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?\b",
    re.IGNORECASE,
)


def read_metadata(original: Original) -> ImageMetadata:
    """The metadata of `original`; empty fields for what is absent, damaged or unsafe. Never refuses."""
    # A form shows what was read without what reads pictures: 25 ms and 6 MB that most posts do not need.
    from desktop.imaging.exif import read_exif
    from desktop.imaging.iptc import read_iptc
    from desktop.imaging.originals import opened
    from desktop.imaging.xmp import read_xmp

    with opened(original) as image:
        readings: tuple[tuple[str, Fields], ...] = (
            ("XMP", read_xmp(_packet(image.info))),
            ("IPTC", read_iptc(image)),
            ("EXIF", read_exif(image)),
        )
    values: dict[str, str | tuple[str, ...] | bool] = {}
    sources: dict[str, str] = {}
    for source, reading in readings:
        for name, value in reading.items():
            if name in _NAMES and name not in values:
                values[name] = value
                sources[name] = source
    return ImageMetadata(**values, sources=tuple(sorted(sources.items())))  # type: ignore[arg-type]


def suggest_rights(metadata: ImageMetadata) -> RightsSuggestion:
    """Holder and credit line that the file suggests (art. 26), to be confirmed by a person."""
    holder = _holder(metadata.copyright) or metadata.author or metadata.credit
    credited = metadata.credit or metadata.author or holder
    return RightsSuggestion(
        holder=holder,
        credit_line=_credit_line(credited),
        usage_terms=metadata.usage_terms,
    )


def _packet(info: dict[str | tuple[int, int], object]) -> bytes | str | None:
    """The XMP packet, wherever Pillow puts it: PNG keeps it as text under its own keyword."""
    for key in ("xmp", "XML:com.adobe.xmp"):
        if isinstance(packet := info.get(key), bytes | str):
            return packet
    return None


def _holder(notice: str | None) -> str | None:
    """The name in a copyright notice such as `© 2026 Noé Vallerand. Tous droits réservés`."""
    name = _NOTICE_MARKS.sub(" ", notice or "")
    return " ".join(name.split(" ")).strip(" .,;:-–\u00a0") or None


def _credit_line(name: str | None) -> str | None:
    if name is None or re.match(r"(?:photo|image|source|crédit|©)", name, re.IGNORECASE):
        return name
    return f"Photo\u00a0: {name}"
