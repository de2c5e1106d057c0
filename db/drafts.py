"""Drafts (brouillons): the mutable text of one person for one post, saved in one durable commit each time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from db.engine import Database
from db.models import draft
from db.times import now


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft: `base` is the revision it was begun from (None for a new post), `saved_at` a zoned time."""

    post: str
    person: str
    base: str | None
    content: bytes
    saved_at: str

    @property
    def text(self) -> str:
        """The content, when it was saved as text."""
        return self.content.decode("utf-8")


class Drafts:
    """The drafts of everybody who works on this installation; they never leave it."""

    def __init__(self, database: Database, clock: Callable[[], datetime] = now) -> None:
        self._database = database
        self._clock = clock

    def save(self, post: str, person: str, content: bytes | str, base: str | None = None) -> Draft:
        """Replace the person's draft of that post; it is on the disk when this returns."""
        saved = Draft(
            post=post,
            person=person,
            base=base,
            content=content.encode() if isinstance(content, str) else content,
            saved_at=self._clock().isoformat(timespec="milliseconds"),
        )
        values = {"base": saved.base, "content": saved.content, "saved_at": saved.saved_at}
        statement = insert(draft).values(post=post, person=person, **values)
        with self._database.transaction() as connection:
            connection.execute(
                statement.on_conflict_do_update(index_elements=["post", "person"], set_=values)
            )
        return saved

    def load(self, post: str, person: str) -> Draft | None:
        """The person's draft of that post, or None."""
        query = select(draft).where(draft.c.post == post, draft.c.person == person)
        row = self._database.connection.execute(query).first()
        return None if row is None else Draft(**row._mapping)

    def list(self, person: str | None = None, post: str | None = None) -> tuple[Draft, ...]:
        """The drafts, of one person or of one post if asked, the last saved first."""
        query = select(draft).order_by(draft.c.saved_at.desc(), draft.c.post, draft.c.person)
        if person is not None:
            query = query.where(draft.c.person == person)
        if post is not None:
            query = query.where(draft.c.post == post)
        return tuple(Draft(**row._mapping) for row in self._database.connection.execute(query))

    def discard(self, post: str, person: str) -> None:
        """Forget the person's draft of that post; nothing happens when there is none."""
        with self._database.transaction() as connection:
            connection.execute(delete(draft).where(draft.c.post == post, draft.c.person == person))
