"""The simulated disk itself: what was synchronised always survives, the rest may not."""

from __future__ import annotations

import random
import struct
from pathlib import Path, PurePosixPath

from powercut_image import SECTOR, Record, acknowledged, cut_power, read_log

ROOT = Path("/espace")


def record(
    op: str, path: str = "", second: str = "", data: bytes = b"", inode: int = 0, offset: int = 0
) -> Record:
    return Record(op, PurePosixPath(path), PurePosixPath(second), data, inode, offset)


def outcomes(records: list[Record], tmp_path: Path, tries: int = 40) -> set[tuple[tuple[str, bytes], ...]]:
    """Every disk that some cuts after `records` left: the files found, with their contents."""
    found = set()
    for number in range(tries):
        into = tmp_path / str(number)
        into.mkdir(parents=True)
        cut_power(records, random.Random(number), ROOT, into)
        files = sorted(path for path in into.rglob("*") if path.is_file())
        found.add(tuple((path.relative_to(into).as_posix(), path.read_bytes()) for path in files))
    return found


CREATED = [
    record("C", "/espace/a", inode=7),
    record("W", data=b"old", inode=7),
    record("S", inode=7),
    record("D", "/espace"),
]


def test_what_was_synchronised_survives_every_cut(tmp_path: Path) -> None:
    assert outcomes(CREATED, tmp_path) == {(("a", b"old"),)}


def test_a_file_whose_folder_was_not_synchronised_may_be_missing(tmp_path: Path) -> None:
    assert outcomes(CREATED[:3], tmp_path) == {(), (("a", b"old"),)}


def test_a_write_that_was_not_synchronised_may_be_lost(tmp_path: Path) -> None:
    rewritten = [*CREATED, record("W", data=b"new", inode=7)]
    assert outcomes(rewritten, tmp_path) == {(("a", b"old"),), (("a", b"new"),)}


def test_the_sectors_of_one_write_are_lost_separately(tmp_path: Path) -> None:
    two_sectors = b"1" * SECTOR + b"2" * SECTOR
    contents = {
        files[0][1] for files in outcomes([*CREATED, record("W", data=two_sectors, inode=7)], tmp_path)
    }
    holed = b"old" + bytes(SECTOR - 3) + b"2" * SECTOR
    assert contents == {b"old", b"1" * SECTOR, holed, two_sectors}


def test_a_renaming_happens_entirely_or_not_at_all(tmp_path: Path) -> None:
    renamed = [*CREATED, record("R", "/espace/a", "/espace/b")]
    assert outcomes(renamed, tmp_path) == {(("a", b"old"),), (("b", b"old"),)}
    assert outcomes([*renamed, record("D", "/espace")], tmp_path / "b") == {(("b", b"old"),)}


def test_a_removal_that_was_not_synchronised_may_be_undone(tmp_path: Path) -> None:
    assert outcomes([*CREATED, record("U", "/espace/a")], tmp_path) == {(), (("a", b"old"),)}


def test_files_of_a_lost_folder_are_lost(tmp_path: Path) -> None:
    records = [
        record("M", "/espace/f"),
        record("C", "/espace/f/a", inode=7),
        record("S", inode=7),
        record("D", "/espace/f"),
    ]
    assert outcomes(records, tmp_path) == {(), (("f/a", b""),)}


def test_an_inode_used_again_is_another_file(tmp_path: Path) -> None:
    records = [
        *CREATED,
        record("U", "/espace/a"),
        record("C", "/espace/b", inode=7),
        record("W", data=b"newer", inode=7),
        record("S", inode=7),
        record("D", "/espace"),
    ]
    assert outcomes(records, tmp_path) == {(("b", b"newer"),)}


def test_acknowledgements_split_over_several_writes_are_joined() -> None:
    assert acknowledged([record("A", data=b"one\ntw"), record("W", data=b"x"), record("A", data=b"o\n")]) == (
        "one",
        "two",
    )


def test_a_log_whose_last_record_is_cut_short_is_read_up_to_it(tmp_path: Path) -> None:
    log = tmp_path / "log"
    one = struct.pack("<cIIIQQ", b"W", 0, 0, 3, 7, 512) + b"new"
    log.write_bytes(one + one[:-1])
    assert read_log(log) == (record("W", data=b"new", inode=7, offset=512),)
