"""Any text can be printed, and nothing of it is lost: what no font draws is shown by its code."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.printing.printable import BREAK_EVERY, LONGEST_UNBROKEN, plain, printable, shortened

VARIATIONS = re.compile("[\ufe00-\ufe0f]")


def read_back(text: str) -> str:
    """What a page shows, with its codes read as characters again."""
    parts = []
    for span in printable(text):
        if "text" in span:
            parts.append(span["text"].replace("\u200b", ""))
        else:
            parts.extend(chr(int(code[2:], 16)) for code in span["code"].split())
    return "".join(parts)


def test_the_marks_of_a_template_are_only_characters() -> None:
    hostile = '#panic() $x^2$ `brut` \\u{41} <label> @ref "guillemets" // fin */ [crochets] *gras* _italique_ = titre'
    assert printable(hostile) == [{"text": hostile}]


def test_french_is_printed_as_it_is() -> None:
    sentence = "L’Œuvre d’Anaïs\u00a0: «\u00a0où ça?\u00a0», dit-elle\nà 14\u00a0h\u00a005 – 12,50\u00a0$…"
    assert printable(sentence) == [{"text": sentence}]


def test_an_emoji_without_a_glyph_is_shown_by_its_code() -> None:
    assert printable("Fête 🎉 au parc") == [{"text": "Fête "}, {"code": "U+1F389"}, {"text": " au parc"}]


def test_an_emoji_made_of_several_characters_is_shown_whole() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert printable(family) == [{"code": "U+1F468 U+200D U+1F469 U+200D U+1F467"}]


@pytest.mark.parametrize(
    "character", ["\u202e", "\u200b", "\u00ad", "\x00", "\x07", "\ufeff", "\ue000", "\ud800"]
)
def test_what_is_invisible_or_turns_the_words_around_is_shown_by_its_code(character: str) -> None:
    assert printable(f"a{character}b") == [{"text": "a"}, {"code": f"U+{ord(character):04X}"}, {"text": "b"}]


def test_line_ends_of_every_system_are_the_same() -> None:
    assert printable("un\r\ndeux\rtrois\nquatre") == [{"text": "un\ndeux\ntrois\nquatre"}]


def test_an_endless_word_may_be_cut_and_an_ordinary_one_never() -> None:
    assert "\u200b" not in printable("anticonstitutionnelles et le reste")[0]["text"]
    pieces = printable("x" * 100)[0]["text"].split("\u200b")
    assert {len(piece) for piece in pieces[:-1]} == {BREAK_EVERY}
    assert "\u200b" not in printable("x" * LONGEST_UNBROKEN)[0]["text"]


def test_nothing_gives_nothing() -> None:
    assert printable("") == []
    assert plain("") == ""


@given(st.text())
def test_nothing_is_lost(text: str) -> None:
    expected = VARIATIONS.sub("", re.sub(r"\r\n?", "\n", text).replace("\t", "\u2003"))
    assert VARIATIONS.sub("", read_back(text)) == expected


def test_a_plain_title_is_on_one_line_with_its_codes() -> None:
    assert plain("Fête\n🎉  au\u00a0parc") == "Fête [U+1F389] au parc"


@given(st.text(), st.integers(2, 80))
def test_what_is_shortened_is_never_longer(text: str, longest: int) -> None:
    assert len(shortened(text, longest)) <= longest


def test_a_title_is_shortened_after_a_word() -> None:
    assert shortened("Fête de la famille au parc Sophie-Masson", 24) == "Fête de la famille au…"
    assert shortened("Court", 24) == "Court"
