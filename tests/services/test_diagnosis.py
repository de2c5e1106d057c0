"""What this computer has and lacks, said without opening nor changing anything."""

from pathlib import Path

import pytest

from desktop.services import diagnosis
from desktop.services.diagnosis import diagnose, free_space


def test_a_computer_with_everything_has_no_problem(tmp_path: Path) -> None:
    found = diagnose(tmp_path, {}, "trousseau", None)
    assert found.problems == ()
    assert all(version for version in found.sections["versions"].values())
    assert found.sections["base"]["presente"] is False


def test_a_check_that_cannot_run_is_named_with_its_reason(tmp_path: Path) -> None:
    found = diagnose(tmp_path, {"grammaire": "Grammalecte manque."}, "trousseau", None)
    assert found.problems == ("grammaire\u00a0: non vérifié. Grammalecte manque.",)


def test_a_missing_library_is_a_problem_and_not_a_crash(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(diagnosis, "LIBRARIES", ("bibliotheque-absente",))
    found = diagnose(tmp_path, {}, "trousseau", None)
    assert found.problems == (
        "La bibliothèque bibliotheque-absente manque\u00a0: réinstallez l’application.",
    )


def test_little_room_left_is_said(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(diagnosis, "LEAST_FREE", 2**63)
    assert any("place" in problem for problem in diagnose(tmp_path, {}, "trousseau", None).problems)


@pytest.mark.parametrize("name", ["", "absent", "absent/encore"])
def test_the_room_of_a_folder_yet_to_be_made_is_that_of_its_disk(tmp_path: Path, name: str) -> None:
    assert free_space(tmp_path / name) > 0
    assert list(tmp_path.iterdir()) == []


def test_an_open_workspace_is_looked_at_without_being_opened(office) -> None:
    found = diagnose(office.folder, {}, "fichier", "Les clés sont dans un fichier.")
    assert found.sections["base"]["octets"] > 0
    assert found.sections["trousseau"] == {"sorte": "fichier", "avis": "Les clés sont dans un fichier."}
