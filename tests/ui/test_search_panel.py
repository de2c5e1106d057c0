"""Search everywhere, with the keyboard only: open, choose, copy a standard reply, give the keyboard back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from office import Office
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from showing import BenchFor, Stage

from desktop.editorial.post import Channel, Variant
from desktop.editorial.variant import with_variant
from desktop.ui.search.search_panel import SearchPanel
from desktop.ui.theme import Appearance
from desktop.ui.workbench import Workbench
from desktop.ui.writing.source import Source


class Page(QWidget):
    """A page with a field, and the search over it."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.field = QLineEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addStretch(1)
        self.search = SearchPanel(bench, self)


@pytest.fixture
def page(bench: Workbench, stage: Stage) -> Iterator[Page]:
    made = Page(bench)
    stage(made)
    made.field.setFocus()
    made.search.open()
    yield made
    made.search.close_panel()


def typed(page: Page, text: str, qtbot: QtBot) -> list[str]:
    """What answers to a text typed in the field."""
    page.search.field.setText(text)
    qtbot.waitUntil(lambda: page.search._answered == text)
    return page.search.results()


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def wishes(bench: Workbench) -> list[tuple[str, object]]:
    asked: list[tuple[str, object]] = []
    bench.asked.connect(lambda place, target: asked.append((place, target)))
    return asked


def test_it_opens_empty_with_the_commands_and_the_keyboard(page: Page) -> None:
    assert page.search.field.hasFocus()
    assert page.search.results()[0] == "Accueil, Alt+1"
    assert any("Nouvelle publication" in line for line in page.search.results())
    assert sum("Verrouiller" in line for line in page.search.results()) == 1


def test_every_way_to_begin_a_post_is_a_command(page: Page, bench: Workbench, qtbot: QtBot) -> None:
    asked = wishes(bench)
    for words, wanted in (("importer word", Source.WORD), ("comme l'an dernier", Source.LAST_YEAR)):
        typed(page, words, qtbot)
        press(Qt.Key.Key_Return)
        assert asked.pop() == ("redaction", wanted)
        page.search.open()


def test_a_section_of_the_settings_is_found_by_its_words(page: Page, bench: Workbench, qtbot: QtBot) -> None:
    asked = wishes(bench)
    assert not any("Sauvegarde" in line for line in page.search.results()), "not before anything is typed"
    found = typed(page, "restaurer sauvegarde", qtbot)
    assert found == ["Paramètres\u00a0: Restaurer une sauvegarde"]
    press(Qt.Key.Key_Return)
    assert asked == [("parametres", "sauvegarde")]
    assert "Paramètres\u00a0: Placements payés" in typed(page, "placement", qtbot)


def test_what_is_typed_is_a_section_by_its_very_name(
    office: Office, page: Page, bench: Workbench, qtbot: QtBot
) -> None:
    office.save(with_variant(office.post(), Variant(Channel.WEBSITE, title="Élections au parc")))
    asked = wishes(bench)
    found = typed(page, "elections", qtbot)
    assert found[0] == "Paramètres\u00a0: Élections"
    assert any("Élections au parc" in line for line in found)
    press(Qt.Key.Key_Return)
    assert asked == [("parametres", "elections")]


def test_a_post_is_found_and_opened(office: Office, page: Page, bench: Workbench, qtbot: QtBot) -> None:
    post = office.post()
    asked = wishes(bench)
    assert typed(page, "sophie-masson", qtbot)[0].startswith("Ouverture du parc Sophie-Masson, Brouillon")
    press(Qt.Key.Key_Return)
    assert asked == [("editeur", post.id)]
    assert not page.search.isVisible()
    assert page.field.hasFocus()


def test_the_direction_opens_what_awaits_where_she_decides(
    office: Office, bench_for: BenchFor, stage: Stage, qtbot: QtBot
) -> None:
    post = office.post()
    office.submit(post)
    bench = bench_for(office.direction)
    asked = wishes(bench)
    page = Page(bench)
    stage(page)
    page.search.open()
    typed(page, "masson", qtbot)
    press(Qt.Key.Key_Return)
    assert asked == [("approbation", post.id)]


def test_a_standard_reply_is_copied_to_the_clipboard(page: Page, bench: Workbench, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("ce qui y était")
    results = typed(page, "réponse type plainte", qtbot)
    wanted = next(at for at, line in enumerate(results) if line.startswith("Plainte"))
    for _ in range(wanted):
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Bonjour,")
    assert "Municipalité de Sainte-Sophie" in copied
    assert "{" not in copied
    assert bench.notices.texts()[0].startswith("Réponse type copiée")


def test_an_article_and_a_person_lead_to_their_page(page: Page, bench: Workbench, qtbot: QtBot) -> None:
    asked = wishes(bench)
    typed(page, "article 24", qtbot)
    press(Qt.Key.Key_Return)
    assert ("parametres", "regles:24") in asked or asked[0][0] == "parametres"
    page.search.open()
    typed(page, "martine dion", qtbot)
    press(Qt.Key.Key_Return)
    assert asked[-1] == ("parametres", "personnes")


def test_the_arrows_pass_over_the_headings(office: Office, page: Page, qtbot: QtBot) -> None:
    office.post()
    results = typed(page, "parc", qtbot)
    seen = []
    for _ in range(len(results)):
        seen.append(page.search.list.currentItem().text())
        press(Qt.Key.Key_Down)
    assert seen == results
    press(Qt.Key.Key_Down)
    assert page.search.list.currentItem().text() == results[-1]


def test_enter_struck_before_the_answer_opens_the_answer_not_what_was_there(
    office: Office, page: Page, bench: Workbench, qtbot: QtBot
) -> None:
    post = office.post()
    asked = wishes(bench)
    QTest.keyClicks(page.search.field, "masson")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [("editeur", post.id)]


def test_typing_on_forgets_that_enter_was_struck(
    office: Office, live_bench: Workbench, stage: Stage, qtbot: QtBot
) -> None:
    office.post()
    page = Page(live_bench)
    stage(page)
    page.search.open()
    asked = wishes(live_bench)
    QTest.keyClicks(page.search.field, "mass")
    press(Qt.Key.Key_Return)
    QTest.keyClicks(page.search.field, "on")
    qtbot.waitUntil(lambda: page.search._answered == "masson")
    assert asked == []
    assert page.search.isVisible()


def test_nothing_found_says_so_and_enter_does_nothing(page: Page, bench: Workbench, qtbot: QtBot) -> None:
    asked = wishes(bench)
    assert typed(page, "zzzz", qtbot) == []
    assert page.search.list.item(0).text().startswith("Rien ne répond à ces mots")
    press(Qt.Key.Key_Return)
    assert asked == []
    assert page.search.isVisible()


def test_escape_closes_and_gives_the_keyboard_back(page: Page) -> None:
    press(Qt.Key.Key_Escape)
    assert not page.search.isVisible()
    assert page.field.hasFocus()


def test_the_menu_of_the_field_or_another_window_does_not_close_it_but_the_page_does(page: Page) -> None:
    for reason in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
        QApplication.sendEvent(page.search.field, QFocusEvent(QFocusEvent.Type.FocusOut, reason))
        assert page.search.isVisible()
    QTest.mouseClick(page, Qt.MouseButton.LeftButton, pos=page.rect().bottomLeft())
    assert not page.search.isVisible()


def test_a_command_is_run(page: Page, bench: Workbench, qtbot: QtBot) -> None:
    assert typed(page, "apparence sombre", qtbot) == ["Apparence sombre"]
    press(Qt.Key.Key_Return)
    assert bench.theme.appearance is Appearance.DARK


def test_who_does_not_write_is_not_offered_to_begin(
    office: Office, bench_for: BenchFor, stage: Stage
) -> None:
    page = Page(bench_for(office.greffe))
    stage(page)
    page.search.open()
    assert not any("Nouvelle" in line or "urgence" in line for line in page.search.results())


@pytest.mark.parametrize(("width", "height", "zoom"), [(1024, 640, 1.0), (1024, 640, 2.0), (1440, 900, 2.0)])
def test_it_stays_within_the_window(
    page: Page, bench: Workbench, width: int, height: int, zoom: float
) -> None:
    bench.theme.use(zoom=zoom)
    page.resize(width, height)
    QApplication.processEvents()
    assert page.rect().contains(page.search.geometry())
    assert page.search.list.viewport().height() >= bench.theme.px(64)


def test_an_image_is_found_by_what_it_shows(
    office: Office, page: Page, bench: Workbench, qtbot: QtBot
) -> None:
    asset = office.photo()
    office.rights(asset)
    post = office.illustrated(office.post(Channel.WEBSITE), asset)
    office.submit(post)
    found = typed(page, "érables", qtbot)
    assert any(line.startswith("Le sentier du parc Sophie-Masson") for line in found)
