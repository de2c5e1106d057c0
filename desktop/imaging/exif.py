"""EXIF: what the camera wrote (JEITA CP-3451; Windows' XP tags are in UTF-16)."""

from __future__ import annotations

import datetime as dt
import re

from PIL import ExifTags, ImageFile

from desktop.imaging.metadata_text import clean
from desktop.imaging.originals import DECODING_ERRORS

_BASE = ExifTags.Base
_DATE = re.compile(r"(\d{4})[:-](\d{2})[:-](\d{2})(?:[ T](\d{2}):(\d{2}):(\d{2}))?")
_OFFSET = re.compile(r"[+-]\d{2}:\d{2}")

Fields = dict[str, str | tuple[str, ...] | bool]


def read_exif(image: ImageFile.ImageFile) -> Fields:
    """The fields EXIF gives, under the names of `ImageMetadata`; nothing for what is absent or damaged."""
    try:
        exif = image.getexif()
        base = dict(exif)
        shot = dict(exif.get_ifd(ExifTags.IFD.Exif))
        gps = dict(exif.get_ifd(ExifTags.IFD.GPSInfo))
    except DECODING_ERRORS:
        return {}
    fields: dict[str, str | tuple[str, ...] | bool | None] = {
        "author": clean(base.get(_BASE.Artist)) or _windows(base.get(_BASE.XPAuthor)),
        "copyright": clean(base.get(_BASE.Copyright)),
        "title": _windows(base.get(_BASE.XPTitle)),
        "caption": clean(base.get(_BASE.ImageDescription)) or _windows(base.get(_BASE.XPSubject)),
        "keywords": _keywords(_windows(base.get(_BASE.XPKeywords))),
        "taken_at": _taken_at(base, shot),
        "camera": _camera(clean(base.get(_BASE.Make)), clean(base.get(_BASE.Model))),
        "has_gps": ExifTags.GPS.GPSLatitude in gps and ExifTags.GPS.GPSLongitude in gps,
    }
    return {name: value for name, value in fields.items() if value}


def iso_date(value: object) -> str | None:
    """A date of EXIF, IPTC or XMP as `AAAA-MM-JJ` or `AAAA-MM-JJTHH:MM:SS`; None when it is none."""
    match = _DATE.search(value) if isinstance(value, str) else None
    if match is None:
        return None
    year, month, day, hour, minute, second = match.groups()
    text = f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second}" if hour else "")
    try:
        dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return text


def _taken_at(base: dict[int, object], shot: dict[int, object]) -> str | None:
    moment = next(
        (
            found
            for value in (
                shot.get(_BASE.DateTimeOriginal),
                shot.get(_BASE.DateTimeDigitized),
                base.get(_BASE.DateTime),
            )
            if (found := iso_date(value))
        ),
        None,
    )
    offset = shot.get(_BASE.OffsetTimeOriginal)
    if moment and "T" in moment and isinstance(offset, str) and (match := _OFFSET.match(offset)):
        return moment + match.group()
    return moment


def _camera(maker: str | None, model: str | None) -> str | None:
    if maker and model and not model.lower().startswith(maker.split(" ")[0].lower()):
        return f"{maker} {model}"
    return model or maker


def _windows(value: object) -> str | None:
    """A tag of Windows Explorer: UTF-16, little-endian, ended by a NUL."""
    if isinstance(value, tuple):
        value = bytes(part & 0xFF for part in value if isinstance(part, int))
    return clean(value.decode("utf-16-le", errors="ignore")) if isinstance(value, bytes) else None


def _keywords(text: str | None) -> tuple[str, ...]:
    return tuple(part for item in (text or "").split(";") if (part := clean(item)))
