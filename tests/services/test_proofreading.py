"""A text or a whole case is checked outside any workspace, by the calendar of its publication day."""

import datetime as dt

import pytest

from desktop import paths
from desktop.checks.process.client import WorkerClient
from desktop.errors import Refusal
from desktop.services.profile_file import read_profile
from desktop.services.proofreading import Proofreader, TextToCheck, case_fields, judge, uses_markdown

RECORD = "Le conseil est immensément fier du chemin parcouru depuis quatre ans."
INSIDE, OUTSIDE = dt.date(2029, 10, 1), dt.date(2026, 5, 4)


def proofreader(checker: WorkerClient, day: dt.date = OUTSIDE) -> Proofreader:
    profile = read_profile(paths.resources() / "profiles" / "sainte-sophie.toml")
    return Proofreader(checker, profile, day)


def severities(checker: WorkerClient, day: dt.date, period: bool | None = None) -> set[str]:
    report = proofreader(checker, day).text(TextToCheck(RECORD, election_period=period)).result()
    return {str(finding.severity) for finding in report.findings}


def test_the_calendar_of_the_day_decides_unless_the_caller_does(checker) -> None:
    assert "bloquant" in severities(checker, INSIDE)
    assert "bloquant" not in severities(checker, OUTSIDE)
    assert severities(checker, OUTSIDE, True) == severities(checker, INSIDE)
    assert severities(checker, INSIDE, False) == severities(checker, OUTSIDE)


@pytest.mark.parametrize(
    ("medium", "expected"),
    [("website", True), ("contact", True), ("facebook", False), ("youtube", False), ("radio", False)],
)
def test_only_the_site_and_the_newsletter_are_written_in_markdown(medium: str, expected: bool) -> None:
    assert uses_markdown(medium) is expected


def test_offsets_are_those_of_the_text_given(checker) -> None:
    text = "🎉 E\u0301te\u0301\u00a0: les enfant jouent."
    report = proofreader(checker).text(TextToCheck(text)).result()
    assert "enfant" in {text[finding.start : finding.end] for finding in report.findings}


def test_a_case_is_read_whole_but_for_what_nobody_sees(checker) -> None:
    images = [{"alt": "Un parc."}, {"alt": "Ne se lit pas.", "decorative": True}]
    case, report = proofreader(checker).case(
        {"title": "Parc", "body": "Le parc est ouvert.", "images": images}
    )
    assert [field.where for field in case_fields(case)] == ["titre", "corps", "texte_de_remplacement:0"]
    outcome = judge(case, report.result())
    assert len(outcome.gates) == 18
    assert outcome.overall == "bloque", "no account, no rights, no approval"


@pytest.mark.parametrize("wrong", [[], {}, {"body": 3}, {"body": "x", "medium": "radio"}, None])
def test_what_is_no_case_is_refused_in_words(checker, wrong: object) -> None:
    with pytest.raises(Refusal) as caught:
        proofreader(checker).case(wrong)
    assert caught.value.code == "cas_invalide"


def test_a_missing_engine_blocks_what_it_would_have_read(grammarless) -> None:
    case, report = proofreader(grammarless).case({"title": "Parc", "body": "Le parc est ouvert."})
    outcome = judge(case, report.result())
    assert outcome.report.unchecked
    assert any("Non vérifié" in reason.text for reason in outcome.gates["langue"].reasons)
