"""What Word, a page or a mail puts on the clipboard becomes a text of the desk, and the change is said."""

from __future__ import annotations

import re
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.channels.markdown import to_html
from desktop.services.pasted_text import LARGEST_MARKUP, Pasted, pasted

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>Titre caché</title>
<style><!-- p.MsoNormal {margin:0cm} --></style></head><body lang=FR-CA><!--StartFragment-->
<p class=MsoNormal>Le conseil a dit “oui” à la <b>fête de la famille </b>du <a
href="https://stesophie.ca/fete">parc<o:p></o:p></a>.</p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span><![endif]>Jeux gonflables</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span>&nbsp;&nbsp;</span></span><![endif]>pour les enfants</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>·&nbsp;</span>Spec\u00adtacle</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.&nbsp;</span>Premier</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.&nbsp;</span>Deuxième</p>
<!--EndFragment--></body></html>"""


def markdown(html: str | None, plain: str = "") -> str:
    return pasted(html, plain, markdown=True).text


def plain(html: str | None, text: str = "") -> str:
    return pasted(html, text, markdown=False).text


def test_word_keeps_its_lists_and_links_and_says_what_was_changed() -> None:
    result = pasted(WORD, "", markdown=True)
    assert result.text == (
        "Le conseil a dit «\u00a0oui\u00a0» à la **fête de la famille** du [parc](https://stesophie.ca/fete).\n\n"
        "- Jeux gonflables\n    - pour les enfants\n- Spectacle\n\n1. Premier\n2. Deuxième"
    )
    assert result.changes == (
        "2 guillemets anglais remplacés, 2 listes conservées, 1 lien conservé, 1 caractère invisible retiré."
    )


def test_a_plain_medium_gets_lines_and_spelled_links() -> None:
    assert plain(WORD).split("\n\n")[0] == (
        "Le conseil a dit «\u00a0oui\u00a0» à la fête de la famille du parc (https://stesophie.ca/fete)."
    )
    assert "• Jeux gonflables\n  • pour les enfants\n• Spectacle" in plain(WORD)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('Il a dit "bonjour" et "merci".', "Il a dit «\u00a0bonjour\u00a0» et «\u00a0merci\u00a0»."),
        ("“ bonjour ”", "«\u00a0bonjour\u00a0»"),
        ("L’eau, l'air", "L’eau, l'air"),
        ('Un tuyau de 12" de diamètre', 'Un tuyau de 12" de diamètre'),
        ('5\' 10" ou 3"', '5\' 10" ou 3"'),
        ("Une durée de 3' 20''", "Une durée de 3' 20''"),
        ("«\u00a0il a dit “non” hier\u00a0»", "«\u00a0il a dit “non” hier\u00a0»"),
        ('Un seul " ici', 'Un seul " ici'),
        ('Écrivez `x = "a"` puis', 'Écrivez `x = "a"` puis'),
    ],
)
def test_english_quotation_marks_are_paired_before_they_are_replaced(typed: str, expected: str) -> None:
    assert pasted(None, typed, markdown=True).text == expected


def test_what_is_already_french_is_pasted_as_it_is_and_nothing_is_said() -> None:
    text = "Le lac Duquette\u00a0: «\u00a0baignade permise\u00a0», de 9\u00a0h à 17\u00a0h.\n\n- un\n- deux\n\n🎉👩\u200d🚒"
    assert pasted(None, text, markdown=True) == Pasted(text)


def test_bullets_spaces_and_soft_hyphens_of_a_plain_copy_are_made_usual() -> None:
    text = "À apporter\u00a0:\r\n•\tbottes\r\n\uf0b7\tmanteau\r\no\tmitaines\r\n1.\tinscri\u00adption\r\n10\u202f% \u2009fin"
    assert markdown(None, text) == (
        "À apporter\u00a0:\n- bottes\n- manteau\n- mitaines\n1. inscription\n10\u00a0% fin"
    )
    assert plain(None, text).startswith("À apporter\u00a0:\n• bottes\n• manteau")
    assert "1 liste conservée" in pasted(None, text, markdown=True).changes


def test_no_break_spaces_that_mean_something_stay_and_runs_of_spaces_do_not() -> None:
    html = "<p>Coût\u00a0: 1&nbsp;234&nbsp;$ &nbsp; par &nbsp;an</p>"
    assert markdown(html) == "Coût\u00a0: 1\u00a0234\u00a0$ par an"


def test_a_few_words_keep_the_space_copied_beside_them() -> None:
    assert markdown("<span> et le&nbsp;<b>parc</b> </span>", " et le\u00a0parc ") == " et le\u00a0**parc** "
    assert markdown("<b>parc</b>", "parc\n") == "**parc**"


def test_a_page_gives_its_headings_tables_and_lines() -> None:
    html = (
        "<h1>Collectes</h1><div>Bac <i>vert</i><br>au chemin</div><table><tr><th>Secteur</th><th>Jour</th></tr>"
        "<tr><td>Nord</td><td><p>lundi</p><p>jeudi</p></td></tr></table><img src=x.png><hr><p>Fin</p>"
    )
    result = pasted(html, "", markdown=True)
    assert result.text == (
        "## Collectes\n\nBac *vert*\nau chemin\n\n| Secteur | Jour |\n| --- | --- |\n| Nord | lundi / jeudi |\n\n"
        "---\n\nFin"
    )
    assert result.changes == "1 tableau conservé, 1 image laissée de côté."
    assert "Secteur – Jour\nNord – lundi / jeudi" in plain(html)


def test_bold_of_a_style_counts_and_bold_undone_by_a_style_does_not() -> None:
    html = (
        '<b style="font-weight:normal" id="docs-internal-guid"><span style="font-weight:700">oui</span> '
        '<span style="font-style:italic">peut-être</span> <span>non</span></b>'
    )
    assert markdown(html) == "**oui** *peut-être* non"


@pytest.mark.parametrize(
    "words",
    [
        "5 * 3 * 2 = 30",
        "le *mot* et _lui_ et **elle**, note*",
        "<b>pas du gras</b> &eacute; & co",
        "voir [ici](là) et `code`",
        "un \\* deux",
        "fichier_du_mois",
    ],
)
def test_signs_that_markdown_would_read_are_shown_as_they_were(words: str) -> None:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    shown = to_html(markdown(f"<p>{escaped}</p>"))
    assert shown == f"<p>{escaped}</p>"


@pytest.mark.parametrize("start", ["# Titre", "> cité", "+ deux", "2027. Une année", "-----", "____ (nom)"])
def test_a_paragraph_that_begins_like_markdown_is_still_a_paragraph(start: str) -> None:
    escaped = start.replace(">", "&gt;")
    assert to_html(markdown(f"<p>Avant</p><p>{escaped}</p>")) == f"<p>Avant</p>\n<p>{escaped}</p>"


def test_scripts_styles_and_dangerous_addresses_leave_nothing() -> None:
    html = (
        "<script>alert('<p>x</p>')</script><style>p{}</style><p onclick=x()>Bonjour <a href='javascript:x()'>toi</a>"
        "<iframe src=x>dedans</iframe></p><noscript>rien</noscript>"
    )
    assert markdown(html) == "Bonjour toi"


def test_a_text_area_of_the_application_keeps_its_markdown() -> None:
    html = '<html><head><meta name="qrichtext" content="1" /></head><body><p>**gras**</p></body></html>'
    assert markdown(html, "**gras**") == "**gras**"


@pytest.mark.parametrize("html", [None, "", "   ", "<p></p>", "<!-- <p>x</p>", "<script>x"])
def test_without_readable_html_the_plain_text_is_taken(html: str | None) -> None:
    assert markdown(html, "tel quel") in {"tel quel", "x"}
    assert pasted(html, "", markdown=True).changes == ""


def test_beyond_its_limit_html_is_not_read() -> None:
    assert markdown("<p>x" + " " * LARGEST_MARKUP, "simple") == "simple"


HOSTILE = {
    "unclosed comments": "<!--",
    "unclosed quotes": "<a b='",
    "nested blocks": "<div>",
    "nested lists": "<ul><li>x",
    "nested tables": "<table><tr><td>x",
    "tall cells": "<td rowspan=99999 colspan=99999>x",
    "crossed elements": "<b>x</i>",
    "word items": "<p style='mso-list:l0 level999 lfo1'>x",
    "emphasis": "<b> <i>*",
    "quotation marks": '"x ',
    "bullets": "•\t",
    "brackets": "[](",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_ten_thousand_hostile_pieces_are_read_to_the_end(unit: str) -> None:
    for as_markdown in (True, False):
        result = pasted(unit * 10_000 + "<p>fin", unit * 10_000, markdown=as_markdown)
        assert len(result.text) <= 60 * len(unit) * 10_000


PIECES = st.sampled_from(
    "<p> </p> <b> </b> <ul> <li> </ul> <table> <tr> <td> </table> <a_href='https://x.ca'> </a> <br> <h2> </h2> "
    'mot * _ " “ ” « » • &nbsp; &lt; <!-- --> 1. # | [ ] ( ) ` \\ é 🎉 \u00ad <blockquote> </li>'.split()
)


@given(st.lists(PIECES, max_size=40), st.text(max_size=40), st.booleans())
def test_anything_is_pasted_without_failing(pieces: list[str], text: str, as_markdown: bool) -> None:
    html = " ".join(piece.replace("_href", " href") for piece in pieces)
    result = pasted(html, text, markdown=as_markdown)
    assert "\u00ad" not in result.text
    to_html(result.text)


SIGNS = st.sampled_from(
    "a b mot 12 * ** _ __ # ## - + > < [ ] ( ) ` \\ | ! & &amp; &copy; &#38; 2026. = ~ : é".split()
)


@given(st.lists(st.tuples(SIGNS, st.sampled_from(["", " "])), min_size=1, max_size=9))
def test_whatever_the_signs_a_reader_sees_what_was_copied(pieces: list[tuple[str, str]]) -> None:
    words = "mot " + " ".join("".join(sign + space for sign, space in pieces).split())
    shown = to_html(markdown(f"<p>{escape(words)}</p>"))
    assert unescape(re.sub(r"<[^>]+>", "", shown)) == words
    shown = to_html(markdown(f"<p>avant</p><p>{escape(words[4:])}</p>"))
    if not re.match(r"[-*] |\d+\. ", words[4:]):  # a typed list is wanted
        assert unescape(re.sub(r"<[^>]+>", "", shown)) == f"avant\n{words[4:]}"


def test_an_address_keeps_its_signs() -> None:
    address = "https://stesophie.ca/_doc/a_b?x=1&y=_2"
    assert markdown(f"<p>Voir {escape(address)} ici</p>") == f"Voir {address} ici"
    assert to_html(markdown("<p>_https://stesophie.ca/a_</p>")).startswith("<p>_")
