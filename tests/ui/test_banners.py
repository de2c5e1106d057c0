"""What stands under the top bar all day."""

from __future__ import annotations

from office import Office
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from showing import ImmediateBackground, shown

from desktop.editorial.elections import ElectionKind, Level
from desktop.services.demo import PASSPHRASE
from desktop.services.elections import cancel_election, enter_election, entered_elections
from desktop.ui.banners import Banners
from desktop.ui.notices import NoticeBoard
from desktop.ui.theme import Theme
from desktop.ui.workbench import Change, Workbench


def test_a_demonstration_tells_the_passphrase_that_signing_asks_for(
    office: Office, theme: Theme, notices: NoticeBoard, qtbot: QtBot
) -> None:
    session = office.direction
    roles = session.roles(office.workspace)
    background = ImmediateBackground(notices.report)
    bench = Workbench(background, office.desk, session, roles, theme, notices, demonstration=True)
    banners = Banners(theme)
    banners.show_for(bench)
    shown(banners, qtbot, 1200, 60)
    assert any(PASSPHRASE in label.text() for label in banners.findChildren(QLabel))


def test_an_election_period_is_told_as_soon_as_it_is_entered_and_no_longer_once_cancelled(
    office: Office, theme: Theme, bench: Workbench, qtbot: QtBot
) -> None:
    banners = Banners(theme)
    banners.show_for(bench)
    shown(banners, qtbot, 1200, 60)
    assert not told(banners)
    day = office.desk.today()
    enter_election(office.workspace, office.greffe, Level.MUNICIPAL, ElectionKind.BY_ELECTION, day, day, day)
    bench.changed.emit(Change(profile=True))
    assert any("Période électorale" in text for text in told(banners))
    (entered,) = entered_elections(office.workspace)
    cancel_election(office.workspace, office.greffe, entered.id)
    bench.changed.emit(Change(profile=True))
    assert not told(banners)


def told(banners: Banners) -> list[str]:
    """What can be read now."""
    return [label.text() for label in banners.findChildren(QLabel) if label.isVisibleTo(banners)]
