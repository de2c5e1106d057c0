"""Replays the log of `powercut.c` up to a cut, and leaves the disk a power cut could have left.

The model is the strict reading of POSIX: until a file is synchronised any 512-byte sector of it may be
missing, and until its folder is synchronised a creation, renaming or removal may not have happened. Every
sector and every name is drawn separately, so that no order between them is promised either.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

SECTOR = 512
_HEADER = struct.Struct("<cIIIQQ")


@dataclass(frozen=True, slots=True)
class Record:
    """One thing asked of the disk, or one acknowledgement; the letters are those of `powercut.c`."""

    op: str
    path: PurePosixPath
    second: PurePosixPath
    data: bytes
    inode: int
    offset: int


def read_log(log: Path) -> tuple[Record, ...]:
    """The records of a log, in order; a last one that `kill` cut short is left out."""
    return tuple(_records(log.read_bytes()))


def _records(raw: bytes) -> Iterator[Record]:
    at = 0
    while at + _HEADER.size <= len(raw):
        op, path, second, data, inode, offset = _HEADER.unpack_from(raw, at)
        at += _HEADER.size
        ends = (at + path, at + path + second, at + path + second + data)
        if ends[2] > len(raw):
            return
        yield Record(
            op.decode(),
            PurePosixPath(raw[at : ends[0]].decode()),
            PurePosixPath(raw[ends[0] : ends[1]].decode()),
            raw[ends[1] : ends[2]],
            inode,
            offset,
        )
        at = ends[2]


def acknowledged(records: Sequence[Record]) -> tuple[str, ...]:
    """The lines the program had printed."""
    return tuple(b"".join(record.data for record in records if record.op == "A").decode().splitlines())


@dataclass(slots=True)
class _Disk:
    """What has reached the platter: file contents by file, names, folders."""

    contents: dict[int, bytearray] = field(default_factory=dict)
    names: dict[PurePosixPath, int] = field(default_factory=dict)
    folders: set[PurePosixPath] = field(default_factory=set)

    def write(self, file: int, offset: int, data: bytes) -> None:
        content = self.contents.setdefault(file, bytearray())
        if len(content) < offset:
            content.extend(bytes(offset - len(content)))
        content[offset : offset + len(data)] = data

    def truncate(self, file: int, size: int) -> None:
        content = self.contents.setdefault(file, bytearray())
        del content[size:]
        content.extend(bytes(size - len(content)))


def cut_power(records: Sequence[Record], chance: random.Random, root: Path, into: Path) -> None:
    """Write in `into` what the folder `root` could hold after a cut that follows `records`.

    `chance` draws, once, how much of what was not synchronised the disk had written of itself (from nothing
    to almost all), then what exactly.
    """
    survival = chance.choice((0.0, 0.3, 0.6, 0.9))
    disk = _Disk()
    files = _files_by_record(records)
    synced, folder_synced = _last_syncs(records, files)

    def kept(index: int, last: int) -> bool:
        return index < last or chance.random() < survival

    for index, record in enumerate(records):
        file = files[index]
        match record.op:
            case "W" if file is not None:
                for offset, piece in _sectors(record):
                    if kept(index, synced.get(file, -1)):
                        disk.write(file, offset, piece)
            case "T" if file is not None:
                if kept(index, synced.get(file, -1)):
                    disk.truncate(file, record.offset)
            case "C" | "R" | "L" | "U" | "M" | "X":
                changed = record.second if record.op in "RL" else record.path
                if kept(index, folder_synced.get(changed.parent, -1)):
                    _rename(disk, record, file)
    _write_out(disk, PurePosixPath(root), into)


def _files_by_record(records: Sequence[Record]) -> tuple[int | None, ...]:
    """The file each record is about, named by the index of its creation: inodes are used again.

    None for a file that was there before the log began, and so is none of ours.
    """
    by_inode: dict[int, int] = {}
    by_name: dict[PurePosixPath, int] = {}
    files: list[int | None] = []
    for index, record in enumerate(records):
        match record.op:
            case "C":
                by_inode[record.inode] = by_name[record.path] = index
                files.append(index)
            case "R":
                file = by_name.pop(record.path, None)
                if file is not None:
                    by_name[record.second] = file
                files.append(file)
            case "L":
                file = by_name.get(record.path)
                if file is not None:
                    by_name[record.second] = file
                files.append(file)
            case _:
                files.append(by_inode.get(record.inode))
    return tuple(files)


def _last_syncs(
    records: Sequence[Record], files: Sequence[int | None]
) -> tuple[dict[int, int], dict[PurePosixPath, int]]:
    synced: dict[int, int] = {}
    folder_synced: dict[PurePosixPath, int] = {}
    for index, record in enumerate(records):
        file = files[index]
        if record.op == "S" and file is not None:
            synced[file] = index
        elif record.op == "D":
            folder_synced[record.path] = index
    return synced, folder_synced


def _sectors(record: Record) -> Iterator[tuple[int, bytes]]:
    """The parts of a write that fall in each sector of the file."""
    at = 0
    while at < len(record.data):
        length = SECTOR - (record.offset + at) % SECTOR
        yield record.offset + at, record.data[at : at + length]
        at += length


def _rename(disk: _Disk, record: Record, file: int | None) -> None:
    """Apply a change of names; a change whose own beginning was lost still leaves what it names."""
    match record.op:
        case "C" if file is not None:
            disk.names[record.path] = file
        case "R" | "L" if file is not None:
            if record.op == "R":
                disk.names.pop(record.path, None)
            disk.names[record.second] = file
        case "U":
            disk.names.pop(record.path, None)
        case "M":
            disk.folders.add(record.path)
        case "X":
            disk.folders.discard(record.path)


def _write_out(disk: _Disk, root: PurePosixPath, into: Path) -> None:
    """Only what hangs from the root by folders that survived."""
    reached = {root}
    for folder in sorted(disk.folders, key=lambda path: len(path.parts)):
        if folder.parent in reached:
            reached.add(folder)
            (into / folder.relative_to(root)).mkdir()
    for path, file in disk.names.items():
        if path.parent in reached:
            (into / path.relative_to(root)).write_bytes(disk.contents.get(file, bytearray()))
