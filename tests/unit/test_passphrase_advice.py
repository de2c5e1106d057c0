"""A passphrase is judged as it is typed; only the short ones are refused elsewhere."""

import pytest

from desktop.services.passphrase_advice import Strength, advise


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("", Strength.SHORT),
        ("onze lettre", Strength.SHORT),
        ("aaaaaaaaaaaaaa", Strength.WEAK),
        ("123456789012", Strength.WEAK),
        ("2026 11 29 14 30", Strength.WEAK),
        ("azertyuiop1234", Strength.WEAK),
        ("Camille Roy 2026", Strength.WEAK),
        ("camille.roy.ROY", Strength.WEAK),
        ("sapin fourbu", Strength.FAIR),
        ("un lac sous la neige", Strength.STRONG),
        ("élan brumeux tuque", Strength.FAIR),
        ("xK7!pq2vLm09#RtzWq4d", Strength.STRONG),
        ("🎉🌲🦌🛶🏔️🌊🐟🧭🪵🔥🌧️🐻", Strength.WEAK),
    ],
)
def test_a_passphrase_is_worth_what_a_colleague_could_not_guess(passphrase: str, strength: Strength) -> None:
    assert advise(passphrase, ("Camille", "Roy", "Sainte-Sophie")).strength is strength


def test_what_is_missing_is_counted() -> None:
    assert advise("onze lettre").sentence == "Encore 1\u00a0caractère au moins."
    assert advise("neuf lett").sentence == "Encore 3\u00a0caractères au moins."
