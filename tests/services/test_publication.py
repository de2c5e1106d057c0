"""What goes out is what was approved, byte for byte, once, if it still may on that very day."""

import dataclasses
import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.editorial.elections import ElectionKind, Level
from desktop.editorial.post import Channel
from desktop.editorial.workflow import State
from desktop.errors import EnvironmentFault, Refusal
from desktop.imaging.logo import register_logo
from desktop.services.accounts import authorise_account
from desktop.services.claims import give_up, record_receipt
from desktop.services.decision import approve
from desktop.services.elections import enter_election
from desktop.services.in_force import put_profile_in_force
from desktop.services.publication import export_approved
from desktop.services.situation import state_of
from desktop.services.withdrawal import WithdrawalReason, withdraw_post
from desktop.services.written_answers import CONTEST, WAIVER, write_answers

SITE, FACEBOOK = Channel.WEBSITE, Channel.FACEBOOK


def held_back(office, post, name: str = "sorties") -> Refusal:
    """The refusal that publishing meets; nothing is claimed nor written."""
    claims = office.workspace.ledger.facts("claim", post.id)
    with pytest.raises(Refusal) as caught:
        office.export(post, name)
    assert office.workspace.ledger.facts("claim", post.id) == claims
    assert not (office.folder.parent / name).exists()
    return caught.value


class TestBytes:
    def test_what_goes_out_is_what_was_approved(self, office) -> None:
        post = office.illustrated(office.post(*Channel), office.photo())
        office.rights(post.variants[0].images[0].asset)
        submitted = office.approved(post)
        exported = office.export(post)
        written = {path.read_bytes() for path in exported.folder.rglob("*") if path.is_file()}
        for node in submitted.manifest["nodes"].values():
            for sha in (node["payload"], *(image["rendition"] for image in node["images"])):
                assert office.workspace.objects.read(sha) in written

    def test_a_stored_byte_that_changed_is_never_published(self, office) -> None:
        post = office.post()
        submitted = office.approved(post)
        path = office.workspace.objects.path(submitted.manifest["nodes"]["website"]["payload"])
        path.chmod(0o600)
        path.write_bytes(path.read_bytes()[:-1] + b"!")
        with pytest.raises(EnvironmentFault):
            office.export(post)
        assert office.workspace.ledger.facts("claim", post.id) == ()

    def test_only_the_approved_channels_go_out(self, office) -> None:
        post = office.post(SITE, FACEBOOK)
        submitted = office.submit(post)
        approve(office.desk, office.direction, post.id, submitted.revision, channels=[SITE])
        assert set(office.export(post).claims) == {SITE}

    def test_some_of_the_approved_channels_now_and_the_others_later(self, office) -> None:
        post = office.post(SITE, FACEBOOK)
        office.approved(post)
        folder = office.folder.parent / "sorties"
        first = export_approved(office.desk, office.officer, post.id, folder, [SITE])
        second = export_approved(office.desk, office.officer, post.id, folder)
        assert (set(first.claims), set(second.claims)) == ({SITE}, {FACEBOOK})

    def test_the_claim_names_the_account_in_use(self, office) -> None:
        post = office.post(FACEBOOK)
        office.approved(post)
        assert office.export(post).claims[FACEBOOK].body["account"] == "facebook"


class TestApproval:
    def test_nothing_goes_out_before_its_approval(self, office) -> None:
        post = office.post()
        office.submit(post)
        assert held_back(office, post).code == "etat"

    def test_whoever_decides_does_not_publish_without_the_role(self, office) -> None:
        post = office.post()
        office.approved(post)
        with pytest.raises(Refusal) as caught:
            export_approved(office.desk, office.direction, post.id, office.folder.parent / "sorties")
        assert caught.value.code == "role_requis"

    def test_a_pending_draft_holds_publication(self, office) -> None:
        post = office.post()
        office.approved(post)
        office.rewrite(post, "Le parc Sophie-Masson est fermé.", office.colleague)
        assert held_back(office, post).code == "brouillon_en_attente"

    def test_a_revision_received_from_elsewhere_voids_the_approval(self, office) -> None:
        post = office.post()
        office.approved(post)
        with office.elsewhere() as other:
            other.submit(other.rewrite(post, "Le parc est fermé.", other.colleague), other.colleague)
            office.receive(other)
        assert held_back(office, post).code == "etat"


class TestTheDayDecides:
    def illustrated(self, office, **changes):
        post = office.illustrated(office.post(SITE, FACEBOOK), office.photo())
        asset = post.variants[0].images[0].asset
        office.rights(asset, **changes)
        return post, asset

    def test_rights_that_ended_since_the_approval(self, office) -> None:
        post, _ = self.illustrated(office, expires=dt.date(2026, 5, 4))
        office.approved(post)
        office.clock.time += dt.timedelta(days=1)
        refusal = held_back(office, post)
        assert refusal.code == "publication_bloquee"
        assert any("échus" in reason for reason in refusal.reasons)
        assert state_of(office.workspace, post.id) is State.APPROVED, "the approval is kept"

    def test_a_release_withdrawn_since_the_approval(self, office) -> None:
        post, asset = self.illustrated(office)
        subject = office.child(asset)
        office.release(subject)
        office.approved(post)
        office.release(subject, status="retiré")
        refusal = held_back(office, post)
        assert refusal.code == "publication_bloquee"
        assert not any("Bellerose" in reason for reason in refusal.reasons)

    def test_a_post_published_late_is_judged_on_the_day_it_goes_out(self, office) -> None:
        post, _ = self.illustrated(office, expires=dt.date(2026, 5, 10))
        post = office.save(replace(post, planned_at="2026-05-06"))
        office.approved(post)
        office.clock.time = dt.datetime(2026, 5, 11, 9, tzinfo=office.clock.time.tzinfo)
        assert held_back(office, post).code == "publication_bloquee"

    def test_a_post_prepared_in_advance_is_judged_on_its_planned_day(self, office) -> None:
        post, asset = self.illustrated(office)
        post = office.save(replace(post, planned_at="2026-06-01T10:00"))
        office.approved(post)
        office.rights(asset, expires=dt.date(2026, 5, 31))
        assert held_back(office, post).code == "publication_bloquee"

    def test_an_election_period_entered_since(self, office) -> None:
        post = office.post(
            body="Le conseil est fier du travail accompli au parc Sophie-Masson depuis quatre ans."
        )
        for channel in office.review(post).channels:
            keys = [channel.key_of(gate, reason) for gate, reason in channel.unanswered]
            if keys:
                write_answers(office.workspace, office.officer, post.id, WAIVER, keys, "Bilan annuel.")
        office.approved(post)
        first, polling = dt.date(2026, 4, 20), dt.date(2026, 6, 7)
        enter_election(
            office.workspace,
            office.greffe,
            Level.MUNICIPAL,
            ElectionKind.BY_ELECTION,
            first,
            polling,
            polling,
        )
        assert held_back(office, post).code == "publication_bloquee"

    def test_an_account_no_longer_authorised(self, office) -> None:
        post = office.post(FACEBOOK)
        office.approved(post)
        authorise_account(
            office.workspace,
            office.direction,
            "facebook",
            "facebook",
            "Municipalité de Sainte-Sophie",
            dt.date(2026, 5, 4),
            authorized=False,
        )
        refusal = held_back(office, post)
        assert any("pas autorisé" in reason for reason in refusal.reasons)

    def test_a_blocked_channel_does_not_hold_the_others(self, office) -> None:
        post, asset = self.illustrated(office)
        office.approved(post)
        office.rights(asset, channels=frozenset({SITE}))
        with pytest.raises(Refusal):
            office.export(post)
        folder = office.folder.parent / "sorties"
        assert set(export_approved(office.desk, office.officer, post.id, folder, [SITE]).claims) == {SITE}

    def test_an_official_logo_that_changed_is_not_published_any_more(self, office) -> None:
        post, _ = self.illustrated(office)
        office.approved(post)
        other = (Path(office.desk.resources) / "essai" / "logo-fictif.svg").read_bytes()
        office.workspace.objects.put(other)
        profile = dataclasses.replace(office.profile(), logo=register_logo(other).sha256)
        put_profile_in_force(office.workspace, office.direction, profile)
        assert any("logo officiel" in reason for reason in held_back(office, post).reasons)

    def test_rules_that_were_not_signed_prove_nothing_at_publication_either(self, office, tmp_path) -> None:
        post = office.post()
        office.approved(post)
        (tmp_path / "ressources" / "policies").mkdir(parents=True)
        desk = replace(office.desk, resources=tmp_path / "ressources")
        with pytest.raises(Refusal) as caught:
            export_approved(desk, office.officer, post.id, tmp_path / "sorties")
        assert caught.value.code == "regles_differentes"

    def test_a_contestation_written_after_the_approval_was_never_ticked(self, office) -> None:
        post = office.post(body="Votez pour Ensemble Sainte-Sophie! Le parc Sophie-Masson est ouvert.")

        def contest(reason: str) -> None:
            found = office.review(post).channels[0]
            blocks = [f for f in found.report.findings if f.severity == "bloquant"]
            keys = [finding.key(found.text_of(finding.where)) for finding in blocks]
            write_answers(office.workspace, office.officer, post.id, CONTEST, keys, reason)

        contest("Titre d’une pièce.")
        submitted = office.submit(post)
        approve(office.desk, office.direction, post.id, submitted.revision, ticked=submitted.review.contests)
        contest("Autre motif, écrit après coup.")
        assert office.export(post).claims

    def test_one_that_alone_would_lift_the_block_does_not(self, office) -> None:
        body = "Le conseil est fier du travail accompli au parc Sophie-Masson depuis quatre ans."
        post = office.post(body=body)
        for channel in office.review(post).channels:
            keys = [channel.key_of(gate, reason) for gate, reason in channel.unanswered]
            if keys:
                write_answers(office.workspace, office.officer, post.id, WAIVER, keys, "Bilan annuel.")
        office.approved(post)
        first, polling = dt.date(2026, 4, 20), dt.date(2026, 6, 7)
        enter_election(
            office.workspace,
            office.greffe,
            Level.MUNICIPAL,
            ElectionKind.BY_ELECTION,
            first,
            polling,
            polling,
        )
        found = office.review(post).channels[0]
        keys = [finding.key(found.text_of(finding.where)) for finding in found.report.findings]
        write_answers(office.workspace, office.officer, post.id, CONTEST, keys, "C’est un fait.")
        assert office.review(post).missing == ()
        assert held_back(office, post).code == "publication_bloquee"


class TestOnce:
    def test_the_same_publication_is_not_handed_over_twice(self, office) -> None:
        post = office.post()
        office.approved(post)
        office.export(post)
        assert held_back(office, post, "encore").code == "deja_reservee"

    def test_nor_by_two_people(self, office) -> None:
        post = office.post()
        office.approved(post)
        office.export(post)
        with pytest.raises(Refusal) as caught:
            export_approved(office.desk, office.colleague, post.id, office.folder.parent / "encore")
        assert caught.value.code == "deja_reservee"

    def test_a_channel_that_a_correction_does_not_touch_is_not_published_again(self, office) -> None:
        post = office.post(SITE, FACEBOOK)
        facebook = replace(post.variants[0], channel=FACEBOOK, title="Parc", body="Le parc est ouvert.")
        post = office.save(replace(post, variants=(*post.variants, facebook)))
        office.approved(post)
        office.export(post)
        office.approved(office.rewrite(post, "Le parc Sophie-Masson est fermé."))
        assert set(office.export(post, "correction").claims) == {SITE}

    def test_a_folder_that_cannot_be_written_gives_the_claims_up(self, office) -> None:
        post = office.post()
        office.approved(post)
        occupied = office.folder.parent / "sorties"
        occupied.mkdir()
        (occupied / "facture.txt").write_text("à garder")
        with pytest.raises(Refusal):
            office.export(post)
        assert (occupied / "facture.txt").read_text() == "à garder"
        assert office.export(post, "ailleurs").claims

    def test_a_claim_given_up_may_be_taken_by_somebody_else(self, office) -> None:
        post = office.post()
        office.approved(post)
        claim = office.export(post).claims[SITE]
        give_up(office.workspace, office.officer, claim)
        again = export_approved(office.desk, office.colleague, post.id, office.folder.parent / "encore")
        assert again.claims[SITE].stream == office.colleague.stream
        with pytest.raises(Refusal) as caught:
            record_receipt(office.desk, office.officer, claim, None)
        assert caught.value.code == "reservation_terminee"


class TestReceipts:
    @pytest.fixture
    def claimed(self, office):
        post = office.post()
        office.approved(post)
        return post, office.export(post).claims[SITE]

    def test_the_address_it_got_is_consigned_once(self, office, claimed) -> None:
        post, claim = claimed
        link = "https://stesophie.ca/actualites/parc"
        receipt = record_receipt(office.desk, office.officer, claim, f" {link} ")
        assert receipt.body["permalink"] == link
        assert state_of(office.workspace, post.id) is State.PUBLISHED
        with pytest.raises(Refusal) as caught:
            record_receipt(office.desk, office.officer, claim, link)
        assert caught.value.code == "deja_consignee"

    def test_what_is_published_is_not_given_up(self, office, claimed) -> None:
        _, claim = claimed
        record_receipt(office.desk, office.officer, claim, None)
        with pytest.raises(Refusal) as caught:
            give_up(office.workspace, office.officer, claim)
        assert caught.value.code == "deja_consignee"

    @pytest.mark.parametrize("link", ["", "stesophie.ca/parc", "javascript:alert(1)", "https://a b"])
    def test_what_is_no_web_address_is_refused_in_words(self, office, claimed, link: str) -> None:
        post, claim = claimed
        with pytest.raises(Refusal) as caught:
            record_receipt(office.desk, office.officer, claim, link)
        assert caught.value.code == "adresse_invalide"
        assert state_of(office.workspace, post.id) is State.APPROVED

    def test_a_correction_published_makes_it_corrected(self, office, claimed) -> None:
        post, claim = claimed
        record_receipt(office.desk, office.officer, claim, None)
        office.approved(office.rewrite(post, "Le parc Sophie-Masson est fermé."))
        record_receipt(office.desk, office.officer, office.export(post, "correction").claims[SITE], None)
        assert state_of(office.workspace, post.id) is State.CORRECTED


def test_a_channel_withdrawn_before_going_out_does_not_go_out(office) -> None:
    post = office.post(SITE, FACEBOOK)
    office.approved(post)
    withdraw_post(office.workspace, office.officer, post.id, WithdrawalReason.OUTDATED, [FACEBOOK])
    assert set(office.export(post).claims) == {SITE}


def test_a_full_disk_while_claiming_publishes_nothing(office) -> None:
    posts = [office.post(body=f"Le parc Sophie-Masson ouvre à 9 h {minute}.") for minute in range(10, 22)]
    for post in posts:
        office.approved(post)
    connection = office.workspace.database.connection
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    done, faults = [], []
    for post in posts:
        try:
            done.append(office.export(post, f"sorties-{post.id}"))
        except EnvironmentFault as fault:
            faults.append(fault)
            assert not (office.folder.parent / f"sorties-{post.id}").exists()
    assert faults
    assert all("disque" in fault.message for fault in faults)
    connection.exec_driver_sql("PRAGMA max_page_count = 1073741823")
    assert office.workspace.ledger.audit() == ()
    assert len(office.workspace.ledger.facts("claim")) == len(done)
