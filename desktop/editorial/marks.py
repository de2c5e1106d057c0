"""Logos on what is published: the municipality's used by somebody else (art. 25), somebody else's (art. 26).

The policy forbids the use of the municipal logo without the explicit consent of the communications service, and
publishes authorised images only: each needs a record that says who consented, when, and under what document.
"""

from __future__ import annotations

import datetime as dt
import enum
import re
import unicodedata
from dataclasses import dataclass

from desktop.editorial.civil_dates import french_day
from desktop.editorial.rights import Coverage, RightsRecord


class Mark(enum.StrEnum):
    """Whose logo it is. The value is kept."""

    OFFICIAL = "municipalite"
    """The municipality's, on the poster, the page or the object of a third party."""
    THIRD = "tiers"
    """A third party's, on what the municipality publishes."""

    @property
    def label(self) -> str:
        """The words shown to people."""
        return _LABELS[self]


class ConsentStatus(enum.StrEnum):
    """Where a consent stands; only one that is granted counts. The value is kept."""

    ASKED = "demandé"
    GRANTED = "accordé"
    REFUSED = "refusé"
    WITHDRAWN = "retiré"


_LABELS = {
    Mark.OFFICIAL: "Le logo de la Municipalité, utilisé par un tiers",
    Mark.THIRD: "Le logo d’un tiers",
}


@dataclass(frozen=True, slots=True)
class MarkConsent:
    """What is known of the consent for one logo that an image shows; nobody is named.

    `on` is the day it was given, `until` its last day, included. `documented` is whether the paper, or the
    message that gave it, is kept. A record that was destroyed says nothing any more: `status` is then None.
    """

    mark: Mark
    status: ConsentStatus | None
    on: dt.date | None = None
    until: dt.date | None = None
    documented: bool = False


def consent_covers(consent: MarkConsent, day: dt.date | None) -> Coverage:
    """Whether a logo may be shown on `day`; without a day, only what does not depend on it is judged."""
    reason = _lacking(consent, day)
    return Coverage((reason,) if reason else ())


def licence_is_a_logo(record: RightsRecord) -> bool:
    """Whether the ground of use written in a rights record is somebody's consent for their logo."""
    decomposed = unicodedata.normalize("NFD", (record.licence or "").casefold())
    folded = "".join(char for char in decomposed if not unicodedata.combining(char))
    return re.search(r"\blogos?\b.*\b(?:accord|consentement|autorisation|permission)", folded) is not None


_WITHOUT = {
    Mark.OFFICIAL: "Un tiers utilise le logo de la Municipalité sans le consentement du service des communications. Obtenez "
    "ce consentement et consignez-le, ou retirez l’image.",
    Mark.THIRD: "Le logo d’un tiers y paraît sans son consentement. Consignez qui l’a donné, quand, et le document, ou "
    "retirez l’image.",
}


def _lacking(consent: MarkConsent, day: dt.date | None) -> str:
    """What the consent lacks, empty when it covers `day`."""
    if consent.status is not ConsentStatus.GRANTED or consent.on is None:
        return _WITHOUT[consent.mark]
    if consent.mark is Mark.THIRD and not consent.documented:
        return "Le consentement pour le logo d’un tiers n’a pas son document. Joignez-le, ou retirez l’image."
    if day is not None and consent.on > day:
        return (
            f"Le consentement pour un logo n’a été donné que le {french_day(consent.on)}, après la publication du "
            f"{french_day(day)}. Reportez-la, ou retirez l’image."
        )
    if day is not None and consent.until is not None and consent.until < day:
        return (
            f"Le consentement pour un logo a pris fin le {french_day(consent.until)}, avant la publication du "
            f"{french_day(day)}. Faites-le renouveler, ou retirez l’image."
        )
    return ""
