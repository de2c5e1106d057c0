"""Justifications of warnings and contestations of blocks: written, signed, bound to an exact text.

A point of a text is named by its rule, field, span and the hash of the text; a point of a record by the
gate, the channel and the hash of what the sentence was said of. Change it, and the answer is void.

Whoever answers the same point again replaces their own answer, never somebody else's; they may withdraw it too
(`withdrawn_answers`). What a submission bound stays as it was signed (`heard_answers`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from db.facts import Fact
from db.ledger import Entry
from db.rules import ANSWERS, CONTEST, WAIVER, answers_in_force, standing_answers
from db.workspace import Workspace
from desktop.editorial.findings import FindingKey, text_hash
from desktop.editorial.foreign_terms import gives_equivalent
from desktop.errors import Refusal
from desktop.services.session import Session
from desktop.services.stored_json import put_text, read_text

__all__ = [
    "CONTEST",
    "WAIVER",
    "WrittenAnswer",
    "answers_of",
    "key_of_answer",
    "own_answers",
    "sign_again",
    "signed_answers",
    "write_answer",
    "write_answers",
    "write_term_answers",
]


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """One justification or contestation of a post; `fact` is its hash, `person` the name of who signed it.

    `at` is when, by their clock (ISO 8601). `equivalent` is the French of a foreign term, as the text writes it
    (art. 22): the reason may then be empty. `mine` is whether the person at work signed it, where that was asked.
    """

    fact: str
    kind: str
    key: FindingKey
    reason: str
    person: str
    at: str = ""
    equivalent: str = ""
    mine: bool = False

    @property
    def said(self) -> str:
        """The reason, and the French equivalent of a foreign term that the text gives (art. 22)."""
        given = (
            f"Équivalent français dans le texte\u00a0: «\u00a0{self.equivalent}\u00a0»."
            if self.equivalent
            else ""
        )
        return " ".join(part for part in (self.reason, given) if part)

    def settles(self, text: str) -> bool:
        """Whether it answers for a point of `text`: a reason in words, or an equivalent that is really there."""
        return bool(self.reason) or gives_equivalent(text, self.key.start, self.key.end, self.equivalent)


def write_answer(
    workspace: Workspace, session: Session, item: str, kind: str, key: FindingKey, reason: str
) -> Fact:
    """Sign a justification (`WAIVER`) or a contestation (`CONTEST`). An empty reason is refused."""
    return write_answers(workspace, session, item, kind, (key,), reason)[0]


def write_answers(
    workspace: Workspace, session: Session, item: str, kind: str, keys: Iterable[FindingKey], reason: str
) -> tuple[Fact, ...]:
    """Sign one reason for several points, all or none: the same sentence often comes on every channel."""
    if not _has_words(reason):
        raise Refusal(
            "motif_vide",
            "Il faut écrire un motif\u00a0: la direction générale le lira. Le texte est conservé tel quel.",
        )
    stored = put_text(workspace, reason.strip())
    more = {"equivalent": None} if kind == WAIVER else {}
    return _sign(workspace, session, item, kind, keys, {"reason": stored, **more})


def write_term_answers(
    workspace: Workspace,
    session: Session,
    item: str,
    keys: Iterable[FindingKey],
    reason: str,
    equivalent: str,
    texts: Iterable[str],
) -> tuple[Fact, ...]:
    """Justify a foreign term (art. 22): why it is required, its French equivalent, or both.

    `texts` are those the points are in. Raises `Refusal` without either, or when the equivalent is not in each of
    these texts, beside the term.
    """
    keys = tuple(dict.fromkeys(keys))
    if not equivalent.strip():
        return write_answers(workspace, session, item, WAIVER, keys, reason)
    known = {text_hash(text): text for text in texts}
    absent = [
        key
        for key in keys
        if key.text_hash not in known
        or not gives_equivalent(known[key.text_hash], key.start, key.end, equivalent)
    ]
    if absent:
        raise Refusal(
            "equivalent_absent",
            f"«\u00a0{equivalent.strip()}\u00a0» n’est pas dans le texte, à part du terme. Écrivez-y l’équivalent, par exemple "
            "entre parenthèses après le terme, puis recommencez. Rien n’a été signé.",
        )
    fields = {
        "reason": put_text(workspace, reason.strip()) if _has_words(reason) else None,
        "equivalent": put_text(workspace, " ".join(equivalent.split())),
    }
    return _sign(workspace, session, item, WAIVER, keys, fields)


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _sign(
    workspace: Workspace,
    session: Session,
    item: str,
    kind: str,
    keys: Iterable[FindingKey],
    fields: dict[str, Any],
) -> tuple[Fact, ...]:
    keys = tuple(dict.fromkeys(keys))
    with workspace.database.transaction():
        replaced = own_answers(workspace, session, item, kind, keys)
        entries = [
            Entry(
                kind=kind,
                item=item,
                fields={
                    "rule": key.rule,
                    "where": key.where,
                    "start": key.start,
                    "end": key.end,
                    "text_hash": key.text_hash,
                    **fields,
                },
                parents=tuple(each.hash for each in replaced if key_of_answer(each) == key),
            )
            for key in keys
        ]
        return workspace.ledger.append_many(session.signer, entries)


def sign_again(workspace: Workspace, session: Session, item: str, former: Fact) -> Fact:
    """Sign the words of a former answer anew, for the same point."""
    parts = ("reason", "equivalent") if former.kind == WAIVER else ("reason",)
    fields = {part: former.body.get(part) for part in parts}
    return _sign(workspace, session, item, former.kind, (key_of_answer(former),), fields)[0]


def own_answers(
    workspace: Workspace, session: Session, item: str, kind: str, keys: Iterable[FindingKey]
) -> tuple[Fact, ...]:
    """What this person signed of these points and neither replaced nor withdrew, on any workstation."""
    wanted, roster = frozenset(keys), workspace.ledger.roster()
    return tuple(
        fact
        for fact in standing_answers(workspace.ledger.facts(item=item), roster)
        if fact.kind == kind
        and key_of_answer(fact) in wanted
        and roster.same_person(fact.stream, session.stream)
    )


def key_of_answer(fact: Fact) -> FindingKey:
    """The point that a signed answer is about."""
    body = fact.body
    return FindingKey(body["rule"], body["where"], body["start"], body["end"], body["text_hash"])


def answers_of(workspace: Workspace, item: str, session: Session | None = None) -> tuple[WrittenAnswer, ...]:
    """The answers of a post in force: neither replaced nor withdrawn, those that another text voids included.

    With `session`, each says whether this person signed it.
    """
    facts = workspace.ledger.facts(item=item)
    counting = answers_in_force(facts, workspace.ledger.roster())
    return _read(workspace, (fact for fact in facts if fact.hash in counting), session)


def signed_answers(workspace: Workspace, item: str) -> tuple[WrittenAnswer, ...]:
    """Every answer ever signed of a post, those replaced or withdrawn since included: a submission binds them so."""
    return _read(workspace, (fact for fact in workspace.ledger.facts(item=item) if fact.kind in ANSWERS))


def _read(
    workspace: Workspace, facts: Iterable[Fact], session: Session | None = None
) -> tuple[WrittenAnswer, ...]:
    """Signed answers in words, justifications first, each kind in its order of arrival."""
    roster = workspace.ledger.roster()
    found = []
    for fact in sorted(facts, key=lambda fact: fact.kind == CONTEST):
        person = roster.person(fact.stream)
        reason, equivalent = (
            read_text(workspace, str(fact.body[part])) if fact.body.get(part) is not None else ""
            for part in ("reason", "equivalent")
        )
        found.append(
            WrittenAnswer(
                fact=fact.hash,
                kind=fact.kind,
                key=key_of_answer(fact),
                reason=reason,
                person=person.name if person else "",
                at=fact.at,
                equivalent=equivalent,
                mine=session is not None and roster.same_person(fact.stream, session.stream),
            )
        )
    return tuple(found)
