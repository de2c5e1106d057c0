"""Prices, percentages and imperatives are recognised by their form, whatever the hand that typed them."""

from __future__ import annotations

import pytest

from desktop.checks.document import Document
from desktop.checks.policy.matching import Lexicon, Reader
from desktop.checks.policy.recognisers import imperatives, manner, numbers

READER = Reader(Lexicon({}, {}, {}, {}), (imperatives, numbers, manner))


def marked(text: str, kind: str) -> list[str]:
    found = []
    for reading in READER.read(Document(text, markdown=False)):
        for start, end in reading.spans(kind):
            first, last = reading.span_of(start, end)
            found.append(text[first:last])
    return found


@pytest.mark.parametrize(
    "price",
    [
        "29,99 $",
        "29,99$",
        "29.99$",
        "29\u00a0$",
        "1,8 M$",
        "1,8\u00a0M$",
        "1 204 500 $",
        "12,50 dollars",
        "99 ¢",
        "99 cents",
        "50 piastres",
        "15 piasses",
        "vingt dollars",
        "dix-neuf piasses",
        "30 CAD",
        "10 €",
    ],
)
def test_a_price_is_one_however_it_is_written(price: str) -> None:
    assert marked(f"Le tout à {price} seulement.", "PRIX") == [price]


def test_a_price_may_follow_its_sign() -> None:
    assert marked("À $29.99 ou CAD 30.", "PRIX") == ["29.99", "30"]


@pytest.mark.parametrize(
    "text", ["Il y a 29 places.", "Dès 9 h 30.", "Le 2 pour 1.", "Vingt places.", "Lot 3 021 900."]
)
def test_other_numbers_are_no_prices(text: str) -> None:
    assert marked(text, "PRIX") == []


@pytest.mark.parametrize("rate", ["15 %", "15%", "15\u00a0%", "15 pour cent", "quinze pour cent"])
def test_a_percentage_is_one(rate: str) -> None:
    assert marked(f"Un rabais de {rate} samedi.", "POURCENT") == [rate]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Venez nous voir.", "Venez"),
        ("Ne venez pas.", "venez"),
        ("N’oubliez pas.", "oubliez"),
        ("Pis oubliez pas!", "oubliez"),
        ("Bonjour, réservez vite.", "réservez"),
        ("Pour réserver, appelez.", "appelez"),
        ("👉 Réservez", "Réservez"),
        ("1. Réservez", "Réservez"),
        ("Allez-y!", "Allez"),
        ("Allons-y!", "Allons"),
        ("Dites-le!", "Dites"),
        ("Soyez prudents.", "Soyez"),
        ("« Votez pour moi »", "Votez"),
        ("votez lauzon", "votez"),
        ("Viens voir ça.", "Viens"),
        ("Appelle-le vite.", "Appelle"),
        ("Profite du soleil.", "Profite"),
    ],
)
def test_an_imperative_opens_a_clause(text: str, verb: str) -> None:
    assert marked(text, "IMPERATIF") == [verb]


@pytest.mark.parametrize(
    "text",
    [
        "Vous venez demain.",
        "Nous irons au parc.",
        "Assez de neige.",
        "Le nez rouge.",
        "Chez nous.",
        "Maisons à visiter.",
        "Les gens que vous rencontrez.",
        "On profite du soleil.",
        "Il viens trop tard.",
    ],
)
def test_the_same_forms_elsewhere_are_none(text: str) -> None:
    assert marked(text, "IMPERATIF") == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("La Municipalité ne prend pas parti.", "ne"),
        ("Elle n’appuie aucun candidat.", "n’"),
        ("Jamais elle n’appuiera quelqu’un.", "n’"),
        ("Rien ne change.", "ne"),
    ],
)
def test_a_negation_has_its_two_halves(text: str, word: str) -> None:
    assert marked(text, "NEGATION") == [word]


def test_half_a_negation_denies_nothing() -> None:
    assert marked("Je crains qu’il ne vienne.", "NEGATION") == []
    assert marked("C’est plus loin.", "NEGATION") == []
