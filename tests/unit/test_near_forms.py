"""The sieve lets through every form that the distance accepts, and few others."""

from __future__ import annotations

import random

from desktop import paths
from desktop.checks.engines.lexicon import shipped_entries
from desktop.checks.spelling.near_forms import NearForms
from desktop.checks.spelling.ranking import Ranking

FORMS = sorted({entry.form for entry in shipped_entries(paths.resources())})
LETTERS = "abcdefghijklmnopqrstuvwxyzéèàêç-'"


def mistyped(form: str, chance: random.Random) -> str:
    """`form` with one to three letters changed, dropped, doubled or swapped, the first one apart."""
    letters = list(form)
    for _ in range(chance.randrange(1, 4)):
        place = chance.randrange(1, len(letters))
        letters[place : place + 1] = chance.choice(
            [
                [chance.choice(LETTERS)],
                [],
                [letters[place], letters[place]],
                [letters[place], chance.choice(LETTERS)],
            ]
        ) or ["e"]
    return "".join(letters)


def test_no_form_at_a_short_distance_is_sieved_out() -> None:
    ranking = Ranking(paths.resources() / "lexicon" / "frequent.txt", lambda _: ())
    near, chance = NearForms(FORMS), random.Random(7)
    found = 0
    for form in chance.sample([form for form in FORMS if len(form) > 3], 40):
        word = mistyped(form, chance)
        accepted = {
            other
            for other in FORMS
            if other[:1].lower() == word[:1].lower()
            and abs(len(other) - len(word)) <= 1
            and ranking.distance(word, other) <= 1.0
        }
        likely = set(near.likely(word))
        assert accepted <= likely
        assert len(likely) < len(FORMS) / 20
        found += len(accepted)
    assert found > 0
