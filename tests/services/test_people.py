"""People in images and their releases: sealed, never named, and without a consent nothing goes out (art. 26)."""

import datetime as dt
import logging
from dataclasses import replace

import pytest

from desktop.editorial.election_checklist import EVERY_CODE
from desktop.editorial.elections import ElectionKind, Level
from desktop.editorial.post import Channel
from desktop.editorial.profile import DatedPerson
from desktop.editorial.rights import PublicRole, Release
from desktop.errors import Refusal
from desktop.services.decision import approve
from desktop.services.elections import enter_election
from desktop.services.image_people import (
    Appearance,
    Subject,
    new_subject,
    people_in,
    record_appearance,
    record_release,
    release_of,
)
from desktop.services.in_force import put_profile_in_force
from desktop.services.personal_data import destroy_person
from desktop.services.submission import submit
from desktop.services.written_answers import CONTEST, write_answers

SECRETS = ("Zoé", "Bellerose", "Maude", "450 555-0142", "formulaire de la photo")
SCAN = b"%PDF-1.7 formulaire de la photo"


@pytest.fixture
def pictured(office):
    """A post whose photograph shows a child, its asset and the child's subject."""
    post = office.illustrated(office.post(Channel.WEBSITE, Channel.FACEBOOK), office.photo())
    asset = post.variants[0].images[0].asset
    office.rights(asset)
    return post, asset, office.child(asset)


def test_a_child_with_a_signed_release_may_appear(office, pictured) -> None:
    post, asset, subject = pictured
    office.release(subject)
    (person,) = people_in(office.workspace, asset)
    assert (person.minor, person.age, person.release.status) == (True, 9, "signé")
    assert office.submit(post).revision_is_new


def test_an_adult_who_signed_for_a_child_is_not_the_child(office, pictured) -> None:
    post, _, subject = pictured
    release = Release("signé", frozenset(Channel), None, "la personne")
    record_release(office.workspace, office.officer, subject, Subject("Zoé Bellerose"), release)
    assert any("parent ou le tuteur" in reason for reason in office.refused(post).reasons)


def test_everybody_recognisable_needs_a_release_of_their_own(office, pictured) -> None:
    post, asset, subject = pictured
    office.release(subject)
    record_appearance(
        office.workspace, office.officer, asset, new_subject(), Subject("Hugo Tran"), Appearance()
    )
    (reason,) = {line for line in office.refused(post).reasons if "autorisation" in line}
    assert "personne nº\u00a02" in reason


def test_nobody_recognisable_needs_none(office, pictured) -> None:
    post, asset, subject = pictured
    record_appearance(
        office.workspace,
        office.officer,
        asset,
        subject,
        Subject("Zoé Bellerose"),
        Appearance(identifiable=False, minor=True, age=9),
    )
    assert len(people_in(office.workspace, asset)) == 1, "the second statement replaces the first"
    assert office.submit(post).revision_is_new


def test_an_elected_person_in_public_duties_needs_none(office) -> None:
    post = office.illustrated(office.post(), office.photo())
    asset = post.variants[0].images[0].asset
    office.rights(asset)
    stated = Appearance(public_role=PublicRole.ELECTED)
    record_appearance(office.workspace, office.officer, asset, new_subject(), Subject("Guy Lamothe"), stated)
    assert office.submit(post).revision_is_new


class TestFacesInAnElection:
    """While the council is elected, whoever stands is not shown unless the direction confirms (art. 9)."""

    DAY = dt.date(2026, 5, 20)

    def shown(self, office, name: str, role: PublicRole | None = None, **people):
        """A post planned in a by-election, whose image shows somebody who signed their release."""
        enter_election(
            office.workspace,
            office.greffe,
            Level.MUNICIPAL,
            ElectionKind.BY_ELECTION,
            dt.date(2026, 5, 4),
            dt.date(2026, 6, 14),
            dt.date(2026, 6, 14),
        )
        put_profile_in_force(office.workspace, office.greffe, replace(office.profile(), **people))
        post = office.illustrated(office.post(planned_at=self.DAY.isoformat()), office.photo())
        asset = post.variants[0].images[0].asset
        office.rights(asset)
        subject, who = new_subject(), Subject(name)
        record_appearance(office.workspace, office.officer, asset, subject, who, Appearance(public_role=role))
        release = Release("signé", frozenset(Channel), None, "la personne")
        record_release(office.workspace, office.officer, subject, who, release)
        return post

    def said(self, office, post) -> list[str]:
        return [r.text for c in office.review(post).channels for r in c.gates["election"].reasons]

    def test_a_declared_candidate_is_known_by_name_on_the_day(self, office) -> None:
        declared = DatedPerson("Nadia Charlebois", start=dt.date(2026, 5, 10))
        post = self.shown(office, "Mme Nadia CHARLEBOIS", candidates=(declared,))
        (reason,) = self.said(office, post)
        assert "personne candidate" in reason
        assert "Charlebois" not in reason
        early = replace(post, planned_at="2026-05-09")
        assert self.said(office, early) == [], "nobody had declared yet"

    def test_the_direction_confirms_by_accepting_the_contestation(self, office) -> None:
        post = self.shown(office, "Guy Lamothe", PublicRole.ELECTED)
        (channel,) = office.review(post).channels
        keys = [channel.key_of(gate, reason) for gate, reason in channel.unanswered]
        write_answers(office.workspace, office.officer, post.id, CONTEST, keys, "Cérémonie du 11 novembre.")
        submitted = submit(office.desk, office.officer, post.id, EVERY_CODE)
        with pytest.raises(Refusal):
            approve(office.desk, office.direction, post.id, submitted.revision)
        ticked = submitted.review.contests
        approve(office.desk, office.direction, post.id, submitted.revision, ticked=ticked)

    def test_a_candidate_needs_a_release_as_anybody(self, office) -> None:
        post = office.illustrated(office.post(), office.photo())
        asset = post.variants[0].images[0].asset
        office.rights(asset)
        stated = Appearance(public_role=PublicRole.CANDIDATE)
        record_appearance(
            office.workspace, office.officer, asset, new_subject(), Subject("Ida Morel"), stated
        )
        assert any("autorisation" in reason for reason in office.refused(post).reasons)


@pytest.mark.parametrize("name", ["", "  ", "—"])
def test_a_release_of_nobody_is_refused(office, name: str) -> None:
    release = Release("signé", frozenset(Channel), None, "la personne")
    before = len(office.workspace.sealed.entries())
    with pytest.raises(Refusal) as caught:
        record_release(office.workspace, office.officer, new_subject(), Subject(name), release, scan=SCAN)
    assert caught.value.code == "nom_requis"
    assert len(office.workspace.sealed.entries()) == before


def test_the_number_of_a_paper_form_stands_for_a_name(office, pictured) -> None:
    _, asset, _ = pictured
    subject = new_subject()
    stated = Appearance(minor=True, age=12)
    record_appearance(office.workspace, office.officer, asset, subject, Subject("Formulaire 17"), stated)
    assert len(people_in(office.workspace, asset)) == 2


class TestNothingPersonalInClear:
    @pytest.fixture(autouse=True)
    def whole_story(self, office, pictured, caplog):
        """A release with its scan, a refusal, a submission; what was said and logged on the way."""
        caplog.set_level(logging.DEBUG)
        post, _, subject = pictured
        self.said = [*office.refused(post).reasons, office.refused(post).message]
        office.release(subject, frozenset({Channel.WEBSITE}), scan=SCAN)
        self.said += office.refused(post).reasons
        office.release(subject, expires=dt.date(2027, 5, 4), scan=SCAN + b" 2")
        office.approved(post)
        office.export(post)
        self.said += [record.getMessage() for record in caplog.records]

    def test_in_any_refusal_or_log(self) -> None:
        assert self.said
        assert not [line for line in self.said if any(secret in line for secret in SECRETS)]

    def test_in_any_fact(self, office) -> None:
        for fact in office.workspace.ledger.facts():
            assert not any(secret in fact.raw.decode() for secret in SECRETS)

    def test_in_any_file_of_the_workspace_nor_of_what_is_published(self, office) -> None:
        for path in office.folder.parent.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                assert not any(secret.encode() in content for secret in SECRETS), path


class TestReplacedReleases:
    def test_the_latest_counts_alone(self, office, pictured) -> None:
        _, _, subject = pictured
        office.release(subject, frozenset({Channel.WEBSITE}))
        office.release(subject, frozenset({Channel.FACEBOOK}))
        assert release_of(office.workspace, subject).channels == {Channel.FACEBOOK}

    def test_a_destroyed_release_no_longer_covers(self, office, pictured) -> None:
        post, _, subject = pictured
        only = office.release(subject)
        office.workspace.sealed.destroy(office.greffe.signer, [only], "conservation")
        assert any(
            "Aucune autorisation" in line or "aucune autorisation" in line
            for line in office.refused(post).reasons
        )

    def test_destroying_a_withdrawal_does_not_bring_the_consent_back(self, office, pictured) -> None:
        post, _, subject = pictured
        office.release(subject)
        withdrawal = office.release(subject, status="retiré")
        office.workspace.sealed.destroy(office.greffe.signer, [withdrawal], "conservation")
        assert release_of(office.workspace, subject) is None
        assert office.refused(post).code == "soumission_incomplete"

    def test_destroying_an_old_one_leaves_the_latest_in_force(self, office, pictured) -> None:
        post, _, subject = pictured
        old = office.release(subject, frozenset({Channel.WEBSITE}))
        office.release(subject)
        office.workspace.sealed.destroy(office.greffe.signer, [old], "conservation")
        assert office.submit(post).revision_is_new


def test_a_destroyed_subject_blocks_the_image_for_good(office, pictured) -> None:
    post, asset, subject = pictured
    office.release(subject)
    office.approved(post)
    destroy_person(office.workspace, office.greffe, "Zoé Bellerose")
    (person,) = people_in(office.workspace, asset)
    assert (person.identifiable, person.release) == (True, None), "somebody was there; nobody knows who"
    with pytest.raises(Refusal) as caught:
        office.export(post)
    assert caught.value.code == "publication_bloquee"
    changed = office.rewrite(post, "Le parc Sophie-Masson est fermé.")
    assert office.refused(changed).code == "soumission_incomplete"
    assert office.workspace.ledger.audit() == ()


def test_a_crash_between_the_scan_and_the_release_keeps_neither(office, pictured, monkeypatch) -> None:
    """A scan alone would be held on somebody whom no name finds."""
    _, _, subject = pictured
    sealed, seal = office.workspace.sealed, type(office.workspace.sealed).seal

    def cut(self, signer, about, type_, payload, item=None):
        if type_ == "release":
            raise KeyboardInterrupt
        return seal(self, signer, about, type_, payload, item)

    with monkeypatch.context() as patched:
        patched.setattr(type(sealed), "seal", cut)
        with pytest.raises(KeyboardInterrupt):
            office.release(subject, scan=SCAN)
    assert [entry.type for entry in sealed.entries(about=subject)] == ["appearance"]
    assert office.workspace.ledger.audit() == ()
