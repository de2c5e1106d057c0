"""A direction that wants one comma changed: she signs the corrected words, the author takes exactly these."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from db.facts import Fact
from db.rules import content_hash, node_hashes, shared_hash
from db.workspace import Workspace
from desktop.editorial.french_sizes import points
from desktop.editorial.manifest_reading import post_of_manifest
from desktop.editorial.post import Post
from desktop.editorial.variant import publishes_the_same
from desktop.editorial.workflow import Action
from desktop.errors import Refusal
from desktop.services.desk import Desk
from desktop.services.heard_answers import answers_before_her
from desktop.services.in_force import rules_in_force
from desktop.services.posts import draft_of, post_of_revision, signed_manifest
from desktop.services.rendering import render_post
from desktop.services.review import authorship, review, written_by
from desktop.services.revisions import RevisionToSign
from desktop.services.session import Session
from desktop.services.signed_decisions import live_decisions, refuse_unticked, same_head, sign_decision
from desktop.services.situation import refuse_unless_allowed
from desktop.services.stored_json import put_json
from desktop.services.submission import Submitted, checklist_for, refuse_without_channel, sign_submission


def approve_with_correction(
    desk: Desk,
    session: Session,
    item: str,
    revision: str,
    corrected: Post,
    *,
    ticked: Collection[str] = (),
    comment: str = "",
    replaces: Iterable[str] = (),
) -> Fact:
    """Approve `revision` on condition that its author takes exactly the words of `corrected`.

    The corrected content is rendered, reviewed and signed here; it is approved only once the author
    accepts it, so nobody is locked out by four eyes. `ticked` and `replaces` are those of `approve`. Raises
    `Refusal` when the correction itself blocks, or is of another post.
    """
    workspace = desk.workspace
    refuse_unless_allowed(workspace, session, item, Action.APPROVE_WITH_CORRECTION)
    head = same_head(workspace, item, revision)
    _refuse_other_post(item, corrected)
    refuse_without_channel(corrected)
    profile = rules_in_force(workspace, desk.policies).profile
    before_her = answers_before_her(workspace, head.hash)
    reviewed = review(
        desk,
        profile,
        corrected,
        written_by(desk, head),
        ticked=before_her.contests,
        read=before_her.waivers,
    )
    if reviewed.missing:
        raise Refusal(
            "correction_incomplete",
            "La correction contient elle-même des points à régler. Rien n’a été décidé; la correction est conservée.",
            reviewed.missing,
        )
    refuse_unticked(set(reviewed.contests) - set(ticked))
    manifest = render_post(workspace, profile, corrected).manifest
    mapping = manifest.to_mapping()
    return sign_decision(
        workspace,
        session,
        head,
        "approve_with_correction",
        comment=comment,
        corrected={
            "content": content_hash(mapping),
            "shared": shared_hash(mapping),
            "nodes": node_hashes(mapping),
            "manifest": put_json(workspace, mapping),
        },
        objects=manifest.objects(),
        contests=reviewed.contests,
        replaces=replaces,
    )


def corrected_post(workspace: Workspace, decision: Fact) -> Post:
    """The words a direction wants, as its decision signs them."""
    corrected = decision.body["corrected"]
    return post_of_manifest(signed_manifest(workspace, str(corrected["manifest"]), str(corrected["content"])))


def accept_correction(
    desk: Desk, session: Session, item: str, decision: str, confirmed: Collection[str] = ()
) -> Submitted:
    """The author takes exactly the direction's words, byte for byte: they become the approved revision.

    They are reviewed again first, and `confirmed` is the checklist of an election period, as for `submit`. A draft in which the author went on writing is kept. Raises `Refusal` when
    the decision no longer stands, when the person is not the author, or when the words can no longer go out.
    """
    workspace = desk.workspace
    refuse_unless_allowed(workspace, session, item, Action.ACCEPT_CORRECTION)
    fact = _standing_correction(workspace, item, decision)
    corrected = fact.body["corrected"]
    manifest = signed_manifest(workspace, str(corrected["manifest"]), str(corrected["content"]))
    rules = rules_in_force(workspace, desk.policies)
    post = post_of_manifest(manifest)
    reviewed = review(
        desk, rules.profile, post, authorship(desk, session), ticked=tuple(fact.body["contests"])
    )
    if reviewed.missing:
        raise Refusal(
            "soumission_incomplete",
            f"La correction ne peut plus être soumise telle quelle\u00a0: {points(len(reviewed.missing))} à régler. "
            "Elle est conservée; préparez une autre version.",
            reviewed.missing,
        )
    checklist = checklist_for(desk, reviewed, confirmed)
    base = (str(fact.body["revision"]),)
    to_sign = RevisionToSign(item, base, manifest, str(corrected["manifest"]), str(corrected["content"]))
    with workspace.database.transaction():
        same_head(workspace, item, base[0])
        submitted = sign_submission(desk, session, to_sign, rules, reviewed, checklist)
        _drop_idle_draft(workspace, session, base[0], post)
    return submitted


def _standing_correction(workspace: Workspace, item: str, decision: str) -> Fact:
    """The decision, which must offer a correction of the last revision and not have been replaced."""
    fact = workspace.ledger.fact(decision)
    if fact is None or fact.kind != "decision" or fact.item != item or fact.body["corrected"] is None:
        raise Refusal(
            "correction_inconnue", "Cette décision ne propose aucune correction. Rien n’a été changé."
        )
    standing = live_decisions(workspace, item, str(fact.body["revision"]))
    if workspace.ledger.heads(item) != (fact.body["revision"],) or decision not in standing:
        raise Refusal(
            "correction_depassee",
            "Cette correction a été remplacée, ou la publication a changé depuis. Rien n’a été changé; relisez la "
            "dernière décision.",
        )
    return fact


def _drop_idle_draft(workspace: Workspace, session: Session, before: str, taken: Post) -> None:
    """Drop a draft that says no more than the version corrected, or than the correction."""
    draft = draft_of(workspace, session, taken.id)
    idle = (taken, post_of_revision(workspace, before))
    if draft is not None and any(publishes_the_same(draft.post, post) for post in idle):
        workspace.drafts.discard(taken.id, session.person)


def _refuse_other_post(item: str, corrected: Post) -> None:
    if corrected.id != item:
        raise Refusal(
            "autre_publication",
            "La correction est celle d’une autre publication. Rien n’a été décidé; ouvrez la bonne publication.",
        )
