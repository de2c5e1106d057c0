"""Alembic migrations of the local tables and of the ledger's own; facts are never rewritten.

`REVISIONS` repeats, oldest first, what the files in `versions` declare, so that opening an up-to-date
database needs no import of Alembic (287 ms). A test compares the two.
"""

REVISIONS = ("0001",)
CURRENT = REVISIONS[-1]
