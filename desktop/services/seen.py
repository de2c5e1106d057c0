"""Which version of a post each person last looked at: kept on this workstation, never signed."""

from __future__ import annotations

from collections.abc import Collection

from db.workspace import Workspace
from desktop.services.session import Session

_PREFIX = "vu"


def mark_seen(workspace: Workspace, session: Session, item: str, revision: str) -> None:
    """Note that the person has looked at this version; durable when this returns."""
    workspace.database.set_setting(_name(session.person, item), revision)


def seen_revision(workspace: Workspace, session: Session, item: str) -> str | None:
    """The version the person last looked at here, None when they never did."""
    return workspace.database.setting(_name(session.person, item))


def seen_revisions(workspace: Workspace, session: Session, items: Collection[str]) -> dict[str, str]:
    """The versions the person last looked at, by post; those never looked at are left out."""
    names = {_name(session.person, item): item for item in items}
    found = workspace.database.settings(list(names)) if names else {}
    return {names[name]: revision for name, revision in found.items()}


def _name(person: str, item: str) -> str:
    return f"{_PREFIX}:{person}:{item}"
