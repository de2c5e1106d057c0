"""Where the wrapped keys of the people are kept: the system's keyring, else a file of our own.

What is stored here is *already encrypted* with the person's passphrase (argon2id, `db.signing.wrap_key`);
the keyring adds a second lock. A key is never lost in silence: when the keyring fails, the key goes to the
file and `Credentials.notice` says so.
"""

from __future__ import annotations

import importlib
import json
import logging
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol, cast

from desktop.errors import EnvironmentFault

KEY_FILE = "cles.json"
KEYRING = "trousseau"
FILE = "fichier"

_FILE_VERSION = 1
# Windows would otherwise translate the ends of lines.
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_log = logging.getLogger(__name__)

# Every keyring we trust, best first. A configuration file of `keyring` is deliberately not read: it could
# name a plaintext backend.
_BACKENDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
    "darwin": (("keyring.backends.macOS", "Keyring"),),
    "linux": (
        ("keyring.backends.SecretService", "Keyring"),
        ("keyring.backends.libsecret", "Keyring"),
        ("keyring.backends.kwallet", "DBusKeyring"),
    ),
}
_NEVER = ("keyrings.alt", "keyring.backends.null", "keyring.backends.fail", "keyring.backends.chainer")


class Backend(Protocol):
    """What we ask of a keyring; `keyring.backend.KeyringBackend` has this shape."""

    def get_password(self, service: str, username: str) -> str | None:
        """The secret kept under that name, None when there is none."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret, in place of the one of the same name."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret; raises when there is none."""


def is_trusted(backend: object) -> bool:
    """Whether a keyring keeps secrets encrypted (not a plaintext, null or failing one)."""
    return not type(backend).__module__.startswith(_NEVER)


def system_keyring() -> Backend | None:
    """The keyring of this session, or None. Imports `keyring`, and may talk to D-Bus."""
    for module, name in _BACKENDS.get(sys.platform, ()):
        kind = getattr(importlib.import_module(module), name)
        if kind.viable:
            backend = kind()
            if hasattr(backend, "persist"):
                backend.persist = "local machine"  # Windows roams credentials by default; ours stay here
            return cast("Backend", backend)
    return None


class Credentials:
    """Wrapped keys by name, for one `service`; `folder` holds the file used without a keyring.

    `backend` None means the system's own keyring, looked for at the first use. Raises `ValueError` when
    given an untrusted backend, or a secret that is not a wrapped key.
    """

    def __init__(self, service: str, folder: Path, backend: Backend | None = None) -> None:
        if backend is not None and not is_trusted(backend):
            raise ValueError(f"{type(backend).__module__} keeps secrets in the clear")
        self._service = service
        self._file = KeyFile(folder / KEY_FILE, service)
        self._given = backend
        self._found: tuple[Backend | None] | None = None
        self._failed = False

    @property
    def kind(self) -> str:
        """`trousseau` or `fichier`: where the next key will be kept."""
        return KEYRING if self._backend is not None and not self._failed else FILE

    @property
    def notice(self) -> str | None:
        """A French sentence to show when the keyring is not what keeps the keys, else None."""
        if self._backend is None:
            return (
                "Aucun trousseau de clés du système n’est utilisable sur ce poste. Les clés, chiffrées par "
                f"la phrase de passe de chaque personne, sont gardées dans le fichier «\u00a0{self._file.path}\u00a0»\u00a0: "
                "protégez ce dossier et choisissez une phrase de passe longue."
            )
        if self._failed:
            return (
                "Le trousseau de clés du système est verrouillé ou ne répond pas. Aucune clé n’est perdue\u00a0: "
                "elles restent chiffrées par la phrase de passe, et les nouvelles sont gardées dans le fichier "
                f"«\u00a0{self._file.path}\u00a0». Déverrouillez le trousseau pour que les prochaines y soient gardées."
            )
        return None

    def store(self, name: str, secret: str) -> None:
        """Keep a wrapped key, in the keyring if it can be read back from it, else in the file.

        Raises `EnvironmentFault` when neither can keep it; the previous key of that name is then intact.
        """
        _require_wrapped(secret)
        if self._store_in_keyring(name, secret):
            self._file.discard(name)
        else:
            self._file.write(name, secret)

    def load(self, name: str) -> str | None:
        """The wrapped key kept under that name, None when there is none anywhere.

        Raises `EnvironmentFault` when the keyring does not answer and the file has no such key: it may
        well exist.
        """
        # A copy in the file is always the newest: a store that reaches the keyring removes it.
        kept = self._file.read(name)
        if kept is not None or self._backend is None:
            return kept
        try:
            kept = self._backend.get_password(self._service, name)
        except Exception as error:  # each keyring raises errors of its own kind (D-Bus, COM…)
            self._report(error, "read")
            raise _silent_keyring() from error
        self._failed = False
        return kept

    def delete(self, name: str) -> None:
        """Forget a key everywhere; nothing happens when there is none.

        Raises `EnvironmentFault` when the keyring does not answer: the key may still be there.
        """
        if self._backend is not None:
            try:
                if self._backend.get_password(self._service, name) is not None:
                    self._backend.delete_password(self._service, name)
            except Exception as error:  # as in `load`
                self._report(error, "delete")
                raise _silent_keyring() from error
        self._file.discard(name)

    @property
    def _backend(self) -> Backend | None:
        if self._given is not None:
            return self._given
        if self._found is None:
            self._found = (system_keyring(),)
        return self._found[0]

    def _store_in_keyring(self, name: str, secret: str) -> bool:
        if self._backend is None:
            return False
        try:
            self._backend.set_password(self._service, name, secret)
            # Some keyrings cut what is too long for them (2,560 bytes on Windows): trust what comes back.
            kept = self._backend.get_password(self._service, name) == secret
        except Exception as error:  # noqa: BLE001 - as in `load`; the file keeps the key and the notice says so
            self._report(error, "write")
            return False
        self._failed = not kept
        return kept

    def _report(self, error: Exception, action: str) -> None:
        self._failed = True
        # Not the message: it may quote the name of the item.
        _log.warning("keyring: %s failed with %s", action, type(error).__name__)


class KeyFile:
    """`cles.json`: wrapped keys by service and name, readable by its owner only, replaced atomically."""

    def __init__(self, path: Path, service: str) -> None:
        self.path = path
        self._service = service

    def read(self, name: str) -> str | None:
        """The key kept under that name, or None. Raises `EnvironmentFault` on an unreadable file."""
        return self._load().get(self._service, {}).get(name)

    def write(self, name: str, secret: str) -> None:
        """Keep a key durably. Raises `EnvironmentFault`; the file is then as it was."""
        keys = self._load()
        keys.setdefault(self._service, {})[name] = secret
        self._replace(keys)

    def discard(self, name: str) -> None:
        """Forget a key if it is there."""
        keys = self._load()
        if keys.get(self._service, {}).pop(name, None) is not None:
            self._replace(keys)

    def _load(self) -> dict[str, dict[str, str]]:
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return {}
        except (OSError, UnicodeDecodeError) as error:
            raise _unreadable(self.path) from error
        return _parse(text, self.path)

    def _replace(self, keys: Mapping[str, Mapping[str, str]]) -> None:
        text = json.dumps({"version": _FILE_VERSION, "cles": keys}, ensure_ascii=False, indent=1)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            _write_privately(self.path, text.encode())
        except OSError as error:
            raise EnvironmentFault(
                "cles_non_ecrites",
                f"Le fichier des clés «\u00a0{self.path}\u00a0» ne peut pas être écrit ({error.strerror}). Les clés déjà "
                "gardées sont intactes. Libérez de l’espace ou corrigez les droits du dossier, puis recommencez.",
            ) from error


def _write_privately(path: Path, content: bytes) -> None:
    """Replace a file in one step, readable by its owner only from its first byte on."""
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    descriptor = os.open(temporary, _NEW_FILE, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _parse(text: str, path: Path) -> dict[str, dict[str, str]]:
    try:
        content = json.loads(text)
        known = {_FILE_VERSION: content["cles"]}
        return {
            service: {name: str(secret) for name, secret in keys.items()}
            for service, keys in known[content["version"]].items()
        }
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _unreadable(path) from error


def _require_wrapped(secret: str) -> None:
    """Refuse anything but a wrapped key: the file of the fallback adds no encryption of its own."""
    try:
        content = json.loads(secret)
    except ValueError:
        content = None
    if not isinstance(content, dict) or content.get("kdf") != "argon2id":
        raise ValueError("only keys wrapped by db.signing.wrap_key are kept here")


def _silent_keyring() -> EnvironmentFault:
    return EnvironmentFault(
        "trousseau_muet",
        "Le trousseau de clés du système est verrouillé ou ne répond pas. La clé y est toujours\u00a0: "
        "déverrouillez le trousseau, puis recommencez.",
    )


def _unreadable(path: Path) -> EnvironmentFault:
    return EnvironmentFault(
        "cles_illisibles",
        f"Le fichier des clés «\u00a0{path}\u00a0» est illisible ou abîmé. Il n’a pas été modifié. Remettez en place "
        "une copie de ce fichier, ou demandez une nouvelle clé à l’administration.",
    )


class FileCredentials:
    """Wrapped keys kept beside one workspace only, whatever the system offers: for a trial workspace."""

    def __init__(self, service: str, folder: Path) -> None:
        self._file = KeyFile(folder / KEY_FILE, service)

    def store(self, name: str, secret: str) -> None:
        """Keep a wrapped key; as `Credentials.store`, without a keyring."""
        _require_wrapped(secret)
        self._file.write(name, secret)

    def load(self, name: str) -> str | None:
        """The wrapped key kept under that name, or None."""
        return self._file.read(name)
