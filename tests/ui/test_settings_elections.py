"""The settings of elections: a period corrected, and what it puts in doubt judged again before one's eyes (art. 9)."""

from __future__ import annotations

import datetime as dt

import pytest
from office import PASSPHRASE, Office
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from showing import shown
from widget_walk import faults, settle

from desktop.editorial.elections import ElectionKind, Level
from desktop.editorial.post import Channel, PostKind
from desktop.services.claims import record_receipt
from desktop.services.elections import enter_election, entered_elections
from desktop.ui.home.home_screen import HomeScreen
from desktop.ui.settings.elections_section import ElectionsSection
from desktop.ui.settings.settings_screen import SettingsScreen
from desktop.ui.theme import Appearance, Theme

BODY = "Le calendrier des loisirs du printemps paraît cette semaine."


@pytest.fixture
def section(bench_for, office: Office, qtbot):
    """The section of the elections, as the greffe sees it."""
    bench = bench_for(office.greffe)
    screen = SettingsScreen(bench)
    bench.changed.connect(screen.refresh)
    shown(screen, qtbot, 1300, 900)
    screen.visit("elections")
    section.screen = screen
    return screen.section


def pressed(section: ElectionsSection, name: str) -> None:
    settle()
    button = next(
        each
        for each in section.findChildren(QPushButton)
        if each.isVisible() and each.accessibleName().startswith(name)
    )
    button.click()


def words(section: ElectionsSection) -> str:
    settle()
    return " ".join(each.text() for each in section.again.findChildren(QLabel) if each.isVisible())


def sign(section: ElectionsSection, qtbot) -> None:
    line = section.signing.phrase.line
    qtbot.keyClicks(line, PASSPHRASE)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def online(office: Office, kind: PostKind = PostKind.MAYOR_WORD, body: str = BODY) -> None:
    post = office.post(Channel.WEBSITE, kind=kind, body=body)
    office.approved(post)
    for claim in office.export(post).claims.values():
        record_receipt(office.desk, office.officer, claim, "https://stesophie.ca/p/1")


def test_a_period_that_is_entered_shows_what_is_still_online(office: Office, section, qtbot) -> None:
    online(office)
    office.submit(office.post(planned_at="2026-05-10"))
    section.add.click()
    section.form.polling.setDate(QDate(2026, 6, 14))
    section.form.start.setDate(QDate(2026, 5, 4))
    section.form.sign.click()
    sign(section, qtbot)
    said = words(section)
    assert "2 vérifiées sur 2. 2 demandent une décision." in said
    assert "Le mot du maire attend la fin de la période" in said
    assert "En ligne" in said
    assert "La liste de la période est à confirmer" in said


def test_a_period_is_corrected_in_place(office: Office, section, qtbot) -> None:
    day = dt.date(2026, 6, 14)
    enter_election(office.workspace, office.greffe, Level.MUNICIPAL, ElectionKind.BY_ELECTION, day, day, day)
    section.read()
    pressed(section, "Corriger la période")
    assert section.form.polling.date() == QDate(2026, 6, 14)
    section.form.polling.setDate(QDate(2026, 6, 21))
    section.form.sign.click()
    sign(section, qtbot)
    (entered,) = entered_elections(office.workspace)
    assert entered.polling_day == dt.date(2026, 6, 21)


def test_when_no_post_asks_for_a_decision_it_is_said(office: Office, section) -> None:
    online(office, PostKind.NEWS, "Le parc Sophie-Masson est ouvert de 9 h à 21 h.")
    section.again.begin(dt.date(2026, 5, 4), dt.date(2026, 6, 14))
    assert "1 vérifiée sur 1. Aucune ne demande de décision." in words(section)


def test_posts_are_judged_a_few_at_a_time(office: Office, section, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.ui.settings.period_recheck.AT_ONCE", 1)
    for hour in (8, 9):
        office.submit(office.post(body=f"Le parc Sophie-Masson ouvre à {hour} h."))
    section.again.begin(dt.date(2026, 5, 4), dt.date(2026, 6, 14))
    assert "1 vérifiée sur 2" in words(section)
    section.again.more.click()
    assert "2 vérifiées sur 2" in words(section)
    assert section.again.more.isHidden()


def test_where_the_verification_stops_is_said(
    office: Office, section, monkeypatch: pytest.MonkeyPatch
) -> None:
    online(office)
    section.again.begin(dt.date(2026, 5, 4), dt.date(2026, 6, 14))
    assert "Au plus" not in words(section)
    monkeypatch.setattr("desktop.ui.settings.period_recheck.MOST_VISIBLE", 1)
    section.again.begin(dt.date(2026, 5, 4), dt.date(2026, 6, 14))
    assert "Au plus 1 publications en ligne" in words(section)


def test_what_was_found_is_told_on_the_first_page_and_leads_back(
    office: Office, section, bench_for, qtbot
) -> None:
    online(office)
    start, end = dt.date(2026, 5, 4), dt.date(2026, 6, 14)
    enter_election(
        office.workspace, office.greffe, Level.MUNICIPAL, ElectionKind.BY_ELECTION, start, end, end
    )
    office.workspace.clock = office.clock
    section.again.begin(start, end)
    settle()
    section.read()
    settle()
    by = "Ce qui est en ligne a été vérifié la dernière fois par Denis Gagnon, le lundi 4 mai 2026, à 9\u00a0h."
    assert by in [each.text() for each in section.findChildren(QLabel)]
    section.leave()
    assert len(office.workspace.ledger.facts("period_check")) == 2, "as it began, then once judged"
    bench = bench_for(office.greffe)
    went: list[tuple[str, object]] = []
    bench.asked.connect(lambda place, target: went.append((place, target)))
    home = HomeScreen(bench)
    shown(home, qtbot, 1300, 900)
    home.visit()
    settle()
    name = "Période électorale du 4 mai 2026 au 14 juin 2026, 1 publication en ligne à revoir"
    next(each for each in home.findChildren(QPushButton) if each.accessibleName() == name).click()
    assert went == [("parametres", "elections")]


def test_leaving_stops_the_verification(office: Office, section) -> None:
    office.submit(office.post())
    section.again.begin(dt.date(2026, 5, 4), dt.date(2026, 6, 14))
    section.leave()
    assert section.again.isHidden()


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_it_lacks_nothing(office: Office, section, theme: Theme, zoom: float) -> None:
    theme.use(Appearance.DARK, zoom)
    online(office)
    start, end = dt.date(2026, 5, 4), dt.date(2026, 6, 14)
    enter_election(
        office.workspace, office.greffe, Level.MUNICIPAL, ElectionKind.BY_ELECTION, start, end, end
    )
    section.read()
    section.again.begin(start, end)
    settle()
    assert faults(section) == []
    theme.use(Appearance.LIGHT, 1.0)
