"""What the gates look at, gathered from a post and from the records of the workspace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from db.workspace import Workspace
from desktop.editorial.elections import gate_period, period_on
from desktop.editorial.gates.case import (
    CaseAccount,
    CaseImage,
    ElectionPeriod,
    GateCase,
    NoticeWords,
    with_profile,
)
from desktop.editorial.post import Channel, Crop, EventFacts, ImageUse, Post, PostKind
from desktop.editorial.profile import MunicipalProfile, ProfileElection
from desktop.editorial.variant import ResolvedVariant, resolve
from desktop.services.accounts import Account, account_among, known_accounts
from desktop.services.elections import periods_in_force
from desktop.services.external_links import NO_LINKS, KnownLinks, known_links
from desktop.services.image_records import ImageRecords, records_of
from desktop.services.notice_remarks import NO_REMARKS, NoticeRemarks, remarks_on
from desktop.services.placements import Placement, municipal_period_of, placements_of
from desktop.services.public_notices import PublicNotice, notice_of
from desktop.services.session import Session
from desktop.services.written_answers import CONTEST, WAIVER, WrittenAnswer, answers_of, signed_answers

_WHOLE = Crop()


@dataclass(frozen=True, slots=True)
class Authorship:
    """Who wrote the post and who approved it, as far as it has gone. Times are zoned."""

    author: str
    role: str
    edited_at: dt.datetime
    approver: str | None = None
    approved_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the workspace knows that the gates of one post look at, read once.

    With it, a post that is being written is judged again at each change without the workspace. `assets` are
    the images whose records were read; `answers` the justifications and contestations that count.
    """

    profile: MunicipalProfile
    periods: tuple[ProfileElection, ...]
    accounts: tuple[Account, ...]
    assets: frozenset[str]
    records: ImageRecords
    answers: tuple[WrittenAnswer, ...]
    authorship: Authorship
    links: KnownLinks = NO_LINKS
    notice: PublicNotice | None = None
    remarks: NoticeRemarks = NO_REMARKS
    placements: tuple[Placement, ...] = ()

    def covers(self, post: Post) -> bool:
        """Whether the records of every image that `post` publishes were read."""
        return assets_of(post) <= self.assets


def assets_of(post: Post) -> frozenset[str]:
    """The images that the channels of `post` publish."""
    return frozenset(use.asset for channel in post.channels for use in resolve(post, channel).images)


def gather(
    workspace: Workspace,
    profile: MunicipalProfile,
    post: Post,
    authorship: Authorship,
    ticked: Collection[str] | None = None,
    read: Collection[str] | None = None,
    session: Session | None = None,
    *,
    now: dt.datetime,
) -> Evidence:
    """Read the evidence of `post`: a short slice of the database, no check is run.

    `ticked` are the contestations (fact hashes) that count and `read` the justifications, replaced or withdrawn
    since or not; those in force by default, which say whether `session` signed them. What was learned of links is
    what still holds `now`.
    """
    assets = assets_of(post)
    notice = notice_of(workspace, post.id)
    return Evidence(
        profile=profile,
        periods=periods_in_force(workspace, profile),
        accounts=known_accounts(workspace),
        assets=assets,
        records=records_of(workspace, assets, profile),
        answers=_counting(workspace, post.id, {CONTEST: ticked, WAIVER: read}, session),
        authorship=authorship,
        links=known_links(workspace, now),
        notice=notice,
        remarks=remarks_on(workspace, post.id) if notice is not None else NO_REMARKS,
        placements=placements_of(workspace, post.id),
    )


def _counting(
    workspace: Workspace, item: str, wanted: Mapping[str, Collection[str] | None], session: Session | None
) -> tuple[WrittenAnswer, ...]:
    """The answers that count, by kind: those wanted, as they were signed, or those in force."""
    in_force = answers_of(workspace, item, session)
    kept = signed_answers(workspace, item) if any(each is not None for each in wanted.values()) else ()
    return tuple(
        answer
        for kind, facts in wanted.items()
        for answer in (in_force if facts is None else kept)
        if answer.kind == kind and (facts is None or answer.fact in facts)
    )


def gate_case(evidence: Evidence, post: Post, variant: ResolvedVariant, day: dt.date) -> GateCase:
    """The case of one channel of a post, published on `day`; its texts are still to be checked. Pure.

    An event nobody described is one that nothing says to be the municipality's (art. 10).
    """
    event = post.event or (EventFacts() if post.kind is PostKind.EVENT else None)
    authorship = evidence.authorship
    case = GateCase(
        title=variant.title,
        body=variant.body,
        medium=str(variant.channel),
        kind=str(post.kind),
        planned_on=day,
        election=gate_period(period_on(day, evidence.periods)),
        emergency=post.emergency,
        account=_account(evidence, variant),
        author=authorship.author,
        author_role=authorship.role,
        approver=authorship.approver,
        approved_at=authorship.approved_at,
        last_edited_at=authorship.edited_at,
        images=tuple(_image(evidence.records, use, n) for n, use in enumerate(variant.images, 1)),
        links=variant.links,
        tags=variant.video.tags if variant.channel is Channel.YOUTUBE else (),
        website_counterpart=post.site_page,
        page_carried=True,
        organiser_is_municipality=event.organised_by_municipality if event else None,
        municipal_vocation=event.municipal_vocation if event else None,
        discretion_reason=event.discretion_reason if event else "",
        link_notes=evidence.links.noted,
        broken_links=evidence.links.broken,
        emergency_sentence=True,
        notice=_notice_words(evidence.notice, post, variant),
        locked=locked_fields(evidence.notice, variant),
        told_to_greffe=evidence.remarks.told,
        kept_by_greffe=evidence.remarks.kept,
        paid_in_period=any(
            each.channel is variant.channel and municipal_period_of(each, evidence.periods) is not None
            for each in evidence.placements
        ),
    )
    return with_profile(case, evidence.profile)


def locked_fields(notice: PublicNotice | None, variant: ResolvedVariant) -> frozenset[str]:
    """The fields of a variant (`titre`, `corps`) whose words are exactly those the greffe deposited."""
    if notice is None:
        return frozenset()
    same = {"titre": variant.title == notice.title, "corps": variant.body == notice.body}
    return frozenset(field for field, is_same in same.items() if is_same)


def _notice_words(notice: PublicNotice | None, post: Post, variant: ResolvedVariant) -> NoticeWords | None:
    """Where the whole notice is published; a network only tells of it, in words of its own."""
    whole = variant.channel in {Channel.WEBSITE, Channel.CONTACT}
    if not whole or (notice is None and post.kind is not PostKind.PUBLIC_NOTICE):
        return None
    if notice is None:
        return NoticeWords.ABSENT
    kept = locked_fields(notice, variant)
    same = "corps" in kept and ("titre" in kept or variant.channel is Channel.CONTACT)
    return NoticeWords.SAME if same else NoticeWords.DIFFERENT


def election_on(workspace: Workspace, profile: MunicipalProfile, day: dt.date) -> ElectionPeriod | None:
    """The heaviest election period on `day`: computed, of the profile, or entered as a signed fact."""
    return gate_period(period_on(day, periods_in_force(workspace, profile)))


def _account(evidence: Evidence, variant: ResolvedVariant) -> CaseAccount | None:
    """The account of a channel. Its authorisation is the signed fact's, never the profile's (art. 3, 21)."""
    held = account_among(evidence.accounts, variant.channel, variant.account)
    if held is None:
        return None
    described = next((entry for entry in evidence.profile.accounts if entry.id == held.id), None)
    return CaseAccount(
        name=held.name,
        authorized=held.authorized,
        approved_by_direction_on=held.on,
        logo_on_profile=described is not None and described.logo_on_profile,
    )


def _image(records: ImageRecords, use: ImageUse, number: int) -> CaseImage:
    rights = records.rights.get(use.asset)
    return CaseImage(
        name=f"image\u00a0{number}",
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
        marks=records.marks.get(use.asset, ()),
    )
