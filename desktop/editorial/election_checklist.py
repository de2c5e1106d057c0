"""What only a person can see in an election period: a short list, confirmed point by point (art. 9).

The rules read words; they cannot see a wink, a photograph, or money. The list is asked when a version is
submitted whose publication day falls in a period, and never says that a text is neutral.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from desktop.editorial.elections import Level
from desktop.editorial.gates.case import ElectionPeriod
from desktop.editorial.post import Channel


@dataclass(frozen=True, slots=True)
class ChecklistPoint:
    """One thing to confirm. `code` is what a signed fact keeps; `source` says where it comes from.

    `levels` and `channels` are those it is asked for, every one by default; `in_emergency` whether it is
    asked when the post is an emergency: what cannot wait is asked the least.
    """

    code: str
    sentence: str
    source: str
    levels: frozenset[str] = frozenset(map(str, Level))
    channels: frozenset[Channel] = frozenset(Channel)
    in_emergency: bool = False


_MUNICIPAL = frozenset({str(Level.MUNICIPAL)})
_PAPER = frozenset({Channel.CONTACT})
_ONLINE = frozenset(Channel) - _PAPER
_LAW = "Loi sur les élections et les référendums dans les municipalités, art. 453"

POINTS = (
    ChecklistPoint(
        "candidat",
        "Rien ne favorise ni ne défavorise une personne candidate, une équipe ou un parti, même à mots couverts.",
        "Politique, art. 9",
        in_emergency=True,
    ),
    ChecklistPoint(
        "images",
        "Chaque lien a été ouvert et chaque image regardée\u00a0: on n’y voit ni affiche, ni slogan, ni couleur d’un camp.",
        "Politique, art. 9 et 14",
        in_emergency=True,
    ),
    ChecklistPoint(
        "conseil",
        "Ce n’est pas le partage d’une page ou d’une publication d’un membre du conseil ou d’une personne candidate.",
        "Politique, art. 9 et 24",
    ),
    ChecklistPoint(
        "paye",
        "Aucune visibilité n’est payée\u00a0: ni placement, ni publication mise en valeur.",
        "Élections Québec, intervenir dans le débat électoral",
        levels=_MUNICIPAL,
        channels=_ONLINE,
    ),
    ChecklistPoint(
        "distribution",
        "Le journal garde la distribution et la fréquence qu’il a hors de la période.",
        _LAW,
        levels=_MUNICIPAL,
        channels=_PAPER,
    ),
    ChecklistPoint(
        "numero_special",
        "Ce n’est pour aucun numéro spécial ni cahier ajouté du journal.",
        _LAW,
        levels=_MUNICIPAL,
        channels=_PAPER,
    ),
)
"""In the order they are asked."""
EVERY_CODE = frozenset(point.code for point in POINTS)
"""Every point confirmed."""


def points_for(
    period: ElectionPeriod, channels: Collection[Channel], *, emergency: bool
) -> tuple[ChecklistPoint, ...]:
    """What to confirm for a version that goes out on `channels` in `period`."""
    return tuple(
        point
        for point in POINTS
        if period.kind in point.levels
        and not point.channels.isdisjoint(channels)
        and (point.in_emergency or not emergency)
    )


def sentences_of(codes: Collection[str]) -> tuple[str, ...]:
    """What codes confirmed, in words and in order; a code that a newer version wrote is left out."""
    return tuple(point.sentence for point in POINTS if point.code in codes)
