"""What stands under the top bar all day."""

from __future__ import annotations

from office import Office
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from showing import ImmediateBackground, shown

from desktop.services.demo import PASSPHRASE
from desktop.ui.banners import Banners
from desktop.ui.notices import NoticeBoard
from desktop.ui.theme import Theme
from desktop.ui.workbench import Workbench


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
