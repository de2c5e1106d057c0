"""Rights in images and people's consent to appear in them (art. 26; Code civil, art. 3, 35, 36).

Every deadline includes its last day and is compared with the day of publication, never with the day
of approval. Sentences never name a person: the caller says which image and which numbered person.
"""

from __future__ import annotations

import datetime as dt
import enum
import re
import unicodedata
from dataclasses import dataclass

from desktop.editorial.civil_dates import french_day
from desktop.editorial.post import Channel

# Below this age the law wants the consent of the holder of parental authority or of the tutor
# (Loi sur l'accès, art. 53.1). Practitioners often ask the parents until 18 for the right to one's
# image: a municipal profile may say so, and the gate then warns between the two ages.
LEGAL_CONSENT_AGE = 14
MAJORITY = 18


class PublicRole(enum.StrEnum):
    """In what public capacity somebody is shown: the image of public duties needs no release, a candidate's does.

    Source: Aubry c. Éditions Vice-Versa, [1998] 1 R.C.S. 591 (legitimate public information).
    """

    ELECTED = "elu"
    OFFICIAL = "fonction"
    CANDIDATE = "candidat"

    @property
    def on_duty(self) -> bool:
        """Whether it is in the exercise of public duties."""
        return self is not PublicRole.CANDIDATE


Days = tuple[dt.date | None, dt.date | None]
"""A first and a last day, both included; None on the side that never closes."""


@dataclass(frozen=True, slots=True)
class RightsRecord:
    """Who holds the rights in an image, for which channels and until when (last day included).

    `modifications_allowed` at None means that nobody answered; the licence may settle it.
    """

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
    """Someone in an image. `label` is an opaque number for messages, never the name.

    `public_role` is set for an elected person or an official shown in their public duties, and for a candidate.
    `elected` and `candidate` are the days on which the profile says that somebody of that name is one.
    """

    identifiable: bool
    minor: bool
    age: int | None
    release: Release | None
    label: str = ""
    public_role: PublicRole | None = None
    elected: tuple[Days, ...] = ()
    candidate: tuple[Days, ...] = ()

    @property
    def on_duty(self) -> bool:
        """Whether they are shown in their public duties."""
        return self.public_role is not None and self.public_role.on_duty

    def is_candidate(self, day: dt.date) -> bool:
        """Whether the record, or the profile on that day, says so."""
        return self.public_role is PublicRole.CANDIDATE or _holds(self.candidate, day)

    def is_elected(self, day: dt.date) -> bool:
        """Whether the record, or the profile on that day, says so."""
        return self.public_role is PublicRole.ELECTED or _holds(self.elected, day)

    @property
    def is_minor(self) -> bool:
        """Whether the person is under 18, by statement or by age."""
        return self.minor or (self.age is not None and self.age < MAJORITY)


def _holds(spans: tuple[Days, ...], day: dt.date) -> bool:
    return any((start is None or start <= day) and (end is None or day <= end) for start, end in spans)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Whether something covers a publication: true when no reason says otherwise."""

    reasons: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return not self.reasons


class Signatory(enum.Enum):
    """Whether the right person signed a release."""

    FITTING = "convient"
    TO_CONFIRM = "à confirmer"
    WRONG = "ne convient pas"


def is_complete(record: RightsRecord | None) -> Coverage:
    """Whether a rights record says the three things art. 26 needs: holder, licence, channels."""
    if record is None:
        return Coverage(("Aucune fiche de droits. Remplissez-la ou retirez l’image.",))
    reasons = []
    if not (record.holder or "").strip():
        reasons.append("La fiche de droits ne dit pas qui détient les droits. Inscrivez le titulaire.")
    if not (record.licence or "").strip():
        reasons.append(
            "La fiche de droits ne dit pas à quel titre l’image est utilisée. Inscrivez la licence ou l’autorisation."
        )
    if not record.channels:
        reasons.append("La fiche de droits ne permet aucun média. Cochez ceux que la licence accorde.")
    return Coverage(tuple(reasons))


def covers(record: RightsRecord | None, channel: Channel, day: dt.date | None) -> Coverage:
    """Whether `record` allows `channel` on `day`, its last day included.

    Without a day only what does not depend on it is judged; `undated` tells whether a deadline waits.
    """
    complete = is_complete(record)
    if record is None or not complete:
        return complete
    reasons = []
    if channel not in record.channels:
        reasons.append(
            f"La licence n’accorde pas le média «\u00a0{channel.label}\u00a0». "
            "Retirez l’image de ce média ou obtenez-en l’autorisation."
        )
    if day is not None and record.expires is not None and record.expires < day:
        reasons.append(
            f"Les droits sont échus depuis le {french_day(record.expires)}, avant la publication du "
            f"{french_day(day)}. Renouvelez-les, avancez la publication ou changez d’image."
        )
    return Coverage(tuple(reasons))


def release_covers(release: Release | None, channel: Channel, day: dt.date | None) -> Coverage:
    """Whether a signed release allows `channel` on `day`, its last day included; who signed is `signatory`."""
    if release is None:
        return Coverage(
            (
                "Aucune autorisation de diffusion. Faites-la signer, choisissez une autre image ou recadrez-la.",
            )
        )
    if not _is_signed(release.status):
        unsigned = (
            "L’autorisation de diffusion n’est pas signée. "
            "Faites-la signer ou retirez l’image; une demande ou un accord verbal ne suffit pas."
        )
        return Coverage((unsigned,))
    reasons = []
    if channel not in release.channels:
        reasons.append(
            f"L’autorisation de diffusion ne vise pas le média «\u00a0{channel.label}\u00a0». "
            "Demandez-la pour ce média ou retirez-en l’image."
        )
    if day is not None and release.expires is not None and release.expires < day:
        reasons.append(
            f"L’autorisation de diffusion a pris fin le {french_day(release.expires)}, avant la publication du "
            f"{french_day(day)}. Demandez-en une nouvelle ou retirez l’image."
        )
    return Coverage(tuple(reasons))


def signatory(person: Person, parental_consent_until: int = LEGAL_CONSENT_AGE) -> Signatory:
    """Whether the release of `person` was signed by who may: a parent or tutor under 14, always.

    From 14 the minor may sign by law; under `parental_consent_until` (years) the municipality's own
    practice still wants a parent, which is then to confirm. A minor of unknown age counts as under 14.
    """
    by_parent = _is_parent(person.release.signed_by if person.release else None)
    by_self = _is_self(person.release.signed_by if person.release else None)
    if not person.is_minor:
        return Signatory.FITTING if by_self else Signatory.TO_CONFIRM
    if by_parent:
        return Signatory.FITTING
    if person.age is None or person.age < LEGAL_CONSENT_AGE or not by_self:
        return Signatory.WRONG
    return Signatory.TO_CONFIRM if person.age < parental_consent_until else Signatory.FITTING


def undated(held: RightsRecord | Release | None, day: dt.date | None) -> bool:
    """Whether a deadline cannot be judged because the day of publication is not fixed."""
    return day is None and held is not None and held.expires is not None


def licence_allows_modification(record: RightsRecord) -> bool | None:
    """Whether the image may be modified, from the record, else from the licence's name; None when unsaid."""
    if record.modifications_allowed is not None:
        return record.modifications_allowed
    licence = _folded(record.licence)
    if re.search(r"\bnd\b|sans modification|pas de modification|aucune modification", licence):
        return False
    if re.search(r"\bcc0\b|\bcc by\b|domaine public|propriete municipale", licence):
        return True
    return None


def licence_asks_credit(record: RightsRecord) -> bool:
    """Whether the licence's name asks for a credit line (Creative Commons BY and its kin)."""
    return bool(re.search(r"\bcc by\b|attribution", _folded(record.licence)))


def _is_signed(status: str) -> bool:
    return _folded(status) in {"signe", "signee"}


def _is_parent(signed_by: str | None) -> bool:
    return bool(re.search(r"\b(?:parents?|mere|pere|tut(?:eur|rice|elle)|titulaire)\b", _folded(signed_by)))


def _is_self(signed_by: str | None) -> bool:
    return bool(
        re.search(r"\b(?:la personne|elle meme|lui meme|mineur|mineure|adulte)\b", _folded(signed_by))
    )


def _folded(text: str | None) -> str:
    """Lower case without accents, punctuation as single spaces."""
    decomposed = unicodedata.normalize("NFD", (text or "").casefold())
    letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(re.findall(r"[a-z0-9]+", letters))
