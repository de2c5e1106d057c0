"""The short path of an emergency: out at once for a written reason, looked at by the direction afterwards (art. 19).

Nothing else is lifted: every gate was answered when the post was submitted, and is judged again as it goes
out. A municipality that does not want it says so in its profile (`emergency_first`).
"""

from __future__ import annotations

from db.approval import Standing
from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.workflow import Action
from desktop.errors import Refusal
from desktop.services.desk import Desk
from desktop.services.emergencies import ReviewVerdict, emergencies_of
from desktop.services.in_force import profile_in_force
from desktop.services.posts import manifest_of_revision
from desktop.services.session import Session, refuse_unless_role
from desktop.services.situation import has_pending_draft
from desktop.services.stored_json import put_text


def short_path_refusal(workspace: Workspace, item: str) -> Refusal | None:
    """Why this post may not go out before it is approved, None when it may."""
    approval = workspace.ledger.approval(item)
    head = workspace.ledger.fact(approval.head) if approval.head is not None else None
    if head is None or approval.submission is None:
        return _refusal("non_soumise", "Elle n’a pas encore été soumise\u00a0: soumettez-la d’abord.")
    if not manifest_of_revision(workspace, head)["post"]["emergency"]:
        return _refusal("pas_urgente", "Elle n’est pas marquée comme une urgence (art. 19).")
    if not profile_in_force(workspace).profile.emergency_first:
        return _refusal("voie_courte_fermee", "Le profil municipal ne le permet pas.")
    if not any(found.standing is Standing.UNDECIDED for found in approval.channels.values()):
        return _refusal("deja_decidee", "La direction générale s’est déjà prononcée sur cette version.")
    if has_pending_draft(workspace, item, head.hash):
        return _refusal("brouillon_en_attente", "Un brouillon plus récent attend d’être soumis ou abandonné.")
    return None


def let_out(desk: Desk, session: Session, item: str, revision: str, reason: str) -> Fact:
    """Let the last version of an emergency go out before it is approved, on the channels nobody decided of.

    Raises `Refusal` without a reason in words, without the role, or as `short_path_refusal` says.
    """
    workspace = desk.workspace
    refuse_unless_role(workspace, session, Action.PUBLISH)
    if not any(character.isalnum() for character in reason):
        raise Refusal(
            "motif_vide",
            "Il faut écrire pourquoi cela ne peut pas attendre\u00a0: la direction générale le lira. Rien n’a été changé.",
        )
    refused = short_path_refusal(workspace, item)
    if refused is not None:
        raise refused
    approval = workspace.ledger.approval(item)
    if approval.head != revision:
        raise Refusal(
            "revision_depassee",
            "La publication a changé depuis que vous l’avez ouverte. Rien n’a été changé; relisez la dernière version.",
        )
    undecided = (name for name, found in approval.channels.items() if found.standing is Standing.UNDECIDED)
    return workspace.ledger.append(
        session.signer,
        "emergency",
        item=item,
        revision=revision,
        content=approval.content,
        channels=sorted(undecided),
        reason=put_text(workspace, reason.strip()),
    )


def review_emergency(
    desk: Desk,
    session: Session,
    item: str,
    emergency: str,
    verdict: ReviewVerdict,
    comment: str,
) -> Fact:
    """Say, after the fact, whether an emergency was right; signed by the direction.

    Raises `Refusal` without a comment when something is to change, for an emergency already reviewed, or
    for who wrote it or let it out.
    """
    workspace = desk.workspace
    found = next((each for each in emergencies_of(workspace, item) if each.fact == emergency), None)
    if found is None or not found.to_review:
        raise Refusal("deja_revisee", "Cette urgence n’attend pas de révision. Rien n’a été changé.")
    written = any(character.isalnum() for character in comment)
    if verdict is not ReviewVerdict.CONFIRMED and not written:
        raise Refusal(
            "commentaire_requis",
            "Il faut un commentaire\u00a0: la personne qui a publié doit savoir quoi changer. Rien n’a été signé.",
        )
    return workspace.ledger.append(
        session.signer,
        "emergency_review",
        item=item,
        emergency=emergency,
        verdict=str(verdict),
        comment=put_text(workspace, comment.strip()) if written else None,
    )


def _refusal(code: str, why: str) -> Refusal:
    return Refusal(
        code, f"Cette publication ne peut pas sortir avant d’être approuvée. {why} Rien n’a été changé."
    )
