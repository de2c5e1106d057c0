"""What one answers to a point of the panel: signed, changed, taken back; told to the greffe; noted of a link."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame

from desktop.editorial.findings import FindingKey
from desktop.services.comments import write_comment
from desktop.services.external_links import NOTE, write_link_note
from desktop.services.points import GREFFE, Point
from desktop.services.withdrawn_answers import (
    Bound,
    Changed,
    answer_again,
    restore_answers,
    withdraw_answers,
)
from desktop.ui.editor.edited_post import EditedPost
from desktop.ui.editor.live_review import LiveReview
from desktop.ui.editor.panel import VerificationPanel
from desktop.ui.notices import NoticeAction
from desktop.ui.workbench import Change, Workbench


class PointAnswers(QObject):
    """Signs what the cards of `panel` give, then has `review` judge again.

    What replaces or withdraws a former answer says so, and what becomes of it where it was already submitted; one
    click undoes it. `unread(item)` when nobody reads what was just signed until these very words are submitted again.
    """

    unread = Signal(str)

    def __init__(
        self,
        bench: Workbench,
        edited: EditedPost,
        review: LiveReview,
        panel: VerificationPanel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self._edited = edited
        self._review = review
        self._panel = panel
        self._told: QFrame | None = None

    def give(self, point: Point, reason: str, equivalent: str) -> None:
        """Sign what was written of a point, as it asks for it."""
        if point.answerable == NOTE:
            self._note(point.link, reason)
        elif point.answerable == GREFFE:
            self._tell_greffe(point, reason)
        elif point.signed_as is not None:
            self.sign(point.signed_as, point.keys, reason, equivalent, self._panel.texts_of(point))

    def sign(
        self,
        kind: str,
        keys: tuple[FindingKey, ...],
        reason: str,
        equivalent: str,
        texts: tuple[str, ...],
    ) -> None:
        """Sign a reason; for a foreign term, its French equivalent, looked for in `texts` (art. 22)."""
        item = self._edited.post.id
        self._bench.act(
            lambda desk, session: answer_again(
                desk.workspace, session, item, kind, keys, reason, equivalent, texts
            ),
            lambda changed: self._signed(item, changed),
            changes=Change.post(item),
            owner=self,
        )

    def withdraw(self, point: Point) -> None:
        """Take back one's own answer: the point is to settle again, unless somebody else answered it too."""
        item, own = self._edited.post.id, point.own_answer
        if own is None:
            return
        stays = any(not answer.mine for answer in point.answers)
        said = (
            self.tr("Votre motif est retiré. Celui d’une autre personne répond encore à ce point.")
            if stays
            else self.tr("Votre motif est retiré\u00a0: le point est de nouveau à régler.")
        )
        self._bench.act(
            lambda desk, session: withdraw_answers(desk.workspace, session, item, own.kind, point.keys),
            lambda changed: self._tell(item, said, changed),
            changes=Change.post(item),
            owner=self,
        )

    def _signed(self, item: str, changed: Changed) -> None:
        if changed.former:
            self._tell(item, self.tr("Votre motif est remplacé."), changed)
            return
        if changed.unread:
            self.unread.emit(item)
            self._bench.notices.succeed(
                self.tr(
                    "Votre motif est signé. Soumettez de nouveau ces mots\u00a0: la direction générale le lira, même s’ils "
                    "sont déjà publiés."
                )
            )
        self._review.gather()

    def _tell(self, item: str, said: str, changed: Changed) -> None:
        """Say what was done of a former answer, who still reads it, and offer to have it back."""
        still = {
            Bound.NOWHERE: "",
            Bound.SUBMITTED: self.tr(
                "La version soumise garde l’ancien, que lit la direction générale\u00a0: soumettez de nouveau pour l’y changer."
            ),
            Bound.DECIDED: self.tr(
                "Ce que la direction générale a décidé en le lisant ne change pas\u00a0: soumettez de nouveau pour qu’elle lise "
                "ce qui en est maintenant."
            ),
        }[changed.bound]
        if changed.unread:
            self.unread.emit(item)
        undo = NoticeAction(self.tr("Annuler"), lambda: self._restore(item, changed))
        notices = self._bench.notices
        if self._told is not None:
            # Only the last change can be undone.
            notices.dismiss(self._told)
        self._told = notices.succeed(" ".join(part for part in (said, still) if part), undo)
        self._review.gather()

    def _restore(self, item: str, changed: Changed) -> None:
        self._bench.act(
            lambda desk, session: restore_answers(desk.workspace, session, item, changed),
            lambda _: self._review.gather(),
            changes=Change.post(item),
            owner=self,
        )

    def _tell_greffe(self, point: Point, remark: str) -> None:
        item, quote = self._edited.post.id, self._panel.excerpt(point)
        said = self.tr("La remarque est transmise au greffe.")
        self._bench.act(
            lambda desk, session: write_comment(desk.workspace, session, item, remark, quote=quote),
            lambda _: self._succeed(said),
            changes=Change.post(item),
            owner=self,
        )

    def _succeed(self, said: str) -> None:
        self._bench.notices.succeed(said)

    def _note(self, link: str, reason: str) -> None:
        item = self._edited.post.id
        self._bench.act(
            lambda desk, session: write_link_note(desk.workspace, session, link, reason),
            lambda _: self._review.gather(),
            changes=Change.post(item),
            owner=self,
        )
