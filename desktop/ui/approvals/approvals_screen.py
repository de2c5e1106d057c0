"""File d’approbation: the queue, one post at a time, and the decision that is signed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.channels.preview import PreviewContent
from desktop.editorial.post import Channel
from desktop.errors import Refusal
from desktop.services.approval_queue import FIRST, Queue, approval_queue, position_after
from desktop.services.comments import write_comment
from desktop.services.current_verdicts import CurrentVerdicts, current_verdicts
from desktop.services.decision_file import DecisionFile, decision_file
from desktop.services.desk import Desk
from desktop.services.policy_articles import PolicyArticle, read_articles
from desktop.services.previews import node_preview
from desktop.services.seen import mark_seen
from desktop.services.session import Session
from desktop.ui.approvals.decision_bar import DecisionBar
from desktop.ui.approvals.decision_page import DecisionPage
from desktop.ui.approvals.dossier_export import DossierExport
from desktop.ui.approvals.emergency_review import EmergencyReview
from desktop.ui.approvals.points_panel import PointsPanel
from desktop.ui.approvals.queue_panel import QueuePanel
from desktop.ui.approvals.signing import Signing
from desktop.ui.approvals.thumbnails import read_thumbnail
from desktop.ui.background import Priority
from desktop.ui.screens import Screen
from desktop.ui.widgets.frames import column, empty_state, scrolling
from desktop.ui.widgets.reading_order import follow_layout
from desktop.ui.widgets.shared_columns import Part, SharedColumns
from desktop.ui.workbench import Change, Workbench


class ApprovalsScreen(Screen):
    """The queue and the file of the post that is open; the direction decides, the others read."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._decides = "direction" in bench.roles
        self._item: str | None = None
        self._file: DecisionFile | None = None
        self._queue = Queue((), 0)
        self._limit = FIRST
        self._today = dt.date.min
        self._seen: set[str] = set()
        self._unsent: dict[str, str] = {}
        self._articles_asked = False
        self.queue = QueuePanel(self.theme, *self._queue_words())
        self.page = DecisionPage(self.theme)
        self.bar = DecisionBar(self.theme)
        self.points = PointsPanel(self.theme)
        self.review = EmergencyReview(bench)
        if not self._decides:
            self.bar.hide()
        self.signing = Signing(bench, self.page, self.bar, self)
        self._export = DossierExport(bench, self)
        self._lay_out()
        self._connect()

    # The habits of a screen

    def visit(self, target: object = None) -> None:
        """Show the queue, and the post named by `target` even when it waits no more."""
        if isinstance(target, str):
            self._item = target
        self._read_articles()
        self._read_queue()

    def leave(self) -> None:
        """Keep what was being written; a signature in the making is left."""
        self._keep_comment()
        self.signing.leave()

    def refresh(self, change: Change) -> None:
        """Read the queue again when a post or a right may have changed."""
        if self.signing.is_busy and change.posts == {self._item}:
            return  # this very decision: the next post opens when it is said
        if change.posts or change.images or change.profile or change.people:
            self._read_queue(keep=self._item not in change.posts and not change.images)

    def first_focus(self) -> QWidget | None:
        """The queue: the arrows choose, Tab goes to the post."""
        return self.queue.view

    def _read_articles(self) -> None:
        """Once, before the first post is open: what its points rest on is quoted."""
        if not self._articles_asked:
            self._articles_asked = True
            self.bench.ask(lambda desk, _: read_articles(desk.resources), self._take_articles, owner=self)

    def _take_articles(self, articles: Mapping[str, PolicyArticle]) -> None:
        self.points.use_articles(articles)
        self.page.contested.use_articles(articles)

    # The queue

    def _read_queue(self, *, keep: bool = False) -> None:
        limit = self._limit

        def read(desk: Desk, session: Session) -> tuple[Queue, dt.date]:
            return approval_queue(desk, session, limit), desk.today()

        self.bench.ask(read, partial(self._queue_read, keep=keep), owner=self, key="approbation:file")

    def _queue_read(self, found: tuple[Queue, dt.date], *, keep: bool) -> None:
        self._queue, today = found
        self._today = today
        self._seen.clear()
        if self._item is None and self._queue.entries:
            self._item = self._queue.entries[0].item
        self.queue.show_queue(self._queue, today, self._item)
        if self._item is None:
            self._show_nothing()
        elif not keep or self._file is None:
            self._open(self._item)

    def _more(self) -> None:
        self._limit += FIRST
        self._read_queue(keep=True)

    def _chosen(self, item: str) -> None:
        self._keep_comment()
        self._tell_seen(item)
        self._item = item
        self._open(item)
        self._columns.show_part(1)

    # The post that is open

    def _open(self, item: str) -> None:
        def read(desk: Desk, session: Session) -> DecisionFile:
            return decision_file(desk, session, item)

        self.bench.ask(read, self._opened, owner=self, failed=self._not_opened, key="approbation:dossier")

    def _opened(self, shown: DecisionFile) -> None:
        same = self._file is not None and self._file.revision == shown.revision
        self._file = shown
        self._pages.setCurrentIndex(0)
        self.points.show_file(shown)
        self.review.show_file(shown)
        self.bar.setHidden(not self._decides or shown.to_review is not None)
        if not same:
            self.points.comments.restart(self._unsent.pop(shown.item, ""))
        self.page.show_file(shown, may_tick=self._decides, keep_place=same)
        self.signing.show_file(shown, same=same)
        follow_layout(self._columns)
        self._read_thumbnails(shown)
        self._judge_again(shown)
        self._mark_seen(shown)

    def _not_opened(self, error: Exception) -> None:
        self._show_nothing()
        self.bench.notices.report(error)

    def _show_nothing(self) -> None:
        self._file = None
        self._pages.setCurrentIndex(1)
        self.signing.show_file(None, same=False)

    def _mark_seen(self, shown: DecisionFile) -> None:
        if not self.isVisible():
            return
        item, revision = shown.item, shown.revision

        def mark(desk: Desk, session: Session) -> None:
            mark_seen(desk.workspace, session, item, revision)

        self.bench.ask(mark, lambda _: self._seen.add(item), owner=self, priority=Priority.LATER)

    def _tell_seen(self, chosen: str) -> None:
        """What was looked at is no longer new once the person looks at something else."""
        for entry in self._queue.entries:
            if entry.item in self._seen and entry.item != chosen:
                self.queue.show_entry(replace(entry, seen=True, changed=False), self._today)

    def _judge_again(self, shown: DecisionFile) -> None:
        if shown.submitted is None:
            return
        revision = shown.revision

        def judge(desk: Desk, _: Session) -> CurrentVerdicts:
            return current_verdicts(desk, revision)

        self.bench.ask(
            judge,
            self._judged,
            owner=self,
            failed=self._not_judged,
            priority=Priority.LATER,
            key="approbation:exigences",
        )

    def _judged(self, current: CurrentVerdicts) -> None:
        if self._file is not None and current.revision == self._file.revision:
            self.points.show_current(current)
            self.page.show_blocking(current.blocking)
            self.signing.judged(current)
            self._order()

    def _not_judged(self, error: Exception) -> None:
        self.points.not_verified(self.tr("À la soumission. Non vérifié depuis\u00a0: voyez l’avis."))
        self._order()
        self.bench.notices.report(error)

    def _preview(self, channel: Channel) -> None:
        if self._file is None:
            return
        node = next(shown for shown in self._file.nodes if shown.channel is channel)
        self.bench.compute(
            partial(node_preview, self._read_object, node),
            self._show_preview,
            owner=self,
            key="approbation:apercu",
        )

    def _show_preview(self, content: PreviewContent) -> None:
        self.page.show_preview(content)

    def _order(self) -> None:
        follow_layout(self._columns)

    def _read_object(self, sha: str) -> bytes:
        return self.bench.read_object(sha)()

    def _read_thumbnails(self, shown: DecisionFile) -> None:
        for sha in self.points.wanted_thumbnails():
            self.bench.compute(
                partial(read_thumbnail, self.bench.read_object(sha)),
                partial(self.points.show_thumbnail, sha),
                owner=self,
            )

    # Comments and dossier

    def _keep_comment(self) -> None:
        text = self.points.comments.field.toPlainText()
        if self._file is not None and text.strip():
            self._unsent[self._file.item] = text

    def _comment(self, text: str, quote: str) -> None:
        shown = self._file
        if shown is None:
            return

        def write(desk: Desk, session: Session) -> None:
            write_comment(desk.workspace, session, shown.item, text, quote=quote, revision=shown.revision)

        self.bench.act(write, self._commented, changes=Change.post(shown.item), owner=self)

    def _commented(self, _: None) -> None:
        self.points.comments.restart()

    def _quote(self) -> None:
        passage = self.page.selected_passage()
        if passage:
            self.points.comments.quote(passage)
            self.points.comments.field.setFocus()
        else:
            self.bench.notices.inform(
                self.tr("Sélectionnez d’abord un passage dans l’aperçu, puis citez-le.")
            )

    def _export_dossier(self) -> None:
        if self._file is not None:
            self._export.begin(self._file)

    # After a decision

    def _decided(self, item: str) -> None:
        self._item = position_after(self._queue.entries, item)
        self._file = None
        self._read_queue()
        self.queue.view.setFocus()

    def _show_bar(self, _: object = None) -> None:
        """In a small window, bring what is asked into view once it is laid out."""
        QTimer.singleShot(0, self, self._scroll_to_bar)

    def _scroll_to_bar(self) -> None:
        self._centre.ensureWidgetVisible(self.bar)

    def _conflicted(self, error: Refusal) -> None:
        """The version or the decisions changed meanwhile: show them as they are."""
        if self._item is not None:
            if error.code == "revision_depassee":
                self._file = None
                self.page.changes_button.setChecked(True)
            self._open(self._item)

    def _queue_words(self) -> tuple[str, str]:
        if self._decides:
            return self.tr("File d’approbation"), self.tr(
                "Tout ce qui vous a été soumis est décidé. Une publication soumise apparaîtra ici."
            )
        return self.tr("Ce qui attend"), self.tr(
            "Aucune publication n’attend la direction générale. Soumettez un brouillon depuis Rédaction."
        )

    def _connect(self) -> None:
        self.queue.view.chosen.connect(self._chosen)
        self.queue.more.connect(self._more)
        self.page.channel_wanted.connect(self._preview)
        self.page.preview.rebuilt.connect(self._order)
        self.points.comments.sent.connect(self._comment)
        self.points.comments.quote_asked.connect(self._quote)
        self.points.export_asked.connect(self._export_dossier)
        self.bar.asked.connect(self._show_bar)
        self.bar.correcting.connect(self._show_bar)
        self.signing.decided.connect(self._decided)
        self.signing.outdated.connect(self._conflicted)

    def _lay_out(self) -> None:
        centre = QWidget()
        middle = column(self.theme)
        middle.setSpacing(0)
        middle.addWidget(self.page, 1)
        middle.addWidget(self.review)
        middle.addWidget(self.bar)
        centre.setLayout(middle)
        self._centre = scrolling(centre, self.tr("Publication"))
        self._columns = SharedColumns(
            self.theme,
            (
                Part(self.tr("File"), self.queue, 250, 25),
                Part(self.tr("Publication"), self._centre, 500, 50),
                Part(self.tr("Points et images"), self.points, 290, 30),
            ),
        )
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._columns)
        self._pages.addWidget(empty_state(self.theme, *self._nothing_words()))
        whole = column(self.theme)
        whole.addWidget(self._pages)
        self.setLayout(whole)

    def _nothing_words(self) -> tuple[str, str]:
        _, advice = self._queue_words()
        return self.tr("Rien n’attend de décision"), advice
