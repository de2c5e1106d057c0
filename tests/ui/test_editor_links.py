"""In the editor an external link is explained where the point is, and its page asked about off the thread (art. 14)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from editor_driving import cards, judged, opened
from office import Office
from pytestqt.qtbot import QtBot

from desktop.editorial.variant import with_variant
from desktop.services.external_links import link_notes
from desktop.ui.workbench import Workbench

MUSEUM = "https://musee.example.org/expositions"


@pytest.fixture
def post(office: Office):
    made = office.post()
    site = made.variants[0]
    return office.save(with_variant(made, replace(site, links=(*site.links, MUSEUM))))


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool | None]:
    """What the network answers, by address; nothing is asked of the real one."""
    answers: dict[str, bool | None] = {}

    def answer(address: str, *, control: object = ()) -> bool | None:
        return answers.get(address)

    monkeypatch.setattr("desktop.publishing.link_probe.probe", answer)
    return answers


def test_the_note_is_written_on_the_card_and_the_point_goes(
    office: Office, bench: Workbench, qtbot: QtBot, post, network
) -> None:
    screen = opened(bench, qtbot, post.id)
    judged(screen, qtbot)
    (card,) = cards(screen, "hyperliens")
    assert card.answer.text() == "Noter la pertinence…"
    card.answer.click()
    card.form.reason.setPlainText("L’exposition présente nos archives.")
    card.form.send.click()
    judged(screen, qtbot)
    qtbot.waitUntil(lambda: screen.work.review.points.left == 0, timeout=30_000)
    assert [note.note for note in link_notes(office.workspace).values()] == [
        "L’exposition présente nos archives."
    ]


def test_a_page_that_is_gone_becomes_a_point(
    office: Office, bench: Workbench, qtbot: QtBot, post, network
) -> None:
    network[MUSEUM] = False
    screen = opened(bench, qtbot, post.id)
    judged(screen, qtbot)
    screen.work.links.ask()
    judged(screen, qtbot)
    qtbot.waitUntil(lambda: any("ne s’ouvre plus" in c.point.text for c in cards(screen, "hyperliens")))


def test_without_network_nothing_is_said(
    office: Office, bench: Workbench, qtbot: QtBot, post, network
) -> None:
    screen = opened(bench, qtbot, post.id)
    judged(screen, qtbot)
    before = [card.point.text for card in cards(screen, "hyperliens")]
    screen.work.links.ask()
    judged(screen, qtbot)
    assert [card.point.text for card in cards(screen, "hyperliens")] == before
