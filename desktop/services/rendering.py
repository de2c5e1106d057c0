"""Render every channel of a post into the bytes that will be published, and store them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from db.workspace import Workspace
from desktop.channels.edition import Edition, PublishedImage, published_image
from desktop.channels.limits import LimitProblem
from desktop.channels.registry import form_of
from desktop.editorial.findings import Severity
from desktop.editorial.manifest import Manifest, ManifestImage, ManifestNode, manifest_of
from desktop.editorial.post import Channel, ImageUse, Post
from desktop.editorial.profile import MunicipalProfile
from desktop.editorial.variant import resolve
from desktop.errors import Refusal

if TYPE_CHECKING:
    from desktop.imaging.logo import OfficialLogo
    from desktop.imaging.originals import Notice
    from desktop.imaging.renditions import LogoUse, Rendition


@dataclass(frozen=True, slots=True)
class RenderedPost:
    """The manifest of what would be published, and what the person should know of how it was made."""

    manifest: Manifest
    notices: tuple[Notice, ...]


class Store(Protocol):
    """Where originals are read and rendered bytes put: files only, usable on any thread."""

    def read(self, sha: str) -> bytes:
        """The content of that hash; `EnvironmentFault` when it is missing or damaged."""

    def put(self, content: bytes) -> str:
        """Keep `content` and return its SHA-256."""


@dataclass(frozen=True, slots=True)
class RenderedChannel:
    """One channel once rendered: its node, what does not fit, and what to know."""

    node: ManifestNode
    problems: tuple[LimitProblem, ...]
    notices: tuple[Notice, ...]


PrepareImage = Callable[[Store, MunicipalProfile, Channel, ImageUse], "Rendition"]
"""Makes the rendition that a use asks for on a channel; `prepare_image`, or something that remembers it."""


def render_post(
    workspace: Workspace, profile: MunicipalProfile, post: Post, *, within_limits: bool = True
) -> RenderedPost:
    """Render `post` for each of its channels; every rendered byte is in the object store when this returns.

    Deterministic: the same post, profile and originals give the same bytes, hence the same content hash.
    Raises `Refusal` when an image cannot be prepared and, with `within_limits`, when a channel cannot
    publish it.
    """
    wanted = [channel for channel in Channel if channel in post.channels]
    channels = [render_channel(workspace.objects, profile, post, channel) for channel in wanted]
    problems = [p for channel in channels for p in channel.problems if p.severity is Severity.BLOCKING]
    if problems and within_limits:
        raise Refusal(
            "hors_limites",
            "La publication dépasse ce que ses médias acceptent. Le brouillon est conservé.",
            tuple(dict.fromkeys(f"{problem.channel.label}\u00a0: {problem.message}" for problem in problems)),
        )
    notices = [notice for channel in channels for notice in channel.notices]
    return RenderedPost(
        manifest_of(post, tuple(channel.node for channel in channels)), tuple(dict.fromkeys(notices))
    )


def render_channel(
    store: Store, profile: MunicipalProfile, post: Post, channel: Channel, prepare: PrepareImage | None = None
) -> RenderedChannel:
    """Render `post` for one channel into `store`, within its limits or not. Touches no database.

    Raises `Refusal` when an image cannot be prepared.
    """
    variant = resolve(post, channel)
    make = prepare or prepare_image
    rendered = [make(store, profile, channel, use) for use in variant.images]
    shown = tuple(_shown(n, use, r) for n, (use, r) in enumerate(zip(variant.images, rendered, strict=True)))
    form = form_of(variant.channel)
    edition = Edition(post, variant, shown)
    payload = form.render(edition)
    images = tuple(
        ManifestImage(use, store.put(r.data), r.media_type, profile.logo if use.logo else None)
        for use, r in zip(variant.images, rendered, strict=True)
    )
    node = ManifestNode(
        channel=variant.channel,
        account=variant.account,
        title=variant.title,
        body=variant.body,
        links=variant.links,
        images=images,
        payload=store.put(payload.body),
        media_type=payload.media_type,
        markdown=variant.markdown,
        video=variant.video,
    )
    notices = tuple(notice for rendition in rendered for notice in rendition.notices)
    return RenderedChannel(node, form.check_limits(edition), notices)


def _shown(position: int, use: ImageUse, rendition: Rendition) -> PublishedImage:
    return published_image(
        position, use, rendition.media_type, rendition.width, rendition.height, len(rendition.data)
    )


def prepare_image(store: Store, profile: MunicipalProfile, channel: Channel, use: ImageUse) -> Rendition:
    """The rendition of one image for one channel: cropped, stripped, credited, signed as `use` says.

    Raises `Refusal` when it cannot be made, or when the official logo is wanted and not registered.
    """
    # What draws: 25 ms and 6 MB that a post without a picture does not need.
    from desktop.imaging.originals import open_original
    from desktop.imaging.rendition_specs import main_spec
    from desktop.imaging.renditions import render

    return render(
        open_original(store.read(use.asset), f"{use.asset[:12]}…"),
        use.crop,
        main_spec(channel),
        credit=use.credit if use.credit_where == "image" else None,
        logo=_logo(store, profile) if use.logo else None,
    )


def _logo(store: Store, profile: MunicipalProfile) -> LogoUse:
    """The official logo: the one the profile in force names by its hash (art. 25)."""
    if not profile.logo:
        raise Refusal(
            "logo_absent",
            "Aucun logo officiel n’est enregistré dans le profil en vigueur. Le brouillon est conservé; "
            "la direction ou le greffe doit l’enregistrer, ou retirez le logo de l’image.",
        )
    from desktop.imaging.renditions import LogoUse

    data = store.read(profile.logo)
    return LogoUse(_registered(data), data)


@functools.lru_cache(maxsize=2)
def _registered(data: bytes) -> OfficialLogo:
    """The same logo goes on every image, and drawing it to know its shape costs more than laying it."""
    from desktop.imaging.logo import register_logo

    return register_logo(data)
