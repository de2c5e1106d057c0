"""A number in words, a masked mailbox, a birth date in parentheses: somebody's own all the same (art. 23, 26).

And English that French could have spelled (art. 22), and the standard reply of article 15, which is never a breach.
"""

import pytest
from french_text import PROFILE

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.policy.check import PolicyCheck
from desktop.checks.policy.other_language import OtherLanguageCheck
from desktop.checks.policy.personal_data import PersonalDataCheck
from desktop.editorial.findings import Category

PERSONAL = PersonalDataCheck()
LANGUAGE = OtherLanguageCheck()
POLICY = PolicyCheck(paths.resources())


def personal(text: str) -> list[tuple[str, str]]:
    points = PERSONAL.check(Document(text), CheckContext(PROFILE))
    return [(point.rule.removeprefix("renseignement."), text[point.start : point.end]) for point in points]


def foreign(text: str) -> list[str]:
    return [text[point.start : point.end] for point in LANGUAGE.check(Document(text), CheckContext(PROFILE))]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "Demandez Diane : quatre cinq zéro, cinq cinq cinq, zéro un six deux.",
            "quatre cinq zéro, cinq cinq cinq, zéro un six deux",
        ),
        (
            "Divan à donner, quatre-cinq-zéro, cinq-cinq-cinq, zéro-un-trois-trois.",
            "quatre-cinq-zéro, cinq-cinq-cinq, zéro-un-trois-trois",
        ),
        ("Chien perdu, appelez Sylvain au 438 (555) 0172.", "438 (555) 0172"),
    ],
)
def test_a_number_in_words_or_oddly_bracketed_is_a_telephone(text: str, number: str) -> None:
    assert personal(text) == [("telephone", number)]


@pytest.mark.parametrize(
    "text",
    [
        "Comptez avec nous : un, deux, trois, quatre, cinq!",
        "Les équipes de six, sept et huit joueurs s’affrontent.",
        "Les nombres un deux trois quatre cinq six sept huit neuf dix onze du jeu de marelle.",
    ],
)
def test_numbers_that_are_counted_are_no_telephone(text: str) -> None:
    assert personal(text) == []


@pytest.mark.parametrize(
    "mailbox",
    [
        "patlafleur(a)hotmail.com",
        "mdube45 [a] videotron.ca",
        "julie.roy arobase gmail point com",
    ],
)
def test_a_masked_mailbox_is_a_mailbox(mailbox: str) -> None:
    assert personal(f"Chat trouvé, répondez à {mailbox} avant lundi.") == [("courriel", mailbox)]


def test_a_date_of_another_age_after_a_persons_name_is_a_birth() -> None:
    assert personal("Alexandra Gosselin (12-06-1988) est bénévole de l’année.") == [
        ("naissance", "12-06-1988")
    ]
    assert personal("Marie-Ève Roy (2007-03-14) a gagné.") == [("naissance", "2007-03-14")]


@pytest.mark.parametrize(
    "text",
    [
        "Le règlement de Zonage Principal (12-06-1988) est abrogé.",
        "La tournée de Paul Piché (12-06-2027) est annoncée.",
        "Le peintre Paul Roy (1901-1988) a vécu ici.",
    ],
)
def test_another_date_in_parentheses_is_not(text: str) -> None:
    assert personal(text) == []


@pytest.mark.parametrize(
    "text",
    ["Vote for change.", "Big sale this weekend.", "Pets must stay on a leash.", "Doors open at seven."],
)
def test_english_that_french_could_have_spelled_is_english(text: str) -> None:
    assert [span.rstrip(".") for span in foreign(f"{text} Le parc est ouvert.")] == [text.rstrip(".")]


@pytest.mark.parametrize(
    "text",
    [
        "Tournoi de hockey cosom : les Wild Cats affrontent les Thunder à 14 h.",
        "Restaurants, cafés, bars, parking, transport adapté.",
        "Service de garde : places vacantes.",
        "Cours de step, cardio, stretching et boot camp.",
        "Photos, documents, plan, format PDF.",
    ],
)
def test_teams_and_loan_words_are_not_english(text: str) -> None:
    assert foreign(text) == []


def complaints(text: str) -> list[str]:
    points = POLICY.check(Document(text), CheckContext(PROFILE))
    return [text[p.start : p.end] for p in points if p.category is Category.PUBLIC_COMPLAINT]


def test_the_standard_reply_of_article_15_is_never_flagged_itself() -> None:
    reply = (
        "Pour que votre demande soit traitée, nous vous invitons à remplir le formulaire de requête, "
        "à nous écrire à info@stesophie.ca ou à téléphoner au 450 438-7784."
    )
    greeting = "Bonjour Mme Tremblay, merci de nous avoir écrit."
    assert complaints(f"{greeting} {reply}") == []
    assert complaints(reply) == []


def test_a_reply_that_decides_something_is_still_flagged() -> None:
    decision = "Votre demande a été refusée; remplissez un nouveau formulaire."
    assert complaints(f"Bonjour Mme Tremblay. {decision}") == [decision]
