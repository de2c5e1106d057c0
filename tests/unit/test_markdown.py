"""The Markdown of the desk: what an officer types is what one sees, and nothing dangerous gets out."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.channels.markdown import (
    embedded_images,
    plain_to_html,
    printed_address,
    tidy_plain,
    to_html,
    to_plain,
)

# What people type


def test_a_list_needs_no_empty_line_before_it() -> None:
    assert to_html("Au programme\u00a0:\n- danse\n- contes") == (
        "<p>Au programme&nbsp;:</p>\n<ul>\n<li>danse</li>\n<li>contes</li>\n</ul>"
    )


def test_a_bullet_pasted_from_elsewhere_makes_a_real_list() -> None:
    assert to_html("•\tdanse\n• contes") == "<ul>\n<li>danse</li>\n<li>contes</li>\n</ul>"


def test_a_hashtag_is_not_a_heading() -> None:
    assert to_html("#SainteSophie en fête") == "<p>#SainteSophie en fête</p>"
    assert to_html("# Sainte-Sophie") == "<h2>Sainte-Sophie</h2>"


def test_the_page_has_one_first_level_heading_which_is_not_here() -> None:
    assert to_html("# Un\n\n## Deux\n\n###### Six") == "<h2>Un</h2>\n<h3>Deux</h3>\n<h6>Six</h6>"
    assert to_html("## Deux") == "<h2>Deux</h2>"


def test_a_line_break_shows() -> None:
    assert to_html("Hôtel de ville\n2199, boulevard Sainte-Sophie") == (
        "<p>Hôtel de ville<br>\n2199, boulevard Sainte-Sophie</p>"
    )


def test_an_indented_paragraph_is_a_paragraph() -> None:
    assert to_html("Bonjour.\n\n     La suite.") == "<p>Bonjour.</p>\n<p>La suite.</p>"


def test_words_between_angle_brackets_are_words() -> None:
    text = "Écrivez à <nom du service>, <a confirmer> avec <Service> ou <date>."
    assert to_plain(text) == text
    assert (
        to_plain("Un <b>mot</b> <img src='x.png'>fort <https://stesophie.ca>")
        == "Un mot fort https://stesophie.ca"
    )


def test_a_word_between_brackets_and_a_colon_begin_a_sentence_that_stays() -> None:
    text = "[Note]: https://stesophie.ca est fermé.\n\n[Rappel] : apportez [votre carte]."
    assert to_plain(text) == text
    assert "[Note]:" in to_html(text)


@pytest.mark.parametrize("mark", ["- 30 -", "– 30 –", "-30-"])
def test_the_end_mark_of_a_press_release_is_not_a_list(mark: str) -> None:
    assert "<li>" not in to_html(f"Fin du texte.\n\n{mark}")
    assert to_plain(f"Fin du texte.\n\n{mark}") == f"Fin du texte.\n\n{mark}"


def test_addresses_become_links() -> None:
    made = to_html("Voir https://stesophie.ca/a_b_c, ou courrier@stesophie.ca.")
    assert (
        '<a href="https://stesophie.ca/a_b_c" rel="noopener noreferrer">https://stesophie.ca/a_b_c</a>,'
        in made
    )
    assert (
        '<a href="mailto:courrier@stesophie.ca" rel="noopener noreferrer">courrier@stesophie.ca</a>.' in made
    )


def test_an_address_used_as_a_label_is_linked_once() -> None:
    assert to_html("[https://stesophie.ca](https://stesophie.ca/x)").count("<a ") == 1


def test_a_table_stays_a_table() -> None:
    made = to_html("| Jour | Heure |\n|---|---|\n| lundi | 9\u00a0h |")
    assert "<th>Jour</th>" in made
    assert to_plain("| Jour | Heure |\n|---|---|\n| lundi | 9\u00a0h |") == "Jour – Heure\nlundi – 9\u00a0h"


# What must not get out


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[clic](javascript:alert(1))",
        "<a href='javascript:alert(1)' onclick='x()'>clic</a>",
        "<iframe src='https://example.org'></iframe>",
        "<img src=x onerror=alert(1)>",
        "<p style='position:fixed'>x</p>",
        "![x](https://example.org/pisteur.gif)",
        "<svg onload=alert(1)>",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
    ],
)
def test_nothing_active_survives(text: str) -> None:
    made = to_html(text)
    assert not re.search(r"script|onclick|onerror|onload|iframe|<img|style=|javascript:|data:|<svg", made)


def test_images_called_from_the_text_are_found_so_that_they_can_be_refused() -> None:
    assert embedded_images("![x](https://example.org/a.gif) <img src='b.jpg'>") == (
        "https://example.org/a.gif",
        "b.jpg",
    )
    assert embedded_images("![x][1]\n\n[1]: c.png") == (), "no reference is read in a text of the desk"
    assert embedded_images("Un [lien](https://stesophie.ca) n’est pas une image!") == ()


class Tags(HTMLParser):
    """Collects the tags and attributes of a fragment."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[tuple[str, str]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen |= {(tag, name) for name, _ in attrs} | {(tag, "")}


ALLOWED = {
    "p",
    "br",
    "strong",
    "em",
    "ul",
    "ol",
    "li",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "a",
    "blockquote",
    "hr",
} | {*("table", "thead", "tbody", "tr", "th", "td", "sup", "sub")}


@given(st.text(alphabet="ab <>/=\"'`*_#-+.!:&;[]()|\n\u00a0é0", max_size=80))
def test_whatever_is_typed_only_known_tags_come_out_and_always_the_same(text: str) -> None:
    made = to_html(text)
    tags = Tags()
    tags.feed(made)
    assert {tag for tag, _ in tags.seen} <= ALLOWED
    assert {name for _, name in tags.seen} <= {"", "href", "rel", "start", "scope"}
    assert made == to_html(text)
    assert "\r" not in to_plain(text)


# Plain text


def test_plain_text_keeps_the_french_spaces() -> None:
    text = "Tarif\u00a0: 12\u00a0$, de 9\u00a0h à 19\u00a0h\u00a030. «\u00a0Oui\u00a0», 50\u202f%."
    assert to_plain(text) == text
    assert to_plain(f"- {text}\n- **{text}**") == f"• {text}\n• {text}"


def test_lists_are_bullets_and_links_are_spelled_out() -> None:
    text = (
        "Au programme\u00a0:\n- danse\n- contes\n    - le matin\n\nInscription\u00a0: [en ligne](https://stesophie.ca/i).\n\n"
        "1. Remplir\n2. Envoyer"
    )
    assert to_plain(text) == (
        "Au programme\u00a0:\n• danse\n• contes\n  • le matin\n\nInscription\u00a0: en ligne (https://stesophie.ca/i).\n\n"
        "1. Remplir\n2. Envoyer"
    )


def test_a_link_whose_label_is_its_address_is_written_once() -> None:
    assert to_plain("Voir https://stesophie.ca.") == "Voir https://stesophie.ca."
    assert to_plain("<courrier@stesophie.ca>") == "courrier@stesophie.ca"


def test_a_numbered_list_keeps_its_first_number() -> None:
    assert to_plain("3. trois\n4. quatre") == "3. trois\n4. quatre"


def test_emphasis_and_headings_leave_only_words() -> None:
    assert to_plain("## Horaire\n\n**Samedi** et *dimanche*\nde 9\u00a0h à 17\u00a0h") == (
        "Horaire\n\nSamedi et dimanche\nde 9\u00a0h à 17\u00a0h"
    )


def test_decomposed_accents_are_composed() -> None:
    assert to_plain("e\u0301te\u0301") == "été"
    assert tidy_plain("e\u0301te\u0301  \n\n\n\nfin\n") == "été\n\nfin"


# Print


def test_on_paper_addresses_are_spelled_out() -> None:
    made = to_html("La [page](https://stesophie.ca/loisirs/) et https://stesophie.ca.", spell_links=True)
    assert made == "<p>La page (stesophie.ca/loisirs) et stesophie.ca.</p>"
    assert to_html("[clic](javascript:x)", spell_links=True) == "<p>clic</p>"


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("https://stesophie.ca/", "stesophie.ca"),
        ("mailto:courrier@stesophie.ca", "courrier@stesophie.ca"),
        ("http://www.stesophie.ca/x", "www.stesophie.ca/x"),
    ],
)
def test_a_printed_address_has_no_scheme(address: str, printed: str) -> None:
    assert printed_address(address) == printed


# Plain text that is not Markdown


def test_a_text_written_for_facebook_is_not_read_as_markdown() -> None:
    assert plain_to_html("5 * 3 * 2 < 40 & plus\n#fête\n\n- fin") == (
        "<p>5 * 3 * 2 &lt; 40 &amp; plus<br>\n#fête</p>\n<p>- fin</p>"
    )
