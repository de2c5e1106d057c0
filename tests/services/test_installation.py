"""A workspace is installed whole or not at all; each person opens theirs with their own passphrase."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.signing import Signer, recovery_code, signer_from_recovery_code
from db.workspace import Workspace
from desktop import paths
from desktop.errors import EnvironmentFault, Refusal
from desktop.publishing.credentials import FileCredentials
from desktop.services.installation import NewPerson, install, put_in_force
from desktop.services.profile_file import read_profile
from desktop.services.session import Session, keep_key, key_name, unlock

PASSPHRASE = "quatre sapins sous la neige"
TOWN = "Municipalité de Sainte-Sophie"
OFFICER = NewPerson("camille", "Camille Roy", frozenset({"redaction", "publication"}), PASSPHRASE)
DIRECTION = NewPerson("martine", "Martine Dion", frozenset({"direction", "greffe"}), PASSPHRASE)


@pytest.fixture
def fresh(tmp_path: Path):
    with Workspace.create(tmp_path / "espace") as workspace:
        yield workspace


@pytest.fixture
def keys(tmp_path: Path) -> FileCredentials:
    return FileCredentials("essai", tmp_path)


def refusal_of(action) -> Refusal:
    with pytest.raises(Refusal) as caught:
        action()
    return caught.value


class TestInstalling:
    def test_everybody_gets_their_roles_and_the_code_gives_the_root_back(self, fresh, keys) -> None:
        installed = install(fresh, keys, TOWN, (OFFICER, DIRECTION))
        roster = fresh.ledger.roster()
        assert {who.person: who.roles for who in roster.people()} == {
            "camille": OFFICER.roles,
            "martine": DIRECTION.roles,
        }
        assert signer_from_recovery_code(installed.recovery_code).stream == roster.root
        assert roster.municipality == TOWN
        assert fresh.ledger.audit() == ()

    def test_a_root_whose_code_was_printed_first_is_used(self, fresh, keys) -> None:
        root = Signer.generate()
        installed = install(fresh, keys, TOWN, (OFFICER, DIRECTION), root)
        assert installed.recovery_code == recovery_code(root)

    @pytest.mark.parametrize(
        ("people", "said"),
        [
            ((), "rôle de direction"),
            ((OFFICER,), "rôle de direction"),
            ((replace(DIRECTION, roles=frozenset({"direction", "redaction"})),), "deux personnes"),
            ((DIRECTION,), "deux personnes"),
            ((replace(OFFICER, passphrase="court"), DIRECTION), "moins de 12"),
            ((replace(OFFICER, person="Camille Roy"), DIRECTION), "sans espaces"),
            ((replace(OFFICER, name=" "), DIRECTION), "est vide"),
            ((OFFICER, replace(DIRECTION, person="camille")), "même identifiant"),
        ],
    )
    def test_what_could_never_work_is_refused_before_anything_is_written(
        self, fresh, keys, people, said: str
    ) -> None:
        refusal = refusal_of(lambda: install(fresh, keys, TOWN, people))
        assert refusal.code == "installation_incomplete"
        assert any(said in reason for reason in refusal.reasons)
        assert fresh.ledger.facts() == ()

    def test_cut_half_way_it_can_be_begun_again(self, fresh, keys, monkeypatch) -> None:
        ledger, append_many = type(fresh.ledger), type(fresh.ledger).append_many
        calls = []

        def cut(self, signer, entries):
            calls.append(signer)
            if len(calls) == 2:
                raise KeyboardInterrupt
            return append_many(self, signer, entries)

        with monkeypatch.context() as patched:
            patched.setattr(ledger, "append_many", cut)
            with pytest.raises(KeyboardInterrupt):
                install(fresh, keys, TOWN, (OFFICER, DIRECTION))
        assert fresh.ledger.facts() == ()
        assert len(install(fresh, keys, TOWN, (OFFICER, DIRECTION)).sessions) == 2

    def test_a_workspace_is_installed_once(self, fresh, keys) -> None:
        install(fresh, keys, TOWN, (OFFICER, DIRECTION))
        before = fresh.ledger.facts()
        assert refusal_of(lambda: install(fresh, keys, TOWN, (OFFICER, DIRECTION))).code == "deja_installe"
        assert fresh.ledger.facts() == before

    def test_the_profile_the_rules_and_the_accounts_come_into_force_together(self, fresh, keys) -> None:
        installed = install(fresh, keys, TOWN, (OFFICER, DIRECTION))
        profile = read_profile(paths.resources() / "profiles" / "sainte-sophie.toml")
        with pytest.raises(EnvironmentFault):
            put_in_force(fresh, installed.sessions["martine"], profile, fresh.folder / "aucune-regle")
        assert fresh.ledger.facts("profile") == ()
        put_in_force(fresh, installed.sessions["martine"], profile, paths.resources() / "policies")
        assert len(fresh.ledger.facts("account")) == 4

    def test_the_root_gives_roles_and_writes_nothing(self, fresh, keys) -> None:
        root = Signer.generate()
        install(fresh, keys, TOWN, (OFFICER, DIRECTION), root)
        session = Session("racine", "Racine", root)
        profile = read_profile(paths.resources() / "profiles" / "sainte-sophie.toml")
        refusal = refusal_of(lambda: put_in_force(fresh, session, profile, paths.resources() / "policies"))
        assert refusal.code == "wrong_role"
        assert session.roles(fresh) == frozenset()


class TestUnlocking:
    def test_by_identifier_or_by_name_however_it_is_typed(self, office) -> None:
        for typed in ("camille", " camille ", "Camille Roy", "camille  roy", "CAMILLE ROY"):
            session = unlock(office.workspace, office.desk.keys, typed, PASSPHRASE)
            assert session.stream == office.officer.stream

    def test_a_decomposed_accent_is_the_same_name(self, office) -> None:
        session = unlock(office.workspace, office.desk.keys, "Le\u0301a Dube\u0301", PASSPHRASE)
        assert session.person == "lea"

    @pytest.mark.parametrize("passphrase", ["", "quatre sapins", "Quatre sapins sous la neige"])
    def test_a_wrong_passphrase_opens_nothing(self, office, passphrase: str) -> None:
        refusal = refusal_of(lambda: unlock(office.workspace, office.desk.keys, "camille", passphrase))
        assert passphrase == "" or passphrase not in refusal.message

    @pytest.mark.parametrize("who", ["hugo", "", "Roy"])
    def test_somebody_unknown_is_told_who_is_known(self, office, who: str) -> None:
        refusal = refusal_of(lambda: unlock(office.workspace, office.desk.keys, who, PASSPHRASE))
        assert refusal.code == "personne_inconnue"
        assert "Camille Roy" in refusal.message

    def test_a_key_that_is_not_on_this_workstation(self, office, tmp_path: Path) -> None:
        elsewhere = FileCredentials("essai", tmp_path)
        refusal = refusal_of(lambda: unlock(office.workspace, elsewhere, "camille", PASSPHRASE))
        assert refusal.code == "cle_absente"

    def test_two_people_of_one_name_give_their_identifier(self, fresh, keys) -> None:
        other = replace(OFFICER, person="camille2")
        install(fresh, keys, TOWN, (OFFICER, other, DIRECTION))
        refusal = refusal_of(lambda: unlock(fresh, keys, "Camille Roy", PASSPHRASE))
        assert refusal.code == "homonymes"
        assert unlock(fresh, keys, "camille2", PASSPHRASE).person == "camille2"

    def test_of_two_keys_the_one_that_still_counts_is_taken(self, office) -> None:
        ledger = office.workspace.ledger
        ledger.append(
            office.direction.signer,
            "revocation",
            target=office.officer.stream,
            roles="all",
            last=ledger.streams().get(office.officer.stream, 0),
        )
        fresh_key = Signer.generate()
        ledger.append(
            office.direction.signer,
            "grant",
            person="camille",
            name="Camille Roy",
            target=fresh_key.stream,
            public_key=fresh_key.public_key.hex(),
            roles=["redaction"],
            from_=1,
        )
        keep_key(office.desk.keys, fresh_key, "une autre phrase de passe")
        session = unlock(office.workspace, office.desk.keys, "camille", "une autre phrase de passe")
        assert session.stream == fresh_key.stream

    def test_no_key_is_kept_in_clear(self, office) -> None:
        kept = office.desk.keys.load(key_name(office.officer.stream))
        seed = office.officer.signer.seed
        assert seed.hex() not in kept
        for path in office.folder.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                assert seed not in content
                assert seed.hex().encode() not in content

    def test_a_session_shown_in_a_log_shows_no_key(self, office) -> None:
        assert office.officer.signer.seed.hex() not in repr(office.officer)
