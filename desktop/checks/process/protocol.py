"""The messages between the interface and the check worker: frames on a pipe, values as JSON.

A frame is a length (4 bytes, big endian) followed by that many bytes of UTF-8 JSON.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import functools
import json
import struct
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Any

from desktop.checks.base import CheckContext, CheckReport
from desktop.checks.fields import TextField
from desktop.editorial.profile import MunicipalProfile

_LENGTH = struct.Struct(">I")
LARGEST_FRAME = 64 * 1024 * 1024

Message = dict[str, Any]


def write_frame(stream: IO[bytes], message: Mapping[str, Any]) -> None:
    """Send one message and flush. Raises OSError when the other end is gone."""
    payload = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    stream.write(_LENGTH.pack(len(payload)) + payload)
    stream.flush()


def read_frame(stream: IO[bytes]) -> Message | None:
    """The next message, or None at the end of the stream (even in the middle of a frame).

    Raises ValueError on a frame that no version of this protocol can have written.
    """
    header = _read_exactly(stream, _LENGTH.size)
    if header is None:
        return None
    (length,) = _LENGTH.unpack(header)
    if length > LARGEST_FRAME:
        raise ValueError(f"frame of {length} bytes")
    payload = _read_exactly(stream, length)
    if payload is None:
        return None
    message = json.loads(payload.decode("utf-8", "surrogatepass"))
    if not isinstance(message, dict):
        raise TypeError("a frame holds an object")
    return message


def _read_exactly(stream: IO[bytes], count: int) -> bytes | None:
    pieces: list[bytes] = []
    while count:
        piece = stream.read(count)
        if not piece:
            return None
        pieces.append(piece)
        count -= len(piece)
    return b"".join(pieces)


# --- values -----------------------------------------------------------------------------------------


def encode(value: object) -> Any:
    """A frozen dataclass (and what it holds: tuples, dates, enumerations) as plain JSON values."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: encode(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


def decode(kind: Any, value: Any) -> Any:
    """The value of type `kind` that `encode` turned into `value`."""
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        if value is None:
            return None
        (kind,) = [option for option in typing.get_args(kind) if option is not types.NoneType]
        return decode(kind, value)
    if origin is tuple:
        return tuple(decode(typing.get_args(kind)[0], item) for item in value)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{name: decode(hints[name], item) for name, item in value.items()})
    if isinstance(kind, type) and issubclass(kind, dt.date | enum.Enum):
        return kind.fromisoformat(value) if issubclass(kind, dt.date) else kind(value)
    return value


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


@functools.lru_cache(maxsize=16)
def profile_hash(profile: MunicipalProfile) -> str:
    """What names a profile on the pipe, so that its content crosses it only once. The interface's to compute."""
    from db.digests import sha256_hex  # not for the worker: see `text_hash`

    text = json.dumps(encode(profile), ensure_ascii=False, sort_keys=True)
    return sha256_hex(text.encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """What is asked of the worker: all fields of one text, in one context.

    `key` names what the text is (a paragraph, a field of a draft): of several requests waiting with the
    same key, only the latest is worth an answer. None never replaces nor is replaced. `typing` is where the
    caret is, in a request of one field, while a word is being typed: no correction is sought for that word,
    which is not finished.
    """

    fields: tuple[TextField, ...]
    context: CheckContext
    medium: str = "website"
    kind: str = "publication"
    key: str | None = None
    typing: int | None = None

    def length(self) -> int:
        """Code points to read."""
        return sum(len(field.text) for field in self.fields)


def request_message(number: int, request: CheckRequest) -> Message:
    """The frame of a request; it names its profile by hash."""
    context = request.context
    return {
        "id": number,
        "key": request.key,
        "fields": encode(request.fields),
        "medium": request.medium,
        "kind": request.kind,
        "profile": profile_hash(context.profile),
        "publication_date": encode(context.publication_date),
        "election_period": context.election_period,
        "council_election": context.council_election,
        "emergency": context.emergency,
        "typing": request.typing,
    }


def request_from(message: Message, profiles: Mapping[str, MunicipalProfile]) -> CheckRequest:
    """The request of a frame. Raises KeyError when its profile was never sent."""
    date = message["publication_date"]
    context = CheckContext(
        profile=profiles[message["profile"]],
        publication_date=dt.date.fromisoformat(date) if date else None,
        election_period=message["election_period"],
        council_election=message["council_election"],
        emergency=message["emergency"],
    )
    return CheckRequest(
        fields=tuple(decode(TextField, item) for item in message["fields"]),
        context=context,
        medium=message["medium"],
        kind=message["kind"],
        key=message["key"],
        typing=message.get("typing"),
    )


def profile_message(profile: MunicipalProfile) -> Message:
    """The frame that makes a profile known to the worker."""
    return {"profile": profile_hash(profile), "content": encode(profile)}


def report_message(number: int, report: CheckReport) -> Message:
    """The frame of an answer."""
    return {"id": number, "report": encode(report)}


def report_from(message: Message) -> CheckReport:
    """The report of an answer."""
    report = decode(CheckReport, message["report"])
    assert isinstance(report, CheckReport)
    return report
