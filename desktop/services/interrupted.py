"""What was being written when the application stopped without warning: told at the next start.

The words themselves are in the drafts, saved as they are typed; a mark only says which drafts were open.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from db.workspace import Workspace
from desktop.editorial.post import Post
from desktop.editorial.post_json import post_from_json
from desktop.editorial.variant import parent_channel, resolve
from desktop.errors import Refusal
from desktop.services.session import Session

_MARK = "en_cours:"
UNTITLED = "Sans titre"


@dataclass(frozen=True, slots=True)
class InterruptedDraft:
    """A draft that was open when the application stopped. `saved_at` is the zoned time (ISO 8601) of its last save."""

    item: str
    title: str
    saved_at: str


def begin_editing(workspace: Workspace, session: Session, item: str) -> None:
    """Mark a post as being written by this person; on the disk when this returns."""
    open_items = _marked(workspace, session)
    if item not in open_items:
        _mark(workspace, session, [*open_items, item])


def end_editing(workspace: Workspace, session: Session, item: str) -> None:
    """The person left the post normally: nothing to tell at the next start."""
    open_items = _marked(workspace, session)
    if item in open_items:
        _mark(workspace, session, [each for each in open_items if each != item])


def take_interrupted(workspace: Workspace, session: Session) -> tuple[InterruptedDraft, ...]:
    """The person's drafts that were open when the application stopped, told once: the marks go away.

    A post that has no draft any more (submitted from elsewhere, abandoned) is not told.
    """
    open_items = _marked(workspace, session)
    if not open_items:
        return ()
    found = []
    for item in open_items:
        draft = workspace.drafts.load(item, session.person)
        if draft is not None:
            found.append(InterruptedDraft(item, _title(draft.text), draft.saved_at))
    _mark(workspace, session, [])
    return tuple(found)


def title_of(post: Post) -> str:
    """How a post is called in a sentence: its title where it is written first, or « Sans titre »."""
    return resolve(post, parent_channel(post)).title.strip() or UNTITLED


def _title(text: str) -> str:
    try:
        return title_of(post_from_json(text))
    except Refusal:
        return UNTITLED  # what cannot be read here says so when it is opened


def _marked(workspace: Workspace, session: Session) -> list[str]:
    kept = workspace.database.setting(f"{_MARK}{session.person}")
    return [str(item) for item in json.loads(kept)] if kept else []


def _mark(workspace: Workspace, session: Session, items: list[str]) -> None:
    workspace.database.set_setting(f"{_MARK}{session.person}", json.dumps(items) if items else None)
