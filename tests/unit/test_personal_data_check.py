"""Nobody's private number, address or identity leaves on an official page (art. 23, 26)."""

import pytest
from french_text import PROFILE

from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.policy.personal_data import PersonalDataCheck


def found(text: str) -> list[tuple[str, str]]:
    document = Document(text)
    points = PersonalDataCheck().check(document, CheckContext(PROFILE))
    return [(p.rule.removeprefix("renseignement."), document.text[p.start : p.end]) for p in points]


@pytest.mark.parametrize(
    "number",
    [
        "450 555-0147",
        "450-555-0147",
        "450.555.0147",
        "(450) 555-0147",
        "(450)555-0147",
        "4505550147",
        "1 450 555-0147",
        "+1 514 555 0199",
        "450–555–0147",
        "450\u2011555\u20110147",
        "450 - 555 - 0147",
        "450/555-0147",
        "450 55 50 147",
        "4 5 0 5 5 5 0 1 4 7",
        "450\u00a0555-0147",
    ],
)
def test_a_private_number_is_seen_however_it_is_written(number: str) -> None:
    assert found(f"Chien perdu, appelez Sylvain au {number}.") == [("telephone", number)]


@pytest.mark.parametrize(
    "text",
    [
        "Information : 450 438-7784, poste 5225.",
        "Composez le (450) 438-7784.",
        "Info-Santé : 1 866 555-0100.",
        "Le Club de l’âge d’or : 450 555-0120.",
        "Mme Lise Morin, coordonnatrice des loisirs, 450 555-0111.",
        "Comptoir alimentaire, 450 555-0133, du mardi au jeudi.",
        "Sûreté du Québec : 450 555-0177.",
        "Le lot 3 021 900 et le règlement 1305-2024.",
        "Un montant de 412 880 $ et 1 234 567 habitants.",
    ],
)
def test_public_numbers_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "address",
    ["julien.morin88@gmail.com", "mtremblay@videotron.ca", "louise_roy@hotmail.com", "a.b@sympatico.ca"],
)
def test_a_personal_mailbox_is_private(address: str) -> None:
    assert found(f"Écrivez à {address} pour une place.") == [("courriel", address)]


@pytest.mark.parametrize(
    "text",
    [
        "Écrivez à courrier@stesophie.ca ou à ejoly@stesophie.ca.",
        "Inscription : clubsoccerstesophie@gmail.com.",
        "Renseignements : info@fadoqlaurentides.org.",
        "Le comité du jardin répond à potagersophie@gmail.com.",
        "Ministère : soutien@mamh.gouv.qc.ca.",
    ],
)
def test_the_mailbox_of_a_body_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_social_insurance_number_is_seen_by_its_checksum_or_its_name() -> None:
    assert found("Son numéro est le 046 454 286.") == [("nas", "046 454 286")]
    assert found("NAS 123 456 789") == [("nas", "123 456 789")]
    assert found("Des lots 046 454 286 sont visés.") == []
    assert found("Le budget est de 046 454 286 $.") == []


def test_a_health_insurance_number_is_seen() -> None:
    assert found("Carte trouvée : GAGM 5803 1217.") == [("nam", "GAGM 5803 1217")]
    assert found("Carte trouvée : GAGM58031217.") == [("nam", "GAGM58031217")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("NAS 04 64 54 28 6", "04 64 54 28 6"),
        ("n.a.s. : 046454286", "046454286"),
        ("Assurance sociale (046\u202f454\u202f286)", "046\u202f454\u202f286"),
    ],
)
def test_a_social_insurance_number_is_seen_however_it_is_cut_when_it_is_named(text: str, number: str) -> None:
    assert found(text) == [("nas", number)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("NAM : lavj 1205 1419", "lavj 1205 1419"),
        ("Carte soleil : LAVJ 12 05 14 19", "LAVJ 12 05 14 19"),
        ("RAMQ LAVJ.1205.1419", "LAVJ.1205.1419"),
        ("Reçu : LAVJ-1205-1419", "LAVJ-1205-1419"),
    ],
)
def test_a_health_insurance_number_is_seen_however_it_is_cut(text: str, number: str) -> None:
    assert found(text) == [("nam", number)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Chien perdu, tél. 555-0147.", "555-0147"),
        ("Julie, 555-0147, pour le covoiturage.", "555-0147"),
        ("Texto à Julie : 555 0147", "555 0147"),
    ],
)
def test_seven_digits_are_a_telephone_after_a_word_or_a_first_name(text: str, number: str) -> None:
    assert found(text) == [("telephone", number)]


@pytest.mark.parametrize(
    "text",
    [
        "Règlement 250-2024 et dossier 555-0147.",
        "Les lots 4 505 550 147 et suivants.",
        "Julie, saison 2025-2026.",
        "Sophie présente le règlement 305-2019.",
        "Le total : 450 000 000 $ sur dix ans.",
    ],
)
def test_digits_that_count_something_else_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Écrire à julie.roy (arobase) gmail.com", "julie.roy (arobase) gmail.com"),
        ("julie.roy[at]gmail.com", "julie.roy[at]gmail.com"),
        ("julie.roy @ gmail.com", "julie.roy @ gmail.com"),
        ("julie.roy\uff20gmail.com", "julie.roy\uff20gmail.com"),
    ],
)
def test_a_mailbox_spelled_for_people_is_one(text: str, address: str) -> None:
    assert found(text) == [("courriel", address)]


def test_a_card_number_is_seen() -> None:
    assert found("Payez avec 4111 1111 1111 1111.") == [("carte", "4111 1111 1111 1111")]


def test_a_birth_date_is_seen_but_not_a_founding_date() -> None:
    for date in ("née le 14 mars 1951", "né(e) le 14 mars 1951", "né le 14/03/51", "DDN : 1951-03-14"):
        assert found(f"Mme Campeau, {date}, habite ici.") == [("naissance", date)]
    assert found("Sophie Masson, née le 24 novembre 1798, a donné son nom au parc.") == []
    assert found("La municipalité, fondée le 1er juillet 1855, grandit.") == []


def test_a_million_digits_are_read_in_one_pass() -> None:
    for text in (
        "4" * 300_000,
        "450 " * 100_000,
        "a@" * 200_000,
        "a." * 200_000 + "@gmail.com",
        "née le " * 60_000,
    ):
        assert all(len(span) > 0 for _, span in found(text))
