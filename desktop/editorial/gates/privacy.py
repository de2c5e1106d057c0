"""Privacy: the people one recognises in images (art. 26), and confidentiality in the text (art. 23)."""

from __future__ import annotations

import re

from desktop.editorial.findings import Category
from desktop.editorial.gates.addresses import unaccented
from desktop.editorial.gates.case import CaseImage, GateCase
from desktop.editorial.gates.texts import by_category, from_findings, policy_unchecked
from desktop.editorial.gates.verdict import Reason, after_colon, blocks, named_image, of_image, warns
from desktop.editorial.rights import Person, Signatory, release_covers, signatory, undated

_PERSONAL_ACCOUNT = re.compile(r"\b(?:compte|profil|page)s? (?:\w+ )?perso(?:nnel(?:le)?s?)?\b")


def image_privacy(case: GateCase) -> tuple[Reason, ...] | None:
    """Nobody recognisable without a signed release for this channel and day; a crop is looked at anew."""
    if not case.images:
        return None
    return tuple(reason for image in case.images for reason in _people_of(case, image))


def confidentiality(case: GateCase) -> tuple[Reason, ...]:
    """Art. 23: no personal information in the texts, and never on behalf of the town from one's own account."""
    findings = by_category(case, {Category.PERSONAL_DATA})
    others = (finding for finding in case.findings if finding.article == "23" and finding not in findings)
    return (
        *from_findings(case, (*findings, *others)),
        *_own_account(case),
        *policy_unchecked(case),
    )


def _people_of(case: GateCase, image: CaseImage) -> list[Reason]:
    reasons = []
    if not image.people_reviewed:
        # A crop may isolate somebody the original lost in a crowd: only a look at this very image tells.
        sentence = (
            "dites qui on y reconnaît, telle qu’elle est recadrée, ou confirmez qu’on n’y reconnaît personne."
        )
        reasons.append(blocks(of_image(image, sentence)))
    for number, person in enumerate(image.people, start=1):
        if person.identifiable and not person.on_duty:
            reasons.extend(_consent(case, image, person, _number(person, number)))
    return reasons


def _consent(case: GateCase, image: CaseImage, person: Person, number: str) -> list[Reason]:
    who = f"La personne nº\u00a0{number} de l’{named_image(image)}"
    covered = release_covers(person.release, case.channel, case.planned_on)
    reasons = [blocks(f"{who}\u00a0: {after_colon(sentence)}") for sentence in covered.reasons]
    if person.release is None or not covered:
        return reasons
    if undated(person.release, case.planned_on):
        reasons.append(warns(f"{who}\u00a0: l’autorisation a une échéance. Fixez la date de publication."))
    fitting = signatory(person, case.parental_consent_until)
    if fitting is Signatory.WRONG:
        reasons.append(
            blocks(
                f"{who} est mineure\u00a0: avant 14 ans, ou si l’âge n’est pas inscrit, l’autorisation est signée "
                "par le parent ou le tuteur. Faites-la signer, ou retirez l’image."
            )
        )
    elif fitting is Signatory.TO_CONFIRM:
        reasons.append(warns(f"{who}\u00a0: {_TO_CONFIRM_MINOR if person.is_minor else _TO_CONFIRM_ADULT}"))
    return reasons


_TO_CONFIRM_MINOR = (
    "elle a l’âge de consentir seule, mais le profil demande la signature d’un parent jusqu’à la majorité. "
    "Obtenez-la, ou justifiez."
)
_TO_CONFIRM_ADULT = "l’autorisation ne dit pas que la personne l’a signée elle-même. Précisez-le à la fiche."


def _own_account(case: GateCase) -> tuple[Reason, ...]:
    """An employee's own account is never official; an authorised account is not one, whatever its name."""
    if case.account is None or case.account.authorized:
        return ()
    name = unaccented(case.account.name)
    author = set(_words(re.sub(r"\(.*?\)", " ", case.author)))
    if _PERSONAL_ACCOUNT.search(name) or (author and author <= set(_words(name))):
        return (
            blocks(
                "Ce compte est un compte personnel\u00a0: seuls les comptes officiels parlent au nom de la Municipalité. "
                "Choisissez un compte officiel."
            ),
        )
    return ()


def _number(person: Person, position: int) -> str:
    """The number its label gives, so that the sentence and the image agree; else its place in the list."""
    found = re.search(r"\d+", person.label)
    return found.group() if found else str(position)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", unaccented(text))
