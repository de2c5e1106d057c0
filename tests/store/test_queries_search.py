"""What a person types never is FTS5 syntax, and finds words whatever their accents and case."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search import match_expression

TEXTS = {
    1: "La fête de la famille aura lieu samedi",
    2: "L’école est fermée à cause de la tempête",
    3: "Collecte des encombrants le 12 mai",
    4: "De la famille, une fête",
}


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE texts USING fts5(body, tokenize = 'unicode61 remove_diacritics 2')"
    )
    connection.executemany("INSERT INTO texts (rowid, body) VALUES (?, ?)", TEXTS.items())
    yield connection
    connection.close()


def found(index: sqlite3.Connection, typed: str, *, typing: bool = True) -> set[int]:
    expression = match_expression(typed, typing=typing)
    if expression is None:
        return set()
    rows = index.execute("SELECT rowid FROM texts WHERE texts MATCH ?", (expression,))
    return {row[0] for row in rows}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("fete", {1, 4}),
        ("FÊTE", {1, 4}),
        ("fe\u0302te", {1, 4}),
        ("fam", {1, 4}),
        ("famille samedi", {1}),
        ("l'école", {2}),
        ("l’éco", {2}),
        ("«\u00a0fête de la famille\u00a0»", {1}),
        ('"la famille" fête', {1, 4}),
        ("12 mai", {3}),
        ("introuvable", set()),
        ("", set()),
        ("!!!", set()),
    ],
)
def test_words_are_found_without_accents_and_while_typing(
    index: sqlite3.Connection, typed: str, expected: set[int]
) -> None:
    assert found(index, typed) == expected


def test_a_finished_search_does_not_match_the_beginning_of_words(index: sqlite3.Connection) -> None:
    assert found(index, "fam", typing=False) == set()


@pytest.mark.parametrize(
    "typed",
    [
        '"', '""', "'", "AND", "OR NOT", "NEAR(", "NEAR(a b, 5)", "body:fête", "{body} : x", "fête*", "^fête", "-fête",
        "(", ")", "*", "a\x00b", "\x00", "+", "\\", "%_", "'; DROP TABLE texts; --", "😀", "\u0301", "«", "»", '"a', "_",
        "à" * 10_000, "mot " * 10_000, "\u202e", "١٢٣", "𝐟𝐞𝐭𝐞", "ﬁ", "\ufeff",
    ],
)  # fmt: skip
def test_hostile_searches_never_raise(index: sqlite3.Connection, typed: str) -> None:
    found(index, typed)
    found(index, typed, typing=False)


@given(typed=st.text(max_size=60), typing=st.booleans())
def test_no_text_at_all_raises(index: sqlite3.Connection, typed: str, typing: bool) -> None:
    found(index, typed, typing=typing)
