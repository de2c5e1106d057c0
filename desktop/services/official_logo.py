"""The official logo of the municipality (art. 25): the one in force, how it looks, and its replacement."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass, replace

from PIL import Image

from desktop.errors import EnvironmentFault, Refusal
from desktop.imaging.logo import DEFAULT_RULES, Composition, Corner, OfficialLogo, compose, register_logo
from desktop.services.desk import Desk
from desktop.services.first_run import Logo
from desktop.services.in_force import profile_in_force, put_profile_in_force
from desktop.services.session import Session

_WIDE = (1280, 720)
_SMALL_WIDTH = 240
"""Pixels: the narrowest picture that can bear the logo at its smallest size."""


@dataclass(frozen=True, slots=True)
class LogoInForce:
    """The file of the logo. `sha256` names it."""

    sha256: str
    data: bytes


@dataclass(frozen=True, slots=True)
class LogoLook:
    """A picture with the logo, as PNG; `box` is where the logo is, `space` the clear space around, in pixels."""

    png: bytes
    size: tuple[int, int]
    box: tuple[int, int, int, int]
    space: int


@dataclass(frozen=True, slots=True)
class LogoPreview:
    """How a logo looks: with its clear space on a light and a dark picture, and at its smallest."""

    logo: OfficialLogo
    light: LogoLook
    dark: LogoLook
    smallest: LogoLook


def logo_in_force(desk: Desk) -> LogoInForce | None:
    """The logo that the profile names, None when none was registered.

    Raises `EnvironmentFault` when its file is damaged or gone.
    """
    sha = profile_in_force(desk.workspace).profile.logo
    return LogoInForce(sha, desk.workspace.objects.read(sha)) if sha else None


def register_official_logo(desk: Desk, session: Session, logo: Logo) -> OfficialLogo:
    """Put another logo in force, in a new profile; the direction or the greffe may.

    Raises `Refusal` when the file cannot serve or is the present one, or without the role: the present logo is kept.
    """
    identity = register_logo(logo.data, logo.name)
    workspace = desk.workspace
    profile = profile_in_force(workspace).profile
    if profile.logo == identity.sha256:
        raise Refusal("logo_deja_en_vigueur", "Ce fichier est déjà le logo officiel. Rien n’a été changé.")
    workspace.objects.put(logo.data)
    put_profile_in_force(workspace, session, replace(profile, logo=identity.sha256))
    return identity


def preview_logo(data: bytes, name: str = "logo") -> LogoPreview:
    """How a logo looks. Needs no database; raises `Refusal` for a file that cannot serve."""
    logo = register_logo(data, name)
    shape = _wide_enough(logo)
    return LogoPreview(
        logo,
        _look(data, logo, (255, 255, 255), shape),
        _look(data, logo, (38, 50, 56), shape),
        _look(data, logo, (255, 255, 255), _small_enough(logo)),
    )


def _wide_enough(logo: OfficialLogo) -> tuple[int, int]:
    """A usual picture, taller when the logo is."""
    width, height = _WIDE
    return width, max(
        height, _least_height(logo, max(DEFAULT_RULES.smallest_width, round(width * DEFAULT_RULES.share)))
    )


def _small_enough(logo: OfficialLogo) -> tuple[int, int]:
    """The narrowest picture, tall enough for the logo at its smallest size."""
    return _SMALL_WIDTH, max(_SMALL_WIDTH // 2, _least_height(logo, DEFAULT_RULES.smallest_width))


def _least_height(logo: OfficialLogo, width: int) -> int:
    """Pixels of height under which a logo of this width would take too large a share of the picture."""
    return math.ceil((width * logo.height / logo.width + 1) / DEFAULT_RULES.largest_share)


def _look(data: bytes, logo: OfficialLogo, ground: tuple[int, int, int], size: tuple[int, int]) -> LogoLook:
    made = compose(Image.new("RGB", size, ground), data, logo, corner=Corner.BOTTOM_RIGHT)
    return LogoLook(_png(made), size, made.box, _space(made))


def _space(made: Composition) -> int:
    return round((made.box[3] - made.box[1]) * DEFAULT_RULES.clear_space)


def _png(made: Composition) -> bytes:
    buffer = io.BytesIO()
    try:
        made.image.save(buffer, "PNG")
    except OSError as error:
        raise EnvironmentFault(
            "apercu_impossible",
            "L’aperçu du logo n’a pas pu être dessiné. Le logo est conservé; recommencez.",
        ) from error
    return buffer.getvalue()
