"""Accueil: one click opens the thing at the right place, for each role; the figures are said in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from office import Office
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from showing import BenchFor, Stage
from widget_walk import settle

from desktop.editorial.post import Channel, Post
from desktop.editorial.variant import with_variant
from desktop.services.claims import record_receipt
from desktop.services.comments import write_comment
from desktop.services.decision import request_changes
from desktop.services.home import MOST
from desktop.services.newsletter import set_next_deadline
from desktop.services.public_notices import deposit_notice
from desktop.ui.home.home_screen import HomeScreen
from desktop.ui.settings.settings_screen import SettingsScreen
from desktop.ui.theme import Appearance
from desktop.ui.widgets.buttons import LinkButton
from desktop.ui.widgets.charts import MonthChart, Series
from desktop.ui.workbench import Change, Workbench

OpenHome = Callable[[Workbench], HomeScreen]


@pytest.fixture(autouse=True)
def one_clock(office: Office) -> None:
    """What is signed is of the day of the office."""
    office.workspace.clock = office.clock


@pytest.fixture
def open_home(stage: Stage) -> OpenHome:
    """`open_home(bench)`: the first page, visited."""

    def open_(bench: Workbench) -> HomeScreen:
        screen = HomeScreen(bench)
        bench.changed.connect(screen.refresh)
        stage(screen)
        screen.visit()
        return screen

    return open_


def titled(office: Office, title: str) -> Post:
    post = office.post()
    return office.save(with_variant(post, replace(post.variants[0], title=title)))


def links(screen: HomeScreen) -> dict[str, LinkButton]:
    QApplication.processEvents()  # what is added to a page on show appears at the next turn
    return {
        link.accessibleName().split(",")[0]: link
        for link in screen.findChildren(LinkButton)
        if link.isVisible()
    }


def wishes(bench: Workbench) -> list[tuple[str, object]]:
    asked: list[tuple[str, object]] = []
    bench.asked.connect(lambda place, target: asked.append((place, target)))
    return asked


def said(screen: HomeScreen) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisible() and label.text()]


def card_of(shown: QWidget) -> QWidget:
    """The card that a line is on."""
    while shown.property("look") != "card":
        shown = shown.parentWidget()
    return shown


def button(screen: HomeScreen, text: str) -> QPushButton:
    QApplication.processEvents()
    (found,) = (b for b in screen.findChildren(QPushButton) if b.isVisible() and b.text() == text)
    return found


# Empty


def test_with_nothing_to_do_the_page_offers_to_begin(bench: Workbench, open_home: OpenHome) -> None:
    asked = wishes(bench)
    screen = open_home(bench)
    begin = button(screen, "Nouvelle publication")
    assert begin.hasFocus()
    begin.click()
    assert asked == [("redaction", "nouvelle")]


def test_who_does_not_write_is_offered_nothing_to_begin(
    office: Office, bench_for: BenchFor, open_home: OpenHome
) -> None:
    screen = open_home(bench_for(office.direction))
    assert "Rien n’attend" in said(screen)
    assert [b.text() for b in screen.findChildren(QPushButton) if b.isVisible()] == []


# One click


def test_each_line_opens_the_thing_at_the_right_place(
    office: Office, bench: Workbench, open_home: OpenHome
) -> None:
    draft = titled(office, "Un brouillon")
    waiting = titled(office, "En attente")
    office.submit(waiting)
    sent_back = titled(office, "À reprendre")
    office.submit(sent_back)
    head = office.workspace.ledger.heads(sent_back.id)[0]
    request_changes(office.desk, office.direction, sent_back.id, head, "Ajoutez la date.")
    due = titled(office, "À publier")
    office.approved(due)
    out = titled(office, "Déjà parue")
    office.approved(out)
    claim = office.export(out).claims[Channel.WEBSITE]
    record_receipt(office.desk, office.officer, claim, "https://stesophie.ca/parc")
    asked = wishes(bench)
    shown = links(open_home(bench))
    expected = {
        "Un brouillon": ("editeur", draft.id),
        "En attente": ("approbation", waiting.id),
        "À reprendre": ("editeur", sent_back.id),
        "À publier": ("publication", due.id),
        "Déjà parue": ("publication", out.id),
    }
    for title, wish in expected.items():
        asked.clear()
        shown[title].click()
        assert asked == [wish], title


def test_rights_that_end_lead_each_role_where_it_can_act(
    office: Office, bench_for: BenchFor, open_home: OpenHome
) -> None:
    asset = office.photo()
    office.rights(asset, expires=dt.date(2026, 5, 20))
    post = office.illustrated(titled(office, "Au parc"), asset)
    office.submit(post)
    places = {}
    for name in ("officer", "direction", "greffe"):
        bench = bench_for(getattr(office, name))
        asked = wishes(bench)
        screen = open_home(bench)
        for link in screen.findChildren(LinkButton):
            if "droits de l’image" in link.accessibleName():
                link.click()
        places[name] = asked
    assert places == {
        "officer": [("editeur", post.id)],
        "direction": [("approbation", post.id)],
        "greffe": [("approbation", post.id)],
    }


def test_what_a_role_has_no_screen_for_is_said_without_a_link(
    office: Office, bench_for: BenchFor, open_home: OpenHome
) -> None:
    out = titled(office, "Déjà parue")
    office.approved(out)
    claim = office.export(out).claims[Channel.WEBSITE]
    record_receipt(office.desk, office.officer, claim, "https://stesophie.ca/parc")
    screen = open_home(bench_for(office.greffe))
    assert links(screen) == {}
    assert "Déjà parue" in said(screen)


def test_the_deadline_is_said_in_full(office: Office, bench: Workbench, open_home: OpenHome) -> None:
    set_next_deadline(office.workspace, dt.date(2026, 5, 6))
    screen = open_home(bench)
    assert "Date de tombée\u00a0: mercredi 6 mai 2026" in said(screen)
    assert any("dans 2 jours" in text for text in said(screen))


# Long cards


def test_the_rest_of_a_card_is_in_its_list(office: Office, bench: Workbench, open_home: OpenHome) -> None:
    for number in range(MOST + 2):
        titled(office, f"Numéro {number}")
    asked = wishes(bench)
    screen = open_home(bench)
    assert len(links(screen)) == MOST
    button(screen, f"Tout voir ({MOST + 2})").click()
    assert asked == [("redaction", frozenset({"brouillon"}))]


def test_the_rest_of_the_warnings_unfolds_in_place(
    office: Office, bench: Workbench, open_home: OpenHome
) -> None:
    colours = ("seagreen", "navy", "tomato", "gold", "orchid", "sienna", "teal")
    for colour in colours:
        asset = office.photo(colour)
        office.rights(asset, expires=dt.date(2026, 5, 20))
        office.submit(office.illustrated(office.post(), asset))
    screen = open_home(bench)

    def warned() -> int:
        QApplication.processEvents()
        return sum(
            "droits de l’image" in b.accessibleName()
            for b in screen.findChildren(LinkButton)
            if b.isVisible()
        )

    assert warned() == MOST
    (unfold,) = (
        b
        for b in screen.findChildren(QPushButton)
        if b.isVisible()
        and b.text() == f"Tout voir ({len(colours)})"
        and card_of(b).accessibleName() == "À surveiller"
    )
    unfold.click()
    assert warned() == len(colours)


# The keyboard


def test_the_first_thing_to_do_has_the_keyboard_once_it_is_read(
    office: Office, live_bench: Workbench, open_home: OpenHome, qtbot: QtBot
) -> None:
    titled(office, "Un brouillon")
    screen = open_home(live_bench)
    qtbot.waitUntil(lambda: bool(links(screen)))
    assert links(screen)["Un brouillon"].hasFocus()
    qtbot.waitUntil(lambda: not live_bench.background.busy)  # type: ignore[attr-defined]


def test_the_page_does_not_take_the_keyboard_back_from_where_it_went(
    office: Office, live_bench: Workbench, open_home: OpenHome, qtbot: QtBot
) -> None:
    titled(office, "Un brouillon")
    screen = open_home(live_bench)
    elsewhere = QLineEdit(screen)
    elsewhere.show()
    elsewhere.setFocus()
    qtbot.waitUntil(lambda: bool(links(screen)))
    assert elsewhere.hasFocus()
    qtbot.waitUntil(lambda: not live_bench.background.busy)  # type: ignore[attr-defined]


def test_a_change_read_again_leaves_the_keyboard_on_the_same_line(
    office: Office, bench: Workbench, open_home: OpenHome
) -> None:
    for number in range(3):
        titled(office, f"Numéro {number}")
    screen = open_home(bench)
    links(screen)["Numéro 1"].setFocus()
    titled(office, "Arrivé depuis")
    bench.changed.emit(Change.post("autre"))
    assert links(screen)["Numéro 1"].hasFocus()
    assert "Arrivé depuis" in links(screen)


def test_tab_goes_through_the_cards_then_to_the_figures(
    office: Office, bench: Workbench, open_home: OpenHome
) -> None:
    for number in range(2):
        titled(office, f"Numéro {number}")
    screen = open_home(bench)
    bench.changed.emit(Change.post("autre"))
    in_order = list(links(screen).values())
    in_order[0].setFocus()
    for expected in (in_order[1], screen._activity.split):
        QTest.keyClick(QApplication.focusWidget(), "\t")
        assert expected.hasFocus()


# The figures


@pytest.mark.parametrize("width", [700, 1300])
def test_the_charts_stand_side_by_side_or_one_above_the_other(
    office: Office, bench: Workbench, open_home: OpenHome, width: int
) -> None:
    titled(office, "Un brouillon")
    screen = open_home(bench)
    screen.resize(width, 900)
    QApplication.processEvents()
    first, second = screen._activity._published, screen._activity._approval
    if width > 1000:
        assert (
            first.mapTo(screen, first.rect().bottomLeft()).x()
            < second.mapTo(screen, second.rect().topLeft()).x()
        )
        assert (
            first.mapTo(screen, first.rect().topLeft()).y()
            == second.mapTo(screen, second.rect().topLeft()).y()
        )
    else:
        assert (
            first.mapTo(screen, first.rect().bottomLeft()).y()
            < second.mapTo(screen, second.rect().topLeft()).y()
        )


def test_a_chart_is_said_in_words_and_follows_the_theme(bench: Workbench, stage: Stage) -> None:
    chart = MonthChart(bench.theme, "Publications")
    chart.show_series([(2026, 4), (2026, 5)], [Series("Site", (2, 1)), Series("Facebook", (None, 3))])
    stage(chart, 400, 300)
    assert chart.accessibleName() == "Publications"
    assert chart.accessibleDescription() == "avril 2026\u00a0: Site 2; mai 2026\u00a0: Site 1, Facebook 3"
    light = chart.grab().toImage()
    bench.theme.use(Appearance.DARK)
    assert chart.grab().toImage() != light
    high = chart.height()
    bench.theme.use(zoom=2.0)
    assert chart.height() == pytest.approx(2 * high, abs=2)


def test_a_chart_of_delays_never_adds_medians_up(bench: Workbench, stage: Stage) -> None:
    chart = MonthChart(bench.theme, "Délai")
    chart.show_series([(2026, 4), (2026, 5)], [Series("Délai médian", (10.0, 4.25))], "\u00a0h")
    stage(chart, 400, 300)
    assert chart.accessibleDescription() == "avril 2026\u00a0: 10\u00a0h; mai 2026\u00a0: 4,2\u00a0h"


def test_the_figures_of_the_year_are_drawn_by_medium_or_by_objective(
    office: Office, bench: Workbench, open_home: OpenHome
) -> None:
    out = office.post(Channel.WEBSITE, Channel.FACEBOOK, objectives=("informer",))
    office.approved(out)
    for claim in office.export(out).claims.values():
        record_receipt(office.desk, office.officer, claim, None)
    screen = open_home(bench)
    card = screen._activity
    assert "mai 2026\u00a0: Site 1, Facebook 1" in card._published.accessibleDescription()
    card.split.setCurrentIndex(1)
    assert "Site" not in card._published.accessibleDescription()
    assert "médiane\u00a0: moins d’une heure" in said(screen)


def test_a_notice_leads_to_where_the_greffe_and_the_officer_meet(
    office: Office, bench_for: BenchFor, stage: Stage
) -> None:
    notice = deposit_notice(office.workspace, office.greffe, "Avis public", "Le conseil étudiera la demande.")
    write_comment(office.workspace, office.officer, notice.item, "La date manque.")
    greffe = bench_for(office.greffe)
    home = HomeScreen(greffe)
    stage(home)
    home.visit()
    asked: list[tuple[str, object]] = []
    greffe.asked.connect(lambda place, target: asked.append((place, target)))
    (line,) = [b for b in home.findChildren(QPushButton) if b.accessibleName().startswith("Avis public,")]
    assert line.accessibleName() == "Avis public, 1 remarque à lire"
    line.click()
    assert asked == [("parametres", f"avis:{notice.item}")]
    settings = SettingsScreen(greffe)
    greffe.changed.connect(settings.refresh)
    stage(settings)
    settings.visit(asked[0][1])
    settle()
    (keep,) = [b for b in settings.section.findChildren(QPushButton) if b.text() == "Maintenir le texte"]
    assert keep.accessibleName() == "Maintenir le texte\u00a0: Avis public"
    keep.click()
    home.visit()
    left = [each for each in home.findChildren(QPushButton) if each.isVisibleTo(home)]
    assert not [each for each in left if each.accessibleName().startswith("Avis public,")]


def test_cards_read_again_leave_the_page_where_it_is(
    office: Office, bench_for: BenchFor, open_home: OpenHome, qtbot: QtBot
) -> None:
    """The keyboard is on a card that is made again: the figures at the bottom must not come into view."""
    for number in range(MOST):
        titled(office, f"Brouillon {number}")
    bench = bench_for(office.officer)
    screen = open_home(bench)
    screen.resize(1100, 300)
    screen.window().activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    first = next(iter(links(screen).values()))
    first.setFocus()
    bar = screen.findChild(QScrollArea).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.value() == 0
    bench.changed.emit(Change())
    QApplication.processEvents()
    assert bar.value() == 0
    bar.setValue(bar.maximum())
    screen.visit()
    assert bar.value() == 0, "a visit begins at the top"
