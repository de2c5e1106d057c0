"""What the templates may be, and what is said when a document cannot be typeset."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from desktop.errors import EnvironmentFault
from desktop.paths import resources
from desktop.printing import printable, typesetting
from desktop.printing.typesetting import typeset

TEMPLATES = sorted((resources() / "templates" / "printing").glob("*.typ"))
DAY = dt.date(2026, 6, 15)

# Straight apostrophe between letters; ordinary space before a colon or inside « »; any space before ; ! ?
BAD_FRENCH = re.compile(r"[^\W\d_]'[^\W\d_]|\w :|« |[^~\s]»| »|[ ~][;?]|[ ~]!(?!=)|\.\.\.")


@pytest.fixture
def copied_resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped templates, in a folder that a test may spoil."""
    shutil.copytree(resources() / "templates", tmp_path / "templates")
    monkeypatch.setattr(typesetting, "resources", lambda: tmp_path)
    return tmp_path


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_templates_are_written_in_typographic_french(template: Path) -> None:
    assert BAD_FRENCH.findall(template.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_templates_take_values_and_never_markup(template: Path) -> None:
    source = template.read_text(encoding="utf-8")
    assert re.findall(r"\beval\(|\bread\(|@preview|\bplugin\(|mode: \"markup\"", source) == []


def test_every_template_has_its_module() -> None:
    modules = {path.stem for path in Path(typesetting.__file__).parent.glob("*.py")}
    assert {template.stem for template in TEMPLATES} - {"document"} <= modules


def test_a_missing_template_is_a_fault_of_the_installation(copied_resources: Path) -> None:
    (copied_resources / "templates" / "printing" / "recovery_sheet.typ").unlink()
    with pytest.raises(EnvironmentFault, match="réinstallez l’application") as raised:
        typeset("recovery_sheet", {}, DAY)
    assert raised.value.code == "mise_en_page_impossible"


def test_a_spoiled_template_is_a_fault_of_the_installation(copied_resources: Path) -> None:
    (copied_resources / "templates" / "printing" / "document.typ").write_text("#let", encoding="utf-8")
    with pytest.raises(EnvironmentFault, match="rien n’a été changé"):
        typeset("recovery_sheet", {}, DAY)


def test_a_missing_font_is_a_fault_of_the_installation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printable, "resources", lambda: tmp_path)
    printable._font.cache_clear()
    printable._has_glyph.cache_clear()
    with pytest.raises(EnvironmentFault, match="police") as raised:
        printable.printable("Bonjour")
    assert raised.value.code == "police_absente"


def test_a_file_bears_the_day_of_its_document_and_no_other_clock(copied_resources: Path) -> None:
    shown = copied_resources / "templates" / "printing" / "day.typ"
    shown.write_text('#set document(title: "Jour")\n#datetime.today().display()\n', encoding="utf-8")
    evening = dt.datetime(2026, 6, 15, 23, 30)  # noqa: DTZ001 (civil time, as a document has it)
    assert b"D:20260616033000" in typeset("day", {}, evening)
    assert typeset("day", {}, DAY) == typeset("day", {}, DAY)
