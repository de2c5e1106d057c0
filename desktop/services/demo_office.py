"""The people of the demonstration at work: what each of them does to a post, through the real services."""

from __future__ import annotations

import datetime as dt
import tempfile
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from db.facts import Fact
from db.workspace import Workspace
from desktop.editorial.election_checklist import EVERY_CODE
from desktop.editorial.gates.verdict import Verdict
from desktop.editorial.post import Channel, EventFacts, Post, PostKind, Variant, VideoFacts
from desktop.editorial.variant import own_variant, with_variant
from desktop.services.claims import record_receipt
from desktop.services.demo_images import DemoImage
from desktop.services.demo_texts import DemoText
from desktop.services.desk import Desk
from desktop.services.in_force import profile_in_force
from desktop.services.posts import open_post, save_draft
from desktop.services.public_notices import deposit_notice, notice_of
from desktop.services.publication import export_approved
from desktop.services.review import authorship, review
from desktop.services.session import Session
from desktop.services.submission import Submitted, submit
from desktop.services.written_answers import CONTEST, WAIVER, write_answers

SITE = "https://stesophie.ca"
NOWHERE = "https://exemple.invalid"
"""Where fictitious publications are said to be: a domain that never leads anywhere."""

_ITEMS = uuid.UUID("6d1f0c0e-4f0b-5b52-9a53-64656d6f0000")


@dataclass(frozen=True, slots=True)
class DemoOffice:
    """The desk of the demonstration, its people unlocked, its images; `now` is the present of the story."""

    desk: Desk
    sessions: Mapping[str, Session]
    images: Mapping[str, DemoImage]
    now: dt.datetime

    @property
    def workspace(self) -> Workspace:
        """The workspace."""
        return self.desk.workspace

    @property
    def _beside(self) -> Path:
        """Where what does not last is put: deleted with the demonstration if a kill leaves it there."""
        return self.workspace.folder.parent

    def author(self, text: DemoText) -> Session:
        """Who writes a text: the officer, or the person of the greffe."""
        return self.sessions[str(text.sheet.get("auteur", "redaction"))]

    @property
    def officer(self) -> Session:
        """Who writes and publishes."""
        return self.sessions["redaction"]

    @property
    def direction(self) -> Session:
        """Who decides."""
        return self.sessions["direction"]

    # Writing

    def post(self, text: DemoText) -> Post:
        """The post that a text and its sheet describe; the same text always has the same identifier."""
        sheet, planned = text.sheet, text.planned(self.now)
        post = Post(
            id=item_of(text.slug),
            kind=PostKind(sheet["genre"]),
            channels=tuple(Channel(name) for name in sheet["medias"]),
            planned_at=planned.strftime("%Y-%m-%dT%H:%M") if planned is not None else None,
            site_page=f"{SITE}/{sheet['page']}" if "page" in sheet else None,
            emergency=bool(sheet.get("urgence", False)),
            event=EventFacts(sheet["organisateur"], True, True) if "organisateur" in sheet else None,
            objectives=tuple(sheet.get("objectifs", ())),
            audiences=tuple(sheet.get("publics", ())),
        )
        for channel, (title, body) in text.texts(self.now).items():
            post = with_variant(post, Variant(channel, title=title, body=body))
        if "mots_cles" in sheet:
            video = VideoFacts(tuple(sheet["mots_cles"]))
            post = with_variant(post, replace(own_variant(post, Channel.YOUTUBE), video=video))
        return with_variant(post, self._completed(post, text))

    def _completed(self, post: Post, text: DemoText) -> Variant:
        """The first variant, with the link and the image that the others inherit."""
        parent = next(v for v in post.variants if v.channel is post.channels[0])
        links = (post.site_page,) if post.site_page else ()
        if "image" not in text.sheet:
            return replace(parent, links=links)
        use = self.images[text.sheet["image"]].use(text.sheet["texte_de_remplacement"])
        return replace(parent, links=links, images=(use,))

    def write(self, who: Session, post: Post) -> None:
        """Save somebody's draft on top of the last revision; a public notice is the greffe's words."""
        site = own_variant(post, Channel.WEBSITE)
        if post.kind is PostKind.PUBLIC_NOTICE and notice_of(self.workspace, post.id) is None:
            deposit_notice(
                self.workspace, self.sessions["greffe"], site.title or "", site.body or "", post.id
            )
        save_draft(self.workspace, who, post, self.workspace.ledger.heads(post.id))

    def reword(self, who: Session, item: str, before: str, after: str) -> Post:
        """Save a draft of the last revision with `after` in place of `before`."""
        post = open_post(self.workspace, who, item).post
        variants = tuple(
            replace(variant, body=variant.body.replace(before, after)) if variant.body else variant
            for variant in post.variants
        )
        assert variants != post.variants, f"« {before} » is not in the text"
        changed = replace(post, variants=variants)
        self.write(who, changed)
        return changed

    def answer(self, who: Session, post: Post, reason: str) -> None:
        """Justify every warning and contest every block of the draft, in the same words."""
        found = review(self.desk, profile_in_force(self.workspace).profile, post, authorship(self.desk, who))
        for kind, verdict in ((WAIVER, Verdict.WARNS), (CONTEST, Verdict.BLOCKS)):
            keys = [
                channel.key_of(gate, held)
                for channel in found.channels
                for gate, held in channel.unanswered
                if held.verdict is verdict
            ]
            if keys:
                write_answers(self.workspace, who, post.id, kind, keys, reason)

    def submit(self, who: Session, post: Post) -> Submitted:
        """Submit somebody's draft; on the days of a period, the human checklist is confirmed."""
        return submit(self.desk, who, post.id, EVERY_CODE)

    # Publishing

    def hand_over(self, post: Post) -> Mapping[Channel, Fact]:
        """Claim every approved channel; the files go to a folder that does not outlive the call."""
        with tempfile.TemporaryDirectory(dir=self._beside) as folder:
            return export_approved(self.desk, self.officer, post.id, Path(folder) / "sorties").claims

    def consign(self, post: Post, claims: Iterable[tuple[Channel, Fact]]) -> None:
        """Consign each claimed channel, with the address it got."""
        for channel, claim in claims:
            record_receipt(self.desk, self.officer, claim, _permalink(post, channel, claim))

    # Two workstations

    @contextmanager
    def elsewhere(self) -> Iterator[DemoOffice]:
        """Another workstation, which knows all that is known here now; what it signs is taken in at the end."""
        with (
            tempfile.TemporaryDirectory(dir=self._beside) as folder,
            Workspace.create(Path(folder) / "ailleurs") as workspace,
        ):
            workspace.clock = self.workspace.clock
            _send(self.workspace, workspace)
            yield replace(self, desk=replace(self.desk, workspace=workspace))
            _send(workspace, self.workspace)


def item_of(slug: str) -> str:
    """The identifier of the post of a text."""
    return str(uuid.uuid5(_ITEMS, slug))


def _permalink(post: Post, channel: Channel, claim: Fact) -> str | None:
    """The page of the site, a fictitious address elsewhere, nothing for what is printed."""
    if channel is Channel.CONTACT:
        return None
    if channel is Channel.WEBSITE:
        return post.site_page
    return f"{NOWHERE}/{channel}/{claim.hash[:12]}"


def _send(source: Workspace, target: Workspace) -> None:
    """Give `target` every object and every fact of `source`."""
    for path in source.objects.folder.glob("??/*"):
        target.objects.put(path.read_bytes())
    target.ledger.accept((fact.raw, fact.signature) for fact in source.ledger.facts())
