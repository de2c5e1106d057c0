"""What is read before the first page: the same as every list, and without importing SQLAlchemy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from town import Town, found, town_in

from db.drafts import Drafts
from db.listing import Order, PostFilter, newest
from db.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]

OPENED = """
import pathlib, sys
from db.listing import newest
from db.workspace import Workspace

with Workspace.open(pathlib.Path(sys.argv[1])) as workspace:
    workspace.projections.catch_up()
    total, rows = newest(workspace.database)
    print(len(workspace.roster().people()), total, rows[0].item, "sqlalchemy" in sys.modules)
    print(workspace.ledger.roster().people() == workspace.roster().people(), "sqlalchemy" in sys.modules)
    workspace.drafts.save("d2", "agente", '{"variants": [{"title": "Un autre"}]}')
    print(workspace.queries.count(), "sqlalchemy" in sys.modules)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace closed while a draft and a revision still wait for their lines."""
    place = tmp_path / "espace"
    found(place)
    with town_in(place) as town:
        for number in range(6):
            town.revise(f"r{number}", f"Texte {number}")
        town.submit(town.revise("soumise", "Texte"))
        town.workspace.projections.catch_up()
        Drafts(town.workspace.database).save("d1", "agente", '{"variants": [{"title": "Un brouillon"}]}')
    return place


def same_as_a_page(town: Town, states: frozenset[str], size: int) -> None:
    """`newest` gives what `Queries` gives."""
    wanted = PostFilter(states=states)
    queries = town.workspace.queries
    rows = queries.page(wanted, Order.RECENT, size=size).rows
    assert newest(town.workspace.database, states, size) == (queries.count(wanted), rows)


def test_the_newest_posts_are_those_of_the_first_page(folder: Path) -> None:
    with town_in(folder) as town:
        town.workspace.projections.catch_up()
        states = {row.state for row in town.workspace.queries.page().rows}
        assert len(states) > 1
        for asked in (frozenset(), *map(frozenset, ({each} for each in states)), frozenset(states)):
            for size in (1, 3, 100):
                same_as_a_page(town, frozenset(asked), size)


def test_lines_that_wait_to_be_computed_are_not_passed_over(folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        assert newest(workspace.database) is None
        workspace.projections.catch_up()
        seen = newest(workspace.database)
    assert seen is not None
    assert (seen[0], seen[1][0].item, seen[1][0].pending_draft) == (8, "d1", True)


def test_projections_made_anew_are_not_read_before_they_are_whole(folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        workspace.projections.catch_up()
        workspace.database.set_setting("projections_stale", "1")
        assert newest(workspace.database) is None


def test_a_workspace_opens_reads_and_writes_without_sqlalchemy(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OPENED, str(folder)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.stdout.split() == ["3", "8", "d1", "False", "True", "False", "9", "False"], done.stderr


def write_then_open_sqlalchemy(workspace: Workspace) -> None:
    """What would lose the writing, were it let through."""
    workspace.database.set_setting("essai", "1")
    workspace.database.connection.exec_driver_sql("SELECT 1")


def test_a_transaction_refuses_what_would_undo_it(folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        with pytest.raises(RuntimeError), workspace.database.transaction():
            write_then_open_sqlalchemy(workspace)
        assert workspace.database.setting("essai") is None
        connection = workspace.database.connection
        with workspace.database.transaction():
            connection.exec_driver_sql("INSERT INTO setting VALUES ('essai', '2')")
        assert workspace.database.setting("essai") == "2"
