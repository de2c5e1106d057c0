"""The recovery sheet says the code, who was there and how to keep it, and gives the key back."""

from __future__ import annotations

import datetime as dt

import pdf_text

from db.signing import Signer, recovery_code, signer_from_recovery_code
from desktop.printing.recovery_sheet import RecoverySheet, RosterLine, recovery_sheet_pdf

ROOT = Signer.from_seed(bytes(range(32)))
SHEET = RecoverySheet(
    municipality="Municipalité de Sainte-Sophie",
    installed_on=dt.date(2026, 11, 1),
    recovery_code=recovery_code(ROOT),
    people=(
        RosterLine("Claude Tremblay", frozenset({"administration", "direction"})),
        RosterLine("Mélissa Gagné-O’Neil", frozenset({"redaction"})),
    ),
)


def test_the_code_read_on_the_paper_gives_the_key_back() -> None:
    said = pdf_text.words(recovery_sheet_pdf(SHEET))
    groups = SHEET.recovery_code.split("-")
    numbered = " ".join(f"{number} {group}" for number, group in enumerate(groups, 1))
    assert numbered in said
    assert signer_from_recovery_code(" ".join(groups)).stream == ROOT.stream


def test_it_says_what_it_is_for_and_how_to_keep_it() -> None:
    said = pdf_text.words(recovery_sheet_pdf(SHEET))
    for sentence in (
        "Municipalité de Sainte-Sophie",
        "1er novembre 2026",
        "Lui seul permet de restaurer une sauvegarde",
        "au coffre, avec les actes du greffe",
        "Si la feuille est perdue ou a pu être lue",
        "Signature",
    ):
        assert sentence in said


def test_roles_are_in_words_in_the_order_of_the_desk() -> None:
    said = pdf_text.words(recovery_sheet_pdf(SHEET))
    assert "Claude Tremblay direction générale, administration" in said
    assert "Mélissa Gagné-O’Neil rédaction" in said


def test_the_whole_code_is_on_the_first_page() -> None:
    first, *rest = pdf_text.pages(recovery_sheet_pdf(SHEET))
    assert all(group in first for group in SHEET.recovery_code.split("-"))
    assert not any(SHEET.recovery_code[:4] in page for page in rest)


def test_a_workspace_of_nobody_and_one_of_three_hundred_can_be_printed() -> None:
    nobody = RecoverySheet(SHEET.municipality, SHEET.installed_on, SHEET.recovery_code)
    assert "Aucune personne n’était inscrite" in pdf_text.words(recovery_sheet_pdf(nobody))
    crowd = tuple(RosterLine(f"Personne {number}", frozenset({"redaction"})) for number in range(300))
    many = RecoverySheet(SHEET.municipality, SHEET.installed_on, SHEET.recovery_code, crowd)
    said = pdf_text.words(recovery_sheet_pdf(many))
    assert all(line.name in said for line in crowd)


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert recovery_sheet_pdf(SHEET) == recovery_sheet_pdf(SHEET)
