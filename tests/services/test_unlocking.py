"""Who can be unlocked on this workstation."""

from pathlib import Path

from office import Office

from desktop.errors import EnvironmentFault
from desktop.publishing.credentials import FileCredentials
from desktop.services.unlocking import people_at_a_glance, people_here


def test_everybody_with_a_key_here_is_listed_by_name(office: Office) -> None:
    here = people_here(office.workspace.ledger.roster(), office.desk.keys)
    assert here.municipality == "Municipalité de Sainte-Sophie"
    assert [who.name for who in here.people] == [
        "Camille Roy",
        "Denis Gagnon",
        "Léa Dubé",
        "Martine Dion",
        "Paul Aubry",
    ]
    assert here.people[0].roles == {"redaction", "publication"}


def test_without_their_keys_nobody_is_listed(office: Office, tmp_path: Path) -> None:
    elsewhere = FileCredentials("essai", tmp_path / "ailleurs")
    assert people_here(office.workspace.ledger.roster(), elsewhere).people == ()


def test_before_the_workspace_is_open_the_same_people_are_seen(office: Office) -> None:
    expected = people_here(office.workspace.ledger.roster(), office.desk.keys)
    office.workspace.close()
    seen = people_at_a_glance(office.workspace.folder, office.desk.keys)
    assert seen is not None
    assert seen[1] == expected


def test_a_keyring_that_does_not_answer_is_left_to_the_opening(office: Office) -> None:
    class Silent(FileCredentials):
        def load(self, name: str) -> str | None:
            raise EnvironmentFault("keyring_silent", "Le trousseau ne répond pas.")

    office.workspace.close()
    folder = office.workspace.folder
    assert people_at_a_glance(folder, Silent("essai", folder)) is None
    assert people_at_a_glance(folder, FileCredentials("essai", folder / "ailleurs")) is None, "no key here"
