"""The window killed while somebody types: the next start offers what was recovered, nothing acknowledged is lost."""

from __future__ import annotations

import random
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from office import PASSPHRASE
from window_driver import OpenWindow, Window
from window_driver_stage import XScreen
from window_driver_steps import begin_post

pytest_plugins = ["window_driver_fixtures"]

BODY = "Texte, Site"
SAVED = "Enregistré à"
WORDS = "les jeux du parc sont installés et le sentier est ouvert aux familles du village "
STEADY = 0.2
"""Seconds without a letter before what the foot says is about the words on show: they are counted every 120 ms."""


@dataclass
class Look:
    """Words seen, and since when."""

    words: str
    since: float = field(default_factory=time.monotonic)


class Writer:
    """Types in one post, in one workspace, through windows that are killed; knows what was acknowledged."""

    def __init__(self, open_window: OpenWindow, screen: XScreen, folder: Path, chance: random.Random) -> None:
        self._open, self._screen, self._folder, self._chance = open_window, screen, folder, chance
        self.typed, self.acknowledged = "", ""
        self.saves = 0
        self._look = Look("")

    def begin(self) -> Window:
        """The first window: a new post, on an empty text."""
        window = self._started()
        begin_post(window)
        window.click(BODY)
        window.keys("ctrl+a", "Delete")
        self._look = Look("no look yet")
        window.until("an empty text, saved", lambda: self._sees(window) == "")
        self.acknowledged = ""
        return window

    def resume(self) -> Window:
        """The next window: it tells what was being written, and opens it."""
        window = self._started()
        window.says("L’application s’est arrêtée pendant que vous écriviez")
        window.click("Continuer", "QPushButton")
        window.on("Titre, Site")
        kept = str(window.value(BODY))
        assert kept.startswith(self.acknowledged), "acknowledged, and lost"
        assert self.typed.startswith(kept), "never typed"
        self.typed = self.acknowledged = kept
        window.click(BODY)
        window.keys("ctrl+End")
        return window

    def type_and_die(self, window: Window, *, after_a_save: bool) -> None:
        """Type, stop to think, type again; killed at some moment of it, or at some moment after a save was told."""
        self._look = Look(self.acknowledged)
        if after_a_save:
            self._type_some().wait(timeout=20)
            window.until("a save", lambda: self._learns(window))
        end = time.monotonic() + self._chance.uniform(0.1, 1.6)
        typing: subprocess.Popen[bytes] | None = None
        think_until = 0.0
        while (now := time.monotonic()) < end:
            if (typing is None or typing.poll() is not None) and now >= think_until:
                typing = self._type_some()
                think_until = now + self._chance.choice([0.0, 0.4, 1.2])
            self._learns(window)
        window.kill()
        if typing is not None:
            typing.wait(timeout=20)

    def _learns(self, window: Window) -> bool:
        """Whether other words than before are told to be saved."""
        sure = self._sees(window)
        if sure is None or sure == self.acknowledged:
            return False
        self.acknowledged = sure
        self.saves += 1
        return True

    def _sees(self, window: Window) -> str | None:
        """The words on show, when the foot says that they are saved and they have not moved for a moment."""
        seen = window.look("glance", name=BODY)
        if seen["value"] != self._look.words or not any(text.startswith(SAVED) for text in seen["texts"]):
            self._look = Look(str(seen["value"]))
        return self._look.words if time.monotonic() - self._look.since > STEADY else None

    def _type_some(self) -> subprocess.Popen[bytes]:
        length = self._chance.randrange(3, 25)
        start = len(self.typed) % len(WORDS)
        text = (WORDS * 2)[start : start + length]
        self.typed += text
        command = ["xdotool", "type", "--delay", "12", "--", text]
        return subprocess.Popen(command, env=self._screen.environment)

    def _started(self) -> Window:
        window = self._open(self._folder)
        window.says("Qui travaille?")
        window.write("Phrase de passe", PASSPHRASE, "QLineEdit")
        window.keys("Return")
        window.see("Personne au travail*")
        return window


def kill_while_typing(opens: OpenWindow, screen: XScreen, folder: Path, kills: int) -> None:
    """The habit of this file: `kills` windows, one workspace."""
    writer = Writer(opens, screen, folder, random.Random(kills))
    window = writer.begin()
    for number in range(kills):
        writer.type_and_die(window, after_a_save=number % 2 == 1)
        window = writer.resume()
    assert writer.saves >= kills // 2
    window.kill()


def test_killed_while_somebody_types_nothing_acknowledged_is_missing(
    fork_window: OpenWindow, screen: XScreen, office_folder: Path
) -> None:
    kill_while_typing(fork_window, screen, office_folder, 2)


@pytest.mark.nightly
def test_killed_fifty_times_nothing_acknowledged_is_missing(
    open_window: OpenWindow, screen: XScreen, office_folder: Path
) -> None:
    kill_while_typing(open_window, screen, office_folder, 50)
