"""The start of the window against a bare one: first paint, a list of 100,000 posts, memory; then the list itself."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench_lists import POSTS, fill
from measure import Row, compare, report
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from db.queries import PAGE
from db.signing import Cost
from db.workspace import Workspace
from desktop import paths
from desktop.checks.process.client import WorkerClient
from desktop.composition import KEY_SERVICE
from desktop.publishing.credentials import FileCredentials
from desktop.services.civil_time import now
from desktop.services.desk import Desk
from desktop.services.installation import NewPerson, install, put_in_force
from desktop.services.post_list import Order, PostFilter
from desktop.services.profile_file import read_profile
from desktop.services.session import Session
from desktop.ui.background import LaneBackground
from desktop.ui.notices import NoticeBoard
from desktop.ui.theme import Theme
from desktop.ui.workbench import Workbench
from desktop.ui.writing.posts_model import PostsModel

ROOT = Path(__file__).parents[2]
STARTS = 7
TYPING = 1.5
"""Seconds that somebody in a hurry takes to type a passphrase. The computer works meanwhile, and nobody waits for it."""
PASSPHRASE = "quatre sapins sous la neige"
MEGABYTE = 1 << 20

# What each process prints, on one line: the monotonic time of its first paint, and its resident memory then.
BARE = """
import os, sys, time
from PySide6.QtWidgets import QApplication, QWidget

class Bare(QWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.monotonic(), open("/proc/self/statm").read().split()[1], flush=True)
        os._exit(0)

qt = QApplication(sys.argv[:1])
window = Bare()
window.resize(1440, 900)
window.show()
qt.exec()
"""

# The least that a list of signed posts behind a passphrase could take: the bare window, then only the libraries that the
# trust in it rests on, the passphrase turned into a key, the identifiers and one page. Nothing of ours, nothing shown. Then
# the memory once the libraries that a post is written and verified with are there too.
LEAST = """
import builtins, os, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
builtins.__import__ = builtins.__orig_import__  # see desktop/ui/__init__.py

folder, memory, rounds, lanes = sys.argv[1], *map(int, sys.argv[2:])

class Bare(QWidget):
    begun = False

    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.begun:
            self.begun = True
            QTimer.singleShot(0, self.read)

    def read(self):
        from argon2.low_level import Type, hash_secret_raw
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
        import sqlite3
        hash_secret_raw(b"phrase", b"0" * 16, rounds, memory, lanes, 32, Type.ID)
        raw = sqlite3.connect(f"{folder}/journal.sqlite")
        ids = [row[0] for row in raw.execute("SELECT id FROM post_view ORDER BY rank DESC")]
        raw.execute(f"SELECT * FROM post_view WHERE id IN ({','.join(map(str, ids[:128]))})").fetchall()
        print(time.monotonic(), flush=True)
        import markdown, nh3
        print(open("/proc/self/statm").read().split()[1], flush=True)
        os._exit(0)

qt = QApplication(sys.argv[:1])
window = Bare()
window.resize(1440, 900)
window.show()
qt.exec()
"""

# In the order of a start.
PAINTED = """
import os, sys, time
from desktop import __main__
__main__.collect_later()
from desktop import app, application

def tell():
    print(time.monotonic(), open("/proc/self/statm").read().split()[1], flush=True)
    os._exit(0)

class Painted(application.Application):
    def start(self):
        self.window.first_painted.connect(tell)
        super().start()

application.Application = Painted
__main__.main(["--espace", sys.argv[1]])
"""

# The passphrase is given once somebody would have typed it, and the list is asked for as soon as somebody works. What the
# person waits for is timed: until the passphrase is asked for, then from its last letter to the list. The list is there
# once its first rows are painted; `viewport()`, to watch it, would make Python's classes of every widget of Qt. Then a
# post is begun, whose text is checked: memory of the window and of its worker.
USED = """
import os, sys, time
from desktop import __main__
__main__.collect_later()
from desktop import app, application
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTableView

def pages(process):
    return open(f"/proc/{process}/statm").read().split()[1]

class Used(application.Application):
    list = None

    def _show_alone(self, page, focus=None):
        super()._show_alone(page, focus)
        if type(page).__name__ == "UnlockPage":
            self.asked_at = time.monotonic()
            QTimer.singleShot(int(float(sys.argv[3]) * 1000), self, lambda: self.give(page))

    def give(self, page):
        self.given_at = time.monotonic()
        page.asked.emit("camille", sys.argv[2])

    def _unlocked(self, session):
        self.unlocking = time.monotonic() - self.given_at
        super()._unlocked(session)

    def _work(self, session, roles):
        from desktop.ui.writing.posts_table import PostsTable

        def paint(table, event):
            QTableView.paintEvent(table, event)
            if self.list is None and self.window.current.model.row_at(0) is not None:
                self.list = self.window.current
                print(time.monotonic(), pages("self"), self.asked_at, self.given_at, self.unlocking, flush=True)
                QTimer.singleShot(0, self, self.write)

        PostsTable.paintEvent = paint
        super()._work(session, roles)
        self.window.go("redaction")

    def write(self):
        from desktop.services.templates import templates
        self.list.new_post.begin_from(templates()[1])
        self.timer = QTimer(self, interval=50)
        self.timer.timeout.connect(self.weigh)
        self.timer.start()

    def weigh(self):
        review = getattr(getattr(self.window.current, "work", None), "review", None)
        if review is not None and review.points is not None and not review.late:
            worker = next(child for task in os.listdir("/proc/self/task")
                          for child in open(f"/proc/self/task/{task}/children").read().split())
            print(pages("self"), pages(worker), flush=True)
            os.kill(int(worker), 9)
            os._exit(0)

application.Application = Used
__main__.main(["--espace", sys.argv[1]])
"""


def start(script: str, *arguments: object) -> tuple[float, list[list[str]]]:
    """Run a script; when it began, and the words of each line that it printed."""
    began = time.monotonic()
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, check=False)
    return began, [line.split() for line in done.stdout.splitlines()]


def milliseconds_to(line: list[str], began: float) -> float:
    """From the start of the process to the time that a line tells."""
    return (float(line[0]) - began) * 1000


def megabytes(pages: str) -> float:
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


def office(folder: Path, posts: int) -> None:
    """An installed workspace with many posts in its lists."""
    with Workspace.create(folder) as workspace, WorkerClient() as checker:
        desk = Desk(workspace, checker, FileCredentials(KEY_SERVICE, folder), paths.resources())
        people = (
            NewPerson("camille", "Camille Roy", frozenset({"redaction", "publication"}), PASSPHRASE),
            NewPerson("martine", "Martine Dion", frozenset({"direction"}), PASSPHRASE),
        )
        installed = install(workspace, desk.keys, "Municipalité de Sainte-Sophie", people)
        profile = read_profile(paths.resources() / "profiles" / "sainte-sophie.toml")
        put_in_force(workspace, installed.sessions["martine"], profile, desk.policies)
        fill(workspace.database, posts)


def start_rows(folder: Path) -> list[Row]:
    """First paint, list and memory: medians of alternating starts, one of each unmeasured."""
    cost = Cost()
    bare: list[float] = []
    least: list[float] = []
    painted: list[float] = []
    used: list[float] = []
    asked: list[float] = []
    sizes: list[tuple[float, ...]] = []
    unlocking: list[float] = []
    for number in range(STARTS + 1):
        began, (line,) = start(BARE)
        third, (floor, burden) = start(LEAST, folder, cost.memory, cost.rounds, cost.lanes)
        first, (ours,) = start(PAINTED, folder)
        second, (listed, weighed) = start(USED, folder, PASSPHRASE, TYPING)
        if number:
            bare.append(milliseconds_to(line, began))
            least.append(milliseconds_to(floor, third))
            painted.append(milliseconds_to(ours, first))
            shown, asked_at, given_at = (float(listed[place]) for place in (0, 2, 3))
            asked.append((asked_at - second) * 1000)
            used.append(asked[-1] + (shown - given_at) * 1000)
            unlocking.append(float(listed[4]) * 1000)
            sizes.append(tuple(map(megabytes, (line[1], burden[0], ours[1], listed[1], *weighed))))
    base, lowest, paint, list_, ask, unlock = (
        statistics.median(each) for each in (bare, least, painted, used, asked, unlocking)
    )
    of_bare, of_least, of_paint, of_list, of_editor, of_worker = (
        statistics.median(each) for each in zip(*sizes, strict=True)
    )
    told = (
        f"{list_:.0f} ms: passphrase asked for after {ask:.0f}, made a key in {unlock:.0f} / {base:.0f} ms; "
        f"the libraries alone {lowest:.0f} ms ({lowest / base:.1f}×)"
    )
    return [
        Row(
            "process start to first paint / bare window",
            paint / base,
            1.8,
            "×",
            f"{paint:.0f} ms / {base:.0f} ms",
        ),
        Row(f"waited for, start to the list of {POSTS} posts / bare window", list_ / base, 4.0, "×", told),
        Row(
            "memory of the interface, list shown / bare window",
            of_list / of_bare,
            2.0,
            "×",
            f"{of_list:.0f} MB (painted {of_paint:.0f}) / {of_bare:.0f} MB",
        ),
        Row(
            "memory with a post open / bare window",
            of_editor / of_bare,
            2.5,
            "×",
            f"{of_editor:.0f} MB / {of_bare:.0f} MB; its libraries alone {of_least:.0f} MB",
        ),
        Row("memory of the check worker", of_worker, 90.0, " MB", "resident, after a text was checked"),
    ]


class Lists:
    """The model of the window on a workspace, against the same question put straight to SQLite."""

    def __init__(self, workspace: Workspace, application: QApplication) -> None:
        theme = Theme(application)
        notices = NoticeBoard(theme)
        self.background = LaneBackground(notices.report)
        desk = SimpleNamespace(workspace=workspace, today=lambda: now().date())
        bench = Workbench(
            self.background, cast("Desk", desk), cast("Session", None), frozenset(), theme, notices
        )
        self.model = PostsModel(bench)
        raw = workspace.database.connection.connection.driver_connection
        assert raw is not None
        self._raw: Any = raw

    def ours(self, wanted: PostFilter) -> None:
        """The identifiers, then the first page, as a table asks for them."""
        loop = QEventLoop()
        self.model.modelReset.connect(loop.quit)
        self.model.show_list(wanted, Order.RECENT)
        loop.exec()
        self.model.modelReset.disconnect(loop.quit)
        if self.model.row_at(0) is None:
            self.model.dataChanged.connect(loop.quit)
            self.model.data(self.model.index(0, 0))
            loop.exec()
            self.model.dataChanged.disconnect(loop.quit)
        assert self.model.row_at(0) is not None

    def raw(self, where: str) -> None:
        """The identifiers and one page of rows."""
        question = f"SELECT id FROM post_view {where} ORDER BY rank DESC"  # noqa: S608 - one of two texts
        ids = [row[0] for row in self._raw.execute(question)]
        page = "SELECT * FROM post_view WHERE id IN (?" + ",?" * (PAGE - 1) + ")"
        self._raw.execute(page, ids[:PAGE]).fetchall()

    def rows(self, posts: int) -> list[Row]:
        """Opened whole, and filtered to three in ten."""
        published = PostFilter(states=frozenset({"publiee"}))
        asked: tuple[tuple[str, PostFilter, str, float], ...] = (
            (f"open {posts} posts in the window's list / raw", PostFilter(), "", 1.5),
            (f"filter {posts} posts to three in ten / raw", published, "WHERE state = 'publiee'", 2.0),
        )
        return [
            compare(name, self._asker(wanted), lambda where=where: self.raw(where), limit, rounds=15)  # type: ignore[misc]
            for name, wanted, where, limit in asked
        ]

    def _asker(self, wanted: PostFilter) -> Callable[[], None]:
        return lambda: self.ours(wanted)


def main() -> None:
    """Starts first: nothing else runs then."""
    application: QApplication | None = None
    for posts in (POSTS, 10_000):
        with tempfile.TemporaryDirectory() as home:
            folder = Path(home) / "espace"
            for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
                os.environ[name] = home
            office(folder, posts)
            if application is None:
                report(*start_rows(folder))
                application = QApplication(sys.argv[:1])
            with Workspace.open(folder) as workspace:
                lists = Lists(workspace, application)
                report(*lists.rows(posts))
                lists.background.close()


if __name__ == "__main__":
    main()
