"""The scenes of the captures that show nobody at work: opening, first run, who works, refusal."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import NoReturn

from PySide6.QtWidgets import QWidget

from desktop.errors import EnvironmentFault, Refusal
from desktop.services.unlocking import PeopleHere, PersonHere
from desktop.ui.background import LaneBackground
from desktop.ui.captures import LOOKS, Photographer
from desktop.ui.main_window import MainWindow
from desktop.ui.start.first_run_page import FirstRunPage
from desktop.ui.start.refused_page import RefusedPage
from desktop.ui.start.unlock_page import UnlockPage
from desktop.ui.start.waiting_page import WaitingPage
from desktop.ui.start.welcome_step import WelcomeStep
from desktop.ui.theme import Theme
from desktop.ui.widgets.fold import Fold

_TOWN = "Municipalité de Sainte-Sophie"
_TAKEN_UP = "premier-lancement-sauvegarde"


def alone_pages(theme: Theme, background: LaneBackground) -> tuple[tuple[str, QWidget], ...]:
    """Each page by its name."""
    folder = Path(tempfile.gettempdir()) / "bon-a-tirer" / "espace"
    aurelie = PersonHere("aurelie", "Aurélie Lépinette", frozenset({"redaction", "publication"}))
    martine = PersonHere("martine", "Martine Beausapin", frozenset({"direction"}))
    refused = Refusal(
        "espace_occupe",
        "L’espace de travail est déjà ouvert par un autre programme de ce poste. Rien n’a été changé; fermez "
        "l’autre programme, puis réessayez.",
    )
    damaged = EnvironmentFault(
        "damaged_database",
        "Le fichier du journal est endommagé. Il n’a pas été modifié; restaurez la dernière sauvegarde.",
    )
    logs = folder.parent
    return (
        ("ouverture", WaitingPage(theme, "Ouverture de l’espace de travail…")),
        ("premier-lancement", FirstRunPage(theme, background, folder, _never_installs)),
        (_TAKEN_UP, FirstRunPage(theme, background, folder, _never_installs)),
        ("deverrouiller", UnlockPage(theme, PeopleHere(_TOWN, (aurelie, martine)))),
        ("deverrouiller-sans-cle", UnlockPage(theme, PeopleHere(_TOWN, (), (martine,)))),
        ("espace-refuse", RefusedPage(theme, folder, logs, refused)),
        ("espace-endommage", RefusedPage(theme, folder, logs, damaged, background)),
    )


def draw_alone(photographer: Photographer, theme: Theme, background: LaneBackground, only: str) -> None:
    """The pictures of `alone_pages` whose name begins with `only`, in every look."""
    for name, page in alone_pages(theme, background):
        if not name.startswith(only):
            continue
        window = MainWindow(theme)
        window.show_alone(page)
        window.show()
        _arrange(name, page)
        for look in LOOKS:
            photographer.dress(look, window)
            photographer.take(window, f"{name}-{look.name}")
        window.finish()


def _arrange(name: str, page: QWidget) -> None:
    if isinstance(page, FirstRunPage):
        page.begin()
        if name == _TAKEN_UP and isinstance(page.current, WelcomeStep):
            page.current.ask_backup()
    elif isinstance(page, RefusedPage | UnlockPage):
        page.first_focus().setFocus()
        for fold in page.findChildren(Fold):
            fold.open()


def _never_installs(*_: object) -> NoReturn:
    raise AssertionError("a capture installs nothing")
