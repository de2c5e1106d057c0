"""The settings as a whole: every section opens for everybody, by keyboard, at any size, with names on everything."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)
from showing import shown

from desktop.ui.appearance import remember, restore
from desktop.ui.settings.settings_screen import SECTIONS, SettingsScreen
from desktop.ui.theme import Appearance, Theme

KEYS = [place.key for place in SECTIONS]


@pytest.fixture
def screen_for(bench_for, qtbot):
    def make(session, width: int = 1280, height: int = 800) -> SettingsScreen:
        screen = SettingsScreen(bench_for(session))
        shown(screen, qtbot, width, height)
        return screen

    return make


@pytest.fixture
def large(theme: Theme):
    """200 %, put back afterwards."""
    theme.use(zoom=2.0)
    yield theme
    theme.use(Appearance.LIGHT, 1.0)


@pytest.mark.parametrize("who", ["camille", "martine", "denis"])
def test_every_section_opens_for_everybody(office, screen_for, notices, who: str) -> None:
    screen = screen_for(office.people[who])
    for key in KEYS:
        screen.visit(key)
        assert screen.first_focus() is not None
    assert notices.texts() == ()


def test_an_address_leads_to_a_section_and_what_is_in_it(office, screen_for) -> None:
    screen = screen_for(office.officer)
    screen.visit("regles:9")
    assert screen.section.article.currentData() == "9"
    screen.visit("regles:opinion.position")
    assert screen.section.article.currentData() == "8"
    screen.visit("inconnu")
    assert screen.list.currentRow() == 0
    screen.visit("lexique")
    screen.visit(None)
    assert screen.list.currentRow() == KEYS.index("lexique"), "the section on show stays"


def test_arrows_go_from_one_section_to_the_next(office, screen_for, qtbot) -> None:
    screen = screen_for(office.officer)
    screen.visit("apparence")
    screen.list.setFocus()
    qtbot.keyClick(screen.list, Qt.Key.Key_Down)
    assert screen.section.title == "À propos"


def test_everything_one_can_use_has_a_name_and_takes_the_keyboard(office, screen_for) -> None:
    screen = screen_for(office.direction)
    for key in KEYS:
        screen.visit(key)
        for kind in (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QListView):
            for control in screen.section.findChildren(kind):
                if _is_ours(control):
                    name = control.accessibleName() or control.property("text")
                    assert name, f"{key}: {control} has no name"
                    if isinstance(control, QRadioButton) and not control.isChecked():
                        continue  # the arrows reach it, from the one of its group that is chosen
                    assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, f"{key}: {name}"


def _is_ours(control: QWidget) -> bool:
    """Not a part that Qt puts inside its own controls, nor one that is hidden."""
    own = control.objectName().startswith("qt_")
    inside = (
        isinstance(control.parent(), QComboBox | QLineEdit)
        or control.window() is not control.topLevelWidget()
    )
    shown_ = control.isVisible()
    parent = control.parent()
    compound = parent is not None and parent.metaObject().className() in ("QDateEdit", "QSpinBox")
    return shown_ and not own and not inside and not compound


@pytest.mark.parametrize("who", ["camille", "martine"])
def test_nothing_is_cut_at_200_per_cent_in_the_smallest_window(office, screen_for, large, who: str) -> None:
    screen = screen_for(office.people[who], 904, 500)
    assert screen.choice.isVisible()
    assert not screen.list.isVisible()
    for key in KEYS:
        screen.visit(key)
        page = screen.section.page
        widget = page.widget()
        assert widget is not None
        assert widget.minimumSizeHint().width() <= page.viewport().width(), key


def test_the_box_above_chooses_a_section_too(office, screen_for, large) -> None:
    screen = screen_for(office.officer, 904, 500)
    screen.visit(None)
    screen.choice.setCurrentIndex(KEYS.index("journal"))
    assert screen.section.title == "Journal des décisions"


class TestAppearance:
    @pytest.fixture(autouse=True)
    def own_settings(self, tmp_path, monkeypatch):
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path))

    def test_a_choice_is_seen_at_once_and_kept(self, office, screen_for, theme: Theme) -> None:
        screen = screen_for(office.officer)
        screen.visit("apparence")
        section = screen.section
        section.looks[Appearance.DARK].click()
        section.zoom.setCurrentIndex(3)
        section.zoom.activated.emit(3)
        assert (theme.dark, theme.zoom) == (True, 1.5)
        theme.use(Appearance.LIGHT, 1.0)
        assert section.looks[Appearance.LIGHT].isChecked(), "it follows the shortcuts too"
        restore(theme)
        assert (theme.appearance, theme.zoom) == (Appearance.DARK, 1.5)
        theme.use(Appearance.LIGHT, 1.0)
        remember(theme)

    @pytest.mark.parametrize(("look", "zoom"), [("vert", "1.25"), ("clair", "grand"), ("sombre", "90")])
    def test_what_cannot_be_read_is_never_an_obstacle(self, theme: Theme, look: str, zoom: str) -> None:
        settings = QSettings("bon-a-tirer", "apparence")
        settings.setValue("apparence", look)
        settings.setValue("zoom", zoom)
        restore(theme)
        assert 1.0 <= theme.zoom <= 2.0
        theme.use(Appearance.LIGHT, 1.0)
