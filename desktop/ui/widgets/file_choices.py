"""The system's own dialogs to choose a file or a folder: the only dialogs that stand before the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """An existing file; `kinds` as Qt writes them (`Logo (*.svg *.png)`). None when nothing was chosen."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, documents(), kinds)
    return Path(chosen) if chosen else None


def choose_new_file(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """A file to write, `name` suggested; the dialog asks before replacing one. None when nothing was chosen."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path(documents()) / name), kinds)
    return Path(chosen) if chosen else None


def choose_folder(parent: QWidget, title: str) -> Path | None:
    """An existing folder. None when nothing was chosen."""
    chosen = QFileDialog.getExistingDirectory(parent, title, documents())
    return Path(chosen) if chosen else None


def documents() -> str:
    """Where dialogs begin: the person's documents."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
