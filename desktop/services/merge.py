"""Two versions of a post written apart: compared, then merged in a draft that descends from both.

The draft goes through the same submission as any other: a merge is a revision with two parents, checked
anew, and it needs a new approval.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.post import Post
from desktop.editorial.reconciliation import Field, Reconciliation, reconcile
from desktop.editorial.workflow import Action
from desktop.errors import Refusal
from desktop.services.desk import Desk
from desktop.services.posts import OpenedPost, draft_of, post_of_revision, rebase_draft
from desktop.services.session import Session, refuse_unless_role
from desktop.services.signers import signer_name
from desktop.services.submission import Submitted, submit

MY_DRAFT = "brouillon"
"""The name of the person's own draft among the versions; the others are named by their revision."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version to reconcile: a revision, or the person's draft; `author` is a name, `at` informative."""

    name: str
    author: str
    at: str
    post: Post


@dataclass(frozen=True, slots=True)
class Comparison:
    """The versions of a post that were written apart, and what merging them gives."""

    item: str
    heads: tuple[str, ...]
    draft: OpenedPost | None
    versions: tuple[Version, ...]
    result: Reconciliation


def compare(workspace: Workspace, session: Session, item: str) -> Comparison:
    """The last revisions of a post, and the person's draft when it comes from other ones, side by side.

    Raises `Refusal` when there is nothing to reconcile, or nothing any more.
    """
    heads = workspace.ledger.heads(item)
    draft = draft_of(workspace, session, item)
    if draft is not None and set(draft.base) == set(heads):
        raise _reconciled_already()
    # A draft written on top of a revision speaks for both.
    spoken_for = draft.base if draft is not None else ()
    versions = [_revision(workspace, head) for head in heads if head not in spoken_for]
    if draft is not None:
        versions.append(Version(MY_DRAFT, session.name, "", draft.post))
    if len(versions) < 2:
        raise Refusal(
            "rien_a_reconcilier",
            "Cette publication n’a qu’une version. Rien n’a été changé; ouvrez-la pour continuer.",
        )
    tips = [draft.base if draft is not None and v.name == MY_DRAFT else (v.name,) for v in versions]
    origin = _common_origin(workspace, item, tips)
    base = post_of_revision(workspace, origin) if origin is not None else None
    result = reconcile(base, {version.name: version.post for version in versions})
    return Comparison(item, heads, draft, tuple(versions), result)


def merge(
    workspace: Workspace, session: Session, compared: Comparison, choices: Mapping[Field, str]
) -> OpenedPost:
    """Keep the merged words as the person's draft, descending from every version compared.

    `choices` names a version for each difference. Raises `Refusal` when one is left, or when something was
    written since the comparison; then nothing changed.
    """
    refuse_unless_role(workspace, session, Action.EDIT)
    _refuse_undecided(compared, choices)
    merged = OpenedPost(compared.result.settled(choices), compared.heads)
    with workspace.database.transaction():
        _refuse_unless_current(workspace, session, compared)
        rebase_draft(workspace, session, merged.post, merged.base)
    return merged


def merge_and_submit(
    desk: Desk, session: Session, compared: Comparison, choices: Mapping[Field, str]
) -> Submitted:
    """Merge, then submit the result: refused like any other, the merged draft being then kept."""
    merge(desk.workspace, session, compared, choices)
    return submit(desk, session, compared.item)


def _revision(workspace: Workspace, head: str) -> Version:
    fact = workspace.ledger.fact(head)
    assert fact is not None
    return Version(head, signer_name(workspace, fact), fact.at, post_of_revision(workspace, head))


def _refuse_undecided(compared: Comparison, choices: Mapping[Field, str]) -> None:
    left = [d.field.label for d in compared.result.differences if choices.get(d.field) not in d.values]
    if left:
        raise Refusal(
            "choix_a_faire",
            f"Il reste {len(left)} différence(s) à trancher. Toutes les versions sont conservées; choisissez pour chacune.",
            tuple(left),
        )


def _refuse_unless_current(workspace: Workspace, session: Session, compared: Comparison) -> None:
    """The draft too: replacing it would lose what was typed since."""
    rewritten = draft_of(workspace, session, compared.item) != compared.draft
    if rewritten or workspace.ledger.heads(compared.item) != compared.heads:
        raise Refusal(
            "versions_changees",
            "Une version a été enregistrée, ou votre brouillon a changé, depuis que vous les avez comparés. Rien n’a été "
            "perdu ni changé; comparez de nouveau.",
        )


def _reconciled_already() -> Refusal:
    return Refusal(
        "deja_reconciliee",
        "Votre brouillon tient déjà compte de toutes les versions. Il est conservé; soumettez-le, ou abandonnez-le pour "
        "comparer de nouveau.",
    )


def _common_origin(workspace: Workspace, item: str, tips: Iterable[tuple[str, ...]]) -> str | None:
    """The one nearest revision that all of `tips` descend from; None when there is none, or several."""
    revisions = {fact.hash: fact for fact in workspace.ledger.facts("revision", item)}
    shared = set.intersection(*(_ancestors(revisions, tip) for tip in tips))
    farther = {parent for each in shared for parent in _ancestors(revisions, revisions[each].parents)}
    nearest = shared - farther
    return nearest.pop() if len(nearest) == 1 else None


def _ancestors(revisions: Mapping[str, Fact], tip: Iterable[str]) -> set[str]:
    """The revisions of `tip` and all those they descend from."""
    found: set[str] = set()
    waiting = list(tip)
    while waiting:
        wanted = waiting.pop()
        if wanted not in found and wanted in revisions:
            found.add(wanted)
            waiting.extend(revisions[wanted].parents)
    return found
