"""The field that narrows a list: its cross is there when there is something to erase."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from showing import shown

from desktop.ui.theme import Appearance, Theme
from desktop.ui.widgets.filter_field import FilterField


def crosses(field: FilterField) -> list[QToolButton]:
    return [each for each in field.findChildren(QToolButton) if each.isVisible()]


def test_the_cross_comes_with_the_words_and_erases_them(theme: Theme, qtbot: QtBot) -> None:
    field = FilterField(theme, "Chercher")
    shown(field, qtbot, 300, 40)
    assert crosses(field) == []
    qtbot.keyClicks(field, "parc")
    (cross,) = crosses(field)
    assert field.rect().contains(cross.geometry())
    cross.click()
    assert field.text() == ""
    qtbot.waitUntil(lambda: not crosses(field))
    theme.use(Appearance.DARK, 2.0)
    assert crosses(field) == []
    field.setText("parc")
    (cross,) = crosses(field)
    assert field.rect().contains(cross.geometry())
    theme.use(Appearance.LIGHT, 1.0)


def test_its_keys_come_to_the_field_of_the_page_on_show(theme: Theme, qtbot: QtBot) -> None:
    pages = QStackedWidget()
    fields = [FilterField(theme, words) for words in ("Chercher un gabarit", "Filtrer par les mots")]
    for field in fields:
        pages.addWidget(field)
    elsewhere = QLineEdit()
    around = QWidget()
    layout = QVBoxLayout(around)
    layout.addWidget(pages)
    layout.addWidget(elsewhere)
    shown(around, qtbot, 300, 80)
    around.activateWindow()
    qtbot.waitUntil(around.isActiveWindow)
    for field in fields:
        pages.setCurrentWidget(field)
        field.setText("parc")
        elsewhere.setFocus()
        qtbot.keyClick(elsewhere, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert field.hasFocus()
        assert field.selectedText() == "parc"


def test_it_says_what_it_is_for(theme: Theme, qtbot: QtBot) -> None:
    field = FilterField(theme, "Chercher dans le lexique")
    shown(field, qtbot, 300, 40)
    assert (field.placeholderText(), field.accessibleName()) == ("Chercher dans le lexique",) * 2


def test_several_filters_are_emptied_with_one_signal(theme: Theme, qtbot: QtBot) -> None:
    field = FilterField(theme, "Chercher")
    shown(field, qtbot, 300, 40)
    field.setText("parc")
    told: list[str] = []
    field.textChanged.connect(told.append)
    field.forget()
    assert (field.text(), told) == ("", [])
    qtbot.waitUntil(lambda: not crosses(field))
