"""What a person is told to type in a terminal, by where the program is."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from desktop import paths
from desktop.editorial.findings import Category


def test_the_command_is_named_when_the_terminal_finds_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    assert paths.own_command() == "bon-a-tirer"


def test_the_command_of_an_environment_is_told_by_its_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert paths.own_command() == "bon-a-tirer", "nothing is there to call"
    (tmp_path / "bon-a-tirer").touch()
    assert paths.own_command() == str(tmp_path / "bon-a-tirer")


def test_a_place_with_a_space_is_quoted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "mes outils"
    folder.mkdir()
    (folder / "bon-a-tirer").touch()
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    assert paths.own_command() == f'"{folder / "bon-a-tirer"}"'


@pytest.mark.parametrize("category", Category)
def test_a_family_is_told_in_words(category: Category) -> None:
    assert "_" not in category.label
    assert category.label == category.label.lower()
    assert Category.SUBJECTIVITY.label == "subjectivité"
