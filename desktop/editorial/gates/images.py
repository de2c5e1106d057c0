"""Art. 26 and 25 on the images: rights, credit, consent of the people, alternative text, logo."""

from __future__ import annotations

import re

from desktop.editorial.findings import Category
from desktop.editorial.gates.addresses import unaccented
from desktop.editorial.gates.case import CaseImage, GateCase
from desktop.editorial.gates.texts import from_findings
from desktop.editorial.gates.verdict import Reason, blocks, of_image, warns
from desktop.editorial.marks import Mark, consent_covers, licence_is_a_logo
from desktop.editorial.post import Channel
from desktop.editorial.rights import covers, licence_allows_modification, undated

# Words that describe nothing when they are the whole alternative text.
_GENERIC_ALT = frozenset(
    {"image", "photo", "photographie", "illustration", "logo", "affiche", "visuel", "photo de l'evenement"}
)
_FILE_NAME = re.compile(
    r"[\w ()-]+\.(?:jpe?g|png|gif|webp|heic|tiff?|svg|bmp)|(?:img|dsc|dscn|pxl)[\s_-]?\d+", re.IGNORECASE
)


def image_rights(case: GateCase) -> tuple[Reason, ...] | None:
    """Only authorised images: a complete record that covers this channel on the publication day, and the crop.

    A third party's logo has its own consent, with its document.
    """
    if not case.images:
        return None
    return tuple(
        reason
        for image in case.images
        for reason in (*_rights_of(case, image), *_marks(case, image, Mark.THIRD))
    )


def alternative_text(case: GateCase) -> tuple[Reason, ...] | None:
    """Good practice, never a block: every image is described, or said to be decorative. Nothing on paper."""
    if not case.images or case.medium == Channel.CONTACT:
        return None
    undescribed = (
        warns(of_image(image, "décrivez ce qu’on y voit en une phrase, ou marquez-la comme décorative."))
        for image in case.images
        if not image.decorative and _says_nothing(image)
    )
    reported = (
        finding
        for finding in case.findings
        if finding.category is Category.ACCESSIBILITY and finding.where.startswith("texte_de_remplacement")
    )
    softened = (warns(reason.text, reason.origin) for reason in from_findings(case, reported))
    return (*undescribed, *softened)


def logo(case: GateCase) -> tuple[Reason, ...] | None:
    """Art. 25 is about the medium: nowhere, the profile included, blocks; one visual without it warns.

    Used by a third party, it needs the consent of the communications service: a record, which nobody overrides.
    """
    unallowed = tuple(reason for image in case.images for reason in _marks(case, image, Mark.OFFICIAL))
    absent = _absent_logo(case)
    return absent if absent is None and not unallowed else (*unallowed, *(absent or ()))


def _absent_logo(case: GateCase) -> tuple[Reason, ...] | None:
    if case.logo_consent_missing:
        return (
            blocks(
                "Un tiers utilise le logo sans le consentement du service des communications. "
                "Obtenez ce consentement et consignez-le, ou retirez le logo."
            ),
        )
    on_profile = case.account is not None and case.account.logo_on_profile
    without = tuple(image for image in case.images if not image.logo)
    if not case.images:
        # An account that is not ours is for articles 3 and 21 to stop; its profile proves nothing.
        ours = case.account is not None and case.account.authorized
        return (blocks(_NOWHERE),) if ours and not on_profile else None
    if len(without) == len(case.images) and not on_profile:
        return (blocks(_NOWHERE),)
    return tuple(
        warns(of_image(image, "le logo n’y est pas. Ajoutez-le, ou justifiez.")) for image in without
    )


_NOWHERE = (
    "Le logo de la Municipalité n’est ni sur le profil du compte ni sur l’image. Ajoutez-le à l’un des deux."
)


def _marks(case: GateCase, image: CaseImage, mark: Mark) -> tuple[Reason, ...]:
    """The logos of an image that lack their consent; a deadline waits for the day of publication."""
    held = [each for each in image.marks or () if each.mark is mark]
    reasons = [
        blocks(of_image(image, sentence))
        for each in held
        for sentence in consent_covers(each, case.planned_on).reasons
    ]
    if case.planned_on is None and any(each.until is not None for each in held):
        sentence = "le consentement pour un logo a une échéance. Fixez la date de publication."
        reasons.append(warns(of_image(image, sentence)))
    unstated = image.marks is not None and not held and image.rights is not None
    if mark is Mark.THIRD and unstated and image.rights is not None and licence_is_a_logo(image.rights):
        sentence = "la fiche de droits parle de l’accord donné pour un logo. Consignez cet accord sous «\u00a0Logos\u00a0»."
        reasons.append(blocks(of_image(image, sentence)))
    return tuple(dict.fromkeys(reasons))


def _rights_of(case: GateCase, image: CaseImage) -> tuple[Reason, ...]:
    record = image.rights
    reasons = [
        blocks(of_image(image, sentence))
        for sentence in covers(record, case.channel, case.planned_on).reasons
    ]
    if undated(record, case.planned_on):
        reasons.append(warns(of_image(image, "ses droits ont une échéance. Fixez la date de publication.")))
    if record is not None and (image.modified or image.derived_from):
        allowed = licence_allows_modification(record)
        if allowed is False:
            reasons.append(
                blocks(
                    of_image(
                        image, "la licence interdit de la modifier ou de la recadrer. Publiez l’original."
                    )
                )
            )
        elif allowed is None:
            reasons.append(
                warns(
                    of_image(
                        image,
                        "la fiche ne dit pas si l’image peut être modifiée ou recadrée. Vérifiez la licence.",
                    )
                )
            )
    return tuple(reasons)


def _says_nothing(image: CaseImage) -> bool:
    alt = unaccented((image.alt or "").strip()).rstrip(".!").replace("’", "'")
    return not alt or alt in _GENERIC_ALT or bool(_FILE_NAME.fullmatch(alt))
