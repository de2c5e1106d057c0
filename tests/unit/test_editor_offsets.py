"""Code points to UTF-16 units and back, with everything a person can paste."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.editor.text.offsets import clean, to_code_points, to_utf16

_ANY = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("aé’\u00a0\u0301\u0327😀👩\u200d🚒🇨🇦\U0002f81a\u05d0\u0627"),
    ),
    max_size=60,
)


@given(_ANY)
def test_every_code_point_has_its_unit_and_the_way_back(text: str) -> None:
    for offset in range(len(text) + 1):
        units = to_utf16(text, offset)
        assert units == len(text[:offset].encode("utf-16-le")) // 2
        assert to_code_points(text, units) == offset


@given(_ANY)
def test_the_middle_of_a_pair_is_the_start_of_its_character(text: str) -> None:
    for offset, character in enumerate(text):
        if ord(character) > 0xFFFF:
            assert to_code_points(text, to_utf16(text, offset) + 1) == offset


def test_places_outside_the_text_are_clamped() -> None:
    assert (to_utf16("a😀", 9), to_utf16("a😀", -1)) == (3, 0)
    assert (to_code_points("a😀", 9), to_code_points("a😀", -1)) == (2, 0)


@given(st.text(max_size=60))
def test_a_cleaned_text_is_one_that_a_document_gives_back(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    cleaned.encode("utf-16-le")
    assert not set(cleaned) & set("\r\u2028\u2029\0\ufffc\ufdd0")


def test_line_ends_of_every_origin_become_one() -> None:
    assert clean("a\r\nb\rc\u2028d\u2029e\u0085f") == "a\nb\nc\nd\ne\nf"
    assert clean("une moitié \ud83d d’emoji") == "une moitié \ufffd d’emoji"
