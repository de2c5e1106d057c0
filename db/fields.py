"""The narrow forms a field of a fact may take; each test answers whether a value has the form."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any

Test = Callable[[Any], bool]

MAX_NUMBER = 2**53 - 1

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@+#-]{0,119}")
_NAME = re.compile(r"[^\x00-\x1f\x7f\u2028\u2029]{1,120}")
_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f]{1,1000}")
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]{1,80}")


def _matches(pattern: re.Pattern[str]) -> Test:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


code = _matches(_CODE)
"""An identifier without spaces, up to 120 characters: no room for a sentence."""
name = _matches(_NAME)
"""The name of a colleague, an account or a municipality, on one line."""
address = _matches(_ADDRESS)
media_type = _matches(_MEDIA_TYPE)


def truth(value: Any) -> bool:
    """True or false, and nothing that merely looks like it."""
    return isinstance(value, bool)


def count(value: Any) -> bool:
    """A whole number from 0 that JSON carries exactly."""
    return type(value) is int and 0 <= value <= MAX_NUMBER


def date(value: Any) -> bool:
    """A calendar date, `AAAA-MM-JJ`."""
    if not isinstance(value, str) or len(value) != len("AAAA-MM-JJ"):
        return False
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def one_of(allowed: tuple[str, ...]) -> Test:
    """One of a few known texts."""
    return lambda value: isinstance(value, str) and value in allowed


def optional(test: Test) -> Test:
    """None, or what `test` accepts."""
    return lambda value: value is None or test(value)


def either(first: Test, second: Test) -> Test:
    """What one of two tests accepts."""
    return lambda value: first(value) or second(value)


def set_of(test: Test) -> Test:
    """A sorted list without repetition: one set has one writing."""
    return lambda value: (
        isinstance(value, tuple | list)
        and all(test(entry) for entry in value)
        and list(value) == sorted(set(value))
    )


def map_of(key: Test, value: Test) -> Test:
    """A JSON object whose names and values have given forms."""
    return lambda entries: (
        isinstance(entries, Mapping) and all(key(each) and value(entry) for each, entry in entries.items())
    )


def some(test: Test) -> Test:
    """What `test` accepts, when it is not empty."""
    return lambda value: test(value) and bool(value)
