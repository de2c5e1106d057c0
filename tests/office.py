"""A real office: a workspace with its people, and short posts that pass every gate."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.post import Channel, ImageUse, Post, PostKind, Variant
from desktop.editorial.profile import MunicipalProfile
from desktop.editorial.rights import Release, RightsRecord
from desktop.editorial.variant import with_variant
from desktop.errors import Refusal
from desktop.services.decision import approve
from desktop.services.desk import Desk
from desktop.services.image_import import import_image
from desktop.services.image_people import Appearance, Subject, new_subject, record_appearance, record_release
from desktop.services.image_rights import record_rights
from desktop.services.in_force import profile_in_force
from desktop.services.installation import NewPerson
from desktop.services.posts import new_post, save_draft
from desktop.services.publication import Exported, export_approved
from desktop.services.review import Review, authorship, review
from desktop.services.session import Session
from desktop.services.submission import Submitted, submit

TODAY = dt.datetime(2026, 5, 4, 9, 0, tzinfo=ZoneInfo("America/Toronto"))
PAGE = "https://stesophie.ca/actualites/parc"
PASSPHRASE = "quatre sapins sous la neige"
BODY = "Le parc Sophie-Masson est ouvert de 9 h à 21 h."

LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">'
    b'<rect width="300" height="100" rx="12" fill="#176b57"/><circle cx="50" cy="50" r="30" fill="#fff"/></svg>'
)

PEOPLE = (
    NewPerson("camille", "Camille Roy", frozenset({"redaction", "publication"}), PASSPHRASE),
    NewPerson("lea", "Léa Dubé", frozenset({"redaction", "publication"}), PASSPHRASE),
    NewPerson("martine", "Martine Dion", frozenset({"direction"}), PASSPHRASE),
    NewPerson("paul", "Paul Aubry", frozenset({"direction", "redaction"}), PASSPHRASE),
    NewPerson("denis", "Denis Gagnon", frozenset({"greffe"}), PASSPHRASE),
)


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.time = TODAY

    def __call__(self) -> dt.datetime:
        return self.time


@dataclass
class Office:
    """An installed workspace: its desk, its clock, and its people, unlocked.

    `officer` and `colleague` write, `direction` and `deputy` decide (the deputy writes too), `greffe` destroys.
    """

    desk: Desk
    clock: Clock
    people: Mapping[str, Session]

    @property
    def workspace(self) -> Workspace:
        return self.desk.workspace

    @property
    def folder(self) -> Path:
        return self.workspace.folder

    @property
    def officer(self) -> Session:
        return self.people["camille"]

    @property
    def colleague(self) -> Session:
        return self.people["lea"]

    @property
    def direction(self) -> Session:
        return self.people["martine"]

    @property
    def deputy(self) -> Session:
        return self.people["paul"]

    @property
    def greffe(self) -> Session:
        return self.people["denis"]

    def profile(self) -> MunicipalProfile:
        """The profile in force."""
        return profile_in_force(self.workspace).profile

    # Writing

    def post(
        self, *channels: Channel, body: str = BODY, kind: PostKind = PostKind.NEWS, **changes: object
    ) -> Post:
        """A draft that passes every gate on `channels` (the site by default), saved."""
        post = replace(new_post(kind), channels=channels or (Channel.WEBSITE,), site_page=PAGE, **changes)
        site = Variant(Channel.WEBSITE, title="Ouverture du parc Sophie-Masson", body=body, links=(PAGE,))
        return self.save(with_variant(post, site))

    def save(self, post: Post, who: Session | None = None) -> Post:
        """Save somebody's draft (the officer's), as one opened from the last revision."""
        save_draft(self.workspace, who or self.officer, post, self.workspace.ledger.heads(post.id))
        return post

    def rewrite(self, post: Post, body: str, who: Session | None = None) -> Post:
        """The same post with another text on the site, saved."""
        return self.save(with_variant(post, replace(post.variants[0], body=body)), who)

    def review(self, post: Post) -> Review:
        """What the officer sees of `post`."""
        return review(self.desk, self.profile(), post, authorship(self.desk, self.officer))

    def submit(self, post: Post, who: Session | None = None) -> Submitted:
        """Submit somebody's draft (the officer's)."""
        return submit(self.desk, who or self.officer, post.id)

    def refused(self, post: Post) -> Refusal:
        """The refusal that submitting the officer's draft meets; the draft is kept."""
        before = self.workspace.drafts.load(post.id, self.officer.person)
        revisions = self.workspace.ledger.facts("revision", post.id)
        with pytest.raises(Refusal) as caught:
            self.submit(post)
        assert self.workspace.drafts.load(post.id, self.officer.person) == before, "the draft is kept"
        assert self.workspace.ledger.facts("revision", post.id) == revisions, "nothing was signed"
        return caught.value

    # Deciding and publishing

    def approved(self, post: Post) -> Submitted:
        """`post` submitted by the officer and approved by the direction."""
        submitted = self.submit(post)
        approve(self.desk, self.direction, post.id, submitted.revision, ticked=submitted.review.contests)
        return submitted

    def export(self, post: Post, name: str = "sorties") -> Exported:
        """The approved channels of `post`, claimed and written beside the workspace."""
        return export_approved(self.desk, self.officer, post.id, self.folder.parent / name)

    # Images

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
    ) -> str:
        """A release signed by a parent; its sealed identifier."""
        release = Release(status, channels, expires, "parent ou tuteur")
        who = Subject("Zoé Bellerose", "Maude Bellerose, 450 555-0142")
        return record_release(self.workspace, self.officer, subject, who, release, scan=scan)

    def illustrated(self, post: Post, asset: str) -> Post:
        """`post` with the photograph on its site variant, saved."""
        use = ImageUse(
            asset, alt="Le sentier du parc Sophie-Masson, bordé d’érables.", logo=True, people_reviewed=True
        )
        return self.save(with_variant(post, replace(post.variants[0], images=(use,))))

    # Two workstations

    @contextlib.contextmanager
    def elsewhere(self) -> Iterator[Office]:
        """Another workstation that knows everything this one knows now, and works apart."""
        folder = self.folder.parent / f"ailleurs-{uuid.uuid4()}"
        with Workspace.create(folder) as workspace:
            other = Office(replace(self.desk, workspace=workspace), self.clock, self.people)
            other.receive(self)
            yield other

    def receive(self, other: Office) -> tuple[Fact, ...]:
        """Take in what `other` knows; the facts that were new here."""
        for path in other.workspace.objects.folder.glob("??/*"):
            self.workspace.objects.put(path.read_bytes())
        known = {fact.hash for fact in self.workspace.ledger.facts()}
        sent = other.workspace.ledger.facts()
        self.workspace.ledger.accept((fact.raw, fact.signature) for fact in sent)
        return tuple(fact for fact in sent if fact.hash not in known)
