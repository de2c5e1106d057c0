"""The card of a finding, its menu, F8, and the search bar: by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.editorial.findings import Category, Finding, Severity
from desktop.ui.editor.text.find_bar import FindBar
from desktop.ui.editor.text.finding_card import FindingCard
from desktop.ui.editor.text.finding_choices import Choice, Offer, choices_for
from desktop.ui.editor.text.finding_navigator import FindingNavigator
from desktop.ui.editor.text.fixes import fix_typography
from desktop.ui.editor.text.placed_findings import marks_of
from desktop.ui.editor.text.text_area import TextArea
from desktop.ui.theme import Theme

FIELD = "website.corps"
TEXT = "🎉 Les citoyen et les citoyen ici.\nDemain !\nLe meilleur maire."
SPELLING = Finding(
    "accord",
    Category.GRAMMAR,
    Severity.WARNING,
    6,
    13,
    "Accord.",
    "22",
    "Le nom s’accorde.",
    ("citoyens", "citoyenne"),
)
AGAIN = SPELLING.moved(21, 28)
SPACE = Finding("espace", Category.TYPOGRAPHY, Severity.WARNING, 40, 42, "Sans espace.", suggestions=("!",))
BLOCK = Finding("eloge", Category.POLITICAL_OPINION, Severity.BLOCKING, 43, 61, "Éloge d’un élu.", "8, 24")


class Page(QWidget):
    """A title, a text, their card, and the keys."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title = TextArea(theme, markdown=False, name="Titre")
        self.area = TextArea(theme, markdown=True, name="Texte")
        self.bar = FindBar(theme)
        layout = QVBoxLayout(self)
        for widget in (self.bar, self.title, self.area):
            layout.addWidget(widget)
        self.card = FindingCard(theme, self)
        self.card.follow(FIELD, self.area)
        self.navigator = FindingNavigator(self, lambda: [("website.titre", self.title), (FIELD, self.area)])
        self.bar.target(self.area)
        self.bar.install(self)


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> Page:
    page = Page(theme)
    qtbot.addWidget(page)
    page.resize(900, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.area.set_text(TEXT)
    show(page.area, SPELLING, AGAIN, SPACE, BLOCK)
    page.area.setFocus()
    return page


def show(area: TextArea, *findings: Finding) -> None:
    """Mark findings."""
    for number, marks in enumerate(marks_of(findings, list(area.paragraphs.texts))):
        area.findings.set_paragraph(number, marks)
    area.marks.schedule()


def press(qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key, modifiers)


# The card


def test_control_full_stop_opens_the_card_and_a_digit_mends(page: Page, qtbot: QtBot) -> None:
    page.area.select(8, 8)
    press(qtbot, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert page.card.isVisible()
    assert page.card.body is not None
    assert page.card.body.fixes[0].hasFocus()
    with qtbot.waitSignal(page.card.fix_chosen) as chosen:
        press(qtbot, Qt.Key.Key_2)
    assert chosen.args[0] == FIELD
    assert page.area.text().startswith("🎉 Les citoyenne et les citoyen ici.")
    assert page.area.hasFocus(), "the keyboard is back in the text"
    page.area.undo()
    assert page.area.text() == TEXT


def test_escape_closes_the_card(page: Page, qtbot: QtBot) -> None:
    page.card.open(page.area, SPELLING)
    press(qtbot, Qt.Key.Key_Escape)
    assert page.card.isHidden()
    assert page.area.hasFocus()


def test_the_card_says_severity_family_message_and_article(page: Page) -> None:
    page.card.open(page.area, BLOCK)
    said = page.card.accessibleDescription()
    assert said.startswith("Bloquant, Opinion politique. Éloge d’un élu.")
    assert page.card.body is not None
    assert page.card.body._source("8, 24") == "Politique de communication, articles 8 et 24"


def test_the_same_words_are_mended_everywhere_in_one_undo(page: Page) -> None:
    page.card.open(page.area, SPELLING)
    assert page.card.body is not None
    page.card.body.all_places.click()
    assert page.area.text().startswith("🎉 Les citoyens et les citoyens ici.")
    page.area.undo()
    assert page.area.text() == TEXT


@pytest.mark.parametrize("finding", [SPELLING, BLOCK])
def test_a_warning_is_justified_and_a_block_contested_with_a_reason(
    page: Page, qtbot: QtBot, finding: Finding
) -> None:
    blocks = finding.severity is Severity.BLOCKING
    page.card.open(page.area, finding)
    body = page.card.body
    assert body is not None
    body.choices[Choice.CONTEST if blocks else Choice.JUSTIFY].click()
    assert body.form is not None
    assert not body.form.send.isEnabled(), "a reason must be written"
    body.form.reason.setPlainText("C’est une citation 2.")
    page.area.setFocus()
    assert page.card.isVisible(), "a reason begun is not thrown away"
    with qtbot.waitSignal(page.card.contest if blocks else page.card.justify) as told:
        body.form.send.click()
    said = [FIELD, finding, "C’est une citation 2."]
    assert told.args == (said if blocks else [*said, ""])
    assert page.card.isHidden()


def test_what_is_offered_depends_on_the_finding() -> None:
    spelling = Finding("mot", Category.SPELLING, Severity.SUGGESTION, 0, 1, "")
    assert choices_for(spelling, Offer()) == (
        Choice.ADD_TO_LEXICON, Choice.IGNORE_ONCE, Choice.IGNORE_IN_POST, Choice.EXPLAIN,
    )  # fmt: skip
    assert choices_for(BLOCK, Offer()) == (Choice.CONTEST, Choice.EXPLAIN)
    assert choices_for(SPELLING, Offer(answers=False)) == (
        Choice.IGNORE_ONCE, Choice.IGNORE_IN_POST, Choice.EXPLAIN,
    )  # fmt: skip


def test_the_other_choices_are_told(page: Page, qtbot: QtBot) -> None:
    for choice, signal in (
        (Choice.IGNORE_ONCE, page.card.ignore_once),
        (Choice.IGNORE_IN_POST, page.card.ignore_in_post),
        (Choice.EXPLAIN, page.card.explain),
    ):
        page.card.open(page.area, SPELLING)
        assert page.card.body is not None
        with qtbot.waitSignal(signal) as told:
            page.card.body.choices[choice].click()
        assert told.args == [FIELD, SPELLING]


def test_the_card_shows_at_rest_of_the_pointer_without_taking_the_keyboard(page: Page, qtbot: QtBot) -> None:
    QApplication.processEvents()
    at = page.area.rectangle(7, 12).center()
    qtbot.mouseMove(page.area.viewport(), at)
    qtbot.waitUntil(page.card.isVisible)
    assert page.area.hasFocus()
    page.area.insertPlainText("x")
    assert page.card.isHidden(), "typing closes it"


def test_the_card_of_words_on_several_lines_stays_while_the_pointer_is_on_any_of_them(
    page: Page, qtbot: QtBot
) -> None:
    watch = page.card.watch
    watch.setInterval(1)
    long = "Le meilleur maire de la région est fier de vous offrir la plus belle fête de toutes. " * 3
    page.area.set_text(f"{long}\nAutre chose.")
    praise = Finding("eloge", Category.POLITICAL_OPINION, Severity.BLOCKING, 0, len(long) - 1, "Éloge.", "8")
    show(page.area, praise)
    QApplication.processEvents()
    words = page.area.lines(0, len(long) - 1)
    assert words.height() > 2 * page.area.rectangle(0, 3).height()
    for start in (10, len(long) - 12):
        qtbot.mouseMove(page.area.viewport(), page.area.rectangle(start, start + 5).center())
        qtbot.waitUntil(page.card.isVisible)
        for _ in range(3):
            qtbot.waitSignal(watch.timeout).wait()
        assert page.card.isVisible()
        place = QRect(page.area.viewport().mapTo(page, words.topLeft()), words.size())
        assert not page.card.geometry().intersects(place), "the card covers none of them"
        page.card.dismiss()


def test_the_menu_of_a_finding_takes_the_place_of_its_card(page: Page, qtbot: QtBot) -> None:
    page.card.open(page.area, SPELLING, focus=False)
    page.area.asked.emit(SPELLING, page.area.mapToGlobal(QPoint(40, 40)))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert page.card.isHidden()
    page.area.hovered.emit(SPELLING)
    assert page.card.isHidden()
    menu.close()


def test_a_right_click_offers_the_same_choices(page: Page) -> None:
    menu = page.card.menu(page.area, SPELLING)
    names = [action.text() for action in menu.actions() if action.text()]
    assert names == [
        "citoyens", "citoyenne", "Corriger partout (2 fois)",
        "Justifier…", "Ignorer une fois", "Ignorer dans cette publication", "Expliquer la règle",
    ]  # fmt: skip
    menu.actions()[0].trigger()
    assert page.area.text().startswith("🎉 Les citoyens et")


def test_the_menu_key_asks_for_the_finding_under_the_caret(page: Page, qtbot: QtBot) -> None:
    page.area.select(8, 8)
    asked: list[tuple[Finding, QPoint]] = []
    page.area.asked.disconnect()
    page.area.asked.connect(lambda finding, at: asked.append((finding, at)))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(page.area.viewport(), event)
    assert asked[0][0] == SPELLING


def test_a_text_that_cannot_be_written_in_is_only_explained(page: Page) -> None:
    page.area.setReadOnly(True)
    page.card.open(page.area, SPELLING)
    assert page.card.body is not None
    assert page.card.body.fixes == []
    assert list(page.card.body.choices) == [Choice.EXPLAIN]


# F8


def test_f8_goes_from_finding_to_finding_across_the_fields(page: Page, qtbot: QtBot) -> None:
    page.title.set_text("Un titre fautif")
    show(page.title, Finding("mot", Category.SPELLING, Severity.WARNING, 9, 15, ""))
    page.title.setFocus()
    seen = []
    for _ in range(6):
        press(qtbot, Qt.Key.Key_F8)
        area = page.title if page.title.hasFocus() else page.area
        seen.append(area.selected_text())
    assert seen == ["fautif", "citoyen", "citoyen", " !", "Le meilleur maire.", "fautif"]
    press(qtbot, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert page.area.selected_text() == "Le meilleur maire."
    assert page.area.marks.current is not None


def test_f8_with_nothing_left_says_so(page: Page, qtbot: QtBot) -> None:
    page.area.findings.clear(3)
    with qtbot.waitSignal(page.navigator.nothing_left):
        press(qtbot, Qt.Key.Key_F8)


# All at once


def test_mechanical_typography_is_mended_at_once_and_undone_at_once(page: Page) -> None:
    assert fix_typography(page.area) == 1
    assert page.area.text() == TEXT.replace(" !", "!")
    page.area.undo()
    assert page.area.text() == TEXT


# The search


def test_search_minds_no_accent_and_replaces_all_in_one_undo(page: Page, qtbot: QtBot) -> None:
    page.area.set_text("Été, ete, ÉTÉ et étés.")
    press(qtbot, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert page.bar.wanted.hasFocus()
    page.bar.wanted.setText("été")
    assert page.bar.count.text() == "1 sur 4"
    page.bar.whole.setChecked(True)
    assert page.bar.count.text() == "1 sur 3"
    page.bar.accents.setChecked(True)
    assert page.bar.count.text() == "1 sur 2"
    page.bar.accents.setChecked(False)
    page.bar.new.setText("hiver")
    assert page.bar.replace_all() == 3
    assert page.area.text() == "hiver, hiver, hiver et étés."
    assert page.bar.count.text() == "3 remplacements"
    page.area.undo()
    assert page.area.text() == "Été, ete, ÉTÉ et étés."


def test_enter_goes_on_and_replaces_one_at_a_time(page: Page, qtbot: QtBot) -> None:
    page.area.set_text("un un un")
    press(qtbot, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    page.bar.wanted.setText("un")
    press(qtbot, Qt.Key.Key_Return)
    assert page.bar.count.text() == "2 sur 3"
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert page.bar.count.text() == "1 sur 3"
    page.bar.new.setText("deux")
    page.bar.new.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert page.area.text() == "deux un un"
    assert page.area.selection() == (5, 7)
    press(qtbot, Qt.Key.Key_Escape)
    assert page.bar.isHidden()
    assert page.area.hasFocus()


def test_tab_goes_from_what_is_searched_to_what_replaces_it(page: Page, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, Qt.Key.Key_Tab)
    assert page.bar.new.hasFocus()
    press(qtbot, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert page.bar.wanted.hasFocus()


def test_nothing_found_and_nothing_searched(page: Page, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page.bar.wanted.setText("introuvable")
    assert page.bar.count.text() == "Aucun résultat"
    assert page.bar.replace_all() == 0
    page.bar.wanted.setText("")
    assert page.bar.count.text() == ""


def test_a_key_that_is_no_fix_does_nothing(page: Page) -> None:
    page.card.open(page.area, SPELLING)
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_9, Qt.KeyboardModifier.NoModifier, "9")
    QApplication.sendEvent(page.card, event)
    assert page.card.isVisible()
    assert page.area.text() == TEXT
