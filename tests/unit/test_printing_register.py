"""A register on paper: its head, its lines to the letter, its pages; nothing that is sealed reaches it."""

from __future__ import annotations

import datetime as dt

import pdf_text
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.editorial.civil_dates import ZONE
from desktop.printing.register import PrintedRegister, PrintedRow, register_pdf

AT = dt.datetime(2026, 5, 4, 9, 5, tzinfo=ZONE)
ROW = PrintedRow(
    AT, "Approuvée", "Réfection de la rue Morin", "Site, Facebook · « #bien $noté$ »", "Martine Dion"
)


def register(*rows: PrintedRow, **changes: str) -> PrintedRegister:
    values = {"name": "Décisions", "period": "depuis le 1er mai 2026", **changes}
    return PrintedRegister("Municipalité de Sainte-Sophie", prepared=AT, rows=rows, **values)


def test_it_says_what_it_is_of_and_each_line_to_the_letter() -> None:
    words = pdf_text.words(register_pdf(register(ROW, searched="rue")))
    for part in (
        "Municipalité de Sainte-Sophie",
        "Décisions",
        "depuis le 1er mai 2026",
        "Recherche",
        "2026-05-04",
    ):
        assert part in words, part
    for part in ("Approuvée", "Réfection de la rue Morin", "#bien $noté$", "Martine Dion", "9 h 05"):
        assert part in words.replace("\u00a0", " "), part


def test_without_a_line_it_says_so() -> None:
    words = pdf_text.words(register_pdf(register()))
    assert "Rien n’est inscrit." in words
    assert "Recherche" not in words


def test_its_header_is_on_every_page() -> None:
    pages = pdf_text.pages(register_pdf(register(*[ROW] * 120)))
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert "Inscription" in page
        assert f"Page {number} de {len(pages)}" in page


def test_it_says_that_the_journal_is_the_authority_and_what_is_left_out() -> None:
    words = pdf_text.words(register_pdf(register(ROW)))
    assert "Ce qui est scellé" in words
    assert "Le journal signé fait foi." in words


def test_the_same_register_gives_the_same_bytes() -> None:
    assert register_pdf(register(ROW)) == register_pdf(register(ROW))


@settings(deadline=None, max_examples=25)
@given(st.text(max_size=80), st.text(max_size=80))
def test_whatever_a_person_wrote_it_prints(subject: str, detail: str) -> None:
    row = PrintedRow(AT, "Commentaire", subject, detail, "Camille Roy")
    assert register_pdf(register(row)).startswith(b"%PDF-")
