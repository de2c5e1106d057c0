"""People come, change roles and leave: what each hand may sign, and what a passphrase opens afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from db.workspace import Workspace
from desktop import paths
from desktop.errors import Refusal
from desktop.publishing.credentials import FileCredentials
from desktop.services.desk import Desk
from desktop.services.installation import NewPerson, install
from desktop.services.people import (
    add_person,
    change_passphrase,
    change_roles,
    consequences,
    give_key,
    needs_recovery_code,
    roster_lines,
)
from desktop.services.session import Session, unlock

PASSPHRASE = "quatre sapins sous la neige"
OTHER = "cinq loutres dans le ruisseau"
PEOPLE = (
    NewPerson("camille", "Camille Roy", frozenset({"redaction", "publication"}), PASSPHRASE),
    NewPerson("martine", "Martine Dion", frozenset({"direction"}), PASSPHRASE),
)
GREFFE = NewPerson("denis", "Denis Gagnon", frozenset({"greffe"}), OTHER)


@dataclass
class Town:
    """A workspace whose recovery code is known."""

    desk: Desk
    code: str
    sessions: Mapping[str, Session]

    @property
    def direction(self) -> Session:
        return self.sessions["martine"]

    @property
    def officer(self) -> Session:
        return self.sessions["camille"]

    def roles(self, person: str) -> frozenset[str]:
        """The roles in force for a person."""
        return next(who.roles for who in roster_lines(self.desk) if who.person == person)

    def unlock(self, person: str, passphrase: str = PASSPHRASE) -> Session:
        return unlock(self.desk.workspace, self.desk.keys, person, passphrase)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("liste") / "espace"
    with Workspace.create(folder) as workspace:
        done = install(workspace, FileCredentials("essai", folder), "Sainte-Sophie", PEOPLE)
    return folder, done


@pytest.fixture
def town(tmp_path: Path, installed, checker) -> Iterator[Town]:
    folder = tmp_path / "espace"
    shutil.copytree(installed[0], folder)
    with Workspace.open(folder) as workspace:
        desk = Desk(workspace, checker, FileCredentials("essai", folder), paths.resources())
        yield Town(desk, installed[1].recovery_code, installed[1].sessions)


def refusal_of(action) -> Refusal:
    with pytest.raises(Refusal) as caught:
        action()
    return caught.value


class TestAdding:
    def test_the_direction_adds_the_greffe_who_opens_their_key(self, town: Town) -> None:
        add_person(town.desk, town.direction, GREFFE)
        assert town.unlock("denis", OTHER).roles(town.desk.workspace) == {"greffe"}
        assert town.desk.workspace.ledger.audit() == ()

    def test_a_second_direction_takes_the_recovery_sheet(self, town: Town) -> None:
        new = NewPerson("paule", "Paule Aubry", frozenset({"direction", "redaction"}), OTHER)
        assert refusal_of(lambda: add_person(town.desk, town.direction, new)).code == "code_de_secours_requis"
        assert [who.person for who in roster_lines(town.desk)] == ["camille", "martine"]
        add_person(town.desk, town.direction, new, town.code)
        assert town.roles("paule") == {"direction", "redaction"}

    def test_the_code_of_another_workspace_gives_nothing(self, town: Town, tmp_path: Path) -> None:
        with Workspace.create(tmp_path / "autre") as other:
            code = install(other, FileCredentials("autre", tmp_path), "Ailleurs", PEOPLE).recovery_code
        new = NewPerson("paule", "Paule Aubry", frozenset({"direction"}), OTHER)
        refused = refusal_of(lambda: add_person(town.desk, town.direction, new, code))
        assert refused.code == "autre_feuille_de_secours"

    def test_the_officer_adds_nobody(self, town: Town) -> None:
        assert refusal_of(lambda: add_person(town.desk, town.officer, GREFFE)).code == "wrong_authority"
        assert "denis" not in {who.person for who in roster_lines(town.desk)}

    def test_everything_that_is_missing_is_said_at_once(self, town: Town) -> None:
        unfit = NewPerson("camille", " ", frozenset(), "court")
        refused = refusal_of(lambda: add_person(town.desk, town.direction, unfit))
        assert len(refused.reasons) == 4

    def test_someone_known_gets_a_key_here_with_the_same_roles(self, town: Town) -> None:
        give_key(town.desk, town.direction, "camille", OTHER)
        lines = {who.person: who for who in roster_lines(town.desk)}
        assert [key.roles for key in lines["camille"].keys] == [PEOPLE[0].roles] * 2
        assert needs_recovery_code((), lines["martine"].roles)


class TestChanging:
    def test_a_role_given_taken_and_given_again_counts_each_time(self, town: Town) -> None:
        for roles in ({"redaction"}, {"redaction", "greffe"}, {"greffe"}, {"redaction", "publication"}):
            change_roles(town.desk, town.direction, "camille", frozenset(roles))
            assert town.roles("camille") == roles
        assert town.unlock("camille").roles(town.desk.workspace) == {"redaction", "publication"}
        assert town.desk.workspace.ledger.audit() == ()

    def test_someone_removed_signs_no_more_and_may_come_back(self, town: Town) -> None:
        change_roles(town.desk, town.direction, "camille", frozenset())
        assert town.roles("camille") == frozenset()
        assert roster_lines(town.desk)[-1].person == "camille", "those who left come last"
        change_roles(town.desk, town.direction, "camille", frozenset({"redaction"}))
        assert town.roles("camille") == {"redaction"}

    def test_the_direction_leaves_and_comes_back_by_the_recovery_sheet(self, town: Town) -> None:
        change_roles(town.desk, town.direction, "martine", frozenset({"greffe"}), town.code)
        assert town.roles("martine") == {"greffe"}
        change_roles(town.desk, town.direction, "martine", frozenset({"direction", "greffe"}), town.code)
        assert town.roles("martine") == {"direction", "greffe"}
        assert town.desk.workspace.ledger.audit() == ()

    def test_losing_every_role_at_once_signs_the_low_ones_first(self, town: Town) -> None:
        change_roles(town.desk, town.direction, "martine", frozenset({"direction", "greffe"}))
        change_roles(town.desk, town.direction, "martine", frozenset(), town.code)
        assert town.roles("martine") == frozenset()
        assert town.desk.workspace.ledger.audit() == ()

    def test_the_same_roles_change_nothing(self, town: Town) -> None:
        refused = refusal_of(lambda: change_roles(town.desk, town.direction, "camille", PEOPLE[0].roles))
        assert refused.code == "roles_inchanges"

    def test_what_follows_is_said_before_signing(self, town: Town) -> None:
        people = roster_lines(town.desk)
        assert consequences(people, "camille", frozenset({"redaction"})) == ()
        last = consequences(people, "martine", frozenset())
        assert any("rien ne pourra être approuvé" in said for said in last)
        assert any("feuille de secours" in said for said in last)
        alone = consequences(people, "martine", frozenset({"direction", "redaction"}))
        assert any("Une seule personne" in said for said in alone)


class TestPassphrase:
    def test_the_new_one_opens_and_the_old_one_no_longer_does(self, town: Town) -> None:
        change_passphrase(town.desk, town.officer, PASSPHRASE, OTHER)
        assert town.unlock("camille", OTHER).stream == town.officer.stream
        refusal_of(lambda: town.unlock("camille"))

    def test_a_wrong_or_short_one_changes_nothing(self, town: Town) -> None:
        refusal_of(lambda: change_passphrase(town.desk, town.officer, OTHER, OTHER))
        short = refusal_of(lambda: change_passphrase(town.desk, town.officer, PASSPHRASE, "court"))
        assert short.code == "phrase_trop_courte"
        assert town.unlock("camille").stream == town.officer.stream
