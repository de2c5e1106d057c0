"""Who is in an image, by name for who edits; one release for every image of an event; badges."""

from __future__ import annotations

import datetime as dt

import pytest
from office import Office

from desktop.editorial.post import Channel
from desktop.editorial.rights import Release
from desktop.errors import Refusal
from desktop.services.image_names import PersonEntry, known_people, named_people, record_person, take_out
from desktop.services.image_overview import RightsState, overview_of
from desktop.services.image_people import Appearance, Subject, people_in
from desktop.services.image_rights import record_rights_of_all, rights_of
from desktop.services.thumbnails import ThumbnailShelf
from desktop.services.withdrawal import WithdrawalReason, withdraw_image

ALL = tuple(Channel)
SIGNED = Release("signé", frozenset(Channel), None, "la personne")


def state_of(office: Office, asset: str) -> RightsState:
    return overview_of(office.workspace, [asset], ALL, office.desk.today())[asset].state


def test_one_release_serves_every_image_of_the_event(office: Office) -> None:
    assets = [office.photo(colour) for colour in ("red", "green", "blue")]
    who = Subject("Formulaire nº\u00a012", "450 555-0142")
    entry = PersonEntry(who, Appearance(), SIGNED, scan=b"%PDF-1.7 signe")
    subject = record_person(office.workspace, office.officer, assets, entry)
    for asset in assets:
        (person,) = named_people(office.workspace, office.officer, asset)
        assert (person.subject, person.who, person.release, person.scanned) == (subject, who, SIGNED, True)
    assert [person.subject for person in known_people(office.workspace, office.officer)] == [subject]


def test_names_are_for_who_writes(office: Office) -> None:
    asset = office.photo()
    office.child(asset)
    with pytest.raises(Refusal, match="rédaction"):
        named_people(office.workspace, office.greffe, asset)
    with pytest.raises(Refusal, match="rédaction"):
        known_people(office.workspace, office.greffe)


def test_somebody_without_a_name_nor_a_number_is_refused_and_nothing_is_kept(office: Office) -> None:
    asset = office.photo()
    with pytest.raises(Refusal, match="numéro du formulaire"):
        record_person(office.workspace, office.officer, [asset], PersonEntry(Subject(" "), Appearance()))
    assert named_people(office.workspace, office.officer, asset) == ()


def test_somebody_taken_out_of_an_image_stays_in_the_others(office: Office) -> None:
    one, other = office.photo("red"), office.photo("green")
    record_person(
        office.workspace, office.officer, [one, other], PersonEntry(Subject("Ana Roy"), Appearance())
    )
    (person,) = named_people(office.workspace, office.officer, one)
    take_out(office.workspace, office.officer, [one], person)
    assert named_people(office.workspace, office.officer, one) == ()
    assert len(named_people(office.workspace, office.officer, other)) == 1
    assert not people_in(office.workspace, one)[0].identifiable


def test_the_badge_says_what_is_left_to_do(office: Office) -> None:
    asset = office.photo()
    assert state_of(office, asset) is RightsState.TO_COMPLETE
    office.rights(asset)
    assert state_of(office, asset) is RightsState.COMPLETE
    today = office.desk.today()
    office.rights(asset, expires=today)
    assert state_of(office, asset) is RightsState.EXPIRING
    office.rights(asset, expires=today - dt.timedelta(days=1))
    assert state_of(office, asset) is RightsState.EXPIRED
    office.rights(asset, channels=frozenset({Channel.WEBSITE}))
    assert state_of(office, asset) is RightsState.TO_COMPLETE


def test_an_image_taken_down_says_so_until_somebody_signs_a_new_record(office: Office) -> None:
    asset = office.photo()
    office.rights(asset)
    office.submit(office.illustrated(office.post(), asset))
    withdraw_image(office.workspace, office.officer, asset, WithdrawalReason.CONSENT)
    assert state_of(office, asset) is RightsState.WITHDRAWN
    office.rights(asset)
    assert state_of(office, asset) is RightsState.COMPLETE


def test_people_without_a_release_are_counted(office: Office) -> None:
    asset = office.photo()
    subject = office.child(asset)
    day = office.desk.today()
    assert overview_of(office.workspace, [asset], ALL, day)[asset].unreleased == 1
    office.release(subject)
    assert overview_of(office.workspace, [asset], ALL, day)[asset].unreleased == 0


def test_one_record_is_signed_for_a_whole_selection_or_for_none(office: Office) -> None:
    assets = [office.photo(colour) for colour in ("red", "green")]
    office.rights(assets[0])
    record = rights_of(office.workspace, assets[0])
    assert record is not None
    assert len(record_rights_of_all(office.workspace, office.officer, assets, record)) == 2
    assert rights_of(office.workspace, assets[1]) == record


def test_a_thumbnail_is_made_once_and_survives_a_folder_that_is_damaged(office: Office) -> None:
    asset = office.photo()
    shelf = ThumbnailShelf(office.workspace)
    made = shelf.read(asset)
    assert (made.width, made.height) == (1600, 1067)
    kept = office.folder / "vignettes" / f"{asset}.vignette"
    assert shelf.read(asset) == made
    kept.write_bytes(b"abime")
    assert shelf.read(asset) == made
