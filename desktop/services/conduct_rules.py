"""The rules of conduct (art. 18 and annex): the text in force, since when, and where the public reads it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from db.facts import Fact
from db.fields import address as is_address
from db.workspace import Workspace
from desktop.channels.permalinks import complete_address
from desktop.editorial.post import Channel
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.desk import Desk
from desktop.services.replacement import unreplaced
from desktop.services.session import Session
from desktop.services.stored_json import put_text, read_text

PUBLISHED_ON = (Channel.WEBSITE, Channel.FACEBOOK, Channel.YOUTUBE)
"""Where rules may be read; the policy wants the site."""


@dataclass(frozen=True, slots=True)
class ConductRules:
    """One version. `number` counts from 1; `published` gives the address on each medium that carries it."""

    number: int
    text: str
    since: dt.date
    published: Mapping[Channel, str]
    person: str
    in_force: bool


def put_rules_in_force(desk: Desk, session: Session, text: str, published: Mapping[Channel, str]) -> Fact:
    """Sign the rules in force from today and where they are published; the direction or the greffe may.

    Raises `Refusal` for rules without words, without their page on the site (art. 18), or for what is no
    address.
    """
    workspace = desk.workspace
    if not any(character.isalnum() for character in text):
        raise Refusal(
            "regles_vides", "Ces règles ne contiennent aucun mot. Celles en vigueur sont conservées."
        )
    given = {channel: typed.strip() for channel, typed in published.items() if typed.strip()}
    if Channel.WEBSITE not in given:
        raise Refusal(
            "site_requis",
            "Les règles de conduite sont publiées sur le site (art. 18)\u00a0: inscrivez l’adresse de leur page. Celles en "
            "vigueur sont conservées.",
        )
    addresses = {str(channel): complete_address(typed) for channel, typed in given.items()}
    wrong = [typed for typed in addresses.values() if not is_address(typed)]
    if wrong:
        raise Refusal(
            "adresse_invalide",
            f"«\u00a0{wrong[0]}\u00a0» n’est pas l’adresse d’une page du Web. Rien n’a été signé.",
        )
    return workspace.ledger.append(
        session.signer,
        "conduct",
        parents=[fact.hash for fact in unreplaced(workspace.ledger.facts(kind="conduct"))],
        text=put_text(workspace, text.strip()),
        since=desk.today().isoformat(),
        published=addresses,
    )


def conduct_versions(workspace: Workspace) -> tuple[ConductRules, ...]:
    """Every version signed, the latest first. Two signed apart are both in force until another replaces them."""
    facts = workspace.ledger.facts(kind="conduct")
    standing = {fact.hash for fact in unreplaced(facts)}
    roster = workspace.ledger.roster()
    found = []
    for number, fact in enumerate(facts, 1):
        person = roster.person(fact.stream)
        found.append(
            ConductRules(
                number,
                read_text(workspace, str(fact.body["text"])),
                dt.date.fromisoformat(str(fact.body["since"])),
                {Channel(name): str(url) for name, url in fact.body["published"].items()},
                person.name if person else "",
                fact.hash in standing,
            )
        )
    return tuple(reversed(found))


def rules_page(workspace: Workspace) -> str:
    """The address of the rules on the site, empty while nobody said where they are."""
    in_force = (version for version in conduct_versions(workspace) if version.in_force)
    return next((version.published.get(Channel.WEBSITE, "") for version in in_force), "")


def model_rules(resources: Path) -> str:
    """The annex of the policy as adopted, to begin from. Raises `EnvironmentFault` when it cannot be read."""
    path = resources / "politique" / "regles-de-conduite.md"
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise EnvironmentFault(
            "politique_illisible",
            f"Les règles de conduite ne se lisent pas ({path.name}). Celles qui sont signées sont conservées; réinstallez "
            "l’application.",
        ) from error
