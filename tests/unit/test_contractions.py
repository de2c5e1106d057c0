"""A preposition joins the word it is put before as one writes it: contracted, elided, or simply added."""

from __future__ import annotations

import pytest

from desktop import paths
from desktop.checks.document import Document
from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders
from desktop.checks.grammar.contractions import in_place_of, is_elided_before, with_preposition
from desktop.checks.grammar.grammalecte_check import readable_spans
from desktop.checks.reading.reader import read_sentence
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import Vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    grammalecte = Grammalecte(candidate_folders(paths.resources()))
    assert grammalecte.unavailable() is None
    return Vocabulary(grammalecte)


def sentence(text: str, vocabulary: Vocabulary) -> Sentence:
    document = Document(text)
    (span,) = readable_spans(document)
    return read_sentence(document, span, vocabulary)


@pytest.mark.parametrize("word", ["eau", "hiver", "hôtel", "île", "œuvre", "y", "horaire", "habiter"])
def test_a_vowel_or_a_mute_h_elides(word: str) -> None:
    assert is_elided_before(word)


@pytest.mark.parametrize("word", ["hockey", "haie", "onze", "oui", "yogourt", "hausse", "pont", ""])
def test_an_aspirated_h_and_a_consonant_do_not(word: str) -> None:
    assert not is_elided_before(word)


@pytest.mark.parametrize(
    ("text", "index", "preposition", "written"),
    [
        ("On profite le parc.", 2, "de", "du"),
        ("On profite les rabais.", 2, "de", "des"),
        ("On participe le tournoi.", 2, "à", "au"),
        ("On accède les quais.", 2, "à", "aux"),
        ("On profite une halte.", 2, "de", "d'une"),
        ("On profite cette halte.", 2, "de", "de cette"),
        ("On a l’accès l’hiver.", 4, "à", "à l’"),
    ],
)
def test_the_missing_preposition_is_contracted_or_elided(
    vocabulary: Vocabulary, text: str, index: int, preposition: str, written: str
) -> None:
    hit = with_preposition(sentence(text, vocabulary), index, preposition, "Il manque un mot.")
    assert hit.suggestions == (written,)


@pytest.mark.parametrize(
    ("text", "first", "following", "preposition", "right"),
    [
        ("Il hésite d’appeler.", 2, 3, "à", "Il hésite à appeler."),
        ("Il évite à entrer.", 2, 3, "de", "Il évite d'entrer."),
        ("Le bac est différent que le mien.", 4, 5, "de", "Le bac est différent du mien."),
        ("Il tient de rester.", 2, 3, "à", "Il tient à rester."),
    ],
)
def test_a_wrong_preposition_gives_way_to_the_right_one(
    vocabulary: Vocabulary, text: str, first: int, following: int, preposition: str, right: str
) -> None:
    hit = in_place_of(sentence(text, vocabulary), first, following, preposition, "Une autre préposition.")
    mended = text[: hit.start] + hit.suggestions[0] + text[hit.end :]
    assert mended.replace("’", "'") == right
