"""Rights and releases about to end, on images that go out or would."""

from __future__ import annotations

import datetime as dt

from office import Office

from desktop.services.expirations import SOON, Ending, Expiration, expiring

TODAY = dt.date(2026, 5, 4)


def found(office: Office, today: dt.date = TODAY) -> tuple[Expiration, ...]:
    return expiring(office.workspace, today)


def used(office: Office, last_day: dt.date | None, colour: str = "seagreen") -> str:
    """An image whose rights end on a day, in a post that was submitted."""
    asset = office.photo(colour)
    office.rights(asset, expires=last_day)
    office.submit(office.illustrated(office.post(), asset))
    return asset


def test_rights_that_never_end_are_not_announced(office: Office) -> None:
    used(office, None)
    assert found(office) == ()


def test_rights_are_announced_thirty_days_before_their_last_day(office: Office) -> None:
    asset = used(office, TODAY + SOON)
    assert found(office, TODAY - dt.timedelta(days=1)) == ()
    (one,) = found(office)
    assert (one.asset, one.last_day, one.what) == (asset, TODAY + SOON, Ending.RIGHTS)
    assert one.uses[0].title == "Ouverture du parc Sophie-Masson"


def test_rights_that_ended_stay_announced(office: Office) -> None:
    used(office, TODAY + dt.timedelta(days=3))
    assert len(found(office, TODAY + dt.timedelta(days=400))) == 1


def test_an_image_that_no_post_shows_is_not_announced(office: Office) -> None:
    office.rights(office.photo(), expires=TODAY)
    assert found(office) == ()


def test_an_image_of_a_draft_alone_waits_for_its_submission(office: Office) -> None:
    asset = office.photo()
    office.rights(asset, expires=TODAY)
    office.illustrated(office.post(), asset)
    assert found(office) == ()


def test_the_release_of_a_person_is_announced_without_a_name(office: Office) -> None:
    asset = office.photo()
    office.rights(asset)
    subject = office.child(asset)
    office.release(subject, expires=TODAY + dt.timedelta(days=10))
    office.submit(office.illustrated(office.post(), asset))
    (one,) = found(office)
    assert (one.what, one.last_day) == (Ending.RELEASE, TODAY + dt.timedelta(days=10))
    assert "Zoé" not in repr(one)


def test_of_two_people_on_one_image_the_first_to_end_counts(office: Office) -> None:
    asset = office.photo()
    office.rights(asset)
    for days in (20, 5):
        office.release(office.child(asset), expires=TODAY + dt.timedelta(days=days))
    office.submit(office.illustrated(office.post(), asset))
    assert [one.last_day for one in found(office)] == [TODAY + dt.timedelta(days=5)]


def test_the_earliest_comes_first(office: Office) -> None:
    late = used(office, TODAY + dt.timedelta(days=20), "navy")
    early = used(office, TODAY + dt.timedelta(days=2), "tomato")
    assert [one.asset for one in found(office)] == [early, late]
