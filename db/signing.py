"""Ed25519 signatures of facts, and the two ways a private key leaves memory: wrapped, or on paper.

A stream is one key: its identifier is the SHA-256 of the raw public key.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from db.canonical import NotCanonicalError, canonical, digest
from db.digests import sha256_hex
from db.keeping import Cost, code_of_seed, seed_of_code, unwrap_seed, wrap_seed

__all__ = [
    "Cost",
    "NotCanonicalError",
    "Signer",
    "canonical",
    "fact_hash",
    "recovery_code",
    "signer_from_recovery_code",
    "stream_of",
    "unwrap_key",
    "verify",
    "wrap_key",
]

FACT_TAG = b"bon-a-tirer/fact/v1\0"


def fact_hash(raw: bytes) -> str:
    """The identity of a fact: the tagged SHA-256 of its exact signed bytes."""
    return digest(FACT_TAG, raw)


def stream_of(public_key: bytes) -> str:
    """The identifier of the stream that a public key signs."""
    return sha256_hex(public_key)


def verify(public_key: bytes, body: bytes, signature: bytes) -> bool:
    """Whether `signature` is that of `body`, as a fact, by `public_key` (32 raw bytes)."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, FACT_TAG + body)
    except (InvalidSignature, ValueError):
        return False
    return True


class Signer:
    """A private key held in memory, able to sign the facts of its own stream."""

    __slots__ = ("_key", "public_key", "stream")

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.public_key: bytes = key.public_key().public_bytes_raw()
        self.stream: str = stream_of(self.public_key)

    @classmethod
    def generate(cls) -> Signer:
        """A new key from the system's random source."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_seed(cls, seed: bytes) -> Signer:
        """The key whose 32-byte seed is `seed`; `ValueError` for another length."""
        return cls(Ed25519PrivateKey.from_private_bytes(seed))

    @property
    def seed(self) -> bytes:
        """The 32 secret bytes the key is made from."""
        return self._key.private_bytes_raw()

    def sign(self, body: bytes) -> bytes:
        """The 64-byte signature of the canonical bytes of a fact."""
        return self._key.sign(FACT_TAG + body)

    def __repr__(self) -> str:
        """Never shows the seed."""
        return f"Signer({self.stream[:12]}…)"


def wrap_key(signer: Signer, passphrase: str, cost: Cost | None = None) -> str:
    """JSON text (under 2 KB) from which only `passphrase` gives the key back; see `db.keeping`."""
    return wrap_seed(signer.seed, signer.stream, passphrase, cost or Cost())


def unwrap_key(text: str, passphrase: str) -> Signer:
    """The key that `wrap_key` wrapped; refuses a wrong passphrase and a text that was altered."""
    return Signer.from_seed(unwrap_seed(text, passphrase))


def recovery_code(signer: Signer) -> str:
    """The key as fourteen groups of four characters; whoever reads them holds the key."""
    return code_of_seed(signer.seed)


def signer_from_recovery_code(text: str) -> Signer:
    """The key a recovery code stands for; refuses a code with a typing error."""
    return Signer.from_seed(seed_of_code(text))
