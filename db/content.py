"""The content hash (empreinte): a small Merkle tree over everything that would be published.

    manifest = {"v": 1, "post": {…shared fields…}, "nodes": {channel: {…}}}

Each channel is a node, the shared fields another leaf, and the root binds them all. The three levels are
hashed under three tags and each node names its channel, so no rearrangement of the same bytes can give the
same hash; canonical JSON under each tag makes it injective, up to SHA-256.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from db.canonical import NotCanonicalError, canonical, digest
from db.errors import Refusal
from db.schema import CHANNELS

_SHARED_TAG = b"bon-a-tirer/manifest/shared/v1\0"
_NODE_TAG = b"bon-a-tirer/manifest/node/v1\0"
_ROOT_TAG = b"bon-a-tirer/manifest/root/v1\0"


def shared_hash(manifest: Mapping[str, Any]) -> str:
    """The hash of the fields that all channels share."""
    return digest(_SHARED_TAG, _bytes(_checked(manifest)["post"]))


def node_hashes(manifest: Mapping[str, Any]) -> dict[str, str]:
    """The hash of each channel's node, in the order of `CHANNELS`."""
    nodes = _checked(manifest)["nodes"]
    return {
        channel: digest(_NODE_TAG, _bytes({"channel": channel, "node": nodes[channel]}))
        for channel in CHANNELS
        if channel in nodes
    }


def content_hash(manifest: Mapping[str, Any]) -> str:
    """The hash that an approval binds: any change to any field, anywhere, changes it.

    Raises `Refusal` for a manifest without a channel, with an unknown part, or holding a float.
    """
    return root_hash(shared_hash(manifest), node_hashes(manifest))


def root_hash(shared: str, nodes: Mapping[str, str]) -> str:
    """The content hash, from the hashes of its parts."""
    return digest(_ROOT_TAG, canonical({"v": 1, "shared": shared, "nodes": nodes}))


def _checked(manifest: Mapping[str, Any]) -> Mapping[str, Any]:
    if manifest.keys() != {"v", "post", "nodes"} or type(manifest["v"]) is not int or manifest["v"] != 1:
        _refuse("ses parties ne sont pas celles attendues")
    post, nodes = manifest["post"], manifest["nodes"]
    if not isinstance(post, Mapping) or not isinstance(nodes, Mapping) or not nodes:
        _refuse("il ne contient aucun média")
    if not nodes.keys() <= set(CHANNELS) or not all(isinstance(node, Mapping) for node in nodes.values()):
        _refuse("il contient un média inconnu")
    return manifest


def _bytes(value: Mapping[str, Any]) -> bytes:
    try:
        return canonical(value)
    except NotCanonicalError as error:
        _refuse(f"une valeur n’a pas de forme canonique ({error})")


def _refuse(reason: str) -> NoReturn:
    raise Refusal(
        "wrong_manifest",
        f"Le contenu à publier n’a pas d’empreinte\u00a0: {reason}. Rien n’a été enregistré.",
    )
