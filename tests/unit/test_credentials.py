"""Wrapped keys: the keyring when it can be trusted, the encrypted key file otherwise, never nothing."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keyring.backends.fail import Keyring as FailingBackend
from keyring.backends.null import Keyring as NullBackend

from desktop.errors import EnvironmentFault
from desktop.publishing import credentials as module
from desktop.publishing.credentials import FILE, KEY_FILE, KEYRING, Credentials, is_trusted

SERVICE = "bon-a-tirer-essai"


def wrapped(mark: str) -> str:
    """A text of the shape that `wrap_key` gives."""
    return json.dumps({"kdf": "argon2id", "secret": mark})


class MemoryKeyring:
    """A keyring that answers; `limit` cuts what is longer, as Windows does."""

    def __init__(self, limit: int = 10_000) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.limit = limit
        self.broken = False

    def get_password(self, service: str, username: str) -> str | None:
        self._answer()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._answer()
        self.kept[service, username] = password[: self.limit]

    def delete_password(self, service: str, username: str) -> None:
        self._answer()
        del self.kept[service, username]

    def _answer(self) -> None:
        if self.broken:
            raise ConnectionError("the keyring went away")


@pytest.fixture
def expected_logs() -> list[str]:
    """A keyring that fails is noted, without the name of what was asked of it."""
    return [r"^keyring: (read|write|delete) failed with ConnectionError$"]


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BACKENDS", {})


def test_a_key_kept_in_the_keyring_comes_back_and_leaves_no_file(tmp_path: Path) -> None:
    credentials = Credentials(SERVICE, tmp_path, MemoryKeyring())
    credentials.store("personne", wrapped("a"))
    assert credentials.load("personne") == wrapped("a")
    assert (credentials.kind, credentials.notice) == (KEYRING, None)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_key_is_none_not_an_error(tmp_path: Path) -> None:
    assert Credentials(SERVICE, tmp_path, MemoryKeyring()).load("personne") is None


@pytest.mark.usefixtures("no_keyring")
def test_without_a_keyring_the_key_file_is_used_and_a_notice_says_where(tmp_path: Path) -> None:
    credentials = Credentials(SERVICE, tmp_path)
    credentials.store("personne", wrapped("a"))
    assert credentials.kind == FILE
    assert str(tmp_path / KEY_FILE) in (credentials.notice or "")
    assert Credentials(SERVICE, tmp_path).load("personne") == wrapped("a")


@pytest.mark.usefixtures("no_keyring")
def test_the_key_file_is_readable_by_its_owner_only_and_replaced_whole(tmp_path: Path) -> None:
    credentials = Credentials(SERVICE, tmp_path)
    credentials.store("une", wrapped("1"))
    credentials.store("deux", wrapped("2"))
    credentials.delete("une")
    assert [entry.name for entry in tmp_path.iterdir()] == [KEY_FILE]
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600
    assert (credentials.load("une"), credentials.load("deux")) == (None, wrapped("2"))


@pytest.mark.usefixtures("no_keyring")
def test_two_services_share_the_file_without_mixing_their_keys(tmp_path: Path) -> None:
    Credentials("ville-a", tmp_path).store("personne", wrapped("a"))
    Credentials("ville-b", tmp_path).store("personne", wrapped("b"))
    assert Credentials("ville-a", tmp_path).load("personne") == wrapped("a")


def test_a_keyring_that_fails_while_storing_sends_the_key_to_the_file_and_says_so(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    credentials = Credentials(SERVICE, tmp_path, keyring)
    keyring.broken = True
    credentials.store("personne", wrapped("a"))
    assert credentials.load("personne") == wrapped("a")
    assert credentials.kind == FILE
    assert "Aucune clé n’est perdue" in (credentials.notice or "")


def test_a_keyring_that_cuts_long_secrets_does_not_lose_the_key(tmp_path: Path) -> None:
    credentials = Credentials(SERVICE, tmp_path, MemoryKeyring(limit=20))
    credentials.store("personne", wrapped("long" * 20))
    assert Credentials(SERVICE, tmp_path, MemoryKeyring()).load("personne") == wrapped("long" * 20)
    assert credentials.notice is not None


def test_the_newest_key_wins_over_the_older_one_left_in_a_keyring_that_failed(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    credentials = Credentials(SERVICE, tmp_path, keyring)
    credentials.store("personne", wrapped("old"))
    keyring.broken = True
    credentials.store("personne", wrapped("new"))
    keyring.broken = False
    assert credentials.load("personne") == wrapped("new")
    credentials.store("personne", wrapped("newest"))
    assert keyring.kept[SERVICE, "personne"] == wrapped("newest")
    assert credentials.load("personne") == wrapped("newest")
    assert credentials.notice is None


def test_a_keyring_that_fails_while_reading_is_a_fault_never_a_missing_key(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    credentials = Credentials(SERVICE, tmp_path, keyring)
    credentials.store("personne", wrapped("a"))
    keyring.broken = True
    with pytest.raises(EnvironmentFault, match="La clé y est toujours") as caught:
        credentials.load("personne")
    assert caught.value.code == "trousseau_muet"
    with pytest.raises(EnvironmentFault):
        credentials.delete("personne")


def test_deleting_forgets_the_key_in_the_keyring_and_in_the_file(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    credentials = Credentials(SERVICE, tmp_path, keyring)
    credentials.store("personne", wrapped("a"))
    keyring.broken = True
    credentials.store("personne", wrapped("b"))
    keyring.broken = False
    credentials.delete("personne")
    credentials.delete("personne")
    assert credentials.load("personne") is None
    assert keyring.kept == {}


@pytest.mark.parametrize("backend", [NullBackend(), FailingBackend()])
def test_a_backend_that_keeps_nothing_safe_is_refused(tmp_path: Path, backend: NullBackend) -> None:
    assert not is_trusted(backend)
    with pytest.raises(ValueError, match="in the clear"):
        Credentials(SERVICE, tmp_path, backend)


def test_a_plaintext_backend_is_refused_whatever_its_name(tmp_path: Path) -> None:
    plaintext = type("PlaintextKeyring", (MemoryKeyring,), {"__module__": "keyrings.alt.file"})
    with pytest.raises(ValueError, match=r"keyrings\.alt\.file"):
        Credentials(SERVICE, tmp_path, plaintext())


@pytest.mark.parametrize("secret", ["jeton", "{}", "[]", '{"kdf": "aucune"}'])
def test_a_secret_that_is_not_wrapped_is_never_written(tmp_path: Path, secret: str) -> None:
    with pytest.raises(ValueError, match="wrapped"):
        Credentials(SERVICE, tmp_path, MemoryKeyring()).store("personne", secret)


@pytest.mark.usefixtures("no_keyring")
@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"version": 9, "cles": {}}', '{"version": 1}', '{"cles":1}']
)
def test_a_damaged_key_file_is_reported_and_left_as_it_is(tmp_path: Path, content: str) -> None:
    (tmp_path / KEY_FILE).write_text(content, encoding="utf-8")
    credentials = Credentials(SERVICE, tmp_path)
    with pytest.raises(EnvironmentFault, match="Il n’a pas été modifié"):
        credentials.load("personne")
    with pytest.raises(EnvironmentFault):
        credentials.store("personne", wrapped("a"))
    assert (tmp_path / KEY_FILE).read_text(encoding="utf-8") == content


@pytest.mark.usefixtures("no_keyring")
def test_a_full_disk_keeps_the_previous_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    credentials = Credentials(SERVICE, tmp_path)
    credentials.store("personne", wrapped("a"))

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentFault, match="Les clés déjà gardées sont intactes"):
        credentials.store("personne", wrapped("b"))
    assert credentials.load("personne") == wrapped("a")
    assert [entry.name for entry in tmp_path.iterdir()] == [KEY_FILE]


@settings(max_examples=30, deadline=None)
@given(name=st.text(min_size=1, max_size=40), mark=st.text(max_size=200))
def test_any_name_and_any_wrapped_text_come_back_from_the_file(
    tmp_path_factory: pytest.TempPathFactory, name: str, mark: str
) -> None:
    keyring = MemoryKeyring()
    keyring.broken = True
    credentials = Credentials(SERVICE, tmp_path_factory.mktemp("cles"), keyring)
    credentials.store(name, wrapped(mark))
    assert credentials.load(name) == wrapped(mark)
