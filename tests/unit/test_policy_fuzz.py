"""Whatever is typed, the checks of the policy answer: exact spans, no failure, and a cost that follows the length."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.checks.base import Check, CheckContext
from desktop.checks.document import Document
from desktop.checks.fields import TextField
from desktop.checks.policy.accessibility import AccessibilityCheck
from desktop.checks.policy.check import PolicyCheck
from desktop.checks.policy.links import LinkCheck
from desktop.checks.policy.other_language import OtherLanguageCheck
from desktop.checks.policy.personal_data import PersonalDataCheck
from desktop.checks.process.client import WorkerClient
from desktop.checks.process.protocol import CheckRequest
from desktop.checks.runner import Runner
from desktop.services.profile_file import read_profile

PROFILE = read_profile(Path(__file__).parent.parent / "data" / "corpus-profile.toml")
CONTEXTS = (CheckContext(PROFILE), CheckContext(PROFILE, election_period=True))

# What the patterns and the recognisers look for, cut anywhere and put in any order.
PIECES = st.one_of(
    st.sampled_from(
        "Réjean Lauzon|#VotezLauzon|#votezlauzon|@Mélanie Roy|M. |Mme S. |J.-G. Perron|pro-Lauzon|le maire|votez|ne |pas |aucun"
        "|« |»|\"|“|”|'|’|l'|29,99 $|vingt dollars|15 %|450 555-0147|450 55 50 147|046 454 286|NAS 04 64 54 28 6|LAVJ 1205 1419"
        "|née le 14/05/09|julie (arobase) gmail.com|a@b.ca|https//a.ca|http://[|www,a|bit.ly|[a](|[](|]()|*a*|_b_|the park|Save the date"
        "|let’s go|12 ans|parc |rue |inc.|Action-Sainte-Sophie|équipe-lauzon|IMG_2.jpg|#fêtedelafamille|👩‍👧‍👦|🇨🇦|\u200d|\u0301|\u202e|\x00"
        "|\u2011|\uff20|1 2 3 4 5 6 7 8 9 0|-|—|…|...|;|:|(|)|\n|\t|LE BUREAU SERA FERMÉ|contrairement à l’ancien conseil".split(
            "|"
        )
    ),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=8),
)
TEXTS = st.builds(str.join, st.sampled_from(["", " ", ", "]), st.lists(PIECES, max_size=16))
FIELDS = st.sampled_from(["titre", "corps", "texte_de_remplacement:0", "mention:1"])

UNITS = (
    *(
        "a",
        "é",
        "A",
        "4",
        "4 ",
        "'",
        "l'",
        "a'",
        "#",
        "#VotezLauzon ",
        "#votezlauzon",
        "« ",
        "«",
        '"',
        '" a ',
        "«« a » b » ",
    ),
    *(
        "046 454 28 ",
        "450 555 01 ",
        "450-",
        "a@",
        "a.",
        "@",
        ".",
        ". ",
        "…!",
        "[",
        "[a](",
        "(",
        "*a",
        "_a ",
        "https://",
        "www.",
    ),
    *(
        "née le 1 ",
        "NAS ",
        "NAM ABCD ",
        "M. ",
        "Mme Solange ",
        "Jean de la ",
        "J. ",
        "the park le parc ",
        "répété ",
        "ne pas ",
    ),
    *(
        "le maire votez pour notre conseil ",
        "aa-",
        "\u200d",
        "e\u0301",
        "\u0301",
        "🎉 a\n",
        "MERCI DE ",
        "12, rue Lauzon, ",
    ),
)


@pytest.fixture(scope="module")
def runner() -> Runner:
    checks: tuple[Check, ...] = (
        PolicyCheck(),
        AccessibilityCheck(),
        LinkCheck(),
        OtherLanguageCheck(),
        PersonalDataCheck(),
    )
    return Runner(checks, remembered=1)


def examine(runner: Runner, text: str, where: str = "corps") -> None:
    for context in CONTEXTS:
        report = runner.check(Document(text, where=where), context)
        assert report.unchecked == ()
        for finding in report.findings:
            assert 0 <= finding.start < finding.end <= len(text)
            assert finding.message
            assert finding.where == where


@given(TEXTS, FIELDS)
@settings(max_examples=120, deadline=None)
def test_no_text_makes_a_check_of_the_policy_fail(runner: Runner, text: str, where: str) -> None:
    examine(runner, text, where)


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_a_long_line_of_anything_is_read_to_its_end(runner: Runner, unit: str) -> None:
    examine(runner, (unit * 3_000)[:3_000])


@pytest.mark.nightly
@given(TEXTS, FIELDS)
@settings(max_examples=10_000, deadline=None)
def test_no_text_at_all_makes_a_check_of_the_policy_fail(runner: Runner, text: str, where: str) -> None:
    examine(runner, text, where)


@pytest.fixture(scope="module")
def client() -> Iterator[WorkerClient]:
    """A real worker, the same one line after line."""
    with WorkerClient() as client:
        yield client


class TestAMillionCharacters:
    """The real worker answers, and the next request too."""

    @pytest.mark.nightly
    @pytest.mark.parametrize(
        "unit", ["a", "répété ", "« a ", "046 454 28 ", "l'", "#VotezLauzon ", "[a]("], ids=repr
    )
    def test_of_one_line(self, client: WorkerClient, unit: str) -> None:
        text = (unit * 1_000_000)[:1_000_000]
        report = client.check(CheckRequest((TextField("corps", text),), CONTEXTS[0]))
        assert all(0 <= finding.start < finding.end <= len(text) for finding in report.findings)
        after = client.check(CheckRequest((TextField("corps", "Les enfant jouent."),), CONTEXTS[0]))
        assert after.unchecked == ()
        assert [(finding.start, finding.end) for finding in after.findings] == [(4, 10)]
