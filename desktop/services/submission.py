"""Submit a post to approval: render everything, check it as rendered, refuse with the list, or sign."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.french_sizes import points
from desktop.editorial.post import Post
from desktop.editorial.workflow import Action
from desktop.errors import Refusal
from desktop.services.desk import Desk
from desktop.services.election_checklist import Asked, asked_of, checklist_fields, refuse_unconfirmed
from desktop.services.heard_answers import heard_of_revision
from desktop.services.in_force import RulesInForce, rules_in_force
from desktop.services.notice_remarks import tell_greffe
from desktop.services.posts import OpenedPost, draft_of, manifest_of_revision, open_post, rebase_draft
from desktop.services.public_copies import public_copies
from desktop.services.rendering import render_post
from desktop.services.report import answers_in, contests_in, report_of, waivers_in
from desktop.services.review import Review, authorship, review
from desktop.services.revisions import RevisionToSign, head_saying, refuse_unless_latest, sign_revision
from desktop.services.session import Session
from desktop.services.situation import refuse_unless_allowed
from desktop.services.stored_json import put_json


@dataclass(frozen=True, slots=True)
class Submitted:
    """What a submission signed. `revision_is_new` is false when no word or answer had changed since the last one.

    `manifest` is the hashed form of what would be published.
    """

    revision: str
    content: str
    submission: str
    revision_is_new: bool
    review: Review
    manifest: Mapping[str, Any]


def submit(desk: Desk, session: Session, item: str, confirmed: Collection[str] = ()) -> Submitted:
    """Submit the person's draft of `item`.

    Renders every channel, stores the rendered bytes, reviews them, and signs revision and submission
    together, bound to the profile and rule packs used. `confirmed` are the points of the human checklist
    that the person ticked, all of them needed in an election period (`election_checklist`). Raises `Refusal`
    with the list of what is missing, or when somebody else's revision came meanwhile; the draft is kept
    whatever happens. What was typed while the checks ran stays a draft, on top of what was submitted.
    """
    workspace = desk.workspace
    refuse_unless_allowed(workspace, session, item, Action.SUBMIT)
    opened = open_post(workspace, session, item)
    refuse_without_channel(opened.post)
    refuse_unless_latest(workspace, opened)
    rules = rules_in_force(workspace, desk.policies)
    reviewed = reviewed_for_submission(desk, session, rules, opened.post)
    checklist = checklist_for(desk, reviewed, confirmed)
    to_sign = RevisionToSign.of(
        workspace, opened, render_post(workspace, rules.profile, opened.post).manifest
    )
    with workspace.database.transaction():
        refuse_unless_latest(workspace, opened)
        submitted = sign_submission(desk, session, to_sign, rules, reviewed, checklist)
        _settle_draft(workspace, session, opened, submitted.revision)
    return submitted


def reviewed_for_submission(desk: Desk, session: Session, rules: RulesInForce, post: Post) -> Review:
    """The review of `post`, complete; raises `Refusal` with what is missing otherwise.

    Nothing reaches the queue of the direction without it, whoever wrote it. What forbids publishing the words
    of the greffe is told to it (art. 12).
    """
    reviewed = review(desk, rules.profile, post, authorship(desk, session))
    if reviewed.to_tell:
        tell_greffe(desk.workspace, session, post.id, reviewed.to_tell)
        reviewed = review(desk, rules.profile, post, authorship(desk, session))
    if reviewed.missing:
        raise Refusal(
            "soumission_incomplete",
            f"La publication ne peut pas encore être soumise\u00a0: {points(len(reviewed.missing))} à régler. "
            "Le brouillon est conservé.",
            reviewed.missing,
        )
    return reviewed


def checklist_for(desk: Desk, reviewed: Review, confirmed: Collection[str]) -> Asked | None:
    """What the period of the publication day asks, once every point is confirmed; raises `Refusal` before."""
    asked = asked_of(desk, reviewed.post, day=reviewed.day)
    if asked is not None:
        refuse_unconfirmed(asked, confirmed)
    return asked


def sign_submission(
    desk: Desk,
    session: Session,
    to_sign: RevisionToSign,
    rules: RulesInForce,
    reviewed: Review,
    checklist: Asked | None,
) -> Submitted:
    """Sign a revision, unless the head already says exactly this, its submission and its checklist: all or none.

    The same words with other answers than the last submission bound are a new revision too, which nobody decided
    of: the direction reads what she had not read, of what is already out too. What changes nothing at all is not
    signed twice.
    """
    workspace = desk.workspace
    report = put_json(workspace, report_of(reviewed))
    with workspace.database.transaction():
        same = head_saying(workspace, to_sign)
        last = _last_submission(workspace, same)
        answers = answers_in(workspace, report)
        if (
            same is not None
            and last is not None
            and answers_in(workspace, str(last.body["report"])) != answers
        ):
            to_sign, same, last = to_sign.answered(workspace, same, answers), None, None
        signed: Fact = same or sign_revision(workspace, session, to_sign)
        fields = {
            "revision": signed.hash,
            "content": signed.body["content"],
            "profile": rules.profile_object,
            "packs": dict(rules.packs),
            "report": report,
            "again": last.body["again"] if last is not None else _to_read_again(workspace, signed, report),
        }
        if last is None or any(last.body[name] != value for name, value in fields.items()):
            last = workspace.ledger.append(session.signer, "submission", item=to_sign.item, **fields)
        if checklist is not None:
            _sign_checklist(workspace, session, signed, checklist)
    manifest = manifest_of_revision(workspace, signed)
    return Submitted(signed.hash, str(signed.body["content"]), last.hash, same is None, reviewed, manifest)


def _to_read_again(workspace: Workspace, revision: Fact, report: str) -> tuple[str, ...]:
    """The media where the public sees what `revision` says, byte for byte, with answers that no direction read."""
    item = str(revision.item)
    found = []
    for channel, copy in public_copies(workspace, workspace.ledger.facts(item=item)).items():
        out = workspace.ledger.fact(copy.revision)
        assert out is not None
        name = str(channel)
        if name in out.body["nodes"] and out.body["nodes"][name] == revision.body["nodes"].get(name):
            heard = heard_of_revision(workspace, item, out)
            bound = contests_in(workspace, report, {name}) | waivers_in(workspace, report, {name})
            if bound - heard.contests - heard.waivers:
                found.append(name)
    return tuple(sorted(found))


def _last_submission(workspace: Workspace, revision: Fact | None) -> Fact | None:
    if revision is None:
        return None
    facts = workspace.ledger.facts("submission", revision.item)
    return next((fact for fact in reversed(facts) if fact.body["revision"] == revision.hash), None)


def _sign_checklist(workspace: Workspace, session: Session, revision: Fact, asked: Asked) -> None:
    """Sign the list of a revision, unless it was signed already."""
    fields = checklist_fields(revision, asked, asked.codes)
    known = workspace.ledger.facts("checklist", revision.item)
    if not any(all(fact.body[name] == value for name, value in fields.items()) for fact in known):
        workspace.ledger.append(session.signer, "checklist", item=revision.item, **fields)


def refuse_without_channel(post: Post) -> None:
    """Raises `Refusal` for a post that would go nowhere."""
    if not post.channels:
        raise Refusal(
            "sans_media", "Aucun média n’est choisi. Le brouillon est conservé; choisissez au moins un média."
        )


def _settle_draft(workspace: Workspace, session: Session, opened: OpenedPost, revision: str) -> None:
    """Drop the draft that was submitted; one that grew meanwhile goes on from what was submitted."""
    draft = draft_of(workspace, session, opened.post.id)
    if draft is None or draft.post == opened.post:
        workspace.drafts.discard(opened.post.id, session.person)
    else:
        rebase_draft(workspace, session, draft.post, (revision,))
