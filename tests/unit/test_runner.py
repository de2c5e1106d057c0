"""The runner: every check has its say, spans are those of the text as given, one finding per mistake."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.fields import TextField, fields_of
from desktop.checks.runner import MOST_FINDINGS, TOO_MANY, Runner
from desktop.editorial.findings import Category, Finding, Severity
from desktop.editorial.post import Channel, ImageUse, Post, Variant
from desktop.editorial.profile import MunicipalProfile

CONTEXT = CheckContext(MunicipalProfile("essai", "Essai", "Essai", "Bulletin", (), (), ()))


def finding(start: int, end: int, category: Category = Category.SPELLING, **more: object) -> Finding:
    return Finding("règle", category, Severity.WARNING, start, end, "message", **more)  # type: ignore[arg-type]


class Finder:
    """Flags every occurrence of a word."""

    def __init__(self, word: str, name: str = "chercheur") -> None:
        self.name = name
        self._word = word
        self.calls = 0

    def unavailable(self) -> str | None:
        return None

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        self.calls += 1
        start = document.text.find(self._word)
        while start >= 0:
            yield finding(start, start + len(self._word), Category.ACCESSIBILITY)
            start = document.text.find(self._word, start + 1)


class Broken:
    name = "en panne"

    def unavailable(self) -> str | None:
        return None

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        raise ZeroDivisionError


class Missing(Broken):
    name = "absent"

    def unavailable(self) -> str | None:
        return "Le moteur n’est pas installé."


def test_a_check_that_raises_is_named_and_the_others_go_on(
    caplog: pytest.LogCaptureFixture, expected_logs: list[str]
) -> None:
    expected_logs.append("check en panne failed")
    report = Runner((Broken(), Finder("mot"))).check(Document("un mot"), CONTEXT)
    assert report.unchecked == ("en panne",)
    assert len(report.findings) == 1
    assert "ZeroDivisionError" in caplog.text


def test_a_check_whose_engine_is_missing_is_never_silent() -> None:
    runner = Runner((Missing(),))
    assert runner.check(Document("texte"), CONTEXT).unchecked == ("absent",)
    assert runner.unavailable() == {"absent": "Le moteur n’est pas installé."}


def test_spans_are_those_of_the_text_as_it_was_typed() -> None:
    decomposed = unicodedata.normalize("NFD", "Été à la plage : un mot")
    (found,) = Runner((Finder("mot"),)).check(Document(decomposed), CONTEXT).findings
    assert decomposed[found.start : found.end] == "mot"


def test_the_same_text_is_checked_once_and_another_context_again() -> None:
    finder = Finder("mot")
    runner = Runner((finder,))
    runner.check(Document("un mot"), CONTEXT)
    runner.check(Document("un mot"), CONTEXT)
    assert finder.calls == 1
    runner.check(Document("un mot"), CheckContext(CONTEXT.profile, election_period=True))
    assert finder.calls == 2


def test_only_the_latest_texts_are_remembered() -> None:
    finder = Finder("mot")
    runner = Runner((finder,), remembered=1)
    for text in ("un", "deux", "un"):
        runner.check(Document(text), CONTEXT)
    assert finder.calls == 3


def test_findings_of_several_fields_say_where_they_are() -> None:
    fields = (TextField("titre", "mot"), TextField("corps", "un mot"))
    report = Runner((Finder("mot"),)).check_fields(fields, CONTEXT)
    assert [(f.where, f.start) for f in report.findings] == [("titre", 0), ("corps", 3)]


def test_every_text_of_a_post_that_will_be_read_is_a_field() -> None:
    images = (ImageUse("a" * 64, alt="Le parc", credit="Photo : J. Roy"), ImageUse("b" * 64, decorative=True))
    post = Post("p", variants=(Variant(Channel.WEBSITE, "Titre", "Corps", images),))
    assert [(f.where, f.markdown) for f in fields_of(post, Channel.WEBSITE)] == [
        ("titre", False),
        ("corps", True),
        ("texte_de_remplacement:0", False),
        ("mention:0", False),
    ]


UNICODE = st.text(
    st.one_of(
        st.sampled_from("aé e\u0301\u0327\u200d\u202f\u00a0🎉🏽👩‍👧\n-’' mot\u05d0\u0627\u1100\u1161\u0958"),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=60,
)


@given(UNICODE, UNICODE)
def test_offsets_are_exact_on_any_unicode(before: str, after: str) -> None:
    text = f"{before} mot {after}"
    report = Runner((Finder("mot"),)).check(Document(text), CONTEXT)
    spots = [text[f.start : f.end] for f in report.findings]
    assert "mot" in spots
    assert all(unicodedata.normalize("NFC", spot).startswith("mot") for spot in spots)


@given(UNICODE)
def test_segments_and_tokens_stay_inside_the_text_and_in_order(text: str) -> None:
    document = Document(text)
    assert len(document.folded) == len(document.text)
    for spans in (document.segments, document.tokens):
        edges = [edge for span in spans for edge in (span.start, span.end)]
        assert edges == sorted(edges)
        assert all(0 <= edge <= len(document.text) for edge in edges)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKD"])
def test_a_text_maps_back_whole(form: str) -> None:
    normalise: Callable[[str], str] = lambda t: unicodedata.normalize(form, t)  # type: ignore[arg-type]  # noqa: E731
    text = normalise("L’été où l’on fêta Noël à l’aréna")
    document = Document(text)
    assert document.to_original(0, len(document.text)) == (0, len(text))


class Grave:
    name = "grave"

    def unavailable(self) -> str | None:
        return None

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        end = len(document.text)
        yield Finding("grave", Category.POLITICAL_OPINION, Severity.BLOCKING, end - 1, end, "message")


def test_of_too_many_findings_the_heaviest_are_told_and_the_text_is_not_verified() -> None:
    runner = Runner((Finder("a"), Grave()))
    whole = runner.check(Document("a" * (MOST_FINDINGS - 1)), CONTEXT)
    assert (len(whole.findings), whole.unchecked) == (MOST_FINDINGS, ())
    cut = runner.check(Document("a" * MOST_FINDINGS), CONTEXT)
    assert (len(cut.findings), cut.unchecked) == (MOST_FINDINGS, (TOO_MANY,))
    assert cut.findings[-1].rule == "grave"
