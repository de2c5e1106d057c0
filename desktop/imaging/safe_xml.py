"""XML from files that strangers made (XMP packets, SVG logos): parsed without any entity, ever."""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

MAX_XML_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 100


class UnsafeXmlError(ValueError):
    """The document is malformed, too large or too deep, or declares entities."""


def parse_xml(data: bytes) -> Element:
    """The root element of `data`, names as `{namespace}local`.

    A document type without entities (many drawing programs write one) is allowed and never fetched.
    Raises `UnsafeXmlError` on anything that declares an entity, and on malformed XML.
    """
    if len(data) > MAX_XML_BYTES:
        raise UnsafeXmlError(f"{len(data)} bytes")
    builder = _DepthLimited()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = builder.open
    parser.EndElementHandler = builder.close
    parser.CharacterDataHandler = builder.builder.data
    parser.EntityDeclHandler = _refuse_entity
    parser.ExternalEntityRefHandler = _refuse_entity
    try:
        parser.Parse(data, True)
        return builder.builder.close()
    except (expat.ExpatError, AssertionError, UnicodeError, LookupError) as error:
        raise UnsafeXmlError(str(error)) from error


class _DepthLimited:
    """Feeds a tree builder and stops at a depth no honest file reaches."""

    def __init__(self) -> None:
        self.builder: TreeBuilder = TreeBuilder()
        self._depth = 0

    def open(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise UnsafeXmlError(f"deeper than {MAX_DEPTH}")
        self.builder.start(_qualified(name), {_qualified(key): value for key, value in attributes.items()})

    def close(self, name: str) -> None:
        self._depth -= 1
        self.builder.end(_qualified(name))


def _qualified(name: str) -> str:
    return "{" + name if "}" in name else name


def _refuse_entity(*_: object) -> int:
    raise UnsafeXmlError("entity declared")
