"""What surrounds the window in a test: a private X server, the process of the window, another program.

Nothing here sleeps for a fixed time: each wait ends when what is waited for is seen.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PATIENCE = 20.0
"""Seconds after which what is waited for will not come."""
_SIZE = "1920x1080x24"

Starter = Callable[..., "Process"]


class XScreen:
    """A private X server, without a screen, with the keyboard of Québec. `environment` leads there."""

    def __init__(self) -> None:
        for program in ("Xvfb", "xdotool", "setxkbmap"):
            if shutil.which(program) is None:
                pytest.fail(
                    f"{program} is missing: install the packages xvfb, xdotool and x11-xkb-utils (make setup)"
                )
        reads, writes = os.pipe()
        command = ["Xvfb", "-displayfd", str(writes), "-screen", "0", _SIZE, "-nolisten", "tcp", "-noreset"]
        self._server = subprocess.Popen(command, pass_fds=(writes,), stderr=subprocess.DEVNULL)
        os.close(writes)
        with os.fdopen(reads) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        environment = {name: text for name, text in os.environ.items() if name != "WAYLAND_DISPLAY"}
        # The circumflex key needs a locale with letters, which a bare system may not name.
        self.environment = {
            **environment,
            "DISPLAY": f":{number}",
            "QT_QPA_PLATFORM": "xcb",
            "LC_ALL": "C.UTF-8",
        }
        self.do("setxkbmap", "-layout", "ca", "-variant", "multix")

    def do(self, *command: object) -> str:
        """Run a program on this screen; what it printed."""
        done = subprocess.run(
            [str(word) for word in command],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=True,
        )
        return done.stdout

    def close(self) -> None:
        """End the server."""
        self._server.terminate()
        self._server.wait(timeout=PATIENCE)


class Process(Protocol):
    """What is asked of the process of a window."""

    pid: int

    def poll(self) -> int | None:
        """Its exit status, None while it runs."""

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its exit status, for so many seconds."""

    def terminate(self) -> None:
        """Ask it to end."""

    def kill(self) -> None:
        """End it at once."""


class ProcessStarter:
    """Starts each window as a person does: a program of its own."""

    def __init__(self, screen: XScreen, errors: Path) -> None:
        self._screen, self._errors = screen, errors

    def __call__(self, address: Path, *options: str) -> Process:
        with self._errors.open("a") as told:
            return subprocess.Popen(
                [sys.executable, HERE / "window_driver_eyes.py", address, *options],
                env=self._screen.environment,
                cwd=ROOT,
                stderr=told,
            )


class ForkingStarter:
    """Starts windows one after the other, by forking a process that has imported everything."""

    def __init__(self, screen: XScreen, errors: Path) -> None:
        command = [sys.executable, str(HERE / "window_driver_eyes.py"), "--serve"]
        pipe = subprocess.PIPE
        with errors.open("a") as told:
            self._server = subprocess.Popen(
                command, env=screen.environment, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=told, text=True
            )

    def __call__(self, address: Path, *options: str) -> Process:
        assert self._server.stdin is not None
        self._server.stdin.write(json.dumps([str(address), *options]) + "\n")
        self._server.stdin.flush()
        return Forked(int(self.told("started")), self)

    def told(self, word: str) -> str:
        """The next thing that the server says."""
        assert self._server.stdout is not None
        line: str = self._server.stdout.readline()
        said, _, number = line.partition(" ")
        assert said == word, "the server of windows ended"
        return number

    def close(self) -> None:
        """End the server, whose last window has ended."""
        self._server.communicate(timeout=PATIENCE)


class Forked:
    """A window that a `ForkingStarter` started."""

    def __init__(self, pid: int, starter: ForkingStarter) -> None:
        self.pid = pid
        self._starter = starter
        self._status: int | None = None

    def poll(self) -> int | None:
        """Known once `wait` was called."""
        return self._status

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the server to say that it ended."""
        del timeout
        if self._status is None:
            self._status = int(self._starter.told("ended"))
        return self._status

    def terminate(self) -> None:
        """Ask it to end."""
        os.kill(self.pid, signal.SIGTERM)

    def kill(self) -> None:
        """End it at once."""
        os.kill(self.pid, signal.SIGKILL)


class Neighbour:
    """Another program of the same screen, to paste in and to copy from."""

    def __init__(self, screen: XScreen) -> None:
        command = [sys.executable, str(HERE / "window_driver_neighbour.py")]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            command, env=screen.environment, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True
        )

    def paste(self) -> str:
        """What the clipboard holds for it."""
        return self._ask({"paste": True})

    def copy(self, text: str) -> None:
        """Put a text in the clipboard."""
        assert self._ask({"copy": text}) == text

    def close(self) -> None:
        """End it."""
        self._process.communicate(timeout=PATIENCE)

    def _ask(self, question: dict[str, object]) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        answered: str = json.loads(self._process.stdout.readline())
        return answered
