"""What the body of each kind of fact holds: codes, numbers and hashes, never personal content.

Free text would let a person's words or data into facts that nobody can ever erase, so every text field has
a narrow form; texts live in objects, what is personal in sealed objects. A new field means a new version
`v` of its kind and an entry in `UPCASTS`; a kind this version does not know passes unread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from db.canonical import is_hash
from db.errors import Refusal
from db.facts import ENVELOPE
from db.fields import (
    Test,
    address,
    code,
    count,
    date,
    either,
    map_of,
    media_type,
    name,
    one_of,
    optional,
    set_of,
    some,
    truth,
)
from db.policy_schemas import POLICY_SCHEMAS
from db.schema import Schema, channel, in_order
from db.signing import stream_of

ROLES = ("redaction", "direction", "publication", "greffe", "administration")
VERDICTS = ("approve", "approve_with_correction", "changes", "reject")
ALL_ROLES = "all"

Upcast = Callable[[dict[str, Any]], dict[str, Any]]

_hashes = set_of(is_hash)
_nodes = some(map_of(channel, is_hash))
_roles = some(set_of(one_of(ROLES)))


def _root_names_its_key(body: Mapping[str, Any]) -> bool:
    return stream_of(bytes.fromhex(body["public_key"])) == str(body["stream"])


def _target_names_its_key(body: Mapping[str, Any]) -> bool:
    """The target is the hash of the key beside it, so neither can be swapped."""
    return stream_of(bytes.fromhex(body["public_key"])) == str(body["target"])


def _corrected(value: Any) -> bool:
    """The words a direction wants: a whole content, bound by hash and readable in its manifest."""
    return (
        isinstance(value, Mapping)
        and value.keys() == {"content", "shared", "nodes", "manifest"}
        and _nodes(value["nodes"])
        and all(is_hash(value[part]) for part in ("content", "shared", "manifest"))
    )


def _correction_only_when_corrected(body: Mapping[str, Any]) -> bool:
    corrects: bool = body["verdict"] == "approve_with_correction"
    return corrects == (body["corrected"] is not None)


def _has_an_answer(body: Mapping[str, Any]) -> bool:
    """A justification says why, or gives the French equivalent of a term (policy, art. 22), or both."""
    return in_order(body) and not (body["reason"] is None and body["equivalent"] is None)


def _image_is_stored(body: Mapping[str, Any]) -> bool:
    """Videos stay where they are, known by hash; everything else is in the object store."""
    return bool(body["media_type"].startswith("video/") or body["asset"] in body["objects"])


_FINDING: dict[str, Test] = {
    "rule": code,
    "where": code,
    "start": count,
    "end": count,
    "text_hash": is_hash,
    "reason": is_hash,
}

SCHEMAS: dict[str, Schema] = {
    # Trust: who may sign what. `target` is the stream that a grant, a revocation or a change of root is about.
    "installation": Schema(
        {"workspace": code, "name": name, "public_key": is_hash, "backup_key": optional(is_hash)},
        whole=_root_names_its_key,
    ),
    "root_changed": Schema(
        {"target": is_hash, "public_key": is_hash, "backup_key": optional(is_hash)},
        whole=_target_names_its_key,
    ),
    "grant": Schema(
        {
            "person": code,
            "name": name,
            "target": is_hash,
            "public_key": is_hash,
            "roles": _roles,
            "from": some(count),
        },
        whole=_target_names_its_key,
    ),
    "revocation": Schema({"target": is_hash, "roles": either(_roles, one_of((ALL_ROLES,))), "last": count}),
    # What is in force in the municipality.
    "profile": Schema({"object": is_hash}, stored=("object",)),
    "packs": Schema({"packs": map_of(code, is_hash)}, stored=("packs",)),
    "account": Schema({"account": code, "channel": channel, "name": name, "authorized": truth, "on": date}),
    "election": Schema(
        {
            "election": code,
            "type": code,
            "start": date,
            "end": date,
            "vote": optional(date),
            "cancelled": truth,
        },
        whole=in_order,
    ),
    # Images and rights.
    "asset": Schema(
        {"asset": is_hash, "media_type": media_type, "width": count, "height": count}, whole=_image_is_stored
    ),
    "rights": Schema({"asset": is_hash, "object": is_hash}, stored=("object",)),
    # A post, from its revisions to its withdrawal.
    "revision": Schema(
        {"content": is_hash, "shared": is_hash, "nodes": _nodes, "manifest": is_hash},
        item="required",
        stored=("manifest",),
    ),
    "submission": Schema(
        {
            "revision": is_hash,
            "content": is_hash,
            "profile": is_hash,
            "packs": map_of(code, is_hash),
            "report": is_hash,
            # The media where the public sees these very words, with reasons that no direction read yet.
            "again": set_of(channel),
        },
        item="required",
        stored=("profile", "packs", "report"),
        version=2,
    ),
    "waiver": Schema(
        {**_FINDING, "reason": optional(is_hash), "equivalent": optional(is_hash)},
        item="required",
        stored=("reason", "equivalent"),
        version=2,
        whole=_has_an_answer,
    ),
    "contest": Schema(_FINDING, item="required", stored=("reason",), whole=in_order),
    # These justifications or contestations no longer count: whoever signed them takes them back.
    "answer_withdrawal": Schema({"answers": some(set_of(is_hash))}, item="required"),
    "decision": Schema(
        {
            "revision": is_hash,
            "content": is_hash,
            "nodes": _nodes,
            "verdict": one_of(VERDICTS),
            "corrected": optional(_corrected),
            "contests": _hashes,
            "comment": optional(is_hash),
        },
        item="required",
        stored=("comment",),
        whole=_correction_only_when_corrected,
    ),
    # What colleagues say of a post among themselves: read by people, it decides of nothing.
    "comment": Schema(
        {"text": is_hash, "revision": optional(is_hash), "quote": optional(is_hash)},
        item="required",
        stored=("text", "quote"),
    ),
    "claim": Schema(
        {
            "revision": is_hash,
            "content": is_hash,
            "channel": channel,
            "node": is_hash,
            "account": optional(code),
            "emergency": truth,
        },
        item="required",
    ),
    "attempt": Schema(
        {"claim": is_hash, "outcome": code, "report": optional(is_hash)}, item="required", stored=("report",)
    ),
    "receipt": Schema(
        {"claim": is_hash, "permalink": optional(address), "published": code, "capture": optional(is_hash)},
        item="required",
        stored=("capture",),
    ),
    "withdrawal": Schema(
        {
            "channels": set_of(channel),
            "asset": optional(is_hash),
            "reason": code,
            "comment": optional(is_hash),
        },
        item="required",
        stored=("comment",),
    ),
    # What can be destroyed, and its destruction.
    "sealed": Schema(
        {"sealed": code, "about": code, "type": code, "commitment": is_hash, "object": is_hash},
        item="optional",
        stored=("object",),
    ),
    "destruction": Schema(
        {"sealed": some(set_of(code)), "reason": code, "comment": optional(is_hash)}, stored=("comment",)
    ),
    # What this installation held of every stream: its parents are the last fact of each.
    "checkpoint": Schema({}),
}

SCHEMAS |= POLICY_SCHEMAS

# (kind, old version) -> what turns such a body into the next version.
UPCASTS: dict[tuple[str, int], Upcast] = {
    ("waiver", 1): lambda body: {**body, "equivalent": None},
    ("submission", 1): lambda body: {**body, "again": []},
}


def stored_objects(kind: str, fields: Mapping[str, Any]) -> frozenset[str]:
    """The objects that the declared fields of a body refer to; none for an unknown kind."""
    schema = SCHEMAS.get(kind)
    found: set[str] = set()
    for part in schema.stored if schema else ():
        value = fields.get(part)
        found.update(value.values() if isinstance(value, Mapping) else [value] if value is not None else [])
    if kind == "decision" and isinstance(fields.get("corrected"), Mapping):
        found.add(fields["corrected"]["manifest"])
    return frozenset(found)


def current(
    body: Mapping[str, Any],
    schemas: Mapping[str, Schema] | None = None,
    upcasts: Mapping[tuple[str, int], Upcast] | None = None,
) -> Mapping[str, Any]:
    """`body` as the present version of its schema reads it.

    A version newer than this application is refused: it might mean something we would not honour.
    """
    schemas = SCHEMAS if schemas is None else schemas
    upcasts = UPCASTS if upcasts is None else upcasts
    schema = schemas.get(body["kind"])
    if schema is None or body["v"] == schema.version:
        return body
    if body["v"] > schema.version:
        raise Refusal(
            "newer_fact",
            "Un poste utilise une version plus récente de Bon à tirer\u00a0: ses dernières inscriptions ne sont pas encore "
            "reprises ici. Rien n’est perdu. Mettez l’application à jour sur ce poste, puis relancez l’échange.",
        )
    upgraded = dict(body)
    while upgraded["v"] < schema.version:
        version = upgraded["v"]
        upgraded = {**upcasts[body["kind"], version](upgraded), "v": version + 1}
    return upgraded


def check_body(body: Mapping[str, Any]) -> None:
    """Refuse a body whose fields are not exactly those of its kind, in their narrow forms.

    Of an unknown kind, only the envelope is verified.
    """
    if not body.keys() >= ENVELOPE:
        _wrong(body, ", ".join(sorted(ENVELOPE - body.keys())))
    for part in ("parents", "objects"):
        if not _hashes(body[part]):
            _wrong(body, part)
    if (
        not is_hash(body["stream"])
        or not (body["prev"] == "" or is_hash(body["prev"]))
        or not code(body["kind"])
    ):
        _wrong(body, "enveloppe")
    if body["item"] is not None and not code(body["item"]):
        _wrong(body, "item")
    schema = SCHEMAS.get(body["kind"])
    if schema is None:
        return
    if body.keys() - ENVELOPE != schema.fields.keys():
        _wrong(body, ", ".join(sorted((body.keys() - ENVELOPE) ^ schema.fields.keys())))
    for part, test in schema.fields.items():
        if not test(body[part]):
            _wrong(body, part)
    if (schema.item == "required" and body["item"] is None) or (
        schema.item == "none" and body["item"] is not None
    ):
        _wrong(body, "item")
    if not schema.whole(body) or not stored_objects(body["kind"], body) <= set(body["objects"]):
        _wrong(body, "ensemble")


def _wrong(body: Mapping[str, Any], part: str) -> NoReturn:
    reason = f"le champ «\u00a0{part}\u00a0» est absent, de trop ou incorrect"
    raise Refusal(
        "wrong_body",
        f"Une inscription de type «\u00a0{body.get('kind')}\u00a0» est refusée\u00a0: {reason}. Le journal est inchangé. Mettez "
        "l’application à jour, puis recommencez.",
        (reason,),
    )
