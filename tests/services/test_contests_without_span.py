"""What a gate reads in the words by itself may be wrong too: it is contested, never a dead end (art. 9, 16, 19)."""

from dataclasses import replace

import pytest

from desktop.editorial.elections import ElectionKind, Level
from desktop.editorial.post import Channel, PostKind
from desktop.editorial.variant import with_variant
from desktop.errors import Refusal
from desktop.services.decision import approve
from desktop.services.decision_file import decision_file
from desktop.services.elections import enter_election
from desktop.services.points import points_of
from desktop.services.written_answers import CONTEST, WAIVER, write_answers

HELP = "En cas d’inondation ou de danger, écrivez-nous par Messenger ou commentez sur cette page."


def left_of(office, post):
    return [
        (gate, reason, channel.key_of(gate, reason))
        for channel in office.review(post).channels
        for gate, reason in channel.unanswered
    ]


def answer(
    office, post, kind: str, reason: str = "Consigne reprise d’un article, citée telle quelle."
) -> None:
    keys = [key for _, _, key in left_of(office, post)]
    write_answers(office.workspace, office.officer, post.id, kind, keys, reason)


@pytest.fixture
def asking_for_help(office):
    return office.post(kind=PostKind.NEWS, body=HELP)


def test_the_panel_offers_to_contest_what_a_gate_read(office, asking_for_help) -> None:
    points = points_of(office.review(asking_for_help))
    urgency = next(gate for gate in points.gates if gate.name == "urgence")
    assert [(point.left, point.answerable) for point in urgency.points] == [(True, CONTEST)]


def test_a_justification_does_not_lift_it(office, asking_for_help) -> None:
    answer(office, asking_for_help, WAIVER)
    assert office.refused(asking_for_help).code == "soumission_incomplete"


def test_once_contested_it_is_submitted_and_the_direction_ticks_it(office, asking_for_help) -> None:
    answer(office, asking_for_help, CONTEST)
    submitted = office.submit(asking_for_help)
    (contest,) = submitted.review.contests
    with pytest.raises(Refusal, match="1 point contesté attend votre accord"):
        approve(office.desk, office.direction, asking_for_help.id, submitted.revision)
    approve(office.desk, office.direction, asking_for_help.id, submitted.revision, ticked={contest})
    assert office.export(asking_for_help).claims


def test_the_direction_reads_the_very_sentence_that_is_contested(office, asking_for_help) -> None:
    answer(office, asking_for_help, CONTEST)
    office.submit(asking_for_help)
    (point,) = decision_file(office.desk, office.direction, asking_for_help.id).points.contested
    assert point.message.startswith("Les médias sociaux ne sont pas un service d’urgence.")
    assert "Contesté" not in point.message
    assert (point.place, point.person) == ("Urgence", "Camille Roy")


def test_the_contestation_is_void_as_soon_as_the_words_change(office, asking_for_help) -> None:
    answer(office, asking_for_help, CONTEST)
    assert office.review(asking_for_help).missing == ()
    changed = office.rewrite(asking_for_help, HELP.replace("page.", "page, jour et nuit."))
    assert office.refused(changed).code == "soumission_incomplete"


def test_a_link_taken_for_that_of_a_candidate_is_contested_in_an_election_period(office) -> None:
    today = office.desk.today()
    enter_election(
        office.workspace, office.greffe, Level.PROVINCIAL, ElectionKind.GENERAL, today, today, today
    )
    post = office.post()
    site = post.variants[0]
    linked = replace(site, links=(*site.links, "https://coalitionavenirquebec.org"))
    post = office.save(with_variant(post, linked))
    kinds = {gate for gate, _, _ in left_of(office, post)}
    assert {"election", "hyperliens"} <= kinds
    answer(office, post, CONTEST)
    assert not any(gate in {"election", "hyperliens"} for gate, _, _ in left_of(office, post))


def test_a_record_is_still_final(office) -> None:
    post = office.illustrated(office.post(Channel.WEBSITE), office.photo())
    answer(office, post, CONTEST)
    assert any("droits" in reason.lower() for reason in office.refused(post).reasons)
