"""Backups: one encrypted file, whole or absent; a restoration gives everything back, or changes nothing."""

from __future__ import annotations

import errno
import io
import json
import os
import resource
import shutil
import stat
import tarfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from town import CODE, GREFFE, ROOT, Town, every_byte, found, town_in

from db.archive import ArchiveReader, opened_with
from db.backup import Backup, Backups, backup_private_key, backup_public_key
from db.engine import DATABASE_NAME
from db.erasure import SNAPSHOT_PREFIX, restoration_folder
from db.errors import EnvironmentFault, Refusal
from db.evidence import register_name
from db.restore import restore
from db.retention import Retention
from db.signing import Signer, recovery_code
from db.times import ZONE
from db.workspace import Workspace

NAME = "Maëlle Desrosiers-Hébert"
REGISTER = register_name("sainte-sophie")


class Clock:
    """The civil time of the tests: stands still until moved."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 5, 12, 9, 30, tzinfo=ZONE)

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed workspace with a post, a draft, an image and a sealed release."""
    folder = tmp_path_factory.mktemp("ville") / "espace"
    found(folder)
    with town_in(folder) as town:
        town.submit(town.revise("p1", "Fête de la famille"))
        town.workspace.drafts.save("p2", "agente", '{"kind": "communique", "channels": [], "variants": []}')
        town.workspace.objects.put(os.urandom(700_000))
        town.seal(NAME)
    return folder


@pytest.fixture
def town(tmp_path: Path, founded: Path) -> Iterator[Town]:
    with town_in(tmp_path / "espace", founded) as town:
        yield town


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "sauvegardes"
    path.mkdir()
    return path


@pytest.fixture
def backups(town: Town, folder: Path, clock: Clock) -> Backups:
    return Backups(town.workspace, folder, clock=clock)


def content_of(workspace: Workspace) -> object:
    """All that a workspace is: its facts, its drafts, its objects."""
    facts = [(fact.raw, fact.signature) for fact in workspace.ledger.facts()]
    return facts, workspace.drafts.list(), list(workspace.objects.hashes())


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# Making one


def test_a_backup_of_an_open_workspace_comes_back_whole(town: Town, backups: Backups, tmp_path: Path) -> None:
    before = content_of(town.workspace)
    made = backups.make()
    town.revise("p3", "Écrit après la sauvegarde")
    restored = restore(made.path, CODE, tmp_path / "ailleurs")
    assert (restored.created, restored.erased, restored.kept_aside) == ("2026-05-12-093000", 0, None)
    with Workspace.open(tmp_path / "ailleurs") as workspace:
        assert content_of(workspace) == before
        assert workspace.ledger.audit() == ()
        (entry,) = workspace.sealed.entries()
        assert json.loads(workspace.sealed.open(entry.id)) == {"name": NAME}
        assert [hit.item for hit in workspace.queries.search("fete")] == ["p1"]


def test_a_backup_is_named_private_encrypted_and_leaves_no_other_file(
    town: Town, backups: Backups, folder: Path
) -> None:
    made = backups.make()
    assert files(folder) == [REGISTER, "sauvegarde-2026-05-12-093000.bonatirer"]
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    content = every_byte(folder)
    assert b"SQLite format" not in content
    assert b"famille" not in content
    assert not list(town.folder.glob(f"{SNAPSHOT_PREFIX}*"))


def test_two_backups_in_one_second_have_two_names_and_the_later_stands_for_the_day(backups: Backups) -> None:
    stamps = [backups.make().created, backups.make().created]
    assert stamps == ["2026-05-12-093000", "2026-05-12-093001"]
    assert [backup.created for backup in backups.list()] == stamps[1:]


def test_progress_goes_from_something_to_everything_and_can_stop_the_backup(
    backups: Backups, folder: Path
) -> None:
    seen: list[tuple[int, int]] = []
    backups.make(lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1] > 700_000

    def cancel(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    before = files(folder)
    with pytest.raises(KeyboardInterrupt):
        backups.make(cancel)
    assert files(folder) == before


def test_rotation_lets_go_of_old_backups_and_never_of_those_of_another_workspace(
    town: Town, folder: Path, clock: Clock, tmp_path: Path
) -> None:
    backups = Backups(town.workspace, folder, Retention(daily=3, weekly=0, monthly=0), clock)
    stranger = folder / "sauvegarde-2020-01-01-000000.bonatirer"
    stranger.write_bytes(b"not ours")
    for _ in range(6):
        backups.make()
        clock.moment += timedelta(days=1)
    assert [backup.created[:10] for backup in backups.list()] == ["2026-05-17", "2026-05-16", "2026-05-15"]
    assert stranger.read_bytes() == b"not ours"
    restore(backups.list()[-1].path, CODE, tmp_path / "ailleurs")


def test_a_clock_that_went_back_loses_no_backup(backups: Backups, clock: Clock) -> None:
    backups.make()
    clock.moment -= timedelta(days=400)
    backups.make()
    assert len(backups.list()) == 2


def test_an_installation_without_a_recovery_key_is_told_so(tmp_path: Path, folder: Path) -> None:
    with Workspace.create(tmp_path / "neuf") as workspace:
        with pytest.raises(Refusal, match="clé de récupération"):
            Backups(workspace, folder).make()
        assert Backups(workspace, folder).list() == ()
    assert files(folder) == []


def test_a_folder_that_is_not_there_is_never_made(town: Town, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="Branchez le disque"):
        Backups(town.workspace, tmp_path / "cle-usb" / "sauvegardes").make()
    assert not (tmp_path / "cle-usb").exists()
    assert not list(town.folder.glob(f"{SNAPSHOT_PREFIX}*"))


def test_a_backup_inside_the_workspace_is_refused(town: Town) -> None:
    with pytest.raises(Refusal, match="disparaîtraient avec lui"):
        Backups(town.workspace, town.folder / "objets").make()


@pytest.mark.parametrize("failing", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_a_disk_that_fails_keeps_every_previous_backup(
    town: Town, backups: Backups, folder: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    first = backups.make()
    before = every_byte(folder)

    def refuse(_self: object, _data: bytes) -> int:
        raise OSError(failing, os.strerror(failing))

    with monkeypatch.context() as patch:
        patch.setattr("db.archive.ArchiveWriter.write", refuse)
        with pytest.raises(EnvironmentFault, match="Les sauvegardes précédentes sont toujours là") as caught:
            backups.make()
    assert caught.value.code.startswith("backup_")
    assert every_byte(folder) == before
    assert not list(town.folder.glob(f"{SNAPSHOT_PREFIX}*"))
    assert backups.list() == (first,)


@pytest.mark.parametrize("limit", [50_000, 400_000], ids=["the copy of the database", "the backup itself"])
def test_a_file_that_can_grow_no_further_keeps_every_previous_backup(
    town: Town, backups: Backups, folder: Path, limit: int
) -> None:
    first = backups.make()
    before = every_byte(folder)
    present = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, present[1]))
    try:
        with pytest.raises(EnvironmentFault):
            backups.make()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, present)
    assert every_byte(folder) == before
    assert not list(town.folder.glob(f"{SNAPSHOT_PREFIX}*"))
    assert backups.list() == (first,)
    assert town.workspace.ledger.audit() == ()


def test_a_drive_unplugged_in_the_middle_is_unreachable(
    backups: Backups, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unplug(_self: object, _data: bytes) -> int:
        shutil.rmtree(folder)
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("db.archive.ArchiveWriter.write", unplug)
    with pytest.raises(EnvironmentFault, match="introuvable"):
        backups.make()


def test_bytes_that_the_disk_changed_are_noticed_before_the_backup_gets_its_name(
    backups: Backups, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def corrupt(descriptor: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").resolve()
        if path.suffix == ".partiel" and path.name.startswith(".sauvegarde"):
            os.pwrite(descriptor, b"\x00\x00", 300_000)

    monkeypatch.setattr(os, "fsync", corrupt)
    with pytest.raises(EnvironmentFault) as caught:
        backups.make()
    assert caught.value.code == "damaged_backup"
    assert files(folder) == [REGISTER]


def test_what_a_killed_backup_left_is_replaced_by_the_next(backups: Backups, folder: Path) -> None:
    backups.make()
    leftover = folder / REGISTER.replace("destructions-", ".sauvegarde-").replace(".jsonl", ".partiel")
    leftover.write_bytes(b"cut")
    backups.make()
    assert not leftover.exists()


def test_an_object_already_damaged_is_named_and_no_older_backup_is_let_go(
    town: Town, folder: Path, clock: Clock, tmp_path: Path
) -> None:
    backups = Backups(town.workspace, folder, Retention(daily=1, weekly=0, monthly=0), clock)
    backups.make()
    sha = next(iter(town.workspace.objects.hashes()))
    town.workspace.objects.path(sha).write_bytes(b"altered")
    clock.moment += timedelta(days=1)
    made = backups.make()
    assert made.damaged == (sha,)
    assert len(backups.list()) == 2
    with pytest.raises(EnvironmentFault, match="problème") as caught:
        restore(made.path, CODE, tmp_path / "ailleurs")
    assert caught.value.code == "backup_with_problems"
    assert not (tmp_path / "ailleurs").exists()
    restored = restore(made.path, CODE, tmp_path / "ailleurs", accept_problems=True)
    assert {problem.subject for problem in restored.problems} >= {sha}


def test_the_recovery_key_comes_from_the_root_and_differs_from_it() -> None:
    assert backup_public_key(ROOT) != ROOT.public_key
    assert backup_public_key(Signer.from_seed(ROOT.seed)) == backup_public_key(ROOT)
    assert backup_private_key(ROOT).private_bytes_raw() != ROOT.seed


def test_the_two_steps_of_a_backup_keep_the_database_for_the_first_only(
    town: Town, backups: Backups, tmp_path: Path
) -> None:
    snapshot = backups.take_snapshot()
    before = content_of(town.workspace)[0]  # type: ignore[index]
    town.workspace.close()
    made = backups.write(snapshot)
    restore(made.path, CODE, tmp_path / "ailleurs")
    with Workspace.open(tmp_path / "ailleurs") as workspace:
        assert [(fact.raw, fact.signature) for fact in workspace.ledger.facts()] == before


# Restoring


@pytest.fixture
def made(town: Town, backups: Backups) -> Backup:
    """A backup of a town whose workspace is then closed."""
    backup = backups.make()
    town.workspace.close()
    return backup


def test_a_code_typed_wrong_and_the_code_of_another_town_are_refused(made: Backup, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="feuille imprimée"):
        restore(made.path, CODE[:-1], tmp_path / "ailleurs")
    with pytest.raises(Refusal, match="n’est pas celui de cette sauvegarde"):
        restore(made.path, recovery_code(GREFFE), tmp_path / "ailleurs")
    assert not (tmp_path / "ailleurs").exists()


@pytest.mark.parametrize("kept", [0, 100, 300_000, -1])
def test_a_cut_backup_changes_nothing(made: Backup, tmp_path: Path, kept: int) -> None:
    made.path.write_bytes(made.path.read_bytes()[:kept])
    before = every_byte(tmp_path / "espace")
    for target in (tmp_path / "ailleurs", tmp_path / "espace"):
        with pytest.raises(EnvironmentFault, match="choisissez une sauvegarde précédente") as caught:
            restore(made.path, CODE, target)
        assert caught.value.code == "damaged_backup"
    assert not (tmp_path / "ailleurs").exists()
    assert not restoration_folder(tmp_path / "espace").exists()
    assert every_byte(tmp_path / "espace") == before


def test_one_byte_changed_far_in_a_backup_changes_nothing(made: Backup, tmp_path: Path) -> None:
    data = bytearray(made.path.read_bytes())
    data[len(data) * 3 // 4] ^= 1
    made.path.write_bytes(data)
    with pytest.raises(EnvironmentFault):
        restore(made.path, CODE, tmp_path / "ailleurs")
    assert files(tmp_path) == ["espace", "sauvegardes"]


def test_a_missing_backup_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="Vérifiez le chemin"):
        restore(tmp_path / "absente.bonatirer", CODE, tmp_path / "ailleurs")


def test_a_folder_with_something_else_in_it_is_refused(made: Backup, tmp_path: Path) -> None:
    documents = tmp_path / "Documents"
    documents.mkdir()
    (documents / "lettre.txt").write_text("bonjour", encoding="utf-8")
    for target in (documents, documents / "lettre.txt"):
        with pytest.raises(Refusal, match="autre chose qu’un espace de travail"):
            restore(made.path, CODE, target)
    assert files(documents) == ["lettre.txt"]


def test_an_empty_folder_takes_the_workspace(made: Backup, tmp_path: Path) -> None:
    target = tmp_path / "vide"
    target.mkdir()
    restore(made.path, CODE, target)
    with Workspace.open(target) as workspace:
        assert workspace.ledger.audit() == ()


def test_the_workspace_that_is_replaced_is_kept_aside_whole(
    made: Backup, tmp_path: Path, clock: Clock
) -> None:
    with town_in(tmp_path / "espace") as town:
        town.revise("p9", "Écrit depuis la sauvegarde")
        newer = content_of(town.workspace)
    (tmp_path / "espace" / "reglages.json").write_text("{}", encoding="utf-8")
    restored = restore(made.path, CODE, tmp_path / "espace", clock=clock)
    assert restored.kept_aside == tmp_path / "espace-remplace-2026-05-12-093000"
    with Workspace.open(restored.kept_aside) as workspace:
        assert content_of(workspace) == newer
    assert (tmp_path / "espace" / "reglages.json").read_text(encoding="utf-8") == "{}"
    with Workspace.open(tmp_path / "espace") as workspace:
        assert workspace.ledger.heads("p9") == ()
        workspace.drafts.save("p9", "agente", "{}")


def test_a_damaged_workspace_is_replaced_and_kept_aside_too(made: Backup, tmp_path: Path) -> None:
    database = tmp_path / "espace" / DATABASE_NAME
    database.write_bytes(b"damaged" * 1000)
    restored = restore(made.path, CODE, tmp_path / "espace")
    assert restored.kept_aside is not None
    assert (restored.kept_aside / DATABASE_NAME).read_bytes() == b"damaged" * 1000
    with Workspace.open(tmp_path / "espace") as workspace:
        assert workspace.ledger.audit() == ()


def test_a_workspace_that_is_open_is_not_replaced(town: Town, backups: Backups) -> None:
    made = backups.make()
    with pytest.raises(Refusal, match="déjà ouvert"):
        restore(made.path, CODE, town.folder)
    assert town.workspace.ledger.audit() == ()


def test_a_full_disk_while_restoring_changes_nothing(
    made: Backup, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfileobj", full)
    before = every_byte(tmp_path / "espace")
    with pytest.raises(EnvironmentFault, match="comme avant"):
        restore(made.path, CODE, tmp_path / "espace")
    assert every_byte(tmp_path / "espace") == before
    assert files(tmp_path) == ["espace", "sauvegardes"]


def test_a_folder_that_cannot_be_renamed_gets_its_workspace_back(
    made: Backup, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def refuse_the_new_one(self: Path, target: Path) -> Path:
        if self == restoration_folder(tmp_path / "espace"):
            raise OSError(errno.EACCES, "Permission denied")
        return rename(self, target)

    before = every_byte(tmp_path / "espace")
    monkeypatch.setattr(Path, "rename", refuse_the_new_one)
    with pytest.raises(EnvironmentFault):
        restore(made.path, CODE, tmp_path / "espace")
    assert every_byte(tmp_path / "espace") == before


def test_a_backup_made_by_a_newer_version_asks_for_an_update(
    town: Town, backups: Backups, tmp_path: Path
) -> None:
    town.workspace.database.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    made = backups.make()
    with pytest.raises(Refusal, match="plus récente"):
        restore(made.path, CODE, tmp_path / "ailleurs")
    assert not (tmp_path / "ailleurs").exists()


def test_a_member_with_a_foreign_name_is_never_written(
    town: Town, backups: Backups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.backup.FOLDER_NAME", "../../evasion")
    made = backups.make()
    with pytest.raises(EnvironmentFault):
        restore(made.path, CODE, tmp_path / "ailleurs")
    assert files(tmp_path) == ["espace", "sauvegardes"]


def test_what_is_decrypted_is_a_plain_tar_that_other_tools_can_read(made: Backup) -> None:
    with made.path.open("rb") as file:
        clear = ArchiveReader(file, opened_with(backup_private_key(ROOT))).read()
    with tarfile.open(fileobj=io.BytesIO(clear)) as tar:
        names = tar.getnames()
    assert names[0] == DATABASE_NAME
    assert all(name.startswith("objets/") for name in names[1:])
