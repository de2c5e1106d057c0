"""Marks while the text is edited: shifted, dropped when touched, never over other words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.editorial.findings import Category, Finding, Severity
from desktop.ui.editor.text.paragraphs import edit_between
from desktop.ui.editor.text.placed_findings import PlacedFindings, marks_of


def finding(start: int, end: int, rule: str = "essai") -> Finding:
    return Finding(rule, Category.SPELLING, Severity.WARNING, start, end, "À revoir.")


def placed(text: str, *findings: Finding) -> PlacedFindings:
    """The marks of `text`."""
    made = PlacedFindings()
    texts = text.split("\n")
    made.clear(len(texts))
    for number, marks in enumerate(marks_of(findings, texts)):
        made.set_paragraph(number, marks)
    return made


def words(findings: PlacedFindings, text: str) -> list[str]:
    """What is marked in `text`."""
    texts = text.split("\n")
    return [texts[number][mark.start : mark.end] for number, mark in findings.all()]


def edited(findings: PlacedFindings, before: str, after: str) -> None:
    findings.follow(edit_between(0, before.split("\n"), after.split("\n")))


def test_typing_before_a_word_moves_its_mark() -> None:
    before, after = "les citoyen\nbonjour", "Tous les citoyen\nbonjour"
    marks = placed(before, finding(4, 11))
    edited(marks, before, after)
    assert words(marks, after) == ["citoyen"]


def test_typing_in_a_word_drops_its_mark() -> None:
    before = "les citoyen ici"
    for after in ("les citoyens ici", "les citoen ici", "les xcitoyen ici", "les ici"):
        marks = placed(before, finding(4, 11))
        edited(marks, before, after)
        assert words(marks, after) == []


def test_a_space_or_a_full_stop_after_a_word_keeps_its_mark() -> None:
    for after in ("les citoyen.", "les citoyen ", "les  citoyen"):
        marks = placed("les citoyen", finding(4, 11))
        edited(marks, "les citoyen", after)
        assert words(marks, after) == ["citoyen"]


def test_a_paragraph_cut_in_two_shares_its_marks() -> None:
    before, after = "un faut ici et la", "un faut ici\n et la"
    marks = placed(before, finding(3, 7), finding(15, 17))
    edited(marks, before, after)
    assert [(number, mark.start) for number, mark in marks.all()] == [(0, 3), (1, 4)]


def test_an_edit_inside_a_long_mark_stretches_it() -> None:
    before, after = "la longue phrase", "la très longue phrase"
    marks = placed(before, finding(0, 16))
    edited(marks, before, after)
    assert words(marks, after) == [after]


def test_a_mark_over_two_paragraphs_follows_what_comes_before_it() -> None:
    before, after = "un\ndeux\ntrois", "un\nplus\ndeux\ntrois"
    marks = placed(before, finding(3, 13))
    edited(marks, before, after)
    ((number, mark),) = marks.all()
    assert (number, mark.start, mark.lines, mark.end) == (2, 0, 1, 5)


_TEXT = st.text(alphabet="ab é’.\n😀", max_size=40)


@given(_TEXT, _TEXT, st.data())
def test_a_short_mark_always_covers_the_words_it_was_about(
    before: str, piece: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))
    spans = [(i, i + 1) for i, c in enumerate(before) if not c.isspace()]
    marks = placed(before, *(finding(a, b) for a, b in spans))
    after = before[:start] + piece + before[end:]
    edited(marks, before, after)
    texts = after.split("\n")
    for number, mark in marks.all():
        assert texts[number][mark.start : mark.end] == mark.words
    assert len(list(marks.all())) <= len(spans)


@given(st.text("abé 🎉", min_size=1, max_size=30), st.data())
def test_what_one_key_does_to_marks_is_what_any_edit_does(before: str, data: st.DataObject) -> None:
    """Typing goes through a shorter way, unless a mark has several paragraphs."""
    ends = st.integers(0, len(before))
    spans = data.draw(st.lists(st.tuples(ends, ends).filter(lambda span: span[0] < span[1]), max_size=4))
    place = data.draw(st.integers(0, len(before) - 1))
    typed = data.draw(st.sampled_from(["", "a", " ", "🎉"]))
    after = before[:place] + typed + before[place + (not typed) :]
    shorter = placed(before, *(finding(*span, f"règle {number}") for number, span in enumerate(spans)))
    longer = placed(
        f"{before}\nx\ny", *(finding(*span, f"règle {number}") for number, span in enumerate(spans))
    )
    longer.set_paragraph(1, marks_of([finding(0, 3)], ["x", "y"])[0])
    edited(shorter, before, after)
    longer.follow(edit_between(0, [before], [after]))
    kept = [(mark.start, mark.end, mark.finding.rule) for number, mark in longer.all() if number == 0]
    assert [(mark.start, mark.end, mark.finding.rule) for _, mark in shorter.all()] == kept
