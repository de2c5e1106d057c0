"""Modules that a library imports and that are run at their first use, in a process of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def told(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_sqlalchemy_is_used_without_asyncio_nor_tls() -> None:
    script = """
import db, sys
from sqlalchemy import create_engine, text
with create_engine("sqlite://").connect() as connection:
    print(connection.execute(text("SELECT 1 + 1")).scalar_one())
print(*sorted({"ssl", "asyncio.events", "email.message"} & set(sys.modules)))
"""
    assert told(script) == "2"


def test_what_was_deferred_works_as_ever_once_it_is_used() -> None:
    script = """
import db
from sqlalchemy.util import concurrency
import asyncio, importlib.metadata

async def answer():
    await asyncio.sleep(0)
    return 42

coroutine = answer()
print(concurrency.iscoroutine(coroutine), asyncio.run(coroutine), importlib.metadata.version("sqlalchemy")[:2])
from asyncio import *
print(Queue is asyncio.Queue, hasattr(asyncio, "nothing of that name"))
"""
    assert told(script) == "True 42 2.\nTrue False"


def test_a_submodule_is_imported_from_what_was_deferred() -> None:
    assert told("import db\nfrom asyncio import events\nprint(events.get_event_loop_policy.__module__)") == (
        "asyncio.events"
    )


def test_two_threads_that_use_it_first_both_have_it_whole() -> None:
    script = """
import db, asyncio, threading
started, found = threading.Barrier(2), []

def use():
    started.wait()
    found.append((asyncio.TimeoutError, asyncio.to_thread))

threads = [threading.Thread(target=use) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(len(found), found[0] == found[1])
"""
    assert told(script) == "2 True"


def test_what_was_imported_already_stays_as_it_is() -> None:
    assert told("import asyncio\nbefore = asyncio\nimport db, asyncio\nprint(asyncio is before)") == "True"
