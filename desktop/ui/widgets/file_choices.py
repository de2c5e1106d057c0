"""The system's own dialogs to choose a file or a folder: the only dialogs that stand before the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """An existing file; `kinds` as Qt writes them (`Logo (*.svg *.png)`). None when nothing was chosen."""
    dialog = _dialog(parent, title, kinds, QFileDialog.FileMode.ExistingFile)
    return next(iter(_chosen(dialog)), None)


def choose_files(parent: QWidget, title: str, kinds: str) -> list[Path]:
    """Existing files; `kinds` as for `choose_file`. Empty when nothing was chosen."""
    return _chosen(_dialog(parent, title, kinds, QFileDialog.FileMode.ExistingFiles))


def choose_new_file(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """A file to write, `name` suggested; the dialog asks before replacing one. None when nothing was chosen."""
    dialog = _dialog(parent, title, kinds, QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, _tr("Enregistrer"))
    dialog.selectFile(name)
    return next(iter(_chosen(dialog)), None)


def choose_folder(parent: QWidget, title: str) -> Path | None:
    """An existing folder. None when nothing was chosen."""
    dialog = _dialog(parent, title, "", QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return next(iter(_chosen(dialog)), None)


def documents() -> str:
    """Where dialogs begin: the person's documents, else their home; a folder that exists."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return place if Path(place).is_dir() else str(Path.home())


def _dialog(parent: QWidget, title: str, kinds: str, mode: QFileDialog.FileMode) -> QFileDialog:
    dialog = QFileDialog(parent, title, documents(), kinds)
    dialog.setFileMode(mode)
    # Qt's own French leaves these in English where the system offers no dialog.
    labels = QFileDialog.DialogLabel
    dialog.setLabelText(labels.LookIn, _tr("Dossier\u00a0:"))
    dialog.setLabelText(labels.FileName, _tr("Nom de fichier\u00a0:"))
    dialog.setLabelText(labels.FileType, _tr("Genre de fichier\u00a0:"))
    dialog.setLabelText(labels.Accept, _tr("Choisir"))
    dialog.setLabelText(labels.Reject, _tr("Annuler"))
    return dialog


def _chosen(dialog: QFileDialog) -> list[Path]:
    accepted = dialog.exec()
    names = dialog.selectedFiles() if accepted else []
    dialog.deleteLater()
    return [Path(name) for name in names]


def _tr(text: str) -> str:
    return QCoreApplication.translate("FileChoices", text)
