"""What the gates look at, gathered from a post and from the records of the workspace."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from db.workspace import Workspace
from desktop.editorial.elections import gate_period, period_on
from desktop.editorial.gates.case import CaseAccount, CaseImage, ElectionPeriod, GateCase, with_profile
from desktop.editorial.post import Crop, EventFacts, ImageUse, Post, PostKind
from desktop.editorial.profile import MunicipalProfile
from desktop.editorial.variant import ResolvedVariant
from desktop.services.accounts import account_in_use
from desktop.services.elections import periods_in_force
from desktop.services.image_records import ImageRecords

_WHOLE = Crop()


@dataclass(frozen=True, slots=True)
class Authorship:
    """Who wrote the post and who approved it, as far as it has gone. Times are zoned."""

    author: str
    role: str
    edited_at: dt.datetime
    approver: str | None = None
    approved_at: dt.datetime | None = None


def gate_case(
    workspace: Workspace,
    profile: MunicipalProfile,
    post: Post,
    variant: ResolvedVariant,
    day: dt.date,
    authorship: Authorship,
    records: ImageRecords,
) -> GateCase:
    """The case of one channel of a post, published on `day`; its texts are still to be checked.

    An event nobody described is one that nothing says to be the municipality's (art. 10).
    """
    event = post.event or (EventFacts() if post.kind is PostKind.EVENT else None)
    case = GateCase(
        title=variant.title,
        body=variant.body,
        medium=str(variant.channel),
        kind=str(post.kind),
        planned_on=day,
        election=election_on(workspace, profile, day),
        emergency=post.emergency,
        account=_account(workspace, profile, variant),
        author=authorship.author,
        author_role=authorship.role,
        approver=authorship.approver,
        approved_at=authorship.approved_at,
        last_edited_at=authorship.edited_at,
        images=tuple(_image(records, use, n) for n, use in enumerate(variant.images, 1)),
        links=variant.links,
        website_counterpart=post.site_page,
        organiser_is_municipality=event.organised_by_municipality if event else None,
        municipal_vocation=event.municipal_vocation if event else None,
        discretion_reason=event.discretion_reason if event else "",
    )
    return with_profile(case, profile)


def election_on(workspace: Workspace, profile: MunicipalProfile, day: dt.date) -> ElectionPeriod | None:
    """The heaviest election period on `day`: computed, of the profile, or entered as a signed fact."""
    return gate_period(period_on(day, periods_in_force(workspace, profile)))


def _account(workspace: Workspace, profile: MunicipalProfile, variant: ResolvedVariant) -> CaseAccount | None:
    """The account of a channel. Its authorisation is the signed fact's, never the profile's (art. 3, 21)."""
    held = account_in_use(workspace, variant.channel, variant.account)
    if held is None:
        return None
    described = next((entry for entry in profile.accounts if entry.id == held.id), None)
    return CaseAccount(
        name=held.name,
        authorized=held.authorized,
        approved_by_direction_on=held.on,
        logo_on_profile=described is not None and described.logo_on_profile,
    )


def _image(records: ImageRecords, use: ImageUse, number: int) -> CaseImage:
    rights = records.rights.get(use.asset)
    return CaseImage(
        name=f"image {number}",
        rights=rights,
        credit_required=rights.credit_required if rights else False,
        credit=use.credit,
        credit_where=use.credit_where,
        people=records.people[use.asset],
        alt=use.alt or None,
        decorative=use.decorative,
        logo=use.logo,
        # A logo laid on a photograph changes it as much as a crop does.
        modified=use.crop != _WHOLE or use.logo,
        derived_from=None,
        people_reviewed=use.people_reviewed,
    )
