"""Consents for logos (art. 25 and 26): who gave each, when, under what document. Personal content, always sealed.

A consent is about one *subject*, a random identifier. It belongs to an image (`asset`) that shows the logo, or to
none: what a third party makes of the municipal logo elsewhere. Once destroyed, the ledger still knows that the
image shows a logo: without a consent, so it can no longer be published.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.workspace import Workspace
from desktop.editorial.marks import ConsentStatus, Mark, MarkConsent
from desktop.editorial.workflow import Action
from desktop.errors import Refusal
from desktop.services.desk import Desk
from desktop.services.image_people import live_payloads, new_subject
from desktop.services.session import Session, refuse_unless_role

if TYPE_CHECKING:
    from db.sealed import SealedEntry

LOGO_CONSENT = "logo_consent"
DOCUMENT = "logo_document"


@dataclass(frozen=True, slots=True)
class WrittenConsent:
    """What is written of a consent. `holder` is the third party, `by` who consents and in what capacity.

    `use` says what the logo is for; `on` is the day it was given, `until` its last day, included.
    """

    mark: Mark
    holder: str
    status: ConsentStatus = ConsentStatus.ASKED
    by: str = ""
    use: str = ""
    on: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class LogoConsent:
    """One consent as it stands. `asset` is the image that shows the logo, None when it is used elsewhere."""

    subject: str
    asset: str | None
    written: WrittenConsent
    documented: bool
    at: dt.datetime


def record_logo_consent(
    desk: Desk,
    session: Session,
    written: WrittenConsent,
    assets: Collection[str] = (),
    *,
    document: bytes | None = None,
    subject: str | None = None,
) -> str:
    """Seal a consent, in place of the present one of `subject`; the subject.

    With `assets`, it is stated that each of these images shows the logo. The document of the present consent
    stays attached when no other is given. Raises `Refusal` with what is lacking, or for who does not write.
    """
    workspace = desk.workspace
    refuse_unless_role(workspace, session, Action.EDIT)
    wanted = subject or new_subject()
    with workspace.database.transaction():
        kept = workspace.sealed.seal(session.signer, wanted, DOCUMENT, document) if document else None
        kept = kept or _present_document(workspace, wanted)
        _refuse_incomplete(written, desk.today(), documented=kept is not None)
        for asset in tuple(dict.fromkeys(assets)) or (None,):
            _seal(workspace, session, wanted, written, asset, kept)
    return wanted


def take_off(desk: Desk, session: Session, consent: LogoConsent, assets: Collection[str]) -> None:
    """State that these images do not show that logo after all."""
    workspace = desk.workspace
    refuse_unless_role(workspace, session, Action.EDIT)
    with workspace.database.transaction():
        for asset in assets:
            _seal(workspace, session, consent.subject, consent.written, asset, None, shown=False)


def logo_consents(
    workspace: Workspace, session: Session, asset: str | None = None
) -> tuple[LogoConsent, ...]:
    """The consents in force for an image, or every one (`asset` None); nothing of what was destroyed.

    Raises `Refusal` for who does not write: they name people.
    """
    refuse_unless_role(workspace, session, Action.EDIT)
    found = (
        _consent(entry, payload)
        for entry, payload in live_payloads(workspace, type_=LOGO_CONSENT, item=asset)
        if payload is not None and payload["shown"]
    )
    return tuple(sorted(found, key=lambda each: (each.written.holder.casefold(), each.subject)))


def marks_of(workspace: Workspace, assets: Collection[str]) -> dict[str, tuple[MarkConsent, ...]]:
    """The logos that each of `assets` shows, as the gates see them: nobody is named."""
    return {
        asset: tuple(
            _mark(payload)
            for _, payload in live_payloads(workspace, type_=LOGO_CONSENT, item=asset)
            if payload is None or payload["shown"]
        )
        for asset in assets
    }


def _refuse_incomplete(written: WrittenConsent, today: dt.date, *, documented: bool) -> None:
    lacking = []
    if not _said(written.holder):
        lacking.append("Inscrivez le tiers\u00a0: l’organisme, l’entreprise ou la personne.")
    if written.status is ConsentStatus.GRANTED:
        if not _said(written.by):
            lacking.append("Inscrivez qui a donné le consentement.")
        if written.on is None:
            lacking.append("Inscrivez le jour où il a été donné.")
        elif written.on > today:
            lacking.append("Il ne peut pas avoir été donné après aujourd’hui.")
        if written.mark is Mark.THIRD and not documented:
            lacking.append("Joignez le document\u00a0: le formulaire signé, ou le courriel en PDF.")
        if written.on is not None and written.until is not None and written.until < written.on:
            lacking.append("Son dernier jour vient avant celui où il a été donné.")
    if lacking:
        raise Refusal(
            "consentement_incomplet",
            "Un consentement pour un logo dit qui l’a donné, quand, et par quel document (art.\u00a025 et 26). Rien n’a été "
            "signé; complétez-le.",
            tuple(lacking),
        )


def _seal(
    workspace: Workspace,
    session: Session,
    subject: str,
    written: WrittenConsent,
    asset: str | None,
    document: str | None,
    *,
    shown: bool = True,
) -> None:
    entries = workspace.sealed.entries(about=subject, type_=LOGO_CONSENT)
    payload = {
        "v": 1,
        "shown": shown,
        "mark": str(written.mark),
        "holder": " ".join(written.holder.split()),
        "status": str(written.status),
        "by": " ".join(written.by.split()),
        "use": written.use.strip(),
        "on": written.on.isoformat() if written.on else None,
        "until": written.until.isoformat() if written.until else None,
        "document": document,
        "replaces": [entry.id for entry in entries if entry.item == asset],
    }
    content = json.dumps(payload, ensure_ascii=False, sort_keys=True).encode()
    workspace.sealed.seal(session.signer, subject, LOGO_CONSENT, content, item=asset)


def _present_document(workspace: Workspace, subject: str) -> str | None:
    """The sealed document of the latest consent of a subject that has one."""
    found = live_payloads(workspace, type_=LOGO_CONSENT, about=subject)
    kept = [payload["document"] for _, payload in found if payload is not None and payload["document"]]
    return str(kept[-1]) if kept else None


def _consent(entry: SealedEntry, payload: Mapping[str, Any]) -> LogoConsent:
    written = WrittenConsent(
        Mark(payload["mark"]),
        str(payload["holder"]),
        ConsentStatus(payload["status"]),
        str(payload["by"]),
        str(payload["use"]),
        _day(payload["on"]),
        _day(payload["until"]),
    )
    return LogoConsent(
        entry.about,
        entry.item,
        written,
        payload["document"] is not None,
        dt.datetime.fromisoformat(entry.at),
    )


def _mark(payload: Mapping[str, Any] | None) -> MarkConsent:
    if payload is None:
        # What was destroyed may have been either; the heavier is a third party's, which is theirs to allow.
        return MarkConsent(Mark.THIRD, None)
    return MarkConsent(
        Mark(payload["mark"]),
        ConsentStatus(payload["status"]),
        _day(payload["on"]),
        _day(payload["until"]),
        payload["document"] is not None,
    )


def _day(written: str | None) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None


def _said(text: str) -> bool:
    return any(character.isalnum() for character in text)
