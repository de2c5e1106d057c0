"""SHA-256, by the OpenSSL of the signatures: Python's own module would load another, 5 MB that a window need not hold."""

from __future__ import annotations

from collections.abc import Iterable

from cryptography.hazmat.primitives.hashes import SHA256, Hash


def sha256(content: bytes) -> bytes:
    """The 32 bytes of the digest."""
    return sha256_of((content,))


def sha256_hex(content: bytes) -> str:
    """The digest, in hexadecimal."""
    return sha256(content).hex()


def sha256_of(blocks: Iterable[bytes]) -> bytes:
    """The digest of blocks read one after the other."""
    made = Hash(SHA256())
    for block in blocks:
        made.update(block)
    return made.finalize()
