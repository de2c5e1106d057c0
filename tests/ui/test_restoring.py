"""A backup put back without a terminal: seen first, then restored beside what is there, whoever asks for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from office import PASSPHRASE, PEOPLE
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from showing import BenchFor, ImmediateBackground, shown
from start_driving import (
    PATIENCE,
    Starter,
    button,
    forget_who_worked,
    on_show,
    starting,
    unlock,
    wait_for,
)

from db.backup import Backups
from db.engine import DATABASE_NAME
from db.workspace import Workspace
from desktop import paths
from desktop.application import Application
from desktop.checks.process.client import WorkerClient
from desktop.composition import KEY_SERVICE
from desktop.editorial.post import PostKind
from desktop.publishing.credentials import FileCredentials
from desktop.services import restoration
from desktop.services.desk import Desk
from desktop.services.installation import install, put_in_force
from desktop.services.posts import new_post, save_draft
from desktop.services.profile_file import read_profile
from desktop.services.session import Session
from desktop.services.session import unlock as unlock_key
from desktop.settings import Settings, write_settings
from desktop.ui.notices import NoticeBoard
from desktop.ui.settings.settings_screen import SettingsScreen
from desktop.ui.start.first_run_page import FirstRunPage
from desktop.ui.start.refused_page import RefusedPage
from desktop.ui.start.unlock_page import UnlockPage
from desktop.ui.start.welcome_step import WelcomeStep
from desktop.ui.theme import Theme
from desktop.ui.widgets.restore_form import RestoreForm


@dataclass(frozen=True)
class SavedTown:
    """A closed workspace with one post, its keys beside it, a backup of it, and the code of its recovery sheet."""

    folder: Path
    backup: Path
    code: str


@pytest.fixture(autouse=True)
def nobody_worked_before() -> None:
    forget_who_worked()


@pytest.fixture
def saved(tmp_path: Path, checker: WorkerClient) -> SavedTown:
    folder, disk = tmp_path / "espace", tmp_path / "disque"
    disk.mkdir()
    with Workspace.create(folder) as workspace:
        desk = Desk(workspace, checker, FileCredentials(KEY_SERVICE, folder), paths.resources())
        installed = install(workspace, desk.keys, "Municipalité de Sainte-Sophie", PEOPLE)
        profile = read_profile(paths.resources() / "profiles" / "sainte-sophie.toml")
        put_in_force(workspace, installed.sessions["martine"], profile, desk.policies)
        begin(workspace, installed.sessions["camille"])
        backup = Backups(workspace, disk).make()
    write_settings(folder, Settings(disk))
    return SavedTown(folder, backup.path, installed.recovery_code)


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Starter]:
    yield from starting(qapp, qtbot)


def begin(workspace: Workspace, who: Session) -> None:
    """One more post, in draft."""
    save_draft(workspace, who, new_post(PostKind.NEWS), ())


def add_a_post(saved: SavedTown) -> None:
    """What was done since the backup."""
    with Workspace.open(saved.folder) as workspace:
        keys = FileCredentials(KEY_SERVICE, saved.folder)
        begin(workspace, unlock_key(workspace, keys, "camille", PASSPHRASE))


def posts_in(folder: Path) -> int:
    with Workspace.open(folder) as workspace:
        return workspace.queries.count()


def type_in(line: QLineEdit, text: str) -> None:
    """As a person: the line says that it was edited."""
    line.setText(text)
    line.textEdited.emit(text)


def fill(form: RestoreForm, backup: Path, code: str) -> None:
    type_in(form.file, str(backup))
    type_in(form.code, code)


def words(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


@pytest.fixture
def form(theme: Theme, notices: NoticeBoard, tmp_path: Path, qtbot: QtBot) -> RestoreForm:
    made = RestoreForm(theme, ImmediateBackground(notices.report), tmp_path / "neuf" / "espace", open_=False)
    shown(made, qtbot, 720, 700)
    return made


class TestForm:
    def test_what_a_backup_holds_is_shown_before_anything_changes(
        self, form: RestoreForm, saved: SavedTown, tmp_path: Path
    ) -> None:
        assert not form.look.isEnabled()
        fill(form, saved.backup, saved.code)
        form.look.click()
        said = words(form)
        assert "Sauvegarde du " in said
        assert "Municipalité de Sainte-Sophie" in said
        assert "1 publication, " in said
        assert "Camille Roy" in said
        assert "Relue en entier et vérifiée" in said
        assert form.restore.isVisible()
        assert list((tmp_path / "neuf").iterdir()) == [], "what was read is removed"

    def test_it_restores_where_there_is_nothing(
        self, form: RestoreForm, saved: SavedTown, tmp_path: Path, qtbot: QtBot
    ) -> None:
        fill(form, saved.backup, saved.code)
        form.look.click()
        with qtbot.waitSignal(form.restored) as restored:
            form.restore.click()
        assert restored.args[0].kept_aside is None
        assert posts_in(tmp_path / "neuf" / "espace") == 1
        assert form.code.text() == "", "the code does not stay"

    @pytest.mark.parametrize(
        ("spoil", "said"),
        [
            ("code", "code"),
            ("cut", "abîmé, tronqué"),
            ("absent", "ne peut pas être lue"),
            ("other", "abîmé, tronqué ou d’une autre nature"),
        ],
    )
    def test_a_problem_is_said_in_french_and_changes_nothing(
        self, form: RestoreForm, saved: SavedTown, tmp_path: Path, spoil: str, said: str
    ) -> None:
        backup, code = saved.backup, saved.code
        if spoil == "code":
            code = "une phrase, pas un code 🙂"
        elif spoil == "cut":
            backup = tmp_path / "coupee.bonatirer"
            backup.write_bytes(saved.backup.read_bytes()[:-40])
        elif spoil == "absent":
            backup = tmp_path / "nulle-part.bonatirer"
        else:
            backup = tmp_path / "photo.bonatirer"
            backup.write_bytes(b"\x89PNG" * 400)
        fill(form, backup, code)
        form.look.click()
        assert said in words(form)
        assert not form.restore.isVisible()
        assert form.code.text() == code, "what was typed is kept"
        assert not (tmp_path / "neuf" / "espace").exists()
        assert form.look.isEnabled()

    def test_another_file_or_another_code_is_another_backup(
        self, form: RestoreForm, saved: SavedTown
    ) -> None:
        fill(form, saved.backup, saved.code)
        form.look.click()
        type_in(form.code, saved.code[:-1])
        assert not form.restore.isVisible()
        assert "Sauvegarde du" not in words(form)

    def test_it_can_be_interrupted(
        self, form: RestoreForm, saved: SavedTown, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = restoration.examine

        def slow(*args: object, progress: restoration.LongWork, **named: object) -> object:
            form.working._stop()
            return real(*args, progress=progress, **named)  # type: ignore[arg-type]

        monkeypatch.setattr(restoration, "examine", slow)
        fill(form, saved.backup, saved.code)
        form.look.click()
        assert "Interrompu à votre demande. Rien n’a été changé" in words(form)
        assert form.working.isHidden()

    def test_the_interface_is_not_what_reads(
        self,
        theme: Theme,
        saved: SavedTown,
        tmp_path: Path,
        lanes: object,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        readers: list[str] = []
        real = restoration.examine

        def told(*args: object, **named: object) -> object:
            readers.append(threading.current_thread().name)
            return real(*args, **named)  # type: ignore[arg-type]

        monkeypatch.setattr(restoration, "examine", told)
        made = RestoreForm(theme, lanes, tmp_path / "neuf" / "espace", open_=False)  # type: ignore[arg-type]
        shown(made, qtbot, 720, 700)
        fill(made, saved.backup, saved.code)
        made.look.click()
        assert not made.code.isEnabled(), "one answer at a time"
        qtbot.waitUntil(made.restore.isVisible, timeout=PATIENCE)
        assert readers == ["voie-files-0"] or readers == ["voie-files-1"]


class TestFirstRun:
    def test_the_assistant_takes_up_a_backup_and_the_sheet_makes_a_key(
        self, start: Starter, saved: SavedTown, tmp_path: Path, qtbot: QtBot
    ) -> None:
        """Another computer: nothing of the former one is there but the disk of backups and the recovery sheet."""
        application = start(tmp_path / "portable" / "espace", FirstRunPage)
        page = on_show(application, FirstRunPage)
        assert isinstance(page, FirstRunPage)
        welcome = page.current
        assert isinstance(welcome, WelcomeStep)
        assert "terminal" not in words(page)
        welcome.take_up.click()
        assert not page.on.isEnabled()
        restore_in(welcome.form, saved, qtbot)
        unlocking = wait_for(application, UnlockPage, qtbot)
        assert isinstance(unlocking, UnlockPage)
        assert "La sauvegarde est restaurée." in " ".join(application.window.notices.texts())
        keys = unlocking._new_key
        assert keys is not None
        assert [keys.person.itemText(number) for number in range(keys.person.count())] == [
            "Martine Dion",
            "Paul Aubry",
        ]
        keys.person.setCurrentIndex(1)
        for each in (keys.phrase.first, keys.phrase.again):
            qtbot.keyClicks(each.line, "cinq barques sur le lac")
        qtbot.keyClicks(keys.code, saved.code.replace("-", "")[:-4] + "AAAA")
        keys.make.click()
        qtbot.waitUntil(keys.make.isEnabled, timeout=PATIENCE)
        assert "code" in words(keys)
        keys.code.clear()
        qtbot.keyClicks(keys.code, saved.code)
        keys.make.click()
        qtbot.waitUntil(lambda: application.window.bench is not None, timeout=PATIENCE)
        bench = application.window.bench
        assert bench is not None
        assert bench.session.name == "Paul Aubry"
        assert bench.roles == {"direction", "redaction"}, "every role held is held again"

    def test_one_may_begin_anew_after_all(
        self, theme: Theme, notices: NoticeBoard, tmp_path: Path, qtbot: QtBot
    ) -> None:
        page = FirstRunPage(theme, ImmediateBackground(notices.report), tmp_path / "espace", lambda *_: None)  # type: ignore[arg-type, return-value]
        shown(page, qtbot)
        page.begin()
        welcome = page.current
        assert isinstance(welcome, WelcomeStep)
        welcome.take_up.click()
        assert "Quelques questions" not in words(page), "nothing of it will be asked"
        type_in(welcome.form.code, "ABCD")
        page.back.click()
        assert page.on.isVisible()
        assert page.on.isEnabled()
        assert page.back.isHidden()
        assert welcome.take_up.hasFocus()
        assert welcome.form.code.text() == ""


class TestRefused:
    def test_a_damaged_journal_offers_the_backup_and_keeps_what_is_there(
        self, start: Starter, saved: SavedTown, qtbot: QtBot
    ) -> None:
        (saved.folder / DATABASE_NAME).write_bytes(b"plus rien de lisible" * 999)
        application = start(saved.folder, RefusedPage)
        page = on_show(application, RefusedPage)
        assert page is not None
        form = page.findChildren(RestoreForm)[0]
        button(page, "Restaurer une sauvegarde").click()
        restore_in(form, saved, qtbot)
        unlock(application, qtbot, PASSPHRASE)
        qtbot.waitUntil(lambda: application.window.bench is not None, timeout=PATIENCE)
        (aside,) = saved.folder.parent.glob("espace-remplace-*")
        assert (aside / DATABASE_NAME).read_bytes().startswith(b"plus rien de lisible")


class TestSettings:
    def test_the_section_shows_both_sides_and_asks(
        self, bench_for: BenchFor, office: object, tmp_path: Path, qtbot: QtBot
    ) -> None:
        disk = tmp_path / "usb"
        disk.mkdir()
        bench = bench_for(office.officer)  # type: ignore[attr-defined]
        write_settings(office.folder, Settings(disk))  # type: ignore[attr-defined]
        screen = SettingsScreen(bench)
        shown(screen, qtbot)
        screen.visit("sauvegarde")
        section = screen.section
        section.now.click()  # type: ignore[union-attr, attr-defined]
        button(section, "Restaurer…").click()  # type: ignore[arg-type]
        form = section.findChildren(RestoreForm)[0]  # type: ignore[union-attr]
        (made,) = disk.glob("*.bonatirer")
        assert form.file.text() == str(made)
        assert form.code.hasFocus()
        form._present = "3 publications"
        contents = restoration.BackupContents(
            section._state.last.made_at,
            "autre",
            "Ville",
            ("Ana",),
            1200,
            1,
            10,  # type: ignore[union-attr, attr-defined]
        )
        type_in(form.code, "x")
        form.show_contents(restoration.Wanted(made, "x"), contents)
        said = words(form)
        assert "1\u00a0200 publications, 1 fichier" in said
        assert "d’un autre espace de travail" in said
        assert "L’espace de travail présent (3 publications) sera gardé au complet" in said
        with qtbot.waitSignal(bench.restore_asked) as asked:
            form.restore.click()
        assert asked.args == [restoration.Wanted(made, "x")]
        section.leave()  # type: ignore[union-attr]
        assert form.code.text() == ""

    def test_the_open_workspace_gives_its_place_and_loses_nothing(
        self, start: Starter, saved: SavedTown, qtbot: QtBot
    ) -> None:
        add_a_post(saved)
        application, form = in_settings(start, saved, qtbot)
        restore_in(form, saved, qtbot)
        wait_for(application, UnlockPage, qtbot)
        assert application.window.bench is None
        (aside,) = saved.folder.parent.glob("espace-remplace-*")
        assert aside.name in " ".join(application.window.notices.texts())
        assert posts_in(aside) == 2
        unlock(application, qtbot, PASSPHRASE)
        qtbot.waitUntil(lambda: application.window.bench is not None, timeout=PATIENCE)
        assert application._holding().desk.workspace.queries.count() == 1

    def test_nothing_is_prepared_any_more_for_the_workspace_that_gives_its_place(
        self, start: Starter, saved: SavedTown, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("desktop.application._SETTLED", 3_600_000)
        application, form = in_settings(start, saved, qtbot)
        prepared = application._ahead
        assert prepared is not None
        assert isValid(prepared)
        restore_in(form, saved, qtbot)
        wait_for(application, UnlockPage, qtbot)
        assert not isValid(prepared)

    def test_what_fails_opens_the_workspace_again_as_it_was(
        self, start: Starter, saved: SavedTown, qtbot: QtBot
    ) -> None:
        add_a_post(saved)
        application, form = in_settings(start, saved, qtbot)
        fill(form, saved.backup, saved.code)
        form.look.click()
        qtbot.waitUntil(form.restore.isVisible, timeout=PATIENCE)
        saved.backup.unlink()  # the disk was taken out between the look and the restoration
        form.restore.click()
        wait_for(application, UnlockPage, qtbot)
        assert any("ne peut pas être lue" in text for text in application.window.notices.texts())
        unlock(application, qtbot, PASSPHRASE)
        qtbot.waitUntil(lambda: application.window.bench is not None, timeout=PATIENCE)
        assert application._holding().desk.workspace.queries.count() == 2
        assert not list(saved.folder.parent.glob("espace-remplace-*"))


def in_settings(start: Starter, saved: SavedTown, qtbot: QtBot) -> tuple[Application, RestoreForm]:
    """Somebody at work, on « Sauvegarde »."""
    application = start(saved.folder, UnlockPage)
    unlock(application, qtbot, PASSPHRASE)
    qtbot.waitUntil(lambda: application.window.bench is not None, timeout=PATIENCE)
    application.window.go("parametres", "sauvegarde")
    form = wait_for(application, RestoreForm, qtbot)
    assert isinstance(form, RestoreForm)
    qtbot.waitUntil(lambda: form._present != "", timeout=PATIENCE)
    return application, form


def restore_in(form: RestoreForm, saved: SavedTown, qtbot: QtBot) -> None:
    fill(form, saved.backup, saved.code)
    qtbot.keyClick(form.code, Qt.Key.Key_Return)
    qtbot.waitUntil(form.restore.isVisible, timeout=PATIENCE)
    form.restore.click()
