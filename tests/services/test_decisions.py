"""The direction générale decides of exactly what it read; nobody decides of what they wrote."""

from dataclasses import replace

import pytest

from db.rules import Standing
from desktop.editorial.post import Channel
from desktop.editorial.workflow import State
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.decision import approve, reject, request_changes
from desktop.services.posts import open_post, save_draft
from desktop.services.revisions import save_version
from desktop.services.signed_decisions import live_decisions
from desktop.services.situation import situation_of, state_of
from desktop.services.stored_json import put_json, read_json
from desktop.services.written_answers import CONTEST, write_answers

SITE, FACEBOOK = Channel.WEBSITE, Channel.FACEBOOK
PARTISAN = "Votez pour Ensemble Sainte-Sophie! Le parc Sophie-Masson est ouvert."


@pytest.fixture
def post(office):
    return office.post(SITE, FACEBOOK)


@pytest.fixture
def submitted(office, post):
    return office.submit(post)


def refusal_of(action) -> Refusal:
    with pytest.raises(Refusal) as caught:
        action()
    return caught.value


def test_the_author_does_not_approve(office, post, submitted) -> None:
    refusal = refusal_of(lambda: approve(office.desk, office.officer, post.id, submitted.revision))
    assert refusal.code == "role_requis"


def test_a_deputy_who_wrote_one_word_of_it_does_not_decide_of_it(office, post, submitted) -> None:
    opened = open_post(office.workspace, office.deputy, post.id)
    save_draft(
        office.workspace,
        office.deputy,
        replace(opened.post, site_page="https://stesophie.ca/parcs"),
        opened.base,
    )
    again = office.submit(post, office.deputy)
    for decide in (
        approve,
        lambda *asked: request_changes(*asked, "Non."),
        lambda *asked: reject(*asked, "Non."),
    ):
        refusal = refusal_of(
            lambda decide=decide: decide(office.desk, office.deputy, post.id, again.revision)
        )
        assert refusal.code == "auteur_et_approbateur"
    approve(office.desk, office.direction, post.id, again.revision)
    assert state_of(office.workspace, post.id) is State.APPROVED


def test_the_direction_approves_what_it_read(office, post, submitted) -> None:
    decision = approve(office.desk, office.direction, post.id, submitted.revision)
    assert state_of(office.workspace, post.id) is State.APPROVED
    assert decision.body["content"] == submitted.content


def test_a_change_after_the_approval_voids_it(office, post, submitted) -> None:
    approve(office.desk, office.direction, post.id, submitted.revision)
    office.submit(office.rewrite(post, "Le parc Sophie-Masson est fermé."))
    assert state_of(office.workspace, post.id) is State.AWAITING


def test_a_version_saved_after_the_approval_voids_it_too(office, post, submitted) -> None:
    approve(office.desk, office.direction, post.id, submitted.revision)
    office.rewrite(post, "Le parc Sophie-Masson est fermé.")
    assert save_version(office.desk, office.officer, post.id) is not None
    assert state_of(office.workspace, post.id) is State.DRAFT


def test_a_version_that_was_never_submitted_is_not_decided(office, post) -> None:
    version = save_version(office.desk, office.officer, post.id)
    refusal = refusal_of(lambda: approve(office.desk, office.direction, post.id, version.hash))
    assert refusal.code == "etat"


def test_a_revision_that_was_replaced_cannot_be_approved_any_more(office, post, submitted) -> None:
    office.submit(office.rewrite(post, "Le parc Sophie-Masson est fermé."))
    refusal = refusal_of(lambda: approve(office.desk, office.direction, post.id, submitted.revision))
    assert refusal.code == "revision_depassee"


def test_asking_for_changes_requires_a_comment(office, post, submitted) -> None:
    refusal = refusal_of(
        lambda: request_changes(office.desk, office.direction, post.id, submitted.revision, "  ")
    )
    assert refusal.code == "commentaire_requis"
    request_changes(office.desk, office.direction, post.id, submitted.revision, "Précisez l’heure.")
    assert state_of(office.workspace, post.id) is State.CHANGES_REQUESTED


def test_what_the_author_writes_after_a_refusal_is_submitted_anew(office, post, submitted) -> None:
    reject(office.desk, office.direction, post.id, submitted.revision, "Hors de notre compétence.")
    assert state_of(office.workspace, post.id) is State.REJECTED
    office.submit(office.rewrite(post, "Le parc Sophie-Masson est fermé."))
    assert state_of(office.workspace, post.id) is State.AWAITING


class TestChannelByChannel:
    def test_some_channels_only(self, office, post, submitted) -> None:
        approve(office.desk, office.direction, post.id, submitted.revision, channels=[SITE])
        approval = office.workspace.ledger.approval(post.id)
        assert approval.is_approved("website")
        assert not approval.is_approved("facebook")

    def test_approving_one_after_the_other_approves_both(self, office, post, submitted) -> None:
        for channel in (SITE, FACEBOOK):
            approve(office.desk, office.direction, post.id, submitted.revision, channels=[channel])
        assert state_of(office.workspace, post.id) is State.APPROVED

    def test_going_back_on_one_channel_keeps_the_other(self, office, post, submitted) -> None:
        approve(office.desk, office.direction, post.id, submitted.revision)
        reject(office.desk, office.direction, post.id, submitted.revision, "Pas sur Facebook.", [FACEBOOK])
        approval = office.workspace.ledger.approval(post.id)
        assert approval.is_approved("website")
        assert approval.channels["facebook"].standing is Standing.REJECTED

    def test_a_channel_the_version_does_not_have_cannot_be_decided(self, office, post, submitted) -> None:
        for channels in ([Channel.YOUTUBE], []):
            refusal = refusal_of(
                lambda channels=channels: approve(
                    office.desk, office.direction, post.id, submitted.revision, channels=channels
                )
            )
            assert refusal.code == "media_absent"

    def test_changes_are_asked_of_one_channel_then_of_the_other(self, office, post, submitted) -> None:
        for channel in (SITE, FACEBOOK):
            request_changes(
                office.desk, office.direction, post.id, submitted.revision, "Plus court.", [channel]
            )
        states = {found.standing for found in office.workspace.ledger.approval(post.id).channels.values()}
        assert states == {Standing.CHANGES}


class TestTwoDirections:
    def test_a_second_approval_would_add_nothing(self, office, post, submitted) -> None:
        approve(office.desk, office.direction, post.id, submitted.revision)
        refusal = refusal_of(lambda: approve(office.desk, office.deputy, post.id, submitted.revision))
        assert refusal.code == "etat"

    def test_one_does_not_set_the_other_aside_without_saying_so(self, office, post, submitted) -> None:
        first = request_changes(office.desk, office.deputy, post.id, submitted.revision, "Plus court.")
        refusal = refusal_of(lambda: approve(office.desk, office.direction, post.id, submitted.revision))
        assert refusal.code == "decision_contraire"
        assert refusal.reasons[0].startswith("Paul Aubry a demandé des modifications le ")
        decision = approve(office.desk, office.direction, post.id, submitted.revision, replaces=[first.hash])
        assert decision.parents == (first.hash,)
        assert state_of(office.workspace, post.id) is State.APPROVED

    def test_going_back_on_an_approval_names_it(self, office, post, submitted) -> None:
        first = approve(office.desk, office.direction, post.id, submitted.revision)
        second = reject(office.desk, office.direction, post.id, submitted.revision, "Après réflexion, non.")
        assert second.parents == (first.hash,)
        assert set(live_decisions(office.workspace, post.id, submitted.revision)) == {second.hash}

    def test_two_decisions_made_apart_that_disagree_approve_nothing(self, office, post, submitted) -> None:
        with office.elsewhere() as other:
            approve(office.desk, office.direction, post.id, submitted.revision)
            reject(other.desk, office.deputy, post.id, submitted.revision, "Non.")
            office.receive(other)
        approval = office.workspace.ledger.approval(post.id)
        assert approval.standing is Standing.DISAGREEMENT
        assert not approval.is_approved("website")


class TestContests:
    @pytest.fixture
    def contested(self, office):
        post = office.post(SITE, FACEBOOK, body=PARTISAN)
        found = office.review(post).channels[0]
        blocks = [f for f in found.report.findings if f.severity == "bloquant"]
        assert blocks
        said = {office.officer: "Titre d’une pièce.", office.colleague: "L’affiche le dit ainsi."}
        for who, reason in said.items():
            keys = [finding.key(found.text_of(finding.where)) for finding in blocks]
            write_answers(office.workspace, who, post.id, CONTEST, keys, reason)
        return post, office.submit(post)

    def test_each_is_ticked_one_by_one(self, office, contested) -> None:
        post, submitted = contested
        contests = submitted.review.contests
        assert len(contests) >= 2
        for ticked in ((), contests[:1]):
            refusal = refusal_of(
                lambda ticked=ticked: approve(
                    office.desk, office.direction, post.id, submitted.revision, ticked=ticked
                )
            )
            assert refusal.code == "contestations_a_cocher"
        decision = approve(office.desk, office.direction, post.id, submitted.revision, ticked=contests)
        assert set(decision.body["contests"]) == set(contests)
        assert state_of(office.workspace, post.id) is State.APPROVED

    def test_asking_for_changes_ticks_nothing(self, office, contested) -> None:
        post, submitted = contested
        decision = request_changes(
            office.desk, office.direction, post.id, submitted.revision, "Retirez cette phrase."
        )
        assert decision.body["contests"] == ()


def test_what_was_signed_is_what_is_read(office, post, submitted) -> None:
    """A revision whose stored words are not those its hash says is neither read nor decided."""
    head = office.workspace.ledger.fact(submitted.revision)
    manifest = dict(read_json(office.workspace, head.body["manifest"]))
    manifest["post"] = manifest["post"] | {"site_page": "https://stesophie.ca/autre"}
    forged = office.workspace.ledger.append(
        office.officer.signer,
        "revision",
        item="faux",
        objects=head.objects,
        content=submitted.content,
        shared=head.body["shared"],
        nodes=dict(head.body["nodes"]),
        manifest=put_json(office.workspace, manifest),
    )
    with pytest.raises(EnvironmentFault) as caught:
        open_post(office.workspace, office.direction, "faux")
    assert caught.value.code == "manifeste_different"
    assert forged.item == "faux"


def test_a_draft_that_says_the_same_holds_nothing(office, post, submitted) -> None:
    approve(office.desk, office.direction, post.id, submitted.revision)
    opened = open_post(office.workspace, office.colleague, post.id)
    save_draft(office.workspace, office.colleague, opened.post, opened.base)
    assert not situation_of(office.workspace, office.officer, post.id).pending_draft
    office.rewrite(post, "Le parc Sophie-Masson est fermé.", office.colleague)
    assert situation_of(office.workspace, office.officer, post.id).pending_draft
