"""The drawings of the icons: each character is that of the drawing it is named after, and takes the colours asked."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.icon_drawing import fonts_folder
from desktop.ui.icons import _DRAWINGS, ROLES, icon
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button

SIZE = QSize(20, 20)


def colour(drawn: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> str:
    """The colour of the most painted point; edges are mixed with nothing."""
    image = drawn.pixmap(SIZE, mode).toImage()
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(points, key=QColor.alpha).name()


def test_each_character_is_that_of_its_drawing() -> None:
    (path,) = fonts_folder().glob("materialdesignicons6-webfont-charmap-*.json")
    characters = {name: int(code, 16) for name, code in json.loads(path.read_text("utf-8")).items()}
    assert {role: characters[name] for role, (name, _) in _DRAWINGS.items()} == {
        role: code for role, (_, code) in _DRAWINGS.items()
    }


@pytest.mark.parametrize("role", ROLES)
def test_every_role_draws_something_in_the_colour_asked(qapp: QApplication, role: str) -> None:
    assert colour(icon(role, "#808080")) == "#808080"


def test_a_disabled_icon_takes_the_other_colour(qapp: QApplication) -> None:
    drawn = icon("lock", "#123456", "#654321")
    assert colour(drawn) == "#123456"
    assert colour(drawn, QIcon.Mode.Disabled) == "#654321"


def test_a_button_whose_words_come_later_has_the_icon_of_one_that_has_them(
    qtbot: QtBot, theme: Theme
) -> None:
    at_once, later = button(theme, "Rédaction", role="back"), button(theme, "", role="back")
    for made in (at_once, later):
        qtbot.addWidget(made)
    assert later.iconSize() == at_once.iconSize()


def test_a_role_that_does_not_exist_is_a_fault_of_the_program(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        icon("licorne", "#123456")
