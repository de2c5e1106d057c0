"""What a schema of facts is, and the forms that several kinds share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from db.fields import Test, one_of

CHANNELS = ("website", "facebook", "youtube", "contact")

channel = one_of(CHANNELS)
"""The code of a medium."""


def in_order(body: Mapping[str, Any]) -> bool:
    """Whether the fact begins before it ends."""
    return bool(body["start"] <= body["end"])


def _nothing_more(_: Mapping[str, Any]) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Schema:
    """The fields of one kind, beside the envelope.

    `item` says whether the fact belongs to a post (`required`, `optional`, `none`). `stored` names the
    fields that hold the hash of an object, or a mapping whose values do: the body lists them in `objects`.
    `whole` is what must hold between several fields.
    """

    fields: Mapping[str, Test]
    item: str = "none"
    stored: tuple[str, ...] = ()
    version: int = 1
    whole: Callable[[Mapping[str, Any]], bool] = _nothing_more
