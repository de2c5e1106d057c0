"""`de` before the name of somebody, as the OQLF writes it."""

from __future__ import annotations

import pytest

from desktop.editorial.elision import is_elided_before, of_person


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Aurélie Lépinette", "d’Aurélie Lépinette"),
        ("Émile Roy", "d’Émile Roy"),
        ("Œdipe", "d’Œdipe"),
        ("Hélène Ouellet", "d’Hélène Ouellet"),
        ("Henri", "d’Henri"),
        ("Hugues", "d’Hugues"),
        ("Yves Hamel", "d’Yves Hamel"),
        ("Yvan", "d’Yvan"),
        ("Fabien Duruisseau", "de Fabien Duruisseau"),
        ("Harold", "de Harold"),
        ("Yasmine", "de Yasmine"),
        ("Yolande", "de Yolande"),
        ("", "de "),
    ],
)
def test_the_name_of_somebody(name: str, written: str) -> None:
    assert of_person(name) == written


@pytest.mark.parametrize("word", ["hockey", "haricots", "onze", "yogourts", "halte", "", "travaux"])
def test_before_these_nothing_is_elided(word: str) -> None:
    assert not is_elided_before(word)


@pytest.mark.parametrize("word", ["eau", "hiver", "hôtel", "été", "y", "œuvre"])
def test_before_these_the_vowel_goes(word: str) -> None:
    assert is_elided_before(word)
