"""Reading the order of Tab changes nothing: what was passed over may be deleted without what comes after it."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.tab_order import focus_chain


def test_the_chain_is_read_once_around_and_leaves_every_widget_to_its_parent(qtbot: QtBot) -> None:
    window, inside = QWidget(), QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(inside)
    words, field, button = QLabel("Ce qui suit"), QLineEdit(), QPushButton("Suite")
    layout = QVBoxLayout(inside)
    for each in (words, field, button):
        layout.addWidget(each)
    assert list(focus_chain(window)) == [inside, words, field, button]
    assert list(focus_chain(field)) == [button, window, inside, words]
    words.deleteLater()
    QApplication.sendPostedEvents(words, QEvent.Type.DeferredDelete.value)
    assert all(shiboken6.isValid(each) for each in (window, inside, field, button))
