"""The editor: one post, written, checked, kept and submitted."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.editorial.post import Post, PostKind
from desktop.services.editing import Editing, Standing, open_for_editing, standing_of
from desktop.services.points import PostPoints
from desktop.services.posts import new_post
from desktop.ui.editor.actions import EditorActions
from desktop.ui.editor.draft_keeper import DraftKeeper, Kept
from desktop.ui.editor.edited_post import EditedPost
from desktop.ui.editor.footer import EditorFooter
from desktop.ui.editor.header import EditorHeader
from desktop.ui.editor.messages import DECIDED
from desktop.ui.editor.undo_keys import UndoKeys
from desktop.ui.editor.workplace import Workplace
from desktop.ui.screens import Screen
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.labels import label
from desktop.ui.workbench import Change, Workbench

if TYPE_CHECKING:
    from desktop.ui.editor.reconcile_page import ReconcilePage
    from desktop.ui.editor.versions_page import VersionsPage


class EditorScreen(Screen):
    """Visited with the identifier of a post, or with a `Post` that is new; alone, it shows again the last one."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self.editing: Editing | None = None
        self._unlocked = False
        self._answered = ""
        self.edited = EditedPost(new_post(PostKind.NEWS), self)
        self.keeper = DraftKeeper(bench, self.edited, self)
        self.header = EditorHeader(bench.theme)
        self.work = Workplace(bench, self.edited)
        self.footer = EditorFooter(bench.theme)
        self.commands = EditorActions(self)
        self._pages = QStackedWidget()
        self._opening = label(self.tr("Ouverture de la publication…"), "muted")
        self._opening.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._connect()
        self._show_sides()

    # The life of a screen

    def visit(self, target: object = None) -> None:
        """Open what is asked. What was being written is saved first."""
        if isinstance(target, Post | str):
            self._close_post()
            self._await(target if isinstance(target, str) else target.id)
            self.open(target)
        elif self.editing is not None:
            self.open(self.edited.post.id)
        else:
            self.bench.go("redaction")

    def leave(self) -> None:
        """Keep what was typed."""
        self._close_post()

    def refresh(self, change: Change) -> None:
        """Somebody decided, an image got its rights, the profile changed: show where the post stands now."""
        if self.editing is None or not self.isVisible():
            return
        self.work.review.follow(change)
        item = self.edited.post.id
        if item in change.posts and self.keeper.state is not Kept.SAVING:
            self.bench.ask(
                lambda desk, session: (item, standing_of(desk, session, item)),
                self._take_standing,
                owner=self,
                key="situation",
            )

    def first_focus(self) -> QWidget | None:
        """The title: what one writes first."""
        return self.work.tabs.page.title if self.on_text else None

    @property
    def on_text(self) -> bool:
        """Whether the text is on show, not the versions or a reconciliation."""
        return self._pages.currentWidget() is self.work

    # Opening

    def open(self, target: str | Post) -> None:
        """Open a post again or anew."""
        if isinstance(target, Post):
            item = target.id
            self.bench.act(
                lambda desk, session: open_for_editing(desk, session, target),
                self._take,
                changes=Change.post(item),
                owner=self,
                failed=self._not_opened,
                key="ouvrir",
            )
            return
        self.bench.ask(
            lambda desk, session: open_for_editing(desk, session, target),
            self._take,
            owner=self,
            failed=self._not_opened,
            key="ouvrir",
        )

    def _await(self, item: str) -> None:
        """Until the other post is here: what is typed would belong to none, and no sheet says what is not so."""
        self.work.setEnabled(False)
        if self.editing is None or self.edited.post.id != item:
            self.header.show_nothing()
            self._show_page(self._opening)

    def _take(self, editing: Editing) -> None:
        written_in = self._written_in(editing.opened.post.id)
        self.editing = editing
        self._unlocked = editing.saved_at is not None
        wanted = self._words_of(editing)
        # Opened again as it was left: what could be undone still can.
        if self.edited.settled() != wanted:
            self.edited.load(wanted)
        self.work.setEnabled(True)
        self.keeper.begin(editing.opened, editing.saved_at)
        self.work.begin(editing)
        self.keeper.note()
        self._show_standing()
        if editing.standing.conflict and editing.saved_at is None:
            self.show_reconciliation()
        else:
            self.show_text()
            if written_in is not None:
                written_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def _written_in(self, item: str) -> QWidget | None:
        """What has the keyboard, when the post is read again under the hands of who writes it."""
        focused = self.focusWidget()
        same = self.editing is not None and self.edited.post.id == item and self.on_text
        inside = focused is not None and focused.isEnabled() and self.work.isAncestorOf(focused)
        return focused if same and inside else None

    def _words_of(self, editing: Editing) -> Post:
        """What to show: what was read, unless words are here that the disk does not hold yet."""
        item = editing.opened.post.id
        unsaved = self.keeper.unsaved(item)
        if unsaved is not None:
            return unsaved.post
        if self.edited.post.id == item and self.keeper.pending:
            return self.edited.post
        return editing.opened.post

    def _not_opened(self, error: Exception) -> None:
        self.editing = None
        self.work.setEnabled(True)
        self.bench.notices.report(error)
        self.bench.go("redaction")

    def _close_post(self) -> None:
        if self.editing is not None:
            self.commands.wait_no_more()
            self.work.images.strip.close_details()
            self.work.tools.find.dismiss()
            self.work.settle()
            self.keeper.end()
            self.work.review.end()
            self.work.links.end()

    def _take_standing(self, known: tuple[str, Standing]) -> None:
        item, standing = known
        if self.editing is not None and item == self.edited.post.id:
            self.editing = _with_standing(self.editing, standing)
            self._show_standing()

    # Showing

    @functools.cached_property
    def versions(self) -> VersionsPage:
        """The page of the versions, made when it is first asked for: most posts are written without it."""
        from desktop.ui.editor.versions_page import VersionsPage

        page = VersionsPage(self.bench)
        page.restore_asked.connect(self.commands.restore)
        page.keep_asked.connect(self.commands.keep_version)
        self._add_over(page)
        return page

    @functools.cached_property
    def reconcile(self) -> ReconcilePage:
        """The page of what was written apart, made when it is first asked for."""
        from desktop.ui.editor.reconcile_page import ReconcilePage

        page = ReconcilePage(self.bench)
        page.merged.connect(self.open)
        self._add_over(page)
        return page

    def _add_over(self, page: QWidget) -> None:
        """A page that takes the place of the text; Escape, there only, goes back as the arrow does."""
        escape = QShortcut(QKeySequence("Escape"), page)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._go_back)
        self._pages.addWidget(page)

    def show_text(self) -> None:
        """Back to the text."""
        self._show_page(self.work)
        self.work.columns.show_text()
        self.work.tabs.page.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_versions(self) -> None:
        """The versions of the post."""
        if self.editing is not None:
            self.work.settle()
            self.keeper.save()
            self._show_page(self.versions)
            self.versions.visit(self.edited.post.id, self.edited.post, self.editing.today)

    def show_reconciliation(self) -> None:
        """The versions written apart."""
        if self.editing is not None:
            self.work.settle()
            self.keeper.save()
            self._show_page(self.reconcile)
            self.reconcile.visit(self.edited.post.id, self.editing.today)

    def _show_page(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self.footer.setVisible(self.on_text)
        self.header.lead_back(to_text=self._over_text)
        self._show_sides()

    @property
    def locked(self) -> bool:
        """Whether writing here must first be asked for, because it sets aside what others did."""
        if self.editing is None:
            return True
        standing = self.editing.standing
        unread = standing.conflict and self.editing.saved_at is None
        return unread or (standing.state in DECIDED and not self._unlocked)

    @property
    def may_submit(self) -> bool:
        """Whether the words may be submitted: written here, or the same with a reason that nobody read yet."""
        return not self.locked or self._answered == self.edited.post.id

    def answered(self, item: str) -> None:
        """A reason was signed of the words of `item`, which were submitted before it; none, once they are again."""
        self._answered = item
        self._show_kept()

    def unlock(self) -> None:
        """Write all the same."""
        self._unlocked = True
        self._show_standing()
        self.work.tabs.page.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_standing(self) -> None:
        editing = self.editing
        if editing is None:
            return
        locked = self.locked
        self.header.show_post(self.edited.post)
        self.header.show_state(editing.standing.state, draft=self.keeper.saved_at is not None)
        self.work.messages.show_standing(
            editing, self.edited.post, locked=locked and not editing.standing.conflict
        )
        self.work.allow(not locked)
        self._show_kept()

    def refresh_messages(self) -> None:
        """Say again where the post stands: its words changed at once."""
        self._show_standing()

    def _show_kept(self) -> None:
        if self.editing is None:
            return
        self.footer.show_kept(self.keeper, self.editing.today)
        self.footer.allow(
            self.may_submit and self.editing.standing.cannot_submit is None,
            draft=self.keeper.saved_at is not None,
        )
        self.commands.show_left()

    # Building

    def _lay_out(self) -> None:
        for page in (self.work, self._opening):
            self._pages.addWidget(page)
        whole = column(self.theme, space="tiny")
        whole.addWidget(self.header)
        whole.addWidget(self._pages, 1)
        whole.addWidget(self.footer)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.header.back_asked.connect(self._go_back)
        self.header.sheet_asked.connect(self.work.show_sheet)
        self.header.panel_asked.connect(self.work.show_panel)
        self.work.columns.shown_changed.connect(self._show_sides)
        self.keeper.state_changed.connect(self._show_kept)
        self.edited.changed.connect(lambda _: self.header.show_post(self.edited.post))
        self.work.reviewed.connect(self._reviewed)
        self.work.review.late_changed.connect(lambda _: self.commands.show_left())
        messages = self.work.messages
        messages.edit_asked.connect(self.unlock)
        self.work.answers.unread.connect(self.answered)
        messages.reconcile_asked.connect(self.show_reconciliation)
        messages.reason_asked.connect(self.work.open_reason)
        messages.leads_changed.connect(lambda leads: self.footer.lead(not leads))
        self.footer.versions_asked.connect(self.show_versions)
        self.footer.preview_asked.connect(self.work.show_preview)
        pages = self.work.tabs.pages.values()
        texts = [area for page in pages for area in (*page.areas.values(), page.links)]
        keys = UndoKeys(self, self.edited.history, texts, self._may_undo)
        keys.undone.connect(lambda words: self._say_step(self.tr("Annulé\u00a0: {0}.").format(words)))
        keys.redone.connect(lambda words: self._say_step(self.tr("Rétabli\u00a0: {0}.").format(words)))

    def _may_undo(self) -> bool:
        return self.on_text and self.work.isEnabled() and not self.locked

    def _say_step(self, said: str) -> None:
        """What was undone in the sheet is seen there; from elsewhere it is told."""
        focused = self.focusWidget()
        if focused is None or not self.work.sheet.isAncestorOf(focused):
            self.bench.notices.inform(said)

    def _show_sides(self) -> None:
        columns = self.work.columns
        self.header.show_sides(
            sheet=columns.is_shown(self.work.sheet),
            panel=columns.is_shown(self.work.panel),
            offered=self.on_text,
        )

    def _reviewed(self, _: PostPoints) -> None:
        self.commands.show_left()

    @property
    def _over_text(self) -> bool:
        """Whether what is on show was opened over the text, and closing it shows the text.

        While versions written apart have no draft of this person, there is nothing to write until they are one.
        """
        shown = self._pages.currentWidget()
        reconciling = shown is vars(self).get("reconcile")
        return shown not in (self.work, self._opening) and not (reconciling and self.locked)

    def _go_back(self) -> None:
        if self._over_text:
            self.show_text()
        else:
            self.bench.go("redaction")


def _with_standing(editing: Editing, standing: Standing) -> Editing:
    return Editing(editing.opened, editing.saved_at, standing, editing.evidence, editing.today)
