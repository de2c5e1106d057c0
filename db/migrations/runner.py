"""Runs the migrations on an open connection. The only module that imports Alembic."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

_FOLDER = Path(__file__).resolve().parent


def scripts() -> ScriptDirectory:
    """The migration scripts shipped with the application."""
    return ScriptDirectory(str(_FOLDER))


def upgrade(connection: Connection) -> None:
    """Bring the database to the newest revision, inside the transaction the caller has begun."""
    directory = scripts()

    def steps(revision: Any, _context: Any) -> Any:
        return directory._upgrade_revs("head", revision)

    with EnvironmentContext(Config(), directory, fn=steps) as environment:
        environment.configure(connection=connection)
        environment.run_migrations()
