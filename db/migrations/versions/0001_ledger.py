"""The ledger, the local tables, and the projections."""

import sqlalchemy as sa
from alembic import op

from db import models, triggers

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make everything in an empty database."""
    _ledger()
    _local()
    models.make_projections(op.get_bind())


def _ledger() -> None:
    op.create_table(
        "fact",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("hash", sa.Text, sa.CheckConstraint("length(hash) = 64"), nullable=False, unique=True),
        sa.Column("stream", sa.Text, sa.CheckConstraint("length(stream) = 64"), nullable=False),
        sa.Column("seq", sa.Integer, sa.CheckConstraint("seq > 0"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("item", sa.Text),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("signature", sa.LargeBinary, sa.CheckConstraint("length(signature) = 64"), nullable=False),
        sa.UniqueConstraint("stream", "seq"),
        sqlite_strict=True,
    )
    op.create_index("fact_item", "fact", ["item", "kind", "position"])
    op.create_index("fact_kind", "fact", ["kind", "position"])
    op.create_table(
        "edge",
        sa.Column("parent", sa.Text, sa.ForeignKey("fact.hash"), primary_key=True),
        sa.Column("child", sa.Text, sa.ForeignKey("fact.hash"), primary_key=True),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("edge_child", "edge", ["child"])
    for trigger in triggers.APPEND_ONLY.values():
        op.execute(trigger)


def _local() -> None:
    op.create_table(
        "draft",
        sa.Column("post", sa.Text, primary_key=True),
        sa.Column("person", sa.Text, primary_key=True),
        sa.Column("base", sa.Text),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("saved_at", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("draft_person", "draft", ["person", "saved_at"])
    op.create_table(
        "sealed_object",
        sa.Column("sealed", sa.Text, primary_key=True),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("item", sa.Text),
        sa.Column("commitment", sa.Text, nullable=False),
        sa.Column("object", sa.Text, nullable=False),
        sa.Column("fact", sa.Text, nullable=False, unique=True),
        sa.Column("at", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    for columns in (["about", "type"], ["item", "type"], ["type"]):
        op.create_index(f"sealed_object_{columns[0]}", "sealed_object", columns)
    op.execute(triggers.LIST_SEALED)
    op.create_table(
        "sealed_key",
        sa.Column("sealed", sa.Text, primary_key=True),
        sa.Column("key", sa.LargeBinary, sa.CheckConstraint("length(key) = 32"), nullable=False),
        sa.Column("salt", sa.LargeBinary, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "destroyed",
        sa.Column("sealed", sa.Text, primary_key=True),
        sa.Column("fact", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "evidence",
        sa.Column("hash", sa.Text, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("signature", sa.LargeBinary, sa.CheckConstraint("length(signature) = 64"), nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
        sqlite_strict=True,
    )
