"""Release forms to print (art. 26): a number in place of a name, so that nobody is named before they sign."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from pathlib import Path

from desktop.printing.release_form import Contact, ReleaseForm, purposes_of, release_form_pdf
from desktop.services.desk import Desk
from desktop.services.in_force import profile_in_force
from desktop.services.written_file import write_file

_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No character that looks like another one on paper."""
_LENGTH = 5
_MOST_IMAGES = 12


def blank_release_form(desk: Desk, assets: Sequence[str]) -> ReleaseForm:
    """A form for somebody in these images, with a number of its own; the rest is filled in by hand.

    The number is drawn, not counted: two workstations that do not know of each other never give the same one.
    """
    profile, today = profile_in_force(desk.workspace).profile, desk.today()
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    contact = Contact(phone=next(iter(profile.phones), ""), email=next(iter(profile.emails), ""))
    shown = [f"nº\u00a0{asset[:8]}" for asset in assets[:_MOST_IMAGES]]
    if len(assets) > _MOST_IMAGES:
        shown.append(f"et {len(assets) - _MOST_IMAGES} autres")
    return ReleaseForm(
        municipality=profile.municipality,
        number=f"{today.year}-{drawn}",
        issued_on=today,
        purposes=purposes_of(profile),
        responsible=contact,
        images=tuple(shown),
        parental_consent_until=profile.parental_consent_until,
    )


def write_release_form(document: ReleaseForm, path: Path) -> Path:
    """Write the form in PDF. Raises `EnvironmentFault` when it cannot be made or written."""
    return write_file(path, release_form_pdf(document), "formulaire_non_ecrit", "Le formulaire")
