"""The unit of work: a post of one kind, written once and varied for four channels."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field


class Channel(enum.StrEnum):
    """The four official media (art. 1)."""

    WEBSITE = "website"
    FACEBOOK = "facebook"
    YOUTUBE = "youtube"
    CONTACT = "contact"

    @property
    def label(self) -> str:
        """The name shown to people."""
        return {
            Channel.WEBSITE: "Site",
            Channel.FACEBOOK: "Facebook",
            Channel.YOUTUBE: "YouTube",
            Channel.CONTACT: "Le Contact de chez nous",
        }[self]


MARKDOWN_CHANNELS = frozenset({Channel.WEBSITE, Channel.CONTACT})
"""Where `#`, `*` and `[…](…)` mean something; the words of Facebook and YouTube are plain."""


class PostKind(enum.StrEnum):
    """What a post is; some kinds must have their page on the site first (art. 12)."""

    PRESS_RELEASE = "communique"
    NEWS = "publication"
    PUBLIC_NOTICE = "avis_public"
    EVENT = "evenement"
    JOB_OFFER = "offre_emploi"
    TENDER = "appel_offres"
    BYLAW = "reglement"
    WORKS = "travaux"
    COLLECTIONS = "collectes"
    COUNCIL_MEETING = "seance"
    EMERGENCY = "urgence"
    MAYOR_WORD = "mot_du_maire"
    GROUP_TEXT = "texte_organisme"
    TRIBUNE = "tribune"

    @property
    def label(self) -> str:
        """The name shown to people."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    PostKind.PRESS_RELEASE: "Communiqué",
    PostKind.NEWS: "Nouvelle",
    PostKind.PUBLIC_NOTICE: "Avis public",
    PostKind.EVENT: "Événement",
    PostKind.JOB_OFFER: "Offre d’emploi",
    PostKind.TENDER: "Appel d’offres",
    PostKind.BYLAW: "Règlement",
    PostKind.WORKS: "Travaux",
    PostKind.COLLECTIONS: "Collectes",
    PostKind.COUNCIL_MEETING: "Séance du conseil",
    PostKind.EMERGENCY: "Urgence",
    PostKind.MAYOR_WORD: "Mot du maire",
    PostKind.GROUP_TEXT: "Texte d’organisme",
    PostKind.TRIBUNE: "Tribune",
}


@dataclass(frozen=True, slots=True)
class Crop:
    """A crop as fractions (0 to 1) of the original's width and height."""

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0


@dataclass(frozen=True, slots=True)
class ImageUse:
    """One image as a post uses it: which asset, how it is cropped, described, credited and signed.

    `asset` is the SHA-256 of the original. `alt` empty with `decorative` true is a deliberate choice.
    `credit_where` is `image`, `texte` or None. `people_reviewed` is the officer's statement that the
    people one can recognise in *this* crop are all listed in the asset's people.
    """

    asset: str
    alt: str = ""
    decorative: bool = False
    credit: str | None = None
    credit_where: str | None = None
    crop: Crop = field(default_factory=Crop)
    logo: bool = False
    people_reviewed: bool = False


@dataclass(frozen=True, slots=True)
class VideoFacts:
    """What YouTube asks of a video beside its words; the two statements are the officer's."""

    tags: tuple[str, ...] = ()
    made_for_kids: bool = False
    contains_synthetic_media: bool = False

    @property
    def lines(self) -> str:
        """The tags as they are checked: each is read alone, on a line of its own."""
        return "\n".join(self.tags)


@dataclass(frozen=True, slots=True)
class Variant:
    """The text of a post for one channel; a field left at None inherits from the site's (art. 2).

    An account and the facts of a video belong to their channel: at None, nothing was said of them.
    """

    channel: Channel
    title: str | None = None
    body: str | None = None
    images: tuple[ImageUse, ...] | None = None
    links: tuple[str, ...] | None = None
    account: str | None = None
    video: VideoFacts | None = None


@dataclass(frozen=True, slots=True)
class EventFacts:
    """What art. 10 asks of an event: who organises it, and its municipal vocation."""

    organiser: str = ""
    organised_by_municipality: bool = False
    municipal_vocation: bool = False
    discretion_reason: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A post with its variants.

    `planned_at` is a civil date-time in America/Toronto (`2026-05-12T09:00`) or a date, or None.
    `site_page` is the address of the matching page on the site (art. 2, 12), or None.
    """

    id: str
    kind: PostKind = PostKind.NEWS
    channels: tuple[Channel, ...] = (Channel.WEBSITE,)
    variants: tuple[Variant, ...] = ()
    planned_at: str | None = None
    site_page: str | None = None
    emergency: bool = False
    event: EventFacts | None = None
    objectives: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
