"""The limits of each channel, with where each figure comes from and how sure it is.

`mark` is `S` (seen in the source given) or `M` (from memory); `confidence` is `H`, `M` or `L`. A figure
that is not sure gives a suggestion, never a block.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.editorial.findings import Severity
from desktop.editorial.post import Channel


@dataclass(frozen=True, slots=True)
class Limit:
    """One figure. `lowest` is set when it is a range."""

    code: str
    channel: Channel
    value: int
    unit: str
    source: str
    mark: str
    confidence: str
    lowest: int | None = None


@dataclass(frozen=True, slots=True)
class LimitProblem:
    """Something that does not hold in a channel. `where` names the field, as `Finding.where` does."""

    code: str
    channel: Channel
    severity: Severity
    message: str
    where: str = "corps"
    measure: int = 0
    limit: int = 0


_COUNTER = "https://socialk.it/fr/tools/facebook-character-counter"
_LETMEPOST = "https://docs.letmepost.dev/platforms/facebook"
_PAGES_API = "https://developers.facebook.com/docs/pages-api/posts"
_VIDEO_FIELDS = "https://docs.zernio.com"
_THUMBNAILS = "https://developers.google.com/youtube/data/reference/rest/v3/thumbnails/set"
_CONTACT = "http://doczz.fr/doc/481774/"

_F, _Y, _C = Channel.FACEBOOK, Channel.YOUTUBE, Channel.CONTACT

FACEBOOK_TEXT = Limit("facebook_texte", _F, 63_206, "caractères", _COUNTER, "S", "M")
FACEBOOK_FOLD = Limit("facebook_repli", _F, 477, "caractères", _COUNTER, "S", "M")
FACEBOOK_FOLD_MOBILE = Limit("facebook_repli_mobile", _F, 125, "caractères", _COUNTER, "S", "M")
FACEBOOK_IMAGES = Limit("facebook_images", _F, 10, "images", _LETMEPOST, "S", "M")
FACEBOOK_IMAGE_WEIGHT = Limit("facebook_poids_image", _F, 4_000_000, "octets", _LETMEPOST, "S", "M")
FACEBOOK_IMAGE_SIDE = Limit("facebook_cote_image", _F, 2048, "pixels", _LETMEPOST, "S", "M")
FACEBOOK_SOONEST = Limit("facebook_programmation_min", _F, 10, "minutes", _PAGES_API, "S", "H")
FACEBOOK_LATEST = Limit("facebook_programmation_max", _F, 30, "jours", _PAGES_API, "S", "H")

YOUTUBE_TITLE = Limit("youtube_titre", _Y, 100, "caractères", _VIDEO_FIELDS, "S", "H")
YOUTUBE_DESCRIPTION = Limit("youtube_description", _Y, 5_000, "octets", _VIDEO_FIELDS, "S", "H")
YOUTUBE_TAGS = Limit("youtube_etiquettes", _Y, 500, "caractères", _VIDEO_FIELDS, "S", "H")
# The current page says 50 MB, older copies 2 MB: what holds in the smaller holds in both.
YOUTUBE_THUMBNAIL_WEIGHT = Limit("youtube_poids_vignette", _Y, 2_000_000, "octets", _THUMBNAILS, "S", "H")
YOUTUBE_THUMBNAIL_WIDTH = Limit("youtube_vignette", _Y, 1280, "pixels", _THUMBNAILS, "M", "H")

CONTACT_BRIEF = Limit("contact_breve", _C, 150, "mots", _CONTACT, "M", "L", lowest=80)
CONTACT_ARTICLE = Limit("contact_article", _C, 350, "mots", _CONTACT, "M", "L", lowest=200)
CONTACT_MAYOR = Limit("contact_mot_du_maire", _C, 600, "mots", _CONTACT, "M", "L", lowest=350)


def over(
    limit: Limit, measure: int, message: str, where: str = "corps", severity: Severity = Severity.BLOCKING
) -> tuple[LimitProblem, ...]:
    """The problem of a `measure` beyond `limit`, or none."""
    if measure <= limit.value:
        return ()
    return (LimitProblem(limit.code, limit.channel, severity, message, where, measure, limit.value),)


def number(value: int) -> str:
    """A number as Québec writes it: `63 206`, with a no-break space."""
    return f"{value:_}".replace("_", "\u00a0")


def word_count(text: str) -> int:
    """Words of a plain text: what stands between spaces and holds a letter or a digit (`19 h 30` is three)."""
    return sum(any(character.isalnum() for character in part) for part in re.split(r"\s+", text))
