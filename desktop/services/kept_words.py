"""What the direction was writing about a version and has not signed: kept on this workstation, never signed.

A lock, a change of person or a crash must not lose a correction half typed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from db.workspace import Workspace
from desktop.editorial.post import Post
from desktop.editorial.post_json import post_from_json, post_to_json
from desktop.services.session import Session

_PREFIX = "mots"


@dataclass(frozen=True, slots=True)
class KeptWords:
    """A correction begun, and the comments begun by action (`refuser`…); false when there is nothing."""

    corrected: Post | None = None
    comments: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.corrected is not None or any(text.strip() for text in self.comments.values())


def keep_words(workspace: Workspace, session: Session, revision: str, words: KeptWords) -> None:
    """Keep the person's words about a version, in place of what was kept; durable when this returns."""
    written = {
        "v": 1,
        "corrected": post_to_json(words.corrected) if words.corrected is not None else None,
        "comments": {action: text for action, text in words.comments.items() if text.strip()},
    }
    text = json.dumps(written, ensure_ascii=False).encode("utf-8", "replace").decode()
    workspace.database.set_setting(_name(session, revision), text if words else None)


def kept_words(workspace: Workspace, session: Session, revision: str) -> KeptWords:
    """The person's words about a version. Raises `Refusal` for a correction that cannot be read again."""
    written = workspace.database.setting(_name(session, revision))
    if written is None:
        return KeptWords()
    found = json.loads(written)
    corrected = found["corrected"]
    return KeptWords(post_from_json(corrected) if corrected is not None else None, found["comments"])


def forget_words(workspace: Workspace, session: Session, revision: str) -> None:
    """Forget them: they were signed, or given up."""
    workspace.database.set_setting(_name(session, revision), None)


def _name(session: Session, revision: str) -> str:
    return f"{_PREFIX}:{session.person}:{revision}"
