"""Art. 26: the source of an image, on the image or in the text that goes with it."""

from __future__ import annotations

import re

from desktop.editorial.gates.addresses import unaccented
from desktop.editorial.gates.case import CaseImage, GateCase
from desktop.editorial.gates.verdict import Reason, blocks, of_image, warns
from desktop.editorial.rights import licence_asks_credit

# Words of a credit or of a holder that are nobody's name.
_NOT_NAMES = re.compile(
    r"\b(?:photo(?:s|graphie|graphes?)?|credits?|images?|illustration|source|droits|reserves|tous|par|de|du|des"
    r"|la|le|les|et|c|copyright|courtoisie|gracieusete|archives|inc|ltee|enr|studio|\d+)\b"
)


def image_credit(case: GateCase) -> tuple[Reason, ...] | None:
    """A required credit is printed; one that names somebody else than the holder is to review."""
    if not case.images:
        return None
    return tuple(reason for image in case.images for reason in _credit_of(case, image))


def _credit_of(case: GateCase, image: CaseImage) -> tuple[Reason, ...]:
    record = image.rights
    required = image.credit_required or (record is not None and record.credit_required)
    shown = _is_shown(case, image)
    if not required:
        if record is not None and licence_asks_credit(record) and not shown:
            sentence = "la licence demande une mention de la source. Ajoutez-la, ou justifiez."
            return (warns(of_image(image, sentence)),)
        return ()
    if not shown:
        sentence = (
            "la mention de source exigée ne paraît ni sur l’image ni dans le texte; le texte de remplacement "
            "ne suffit pas. Ajoutez-la à l’un des deux."
        )
        return (blocks(of_image(image, sentence)),)
    if not _names_holder(image):
        sentence = "la mention de source ne correspond pas au titulaire inscrit à la fiche de droits. Corrigez l’une ou l’autre."
        return (warns(of_image(image, sentence)),)
    return ()


def _is_shown(case: GateCase, image: CaseImage) -> bool:
    credit = (image.credit or "").strip()
    if not credit:
        return False
    if image.credit_where == "image":
        return True
    if image.credit_where == "texte" and image.credit_printed:
        return True
    return image.credit_where in {"texte", None} and _letters(credit) in _letters(f"{case.title} {case.body}")


def _names_holder(image: CaseImage) -> bool:
    """Whether the credit gives the holder's name, or the very line the holder asked for.

    An initial stands for a first name; accents, capitals and order do not matter. Without a known
    holder there is nothing to compare: the rights record is what is missing.
    """
    record = image.rights
    if record is None or not (record.holder or "").strip():
        return True
    credit = image.credit or ""
    if record.credit_line and _letters(record.credit_line) in _letters(credit):
        return True
    given = _name_words(credit)
    holder = _name_words((record.holder or "").split(",")[0]) or _name_words(record.holder or "")
    if not holder:
        return True
    *first, family = holder
    return family in given and all(name in given or name[0] in given for name in first)


def _name_words(text: str) -> list[str]:
    return _NOT_NAMES.sub(" ", _letters(text)).split()


def _letters(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", unaccented(text)))
