"""JSON objects in the object store: written canonically, so equal values are one object."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from db.workspace import Workspace
from desktop.errors import EnvironmentFault


def put_json(workspace: Workspace, value: Mapping[str, Any]) -> str:
    """Store `value` and return its SHA-256."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return workspace.objects.put(text.encode())


def read_json(workspace: Workspace, sha: str) -> dict[str, Any]:
    """The value stored under `sha`. Raises `EnvironmentFault` when it is missing, damaged or not JSON."""
    try:
        value = json.loads(workspace.objects.read(sha))
    except ValueError as error:
        raise _unreadable(sha) from error
    if not isinstance(value, dict):
        raise _unreadable(sha)
    return value


def put_text(workspace: Workspace, text: str) -> str:
    """Store a text a person wrote (a reason, a comment) and return its SHA-256."""
    return workspace.objects.put(text.encode())


def read_text(workspace: Workspace, sha: str) -> str:
    """The text stored under `sha`."""
    return workspace.objects.read(sha).decode()


def _unreadable(sha: str) -> EnvironmentFault:
    return EnvironmentFault(
        "objet_illisible",
        f"L’objet {sha[:12]}… du dossier de travail n’est pas lisible. Le journal est inchangé; "
        "lancez «\u00a0journal verifier\u00a0», puis restaurez une sauvegarde.",
    )
