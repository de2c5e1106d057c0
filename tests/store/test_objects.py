"""Objects are whole or absent, and never change under their name."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import objects
from db.digests import sha256_of
from db.errors import EnvironmentFault
from db.objects import ObjectStore


@pytest.fixture
def store(tmp_path: Path) -> ObjectStore:
    """An empty store."""
    made = ObjectStore(tmp_path / "objets")
    made.prepare()
    return made


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=5000))
def test_what_is_kept_comes_back(store: ObjectStore, content: bytes) -> None:
    sha = store.put(content)
    assert sha == hashlib.sha256(content).hexdigest()
    assert store.has(sha)
    assert store.read(sha) == content
    assert store.put(content) == sha
    assert store.audit() == ()


def test_a_file_is_copied_in_blocks(store: ObjectStore, tmp_path: Path) -> None:
    content = os.urandom(3 * 1024 * 1024 + 17)
    (tmp_path / "photo.jpg").write_bytes(content)
    sha = store.put_file(tmp_path / "photo.jpg")
    assert store.read(sha) == content
    assert (tmp_path / "photo.jpg").read_bytes() == content


def test_hashes_are_listed_in_order(store: ObjectStore) -> None:
    kept = [store.put(bytes([number])) for number in range(20)]
    assert list(store.hashes()) == sorted(kept)


def test_a_missing_object_is_a_fault(store: ObjectStore) -> None:
    with pytest.raises(EnvironmentFault, match="manque") as caught:
        store.read("0" * 64)
    assert caught.value.code == "missing_object"


def test_a_damaged_object_is_a_fault_and_is_mended_by_keeping_it_again(store: ObjectStore) -> None:
    sha = store.put(b"bonjour")
    store.path(sha).write_bytes(b"bonsoir")
    with pytest.raises(EnvironmentFault) as caught:
        store.read(sha)
    assert caught.value.code == "damaged_object"
    assert [problem.subject for problem in store.audit()] == [sha]
    store.put(b"bonjour")
    assert store.read(sha) == b"bonjour"
    assert store.audit() == ()


def test_a_damaged_object_is_mended_by_its_file_too(store: ObjectStore, tmp_path: Path) -> None:
    (tmp_path / "texte").write_bytes(b"bonjour")
    sha = store.put_file(tmp_path / "texte")
    store.path(sha).write_bytes(b"")
    store.put_file(tmp_path / "texte")
    assert store.read(sha) == b"bonjour"


def test_an_object_is_removed_for_good(store: ObjectStore) -> None:
    sha = store.put(b"bonjour")
    store.remove(sha)
    store.remove(sha)
    assert not store.has(sha)
    assert list(store.hashes()) == []


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "ab" * 31 + "/x", "AB" * 32, "0" * 63 + "\n"])
def test_only_a_hash_names_an_object(store: ObjectStore, name: str) -> None:
    for act in (store.path, store.has, store.read, store.remove):
        with pytest.raises(ValueError, match="not an object hash"):
            act(name)


def test_unfinished_writes_are_dropped_at_the_next_opening(store: ObjectStore) -> None:
    (store.folder / "en-cours" / "tmpabc").write_bytes(b"half")
    assert store.audit() == ()
    store.prepare()
    assert list((store.folder / "en-cours").iterdir()) == []


def test_a_full_disk_leaves_no_trace(store: ObjectStore, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = store.put(b"bonjour")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentFault, match="disque est plein") as caught:
        store.put(b"bonsoir")
    monkeypatch.undo()
    assert caught.value.code == "disk_full"
    assert list(store.hashes()) == [kept]
    assert list((store.folder / "en-cours").iterdir()) == []


def test_bytes_are_flushed_before_the_name_exists(
    store: ObjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def flushed(handle: int) -> None:
        happened.append("folder" if Path(f"/proc/self/fd/{handle}").is_dir() else "file")
        fsync(handle)

    def renamed(path: Path, target: Path) -> Path:
        happened.append("rename")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(Path, "replace", renamed)
    store.put(b"bonjour")
    assert happened == ["file", "folder", "rename", "folder"]


def test_a_file_that_changes_while_it_is_copied_is_not_kept(
    store: ObjectStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "texte"
    source.write_bytes(b"bonjour")

    def changing(blocks: Iterable[bytes]) -> bytes:
        found = sha256_of(blocks)
        source.write_bytes(b"bonsoir")
        return found

    monkeypatch.setattr(objects, "sha256_of", changing)
    with pytest.raises(EnvironmentFault) as caught:
        store.put_file(source)
    assert caught.value.code == "file_changed"
    assert list(store.hashes()) == []


def test_a_file_that_is_not_there_is_a_fault(store: ObjectStore, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault):
        store.put_file(tmp_path / "absent.jpg")


def test_objects_are_readable_by_their_owner_alone(store: ObjectStore) -> None:
    path = store.path(store.put(b"bonjour"))
    assert (path.stat().st_mode & 0o077, path.parent.stat().st_mode & 0o077) == (0, 0)


@pytest.mark.parametrize("name", ["notes.txt", "ab/notes.txt", "ab/cd/" + "0" * 60, "AB/" + "0" * 62])
def test_a_foreign_file_is_named(store: ObjectStore, name: str) -> None:
    path = store.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    assert [problem.code for problem in store.audit()] == ["foreign_file"]
    assert list(store.hashes()) == []
