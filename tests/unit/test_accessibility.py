"""Everybody must be able to read a post, whatever they read it with."""

import pytest
from french_text import PROFILE

from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.policy.accessibility import AccessibilityCheck
from desktop.editorial.findings import Category, Finding, Severity


def points(text: str, where: str = "corps", *, markdown: bool = True) -> list[Finding]:
    document = Document(text, where=where, markdown=markdown)
    return list(AccessibilityCheck().check(document, CheckContext(PROFILE)))


def rules(text: str, where: str = "corps") -> list[str]:
    return [point.rule.removeprefix("accessibilite.") for point in points(text, where)]


@pytest.mark.parametrize("text", ["IMG_2041.jpg", "fête de la famille (2).png", "DSC00412", "PXL_20260612"])
def test_a_file_name_does_not_describe_an_image(text: str) -> None:
    assert rules(text, "texte_de_remplacement:0") == ["alternative_fichier"]


@pytest.mark.parametrize(
    "text", ["Image d’un parc en hiver.", "Une photo de la mairie.", "photographie montrant un lac"]
)
def test_saying_that_it_is_an_image_is_redundant(text: str) -> None:
    assert rules(text, "texte_de_remplacement:1") == ["alternative_redondante"]


def test_a_good_alternative_text_is_left_alone() -> None:
    assert rules("Deux enfants patinent sur la glace du parc.", "texte_de_remplacement:0") == []
    assert rules("é" * 150, "texte_de_remplacement:0") == []
    assert rules("é" * 151, "texte_de_remplacement:0") == ["alternative_longue"]


@pytest.mark.parametrize("text", ["Venez à la #fêtedelafamille!", "#JOURNÉEDELATERRE"])
def test_a_long_hashtag_shows_its_words_by_capitals(text: str) -> None:
    assert rules(text) == ["motclic"]


@pytest.mark.parametrize(
    "text", ["#FêteDeLaFamille", "#parc", "Le nº #12345678901", "stesophie.ca/page#inscriptions"]
)
def test_a_readable_hashtag_is_left_alone(text: str) -> None:
    assert rules(text) == []


def test_a_fourth_emoji_is_one_too_many() -> None:
    assert rules("Bonjour 🎉 à 🎈 tous 🎁 !") == []
    found = points("Bonjour 🎉 à 🎈 tous 🎁 et 🎂 !")
    assert [point.rule for point in found] == ["accessibilite.emojis"]
    assert "Bonjour 🎉 à 🎈 tous 🎁 et 🎂 !"[found[0].start : found[0].end] == "🎂"


def test_joined_emojis_are_heard_as_one_and_a_run_as_many() -> None:
    assert rules("Venez 👨‍👩‍👧‍👦 et 👍🏽 à 🇨🇦!") == []
    assert rules("🎉🎉🎉🎉") == ["emojis"]
    text = "👨‍👩‍👧‍👦👍🏽🇨🇦🎉"
    (point,) = points(text)
    assert text[point.start : point.end] == "🎉"


def test_emojis_are_no_bullets() -> None:
    assert "emojis_puces" in rules("✅ Apportez un lunch\n✅ Apportez de l’eau")
    assert rules("✅ Inscription terminée") == []


def test_a_sentence_in_capitals_shouts_but_an_acronym_does_not() -> None:
    assert rules("LE BUREAU SERA FERMÉ LUNDI PROCHAIN.") == ["capitales"]
    assert rules("AVIS PUBLIC. La MRC, la SOPFEU, le CCU et la SAAQ seront là.") == []


@pytest.mark.parametrize(
    "text", ["[ici](https://a.ca)", "[Cliquez ici](https://a.ca)", "Cliquez sur ce lien."]
)
def test_a_link_says_where_it_goes(text: str) -> None:
    assert rules(text) == ["libelle_lien"]
    assert rules("[Calendrier des collectes](https://a.ca)") == []


def test_nothing_of_accessibility_ever_blocks() -> None:
    text = "✅ CECI EST TOUT À FAIT ILLISIBLE 🎉 🎈 🎁 🎂\n✅ #fêtedelafamille [ici](https://a.ca)"
    found = points(text) + points("IMG_1.jpg", "texte_de_remplacement:0")
    assert found
    assert all(p.category is Category.ACCESSIBILITY and p.severity is not Severity.BLOCKING for p in found)
    assert all(0 <= p.start < p.end <= len(text) for p in points(text))
