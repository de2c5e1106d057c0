"""Sealed objects: personal content that can be destroyed without breaking the chain.

Each object is encrypted under a random key of its own (ChaCha20-Poly1305). The signed fact holds only random
identifiers and the commitment SHA-256(salt ‖ plaintext); the key and the salt are in this database, the
ciphertext in the object store. Destroying forgets all three: what remains in the ledger says nothing.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from db.destructions import Destructions
from db.digests import sha256_hex
from db.engine import Database
from db.erasure import Erasure
from db.errors import EnvironmentFault, Refusal
from db.facts import Fact
from db.ledger import Ledger
from db.names import all_texts, bears_name
from db.objects import ObjectStore
from db.problems import Problem
from db.signing import Signer

LIMIT = 64 * 1024 * 1024
"""Bytes that one sealed object may hold: a scan, not a film."""

_NONCE = 12
_SALT = 32

_FIELDS = ("sealed", "about", "type", "item", "commitment", "object", "at")
_LINES = f"SELECT {', '.join(_FIELDS)}, fact FROM sealed_object"  # noqa: S608 - constants
_ENTRIES = f"""
SELECT {", ".join(f"sealed_object.{name}" for name in _FIELDS)}, sealed_object.fact, destroyed.fact
FROM sealed_object LEFT JOIN destroyed ON destroyed.sealed = sealed_object.sealed
"""  # noqa: S608 - constants
_SECRET = "SELECT key, salt FROM sealed_key WHERE sealed = ?"
_NEW_SECRET = "INSERT INTO sealed_key (sealed, key, salt) VALUES (?, ?, ?)"


class _Line(NamedTuple):
    """What the database says of a sealed object; `gone` is the fact of its destruction."""

    sealed: str
    about: str
    type: str
    item: str | None
    commitment: str
    object: str
    at: str
    fact: str
    gone: str | None = None


@dataclass(frozen=True, slots=True)
class SealedEntry:
    """What the ledger says of a sealed object; all that remains once it is `destroyed`.

    `about` identifies a subject at random, `type` is `release`, `scan`, `people`, `capture` or the kind of a
    register entry, `item` what it was recorded for, `fact` the signed fact and `at` its informative time.
    """

    id: str
    about: str
    type: str
    item: str | None
    fact: str
    at: str
    destroyed: bool


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody found by name: the texts that bear the name, and everything held on them."""

    about: str
    texts: tuple[str, ...]
    entries: tuple[SealedEntry, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The subjects that bear a name. `unread` are the objects that could not be opened to look in them."""

    subjects: tuple[Subject, ...]
    unread: tuple[str, ...]


class SealedStore:
    """Seals, opens and destroys; an observer of the ledger, so that a destruction received erases here too."""

    def __init__(self, database: Database, objects: ObjectStore, ledger: Ledger) -> None:
        self._database = database
        self._objects = objects
        self._ledger = ledger
        self._erasure = Erasure(database, objects)
        self.destructions = Destructions(database, ledger, self._erasure)

    # Writing

    def seal(self, signer: Signer, about: str, type_: str, payload: bytes, item: str | None = None) -> str:
        """Keep `payload` sealed and return its identifier; it is on the disk, and its fact signed.

        Refuses more than 64 MiB, and a signer without the role (rédaction, direction or greffe).
        """
        if len(payload) > LIMIT:
            raise Refusal(
                "sealed_too_large",
                f"Ce document fait {len(payload) // 2**20}\u00a0Mio, plus que les {LIMIT // 2**20} permis. Rien n’a été "
                "enregistré\u00a0: numérisez-le de nouveau à une résolution plus basse.",
            )
        sealed, key, salt = os.urandom(16).hex(), ChaCha20Poly1305.generate_key(), os.urandom(_SALT)
        stored = self._objects.put(_encrypt(key, sealed, payload))
        fields = {"about": about, "type": type_, "commitment": _commitment(salt, payload), "object": stored}
        try:
            with self._database.transaction():
                self._database.rows(_NEW_SECRET, [sealed, key, salt])
                self._ledger.append(signer, "sealed", item=item, sealed=sealed, **fields)
        except BaseException:
            self._objects.remove(stored)
            raise
        return sealed

    def destroy(self, signer: Signer, ids: Iterable[str], reason: str, comment: str | None = None) -> Fact:
        """Sign the destruction of these objects (greffe), then leave no byte of them in the workspace.

        `reason` is a code of the retention rules, `comment` an object without personal content. Raises
        `EnvironmentFault` (`erasure_unfinished`) when the disk stops the cleaning: the destruction is then
        signed, the keys are gone, and the next opening finishes. Cannot be part of a transaction, because
        the whole database file is written anew.
        """
        if self._database.in_transaction:
            raise RuntimeError("a destruction cannot run inside a transaction")
        wanted = sorted({self._present(id_).sealed for id_ in ids})
        previews = [name for id_ in wanted for name in self._preview_names(id_)]
        with self._database.transaction():
            fact = self._ledger.append(signer, "destruction", sealed=wanted, reason=reason, comment=comment)
            self.destructions.record(fact)
            # Before the commit: once the key is gone, nobody knows what these previews were named after.
            self._erasure.forget_previews(previews)
        self.resume()
        return fact

    def resume(self) -> bool:
        """Finish what a destruction left undone: at every opening, and when an exchange brought some."""
        return self._erasure.resume()

    def stored(self, _ledger: Ledger, fact: Fact) -> None:
        """Take in a destruction, wherever it was signed."""
        if fact.kind == "destruction":
            self.destructions.record(fact)

    # Reading

    def open(self, id_: str) -> bytes:
        """The content sealed under that identifier, verified against its signed commitment.

        Refuses an unknown or destroyed one; `EnvironmentFault` when its bytes or its key are not intact.
        """
        line = self._present(id_)
        found = self._database.rows(_SECRET, [id_])
        if not found:
            raise EnvironmentFault(
                "sealed_key_missing",
                f"La clé de l’objet scellé {id_[:12]}… n’est pas sur ce poste\u00a0: son contenu ne peut pas être lu. Le "
                "journal est intact. Restaurez la dernière sauvegarde.",
            )
        key, salt = found[0]
        payload = _decrypt(key, id_, self._objects.read(line.object))
        if _commitment(salt, payload) != line.commitment:
            raise _damaged(id_)
        return payload

    def entries(
        self, about: str | None = None, *, type_: str | None = None, item: str | None = None
    ) -> tuple[SealedEntry, ...]:
        """What was sealed about a subject, of a type, for an item, or everything.

        Destroyed or not, in their order of arrival here.
        """
        asked = {
            name: value
            for name, value in (("about", about), ("type", type_), ("item", item))
            if value is not None
        }
        where = f"WHERE {' AND '.join(f'{name} = :{name}' for name in asked)}" if asked else ""
        return tuple(
            SealedEntry(row.sealed, row.about, row.type, row.item, row.fact, row.at, row.gone is not None)
            for row in self._lines(f"{_ENTRIES} {where} ORDER BY sealed_object.rowid", asked)
        )

    def find(self, name: str) -> Found:
        """The subjects of whom some sealed text bears every word of `name`, whatever its accents and case.

        Opens every sealed text, because names are nowhere else; scans and captures come with their subject.
        """
        bearing: dict[str, dict[str, None]] = {}
        unread: list[str] = []
        for entry in self.entries():
            if entry.destroyed:
                continue
            try:
                texts = [text for text in _texts(self.open(entry.id)) if bears_name(text, name)]
            except EnvironmentFault:
                unread.append(entry.id)
            else:
                bearing.setdefault(entry.about, {}).update(dict.fromkeys(texts))
        subjects = (
            Subject(about, tuple(texts), self.entries(about)) for about, texts in bearing.items() if texts
        )
        return Found(tuple(subjects), tuple(unread))

    # Auditing

    def audit(self, _ledger: Ledger) -> Iterator[Problem]:
        """The objects whose commitment does not hold, and the destructions unsigned or unfinished."""
        ask = self._database.column
        signed = self.destructions.signed()
        recorded = set(ask("SELECT sealed FROM destroyed"))
        keys = set(ask("SELECT sealed FROM sealed_key"))
        for id_ in sorted(recorded - signed.keys()):
            yield _problem(
                "unsigned_destruction", id_, "est dit effacé, mais aucune destruction signée ne le nomme"
            )
        for line in self._lines(_LINES):
            if line.sealed in signed:
                left = line.sealed in keys or self._objects.has(line.object)
                if left or line.sealed not in recorded:
                    yield _problem(
                        "unfinished_erasure", line.sealed, "devait être effacé et ne l’est pas entièrement"
                    )
            elif line.sealed not in recorded:
                yield from self._audit_present(line.sealed)
        yield from self._audit_lines()

    def _audit_present(self, id_: str) -> Iterator[Problem]:
        try:
            self.open(id_)
        except EnvironmentFault as fault:
            if fault.code not in ("missing_object", "damaged_object"):  # the audit of objects names these
                yield Problem(fault.code, fault.message, id_)

    def _audit_lines(self) -> Iterator[Problem]:
        """The lines of `sealed_object` that do not say what the facts say."""
        kept = {line.sealed: line for line in self._lines(_LINES)}
        signed: dict[str, _Line] = {}
        for fact in self._ledger.facts("sealed"):
            line = _Line._make((*(fact.body[name] for name in _FIELDS), fact.hash, None))
            signed.setdefault(line.sealed, line)
        for id_ in sorted(kept.keys() | signed.keys()):
            if kept.get(id_) != signed.get(id_):
                yield _problem("altered_sealed", id_, "n’est pas décrit ici comme il a été signé")

    def _lines(self, question: str, values: dict[str, str] | None = None) -> list[_Line]:
        return [_Line(*row) for row in self._database.rows(question, values or {})]

    def _present(self, id_: str) -> _Line:
        row = next(
            iter(self._lines(f"{_ENTRIES} WHERE sealed_object.sealed = :sealed", {"sealed": id_})), None
        )
        if row is None:
            raise Refusal(
                "unknown_sealed",
                f"L’objet scellé «\u00a0{id_[:12]}…\u00a0» n’existe pas dans cet espace de travail. Rien n’a été changé.",
            )
        if row.gone is not None:
            raise Refusal(
                "sealed_destroyed",
                f"L’objet scellé {id_[:12]}… a été effacé par une destruction signée\u00a0: son contenu n’existe plus.",
            )
        return row

    def _preview_names(self, id_: str) -> tuple[str, ...]:
        """What the cached previews of an object may be named after, read while it can still be opened."""
        try:
            return (sha256_hex(self.open(id_)),)
        except EnvironmentFault:
            return ()  # damaged bytes gave no preview, and must not prevent a destruction


def _encrypt(key: bytes, id_: str, payload: bytes) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, payload, id_.encode())


def _decrypt(key: bytes, id_: str, box: bytes) -> bytes:
    try:
        return ChaCha20Poly1305(key).decrypt(box[:_NONCE], box[_NONCE:], id_.encode())
    except (InvalidTag, ValueError) as error:
        raise _damaged(id_) from error


def _commitment(salt: bytes, payload: bytes) -> str:
    return sha256_hex(salt + payload)


def _texts(payload: bytes) -> Iterator[str]:
    """The texts of a JSON payload; a scan or a capture has none."""
    if payload.startswith((b"{", b"[")):
        with contextlib.suppress(ValueError, RecursionError):
            yield from all_texts(json.loads(payload))


def _damaged(id_: str) -> EnvironmentFault:
    return EnvironmentFault(
        "damaged_sealed",
        f"L’objet scellé {id_[:12]}… ne correspond pas à ce qui a été signé. Le journal est intact. Restaurez la "
        "dernière sauvegarde.",
    )


def _problem(code: str, id_: str, reason: str) -> Problem:
    return Problem(
        code,
        f"L’objet scellé {id_[:12]}… {reason}. Rouvrez l’espace de travail, puis vérifiez de nouveau.",
        id_,
    )
