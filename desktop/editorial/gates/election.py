"""Art. 9: in an election period the municipality takes no side, and lends its media to no candidate."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.editorial.gates.case import GateCase
from desktop.editorial.gates.links import campaign_links
from desktop.editorial.gates.texts import STANDS, by_category, from_findings, policy_unchecked
from desktop.editorial.gates.verdict import Origin, Reason, blocks, of_image, warns
from desktop.editorial.post import PostKind


def election(case: GateCase) -> tuple[Reason, ...] | None:
    """Judged on the publication day, first and last day of the period included; nothing outside one."""
    if not case.in_election_period:
        return None
    stands = from_findings(case, by_category(case, STANDS))
    return (*stands, *campaign_links(case), *_visibility(case), *policy_unchecked(case))


def _visibility(case: GateCase) -> tuple[Reason, ...]:
    """In a municipal period the mayor's word and images of those who stand are visibility (Élections Québec)."""
    if case.election is None:
        return ()
    reasons = [*_faces(case, of_the_council=case.election.of_the_council)]
    if not case.election.of_the_council:
        return tuple(reasons)
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
    return tuple(reasons)


def _faces(case: GateCase, *, of_the_council: bool) -> Iterator[Reason]:
    """Candidates and elected people that images show, by their record or by the names of the profile.

    While the council is elected both block, until the direction confirms (a contestation that she ticks): a name may
    be somebody else's, and a ceremony may have no other image. Another election is not the council's: the face of one
    of its candidates warns.
    """
    day = case.planned_on
    if day is None:
        return
    for image in case.images:
        people = [person for person in image.people if person.identifiable]
        if any(person.is_candidate(day) for person in people):
            if of_the_council:
                sentence = (
                    "elle montre une personne candidate pendant la période électorale municipale. Retirez-la, ou "
                    "contestez pour que la direction générale tranche."
                )
                yield blocks(of_image(image, sentence), Origin.TEXT)
            else:
                sentence = (
                    "elle montre une personne candidate pendant une période électorale. Choisissez une autre image, ou "
                    "justifiez."
                )
                yield warns(of_image(image, sentence))
        elif of_the_council and any(person.is_elected(day) for person in people):
            sentence = (
                "elle montre une personne élue pendant la période électorale municipale. Choisissez une autre image, ou "
                "contestez pour que la direction générale tranche."
            )
            yield blocks(of_image(image, sentence), Origin.TEXT)
