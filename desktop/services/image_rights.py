"""The rights record of an image: written by a person, signed, replaced by a later one, never edited.

An image that was taken down because its rights or a consent ended allows no channel until somebody signs
a new record knowing of it.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.post import Channel
from desktop.editorial.rights import RightsRecord
from desktop.services.replacement import unreplaced
from desktop.services.session import Session
from desktop.services.stored_json import put_json, read_json

FORBIDDING = frozenset({"consentement", "droits"})
"""Reasons of a withdrawal after which the image may not be used again as it is (see `withdrawal`)."""


def record_rights(workspace: Workspace, session: Session, asset: str, record: RightsRecord) -> Fact:
    """Sign `record` as the rights record of `asset`, in place of the present one.

    It lifts the withdrawals known here: whoever signs it has seen why the image was taken down.
    """
    sha = put_json(workspace, rights_to_mapping(record))
    records = _records(workspace, {asset})[asset]
    parents = [
        fact.hash for fact in (*unreplaced(records), *_standing_withdrawals(workspace, asset, records))
    ]
    return workspace.ledger.append(
        session.signer, "rights", parents=parents, asset=asset, object=sha, objects=[sha]
    )


def rights_of(workspace: Workspace, asset: str) -> RightsRecord | None:
    """The rights record of `asset`, None when nobody wrote one.

    Two records written without knowing each other are read together, each limiting the other.
    """
    return all_rights(workspace, {asset}).get(asset)


def all_rights(workspace: Workspace, assets: Collection[str]) -> dict[str, RightsRecord]:
    """The rights records of `assets`, read in one go; an asset without one is left out."""
    found = {}
    for asset, facts in _records(workspace, assets).items():
        read = [
            rights_from_mapping(read_json(workspace, str(fact.body["object"]))) for fact in unreplaced(facts)
        ]
        if read:
            merged = functools.reduce(_narrowest, read)
            withdrawn = _standing_withdrawals(workspace, asset, facts)
            found[asset] = replace(merged, channels=frozenset()) if withdrawn else merged
    return found


def record_rights_of_all(
    workspace: Workspace, session: Session, assets: Collection[str], record: RightsRecord
) -> tuple[Fact, ...]:
    """Sign the same record for several images of one event: all of them or none."""
    with workspace.database.transaction():
        return tuple(record_rights(workspace, session, asset, record) for asset in assets)


def withdrawn_among(workspace: Workspace, assets: Collection[str]) -> frozenset[str]:
    """Those of `assets` that were taken down for want of rights or consent, and not allowed again since."""
    return frozenset(
        asset
        for asset, facts in _records(workspace, assets).items()
        if _standing_withdrawals(workspace, asset, facts)
    )


def rights_to_mapping(record: RightsRecord) -> dict[str, Any]:
    """A rights record as stored."""
    return {
        "v": 1,
        "holder": record.holder,
        "licence": record.licence,
        "channels": sorted(str(channel) for channel in record.channels),
        "expires": record.expires.isoformat() if record.expires else None,
        "modifications_allowed": record.modifications_allowed,
        "credit_required": record.credit_required,
        "credit_line": record.credit_line,
    }


def rights_from_mapping(mapping: Mapping[str, Any]) -> RightsRecord:
    """The inverse of `rights_to_mapping`."""
    expires = mapping["expires"]
    return RightsRecord(
        holder=mapping["holder"],
        licence=mapping["licence"],
        channels=frozenset(Channel(channel) for channel in mapping["channels"]),
        expires=dt.date.fromisoformat(expires) if expires else None,
        modifications_allowed=mapping["modifications_allowed"],
        credit_required=mapping["credit_required"],
        credit_line=mapping["credit_line"],
    )


def _records(workspace: Workspace, assets: Collection[str]) -> dict[str, list[Fact]]:
    """Every rights record ever signed, by asset."""
    facts: dict[str, list[Fact]] = {asset: [] for asset in assets}
    for fact in workspace.ledger.facts(kind="rights"):
        if fact.body["asset"] in facts:
            facts[fact.body["asset"]].append(fact)
    return facts


def _standing_withdrawals(workspace: Workspace, asset: str, records: list[Fact]) -> list[Fact]:
    """The withdrawals of an image for want of rights or consent that no record was signed knowing of."""
    known = {parent for record in records for parent in record.parents}
    return [
        fact
        for fact in workspace.ledger.facts(kind="withdrawal")
        if fact.body["asset"] == asset and fact.body["reason"] in FORBIDDING and fact.hash not in known
    ]


def _narrowest(one: RightsRecord, other: RightsRecord) -> RightsRecord:
    """What both records allow; incomplete as soon as they disagree on who holds the rights."""
    ends = [record.expires for record in (one, other) if record.expires is not None]
    allowed = {one.modifications_allowed, other.modifications_allowed}
    return RightsRecord(
        holder=one.holder if one.holder == other.holder else None,
        licence=one.licence if one.licence == other.licence else None,
        channels=one.channels & other.channels,
        expires=min(ends, default=None),
        modifications_allowed=False if False in allowed else None if None in allowed else True,
        credit_required=one.credit_required or other.credit_required,
        credit_line=one.credit_line if one.credit_line == other.credit_line else None,
    )
