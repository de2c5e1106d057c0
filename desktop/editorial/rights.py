"""Rights in images and people's consent to appear in them (art. 26; Code civil, art. 3, 35, 36)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.editorial.post import Channel


@dataclass(frozen=True, slots=True)
class RightsRecord:
    """Who holds the rights in an image, for which channels and until when (last day included)."""

    holder: str | None
    licence: str | None
    channels: frozenset[Channel]
    expires: dt.date | None = None
    modifications_allowed: bool | None = None
    credit_required: bool = False
    credit_line: str | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """A person's consent to appear. `signed_by` is `la personne`, `parent ou tuteur`…

    `status` is `signé` once the form is signed; any other value (`demandé`, `refusé`, `retiré`) is no consent.
    """

    status: str
    channels: frozenset[Channel]
    expires: dt.date | None
    signed_by: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in an image. `label` is an opaque number for messages, never the name."""

    identifiable: bool
    minor: bool
    age: int | None
    release: Release | None
    label: str = ""
