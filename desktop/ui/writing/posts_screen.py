"""Rédaction: the list of posts, keyboard first (N new, Enter open), and the ways a new one begins."""

from __future__ import annotations

import functools

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.editorial.post import Post
from desktop.editorial.workflow import State
from desktop.services.desk import Desk
from desktop.services.post_list import PostFilter
from desktop.services.posts import OpenedPost, discard_draft, draft_of, rebase_draft
from desktop.services.session import Session
from desktop.ui.notices import NoticeAction
from desktop.ui.screens import Screen
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import column, empty_state, row
from desktop.ui.widgets.labels import label
from desktop.ui.workbench import Change, Workbench
from desktop.ui.writing.filters import Filters
from desktop.ui.writing.new_post import NewPostPanel, Source
from desktop.ui.writing.posts_model import (
    CHANGED,
    CHANNELS,
    KIND,
    PLANNED,
    POINTS,
    STATE,
    TITLE,
    PostsModel,
)

_WIDTHS = {STATE: 235, PLANNED: 172, POINTS: 95, CHANNELS: 195, KIND: 145, CHANGED: 172}
"""Widths at 100 %, in the order in which columns find room beside the title."""
_TITLE_WIDTH = 260


class PostsScreen(Screen):
    """The posts, and the panel that begins one.

    `visit` takes None, `"nouvelle"` for the panel of templates, `"urgence"` to begin an emergency at once,
    or a set of `State`s to filter by.
    """

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self.filters = Filters(self.theme)
        self.model = PostsModel(bench, self)
        self.table = self._make_table()
        self.new_post = NewPostPanel(bench)
        self._count = label("", "muted")
        self._writes = bool(bench.roles & {"redaction", "direction"})
        self._list = self._make_list()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._list)
        self._pages.addWidget(self.new_post)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.filters.changed.connect(self.read)
        self.new_post.begun.connect(self._begin)
        self.new_post.abandoned.connect(self.show_list)
        self.model.modelReset.connect(self._count_rows)

    def visit(self, target: object = None) -> None:
        """Show the list, a filter of it, or the panel that begins a post."""
        if target == "urgence":
            self.new_post.begin_emergency()
            return
        if target == "nouvelle":
            self.begin_new()
            return
        self.show_list()
        if isinstance(target, frozenset | set):
            self.filters.show_states(*(State(state) for state in target))
        self.read()

    def refresh(self, change: Change) -> None:
        """Read the list again when posts changed."""
        if change.posts and self.isVisible():
            self.read()

    def first_focus(self) -> QWidget:
        """The list, or the choice of a template."""
        return self.table if self._pages.currentWidget() is self._list else self.new_post.first_focus()

    def read(self) -> None:
        """Read the list that the filters ask for."""
        self.model.show_list(self.filters.wanted(), self.filters.wanted_order())

    def show_list(self) -> None:
        """Come back from the panel."""
        self._pages.setCurrentWidget(self._list)
        self.table.setFocus()

    def begin_new(self, source: Source = Source.TEMPLATE) -> None:
        """Show how a new post may begin."""
        self._pages.setCurrentWidget(self.new_post)
        self.new_post.show_source(source)
        self.new_post.first_focus().setFocus()

    def open_selected(self) -> None:
        """Open the post of the current row in the editor."""
        item = self.model.item_at(self.table.currentIndex().row())
        if item is not None:
            self.bench.go("editeur", item)

    def abandon_selected(self) -> None:
        """Abandon the person's draft of the current row; it can be taken back."""
        item = self.model.item_at(self.table.currentIndex().row())
        if item is None:
            return

        def abandoned(kept: OpenedPost | None) -> None:
            if kept is None:
                self.bench.notices.inform(self.tr("Vous n’avez pas de brouillon de cette publication."))
                return
            self.bench.notices.succeed(
                self.tr("Brouillon abandonné. Les versions enregistrées sont conservées."),
                NoticeAction(self.tr("Le reprendre"), lambda: self._take_back(kept)),
            )

        self.bench.act(
            lambda desk, session: _abandon(desk, session, item),
            abandoned,
            changes=Change.post(item),
            owner=self,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter opens, N begins: typed on the list, where they write nothing."""
        if watched is self.table and event.type() is QEvent.Type.Resize:
            self._size_table()
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.open_selected()
                return True
            if event.key() == Qt.Key.Key_N and not event.modifiers() and self._writes:
                self.begin_new()
                return True
        return super().eventFilter(watched, event)

    def _begin(self, post: Post) -> None:
        self.show_list()
        self.bench.go("editeur", post)

    def _take_back(self, kept: OpenedPost) -> None:
        self.bench.act(
            lambda desk, session: rebase_draft(desk.workspace, session, kept.post, kept.base),
            self._taken_back,
            changes=Change.post(kept.post.id),
            owner=self,
        )

    def _taken_back(self, _: object) -> None:
        self.bench.notices.succeed(self.tr("Le brouillon est revenu tel qu’il était."))

    def _show_menu(self, place: QPoint) -> None:
        row_ = self.model.row_at(self.table.indexAt(place).row())
        if row_ is None:
            return
        menu = QMenu(self.table)
        menu.addAction(self.tr("Ouvrir"), self.open_selected)
        abandon = menu.addAction(self.tr("Abandonner mon brouillon"), self.abandon_selected)
        abandon.setEnabled(row_.pending_draft)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _count_rows(self) -> None:
        found = self.model.rowCount()
        words = {0: self.tr("Aucune publication"), 1: self.tr("1 publication")}
        self._count.setText(
            words.get(found) or self.tr("{0} publications").format(f"{found:,}".replace(",", "\u00a0"))
        )
        self._body.setCurrentIndex(0 if found else 1 if self.filters.wanted() == PostFilter() else 2)
        if found and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, TITLE))

    def _make_list(self) -> QWidget:
        made = QWidget()
        layout = column(self.theme, margin="large")
        title = QWidget()
        named = row(self.theme)
        named.addWidget(label(self.tr("Rédaction"), "page"))
        named.addWidget(self._count, 1)
        title.setLayout(named)
        title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        heading = FlowLayout(self.theme)
        heading.addWidget(title)
        for each in self._actions():
            heading.addWidget(each)
        layout.addLayout(heading)
        layout.addWidget(self.filters)
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self._nothing_yet())
        self._body.addWidget(
            empty_state(
                self.theme,
                self.tr("Aucune publication ne répond à ce filtre"),
                self.tr("Élargissez le filtre, ou affichez tout."),
                button(self.theme, self.tr("Tout afficher"), self.filters.clear),
            )
        )
        layout.addWidget(self._body, 1)
        made.setLayout(layout)
        return made

    def _actions(self) -> list[QPushButton]:
        made = [
            button(
                self.theme,
                self.tr("Vérifier un texte"),
                lambda: self.bench.go("verifier"),
                role="spelling",
                help_=self.tr("Une réponse, une affiche\u00a0: rien n’est enregistré"),
            )
        ]
        if self._writes:
            sources = (
                (self.tr("Importer de Word"), "word", Source.WORD),
                (self.tr("Comme l’an dernier"), "history", Source.LAST_YEAR),
            )
            made += [
                button(self.theme, text, functools.partial(self.begin_new, source), role=icon)
                for text, icon, source in sources
            ]
            made.append(
                button(
                    self.theme,
                    self.tr("Nouvelle publication"),
                    self.begin_new,
                    look="primary",
                    role="add",
                    shortcut="Ctrl+N",
                )
            )
        return made

    def _nothing_yet(self) -> QWidget:
        begin = button(self.theme, self.tr("Nouvelle publication"), self.begin_new, role="add")
        begin.setVisible(self._writes)
        return empty_state(
            self.theme,
            self.tr("Aucune publication pour le moment"),
            self.tr("Commencez par un gabarit, par la publication de l’an dernier ou par un document Word."),
            begin if self._writes else None,
        )

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Publications"))
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        table.horizontalHeader().setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        table.doubleClicked.connect(self._open_clicked)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show_menu)
        table.installEventFilter(self)
        self._sized = table
        self._size_table()
        self.theme.changed.connect(self._size_table)
        return table

    def _open_clicked(self, _: QModelIndex) -> None:
        self.open_selected()

    def _size_table(self) -> None:
        self._sized.verticalHeader().setDefaultSectionSize(self.theme.measure("row"))
        side = self.theme.px(16)
        self._sized.setIconSize(QSize(side, side))
        room = self._sized.width() - self.theme.px(_TITLE_WIDTH)
        for section, width in _WIDTHS.items():
            self._sized.setColumnWidth(section, self.theme.px(width))
            room -= self.theme.px(width)
            self._sized.setColumnHidden(section, room < 0 and section is not STATE)


def _abandon(desk: Desk, session: Session, item: str) -> OpenedPost | None:
    """Discard the person's draft and return it, None when there is none."""
    kept = draft_of(desk.workspace, session, item)
    if kept is not None:
        discard_draft(desk.workspace, session, item)
    return kept
