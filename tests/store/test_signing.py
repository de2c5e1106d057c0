"""Canonical bytes, signatures, wrapped keys and recovery codes."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.canonical import canonical, digest, is_hash
from db.errors import Refusal
from db.signing import (
    Cost,
    NotCanonicalError,
    Signer,
    recovery_code,
    signer_from_recovery_code,
    stream_of,
    unwrap_key,
    verify,
    wrap_key,
)

CHEAP = Cost(memory=8, rounds=1, lanes=1)
seeds = st.binary(min_size=32, max_size=32)


def test_names_are_sorted_by_utf16_as_rfc_8785_asks() -> None:
    body = {"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\U0001f600": 5, "\u0080": 6, "\u00f6": 7}
    assert canonical(body).decode() == '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}'


def test_text_is_escaped_as_little_as_rfc_8785_allows() -> None:
    assert (
        canonical({"t": "\u20ac$\u000f\nA'B\"\\/\u007f"}).decode() == '{"t":"€$\\u000f\\nA\'B\\"\\\\/\u007f"}'
    )


@pytest.mark.parametrize(
    "value", [1.0, float("nan"), 2**53, -(2**53), b"bytes", {1, 2}, "\ud800", {1: 2}, [object()], 1 + 2j]
)
def test_what_has_no_canonical_form_is_refused(value: Any) -> None:
    with pytest.raises(NotCanonicalError):
        canonical({"value": value})


def test_a_name_that_is_no_text_is_refused() -> None:
    with pytest.raises(NotCanonicalError):
        canonical({"\ud800": 1})


def test_a_bottomless_value_is_refused() -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(NotCanonicalError):
        canonical({"value": endless})


def test_tags_separate_domains() -> None:
    assert digest(b"a\0", b"content") != digest(b"b\0", b"content")


@pytest.mark.parametrize("text", ["", "0" * 63, "0" * 65, "G" * 64, "A" * 64, "0" * 63 + "\n", None, 5])
def test_only_lower_case_hexadecimal_is_a_hash(text: object) -> None:
    assert not is_hash(text)


@given(seed=seeds, body=st.binary(max_size=200))
def test_a_signature_verifies_with_its_key_only(seed: bytes, body: bytes) -> None:
    signer = Signer.from_seed(seed)
    signature = signer.sign(body)
    assert verify(signer.public_key, body, signature)
    assert not verify(signer.public_key, body + b"\0", signature)
    assert not verify(Signer.generate().public_key, body, signature)


@given(seed=seeds, bit=st.integers(0, 64 * 8 - 1))
def test_one_bit_changed_in_a_signature_is_found(seed: bytes, bit: int) -> None:
    signer = Signer.from_seed(seed)
    signature = bytearray(signer.sign(b"body"))
    signature[bit // 8] ^= 1 << bit % 8
    assert not verify(signer.public_key, b"body", bytes(signature))


@pytest.mark.parametrize("public_key", [b"", b"short", b"\0" * 33])
def test_a_key_of_the_wrong_size_verifies_nothing(public_key: bytes) -> None:
    assert not verify(public_key, b"body", b"\0" * 64)


def test_a_stream_is_its_key_and_the_seed_never_shows() -> None:
    signer = Signer.generate()
    assert signer.stream == stream_of(signer.public_key)
    assert signer.seed.hex() not in repr(signer)


def test_a_wrapped_key_comes_back_with_its_passphrase() -> None:
    signer = Signer.generate()
    usual = Cost(**{field.name: field.default for field in fields(Cost)})
    text = wrap_key(signer, "lilas et tambour 7", usual)
    assert len(text) < 2048
    assert signer.seed.hex() not in text
    assert json.loads(text)["memory"] == 64 * 1024
    assert unwrap_key(text, "lilas et tambour 7").seed == signer.seed


def test_a_wrong_passphrase_is_refused_in_words() -> None:
    text = wrap_key(Signer.generate(), "lilas et tambour 7", CHEAP)
    with pytest.raises(Refusal, match="phrase de passe ne correspond pas") as caught:
        unwrap_key(text, "lilas et tambour 8")
    assert caught.value.code == "wrong_passphrase"


def test_an_empty_passphrase_protects_nothing() -> None:
    with pytest.raises(Refusal) as caught:
        wrap_key(Signer.generate(), "", CHEAP)
    assert caught.value.code == "empty_passphrase"


def test_two_keyboards_type_the_same_accented_passphrase() -> None:
    signer = Signer.generate()
    text = wrap_key(signer, unicodedata.normalize("NFC", "été à Sainte-Sophie"), CHEAP)
    assert unwrap_key(text, unicodedata.normalize("NFD", "été à Sainte-Sophie")).stream == signer.stream


def test_the_same_key_is_never_wrapped_twice_alike() -> None:
    signer = Signer.generate()
    assert wrap_key(signer, "lilas", CHEAP) != wrap_key(signer, "lilas", CHEAP)


@pytest.mark.parametrize(
    "changes",
    [
        {"memory": 2**30},
        {"memory": 0},
        {"memory": "64"},
        {"rounds": 10**6},
        {"rounds": True},
        {"lanes": 10**6},
        {"v": 2},
        {"kdf": "md5"},
        {"salt": "AAAA"},
        {"nonce": "é"},
        {"box": ""},
        {"box": None},
    ],
)
def test_a_wrapped_key_with_strange_parameters_is_refused_before_any_work(changes: dict[str, Any]) -> None:
    wrapped = json.loads(wrap_key(Signer.generate(), "lilas", CHEAP)) | changes
    with pytest.raises(Refusal) as caught:
        unwrap_key(json.dumps(wrapped), "lilas")
    assert caught.value.code == "damaged_key"


@pytest.mark.parametrize("text", ["", "[]", "{", "null", "[" * 2000, "x" * 5000])
def test_what_is_no_wrapped_key_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as caught:
        unwrap_key(text, "lilas")
    assert caught.value.code == "damaged_key"


@pytest.mark.parametrize("part", ["stream", "salt", "nonce", "box", "rounds"])
def test_a_wrapped_key_altered_anywhere_does_not_open(part: str) -> None:
    wrapped = json.loads(wrap_key(Signer.generate(), "lilas", CHEAP))
    other = json.loads(wrap_key(Signer.generate(), "lilas", CHEAP))
    wrapped[part] = 2 if part == "rounds" else other[part]
    with pytest.raises(Refusal) as caught:
        unwrap_key(json.dumps(wrapped), "lilas")
    assert caught.value.code == "wrong_passphrase"


@given(seed=seeds)
def test_a_recovery_code_gives_the_key_back(seed: bytes) -> None:
    code = recovery_code(Signer.from_seed(seed))
    assert [len(group) for group in code.split("-")] == [4] * 14
    assert signer_from_recovery_code(code).seed == seed


@given(seed=seeds, spaced=st.booleans())
def test_a_recovery_code_is_read_as_people_type_it(seed: bytes, spaced: bool) -> None:
    code = recovery_code(Signer.from_seed(seed))
    typed = code.lower().replace("0", "o").replace("1", "l").replace("-", "  " if spaced else "")
    assert signer_from_recovery_code(f" {typed}\n").seed == seed
    copied = code.replace("-", "\u2011\u200b" if spaced else "\u2013")
    assert signer_from_recovery_code(copied).seed == seed


@given(seed=seeds, place=st.integers(0, 55), letter=st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_a_mistyped_character_is_noticed(seed: bytes, place: int, letter: str) -> None:
    letters = list(recovery_code(Signer.from_seed(seed)).replace("-", ""))
    if letters[place] == letter:
        return
    letters[place] = letter
    with pytest.raises(Refusal) as caught:
        signer_from_recovery_code("".join(letters))
    assert caught.value.code == "bad_recovery_code"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "compte 56 caractères; rien n’est écrit."),
        ("0", "compte 56 caractères; un seul est écrit."),
        ("0000", "compte 56 caractères; 4 sont écrits."),
        ("U" * 56, "ne contient jamais «\u00a0U\u00a0»."),
        ("0" * 57, "compte 56 caractères; 57 sont écrits."),
        ("é" * 56, "ne contient jamais «\u00a0É\u00a0»."),
        ("0" * 55 + "ı", None),
    ],
)
def test_what_is_no_recovery_code_is_refused(text: str, said: str | None) -> None:
    with pytest.raises(Refusal) as caught:
        signer_from_recovery_code(text)
    assert caught.value.code == "bad_recovery_code"
    assert said is None or said in caught.value.message
    assert "Rien n’a été changé" in caught.value.message
