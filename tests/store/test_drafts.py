"""Drafts are saved in one durable commit, one per post and person."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from ledger_desk import Desk
from sqlalchemy import text

from db.drafts import Drafts
from db.engine import Database, open_database
from db.errors import EnvironmentFault
from db.times import ZONE


class Clock:
    """A clock that moves one minute each time it is read."""

    def __init__(self) -> None:
        self.at = datetime(2026, 5, 12, 9, 0, tzinfo=ZONE)

    def __call__(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at


@pytest.fixture
def drafts(desk: Desk) -> Drafts:
    """The drafts of the town hall's workstation."""
    return Drafts(desk.database, Clock())


def test_a_draft_comes_back_as_it_was_saved(drafts: Drafts) -> None:
    drafts.save("post-1", "agente", "Été à Sainte-Sophie 🎉", base="ab" * 32)
    found = drafts.load("post-1", "agente")
    assert found is not None
    assert (found.text, found.base, found.saved_at) == (
        "Été à Sainte-Sophie 🎉",
        "ab" * 32,
        "2026-05-12T09:01:00.000-04:00",
    )


def test_bytes_come_back_unchanged(drafts: Drafts) -> None:
    drafts.save("post-1", "agente", b"\0\xff")
    found = drafts.load("post-1", "agente")
    assert found is not None
    assert found.content == b"\0\xff"


def test_saving_again_replaces_only_that_draft(drafts: Drafts) -> None:
    drafts.save("post-1", "agente", "un", base="ab" * 32)
    drafts.save("post-1", "directrice", "deux")
    drafts.save("post-2", "agente", "trois")
    drafts.save("post-1", "agente", "quatre")
    assert [(draft.post, draft.person, draft.text, draft.base) for draft in drafts.list()] == [
        ("post-1", "agente", "quatre", None),
        ("post-2", "agente", "trois", None),
        ("post-1", "directrice", "deux", None),
    ]


def test_drafts_are_listed_by_person_or_by_post(drafts: Drafts) -> None:
    for post, person in (("post-1", "agente"), ("post-1", "directrice"), ("post-2", "agente")):
        drafts.save(post, person, post)
    assert [draft.post for draft in drafts.list(person="agente")] == ["post-2", "post-1"]
    assert [draft.person for draft in drafts.list(post="post-1")] == ["directrice", "agente"]


def test_a_discarded_draft_is_gone(drafts: Drafts) -> None:
    drafts.save("post-1", "agente", "un")
    drafts.discard("post-1", "agente")
    drafts.discard("post-1", "agente")
    assert drafts.load("post-1", "agente") is None
    assert drafts.list() == ()


def test_a_draft_survives_closing_and_opening(drafts: Drafts, desk: Desk) -> None:
    drafts.save("post-1", "agente", "un")
    desk.database.close()
    again = open_database(desk.database.folder)
    found = Drafts(again).load("post-1", "agente")
    again.close()
    assert found is not None
    assert found.text == "un"


def test_a_save_is_on_the_disk_without_closing(drafts: Drafts, desk: Desk, tmp_path: Path) -> None:
    drafts.save("post-1", "agente", "un")
    copy = tmp_path / "copie"
    copy.mkdir()
    for path in desk.database.folder.glob("journal.sqlite*"):
        (copy / path.name).write_bytes(path.read_bytes())
    crashed = open_database(copy)
    found = Drafts(crashed).load("post-1", "agente")
    crashed.close()
    assert found is not None


def fill(database: Database) -> None:
    """Leave the database no page more than it has."""
    pages = database.connection.execute(text("PRAGMA page_count")).scalar()
    database.connection.execute(text(f"PRAGMA max_page_count = {pages}"))


def test_a_full_disk_keeps_the_draft_saved_before(drafts: Drafts, desk: Desk) -> None:
    drafts.save("post-1", "agente", "un")
    fill(desk.database)
    with pytest.raises(EnvironmentFault, match="disque est plein"):
        drafts.save("post-1", "agente", "x" * 500_000)
    found = drafts.load("post-1", "agente")
    assert found is not None
    assert found.text == "un"
