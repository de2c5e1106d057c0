"""A person in front of the window: a mouse, a Québec keyboard, and eyes.

The mouse and the keyboard are X events (xdotool); the eyes are in `window_driver_eyes.py`. Nothing here sleeps
for a fixed time: each wait ends when what is waited for is seen.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import select
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from window_driver_stage import PATIENCE, Starter, XScreen

AT_REST = 0.12
"""Seconds without a move after which a hand trusts what the eye saw."""
_DEAD = {"ê": "e", "î": "i", "ô": "o", "û": "u", "â": "a", "Ê": "E", "Î": "I", "Ô": "O", "Û": "U", "Â": "A"}
"""Letters that the Canadian multilingual keyboard writes with its circumflex key first."""
_LETTERS = re.compile(f"[{''.join(_DEAD)}\n]|[^{''.join(_DEAD)}\n]+")

Seen = dict[str, Any]
Place = list[int]


class Window:
    """The application on a screen, and what a person does with it. Mouse and keyboard wait for what they need.

    `start(address, *options)` starts its process, whose eyes answer at that address.
    """

    def __init__(self, screen: XScreen, start: Starter, folder: Path, *options: str, errors: Path) -> None:
        self.screen = screen
        self._errors = errors
        address = folder.parent / f"regard-{time.monotonic_ns()}"
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(str(address))
            listening.listen(1)
            self.process = start(address, "--espace", str(folder), *options)
            self._socket = self._heard(listening)
        address.unlink()
        self._line = self._socket.makefile("rw", encoding="utf-8")

    def _heard(self, listening: socket.socket) -> socket.socket:
        """The eyes at the other end, once they are open."""
        limit = time.monotonic() + PATIENCE
        listening.settimeout(0.1)
        while time.monotonic() < limit and self.process.poll() is None:
            with contextlib.suppress(TimeoutError):
                return listening.accept()[0]
        self.process.kill()
        pytest.fail(f"the window did not open: {self._errors.read_text(encoding='utf-8')}")

    # The eyes

    def look(self, what: str, **details: object) -> Any:
        """What the eyes answer; raises `EOFError` when the window is gone."""
        try:
            self._line.write(json.dumps({"look": what, **details}) + "\n")
            self._line.flush()
            answer = self._line.readline()
        except OSError as error:
            raise EOFError from error
        if not answer:
            raise EOFError
        told = json.loads(answer)
        assert not (isinstance(told, dict) and "error" in told), told
        return told

    def until(self, what: str, seen: Callable[[], Any]) -> Any:
        """Wait for something to be true, and return it. Fails with what was on show instead."""
        limit = time.monotonic() + PATIENCE
        while not (found := seen()):
            if time.monotonic() > limit:
                shown = " | ".join(dict.fromkeys(self.look("texts")))
                pytest.fail(
                    f"not seen: {what}\nthe window showed: {shown[:6000]}\nfocus: {self.look('focus')}"
                )
            select.select([], [], [], 0.01)
        return found

    def find(self, name: str, kind: str = "") -> Seen | None:
        """A widget on show of that name (`name#2` for the second one), what can be used before what only says it."""
        name, _, place = name.partition("#")
        found = self.look("widgets", name=name, kind=kind)
        plain = [each for each in found if "QLabel" not in each["kind"]] or found
        usable = [each for each in plain if each["enabled"]] or plain
        number = int(place or 1)
        return usable[number - 1] if len(usable) >= number else None

    def see(self, name: str, kind: str = "") -> Seen:
        """Wait for a widget that can be used."""

        def usable() -> Seen | None:
            found = self.find(name, kind)
            return found if found is not None and found["enabled"] else None

        seen: Seen = self.until(f"« {name} » {kind}", usable)
        return seen

    def says(self, words: str) -> str:
        """Wait for a text on show that contains these words; the whole of it."""
        said: str = self.until(f"the words « {words} »", lambda: self.said(words))
        return said

    def said(self, words: str) -> str | None:
        """A text on show that contains these words, now."""
        return next((text for text in self.look("texts") if words in text), None)

    def value(self, name: str, kind: str = "") -> Any:
        """What a widget holds."""
        return self.see(name, kind)["value"]

    # The mouse

    def click(self, name: str, kind: str = "", *, button: int = 1, times: int = 1) -> None:
        """Bring a widget into view with the wheel, and click on it."""
        self.see(name, kind)
        self._in_view(lambda: self.see(name, kind))
        self.press_at(self._at_rest(lambda: self.see(name, kind)["place"]), button, times=times)

    def press_at(self, place: Place, button: int = 1, *, times: int = 1) -> None:
        """Click in the middle of a place of the screen."""
        self.take_keyboard()
        left, top, width, height = place
        repeat = ("--repeat", times, "--delay", 60) if times > 1 else ()
        self.screen.do("xdotool", "mousemove", left + width // 2, top + height // 2, "click", *repeat, button)

    def pick(self, what: str, words: str, view: str = "", *, times: int = 1) -> None:
        """Click on a row (`rows`), a tab (`tabs`) or a menu entry (`menu`) that contains these words."""
        self.press_at(self._at_rest(lambda: self.entry(what, words, view)["place"]), times=times)

    def entry(self, what: str, words: str, view: str = "") -> Seen:
        """Wait for a row, a tab or a menu entry that contains these words."""
        details = {} if what == "menu" else {"name": view}

        def found() -> Seen | None:
            listed: list[Seen] = self.look(what, **details) or []
            return next((each for each in listed if words in each["said"]), None)

        seen: Seen = self.until(f"« {words} » among {what} of {view}", found)
        return seen

    def _at_rest(self, where: Callable[[], Place]) -> Place:
        """A place, once it has not moved for a moment: a page that is being filled moves its buttons."""
        place, since = where(), time.monotonic()
        while time.monotonic() - since < AT_REST:
            if (now := where()) != place:
                place, since = now, time.monotonic()
            select.select([], [], [], 0.01)
        return place

    def _in_view(self, find: Callable[[], Seen]) -> Place:
        """Turn the wheel until the whole widget is on show, as far as it can be; where it then is."""
        for _ in range(60):
            found = find()
            width, height = found["place"][2:]
            scroll = found["scroll"]
            if scroll is None or found["whole"]:
                break
            before = found["place"]
            left, top, wide, high = scroll["place"]
            turn = 5 if scroll["from_middle"] > 0 else 4
            self.screen.do("xdotool", "mousemove", left + wide - 3, top + high // 2, "click", turn)
            limit = time.monotonic() + 0.5
            while find()["place"] == before and time.monotonic() < limit:
                select.select([], [], [], 0.01)
            if find()["place"] == before and width and height:
                break
        place: Place = find()["place"]
        assert min(place[2:]) > 0, "it cannot be brought into view"
        return place

    # The keyboard

    def take_keyboard(self) -> None:
        """What a window manager does: the window in front has the keyboard."""

        def has() -> bool:
            known = self.look("keyboard")
            if not known["has"] and known["window"] is not None:
                # The window may close at this very moment.
                with contextlib.suppress(subprocess.CalledProcessError):
                    self.screen.do("xdotool", "windowfocus", known["window"])
            return bool(known["has"])

        self.until("a window with the keyboard", has)

    def keys(self, *keys: str) -> None:
        """Strike keys, as xdotool names them (`ctrl+n`, `F8`, `Return`)."""
        self.take_keyboard()
        self.screen.do("xdotool", "key", "--delay", 8, *keys)

    def type(self, text: str, *, delay: int = 1) -> None:
        """Type a text, accents as the keyboard makes them.

        All of it by one xdotool: the strokes of two of them reach a busy X server in any order.
        """
        self.take_keyboard()
        strokes: list[object] = []
        for part in _LETTERS.findall(text):
            if part in _DEAD:
                strokes += ["key", "--delay", 2, "dead_circumflex", _DEAD[part]]
            elif part == "\n":
                strokes += ["key", "Return"]
            else:
                strokes += ["type", "--delay", delay, "--args", 1, "--", part]
        self.screen.do("xdotool", *strokes)

    def fill(self, name: str, text: str, kind: str = "") -> None:
        """Click in a field, and type in place of what it holds."""
        self.click(name, kind)
        self.until(f"the keyboard in « {name} »", lambda: self.see(name, kind)["focus"])
        self.keys("ctrl+a")
        self.write(name, text, kind)

    def write(self, name: str, text: str, kind: str = "") -> None:
        """Type in the field that has the keyboard, and see that it holds every letter.

        On a busy machine a dead key overtakes the letter before it, once in thousands of words: an empty field is then
        cleared and typed in again, as a typist would.
        """
        began_empty = not self.see(name, kind)["value"]
        self.type(text)
        if began_empty and not self._settles(name, kind, text):
            self.keys("ctrl+a")
            self.type(text)
        self.until(f"« {text} » in « {name} »", lambda: _holds(self.see(name, kind)["value"], text))

    def _settles(self, name: str, kind: str, text: str) -> bool:
        """Whether the field holds the text before it has stayed otherwise for a second."""
        value, since = "", time.monotonic()
        while time.monotonic() - since < 1.0:
            if (now := self.see(name, kind)["value"]) != value:
                value, since = now, time.monotonic()
            if _holds(value, text):
                return True
            select.select([], [], [], 0.02)
        return False

    def on(self, name: str, kind: str = "") -> None:
        """Wait for the keyboard to be in a widget, without a key."""
        self.take_keyboard()
        self.until(f"the keyboard in « {name} » {kind}", lambda: self._has_keyboard(name, kind))

    def leaves(self, before: Seen | None) -> None:
        """Wait for the keyboard to be elsewhere than it was."""
        self.until(f"the keyboard elsewhere than {before}", lambda: self.look("focus") != before)

    def tab_to(self, name: str, kind: str = "", *, back: bool = False, most: int = 80) -> int:
        """Press Tab until a widget has the keyboard; how many times."""
        self.take_keyboard()
        for strokes in range(most):
            if self._has_keyboard(name, kind):
                return strokes
            before = self.look("focus")
            self.screen.do("xdotool", "key", "shift+Tab" if back else "Tab")
            self.leaves(before)
        pytest.fail(f"{most} times Tab, and « {name} » {kind} has not the keyboard: {self.look('focus')}")

    def _has_keyboard(self, name: str, kind: str) -> bool:
        focus = self.look("focus")
        if focus is None or (kind and kind not in focus["kind"]):
            return False
        written = (focus["name"], focus["said"])
        return any(each.startswith(name[:-1]) for each in written) if name.endswith("*") else name in written

    def choose_file(self, path: Path) -> None:
        """In the dialog of Qt that chooses a file: type its path, and close what offers to complete it."""
        name, kind = "Nom de fichier*", "QLineEdit"
        self.click(name, kind)
        limit = time.monotonic() + PATIENCE
        while (field := self.find(name, kind)) is not None and time.monotonic() < limit:
            before = (field["value"], self.look("keyboard")["popup"])
            if before[1]:
                self.keys("Escape")
            elif before[0] == str(path):
                self.keys("Return")
            else:
                self.keys("ctrl+a")
                self.type(str(path))
            self._see_change(name, kind, before)
        self.until("the end of the dialog", lambda: self.find(name, kind) is None)

    def _see_change(self, name: str, kind: str, before: tuple[object, bool]) -> None:
        """Wait a moment for a field to hold something else, for a list over it to open or close, or for their end."""
        limit = time.monotonic() + 1
        while time.monotonic() < limit:
            field = self.find(name, kind)
            if field is None or (field["value"], self.look("keyboard")["popup"]) != before:
                return
            select.select([], [], [], 0.02)

    # Its end

    def close(self) -> str:
        """Close it as the end of the session does; what its log said at WARNING and above, and its error output."""
        self.process.terminate()
        status = self.process.wait(timeout=PATIENCE)
        self._line.close()
        self._socket.close()
        assert status == 0, self.complaints()
        return self.complaints()

    def kill(self) -> None:
        """End it as a power cut does: no warning, at once."""
        self.process.kill()
        self.process.wait(timeout=PATIENCE)
        with contextlib.suppress(OSError):
            self._line.close()
        self._socket.close()

    def complaints(self) -> str:
        """What was said on the error output, and the lines of the log at WARNING and above, with their traces."""
        log = Path(os.environ["XDG_STATE_HOME"]) / "bon-a-tirer" / "log"
        lines: list[str] = []
        for path in sorted(each for each in log.glob("*") if each.is_file()):
            serious = False
            for line in path.read_text(encoding="utf-8").splitlines():
                if re.match(r"\d{4}-\d\d-\d\d ", line):
                    serious = re.search(r"\b(WARNING|ERROR|CRITICAL)\b", line) is not None
                if serious:
                    lines.append(line)
        return "\n".join([self._errors.read_text(encoding="utf-8"), *lines]).strip()


OpenWindow = Callable[..., Window]
"""`open_window(folder, *options)`, the fixture that starts the application on the screen."""


def children_of(process: int) -> list[int]:
    """The processes that a process started."""
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(number) for path in tasks for number in path.read_text().split()]


def end(process: int) -> None:
    """Kill a process by its number."""
    os.kill(process, signal.SIGKILL)


def _holds(held: object, text: str) -> bool:
    """Whether a field ends with a text, the spaces that the area mends as one types apart; hidden letters are counted."""
    if not isinstance(held, str):
        return False
    return "".join(held.split()).endswith("".join(text.split())) or held in ("●" * len(text), "•" * len(text))


def only(lines: Iterable[str], *announced: str) -> list[str]:
    """The lines that none of these expressions announced."""
    return [line for line in lines if line and not any(re.search(each, line) for each in announced)]
