"""The check worker killed under an open editor: the panel says « non vérifié », then everything is verified again."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import PEOPLE
from window_driver import OpenWindow, Window, children_of, end, only
from window_driver_steps import begin_post, unlock

pytest_plugins = ["window_driver_fixtures"]

BODY = "Texte, Site"
DIED = r"the check worker ended|the check worker no longer reads"


def workers_of(window: Window) -> list[int]:
    """The processes that check, by their command."""
    found = []
    for number in children_of(window.process.pid):
        command = Path(f"/proc/{number}/cmdline")
        if command.exists() and b"--verificateur" in command.read_bytes():
            found.append(number)
    return found


def kill_workers(window: Window) -> None:
    """Kill those that live now; one may end by itself meanwhile."""
    for number in workers_of(window):
        end(number)


@pytest.mark.nightly
def test_a_worker_that_keeps_dying_is_said_and_one_that_lives_verifies_again(
    open_window: OpenWindow, office_folder: Path
) -> None:
    window = open_window(office_folder)
    unlock(window, PEOPLE[0].name)
    begin_post(window)
    window.keys("ctrl+a")
    window.write("Titre, Site", "Ouverture du parc")
    window.click("Facebook", "QCheckBox")
    window.fill("Page du site", "https://stesophie.ca/parc", "QLineEdit")
    window.fill(BODY, "Les nouveau jeux sont arrivés.")
    window.says("Langue, Avertit")
    window.keys("space")

    def unverified() -> str | None:
        kill_workers(window)
        return window.said("Non vérifié")

    window.until("« Non vérifié », while each worker dies", unverified)
    assert window.said("Tout est en règle") is None
    window.write(BODY, "Tout est fini")  # the text is never taken hostage
    window.until(
        "everything verified", lambda: window.said("Langue, Avertit") and not window.said("Non vérifié")
    )
    assert workers_of(window), "another one lives"
    complaints = window.close()
    assert only(complaints.splitlines(), DIED) == [], complaints


@pytest.mark.nightly
def test_a_worker_killed_at_rest_is_replaced_without_a_word(
    open_window: OpenWindow, office_folder: Path
) -> None:
    window = open_window(office_folder)
    unlock(window, PEOPLE[0].name)
    begin_post(window)
    window.says("points à régler")
    before = workers_of(window)
    kill_workers(window)
    window.fill(BODY, "Les nouveau jeux sont arrivés.")
    window.says("Langue, Avertit")
    window.keys("F8", "ctrl+period")
    window.see("1\u2002nouveaux")
    assert not set(before) & set(workers_of(window))
    complaints = window.close()
    assert only(complaints.splitlines(), DIED) == [], complaints
