"""From code points, which everything else counts, to the UTF-16 units of Qt, and back. Here and nowhere else."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029\u0085\v\f]")
# U+0000 ends strings in C; Qt keeps U+FDD0 and U+FDD1 for itself; U+FFFC stands for an embedded object.
_REFUSED = re.compile("[\x00\ufdd0\ufdd1\ufffc]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """`text` as a document can hold it: lines end with a line feed, and nothing that Qt would not give back."""
    text = _REFUSED.sub("", _LINE_ENDS.sub("\n", text))
    return _LONE_SURROGATE.sub("\ufffd", text)


def same_units(text: str) -> bool:
    """Whether each place of `text` is the same number in both."""
    return _ASTRAL.search(text) is None


def to_utf16(text: str, offset: int) -> int:
    """UTF-16 units before the code point `offset` of `text`; both ends are clamped."""
    head = text[: max(0, offset)]
    return len(head) + len(_ASTRAL.findall(head))


def to_code_points(text: str, units: int) -> int:
    """Code points before the UTF-16 unit `units` of `text`; the middle of a pair is the start of its character."""
    units = max(0, units)
    if not _ASTRAL.search(text, 0, units):
        return min(units, len(text))
    head = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(head.decode("utf-16-le", "ignore"))
