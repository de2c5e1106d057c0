"""The registers: what the ledger holds, by subject, to read, search and hand out (policy, throughout).

A list holds the places of its facts; the rows on screen come by pages, their words made from the facts and the
objects they name. What is sealed, or names somebody who is no colleague on duty, is in `private`: shown to those
who write, decide or keep the records, and never exported. Who signed is a public officer in their functions
(Loi sur l'accès, art. 57): that name is public.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.names import words_of
from db.registers import RegisterFilter
from db.workspace import Workspace
from desktop.services.desk import Desk
from desktop.services.image_people import APPEARANCE, RELEASE
from desktop.services.logo_consents import LOGO_CONSENT
from desktop.services.register_words import RowWords, Words
from desktop.services.session import Session
from desktop.services.share_requests import SHARE_REQUEST
from desktop.services.signers import signer_name

PAGE = 128
"""Rows read at once for the screen."""
SLICE = 400
"""Rows looked into at once by a search, so that the database lane stays free for others."""
_MAY_READ_SEALED = frozenset({"redaction", "direction", "greffe"})


class Register(enum.StrEnum):
    """One register. The value names it in addresses (`Workbench.go`)."""

    ALL = "tout"
    DECISIONS = "decisions"
    ANSWERS = "reponses"
    PUBLICATIONS = "publications"
    RIGHTS = "droits"
    LOGOS = "logos"
    NOTICES = "avis"
    REMARKS = "remarques"
    EMERGENCIES = "urgences"
    ACCOUNTS = "comptes"
    ELECTIONS = "elections"
    CONDUCT = "conduite"
    PLACEMENTS = "placements"
    LINKS = "liens"
    SHARES = "partages"
    RULES = "regles"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return _CONTENTS[self].label


@dataclass(frozen=True, slots=True)
class _Contents:
    label: str
    kinds: tuple[str, ...] = ()
    sealed: tuple[str, ...] = ()


_CONTENTS: Mapping[Register, _Contents] = {
    Register.ALL: _Contents("Tous les registres"),
    Register.DECISIONS: _Contents("Décisions", ("decision",)),
    Register.ANSWERS: _Contents(
        "Justifications et contestations", ("waiver", "contest", "answer_withdrawal")
    ),
    Register.PUBLICATIONS: _Contents("Publications et retraits", ("receipt", "withdrawal")),
    Register.RIGHTS: _Contents("Droits et autorisations", ("rights", "destruction"), (RELEASE, APPEARANCE)),
    Register.LOGOS: _Contents("Consentements pour les logos", (), (LOGO_CONSENT,)),
    Register.NOTICES: _Contents("Avis publics", ("notice", "notice_kept")),
    Register.REMARKS: _Contents("Remarques et commentaires", ("comment",)),
    Register.EMERGENCIES: _Contents("Urgences", ("emergency", "emergency_review")),
    Register.ACCOUNTS: _Contents(
        "Comptes et demandes de compte",
        ("account", "account_request", "account_decision", "account_keepers"),
    ),
    Register.ELECTIONS: _Contents("Périodes électorales", ("election", "checklist", "period_check")),
    Register.CONDUCT: _Contents("Règles de conduite", ("conduct",)),
    Register.PLACEMENTS: _Contents("Placements payés", ("placement",)),
    Register.LINKS: _Contents("Liens externes", ("link_note",)),
    Register.SHARES: _Contents("Demandes de partage", (), (SHARE_REQUEST,)),
    Register.RULES: _Contents("Profil et règles en vigueur", ("profile", "packs")),
}
_OF_KIND = {kind: register for register, held in _CONTENTS.items() for kind in held.kinds}
_OF_TYPE = {type_: register for register, held in _CONTENTS.items() for type_ in held.sealed}


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One line. `what` happened, to `subject`, with what `detail`; signed by `person` on `at`.

    `private` is never exported. `item` is the post it is about, None when it is about none; `state` how that post
    stands.
    """

    position: int
    at: dt.datetime
    register: Register
    what: str
    subject: str
    detail: str
    person: str
    private: str = ""
    item: str | None = None
    state: str = ""

    @property
    def words(self) -> str:
        """Everything it says, to be searched."""
        parts = (self.register.label, self.what, self.subject, self.detail, self.private, self.person)
        return "\n".join(part for part in parts if part)


def list_register(
    workspace: Workspace, register: Register, since: dt.date | None = None, until: dt.date | None = None
) -> Sequence[int]:
    """The places of the lines of a register, the latest first; both days are included."""
    return workspace.registers.positions(_wanted(register, since, until))


def register_page(desk: Desk, session: Session, positions: Sequence[int]) -> tuple[RegisterRow, ...]:
    """The rows at these places, in the same order."""
    workspace = desk.workspace
    reads = bool(session.roles(workspace) & _MAY_READ_SEALED)
    words = Words(workspace, desk.resources, sealed=reads)
    rows = []
    for each in workspace.registers.facts(positions):
        fact = each.fact
        told: RowWords = words.of(fact)
        rows.append(
            RegisterRow(
                each.position,
                dt.datetime.fromisoformat(fact.at),
                _OF_TYPE[str(fact.body["type"])] if fact.kind == "sealed" else _OF_KIND[fact.kind],
                told.what,
                told.subject,
                told.detail,
                signer_name(workspace, fact),
                told.private,
                fact.item if told.about_post else None,
                words.state(fact.item) if told.about_post else "",
            )
        )
    return tuple(rows)


def matching(desk: Desk, session: Session, positions: Sequence[int], typed: str) -> list[int]:
    """Those of these places whose row has every word typed, the last one perhaps unfinished.

    Accents, capitals and hyphens do not matter. Give it at most `SLICE` places at a time.
    """
    wanted = words_of(typed)
    return [row.position for row in register_page(desk, session, positions) if _has(row.words, wanted)]


def _has(text: str, wanted: tuple[str, ...]) -> bool:
    held = words_of(text)
    whole = set(held)
    return all(word in whole for word in wanted[:-1]) and (
        not wanted or any(word.startswith(wanted[-1]) for word in held)
    )


def _wanted(register: Register, since: dt.date | None, until: dt.date | None) -> RegisterFilter:
    held = tuple(_CONTENTS.values()) if register is Register.ALL else (_CONTENTS[register],)
    return RegisterFilter(
        frozenset(kind for each in held for kind in each.kinds),
        frozenset(type_ for each in held for type_ in each.sealed),
        since.isoformat() if since else "",
        until.isoformat() if until else "",
    )
