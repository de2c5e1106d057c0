"""The links the municipality publishes are well formed and say where they go (art. 14)."""

import pytest
from french_text import PROFILE

from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.policy.links import LinkCheck
from desktop.editorial.findings import Category, Finding


def points(text: str) -> list[Finding]:
    return list(LinkCheck().check(Document(text), CheckContext(PROFILE)))


def rules(text: str) -> list[str]:
    return [point.rule.removeprefix("liens.") for point in points(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Voir https://stesophie.ca/loisirs.",
        "Voir https://www.hydroquebec.com/pannes, svp.",
        "Voir www.quebec.ca!",
        "(https://stesophie.ca/a_(b))",
        "Écrivez à courrier@stesophie.ca ou visitez stesophie.ca.",
        "[Calendrier](https://stesophie.ca/calendrier?mois=5#haut)",
        "https://exemple.ca:8443/page",
    ],
)
def test_a_good_address_is_left_alone(text: str) -> None:
    assert rules(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Voir http:/stesophie.ca",
        "htpp://stesophie.ca",
        "https://stesophie",
        "www,stesophie.ca",
        "https://[stesophie.ca",
    ],
)
def test_a_broken_address_is_said_to_be_broken(text: str) -> None:
    assert rules(text) == ["malforme"]


def test_a_shortened_link_hides_where_it_goes() -> None:
    assert rules("Inscription: https://bit.ly/3xYz") == ["raccourci"]


def test_the_municipality_s_own_site_is_secure() -> None:
    (point,) = points("Voir http://stesophie.ca/loisirs.")
    assert point.suggestions == ("https://stesophie.ca/loisirs",)
    assert point.category is Category.LINK
    assert point.article == "14"
    assert rules("Voir http://autre.ca/loisirs.") == []


def test_an_empty_link_leads_nowhere() -> None:
    assert rules("[Inscription]()") == ["vide"]


def test_a_long_line_of_dots_and_slashes_is_read_in_one_pass() -> None:
    text = "http://" + "a." * 100_000 + " " + "https://" * 20_000
    assert all(0 <= point.start < point.end <= len(text) for point in points(text))
