"""The tables of `journal.sqlite`.

Three kinds live side by side. The *ledger* (fact, edge) is append-only and authoritative. The *local*
tables (drafts, keys of sealed objects, settings) belong to this installation. The *projections* are
derived from the ledger and can be dropped and rebuilt at any time: a migration never converts them, it
makes them again in their present shape and asks for a rebuild.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from db.engine import STALE_PROJECTIONS
from db.triggers import POST_TEXT, TOUCHES

ledger_metadata = MetaData()
projection_metadata = MetaData()

fact = Table(
    "fact",
    ledger_metadata,
    # Order of arrival here, from 1 without a hole: it replays the ledger, and a hole betrays a deletion.
    Column("position", Integer, primary_key=True),
    Column("hash", Text, CheckConstraint("length(hash) = 64"), nullable=False, unique=True),
    Column("stream", Text, CheckConstraint("length(stream) = 64"), nullable=False),
    Column("seq", Integer, CheckConstraint("seq > 0"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("item", Text),
    Column("body", LargeBinary, nullable=False),
    Column("signature", LargeBinary, CheckConstraint("length(signature) = 64"), nullable=False),
    UniqueConstraint("stream", "seq"),
    Index("fact_item", "item", "kind", "position"),
    Index("fact_kind", "kind", "position"),
    sqlite_strict=True,
)

edge = Table(
    "edge",
    ledger_metadata,
    Column("parent", Text, ForeignKey("fact.hash"), primary_key=True),
    Column("child", Text, ForeignKey("fact.hash"), primary_key=True),
    Index("edge_child", "child"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

draft = Table(
    "draft",
    ledger_metadata,
    Column("post", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("base", Text),
    Column("content", LargeBinary, nullable=False),
    Column("saved_at", Text, nullable=False),
    Index("draft_person", "person", "saved_at"),
    sqlite_strict=True,
)

# What each `sealed` fact says, written by a trigger when the fact is: about whom (a random identifier), for
# which item. The content is elsewhere, encrypted.
sealed_object = Table(
    "sealed_object",
    ledger_metadata,
    Column("sealed", Text, primary_key=True),
    Column("about", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("item", Text),
    Column("commitment", Text, nullable=False),
    Column("object", Text, nullable=False),
    Column("fact", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Index("sealed_object_about", "about", "type"),
    Index("sealed_object_item", "item", "type"),
    Index("sealed_object_type", "type"),
    sqlite_strict=True,
)

sealed_key = Table(
    "sealed_key",
    ledger_metadata,
    Column("sealed", Text, primary_key=True),
    Column("key", LargeBinary, CheckConstraint("length(key) = 32"), nullable=False),
    Column("salt", LargeBinary, nullable=False),
    sqlite_strict=True,
)

# Which signed destruction erased a sealed object: a fact of the ledger, or a piece of evidence.
destroyed = Table(
    "destroyed",
    ledger_metadata,
    Column("sealed", Text, primary_key=True),
    Column("fact", Text, nullable=False),
    sqlite_strict=True,
)

# Facts signed after the backup this database was restored from: destructions must outlive a restoration,
# and the facts of trust that give them authority. They belong to a past the chain no longer holds.
evidence = Table(
    "evidence",
    ledger_metadata,
    Column("hash", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("signature", LargeBinary, CheckConstraint("length(signature) = 64"), nullable=False),
    sqlite_strict=True,
)

setting = Table(
    "setting",
    ledger_metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
)

post_view = Table(
    "post_view",
    projection_metadata,
    # Local to this database, for lists; `item` names a post for good.
    Column("id", Integer, primary_key=True),
    Column("item", Text, nullable=False, unique=True),
    # Grows with `changed_at`, one of a kind (`db.summary.rank`); also the rowid of the post in `post_text`.
    Column("rank", Integer, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    # The state of the post on each channel, null where it is not published.
    Column("website", Text),
    Column("facebook", Text),
    Column("youtube", Text),
    Column("contact", Text),
    Column("planned_at", Text),
    # `planned_at`, or what sorts after every date.
    Column("planned_key", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("emergency", Integer, nullable=False),
    Column("head", Text),
    Column("author", Text, nullable=False),
    Column("pending_draft", Integer, nullable=False),
    # 1 while the manifest of the head has not arrived here.
    Column("incomplete", Integer, nullable=False),
    Index("post_view_state", "state", "rank"),
    Index("post_view_kind", "kind", "rank"),
    Index("post_view_planned", "planned_key", text("rank DESC")),
    Index("post_view_website", "rank", sqlite_where=text("website IS NOT NULL")),
    Index("post_view_facebook", "rank", sqlite_where=text("facebook IS NOT NULL")),
    Index("post_view_youtube", "rank", sqlite_where=text("youtube IS NOT NULL")),
    Index("post_view_contact", "rank", sqlite_where=text("contact IS NOT NULL")),
    Index("post_view_incomplete", "item", sqlite_where=text("incomplete = 1")),
    sqlite_strict=True,
)

# Posts touched by what was just stored: their lines are computed once, when the batch is whole.
post_touched = Table(
    "post_touched",
    projection_metadata,
    Column("item", Text, primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)


def make_projections(connection: Connection) -> None:
    """Make every projection again, empty, in its present shape, and mark them as needing a rebuild."""
    for name in TOUCHES:
        connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
    connection.execute(text("DROP TABLE IF EXISTS post_text"))
    projection_metadata.drop_all(connection)
    projection_metadata.create_all(connection)
    connection.execute(text(POST_TEXT))
    for trigger in TOUCHES.values():
        connection.execute(text(trigger))
    connection.execute(
        text("INSERT INTO setting (name, value) VALUES (:name, '1') ON CONFLICT DO NOTHING"),
        {"name": STALE_PROJECTIONS},
    )
