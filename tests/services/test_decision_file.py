"""The file to decide: exact content, points with their reasons, what changed, and who may decide."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from office import PASSPHRASE, Office

from desktop.editorial.post import Channel, Post
from desktop.editorial.variant import with_variant
from desktop.editorial.workflow import Action
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.approval_dossier import dossier_values, finished_dossier, write_dossier
from desktop.services.current_verdicts import current_verdicts
from desktop.services.deciding import Wish, decide
from desktop.services.decision import approve, reject, request_changes
from desktop.services.decision_file import DecisionFile, decision_file
from desktop.services.decision_points import points_of
from desktop.services.seen import mark_seen
from desktop.services.signature import open_signature
from desktop.services.situation import state_of
from desktop.services.stored_json import read_json
from desktop.services.written_answers import CONTEST, write_answers

SITE, FACEBOOK = Channel.WEBSITE, Channel.FACEBOOK
PARTISAN = "Votez pour l’équipe en place."


def shown(office: Office, post: Post, who: object = None) -> DecisionFile:
    return decision_file(office.desk, who or office.direction, post.id)  # type: ignore[arg-type]


def contested(office: Office, reason: str = "Titre d’une pièce de théâtre.") -> Post:
    post = office.post(SITE, FACEBOOK, body=PARTISAN)
    found = office.review(post).channels[0]
    keys = [f.key(found.text_of(f.where)) for f in found.report.findings if f.severity == "bloquant"]
    write_answers(office.workspace, office.officer, post.id, CONTEST, keys, reason)
    office.submit(post)
    return post


class TestContent:
    def test_what_is_shown_is_what_would_be_signed(self, office: Office) -> None:
        post = office.post(SITE, FACEBOOK)
        submitted = office.submit(post)
        found = shown(office, post)
        assert (found.revision, found.content) == (submitted.revision, submitted.content)
        assert [node.channel for node in found.nodes] == [SITE, FACEBOOK]
        assert found.nodes[0].node["payload"] == submitted.manifest["nodes"]["website"]["payload"]
        assert found.waiting == (SITE, FACEBOOK)
        assert found.author == "Camille Roy"

    def test_a_contested_point_gives_the_passage_what_was_found_and_the_answer(self, office: Office) -> None:
        found = shown(office, contested(office))
        point = found.points.contested[0]
        assert point.passage in PARTISAN
        assert point.reason == "Titre d’une pièce de théâtre."
        assert point.person == "Camille Roy"
        assert point.channels == (SITE, FACEBOOK)
        assert point.place == "texte"
        assert "vote" in point.message.casefold()

    def test_a_contested_point_names_the_article_it_rests_on(self, office: Office) -> None:
        post = contested(office)
        found = office.review(post).channels[0].report.findings
        wanted = {finding.article for finding in found if finding.severity == "bloquant"}
        assert {point.article for point in shown(office, post).points.contested} == wanted

    def test_a_report_written_before_names_the_article_of_its_requirement(self, office: Office) -> None:
        post = contested(office)
        fact = office.workspace.ledger.fact(office.workspace.ledger.approval(post.id).submission or "")
        assert fact is not None
        report = read_json(office.workspace, fact.body["report"])
        for channel in report["channels"].values():
            for finding in channel["findings"]:
                del finding["article"]
        (first, *_) = points_of(office.workspace, post, report).contested
        assert first.article in {"8, 24", "9"}

    def test_images_say_their_rights_and_name_nobody(self, office: Office) -> None:
        post = office.illustrated(office.post(SITE), office.photo())
        asset = post.variants[0].images[0].asset
        office.rights(asset, expires=dt.date(2026, 12, 31))
        office.release(office.child(asset))
        office.submit(post)
        (image,) = shown(office, post).images
        assert "31 décembre 2026" in image.rights
        assert "signée (parent ou tuteur)" in image.people[0]
        assert "Bellerose" not in " ".join([image.rights, *image.people])

    def test_a_draft_alone_cannot_be_decided(self, office: Office) -> None:
        with pytest.raises(Refusal):
            shown(office, office.post())


class TestWhoDecides:
    def test_the_direction_that_did_not_write_may_approve(self, office: Office) -> None:
        post = office.post()
        office.submit(post)
        assert Action.APPROVE not in shown(office, post).refusals

    def test_whoever_wrote_is_told_why_not(self, office: Office) -> None:
        post = office.post()
        office.save(post, office.deputy)
        office.submit(post, office.deputy)
        refusals = shown(office, post, office.deputy).refusals
        assert "ne peut pas la décider" in refusals[Action.APPROVE]
        assert "ne peut pas la décider" in refusals[Action.REJECT]

    def test_the_redaction_reads_and_does_not_decide(self, office: Office) -> None:
        post = office.post()
        office.submit(post)
        assert "direction générale" in shown(office, post, office.officer).refusals[Action.APPROVE]

    def test_what_another_direction_decided_is_said_and_can_be_replaced(self, office: Office) -> None:
        post = office.post()
        submitted = office.submit(post)
        reject(office.desk, office.deputy, post.id, submitted.revision, "Trop tôt.")
        found = shown(office, post)
        (made,) = found.decisions
        assert (made.person, made.said, made.comment, made.mine) == (
            "Paul Aubry",
            "a refusé",
            "Trop tôt.",
            False,
        )
        signature = open_signature(office.desk, office.direction, PASSPHRASE)
        wish = Wish(Action.APPROVE, post.id, found.revision, (SITE,))
        with pytest.raises(Refusal) as caught:
            decide(office.desk, office.direction, wish, signature)
        assert caught.value.code == "decision_contraire"
        decide(office.desk, office.direction, replace(wish, replaces=found.others), signature)
        assert state_of(office.workspace, post.id) == "a_publier"


class TestWhatChanged:
    def test_the_first_version_has_nothing_to_compare(self, office: Office) -> None:
        post = office.post()
        office.submit(post)
        assert shown(office, post).compared is None

    def test_since_the_version_this_person_saw(self, office: Office) -> None:
        post = office.post()
        first = office.submit(post)
        mark_seen(office.workspace, office.direction, post.id, first.revision)
        office.submit(office.rewrite(post, "Le parc Sophie-Masson ouvre à 10 h."))
        compared = shown(office, post).compared
        assert compared is not None
        assert (compared.revision, compared.since) == (first.revision, "depuis que vous l’avez vue")
        assert compared.differences

    def test_else_since_the_last_one_decided(self, office: Office) -> None:
        post = office.post()
        first = office.submit(post)
        request_changes(office.desk, office.direction, post.id, first.revision, "Précisez.")
        second = office.submit(office.rewrite(post, "Le parc Sophie-Masson ouvre à 10 h."))
        office.submit(office.rewrite(post, "Le parc Sophie-Masson ouvre à 11 h."))
        mark_seen(office.workspace, office.direction, post.id, office.workspace.ledger.heads(post.id)[0])
        compared = shown(office, post).compared
        assert compared is not None
        assert compared.revision == first.revision != second.revision


class TestNow:
    def test_a_release_that_ended_since_is_said_before_signing(self, office: Office) -> None:
        post = office.illustrated(office.post(SITE), office.photo())
        asset = post.variants[0].images[0].asset
        office.rights(asset, expires=dt.date(2026, 5, 4))
        submitted = office.submit(post)
        assert current_verdicts(office.desk, submitted.revision).blocking == ()
        office.clock.time += dt.timedelta(days=1)
        now = current_verdicts(office.desk, submitted.revision)
        assert any("échus" in reason for reason in now.blocking)
        assert [gate.name for gate in now.gates if gate.verdict == "bloque"] == ["droits_image"]

    def test_a_contested_block_does_not_block_the_direction(self, office: Office) -> None:
        found = shown(office, contested(office))
        assert current_verdicts(office.desk, found.revision).blocking == ()


class TestDeciding:
    def test_each_decision_is_signed_as_it_was_asked(self, office: Office) -> None:
        signature = open_signature(office.desk, office.direction, PASSPHRASE)
        for action, state in (
            (Action.APPROVE, "a_publier"),
            (Action.REQUEST_CHANGES, "a_modifier"),
            (Action.REJECT, "refusee"),
        ):
            post = office.post()
            submitted = office.submit(post)
            wish = Wish(action, post.id, submitted.revision, (SITE,), comment="Voici pourquoi.")
            signed = decide(office.desk, office.direction, wish, signature)
            assert (signed.person, signed.content) == ("Martine Dion", submitted.content)
            assert state_of(office.workspace, post.id) == state

    def test_a_correction_signs_the_corrected_words(self, office: Office) -> None:
        post = office.post()
        submitted = office.submit(post)
        corrected = with_variant(post, replace(post.variants[0], title="Le parc Sophie-Masson est ouvert"))
        wish = Wish(Action.APPROVE_WITH_CORRECTION, post.id, submitted.revision, (SITE,), corrected=corrected)
        signature = open_signature(office.desk, office.direction, PASSPHRASE)
        signed = decide(office.desk, office.direction, wish, signature)
        assert signed.content != submitted.content
        assert state_of(office.workspace, post.id) == "correction_proposee"

    def test_nothing_is_signed_without_the_passphrase(self, office: Office) -> None:
        post = office.post()
        submitted = office.submit(post)
        wish = Wish(Action.APPROVE, post.id, submitted.revision, (SITE,))
        with pytest.raises(Refusal) as caught:
            decide(office.desk, office.direction, wish, None)
        assert caught.value.code == "phrase_a_donner"
        assert office.workspace.ledger.decisions(post.id) == ()


class TestDossier:
    def test_it_holds_the_words_the_answers_and_the_fingerprint(self, office: Office, tmp_path: Path) -> None:
        post = contested(office)
        found = shown(office, post)
        approve(
            office.desk,
            office.direction,
            post.id,
            found.revision,
            ticked=[point.fact for point in found.points.contested],
        )
        values = dossier_values(office.desk, shown(office, post))
        document = finished_dossier(values, office.workspace.objects.read)
        assert document.copies[0].text == PARTISAN
        assert document.contests[0].reason == "Titre d’une pièce de théâtre."
        assert (document.fingerprint, document.decisions[0].person) == (found.content, "Martine Dion")
        path = write_dossier(document, tmp_path / "dossier.pdf")
        assert path.read_bytes().startswith(b"%PDF-")
        assert [file.name for file in tmp_path.iterdir() if "dossier" in file.name] == ["dossier.pdf"]

    def test_the_pictures_are_those_approved(self, office: Office) -> None:
        post = office.illustrated(office.post(SITE), office.photo())
        office.rights(post.variants[0].images[0].asset)
        office.submit(post)
        document = finished_dossier(
            dossier_values(office.desk, shown(office, post)), office.workspace.objects.read
        )
        (image,) = document.copies[0].images
        assert image.thumbnail.startswith(b"\xff\xd8")

    def test_a_folder_that_is_not_there_is_said(self, office: Office, tmp_path: Path) -> None:
        post = office.post()
        office.submit(post)
        document = finished_dossier(
            dossier_values(office.desk, shown(office, post)), office.workspace.objects.read
        )
        with pytest.raises(EnvironmentFault) as caught:
            write_dossier(document, tmp_path / "absent" / "dossier.pdf")
        assert "dossier" in caught.value.message
