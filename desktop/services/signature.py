"""The passphrase asked when the direction signs, and the few minutes during which it stays good."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.errors import Refusal
from desktop.services.desk import Desk
from desktop.services.session import Session, unlock

GOOD_FOR = dt.timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class OpenSignature:
    """One person proved to be there: they may sign from `since` until `until` (zoned) without proving it again."""

    person: str
    since: dt.datetime
    until: dt.datetime

    def holds(self, person: str, now: dt.datetime) -> bool:
        """Whether it is this person's, and the time has not run out nor gone backwards."""
        return person == self.person and self.since <= now < self.until


def open_signature(desk: Desk, session: Session, passphrase: str) -> OpenSignature:
    """Check the passphrase of who is working. Raises `Refusal` when it is not theirs. Slow on purpose."""
    unlock(desk.workspace, desk.keys, session.person, passphrase)
    now = desk.now()
    return OpenSignature(session.person, now, now + GOOD_FOR)


def refuse_unless_open(desk: Desk, session: Session, signature: OpenSignature | None) -> None:
    """Raises `Refusal` when the passphrase must be asked (again) before signing."""
    if signature is None or not signature.holds(session.person, desk.now()):
        raise Refusal(
            "phrase_a_donner",
            "La signature s’est refermée. Rien n’a été signé; donnez de nouveau votre phrase de passe.",
        )
