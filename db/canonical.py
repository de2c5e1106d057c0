"""Canonical JSON bytes and the tagged digests taken over them.

Every digest is taken over a domain tag followed by the bytes, so that bytes hashed or signed for one
purpose can never be presented for another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import rfc8785

from db.digests import sha256_hex

_HEX_HASH = re.compile(r"[0-9a-f]{64}")


class NotCanonicalError(ValueError):
    """The value has no canonical form here: a float, a number past 2^53, a lone surrogate, a strange type."""


def canonical(value: Mapping[str, Any]) -> bytes:
    """The RFC 8785 bytes of a JSON object.

    Raises `NotCanonicalError` for floats (two languages print them differently), for integers that JSON
    cannot carry exactly, for text that is not valid Unicode, and for anything that is not JSON.
    """
    try:
        return rfc8785.dumps(_plain(value))
    except (rfc8785.CanonicalizationError, UnicodeEncodeError, RecursionError) as error:
        raise NotCanonicalError(str(error)) from error


def _plain(value: Any) -> Any:
    """The same value made of plain dicts, lists, strings, integers, booleans and None."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise NotCanonicalError("object keys must be text")
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    raise NotCanonicalError(f"{type(value).__name__} has no canonical form")


def digest(tag: bytes, content: bytes) -> str:
    """SHA-256 (hexadecimal) of `content` in the domain `tag`."""
    return sha256_hex(tag + content)


def is_hash(text: object) -> bool:
    """Whether `text` is a SHA-256 written in lower-case hexadecimal."""
    return isinstance(text, str) and _HEX_HASH.fullmatch(text) is not None
