"""A look at a workspace before it is opened: who works there, or nothing at all."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from town import found, town_in

from db.glance import roster_at
from db.location import DATABASE_NAME
from db.workspace import Workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed workspace, of an officer, a direction and a greffe."""
    folder = tmp_path / "espace"
    found(folder)
    return folder


def change(folder: Path, *statements: str) -> None:
    """What another hand writes into the file."""
    raw = sqlite3.connect(folder / DATABASE_NAME)
    with raw:
        for statement in statements:
            raw.execute(statement)
    raw.close()


def test_it_sees_who_the_opening_will_say(folder: Path) -> None:
    seen = roster_at(folder)
    with town_in(folder) as town:
        now = town.workspace.ledger.roster()
    assert seen is not None
    assert (seen.workspace, seen.municipality, seen.people()) == (
        now.workspace,
        now.municipality,
        now.people(),
    )
    assert len(seen.people()) == 3


def test_it_leaves_nothing_behind(folder: Path) -> None:
    before = sorted(path.name for path in folder.iterdir())
    assert roster_at(folder) is not None
    assert sorted(path.name for path in folder.iterdir()) == before


def test_nothing_is_seen_where_there_is_no_workspace_and_none_is_made(tmp_path: Path) -> None:
    assert roster_at(tmp_path / "espace") is None
    assert list(tmp_path.iterdir()) == []


def test_an_installation_that_was_cut_shows_nobody(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "espace").close()
    assert roster_at(tmp_path / "espace") is None


@pytest.mark.parametrize(
    "statements",
    [
        ("UPDATE alembic_version SET version_num = '9999'",),
        ("DROP TABLE alembic_version",),
        ("DROP TRIGGER fact_no_update", "UPDATE fact SET signature = zeroblob(64) WHERE kind = 'grant'"),
        ("DROP TRIGGER fact_no_update", "UPDATE fact SET body = CAST('{}' AS BLOB) WHERE kind = 'grant'"),
    ],
    ids=["newer", "damaged", "another signature", "another body"],
)
def test_what_only_the_opening_can_explain_is_left_to_it(folder: Path, statements: tuple[str, ...]) -> None:
    change(folder, *statements)
    assert roster_at(folder) is None


def test_a_file_that_is_no_database_is_left_to_the_opening(folder: Path) -> None:
    (folder / DATABASE_NAME).write_bytes(b"damaged" * 1000)
    assert roster_at(folder) is None


def test_a_synchronised_folder_is_not_even_looked_at(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox" / "espace"
    folder.mkdir(parents=True)
    (folder / DATABASE_NAME).write_bytes(b"")
    assert roster_at(folder) is None
    assert (folder / DATABASE_NAME).read_bytes() == b""
