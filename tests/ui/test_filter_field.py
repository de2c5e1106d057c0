"""The field that narrows a list: its cross is there when there is something to erase."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton
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
