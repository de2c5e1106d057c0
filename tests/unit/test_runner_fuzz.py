"""Any text at all: no check fails, no finding leaves the text, spans are exact."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.registry import build_checks
from desktop.checks.runner import Runner
from desktop.editorial.profile import MunicipalProfile

CONTEXT = CheckContext(MunicipalProfile("s", "Val-Doux", "Val-Doux", "B", ("valdoux.ca",), (), ()))
PIECES = st.one_of(
    st.sampled_from(
        [
            "les enfant joue",
            "La salle et déjà pleine.",
            "Il faut jamais",
            "🎉",
            "👩‍👧",
            "\u200d",
            "\u202e",
            "e\u0301",
            "• ",
            "# ",
            "- ",
            "| a | b |",
            "*pump track*",
            "`code`",
            "[lien](valdoux.ca)",
            "«",
            "»",
            "à 19h00",
            "l'",
            "’",
            "\u00a0",
            "\u202f",
            "\u3000",
            "\n",
            "\t",
            "…",
            "M. ",
            "12 345,67 $",
            "www.a.ca",
            "a@b.ca",
            "#Fête",
            "-t-il",
            "qu'",
            "candidat.e.s",
            "SAMEDI",
            "Ste-Sophie",
            "שלום",
            "\ud7b0",
            "\x00",
            "aa-bb-cc",
            "--",
            "''",
            "((",
            "_x_",
        ]
    ),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=12),
)
TEXTS = st.lists(PIECES, max_size=14).map(" ".join)


@pytest.fixture(scope="module")
def runner() -> Runner:
    language = [c for c in build_checks(paths.resources()) if c.name.startswith(("orthographe", "grammaire"))]
    assert len(language) == 3
    return Runner(language, remembered=1)


@pytest.fixture(scope="module")
def everything() -> Runner:
    return Runner(build_checks(paths.resources()), remembered=1)


def examine(runner: Runner, text: str) -> None:
    report = runner.check(Document(text), CONTEXT)
    assert report.unchecked == ()
    for finding in report.findings:
        assert 0 <= finding.start <= finding.end <= len(text)
    starts = [finding.start for finding in report.findings]
    assert starts == sorted(starts)


@given(TEXTS)
@settings(max_examples=150)
def test_no_text_makes_a_language_check_fail(runner: Runner, text: str) -> None:
    examine(runner, text)


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=30))
def test_a_mistake_is_found_at_its_place_after_anything(runner: Runner, before: str) -> None:
    text = f"{before}\nLe villlage est ouvert."
    spots = [
        unicodedata.normalize("NFC", text[f.start : f.end])
        for f in runner.check(Document(text), CONTEXT).findings
    ]
    assert "villlage" in spots


@pytest.mark.nightly
@given(TEXTS)
@settings(max_examples=10_000)
def test_no_text_makes_any_check_fail(everything: Runner, text: str) -> None:
    examine(everything, text)


@pytest.mark.nightly
@pytest.mark.parametrize(
    "unit", ["x", "é-", "l'", "1", "a@", "a.", "« ", "*a", "(", "\u200d", "e\u0301\u0300", "de la "]
)
def test_a_hundred_thousand_characters_of_anything_are_read(everything: Runner, unit: str) -> None:
    examine(everything, (unit * 100_000)[:100_000])
