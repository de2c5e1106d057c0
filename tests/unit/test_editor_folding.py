"""Searching without minding case, accents, apostrophes and spaces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.editor.text.folding import find_all, fold


def test_accents_case_and_apostrophes_are_set_aside() -> None:
    text = "L’École, l'ecole et l’e\u0301cole"
    assert [text[a:b] for a, b in find_all(text, "l'école")] == ["L’École", "l'ecole", "l’e\u0301cole"]


def test_accents_can_count() -> None:
    text = "cote côté côte e\u0301té été"
    assert [text[a:b] for a, b in find_all(text, "côté", accents=True)] == ["côté"]
    assert [text[a:b] for a, b in find_all(text, "été", accents=True)] == ["e\u0301té", "été"]


def test_a_whole_word_is_not_part_of_another() -> None:
    assert find_all("parc, parcs, Parc", "parc", whole_words=True) == [(0, 4), (13, 17)]


def test_a_no_break_space_is_found_by_an_ordinary_one() -> None:
    assert find_all("à 19\u00a0h\u00a030", "19 h 30") == [(2, 9)]


def test_a_letter_that_folds_to_two_keeps_its_place() -> None:
    assert find_all("😀 Straße ici", "strasse") == [(2, 8)]
    assert find_all("rien", "") == []


@given(st.text(max_size=80), st.booleans())
def test_places_lead_back_to_the_original(text: str, accents: bool) -> None:
    folded = fold(text, accents=accents)
    places = list(folded.places)
    assert len(places) == len(folded.text) + 1
    assert places == sorted(places)
    assert places[-1] == len(text)
