"""What is mended from the panel: the words of one point, taken back with a click, or all that needs no thought."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from desktop.editorial.findings import Finding
from desktop.editorial.post import Channel
from desktop.services.points import Point, mechanical_of
from desktop.ui.editor.channel_tabs import ChannelTabs
from desktop.ui.editor.edited_post import EditedPost
from desktop.ui.editor.live_review import LiveReview
from desktop.ui.editor.panel import VerificationPanel
from desktop.ui.workbench import Workbench


@dataclass(frozen=True, slots=True)
class _Done:
    """A fix: `finding` is where `after` stands now, in place of `before`."""

    channel: Channel
    finding: Finding
    before: str
    after: str


class PointFixes(QObject):
    """Mends in the texts of `tabs` what the cards of `panel` propose.

    The last one can be taken back from the panel as long as its words are those it put there.
    """

    def __init__(
        self,
        bench: Workbench,
        edited: EditedPost,
        tabs: ChannelTabs,
        review: LiveReview,
        panel: VerificationPanel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bench, self._tabs, self._review, self._panel = bench, tabs, review, panel
        self._done: _Done | None = None
        edited.changed.connect(lambda _: self._follow())
        panel.fix_chosen.connect(self.fix)
        panel.typography_asked.connect(self.fix_typography)
        panel.done.undo_asked.connect(self.take_back)

    def forget(self) -> None:
        """Another post is opened."""
        self._done = None
        self._panel.done.hide()

    def fix(self, point: Point, replacement: str) -> None:
        """Replace the words of a point."""
        finding = point.finding
        if finding is None:
            return
        channel = point.channels[0]
        text = self._tabs.text(channel, finding.where)
        before = text[finding.start : finding.end]
        self.forget()
        if not self._tabs.fix(channel, finding, replacement):
            self._say_changed()
            return
        now = finding.moved(finding.start, finding.start + len(replacement))
        done = _Done(channel, now, before, replacement)
        # A tag that was there twice went with it: putting the words back would not bring it back.
        alone = text[: finding.start] + replacement + text[finding.end :]
        if self._tabs.text(channel, finding.where) == alone:
            self._done = done
            self._panel.done.show_fix(before, replacement)

    def take_back(self) -> None:
        """Put the words of the last fix back."""
        done = self._done
        self.forget()
        if done is None:
            return
        if not (self._stands(done) and self._tabs.fix(done.channel, done.finding, done.before)):
            self._say_changed()

    def fix_typography(self) -> None:
        """Mend everything mechanical, one undo an area."""
        points = self._review.points
        if points is None:
            return
        found: dict[Channel, list[Finding]] = {
            channel: mechanical_of(review) for channel, review in points.reviews.items()
        }
        mended = self._tabs.fix_all(found)
        said = {
            0: self.tr("Rien à corriger dans ce qui est écrit ici."),
            1: self.tr("1 correction de typographie. Ctrl+Z dans le texte l’annule."),
        }.get(mended, self.tr("{0} corrections de typographie. Ctrl+Z dans le texte les annule."))
        self._bench.notices.inform(said.format(mended))

    def _follow(self) -> None:
        """The post changed: what is no longer there cannot be taken back."""
        if self._done is not None and not self._stands(self._done):
            self.forget()

    def _stands(self, done: _Done) -> bool:
        return self._tabs.words(done.channel, done.finding) == done.after

    def _say_changed(self) -> None:
        self._bench.notices.inform(self.tr("Ces mots ont changé depuis. Le texte est conservé tel quel."))
