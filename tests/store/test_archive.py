"""The encrypted container: whole or refused, and closed to anybody but the holder of the recovery code."""

from __future__ import annotations

import io

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from db.archive import (
    CHUNK,
    MAGIC,
    ArchiveReader,
    ArchiveWriter,
    Header,
    opened_with,
    public_bytes,
    read_header,
)
from db.errors import EnvironmentFault, Refusal

KEY = X25519PrivateKey.from_private_bytes(bytes(range(32)))
WORKSPACE = "0123456789abcdef"


def sealed(*parts: bytes, finish: bool = True) -> bytes:
    target = io.BytesIO()
    writer = ArchiveWriter(target, public_bytes(KEY), "2026-05-12-093000", WORKSPACE)
    for part in parts:
        writer.write(part)
    if finish:
        writer.finish()
    return target.getvalue()


def opened(data: bytes, key: X25519PrivateKey = KEY) -> bytes:
    return ArchiveReader(io.BytesIO(data), opened_with(key)).read()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7])
def test_what_went_in_comes_out_at_every_chunk_boundary(size: int) -> None:
    content = bytes(index * 7 % 251 for index in range(size))
    assert opened(sealed(content)) == content


@settings(max_examples=40, deadline=None)
@given(
    parts=st.lists(st.binary(max_size=3000), max_size=8),
    sizes=st.lists(st.integers(1, 5000), min_size=1, max_size=5),
)
def test_any_way_of_writing_and_reading_gives_the_same_bytes(parts: list[bytes], sizes: list[int]) -> None:
    reader = ArchiveReader(io.BytesIO(sealed(*parts)), opened_with(KEY))
    found = b""
    for turn in range(10_000):
        part = reader.read(sizes[turn % len(sizes)])
        if not part:
            break
        found += part
    assert found == b"".join(parts)


@pytest.mark.parametrize("kept", [0, 5, 11, 12, 40, -1, -17, -CHUNK])
def test_a_cut_file_is_never_taken_for_a_whole_one(kept: int) -> None:
    data = sealed(b"x" * (2 * CHUNK + 100))
    with pytest.raises(EnvironmentFault, match="Rien n’a été changé") as caught:
        opened(data[:kept])
    assert caught.value.code == "damaged_backup"


def test_a_file_cut_exactly_between_two_chunks_is_noticed() -> None:
    data = sealed(b"x" * (3 * CHUNK))
    with pytest.raises(EnvironmentFault):
        opened(data[: -(CHUNK + 16)])


def test_a_file_that_was_never_finished_is_not_a_backup() -> None:
    with pytest.raises(EnvironmentFault):
        opened(sealed(b"x" * (2 * CHUNK + 100), finish=False))


def test_bytes_added_at_the_end_are_noticed() -> None:
    with pytest.raises(EnvironmentFault):
        opened(sealed(b"contenu") + b"\x00")


@settings(max_examples=80, deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_one_bit_changed_anywhere_is_noticed(place: float, bit: int) -> None:
    data = bytearray(sealed(b"communique " * 40))
    data[int(place * len(data))] ^= 1 << bit
    with pytest.raises((EnvironmentFault, Refusal)):
        opened(bytes(data))


def test_two_chunks_exchanged_are_noticed() -> None:
    data = sealed(bytes(CHUNK) + b"\x01" * CHUNK + b"fin")
    start = len(read_header(io.BytesIO(data))[1])
    size = CHUNK + 16
    first, second, rest = (
        data[start : start + size],
        data[start + size : start + 2 * size],
        data[start + 2 * size :],
    )
    with pytest.raises(EnvironmentFault):
        opened(data[:start] + second + first + rest)


def test_another_recovery_code_is_refused_in_words() -> None:
    with pytest.raises(Refusal, match="n’est pas celui de cette sauvegarde") as caught:
        opened(sealed(b"contenu"), X25519PrivateKey.generate())
    assert caught.value.code == "wrong_recovery_code"


def test_a_newer_format_asks_for_an_update() -> None:
    newer = Header("2031-01-01-000000", WORKSPACE, bytes(32), bytes(32), format=2)
    with pytest.raises(Refusal, match="version plus récente"):
        opened(newer.encode() + b"suite")


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", MAGIC, MAGIC + b"\xff\xff\xff\xff", MAGIC + b"\x00\x00\x00\x02{}"]
)
def test_a_file_of_another_nature_is_refused(content: bytes) -> None:
    with pytest.raises(EnvironmentFault, match="d’une autre nature"):
        opened(content)


def test_the_same_content_never_gives_the_same_bytes_and_never_shows() -> None:
    assert sealed(b"nom de famille") != sealed(b"nom de famille")
    assert b"nom de famille" not in sealed(b"nom de famille")
