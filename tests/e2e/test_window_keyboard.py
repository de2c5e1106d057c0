"""The keyboard only: from the start to a submission, and from the start to an approval."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import PASSPHRASE, PEOPLE
from window_driver import OpenWindow, Window, only
from window_driver_steps import begin_post, unlock

pytest_plugins = ["window_driver_fixtures"]

OFFICER, DIRECTION = PEOPLE[0].name, PEOPLE[2].name
TITLE = "Ouverture du parc Sophie-Masson"
TYPED = "Les nouveau jeux sont arrivés. Le parc est ouvert de 9 h à 21 h."
PAGE = "https://stesophie.ca/actualites/parc"


def write(window: Window) -> None:
    """The title, the text, one medium instead of two, the page of the site."""
    window.keys("ctrl+a")
    window.write("Titre, Site", TITLE)
    window.tab_to("Texte, Site")
    window.keys("ctrl+a")
    window.write("Texte, Site", TYPED)
    window.tab_to("Facebook", "QCheckBox", back=True)
    window.keys("space")
    window.until("the site alone", lambda: window.value("Facebook", "QCheckBox") is False)
    window.tab_to("Page du site", "QLineEdit")
    window.write("Page du site", PAGE, "QLineEdit")


def mend(window: Window) -> None:
    """F8 goes to the mistake, Ctrl+. opens its card, a digit takes the fix; Ctrl+Z and Ctrl+Y undo and do again."""
    window.says("1 point à régler")
    window.tab_to("Texte, Site")
    window.keys("ctrl+Home", "F8", "ctrl+period")
    window.until("the card", lambda: window.find("1\u2002nouveaux"))
    window.keys("1")
    window.until("the fix in the text", lambda: "Les nouveaux jeux" in window.value("Texte, Site"))
    window.keys("ctrl+z")
    window.until("the fix undone", lambda: "Les nouveau jeux" in window.value("Texte, Site"))
    window.keys("ctrl+y")
    window.until("the fix done again", lambda: "Les nouveaux jeux" in window.value("Texte, Site"))
    window.says("Tout est en règle")


def submit(window: Window) -> None:
    """Ctrl+Enter; the list shows the post that waits."""
    window.keys("ctrl+Return")
    window.says("est soumise à l’approbation")
    assert "En approbation" in window.entry("rows", TITLE, "Publications")["said"]


def test_from_the_start_to_a_submission(open_window: OpenWindow, office_folder: Path) -> None:
    window = open_window(office_folder)
    unlock(window, OFFICER)
    begin_post(window)
    write(window)
    mend(window)
    submit(window)
    assert only(window.close().splitlines()) == []


def change_person(window: Window, before: str, after: str) -> None:
    """The button of who is working, its menu, then the passphrase of the next one."""
    window.tab_to(f"Personne au travail\u00a0: {before}", back=True)
    window.keys("Return")
    window.entry("menu", "Verrouiller ou changer de personne")
    window.keys("Down", "Return")
    unlock(window, after)


def approve(window: Window) -> None:
    """The queue, Ctrl+Enter, the passphrase, Enter."""
    window.keys("alt+3")
    window.on("File d’approbation", "QAbstractItemView")
    assert window.entry("rows", TITLE, "File d’approbation")["current"]
    window.see("Approuver", "QPushButton")
    window.keys("ctrl+Return")
    window.on("Votre phrase de passe, pour signer", "QLineEdit")
    window.write("Votre phrase de passe, pour signer", PASSPHRASE, "QLineEdit")
    window.keys("Return")
    window.says("Approuvée (Site)")
    window.says("Rien n’attend")


@pytest.mark.nightly
def test_from_one_person_to_the_next_on_the_same_computer(
    open_window: OpenWindow, office_folder: Path
) -> None:
    """Submitted as soon as it is written, it goes once it is verified; then the direction sits down and approves."""
    window = open_window(office_folder)
    unlock(window, OFFICER)
    begin_post(window)
    write(window)
    window.tab_to("Texte, Site", back=True)
    window.keys("ctrl+a")
    window.type("Les nouveaux jeux sont arrivés.")
    submit(window)
    change_person(window, OFFICER, DIRECTION)
    approve(window)
    assert only(window.close().splitlines()) == []


def test_from_the_start_to_an_approval(open_window: OpenWindow, waiting_folder: Path) -> None:
    window = open_window(waiting_folder)
    unlock(window, DIRECTION)
    approve(window)
    assert only(window.close().splitlines()) == []
