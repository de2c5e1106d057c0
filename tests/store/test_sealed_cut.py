"""A destruction cut half way is finished at the next opening, wherever it was cut."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import text
from town import Town, every_byte, found, town_in

from db.erasure import SNAPSHOT_PREFIX, restoration_folder

NAME = "Maëlle Desrosiers-Hébert"

# Kills itself as soon as the named step is reached (or, for `after`, done).
CHILD = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from town import GREFFE
from db.workspace import Workspace
from db.erasure import Erasure
from db.objects import ObjectStore
from db.engine import Database

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def after(function):
    def wrapped(*arguments):
        function(*arguments)
        die()
    return wrapped

workspace = Workspace.open(Path({folder!r}))
step = {step!r}
if step == "before the erasure":
    Erasure.resume = die
elif step == "after one object":
    ObjectStore.remove = after(ObjectStore.remove)
elif step == "before the rewriting":
    Erasure._rewrite = die
elif step == "after the rewriting":
    Erasure._rewrite = after(Erasure._rewrite)
sealed = workspace.sealed
print("ready", flush=True)
sealed.destroy(GREFFE, {ids!r}, "demande")
print("done", flush=True)
"""

STEPS = ["before the erasure", "after one object", "before the rewriting", "after the rewriting"]


@pytest.fixture(scope="session")
def sealed_town(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str], list[bytes]]:
    """A closed workspace with three sealed objects: its folder, their identifiers, what must disappear."""
    folder = tmp_path_factory.mktemp("ville") / "espace"
    found(folder)
    with town_in(folder) as town:
        ids = [town.seal(f"{NAME} {number}") for number in range(3)]
        rows = town.workspace.database.connection.execute(
            text("SELECT key, salt, object FROM sealed_key JOIN sealed_object USING (sealed)")
        ).all()
        secrets = [
            secret for row in rows for secret in (row.key, row.salt, town.workspace.objects.read(row.object))
        ]
    return folder, ids, [NAME.encode(), *secrets]


def begin(folder: Path, ids: list[str], step: str) -> subprocess.Popen[str]:
    script = CHILD.format(tests=str(Path(__file__).parent), folder=str(folder), step=step, ids=ids)
    return subprocess.Popen(
        [sys.executable, "-c", script], cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True
    )


def assert_whole(town: Town, ids: list[str], secrets: list[bytes]) -> None:
    """Either nothing was signed and everything is there, or it was and nothing is."""
    entries = town.workspace.sealed.entries()
    assert len({entry.destroyed for entry in entries}) == 1
    assert town.workspace.ledger.audit() == ()
    content = every_byte(town.folder)
    if entries[0].destroyed:
        assert not [secret for secret in secrets if secret in content]
    else:
        assert all(town.workspace.sealed.open(id_) for id_ in ids)


@pytest.mark.parametrize("step", STEPS)
def test_a_destruction_killed_half_way_is_finished_at_the_next_opening(
    tmp_path: Path, sealed_town: tuple[Path, list[str], list[bytes]], step: str
) -> None:
    founded, ids, secrets = sealed_town
    with town_in(tmp_path / "espace", founded) as town:
        folder = town.folder
    with begin(folder, ids, step) as child:
        assert child.stdout is not None
        assert child.stdout.read() == "ready\n"
        assert child.wait() == -signal.SIGKILL
    with town_in(folder) as town:
        assert all(entry.destroyed for entry in town.workspace.sealed.entries())
        assert_whole(town, ids, secrets)


def test_what_a_killed_backup_or_restoration_left_goes_at_the_next_opening(
    tmp_path: Path, sealed_town: tuple[Path, list[str], list[bytes]]
) -> None:
    with town_in(tmp_path / "espace", sealed_town[0]) as town:
        folder = town.folder
    copy = folder / f"{SNAPSHOT_PREFIX}0a0b.sqlite"
    copy.write_bytes(b"keys")
    unfinished = restoration_folder(folder)
    (unfinished / "objets").mkdir(parents=True)
    (unfinished / "objets" / "scan").write_bytes(b"contents")
    with town_in(folder):
        assert not copy.exists()
        assert not unfinished.exists()


@pytest.mark.nightly
def test_fifty_destructions_killed_at_random_moments_are_all_or_nothing(
    tmp_path: Path, sealed_town: tuple[Path, list[str], list[bytes]]
) -> None:
    founded, ids, secrets = sealed_town
    chance = random.Random(2)
    outcomes = set()
    for number in range(50):
        with town_in(tmp_path / f"espace-{number}", founded) as town:
            folder = town.folder
        with begin(folder, ids, "whenever") as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(chance.uniform(0, 0.03))  # the moment of the kill is the subject of the test
            child.kill()
            acknowledged = child.stdout.read() == "done\n"
        with town_in(folder) as town:
            destroyed = town.workspace.sealed.entries()[0].destroyed
            assert destroyed or not acknowledged
            outcomes.add(destroyed)
            assert_whole(town, ids, secrets)
    assert True in outcomes
