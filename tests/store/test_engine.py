"""The database opens alone, safely, and never loses what it held."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from ledger_desk import Desk, key, open_desk
from sqlalchemy import text

from db.engine import DATABASE_NAME, Database, open_database
from db.errors import EnvironmentFault, Refusal
from db.location import refuse_unsafe
from db.signing import Signer

MOUNTS = """\
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
40 27 0:50 / /mnt/partage rw,relatime shared:9 - cifs //serveur/partage rw
41 27 0:51 / /mnt/nfs\\040maison rw,relatime - nfs4 serveur:/maison rw
42 40 0:52 / /mnt/partage/local rw,relatime - ext4 /dev/vdb rw
"""


def pragma(database: Database, name: str) -> object:
    """What SQLite says of one of its settings."""
    return database.connection.execute(text(f"PRAGMA {name}")).scalar()


def write(path: Path, *statements: str) -> None:
    """Write in a closed database, outside the application."""
    raw = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        raw.execute(statement)
    raw.close()


def test_every_commit_is_on_the_disk_and_alone_on_the_file(desk: Desk) -> None:
    database = desk.database
    assert pragma(database, "journal_mode") == "wal"
    assert pragma(database, "synchronous") == 2
    assert pragma(database, "foreign_keys") == 1
    assert pragma(database, "secure_delete") == 1
    assert pragma(database, "locking_mode") == "exclusive"


def test_synchronous_normal_is_only_for_the_test_that_shows_its_loss(
    empty_folder: Path, tmp_path: Path
) -> None:
    database = open_database(tmp_path, synchronous="NORMAL")
    assert pragma(database, "synchronous") == 1
    database.close()
    with pytest.raises(ValueError, match="FULL or NORMAL"):
        open_database(tmp_path, synchronous="OFF")


def test_the_file_is_readable_by_its_owner_alone(desk: Desk) -> None:
    assert desk.database.path.stat().st_mode & 0o777 == 0o600


def test_a_workspace_already_open_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="déjà ouvert") as caught:
        open_database(desk.database.folder)
    assert caught.value.code == "already_open"
    desk.revise("Bonjour")


def test_a_workspace_open_in_another_process_is_refused(desk: Desk) -> None:
    script = (
        "import sys, pathlib\n"
        "from db.engine import open_database\nfrom db.errors import Refusal\n"
        "try: open_database(pathlib.Path(sys.argv[1]))\n"
        "except Refusal as refusal: print(refusal.code)"
    )
    folder = str(desk.database.folder)
    run = subprocess.run([sys.executable, "-c", script, folder], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "already_open"


def test_a_closed_workspace_opens_again_with_everything(desk: Desk) -> None:
    desk.revise("Bonjour")
    rows = desk.rows()
    desk.database.close()
    again = open_desk(desk.database.folder)
    assert again.rows() == rows
    again.database.close()


def test_a_folder_without_a_workspace_is_refused_when_it_must_exist(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        open_database(tmp_path, create=False)
    assert caught.value.code == "no_workspace"
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_a_newer_version_is_refused_untouched(desk: Desk) -> None:
    desk.database.close()
    path = desk.database.path
    write(path, "UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(Refusal, match="version plus récente") as caught:
        open_database(path.parent)
    assert caught.value.code == "newer_database"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"bonjour, je ne suis pas un journal" * 100, b"SQLite format 3\0" + b"\xff" * 5000]
)
def test_a_file_that_is_no_database_is_a_fault_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(content)
    with pytest.raises(EnvironmentFault, match="endommagé") as caught:
        open_database(tmp_path)
    assert caught.value.code == "damaged_database"
    assert (tmp_path / DATABASE_NAME).read_bytes() == content


def test_the_database_of_another_application_is_a_fault(tmp_path: Path) -> None:
    write(tmp_path / DATABASE_NAME, "CREATE TABLE recipe (name TEXT)")
    with pytest.raises(EnvironmentFault) as caught:
        open_database(tmp_path)
    assert caught.value.code == "damaged_database"


READ_ONLY = """
import os, pathlib, sys
from db.engine import open_database
from db.errors import EnvironmentFault
import db.migrations.runner, sqlalchemy.dialects.sqlite.pysqlite
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)
try:
    open_database(pathlib.Path(sys.argv[1]))
except EnvironmentFault as fault:
    print(fault.code)
"""


@pytest.mark.parametrize("existing", [False, True])
def test_a_read_only_folder_is_a_fault(tmp_path: Path, empty_folder: Path, existing: bool) -> None:
    folder = tmp_path / "espace"
    folder.mkdir()
    if existing:
        (folder / DATABASE_NAME).write_bytes((empty_folder / DATABASE_NAME).read_bytes())
        (folder / DATABASE_NAME).chmod(0o444)
    folder.chmod(0o555)
    for parent in (tmp_path, *tmp_path.parents):
        if parent.owner() == folder.owner() and parent != Path("/") and "pytest" in str(parent):
            parent.chmod(0o755)
    run = subprocess.run(
        [sys.executable, "-c", READ_ONLY, str(folder)], capture_output=True, text=True, check=False
    )
    assert run.stdout.strip() == "read_only_folder", run.stderr


def fill(database: Database) -> None:
    """Leave the database no page more than it has."""
    pages = pragma(database, "page_count")
    pragma(database, f"max_page_count = {pages}")


def write_until_full(desk: Desk, acknowledged: list[object]) -> None:
    """Write revisions until the disk refuses; `acknowledged` ends as what was stored before."""
    for number in range(200):
        desk.revise(f"Version {number}")
        acknowledged[:] = desk.rows()


def test_a_full_disk_during_an_append_keeps_everything_before(desk: Desk) -> None:
    first = desk.revise("Bonjour")
    before = desk.rows()
    fill(desk.database)
    with pytest.raises(EnvironmentFault, match="disque est plein") as caught:
        write_until_full(desk, before)
    assert caught.value.code == "disk_full"
    assert desk.rows() == before
    assert desk.ledger.approval("post-1").heads
    assert desk.ledger.audit() == ()
    pragma(desk.database, "max_page_count = 1073741823")
    desk.revise("Après avoir libéré de l’espace")
    assert desk.ledger.fact(first.hash) == first
    assert desk.ledger.audit() == ()


def test_a_full_disk_inside_a_larger_transaction_keeps_none_of_it(desk: Desk) -> None:
    before = desk.rows()
    fill(desk.database)
    with pytest.raises(EnvironmentFault), desk.database.transaction():
        write_until_full(desk, [])
    assert desk.rows() == before
    assert not desk.database.in_transaction


def test_a_fault_that_is_swallowed_inside_a_transaction_never_looks_like_success(desk: Desk) -> None:
    with pytest.raises(EnvironmentFault) as caught, desk.database.transaction():
        desk.database.rows("ROLLBACK")
    assert caught.value.code == "transaction_lost"


def lose(database: Database) -> None:
    """Write something, then fail."""
    database.set_setting("lost", "1")
    raise ZeroDivisionError


def test_a_nested_transaction_is_undone_alone(desk: Desk) -> None:
    database = desk.database
    with database.transaction():
        database.set_setting("kept", "1")
        with pytest.raises(ZeroDivisionError), database.transaction():
            lose(database)
    assert (database.setting("kept"), database.setting("lost")) == ("1", None)


def grant_then_fail(desk: Desk, passer: Signer) -> None:
    """Give a role, see it, then fail."""
    desk.grant(passer, "passante", ["redaction"])
    assert desk.ledger.roster().holds(passer.stream, "redaction")
    raise ZeroDivisionError


def test_a_roster_read_in_a_transaction_that_fails_is_forgotten(desk: Desk) -> None:
    passer = key(20)
    with pytest.raises(ZeroDivisionError), desk.database.transaction():
        grant_then_fail(desk, passer)
    assert not desk.ledger.roster().holds(passer.stream, "redaction")


def test_a_setting_is_kept_replaced_and_forgotten(desk: Desk) -> None:
    for value in ("1", "2", None):
        desk.database.set_setting("place", value)
        assert desk.database.setting("place") == value


@pytest.mark.parametrize("table", ["fact", "edge"])
@pytest.mark.parametrize("verb", ["UPDATE {table} SET {column} = {column}", "DELETE FROM {table}"])
def test_the_ledger_is_neither_updated_nor_deleted(desk: Desk, table: str, verb: str) -> None:
    desk.revise("Bonjour")
    desk.revise("Bonsoir")
    column = {"fact": "body", "edge": "parent"}[table]
    with pytest.raises(Exception, match="append-only"):
        desk.database.connection.exec_driver_sql(verb.format(table=table, column=column))


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT OR REPLACE INTO fact SELECT * FROM fact LIMIT 1",
        "INSERT OR REPLACE INTO edge SELECT * FROM edge LIMIT 1",
    ],
)
def test_the_ledger_is_not_replaced_either(desk: Desk, statement: str) -> None:
    desk.revise("Bonjour")
    desk.revise("Bonsoir")
    before = desk.rows()
    with pytest.raises(Exception, match="append-only"):
        desk.database.connection.exec_driver_sql(statement)
    assert desk.rows() == before


def test_a_network_share_is_refused(tmp_path: Path) -> None:
    for folder in ("/mnt/partage/journal", "/mnt/nfs maison/a/b"):
        with pytest.raises(Refusal) as caught:
            refuse_unsafe(Path(folder), MOUNTS)
        assert caught.value.code == "network_folder"
    refuse_unsafe(Path("/mnt/partage/local/journal"), MOUNTS)
    refuse_unsafe(tmp_path, MOUNTS)


@pytest.mark.parametrize(
    "name", ["OneDrive - Municipalité", "Dropbox", "Google Drive", "iCloud Drive", "Nextcloud"]
)
def test_a_synchronised_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal) as caught:
        open_database(tmp_path / name / "espace")
    assert caught.value.code == "synchronised_folder"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_a_cloud_client_marked_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    with pytest.raises(Refusal):
        refuse_unsafe(tmp_path / "espace")


def test_the_folder_that_windows_declares_synchronised_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path))
    with pytest.raises(Refusal):
        refuse_unsafe(tmp_path / "espace")


def test_a_folder_named_a_little_like_a_cloud_is_fine(tmp_path: Path) -> None:
    refuse_unsafe(tmp_path / "Mega projet" / "boxe" / "dropbox-export")
