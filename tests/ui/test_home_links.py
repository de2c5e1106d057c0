"""What the public reads is looked at again from the first page: a link that leads nowhere is told (art. 14)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from office import Office
from pytestqt.qtbot import QtBot
from showing import Stage

from desktop.editorial.post import Channel
from desktop.editorial.variant import with_variant
from desktop.services.claims import record_receipt
from desktop.services.external_links import AGAIN, write_link_note
from desktop.services.home import Card, home_card
from desktop.ui.home.home_screen import HomeScreen
from desktop.ui.widgets.buttons import LinkButton
from desktop.ui.workbench import Workbench


def home_of(bench: Workbench, stage: Stage) -> HomeScreen:
    screen = HomeScreen(bench)
    bench.changed.connect(screen.refresh)
    stage(screen)
    screen.visit()
    return screen


def test_a_link_of_a_published_page_found_broken_is_told_until_it_answers(
    office: Office, bench: Workbench, stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    museum = "https://www.musee.example.org/expositions"
    office.workspace.clock = office.clock
    network: dict[str, bool | None] = {museum.replace("www.", ""): False}
    monkeypatch.setattr("desktop.publishing.link_probe.probe", lambda page, *, control: network[page])
    write_link_note(office.workspace, office.officer, museum, "Nos archives y sont exposées.")
    post = office.post()
    site = post.variants[0]
    post = office.save(with_variant(post, replace(site, title="Exposition", links=(*site.links, museum))))
    office.approved(post)
    claim = office.export(post).claims[Channel.WEBSITE]
    record_receipt(office.desk, office.officer, claim, "https://stesophie.ca/parc", office.clock.time)

    def told() -> list[str]:
        card = home_card(office.desk, office.officer, Card.WARNINGS)
        return [f"{line.title}, {line.detail}" for line in card.lines] if card is not None else []

    screen = home_of(bench, stage)
    said = "Exposition, lien brisé aujourd’hui\u00a0: musee.example.org"
    qtbot.waitUntil(
        lambda: said in {link.accessibleName() for link in screen.findChildren(LinkButton)}, timeout=10_000
    )
    assert told() == [said]
    network[museum.replace("www.", "")] = True
    office.clock.time += AGAIN * 2
    home_of(bench, stage)  # another day's window: the first page looks again
    qtbot.waitUntil(lambda: told() == [], timeout=10_000)
