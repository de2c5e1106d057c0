"""The rights record of an image: written by a person, signed, replaced by a later one, never edited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.post import Channel
from desktop.editorial.rights import RightsRecord
from desktop.services.session import Session
from desktop.services.stored_json import put_json, read_json


def record_rights(workspace: Workspace, session: Session, asset: str, record: RightsRecord) -> Fact:
    """Sign `record` as the rights record of `asset`, in place of the present one."""
    sha = put_json(workspace, rights_to_mapping(record))
    parents = tuple(sorted(fact.hash for fact in _in_force(workspace, asset)))
    return workspace.ledger.append(
        session.signer, "rights", parents=parents, asset=asset, object=sha, objects=[sha]
    )


def rights_of(workspace: Workspace, asset: str) -> RightsRecord | None:
    """The rights record of `asset`, None when nobody wrote one.

    Two records written without knowing each other are read together, each limiting the other.
    """
    records = [
        rights_from_mapping(read_json(workspace, str(fact.body["object"])))
        for fact in _in_force(workspace, asset)
    ]
    if not records:
        return None
    merged = records[0]
    for record in records[1:]:
        merged = _narrowest(merged, record)
    return merged


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


def _in_force(workspace: Workspace, asset: str) -> list[Fact]:
    facts = [fact for fact in workspace.ledger.facts(kind="rights") if fact.body["asset"] == asset]
    replaced = {parent for fact in facts for parent in fact.parents}
    return [fact for fact in facts if fact.hash not in replaced]


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
