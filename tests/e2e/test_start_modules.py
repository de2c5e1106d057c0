"""What a start imports, and when: the first paint, the list of posts and a post open wait for nothing else.

A start is quick and small because of what it leaves out. Times differ from one machine to the next; modules do not.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from office import PASSPHRASE

from desktop.ui.start.imports_ahead import EDITOR, FIRST_PAGES

pytest_plugins = ["window_driver_fixtures"]

ROOT = Path(__file__).resolve().parents[2]

# Says which of the modules named after the stage are imported (not merely found), and whose source was read: at the
# first paint, when the passphrase is asked for, when the first line of the list is drawn, or when the text of a new post
# was checked.
TOLD = """
import os, sys
from pathlib import Path
from db.deferred import is_deferred
from desktop import app, application
from desktop.ui import background
from PySide6.QtCore import QEvent, QTimer

folder, passphrase, stage, *named = sys.argv[1:]
if stage == "liste":
    background._MOMENT = 10**6  # what is read once the page is surely on show: not here, however slow the machine

def tell():
    packages = {Path(file).parts[-2] for file in sys.modules["linecache"].cache if len(Path(file).parts) > 1}
    read = packages & {"desktop", "ui", "services", "db", "sqlalchemy"}
    run = {name for name, module in sys.modules.items() if not is_deferred(module)}
    print(*sorted(set(named) & run), *read, "dit", flush=True)
    os._exit(0)

class Told(application.Application):
    def start(self):
        if stage == "peinte":
            self.window.first_painted.connect(tell)
        super().start()

    def _show_people(self, here):
        super()._show_people(here)
        if stage == "phrase":
            tell()
        self._unlock("camille", passphrase)

    def _prepare_editor(self, roles):
        "Not here: it is for later."

    def _work(self, session, roles):
        super()._work(session, roles)
        self.window.go("redaction")
        if stage == "liste":
            self.table = self.window.current.table
            self.table.viewport().installEventFilter(self)
            return
        from desktop.services.templates import templates
        self.window.current.new_post.begin_from(templates()[1])
        self.soon = QTimer(self, interval=20)
        self.soon.timeout.connect(self.tell_once_checked)
        self.soon.start()

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and self.window.current.model.row_at(0) is not None:
            tell()
        return False

    def tell_once_checked(self):
        review = getattr(getattr(self.window.current, "work", None), "review", None)
        if review is not None and review.points is not None and not review.late:
            tell()

application.Application = Told
sys.exit(application.run(Path(folder), demonstration=False))
"""

NEVER_YET = (
    "_hashlib",
    "alembic",
    "asyncio",
    "desktop.checks.policy.rulepack",
    "desktop.printing",
    "desktop.services.first_run",
    "desktop.ui.search",
    "desktop.ui.writing.last_year_page",
    "desktop.ui.writing.templates_page",
    "desktop.ui.writing.word_page",
    "email",
    "enchant",
    "importlib.metadata",
    "keyring",
    "mammoth",
    "PIL",
    "pillow_heif",
    "PySide6.QtNetwork",
    "qtawesome",
    "qtpy",
    "resvg_py",
    "sqlalchemy",
    "ssl",
    "typst",
    "urllib.request",
)
"""What no post without a picture needs."""

NOT_FOR_A_LIST = (
    "desktop.channels",
    "desktop.checks.process.client",
    "desktop.checks.document",
    "desktop.editorial.gates",
    "desktop.imaging",
    "desktop.ui.editor.workplace",
    "desktop.services.word_import",
    "desktop.ui.writing.new_post",
    "markdown",
    "nh3",
)
NOT_FOR_A_PASSPHRASE = (
    "db.engine",
    "db.workspace",
    "desktop.checks.base",
    "desktop.editorial.post",
    "desktop.services.home",
    "desktop.ui.workbench",
    "zoneinfo",
)
"""What opens the workspace and shows its first page: somebody types meanwhile."""

NOT_FOR_A_PAINT = (
    "argon2",
    "cryptography",
    "desktop.checks",
    "desktop.editorial",
    "desktop.services",
    "desktop.ui.icon_drawing",
    "httpx",
    "json",
    "pickle",
    "sqlite3",
)


def told(folder: Path, stage: str, *named: str) -> list[str]:
    command = [sys.executable, "-c", TOLD, str(folder), PASSPHRASE, stage, *named]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=100, check=False)
    assert done.stdout.split()[-1:] == ["dit"], done.stderr
    return done.stdout.split()[:-1]


def test_the_window_is_painted_before_the_heavy_libraries_are_imported(tmp_path: Path) -> None:
    unwanted = (*NEVER_YET, *NOT_FOR_A_LIST, *NOT_FOR_A_PASSPHRASE, *NOT_FOR_A_PAINT)
    assert told(tmp_path / "espace", "peinte", *unwanted) == []


def test_the_passphrase_is_asked_for_before_what_opens_the_workspace_is_imported(
    waiting_folder: Path,
) -> None:
    unwanted = (*NEVER_YET, *NOT_FOR_A_LIST, *NOT_FOR_A_PASSPHRASE)
    assert told(waiting_folder, "phrase", *unwanted) == []


def test_the_first_page_reads_with_nothing_that_writing_needs() -> None:
    script = (
        "import importlib, sys\nfrom desktop.held_workspace import _READ_WITH\n"
        "for name in _READ_WITH: importlib.import_module(name)\n"
        "print(*sorted(set(sys.argv[1:]) & set(sys.modules)))"
    )
    # A remark of the greffe and a link are read there, as the gates read them.
    unwanted = {*NEVER_YET, *NOT_FOR_A_LIST, "desktop.editorial.gates.evaluation"} - {
        "desktop.editorial.gates"
    }
    command = [sys.executable, "-c", script, *(unwanted - {"asyncio", "importlib.metadata"})]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=100, check=True)
    assert done.stdout.split() == []


def test_the_list_of_posts_imports_nothing_that_writing_needs(waiting_folder: Path) -> None:
    assert told(waiting_folder, "liste", *NEVER_YET, *NOT_FOR_A_LIST) == []


def test_a_post_without_a_picture_imports_nothing_that_draws_or_converts(office_folder: Path) -> None:
    assert told(office_folder, "texte", *NEVER_YET) == []


@pytest.mark.parametrize("name", [*FIRST_PAGES, *EDITOR])
def test_what_is_imported_ahead_exists(name: str) -> None:
    assert importlib.util.find_spec(name) is not None
