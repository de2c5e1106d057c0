"""Open a post in the editor: its words, where it stands, and what the direction answered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from db.workspace import Workspace
from desktop.editorial.post import Post
from desktop.editorial.profile import MunicipalProfile
from desktop.editorial.workflow import Action, Situation, State, refusal
from desktop.errors import Refusal
from desktop.services.accounts import Account
from desktop.services.correction import corrected_post
from desktop.services.desk import Desk
from desktop.services.gate_cases import Evidence, gather
from desktop.services.in_force import profile_in_force, rules_in_force
from desktop.services.interrupted import begin_editing
from desktop.services.merge import Comparison, compare
from desktop.services.post_list import remember_points
from desktop.services.posts import OpenedPost, draft_of, open_post, post_of_revision, save_draft
from desktop.services.review import authorship
from desktop.services.session import Session, refuse_unless_role
from desktop.services.signed_decisions import live_decisions
from desktop.services.signers import signer_name
from desktop.services.situation import situation_of
from desktop.services.versions import VersionDecision, said_decision


@dataclass(frozen=True, slots=True)
class OfferedCorrection:
    """The words the direction approves if the author takes them exactly; `decision` names the signed offer."""

    decision: VersionDecision
    before: Post
    after: Post


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a post stands for the person who has it open.

    `decisions` are those in force on its last version; `head_author` who signed it, empty when nobody did.
    `cannot_submit` is why submitting is refused whatever the words, None when it is not. `conflict` is true
    when the words on screen do not come from every last version.
    """

    situation: Situation
    decisions: tuple[VersionDecision, ...] = ()
    correction: OfferedCorrection | None = None
    head_author: str = ""
    cannot_submit: Refusal | None = None
    cannot_accept: Refusal | None = None
    conflict: bool = False

    @property
    def state(self) -> State:
        """The state of the post."""
        return self.situation.state


@dataclass(frozen=True, slots=True)
class Editing:
    """A post opened in the editor.

    `saved_at` is when the person's draft was last saved, None when they have none. `opened.base` goes back
    with each save (`keep_draft`). `today` is the civil day where the municipality is.
    """

    opened: OpenedPost
    saved_at: dt.datetime | None
    standing: Standing
    evidence: Evidence
    today: dt.date

    @property
    def profile(self) -> MunicipalProfile:
        """The profile in force."""
        return self.evidence.profile

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The official accounts, authorised or not."""
        return self.evidence.accounts


def open_for_editing(desk: Desk, session: Session, target: str | Post) -> Editing:
    """Open a post by identifier, or a new one that nothing holds yet (it is then saved as a draft).

    Two versions written apart open on the person's draft, or on what merges by itself, with `conflict`.
    Raises `Refusal` for somebody who may not write, or for a post that is not here.
    """
    workspace = desk.workspace
    refuse_unless_role(workspace, session, Action.EDIT)
    if isinstance(target, Post):
        save_draft(workspace, session, target)
        target = target.id
    opened = _opened(workspace, session, target)
    if not opened.base:
        # Written and never signed: marked at once, since a start after a failure must tell of it.
        begin_editing(workspace, session, target)
    draft = workspace.drafts.load(target, session.person)
    return Editing(
        opened=opened,
        saved_at=dt.datetime.fromisoformat(draft.saved_at) if draft is not None else None,
        standing=standing_of(desk, session, target),
        evidence=evidence_of(desk, session, opened.post),
        today=desk.today(),
    )


def keep_draft(desk: Desk, session: Session, opened: OpenedPost) -> dt.datetime:
    """Save what is being written, and mark it as open; the time of the save, once it is on the disk.

    Words typed while the person's own version of them was being signed go on from that version.
    """
    workspace = desk.workspace
    with workspace.database.transaction():
        begin_editing(workspace, session, opened.post.id)
        base = _continued(workspace, session, opened)
        draft = save_draft(workspace, session, opened.post, base)
    return dt.datetime.fromisoformat(draft.saved_at)


def _continued(workspace: Workspace, session: Session, opened: OpenedPost) -> tuple[str, ...]:
    """The base of what is being written: the only head instead, when this person signed it from that base."""
    heads = workspace.ledger.heads(opened.post.id)
    head = workspace.ledger.fact(heads[0]) if len(heads) == 1 else None
    own = head is not None and head.stream == session.stream and set(head.parents) == set(opened.base)
    return heads if own else opened.base


def evidence_of(desk: Desk, session: Session, post: Post) -> Evidence:
    """What the gates look at beside the words, for a post this person is writing."""
    profile = profile_in_force(desk.workspace).profile
    authors = authorship(desk, session)
    return gather(desk.workspace, profile, post, authors, session=session, now=desk.now())


def keep_points(desk: Desk, item: str, count: int | None) -> None:
    """Keep how many points are left, for the lists of this workstation."""
    remember_points(desk.workspace, item, count)


def standing_of(desk: Desk, session: Session, item: str) -> Standing:
    """Where a post stands now, for this person."""
    workspace = desk.workspace
    situation = situation_of(workspace, session, item)
    heads = workspace.ledger.heads(item)
    draft = draft_of(workspace, session, item)
    head = workspace.ledger.fact(heads[0]) if len(heads) == 1 else None
    live = tuple(live_decisions(workspace, item, heads[0]).values()) if head is not None else ()
    return Standing(
        situation=situation,
        decisions=tuple(said_decision(workspace, fact) for fact in live),
        correction=_correction(workspace, item, situation),
        head_author=signer_name(workspace, head) if head is not None else "",
        cannot_submit=refusal(Action.SUBMIT, situation) or _rules_refused(desk),
        cannot_accept=refusal(Action.ACCEPT_CORRECTION, situation),
        conflict=len(heads) > 1 if draft is None else bool(heads) and set(draft.base) != set(heads),
    )


def comparison(desk: Desk, session: Session, item: str) -> Comparison:
    """The versions written apart; see `desktop.services.merge.compare`."""
    return compare(desk.workspace, session, item)


def _rules_refused(desk: Desk) -> Refusal | None:
    """Why nothing can be submitted here: the rules installed are not those in force. One may write all the same."""
    try:
        rules_in_force(desk.workspace, desk.policies)
    except Refusal as refused:
        return refused
    return None


def _opened(workspace: Workspace, session: Session, item: str) -> OpenedPost:
    """As `open_post`; what must be reconciled first opens on what merges by itself."""
    if len(workspace.ledger.heads(item)) > 1 and draft_of(workspace, session, item) is None:
        compared = compare(workspace, session, item)
        return OpenedPost(compared.result.merged, compared.heads)
    return open_post(workspace, session, item)


def _correction(workspace: Workspace, item: str, situation: Situation) -> OfferedCorrection | None:
    """The correction that awaits the author, when the state says there is one."""
    if situation.state is not State.CORRECTION_OFFERED:
        return None
    (head,) = workspace.ledger.heads(item)
    for fact in live_decisions(workspace, item, head).values():
        if fact.body["corrected"] is not None:
            before = post_of_revision(workspace, head)
            return OfferedCorrection(said_decision(workspace, fact), before, corrected_post(workspace, fact))
    return None
