"""Walks the assistant of the first run: its pages, what is typed in them, what can be read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from desktop.ui.start.backup_step import BackupStep
from desktop.ui.start.first_run_page import FirstRunPage
from desktop.ui.start.people_step import PeopleStep
from desktop.ui.start.sheet_step import SheetStep

PHRASES = ("quatre sapins sous la neige", "une barque au bord du lac")


def go_to(page: FirstRunPage, step: type[QWidget], tmp_path: Path) -> None:
    """Answer what must be, up to a step."""
    while not isinstance(page.current, step):
        current = page.current
        if isinstance(current, PeopleStep) and not current.forms[0].name.text():
            fill_people(current)
        elif isinstance(current, BackupStep):
            folder = tmp_path / "sauvegardes"
            folder.mkdir(exist_ok=True)
            current.choose(folder)
        elif isinstance(current, SheetStep):
            current.save(tmp_path / "feuille")
            current.printed.box.click()
        page.go_on()


def fill_people(step: PeopleStep) -> None:
    for form, name, phrase in zip(step.forms, ("Camille Roy", "Martine Dion"), PHRASES, strict=True):
        type_in(form.name, name)
        type_in(form.passphrase.line, phrase)
        type_in(form.confirmation.line, phrase)


def type_in(line: QLineEdit, text: str) -> None:
    """As a person: the line says that it was edited."""
    line.clear()
    line.setText(text)
    line.textEdited.emit(text)


def named(widget: QWidget, name: str) -> QAbstractButton:
    """The button of that name now: those of a list shown before wait to be deleted."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return next(one for one in widget.findChildren(QAbstractButton) if one.accessibleName() == name)


def words(widget: QWidget) -> str:
    """Everything that can be read now: Qt shows what was just added at its next turn."""
    QApplication.processEvents()
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())
