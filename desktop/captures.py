"""`captures DIR`: every screen and dialog, light and dark, at 100 % and 200 %, from the demonstration."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop import composition
from desktop.editorial.civil_dates import ZONE
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.demo import Demo
from desktop.services.desk import Desk
from desktop.ui.alone_scenes import draw_alone
from desktop.ui.background import LaneBackground
from desktop.ui.captures import Photographer, Scene, draw
from desktop.ui.main_window import MainWindow
from desktop.ui.scenes import SCENES
from desktop.ui.start.qt_application import make_qt
from desktop.ui.theme import Theme
from desktop.ui.workbench import Workbench

NOW = dt.datetime(2027, 3, 9, 9, 40, tzinfo=ZONE)
"""The moment the pictures are of: always the same, so that two of them can be compared."""
WORKSPACES = ((False, False), (True, False), (False, True))
"""The demonstrations that are opened one after the other: whether in an election period, and whether empty."""


def draw_all(folder: Path, only: str = "") -> int:
    """Draw the scenes whose name begins with `only` (all by default); 0, or 2 when the folder cannot be used."""
    qt = make_qt()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        late = _draw(qt, folder, only)
    except (Refusal, EnvironmentFault, OSError) as error:
        sys.stderr.write(f"{getattr(error, 'message', error)}\n")
        return 2
    for name in late:
        sys.stderr.write(f"{name}\u00a0: l’écran travaillait encore.\n")
    sys.stdout.write(f"{len(list(folder.glob('*.png')))} images dans {folder}\n")
    return 0


def _draw(qt: QApplication, folder: Path, only: str) -> list[str]:
    theme = Theme(qt)
    failures: list[Exception] = []
    background = LaneBackground(failures.append)
    photographer = Photographer(theme, background, folder)
    try:
        draw_alone(photographer, theme, background, only)
        for election, empty in WORKSPACES:
            wanted = [
                each
                for each in SCENES
                if (each.election, each.empty) == (election, empty) and each.name.startswith(only)
            ]
            if not wanted:
                continue
            with composition.open_demo(NOW, election=election, empty=empty) as (desk, demo):
                for person in demo.people:
                    scenes = [each for each in wanted if each.person == person.person]
                    _draw_person(photographer, background, theme, desk, demo, person.person, scenes)
    finally:
        background.close()
        theme.close()
    for error in failures:
        sys.stderr.write(f"{error}\n")
    return photographer.late


def _draw_person(
    photographer: Photographer,
    background: LaneBackground,
    theme: Theme,
    desk: Desk,
    demo: Demo,
    person: str,
    scenes: list[Scene],
) -> None:
    if not scenes:
        return
    session = demo.sessions[person]
    window = MainWindow(theme)
    roles = session.roles(desk.workspace)
    bench = Workbench(
        background, desk, session, roles, theme, window.notices, demonstration=True, parent=window
    )
    window.show()
    window.work_with(bench)
    for _ in draw(photographer, window, demo.items, scenes):
        pass
    window.forget_person()
    photographer.wait()
    window.finish()
