"""Everything held on one person is listed, handed over, and destroyed on request (Loi sur l’accès)."""

import json
import stat

import pytest

from desktop.editorial.post import Channel
from desktop.editorial.rights import Release
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.image_people import Appearance, Subject, new_subject, record_appearance, record_release
from desktop.services.personal_data import destroy_person, export_person, holdings

SCAN = b"%PDF-1.7 formulaire"
SIGNED = Release("signé", frozenset(Channel), None, "parent ou tuteur")


@pytest.fixture
def zoe(office) -> str:
    """A child seen in a photograph, with a release and its scan; the subject."""
    asset = office.photo()
    subject = office.child(asset)
    office.release(subject, scan=SCAN)
    return subject


def namesake(office, name: str = "Zoé Bellerose", contact: str = "Ari Bellerose") -> str:
    subject = new_subject()
    record_release(office.workspace, office.officer, subject, Subject(name, contact), SIGNED)
    return subject


class TestFinding:
    @pytest.mark.parametrize(
        "name", ["Zoé Bellerose", "bellerose zoe", "ZOÉ", "Bellerose", "Maude Bellerose"]
    )
    def test_by_any_way_of_writing_the_name_or_that_of_the_parent(self, office, zoe, name: str) -> None:
        (held,) = holdings(office.workspace, name)
        assert held.about == zoe
        assert sorted(entry.type for entry in held.entries) == ["appearance", "release", "scan"]

    @pytest.mark.parametrize("name", ["", "Zo", "Hugo", "Zoé Tremblay", "%", "*"])
    def test_nothing_is_found_under_another_name(self, office, zoe, name: str) -> None:
        assert holdings(office.workspace, name) == ()

    def test_nothing_is_said_when_a_record_cannot_be_read(self, office, zoe) -> None:
        fact = office.workspace.ledger.facts("sealed")[0]
        path = office.workspace.objects.path(fact.body["object"])
        path.chmod(0o600)
        path.write_bytes(b"x" * path.stat().st_size)
        with pytest.raises(EnvironmentFault) as caught:
            holdings(office.workspace, "Zoé Bellerose")
        assert caught.value.code == "fiches_illisibles"


class TestExport:
    def test_all_of_it_is_written_scan_included(self, office, zoe, tmp_path) -> None:
        folder = tmp_path / "demande"
        index, scan = export_person(office.workspace, "Zoé Bellerose", folder)
        records = json.loads(index.read_text(encoding="utf-8"))
        assert {record["type"] for record in records} == {"appearance", "release", "scan"}
        assert {record["personne"] for record in records} == {zoe}
        release = next(record["contenu"] for record in records if record["type"] == "release")
        assert (release["name"], release["contact"]) == ("Zoé Bellerose", "Maude Bellerose, 450 555-0142")
        assert scan.suffix == ".pdf"
        assert scan.read_bytes() == SCAN

    def test_what_is_written_in_clear_is_readable_by_its_owner_alone(self, office, zoe, tmp_path) -> None:
        folder = tmp_path / "demande"
        folder.mkdir(mode=0o755)
        written = export_person(office.workspace, "Zoé Bellerose", folder)
        for path in (folder, *written):
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0

    def test_two_people_of_one_name_are_never_mixed(self, office, zoe, tmp_path) -> None:
        other = namesake(office)
        with pytest.raises(Refusal) as caught:
            export_person(office.workspace, "Zoé Bellerose", tmp_path / "demande")
        assert caught.value.code == "plusieurs_personnes"
        assert len(caught.value.reasons) == 2
        assert not (tmp_path / "demande").exists()
        index, *_ = export_person(office.workspace, "Zoé Bellerose", tmp_path / "demande", about=[other])
        assert {record["personne"] for record in json.loads(index.read_text("utf-8"))} == {other}

    def test_one_person_recorded_twice_is_exported_whole(self, office, zoe, tmp_path) -> None:
        both = [zoe, namesake(office)]
        index, *_ = export_person(office.workspace, "Zoé Bellerose", tmp_path / "demande", about=both)
        assert {record["personne"] for record in json.loads(index.read_text("utf-8"))} == set(both)

    def test_the_refusal_says_nothing_personal(self, office, zoe, tmp_path) -> None:
        namesake(office)
        with pytest.raises(Refusal) as caught:
            export_person(office.workspace, "bellerose", tmp_path / "demande")
        said = " ".join((caught.value.message, *caught.value.reasons))
        assert not any(secret in said for secret in ("Zoé", "Bellerose", "Maude", "Ari", "450 555-0142"))
        assert zoe in said

    def test_a_subject_of_another_name_is_not_handed_over(self, office, zoe, tmp_path) -> None:
        stranger = namesake(office, "Hugo Tran")
        with pytest.raises(Refusal) as caught:
            export_person(office.workspace, "Zoé Bellerose", tmp_path / "demande", about=[zoe, stranger])
        assert caught.value.code == "autre_personne"

    def test_an_occupied_folder_is_left_as_it_is(self, office, zoe, tmp_path) -> None:
        (tmp_path / "facture.txt").write_text("à garder")
        occupied = [tmp_path, tmp_path / "facture.txt"]
        for folder in occupied:
            with pytest.raises(Refusal) as caught:
                export_person(office.workspace, "Zoé Bellerose", folder)
            assert caught.value.code == "dossier_occupe"
        assert (tmp_path / "facture.txt").read_text() == "à garder"

    def test_a_folder_that_cannot_be_made_leaves_nothing_in_clear(self, office, zoe, tmp_path) -> None:
        (tmp_path / "fichier").write_text("")
        with pytest.raises(EnvironmentFault) as caught:
            export_person(office.workspace, "Zoé Bellerose", tmp_path / "fichier" / "demande")
        assert caught.value.code == "exportation_impossible"

    def test_a_failure_half_way_leaves_nothing_in_clear(self, office, zoe, tmp_path, monkeypatch) -> None:
        before = set(tmp_path.iterdir())

        def full(self, target):
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patched:
            patched.setattr(type(tmp_path), "rename", full)
            with pytest.raises(EnvironmentFault):
                export_person(office.workspace, "Zoé Bellerose", tmp_path / "demande")
        assert set(tmp_path.iterdir()) == before

    def test_nothing_held_is_said_in_words(self, office, tmp_path) -> None:
        with pytest.raises(Refusal) as caught:
            export_person(office.workspace, "Hugo Tran", tmp_path / "demande")
        assert caught.value.code == "rien_de_detenu"


class TestDestruction:
    def test_the_greffe_destroys_all_of_it_and_the_chain_still_verifies(self, office, zoe) -> None:
        assert destroy_person(office.workspace, office.greffe, "Zoé Bellerose") == 3
        assert holdings(office.workspace, "Zoé Bellerose") == ()
        assert office.workspace.ledger.audit() == ()

    @pytest.mark.parametrize("who", ["camille", "martine"])
    def test_nobody_else_does(self, office, zoe, who: str) -> None:
        with pytest.raises(Refusal) as caught:
            destroy_person(office.workspace, office.people[who], "Zoé Bellerose")
        assert caught.value.code == "wrong_role"
        assert len(holdings(office.workspace, "Zoé Bellerose")[0].entries) == 3

    def test_two_people_of_one_name_are_told_apart_by_their_number(self, office, zoe) -> None:
        other = namesake(office)
        with pytest.raises(Refusal) as caught:
            destroy_person(office.workspace, office.greffe, "Zoé Bellerose")
        assert caught.value.code == "plusieurs_personnes"
        assert destroy_person(office.workspace, office.greffe, "Zoé Bellerose", about=[other]) == 1
        assert [subject.about for subject in holdings(office.workspace, "Zoé Bellerose")] == [zoe]

    @pytest.mark.parametrize("reason", ["", "à la demande de Maude Bellerose", "é"])
    def test_the_reason_is_a_code_and_never_a_sentence(self, office, zoe, reason: str) -> None:
        with pytest.raises(Refusal) as caught:
            destroy_person(office.workspace, office.greffe, "Zoé Bellerose", reason)
        assert caught.value.code == "motif_invalide"
        assert len(holdings(office.workspace, "Zoé Bellerose")) == 1

    def test_what_comes_after_is_held_anew(self, office, zoe) -> None:
        destroy_person(office.workspace, office.greffe, "Zoé Bellerose")
        asset = office.photo("peru")
        record_appearance(
            office.workspace, office.officer, asset, new_subject(), Subject("Zoé Bellerose"), Appearance()
        )
        assert len(holdings(office.workspace, "Zoé Bellerose")) == 1

    def test_twice_says_that_nothing_is_held_any_more(self, office, zoe) -> None:
        destroy_person(office.workspace, office.greffe, "Zoé Bellerose")
        with pytest.raises(Refusal) as caught:
            destroy_person(office.workspace, office.greffe, "Zoé Bellerose")
        assert caught.value.code == "rien_de_detenu"
