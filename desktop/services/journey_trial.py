"""What the steps of the journey (`essai`) share: the desk, the fictitious people and files, the post."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from db.workspace import Workspace
from desktop.editorial.post import Channel, ImageUse, Post, PostKind, Variant
from desktop.editorial.profile import MunicipalProfile
from desktop.editorial.variant import with_variant
from desktop.errors import Refusal
from desktop.services.desk import Desk
from desktop.services.image_people import Subject, new_subject
from desktop.services.in_force import profile_in_force
from desktop.services.posts import new_post, save_draft
from desktop.services.review import Review, authorship, review
from desktop.services.session import Session
from desktop.services.submission import submit

PASSPHRASES = {
    "camille": "quatre sapins sous la neige",
    "martine": "une barque au bord du lac",
    "denis": "le vieux moulin tourne encore",
}
PAGE = "https://stesophie.ca/actualites/fete-de-la-famille"
CHILD = Subject("Enfant fictive de l’essai", contact="parent fictif, 450 555-0100")


class JourneyError(Exception):
    """A step did not prove what it must; the message says which."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what was done, and the lines that show what it proves."""

    title: str
    proofs: tuple[str, ...]


@dataclass
class Trial:
    """One run of the journey, on the files of `material` (`resources/essai`), exported into `outputs`."""

    desk: Desk
    material: Path
    outputs: Path
    post: Post = field(default_factory=lambda: new_post(PostKind.PRESS_RELEASE))
    child: str = field(default_factory=new_subject)

    @property
    def workspace(self) -> Workspace:
        """The workspace of the journey."""
        return self.desk.workspace

    @property
    def profile(self) -> MunicipalProfile:
        """The profile in force."""
        return profile_in_force(self.workspace).profile

    def read(self, name: str) -> str:
        """A text of the material."""
        return (self.material / name).read_text(encoding="utf-8")

    def write(self, officer: Session, text: str) -> None:
        """Draft the communiqué for the four channels: its first line is the title."""
        title, _, body = text.strip().partition("\n")
        self.post = replace(self.post, channels=tuple(Channel), site_page=PAGE)
        site = Variant(Channel.WEBSITE, title=title.lstrip("# ").strip(), body=body.strip(), links=(PAGE,))
        self.save(officer, site)

    def show(self, officer: Session, use: ImageUse) -> None:
        """Put an image on the page of the site, from which the other channels inherit it."""
        self.save(officer, replace(self.post.variants[0], images=(use,)))

    def save(self, officer: Session, site: Variant) -> None:
        """Save the draft with `site` as the site's variant."""
        self.post = with_variant(self.post, site)
        save_draft(self.workspace, officer, self.post, self.workspace.ledger.heads(self.post.id))

    def review(self, officer: Session) -> Review:
        """The review of the draft, as the window shows it."""
        return review(self.desk, self.profile, self.post, authorship(self.desk, officer))

    def refused(self, officer: Session, what: str) -> Refusal:
        """The refusal that submitting the draft must meet."""
        return must_refuse(lambda: submit(self.desk, officer, self.post.id), f"{what} a pu être soumis")


def must_refuse(action: Callable[[], object], otherwise: str) -> Refusal:
    """The refusal of `action`; raises `JourneyError` when it goes through."""
    try:
        action()
    except Refusal as refusal:
        return refusal
    raise JourneyError(otherwise)


def require(condition: bool, otherwise: str) -> None:
    """Raises `JourneyError` unless `condition` holds."""
    if not condition:
        raise JourneyError(otherwise)
