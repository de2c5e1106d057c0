"""What may reach the queue of the direction générale, and what may not, by any path."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.checks.process.client import WorkerClient
from desktop.editorial.post import Channel, PostKind
from desktop.editorial.variant import with_variant
from desktop.editorial.workflow import State
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.posts import discard_draft, open_post, post_of_revision, save_draft
from desktop.services.situation import state_of
from desktop.services.submission import submit
from desktop.services.written_answers import WAIVER, write_answers


def test_a_clean_post_is_submitted_and_awaits(office) -> None:
    post = office.post(Channel.WEBSITE, Channel.FACEBOOK)
    submitted = office.submit(post)
    assert submitted.revision_is_new
    assert state_of(office.workspace, post.id) is State.AWAITING
    assert post_of_revision(office.workspace, submitted.revision).variants[0].body == post.variants[0].body


def test_submitting_again_without_change_makes_no_revision(office) -> None:
    post = office.post()
    first = office.submit(post)
    office.save(post)
    second = office.submit(post)
    assert second.revision == first.revision
    assert not second.revision_is_new
    assert len(office.workspace.ledger.facts("revision", post.id)) == 1


def test_the_same_post_renders_to_the_same_content_hash(office) -> None:
    post = office.illustrated(office.post(*Channel), office.photo())
    asset = post.variants[0].images[0].asset
    office.rights(asset)
    first = office.submit(post)
    office.save(post)
    assert office.submit(post).content == first.content


def test_an_image_without_a_rights_record_is_not_submitted(office) -> None:
    post = office.illustrated(office.post(), office.photo())
    assert any("droits" in reason.lower() for reason in office.refused(post).reasons)


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
    assert office.refused(post).code == "soumission_incomplete"


def test_rights_that_end_on_the_publication_day_still_cover_it(office) -> None:
    post = office.illustrated(office.post(), office.photo())
    office.rights(post.variants[0].images[0].asset, expires=dt.date(2026, 5, 4))
    assert office.submit(post).revision_is_new


def illustrated_child(office):
    post = office.illustrated(office.post(Channel.WEBSITE, Channel.FACEBOOK), office.photo())
    asset = post.variants[0].images[0].asset
    office.rights(asset)
    return post, office.child(asset)


def test_a_recognisable_child_needs_a_release(office) -> None:
    post, subject = illustrated_child(office)
    assert any("autorisation" in reason for reason in office.refused(post).reasons)
    office.release(subject)
    assert office.submit(post).revision_is_new


def test_a_release_must_cover_every_channel(office) -> None:
    post, subject = illustrated_child(office)
    office.release(subject, frozenset({Channel.WEBSITE}))
    assert any("Facebook" in reason for reason in office.refused(post).reasons)


def test_a_release_that_expires_the_day_before_the_publication_blocks(office) -> None:
    post, subject = illustrated_child(office)
    post = office.save(replace(post, planned_at="2026-06-01T10:00"))
    office.release(subject, expires=dt.date(2026, 5, 31))
    assert office.refused(post).code == "soumission_incomplete"
    office.release(subject, expires=dt.date(2026, 6, 1))
    assert office.submit(post).revision_is_new


def test_a_withdrawn_release_no_longer_covers(office) -> None:
    post, subject = illustrated_child(office)
    office.release(subject)
    office.release(subject, status="retiré")
    assert office.refused(post).code == "soumission_incomplete"


def test_no_refusal_names_the_child(office) -> None:
    post, _ = illustrated_child(office)
    refusal = office.refused(post)
    assert not any("Zoé" in reason or "Bellerose" in reason for reason in refusal.reasons)


def test_an_emergency_does_not_lift_the_rights(office) -> None:
    post = office.illustrated(office.post(), office.photo())
    post = office.save(replace(post, emergency=True, kind=PostKind.EMERGENCY))
    assert any("droits" in reason.lower() for reason in office.refused(post).reasons)


def test_a_decomposed_accent_or_an_emoji_is_no_mistake(office) -> None:
    post = office.post(Channel.FACEBOOK, body="🎉 Le parc e\u0301tait ferme\u0301, il est ouvert.")
    assert office.submit(post).revision_is_new


def test_a_post_without_channel_is_refused_in_words(office) -> None:
    post = office.save(replace(office.post(), channels=()))
    assert office.refused(post).code == "sans_media"


def test_a_bad_planned_date_is_refused_in_words(office) -> None:
    post = office.save(replace(office.post(), planned_at="demain"))
    assert office.refused(post).code == "date_invalide"


def test_rules_that_were_not_signed_are_not_used(office, tmp_path: Path) -> None:
    (tmp_path / "ressources" / "policies").mkdir(parents=True)
    desk = replace(office.desk, resources=tmp_path / "ressources")
    post = office.post()
    with pytest.raises(Refusal) as caught:
        submit(desk, office.officer, post.id)
    assert caught.value.code == "regles_differentes"


def test_somebody_without_the_role_neither_writes_nor_submits(office) -> None:
    post = office.post()
    for attempt in (
        lambda: save_draft(office.workspace, office.greffe, post),
        lambda: submit(office.desk, office.greffe, post.id),
    ):
        with pytest.raises(Refusal) as caught:
            attempt()
        assert caught.value.code == "role_requis"


def test_an_empty_post_is_refused_with_what_it_lacks(office) -> None:
    post = office.save(replace(office.post(), variants=()))
    assert office.refused(post).code == "hors_limites"


def test_a_post_nobody_began_does_not_exist(office) -> None:
    with pytest.raises(Refusal) as caught:
        submit(office.desk, office.officer, "inconnue")
    assert caught.value.code == "publication_inconnue"


def test_a_planned_day_that_is_past_is_judged_as_today(office) -> None:
    post = office.illustrated(office.post(), office.photo())
    office.rights(post.variants[0].images[0].asset, expires=dt.date(2026, 5, 2))
    post = office.save(replace(post, planned_at="2026-05-01"))
    assert office.refused(post).code == "soumission_incomplete"


def test_a_planned_moment_in_another_zone_is_judged_on_its_civil_day_here(office) -> None:
    post = office.illustrated(office.post(), office.photo())
    office.rights(post.variants[0].images[0].asset, expires=dt.date(2026, 6, 1))
    post = office.save(replace(post, planned_at="2026-06-02T02:00:00+00:00"))
    assert office.submit(post).review.day == dt.date(2026, 6, 1)


def test_channels_ticked_in_another_order_or_twice_are_the_same_publication(office) -> None:
    post = office.post(Channel.WEBSITE, Channel.FACEBOOK)
    first = office.submit(post)
    office.save(replace(post, channels=(Channel.FACEBOOK, Channel.WEBSITE, Channel.FACEBOOK)))
    assert office.submit(post).content == first.content


def test_a_revision_opened_and_saved_untouched_makes_no_revision(office) -> None:
    post = office.post(Channel.FACEBOOK, body="Le parc *Sophie-Masson* est ouvert.")
    first = office.submit(post)
    opened = open_post(office.workspace, office.officer, post.id)
    save_draft(office.workspace, office.officer, opened.post, opened.base)
    again = office.submit(post)
    assert (again.revision, again.revision_is_new) == (first.revision, False)


class TestTwoPeopleAtOnce:
    def test_words_begun_before_somebody_elses_revision_do_not_pass_over_it(self, office) -> None:
        post = office.post()
        first = office.submit(post)
        opened = open_post(office.workspace, office.colleague, post.id)
        office.submit(office.rewrite(post, "Le parc Sophie-Masson est fermé."))
        mine = with_variant(opened.post, replace(opened.post.variants[0], title="Horaire du parc"))
        save_draft(office.workspace, office.colleague, mine, opened.base)
        with pytest.raises(Refusal) as caught:
            submit(office.desk, office.colleague, post.id)
        assert caught.value.code == "brouillon_depasse"
        assert opened.base == (first.revision,)
        assert open_post(office.workspace, office.colleague, post.id).post == mine

    def test_a_draft_keeps_the_base_it_began_with_whatever_is_signed_meanwhile(self, office) -> None:
        post = office.post()
        office.submit(post)
        office.rewrite(post, "Le parc Sophie-Masson est ouvert.", office.colleague)
        office.submit(office.rewrite(post, "Le parc Sophie-Masson est fermé."))
        office.rewrite(post, "Le parc Sophie-Masson est encore ouvert.", office.colleague)
        with pytest.raises(Refusal) as caught:
            submit(office.desk, office.colleague, post.id)
        assert caught.value.code == "brouillon_depasse"

    def test_a_draft_in_which_nothing_was_written_gives_way_to_the_new_revision(self, office) -> None:
        post = office.post()
        office.submit(post)
        opened = open_post(office.workspace, office.colleague, post.id)
        save_draft(office.workspace, office.colleague, opened.post, opened.base)
        second = office.submit(office.rewrite(post, "Le parc Sophie-Masson est fermé."))
        reopened = open_post(office.workspace, office.colleague, post.id)
        assert reopened.base == (second.revision,)
        assert reopened.post.variants[0].body == "Le parc Sophie-Masson est fermé."

    def test_a_new_draft_of_somebody_elses_post_without_a_base_is_not_taken_for_a_newer_version(
        self, office
    ) -> None:
        post = office.post()
        office.submit(post)
        save_draft(office.workspace, office.colleague, replace(post, site_page=None))
        with pytest.raises(Refusal) as caught:
            submit(office.desk, office.colleague, post.id)
        assert caught.value.code == "brouillon_depasse"

    def test_only_the_direction_abandons_the_draft_of_somebody_else(self, office) -> None:
        post = office.post()
        with pytest.raises(Refusal) as caught:
            discard_draft(office.workspace, office.colleague, post.id, "camille")
        assert caught.value.code == "brouillon_d_autrui"
        discard_draft(office.workspace, office.direction, post.id, "camille")
        assert office.workspace.drafts.list() == ()


class TypingChecker:
    """The real checks; somebody goes on typing while they run."""

    def __init__(self, checker: WorkerClient, typing) -> None:
        self._checker, self._typing = checker, typing

    def submit(self, request):
        self._typing()
        return self._checker.submit(request)


def test_what_is_typed_while_the_checks_run_stays_a_draft_on_top_of_what_was_submitted(office) -> None:
    post = office.post()
    later = "Le parc Sophie-Masson est ouvert. La piscine aussi."
    busy = TypingChecker(office.desk.checker, lambda: office.rewrite(post, later))
    submitted = submit(replace(office.desk, checker=busy), office.officer, post.id)
    opened = open_post(office.workspace, office.officer, post.id)
    assert (opened.post.variants[0].body, opened.base) == (later, (submitted.revision,))


def test_a_revision_that_comes_while_the_checks_run_is_not_passed_over(office) -> None:
    post = office.post()
    office.submit(post)
    opened = open_post(office.workspace, office.colleague, post.id)
    mine = replace(opened.post, site_page="https://stesophie.ca/parcs")
    save_draft(office.workspace, office.colleague, mine, opened.base)
    plain = office.desk
    busy = TypingChecker(
        plain.checker, lambda: submit(plain, office.officer, office.rewrite(post, "Le parc ouvre.").id)
    )
    with pytest.raises(Refusal) as caught:
        submit(replace(plain, checker=busy), office.colleague, post.id)
    assert caught.value.code == "brouillon_depasse"
    assert len(office.workspace.ledger.heads(post.id)) == 1


class TestEmergency:
    @pytest.fixture
    def without_grammar(self, office, grammarless):
        """The office on a computer where the grammar engine is missing."""
        return replace(office, desk=replace(office.desk, checker=grammarless))

    def test_a_missing_engine_blocks_an_ordinary_post(self, without_grammar) -> None:
        post = without_grammar.post()
        assert any("Non vérifié" in reason for reason in without_grammar.refused(post).reasons)
        found = without_grammar.review(post)
        (reason,) = {reason for _, reason in found.channels[0].unanswered}
        key = found.channels[0].key_of("langue", reason)
        write_answers(without_grammar.workspace, without_grammar.officer, post.id, WAIVER, (key,), "Relu.")
        assert without_grammar.refused(post).code == "soumission_incomplete"

    def test_in_an_emergency_it_warns_and_one_reason_justifies_every_channel(self, without_grammar) -> None:
        office = without_grammar
        body = "Avis d’ébullition en vigueur dans la rue de l’Hôtel-de-Ville jusqu’à nouvel ordre."
        post = office.post(*Channel, body=body, kind=PostKind.EMERGENCY, emergency=True)
        channels = office.review(post).channels
        keys = [channel.key_of(gate, reason) for channel in channels for gate, reason in channel.unanswered]
        assert len(channels) == 4
        assert {reason.verdict for channel in channels for _, reason in channel.unanswered} == {"avertit"}
        write_answers(office.workspace, office.officer, post.id, WAIVER, keys, "Relu à voix haute à deux.")
        assert office.submit(post).revision_is_new

    def test_what_was_read_by_a_person_is_to_read_again_once_changed(self, without_grammar) -> None:
        office = without_grammar
        body = "Avis d’ébullition en vigueur dans la rue de l’Hôtel-de-Ville."
        post = office.post(body=body, kind=PostKind.EMERGENCY, emergency=True)
        channel = office.review(post).channels[0]
        keys = [channel.key_of(gate, reason) for gate, reason in channel.unanswered]
        write_answers(office.workspace, office.officer, post.id, WAIVER, keys, "Relu.")
        assert office.review(post).missing == ()
        changed = office.rewrite(post, body.replace("en vigueur", "levé"))
        assert office.refused(changed).code == "soumission_incomplete"


class TestInterrupted:
    def test_a_full_disk_while_submitting_keeps_what_was_acknowledged(self, office) -> None:
        post = office.post()
        first = office.submit(post)
        connection = office.workspace.database.connection
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

        def go_on() -> None:
            for minute in range(200):
                office.submit(office.rewrite(post, f"Le parc ouvre à 9 h {10 + minute % 50}."))

        with pytest.raises(EnvironmentFault) as caught:
            go_on()
        assert "disque" in caught.value.message
        connection.exec_driver_sql("PRAGMA max_page_count = 1073741823")
        assert office.workspace.ledger.audit() == ()
        assert office.workspace.ledger.fact(first.revision) is not None
        office.submit(office.rewrite(post, "Le parc Sophie-Masson est fermé."))

    def test_killed_between_the_files_and_the_signature_it_leaves_the_draft_and_a_sound_ledger(
        self, office, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        post = office.illustrated(office.post(*Channel), office.photo())
        office.rights(post.variants[0].images[0].asset)

        def cut(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patched:
            patched.setattr(type(office.workspace.ledger), "append", cut)
            with pytest.raises(KeyboardInterrupt):
                office.submit(post)
        assert office.workspace.ledger.heads(post.id) == ()
        assert office.workspace.ledger.audit() == ()
        assert open_post(office.workspace, office.officer, post.id).post == post
        assert office.submit(post).revision_is_new
