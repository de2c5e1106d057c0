"""Who can be unlocked on this workstation."""

from dataclasses import replace
from pathlib import Path

from office import Office

from desktop.publishing.credentials import FileCredentials
from desktop.services.unlocking import people_here


def test_everybody_with_a_key_here_is_listed_by_name(office: Office) -> None:
    here = people_here(office.desk)
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
    elsewhere = replace(office.desk, keys=FileCredentials("essai", tmp_path / "ailleurs"))
    assert people_here(elsewhere).people == ()
