"""The form by which somebody allows the municipality to publish their image, to print and sign by hand.

What it must say and ask: Loi sur l'accès, art. 53.1 (consent that is manifest, free, enlightened, asked apart
for each purpose, in simple terms, for the time that is needed) and Code civil, art. 3, 35 and 36.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.editorial.civil_dates import french_day
from desktop.editorial.post import Channel
from desktop.editorial.profile import MunicipalProfile
from desktop.editorial.rights import LEGAL_CONSENT_AGE, MAJORITY
from desktop.printing.printable import plain, printable
from desktop.printing.typesetting import typeset


@dataclass(frozen=True, slots=True)
class Purpose:
    """One use to allow or refuse on its own: its name, and what it means for the person."""

    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Who answers about personal information, and how; what is empty is left to fill in by hand."""

    name: str = ""
    title: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseForm:
    """The values of a form. `number` stands for the person in the records, in place of their name.

    `images` identify the photographs or films (file names, numbers); `event`, `place` and `taken_on` say when
    they were taken. `duration` completes "valable": «pendant deux ans à compter de la signature».
    `parental_consent_until` is the age in years, from 14 to 18, under which the municipality wants a parent's
    signature. `issued_on` is the day the form was made. What is empty is a line to fill in by hand.
    """

    municipality: str
    number: str
    issued_on: dt.date
    purposes: tuple[Purpose, ...]
    responsible: Contact
    event: str = ""
    place: str = ""
    taken_on: dt.date | None = None
    images: tuple[str, ...] = ()
    duration: str = ""
    parental_consent_until: int = LEGAL_CONSENT_AGE


def purposes_of(profile: MunicipalProfile) -> tuple[Purpose, ...]:
    """The uses a municipality asks for: one for each of its media, and its archives."""
    domain = profile.domains[0] if profile.domains else ""
    details = {
        Channel.WEBSITE: f"le site de la Municipalité, {domain}" if domain else "le site de la Municipalité",
        Channel.FACEBOOK: "la page Facebook de la Municipalité",
        Channel.YOUTUBE: "la chaîne YouTube de la Municipalité",
        Channel.CONTACT: "le journal municipal, imprimé et en ligne",
    }
    names = {channel: channel.label for channel in Channel} | {Channel.CONTACT: profile.newsletter}
    media = tuple(Purpose(names[channel], details[channel]) for channel in Channel)
    return (*media, Purpose("Archives municipales", "conservation comme souvenir, sans nouvelle diffusion"))


def release_form_pdf(document: ReleaseForm) -> bytes:
    """The form, in PDF. The same document gives the same bytes; raises `EnvironmentFault` as `typeset` does."""
    who = document.responsible
    values = {
        "title": f"Autorisation de diffusion d’image, formulaire {plain(document.number)}",
        "municipality": printable(document.municipality),
        "number": printable(document.number),
        "plain_number": plain(document.number),
        "issued": french_day(document.issued_on),
        "purposes": [{"name": printable(p.name), "detail": printable(p.detail)} for p in document.purposes],
        "responsible": {
            "name": printable(who.name),
            "title": printable(who.title),
            "phone": printable(who.phone),
            "email": printable(who.email),
        },
        "event": printable(document.event),
        "place": printable(document.place),
        "taken": printable(french_day(document.taken_on) if document.taken_on else ""),
        "images": [printable(image) for image in document.images],
        "duration": printable(document.duration),
        "ages": _ages(document.parental_consent_until),
    }
    return typeset("release_form", values, document.issued_on)


def _ages(parental_consent_until: int) -> dict[str, object]:
    """Who signs at what age: the law's fourteen years, then what the municipality asks on top of it."""
    until = min(max(parental_consent_until, LEGAL_CONSENT_AGE), MAJORITY)
    ages = {"legal": LEGAL_CONSENT_AGE, "last_minor": MAJORITY - 1, "majority": MAJORITY, "alone": until}
    return {**ages, "both": _with_parent(until - 1) if until > LEGAL_CONSENT_AGE else ""}


def _with_parent(last: int) -> str:
    """The ages at which both sign, as a sentence begins with them."""
    if last == LEGAL_CONSENT_AGE:
        return f"À {last} ans"
    return f"De {LEGAL_CONSENT_AGE} à {last} ans"
