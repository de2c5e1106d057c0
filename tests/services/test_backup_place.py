"""The place of the backups is tried before it is believed."""

import os
from pathlib import Path

import pytest

from desktop.errors import EnvironmentFault, Refusal
from desktop.services import backup_place
from desktop.services.backup_place import check_backup_place


def test_a_folder_of_the_same_disk_is_taken_with_a_warning(tmp_path: Path) -> None:
    place = check_backup_place(tmp_path, tmp_path / "espace")
    assert place.free > 0
    assert any("même disque" in warning for warning in place.warnings)
    assert list(tmp_path.iterdir()) == [], "the trial leaves nothing"


def test_another_disk_has_no_such_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup_place, "disk_of", lambda path: len(str(path)))
    other = tmp_path / "disque"
    other.mkdir()
    assert not any("même disque" in said for said in check_backup_place(other, tmp_path / "espace").warnings)


def test_an_absent_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        check_backup_place(tmp_path / "disque", tmp_path / "espace")
    assert caught.value.code == "dossier_de_sauvegarde_absent"
    assert not (tmp_path / "disque").exists()


def test_a_folder_inside_the_workspace_is_refused(tmp_path: Path) -> None:
    inside = tmp_path / "espace" / "sauvegardes"
    inside.mkdir(parents=True)
    with pytest.raises(Refusal) as caught:
        check_backup_place(inside, tmp_path / "espace")
    assert caught.value.code == "sauvegarde_dans_l_espace"


def test_a_folder_that_refuses_writing_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(EnvironmentFault) as caught:
        check_backup_place(tmp_path, tmp_path / "espace")
    assert caught.value.code == "dossier_de_sauvegarde_ferme"
    assert "Rien n’a été changé" in caught.value.message
