"""What may reach the queue of the direction générale, and what may not, by any path."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from db.rules import Standing
from desktop.editorial.post import Channel, PostKind
from desktop.editorial.variant import with_variant
from desktop.editorial.workflow import State
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.decision import accept_correction, approve, approve_with_correction, request_changes
from desktop.services.posts import open_post, post_of_revision, save_draft
from desktop.services.review import review
from desktop.services.situation import state_of
from desktop.services.submission import authorship, submit
from desktop.services.written_answers import CONTEST, WAIVER, record_key, write_answer


def refused(office, post) -> Refusal:
    with pytest.raises(Refusal) as caught:
        submit(office.desk, office.officer, post.id)
    assert open_post(office.workspace, office.officer, post.id) == post, "the draft is kept"
    return caught.value


def test_a_clean_post_is_submitted_and_awaits(office) -> None:
    post = office.post(Channel.WEBSITE, Channel.FACEBOOK)
    submitted = submit(office.desk, office.officer, post.id)
    assert submitted.revision_is_new
    assert state_of(office.workspace, post.id) is State.AWAITING
    assert post_of_revision(office.workspace, submitted.revision).variants[0].body == post.variants[0].body


def test_submitting_again_without_change_makes_no_revision(office) -> None:
    post = office.post()
    first = submit(office.desk, office.officer, post.id)
    office.save(post)
    second = submit(office.desk, office.officer, post.id)
    assert second.revision == first.revision
    assert not second.revision_is_new
    assert len(office.workspace.ledger.facts("revision", post.id)) == 1


def test_the_same_post_renders_to_the_same_content_hash(office) -> None:
    post = office.illustrated(office.post(*Channel), office.photo())
    asset = post.variants[0].images[0].asset
    office.rights(asset)
    first = submit(office.desk, office.officer, post.id)
    office.save(post)
    assert submit(office.desk, office.officer, post.id).content == first.content


def test_an_image_without_a_rights_record_is_not_submitted(office) -> None:
    post = office.illustrated(office.post(), office.photo())
    assert any("droits" in reason.lower() for reason in refused(office, post).reasons)


@pytest.mark.parametrize(
    "changes",
    [
        {"holder": None},
        {"licence": ""},
        {"channels": frozenset()},
        {"channels": frozenset({Channel.FACEBOOK})},
        {"expires": dt.date(2026, 5, 3)},
    ],
)
def test_an_incomplete_or_foreign_rights_record_is_not_enough(office, changes) -> None:
    post = office.illustrated(office.post(), office.photo())
    office.rights(post.variants[0].images[0].asset, **changes)
    assert refused(office, post).code == "soumission_incomplete"


def test_rights_that_end_on_the_publication_day_still_cover_it(office) -> None:
    post = office.illustrated(office.post(), office.photo())
    office.rights(post.variants[0].images[0].asset, expires=dt.date(2026, 5, 4))
    assert submit(office.desk, office.officer, post.id).revision_is_new


def illustrated_child(office):
    post = office.illustrated(office.post(Channel.WEBSITE, Channel.FACEBOOK), office.photo())
    asset = post.variants[0].images[0].asset
    office.rights(asset)
    return post, office.child(asset)


def test_a_recognisable_child_needs_a_release(office) -> None:
    post, subject = illustrated_child(office)
    assert any("autorisation" in reason for reason in refused(office, post).reasons)
    office.release(subject)
    assert submit(office.desk, office.officer, post.id).revision_is_new


def test_a_release_must_cover_every_channel(office) -> None:
    post, subject = illustrated_child(office)
    office.release(subject, frozenset({Channel.WEBSITE}))
    assert any("Facebook" in reason for reason in refused(office, post).reasons)


def test_a_release_that_expires_the_day_before_the_publication_blocks(office) -> None:
    post, subject = illustrated_child(office)
    post = office.save(replace(post, planned_at="2026-06-01T10:00"))
    office.release(subject, expires=dt.date(2026, 5, 31))
    assert refused(office, post).code == "soumission_incomplete"
    office.release(subject, expires=dt.date(2026, 6, 1))
    assert submit(office.desk, office.officer, post.id).revision_is_new


def test_a_withdrawn_release_no_longer_covers(office) -> None:
    post, subject = illustrated_child(office)
    office.release(subject)
    office.release(subject, status="retiré")
    assert refused(office, post).code == "soumission_incomplete"


def test_no_refusal_names_the_child(office) -> None:
    post, _ = illustrated_child(office)
    refusal = refused(office, post)
    assert not any("Zoé" in reason or "Bellerose" in reason for reason in refusal.reasons)


def test_an_emergency_does_not_lift_the_rights(office) -> None:
    post = office.illustrated(office.post(), office.photo())
    post = office.save(replace(post, emergency=True, kind=PostKind.EMERGENCY))
    assert any("droits" in reason.lower() for reason in refused(office, post).reasons)


def test_no_justification_nor_contestation_lifts_the_rights(office) -> None:
    post = office.illustrated(office.post(), office.photo())
    found = review(office.desk, office.profile(), post, authorship(office.desk, office.officer))
    for gate, reason in found.channels[0].unanswered:
        for kind in (WAIVER, CONTEST):
            key = record_key(gate, "website", reason)
            write_answer(office.workspace, office.officer, post.id, kind, key, "La photographe est d’accord.")
    assert any("droits" in reason.lower() for reason in refused(office, post).reasons)


def test_a_correction_by_the_direction_cannot_bring_in_an_image_without_rights(office) -> None:
    post = office.post()
    submitted = submit(office.desk, office.officer, post.id)
    illustrated = office.illustrated(post, office.photo())
    with pytest.raises(Refusal) as caught:
        approve_with_correction(office.desk, office.direction, post.id, submitted.revision, illustrated)
    assert caught.value.code == "correction_incomplete"
    assert office.workspace.ledger.decisions(post.id) == ()


def test_a_correction_whose_rights_ended_meanwhile_cannot_be_accepted(office) -> None:
    post = office.illustrated(office.post(), office.photo())
    asset = post.variants[0].images[0].asset
    office.rights(asset, expires=dt.date(2026, 5, 4))
    submitted = submit(office.desk, office.officer, post.id)
    corrected = with_variant(post, replace(post.variants[0], title="Le parc Sophie-Masson est ouvert"))
    decision = approve_with_correction(office.desk, office.direction, post.id, submitted.revision, corrected)
    office.clock.time += dt.timedelta(days=1)
    with pytest.raises(Refusal) as caught:
        accept_correction(office.desk, office.officer, post.id, decision.hash)
    assert caught.value.code == "soumission_incomplete"
    assert office.workspace.ledger.heads(post.id) == (submitted.revision,)


def test_a_decomposed_accent_or_an_emoji_is_no_mistake(office) -> None:
    post = office.post(Channel.FACEBOOK, body="🎉 Le parc e\u0301tait ferme\u0301, il est ouvert.")
    assert submit(office.desk, office.officer, post.id).revision_is_new


def test_a_mistake_is_fixed_or_justified_before_submitting(office) -> None:
    post = office.post(body="Les enfant jouent au parc Sophie-Masson.")
    refusal = refused(office, post)
    assert refusal.code == "soumission_incomplete"
    found = review(office.desk, office.profile(), post, authorship(office.desk, office.officer))
    (finding,) = [f for f in found.channels[0].report.findings if "enfant" in f.suggestions[0]]
    key = finding.key(post.variants[0].body)
    write_answer(office.workspace, office.officer, post.id, WAIVER, key, "Citation d’un dessin d’enfant.")
    assert submit(office.desk, office.officer, post.id).revision_is_new


def test_a_justification_is_void_as_soon_as_the_text_changes(office) -> None:
    post = office.post(body="Les enfant jouent au parc Sophie-Masson.")
    found = review(office.desk, office.profile(), post, authorship(office.desk, office.officer))
    for finding in found.channels[0].report.findings:
        key = finding.key(post.variants[0].body)
        write_answer(office.workspace, office.officer, post.id, WAIVER, key, "Citation.")
    submit(office.desk, office.officer, post.id)
    changed = office.rewrite(post, "Les enfant jouent au parc Sophie-Masson ce soir.")
    assert refused(office, changed).code == "soumission_incomplete"


def test_an_empty_justification_is_refused(office) -> None:
    post = office.post(body="Les enfant jouent.")
    found = review(office.desk, office.profile(), post, authorship(office.desk, office.officer))
    key = found.channels[0].report.findings[0].key(post.variants[0].body)
    for reason in ("", "   ", "…"):
        with pytest.raises(Refusal) as caught:
            write_answer(office.workspace, office.officer, post.id, WAIVER, key, reason)
        assert caught.value.code == "motif_vide"


def test_rules_that_were_not_signed_are_not_used(office, tmp_path: Path) -> None:
    policies = tmp_path / "ressources" / "policies"
    policies.mkdir(parents=True)
    desk = replace(office.desk, resources=policies.parent)
    post = office.post()
    with pytest.raises(Refusal) as caught:
        submit(desk, office.officer, post.id)
    assert caught.value.code == "regles_differentes"


def test_a_post_without_channel_is_refused_in_words(office) -> None:
    post = office.save(replace(office.post(), channels=()))
    assert refused(office, post).code == "sans_media"


def test_a_bad_planned_date_is_refused_in_words(office) -> None:
    post = office.save(replace(office.post(), planned_at="demain"))
    assert refused(office, post).code == "date_invalide"


def test_somebody_without_the_role_cannot_submit(office) -> None:
    post = office.post()
    save_draft(office.workspace, office.greffe, post)
    with pytest.raises(Refusal) as caught:
        submit(office.desk, office.greffe, post.id)
    assert caught.value.code == "role_requis"


def test_a_full_disk_while_submitting_keeps_what_was_acknowledged(office) -> None:
    post = office.post()
    first = submit(office.desk, office.officer, post.id)
    connection = office.workspace.database.connection
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    def go_on() -> None:
        for minute in range(200):
            submit(
                office.desk,
                office.officer,
                office.rewrite(post, f"Le parc ouvre à 9 h {10 + minute % 50}.").id,
            )

    with pytest.raises(EnvironmentFault) as caught:
        go_on()
    assert "disque" in caught.value.message
    connection.exec_driver_sql("PRAGMA max_page_count = 1073741823")
    assert office.workspace.ledger.audit() == ()
    assert office.workspace.ledger.fact(first.revision) is not None
    submit(office.desk, office.officer, office.rewrite(post, "Le parc Sophie-Masson est fermé.").id)


class TestDecisions:
    def test_the_author_does_not_approve(self, office) -> None:
        post = office.post()
        submitted = submit(office.desk, office.officer, post.id)
        with pytest.raises(Refusal) as caught:
            approve(office.desk, office.officer, post.id, submitted.revision)
        assert caught.value.code == "role_requis"

    def test_the_direction_approves_what_it_read(self, office) -> None:
        post = office.post()
        submitted = submit(office.desk, office.officer, post.id)
        approve(office.desk, office.direction, post.id, submitted.revision)
        assert state_of(office.workspace, post.id) is State.APPROVED

    def test_a_change_after_the_approval_voids_it(self, office) -> None:
        post = office.post()
        submitted = submit(office.desk, office.officer, post.id)
        approve(office.desk, office.direction, post.id, submitted.revision)
        submit(office.desk, office.officer, office.rewrite(post, "Le parc Sophie-Masson est fermé.").id)
        assert state_of(office.workspace, post.id) is State.AWAITING

    def test_a_revision_that_was_replaced_cannot_be_approved_any_more(self, office) -> None:
        post = office.post()
        submitted = submit(office.desk, office.officer, post.id)
        submit(office.desk, office.officer, office.rewrite(post, "Le parc Sophie-Masson est fermé.").id)
        with pytest.raises(Refusal) as caught:
            approve(office.desk, office.direction, post.id, submitted.revision)
        assert caught.value.code == "revision_depassee"

    def test_some_channels_only(self, office) -> None:
        post = office.post(Channel.WEBSITE, Channel.FACEBOOK)
        submitted = submit(office.desk, office.officer, post.id)
        approve(office.desk, office.direction, post.id, submitted.revision, channels=[Channel.WEBSITE])
        approval = office.workspace.ledger.approval(post.id)
        assert approval.is_approved("website")
        assert not approval.is_approved("facebook")

    def test_asking_for_changes_requires_a_comment(self, office) -> None:
        post = office.post()
        submitted = submit(office.desk, office.officer, post.id)
        with pytest.raises(Refusal) as caught:
            request_changes(office.desk, office.direction, post.id, submitted.revision, "  ")
        assert caught.value.code == "commentaire_requis"
        request_changes(office.desk, office.direction, post.id, submitted.revision, "Précisez l’heure.")
        assert state_of(office.workspace, post.id) is State.CHANGES_REQUESTED

    def test_a_correction_holds_once_the_author_takes_exactly_its_words(self, office) -> None:
        post = office.post()
        submitted = submit(office.desk, office.officer, post.id)
        corrected = with_variant(post, replace(post.variants[0], title="Le parc Sophie-Masson est ouvert"))
        decision = approve_with_correction(
            office.desk, office.direction, post.id, submitted.revision, corrected
        )
        assert state_of(office.workspace, post.id) is State.CORRECTION_OFFERED
        accepted = accept_correction(office.desk, office.officer, post.id, decision.hash)
        assert office.workspace.ledger.approval(post.id).standing is Standing.APPROVED
        assert (
            post_of_revision(office.workspace, accepted.revision).variants[0].title
            == "Le parc Sophie-Masson est ouvert"
        )

    def test_a_contested_block_is_ticked_by_the_direction(self, office) -> None:
        post = office.post(body="Votez pour l’Équipe Lamothe! Le parc Sophie-Masson est ouvert.")
        found = review(office.desk, office.profile(), post, authorship(office.desk, office.officer))
        blocked = [f for f in found.channels[0].report.findings if f.severity == "bloquant"]
        assert blocked
        for finding in blocked:
            key = finding.key(post.variants[0].body)
            write_answer(
                office.workspace, office.officer, post.id, CONTEST, key, "Titre d’une pièce de théâtre."
            )
        submitted = submit(office.desk, office.officer, post.id)
        contests = submitted.review.contests
        assert contests
        with pytest.raises(Refusal) as caught:
            approve(office.desk, office.direction, post.id, submitted.revision)
        assert caught.value.code == "contestations_a_cocher"
        approve(office.desk, office.direction, post.id, submitted.revision, ticked=contests)
        assert state_of(office.workspace, post.id) is State.APPROVED
