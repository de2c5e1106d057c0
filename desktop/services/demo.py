"""The demonstration workspace: a fictitious municipality's year, in which every state can be seen.

Everything goes through the services the window uses, so that every fact is validly signed by the person who
may sign it. For `--demo`, the captures and the tests; the workspace says in its name that it is fictitious.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.checks.base import CheckContext
from desktop.checks.process.protocol import CheckRequest
from desktop.editorial.profile import MunicipalProfile
from desktop.imaging.logo import register_logo
from desktop.services.demo_clock import MovedClock, Story, stamping, tell
from desktop.services.demo_election import FOLDER, by_election
from desktop.services.demo_images import bring_in, read_images
from desktop.services.demo_office import DemoOffice, item_of
from desktop.services.demo_records import records
from desktop.services.demo_stories import EMPTY, STORIES, Telling, empty_draft
from desktop.services.demo_texts import read_texts
from desktop.services.desk import Desk
from desktop.services.installation import Installed, NewPerson, install, put_in_force
from desktop.services.profile_file import read_profile
from desktop.services.session import Session

MUNICIPALITY = "Municipalité de Sainte-Sophie (démonstration)"
PASSPHRASE = "un lac sous la neige"
PEOPLE = (
    NewPerson("aurelie", "Aurélie Lépinette", frozenset({"redaction", "publication"}), PASSPHRASE),
    NewPerson("martine", "Martine Beausapin", frozenset({"direction"}), PASSPHRASE),
    NewPerson("fabien", "Fabien Duruisseau", frozenset({"greffe", "redaction"}), PASSPHRASE),
)
"""Who writes and publishes, who decides, who keeps the records (and writes the public notices)."""

_PARTS = {"redaction": "aurelie", "direction": "martine", "greffe": "fabien"}
_AGE = dt.timedelta(days=400)
"""How long ago the workspace was installed: before the oldest publication."""
_SUITE = ".suite"


@dataclass(frozen=True, slots=True)
class Demo:
    """What a demonstration needs beside its desk.

    `people` with their common `passphrase`, to be shown; `sessions` by identifier of person, unlocked;
    `items` the posts by the name of their text in `resources/demo/textes`; `now` the present of the story.
    """

    people: tuple[NewPerson, ...]
    sessions: Mapping[str, Session]
    recovery_code: str
    passphrase: str
    items: Mapping[str, str]
    now: dt.datetime

    @property
    def officer(self) -> Session:
        """Who writes and publishes."""
        return self.sessions[_PARTS["redaction"]]

    @property
    def direction(self) -> Session:
        """Who decides."""
        return self.sessions[_PARTS["direction"]]

    @property
    def greffe(self) -> Session:
        """Who keeps the records."""
        return self.sessions[_PARTS["greffe"]]


def build_demo(desk: Desk, now: dt.datetime, *, election: bool = False, empty: bool = False) -> Demo:
    """Fill the empty workspace of `desk` with the demonstration, as if `now` (a zoned time) were the present.

    With `election`, a fictitious by-election is under way, and some posts show what it changes. With `empty`, its
    people begin today: no post, no image, nothing in the registers.

    The same `now` gives the same posts in the same states and order; keys and hashes are new each time. All
    of it, or nothing: one transaction. Raises `Refusal` when the workspace is not empty.
    """
    workspace = desk.workspace
    clock = MovedClock(now if empty else now - _AGE)
    desk = replace(desk, now=clock)
    profile = read_profile(desk.resources / "profiles" / "sainte-sophie.toml")
    # The engines take most of a second to be ready: the people are installed meanwhile.
    desk.checker.submit(CheckRequest((), CheckContext(profile, now.date(), False, False), "website"))
    with stamping(workspace, clock), workspace.database.transaction():
        installed = _install(desk, profile)
        if empty:
            return Demo(PEOPLE, installed.sessions, installed.recovery_code, PASSPHRASE, {}, now)
        sessions = {part: installed.sessions[person] for part, person in _PARTS.items()}
        folder = desk.resources / "demo"
        images = {
            str(record["fichier"]): bring_in(workspace, sessions["redaction"], folder, record, now.date())
            for record in read_images(folder)
        }
        office = DemoOffice(desk, sessions, images, now)
        items = _live(office, folder, clock, election=election)
    return Demo(PEOPLE, installed.sessions, installed.recovery_code, PASSPHRASE, items, now)


def _install(desk: Desk, profile: MunicipalProfile) -> Installed:
    """Install the people, the profile with its fictitious logo, the rules and the accounts."""
    workspace, resources = desk.workspace, desk.resources
    installed = install(workspace, desk.keys, MUNICIPALITY, PEOPLE)
    path = resources / "essai" / "logo-fictif.svg"
    workspace.objects.put_file(path)
    profile = replace(profile, logo=register_logo(path.read_bytes(), path.name).sha256)
    put_in_force(workspace, installed.sessions[_PARTS["direction"]], profile, desk.policies)
    return installed


def _live(office: DemoOffice, folder: Path, clock: MovedClock, *, election: bool) -> Mapping[str, str]:
    """Tell every story, then give the posts by name."""
    texts = read_texts(folder / "textes") | (read_texts(folder / FOLDER) if election else {})
    told = [name for name in texts if not name.endswith(_SUITE)]

    def stories() -> Iterator[Story]:
        for name in told:
            story = Telling(office, texts[name], texts.get(f"{name}{_SUITE}"))
            yield STORIES[texts[name].state](story)
        yield empty_draft(office)
        yield from records(office, folder / "registres.toml")
        if election:
            yield by_election(office)

    tell(stories(), clock)
    return {name: item_of(name) for name in (*told, EMPTY)}
