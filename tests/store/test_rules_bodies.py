"""What each kind of fact may hold: exactly its fields, in narrow forms, and never a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_desk import key

from db.errors import Refusal
from db.rules import ROLES_OF_KIND, SCHEMAS, check_body, current, root_hash, stored_objects
from db.schema import Schema

SIGNER, OTHER = key(1), key(2)
HASH, SECOND_HASH = "ab" * 32, "cd" * 32
NODES = {"website": HASH, "facebook": SECOND_HASH}

FINDING = {"rule": "NEU-01", "where": "corps", "start": 3, "end": 9, "text_hash": HASH, "reason": SECOND_HASH}
CORRECTED = {"content": HASH, "shared": SECOND_HASH, "nodes": NODES, "manifest": HASH}
KEY_OF_OTHER = {"target": OTHER.stream, "public_key": OTHER.public_key.hex()}

EXAMPLES: dict[str, dict[str, Any]] = {
    "installation": {
        "workspace": "5b1f7c0e-2f7e-4a53-9d9e-6a6a0f3f5a11",
        "name": "Municipalité de Sainte-Sophie",
        "public_key": SIGNER.public_key.hex(),
        "backup_key": HASH,
    },
    "root_changed": {**KEY_OF_OTHER, "backup_key": None},
    "grant": {
        **KEY_OF_OTHER,
        "person": "p-1",
        "name": "Josée Roy",
        "roles": ["greffe", "redaction"],
        "from": 1,
    },
    "revocation": {"target": OTHER.stream, "roles": "all", "last": 0},
    "profile": {"object": HASH},
    "packs": {"packs": {"neutralite": HASH}},
    "account": {
        "account": "facebook/sainte-sophie",
        "channel": "facebook",
        "name": "Municipalité de Sainte-Sophie",
        "authorized": True,
        "on": "2026-01-15",
    },
    "account_request": {
        "channel": "facebook",
        "platform": "Facebook",
        "name": "Bibliothèque de Sainte-Sophie",
        "audience": HASH,
        "analysis": SECOND_HASH,
    },
    "account_decision": {"request": HASH, "granted": False, "reason": SECOND_HASH},
    "account_keepers": {"account": "facebook", "channel": "facebook", "people": ["camille", "lea"]},
    "election": {
        "election": "municipale-2029",
        "type": "municipale",
        "start": "2029-09-21",
        "end": "2029-11-04",
        "vote": "2029-11-04",
        "cancelled": False,
    },
    "checklist": {
        "revision": HASH,
        "content": HASH,
        "level": "municipale",
        "start": "2029-09-21",
        "end": "2029-11-04",
        "points": ["candidat", "images"],
    },
    "emergency": {
        "revision": HASH,
        "content": HASH,
        "channels": ["facebook", "website"],
        "reason": SECOND_HASH,
    },
    "emergency_review": {"emergency": HASH, "verdict": "to_correct", "comment": SECOND_HASH},
    "period_check": {
        "start": "2029-09-21",
        "end": "2029-11-04",
        "waiting": [HASH],
        "review": [SECOND_HASH],
        "passed": 3,
    },
    "link_note": {"address": "https://musee.example.org/expositions", "note": HASH},
    "notice": {"title": HASH, "body": SECOND_HASH},
    "notice_kept": {"notice": HASH, "remarks": [SECOND_HASH]},
    "placement": {
        "placement": "camp-de-jour-2026",
        "channel": "facebook",
        "start": "2026-03-02",
        "end": "2026-03-16",
        "cents": 15000,
        "purpose": HASH,
        "cancelled": False,
    },
    "conduct": {
        "text": HASH,
        "since": "2019-01-15",
        "published": {"website": "https://stesophie.ca/regles-de-conduite"},
    },
    "asset": {"asset": HASH, "media_type": "image/jpeg", "width": 6000, "height": 4000},
    "rights": {"asset": HASH, "object": SECOND_HASH},
    "revision": {"content": HASH, "shared": HASH, "nodes": NODES, "manifest": SECOND_HASH},
    "submission": {
        "revision": HASH,
        "content": HASH,
        "profile": HASH,
        "packs": {"neutralite": SECOND_HASH},
        "report": HASH,
        "again": ["facebook", "website"],
    },
    "waiver": FINDING | {"equivalent": None},
    "contest": FINDING,
    "answer_withdrawal": {"answers": [HASH, SECOND_HASH]},
    "decision": {
        "revision": HASH,
        "content": HASH,
        "nodes": NODES,
        "verdict": "approve_with_correction",
        "corrected": CORRECTED,
        "contests": [HASH],
        "comment": SECOND_HASH,
    },
    "comment": {"text": HASH, "revision": None, "quote": SECOND_HASH},
    "claim": {
        "revision": HASH,
        "content": HASH,
        "channel": "website",
        "node": HASH,
        "account": "site",
        "emergency": False,
    },
    "attempt": {"claim": HASH, "outcome": "http-503", "report": None},
    "receipt": {
        "claim": HASH,
        "permalink": "https://exemple.ca/nouvelles/fete-nationale",
        "published": "2026-05-12T09:00:00-04:00",
        "capture": None,
    },
    "withdrawal": {
        "channels": ["facebook", "website"],
        "asset": None,
        "reason": "consentement-retire",
        "comment": None,
    },
    "sealed": {"sealed": "s-1", "about": "p-9", "type": "release", "commitment": HASH, "object": SECOND_HASH},
    "destruction": {"sealed": ["s-1", "s-2"], "reason": "calendrier-de-conservation", "comment": None},
    "checkpoint": {},
}

kinds = pytest.mark.parametrize("kind", sorted(EXAMPLES))


def body_of(kind: str, **changes: Any) -> dict[str, Any]:
    """A sound body of that kind, with what is changed."""
    fields = EXAMPLES[kind] | changes
    objects = set(stored_objects(kind, EXAMPLES[kind])) | ({HASH} if kind == "asset" else set())
    envelope = {
        "v": 1,
        "kind": kind,
        "item": "post-1" if SCHEMAS[kind].item == "required" else None,
        "stream": SIGNER.stream,
        "seq": 1,
        "prev": "",
        "parents": [],
        "at": "2026-05-12T09:00:00-04:00",
        "objects": sorted(objects),
    }
    return envelope | fields


def is_refused(body: Mapping[str, Any]) -> bool:
    """Whether the body is refused, for its form."""
    try:
        check_body(body)
    except Refusal as refusal:
        return refusal.code == "wrong_body"
    return False


def test_every_kind_has_an_example_and_every_role_a_kind() -> None:
    assert EXAMPLES.keys() == SCHEMAS.keys()
    assert ROLES_OF_KIND.keys() <= SCHEMAS.keys()


@kinds
def test_a_sound_body_passes(kind: str) -> None:
    check_body(body_of(kind))


@kinds
def test_a_field_missing_or_too_many_is_refused(kind: str) -> None:
    assert is_refused(body_of(kind, remarque="x"))
    for field in EXAMPLES[kind]:
        body = body_of(kind)
        del body[field]
        assert is_refused(body)


@kinds
def test_a_post_is_named_where_it_must_be_and_nowhere_else(kind: str) -> None:
    wanted = SCHEMAS[kind].item
    assert is_refused(body_of(kind) | {"item": None}) == (wanted == "required")
    assert is_refused(body_of(kind) | {"item": "post-1"}) == (wanted == "none")


@kinds
def test_the_objects_that_fields_name_are_listed(kind: str) -> None:
    for sha in body_of(kind)["objects"]:
        body = body_of(kind)
        body["objects"] = [other for other in body["objects"] if other != sha]
        assert is_refused(body)


SENTENCES = st.sampled_from(
    ["Madame Tremblay a appelé", "jo@exemple.ca, 450 555-0199", "né le 3 mai", "réponse promise", ""]
)


@given(kind=st.sampled_from(sorted(EXAMPLES)), place=st.integers(0), sentence=SENTENCES)
def test_no_field_but_a_name_holds_a_sentence(kind: str, place: int, sentence: str) -> None:
    fields = [field for field in EXAMPLES[kind] if field != "name"]
    if fields:
        assert is_refused(body_of(kind, **{fields[place % len(fields)]: sentence}))


# Fields for which some of the junk is a sound value: an absence, a number, a truth, an empty set.
MAY_BE_JUNK = {
    *(
        "account",
        "asset",
        "authorized",
        "backup_key",
        "cancelled",
        "capture",
        "channels",
        "comment",
        "contests",
    ),
    *("emergency", "end", "from", "height", "last", "name", "packs", "permalink", "report", "start"),
    *("vote", "width"),
}
JUNK = (
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.just([])
    | st.just({})
    | st.just("x y")
    | st.just([[]])
)


@given(
    kind=st.sampled_from(sorted(EXAMPLES.keys() - {"checkpoint"})),
    place=st.integers(0),
    junk=JUNK,
    deep=st.booleans(),
)
def test_junk_is_judged_rather_than_crashed_on(kind: str, place: int, junk: Any, deep: bool) -> None:
    field = sorted(EXAMPLES[kind])[place % len(EXAMPLES[kind])]
    assert is_refused(body_of(kind, **{field: {"website": junk} if deep else junk})) or field in MAY_BE_JUNK


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("revision", {"nodes": {"fax": HASH}}),
        ("grant", {"roles": ["redaction", "greffe"]}),
        ("grant", {"roles": ["redaction", "redaction"]}),
        ("grant", {"roles": []}),
        ("grant", {"roles": ["mairie"]}),
        ("grant", {"roles": "all"}),
        ("grant", {"from": 0}),
        ("grant", {"from": 2**53}),
        ("grant", {"from": True}),
        ("grant", {"public_key": SIGNER.public_key.hex()}),
        ("grant", {"name": "deux\nlignes"}),
        ("grant", {"name": "x" * 121}),
        ("installation", {"public_key": OTHER.public_key.hex()}),
        ("revocation", {"roles": "toutes"}),
        ("revocation", {"last": -1}),
        ("account", {"on": "2026-02-30"}),
        ("account", {"on": "20260215"}),
        ("account", {"on": "2026-1-1"}),
        ("account", {"authorized": 1}),
        ("account", {"channel": "tiktok"}),
        ("election", {"start": "2029-11-05"}),
        ("decision", {"verdict": "approve"}),
        ("decision", {"corrected": None}),
        ("decision", {"corrected": CORRECTED | {"more": 1}}),
        ("decision", {"corrected": CORRECTED | {"nodes": {}}}),
        ("decision", {"verdict": "peut-être"}),
        ("decision", {"contests": [SECOND_HASH, HASH]}),
        ("contest", {"start": 9, "end": 3}),
        ("comment", {"text": None}),
        ("comment", {"text": "Bravo"}),
        ("comment", {"quote": "le parc"}),
        ("receipt", {"permalink": "javascript:alert(1)"}),
        ("receipt", {"permalink": "https://exemple.ca/a b"}),
        ("destruction", {"sealed": []}),
        ("asset", {"media_type": "image"}),
        ("packs", {"packs": {"neutralite": "x"}}),
        ("withdrawal", {"channels": ["website", "facebook"]}),
    ],
)
def test_a_value_of_the_wrong_form_is_refused(kind: str, changes: dict[str, Any]) -> None:
    assert is_refused(body_of(kind, **changes))


def test_a_video_is_not_in_the_object_store() -> None:
    body = body_of("asset", media_type="video/mp4")
    body["objects"] = []
    check_body(body)


def test_an_unknown_kind_is_held_to_its_envelope() -> None:
    body = body_of("profile") | {"kind": "sondage", "libre": "une phrase"}
    check_body(body)
    assert is_refused(body | {"parents": ["x"]})
    assert is_refused(body | {"kind": "un sondage"})


def test_the_root_hash_of_a_body_is_that_of_its_parts() -> None:
    assert root_hash(HASH, NODES) != root_hash(SECOND_HASH, NODES)
    assert root_hash(HASH, NODES) == root_hash(HASH, dict(reversed(NODES.items())))


RENAMED = {"account": Schema({"account": bool, "medium": bool}, version=3)}


def test_an_old_version_is_read_as_the_present_one_step_by_step() -> None:
    upcasts = {
        ("account", 1): lambda body: {name: value for name, value in body.items() if name != "on"},
        ("account", 2): lambda body: {**body, "medium": body["channel"]},
    }
    read = current(body_of("account"), RENAMED, upcasts)
    assert (read["v"], read["medium"], "on" in read) == (3, "facebook", False)


def test_a_submission_signed_before_names_no_medium_to_read_again() -> None:
    first = {name: value for name, value in body_of("submission").items() if name != "again"} | {"v": 1}
    assert current(first)["again"] == []


def test_the_present_version_and_unknown_kinds_are_read_as_they_are() -> None:
    body = body_of("account")
    assert current(body) is body
    unknown = body | {"kind": "sondage", "v": 12}
    assert current(unknown) is unknown


def test_a_version_from_the_future_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        current(body_of("account") | {"v": 2})
    assert caught.value.code == "newer_fact"
