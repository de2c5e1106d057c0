"""The first run: what is checked on the way, and a workspace made whole or not at all."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from office import LOGO

from db.restore import restore
from db.workspace import Workspace
from desktop import paths
from desktop.checks.process.client import WorkerClient
from desktop.editorial.post import Channel
from desktop.errors import EnvironmentFault, Refusal
from desktop.publishing.credentials import FileCredentials
from desktop.services import first_run
from desktop.services.accounts import account_in_use
from desktop.services.desk import Desk
from desktop.services.first_run import Answers, Logo, PersonTyped, Recovery
from desktop.services.in_force import profile_in_force, rules_in_force
from desktop.services.installation import NewPerson
from desktop.services.profile_file import read_profile
from desktop.services.session import unlock
from desktop.services.workspace_folder import holds_workspace, refuse_unusable
from desktop.settings import read_settings

PHRASES = ("quatre sapins sous la neige", "une barque au bord du lac")
OFFICER = NewPerson("camille", "Camille Roy", frozenset({"redaction", "publication"}), PHRASES[0])
DIRECTION = NewPerson("martine", "Martine Dion", frozenset({"direction", "greffe"}), PHRASES[1])


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    backups = tmp_path / "sauvegardes"
    backups.mkdir()
    profile = read_profile(paths.resources() / "profiles" / "sainte-sophie.toml")
    return Answers(profile, (OFFICER, DIRECTION), Logo("logo.svg", LOGO), backups)


def desk_on(folder: Path, checker: WorkerClient, workspace: Workspace) -> Desk:
    return Desk(workspace, checker, FileCredentials("essai", folder), paths.resources())


def typed(person: NewPerson, **changes: object) -> PersonTyped:
    known = PersonTyped(person.name, person.person, person.roles, person.passphrase, person.passphrase)
    return replace(known, **changes)  # type: ignore[arg-type]


class TestPeople:
    def test_codes_are_suggested_from_names(self) -> None:
        assert first_run.suggested_code("Léa Dubé") == "lea"
        assert first_run.suggested_code("Léa Dubé", {"lea"}) == "lea.dube"
        assert first_run.suggested_code("Léa Dubé", {"lea", "lea.dube"}) == "lea.dube2"
        assert first_run.suggested_code("Cœur-de-Lion O’Neil") == "coeur"
        assert first_run.suggested_code("🎉") == ""

    def test_two_different_people_are_read(self) -> None:
        spaced = typed(OFFICER, name="  Camille   Roy ")
        assert first_run.read_people([spaced, typed(DIRECTION)]) == (OFFICER, DIRECTION)

    @pytest.mark.parametrize(
        ("people", "reason"),
        [
            ([typed(OFFICER, name=""), typed(DIRECTION)], "Personne 1\u00a0: le nom manque."),
            ([typed(OFFICER, code=" "), typed(DIRECTION)], "Camille Roy\u00a0: l’identifiant manque."),
            ([typed(OFFICER, name="C" * 121), typed(DIRECTION)], "trop long"),
            ([typed(OFFICER, confirmation="autre"), typed(DIRECTION)], "ne sont pas les mêmes"),
            ([typed(OFFICER, passphrase="court", confirmation="court"), typed(DIRECTION)], "moins de 12"),
            ([typed(OFFICER, roles=frozenset()), typed(DIRECTION)], "aucun rôle"),
            ([typed(OFFICER), typed(DIRECTION, code="camille")], "même identifiant"),
            (
                [typed(OFFICER), typed(DIRECTION, passphrase=PHRASES[0], confirmation=PHRASES[0])],
                "même phrase de passe",
            ),
            ([typed(OFFICER), typed(OFFICER, name="Léa Dubé", code="lea")], "rôle de direction"),
            (
                [typed(OFFICER, roles=frozenset({"redaction", "direction"}))],
                "celle qui écrit n’approuve jamais",
            ),
        ],
    )
    def test_what_is_missing_is_said_and_named(self, people: list[PersonTyped], reason: str) -> None:
        with pytest.raises(Refusal) as caught:
            first_run.read_people(people)
        assert any(reason in said for said in caught.value.reasons)


class TestLogo:
    def test_an_official_logo_is_read(self, tmp_path: Path) -> None:
        (tmp_path / "logo.svg").write_bytes(LOGO)
        assert first_run.read_logo(tmp_path / "logo.svg") == Logo("logo.svg", LOGO)

    def test_what_is_no_logo_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "logo.svg").write_text("bonjour", encoding="utf-8")
        with pytest.raises(Refusal):
            first_run.read_logo(tmp_path / "logo.svg")

    def test_an_absent_file_is_a_fault(self, tmp_path: Path) -> None:
        with pytest.raises(EnvironmentFault):
            first_run.read_logo(tmp_path / "absent.svg")


class TestSheet:
    def test_it_bears_the_code_and_is_written_whole(self, answers: Answers, tmp_path: Path) -> None:
        recovery = Recovery()
        sheet = first_run.recovery_sheet(answers, recovery, dt.date(2026, 11, 29))
        assert sheet.recovery_code == recovery.code
        assert [line.name for line in sheet.people] == ["Camille Roy", "Martine Dion"]
        path = first_run.save_recovery_sheet(sheet, tmp_path / "feuille.pdf")
        assert path.read_bytes().startswith(b"%PDF")
        assert sorted(one.name for one in tmp_path.iterdir()) == ["feuille.pdf", "sauvegardes"]

    def test_nobody_else_of_the_computer_may_read_it(self, answers: Answers, tmp_path: Path) -> None:
        sheet = first_run.recovery_sheet(answers, Recovery(), dt.date(2026, 11, 29))
        path = first_run.save_recovery_sheet(sheet, tmp_path / "feuille.pdf")
        assert path.stat().st_mode & 0o077 == 0

    def test_a_place_that_cannot_be_written_is_a_fault(self, answers: Answers, tmp_path: Path) -> None:
        sheet = first_run.recovery_sheet(answers, Recovery(), dt.date(2026, 11, 29))
        with pytest.raises(EnvironmentFault) as caught:
            first_run.save_recovery_sheet(sheet, tmp_path / "absent" / "feuille.pdf")
        assert "vos réponses sont conservées" in caught.value.message


class TestPlace:
    def test_an_absent_folder_is_a_first_run(self, tmp_path: Path) -> None:
        assert not holds_workspace(tmp_path / "espace")
        refuse_unusable(tmp_path / "un" / "espace")
        assert list(tmp_path.iterdir()) == []

    def test_a_file_in_the_way_is_refused_before_anything_is_asked(self, tmp_path: Path) -> None:
        (tmp_path / "espace").write_text("", encoding="utf-8")
        with pytest.raises(EnvironmentFault):
            refuse_unusable(tmp_path / "espace" / "ici")

    def test_a_synchronised_folder_is_refused_before_anything_is_asked(self, tmp_path: Path) -> None:
        with pytest.raises(Refusal):
            refuse_unusable(tmp_path / "OneDrive" / "espace")


class TestSettingUp:
    def test_the_workspace_is_complete_and_backed_up(
        self, answers: Answers, tmp_path: Path, checker: WorkerClient
    ) -> None:
        folder, recovery = tmp_path / "espace", Recovery()
        with Workspace.create(folder) as workspace:
            desk = desk_on(folder, checker, workspace)
            day = first_run.set_up(desk, answers, recovery)
            assert day.notices == ()
            assert day.session.person == "camille"
            profile = profile_in_force(workspace).profile
            assert workspace.objects.read(profile.logo) == LOGO
            assert rules_in_force(workspace, desk.policies).packs
            account = account_in_use(workspace, Channel.FACEBOOK, None)
            assert account is not None
            assert account.authorized
            assert unlock(workspace, desk.keys, "martine", PHRASES[1]).roles(workspace) == DIRECTION.roles
            assert workspace.ledger.audit() == ()
        assert read_settings(folder).backup_folder == answers.backup_folder
        assert answers.backup_folder is not None
        (backup,) = answers.backup_folder.glob("*.bonatirer")
        restored = restore(backup, recovery.code, tmp_path / "rendu")
        assert restored.erased == 0

    def test_without_logo_nor_backup_it_is_complete_too(
        self, answers: Answers, tmp_path: Path, checker: WorkerClient
    ) -> None:
        profile = replace(answers.profile, logo="0" * 64)
        with Workspace.create(tmp_path / "espace") as workspace:
            desk = desk_on(tmp_path / "espace", checker, workspace)
            first_run.set_up(desk, Answers(profile, answers.people), Recovery())
            assert profile_in_force(workspace).profile.logo == "", "the logo of another workspace is not here"

    def test_cut_before_the_end_nothing_is_signed_and_it_begins_again(
        self, answers: Answers, tmp_path: Path, checker: WorkerClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder, recovery = tmp_path / "espace", Recovery()

        def cut(*_: object) -> None:
            raise KeyboardInterrupt

        with Workspace.create(folder) as workspace, monkeypatch.context() as patch:
            patch.setattr(first_run, "put_in_force", cut)
            with pytest.raises(KeyboardInterrupt):
                first_run.set_up(desk_on(folder, checker, workspace), answers, recovery)
            assert workspace.ledger.facts() == ()
        with Workspace.create(folder) as workspace:
            day = first_run.set_up(desk_on(folder, checker, workspace), answers, recovery)
            assert day.session.roles(workspace) == OFFICER.roles

    def test_a_full_disk_is_a_fault_in_french_and_leaves_nothing(
        self, answers: Answers, tmp_path: Path, checker: WorkerClient
    ) -> None:
        folder = tmp_path / "espace"
        with Workspace.create(folder) as workspace:
            pages = workspace.database.connection.exec_driver_sql("PRAGMA page_count").scalar()
            workspace.database.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            with pytest.raises(EnvironmentFault) as caught:
                first_run.set_up(desk_on(folder, checker, workspace), answers, Recovery())
            assert caught.value.code == "disk_full"
            assert workspace.ledger.facts() == ()
            workspace.database.connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
            first_run.set_up(desk_on(folder, checker, workspace), answers, Recovery())

    def test_a_backup_that_fails_is_told_and_undoes_nothing(
        self, answers: Answers, tmp_path: Path, checker: WorkerClient
    ) -> None:
        assert answers.backup_folder is not None
        answers.backup_folder.rmdir()
        with Workspace.create(tmp_path / "espace") as workspace:
            day = first_run.set_up(desk_on(tmp_path / "espace", checker, workspace), answers, Recovery())
            (notice,) = day.notices
            assert "première sauvegarde n’a pas été faite" in notice
            assert workspace.ledger.roster().workspace is not None
