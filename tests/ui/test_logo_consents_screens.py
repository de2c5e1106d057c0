"""Logos in the details of an image, and the municipal logo used by third parties, in the settings (art. 25, 26)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from office import Office
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from showing import BenchFor, Stage, shown
from widget_walk import faults, settle

from desktop.editorial.marks import ConsentStatus, Mark
from desktop.editorial.post import ImageUse
from desktop.services.logo_consents import WrittenConsent, logo_consents, record_logo_consent
from desktop.ui.editor.images.image_dialog import ImageDialog
from desktop.ui.editor.images.image_strip import ImageStrip
from desktop.ui.editor.images.marks_form import MarksForm
from desktop.ui.settings.settings_screen import SettingsScreen
from desktop.ui.workbench import Workbench


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "courriel.pdf"
    path.write_bytes(b"%PDF-1.4 Bonjour, le club accepte.")
    return path


@pytest.fixture
def dialog(bench: Workbench, office: Office, qtbot: QtBot) -> ImageDialog:
    strip = ImageStrip(bench)
    shown(strip, qtbot, 300, 700)
    strip.set_images([ImageUse(office.photo(colour)) for colour in ("red", "green")], False)
    made = strip.open_details(0)
    assert made is not None
    made.tabs.setCurrentIndex(made.tabs.count() - 1)
    return made


def lines(form: MarksForm) -> list[str]:
    return [form.list.item(row).text() for row in range(form.list.count())]


def test_a_partners_logo_is_recorded_with_who_when_and_the_document(
    dialog: ImageDialog, office: Office, paper: Path
) -> None:
    marks = dialog.marks
    assert dialog.tabs.tabText(dialog.tabs.currentIndex()) == "Logos"
    marks.add.click()
    form = marks.form
    assert not form.save.isEnabled(), "it must say whose logo it is, and who consents"
    form.holder.setText("Club de canot")
    assert not form.save.isEnabled()
    form.by.setText("Jeanne Rivard, présidente")
    form.on.setDate(QDate(2026, 4, 2))
    form.attach(paper)
    form.save.click()
    assert lines(marks) == ["Club de canot\nLe logo d’un tiers, consentement accordé le 2 avril 2026"]
    (kept,) = logo_consents(office.workspace, office.officer, dialog._assets()[0])
    assert (kept.written.by, kept.documented) == ("Jeanne Rivard, présidente", True)
    assert logo_consents(office.workspace, office.officer, dialog._uses[1].asset) == ()


def test_a_third_partys_consent_is_not_kept_without_its_document(
    dialog: ImageDialog, office: Office, bench: Workbench, tmp_path: Path, paper: Path
) -> None:
    form = dialog.marks.form
    dialog.marks.add.click()
    form.holder.setText("Club de canot")
    form.by.setText("Jeanne Rivard")
    assert not form.save.isEnabled()
    wrong = tmp_path / "courriel.txt"
    wrong.write_text("Nous acceptons.", encoding="utf-8")
    form.attach(wrong)
    assert not form.save.isEnabled()
    assert any("ni un PDF ni une image" in text for text in bench.notices.texts())
    form.attach(paper)
    assert form.save.isEnabled()
    assert logo_consents(office.workspace, office.officer) == ()


def test_a_consent_is_asked_then_granted_then_its_logo_taken_off(
    dialog: ImageDialog, office: Office, paper: Path
) -> None:
    marks = dialog.marks
    marks.add.click()
    marks.form.status.setCurrentIndex(0)
    marks.form.holder.setText("Club de canot")
    assert not marks.form.by.isVisibleTo(marks), "nobody consented yet"
    marks.form.save.click()
    assert lines(marks)[0].endswith("consentement demandé")
    marks.list.setCurrentRow(0)
    marks._change.click()
    marks.form.status.setCurrentIndex(1)
    marks.form.by.setText("Jeanne Rivard")
    marks.form.attach(paper)
    marks.form.save.click()
    assert "accordé" in lines(marks)[0]
    assert len(lines(marks)) == 1
    marks.list.setCurrentRow(0)
    marks._out.click()
    assert lines(marks) == []


def test_one_does_not_turn_to_another_image_while_a_consent_is_written(dialog: ImageDialog) -> None:
    assert dialog._forth.isEnabled()
    dialog.marks.add.click()
    assert not dialog._forth.isEnabled()
    QTest.keyClick(dialog.marks.form.holder, Qt.Key.Key_Tab)
    dialog.marks.form.left.emit()
    assert dialog._forth.isEnabled()
    assert QApplication.focusWidget() in (dialog.marks.add, None)


def test_the_uses_of_the_official_logo_are_kept_in_the_settings(
    office: Office, bench: Workbench, stage: Stage
) -> None:
    screen = SettingsScreen(bench)
    stage(screen)
    screen.visit("logo")
    card = screen.section.consents  # type: ignore[attr-defined]
    assert card is not None
    card.add.click()
    assert card.form.holder.hasFocus()
    assert card.form.by.text() == "Camille Roy", "the communications service consents"
    card.form.holder.setText("Comité de la fête")
    card.form.use.setText("Affiche de la Saint-Jean")
    card.form.save.click()
    (kept,) = logo_consents(office.workspace, office.officer)
    assert (kept.written.mark, kept.written.status) == (Mark.OFFICIAL, ConsentStatus.GRANTED)
    assert kept.written.on == office.desk.today()
    settle()
    (change,) = [each for each in card.table.findChildren(QPushButton) if each.isVisible()]
    assert change.accessibleName() == "Modifier le consentement de Comité de la fête"
    change.click()
    card.form.status.setCurrentIndex(3)
    card.form.save.click()
    (kept,) = logo_consents(office.workspace, office.officer)
    assert kept.written.status is ConsentStatus.WITHDRAWN


def test_who_keeps_the_records_without_writing_sees_no_such_card(
    office: Office, bench_for: BenchFor, stage: Stage
) -> None:
    screen = SettingsScreen(bench_for(office.greffe))
    stage(screen)
    screen.visit("logo")
    assert screen.section.consents is None  # type: ignore[attr-defined]


@pytest.mark.parametrize(("width", "height", "zoom"), [(1280, 800, 1.0), (1440, 900, 2.0)])
def test_nothing_is_cut_nor_unnamed(
    office: Office, bench: Workbench, stage: Stage, width: int, height: int, zoom: float
) -> None:
    written = WrittenConsent(
        Mark.OFFICIAL, "Comité", ConsentStatus.GRANTED, "Camille Roy", "Affiche", dt.date(2026, 5, 4)
    )
    record_logo_consent(office.desk, office.officer, written)
    bench.theme.use(zoom=zoom)
    screen = SettingsScreen(bench)
    stage(screen)
    screen.visit("logo")
    screen.resize(width, height)
    screen.section.consents.add.click()  # type: ignore[attr-defined]
    settle()
    assert faults(screen) == []
