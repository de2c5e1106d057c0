"""A fact: one signed, immutable statement in one stream, and the way it is read from its exact bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, NoReturn

from db.canonical import NotCanonicalError, canonical
from db.errors import EnvironmentFault, Refusal
from db.signing import fact_hash

MAX_BODY = 16 * 1024
ENVELOPE = frozenset({"v", "kind", "item", "stream", "seq", "prev", "parents", "at", "objects"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact as it was signed.

    `raw` is the signed canonical JSON and `signature` its Ed25519 signature; everything else is read from
    `raw`. `hash` identifies the fact, `stream` the key, `seq` (from 1) its place in that stream. `body` is
    the whole body, envelope included, read-only, as the present version of its schema reads it.
    """

    hash: str
    stream: str
    seq: int
    kind: str
    item: str | None
    body: Mapping[str, Any]
    raw: bytes
    signature: bytes

    @property
    def prev(self) -> str:
        """The hash of the preceding fact of the stream, empty for the first."""
        return str(self.body["prev"])

    @property
    def parents(self) -> tuple[str, ...]:
        """The facts this one descends from or replaces."""
        return tuple(self.body["parents"])

    @property
    def objects(self) -> tuple[str, ...]:
        """Every stored object this fact relies on."""
        return tuple(self.body["objects"])

    @property
    def at(self) -> str:
        """When the author's clock says it was signed; informative, never used to decide."""
        return str(self.body["at"])


def encode(body: Mapping[str, Any]) -> bytes:
    """The bytes to sign; a body past 16 KiB is refused."""
    raw = canonical(body)
    if len(raw) > MAX_BODY:
        raise Refusal(
            "body_too_large",
            f"Cette inscription au journal ferait {len(raw)}\u00a0octets, plus que les {MAX_BODY} permis. Rien n’a "
            "été enregistré\u00a0: répartissez les images ou les médias en plusieurs publications.",
        )
    return raw


def decode(raw: bytes, signature: bytes) -> Fact:
    """Read a fact from its signed bytes, refusing whatever is not exactly canonical.

    Verifies the form of the envelope only; signature, chain, schema and authority belong to `db.rules`.
    """
    body = _parse(raw)
    _check_envelope(body)
    return _made(body, raw, signature)


def recall(raw: bytes, signature: bytes) -> Fact:
    """Read a fact that was already judged when it was stored: its form is not verified again.

    `EnvironmentFault` when the stored bytes cannot be read at all.
    """
    try:
        return _made(json.loads(raw), raw, signature)
    except (ValueError, KeyError, TypeError) as error:
        raise EnvironmentFault(
            "damaged_fact",
            "Une inscription du journal est devenue illisible. Rien n’a été changé. Lancez la vérification du journal, "
            "puis restaurez la dernière sauvegarde.",
        ) from error


def _made(body: dict[str, Any], raw: bytes, signature: bytes) -> Fact:
    return Fact(
        hash=fact_hash(raw),
        stream=body["stream"],
        seq=body["seq"],
        kind=body["kind"],
        item=body["item"],
        body=frozen(body),
        raw=raw,
        signature=signature,
    )


def _parse(raw: bytes) -> dict[str, Any]:
    if len(raw) > MAX_BODY:
        _malformed("il dépasse 16\u00a0Kio")
    try:
        body = json.loads(raw.decode("utf-8"))
        if not isinstance(body, dict) or canonical(body) != raw:
            _malformed("ses octets ne sont pas sous la forme canonique")
    except (ValueError, RecursionError) as error:
        if isinstance(error, NotCanonicalError):
            _malformed("il contient une valeur sans forme canonique")
        _malformed("il n’est pas lisible")
    return body


def _check_envelope(body: Mapping[str, Any]) -> None:
    if not body.keys() >= ENVELOPE:
        _malformed("son enveloppe est incomplète")
    texts = (body["kind"], body["stream"], body["prev"], body["at"])
    integers = (body["v"], body["seq"])
    lists = (body["parents"], body["objects"])
    sound = (
        all(isinstance(text, str) for text in texts)
        and all(type(number) is int and number >= 1 for number in integers)
        and (body["item"] is None or isinstance(body["item"], str))
        and all(isinstance(entry, list) and all(isinstance(h, str) for h in entry) for entry in lists)
    )
    if not sound:
        _malformed("son enveloppe est incorrecte")


def _malformed(reason: str) -> NoReturn:
    raise Refusal(
        "malformed_fact",
        f"Un fait reçu est refusé\u00a0: {reason}. Le journal est inchangé\u00a0: redemandez ce fait à son poste d’origine.",
        (reason,),
    )


def frozen(value: Any) -> Any:
    """A read-only view of a JSON value: mappings that cannot be assigned to, tuples for lists."""
    if isinstance(value, Mapping):
        return MappingProxyType({key: frozen(item) for key, item in value.items()})
    if isinstance(value, list | tuple):
        return tuple(frozen(item) for item in value)
    return value


def with_body(fact: Fact, body: Mapping[str, Any]) -> Fact:
    """The same fact, its body read in a newer version of its schema."""
    return fact if body is fact.body else replace(fact, body=frozen(body))
