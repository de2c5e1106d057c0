"""Enter presses the button that has the keyboard, as the space bar does, and leaves the rest of the window alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget
from showing import Stage

from desktop.ui.window_keys import WindowKeys


class Room(QWidget):
    """A window with one of each."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.plain, self.led, self.tool = QPushButton("Voir"), QPushButton("Signer"), QToolButton()
        self.led.setAutoDefault(True)
        self.box, self.field = QCheckBox("Site"), QLineEdit()
        layout = QVBoxLayout(self)
        for name in ("plain", "led", "tool", "box", "field"):
            layout.addWidget(getattr(self, name))
        for button in (self.plain, self.led, self.tool):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _=False, who=button: self.heard.append(who.text() or "outil"))
        self.field.returnPressed.connect(lambda: self.heard.append("champ"))
        WindowKeys(self)


@pytest.fixture
def room(stage: Stage) -> Room:
    made = Room()
    stage(made)
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize(
    ("which", "said"), [("plain", "Voir"), ("led", "Signer"), ("tool", "outil"), ("field", "champ")]
)
def test_enter_presses_what_has_the_keyboard_once(room: Room, which: str, said: str, key: Qt.Key) -> None:
    pressed = getattr(room, which)
    pressed.setFocus()
    QTest.keyClick(pressed, key)
    assert room.heard == [said]


def test_enter_checks_no_box_and_a_greyed_button_does_nothing(room: Room) -> None:
    room.box.setFocus()
    QTest.keyClick(room.box, Qt.Key.Key_Return)
    assert not room.box.isChecked()
    room.plain.setFocus()
    room.plain.setEnabled(False)
    QTest.keyClick(room.plain, Qt.Key.Key_Return)
    assert room.heard == []


def test_with_other_keys_enter_is_left_to_the_shortcuts(room: Room) -> None:
    room.plain.setFocus()
    QTest.keyClick(room.plain, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert room.heard == []


def test_enter_opens_the_menu_of_a_button(room: Room) -> None:
    menu = QMenu(room)
    menu.addAction("Imprimer")
    room.tool.setMenu(menu)
    room.tool.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    opened: list[bool] = []
    menu.aboutToShow.connect(lambda: QTimer.singleShot(0, menu, lambda: opened.append(menu.close())))
    room.tool.setFocus()
    QTest.keyClick(room.tool, Qt.Key.Key_Return)
    assert opened == [True]
