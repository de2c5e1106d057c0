"""Who may sign what: the roster (liste des personnes), folded from the facts of trust.

Two levels, so that the result never depends on the order in which facts arrive. The root key grants and
revokes direction and administration; streams that hold one of these grant and revoke redaction,
publication and greffe. No clock decides: a grant says from which place of the granted stream it applies, a
revocation the last place that still counts. A grant or a revocation may name, in its parents, the
revocations it lifts or replaces.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from db.facts import Fact
from db.fields import MAX_NUMBER
from db.schemas import ALL_ROLES, ROLES

HIGH_ROLES = frozenset({"direction", "administration"})
LOW_ROLES = frozenset(ROLES) - HIGH_ROLES
TRUST_KINDS = frozenset({"installation", "root_changed", "grant", "revocation"})


@dataclass(frozen=True, slots=True)
class Member:
    """One key of a person, and the roles it holds for the facts it will sign next."""

    stream: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the roster; `name` is what the latest grant calls them."""

    person: str
    name: str
    keys: tuple[Member, ...]

    @property
    def roles(self) -> frozenset[str]:
        """Every role that at least one of the person's keys holds."""
        return frozenset().union(*(key.roles for key in self.keys))


@dataclass(frozen=True, slots=True)
class _Level:
    """The valid grants and the live revocations of one level, by target."""

    grants: Mapping[str, tuple[Fact, ...]]
    revocations: Mapping[str, tuple[Fact, ...]]

    def holds(self, stream: str, role: str, seq: int) -> bool:
        cuts = [
            cut
            for cut in self.cuts(stream, seq)
            if cut.body["roles"] == ALL_ROLES or role in cut.body["roles"]
        ]
        return any(
            role in grant.body["roles"] and all(cut.hash in grant.parents for cut in cuts)
            for grant in self.grants.get(stream, ())
            if grant.body["from"] <= seq
        )

    def cuts(self, stream: str, seq: int) -> list[Fact]:
        """The revocations that leave out the place `seq` of a stream."""
        return [cut for cut in self.revocations.get(stream, ()) if cut.body["last"] < seq]


class Roster:
    """The roster that a set of facts of trust amounts to; immutable, equal sets give equal rosters."""

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        self._facts = tuple(facts)
        self._installation = next((fact for fact in self._facts if fact.kind == "installation"), None)
        self._root_ends = _follow_roots(self._installation, self._facts)
        self._high = _level(self._facts, HIGH_ROLES, self._signed_by_root)
        self._low = _level(self._facts, LOW_ROLES, self._signed_by_delegate)
        self._keys = _keys(self._facts)

    def having(self, fact: Fact) -> Roster:
        """The roster once `fact` is known too."""
        return Roster((*self._facts, fact)) if fact.kind in TRUST_KINDS else self

    @property
    def workspace(self) -> str | None:
        """The identifier of the installation, None before it exists."""
        return None if self._installation is None else str(self._installation.body["workspace"])

    @property
    def municipality(self) -> str | None:
        """The name the installation was given."""
        return None if self._installation is None else str(self._installation.body["name"])

    @property
    def root(self) -> str | None:
        """The stream of the root key in force."""
        return next((stream for stream, end in self._root_ends.items() if end == MAX_NUMBER), None)

    @property
    def backup_key(self) -> bytes | None:
        """The public X25519 key that backups are encrypted to, as the root in force declares it."""
        root = self.root
        for fact in self._facts:
            about_root = (fact.kind == "installation" and fact.stream == root) or (
                fact.kind == "root_changed" and fact.body["target"] == root
            )
            if about_root and fact.body["backup_key"] is not None:
                return bytes.fromhex(fact.body["backup_key"])
        return None

    def is_root(self, stream: str) -> bool:
        """Whether `stream` is or was the root."""
        return stream in self._root_ends

    def public_key(self, stream: str) -> bytes | None:
        """The key that a stream signs with, None for a stream nobody introduced.

        The stream is the hash of its key, so whoever introduced it, the key is the right one; whether it may
        sign anything is another question.
        """
        return self._keys.get(stream)

    def persons(self, stream: str) -> frozenset[str]:
        """Everybody a stream was ever said to belong to.

        A union on purpose, even of grants that no longer count: nothing said later can detach a key from
        the person who wrote with it.
        """
        return frozenset(
            str(fact.body["person"])
            for fact in self._facts
            if fact.kind == "grant" and fact.body["target"] == stream
        )

    def same_person(self, stream: str, other: str) -> bool:
        """Whether two streams are one, or were ever said to belong to one person."""
        return stream == other or not self.persons(stream).isdisjoint(self.persons(other))

    def holds(self, stream: str, role: str, seq: int = MAX_NUMBER) -> bool:
        """Whether `role` is in force for the fact `seq` of a stream (by default, for its next ones)."""
        if role in HIGH_ROLES:
            return self._high.holds(stream, role, seq)
        return self._low.holds(stream, role, seq) and not self._is_dead(stream, seq)

    def roles(self, stream: str, seq: int = MAX_NUMBER) -> frozenset[str]:
        """The roles in force for the fact `seq` of a stream."""
        return frozenset(role for role in ROLES if self.holds(stream, role, seq))

    def is_active(self, stream: str, seq: int) -> bool:
        """Whether the fact `seq` of a stream counts at all: the root's, or of a key with some role in force."""
        return seq <= self._root_ends.get(stream, 0) or any(self.holds(stream, role, seq) for role in ROLES)

    def people(self) -> tuple[Person, ...]:
        """Every person, in the order of their names; those without a role in force are kept, for history."""
        streams: dict[str, set[str]] = defaultdict(set)
        names: dict[str, tuple[str, str, str]] = {}
        for grant in (fact for fact in self._facts if fact.kind == "grant"):
            person = str(grant.body["person"])
            streams[person].add(str(grant.body["target"]))
            naming = (grant.at, grant.hash, str(grant.body["name"]))
            names[person] = max(names.get(person, naming), naming)
        found = (
            Person(person, names[person][2], tuple(Member(key, self.roles(key)) for key in sorted(keys)))
            for person, keys in streams.items()
        )
        return tuple(sorted(found, key=lambda person: (person.name.casefold(), person.person)))

    def person(self, stream: str) -> Person | None:
        """The person a stream belongs to."""
        return next((who for who in self.people() if any(key.stream == stream for key in who.keys)), None)

    def _is_dead(self, stream: str, seq: int) -> bool:
        """Whether the root revoked the whole key before `seq` and never lifted it."""
        lifted = {
            parent
            for grant in self._high.grants.get(stream, ())
            if grant.body["from"] <= seq
            for parent in grant.parents
        }
        return any(
            cut.body["roles"] == ALL_ROLES and cut.hash not in lifted for cut in self._high.cuts(stream, seq)
        )

    def _signed_by_root(self, fact: Fact) -> bool:
        return fact.seq <= self._root_ends.get(fact.stream, 0)

    def _signed_by_delegate(self, fact: Fact) -> bool:
        return any(self._high.holds(fact.stream, role, fact.seq) for role in HIGH_ROLES)


def _keys(facts: tuple[Fact, ...]) -> dict[str, bytes]:
    keys = {
        str(fact.body["target"]): bytes.fromhex(fact.body["public_key"])
        for fact in facts
        if fact.kind in ("grant", "root_changed")
    }
    keys.update(
        (fact.stream, bytes.fromhex(fact.body["public_key"])) for fact in facts if fact.kind == "installation"
    )
    return keys


def _follow_roots(installation: Fact | None, facts: tuple[Fact, ...]) -> dict[str, int]:
    """Every root stream with its last fact that counts; the root in force has no end."""
    ends: dict[str, int] = {}
    stream = installation.stream if installation else None
    while stream is not None and stream not in ends:
        changes = [fact for fact in facts if fact.kind == "root_changed" and fact.stream == stream]
        change = min(changes, key=lambda fact: fact.seq, default=None)
        ends[stream] = change.seq if change else MAX_NUMBER
        stream = str(change.body["target"]) if change else None
    return ends


def _level(facts: tuple[Fact, ...], roles: frozenset[str], authorised: Callable[[Fact], bool]) -> _Level:
    """The grants and revocations of `roles` that had authority, without the revocations since replaced."""
    grants: dict[str, list[Fact]] = defaultdict(list)
    revocations: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.kind == "grant" and roles.issuperset(fact.body["roles"]) and authorised(fact):
            grants[fact.body["target"]].append(fact)
        elif fact.kind == "revocation" and _within(fact, roles) and authorised(fact):
            revocations[fact.body["target"]].append(fact)
    live: dict[str, tuple[Fact, ...]] = {}
    for target, cuts in revocations.items():
        replaced = {parent for cut in cuts for parent in cut.parents}
        live[target] = tuple(cut for cut in cuts if cut.hash not in replaced)
    return _Level({target: tuple(found) for target, found in grants.items()}, live)


def _within(revocation: Fact, roles: frozenset[str]) -> bool:
    """`all` means every role the signer has authority over."""
    return revocation.body["roles"] == ALL_ROLES or roles.issuperset(revocation.body["roles"])
