"""What is shown says what is: nothing judged passes, one choice is pressed, one arrow goes back, words are level."""

from __future__ import annotations

from dataclasses import replace

import pytest
from editor_driving import judged, opened
from office import Office
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from showing import Stage

from desktop.editorial.gates.verdict import Verdict
from desktop.editorial.post import Channel, EventFacts, PostKind
from desktop.editorial.variant import with_variant
from desktop.services.posts import new_post
from desktop.services.revisions import save_version
from desktop.ui.editor.editor_screen import EditorScreen
from desktop.ui.editor.gate_row import GateRow
from desktop.ui.editor.point_card import PlainPoint
from desktop.ui.editor.text.text_area import TextArea
from desktop.ui.settings.settings_screen import SettingsScreen
from desktop.ui.theme import Theme
from desktop.ui.widgets.choice_row import ChoiceRow
from desktop.ui.widgets.fold import Fold, title_offset
from desktop.ui.widgets.frames import dashed
from desktop.ui.widgets.labels import Badge
from desktop.ui.workbench import Workbench

# What has not been judged


def said_of(row: GateRow) -> tuple[str, object]:
    """The word of a gate and the colour it is written in."""
    return row._badge.text(), row._badge._text.property("ink")


def test_a_text_that_is_empty_passes_nothing(bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(bench, qtbot, replace(new_post(PostKind.NEWS), channels=(Channel.WEBSITE,)))
    judged(screen, qtbot)
    rows = screen.work.panel.rows
    for name in ("neutralite", "publicite", "hyperliens", "plainte", "medias", "langue", "evenement"):
        assert said_of(rows[name]) == ("Rien à lire", "muted"), name
    assert said_of(rows["compte"]) == ("Passe", "success"), "a record is judged without a word"


def test_a_first_word_is_judged(bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(bench, qtbot, replace(new_post(PostKind.NEWS), channels=(Channel.WEBSITE,)))
    screen.work.tabs.page.body.insertPlainText("Le parc est ouvert.")
    judged(screen, qtbot)
    assert said_of(screen.work.panel.rows["langue"]) == ("Passe", "success")


def test_the_facts_of_an_event_are_judged_before_its_words(bench: Workbench, qtbot: QtBot) -> None:
    post = replace(
        new_post(PostKind.EVENT),
        channels=(Channel.WEBSITE,),
        event=EventFacts(organised_by_municipality=True),
    )
    screen = opened(bench, qtbot, post)
    gates = {gate.name: gate for gate in judged(screen, qtbot).gates}
    assert gates["evenement"].verdict is Verdict.PASSES
    assert not gates["evenement"].nothing_read
    assert gates["langue"].nothing_read


# One choice at a time


def test_a_choice_stands_aside_for_what_is_shown_in_its_stead(theme: Theme, stage: Stage) -> None:
    row = ChoiceRow(theme, "Médias")
    row.show_choices((("site", "Site"), ("facebook", "Facebook")), "facebook")
    stage(row)
    heard: list[str] = []
    row.chosen.connect(heard.append)
    row.stand_aside(True)
    assert not any(each.isChecked() for each in row.buttons())
    assert row.key() == "facebook"
    row.stand_aside(False)
    assert [each.isChecked() for each in row.buttons()] == [False, True]
    row.stand_aside(True)
    row.buttons()[0].click()
    assert [each.isChecked() for each in row.buttons()] == [True, False]
    assert heard == ["site"]


def test_no_medium_is_pressed_beside_what_changed(
    office: Office, bench_for: object, stage: Stage, qtbot: QtBot
) -> None:
    from desktop.ui.approvals.approvals_screen import ApprovalsScreen

    post = office.post(Channel.WEBSITE, Channel.FACEBOOK)
    office.submit(post)
    screen = ApprovalsScreen(bench_for(office.direction))  # type: ignore[operator]
    stage(screen, 1400, 900)
    screen.visit(post.id)
    page = screen.page
    qtbot.waitUntil(lambda: bool(page.tabs.buttons()))
    page.changes_button.click()
    assert page.changes_button.isChecked()
    assert not any(each.isChecked() for each in page.tabs.buttons())
    page.tabs.buttons()[0].click()
    assert not page.changes_button.isChecked()
    assert page.tabs.buttons()[0].isChecked()
    page.changes_button.click()
    page.changes_button.click()
    assert page.tabs.buttons()[0].isChecked(), "back to what was on show"


# One arrow


def arrows(screen: EditorScreen) -> list[QPushButton]:
    """The buttons on show that go back."""
    shown = [each for each in screen.findChildren(QPushButton) if each.isVisible()]
    return [each for each in shown if each.accessibleName().startswith("Revenir")]


def test_one_arrow_goes_back_from_the_versions_to_the_text_and_from_the_text_to_the_list(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    went: list[str] = []
    bench.asked.connect(lambda place, _: went.append(place))
    screen = opened(bench, qtbot, office.post().id)
    screen.footer.versions.click()
    (back,) = arrows(screen)
    assert (back.text(), back.accessibleName()) == ("Texte", "Revenir au texte")
    back.click()
    assert screen.on_text
    assert went == []
    (back,) = arrows(screen)
    assert (back.text(), back.accessibleName()) == ("Rédaction", "Revenir à la liste des publications")
    back.click()
    assert went == ["redaction"]


@pytest.mark.parametrize("drafted", [True, False])
def test_one_arrow_goes_back_from_versions_written_apart(
    office: Office, bench: Workbench, qtbot: QtBot, drafted: bool
) -> None:
    """To the draft one has, else to the list: there is nothing to write until the versions are one."""
    went: list[str] = []
    bench.asked.connect(lambda place, _: went.append(place))
    post = office.post()
    save_version(office.desk, office.officer, post.id)
    with office.elsewhere() as other:
        variant = replace(post.variants[0], body="Le parc ouvre à 7 h.")
        other.save(with_variant(post, variant), office.colleague)
        save_version(other.desk, office.colleague, post.id)
        office.rewrite(post, "Le parc ouvre à 8 h.")
        save_version(office.desk, office.officer, post.id)
        office.receive(other)
    if drafted:
        office.rewrite(post, "Le parc ouvre à 9 h.")
    screen = opened(bench, qtbot, post.id)
    if not screen.reconcile.isVisible():
        screen.show_reconciliation()
    (back,) = arrows(screen)
    assert back.text() == ("Texte" if drafted else "Rédaction")
    screen.reconcile.first_focus().setFocus()
    QTest.keyClick(screen.reconcile, Qt.Key.Key_Escape)
    assert (screen.on_text, went) == ((True, []) if drafted else (False, ["redaction"]))


# Words that begin on one line


def left_of(widget: QWidget, inside: QWidget) -> int:
    return widget.mapTo(inside, QPoint(0, 0)).x()


def words_of(link: QPushButton, theme: Theme, inside: QWidget) -> int:
    """Where the words of a link begin: inside its border and its room."""
    return left_of(link, inside) + 1 + theme.space("tiny")


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
def test_the_gates_the_folds_and_the_links_begin_where_the_words_do(
    office: Office, bench: Workbench, theme: Theme, qtbot: QtBot, zoom: float
) -> None:
    theme.use(zoom=zoom)
    screen = opened(bench, qtbot, office.post(body="Le maire a raison\u00a0: l’opposition a tort.").id)
    judged(screen, qtbot)
    QApplication.processEvents()
    panel = screen.work.panel
    fold: Fold = panel.not_applicable
    title = left_of(fold.head, panel) + title_offset(theme)
    assert fold.head.iconSize().width() == theme.px(16)
    names = {left_of(row._name, panel) for row in panel.rows.values() if row._name.isVisible()}
    assert names == {title}
    linked = [row for row in panel.rows.values() if row.gate.elsewhere]
    links = [
        each for row in linked for each in row.findChildren(QPushButton) if each.text().startswith("Voir c")
    ]
    assert {words_of(each, theme, panel) for each in links} <= {title}


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_the_link_of_a_point_begins_where_its_sentence_does(theme: Theme, stage: Stage, zoom: float) -> None:
    theme.use(zoom=zoom)
    point = PlainPoint(theme, "Le titre est vide.", "Aller au titre")
    stage(point, 400, 160)
    (sentence,) = point.findChildren(QLabel)
    assert words_of(point.go, theme, point) == left_of(sentence, point)


def test_the_section_that_is_open_stays_in_view_when_the_text_grows(
    bench: Workbench, theme: Theme, stage: Stage, qtbot: QtBot
) -> None:
    screen = SettingsScreen(bench)
    stage(screen, 1900, 700)
    screen.visit("apparence")
    theme.use(zoom=2.0)

    def seen() -> bool:
        chosen = screen.list.visualItemRect(screen.list.currentItem())
        return screen.list.isVisible() and screen.list.viewport().rect().contains(chosen)

    qtbot.waitUntil(seen)


def test_a_title_begins_where_the_text_under_it_does(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    """In a column narrower than the longest line: in a wider one the text is in the middle."""
    screen = opened(bench, qtbot, office.post().id)
    page = screen.work.tabs.page
    page.resize(500, 600)

    def begins(area: TextArea) -> int:
        return left_of(area.viewport(), page) + area.cursorRect(area.cursor_over(0, 0)).left()

    qtbot.waitUntil(lambda: page.body.viewport().width() < 500)
    assert begins(page.title) == begins(page.body)


def test_a_sign_alone_keeps_no_room_for_words(theme: Theme, qtbot: QtBot) -> None:
    alone, beside = Badge(theme, "", "lock", "info"), Badge(theme, "Verrouillée", "lock", "info")
    for badge in (alone, beside):
        qtbot.addWidget(badge)
    assert alone.sizeHint().width() == alone._sign.sizeHint().width()
    assert beside.sizeHint().width() > alone.sizeHint().width()
    alone.show_state("Verrouillée", "lock", "info")
    assert alone.sizeHint() == beside.sizeHint()


def test_what_goes_on_of_a_listed_sentence_is_under_its_first_word(theme: Theme, stage: Stage) -> None:
    made = QWidget()
    made.setLayout(dashed(theme, "Les enfants jouent au parc. " * 6))
    stage(made, 220, 300)
    dash, sentence = made.findChildren(QLabel)
    assert (dash.text(), sentence.text()[:3]) == ("–", "Les")
    assert left_of(sentence, made) >= left_of(dash, made) + dash.width()
    assert sentence.height() > 2 * dash.fontMetrics().lineSpacing()


@pytest.mark.parametrize("several", [False, True])
def test_the_arrows_between_images_are_there_when_there_are_several(
    office: Office, bench: Workbench, qtbot: QtBot, several: bool
) -> None:
    post = office.illustrated(office.post(), office.photo())
    if several:
        post = office.save(
            with_variant(post, replace(post.variants[0], images=2 * (post.variants[0].images or ())))
        )
    screen = opened(bench, qtbot, post.id)
    dialog = screen.work.images.strip.open_details(0)
    assert dialog is not None
    assert dialog._forth.isVisibleTo(dialog) is several
    dialog.close()
