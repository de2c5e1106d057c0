"""The spaces put right as one types."""

from __future__ import annotations

import pytest

from desktop.ui.editor.text.spaces import correction


def typed(text: str) -> str:
    """What comes of typing `text` character by character."""
    done = ""
    for character in text:
        before, done = done.rpartition("\n")[2], done + character
        line = len(done) - len(before) - 1
        if (wanted := correction(before, character)) is not None:
            done = done[: line + wanted.start] + wanted.text + done[line + wanted.end :]
    return done


@pytest.mark.parametrize(
    ("keys", "result"),
    [
        ("Sont invités : tous", "Sont invités\u00a0: tous"),
        ("Sont invités: tous", "Sont invités\u00a0: tous"),
        ("Tél.: 450", "Tél.\u00a0: 450"),
        ("Il dit «oui» encore", "Il dit «\u00a0oui\u00a0» encore"),
        ("Il dit « oui » encore", "Il dit «\u00a0oui\u00a0» encore"),
        ("une hausse de 2 % et 12% de", "une hausse de 2\u00a0% et 12\u00a0% de"),
        ("25 $ ou 30$", "25\u00a0$ ou 30\u00a0$"),
        ("à 19 h 30.", "à 19\u00a0h\u00a030."),
        ("à 19h30.", "à 19\u00a0h\u00a030."),
        ("à 19 h, demain", "à 19\u00a0h, demain"),
        ("de 9 h à 17 h.", "de 9\u00a0h à 17\u00a0h."),
        ("Bravo !", "Bravo!"),
        ("Qui ? Vous ; moi", "Qui? Vous; moi"),
        ("À savoir:\n- un", "À savoir\u00a0:\n- un"),
    ],
)
def test_spaces_follow_the_office_quebecois_de_la_langue_francaise(keys: str, result: str) -> None:
    assert typed(keys) == result


@pytest.mark.parametrize(
    "keys",
    [
        "https://stesophie.ca/actualites?a=1 suite",
        "www.stesophie.ca/a: suite",
        "19 habitants et 3 heures",
        "le lot 12:30 du plan",
        "- premier point",
        "> citation",
        "`code :`",
        "communications@stesophie.ca: suite",
        "un simple texte, sans rien.",
        "de 19:30 à 20:15",
    ],
)
def test_what_is_right_or_no_prose_is_left_alone(keys: str) -> None:
    assert typed(keys) == keys
