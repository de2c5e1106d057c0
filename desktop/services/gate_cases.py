"""What the gates look at, gathered from a post and from the records of the workspace."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from db.workspace import Workspace
from desktop.editorial.elections import gate_period, period_on
from desktop.editorial.gates.case import CaseAccount, CaseImage, ElectionPeriod, GateCase, with_profile
from desktop.editorial.post import Channel, Crop, ImageUse, Post
from desktop.editorial.profile import MunicipalProfile, ProfileElection
from desktop.editorial.variant import ResolvedVariant
from desktop.services.image_people import people_in
from desktop.services.image_rights import rights_of

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
) -> GateCase:
    """The case of one channel of a post, published on `day`; its texts are still to be checked."""
    event = post.event
    case = GateCase(
        title=variant.title,
        body=variant.body,
        medium=str(variant.channel),
        kind=str(post.kind),
        planned_on=day,
        election=election_on(workspace, profile, day),
        emergency=post.emergency,
        account=account_of(workspace, profile, variant.channel, variant.account),
        author=authorship.author,
        author_role=authorship.role,
        approver=authorship.approver,
        approved_at=authorship.approved_at,
        last_edited_at=authorship.edited_at,
        images=tuple(_image(workspace, use, n) for n, use in enumerate(variant.images, 1)),
        links=variant.links,
        website_counterpart=post.site_page,
        organiser_is_municipality=event.organised_by_municipality if event else None,
        municipal_vocation=event.municipal_vocation if event else None,
        discretion_reason=event.discretion_reason if event else "",
    )
    return with_profile(case, profile)


def election_on(workspace: Workspace, profile: MunicipalProfile, day: dt.date) -> ElectionPeriod | None:
    """The heaviest election period on `day`: computed, of the profile, or entered as a signed fact."""
    return gate_period(period_on(day, (*profile.elections, *_entered(workspace))))


def account_of(
    workspace: Workspace, profile: MunicipalProfile, channel: Channel, account: str | None
) -> CaseAccount | None:
    """The account that `channel` uses, the only one of its channel when none was chosen.

    The authorisation is the signed fact's, never the profile's (art. 3, 21).
    """
    known = [fact for fact in workspace.ledger.facts(kind="account") if fact.body["channel"] == str(channel)]
    replaced = {parent for fact in known for parent in fact.parents}
    live = [fact for fact in known if fact.hash not in replaced]
    if account is None:
        names = {str(fact.body["account"]) for fact in live}
        account = next(iter(names)) if len(names) == 1 else None
    chosen = [fact for fact in live if fact.body["account"] == account]
    if not chosen:
        return None
    described = next((entry for entry in profile.accounts if entry.id == account), None)
    return CaseAccount(
        name=str(chosen[0].body["name"]),
        authorized=all(fact.body["authorized"] for fact in chosen),
        approved_by_direction_on=max(dt.date.fromisoformat(str(fact.body["on"])) for fact in chosen),
        logo_on_profile=described is not None and described.logo_on_profile,
    )


def _entered(workspace: Workspace) -> tuple[ProfileElection, ...]:
    """The periods that the greffe or the direction signed and did not cancel."""
    facts = workspace.ledger.facts(kind="election")
    replaced = {parent for fact in facts for parent in fact.parents}
    periods = []
    for fact in facts:
        body = fact.body
        if fact.hash in replaced or body["cancelled"]:
            continue
        level, _, kind = str(body["type"]).partition("/")
        start, end = (dt.date.fromisoformat(str(body[name])) for name in ("start", "end"))
        vote = dt.date.fromisoformat(str(body["vote"])) if body["vote"] else end
        periods.append(ProfileElection(level, kind, vote, start, end))
    return tuple(periods)


def _image(workspace: Workspace, use: ImageUse, number: int) -> CaseImage:
    rights = rights_of(workspace, use.asset)
    return CaseImage(
        name=f"image {number}",
        rights=rights,
        credit_required=rights.credit_required if rights else False,
        credit=use.credit,
        credit_where=use.credit_where,
        people=people_in(workspace, use.asset),
        alt=use.alt or None,
        decorative=use.decorative,
        logo=use.logo,
        modified=use.crop != _WHOLE,
        derived_from=None,
        people_reviewed=use.people_reviewed,
    )
