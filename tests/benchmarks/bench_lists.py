"""A list of 100,000 posts: what `Queries` costs over the same question put straight to SQLite."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from measure import compare, report
from sqlalchemy import text
from texts import sentence

from db.engine import Database
from db.models import post_view
from db.queries import PAGE, PostFilter
from db.workspace import Workspace

POSTS = 100_000
STATES = (
    "publiee",
    "publiee",
    "en_approbation",
    "brouillon",
    "a_publier",
    "expiree",
    "retiree",
    "publiee",
    "expiree",
    "expiree",
)
"""Three in ten are published, as the filter asks."""


def fill(database: Database, posts: int = POSTS) -> None:
    """One projected line and one indexed text for each of so many posts."""
    chance = random.Random(1)
    texts = [sentence(chance) for _ in range(2000)]
    lines = [
        {
            "id": number,
            "item": f"post-{number}",
            "rank": number,
            "title": texts[number % 2000][:60],
            "kind": "nouvelle",
            "state": STATES[number % 10],
            "website": STATES[number % 10],
            "planned_key": "9999",
            "changed_at": "2027-01-01T09:00:00-05:00",
            "emergency": 0,
            "author": "amelie",
            "pending_draft": 0,
            "incomplete": 0,
        }
        for number in range(1, posts + 1)
    ]
    connection = database.connection
    with database.transaction():
        connection.execute(post_view.insert(), lines)
        connection.execute(
            text("INSERT INTO post_text (rowid, title, body) VALUES (:rank, :title, :body)"),
            [{**line, "body": texts[(7 * number) % 2000]} for number, line in enumerate(lines)],
        )


def main() -> None:
    """One row per question that a list asks."""
    with tempfile.TemporaryDirectory() as folder, Workspace.create(Path(folder)) as workspace:
        fill(workspace.database)
        queries = workspace.queries
        raw = workspace.database.connection.connection.driver_connection
        assert raw is not None

        one_page = "SELECT * FROM post_view WHERE id IN (?" + ",?" * (PAGE - 1) + ")"

        def ids(question: str) -> list[int]:
            return [row[0] for row in raw.execute(question).fetchall()]

        def page_of(found: list[int]) -> object:
            return raw.execute(one_page, found[:PAGE]).fetchall()

        whole = "SELECT id FROM post_view ORDER BY rank DESC"
        published = "SELECT id FROM post_view WHERE state = 'publiee' ORDER BY rank DESC"
        report(
            compare(
                f"open {POSTS} posts, ids and one page / raw",
                lambda: queries.rows(queries.ids()[:PAGE]),
                lambda: page_of(ids(whole)),
                1.5,
            ),
            compare(
                f"filter {POSTS} posts to three in ten / raw",
                lambda: queries.ids(PostFilter(states=frozenset({"publiee"}))),
                lambda: ids(published),
                2.0,
            ),
        )


if __name__ == "__main__":
    main()
