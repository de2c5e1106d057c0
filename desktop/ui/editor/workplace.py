"""The three columns of the editor: the sheet, the texts with their preview, the verifications."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.editorial.findings import Finding
from desktop.editorial.post import Channel
from desktop.services.desk import Desk
from desktop.services.editing import Editing
from desktop.services.in_force import profile_in_force
from desktop.services.policy_articles import PolicyArticle, read_articles
from desktop.services.session import Session
from desktop.services.standard_replies import standard_replies
from desktop.ui.editor.channel_tabs import ChannelTabs
from desktop.ui.editor.columns import Columns
from desktop.ui.editor.edited_post import EditedPost
from desktop.ui.editor.image_field import ImageField
from desktop.ui.editor.images.preview_panel import EditorPreview
from desktop.ui.editor.link_watch import LinkWatch
from desktop.ui.editor.live_review import LiveReview
from desktop.ui.editor.messages import Messages
from desktop.ui.editor.panel import VerificationPanel
from desktop.ui.editor.point_answers import PointAnswers
from desktop.ui.editor.point_fixes import PointFixes
from desktop.ui.editor.point_places import DESCRIPTION, SHEET
from desktop.ui.editor.sheet import Sheet
from desktop.ui.editor.text.live_checks import LiveChecks
from desktop.ui.editor.text_tools import TextTools
from desktop.ui.notices import NoticeAction
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.reading_order import follow_layout
from desktop.ui.workbench import Workbench


class Workplace(QWidget):
    """Everything one sees while writing, kept alike through one `EditedPost`.

    `reviewed(PostPoints)` follows each judgement.
    """

    reviewed = Signal(object)

    def __init__(self, bench: Workbench, edited: EditedPost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._edited = edited
        self._articles_known = False
        self.sheet = Sheet(bench.theme, edited)
        self.messages = Messages(bench.theme)
        self.tabs = ChannelTabs(bench, edited)
        self.preview = EditorPreview(bench)
        self.panel = VerificationPanel(bench.theme)
        self.images = ImageField(bench, edited, self)
        self.sheet.use_images(self.images.strip)
        self.checks = LiveChecks(bench, self)
        self.review = LiveReview(bench, edited, self.checks, self.tabs.watch, self)
        self.answers = PointAnswers(bench, edited, self.review, self.panel, self)
        self.fixes = PointFixes(bench, edited, self.tabs, self.review, self.panel, self)
        self.links = LinkWatch(bench, edited, self)
        self.tools = TextTools(bench, edited, self.tabs, self.checks, self.images.strip, self)
        self._lay_out()
        self._order()
        self._connect()

    def begin(self, editing: Editing) -> None:
        """Show another post."""
        self.panel.forget()
        self.fixes.forget()
        self.tools.card.forget()
        self.messages.forget_checklist()
        self.sheet.begin(editing)
        self.tabs.begin()
        self.tabs.lock(editing.evidence.notice is not None)
        self.images.turn_to(self.tabs.channel)
        self.review.begin(editing)
        self.links.begin(editing.profile)
        self.tools.turn()
        self._read_articles()
        self._preview()
        self._fit_soon()

    def allow(self, allowed: bool) -> None:
        """Whether anything may be written."""
        self.sheet.setEnabled(allowed)
        self.tabs.allow(allowed)

    def settle(self) -> None:
        """Have the post hold every word typed."""
        self.sheet.settle()
        self._edited.settle()

    def show_preview(self, wanted: bool) -> None:
        """Show or hide the preview beside the text."""
        self.columns.want(self.preview, wanted)
        self._preview()

    def show_sheet(self, wanted: bool) -> None:
        """Show or hide the sheet."""
        if wanted != self.columns.is_shown(self.sheet):
            self.columns.want(self.sheet, wanted)

    def show_panel(self, wanted: bool) -> None:
        """Show or hide the verifications."""
        if wanted != self.columns.is_shown(self.panel):
            self.columns.want(self.panel, wanted)

    def open_left(self) -> None:
        """Open what is left to settle, and put the keyboard there."""
        self.show_panel(True)
        first = self.panel.open_left()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_reason(self, reason: str) -> None:
        """Go to what a sentence of a refusal is about: its gate, its medium, or everything left."""
        for row in self.panel.rows.values():
            if row.gate.points and reason.startswith(f"{row.gate.label}\u00a0:"):
                self.show_panel(True)
                row.open()
                row.turn.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        for channel in Channel:
            if reason.startswith(channel.label) or f"({channel.label})" in reason:
                self.tabs.turn_to(channel)
                self.tabs.page.body.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.open_left()

    def go_to(self, channel: Channel, where: str, start: int, end: int) -> None:
        """Go to words in a text, to a part of the details of an image (`image:0:droits`), to a field of the sheet."""
        if where.startswith(SHEET):
            self.show_sheet(True)
            self.sheet.go_to(where.removeprefix(SHEET))
            return
        self.columns.show_text()
        if not self.tabs.go_to(channel, where, start, end):
            self.tabs.turn_to(channel)
            _, _, place = where.partition(":")
            number, _, part = place.partition(":")
            dialog = self.images.strip.open_details(int(number)) if number.isdecimal() else None
            if dialog is not None:
                dialog.show_part(part or DESCRIPTION)

    def _to_text(self) -> None:
        """The keyboard has nowhere else to go."""
        self.tabs.page.body.setFocus(Qt.FocusReason.OtherFocusReason)

    # Building

    def _lay_out(self) -> None:
        centre = QWidget()
        inside = column(self._bench.theme, space="small")
        self.messages.leave_room_to(self.tabs)
        inside.addWidget(self.messages)
        inside.addWidget(self.tools.find)
        inside.addWidget(self.tabs, 1)
        centre.setLayout(inside)
        self.columns = Columns(self._bench.theme, self.sheet, centre, self.preview, self.panel)
        whole = column(self._bench.theme)
        whole.addWidget(self.columns)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.tabs.turned.connect(self._turned)
        self.review.reviewed.connect(self.panel.show_points)
        self.review.reviewed.connect(self.reviewed)
        self.review.reviewed.connect(lambda _: self.links.look())
        self.links.learned.connect(self.review.gather)
        self.review.late_changed.connect(self.panel.wait)
        self.panel.place_asked.connect(self.go_to)
        self.panel.answer_given.connect(self.answers.give)
        self.panel.withdrawal_asked.connect(self.answers.withdraw)
        self.panel.reply_asked.connect(self._copy_reply)
        self.panel.channels_asked.connect(self._to_channels)
        self.tools.answered.connect(self._answer_finding)
        self.tools.explain_asked.connect(self._explain)
        self._edited.changed.connect(self._preview)
        # The list is about the version as it stands: other words, and it is asked again.
        self._edited.changed.connect(lambda _: self.messages.forget_checklist())
        # Images make the sheet wider.
        self.images.strip.changed.connect(self._fit_soon)
        self.sheet.least_changed.connect(self._fit_soon)
        self.images.strip.keyboard_left.connect(self._to_text)
        for page in self.tabs.pages.values():
            page.adapted.connect(self._offer_undo)

    def _read_articles(self) -> None:
        if not self._articles_known:
            self._articles_known = True
            self._bench.ask(lambda desk, _: read_articles(desk.resources), self._take_articles, owner=self)

    def _take_articles(self, articles: Mapping[str, PolicyArticle]) -> None:
        self.panel.use_articles(articles)

    # What is asked

    def _order(self) -> None:
        """Tab reads each column as the eye does."""
        follow_layout(self.sheet)
        for page in self.tabs.pages.values():
            follow_layout(page)

    def _fit_soon(self) -> None:
        QTimer.singleShot(0, self.columns, self.columns.fit)

    def _turned(self, channel: Channel) -> None:
        self.images.turn_to(channel)
        self._fit_soon()
        self.review.surround()
        self.tools.turn()
        self._preview()

    def _preview(self, _: object = None) -> None:
        if not self.preview.isHidden() and self.tabs.channel in self._edited.post.channels:
            self.preview.show_post(self._edited.post, self.tabs.channel)

    def _explain(self, channel: Channel, finding: Finding) -> None:
        self.show_panel(True)
        self.panel.explain(channel, finding)

    def _answer_finding(
        self, channel: Channel, finding: Finding, kind: str, reason: str, equivalent: str
    ) -> None:
        """A reason written beside the words: it answers on every medium that has the same point."""
        known = self.panel.point_of(channel, finding)
        area = self.tabs.pages[channel].areas.get(finding.where)
        if known is not None and known.signed_as == kind:
            self.answers.give(known, reason, equivalent)
        elif area is not None:
            text = area.reading().text
            self.answers.sign(kind, (finding.key(text),), reason, equivalent, (text,))

    def _copy_reply(self, wanted: str) -> None:
        """The standard reply to paste where somebody complains or asks: form, courriel, telephone (art. 15, 16)."""

        def read(desk: Desk, _: Session) -> str:
            profile = profile_in_force(desk.workspace).profile
            return next(each.text for each in standard_replies(desk.resources, profile) if each.id == wanted)

        self._bench.ask(read, self._reply_read, owner=self)

    def _reply_read(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._succeed(self.tr("La réponse type est copiée\u00a0: collez-la à la personne, en privé."))

    def _succeed(self, said: str) -> None:
        self._bench.notices.succeed(said)

    def _to_channels(self) -> None:
        self.show_sheet(True)
        self.sheet.channels.checks[Channel.WEBSITE].box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_undo(self, said: str) -> None:
        self._bench.notices.inform(said, NoticeAction(self.tr("Annuler"), self._edited.history.undo))
