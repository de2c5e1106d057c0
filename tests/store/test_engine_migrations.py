"""The database is brought up to date in one transaction, from a copy, and only when it must be."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from ledger_desk import Desk, open_desk
from sqlalchemy import text

from db import engine, models
from db.engine import Database, open_database
from db.migrations import CURRENT, REVISIONS
from db.migrations.runner import scripts


def test_an_opening_imports_no_alembic_when_nothing_has_to_be_done(desk: Desk) -> None:
    desk.database.close()
    script = (
        "import sys, pathlib\nfrom db.engine import open_database\n"
        "open_database(pathlib.Path(sys.argv[1])).close()\nprint('alembic' in sys.modules)"
    )
    folder = str(desk.database.folder)
    run = subprocess.run([sys.executable, "-c", script, folder], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_the_revisions_are_those_of_the_scripts() -> None:
    shipped = [script.revision for script in scripts().walk_revisions()]
    assert tuple(reversed(shipped)) == REVISIONS
    assert scripts().get_current_head() == CURRENT


def older(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> Path:
    """Close the workspace and make the application believe it is one revision ahead."""
    desk.revise("Bonjour")
    desk.database.close()
    monkeypatch.setattr(engine, "CURRENT", "0002")
    monkeypatch.setattr(engine, "REVISIONS", ("0001", "0002"))
    return desk.database.folder


def test_a_migration_copies_the_database_first_and_forgets_the_copy_once_it_worked(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = older(monkeypatch, desk)
    seen: list[int] = []

    def upgrade(connection: object) -> None:
        copy = sqlite3.connect(folder / "journal.avant-0001.sqlite")
        seen.extend(copy.execute("SELECT count(*) FROM fact").fetchone())
        copy.close()

    monkeypatch.setattr("db.migrations.runner.upgrade", upgrade)
    database = open_database(folder)
    assert seen == [len(desk_rows(database))]
    assert list(folder.glob("journal.avant-*")) == []
    database.close()


def desk_rows(database: Database) -> list[object]:
    """Every line of the table of facts."""
    return list(database.connection.execute(text("SELECT hash FROM fact")))


def test_a_migration_that_fails_changes_nothing_and_keeps_the_copy(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = older(monkeypatch, desk)

    def upgrade(connection: object) -> None:
        connection.exec_driver_sql("DROP TABLE draft")  # type: ignore[attr-defined]
        raise ZeroDivisionError

    monkeypatch.setattr("db.migrations.runner.upgrade", upgrade)
    with pytest.raises(ZeroDivisionError):
        open_database(folder)
    assert (folder / "journal.avant-0001.sqlite").exists()
    monkeypatch.undo()
    again = open_desk(folder)
    assert again.ledger.audit() == ()
    assert again.database.connection.execute(text("SELECT count(*) FROM draft")).scalar() == 0
    assert list(folder.glob("journal.avant-*")) == []
    again.database.close()


def test_the_migrations_make_exactly_the_tables_the_code_declares(desk: Desk) -> None:
    names = set(models.ledger_metadata.tables)

    def ours(_object: object, name: str | None, kind: str, _reflected: bool, _compare: object) -> bool:
        return kind != "table" or name in names

    context = MigrationContext.configure(desk.database.connection, opts={"include_object": ours})
    assert compare_metadata(context, models.ledger_metadata) == []


def test_the_tables_of_the_ledger_are_strict(desk: Desk) -> None:
    listed = desk.database.connection.execute(text("SELECT name, strict FROM pragma_table_list"))
    strict = {str(name): bool(value) for name, value in listed}
    assert all(
        strict[table]
        for metadata in (models.ledger_metadata, models.projection_metadata)
        for table in metadata.tables
    )
