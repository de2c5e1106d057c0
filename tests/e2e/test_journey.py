"""The main job from end to end (`make essai`), then what is left of it: audited, altered, backed up, destroyed."""

import contextlib
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.services.journey import PASSPHRASES

ROOT = Path(__file__).resolve().parents[2]
NAME = "Enfant fictive de l’essai"


def call(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "desktop", *map(str, arguments)]
    return subprocess.run(
        command, input="", capture_output=True, text=True, cwd=ROOT, timeout=300, check=False
    )


@pytest.fixture(scope="module")
def journey(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    folder = tmp_path_factory.mktemp("essai") / "dossier"
    return folder, call("essai", "--dossier", folder)


@pytest.fixture
def workspace(journey, tmp_path: Path) -> Path:
    """A copy of the journey's workspace, to be mistreated."""
    copy = tmp_path / "espace"
    shutil.copytree(journey[0] / "espace", copy)
    return copy


def secret(folder: Path, text: str) -> Path:
    path = folder / "secret.txt"
    path.write_text(text + "\n", encoding="utf-8")
    return path


def test_the_journey_proves_every_step(journey) -> None:
    folder, done = journey
    assert done.returncode == 0, done.stdout + done.stderr
    for words in ("Soumission refusée", "autorisation", "perd son approbation", "L’essai a réussi"):
        assert words in done.stdout
    for name in ("site", "facebook", "youtube", "contact"):
        assert any((folder / "sorties" / name).iterdir())


def test_nothing_personal_nor_hidden_leaves_with_the_images(journey) -> None:
    folder, _ = journey
    for picture in (folder / "sorties").rglob("*.jpg"):
        content = picture.read_bytes()
        assert b"Exif" not in content
        assert b"GPS" not in content
        assert b"http://ns.adobe.com" not in content


def test_its_ledger_is_intact(workspace: Path) -> None:
    done = call("--espace", workspace, "journal", "verifier")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "intact" in done.stdout


def test_one_byte_of_any_fact_is_found(journey, tmp_path: Path, call_here) -> None:
    chance = random.Random(2026)
    for number in range(60):
        copy = tmp_path / str(number)
        shutil.copytree(journey[0] / "espace", copy)
        place = flip_one_bit_of_a_fact(copy / "journal.sqlite", chance)
        done = call_here("--espace", copy, "journal", "verifier")
        assert done.returncode == 1, place
        assert "•" in done.stdout, place
        shutil.rmtree(copy)


def flip_one_bit_of_a_fact(database: Path, chance: random.Random) -> tuple[int, str, int]:
    """Change one bit of the body or of the signature of some fact; says where."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        for trigger in ("fact_no_update", "fact_no_replace"):
            connection.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        (count,) = connection.execute("SELECT max(position) FROM fact").fetchone()
        position, column = chance.randint(1, count), chance.choice(["body", "signature"])
        query = f"SELECT {column} FROM fact WHERE position = ?"  # noqa: S608 - one of two words
        content = bytearray(connection.execute(query, (position,)).fetchone()[0])
        place = chance.randrange(len(content))
        content[place] ^= 1 << chance.randrange(8)
        change = f"UPDATE fact SET {column} = ? WHERE position = ?"  # noqa: S608 - one of two words
        connection.execute(change, (bytes(content), position))
        connection.commit()
    return position, column, place


def test_one_byte_of_any_object_is_found(workspace: Path, call_here) -> None:
    objects = sorted(path for path in (workspace / "objets").rglob("*") if path.is_file())
    for path in objects[:: max(1, len(objects) // 5)]:
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.chmod(0o600)
        path.write_bytes(content)
        done = call_here("--espace", workspace, "journal", "verifier")
        assert done.returncode == 1
        assert (path.parent.name + path.name)[:12] in done.stdout
        content[len(content) // 2] ^= 1
        path.write_bytes(content)


def test_a_workspace_already_open_says_so_with_status_2(workspace: Path) -> None:
    from db.workspace import Workspace

    with Workspace.open(workspace):
        done = call("--espace", workspace, "journal", "verifier")
    assert done.returncode == 2
    assert "ouvert" in done.stderr


def test_a_person_is_exported_then_destroyed_and_a_backup_cannot_bring_her_back(
    journey, workspace: Path, tmp_path: Path, call_here
) -> None:
    backups, restored = tmp_path / "sauvegardes", tmp_path / "restaure"
    backups.mkdir()
    made = call_here("--espace", workspace, "sauvegarder", "--vers", backups)
    assert made.returncode == 0, made.stdout + made.stderr
    exported = call_here(
        "--espace", workspace, "personne", "exporter", "enfant fictive", "--vers", tmp_path / "export"
    )
    assert exported.returncode == 0, exported.stderr
    assert NAME in (tmp_path / "export" / "renseignements.json").read_text(encoding="utf-8")
    phrase = secret(tmp_path, PASSPHRASES["denis"])
    arguments = ("personne", "detruire", "enfant fictive", "--par", "denis", "--phrase", phrase)
    assert call_here("--espace", workspace, *arguments).returncode == 2, "a confirmation is needed"
    destroyed = call("--espace", workspace, *arguments, "--oui")
    assert destroyed.returncode == 0, destroyed.stdout + destroyed.stderr
    assert_no_trace(workspace)
    assert call_here("--espace", workspace, "journal", "verifier").returncode == 0
    (backup,) = backups.glob("sauvegarde-*")
    done = call("--espace", restored, "restaurer", backup, "--code", journey[0] / "code-de-secours.txt")
    assert done.returncode == 0, done.stdout + done.stderr
    assert_no_trace(restored)
    assert call_here("--espace", restored, "journal", "verifier").returncode == 0


def test_a_wrong_recovery_code_changes_nothing(workspace: Path, tmp_path: Path, call_here) -> None:
    assert call_here("--espace", workspace, "sauvegarder", "--vers", tmp_path).returncode == 0
    (backup,) = tmp_path.glob("sauvegarde-*")
    wrong = secret(tmp_path, "AAAA-BBBB-CCCC")
    done = call_here("--espace", tmp_path / "neuf", "restaurer", backup, "--code", wrong)
    assert done.returncode == 2
    assert not (tmp_path / "neuf").exists()


def test_only_the_greffe_destroys(workspace: Path, tmp_path: Path) -> None:
    phrase = secret(tmp_path, PASSPHRASES["camille"])
    done = call(
        "--espace",
        workspace,
        "personne",
        "detruire",
        "enfant fictive",
        "--par",
        "camille",
        "--phrase",
        phrase,
        "--oui",
    )
    assert done.returncode == 2
    assert "greffe" in done.stderr


def assert_no_trace(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert NAME.encode() not in content, path
            assert b"formulaire fictif" not in content, path


def test_an_occupied_folder_is_refused(tmp_path: Path, call_here) -> None:
    (tmp_path / "x").write_text("x")
    done = call_here("essai", "--dossier", tmp_path)
    assert done.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["x"]
