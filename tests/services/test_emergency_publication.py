"""A notice at night goes out at once, with every gate answered, and the direction looks at it afterwards (art. 19)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.errors import Refusal as LedgerRefusal
from desktop.editorial.post import Channel, PostKind
from desktop.editorial.workflow import State
from desktop.errors import Refusal
from desktop.services.assisted_publication import consign, take
from desktop.services.decision import approve, reject, request_changes
from desktop.services.emergencies import ReviewVerdict, emergencies_of, emergencies_to_review
from desktop.services.emergency_publication import let_out, review_emergency, short_path_refusal
from desktop.services.in_force import put_profile_in_force
from desktop.services.profile_file import parse_profile
from desktop.services.situation import state_of

SITE, FACEBOOK = Channel.WEBSITE, Channel.FACEBOOK
BODY = (
    "Un bris d’aqueduc prive d’eau la rue Morin. En cas de danger, composez le 911. Détails sur stesophie.ca."
)
REASON = "Bris signalé à 23 h; la direction générale ne répond pas."


@pytest.fixture
def urgent(office):
    """An emergency, submitted: every gate is answered, nobody decided."""
    post = office.post(SITE, FACEBOOK, kind=PostKind.EMERGENCY, body=BODY, emergency=True)
    return post, office.submit(post)


def refusal_of(action) -> Refusal:
    with pytest.raises(Refusal) as caught:
        action()
    return caught.value


def out(office, urgent) -> str:
    """The emergency let out and consigned on Facebook; its fact."""
    post, submitted = urgent
    fact = let_out(office.desk, office.officer, post.id, submitted.revision, REASON)
    taken = take(office.desk, office.officer, post.id, FACEBOOK)
    consign(office.desk, office.officer, taken.claim, "https://www.facebook.com/stesophie/posts/1")
    return fact.hash


class TestGoingOut:
    def test_before_it_is_let_out_it_waits_for_the_direction(self, office, urgent) -> None:
        post, _ = urgent
        assert refusal_of(lambda: take(office.desk, office.officer, post.id, SITE)).code == "etat"

    def test_let_out_it_goes_out_word_for_word(self, office, urgent) -> None:
        post, submitted = urgent
        let_out(office.desk, office.officer, post.id, submitted.revision, REASON)
        assert set(office.export(post).claims) == {SITE, FACEBOOK}

    def test_it_stays_in_the_queue_of_the_direction_until_it_is_out(self, office, urgent) -> None:
        post, submitted = urgent
        let_out(office.desk, office.officer, post.id, submitted.revision, REASON)
        assert state_of(office.workspace, post.id) is State.AWAITING

    @pytest.mark.parametrize("reason", ["", "  ", "!"])
    def test_a_reason_is_needed(self, office, urgent, reason: str) -> None:
        post, submitted = urgent
        refused = refusal_of(
            lambda: let_out(office.desk, office.officer, post.id, submitted.revision, reason)
        )
        assert refused.code == "motif_vide"

    def test_what_is_no_emergency_waits(self, office) -> None:
        post = office.post(SITE)
        submitted = office.submit(post)
        refused = refusal_of(
            lambda: let_out(office.desk, office.officer, post.id, submitted.revision, REASON)
        )
        assert refused.code == "pas_urgente"

    def test_what_was_not_submitted_waits(self, office) -> None:
        post = office.post(SITE, kind=PostKind.EMERGENCY, body=BODY, emergency=True)
        found = short_path_refusal(office.workspace, post.id)
        assert found is not None
        assert found.code == "non_soumise"

    @pytest.mark.parametrize("decide", [request_changes, reject])
    def test_once_the_direction_said_no_it_does_not_go_out(self, office, urgent, decide) -> None:
        post, submitted = urgent
        let_out(office.desk, office.officer, post.id, submitted.revision, REASON)
        decide(office.desk, office.direction, post.id, submitted.revision, "Attendez le directeur.")
        assert refusal_of(lambda: take(office.desk, office.officer, post.id, SITE)).code == "etat"

    def test_an_approval_that_comes_meanwhile_is_an_approval(self, office, urgent) -> None:
        post, submitted = urgent
        let_out(office.desk, office.officer, post.id, submitted.revision, REASON)
        approve(office.desk, office.direction, post.id, submitted.revision, channels=[SITE])
        assert set(office.export(post).claims) == {SITE, FACEBOOK}

    def test_another_version_is_let_out_again_or_waits(self, office, urgent) -> None:
        post, submitted = urgent
        let_out(office.desk, office.officer, post.id, submitted.revision, REASON)
        office.submit(office.rewrite(post, BODY.replace("Morin", "Morel")))
        assert refusal_of(lambda: take(office.desk, office.officer, post.id, SITE)).code == "etat"

    def test_a_municipality_may_close_the_short_path(self, office, urgent) -> None:
        post, submitted = urgent
        put_profile_in_force(
            office.workspace, office.direction, replace(office.profile(), emergency_first=False)
        )
        refused = refusal_of(
            lambda: let_out(office.desk, office.officer, post.id, submitted.revision, REASON)
        )
        assert refused.code == "voie_courte_fermee"

    def test_a_profile_that_does_not_say_leaves_it_closed(self, office, urgent) -> None:
        post, submitted = urgent
        text = (office.desk.resources / "profiles" / "sainte-sophie.toml").read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if not line.startswith("urgence_avant_approbation")]
        silent = parse_profile("\n".join(lines), "profil")
        assert not silent.emergency_first
        put_profile_in_force(office.workspace, office.direction, replace(silent, logo=office.profile().logo))
        refused = refusal_of(
            lambda: let_out(office.desk, office.officer, post.id, submitted.revision, REASON)
        )
        assert refused.code == "voie_courte_fermee"

    def test_an_emergency_lifts_neither_neutrality_nor_language(self, office) -> None:
        post = office.post(
            SITE,
            kind=PostKind.EMERGENCY,
            body="Évacuez la rue Morin: votez pour Ensemble Sainte-Sophie!",
            emergency=True,
        )
        assert office.refused(post).code == "soumission_incomplete"

    def test_who_does_not_publish_does_not_let_it_out(self, office, urgent) -> None:
        post, submitted = urgent
        refused = refusal_of(lambda: let_out(office.desk, office.greffe, post.id, submitted.revision, REASON))
        assert refused.code == "role_requis"


class TestAfterwards:
    def test_what_went_out_is_to_be_reviewed_with_its_reason(self, office, urgent) -> None:
        post, submitted = urgent
        out(office, urgent)
        (found,) = emergencies_to_review(office.workspace)
        assert (found.item, found.revision) == (post.id, submitted.revision)
        assert (found.person, found.reason) == ("Camille Roy", REASON)

    def test_what_never_went_out_is_not(self, office, urgent) -> None:
        post, submitted = urgent
        let_out(office.desk, office.officer, post.id, submitted.revision, REASON)
        assert emergencies_to_review(office.workspace) == ()

    @pytest.mark.parametrize("verdict", list(ReviewVerdict))
    def test_the_direction_says_what_it_thinks_of_it(self, office, urgent, verdict: ReviewVerdict) -> None:
        post, _ = urgent
        fact = out(office, urgent)
        review_emergency(office.desk, office.direction, post.id, fact, verdict, "Ajoutez le secteur.")
        (found,) = emergencies_of(office.workspace, post.id)
        assert found.review is not None
        assert (found.review.verdict, found.review.person) == (verdict, "Martine Dion")
        assert emergencies_to_review(office.workspace) == ()

    @pytest.mark.parametrize("verdict", [ReviewVerdict.TO_CORRECT, ReviewVerdict.TO_WITHDRAW])
    def test_something_to_change_needs_a_comment(self, office, urgent, verdict: ReviewVerdict) -> None:
        post, _ = urgent
        fact = out(office, urgent)
        refused = refusal_of(
            lambda: review_emergency(office.desk, office.direction, post.id, fact, verdict, " ")
        )
        assert refused.code == "commentaire_requis"

    def test_nobody_reviews_what_they_wrote(self, office) -> None:
        post = office.post(SITE, kind=PostKind.EMERGENCY, body=BODY, emergency=True)
        office.save(post, office.deputy)
        submitted = office.submit(post, office.deputy)
        fact = let_out(office.desk, office.officer, post.id, submitted.revision, REASON)
        take(office.desk, office.officer, post.id, SITE)
        with pytest.raises(LedgerRefusal) as caught:
            review_emergency(
                office.desk,
                office.deputy,
                post.id,
                fact.hash,
                ReviewVerdict.CONFIRMED,
                "",
            )
        assert caught.value.code == "author_decides"

    def test_it_is_reviewed_once(self, office, urgent) -> None:
        post, _ = urgent
        fact = out(office, urgent)
        verdict = ReviewVerdict.CONFIRMED
        review_emergency(office.desk, office.direction, post.id, fact, verdict, "")
        refused = refusal_of(
            lambda: review_emergency(office.desk, office.direction, post.id, fact, verdict, "")
        )
        assert refused.code == "deja_revisee"
