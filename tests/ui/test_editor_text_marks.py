"""The marks of findings over a text: which words, where on the screen, and for how long."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from showing import shown
from text_driving import mark, type_keys, underlined

from desktop.editorial.findings import Finding
from desktop.ui.editor.text.paragraphs import Edit
from desktop.ui.editor.text.text_area import TextArea
from desktop.ui.theme import Appearance, Theme


@pytest.fixture
def area(theme: Theme, qtbot: QtBot) -> TextArea:
    area = TextArea(theme, markdown=True, name="Texte")
    qtbot.addWidget(area)
    area.resize(900, 400)
    with qtbot.waitExposed(area):
        area.show()
    area.setFocus()
    return area


def test_marks_are_drawn_and_follow_the_text(area: TextArea, qtbot: QtBot) -> None:
    area.set_text("🎉 les citoyen ici")
    mark(area, 6, 13)
    assert underlined(area) == ["citoyen"]
    area.replace_text(0, 0, "Tous ")
    assert underlined(area) == ["citoyen"]
    area.replace_text(11, 18, "citoyens")
    assert underlined(area) == []


def waves(area: TextArea, theme: Theme, start: int, end: int) -> int:
    """How many pixels under a span of the area are in the colour of a spelling mistake."""
    area.marks.draw()
    where = area.rectangle(start, end)
    picture = area.viewport().grab(where.adjusted(0, where.height() // 2, 0, 2)).toImage()
    colour = theme.colour("spelling").hsvHue()
    places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    pixels = (picture.pixelColor(x, y) for x, y in places)
    return sum(pixel.hsvSaturation() > 60 and abs(pixel.hsvHue() - colour) < 20 for pixel in pixels)


def test_a_wave_is_under_its_words_and_no_others(area: TextArea, theme: Theme) -> None:
    area.set_text("👩\u200d🚒 les citoyen ici")
    start = area.text().index("citoyen")
    assert waves(area, theme, start, start + 7) == 0
    mark(area, start, start + 7)
    assert waves(area, theme, start, start + 7) > 20
    assert waves(area, theme, start + 8, start + 11) == 0
    area.replace_text(0, 0, "Tous ")
    assert waves(area, theme, start + 5, start + 12) > 20
    assert waves(area, theme, start, start + 5) < waves(area, theme, start + 5, start + 12)


def test_a_mark_of_several_paragraphs_has_waves_in_each(area: TextArea, theme: Theme) -> None:
    area.set_text("une liste\nde trois\nparagraphes ici")
    mark(area, 4, 30)
    for start, end in ((4, 9), (10, 18), (19, 30)):
        assert waves(area, theme, start, end) > 20
    assert waves(area, theme, 0, 3) == waves(area, theme, 31, 34) == 0


def test_the_current_finding_has_a_background_of_its_own(area: TextArea) -> None:
    area.set_text("les citoyen ici")
    mark(area, 4, 11)
    area.emphasise(area.present_findings()[0])
    area.marks.draw()
    assert [each.cursor.selectedText() for each in area.extraSelections()] == ["citoyen"]
    area.emphasise(None)
    area.marks.draw()
    assert area.extraSelections() == []


def test_a_key_draws_the_words_and_nothing_behind_them(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    page.setProperty("look", "page")
    area = TextArea(theme, markdown=True, name="Texte")
    QVBoxLayout(page).addWidget(area)
    shown(page, qtbot, 600, 300)
    type_keys(area, "x")
    QApplication.processEvents()
    drawn = Drawn()
    for widget in (page, area, area.viewport()):
        widget.installEventFilter(drawn)
    type_keys(area, "y")
    QApplication.processEvents()
    assert set(drawn.widgets) == {area.viewport()}
    for look in (Appearance.DARK, Appearance.LIGHT):
        theme.use(look)
        corner = area.viewport().grab().toImage().pixelColor(5, area.viewport().height() - 5)
        assert corner == theme.colour("surface")


class Drawn(QObject):
    """Remembers which widgets were drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.widgets: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Never stops anything."""
        if event.type() is QEvent.Type.Paint:
            self.widgets.append(watched)
        return False


def test_each_key_tells_an_edit_that_makes_the_text_what_it_is(area: TextArea) -> None:
    area.set_text("elle 🎉 appelle")
    told: list[Edit] = []
    area.paragraphs.changed.connect(told.append)
    for place, keys in ((13, "lé🎉"), (0, "l"), (3, " ")):
        area.select(place, place)
        type_keys(area, keys)
        area.textCursor().deletePreviousChar()
    assert len(told) == 8
    for edit in told:
        (before,), (after,) = edit.before, edit.after
        added = after[edit.start : edit.start + edit.added]
        assert before[: edit.start] + added + before[edit.start + edit.removed :] == after


def test_only_the_paragraphs_in_view_are_drawn(area: TextArea, qtbot: QtBot) -> None:
    area.set_text("\n".join(f"faute{n:04d}" for n in range(500)))
    for number in range(500):
        start = area.paragraphs.start(number)
        mark(area, start, start + 9)
    assert underlined(area)[0] == "faute0000"
    assert len(underlined(area)) < 60
    area.verticalScrollBar().setValue(300)
    assert underlined(area)[0] == "faute0300"


def test_the_word_being_typed_is_not_underlined_before_the_caret_leaves_it(
    area: TextArea,
) -> None:
    type_keys(area, "les citoyen")
    mark(area, 4, 11)
    assert underlined(area) == []
    type_keys(area, " ")
    assert underlined(area) == ["citoyen"]
    type_keys(area, "concernez")
    mark(area, 12, 21)
    assert underlined(area) == ["citoyen"]
    area.marks._pause.timeout.emit()
    assert underlined(area) == ["citoyen", "concernez"], "a pause counts as leaving"


def test_the_finding_under_the_caret_is_told(area: TextArea, qtbot: QtBot) -> None:
    area.set_text("les citoyen ici")
    mark(area, 4, 11)
    told: list[Finding | None] = []
    area.finding_at_caret.connect(told.append)
    area.select(6, 6)
    area.marks.draw()
    area.select(14, 14)
    area.marks.draw()
    assert [finding and (finding.start, finding.end) for finding in told] == [(4, 11), None]


def test_a_finding_whose_words_changed_proposes_nothing(area: TextArea) -> None:
    area.set_text("la longue phrase")
    mark(area, 0, 16, "une phrase")
    area.replace_text(3, 3, "très ")
    (finding,) = area.present_findings()
    assert (finding.start, finding.end, finding.suggestions) == (0, 21, ())
