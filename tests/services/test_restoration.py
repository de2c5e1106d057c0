"""A backup looked into before it is restored, and the first key of a workspace restored on another computer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from office import PASSPHRASE, PEOPLE

from db.backup import Backups
from db.errors import Refusal
from db.workspace import Workspace
from desktop import paths
from desktop.editorial.post import PostKind
from desktop.publishing.credentials import FileCredentials
from desktop.services.desk import Desk
from desktop.services.installation import Installed, install
from desktop.services.long_work import LongWork
from desktop.services.people import take_up_again
from desktop.services.posts import new_post, save_draft
from desktop.services.restoration import Wanted, look_into, restore_backup
from desktop.services.unlocking import people_here

NEW = "cinq barques sur le lac"


@pytest.fixture
def desk(tmp_path: Path, checker) -> Desk:
    folder = tmp_path / "espace"
    with Workspace.create(folder) as workspace:
        yield Desk(workspace, checker, FileCredentials("essai", folder), paths.resources())


@pytest.fixture
def installed(desk: Desk) -> Installed:
    return install(desk.workspace, desk.keys, "Municipalité de Sainte-Sophie", PEOPLE)


@pytest.fixture
def backup(desk: Desk, installed: Installed, tmp_path: Path) -> Path:
    save_draft(desk.workspace, installed.sessions["camille"], new_post(PostKind.NEWS), ())
    disk = tmp_path / "disque"
    disk.mkdir()
    return Backups(desk.workspace, disk).make().path


def elsewhere(desk: Desk, tmp_path: Path) -> Desk:
    """The same workspace on a computer that has nobody's key."""
    return replace(desk, keys=FileCredentials("ailleurs", tmp_path))


def refusal_of(action) -> Refusal:
    with pytest.raises(Refusal) as caught:
        action()
    return caught.value


class TestLooking:
    def test_it_is_looked_into_while_the_workspace_is_open(
        self, desk: Desk, installed: Installed, backup: Path
    ) -> None:
        folder = desk.workspace.folder
        found = look_into(Wanted(backup, installed.recovery_code), folder, LongWork())
        assert (found.municipality, found.posts) == ("Municipalité de Sainte-Sophie", 1)
        assert found.workspace == desk.workspace.roster().workspace
        assert found.size == backup.stat().st_size
        assert set(found.people) == {person.name for person in PEOPLE}
        assert sorted(each.name for each in folder.parent.iterdir()) == ["disque", "espace"], "nothing stays"

    def test_stopped_it_leaves_nothing(self, desk: Desk, installed: Installed, backup: Path) -> None:
        work = LongWork()
        work.cancel()
        wanted = Wanted(backup, installed.recovery_code)
        assert refusal_of(lambda: look_into(wanted, desk.workspace.folder, work)).code == "travail_interrompu"
        names = sorted(each.name for each in desk.workspace.folder.parent.iterdir())
        assert names == ["disque", "espace"]

    def test_an_open_workspace_is_not_replaced(self, desk: Desk, installed: Installed, backup: Path) -> None:
        wanted = Wanted(backup, installed.recovery_code)
        refused = refusal_of(lambda: restore_backup(wanted, desk.workspace.folder, LongWork()))
        assert refused.code == "already_open"


class TestKeys:
    def test_the_sheet_gives_a_key_back_with_every_role(
        self, desk: Desk, installed: Installed, tmp_path: Path
    ) -> None:
        other = elsewhere(desk, tmp_path)
        here = people_here(desk.workspace.roster(), other.keys)
        assert here.people == ()
        assert [who.person for who in here.by_code] == ["martine", "paul"]
        session = take_up_again(other, "paul", NEW, installed.recovery_code)
        assert session.roles(desk.workspace) == {"direction", "redaction"}
        assert desk.workspace.ledger.audit() == ()
        (back,) = people_here(desk.workspace.roster(), other.keys).people
        assert back.name == "Paul Aubry"

    def test_where_somebody_has_a_key_nobody_is_offered_the_sheet(
        self, desk: Desk, installed: Installed
    ) -> None:
        assert people_here(desk.workspace.roster(), desk.keys).by_code == ()

    @pytest.mark.parametrize(
        ("person", "phrase", "code", "refused"),
        [
            ("camille", NEW, None, "role_sans_feuille"),
            ("inconnue", NEW, None, "personne_inconnue"),
            ("martine", "courte", None, "phrase_trop_courte"),
            ("martine", NEW, "ABCD", "bad_recovery_code"),
            ("martine", NEW, "", "code_de_secours_requis"),
        ],
    )
    def test_anything_else_signs_nothing(
        self,
        desk: Desk,
        installed: Installed,
        tmp_path: Path,
        person: str,
        phrase: str,
        code: str,
        refused: str,
    ) -> None:
        other = elsewhere(desk, tmp_path)
        before = desk.workspace.ledger.streams()
        given = installed.recovery_code if code is None else code
        assert refusal_of(lambda: take_up_again(other, person, phrase, given)).code == refused
        assert desk.workspace.ledger.streams() == before
        assert people_here(desk.workspace.roster(), other.keys).people == ()

    def test_the_sheet_of_another_town_is_refused(
        self, desk: Desk, installed: Installed, tmp_path: Path
    ) -> None:
        with Workspace.create(tmp_path / "voisine") as neighbour:
            keys = FileCredentials("voisine", tmp_path / "voisine")
            code = install(neighbour, keys, "Ville voisine", PEOPLE).recovery_code
        other = elsewhere(desk, tmp_path)
        refused = refusal_of(lambda: take_up_again(other, "martine", PASSPHRASE, code))
        assert refused.code == "autre_feuille_de_secours"
