"""Abandon a draft, and take it back: a mistake costs nothing."""

from __future__ import annotations

from desktop.errors import Refusal
from desktop.services.desk import Desk
from desktop.services.posts import OpenedPost, discard_draft, draft_of, rebase_draft
from desktop.services.session import Session


def abandon_draft(desk: Desk, session: Session, item: str) -> OpenedPost | None:
    """Discard the person's draft of a post and return it, None when there is none."""
    kept = draft_of(desk.workspace, session, item)
    if kept is not None:
        discard_draft(desk.workspace, session, item)
    return kept


def take_back_draft(desk: Desk, session: Session, kept: OpenedPost) -> None:
    """Save an abandoned draft as it was. Raises `Refusal` when another was begun since: it is not overwritten."""
    if draft_of(desk.workspace, session, kept.post.id) is not None:
        raise Refusal(
            "brouillon_recommence",
            "Vous avez recommencé cette publication depuis. Votre nouveau brouillon est conservé; abandonnez-le "
            "d’abord pour reprendre l’ancien.",
        )
    rebase_draft(desk.workspace, session, kept.post, kept.base)
