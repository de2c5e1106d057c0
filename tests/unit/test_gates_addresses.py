"""Whose site an address is, and what it leads to, by its words only."""

from __future__ import annotations

import pytest

from desktop.editorial.gates.addresses import (
    Address,
    addresses_in,
    is_partisan,
    is_public,
    is_selling,
    is_shortened,
    mentions,
    names_any,
    read_address,
)

NAMES = (
    "Équipe Lauzon",
    "Accent Sainte-Sophie – Équipe Lamothe",
    "Solange Beauregard",
    "Réjean Lauzon",
    "Luc Roy",
)


def address(text: str) -> Address:
    found = read_address(text)
    assert found is not None
    return found


def test_an_address_is_read_with_or_without_its_scheme_and_its_www() -> None:
    assert (
        address("www.stesophie.ca/loisirs").host
        == address("HTTPS://Stesophie.ca/loisirs").host
        == "stesophie.ca"
    )


@pytest.mark.parametrize(
    "text", ["", "page des loisirs", "http://[::1", "ftp://exemple.ca", "javascript:alert(1)", "ca"]
)
def test_what_is_not_an_address_of_the_web_is_none(text: str) -> None:
    assert read_address(text) is None


def test_a_domain_holds_its_subdomains_and_not_its_neighbours() -> None:
    assert address("https://loisirs.stesophie.ca/x").on(("stesophie.ca",))
    assert not address("https://pasdestesophie.ca").on(("stesophie.ca",))
    assert not address("https://stesophie.ca.exemple.com").on(("stesophie.ca",))


def test_addresses_are_found_in_a_text_without_its_punctuation_nor_its_courriels() -> None:
    text = "Voir stesophie.ca/Plaintes, www.quebec.ca. Écrire à courrier@stesophie.ca (ou https://exemple.org/a?b=c)!"
    assert addresses_in(text) == ("stesophie.ca/Plaintes", "www.quebec.ca", "https://exemple.org/a?b=c")


@pytest.mark.parametrize(
    "text",
    [
        "https://equipelauzon.org",
        "https://www.equipe-lamothe.quebec/programme",
        "https://accentstesophie.com",
        "https://www.facebook.com/solange.beauregard",
        "https://instagram.com/beauregard_solange",
        "https://votezbeauregard.ca",
        "https://lauzonmaire.com",
        "https://quebecsolidaire.net",
        "https://laurentides.liberal.ca/",
    ],
)
def test_the_pages_of_those_who_seek_votes_are_partisan(text: str) -> None:
    assert is_partisan(address(text), NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "https://www.beauregardmeubles.com",
        "https://maison-beauregard.org/histoire",
        "https://www.journallenord.com/actualite/tournoi-de-hockey",
        "https://musee.example.org/sainte-sophie/conseil-aux-visiteurs",
        "https://royalconcert.example.org/vote-du-public",
    ],
)
def test_a_family_name_or_a_place_alone_is_not_partisan(text: str) -> None:
    assert not is_partisan(address(text), NAMES)
    assert not names_any(address(text), NAMES)


def test_an_article_about_somebody_names_them_without_being_their_page() -> None:
    article = address("https://www.journallenord.com/actualite/entrevue-avec-solange-beauregard")
    assert names_any(article, NAMES)
    assert not is_partisan(article, NAMES)


def test_public_bodies_are_known_with_their_subdomains() -> None:
    assert is_public(address("https://www.environnement.gouv.qc.ca/eau"))
    assert is_public(address("https://pannes.hydroquebec.com"))
    assert not is_public(address("https://quebec.ca.exemple.com"))


@pytest.mark.parametrize(
    "text",
    [
        "https://exemple.com/boutique",
        "https://exemple.com/promo-printemps",
        "https://exemple.com/fr/soldes?page=2",
        "https://shop.exemple.com",
        "https://exemple.shop",
        "https://www.amazon.ca/dp/1",
    ],
)
def test_an_offer_is_known_by_its_address(text: str) -> None:
    assert is_selling(address(text))


@pytest.mark.parametrize(
    "text",
    [
        "https://exemple.org/promotion-de-la-sante",
        "https://exemple.org/achatlocal",
        "https://soldat.example.org",
    ],
)
def test_a_word_that_looks_like_an_offer_is_none(text: str) -> None:
    assert not is_selling(address(text))


def test_a_shortened_address_hides_where_it_leads() -> None:
    assert is_shortened(address("bit.ly/abc"))
    assert not is_shortened(address("https://habit.ly.exemple.com"))


def test_a_business_and_its_site_bear_the_same_name() -> None:
    assert mentions(address("https://www.toituresboreal.ca/contact"), "Tournoi de golf de Toitures Boréal")
    assert not mentions(address("https://www.museelaurentides.org"), "Tournoi de golf de Toitures Boréal")
    assert not mentions(address("https://abc.ca"), "L’abc du compostage")
