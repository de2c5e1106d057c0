"""Rédaction: the list of posts, keyboard first (N new, Enter open), and the ways a new one begins."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from desktop.editorial.post import Post
from desktop.editorial.workflow import State
from desktop.services.abandoned_drafts import abandon_draft, take_back_draft
from desktop.services.post_list import PostFilter
from desktop.services.posts import OpenedPost
from desktop.ui.notices import NoticeAction
from desktop.ui.screens import Screen
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import column, counted_title, empty_state
from desktop.ui.widgets.held import Column
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.post_words import place_of_post
from desktop.ui.workbench import Change, Workbench
from desktop.ui.writing.filters import Filters
from desktop.ui.writing.posts_model import PostsModel
from desktop.ui.writing.posts_table import PostsTable
from desktop.ui.writing.source import Source

if TYPE_CHECKING:
    from desktop.ui.writing.new_post import NewPostPanel


class PostsScreen(Screen):
    """The posts, and the panel that begins one.

    `visit` takes None, `"nouvelle"` for the panel of templates, another `Source` to begin from, `"urgence"` to begin an
    emergency at once, or a set of `State`s to filter by.
    """

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self.model = PostsModel(bench, self)
        self._new_post: NewPostPanel | None = None
        self._count = label("", "muted")
        self._shown = PostFilter()
        # Services let the direction write a draft, but only rédaction submits: for her it would lead nowhere.
        self._writes = "redaction" in bench.roles
        # From the outside in: each change of parent has the style sheet dress all that is inside anew, 12 ms.
        self._pages = QStackedWidget(self)
        self._list = QWidget(self._pages)
        # And in the order of reading, which is that of the Tab key.
        self._offered = self._actions()
        self.filters = Filters(self.theme, self._list)
        self._body = QStackedWidget(self._list)
        self.table = PostsTable(self.theme, self.model, writes=self._writes, parent=self._body)
        self._lay_out_list()
        self._pages.addWidget(self._list)
        whole = Column(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self.filters.changed.connect(self.read)
        self.table.opened.connect(self.open_selected)
        self.table.begun.connect(self.begin_new)
        self.table.abandoned.connect(self.abandon_selected)
        self.model.modelReset.connect(self._count_rows)

    @property
    def new_post(self) -> NewPostPanel:
        """The panel that begins a post, made when it is first asked for: half of this page's time was for it."""
        if self._new_post is None:
            from desktop.ui.writing.new_post import NewPostPanel

            self._new_post = NewPostPanel(self.bench, self._pages)
            self._new_post.begun.connect(self._begin)
            self._new_post.abandoned.connect(self.show_list)
            self._pages.addWidget(self._new_post)
        return self._new_post

    def visit(self, target: object = None) -> None:
        """Show the list, a filter of it, or the panel that begins a post."""
        if target == "urgence":
            self.new_post.begin_emergency()
            return
        if target == "nouvelle":
            target = Source.TEMPLATE
        if isinstance(target, Source):
            self.begin_new(target)
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
        """The list, what an empty list offers, or the choice of a template."""
        if self._pages.currentWidget() is not self._list:
            return self.new_post.first_focus()
        return self._list_focus()

    def read(self) -> None:
        """Read the list that the filters ask for."""
        self.model.show_list(self.filters.wanted(), self.filters.wanted_order())

    def show_list(self) -> None:
        """Come back from the panel."""
        self._pages.setCurrentWidget(self._list)
        self._list_focus().setFocus()

    def begin_new(self, source: Source = Source.TEMPLATE) -> None:
        """Show how a new post may begin."""
        self._pages.setCurrentWidget(self.new_post)
        self.new_post.show_source(source)
        self.new_post.first_focus().setFocus()

    def open_selected(self) -> None:
        """Open the post of the current row where this person works on it."""
        post = self.table.current_post()
        if post is not None:
            self.bench.go(place_of_post(self.bench.roles, post.state), post.item)

    def abandon_selected(self) -> None:
        """Abandon the person's draft of the current row; it can be taken back."""
        post = self.table.current_post()
        if post is None:
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
            lambda desk, session: abandon_draft(desk, session, post.item),
            abandoned,
            changes=Change.post(post.item),
            owner=self,
        )

    def _begin(self, post: Post) -> None:
        self.show_list()
        self.bench.go("editeur", post)

    def _take_back(self, kept: OpenedPost) -> None:
        self.bench.act(
            lambda desk, session: take_back_draft(desk, session, kept),
            self._taken_back,
            changes=Change.post(kept.post.id),
            owner=self,
        )

    def _taken_back(self, _: object) -> None:
        self.bench.notices.succeed(self.tr("Le brouillon est revenu tel qu’il était."))

    def _count_rows(self) -> None:
        found = self.model.rowCount()
        words = {0: self.tr("Aucune publication"), 1: self.tr("1 publication")}
        self._count.setText(
            words.get(found) or self.tr("{0} publications").format(f"{found:,}".replace(",", "\u00a0"))
        )
        focused = self._body.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._body.setCurrentIndex(0 if found else 1 if self.filters.wanted() == PostFilter() else 2)
        if found:
            self.table.come_back(same_list=self.filters.wanted() == self._shown)
        self._shown = self.filters.wanted()
        if focused and self.isVisible():
            self._list_focus().setFocus()

    def _list_focus(self) -> QWidget:
        page = self._body.currentWidget()
        offered = page.findChild(QPushButton) if page is not None and page is not self.table else None
        if page is self.table:
            return self.table
        return offered if offered is not None else self.filters.text

    def _lay_out_list(self) -> None:
        layout = column(self.theme, margin="large")
        self._list.setLayout(layout)
        heading = FlowLayout(self.theme, trailing=True)
        heading.addWidget(counted_title(self.theme, self.tr("Rédaction"), self._count))
        for each in self._offered:
            heading.addWidget(each)
        layout.addLayout(heading)
        layout.addWidget(self.filters)
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

    def _actions(self) -> list[QPushButton]:
        made = [
            button(
                self.theme,
                self.tr("Vérifier un texte"),
                lambda: self.bench.go("verifier"),
                role="spelling",
                help_=self.tr("Une réponse, une affiche\u00a0: rien n’est enregistré"),
                parent=self._list,
            )
        ]
        if self._writes:
            sources = (
                (self.tr("Importer de Word"), "word", Source.WORD),
                (self.tr("Comme l’an dernier"), "history", Source.LAST_YEAR),
            )
            made += [
                button(
                    self.theme, text, functools.partial(self.begin_new, source), role=icon, parent=self._list
                )
                for text, icon, source in sources
            ]
            begin = button(
                self.theme,
                self.tr("Nouvelle publication"),
                self.begin_new,
                look="primary",
                role="add",
                parent=self._list,
            )
            # The window answers to these keys, wherever the person is.
            begin.setToolTip(self.tr("Nouvelle publication (Ctrl+N, ou N dans la liste)"))
            made.append(begin)
        return made

    def _nothing_yet(self) -> QWidget:
        title = self.tr("Aucune publication pour le moment")
        if not self._writes:
            said = self.tr("Elles apparaîtront ici dès que la rédaction en commencera une.")
            return empty_state(self.theme, title, said)
        return empty_state(
            self.theme,
            title,
            self.tr("Commencez par un gabarit, par la publication de l’an dernier ou par un document Word."),
            button(self.theme, self.tr("Commencer une publication"), self.begin_new, role="add"),
        )
