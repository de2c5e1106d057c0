"""Pictures of the window: waits until a screen is quiet, then keeps it as a PNG file, in every look."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtGui import QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.errors import EnvironmentFault
from desktop.ui.background import LaneBackground
from desktop.ui.main_window import MainWindow
from desktop.ui.theme import Appearance, Theme

LONGEST_WAIT = 60.0
"""Seconds after which a screen that still works is drawn as it is, and named in `late`."""
_QUIET, _TURNS = 0.25, 12
"""Seconds, and turns of the event loop, without anything under way before a screen is taken for finished.

Seconds alone lie on a busy machine: one turn may build a whole page, and the sizes of the page come in the next ones.
"""


@dataclass(frozen=True, slots=True)
class Look:
    """One appearance of every screen; `size` is that of the window."""

    name: str
    appearance: Appearance
    zoom: float
    size: tuple[int, int]


LOOKS = (
    Look("clair", Appearance.LIGHT, 1.0, (1440, 900)),
    Look("sombre", Appearance.DARK, 1.0, (1440, 900)),
    Look("clair-200", Appearance.LIGHT, 2.0, (1920, 1200)),
    Look("sombre-200", Appearance.DARK, 2.0, (1920, 1200)),
)


@dataclass(frozen=True, slots=True)
class Stage:
    """What a scene is arranged with: the window, the posts of the demonstration by name, and patience."""

    window: MainWindow
    items: Mapping[str, str]
    wait: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: its name, who is working, and what brings the window there.

    `election` is whether it is of the demonstration in an election period, `empty` of a workspace without anything yet.
    """

    name: str
    person: str
    arrange: Callable[[Stage], object]
    election: bool = False
    empty: bool = False


class Photographer:
    """Keeps pictures in a folder. `late` names those of screens that never became quiet."""

    def __init__(self, theme: Theme, background: LaneBackground, folder: Path) -> None:
        self._theme = theme
        self._background = background
        self._folder = folder
        self.late: list[str] = []

    def dress(self, look: Look, window: QWidget) -> None:
        """Give the application and the window a look."""
        self._theme.use(look.appearance, look.zoom)
        window.resize(*look.size)

    def take(self, window: QWidget, name: str) -> Path:
        """The picture of `window` and of what is open over it, once nothing is under way.

        Raises `EnvironmentFault` when the file cannot be written.
        """
        if not self.wait():
            self.late.append(name)
        path = self._folder / f"{name}.png"
        if not _with_popups(window).save(str(path)):
            raise EnvironmentFault(
                "capture_non_ecrite",
                f"L’image «\u00a0{path}\u00a0» n’a pas pu être écrite. Celles d’avant sont conservées; libérez de l’espace "
                "ou choisissez un autre dossier.",
            )
        return path

    def wait(self) -> bool:
        """Let the event loop run until nothing has been under way for a moment; False when it never was."""
        end, quiet, turns = time.monotonic() + LONGEST_WAIT, time.monotonic() + _QUIET, 0
        while time.monotonic() < end:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            QCoreApplication.sendPostedEvents(None, 0)
            turns += 1
            if self._background.busy:
                quiet, turns = time.monotonic() + _QUIET, 0
            elif turns > _TURNS and time.monotonic() > quiet:
                return True
        return False


def draw(
    photographer: Photographer,
    window: MainWindow,
    items: Mapping[str, str],
    scenes: Iterable[Scene],
    looks: Iterable[Look] = LOOKS,
) -> Iterator[Path]:
    """The pictures of some scenes of the person who works in `window`, in every look."""
    kept = tuple(scenes)
    stage = Stage(window, items, photographer.wait)
    for look in looks:
        photographer.dress(look, window)
        photographer.wait()
        for scene in kept:
            close_over()
            # A dialog of the scene before leaves no window active, and the keyboard nowhere.
            window.activateWindow()
            window.notices.clear()
            scene.arrange(stage)
            yield photographer.take(window, f"{scene.name}-{look.name}")
        close_over()


def _with_popups(window: QWidget) -> QPixmap:
    """The picture of a window, and of the dialogs, menus and cards that stand over it."""
    picture = window.grab()
    for over in QApplication.topLevelWidgets():
        if over is window or not over.isVisible() or over.parentWidget() is None:
            continue
        if isinstance(over, QDialog):
            # Where a window manager puts it, in a frame: the screen of `offscreen` is smaller than the window.
            place = window.rect().center() - over.rect().center()
            over.render(picture, place)
            painter = QPainter(picture)
            painter.setPen(over.palette().color(QPalette.ColorRole.WindowText))
            painter.drawRect(over.rect().translated(place).adjusted(-1, -1, 0, 0))
            painter.end()
        else:
            over.render(picture, window.mapFromGlobal(over.mapToGlobal(over.rect().topLeft())))
    return picture


def close_over() -> None:
    """Close the menus, cards and dialogs that a scene opened: the next one begins with the window alone."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for over in QApplication.topLevelWidgets():
        if isinstance(over, QDialog) and over.isVisible():
            over.close()
