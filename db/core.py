"""SQLAlchemy's own connection over the driver's; see `db.engine`."""

from __future__ import annotations

import sqlite3

from sqlalchemy import StaticPool, create_engine, event
from sqlalchemy.engine import ExceptionContext

from db.faults import database_fault


class CoreConnection:
    """What SQLAlchemy needs to ask questions on a connection that is already open.

    To be made outside any transaction: its dialect looks around first, and rolls back.
    """

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._engine = create_engine(
            "sqlite+pysqlite://", creator=lambda: raw, poolclass=StaticPool, isolation_level="AUTOCOMMIT"
        )
        event.listen(self._engine, "handle_error", _translate)
        try:
            self.connection = self._engine.connect()
        except BaseException:
            self._engine.dispose()
            raise

    def close(self) -> None:
        """Let go of the driver's connection, and close it."""
        self.connection.close()
        self._engine.dispose()


def _translate(context: ExceptionContext) -> None:
    """SQLAlchemy's hook: replace an error of the disk by words a person can act on."""
    fault = database_fault(context.original_exception)
    if fault is not None:
        raise fault from context.original_exception
