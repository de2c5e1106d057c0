"""The assistant of the first run, with real widgets and a real installation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from first_run_driving import PHRASES, fill_people, go_to, named, type_in, words
from office import LOGO
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QRadioButton,
)
from pytestqt.qtbot import QtBot
from showing import ImmediateBackground, shown
from start_driving import button

from desktop import composition
from desktop.errors import EnvironmentFault
from desktop.held_workspace import HeldWorkspace
from desktop.services.first_run import Answers, FirstDay, Recovery
from desktop.services.in_force import profile_in_force
from desktop.ui.notices import NoticeBoard
from desktop.ui.start.accounts_step import AccountsStep
from desktop.ui.start.backup_step import BackupStep
from desktop.ui.start.first_run_page import FirstRunPage
from desktop.ui.start.last_to_work import last_to_work
from desktop.ui.start.logo_step import LogoStep
from desktop.ui.start.people_step import PeopleStep
from desktop.ui.start.profile_step import ProfileStep
from desktop.ui.start.sheet_step import DoneStep, SheetStep
from desktop.ui.start.welcome_step import WelcomeStep
from desktop.ui.theme import Theme

PROFILE = Path(__file__).resolve().parents[1] / "data" / "corpus-profile.toml"


@pytest.fixture
def held(tmp_path: Path) -> Iterator[HeldWorkspace]:
    held = HeldWorkspace(tmp_path / "espace")
    yield held
    held.close()


@pytest.fixture
def page(
    held: HeldWorkspace, theme: Theme, notices: NoticeBoard, tmp_path: Path, qtbot: QtBot
) -> FirstRunPage:
    page = FirstRunPage(theme, ImmediateBackground(notices.report), tmp_path / "espace", held.install)
    shown(page, qtbot)
    page.begin()
    return page


def test_it_goes_from_the_welcome_to_an_unlocked_workspace(
    page: FirstRunPage, held: HeldWorkspace, tmp_path: Path, qtbot: QtBot
) -> None:
    go_to(page, DoneStep, tmp_path)
    assert (tmp_path / "feuille.pdf").read_bytes().startswith(b"%PDF")
    assert "Camille Roy peut commencer" in words(page)
    with qtbot.waitSignal(page.finished) as finished:
        page.go_on()
    (day,) = finished.args
    assert day.session.person == last_to_work() == "camille"
    assert {who.person for who in held.people().people} == {"camille", "martine"}
    assert held.unlock("martine", PHRASES[1]).name == "Martine Dion"
    assert list((tmp_path / "sauvegardes").glob("*.bonatirer"))


def test_it_says_that_workstations_do_not_exchange_yet(page: FirstRunPage) -> None:
    assert isinstance(page.current, WelcomeStep)
    assert "L’échange entre plusieurs postes n’est pas encore offert" in words(page)
    assert not page.back.isVisible()


def test_enter_in_a_field_goes_on_and_on_a_button_it_does_not(
    page: FirstRunPage, tmp_path: Path, qtbot: QtBot
) -> None:
    go_to(page, PeopleStep, tmp_path)
    step = page.current
    assert isinstance(step, PeopleStep)
    fill_people(step)
    page.back.setFocus()
    qtbot.keyClick(page.back, Qt.Key.Key_Escape)
    assert page.current is step
    step.forms[0].name.setFocus()
    qtbot.keyClick(step.forms[0].name, Qt.Key.Key_Return)
    assert isinstance(page.current, LogoStep)


def test_enter_on_a_choice_goes_on(page: FirstRunPage, tmp_path: Path, qtbot: QtBot) -> None:
    go_to(page, ProfileStep, tmp_path)
    for reached in (PeopleStep, LogoStep):
        if reached is LogoStep:
            assert isinstance(page.current, PeopleStep)
            fill_people(page.current)
            page.current.findChildren(QCheckBox)[0].setFocus()
        focus = QApplication.focusWidget()
        assert isinstance(focus, QRadioButton | QCheckBox)
        qtbot.keyClick(focus, Qt.Key.Key_Return)
        assert isinstance(page.current, reached)


class TestProfile:
    def test_sainte_sophie_is_ready_and_shown(self, page: FirstRunPage, tmp_path: Path) -> None:
        go_to(page, ProfileStep, tmp_path)
        assert page.draft.profile is not None
        assert page.draft.profile.id == "sainte-sophie"
        assert "Le Contact de chez nous" in words(page)
        assert "Guy Lamothe" in words(page)

    def test_a_file_of_ones_own_is_read_and_kept(
        self, page: FirstRunPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        go_to(page, ProfileStep, tmp_path)
        step = page.current
        assert isinstance(step, ProfileStep)
        monkeypatch.setattr(QFileDialog, "exec", lambda _: QFileDialog.DialogCode.Accepted)
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(PROFILE)])
        button(step, "Choisir un fichier…").click()
        assert page.draft.profile is not None
        chosen = page.draft.profile.id
        assert chosen != "sainte-sophie"
        page.go_on()
        page.go_back()
        assert page.draft.profile.id == chosen

    def test_a_broken_file_is_explained_and_the_choice_stays(
        self, page: FirstRunPage, tmp_path: Path
    ) -> None:
        go_to(page, ProfileStep, tmp_path)
        step = page.current
        assert isinstance(step, ProfileStep)
        (tmp_path / "profil.toml").write_text("nom = ", encoding="utf-8")
        step.read(tmp_path / "profil.toml")
        assert "n’a pas été chargé" in words(step)
        assert page.draft.profile is not None


class TestPeople:
    def test_nobody_gets_past_without_two_complete_people(self, page: FirstRunPage, tmp_path: Path) -> None:
        go_to(page, PeopleStep, tmp_path)
        page.go_on()
        assert isinstance(page.current, PeopleStep)
        assert "Personne 1\u00a0: le nom manque." in words(page)
        fill_people(page.current)
        assert page.current.problem() is None
        page.go_on()
        assert isinstance(page.current, LogoStep)

    def test_codes_follow_names_until_one_is_typed(self, page: FirstRunPage, tmp_path: Path) -> None:
        go_to(page, PeopleStep, tmp_path)
        step = page.current
        assert isinstance(step, PeopleStep)
        first, second = step.forms
        type_in(first.name, "Léa Dubé")
        type_in(second.name, "Léa Roy")
        assert (first.code.text(), second.code.text()) == ("lea", "lea.roy")
        type_in(first.code, "ld")
        type_in(first.name, "Léa Dubé-Roy")
        assert first.code.text() == "ld"

    def test_what_was_typed_is_there_when_one_comes_back_and_hidden(
        self, page: FirstRunPage, tmp_path: Path
    ) -> None:
        go_to(page, PeopleStep, tmp_path)
        step = page.current
        assert isinstance(step, PeopleStep)
        fill_people(step)
        eye = step.forms[0].passphrase.findChildren(QAbstractButton)[0]
        eye.click()
        assert step.forms[0].passphrase.line.echoMode() is QLineEdit.EchoMode.Normal
        page.go_on()
        page.go_back()
        assert step.forms[1].passphrase.text() == PHRASES[1]
        assert step.forms[0].passphrase.line.echoMode() is QLineEdit.EchoMode.Password

    def test_a_third_person_can_come_and_go(self, page: FirstRunPage, tmp_path: Path) -> None:
        go_to(page, PeopleStep, tmp_path)
        step = page.current
        assert isinstance(step, PeopleStep)
        button(step, "Ajouter une personne").click()
        assert len(step.forms) == 3
        button(step.forms[2], "Retirer").click()
        assert len(step.forms) == 2

    def test_a_confirmation_that_differs_is_said_at_once(self, page: FirstRunPage, tmp_path: Path) -> None:
        go_to(page, PeopleStep, tmp_path)
        step = page.current
        assert isinstance(step, PeopleStep)
        type_in(step.forms[0].passphrase.line, PHRASES[0])
        type_in(step.forms[0].confirmation.line, "quatre sapins")
        assert "Ce n’est pas la même." not in words(step), "it is still being typed"
        type_in(step.forms[0].confirmation.line, "quatre érables")
        assert "Ce n’est pas la même." in words(step)


class TestLogoAndAccounts:
    def test_a_logo_is_shown_and_kept(self, page: FirstRunPage, tmp_path: Path) -> None:
        go_to(page, LogoStep, tmp_path)
        step = page.current
        assert isinstance(step, LogoStep)
        assert "Sans logo" in words(step)
        (tmp_path / "officiel.svg").write_bytes(LOGO)
        step.read(tmp_path / "officiel.svg")
        assert page.draft.logo is not None
        assert page.draft.logo.data == LOGO
        assert "Sans logo" not in words(step)
        button(step, "Retirer").click()
        assert page.draft.logo is None

    def test_a_photograph_is_no_logo(self, page: FirstRunPage, tmp_path: Path) -> None:
        go_to(page, LogoStep, tmp_path)
        step = page.current
        assert isinstance(step, LogoStep)
        (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
        step.read(tmp_path / "photo.jpg")
        assert "ni un SVG ni un PNG" in words(step)

    def test_the_accounts_of_the_profile_are_shown_with_their_day(
        self, page: FirstRunPage, tmp_path: Path
    ) -> None:
        go_to(page, AccountsStep, tmp_path)
        assert words(page).count("Autorisé depuis le 15 janvier 2019") == 4
        assert isinstance(page.current, AccountsStep)
        named = [each.text() for each in page.current.findChildren(QLabel)]
        assert named.count("Le Contact de chez nous") == 1, "the newsletter and its account have one name"

    def test_accounts_are_added_corrected_and_removed_before_anything_is_signed(
        self, page: FirstRunPage, tmp_path: Path
    ) -> None:
        go_to(page, AccountsStep, tmp_path)
        step = page.current
        assert isinstance(step, AccountsStep)
        type_in(step.account, "Bibliothèque de Sainte-Sophie")
        step.channel.setCurrentIndex(1)
        type_in(step.address, "pas une adresse")
        page.go_on()
        assert page.current is step
        assert "n’est pas l’adresse d’une page" in words(step)
        type_in(step.address, "facebook.com/biblio")
        page.go_on()
        assert page.current is not step, "what was typed is kept on the way"
        page.go_back()
        named(step, "Retirer Le Contact de chez nous, Le Contact de chez nous").click()
        named(step, "Corriger Municipalité de Sainte-Sophie, Facebook").click()
        type_in(step.address, "https://www.facebook.com/stesophie")
        step.add.click()
        type_in(step.account, "bibliothèque de sainte-sophie")
        step.channel.setCurrentIndex(1)
        step.add.click()
        assert "est déjà sur la liste" in words(step)
        assert page.draft.profile is not None
        found = [(each.name, each.channel, each.url) for each in page.draft.profile.accounts]
        assert found == [
            ("stesophie.ca", "website", "https://stesophie.ca"),
            ("Municipalité de Sainte-Sophie", "facebook", "https://www.facebook.com/stesophie"),
            ("Municipalité de Sainte-Sophie", "youtube", ""),
            ("Bibliothèque de Sainte-Sophie", "facebook", "https://facebook.com/biblio"),
        ]
        assert all(each.approved_on is not None for each in page.draft.profile.accounts)


class TestBackups:
    def test_a_folder_or_a_decision_to_wait_is_needed(self, page: FirstRunPage, tmp_path: Path) -> None:
        go_to(page, BackupStep, tmp_path)
        page.go_on()
        step = page.current
        assert isinstance(step, BackupStep)
        assert "Choisissez un dossier" in words(step)
        step.later.box.click()
        page.go_on()
        assert isinstance(page.current, SheetStep)
        assert page.draft.backup is None

    def test_an_absent_folder_is_refused_on_the_page(self, page: FirstRunPage, tmp_path: Path) -> None:
        go_to(page, BackupStep, tmp_path)
        step = page.current
        assert isinstance(step, BackupStep)
        type_in(step.folder, str(tmp_path / "absent"))
        page.go_on()
        assert page.current is step
        assert "n’existe pas" in words(step)


class TestSheet:
    def test_nothing_is_made_before_the_sheet_is_printed(self, page: FirstRunPage, tmp_path: Path) -> None:
        go_to(page, SheetStep, tmp_path)
        step = page.current
        assert isinstance(step, SheetStep)
        assert not page.on.isEnabled()
        assert not step.printed.box.isEnabled()
        step.save(tmp_path / "feuille.pdf")
        assert not page.on.isEnabled()
        step.printed.box.click()
        assert page.on.isEnabled()
        assert not (tmp_path / "espace").exists()

    def test_a_sheet_of_other_people_must_be_printed_again(self, page: FirstRunPage, tmp_path: Path) -> None:
        go_to(page, SheetStep, tmp_path)
        step = page.current
        assert isinstance(step, SheetStep)
        step.save(tmp_path / "feuille.pdf")
        step.printed.box.click()
        code = page.draft.recovery.code if page.draft.recovery else ""
        while not isinstance(page.current, PeopleStep):
            page.go_back()
        type_in(page.current.forms[1].name, "Martine Dion-Roy")
        go_to(page, SheetStep, tmp_path)
        assert "de nouveau" in words(step)
        assert not page.on.isEnabled()
        assert page.draft.recovery is not None
        assert page.draft.recovery.code == code, "the code itself does not change"

    def test_without_a_reader_of_pdf_it_says_where_the_file_is(
        self, page: FirstRunPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        go_to(page, SheetStep, tmp_path)
        step = page.current
        assert isinstance(step, SheetStep)
        step.save(tmp_path / "feuille.pdf")
        monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
        button(step, "Ouvrir pour imprimer").click()
        assert "ouvrez-le vous-même" in words(step)

    def test_a_place_that_refuses_the_sheet_is_said(self, page: FirstRunPage, tmp_path: Path) -> None:
        go_to(page, SheetStep, tmp_path)
        step = page.current
        assert isinstance(step, SheetStep)
        step.save(tmp_path / "absent" / "feuille.pdf")
        assert "n’a pas pu être écrite" in words(step)
        assert not page.on.isEnabled()


def test_a_failure_keeps_the_answers_and_it_can_be_tried_again(
    theme: Theme, notices: NoticeBoard, held: HeldWorkspace, tmp_path: Path, qtbot: QtBot
) -> None:
    failures = [EnvironmentFault("disk_full", "Le disque est plein. Libérez de l’espace, puis recommencez.")]

    def install(answers: Answers, recovery: Recovery) -> FirstDay:
        if failures:
            raise failures.pop()
        return held.install(answers, recovery)

    page = FirstRunPage(theme, ImmediateBackground(notices.report), tmp_path / "espace", install)
    shown(page, qtbot)
    page.begin()
    go_to(page, SheetStep, tmp_path)
    step = page.current
    assert isinstance(step, SheetStep)
    step.save(tmp_path / "feuille.pdf")
    step.printed.box.click()
    page.go_on()
    assert page.current is step
    assert "Le disque est plein" in words(step)
    assert page.back.isEnabled()
    assert page.on.isEnabled()
    page.go_on()
    assert isinstance(page.current, DoneStep)


def test_killed_half_way_it_begins_again_on_the_same_folder(
    page: FirstRunPage, held: HeldWorkspace, tmp_path: Path
) -> None:
    with composition.open_desk(tmp_path / "espace", create=True):
        pass
    assert not held.open(), "an empty workspace is not installed"
    go_to(page, DoneStep, tmp_path)
    assert profile_in_force(held.desk.workspace).profile.id == "sainte-sophie"


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_no_word_is_cut_on_any_page(page: FirstRunPage, theme: Theme, tmp_path: Path, zoom: float) -> None:
    theme.use(zoom=zoom)
    page.resize(1024, 640)
    cut: list[str] = []
    for step in page.steps:
        go_to(page, type(step), tmp_path)
        for _ in range(4):  # heights follow widths, which follow the scroll bar
            QApplication.processEvents()
        cut += [
            f"{one.text()} {one.size().toTuple()} {one.heightForWidth(one.width())}"
            for one in page.findChildren(QLabel)
            if one.isVisible() and one.text() and one.height() < one.heightForWidth(one.width())
        ]
        cut += [
            one.text()
            for one in page.findChildren(QAbstractButton)
            if one.isVisible() and one.text() and one.width() < one.minimumSizeHint().width()
        ]
    theme.use(zoom=1.0)
    assert cut == []


def test_every_control_has_a_name(page: FirstRunPage, tmp_path: Path) -> None:
    go_to(page, DoneStep, tmp_path)
    controls = [*page.findChildren(QAbstractButton), *page.findChildren(QLineEdit)]
    unnamed = [
        one for one in controls if not (one.accessibleName() or getattr(one, "text", str)()) and one.parent()
    ]
    assert unnamed == []


@pytest.mark.parametrize("chosen", ["fourni", "fichier"])
def test_shift_tab_returns_to_the_profile_that_is_chosen(
    page: FirstRunPage, tmp_path: Path, qtbot: QtBot, chosen: str
) -> None:
    go_to(page, ProfileStep, tmp_path)
    step = page.current
    assert isinstance(step, ProfileStep)
    step.read(PROFILE)
    shipped, *_, own = step.findChildren(QRadioButton)
    shipped, own = (own, shipped) if "fichier" in shipped.text() else (shipped, own)
    wanted = shipped if chosen == "fourni" else own
    wanted.click()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    file_button = button(step, "Choisir un fichier…")
    file_button.setFocus()
    qtbot.keyClick(file_button, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is wanted
    assert wanted.isChecked(), "the keyboard going by chooses nothing"


def test_what_is_missing_is_told_until_it_is_there(page: FirstRunPage, tmp_path: Path) -> None:
    """The list does not leave at the first letter: it gets shorter."""
    go_to(page, PeopleStep, tmp_path)
    step = page.current
    assert isinstance(step, PeopleStep)
    page.go_on()
    before = words(step).count("– ")
    assert before > 2
    type_in(step.forms[0].name, "Camille Roy")
    frame = step.problem()
    assert frame is not None
    assert 0 < words(frame).count("– ") <= before
    assert "Camille Roy" in words(frame)
    fill_people(step)
    assert step.problem() is None
    page.go_on()
    assert isinstance(page.current, LogoStep)
