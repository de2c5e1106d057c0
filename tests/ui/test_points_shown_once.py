"""A passage that two requirements look at is shown under one; the other says so in words, and leads there."""

from __future__ import annotations

import datetime as dt

import pytest
from editor_driving import WAIT, cards, judged, opened, rewrite
from office import Office
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from showing import shown
from widget_walk import settle

from desktop.editorial.elections import ElectionKind, Level
from desktop.editorial.gates.verdict import Verdict
from desktop.editorial.post import Channel
from desktop.services.decision_points import GateLine
from desktop.services.elections import enter_election
from desktop.services.points import points_of
from desktop.ui.approvals.points_panel import PointsPanel
from desktop.ui.editor.gate_row import GateRow
from desktop.ui.theme import Theme
from desktop.ui.workbench import Workbench

OPINION = "Le maire a raison\u00a0: l’opposition a tort."


@pytest.fixture(autouse=True)
def municipal_period(office: Office) -> None:
    enter_election(
        office.workspace,
        office.greffe,
        Level.MUNICIPAL,
        ElectionKind.BY_ELECTION,
        dt.date(2026, 5, 1),
        dt.date(2026, 6, 14),
        dt.date(2026, 6, 14),
    )


def seen(row: GateRow) -> str:
    settle()
    return "\n".join(each.text() for each in row.findChildren(QLabel) if each.isVisible())


def test_each_passage_is_among_the_points_of_one_gate(office: Office) -> None:
    found = points_of(office.review(office.post(body=OPINION)))
    gates = {gate.name: gate for gate in found.gates}
    neutrality, election = gates["neutralite"], gates["election"]
    passages = [point.keys for gate in found.gates for point in gate.points if point.finding is not None]
    assert len(passages) == len(set(passages))
    assert neutrality.points
    assert election.verdict is Verdict.BLOCKS, "its verdict is its own"
    (told,) = election.elsewhere
    assert (told.gate, told.label) == ("neutralite", "Neutralité politique")
    assert told.count == told.left >= 1
    assert election.left == told.left
    assert election.left_here == 0


def test_the_other_gate_says_where_and_leads_there(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(bench, qtbot, office.post(body=OPINION).id)
    judged(screen, qtbot)
    panel = screen.work.panel
    election, neutrality = panel.rows["election"], panel.rows["neutralite"]
    count = election.gate.elsewhere[0].count
    words = "Même passage que sous" if count == 1 else f"{count} passages montrés sous"
    assert f"{words} «\u00a0Neutralité politique\u00a0»" in seen(election)
    assert not election.turn.isEnabled(), "nothing behind it"
    (go,) = (each for each in election.findChildren(QPushButton) if each.text().startswith("Voir ce"))
    go.click()
    assert neutrality.turn.isChecked()
    assert neutrality.turn.hasFocus()
    rewrite(screen.work.tabs.page.body, "Le parc est ouvert.")
    judged(screen, qtbot)
    assert "Neutralité politique" not in seen(election)


def test_answered_once_it_is_answered_for_both(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    screen = opened(bench, qtbot, office.post(body=OPINION).id)
    before = judged(screen, qtbot)
    card = next(card for card in cards(screen, "neutralite") if card.point.left and card.point.answerable)
    card.answer.click()
    assert card.form is not None
    card.form.reason.setPlainText("C’est une citation du procès-verbal.")
    card.form.send.click()
    qtbot.waitUntil(lambda: judged(screen, qtbot).left == before.left - 1, timeout=WAIT)
    gates = {gate.name: gate for gate in judged(screen, qtbot).gates}
    assert gates["election"].left == gates["neutralite"].left


def test_the_direction_reads_it_once_too(theme: Theme, qtbot: QtBot) -> None:
    both, site = (Channel.WEBSITE, Channel.FACEBOOK), (Channel.WEBSITE,)
    same, other = "C’est prendre parti.", "Le mot du maire attend."
    panel = PointsPanel(theme)
    shown(panel, qtbot, 420, 700)
    panel._show_gates(
        (
            GateLine("neutralite", "Neutralité politique", "8, 24", Verdict.BLOCKS, (same,), both),
            GateLine("election", "Période électorale", "9", Verdict.BLOCKS, (same, other), site),
        ),
        "",
        (),
    )
    settle()
    said = [each.text() for each in panel.findChildren(QLabel)]
    assert said.count(same) == 1
    assert "Même point que sous «\u00a0Neutralité politique\u00a0»." in said
    assert other in said
