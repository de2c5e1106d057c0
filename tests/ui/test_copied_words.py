"""What was copied stays on the clipboard, and the program ends well with it there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

BEGIN = """
import gc
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
qt = QApplication([])
clipboard = QGuiApplication.clipboard()
"""
END = """
gc.collect()
held = clipboard.mimeData()
print(sorted(held.formats()), ascii(held.text()))
"""
FROM_A_TEXT = """
from desktop.ui.editor.text.text_area import TextArea
from desktop.ui.theme import Theme
area = TextArea(Theme(qt), markdown=False, name="Texte")
area.set_text("de 9\\u00a0h à 22\\u00a0h")
area.selectAll()
area.copy()
"""
APPROVED = """
from desktop.ui.widgets.copied import copied
clipboard.setMimeData(copied("de 9\\u00a0h à 22\\u00a0h", "<p>de 9\\u00a0h à 22\\u00a0h</p>"))
"""


@pytest.mark.parametrize(
    ("copying", "formats"),
    [(FROM_A_TEXT, ["text/plain"]), (APPROVED, ["text/html", "text/plain"])],
    ids=["from a text", "approved words"],
)
def test_the_program_ends_well_with_its_words_on_the_clipboard(copying: str, formats: list[str]) -> None:
    program = f"{BEGIN}{copying}{END}"
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False
    )
    assert ended.stdout.splitlines()[-1:] == [f"{formats} 'de 9\\xa0h \\xe0 22\\xa0h'"]
    assert ended.returncode == 0, ended.stderr
