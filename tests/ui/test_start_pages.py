"""Who is working, why the workspace did not open, and the passphrase field."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from showing import shown

from db.faults import already_open, damaged_database, read_only
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.unlocking import PeopleHere, PersonHere
from desktop.ui.start.refused_page import RefusedPage
from desktop.ui.start.unlock_page import PersonChoice, UnlockPage
from desktop.ui.theme import Appearance, Theme
from desktop.ui.widgets.passphrase import PassphraseField

CAMILLE = PersonHere("camille", "Camille Roy", frozenset({"redaction", "publication"}))
MARTINE = PersonHere("martine", "Martine Dion", frozenset({"direction"}))
HERE = PeopleHere("Municipalité de Sainte-Sophie", (CAMILLE, MARTINE))
WRONG = Refusal("wrong_passphrase", "La phrase de passe ne correspond pas à cette clé. La clé est intacte.")


@pytest.fixture(autouse=True)
def nobody_worked_before() -> None:
    """Qt finds the folder of its settings once for all tests: what an earlier one kept is forgotten."""
    QSettings("bon-a-tirer", "fenetre").clear()


def words(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def button(widget: QWidget, name: str) -> QAbstractButton:
    return next(one for one in widget.findChildren(QAbstractButton) if one.text() == name)


def field_of(widget: QWidget) -> QLineEdit:
    return widget.findChildren(PassphraseField)[0].line


class TestUnlocking:
    def test_people_are_shown_with_their_roles_and_enter_opens(self, theme: Theme, qtbot: QtBot) -> None:
        page = UnlockPage(theme, HERE)
        shown(page, qtbot)
        assert "Rédaction, publication" in words(page)
        assert "Direction générale" in words(page)
        first = page.first_focus()
        first.setFocus()
        qtbot.keyClicks(first, "quatre sapins")
        with qtbot.waitSignal(page.asked) as asked:
            qtbot.keyClick(first, Qt.Key.Key_Return)
        assert asked.args == ["camille", "quatre sapins"]

    def test_nothing_is_asked_without_a_passphrase(self, theme: Theme, qtbot: QtBot) -> None:
        page = UnlockPage(theme, HERE)
        shown(page, qtbot)
        assert not button(page, "Ouvrir").isEnabled()

    def test_arrows_choose_somebody_else(self, theme: Theme, qtbot: QtBot) -> None:
        page = UnlockPage(theme, HERE)
        shown(page, qtbot)
        first, second = page.findChildren(PersonChoice)
        first.setFocus()
        qtbot.keyClick(first, Qt.Key.Key_Down)
        assert second.isChecked()
        assert not first.isChecked()

    @pytest.mark.parametrize("chosen", [0, 1, 2])
    def test_shift_tab_from_the_passphrase_returns_to_whoever_is_chosen(
        self, theme: Theme, qtbot: QtBot, chosen: int
    ) -> None:
        crew = tuple(PersonHere(f"p{n}", f"Personne {n}", frozenset({"redaction"})) for n in range(3))
        QSettings("bon-a-tirer", "fenetre").setValue("derniere_personne", f"p{chosen}")
        page = UnlockPage(theme, PeopleHere("Ville", crew))
        shown(page, qtbot)
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.first_focus().setFocus()
        qtbot.keyClick(field_of(page), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
        people = page.findChildren(PersonChoice)
        assert QApplication.focusWidget() is people[chosen]
        assert people[chosen].isChecked(), "the keyboard going by chooses nobody"

    def test_choosing_somebody_else_empties_the_field(self, theme: Theme, qtbot: QtBot) -> None:
        page = UnlockPage(theme, HERE)
        shown(page, qtbot)
        field_of(page).setText("phrase de Camille")
        qtbot.mouseClick(page.findChildren(PersonChoice)[1], Qt.MouseButton.LeftButton)
        assert field_of(page).text() == ""

    def test_a_wrong_passphrase_is_said_and_ready_to_be_typed_again(self, theme: Theme, qtbot: QtBot) -> None:
        page = UnlockPage(theme, HERE)
        shown(page, qtbot)
        qtbot.keyClicks(field_of(page), "mauvaise")
        button(page, "Ouvrir").click()
        assert not field_of(page).isEnabled(), "one answer at a time"
        assert page.refuse(WRONG)
        assert WRONG.message in words(page)
        assert field_of(page).isEnabled()
        assert field_of(page).selectedText() == "mauvaise"
        qtbot.keyClicks(field_of(page), "q")
        assert WRONG.message not in words(page)

    def test_what_is_no_refusal_is_left_to_the_notices(self, theme: Theme, qtbot: QtBot) -> None:
        page = UnlockPage(theme, HERE)
        qtbot.addWidget(page)
        assert not page.refuse(EnvironmentFault("trousseau_muet", "Le trousseau ne répond pas."))

    def test_whoever_worked_last_is_proposed_first(self, theme: Theme, qtbot: QtBot) -> None:
        page = UnlockPage(theme, HERE)
        shown(page, qtbot)
        qtbot.mouseClick(page.findChildren(PersonChoice)[1], Qt.MouseButton.LeftButton)
        qtbot.keyClicks(field_of(page), "une barque")
        button(page, "Ouvrir").click()
        again = UnlockPage(theme, HERE)
        qtbot.addWidget(again)
        assert again.findChildren(PersonChoice)[1].isChecked()

    def test_a_demonstration_fills_the_passphrase_of_everybody(self, theme: Theme, qtbot: QtBot) -> None:
        page = UnlockPage(theme, HERE, passphrase="un lac sous la neige")
        shown(page, qtbot)
        assert "fictive" in words(page)
        qtbot.mouseClick(page.findChildren(PersonChoice)[1], Qt.MouseButton.LeftButton)
        with qtbot.waitSignal(page.asked) as asked:
            button(page, "Ouvrir").click()
        assert asked.args == ["martine", "un lac sous la neige"]

    def test_without_a_key_here_it_says_where_to_work(self, theme: Theme, qtbot: QtBot) -> None:
        page = UnlockPage(theme, PeopleHere("Municipalité de Sainte-Sophie", ()))
        shown(page, qtbot)
        assert "Aucune clé n’est gardée sur ce poste" in words(page)
        with qtbot.waitSignal(page.retried):
            button(page, "Réessayer").click()

    def test_a_hundred_people_scroll(self, theme: Theme, qtbot: QtBot) -> None:
        crowd = tuple(PersonHere(f"p{n}", f"Personne {n}", frozenset({"redaction"})) for n in range(100))
        page = UnlockPage(theme, PeopleHere("Ville", crowd))
        shown(page, qtbot)
        assert len(page.findChildren(PersonChoice)) == 100
        assert page.height() == 800


class TestPassphraseField:
    @pytest.mark.parametrize(
        ("key", "modifier", "warned"),
        [
            ("a", Qt.KeyboardModifier.NoModifier, False),
            ("A", Qt.KeyboardModifier.NoModifier, True),
            ("A", Qt.KeyboardModifier.ShiftModifier, False),
            ("a", Qt.KeyboardModifier.ShiftModifier, True),
            ("É", Qt.KeyboardModifier.NoModifier, True),
            ("1", Qt.KeyboardModifier.NoModifier, False),
        ],
    )
    def test_caps_lock_is_guessed_from_what_is_typed(
        self, theme: Theme, qtbot: QtBot, key: str, modifier: Qt.KeyboardModifier, warned: bool
    ) -> None:
        field = PassphraseField(theme, "Phrase de passe")
        shown(field, qtbot)
        press(field.line, key, modifier)
        assert ("Verr. maj." in words(field)) is warned

    def test_it_is_hidden_until_asked(self, theme: Theme, qtbot: QtBot) -> None:
        field = PassphraseField(theme, "Phrase de passe")
        shown(field, qtbot)
        (eye,) = field.findChildren(QAbstractButton)
        assert field.line.echoMode() is QLineEdit.EchoMode.Password
        eye.click()
        assert field.line.echoMode() is QLineEdit.EchoMode.Normal
        assert eye.accessibleName() == "Masquer la phrase de passe"
        field.hide_words()
        assert field.line.echoMode() is QLineEdit.EchoMode.Password


def press(line: QLineEdit, text: str, modifier: Qt.KeyboardModifier) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifier, text)
    QApplication.sendEvent(line, event)


class TestRefused:
    @pytest.mark.parametrize(
        ("error", "title"),
        [
            (already_open(), "L’espace de travail est ouvert ailleurs"),
            (read_only(), "Le dossier est en lecture seule"),
            (damaged_database(), "Le journal est endommagé"),
            (Refusal("autre", "Ceci est refusé.", ("parce que",)), "L’espace de travail ne s’est pas ouvert"),
        ],
    )
    def test_it_says_what_happened_and_where(
        self, theme: Theme, qtbot: QtBot, tmp_path: Path, error: Refusal | EnvironmentFault, title: str
    ) -> None:
        page = RefusedPage(theme, tmp_path / "espace", tmp_path / "journaux", error)
        shown(page, qtbot)
        said = words(page).replace("\u200b", "")
        assert title in said
        assert error.message in said
        assert str(tmp_path / "espace") in said
        assert all(reason in said for reason in getattr(error, "reasons", ()))

    def test_a_bug_points_to_the_log(self, theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
        page = RefusedPage(theme, tmp_path / "espace", tmp_path / "journaux", ValueError("boum"))
        shown(page, qtbot)
        said = words(page).replace("\u200b", "")
        assert "boum" not in said
        assert str(tmp_path / "journaux") in said

    def test_enter_tries_again(self, theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
        page = RefusedPage(theme, tmp_path, tmp_path, already_open())
        shown(page, qtbot)
        page.first_focus().setFocus()
        with qtbot.waitSignal(page.retried):
            qtbot.keyClick(page.first_focus(), Qt.Key.Key_Return)
        with qtbot.waitSignal(page.closed):
            button(page, "Fermer").click()


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_nothing_is_cut_at_200_percent_in_the_smallest_window(
    theme: Theme, qtbot: QtBot, tmp_path: Path, appearance: Appearance
) -> None:
    theme.use(appearance, 2.0)
    for page in (UnlockPage(theme, HERE), RefusedPage(theme, tmp_path, tmp_path, already_open())):
        shown(page, qtbot, 1024, 640)
        QApplication.processEvents()
        cut = [
            one.text()
            for one in page.findChildren(QLabel)
            if one.isVisible() and one.text() and one.height() < one.heightForWidth(one.width())
        ]
        assert cut == []
        wide = [one for one in page.findChildren(QLabel) if one.isVisible() and one.width() > page.width()]
        assert wide == []
    theme.use(Appearance.LIGHT, 1.0)
