"""The command line speaks French, argparse's own words included."""

import pytest

from desktop.french_argparse import FrenchParser


def parser() -> FrenchParser:
    made = FrenchParser(prog="bon-a-tirer", description="Essai")
    made.add_argument("fichier")
    made.add_argument("--media", choices=["website", "facebook"])
    made.add_argument("--nombre", type=int)
    return made


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "il manque\u00a0: fichier"),
        (["a", "--media", "radio"], "choix inconnu\u00a0: 'radio'"),
        (["a", "--media"], "attend une valeur"),
        (["a", "b"], "arguments inconnus\u00a0: b"),
        (["a", "--nombre", "x"], "valeur incorrecte\u00a0: 'x'"),
    ],
)
def test_a_usage_error_is_told_in_french_with_status_2(
    arguments: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        parser().parse_args(arguments)
    assert stopped.value.code == 2
    error = capsys.readouterr()
    assert expected in error.err
    assert not any(
        word in error.err + error.out for word in ("error", "argument:", "required", "expected", "invalid")
    )


def test_the_help_is_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        parser().parse_args(["--help"])
    assert stopped.value.code == 0
    text = capsys.readouterr().out
    assert "afficher cette aide" in text
    assert "usage\u00a0:" in text
    assert "show this help" not in text
