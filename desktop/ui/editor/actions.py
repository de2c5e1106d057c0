"""What one asks of the post that is open: submit, keep a version, accept a correction, restore, abandon."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.editorial.post import Channel, Post
from desktop.editorial.variant import own_variant, with_variant
from desktop.errors import Refusal
from desktop.services.correction import accept_correction
from desktop.services.editing import OfferedCorrection
from desktop.services.election_checklist import Asked, asked_of
from desktop.services.posts import discard_draft, save_draft
from desktop.services.public_notices import PublicNotice
from desktop.services.revisions import save_version
from desktop.services.submission import Submitted, submit
from desktop.ui.editor.printing import print_preview
from desktop.ui.notices import NoticeAction
from desktop.ui.workbench import Change

if TYPE_CHECKING:
    from desktop.ui.editor.editor_screen import EditorScreen

_STALE = frozenset({"brouillon_depasse", "conflit"})
"""Refusals that say that another version must first be taken in."""


class EditorActions(QObject):
    """The actions of the editor.

    `busy` is true while a submission is under way; `awaited` is the post to submit once it is verified, None when
    nobody asked for it.
    """

    def __init__(self, screen: EditorScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self._bench = screen.bench
        self.busy = False
        self.awaited: Post | None = None
        footer = screen.footer
        footer.submit_asked.connect(self.submit)
        footer.version_asked.connect(self.keep_version)
        footer.abandon_asked.connect(self.abandon)
        footer.print_asked.connect(self.print)
        screen.work.messages.accept_asked.connect(self.accept)
        screen.work.messages.notice_asked.connect(self.take_notice)
        screen.work.review.late_changed.connect(self._verified)
        screen.work.review.failed.connect(self.wait_no_more)
        screen.edited.changed.connect(lambda _: self._changed())

    def show_left(self) -> None:
        """Say on the button how many points are left, when it is known, and what is waited for."""
        review = self._screen.work.review
        left = review.points.left if review.points is not None else None
        asked = self.awaited is not None
        self._screen.footer.show_left(left, busy=self.busy, late=review.late, asked=asked)

    def wait_no_more(self) -> None:
        """Nothing is submitted at the end of the verifications."""
        if self.awaited is not None:
            self.awaited = None
            self.show_left()

    def _verified(self, late: bool) -> None:
        """Once the panel shows what was found, do what was asked meanwhile."""
        if not late and self.awaited is not None:
            QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        self._screen.work.settle()
        if self.awaited is not None and not self._screen.work.review.late:
            self.awaited = None
            self.show_left()
            self.submit()

    def _changed(self) -> None:
        """What is being verified is not what one asked to submit any more."""
        if self.awaited is not None and self._screen.edited.post != self.awaited:
            self.wait_no_more()
            self._bench.notices.inform(
                self.tr("Le texte a changé pendant la vérification. Soumettez-le quand il sera prêt.")
            )

    def submit(self) -> None:
        """Submit, or open what is left to settle; asked during a verification, once it is over.

        Asked again meanwhile, at once: what receives it verifies everything too.
        """
        screen = self._screen
        if self.busy or not screen.may_submit or not screen.on_text:
            return
        screen.work.settle()
        screen.work.messages.forget_refusal()
        if screen.work.messages.answer_checklist():
            return
        if screen.editing is not None and screen.editing.standing.conflict:
            screen.show_reconciliation()
            return
        review = screen.work.review
        if review.late and self.awaited is None:
            self.awaited = screen.edited.post
            review.surround()
            self.show_left()
            return
        self.awaited = None
        if review.points is not None and review.points.left and not review.late:
            screen.work.open_left()
            return
        screen.keeper.save()
        post = screen.edited.post
        verb = self.tr("Confirmer et soumettre")
        self._ask_checklist(post, verb, lambda confirmed: self._submit(post, confirmed))

    def _submit(self, post: Post, confirmed: frozenset[str]) -> None:
        self._set_busy(True)
        self._bench.act(
            lambda desk, session: (post, submit(desk, session, post.id, confirmed)),
            self._submitted,
            changes=Change.post(post.id),
            owner=self,
            failed=self._refused,
        )

    def accept(self, offered: OfferedCorrection) -> None:
        """Take exactly the direction's words."""
        screen = self._screen
        screen.work.settle()
        screen.keeper.save()
        verb = self.tr("Confirmer et accepter")
        self._ask_checklist(offered.after, verb, lambda confirmed: self._accept(offered, confirmed))

    def _accept(self, offered: OfferedCorrection, confirmed: frozenset[str]) -> None:
        item, decision = self._screen.edited.post.id, offered.decision.fact
        self._set_busy(True)
        self._bench.act(
            lambda desk, session: accept_correction(desk, session, item, decision, confirmed),
            lambda _: self._accepted(item, offered.before),
            changes=Change.post(item),
            owner=self,
            failed=self._refused,
        )

    def _ask_checklist(self, post: Post, verb: str, then: Callable[[frozenset[str]], None]) -> None:
        """In an election period the person first confirms the human checklist; at any other time, go on."""

        def known(asked: Asked | None) -> None:
            self._set_busy(False)
            if asked is None:
                then(frozenset())
            elif self._screen.edited.post.id == post.id:
                self._screen.work.columns.show_text()
                self._screen.work.messages.ask_checklist(asked, verb, then)

        self._set_busy(True)
        self._bench.ask(lambda desk, _: asked_of(desk, post), known, owner=self, failed=self._refused)

    def keep_version(self) -> None:
        """« Enregistrer une version »."""
        screen = self._screen
        if screen.locked:
            return
        screen.work.settle()
        screen.keeper.save()
        item = screen.edited.post.id
        self._bench.act(
            lambda desk, session: save_version(desk, session, item) is not None,
            lambda signed: self._version_kept(item, signed),
            changes=Change.post(item),
            owner=self,
            failed=self._refused,
        )

    def restore(self, version: Post) -> None:
        """Begin again from a version, as the draft."""
        screen = self._screen
        if screen.locked:
            screen.unlock()
        screen.edited.amend(self.tr("la reprise d’une version"), lambda post: replace(version, id=post.id))
        screen.show_text()
        self._bench.notices.succeed(
            self.tr("Le texte est celui de la version choisie."),
            NoticeAction(self.tr("Annuler"), screen.edited.history.undo),
        )

    def take_notice(self, notice: PublicNotice) -> None:
        """Put on the site exactly the words that the greffe deposited."""
        screen = self._screen

        def with_words(post: Post) -> Post:
            site = own_variant(post, Channel.WEBSITE)
            return with_variant(post, replace(site, title=notice.title, body=notice.body))

        screen.edited.amend(self.tr("le texte du greffe"), with_words)
        screen.refresh_messages()

    def abandon(self) -> None:
        """Forget what was written since the last version; a notice brings it back."""
        screen = self._screen
        if screen.editing is None:
            return
        post, base = screen.edited.settled(), screen.editing.opened.base
        screen.keeper.forget()
        self._bench.act(
            lambda desk, session: discard_draft(desk.workspace, session, post.id),
            lambda _: self._abandoned(post, base),
            changes=Change.post(post.id),
            owner=self,
        )

    def print(self) -> None:
        """Print the preview, which is shown if it was not."""
        screen = self._screen
        screen.footer.preview.setChecked(True)
        print_preview(screen.work.preview.preview, screen.header.title.text())

    # What came of it

    def _submitted(self, done: tuple[Post, Submitted]) -> None:
        post, _ = done
        self._set_busy(False)
        screen = self._screen
        screen.answered("")
        if screen.edited.settled() != post:
            self._bench.notices.succeed(
                self.tr("Soumise à l’approbation. Ce que vous avez écrit depuis reste un brouillon.")
            )
            screen.open(post.id)
            return
        said = self.tr("«\u00a0{0}\u00a0» est soumise à l’approbation.").format(screen.header.title.text())
        self._bench.notices.succeed(*self._short_path(post, said))
        self._bench.go("redaction")

    def _short_path(self, post: Post, said: str) -> tuple[str] | tuple[str, NoticeAction]:
        """What is said once submitted: an emergency may go out at once, from À publier (art. 19)."""
        editing = self._screen.editing
        offered = editing is not None and editing.profile.emergency_first
        if not (post.emergency and offered and "publication" in self._bench.roles):
            return (said,)
        more = self.tr("Si elle ne peut pas attendre l’approbation, publiez-la depuis À publier.")
        go = NoticeAction(self.tr("Ouvrir À publier"), lambda: self._bench.go("publication", post.id))
        return f"{said} {more}", go

    def _accepted(self, item: str, own: Post) -> None:
        """What was accepted is signed; the author may still go back to their own words, as a draft to submit."""
        self._set_busy(False)

        def take_back() -> None:
            if self._screen.edited.post.id == item:
                self.restore(own)

        self._bench.notices.succeed(
            self.tr("Correction acceptée\u00a0: la publication est approuvée."),
            NoticeAction(self.tr("Reprendre votre version"), take_back),
        )
        self._screen.open(item)

    def _version_kept(self, item: str, signed: bool) -> None:
        self._bench.notices.succeed(
            self.tr("Version enregistrée.")
            if signed
            else self.tr("Rien n’a changé depuis la dernière version.")
        )
        self._screen.open(item)

    def _abandoned(self, post: Post, base: tuple[str, ...]) -> None:
        item = post.id

        def bring_back() -> None:
            self._bench.act(
                lambda desk, session: save_draft(desk.workspace, session, post, base),
                lambda _: self._bench.go("editeur", item),
                changes=Change.post(item),
            )

        self._bench.notices.inform(
            self.tr("Vos changements à «\u00a0{0}\u00a0» sont abandonnés.").format(
                self._screen.header.title.text()
            ),
            NoticeAction(self.tr("Les ramener"), bring_back),
        )
        if base:
            self._screen.open(item)
        else:
            self._screen.editing = None
            self._bench.go("redaction")

    def _refused(self, error: Exception) -> None:
        self._set_busy(False)
        screen = self._screen
        if isinstance(error, Refusal) and error.code in _STALE:
            screen.show_reconciliation()
        elif isinstance(error, Refusal) and error.reasons:
            screen.work.messages.show_refusal(error)
            screen.work.review.gather()
        else:
            self._bench.notices.report(error)

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.show_left()
