"""Art. 10: events organised in large part by the municipality, or of municipal vocation."""

from __future__ import annotations

from dataclasses import replace

from desktop.editorial.findings import Category, Finding
from desktop.editorial.gates.case import GateCase
from desktop.editorial.gates.cues import folded, says_it_organises
from desktop.editorial.gates.texts import from_findings, policy_unchecked
from desktop.editorial.gates.verdict import Reason, Verdict, warns
from desktop.editorial.post import PostKind


def event(case: GateCase) -> tuple[Reason, ...]:
    """The facts of the event decide; when nobody gave them, the text speaks."""
    if case.organiser_is_municipality or case.municipal_vocation:
        return ()
    asked = case.organiser_is_municipality is not None or case.municipal_vocation is not None
    if not asked and case.kind != PostKind.EVENT:
        return from_findings(case, (finding for finding in case.findings if finding.article == "10"))
    promoted = from_findings(case, _promotions(case, asked))
    justified = any(letter.isalnum() for letter in case.discretion_reason)  # « . » says nothing
    if promoted and justified:
        promoted = tuple(_at_discretion(reason) for reason in promoted)
    unread = () if asked else policy_unchecked(case)
    if promoted or unread or not asked or justified:
        return (*promoted, *unread)
    return (
        warns(
            "L’événement n’est ni organisé en grande partie par la Municipalité ni de vocation municipale. "
            "Écrivez pourquoi il est partagé, ou retirez-le."
        ),
    )


def _promotions(case: GateCase, asked: bool) -> tuple[Finding, ...]:
    """What promotes somebody else's event; a sponsor at the municipality's own is for art. 13 alone."""
    own = not asked and says_it_organises(folded(case))
    return tuple(
        finding
        for finding in case.findings
        if finding.article == "10" or (finding.category is Category.EXTERNAL_ADVERTISING and not own)
    )


def _at_discretion(reason: Reason) -> Reason:
    if reason.verdict is not Verdict.BLOCKS:
        return reason
    text = f"{reason.text} Le motif écrit est soumis à la direction générale."
    return replace(reason, text=text, verdict=Verdict.WARNS)
