"""Whether a fact may enter the ledger, given what the ledger already holds. The same rule judges what is
written here, what arrives from another workstation, and what an audit reads again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from db.answers import check_answer, check_answer_withdrawal
from db.content import root_hash
from db.facts import Fact
from db.refusals import refuse as _refuse
from db.roster import HIGH_ROLES, LOW_ROLES, Roster
from db.schemas import ALL_ROLES, SCHEMAS, check_body
from db.signing import verify

# Refusals that mean "something this fact relies on has not arrived yet": an exchange tries again later.
WAITING = frozenset({"unknown_key", "gap", "unknown_parent", "unknown_revision", "unknown_fact"})

_AUTHORS = ("redaction", "direction")

# Kinds whose signer must hold one of these roles; any role in force suffices for the others.
ROLES_OF_KIND: dict[str, tuple[str, ...]] = {
    "profile": ("direction", "greffe"),
    "packs": ("direction", "greffe"),
    "account": ("direction",),
    "account_request": ("redaction", "direction", "publication"),
    "account_decision": ("direction",),
    "account_keepers": ("direction",),
    "election": ("direction", "greffe"),
    "checklist": _AUTHORS,
    "link_note": _AUTHORS,
    "notice": ("greffe",),
    "notice_kept": ("greffe",),
    "placement": ("direction",),
    "conduct": ("direction", "greffe"),
    "asset": ("redaction",),
    "rights": ("redaction",),
    "revision": _AUTHORS,
    "submission": _AUTHORS,
    "waiver": _AUTHORS,
    "contest": _AUTHORS,
    "answer_withdrawal": _AUTHORS,
    "decision": ("direction",),
    "comment": ("redaction", "direction", "greffe", "publication"),
    "claim": ("publication",),
    "emergency": ("publication",),
    "emergency_review": ("direction",),
    "attempt": ("publication",),
    "receipt": ("publication",),
    "withdrawal": ("redaction", "publication", "direction"),
    "sealed": ("redaction", "direction", "greffe"),
    "destruction": ("greffe",),
}

_ROLE_NAMES = {
    "redaction": "rédaction",
    "direction": "direction",
    "publication": "publication",
    "greffe": "greffe",
    "administration": "administration",
}


class Known(Protocol):
    """What the ledger already holds, as far as a new fact depends on it."""

    def fact(self, wanted: str) -> Fact | None:
        """The fact of that hash."""

    def last(self, stream: str) -> tuple[int, str]:
        """The place and the hash of the last fact of a stream; `(0, "")` for an empty one."""

    def ancestry(self, revision: str) -> frozenset[str]:
        """The streams that signed a revision and every revision it descends from."""

    def decisions(self, item: str) -> Iterable[Fact]:
        """Every decision on a post."""


def check(fact: Fact, known: Known, roster: Roster) -> None:
    """Refuse a fact that may not enter: form, key, signature, chain, authority, and what it speaks about.

    Raises `Refusal`; a code in `WAITING` means the fact may be fine once others have arrived.
    """
    check_body(fact.body)
    _check_signature(fact, roster)
    _check_chain(fact, known)
    _check_authority(fact, roster)
    for parent in fact.parents:
        if known.fact(parent) is None:
            _refuse("unknown_parent", "elle descend d’une inscription qui n’est pas encore arrivée ici")
    rule = _RULES.get(fact.kind)
    if rule is not None:
        rule(fact, known, roster)


def _check_signature(fact: Fact, roster: Roster) -> None:
    key = roster.public_key(fact.stream)
    if fact.kind == "installation" and roster.workspace is None:
        key = bytes.fromhex(fact.body["public_key"])
    if key is None:
        _refuse("unknown_key", "elle est signée par une clé que personne n’a autorisée")
    if not verify(key, fact.raw, fact.signature):
        _refuse("bad_signature", "sa signature n’est pas la bonne")


def _check_chain(fact: Fact, known: Known) -> None:
    seq, last = known.last(fact.stream)
    if fact.seq <= seq:
        _refuse("fork", "une autre inscription occupe déjà cette place, donc sa clé a servi à deux endroits")
    if fact.seq > seq + 1:
        _refuse("gap", "il manque celles qui la précèdent")
    if fact.prev != last:
        _refuse("broken_chain", "elle ne suit pas la précédente")


def _check_authority(fact: Fact, roster: Roster) -> None:
    if fact.kind == "installation":
        return
    if not roster.is_active(fact.stream, fact.seq):
        _refuse("revoked_key", "elle est signée par une clé qui n’est pas ou n’est plus autorisée")
    needed = ROLES_OF_KIND.get(fact.kind)
    if needed and not any(roster.holds(fact.stream, role, fact.seq) for role in needed):
        names = " ou ".join(_ROLE_NAMES[role] for role in needed)
        _refuse("wrong_role", f"son signataire n’a pas le rôle requis ({names})")


def _check_installation(fact: Fact, _known: Known, roster: Roster) -> None:
    if roster.workspace is not None:
        _refuse("already_installed", "cet espace de travail appartient déjà à une installation")
    if fact.seq != 1:
        _refuse("broken_chain", "une installation est la première inscription de sa clé")


def _check_root_changed(fact: Fact, _known: Known, roster: Roster) -> None:
    if fact.stream != roster.root:
        _refuse("root_only", "seule la clé racine en vigueur peut désigner la suivante")
    if roster.public_key(fact.body["target"]) is not None:
        _refuse("known_key", "la nouvelle clé racine doit être une clé neuve")


def _check_grant(fact: Fact, known: Known, roster: Roster) -> None:
    _check_delegation(fact, roster)
    if roster.is_root(fact.body["target"]):
        _refuse("root_has_no_role", "la clé racine ne reçoit aucun rôle")
    _check_lifted(fact, known)


def _check_revocation(fact: Fact, known: Known, roster: Roster) -> None:
    _check_delegation(fact, roster)
    if roster.public_key(fact.body["target"]) is None:
        _refuse("unknown_key", "elle révoque une clé que personne n’a autorisée")
    _check_lifted(fact, known)


def _check_delegation(fact: Fact, roster: Roster) -> None:
    """The root for direction and administration, one of these for the rest; never both in one fact."""
    by_root = fact.stream == roster.root
    by_delegate = any(roster.holds(fact.stream, role, fact.seq) for role in HIGH_ROLES)
    roles = fact.body["roles"]
    if roles == ALL_ROLES:
        allowed = by_root or by_delegate
    else:
        allowed = (by_root and HIGH_ROLES.issuperset(roles)) or (by_delegate and LOW_ROLES.issuperset(roles))
    if not allowed:
        _refuse(
            "wrong_authority",
            "la clé racine donne et retire la direction et l’administration, et celles-ci les autres rôles",
        )


def _check_lifted(fact: Fact, known: Known) -> None:
    for parent in fact.parents:
        lifted = known.fact(parent)
        if lifted is None or lifted.kind != "revocation" or lifted.body["target"] != fact.body["target"]:
            _refuse("wrong_parent", "elle prétend lever une révocation d’une autre clé")


def _check_account_decision(fact: Fact, known: Known, _roster: Roster) -> None:
    _of_item(known, fact.body["request"], fact, "account_request", "unknown_fact")


def _check_revision(fact: Fact, known: Known, _roster: Roster) -> None:
    body = fact.body
    if root_hash(body["shared"], body["nodes"]) != body["content"]:
        _refuse("wrong_content", "son empreinte ne correspond pas à celles de ses médias")
    parents = [_of_item(known, parent, fact, "revision", "wrong_parent") for parent in fact.parents]
    if len(parents) == 1 and parents[0].body["content"] == body["content"]:
        _refuse("unchanged", "le contenu est identique à celui de la révision précédente")


def _check_of_version(fact: Fact, known: Known, _roster: Roster) -> None:
    revision = _revision(known, fact)
    if revision.body["content"] != fact.body["content"]:
        _refuse("other_content", "son empreinte n’est pas celle de la révision")


def _check_emergency(fact: Fact, known: Known, roster: Roster) -> None:
    _check_of_version(fact, known, roster)
    if not set(fact.body["channels"]) <= _revision(known, fact).body["nodes"].keys():
        _refuse("other_content", "elle porte sur un média que la révision ne contient pas")


def _check_emergency_review(fact: Fact, known: Known, roster: Roster) -> None:
    """Whoever wrote an emergency, or let it out, does not review it."""
    reviewed = _of_item(known, fact.body["emergency"], fact, "emergency", "unknown_fact")
    check_not_author(fact, known.ancestry(str(reviewed.body["revision"])) | {reviewed.stream}, roster)


def _check_decision(fact: Fact, known: Known, roster: Roster) -> None:
    revision = _revision(known, fact)
    _check_decided(fact, revision)
    check_not_author(fact, known.ancestry(revision.hash), roster)
    for parent in fact.parents:
        _of_item(known, parent, fact, "decision", "wrong_parent")
    for contest in fact.body["contests"]:
        _of_item(known, contest, fact, "contest", "unknown_fact")
    _check_not_replayed(fact, known)


def _check_decided(fact: Fact, revision: Fact) -> None:
    body = fact.body
    if body["content"] != revision.body["content"]:
        _refuse("other_content", "elle porte sur une autre empreinte que celle de la révision")
    if any(revision.body["nodes"].get(channel) != node for channel, node in body["nodes"].items()):
        _refuse("other_content", "elle porte sur un média que la révision ne contient pas sous cette forme")
    corrected = body["corrected"]
    if corrected is None:
        return
    if root_hash(corrected["shared"], corrected["nodes"]) != corrected["content"]:
        _refuse("wrong_content", "l’empreinte de la correction ne correspond pas à celles de ses médias")
    if corrected["content"] == body["content"]:
        _refuse("unchanged", "la correction ne change rien")


def check_not_author(decision: Fact, ancestry: frozenset[str], roster: Roster) -> None:
    """Refuse a decision by a key, or a person, that wrote the revision or any it descends from."""
    deciders = roster.persons(decision.stream)
    authors = frozenset().union(*(roster.persons(stream) for stream in ancestry))
    if decision.stream in ancestry or deciders & authors:
        _refuse("author_decides", "son signataire a écrit ce texte ou une version dont il descend")


def _check_not_replayed(fact: Fact, known: Known) -> None:
    """A key that decides of a channel again must say which of its decisions it replaces.

    Only the key's own chain is looked at: two keys of one person, offline, could otherwise each lock the
    other's stream for ever. Writing here is stricter, see `check_written_here`.
    """
    if _unreplaced(fact, known, lambda stream: stream == fact.stream):
        _refuse(
            "replayed", "ce signataire a déjà décidé de cette révision et ne dit pas que celle-ci la remplace"
        )


def check_written_here(fact: Fact, known: Known, roster: Roster, heads: Iterable[Fact]) -> None:
    """What is refused to a person writing now, beyond `check`, because it is judged on all that is known here.

    A second live decision by another key of the same person; a revision that repeats a head.
    """
    if fact.kind == "decision":
        mine = roster.persons(fact.stream)
        if _unreplaced(fact, known, lambda stream: bool(roster.persons(stream) & mine)):
            _refuse(
                "replayed",
                "vous avez déjà décidé de cette révision et cette décision ne remplace pas l’autre",
            )
    repeats = fact.kind == "revision" and any(head.body["content"] == fact.body["content"] for head in heads)
    if repeats and len(fact.parents) < 2:
        _refuse("unchanged", "le contenu est identique à celui de la dernière révision")


def _unreplaced(fact: Fact, known: Known, same: Callable[[str], bool]) -> bool:
    """Whether the same hand already decided of one of these channels, in a decision that still stands."""
    decisions = [other for other in known.decisions(str(fact.item)) if other.hash != fact.hash]
    replaced = {parent for other in decisions for parent in other.parents} | set(fact.parents)
    return any(
        same(other.stream)
        and other.body["revision"] == fact.body["revision"]
        and not other.body["nodes"].keys().isdisjoint(fact.body["nodes"])
        and other.hash not in replaced
        for other in decisions
    )


def _check_period_check(fact: Fact, known: Known, _roster: Roster) -> None:
    for wanted in (*fact.body["waiting"], *fact.body["review"]):
        found = known.fact(wanted)
        if found is None:
            _refuse("unknown_revision", "elle porte sur une version qui n’est pas encore arrivée ici")
        if found.kind != "revision":
            _refuse("other_item", "elle porte sur une inscription d’un autre type")


def _check_notice_kept(fact: Fact, known: Known, _roster: Roster) -> None:
    _of_item(known, fact.body["notice"], fact, "notice", "unknown_fact")
    for remark in fact.body["remarks"]:
        _of_item(known, remark, fact, "comment", "unknown_fact")


def _check_claim(fact: Fact, known: Known, _roster: Roster) -> None:
    revision = _revision(known, fact)
    body = fact.body
    if (
        revision.body["content"] != body["content"]
        or revision.body["nodes"].get(body["channel"]) != body["node"]
    ):
        _refuse(
            "other_content", "elle réserve la publication d’un contenu qui n’est pas celui de la révision"
        )


def _check_comment(fact: Fact, known: Known, _roster: Roster) -> None:
    if fact.body["revision"] is not None:
        _revision(known, fact)


def _check_about_claim(fact: Fact, known: Known, _roster: Roster) -> None:
    _of_item(known, fact.body["claim"], fact, "claim", "unknown_fact")


def _revision(known: Known, fact: Fact) -> Fact:
    return _of_item(known, fact.body["revision"], fact, "revision", "unknown_revision")


def _of_item(known: Known, wanted: str, fact: Fact, kind: str, code: str) -> Fact:
    """The fact of that hash, which must be of that kind and about the same post."""
    found = known.fact(wanted)
    if found is None:
        _refuse(code, "elle porte sur une inscription qui n’est pas ici")
    if found.kind != kind or found.item != fact.item:
        _refuse("other_item", "elle porte sur une inscription d’une autre publication ou d’un autre type")
    return found


_RULES: dict[str, Callable[[Fact, Known, Roster], Any]] = {
    "installation": _check_installation,
    "root_changed": _check_root_changed,
    "grant": _check_grant,
    "revocation": _check_revocation,
    "account_decision": _check_account_decision,
    "revision": _check_revision,
    "submission": _check_of_version,
    "checklist": _check_of_version,
    "emergency": _check_emergency,
    "emergency_review": _check_emergency_review,
    "waiver": check_answer,
    "contest": check_answer,
    "answer_withdrawal": check_answer_withdrawal,
    "notice_kept": _check_notice_kept,
    "period_check": _check_period_check,
    "decision": _check_decision,
    "comment": _check_comment,
    "claim": _check_claim,
    "attempt": _check_about_claim,
    "receipt": _check_about_claim,
}

assert _RULES.keys() | ROLES_OF_KIND.keys() <= SCHEMAS.keys()
