"""Dates: the weekday is checked, and the date is written as the OQLF writes it."""

from __future__ import annotations

import datetime as dt

import pytest
from french_text import corrected, findings, warnings

from desktop.checks.typography.dates import DateCheck
from desktop.editorial.findings import Severity

CHECK = DateCheck()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("La séance du mardi 9 novembre 2026 est reportée.", "lundi 9 novembre 2026"),
        ("Rendez-vous le samedi 1er mai 2026!", "vendredi 1er mai 2026"),
        ("Du lundi 3 au samedi 7 mai 2027.", "vendredi 7 mai 2027"),
        ("Les ateliers du lundi 4 et du mercredi 5 mai 2027.", "mardi 4"),
        ("Sainte-Sophie, le Mercredi 1er juillet 2027", "Jeudi 1er juillet 2027"),
        ("Ouvert jeudi, le 9 novembre 2026.", "le lundi 9 novembre 2026"),
        ("LE SAMEDI 13 DÉCEMBRE 2026", "DIMANCHE 13 DÉCEMBRE 2026"),
        ("Le Samedi 13 Décembre, 2026", "Dimanche 13 décembre 2026"),
        ("Le dim. 12 déc. 2026", "samedi 12 déc. 2026"),
        ("Les samedi 5 et lundi 6 décembre 2026", "dimanche 6 décembre 2026"),
        ("Le lundi 2026-12-06", "dimanche"),
        ("Fermé le vendredi\u00a025\u00a0décembre\u00a02027.", "samedi 25\u00a0décembre\u00a02027"),
    ],
)
def test_a_weekday_that_does_not_match_the_date_is_flagged(wrong: str, right: str) -> None:
    found = [f for f in warnings(CHECK, wrong) if f.rule == "date.incoherente"]
    assert [f.suggestions[0] for f in found] == [right]


def test_the_nearest_days_of_the_written_weekday_are_offered_next() -> None:
    [found] = warnings(CHECK, "Le mardi 9 novembre 2026")
    assert found.suggestions == ("lundi 9 novembre 2026", "mardi 10 novembre 2026", "mardi 3 novembre 2026")


@pytest.mark.parametrize("text", ["Le 31 juin, on ferme.", "Le 30 février 2027", "Le 29 février 2027"])
def test_a_day_that_does_not_exist_is_flagged(text: str) -> None:
    assert [f.rule for f in warnings(CHECK, text)] == ["date.inexistante"]


def test_without_a_year_the_publication_date_decides_when_it_is_certain() -> None:
    text = "La séance aura lieu le mardi 9 novembre."
    october = dt.date(2026, 10, 12)
    assert [f.suggestions[0] for f in warnings(CHECK, text, published=october)] == ["lundi 9 novembre"]
    assert warnings(CHECK, "La séance aura lieu le lundi 9 novembre.", published=october) == []
    assert warnings(CHECK, "Le mardi 9 novembre dernier, on a dansé.", published=october) == []


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Le mardi 9 novembre, on ferme.", None),
        ("L’incendie du mardi 9 mai a marqué le village.", dt.date(2026, 10, 12)),
        ("Fondée le 3 mai 1921, la fanfare joua le mardi 9 novembre.", dt.date(2026, 10, 12)),
    ],
)
def test_a_year_that_is_not_certain_is_never_guessed(text: str, published: dt.date | None) -> None:
    assert warnings(CHECK, text, published=published) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Venez vendredi, le 2 juillet.", "Venez le vendredi 2 juillet."),
        ("Venez mardi le 13 août.", "Venez le mardi 13 août."),
        ("Vendredi, le 2 juillet", "Le vendredi 2 juillet"),
        ("La fête de samedi, le 12", "La fête du samedi 12"),
        ("Le mardi, le 13 août", "Le mardi 13 août"),
        ("Avant le mercredi, 5 mai", "Avant le mercredi 5 mai"),
        ("Le 5 mai, 2027", "Le 5 mai 2027"),
        ("Dès le 1 mai", "Dès le 1er mai"),
        ("Dès le 01 mai, puis le 05 juin", "Dès le 1er mai, puis le 5 juin"),
        ("Le 2e mai", "Le 2 mai"),
        ("Le 5 et 6 mai", "Les 5 et 6 mai"),
        ("Du 5, 6 et 7 mai", "Des 5, 6 et 7 mai"),
        ("Entre 9 h à 16 h", "Entre 9 h et 16 h"),
        ("Entre le 5 au 7 mai", "Entre le 5 et le 7 mai"),
    ],
)
def test_a_date_is_written_as_the_oqlf_writes_it(wrong: str, right: str) -> None:
    assert corrected(CHECK, wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "Le mardi 13 août 2024, à 14 h 30",
        "Du 28 décembre au 3 janvier 2027, et du lundi 3 au vendredi 7 mai 2027.",
        "Les mardis 4, 11 et 18 mai 2027",
        "Tous les lundis, de 9 h à 16 h; le mercredi, 5 places.",
        "Le jeudi, le 5 à 7 des bénévoles",
        "L’article 1 et le 12, rue du Premier-Mai, poste 1.",
        "Le 29 février 2028 et le 31 décembre",
        "En mai 2027, le 1er juin, les 5 et 6 mai; entre le 5 et le 7 mai.",
        "Le 450 438-7784, le 12 $ et le 9 h 30.",
    ],
)
def test_a_date_that_is_right_is_left_alone(text: str) -> None:
    assert [(f.rule, text[f.start : f.end]) for f in warnings(CHECK, text)] == []


def test_figures_in_a_sentence_are_only_a_suggestion() -> None:
    [found] = findings(CHECK, "La collecte du 2027-05-17 est annulée.")
    assert (found.severity, found.suggestions) == (Severity.SUGGESTION, ("17 mai 2027",))
    [found] = findings(CHECK, "La collecte du 05/12/2026 est annulée.")
    assert found.suggestions == ()
    assert findings(CHECK, "| 2027-05-17 | bac brun |") == []


@pytest.mark.parametrize(
    "text", ["1a" * 50_000, "lundi 1, " * 11_000, "1 et 1 et " * 10_000, "mardi " * 16_000]
)
def test_a_very_long_line_is_read_to_the_end(text: str) -> None:
    for finding in findings(CHECK, text):
        assert 0 <= finding.start < finding.end <= len(text)
