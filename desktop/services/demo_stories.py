"""What happens to the posts of the demonstration: one story for each state, told event by event.

A story gives the moment of its next event, then does it: see `demo_clock.tell`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

from db.post_state import SCHEDULED_OUTCOME
from desktop.editorial.post import Post, PostKind
from desktop.editorial.workflow import State
from desktop.services.correction import approve_with_correction
from desktop.services.decision import approve, reject, request_changes
from desktop.services.demo_clock import Story
from desktop.services.demo_images import take_back
from desktop.services.demo_office import DemoOffice, item_of
from desktop.services.demo_texts import DemoText, moment
from desktop.services.posts import save_draft
from desktop.services.submission import Submitted
from desktop.services.withdrawal import WithdrawalReason, withdraw_image, withdraw_post
from desktop.services.withdrawn_answers import answer_again
from desktop.services.written_answers import WAIVER

_WRITING = dt.timedelta(minutes=25)
_DECIDING = dt.timedelta(hours=4, minutes=10)
_AHEAD = dt.timedelta(days=3, hours=1)
_CONSIGNING = dt.timedelta(minutes=6)
_LATER = dt.timedelta(days=2, hours=3)


class Telling:
    """One post of the office, and the steps its story is made of; each gives the moments it happens at."""

    def __init__(self, office: DemoOffice, text: DemoText, suite: DemoText | None = None) -> None:
        self.office = office
        self.text = text
        self.suite = suite
        self.author = office.author(text)
        self.post: Post = office.post(text)
        self.submitted: Submitted | None = None

    @property
    def item(self) -> str:
        """The post."""
        return self.post.id

    @property
    def revision(self) -> str:
        """The revision last submitted."""
        assert self.submitted is not None
        return self.submitted.revision

    def said(self, name: str) -> str:
        """A text of the sheet."""
        return str(self.text.sheet[name])

    def begins(self) -> dt.datetime:
        """When the story begins: as its sheet says, or some days before its publication."""
        if "quand" in self.text.sheet:
            return moment(self.said("quand"), self.office.now)
        planned = self.text.planned(self.office.now)
        assert planned is not None
        return planned - _AHEAD

    def drafted(self, at: dt.datetime) -> Story:
        """The draft is saved at `at`."""
        yield at
        self.office.write(self.author, self.post)

    def handed_in(self, at: dt.datetime) -> Story:
        """The draft is submitted at `at`, what it must answer for being answered."""
        yield from self.drafted(at - _WRITING)
        yield at
        for name in ("justification", "contestation"):
            if name in self.text.sheet:
                self.office.answer(self.author, self.post, self.said(name))
        self.submitted = self.office.submit(self.author, self.post)

    def approved(self, at: dt.datetime) -> Story:
        """The direction approves at `at`."""
        yield at
        ticked = self.submitted.review.contests if self.submitted else ()
        approve(self.office.desk, self.office.direction, self.item, self.revision, ticked=ticked)

    def published(self, at: dt.datetime) -> Story:
        """Every channel is handed over at `at`, and consigned a little later."""
        yield at
        claims = self.office.hand_over(self.post)
        yield at + _CONSIGNING
        self.office.consign(self.post, claims.items())

    def lived(self) -> Story:
        """From the first draft to the publication."""
        begun = self.begins()
        yield from self.handed_in(begun)
        yield from self.approved(begun + dt.timedelta(hours=self.text.sheet["approuvee_apres"]))
        yield from self.published(begun + _AHEAD)


def draft(story: Telling) -> Story:
    """A draft, and nothing more yet."""
    yield from story.drafted(story.begins())


def awaiting(story: Telling) -> Story:
    """Submitted; with a second text, submitted again after the changes that were asked."""
    begun = story.begins()
    yield from story.handed_in(begun)
    if story.suite is None:
        return
    yield begun + _DECIDING
    office = story.office
    request_changes(office.desk, office.direction, story.item, story.revision, story.said("commentaire"))
    title, body = next(iter(replace(story.suite, sheet=story.text.sheet).texts(office.now).values()))
    story.post = replace(story.post, variants=(replace(story.post.variants[0], title=title, body=body),))
    yield from story.handed_in(begun + _LATER)


def changes_requested(story: Telling) -> Story:
    """Sent back with a comment."""
    begun = story.begins()
    yield from story.handed_in(begun)
    yield begun + _DECIDING
    office = story.office
    request_changes(office.desk, office.direction, story.item, story.revision, story.said("commentaire"))


def rejected(story: Telling) -> Story:
    """Refused, with a comment."""
    begun = story.begins()
    yield from story.handed_in(begun)
    yield begun + _DECIDING
    office = story.office
    reject(office.desk, office.direction, story.item, story.revision, story.said("commentaire"))


def correction_offered(story: Telling) -> Story:
    """Approved on condition that a few words change."""
    begun = story.begins()
    yield from story.handed_in(begun)
    yield begun + _DECIDING
    office, site = story.office, story.post.variants[0]
    corrected = replace(site, body=(site.body or "").replace(story.said("remplacer"), story.said("par")))
    approve_with_correction(
        office.desk,
        office.direction,
        story.item,
        story.revision,
        replace(story.post, variants=(corrected, *story.post.variants[1:])),
        comment=story.said("commentaire"),
    )


def approved(story: Telling) -> Story:
    """Approved, to be published."""
    begun = story.begins()
    yield from story.handed_in(begun)
    yield from story.approved(begun + _DECIDING)


def scheduled(story: Telling) -> Story:
    """Handed over, and accepted by each platform for a later moment."""
    begun = story.begins()
    yield from approved(story)
    yield begun + 2 * _DECIDING
    office = story.office
    for claim in office.hand_over(story.post).values():
        office.workspace.ledger.append(
            office.officer.signer,
            "attempt",
            item=story.item,
            claim=claim.hash,
            outcome=SCHEDULED_OUTCOME,
            report=None,
        )


def published(story: Telling) -> Story:
    """Published; some time later, an image of it may be taken off all media."""
    yield from story.lived()
    if "retirer_image" not in story.text.sheet:
        return
    yield story.begins() + 3 * _AHEAD
    office, image = story.office, story.office.images[story.said("image")]
    take_back(office.workspace, office.officer, image)
    reason = WithdrawalReason(story.said("retirer_image"))
    withdraw_image(office.workspace, office.officer, image.asset, reason)


def corrected(story: Telling) -> Story:
    """Published, then corrected, approved again and published again."""
    yield from story.lived()
    begun = story.begins() + _AHEAD + _LATER
    yield begun
    office = story.office
    story.post = office.reword(story.author, story.item, story.said("remplacer"), story.said("par"))
    story.submitted = office.submit(story.author, story.post)
    yield from story.approved(begun + _DECIDING)
    yield from story.published(begun + _DECIDING + _WRITING)


def to_read(story: Telling) -> Story:
    """Published, then submitted again word for word, a reason being better said."""
    yield from story.lived()
    yield moment(story.said("relue"), story.office.now)
    assert story.submitted is not None
    keys = {answer.key for channel in story.submitted.review.channels for answer in channel.waivers}
    office = story.office
    answer_again(office.workspace, story.author, story.item, WAIVER, keys, story.said("nouveau_motif"))
    story.submitted = office.submit(story.author, story.post)


def withdrawn(story: Telling) -> Story:
    """Published, then taken down."""
    yield from story.lived()
    yield story.begins() + 2 * _AHEAD
    office, reason = story.office, WithdrawalReason(story.said("motif"))
    withdraw_post(
        office.workspace, office.officer, story.item, reason, comment=story.text.sheet.get("commentaire", "")
    )


def conflict(story: Telling) -> Story:
    """Submitted, then changed by two people on two workstations that did not know of each other."""
    begun, office = story.begins(), story.office
    yield from story.handed_in(begun)
    yield begun + _DECIDING
    sheet, colleague = story.text.sheet, office.sessions["greffe"]
    with office.elsewhere() as other:
        theirs = other.reword(colleague, story.item, *sheet["ailleurs"])
        other.submit(colleague, theirs)
        mine = office.reword(story.author, story.item, *sheet["ici"])
        office.submit(story.author, mine)


STORIES: Mapping[State, Callable[[Telling], Story]] = {
    State.DRAFT: draft,
    State.AWAITING: awaiting,
    State.CHANGES_REQUESTED: changes_requested,
    State.REJECTED: rejected,
    State.CORRECTION_OFFERED: correction_offered,
    State.APPROVED: approved,
    State.SCHEDULED: scheduled,
    State.TO_READ: to_read,
    State.PUBLISHED: published,
    State.CORRECTED: corrected,
    State.WITHDRAWN: withdrawn,
    State.CONFLICT: conflict,
}
"""Every state but `échue`, which the day gives to what waited too long."""

EMPTY = "sans-titre"


def empty_draft(office: DemoOffice) -> Story:
    """A draft begun a moment ago, in which nothing is written."""
    yield office.now - dt.timedelta(minutes=4)
    save_draft(office.workspace, office.officer, Post(item_of(EMPTY), PostKind.NEWS))
