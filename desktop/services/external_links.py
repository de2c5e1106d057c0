"""External links: why each is pertinent, and whether its page still opens (art. 14).

A note is signed and holds for every post that links to the same page. Whether a page opens is asked of the
network by a person's window, kept on this workstation only, and never needed: offline, nothing is known and
nothing is held back.
"""

from __future__ import annotations

import datetime as dt
import enum
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from db.facts import Fact
from db.fields import address as fits_a_fact
from db.workspace import Workspace
from desktop.editorial.gates.addresses import Address, addresses_in, is_public, read_address
from desktop.editorial.post import Channel, Post
from desktop.editorial.profile import MunicipalProfile
from desktop.editorial.variant import resolve
from desktop.errors import Refusal
from desktop.services.session import Session
from desktop.services.stored_json import put_text, read_text

NOTE = "link_note"
FRESH = dt.timedelta(days=1)
"""How long the answer that a page opens is good."""
AGAIN = dt.timedelta(hours=1)
"""How long before a page that did not open, or did not answer, is asked about again."""
STALE = dt.timedelta(days=7)
"""How long a page is held to be broken without being found so again: beyond, nobody knows any more."""
_STATES = "liens:etats"
_MOST = 400


class LinkState(enum.StrEnum):
    """What the network said of a page. The value is kept."""

    OPENS = "ouvre"
    BROKEN = "brise"
    UNKNOWN = "inconnu"


LINK_WORDS = {
    LinkState.OPENS: "La page s’ouvre.",
    LinkState.BROKEN: "La page n’existe pas ou ne s’ouvre plus.",
    LinkState.UNKNOWN: "On ne sait pas si la page s’ouvre.",
}
"""What is said to people of a page."""


@dataclass(frozen=True, slots=True)
class LinkNote:
    """Why a page is pertinent, in the words of who signed it last."""

    key: str
    note: str
    person: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class SeenLink:
    """An external link as the direction reads it."""

    address: str
    note: LinkNote | None
    state: LinkState


@dataclass(frozen=True, slots=True)
class KnownLinks:
    """What the gates know of external links, by `Address.key`."""

    noted: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()


NO_LINKS = KnownLinks()


def write_link_note(workspace: Workspace, session: Session, address: str, note: str) -> Fact:
    """Sign why a page is pertinent. Raises `Refusal` without words, or for what is no address of the web."""
    read = read_address(address)
    if read is None or not fits_a_fact(f"https://{read.key}"):
        raise Refusal(
            "adresse_invalide", f"«\u00a0{address}\u00a0» n’est pas une adresse du Web. Rien n’a été signé."
        )
    if not any(character.isalnum() for character in note):
        raise Refusal(
            "motif_vide", "Il faut écrire en quoi ce lien est pertinent. Le texte est conservé tel quel."
        )
    return workspace.ledger.append(
        session.signer, NOTE, address=f"https://{read.key}", note=put_text(workspace, note.strip())
    )


def link_notes(workspace: Workspace) -> Mapping[str, LinkNote]:
    """The notes in force by `Address.key`: the last signed of each page."""
    roster = workspace.ledger.roster()
    found = {}
    for fact in workspace.ledger.facts(kind=NOTE):
        read = read_address(str(fact.body["address"]))
        person = roster.person(fact.stream)
        if read is not None:
            found[read.key] = LinkNote(
                read.key,
                read_text(workspace, str(fact.body["note"])),
                person.name if person else "",
                dt.datetime.fromisoformat(fact.at),
            )
    return found


def known_links(workspace: Workspace, now: dt.datetime) -> KnownLinks:
    """What the gates look at: which pages were noted, which ones are known not to open."""
    addresses = (read_address(str(fact.body["address"])) for fact in workspace.ledger.facts(kind=NOTE))
    return KnownLinks(
        noted=frozenset(read.key for read in addresses if read is not None),
        broken=frozenset(broken_since(workspace, now)),
    )


def broken_since(workspace: Workspace, now: dt.datetime) -> Mapping[str, dt.datetime]:
    """The pages known not to open, by `Address.key`, and when they were last found so."""
    states = _read_states(workspace)
    return {key: at for key, (state, at) in states.items() if _now(state, at, now) is LinkState.BROKEN}


def external_links_of(
    post: Post, profile: MunicipalProfile, channels: Collection[Channel] | None = None
) -> tuple[str, ...]:
    """The external pages that some channels of a post, or any, link to, as `https://` addresses, each once."""
    found: dict[str, None] = {}
    for channel in (each for each in post.channels if channels is None or each in channels):
        variant = resolve(post, channel)
        for written in (*variant.links, *addresses_in(f"{variant.title}\n{variant.body}")):
            read = None if written.casefold().startswith(("mailto:", "tel:")) else read_address(written)
            if read is not None and not read.on(profile.domains) and not is_public(read):
                found[f"https://{_whole(read)}"] = None
    return tuple(found)


def seen_links(
    workspace: Workspace, post: Post, profile: MunicipalProfile, now: dt.datetime
) -> tuple[SeenLink, ...]:
    """The external links of a post, with why each is pertinent and what is known of its page."""
    notes, states = link_notes(workspace), _read_states(workspace)
    found = []
    for address in external_links_of(post, profile):
        read = read_address(address)
        key = read.key if read is not None else ""
        state = _now(*states[key], now) if key in states else LinkState.UNKNOWN
        found.append(SeenLink(address, notes.get(key), state))
    return tuple(found)


def links_to_ask(workspace: Workspace, addresses: Iterable[str], now: dt.datetime) -> tuple[str, ...]:
    """Those of `addresses` of which nothing fresh is known."""
    states = _read_states(workspace)
    return tuple(
        address
        for address in addresses
        if (read := read_address(address)) is not None
        and (read.key not in states or _is_due(*states[read.key], now))
    )


def keep_link_states(workspace: Workspace, answers: Mapping[str, LinkState], now: dt.datetime) -> None:
    """Keep what the network said, on this workstation; the oldest answers make room for the new ones.

    No answer is no news: what is known of a page stays, with its age, so that being offline mends nothing.
    """
    states = _read_states(workspace)
    for address, state in answers.items():
        read = read_address(address)
        if read is None or (state is LinkState.UNKNOWN and _known_until_now(states.get(read.key), now)):
            continue
        states.pop(read.key, None)
        states[read.key] = (state, now)
    kept = list(states.items())[-_MOST:]
    written = {key: [str(state), at.isoformat(timespec="seconds")] for key, (state, at) in kept}
    workspace.database.set_setting(_STATES, json.dumps(written, ensure_ascii=False))


def _is_due(state: LinkState, at: dt.datetime, now: dt.datetime) -> bool:
    return now - at > (FRESH if state is LinkState.OPENS else AGAIN)


def _now(state: LinkState, at: dt.datetime, now: dt.datetime) -> LinkState:
    """What an answer of `at` is still worth."""
    return LinkState.UNKNOWN if state is LinkState.BROKEN and now - at > STALE else state


def _known_until_now(kept: tuple[LinkState, dt.datetime] | None, now: dt.datetime) -> bool:
    return kept is not None and _now(*kept, now) is not LinkState.UNKNOWN


def _read_states(workspace: Workspace) -> dict[str, tuple[LinkState, dt.datetime]]:
    written = workspace.database.setting(_STATES)
    if written is None:
        return {}
    return {
        key: (LinkState(state), dt.datetime.fromisoformat(at))
        for key, (state, at) in json.loads(written).items()
    }


def _whole(address: Address) -> str:
    return f"{address.host}{address.rest}"
