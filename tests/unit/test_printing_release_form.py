"""The release form asks what the law wants asked, one purpose at a time, and says how to withdraw."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pdf_text
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.paths import resources
from desktop.printing.release_form import Contact, Purpose, ReleaseForm, purposes_of, release_form_pdf
from desktop.services.profile_file import read_profile

PROFILE = read_profile(resources() / "profiles" / "sainte-sophie.toml")
BLANK = ReleaseForm(
    PROFILE.municipality, "AD-2026-0147", dt.date(2026, 6, 15), purposes_of(PROFILE), Contact()
)
FILLED = replace(
    BLANK,
    responsible=Contact("Claude Tremblay", "greffière", "450 438-7784", "courrier@stesophie.ca"),
    event="Fête de la famille",
    place="Parc Sophie-Masson",
    taken_on=dt.date(2026, 7, 1),
    images=("DSC-0412.jpg", "DSC-0413.jpg"),
    duration="pendant deux ans à compter de la signature",
)


def said(form: ReleaseForm) -> str:
    return pdf_text.words(release_form_pdf(form))


def test_every_medium_of_the_municipality_is_a_purpose_of_its_own() -> None:
    words = said(BLANK)
    names = [purpose.name for purpose in BLANK.purposes]
    assert names == ["Site", "Facebook", "YouTube", "Le Contact de chez nous", "Archives municipales"]
    assert all(name in words for name in names)
    assert "Sans réponse, l’usage est refusé." in words


def test_what_the_law_wants_said_is_said() -> None:
    words = said(FILLED)
    for sentence in (
        "Vous êtes libre d’accepter ou de refuser",
        "n’a aucune conséquence sur les services que vous recevez",
        "entreprises établies aux États-Unis",
        "retirer cette autorisation en tout temps",
        "valable pendant deux ans à compter de la signature",
        "Claude Tremblay, greffière, 450 438-7784, courrier@stesophie.ca",
        "calendrier de conservation",
        "Mon nom (ou celui de l’enfant)",
        "Signature du parent ou du tuteur",
        "art. 53.1",
    ):
        assert sentence in words


def test_what_is_known_is_filled_in() -> None:
    words = said(FILLED)
    for known in (
        "Fête de la famille",
        "Parc Sophie-Masson",
        "1er juillet 2026",
        "DSC-0412.jpg, DSC-0413.jpg",
    ):
        assert known in words


def test_what_is_not_known_is_left_to_fill_in_by_hand() -> None:
    words = said(BLANK)
    for label in (
        "L’autorisation est valable jusqu’au",
        "Images visées (numéros ou description)",
        "Nom et fonction",
    ):
        assert label in words


def test_every_page_bears_the_number() -> None:
    pages = pdf_text.pages(release_form_pdf(BLANK))
    assert all("AD-2026-0147" in page for page in pages)


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        (14, "c’est le parent ou le tuteur qui signe. À partir de 14 ans, la personne signe seule."),
        (15, "À 14 ans, la personne signe et la Municipalité demande aussi la signature d’un parent"),
        (16, "De 14 à 15 ans, la personne signe et la Municipalité demande aussi"),
        (18, "De 14 à 17 ans, la personne signe et la Municipalité demande aussi"),
    ],
)
def test_who_signs_follows_the_practice_of_the_municipality(until: int, sentence: str) -> None:
    assert sentence in said(replace(BLANK, parental_consent_until=until))


def test_the_same_form_gives_the_same_bytes() -> None:
    assert release_form_pdf(FILLED) == release_form_pdf(FILLED)


@given(st.text(max_size=80), st.text(max_size=300))
def test_no_words_can_break_a_form(short: str, long: str) -> None:
    form = replace(
        FILLED,
        municipality=short,
        number=short,
        purposes=(Purpose(short, long),),
        responsible=Contact(long, short, short, long),
        event=long,
        place=short,
        images=(short, long),
        duration=long,
    )
    assert release_form_pdf(form).startswith(b"%PDF-")
