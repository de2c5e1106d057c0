"""One finding per mistake, the best suggestion first."""

from __future__ import annotations

from desktop.checks.merge import merge
from desktop.editorial.findings import Category, Finding, Severity


def found(
    start: int,
    end: int,
    *suggestions: str,
    category: Category = Category.GRAMMAR,
    severity: Severity = Severity.WARNING,
    rule: str = "r",
) -> Finding:
    return Finding(rule, category, severity, start, end, "m", suggestions=suggestions)


def test_two_engines_on_the_same_word_give_one_finding_with_all_suggestions() -> None:
    (one,) = merge([found(3, 8, "ouvert", rule="a"), found(3, 8, "ouverte", "ouvert", rule="b")])
    assert one.rule == "a"
    assert one.suggestions == ("ouvert", "ouverte")


def test_the_finding_that_proposes_something_is_kept() -> None:
    (one,) = merge([found(3, 8), found(2, 8, "correction")])
    assert one.suggestions == ("correction",)


def test_neighbours_that_do_not_overlap_are_two_mistakes() -> None:
    assert len(merge([found(0, 3, "x"), found(3, 6, "y")])) == 2


def test_a_block_is_not_hidden_by_a_warning() -> None:
    blocking = found(0, 4, category=Category.SPELLING, severity=Severity.BLOCKING)
    assert merge([found(0, 4, "x"), blocking])[0].severity is Severity.BLOCKING


def test_a_remark_on_a_long_sentence_does_not_hide_the_mistakes_in_it() -> None:
    remark = found(0, 200, severity=Severity.SUGGESTION)
    assert len(merge([remark, found(5, 9, "x"), found(50, 55, "y")])) == 3


def test_a_remark_on_a_word_already_flagged_is_not_repeated() -> None:
    assert len(merge([found(5, 9, "x"), found(5, 9, "y", severity=Severity.SUGGESTION)])) == 1


def test_a_name_to_verify_gives_way_to_a_mistake_at_the_same_place() -> None:
    name = found(0, 6, category=Category.NAME_TO_VERIFY, severity=Severity.SUGGESTION)
    assert merge([name, found(0, 9, "x")]) == [found(0, 9, "x")]
    assert merge([name]) == [name]


def test_policy_and_language_are_separate_matters() -> None:
    policy = found(0, 9, category=Category.SUBJECTIVITY)
    assert len(merge([policy, found(0, 9, "x")])) == 2
