"""The preview on paper: as wide as the page, on as many pages as it needs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from showing import shown

from desktop.ui.editor.printing import paint_pages


def test_a_long_preview_is_cut_in_pages(qtbot: QtBot, tmp_path: Path) -> None:
    page = QWidget()
    layout = QVBoxLayout(page)
    for number in range(200):
        layout.addWidget(QLabel(f"Ligne {number}"))
    shown(page, qtbot, 400, 4000)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "apercu.pdf"))
    assert paint_pages(page, printer) > 1
    assert printer.resolution() == 300, "a page drawn as a picture of 1,200 dots an inch takes seconds"
    assert (tmp_path / "apercu.pdf").read_bytes().startswith(b"%PDF")
