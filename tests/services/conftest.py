"""A real workspace with its people, the real check worker, and a short post that passes every gate."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from db.workspace import Workspace
from desktop import paths
from desktop.checks.client import WorkerClient
from desktop.editorial.post import Channel, ImageUse, Post, PostKind, Variant
from desktop.editorial.profile import MunicipalProfile
from desktop.editorial.rights import Release, RightsRecord
from desktop.editorial.variant import with_variant
from desktop.imaging.logo import register_logo
from desktop.publishing.credentials import FileCredentials
from desktop.services.desk import Desk
from desktop.services.image_import import import_image
from desktop.services.image_people import Appearance, Subject, new_subject, record_appearance, record_release
from desktop.services.image_rights import record_rights
from desktop.services.in_force import profile_in_force
from desktop.services.installation import NewPerson, install, put_in_force
from desktop.services.posts import new_post, save_draft
from desktop.services.profile_file import read_profile
from desktop.services.session import Session

TODAY = dt.datetime(2026, 5, 4, 9, 0, tzinfo=ZoneInfo("America/Toronto"))
PAGE = "https://stesophie.ca/actualites/parc"
PASSPHRASE = "quatre sapins sous la neige"

LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">'
    b'<rect width="300" height="100" rx="12" fill="#176b57"/><circle cx="50" cy="50" r="30" fill="#fff"/></svg>'
)


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.time = TODAY

    def __call__(self) -> dt.datetime:
        return self.time


@dataclass
class Office:
    """An installed workspace: its desk, its clock, and its people, unlocked."""

    desk: Desk
    clock: Clock
    officer: Session
    direction: Session
    greffe: Session
    folder: Path

    @property
    def workspace(self) -> Workspace:
        return self.desk.workspace

    def profile(self) -> MunicipalProfile:
        """The profile in force."""
        return profile_in_force(self.workspace).profile

    def post(self, *channels: Channel, body: str = "Le parc Sophie-Masson est ouvert de 9 h à 21 h.") -> Post:
        """A draft that passes every gate on `channels` (the site by default), saved."""
        post = replace(new_post(PostKind.NEWS), channels=channels or (Channel.WEBSITE,), site_page=PAGE)
        site = Variant(Channel.WEBSITE, title="Ouverture du parc Sophie-Masson", body=body, links=(PAGE,))
        return self.save(with_variant(post, site))

    def save(self, post: Post) -> Post:
        """Save the officer's draft."""
        save_draft(self.workspace, self.officer, post)
        return post

    def rewrite(self, post: Post, body: str) -> Post:
        """The same post with another text on the site, saved."""
        return self.save(with_variant(post, replace(post.variants[0], body=body)))

    def photo(self, colour: str = "seagreen") -> str:
        """An imported photograph without any record; its asset."""
        picture = io.BytesIO()
        Image.new("RGB", (1600, 1067), colour).save(picture, "JPEG")
        path = self.folder.parent / f"{colour}.jpg"
        path.write_bytes(picture.getvalue())
        return import_image(self.workspace, self.officer, path).asset

    def rights(self, asset: str, **changes: object) -> None:
        """A complete rights record, with `changes`."""
        record = RightsRecord("Municipalité de Sainte-Sophie", "propriété municipale", frozenset(Channel))
        record_rights(self.workspace, self.officer, asset, replace(record, **changes))  # type: ignore[arg-type]

    def child(self, asset: str) -> str:
        """A recognisable child in `asset`, without a release; the subject."""
        subject = new_subject()
        stated = Appearance(minor=True, age=9)
        record_appearance(self.workspace, self.officer, asset, subject, Subject("Zoé Bellerose"), stated)
        return subject

    def release(
        self,
        subject: str,
        channels: frozenset[Channel] = frozenset(Channel),
        expires: dt.date | None = None,
        status: str = "signé",
        scan: bytes | None = None,
    ) -> None:
        """A release signed by a parent."""
        release = Release(status, channels, expires, "parent ou tuteur")
        who = Subject("Zoé Bellerose", "Maude Bellerose, 450 555-0142")
        record_release(self.workspace, self.officer, subject, who, release, scan=scan)

    def illustrated(self, post: Post, asset: str) -> Post:
        """`post` with the photograph on its site variant, saved."""
        use = ImageUse(
            asset, alt="Le sentier du parc Sophie-Masson, bordé d’érables.", logo=True, people_reviewed=True
        )
        return self.save(with_variant(post, replace(post.variants[0], images=(use,))))


@pytest.fixture(scope="session")
def checker() -> Iterator[WorkerClient]:
    with WorkerClient() as client:
        yield client


@pytest.fixture
def office(tmp_path: Path, checker: WorkerClient) -> Iterator[Office]:
    folder = tmp_path / "espace"
    clock = Clock()
    with Workspace.create(folder) as workspace:
        desk = Desk(workspace, checker, FileCredentials("essai", folder), paths.resources(), clock)
        people = (
            NewPerson("camille", "Camille Roy", frozenset({"redaction", "publication"}), PASSPHRASE),
            NewPerson("martine", "Martine Dion", frozenset({"direction"}), PASSPHRASE),
            NewPerson("denis", "Denis Gagnon", frozenset({"greffe"}), PASSPHRASE),
        )
        installed = install(workspace, desk.keys, "Municipalité de Sainte-Sophie", people)
        workspace.objects.put(LOGO)
        profile = read_profile(paths.resources() / "profiles" / "sainte-sophie.toml")
        profile = replace(profile, logo=register_logo(LOGO).sha256)
        who = installed.sessions
        put_in_force(workspace, who["martine"], profile, paths.resources() / "policies")
        yield Office(desk, clock, who["camille"], who["martine"], who["denis"], folder)
