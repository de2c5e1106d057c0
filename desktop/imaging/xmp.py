"""XMP: what modern software writes, an RDF packet in the file (ISO 16684-1; IPTC Photo Metadata)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from desktop.imaging.exif import Fields, iso_date
from desktop.imaging.metadata_text import clean
from desktop.imaging.safe_xml import UnsafeXmlError, parse_xml

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_EXTENSION = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
_EXIF = "{http://ns.adobe.com/exif/1.0/}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

_GENERATED = ("trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia", "algorithmicMedia")
"""IPTC's digital source types of a picture made, or partly made, by a model."""


def read_xmp(packet: bytes | str | None) -> Fields:
    """The fields an XMP packet gives, under the names of `ImageMetadata`; nothing from an unsafe packet."""
    if not packet:
        return {}
    raw = packet.encode() if isinstance(packet, str) else packet
    try:
        root = parse_xml(raw.strip(b"\x00 \r\n\t"))
    except UnsafeXmlError:
        return {}
    values = _Properties(root)
    fields: dict[str, str | tuple[str, ...] | bool | None] = {
        "author": ", ".join(values.all(f"{_DC}creator")) or None,
        "copyright": values.first(f"{_DC}rights"),
        "credit": values.first(f"{_PHOTOSHOP}Credit") or values.first(f"{_PHOTOSHOP}Source"),
        "title": values.first(f"{_DC}title") or values.first(f"{_PHOTOSHOP}Headline"),
        "caption": values.first(f"{_DC}description"),
        "keywords": values.all(f"{_DC}subject"),
        "people": values.all(f"{_EXTENSION}PersonInImage"),
        "usage_terms": values.first(f"{_RIGHTS}UsageTerms") or values.first(f"{_RIGHTS}WebStatement"),
        "taken_at": iso_date(
            values.first(f"{_PHOTOSHOP}DateCreated") or values.first(f"{_EXIF}DateTimeOriginal")
        ),
        "places": tuple(place for name in _PLACES if (place := values.first(name))),
        "has_gps": bool(values.first(f"{_EXIF}GPSLatitude") and values.first(f"{_EXIF}GPSLongitude")),
        "generated": _is_generated(values.first(f"{_EXTENSION}DigitalSourceType")),
    }
    return {name: value for name, value in fields.items() if value}


_PLACES = (f"{_CORE}Location", f"{_PHOTOSHOP}City", f"{_PHOTOSHOP}State", f"{_PHOTOSHOP}Country")


class _Properties:
    """The properties of every description, written as elements or as attributes."""

    def __init__(self, root: Element) -> None:
        self._values: dict[str, tuple[str, ...]] = {}
        for description in root.iter(f"{_RDF}Description"):
            for name, value in description.attrib.items():
                if text := clean(value):
                    self._values.setdefault(name, (text,))
            for child in description:
                if texts := tuple(dict.fromkeys(_texts(child))):
                    self._values.setdefault(child.tag, texts)

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of the property, in order."""
        return self._values.get(name, ())

    def first(self, name: str) -> str | None:
        """The first value of the property, French before the default language."""
        return next(iter(self.all(name)), None)


def _texts(element: Element) -> Iterator[str]:
    items = list(element.iter(f"{_RDF}li"))
    if items:
        # sorted() is stable: a French alternative comes first, the others keep their order.
        for item in sorted(items, key=lambda each: not _language(each).startswith("fr")):
            if text := clean("".join(item.itertext())):
                yield text
    elif text := clean(element.text or element.get(f"{_RDF}resource")):
        yield text


def _language(element: Element) -> str:
    return element.get(_LANGUAGE, "").lower()


def _is_generated(source_type: str | None) -> bool:
    return source_type is not None and source_type.rsplit("/", 1)[-1] in _GENERATED
