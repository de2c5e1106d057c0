"""What every test gets: a private home, no real keyring, no screen, and no unexpected warning in the log."""

from __future__ import annotations

import functools
import gc
import itertools
import logging
import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from db.keeping import Cost
from desktop.checks.policy import rule_folder
from desktop.checks.policy.rulepack import RulePacks, compile_packs

pytest_plugins = ["office_fixtures"]

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# `ci` finds the same examples every time, so that a red run is about the change under test;
# `nightly` looks further, at random, and keeps what it finds.
settings.register_profile("ci", derandomize=True, database=None, max_examples=30, deadline=None)
settings.register_profile(
    "nightly",
    max_examples=3000,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci")

_HOME_VARIABLES = {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "LOCALAPPDATA": "local",
    "APPDATA": "roaming",
}
"""Variables that lead to a person's folders, and the part of the private home each one gets."""

_SESSION_VARIABLES = ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "DISPLAY", "WAYLAND_DISPLAY")
"""Variables that lead to the running session of the person: its bus (so its keyring) and its screen."""


@functools.lru_cache(maxsize=8)
def _compiled_once(texts: tuple[tuple[str, str], ...], taken: tuple[tuple[str, str], ...]) -> RulePacks:
    return compile_packs(dict(texts), dict(taken))


def _compiled(texts: Mapping[str, str], taken: Mapping[str, str] | None = None) -> RulePacks:
    return _compiled_once(tuple(texts.items()), tuple((taken or {}).items()))


# The same words give the same rules, which nothing changes: read by fifty tests, they are compiled once, in a second.
# A folder with one letter of difference is compiled for itself, and `compile_packs` is as it was.
rule_folder.compile_packs = _compiled


_MANY = 50_000
"""Objects that may refer to one another, made and not freed, after which they are gone through."""

_LONGEST = ("test_soak.py", "test_every_screen.py")
"""Files of tests of ten seconds and more; those of `e2e`, as long, come first by their name."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: one that began last would run alone while the other processes have nothing left."""
    items.sort(key=lambda item: item.path.name not in _LONGEST)


def pytest_collection_finish() -> None:
    """Set aside what the whole suite has imported: no collection goes through it again.

    From there on cycles are freed between two tests only, as the window frees them on its own thread: those of a closed
    window, met by the thread that reads the answers of the check worker, would be destroyed there, and the process with
    them.
    """
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_logfinish() -> None:
    """Free what the test left."""
    if gc.get_count()[0] > _MANY:
        gc.collect()


@pytest.fixture(scope="session", autouse=True)
def quick_passphrases() -> Iterator[None]:
    """Keys wrapped by the tests are quick to open: a third of a second of argon2id at each signature proves nothing more.

    What an installation pays is the default of `Cost`, which its tests read from its fields; the application started by
    a test in a process of its own pays it.
    """
    usual = Cost.__init__.__defaults__
    Cost.__init__.__defaults__ = (64, 1, 1)
    yield
    Cost.__init__.__defaults__ = usual


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The homes of the tests, in a folder of their own: pytest lists a folder whole to name the next of it."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def private_home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, the only one that the test and its subprocesses see.

    A test that wants a Secret Service starts its own under `dbus-run-session`.
    """
    home = next(homes)
    home.mkdir()
    for name, part in _HOME_VARIABLES.items():
        monkeypatch.setenv(name, str(home / part))
    for name in _SESSION_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    if sys.platform != "linux":
        # Elsewhere no variable hides the keyring of the system.
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    return home


@pytest.fixture
def expected_logs() -> list[str]:
    """Regular expressions of the log lines, at WARNING and above, that the test provokes on purpose.

    A test appends to it; a module whose tests all provoke the same line defines its own fixture of this name.
    """
    return []


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture, expected_logs: list[str]) -> Iterator[None]:
    """Fails a test that logged a warning or an error which it did not announce in `expected_logs`."""
    yield
    for when in ("setup", "call"):
        for record in caplog.get_records(when):
            message = record.getMessage()
            announced = any(re.search(pattern, message) for pattern in expected_logs)
            if record.levelno >= logging.WARNING and not announced:
                pytest.fail(f"not announced in `expected_logs`: {record.levelname} {record.name}: {message}")
