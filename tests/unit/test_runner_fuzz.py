"""Any text at all: no check fails, no finding leaves the text, spans are exact."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.checks.base import Check, CheckContext
from desktop.checks.document import Document
from desktop.checks.runner import TOO_MANY, Runner
from desktop.editorial.profile import MunicipalProfile

CONTEXT = CheckContext(MunicipalProfile("s", "Val-Doux", "Val-Doux", "B", ("valdoux.ca",), (), ()))
SPACES = [
    chr(code) for code in range(0x10000) if chr(code).isspace() or unicodedata.category(chr(code)) == "Zs"
]
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
            "~~rayé~~ **gras** ***tout***",
            "> cité\n> encore",
            "1. un\n2) deux",
            "```\ncode",
            '[un](deux) [trois][4] ![alt](a.png "t")',
            "<b>é</b> &eacute;",
            "<tags>",
            "<> <RULES> <morph>",
            "- [ ] à faire",
            "\u2066مرحبا\u2069",
            "e\u0301\u0301\u0323\u20dd",
            "\u0301enfant",
            "les enfa\u00adnt joue",
            "les\u200benfant",
            "🏳️‍🌈👨🏽‍🚒",
            "Il faut jamais",
            "malgrés qu’il a plu",
            "acommoder les citoyen",
            "Definir le budjet",
            "commu nication",
            "te\u00a0te",
            "mardi 31 février 2027",
            "ÉCRIVEZ-NOUS",
            "\ufeff",
            "\u2028",
            "\x85",
            "ﬁn",
            "Ǆ",
            "İ",
            "ß",
        ]
    ),
    # Every space of Unicode, between words that a rule looks at.
    st.sampled_from(SPACES).map(
        lambda space: f"les{space}enfant{space}joue{space}: «{space}oui{space}»{space}!"
    ),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=12),
)
JOINTS = st.sampled_from([" ", "", "\n", "\u00a0", "\u200b"])
TEXTS = st.builds(lambda pieces, joint: joint.join(pieces), st.lists(PIECES, max_size=14), JOINTS)


@pytest.fixture(scope="module")
def runner(all_checks: tuple[Check, ...]) -> Runner:
    language = [c for c in all_checks if c.name.startswith(("orthographe", "grammaire"))]
    assert len(language) == 3
    return Runner(language, remembered=1)


@pytest.fixture(scope="module")
def everything(all_checks: tuple[Check, ...]) -> Runner:
    return Runner(all_checks, remembered=1)


def examine(runner: Runner, text: str, markdown: bool = True) -> None:
    """Every check answers; every finding is in the text, in order, on whole characters, and what it offers changes it."""
    report = runner.check(Document(text, markdown=markdown), CONTEXT)
    # A text with more remarks than anyone would read says so; no check failed for all that.
    assert set(report.unchecked) <= {TOO_MANY}
    for finding in report.findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.message
        words = text[finding.start : finding.end]
        assert on_a_whole_character(text, finding.start), (finding.rule, words)
        assert on_a_whole_character(text, finding.end), (finding.rule, words)
        assert len(set(finding.suggestions)) == len(finding.suggestions), finding
        for suggestion in finding.suggestions:
            composed = unicodedata.normalize("NFC", words)
            assert unicodedata.normalize("NFC", suggestion) != composed, finding
    starts = [finding.start for finding in report.findings]
    assert starts == sorted(starts)


def on_a_whole_character(text: str, at: int) -> bool:
    """Whether a place is not between a letter and the accent it composes with."""
    pair = text[at - 1 : at + 1]
    return at == 0 or len(pair) < 2 or len(unicodedata.normalize("NFC", pair)) == 2


@given(TEXTS, st.booleans())
@settings(max_examples=150)
def test_no_text_makes_a_language_check_fail(runner: Runner, text: str, markdown: bool) -> None:
    examine(runner, text, markdown)


@given(TEXTS, st.booleans())
@settings(max_examples=100)
def test_no_text_makes_a_check_fail(everything: Runner, text: str, markdown: bool) -> None:
    examine(everything, text, markdown)


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=30))
def test_a_mistake_is_found_at_its_place_after_anything(runner: Runner, before: str) -> None:
    text = f"{before}\nLe villlage est ouvert."
    spots = [
        unicodedata.normalize("NFC", text[f.start : f.end])
        for f in runner.check(Document(text), CONTEXT).findings
    ]
    assert "villlage" in spots


@pytest.mark.nightly
@given(TEXTS, st.booleans())
@settings(max_examples=10_000)
def test_ten_thousand_texts_make_no_check_fail(everything: Runner, text: str, markdown: bool) -> None:
    examine(everything, text, markdown)


@pytest.mark.nightly
@pytest.mark.parametrize(
    "unit",
    [
        "x",
        "é-",
        "l'",
        "1",
        "a@",
        "a.",
        "« ",
        "*a",
        "(",
        "\u200d",
        "e\u0301\u0300",
        "de la ",
        "\u00a0",
        "🎉",
        "א",
        "les enfant joue ",
        "#",
        "\n- ",
    ],
)
def test_a_hundred_thousand_characters_of_anything_are_read(everything: Runner, unit: str) -> None:
    examine(everything, (unit * 100_000)[:100_000])
