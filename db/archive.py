"""The encrypted container of a backup: a stream that anybody can write and only the recovery code opens.

Layout, all integers big-endian:

    8 bytes   magic  b"BATSAUVE"
    4 bytes   length of the header
    header    JSON object in UTF-8: format, created, workspace, recipient, ephemeral (hexadecimal keys)
    chunks    ChaCha20-Poly1305, each of 256 KiB of plaintext and a 16-byte tag; the last may be shorter

The key of a file is HKDF-SHA256 of an X25519 agreement between a key made for this file alone and the
recovery key. A nonce is the chunk's number and a byte that is 1 on the last chunk only (the STREAM
construction of Hoang, Reyhanitabar, Rogaway and Vizár), so a cut file never passes for a whole one. Every
chunk authenticates the header.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from db.errors import EnvironmentFault, Refusal

MAGIC = b"BATSAUVE"
FORMAT = 1
CHUNK = 256 * 1024

_TAG = 16
_HEADER_LIMIT = 4096
_CONTEXT = b"bon-a-tirer/sauvegarde/v1"


@dataclass(frozen=True, slots=True)
class Header:
    """What a backup says of itself without being opened.

    `created` is the civil date and time in its name; `recipient` and `ephemeral` are X25519 public keys.
    """

    created: str
    workspace: str
    recipient: bytes
    ephemeral: bytes
    format: int = FORMAT

    def encode(self) -> bytes:
        """The bytes at the head of the file, magic and length included."""
        fields = {
            "format": self.format,
            "created": self.created,
            "workspace": self.workspace,
            "recipient": self.recipient.hex(),
            "ephemeral": self.ephemeral.hex(),
        }
        text = json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()
        return MAGIC + len(text).to_bytes(4, "big") + text


def read_header(source: IO[bytes]) -> tuple[Header, bytes]:
    """The header at the start of a file, with its exact bytes.

    Raises `EnvironmentFault` for what is not a backup or is damaged, `Refusal` for a newer format.
    """
    prefix = source.read(len(MAGIC) + 4)
    size = int.from_bytes(prefix[len(MAGIC) :], "big")
    if prefix[: len(MAGIC)] != MAGIC or not 0 < size <= _HEADER_LIMIT:
        raise damaged()
    text = source.read(size)
    try:
        fields = json.loads(text)
        header = _header_of(fields)
    except (ValueError, KeyError, TypeError) as error:
        raise damaged() from error
    return header, prefix + text


def _header_of(fields: Mapping[str, object]) -> Header:
    format_ = fields["format"]
    if isinstance(format_, int) and format_ > FORMAT:
        raise Refusal(
            "newer_backup",
            "Cette sauvegarde vient d’une version plus récente de Bon à tirer. Rien n’a été changé\u00a0: "
            "mettez l’application à jour, puis recommencez.",
        )
    keys = {name: bytes.fromhex(str(fields[name])) for name in ("recipient", "ephemeral")}
    if format_ != FORMAT or any(len(key) != 32 for key in keys.values()):
        raise ValueError("not a header of this format")
    return Header(str(fields["created"]), str(fields["workspace"]), keys["recipient"], keys["ephemeral"])


def damaged() -> EnvironmentFault:
    """The file is not a whole, untouched backup."""
    return EnvironmentFault(
        "damaged_backup",
        "Ce fichier n’est pas une sauvegarde complète\u00a0: il est abîmé, tronqué ou d’une autre nature. "
        "Rien n’a été changé\u00a0: choisissez une sauvegarde précédente.",
    )


def public_bytes(key: X25519PrivateKey) -> bytes:
    """The 32 bytes of the public half."""
    return key.public_key().public_bytes_raw()


def agreed_key(private: X25519PrivateKey, other: bytes, header: Header) -> bytes:
    """The 32-byte key of one file, from either side of the agreement."""
    shared = private.exchange(X25519PublicKey.from_public_bytes(other))
    derivation = HKDF(hashes.SHA256(), 32, salt=header.ephemeral + header.recipient, info=_CONTEXT)
    return derivation.derive(shared)


def opened_with(private: X25519PrivateKey) -> Callable[[Header], bytes]:
    """How the holder of the recovery key finds the key of a file.

    The function raises `Refusal` (`wrong_recovery_code`) when the file was made for another recovery key.
    """

    def key_of(header: Header) -> bytes:
        if header.recipient != public_bytes(private):
            raise Refusal(
                "wrong_recovery_code",
                "Ce code de récupération n’est pas celui de cette sauvegarde. Rien n’a été changé\u00a0: vérifiez la "
                "feuille de récupération, ou prenez celle qui était en vigueur à la date de la sauvegarde.",
            )
        return agreed_key(private, header.ephemeral, header)

    return key_of


class ArchiveWriter:
    """Encrypts what is written to it into `target`; `finish()` seals the last chunk, and only then is it whole.

    `key` can read the file back in the process that wrote it; it is kept nowhere.
    """

    def __init__(self, target: IO[bytes], recipient: bytes, created: str, workspace: str) -> None:
        ephemeral = X25519PrivateKey.generate()
        self.header = Header(created, workspace, recipient, public_bytes(ephemeral))
        self.key = agreed_key(ephemeral, recipient, self.header)
        self.digest = hashlib.sha256()
        self._target = target
        self._cipher = _Cipher(self.key, self.header.encode())
        self._pending = bytearray()
        target.write(self.header.encode())

    def write(self, data: bytes) -> int:
        """Take bytes; whole chunks go out at once."""
        self.digest.update(data)
        self._pending += data
        # One chunk is always held back: only `finish` knows which is the last.
        while len(self._pending) > CHUNK:
            self._target.write(self._cipher.seal(bytes(self._pending[:CHUNK]), last=False))
            del self._pending[:CHUNK]
        return len(data)

    def finish(self) -> None:
        """Write the last chunk. Without it the file is not a backup."""
        self._target.write(self._cipher.seal(bytes(self._pending), last=True))
        self._pending.clear()


class ArchiveReader:
    """Gives back what an `ArchiveWriter` was given, authenticated chunk by chunk.

    Raises `EnvironmentFault` (`damaged_backup`) at the first altered, moved or missing byte, and what
    `key_of` raises. Bytes read before the end are genuine, but only the end proves the file whole.
    """

    def __init__(self, source: IO[bytes], key_of: Callable[[Header], bytes]) -> None:
        self.header, encoded = read_header(source)
        self.digest = hashlib.sha256()
        self._source = source
        self._cipher = _Cipher(key_of(self.header), encoded)
        self._ahead = source.read(CHUNK + _TAG)
        self._clear = b""
        self._ended = False

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes, fewer at the end only."""
        parts: list[bytes] = []
        wanted = size
        while (size < 0 or wanted > 0) and (self._clear or self._open_next()):
            part = self._clear if size < 0 else self._clear[:wanted]
            self._clear = self._clear[len(part) :]
            wanted -= len(part)
            parts.append(part)
        return b"".join(parts)

    def drain(self) -> None:
        """Read to the end, so that a cut file is noticed."""
        while self.read(CHUNK):
            pass

    def _open_next(self) -> bool:
        """Decrypt one more chunk that is not empty; False at the end."""
        while not self._ended and not self._clear:
            sealed, self._ahead = self._ahead, self._source.read(CHUNK + _TAG)
            self._ended = not self._ahead
            self._clear = self._cipher.open(sealed, last=self._ended)
            self.digest.update(self._clear)
        return bool(self._clear)


class _Cipher:
    """The numbered chunks of one file."""

    def __init__(self, key: bytes, header: bytes) -> None:
        self._aead = ChaCha20Poly1305(key)
        self._header = hashlib.sha256(header).digest()
        self._number = 0

    def seal(self, clear: bytes, *, last: bool) -> bytes:
        return self._aead.encrypt(self._nonce(last=last), clear, self._header)

    def open(self, sealed: bytes, *, last: bool) -> bytes:
        try:
            return self._aead.decrypt(self._nonce(last=last), sealed, self._header)
        except InvalidTag as error:
            raise damaged() from error

    def _nonce(self, *, last: bool) -> bytes:
        nonce = self._number.to_bytes(11, "big") + bytes([last])
        self._number += 1
        return nonce
