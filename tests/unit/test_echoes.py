"""One mistake, one alarm: an alarm that goes away once its neighbour is mended is not told."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.checks.base import Check, CheckContext, GrammarCheck
from desktop.checks.document import Document
from desktop.checks.echoes import LONGEST, MOST_FINDINGS, MOST_SENTENCES, without_echoes
from desktop.checks.grammar.check import GrammarRules
from desktop.checks.grammar.grammalecte_check import Grammar
from desktop.checks.runner import Runner
from desktop.editorial.findings import Category, Finding, Severity
from desktop.editorial.profile import MunicipalProfile

CONTEXT = CheckContext(MunicipalProfile("essai", "Essai", "Essai", "Bulletin", (), (), ()))


@pytest.fixture(scope="module")
def runner(all_checks: tuple[Check, ...]) -> Runner:
    return Runner(all_checks)


def mended(runner: Runner, text: str) -> str:
    """What somebody gets who takes the first suggestion of every alarm, once."""
    findings = runner.check(Document(text), CONTEXT).findings
    for finding in sorted(findings, key=lambda f: -f.start):
        if finding.severity is not Severity.SUGGESTION:
            text = text[: finding.start] + finding.suggestions[0] + text[finding.end :]
    return text


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("La guignolée a amasser deux tonnes de denrées.", "La guignolée a amassé deux tonnes de denrées."),
        ("La piste est envahit par les herbes.", "La piste est envahie par les herbes."),
        # Two mistakes are told twice, in one sentence or side by side.
        ("Les bacs est vide.", "Les bacs sont vides."),
        ("La collecte des sapins est reporté a mardi.", "La collecte des sapins est reportée à mardi."),
        ("Mot d’avant. Les enfant a bâtir des cabanes.", "Mot d’avant. Les enfants a bâti des cabanes."),
        # In NFD, under an emoji, in a list.
        (
            "🎉 La fe\u0302te est finit.\n- Le comite\u0301 a de\u0301cider.",
            "🎉 La fe\u0302te est finie.\n- Le comite\u0301 a décidé.",
        ),
    ],
)
def test_whoever_takes_every_suggestion_mends_each_mistake_once(
    runner: Runner, typed: str, right: str
) -> None:
    assert mended(runner, typed) == right


def test_the_checks_asked_again_are_those_of_grammar(all_checks: tuple[Check, ...]) -> None:
    assert {type(check) for check in all_checks if isinstance(check, GrammarCheck)} == {GrammarRules, Grammar}


def alarm(rule: str, text: str, word: str, right: str, severity: Severity = Severity.WARNING) -> Finding:
    start = text.index(word)
    return Finding(rule, Category.GRAMMAR, severity, start, start + len(word), "", suggestions=(right,))


class Grammars:
    """Says of a text what is written for it, and keeps the texts it is asked to read."""

    def __init__(self, *said: tuple[str, str, str, str]) -> None:
        self._said = said
        self.asked: list[str] = []

    def _say(self, text: str) -> list[Finding]:
        """`said`: a rule, the word it is about, what to write, the words without which it says nothing."""
        return [
            alarm(rule, text, word, right)
            for rule, word, right, because in self._said
            if word in text and because in text
        ]

    def found(self, document: Document) -> Iterable[Finding]:
        self.asked.append(document.text)
        return self._say(document.text)

    def found_by(self, rules: tuple[str, ...], document: Document) -> Iterable[Finding]:
        return [finding for finding in self.found(document) if finding.rule.startswith(rules)]

    def told(self, text: str) -> list[str]:
        """The rules heard at the end."""
        return [f.rule for f in without_echoes(self._say(text), Document(text), self)]


def test_an_alarm_that_rests_on_another_mistake_is_not_told() -> None:
    grammar = Grammars(
        ("grammaire.a", "pomes", "pommes", "pomes"), ("grammaire.b", "rouge", "rouges", "pomes")
    )
    assert grammar.told("Des pomes rouge.") == ["grammaire.a"]


def test_of_two_that_rest_on_each_other_the_more_trusted_is_told() -> None:
    one = ("grammaire.homophone.et", "est", "et", "finit")
    other = ("grammaire.terminaison.etre", "finit", "fini", " est ")
    assert Grammars(one, other).told("Le bal est finit.") == ["grammaire.terminaison.etre"]


def test_the_echo_of_an_echo_is_told_if_the_first_does_not_silence_it() -> None:
    first = ("grammaire.a", "un", "deux", "un")
    second = ("grammaire.b", "trois", "quatre", " un ")
    third = ("grammaire.c", "cinq", "six", "trois")
    assert Grammars(first, second, third).told("Voici un trois cinq.") == ["grammaire.a", "grammaire.c"]


def test_sound_text_and_single_alarms_are_not_read_again() -> None:
    grammar = Grammars(("grammaire.a", "pomes", "pommes", "pomes"))
    assert grammar.told("Des pomes. Des poires.") == ["grammaire.a"]
    assert grammar.asked == []


def test_a_text_that_is_no_prose_is_told_as_it_is() -> None:
    rules = [(f"grammaire.{n}", f"mot{n}x", "mot", f"mot{n}x") for n in range(MOST_FINDINGS + 1)]
    crowded = Grammars(*rules)
    assert len(crowded.told(" ".join(word for _, word, _, _ in rules))) == len(rules)
    assert crowded.asked == []
    endless = Grammars(
        ("grammaire.a", "pomes", "pommes", "pomes"), ("grammaire.b", "rouge", "rouges", "pomes")
    )
    assert endless.told(f"Des pomes rouge{' et encore' * LONGEST}.") == ["grammaire.a", "grammaire.b"]
    assert endless.asked == []
    many = Grammars(("grammaire.a", "pomes", "pommes", "pomes"), ("grammaire.b", "rouge", "rouges", "pomes"))
    text = "Des pomes rouge. " * (MOST_SENTENCES + 50)
    found = [
        Finding(f.rule, f.category, f.severity, f.start + at, f.end + at, "", suggestions=f.suggestions)
        for at in range(0, len(text), 17)
        for f in many._say("Des pomes rouge.")
    ]
    told = without_echoes(found, Document(text), many)
    assert len(told) == 2 * (MOST_SENTENCES + 50) - MOST_SENTENCES


@given(
    st.text(alphabet="ab .\n’éœ🎉", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6)), max_size=6),
)
def test_nothing_is_added_and_nothing_breaks(text: str, places: list[tuple[int, int]]) -> None:
    document = Document(text)
    length = len(document.text)
    found = [
        Finding(
            "grammaire.x",
            Category.GRAMMAR,
            Severity.WARNING,
            min(a, length),
            min(a + n, length),
            "",
            suggestions=("é",),
        )
        for a, n in places
    ]
    told = without_echoes(
        found, document, Grammars(("grammaire.x", "a", "b", "b"), ("grammaire.x", "é", "e", "a"))
    )
    assert set(told) <= set(found)
