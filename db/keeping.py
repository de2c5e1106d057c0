"""How a private key is kept outside memory: wrapped by a passphrase, or as a code printed on paper."""

from __future__ import annotations

import base64
import binascii
import json
import os
import unicodedata
from dataclasses import dataclass
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from db.canonical import canonical
from db.digests import sha256
from db.errors import Refusal

SEED_BYTES = 32

_SALT_BYTES = 16
_NONCE_BYTES = 12
_MAX_MEMORY_KIB = 1024 * 1024
_MAX_ROUNDS = 64
_MAX_LANES = 16
_MAX_TEXT = 2048

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_CHECKSUM_TAG = b"bon-a-tirer/recovery/v1\0"
_CHECKSUM_BYTES = 3
_CODE_LENGTH = (SEED_BYTES + _CHECKSUM_BYTES) * 8 // 5
_GROUP = 4
_BETWEEN = frozenset({"Pd", "Cf"})
"""What may stand between two groups: hyphens of every kind, and what a copied page hides."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What argon2id spends: `memory` in KiB, `rounds`, `lanes`.

    The default is the second recommended option of RFC 9106, §4 (64 MiB, three passes, four lanes).
    """

    memory: int = 64 * 1024
    rounds: int = 3
    lanes: int = 4


def wrap_seed(seed: bytes, stream: str, passphrase: str, cost: Cost) -> str:
    """JSON text (under 2 KB) from which only `passphrase` gives the seed back.

    The seed is encrypted with ChaCha20-Poly1305 under an argon2id key; the parameters, the salt and the
    stream are authenticated with it. An empty passphrase is refused.
    """
    if not passphrase:
        raise Refusal("empty_passphrase", "La phrase de passe est vide. Choisissez-en une, puis recommencez.")
    header: dict[str, Any] = {
        "v": 1,
        "kdf": "argon2id",
        "memory": cost.memory,
        "rounds": cost.rounds,
        "lanes": cost.lanes,
        "salt": _text(os.urandom(_SALT_BYTES)),
        "nonce": _text(os.urandom(_NONCE_BYTES)),
        "stream": stream,
    }
    box = _cipher(header, passphrase).encrypt(_bytes(header["nonce"]), seed, canonical(header))
    return json.dumps({**header, "box": _text(box)})


def unwrap_seed(text: str, passphrase: str) -> bytes:
    """The seed that `wrap_seed` wrapped.

    Refuses a wrong passphrase, a text that was altered, and parameters past 1 GiB of memory, so that a
    hostile file cannot exhaust the machine.
    """
    try:
        header, box = _read_wrapped(text)
        return _cipher(header, passphrase).decrypt(_bytes(header["nonce"]), box, canonical(header))
    except InvalidTag as error:
        raise Refusal(
            "wrong_passphrase",
            "Cette phrase de passe ne correspond pas à celle de la personne. Rien n’a été changé\u00a0: vérifiez la touche "
            "Verr. maj., puis recommencez.",
        ) from error


def _read_wrapped(text: str) -> tuple[dict[str, Any], bytes]:
    """The authenticated header and the encrypted seed of a wrapped key, their ranges verified."""
    damaged = Refusal(
        "damaged_key",
        "La clé qui sert à signer est endommagée, et aucune phrase de passe ne peut l’ouvrir. Ce qui est déjà écrit et "
        "signé est intact\u00a0: remettez le fichier de la clé à partir d’une copie du poste, ou demandez une nouvelle "
        "clé à la direction.",
    )
    if len(text) > _MAX_TEXT:
        raise damaged
    try:
        header = json.loads(text)
        box = _bytes(header.pop("box"))
        sizes = (len(_bytes(header["salt"])), len(_bytes(header["nonce"])), len(box))
        ranges = (header["memory"], header["rounds"], header["lanes"])
        known = header["v"] == 1 and header["kdf"] == "argon2id"
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise damaged from error
    limits = (_MAX_MEMORY_KIB, _MAX_ROUNDS, _MAX_LANES)
    in_range = all(
        type(value) is int and 1 <= value <= top for value, top in zip(ranges, limits, strict=True)
    )
    if not known or not in_range or sizes != (_SALT_BYTES, _NONCE_BYTES, SEED_BYTES + 16):
        raise damaged
    return header, box


def _cipher(header: dict[str, Any], passphrase: str) -> ChaCha20Poly1305:
    """The cipher whose key argon2id derives; NFC, so that two keyboards type the same passphrase."""
    secret = unicodedata.normalize("NFC", passphrase).encode()
    key = hash_secret_raw(
        secret,
        _bytes(header["salt"]),
        time_cost=header["rounds"],
        memory_cost=max(header["memory"], 8 * header["lanes"]),
        parallelism=header["lanes"],
        hash_len=32,
        type=Type.ID,
    )
    return ChaCha20Poly1305(key)


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error


def code_of_seed(seed: bytes) -> str:
    """The seed as fourteen groups of four characters (Crockford's base 32), checksum included.

    Whoever reads this code holds the key: it is printed, never stored.
    """
    number = int.from_bytes(seed + _checksum(seed), "big")
    letters = []
    for _ in range(_CODE_LENGTH):
        number, digit = divmod(number, 32)
        letters.append(_ALPHABET[digit])
    code = "".join(reversed(letters))
    return "-".join(code[start : start + _GROUP] for start in range(0, _CODE_LENGTH, _GROUP))


def seed_of_code(text: str) -> bytes:
    """The seed a recovery code stands for; case, spaces, hyphens of any kind and O/0, I/L/1 do not matter.

    Refuses a code that is too short, too long, or whose checksum does not match.
    """
    kept = (each for each in text if not each.isspace() and unicodedata.category(each) not in _BETWEEN)
    letters = "".join(kept).upper().translate(_LOOKALIKES)
    stranger = next((letter for letter in letters if letter not in _ALPHABET), None)
    if stranger is not None:
        raise _bad_code(f"Le code de la feuille de secours ne contient jamais «\u00a0{stranger}\u00a0».")
    if len(letters) != _CODE_LENGTH:
        raise _bad_code(
            f"Le code de la feuille de secours compte {_CODE_LENGTH} caractères; {_counted(len(letters))}."
        )
    number = 0
    for letter in letters:
        number = number * 32 + _ALPHABET.index(letter)
    content = number.to_bytes(SEED_BYTES + _CHECKSUM_BYTES, "big")
    seed, checksum = content[:SEED_BYTES], content[SEED_BYTES:]
    if checksum != _checksum(seed):
        raise _bad_code("Au moins un caractère de ce code n’est pas celui de la feuille de secours.")
    return seed


def _bad_code(found: str) -> Refusal:
    return Refusal(
        "bad_recovery_code",
        f"{found} Rien n’a été changé\u00a0: comparez ce que vous avez écrit avec la feuille imprimée, groupe par groupe.",
    )


def _counted(count: int) -> str:
    return {0: "rien n’est écrit", 1: "un seul est écrit"}.get(count, f"{count} sont écrits")


def _checksum(seed: bytes) -> bytes:
    return sha256(_CHECKSUM_TAG + seed)[:_CHECKSUM_BYTES]
