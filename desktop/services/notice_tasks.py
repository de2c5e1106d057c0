"""What is left to do about the notices that the greffe deposited, and for whom (art. 12).

The officer prepares the post of a notice, or takes its new words; the greffe reads the remarks that came back,
and either deposits the notice again or keeps its words.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterator
from dataclasses import dataclass

from db.facts import Fact
from db.listing import PostFilter, PostRow
from db.workspace import Workspace
from desktop.editorial.post import PostKind
from desktop.editorial.workflow import OUT, State
from desktop.errors import Refusal
from desktop.services.comments import COMMENT, NOTICE_KEPT
from desktop.services.notice_remarks import NO_REMARKS, remarks_on
from desktop.services.posts import manifest_of_revision
from desktop.services.public_notices import PublicNotice, last_deposits, notice_of, read_notice
from desktop.services.session import Session

LATE = dt.timedelta(days=2)
"""How long a notice may wait for its post: it often has a delay in law."""
_SETTLED = frozenset(map(str, (*OUT, State.WITHDRAWN, State.SCHEDULED)))
"""States in which nothing is left to say about the words of a notice but what forbids publishing them again."""


class Task(enum.StrEnum):
    """What is left, the most pressing first."""

    REMARKS = "remarques"
    """For the greffe: somebody found something in the words."""
    REPLACED = "remplacé"
    """For the officer: the greffe deposited other words than those of the post."""
    TO_PREPARE = "à préparer"
    """For the officer: nobody began the post."""


@dataclass(frozen=True, slots=True)
class NoticeTask:
    """One thing left about a notice. `count` is how many remarks; `since` when it began to wait."""

    task: Task
    notice: PublicNotice
    since: dt.datetime
    count: int = 0


def notice_tasks(workspace: Workspace, session: Session) -> tuple[NoticeTask, ...]:
    """What is left for this person, the most pressing then the oldest first."""
    return first_notice_tasks(workspace, session)[0]


def first_notice_tasks(
    workspace: Workspace, session: Session, most: int | None = None
) -> tuple[tuple[NoticeTask, ...], int]:
    """The first `most` of `notice_tasks`, and how many there are: only of those are the words read.

    A municipality publishes hundreds of notices a year, of which a few wait: the others cost their fact alone.
    """
    left = sorted(_left(workspace, session), key=lambda each: (each.order, each.since, each.item))
    shown = left if most is None else left[:most]
    tasks = (NoticeTask(e.task, read_notice(workspace, e.fact), e.since, e.count) for e in shown)
    return tuple(tasks), len(left)


@dataclass(frozen=True, slots=True)
class _Left:
    """A task before the words of its notice are read; `fact` is their deposit."""

    task: Task
    fact: Fact
    since: dt.datetime
    count: int = 0

    @property
    def order(self) -> int:
        return tuple(Task).index(self.task)

    @property
    def item(self) -> str:
        return str(self.fact.item)


def _left(workspace: Workspace, session: Session) -> Iterator[_Left]:
    roles = session.roles(workspace)
    commented = {fact.item for fact in workspace.ledger.facts(COMMENT)} if "greffe" in roles else set()
    notices = PostFilter(kinds=frozenset({str(PostKind.PUBLIC_NOTICE)}))
    rows = {row.item: row for row in workspace.queries.rows(workspace.queries.ids(notices))}
    for item, fact in last_deposits(workspace).items():
        if item not in commented and "redaction" not in roles:
            continue  # nothing but a remark is for the greffe
        row = rows.get(item) or workspace.queries.post(item)
        settled = row is not None and row.state in _SETTLED
        known = remarks_on(workspace, item) if item in commented else NO_REMARKS
        # A correction of what was published waits for the greffe too.
        remarks = known.pressing if settled else known.open
        deposited = dt.datetime.fromisoformat(fact.at)
        if remarks:
            yield _Left(Task.REMARKS, fact, dt.datetime.fromisoformat(remarks[0].at), len(remarks))
        elif settled:
            continue
        elif "redaction" in roles and row is None:
            yield _Left(Task.TO_PREPARE, fact, deposited)
        elif "redaction" in roles and row is not None and _differs(workspace, fact, row):
            yield _Left(Task.REPLACED, fact, deposited)


def unanswered_remarks(workspace: Workspace, notice: PublicNotice) -> tuple[Fact, ...]:
    """The remarks written since the words were deposited, or since whoever deposits last answered (`remarks_on`)."""
    return remarks_on(workspace, notice.item).open


def keep_words(workspace: Workspace, session: Session, notice: PublicNotice) -> Fact:
    """Answer the remarks about a notice that its words stay; the greffe alone may.

    Raises `Refusal` otherwise, when nothing waits for an answer, or when other words were deposited since.
    """
    if "greffe" not in session.roles(workspace):
        raise Refusal("role_requis", "Seul le greffe répond des mots d’un avis. Rien n’a été signé.")
    with workspace.database.transaction():
        if notice_of(workspace, notice.item) != notice:
            raise Refusal(
                "avis_remplace",
                "Un autre texte de cet avis a été déposé depuis. Rien n’a été signé; relisez l’avis, puis recommencez.",
            )
        waiting = unanswered_remarks(workspace, notice)
        if not waiting:
            raise Refusal(
                "aucune_remarque", "Aucune remarque n’attend de réponse sur cet avis. Rien n’a été signé."
            )
        return workspace.ledger.append(
            session.signer,
            NOTICE_KEPT,
            item=notice.item,
            notice=notice.fact,
            remarks=sorted(each.hash for each in waiting),
        )


def _differs(workspace: Workspace, deposit: Fact, row: PostRow) -> bool:
    """Whether the last version of the post publishes other words; one that is only a draft is told as it opens."""
    head = workspace.ledger.fact(row.head) if row.head is not None else None
    if head is None:
        return False
    node = manifest_of_revision(workspace, head)["nodes"].get("website")
    notice = read_notice(workspace, deposit)
    return node is not None and (node["title"], node["body"]) != (notice.title, notice.body)
