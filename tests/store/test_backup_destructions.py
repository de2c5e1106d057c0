"""Restoring an older backup never brings back what was destroyed since."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from ledger_desk import forge, grant_of, key
from sqlalchemy import text
from town import CODE, DIRECTION, GREFFE, OFFICER, Town, every_byte, found, town_in

from db.backup import Backup, Backups
from db.errors import Refusal
from db.evidence import read_register, register_name, register_text
from db.restore import restore
from db.signing import Signer
from db.workspace import Workspace

NAME = "Maëlle Desrosiers-Hébert"
OTHER = "Jean Tremblay"


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ville") / "espace"
    found(folder)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "sauvegardes"
    path.mkdir()
    return path


class Case:
    """A town with two sealed people, backed up; then one of them asks to be forgotten."""

    def __init__(self, town: Town, folder: Path) -> None:
        self.town = town
        self.gone, self.kept = town.seal(NAME, "sujet-1"), town.seal(OTHER, "sujet-2")
        rows = town.workspace.database.connection.execute(
            text(
                "SELECT key, salt, object FROM sealed_key JOIN sealed_object USING (sealed) WHERE sealed = :id"
            ),
            {"id": self.gone},
        )
        (row,) = rows
        self.secrets = [NAME.encode(), row.key, row.salt, town.workspace.objects.read(row.object)]
        self.backups = Backups(town.workspace, folder)
        self.backup: Backup = self.backups.make()
        self.register = folder / register_name("sainte-sophie")

    def destroy(self, signer: Signer = GREFFE) -> None:
        self.town.workspace.sealed.destroy(signer, [self.gone], "demande")

    def assert_erased(self, folder: Path) -> None:
        """Nothing of the one who was forgotten is in the folder, open or closed; the other is intact."""
        with Workspace.open(folder) as workspace:
            assert workspace.ledger.audit() == ()
            assert workspace.sealed.find("desrosiers").subjects == ()
            with pytest.raises(Refusal, match="effacé"):
                workspace.sealed.open(self.gone)
            assert json.loads(workspace.sealed.open(self.kept)) == {"name": OTHER}
            assert not [secret for secret in self.secrets if secret in every_byte(folder)]
        assert not [secret for secret in self.secrets if secret in every_byte(folder)]


@pytest.fixture
def case(tmp_path: Path, founded: Path, folder: Path) -> Iterator[Case]:
    with town_in(tmp_path / "espace", founded) as town:
        yield Case(town, folder)


def test_a_destruction_published_beside_the_backups_is_replayed(case: Case, tmp_path: Path) -> None:
    case.destroy()
    case.backups.publish_destructions()
    restored = restore(case.backup.path, CODE, tmp_path / "ailleurs")
    assert restored.erased == 1
    case.assert_erased(tmp_path / "ailleurs")


def test_the_next_backup_publishes_the_destructions_too(case: Case, tmp_path: Path) -> None:
    older = case.backup.path.rename(tmp_path / "sauvegardes" / "ancienne.bonatirer")
    case.destroy()
    case.backups.make()
    assert restore(older, CODE, tmp_path / "ailleurs").erased == 1
    case.assert_erased(tmp_path / "ailleurs")


def test_restoring_over_the_workspace_replays_its_own_destructions(case: Case, tmp_path: Path) -> None:
    case.destroy()
    case.town.workspace.close()
    case.register.unlink()
    assert restore(case.backup.path, CODE, tmp_path / "espace").erased == 1
    case.assert_erased(tmp_path / "espace")


def test_a_greffe_named_after_the_backup_is_believed(case: Case, tmp_path: Path) -> None:
    newcomer = key(9)
    case.town.workspace.ledger.append(DIRECTION, "grant", **grant_of(newcomer, "greffiere", ["greffe"]))
    case.destroy(newcomer)
    case.backups.publish_destructions()
    assert restore(case.backup.path, CODE, tmp_path / "ailleurs").erased == 1
    case.assert_erased(tmp_path / "ailleurs")


def test_without_a_destruction_everything_comes_back(case: Case, tmp_path: Path) -> None:
    assert restore(case.backup.path, CODE, tmp_path / "ailleurs").erased == 0
    with Workspace.open(tmp_path / "ailleurs") as workspace:
        assert json.loads(workspace.sealed.open(case.gone)) == {"name": NAME}


@pytest.mark.parametrize("signer", [OFFICER, DIRECTION, key(77)], ids=["rédaction", "direction", "inconnue"])
def test_a_register_forged_by_anybody_else_destroys_nothing(
    case: Case, tmp_path: Path, signer: Signer
) -> None:
    fields = {"sealed": [case.gone], "reason": "demande", "comment": None}
    forged = forge(signer, "destruction", seq=90, prev="ab" * 32, **fields)
    altered = forge(GREFFE, "destruction", seq=90, prev="ab" * 32, **fields)
    rows = (*read_register(case.register), forged, (altered[0], bytes(64)))
    if signer == key(77):  # a stranger who also grants the role to themselves
        rows += (forge(signer, "grant", seq=1, prev="", **grant_of(signer, "intrus", ["greffe"])),)
    case.register.write_bytes(register_text(rows))
    assert restore(case.backup.path, CODE, tmp_path / "ailleurs").erased == 0
    with Workspace.open(tmp_path / "ailleurs") as workspace:
        assert json.loads(workspace.sealed.open(case.gone)) == {"name": NAME}
        assert workspace.ledger.audit() == ()


def test_lines_that_cannot_be_read_do_not_hide_the_others(case: Case, tmp_path: Path) -> None:
    case.destroy()
    case.backups.publish_destructions()
    noise = b'\xff\xfe\n{\n[]\n{"body": 3, "signature": "zz"}\n{"body": "{}", "signature": "00"}\n'
    case.register.write_bytes(noise + case.register.read_bytes() + b'{"body": "cut')
    assert restore(case.backup.path, CODE, tmp_path / "ailleurs").erased == 1
    case.assert_erased(tmp_path / "ailleurs")


def test_the_register_names_nobody_and_only_grows(case: Case, tmp_path: Path) -> None:
    case.destroy()
    case.backups.publish_destructions()
    rows = set(read_register(case.register))
    assert not [secret for secret in case.secrets if secret in case.register.read_bytes()]
    case.town.workspace.close()
    restore(case.backup.path, CODE, tmp_path / "ailleurs")
    with town_in(tmp_path / "ailleurs") as town:
        Backups(town.workspace, case.register.parent).make()
    assert set(read_register(case.register)) >= rows


def test_a_restored_workspace_goes_on_and_its_backups_still_know(case: Case, tmp_path: Path) -> None:
    case.destroy()
    case.backups.publish_destructions()
    restore(case.backup.path, CODE, tmp_path / "ailleurs")
    elsewhere = tmp_path / "autre-disque"
    elsewhere.mkdir()
    with town_in(tmp_path / "ailleurs") as town:
        # The greffe signs again at a place of its stream that the lost past had used too.
        town.workspace.sealed.destroy(GREFFE, [town.seal("Autre Personne", "sujet-3")], "demande")
        assert town.workspace.ledger.audit() == ()
        Backups(town.workspace, elsewhere).make()
    (elsewhere / case.backup.path.name).write_bytes(case.backup.path.read_bytes())
    assert restore(elsewhere / case.backup.path.name, CODE, tmp_path / "encore").erased == 1
    case.assert_erased(tmp_path / "encore")


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM evidence",
        "UPDATE evidence SET signature = zeroblob(64)",
        "UPDATE evidence SET body = x'7b7d'",
    ],
)
def test_evidence_that_is_altered_no_longer_justifies_what_is_missing(
    case: Case, tmp_path: Path, statement: str
) -> None:
    case.destroy()
    case.backups.publish_destructions()
    restore(case.backup.path, CODE, tmp_path / "ailleurs")
    with Workspace.open(tmp_path / "ailleurs") as workspace:
        workspace.database.connection.execute(text(statement))
        assert {problem.code for problem in workspace.ledger.audit()} == {"unsigned_destruction"}
