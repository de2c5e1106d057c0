"""IPTC-IIM: what agencies and older software write (IPTC-NAA Information Interchange Model 4)."""

from __future__ import annotations

from PIL import ImageFile, IptcImagePlugin

from desktop.imaging.exif import Fields, iso_date
from desktop.imaging.metadata_text import clean
from desktop.imaging.originals import DECODING_ERRORS

_TITLE, _KEYWORD, _DATE, _BYLINE, _CITY, _SUBLOCATION, _PROVINCE, _COUNTRY = 5, 25, 55, 80, 90, 92, 95, 101
_HEADLINE, _CREDIT, _SOURCE, _COPYRIGHT, _CAPTION = 105, 110, 115, 116, 120


def read_iptc(image: ImageFile.ImageFile) -> Fields:
    """The fields IPTC-IIM gives, under the names of `ImageMetadata`."""
    try:
        records = IptcImagePlugin.getiptcinfo(image) or {}
    except DECODING_ERRORS:
        return {}

    def text(dataset: int) -> str | None:
        return clean(records.get((2, dataset)))

    fields: dict[str, str | tuple[str, ...] | None] = {
        "author": text(_BYLINE),
        "copyright": text(_COPYRIGHT),
        "credit": text(_CREDIT) or text(_SOURCE),
        "title": text(_TITLE) or text(_HEADLINE),
        "caption": text(_CAPTION),
        "keywords": _repeated(records.get((2, _KEYWORD))),
        "taken_at": _date(text(_DATE)),
        "places": tuple(
            place for dataset in (_SUBLOCATION, _CITY, _PROVINCE, _COUNTRY) if (place := text(dataset))
        ),
    }
    return {name: value for name, value in fields.items() if value}


def _repeated(value: bytes | list[bytes] | None) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(text for item in items if (text := clean(item))))


def _date(text: str | None) -> str | None:
    """`AAAAMMJJ`, the only form the model allows; some software writes dashes."""
    if text and len(text) == 8 and text.isdigit():
        return iso_date(f"{text[:4]}-{text[4:6]}-{text[6:]}")
    return iso_date(text)
