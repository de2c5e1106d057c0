"""The first page: what is left to do, in order of urgency, and only for whom it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from office import Office

from desktop.editorial.post import Channel, Post, PostKind, Variant
from desktop.editorial.variant import with_variant
from desktop.services.claims import record_receipt
from desktop.services.decision import approve, reject, request_changes
from desktop.services.home import MOST, Card, HomeCard, home, waiting_time
from desktop.services.newsletter import set_next_deadline
from desktop.services.session import Session


@pytest.fixture(autouse=True)
def one_clock(office: Office) -> None:
    """What is signed, saved and shown is of the same day."""
    office.workspace.clock = office.clock


def cards(office: Office, who: Session | None = None) -> dict[Card, HomeCard]:
    return {found.card: found for found in home(office.desk, who or office.officer)}


def draft(office: Office, title: str, who: Session | None = None, **changes: object) -> Post:
    """Words of somebody's, saved."""
    post = office.post(**changes)  # type: ignore[arg-type]
    return office.save(with_variant(post, replace(post.variants[0], title=title)), who)


def submitted(office: Office, title: str, **changes: object) -> Post:
    post = draft(office, title, **changes)
    office.submit(post)
    return post


def published(office: Office, title: str, day: dt.datetime) -> Post:
    """A post approved now, whose receipt says that it went out on `day`."""
    post = draft(office, title)
    office.approved(post)
    claim = office.export(post, f"sorties-{post.id}").claims[Channel.WEBSITE]
    record_receipt(office.desk, office.officer, claim, "https://stesophie.ca/parc", day)
    return post


def details(card: HomeCard) -> list[tuple[str, str]]:
    return [(line.title, line.detail) for line in card.lines]


def test_an_empty_workspace_has_nothing_to_say(office: Office) -> None:
    assert home(office.desk, office.officer) == ()


def test_cards_come_in_order_of_urgency(office: Office) -> None:
    office.approved(draft(office, "À publier"))
    submitted(office, "En attente")
    draft(office, "Brouillon")
    asked = submitted(office, "À reprendre")
    head = office.workspace.ledger.heads(asked.id)[0]
    request_changes(office.desk, office.direction, asked.id, head, "Ajoutez la date.")
    published(office, "Publiée", office.clock.time)
    set_next_deadline(office.workspace, office.desk.today() + dt.timedelta(days=9))
    shown = [found.card for found in home(office.desk, office.officer)]
    order = [card for card in Card if card in shown]
    assert shown == order
    assert {Card.CHANGES, Card.AWAITING, Card.TO_PUBLISH, Card.DRAFTS, Card.NEWSLETTER, Card.LATEST} <= set(
        shown
    )


def test_what_the_direction_sent_back_says_why(office: Office) -> None:
    for title, decide in (("À modifier", request_changes), ("Refusée", reject)):
        post = submitted(office, title)
        decide(office.desk, office.direction, post.id, office.workspace.ledger.heads(post.id)[0], "Non.")
    found = cards(office)[Card.CHANGES]
    assert sorted(details(found)) == [("Refusée", "refusée"), ("À modifier", "modifications demandées")]
    assert Card.CHANGES not in cards(office, office.direction), "the direction has nothing to revise"


def test_an_emergency_that_waits_is_first_whatever_was_planned_before(office: Office) -> None:
    for day in range(MOST + 2):
        submitted(office, f"Prévue {day}", planned_at=f"2026-05-{10 + day}T09:00")
    urgent = submitted(
        office, "Avis d’ébullition", kind=PostKind.EMERGENCY, emergency=True, planned_at="2026-05-30T09:00"
    )
    office.clock.time += dt.timedelta(hours=3)
    found = cards(office)[Card.AWAITING]
    assert found.total == MOST + 3
    assert len(found.lines) == MOST
    assert found.lines[0].item == urgent.id
    assert found.lines[0].urgent
    assert found.lines[0].detail == "il y a 3\u00a0h"


def test_what_still_waits_once_its_day_has_passed_says_so(office: Office) -> None:
    submitted(office, "Demain", planned_at="2026-05-05T09:00")
    assert not cards(office)[Card.AWAITING].lines[0].urgent
    office.clock.time += dt.timedelta(days=2)
    (line,) = cards(office)[Card.AWAITING].lines
    assert (line.detail, line.urgent) == ("échue, prévue hier", True)


@pytest.mark.parametrize(
    ("elapsed", "said"),
    [
        (dt.timedelta(minutes=-5), "il y a moins d’une heure"),
        (dt.timedelta(minutes=59), "il y a moins d’une heure"),
        (dt.timedelta(hours=1), "il y a 1\u00a0h"),
        (dt.timedelta(hours=23, minutes=59), "il y a 23\u00a0h"),
        (dt.timedelta(days=1), "il y a 1 jour"),
        (dt.timedelta(days=3, hours=5), "il y a 3 jours"),
    ],
)
def test_how_long_something_waited(elapsed: dt.timedelta, said: str) -> None:
    assert waiting_time(elapsed) == said


def test_what_is_late_comes_before_what_is_for_today_and_tomorrow_waits(office: Office) -> None:
    for title, planned in (
        ("Sans date", None),
        ("Aujourd’hui", "2026-05-04T16:00"),
        ("Demain", "2026-05-05T09:00"),
    ):
        office.approved(draft(office, title, planned_at=planned))
    office.approved(draft(office, "En retard", planned_at="2026-05-04T09:30"))
    office.approved(draft(office, "Plus tard", planned_at="2026-06-01"))
    assert dict(details(cards(office)[Card.TO_PUBLISH])) == {
        "Aujourd’hui": "aujourd’hui",
        "En retard": "aujourd’hui",
        "Sans date": "sans date",
    }
    office.clock.time += dt.timedelta(days=1)
    found = cards(office)[Card.TO_PUBLISH]
    assert details(found)[0] in [
        ("Aujourd’hui", "échue, prévue hier"),
        ("En retard", "échue, prévue hier"),
    ]
    assert found.lines[0].urgent
    assert ("Demain", "aujourd’hui") in details(found)


def test_rights_that_end_are_said_of_the_post_they_concern(office: Office) -> None:
    asset = office.photo()
    office.rights(asset, expires=dt.date(2026, 5, 20))
    post = office.illustrated(draft(office, "Au parc"), asset)
    office.submit(post)
    (line,) = cards(office)[Card.WARNINGS].lines
    assert (line.title, line.detail) == ("Au parc", "droits de l’image jusqu’au 20\u00a0mai")
    assert line.item == post.id
    assert line.state == "en_approbation"
    assert not line.urgent
    office.clock.time += dt.timedelta(days=20)
    (line,) = cards(office)[Card.WARNINGS].lines
    assert line.detail == "droits de l’image échus depuis le 20\u00a0mai"
    assert line.urgent


def test_a_draft_says_when_it_was_saved_and_only_to_its_author(office: Office) -> None:
    draft(office, "Le mien")
    draft(office, "")
    office.clock.time += dt.timedelta(days=1)
    assert sorted(details(cards(office)[Card.DRAFTS])) == [
        ("Le mien", "enregistré hier"),
        ("Sans titre", "enregistré hier"),
    ]
    assert Card.DRAFTS not in cards(office, office.colleague)


def test_what_was_published_says_the_day_of_its_receipt(office: Office) -> None:
    published(office, "Au parc", office.clock.time)
    office.clock.time += dt.timedelta(days=12)
    office.rewrite(office.post(), "Un autre texte.")
    assert details(cards(office)[Card.LATEST]) == [("Au parc", "publiée le 4\u00a0mai")]


def test_the_deadline_of_le_contact_comes_closer_then_leaves(office: Office) -> None:
    today = office.desk.today()
    set_next_deadline(office.workspace, today + dt.timedelta(days=4))
    seen = []
    for _ in range(6):
        card = cards(office).get(Card.NEWSLETTER)
        seen.append((card.lines[0].detail, card.lines[0].urgent) if card else None)
        office.clock.time += dt.timedelta(days=1)
    assert seen == [
        ("dans 4 jours", False),
        ("dans 3 jours", True),
        ("dans 2 jours", True),
        ("demain", True),
        ("aujourd’hui", True),
        None,
    ]
    set_next_deadline(office.workspace, None)
    assert Card.NEWSLETTER not in cards(office)


def test_who_neither_writes_nor_publishes_is_not_shown_what_is_to_be_published(office: Office) -> None:
    office.approved(draft(office, "À publier"))
    assert Card.TO_PUBLISH in cards(office, office.direction)
    assert Card.TO_PUBLISH not in cards(office, office.greffe)
    assert Card.DRAFTS not in cards(office, office.greffe)


def test_a_long_card_gives_its_first_lines_and_its_count(office: Office) -> None:
    for number in range(MOST + 3):
        draft(office, f"Numéro {number}")
    found = cards(office)[Card.DRAFTS]
    assert (len(found.lines), found.total) == (MOST, MOST + 3)


def test_a_planned_date_that_cannot_be_read_does_not_hide_the_page(office: Office) -> None:
    post = draft(office, "Au parc")
    submission = office.submit(post)
    approve(office.desk, office.direction, post.id, submission.revision, ticked=submission.review.contests)
    office.workspace.database.rows("UPDATE post_view SET planned_at = 'jeudi prochain'")
    assert details(cards(office)[Card.TO_PUBLISH]) == [("Au parc", "sans date")]


def test_a_text_for_facebook_alone_has_its_title(office: Office) -> None:
    post = replace(office.post(), channels=(Channel.FACEBOOK,))
    office.save(
        with_variant(post, Variant(Channel.FACEBOOK, title="Sur Facebook", body="Le parc est ouvert."))
    )
    assert cards(office)[Card.DRAFTS].lines[0].title
