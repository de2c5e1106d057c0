"""Among things of which one is chosen, Tab and Shift+Tab come to that one, and go on without choosing another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from editor_driving import opened
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from showing import Stage

from desktop.editorial.post import Channel
from desktop.editorial.variant import with_variant
from desktop.services.publication_file import publication_file
from desktop.services.revisions import save_version
from desktop.ui.publishing.withdraw_panel import WithdrawPanel
from desktop.ui.theme import Theme
from desktop.ui.widgets.choice_row import ChoiceRow
from desktop.ui.widgets.shared_columns import Part, SharedColumns
from desktop.ui.workbench import Workbench

BACK = Qt.KeyboardModifier.ShiftModifier
THREE = (("un", "Premier"), ("deux", "Deuxième"), ("trois", "Troisième"))


def tab(held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QWidget | None:
    """Press Tab where the keyboard is; what has the keyboard then."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Tab, held)
    return QApplication.focusWidget()


def until(
    wanted: QWidget, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> list[QWidget | None]:
    """Press Tab until something has the keyboard; what had it on the way."""
    passed: list[QWidget | None] = []
    while (reached := tab(held)) is not wanted:
        assert len(passed) < 30, f"never reached from {passed}"
        passed.append(reached)
    return passed


class Between(QWidget):
    """Something between two fields."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.before, self.after = QLineEdit(), QLineEdit()
        layout = QVBoxLayout(self)
        for part in (self.before, inside, self.after):
            layout.addWidget(part)

    def crossed(self, chosen: QAbstractButton) -> None:
        """Both keys come to what is chosen, then leave, and it stays chosen."""
        self.after.setFocus()
        assert tab(BACK) is chosen
        assert tab(BACK) is self.before
        assert tab() is chosen
        assert tab() is self.after
        assert chosen.isChecked()


@pytest.mark.parametrize("chosen", ["un", "deux", "trois"])
def test_a_row_of_choices_is_one_stop(theme: Theme, stage: Stage, chosen: str) -> None:
    row = ChoiceRow(theme, "Choix")
    row.show_choices(THREE, chosen)
    page = Between(row)
    stage(page)
    page.crossed(row.buttons()[row.keys().index(chosen)])


def test_a_choice_made_without_the_keyboard_moves_the_stop(theme: Theme, stage: Stage) -> None:
    row = ChoiceRow(theme, "Choix")
    row.show_choices(THREE)
    page = Between(row)
    stage(page)
    row.choose("trois")
    page.crossed(row.buttons()[2])


def test_the_arrows_still_choose(theme: Theme, stage: Stage) -> None:
    row = ChoiceRow(theme, "Choix")
    row.show_choices(THREE)
    stage(row)
    row.buttons()[0].setFocus()
    QTest.keyClick(row.buttons()[0], Qt.Key.Key_Right)
    assert row.key() == "deux"
    assert QApplication.focusWidget() is row.buttons()[1]


def test_the_same_choices_offered_again_keep_the_keyboard(theme: Theme, stage: Stage) -> None:
    row = ChoiceRow(theme, "Choix")
    row.show_choices(THREE, "deux")
    stage(Between(row))
    row.buttons()[1].setFocus()
    heard: list[str] = []
    row.chosen.connect(heard.append)
    row.show_choices(THREE, "deux")
    assert QApplication.focusWidget() is row.buttons()[1]
    row.show_choices(THREE, "un")
    assert (row.key(), row.buttons()[0].isChecked(), heard) == ("un", True, [])


def test_columns_that_do_not_fit_are_one_stop(theme: Theme, stage: Stage) -> None:
    columns = SharedColumns(theme, [Part(name, QWidget(), 500, 1) for name in ("Liste", "Texte", "Points")])
    page = Between(columns)
    stage(page, 600, 400)
    assert columns.shown_parts() == (0,)
    shown = next(each for each in columns.findChildren(QAbstractButton) if each.isChecked())
    page.crossed(shown)


@pytest.mark.parametrize("image", [False, True])
def test_what_to_withdraw_is_one_stop(office: Office, theme: Theme, stage: Stage, image: bool) -> None:
    asset = office.photo()
    office.rights(asset)
    post = office.illustrated(office.post(Channel.FACEBOOK), asset)
    office.approved(post)
    panel = WithdrawPanel(theme)
    panel.show_file(publication_file(office.desk, office.officer, post.id))
    stage(panel)
    chosen = panel.one_image if image else panel.whole
    chosen.setChecked(True)
    (panel.image if image else panel.reason).setFocus()
    assert tab(BACK) is chosen
    assert tab() is not panel.one_image
    assert panel.one_image.isChecked() is image, "the keyboard going by chooses nothing"


def test_each_difference_between_two_versions_is_one_stop(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = office.post()
    save_version(office.desk, office.officer, post.id)
    office.rewrite(post, "Le parc ouvre à 8 h.")
    site = post.variants[0]
    office.save(with_variant(post, replace(site, body="Le parc ouvre à 7 h.")), office.colleague)
    save_version(office.desk, office.colleague, post.id)
    screen = opened(bench, qtbot, post.id)
    screen.footer.submit.click()
    page = screen.reconcile
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    first, second = page.options.values()
    qtbot.waitUntil(first.isVisible)
    assert QApplication.focusWidget() is first
    passed = until(first)
    assert second not in passed
    assert not any(each.isChecked() for each in (first, second)), "nothing is chosen by going by"
    second.setChecked(True)
    until(second, BACK)
    assert first not in until(page.join)
    first.setChecked(True)
    assert second not in until(first, BACK), "what is chosen, not what is last"
