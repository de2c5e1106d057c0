"""What the image strip says of each image: description, rights, people, likeness to another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from desktop.editorial.post import ImageUse
from desktop.imaging.similarity import NEAR, are_near
from desktop.services.image_overview import ImageOverview, RightsState
from desktop.ui.editor.images.image_list import ImageRow, RowBadge

_STATES = {
    RightsState.COMPLETE: ("pass", "success"),
    RightsState.TO_COMPLETE: ("warning", "warning"),
    RightsState.EXPIRING: ("clock", "warning"),
    RightsState.EXPIRED: ("block", "danger"),
    RightsState.WITHDRAWN: ("block", "danger"),
}


def rows_of(
    uses: Sequence[ImageUse],
    pictures: Mapping[str, QImage],
    overviews: Mapping[str, ImageOverview],
    likenesses: Mapping[str, str],
) -> list[ImageRow]:
    """The rows of `uses`; what is not known yet is left out."""
    rows = []
    for number, use in enumerate(uses):
        badges = [*_records(use, overviews.get(use.asset)), *_twins(number, uses, likenesses)]
        title, described = _title(use)
        rows.append(ImageRow(f"{number + 1}. {title}", described, tuple(badges), pictures.get(use.asset)))
    return rows


def rights_badge(state: RightsState) -> RowBadge:
    """The rights badge of an image: an icon and a word."""
    role, token = _STATES[state]
    return RowBadge(_tr("Droits\u00a0: {0}").format(_state_word(state)), role, token)


def _state_word(state: RightsState) -> str:
    return {
        RightsState.COMPLETE: _tr("fiche complète"),
        RightsState.TO_COMPLETE: _tr("à compléter"),
        RightsState.EXPIRING: _tr("expirent bientôt"),
        RightsState.EXPIRED: _tr("échus"),
        RightsState.WITHDRAWN: _tr("image retirée"),
    }[state]


def _title(use: ImageUse) -> tuple[str, bool]:
    if use.decorative:
        return _tr("Image décorative"), True
    return (use.alt, True) if use.alt.strip() else (_tr("Sans description"), False)


def _records(use: ImageUse, overview: ImageOverview | None) -> list[RowBadge]:
    if overview is None:
        return []
    return [rights_badge(overview.state), people_badge(use, overview)]


def people_badge(use: ImageUse, overview: ImageOverview) -> RowBadge:
    """Who can be recognised, and whether each consented."""
    if overview.unreleased == 1:
        return RowBadge(_tr("Une autorisation manque"), "warning", "warning")
    if overview.unreleased:
        return RowBadge(_tr("{0} autorisations manquent").format(overview.unreleased), "warning", "warning")
    if not use.people_reviewed:
        return RowBadge(_tr("Personnes à vérifier"), "warning", "warning")
    seen = sum(person.identifiable for person in overview.people)
    if not seen:
        return RowBadge(_tr("Aucune personne reconnaissable"), "pass", "success")
    words = _tr("Une personne, autorisée") if seen == 1 else _tr("{0} personnes, autorisées").format(seen)
    return RowBadge(words, "pass", "success")


def _twins(number: int, uses: Sequence[ImageUse], likenesses: Mapping[str, str]) -> list[RowBadge]:
    """A notice on the later of two images that look alike, or are the same one."""
    own = uses[number]
    for earlier in range(number):
        other = uses[earlier]
        if other.asset == own.asset:
            words = _tr("La même que l’image {0}").format(earlier + 1)
        elif own.asset in likenesses and other.asset in likenesses:
            if not _alike(likenesses[own.asset], likenesses[other.asset]):
                continue
            words = _tr("Ressemble à l’image {0}").format(earlier + 1)
        else:
            continue
        return [RowBadge(words, "info", "info")]
    return []


def _alike(one: str, other: str) -> bool:
    """Two plain surfaces have the same empty hash and nothing in common."""
    return are_near(one, other) and min(int(one, 16).bit_count(), int(other, 16).bit_count()) > NEAR


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImageStrip", text)
