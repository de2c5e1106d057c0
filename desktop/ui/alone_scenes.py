"""The scenes of the captures that show nobody at work: opening, first run, who works, refusal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from db.signing import Signer
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.first_run import Answers, FirstDay, Recovery
from desktop.services.session import Session
from desktop.services.unlocking import PeopleHere, PersonHere
from desktop.ui.background import Background
from desktop.ui.captures import LOOKS, Photographer
from desktop.ui.main_window import MainWindow
from desktop.ui.scene_examples import folder, go_to_step, tick_sheet
from desktop.ui.start.first_run_page import FirstRunPage
from desktop.ui.start.refused_page import RefusedPage
from desktop.ui.start.unlock_page import UnlockPage
from desktop.ui.start.waiting_page import WaitingPage
from desktop.ui.start.welcome_step import WelcomeStep
from desktop.ui.theme import Theme
from desktop.ui.widgets.fold import Fold

_TOWN = "Municipalité de Sainte-Sophie"
_TAKEN_UP = "premier-lancement-sauvegarde"
_STEPS = {
    f"premier-lancement-{number}-{name}": number
    for number, name in enumerate(
        ("municipalite", "personnes", "logo", "comptes", "sauvegardes", "feuille", "termine"), start=2
    )
}
"""The steps of the assistant after the welcome, each answered; the others are counted from it."""


def alone_pages(theme: Theme, background: Background) -> tuple[tuple[str, QWidget], ...]:
    """Each page by its name."""
    workspace = folder() / "espace"
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
    logs = folder()
    return (
        ("ouverture", WaitingPage(theme, "Ouverture de l’espace de travail…")),
        *(
            (name, FirstRunPage(theme, background, workspace, _installed))
            for name in ("premier-lancement", _TAKEN_UP, *_STEPS)
        ),
        ("deverrouiller", UnlockPage(theme, PeopleHere(_TOWN, (aurelie, martine)))),
        ("deverrouiller-sans-cle", UnlockPage(theme, PeopleHere(_TOWN, (), (martine,)))),
        ("espace-refuse", RefusedPage(theme, workspace, logs, refused)),
        ("espace-endommage", RefusedPage(theme, workspace, logs, damaged, background)),
    )


def draw_alone(photographer: Photographer, theme: Theme, background: Background, only: str) -> None:
    """The pictures of `alone_pages` whose name begins with `only`, in every look."""
    for name, page in alone_pages(theme, background):
        if not name.startswith(only):
            continue
        window = MainWindow(theme)
        window.show_alone(page)
        window.show()
        arrange_alone(name, page, photographer.wait)
        for look in LOOKS:
            photographer.dress(look, window)
            photographer.take(window, f"{name}-{look.name}")
        window.finish()


def arrange_alone(name: str, page: QWidget, wait: Callable[[], object]) -> None:
    """Bring a page of `alone_pages`, on show, to what its name says."""
    if isinstance(page, FirstRunPage):
        number = _STEPS.get(name, 1)
        go_to_step(page, min(number, len(page.steps) - 1), wait)
        if number == len(page.steps):
            tick_sheet(page)
            page.go_on()
            wait()
            assert page.current is page.steps[-1], "the workspace was not made"
        if name == _TAKEN_UP and isinstance(page.current, WelcomeStep):
            page.current.ask_backup()
    elif isinstance(page, RefusedPage | UnlockPage):
        page.first_focus().setFocus()
        for fold in page.findChildren(Fold):
            fold.open()


def _installed(answers: Answers, _: Recovery) -> FirstDay:
    """What an installation gives, without the workspace: a capture installs nothing."""
    first = answers.people[0]
    notices = () if answers.logo is not None else ("Le logo reste à choisir dans les Paramètres.",)
    return FirstDay(Session(first.person, first.name, Signer.generate()), notices)
