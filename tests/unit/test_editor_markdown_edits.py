"""What the Markdown buttons do to a selection."""

from __future__ import annotations

import pytest

from desktop.ui.editor.text import markdown_edits
from desktop.ui.editor.text.continuation import next_line
from desktop.ui.editor.text.markdown_edits import TextEdit


def applied(text: str, edit: TextEdit) -> tuple[str, str]:
    """The text after an edit, and what is then selected."""
    done = text[: edit.start] + edit.text + text[edit.end :]
    return done, done[slice(*edit.selection)]


@pytest.mark.parametrize(
    ("text", "start", "end", "mark", "result"),
    [
        ("un mot ici", 4, 4, "**", ("un **mot** ici", "mot")),
        ("un **mot** ici", 6, 6, "**", ("un mot ici", "mot")),
        ("un **mot** ici", 6, 6, "*", ("un ***mot*** ici", "mot")),
        ("un ***mot*** ici", 6, 6, "*", ("un **mot** ici", "mot")),
        ("un  mot  ici", 2, 9, "**", ("un  **mot**  ici", "mot")),
        ("**tout**", 0, 8, "**", ("tout", "tout")),
        ("", 0, 0, "**", ("**gras**", "gras")),
    ],
)
def test_emphasis_goes_on_and_off(
    text: str, start: int, end: int, mark: str, result: tuple[str, str]
) -> None:
    assert applied(text, markdown_edits.emphasised(text, start, end, mark, "gras")) == result


def test_lines_become_a_list_and_lines_again() -> None:
    text = "lundi\nmardi\n\njeudi"
    listed, _ = applied(text, markdown_edits.bullets(text, 0, len(text)))
    assert listed == "- lundi\n- mardi\n\n- jeudi"
    assert (
        applied(listed, markdown_edits.numbers(listed, 0, len(listed)))[0] == "1. lundi\n2. mardi\n\n3. jeudi"
    )
    assert applied(listed, markdown_edits.bullets(listed, 0, len(listed)))[0] == text


def test_a_heading_keeps_the_caret_on_its_words() -> None:
    edit = markdown_edits.heading("Avis\nTitre", 7, 7)
    assert applied("Avis\nTitre", edit)[0] == "Avis\n## Titre"
    assert edit.selection == (10, 10)


def test_a_link_waits_for_its_address_or_its_words() -> None:
    assert applied("le site", markdown_edits.link("le site", 3, 7, "x")) == (
        "le [site](https://)",
        "https://",
    )
    address = "https://stesophie.ca"
    assert applied(address, markdown_edits.link(address, 0, 20, "le site")) == (
        f"[le site]({address})",
        "le site",
    )


def test_a_table_comes_after_the_paragraph() -> None:
    text = "Horaire\n\nSuite"
    done, selected = applied(text, markdown_edits.table(text, 2, 2, ("Jour", "Heure"), rows=1))
    assert done == "Horaire\n\n| Jour | Heure |\n| --- | --- |\n|  |  |\n\nSuite"
    assert selected == "Jour"


def test_enter_goes_on_with_a_list_then_ends_it() -> None:
    assert next_line("- lundi", 7).text == "\n- "  # type: ignore[union-attr]
    assert next_line("  9. lundi", 10).text == "\n  10. "  # type: ignore[union-attr]
    ended = next_line("- ", 2)
    assert ended is not None
    assert (ended.start, ended.end, ended.text) == (0, 2, "")
    assert next_line("lundi", 5) is None
    assert next_line("- lundi", 1) is None
