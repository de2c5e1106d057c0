"""Previews made of the rendered bytes themselves: of a draft, which leaves nothing behind, and of a revision."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.digests import sha256_hex
from db.facts import Fact
from db.workspace import Workspace
from desktop.channels.preview import Look, PreviewContent, PreviewImage, preview_of
from desktop.editorial.manifest_reading import image_uses
from desktop.editorial.post import Channel, ImageUse, Post
from desktop.editorial.profile import MunicipalProfile
from desktop.editorial.variant import resolve
from desktop.errors import Refusal
from desktop.services.accounts import account_in_use
from desktop.services.in_force import profile_in_force
from desktop.services.posts import manifest_of_revision
from desktop.services.rendering import Store, prepare_image, render_channel

if TYPE_CHECKING:
    from desktop.imaging.originals import Notice
    from desktop.imaging.renditions import Rendition

Read = Callable[[str], bytes]
"""Reads an object by its SHA-256: files, safe on any thread."""

LOOK_SIDE = 1000
"""Pixels of the longest side of what a screen shows of an image."""

_REMEMBERED = 24
"""Renditions kept in memory, each a few hundred kilobytes: typing must not draw the images again."""


@dataclass(frozen=True, slots=True)
class PreviewSetting:
    """What a preview needs of the database, read in one short slice: the profile, and the account shown."""

    profile: MunicipalProfile
    account: str


@dataclass(frozen=True, slots=True)
class DraftPreview:
    """The preview of a draft, and what to know of how its images were made."""

    content: PreviewContent
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class ImagePreview:
    """One image as a channel would publish it: its look, its real size in pixels, what to know of it."""

    look: Look
    width: int
    height: int
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class NodeToShow:
    """One channel of a revision, still to be read from the objects."""

    channel: Channel
    node: Mapping[str, Any]
    account: str


def preview_setting(workspace: Workspace, post: Post, channel: Channel) -> PreviewSetting:
    """What the preview of `post` on `channel` needs. Raises `Refusal` when no profile is in force."""
    account = account_in_use(workspace, channel, resolve(post, channel).account)
    return PreviewSetting(profile_in_force(workspace).profile, account.name if account else "")


def nodes_to_show(workspace: Workspace, revision: Fact) -> tuple[NodeToShow, ...]:
    """The channels of a revision in order, its manifest verified against the content hash that was signed."""
    nodes: Mapping[str, Any] = manifest_of_revision(workspace, revision)["nodes"]
    found = []
    for channel in Channel:
        if (node := nodes.get(str(channel))) is not None:
            account = account_in_use(workspace, channel, node["account"])
            found.append(NodeToShow(channel, node, account.name if account else ""))
    return tuple(found)


def look_of(data: bytes) -> Look:
    """The pixels of an image as a screen shows it."""
    # What draws: 25 ms and 6 MB that a post without a picture does not need.
    from desktop.imaging.looks import look_pixels
    from desktop.imaging.originals import open_original

    width, height, rgb = look_pixels(open_original(data, "aperçu"), LOOK_SIDE)
    return Look(width, height, rgb)


def node_preview(read: Read, shown: NodeToShow) -> PreviewContent:
    """The exact preview of one channel of a revision. Reads objects only: give it to a files lane."""
    images = []
    for image, use in zip(shown.node["images"], image_uses(shown.node), strict=True):
        data = read(image["rendition"])
        images.append(_image(data, image["media_type"], use, look_of(data)))
    payload = read(shown.node["payload"])
    return preview_of(shown.channel, shown.node["media_type"], payload, images, account=shown.account)


class PreviewMaker:
    """Renders drafts as they would be published, in memory, each image once. Usable on several threads."""

    def __init__(self, read: Read, remembered: int = _REMEMBERED) -> None:
        self._read = read
        self._most = remembered
        self._lock = threading.Lock()
        self._renditions: OrderedDict[Hashable, tuple[Rendition, Look]] = OrderedDict()

    def of_draft(self, setting: PreviewSetting, post: Post, channel: Channel) -> DraftPreview:
        """The preview of `post` on `channel`, within the limits of the channel or not.

        Raises `Refusal` when an image cannot be prepared, `EnvironmentFault` when one cannot be read.
        """
        store = _Aside(self._read)
        rendered = render_channel(store, setting.profile, post, channel, self._prepared)
        node = rendered.node
        looks = [self._entry(store, setting.profile, channel, image.use)[1] for image in node.images]
        images = tuple(
            _image(store.read(image.rendition), image.media_type, image.use, look)
            for image, look in zip(node.images, looks, strict=True)
        )
        payload = store.read(node.payload)
        content = preview_of(channel, node.media_type, payload, images, account=setting.account)
        return DraftPreview(content, tuple(dict.fromkeys(rendered.notices)))

    def of_image(self, setting: PreviewSetting, channel: Channel, use: ImageUse) -> ImagePreview:
        """One image as it would be published on `channel`; raises as `of_draft`."""
        rendition, look = self._entry(_Aside(self._read), setting.profile, channel, use)
        return ImagePreview(look, rendition.width, rendition.height, rendition.notices)

    def _prepared(
        self, store: Store, profile: MunicipalProfile, channel: Channel, use: ImageUse
    ) -> Rendition:
        return self._entry(store, profile, channel, use)[0]

    def _entry(
        self, store: Store, profile: MunicipalProfile, channel: Channel, use: ImageUse
    ) -> tuple[Rendition, Look]:
        burned = use.credit if use.credit_where == "image" else None
        key = (use.asset, use.crop, channel, burned, profile.logo if use.logo else None)
        with self._lock:
            if key in self._renditions:
                self._renditions.move_to_end(key)
                return self._renditions[key]
        rendition = _prepare(store, profile, channel, use)
        made = (rendition, look_of(rendition.data))
        with self._lock:
            self._renditions[key] = made
            while len(self._renditions) > self._most:
                self._renditions.popitem(last=False)
        return made


class _Aside:
    """Objects of the workspace, and rendered bytes kept in memory: what is typed and not signed is not stored."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._kept: dict[str, bytes] = {}

    def read(self, sha: str) -> bytes:
        """See `Store`."""
        kept = self._kept.get(sha)
        return kept if kept is not None else self._read(sha)

    def put(self, content: bytes) -> str:
        """See `Store`."""
        sha = sha256_hex(content)
        self._kept[sha] = content
        return sha


def _prepare(store: Store, profile: MunicipalProfile, channel: Channel, use: ImageUse) -> Rendition:
    """An image that cannot be prepared says which one it is by its description."""
    try:
        return prepare_image(store, profile, channel, use)
    except Refusal as refusal:
        if not use.alt:
            raise
        message = f"«\u00a0{use.alt}\u00a0»\u00a0: {refusal.message}"
        raise Refusal(refusal.code, message, tuple(refusal.reasons)) from refusal


def _image(data: bytes, media_type: str, use: ImageUse, look: Look) -> PreviewImage:
    beside = use.credit if use.credit and use.credit_where != "image" else None
    return PreviewImage(data, media_type, "" if use.decorative else use.alt, use.decorative, beside, look)
