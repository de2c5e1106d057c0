"""Rights in images and people's consent: what covers which channel, until which day."""

from __future__ import annotations

import datetime as dt

import pytest
from gate_cases import a_person, a_record, a_release

from desktop.editorial.post import Channel
from desktop.editorial.rights import (
    Signatory,
    covers,
    is_complete,
    licence_allows_modification,
    licence_asks_credit,
    release_covers,
    signatory,
    undated,
)

LAST = dt.date(2026, 6, 1)
DAY = dt.timedelta(days=1)


def test_a_record_is_complete_with_a_holder_a_licence_and_a_channel() -> None:
    assert is_complete(a_record())
    assert not is_complete(None)
    assert len(is_complete(a_record(holder=" ", licence=None, channels=frozenset())).reasons) == 3


def test_an_incomplete_record_covers_nothing_and_says_why() -> None:
    refused = covers(a_record(holder=None), Channel.FACEBOOK, LAST)
    assert not refused
    assert refused.reasons == (
        "La fiche de droits ne dit pas qui détient les droits. Inscrivez le titulaire.",
    )


def test_a_web_licence_does_not_cover_the_printed_newsletter() -> None:
    web = a_record(channels=frozenset({Channel.WEBSITE, Channel.FACEBOOK}))
    assert covers(web, Channel.FACEBOOK, LAST)
    assert "Le Contact de chez nous" in covers(web, Channel.CONTACT, LAST).reasons[0]


def test_rights_cover_their_last_day_and_not_the_next() -> None:
    record = a_record(expires=LAST)
    assert covers(record, Channel.FACEBOOK, LAST)
    refused = covers(record, Channel.FACEBOOK, LAST + DAY)
    assert "1er juin 2026" in refused.reasons[0]
    assert "2 juin 2026" in refused.reasons[0]


def test_rights_that_end_on_a_leap_day_cover_it() -> None:
    record = a_record(expires=dt.date(2028, 2, 29))
    assert covers(record, Channel.WEBSITE, dt.date(2028, 2, 29))
    assert not covers(record, Channel.WEBSITE, dt.date(2028, 3, 1))


def test_without_a_day_a_deadline_waits_instead_of_being_forgotten() -> None:
    assert covers(a_record(expires=LAST), Channel.WEBSITE, None)
    assert undated(a_record(expires=LAST), None)
    assert undated(a_release(expires=LAST), None)
    assert not undated(a_record(), None)
    assert not undated(None, None)


@pytest.mark.parametrize("status", ["demandé", "refusé", "retiré", "verbal", ""])
def test_only_a_signed_release_is_a_consent(status: str) -> None:
    assert not release_covers(a_release(status=status), Channel.FACEBOOK, LAST)


@pytest.mark.parametrize("status", ["signé", "Signée", "signe"])
def test_a_signed_release_is_known_however_it_is_written(status: str) -> None:
    assert release_covers(a_release(status=status), Channel.FACEBOOK, LAST)


def test_a_release_that_expires_the_day_before_does_not_cover() -> None:
    release = a_release(expires=LAST)
    assert release_covers(release, Channel.FACEBOOK, LAST)
    assert not release_covers(release, Channel.FACEBOOK, LAST + DAY)


def test_a_release_for_the_site_is_not_one_for_facebook() -> None:
    site_only = a_release(channels=frozenset({Channel.WEBSITE}))
    assert release_covers(site_only, Channel.WEBSITE, LAST)
    assert not release_covers(site_only, Channel.FACEBOOK, LAST)
    assert not release_covers(None, Channel.WEBSITE, LAST)


@pytest.mark.parametrize(
    ("age", "signed_by", "until", "wanted"),
    [
        (13, "la personne", 14, Signatory.WRONG),
        (13, "parent ou tuteur", 14, Signatory.FITTING),
        (14, "la personne", 14, Signatory.FITTING),
        (14, "la personne", 18, Signatory.TO_CONFIRM),
        (17, "la personne", 18, Signatory.TO_CONFIRM),
        (17, "mère", 18, Signatory.FITTING),
        (17, "titulaire de l’autorité parentale", 18, Signatory.FITTING),
        (17, "grand frère", 18, Signatory.WRONG),
        (17, None, 14, Signatory.WRONG),
        (None, "la personne", 14, Signatory.WRONG),
        (None, "tutrice", 14, Signatory.FITTING),
    ],
)
def test_who_may_sign_for_a_minor(
    age: int | None, signed_by: str | None, until: int, wanted: Signatory
) -> None:
    child = a_person(minor=True, age=age, release=a_release(signed_by=signed_by))
    assert signatory(child, until) is wanted


def test_an_adult_signs_alone_and_an_age_under_eighteen_makes_a_minor() -> None:
    assert signatory(a_person()) is Signatory.FITTING
    assert signatory(a_person(release=a_release(signed_by=None))) is Signatory.TO_CONFIRM
    assert a_person(age=17).is_minor
    assert not a_person(age=18).is_minor


@pytest.mark.parametrize(
    ("licence", "answer", "wanted"),
    [
        ("CC BY-ND 4.0", None, False),
        ("CC BY-SA 4.0", None, True),
        ("domaine public", None, True),
        ("propriété municipale", None, True),
        ("licence standard", None, None),
        ("CC BY-ND 4.0", True, True),
        ("CC0", False, False),
    ],
)
def test_the_licence_settles_what_nobody_answered(
    licence: str, answer: bool | None, wanted: bool | None
) -> None:
    assert licence_allows_modification(a_record(licence=licence, modifications_allowed=answer)) is wanted


def test_attribution_licences_ask_for_a_credit() -> None:
    assert licence_asks_credit(a_record(licence="CC BY-NC 4.0"))
    assert not licence_asks_credit(a_record(licence="CC0 1.0"))
