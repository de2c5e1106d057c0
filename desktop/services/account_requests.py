"""Requests for new accounts: whom they are for and why, granted or not by the direction générale (art. 3, 21)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.post import Channel
from desktop.errors import Refusal
from desktop.services.accounts import authorise_account
from desktop.services.desk import Desk
from desktop.services.first_run import suggested_code
from desktop.services.official_accounts import listed_accounts
from desktop.services.replacement import unreplaced
from desktop.services.session import Session
from desktop.services.signers import signer_name
from desktop.services.stored_json import put_text, read_text

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class RequestedAccount:
    """What is asked for. `channel` is None on a platform where the application does not publish."""

    channel: Channel | None
    platform: str
    name: str
    audience: str
    analysis: str


@dataclass(frozen=True, slots=True)
class AccountDecision:
    """What the direction answered."""

    granted: bool
    person: str
    at: dt.datetime
    reason: str


@dataclass(frozen=True, slots=True)
class AccountRequest:
    """A request as it was signed; `decision` is None while it waits."""

    fact: str
    wanted: RequestedAccount
    person: str
    at: dt.datetime
    decision: AccountDecision | None


def request_account(desk: Desk, session: Session, wanted: RequestedAccount) -> Fact:
    """Sign a request. Raises `Refusal` with what it lacks, or for an account already known on that medium."""
    name, platform = " ".join(wanted.name.split()), " ".join(wanted.platform.split())
    lacking = [
        sentence
        for text, sentence in (
            (name, "Inscrivez le nom du compte, tel que le public le verra."),
            (platform, "Inscrivez la plateforme."),
            (wanted.audience, "Dites à quelle clientèle le compte s’adresse."),
            (
                wanted.analysis,
                "Écrivez l’analyse\u00a0: à quoi il servira, qui l’alimentera, ce qu’il remplace.",
            ),
        )
        if not any(character.isalnum() for character in text)
    ]
    if lacking:
        raise Refusal(
            "demande_incomplete",
            "La création d’un compte est analysée et planifiée (art. 21). Rien n’a été signé; complétez la demande.",
            tuple(lacking),
        )
    if len(name) > LONGEST_NAME or len(platform) > LONGEST_NAME:
        raise Refusal(
            "nom_trop_long", f"Un nom compte au plus {LONGEST_NAME} caractères. Rien n’a été signé."
        )
    _refuse_known(desk, wanted.channel, name)
    audience, analysis = (
        put_text(desk.workspace, text.strip()) for text in (wanted.audience, wanted.analysis)
    )
    return desk.workspace.ledger.append(
        session.signer,
        "account_request",
        channel=str(wanted.channel) if wanted.channel is not None else None,
        platform=platform,
        name=name,
        audience=audience,
        analysis=analysis,
    )


def decide_request(desk: Desk, session: Session, request: str, *, granted: bool, reason: str = "") -> Fact:
    """Grant or refuse a request; the direction alone may. Granted, the account is authorised from today.

    Raises `Refusal` for a refusal without a reason, and for a request already answered.
    """
    workspace = desk.workspace
    found = next((each for each in account_requests(workspace) if each.fact == request), None)
    if found is None or found.decision is not None:
        raise Refusal("demande_decidee", "Cette demande n’attend pas de décision. Rien n’a été changé.")
    if not granted and not any(character.isalnum() for character in reason):
        raise Refusal("motif_vide", "Il faut dire pourquoi la demande est refusée. Rien n’a été signé.")
    with workspace.database.transaction():
        decision = workspace.ledger.append(
            session.signer,
            "account_decision",
            request=request,
            granted=granted,
            reason=put_text(workspace, reason.strip()) if reason.strip() else None,
        )
        if granted and found.wanted.channel is not None:
            _authorise(desk, session, found.wanted.channel, found.wanted.name)
    return decision


def request_and_grant(desk: Desk, session: Session, wanted: RequestedAccount) -> Fact:
    """The direction asks for itself: the analysis is kept all the same, and the account authorised."""
    with desk.workspace.database.transaction():
        asked = request_account(desk, session, wanted)
        return decide_request(desk, session, asked.hash, granted=True)


def account_requests(workspace: Workspace) -> tuple[AccountRequest, ...]:
    """Every request, those that wait first, then the latest answered. Two answers that differ are a refusal."""
    answers = unreplaced(workspace.ledger.facts(kind="account_decision"))
    found = [
        _request(workspace, fact, [each for each in answers if each.body["request"] == fact.hash])
        for fact in workspace.ledger.facts(kind="account_request")
    ]
    found.sort(key=lambda each: each.at, reverse=True)
    return tuple(sorted(found, key=lambda each: each.decision is not None))


def _request(workspace: Workspace, fact: Fact, answers: list[Fact]) -> AccountRequest:
    body = fact.body
    return AccountRequest(
        fact=fact.hash,
        wanted=RequestedAccount(
            Channel(body["channel"]) if body["channel"] else None,
            str(body["platform"]),
            str(body["name"]),
            read_text(workspace, str(body["audience"])),
            read_text(workspace, str(body["analysis"])),
        ),
        person=signer_name(workspace, fact),
        at=dt.datetime.fromisoformat(fact.at),
        decision=_decision(workspace, answers) if answers else None,
    )


def _decision(workspace: Workspace, answers: list[Fact]) -> AccountDecision:
    said = next((fact for fact in answers if not fact.body["granted"]), answers[-1])
    reason = said.body["reason"]
    return AccountDecision(
        bool(said.body["granted"]),
        signer_name(workspace, said),
        dt.datetime.fromisoformat(said.at),
        read_text(workspace, str(reason)) if reason is not None else "",
    )


def _authorise(desk: Desk, session: Session, channel: Channel, name: str) -> None:
    taken = {each.id for each in listed_accounts(desk)}
    code = suggested_code(f"{channel} {name}", taken) or f"{channel}-compte"
    authorise_account(desk.workspace, session, code[:LONGEST_NAME], channel, name, desk.today())


def _refuse_known(desk: Desk, channel: Channel | None, name: str) -> None:
    known = any(
        each.channel is channel and each.name.casefold() == name.casefold() for each in listed_accounts(desk)
    )
    if known:
        raise Refusal(
            "compte_deja_connu",
            f"«\u00a0{name}\u00a0» est déjà sur la liste. Rien n’a été changé; autorisez-le depuis sa ligne.",
        )
