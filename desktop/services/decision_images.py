"""The images of a post as the direction judges them: rights, releases, credit, description, logo. In words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.editorial.civil_dates import french_day
from desktop.editorial.manifest_reading import image_uses
from desktop.editorial.marks import ConsentStatus, MarkConsent
from desktop.editorial.post import Channel, ImageUse
from desktop.editorial.rights import MAJORITY, Person, PublicRole, RightsRecord
from desktop.services.image_records import ImageRecords
from desktop.services.previews import NodeToShow

SIGNED = "signé"
"""The status of a release that counts."""


@dataclass(frozen=True, slots=True)
class JudgedImage:
    """One image and the channels that use it the same way; `rendition` is the object shown for the first.

    `rights`, `people` and `marks` (its logos) are sentences; nobody is named. `number` counts from 1 in the post.
    """

    number: int
    asset: str
    rendition: str
    media_type: str
    use: ImageUse
    channels: tuple[Channel, ...]
    rights: str
    people: tuple[str, ...]
    marks: tuple[str, ...] = ()


def judged_images(nodes: Iterable[NodeToShow], records: ImageRecords) -> tuple[JudgedImage, ...]:
    """Every image of the channels of a revision, one entry a use."""
    channels: dict[ImageUse, list[Channel]] = {}
    rendered: dict[ImageUse, tuple[str, str]] = {}
    for shown in nodes:
        for use, image in zip(image_uses(shown.node), shown.node["images"], strict=True):
            channels.setdefault(use, []).append(shown.channel)
            rendered.setdefault(use, (str(image["rendition"]), str(image["media_type"])))
    return tuple(
        JudgedImage(
            number=number,
            asset=use.asset,
            rendition=rendered[use][0],
            media_type=rendered[use][1],
            use=use,
            channels=tuple(on),
            rights=rights_in_words(records.rights.get(use.asset)),
            people=people_in_words(use, records.people.get(use.asset, ())),
            marks=tuple(mark_in_words(each) for each in records.marks.get(use.asset, ())),
        )
        for number, (use, on) in enumerate(channels.items(), 1)
    )


def rights_in_words(record: RightsRecord | None) -> str:
    """Who holds the rights, by what title, until when."""
    if record is None:
        return "Aucune fiche de droits."
    said = [record.holder or "titulaire non inscrit", record.licence or "titre non inscrit"]
    end = f"jusqu’au {french_day(record.expires)}" if record.expires else "sans date de fin"
    allowed = [channel.label for channel in Channel if channel in record.channels]
    on = "tous les médias" if len(allowed) == len(Channel) else ", ".join(allowed) or "aucun média"
    return f"{', '.join(said)}; {end}; {on}."


def mark_in_words(consent: MarkConsent) -> str:
    """What is known of the consent for a logo that the image shows."""
    if consent.status is None:
        return "Un logo\u00a0: son consentement a été effacé."
    if consent.status is not ConsentStatus.GRANTED or consent.on is None:
        return f"{consent.mark.label}\u00a0: consentement {consent.status}."
    end = f"jusqu’au {french_day(consent.until)}" if consent.until else "sans date de fin"
    paper = "document joint" if consent.documented else "sans document"
    return f"{consent.mark.label}\u00a0: consentement donné le {french_day(consent.on)}; {end}; {paper}."


def people_in_words(use: ImageUse, people: Iterable[Person]) -> tuple[str, ...]:
    """What the record says of each person one can recognise, or that there is none."""
    shown = [person for person in people if person.identifiable]
    if not shown:
        return (
            "Aucune personne reconnaissable, selon la rédaction."
            if use.people_reviewed
            else "Personne n’a dit si quelqu’un est reconnaissable.",
        )
    return tuple(_person(person) for person in shown)


def _person(person: Person) -> str:
    who = person.label[:1].upper() + person.label[1:]
    if person.age is not None:
        who += f" ({person.age} ans)"
    elif person.is_minor:
        who += f" (moins de {MAJORITY} ans)"
    if person.public_role is PublicRole.CANDIDATE:
        who += ", candidate à une élection"
    if person.on_duty:
        return f"{who}\u00a0: dans l’exercice de ses fonctions publiques."
    release = person.release
    if release is None:
        return f"{who}\u00a0: aucune autorisation de diffusion."
    if release.status != SIGNED:
        return f"{who}\u00a0: autorisation de diffusion sans effet («\u00a0{release.status}\u00a0»)."
    end = f"jusqu’au {french_day(release.expires)}" if release.expires else "sans date de fin"
    signed = f" ({release.signed_by})" if release.signed_by else ""
    return f"{who}\u00a0: autorisation de diffusion signée{signed}; {end}."
