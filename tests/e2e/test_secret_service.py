"""Wrapped keys in a real Secret Service: gnome-keyring on a private D-Bus session, unlocked without a screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PASSWORD = "mot de passe de la session"

STORE = """
from desktop.publishing.credentials import Credentials
credentials = Credentials("bon-a-tirer-essai", FOLDER)
credentials.store("personne", WRAPPED)
assert (credentials.kind, credentials.notice) == ("trousseau", None)
assert list(FOLDER.iterdir()) == []
"""

LOAD_REPLACE_AND_DELETE = """
from desktop.publishing.credentials import Credentials
credentials = Credentials("bon-a-tirer-essai", FOLDER)
assert credentials.load("personne") == WRAPPED
credentials.store("personne", WRAPPED.replace("essai", "autre"))
assert "autre" in credentials.load("personne")
credentials.delete("personne")
assert credentials.load("personne") is None
credentials.delete("personne")
"""

LOCK = """
from contextlib import closing
import secretstorage
from desktop.errors import EnvironmentFault
from desktop.publishing.credentials import Credentials
credentials = Credentials("bon-a-tirer-essai", FOLDER)
with closing(secretstorage.dbus_init()) as bus:
    secretstorage.get_default_collection(bus).lock()
try:
    credentials.load("personne")
except EnvironmentFault as fault:
    assert fault.code == "trousseau_muet"
else:
    raise AssertionError("a locked keyring passed for an empty one")
credentials.store("personne", WRAPPED)
assert credentials.kind == "fichier" and credentials.notice
assert credentials.load("personne") == WRAPPED
"""

PREAMBLE = """
import json
from pathlib import Path
FOLDER = Path(r"{folder}")
WRAPPED = json.dumps({{"kdf": "argon2id", "secret": "essai"}})
"""


@pytest.fixture
def session(tmp_path: Path) -> dict[str, str]:
    """The environment of a person whose keyring is empty. Fails, not skips, without the programs."""
    for program in ("dbus-run-session", "gnome-keyring-daemon"):
        if shutil.which(program) is None:
            pytest.fail(f"{program} is missing: install the packages dbus and gnome-keyring (make setup)")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("DBUS_", "GNOME_"))}
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"):
        folder = tmp_path / variable.lower()
        folder.mkdir(mode=0o700)
        environment[variable] = str(folder)
    return environment


def run_in_session(environment: dict[str, str], folder: Path, *scripts: str) -> None:
    """Run each script in its own process, all in one session whose keyring is unlocked."""
    folder.mkdir()
    commands = [
        'printf %s "$KEYRING_PASSWORD" | gnome-keyring-daemon --unlock --components=secrets --daemonize'
    ]
    for number, script in enumerate(scripts):
        path = folder.with_name(f"script{number}.py")
        path.write_text(PREAMBLE.format(folder=folder) + script, encoding="utf-8")
        commands.append(f'"{sys.executable}" "{path}"')
    result = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", " && ".join(commands)],
        env={**environment, "KEYRING_PASSWORD": PASSWORD},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode == 0, result.stderr


def test_a_key_survives_its_process_in_a_real_secret_service(session: dict[str, str], tmp_path: Path) -> None:
    run_in_session(session, tmp_path / "cles", STORE, LOAD_REPLACE_AND_DELETE)


def test_the_secret_service_writes_no_key_in_the_clear(session: dict[str, str], tmp_path: Path) -> None:
    run_in_session(session, tmp_path / "cles", STORE)
    keyrings = [path for path in Path(session["XDG_DATA_HOME"]).rglob("*") if path.is_file()]
    assert keyrings
    assert all(b"argon2id" not in path.read_bytes() for path in keyrings)


def test_a_locked_secret_service_sends_the_key_to_the_file_and_loses_none(
    session: dict[str, str], tmp_path: Path
) -> None:
    run_in_session(session, tmp_path / "cles", STORE, LOCK)


def test_without_a_session_bus_the_key_file_is_used(session: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "cles"
    folder.mkdir()
    script = PREAMBLE.format(folder=folder) + (
        "from desktop.publishing.credentials import Credentials\n"
        'credentials = Credentials("bon-a-tirer-essai", FOLDER)\n'
        'credentials.store("personne", WRAPPED)\n'
        'assert credentials.kind == "fichier"\n'
    )
    subprocess.run([sys.executable, "-W", "error", "-c", script], env=session, check=True, timeout=60)
    assert (folder / "cles.json").exists()
