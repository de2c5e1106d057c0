"""Drafts (brouillons): the mutable text of one person for one post, saved in one durable commit each time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from db.engine import Database
from db.times import now

_READ = "SELECT post, person, base, content, saved_at FROM draft"
_SAVE = """
INSERT INTO draft (post, person, base, content, saved_at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (post, person) DO UPDATE SET
    base = excluded.base, content = excluded.content, saved_at = excluded.saved_at
"""


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
        with self._database.transaction():
            self._database.rows(_SAVE, [post, person, saved.base, saved.content, saved.saved_at])
        return saved

    def load(self, post: str, person: str) -> Draft | None:
        """The person's draft of that post, or None."""
        found = self._database.rows(f"{_READ} WHERE post = ? AND person = ?", [post, person])
        return Draft(*found[0]) if found else None

    def list(self, person: str | None = None, post: str | None = None) -> tuple[Draft, ...]:
        """The drafts, of one person or of one post if asked, the last saved first."""
        asked = [(name, value) for name, value in (("person", person), ("post", post)) if value is not None]
        where = f"WHERE {' AND '.join(f'{name} = ?' for name, _ in asked)}" if asked else ""
        question = f"{_READ} {where} ORDER BY saved_at DESC, post, person"
        return tuple(Draft(*row) for row in self._database.rows(question, [value for _, value in asked]))

    def of_post(self, post: str) -> tuple[Draft, ...]:
        """Everybody's drafts of a post, the last saved last."""
        question = f"{_READ} WHERE post = ? ORDER BY saved_at, person"
        return tuple(Draft(*row) for row in self._database.rows(question, [post]))

    def discard(self, post: str, person: str) -> None:
        """Forget the person's draft of that post; nothing happens when there is none."""
        with self._database.transaction():
            self._database.rows("DELETE FROM draft WHERE post = ? AND person = ?", [post, person])
