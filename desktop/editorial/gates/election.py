"""Art. 9: in an election period the municipality takes no side, and lends its media to no candidate."""

from __future__ import annotations

from desktop.editorial.gates.case import GateCase
from desktop.editorial.gates.links import campaign_links
from desktop.editorial.gates.texts import STANDS, by_category, from_findings, policy_unchecked
from desktop.editorial.gates.verdict import Origin, Reason, blocks, warns
from desktop.editorial.post import PostKind
from desktop.editorial.rights import PublicRole


def election(case: GateCase) -> tuple[Reason, ...] | None:
    """Judged on the publication day, first and last day of the period included; nothing outside one."""
    if not case.in_election_period:
        return None
    stands = from_findings(case, by_category(case, STANDS))
    return (*stands, *campaign_links(case), *_visibility(case), *policy_unchecked(case))


def _visibility(case: GateCase) -> tuple[Reason, ...]:
    """In a municipal period the mayor's word and images of elected people are visibility (Élections Québec)."""
    if case.election is None or not case.election.of_the_council:
        return ()
    reasons = []
    if case.paid_in_period:
        reasons.append(
            blocks(
                "Un placement payé de cette publication court pendant la période électorale municipale. Annulez-le, ou "
                "reportez la publication."
            )
        )
    if case.kind == PostKind.MAYOR_WORD:
        sentence = (
            "Le mot du maire attend la fin de la période électorale municipale. Retirez-le ou reportez-le."
        )
        reasons.append(blocks(sentence, Origin.TEXT))
    if any(person.public_role is PublicRole.ELECTED for image in case.images for person in image.people):
        reasons.append(
            warns(
                "Une image montre une personne élue pendant la période électorale municipale. "
                "Choisissez une autre image, ou justifiez."
            )
        )
    return tuple(reasons)
