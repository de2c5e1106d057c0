"""The content hash: any change to any field of a manifest changes it, and no two manifests share one."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from ledger_desk import manifest_of

from db.canonical import canonical
from db.errors import Refusal
from db.rules import CHANNELS, content_hash, node_hashes, root_hash, shared_hash

texts = st.text(st.characters(codec="utf-8"), max_size=8)
scalars = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
fields = st.dictionaries(texts, values, max_size=4)
manifests = st.builds(
    lambda post, nodes: {"v": 1, "post": post, "nodes": nodes},
    fields,
    st.dictionaries(st.sampled_from(CHANNELS), fields, min_size=1),
)

Path = tuple[Any, ...]


def paths_of(value: Any, path: Path = ()) -> Iterator[Path]:
    """The path of every value inside a JSON value, containers included."""
    yield path
    children = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for name, child in children:
        yield from paths_of(child, (*path, name))


def changed_at(manifest: dict[str, Any], path: Path, new: Any) -> dict[str, Any]:
    """A copy of the manifest with another value at one place."""
    made = copy.deepcopy(manifest)
    place = made
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = new
    return made


def without(manifest: dict[str, Any], path: Path) -> dict[str, Any]:
    """A copy of the manifest without what is at one place."""
    made = copy.deepcopy(manifest)
    place = made
    for step in path[:-1]:
        place = place[step]
    del place[path[-1]]
    return made


def inner_paths(manifest: dict[str, Any]) -> list[Path]:
    """Every field of the shared part and of each channel."""
    shared = [("post", *path) for path in paths_of(manifest["post"]) if path]
    nodes = [("nodes", *path) for path in paths_of(manifest["nodes"]) if len(path) > 1]
    return shared + nodes


@given(manifest=manifests, place=st.integers(0), new=values)
def test_changing_any_field_changes_the_hash(manifest: dict[str, Any], place: int, new: Any) -> None:
    paths = inner_paths(manifest)
    assume(paths)
    changed = changed_at(manifest, paths[place % len(paths)], new)
    assume(canonical(changed) != canonical(manifest))
    assert content_hash(changed) != content_hash(manifest)


@given(manifest=manifests, place=st.integers(0))
def test_taking_out_any_field_changes_the_hash(manifest: dict[str, Any], place: int) -> None:
    paths = inner_paths(manifest)
    assume(paths)
    assert content_hash(without(manifest, paths[place % len(paths)])) != content_hash(manifest)


@given(first=manifests, second=manifests)
@example(first=manifest_of("", ("website",)), second=manifest_of("", ("facebook",)))
@example(
    first={"v": 1, "post": {"website": {}}, "nodes": {"website": {}}},
    second={"v": 1, "post": {}, "nodes": {"website": {"website": {}}}},
)
@example(
    first={"v": 1, "post": {"a": 1}, "nodes": {"website": {}}},
    second={"v": 1, "post": {"a": True}, "nodes": {"website": {}}},
)
def test_two_manifests_share_a_hash_only_when_they_are_the_same(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    assert (content_hash(first) == content_hash(second)) == (canonical(first) == canonical(second))


@given(manifest=manifests)
def test_the_order_of_fields_is_no_content(manifest: dict[str, Any]) -> None:
    reversed_fields = {
        "nodes": {name: dict(reversed(node.items())) for name, node in reversed(manifest["nodes"].items())},
        "post": dict(reversed(manifest["post"].items())),
        "v": 1,
    }
    assert content_hash(reversed_fields) == content_hash(manifest)


def test_changing_one_channel_leaves_the_hash_of_the_others() -> None:
    before, after = manifest_of("Bonjour"), manifest_of("Bonjour")
    after["nodes"]["facebook"]["body"] = "Bonsoir"
    assert node_hashes(before)["website"] == node_hashes(after)["website"]
    assert node_hashes(before)["facebook"] != node_hashes(after)["facebook"]
    assert content_hash(before) != content_hash(after)


def test_changing_a_shared_field_leaves_every_node_but_not_the_whole() -> None:
    before, after = manifest_of("Bonjour"), manifest_of("Bonjour", title="Autre titre")
    assert node_hashes(before) == node_hashes(after)
    assert shared_hash(before) != shared_hash(after)
    assert content_hash(before) != content_hash(after)


def test_two_channels_of_the_same_text_have_different_nodes() -> None:
    nodes = node_hashes(manifest_of("Bonjour"))
    assert nodes["website"] != nodes["facebook"]


def test_the_same_fields_hash_differently_as_a_node_and_as_the_shared_part() -> None:
    manifest = {"v": 1, "post": {"channel": "website", "node": {}}, "nodes": {"website": {}}}
    assert shared_hash(manifest) != node_hashes(manifest)["website"]


def test_the_hash_is_that_of_its_parts() -> None:
    manifest = manifest_of("Bonjour")
    assert content_hash(manifest) == root_hash(shared_hash(manifest), node_hashes(manifest))


def test_the_hash_never_changes_from_one_version_to_the_next() -> None:
    manifest = {"v": 1, "post": {"titre": "Fête", "rang": 1}, "nodes": {"website": {"corps": "Venez\u00a0!"}}}
    assert content_hash(manifest) == "a9d171c790f5634554a3f1aac4ecfe7d9bc5d14208155677bdc1872d01f12f0c"


@pytest.mark.parametrize(
    "wrong",
    [
        {"v": 2, "post": {}, "nodes": {"website": {}}},
        {"v": True, "post": {}, "nodes": {"website": {}}},
        {"v": 1, "post": {}, "nodes": {}},
        {"v": 1, "post": {}, "nodes": {"fax": {}}},
        {"v": 1, "post": {}, "nodes": {"website": []}},
        {"v": 1, "post": [], "nodes": {"website": {}}},
        {"v": 1, "post": {}},
        {"v": 1, "post": {}, "nodes": {"website": {}}, "more": 1},
        {"v": 1, "post": {"crop": 0.5}, "nodes": {"website": {}}},
        {"v": 1, "post": {}, "nodes": {"website": {"crop": [0.5]}}},
        {"v": 1, "post": {"big": 2**53}, "nodes": {"website": {}}},
        {"v": 1, "post": {"cut": "\ud83d"}, "nodes": {"website": {}}},
        {"v": 1, "post": {"when": object()}, "nodes": {"website": {}}},
        {"v": 1, "post": {3: "three"}, "nodes": {"website": {}}},
    ],
)
def test_what_has_no_exact_form_has_no_hash(wrong: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as caught:
        content_hash(wrong)
    assert caught.value.code == "wrong_manifest"
