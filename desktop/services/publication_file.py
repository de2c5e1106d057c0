"""A post on its way out: each channel, who holds it, what the public sees, what a correction changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from db.facts import Fact
from db.rules import ApprovalState
from db.workspace import Workspace
from desktop.editorial.manifest_reading import post_of_manifest
from desktop.editorial.post import Channel, Post
from desktop.editorial.post_differences import PostDifferences, post_differences
from desktop.editorial.variant import parent_channel, resolve
from desktop.editorial.workflow import OUT, Action, Situation, State, refusal, role_refusal
from desktop.errors import Refusal
from desktop.services.account_keepers import keeper_refusal
from desktop.services.accounts import Account, account_in_use
from desktop.services.claims import standing_claim, withdraws
from desktop.services.decision_images import JudgedImage, judged_images
from desktop.services.desk import Desk
from desktop.services.election_checklist import Asked, list_left
from desktop.services.emergencies import Emergency, emergencies_of, let_out_channels
from desktop.services.emergency_publication import short_path_refusal
from desktop.services.image_records import records_of
from desktop.services.in_force import profile_in_force
from desktop.services.posts import manifest_of_revision, post_of_revision
from desktop.services.previews import NodeToShow, nodes_to_show
from desktop.services.public_copies import PublicCopy, public_copies
from desktop.services.publication import going_out
from desktop.services.publication_list import Section
from desktop.services.session import Session
from desktop.services.signers import signer_name
from desktop.services.situation import situation_of, situation_to_publish, states_of
from desktop.services.stored_json import read_text
from desktop.services.withdrawal import WithdrawalReason


@dataclass(frozen=True, slots=True)
class Hold:
    """A claim that stands: this content of a channel is in somebody's hands, `mine` or not."""

    claim: str
    person: str
    at: dt.datetime
    mine: bool


@dataclass(frozen=True, slots=True)
class Removal:
    """A withdrawal of the whole post from a channel; `permalink` is where it was, None when unknown."""

    person: str
    at: dt.datetime
    reason: str
    comment: str
    permalink: str | None


@dataclass(frozen=True, slots=True)
class ChannelOut:
    """One channel. `state` is that of the last version, None when it is no longer on that channel.

    `public` is what is outside, perhaps of an earlier version (`is_corrected`); `hold` who took the approved
    content; `account_page` the address of the account, empty when the profile gives none. `let_out` is true
    for an emergency that goes out before it is approved; `not_keeper` says who runs the account, when this
    person does not.
    """

    channel: Channel
    state: State | None
    node: NodeToShow | None
    account: str
    account_page: str
    hold: Hold | None
    public: PublicCopy | None
    removal: Removal | None
    is_corrected: bool = False
    let_out: bool = False
    not_keeper: str = ""

    @property
    def goes_out(self) -> bool:
        """Whether it is to be published: approved, or an emergency let out before it is."""
        return self.state is State.APPROVED or self.let_out


@dataclass(frozen=True, slots=True)
class PublicationFile:
    """What `À publier` shows of a post. `differences` is from what the public sees to the last version.

    `publish_refusal` says why this person may not publish now, empty when they may. `checklist` is the list of
    an election period while it is left to confirm. `short_path` is whether this person may let the last
    version out before it is approved, `emergencies` those let out so.
    """

    item: str
    title: str
    post: Post
    state: State
    revision: str | None
    channels: tuple[ChannelOut, ...]
    images: tuple[JudgedImage, ...]
    differences: PostDifferences | None
    publish_refusal: str
    withdraw_refusal: str
    domains: tuple[str, ...]
    checklist: Asked | None = None
    short_path: bool = False
    emergencies: tuple[Emergency, ...] = ()

    @property
    def to_publish(self) -> tuple[Channel, ...]:
        """The channels that go out and did not yet."""
        return tuple(out.channel for out in self.channels if out.goes_out)

    @property
    def section(self) -> Section:
        """The list of `À publier` where a person looks for it first."""
        if any(out.let_out or out.state in (State.APPROVED, State.SCHEDULED) for out in self.channels):
            return Section.TO_PUBLISH
        if any(out.public is not None for out in self.channels):
            return Section.PUBLISHED
        if any(out.removal is not None for out in self.channels):
            return Section.WITHDRAWN
        return Section.TO_PUBLISH

    @property
    def being_corrected(self) -> bool:
        """Whether the public sees an earlier version on some channel."""
        return any(out.is_corrected for out in self.channels)


def publication_file(desk: Desk, session: Session, item: str) -> PublicationFile:
    """The file of a post. Raises `Refusal` for one without any signed version."""
    workspace = desk.workspace
    facts = workspace.ledger.facts(item=item)
    revisions = [fact for fact in facts if fact.kind == "revision"]
    if not revisions:
        raise Refusal(
            "publication_inconnue",
            "Cette publication n’a aucune version enregistrée dans cet espace. Rien n’a été changé.",
        )
    approval = workspace.ledger.approval(item)
    head = workspace.ledger.fact(approval.head) if approval.head is not None else None
    shown = head or revisions[-1]
    nodes = nodes_to_show(workspace, shown)
    post = post_of_manifest(manifest_of_revision(workspace, shown))
    public = public_copies(workspace, facts)
    situation = situation_of(workspace, session, item)
    ready = [str(channel) for channel in going_out(workspace, approval)]
    refused = refusal(Action.PUBLISH, situation_to_publish(workspace, session, item, ready or None))
    forbidden = role_refusal(Action.WITHDRAW, situation.roles)
    assets = {str(image["asset"]) for node in nodes for image in node.node["images"]}
    profile = profile_in_force(workspace).profile
    return PublicationFile(
        item=item,
        title=resolve(post, parent_channel(post)).title,
        post=post,
        state=situation.state,
        revision=shown.hash if head is not None else None,
        channels=_channels(desk, session, approval, facts, nodes if head is not None else (), public),
        images=judged_images(nodes, records_of(workspace, assets)),
        differences=_differences(workspace, shown, post, public),
        publish_refusal=refused.message if refused is not None else "",
        withdraw_refusal=forbidden.message if forbidden is not None else "",
        domains=profile.domains,
        checklist=_checklist(desk, item, head, ready),
        short_path=_may_let_out(workspace, situation, item, ready),
        emergencies=emergencies_of(workspace, item),
    )


def _checklist(desk: Desk, item: str, head: Fact | None, ready: list[str]) -> Asked | None:
    """The list of an election period, while something of it is left to confirm for what is to go out."""
    channels = [Channel(name) for name in ready]
    return list_left(desk, item, head.hash, channels) if head is not None else None


def _may_let_out(workspace: Workspace, situation: Situation, item: str, ready: list[str]) -> bool:
    """Whether the short path of an emergency is to be offered: not when it was taken already."""
    if role_refusal(Action.PUBLISH, situation.roles) is not None or ready:
        return False
    return short_path_refusal(workspace, item) is None


def _channels(
    desk: Desk,
    session: Session,
    approval: ApprovalState,
    facts: tuple[Fact, ...],
    nodes: tuple[NodeToShow, ...],
    public: Mapping[Channel, PublicCopy],
) -> tuple[ChannelOut, ...]:
    workspace = desk.workspace
    states = states_of(workspace, approval)
    let_out = let_out_channels(workspace, approval)
    by_channel = {node.channel: node for node in nodes}
    pages = {account.id: account.url for account in profile_in_force(workspace).profile.accounts}
    found = []
    for channel in Channel:
        node, copy = by_channel.get(channel), public.get(channel)
        if node is None and copy is None:
            continue
        chosen = node.node["account"] if node is not None else None
        account = account_in_use(workspace, channel, chosen)
        state = states.get(str(channel))
        found.append(
            ChannelOut(
                channel=channel,
                state=state,
                node=node,
                account=account.name if account is not None else "",
                account_page=pages.get(account.id, "") if account is not None else "",
                hold=_hold(workspace, session, approval, facts, channel),
                public=copy,
                removal=_removal(workspace, facts, channel) if state is State.WITHDRAWN else None,
                is_corrected=copy is not None and state not in OUT,
                let_out=state is State.AWAITING and str(channel) in let_out,
                not_keeper=_not_keeper(workspace, session, channel, account),
            )
        )
    return tuple(found)


def _not_keeper(workspace: Workspace, session: Session, channel: Channel, account: Account | None) -> str:
    refused = keeper_refusal(workspace, session, channel, account.id if account is not None else None)
    return refused.message if refused is not None else ""


def _hold(
    workspace: Workspace,
    session: Session,
    approval: ApprovalState,
    facts: tuple[Fact, ...],
    channel: Channel,
) -> Hold | None:
    """The claim on the approved content that was neither consigned nor given up."""
    found = approval.channels.get(str(channel))
    claim = standing_claim(facts, str(channel), found.node) if found is not None else None
    if claim is None or any(f.kind == "receipt" and f.body["claim"] == claim.hash for f in facts):
        return None
    return Hold(
        claim=claim.hash,
        person=signer_name(workspace, claim),
        at=dt.datetime.fromisoformat(claim.at),
        mine=is_mine(workspace, session, claim),
    )


def is_mine(workspace: Workspace, session: Session, fact: Fact) -> bool:
    """Whether this person signed it, with this key or another of theirs."""
    return fact.stream == session.stream or session.person in workspace.ledger.roster().persons(fact.stream)


def _removal(workspace: Workspace, facts: tuple[Fact, ...], channel: Channel) -> Removal | None:
    made = [fact for fact in facts if withdraws(fact, str(channel)) and fact.body["asset"] is None]
    if not made:
        return None
    last = made[-1]
    reason, comment = str(last.body["reason"]), last.body["comment"]
    known = reason in set(WithdrawalReason)
    return Removal(
        person=signer_name(workspace, last),
        at=dt.datetime.fromisoformat(last.at),
        reason=WithdrawalReason(reason).label if known else reason,
        comment=read_text(workspace, comment) if comment is not None else "",
        permalink=_last_address(facts, channel),
    )


def _last_address(facts: tuple[Fact, ...], channel: Channel) -> str | None:
    claims = {fact.hash for fact in facts if fact.kind == "claim" and fact.body["channel"] == str(channel)}
    made = [f for f in facts if f.kind == "receipt" and f.body["claim"] in claims and f.body["permalink"]]
    return str(made[-1].body["permalink"]) if made else None


def _differences(
    workspace: Workspace, shown: Fact, post: Post, public: Mapping[Channel, PublicCopy]
) -> PostDifferences | None:
    """From the version the public sees on most channels to the last one, None when it is the same."""
    earlier = [copy.revision for copy in public.values() if copy.revision != shown.hash]
    if not earlier:
        return None
    found = post_differences(post_of_revision(workspace, max(earlier, key=earlier.count)), post)
    return found if found else None
