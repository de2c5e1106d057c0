"""How a post begins: a template of its kind, last year's post, or Word files.

Each of the three pages is made when it is first looked at: an emergency looks at none, and few posts come from Word.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from desktop.editorial.post import Post, PostKind
from desktop.services.desk import Desk
from desktop.services.in_force import profile_in_force
from desktop.services.posts import save_drafts
from desktop.services.session import Session
from desktop.services.templates import Template, post_from_template, templates_of
from desktop.ui.background import Job
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import column, line, row
from desktop.ui.widgets.labels import label
from desktop.ui.workbench import Change, Workbench
from desktop.ui.writing.source import Source

if TYPE_CHECKING:
    from desktop.ui.writing.last_year_page import LastYearPage
    from desktop.ui.writing.templates_page import TemplatesPage
    from desktop.ui.writing.word_page import WordPage


class NewPostPanel(QWidget):
    """`begun(Post)` gives the post to open; `abandoned` goes back to the list."""

    begun = Signal(object)
    abandoned = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._beginning: Job | None = None
        self._tabs = QTabBar()
        self._tabs.setAccessibleName(self.tr("Point de départ"))
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        for name in (self.tr("Gabarit"), self.tr("Comme l’an dernier"), self.tr("Documents Word")):
            self._tabs.addTab(name)
        self._pages = QStackedWidget(self)
        self._tabs.currentChanged.connect(self._show)
        self._lay_out()

    @cached_property
    def templates(self) -> TemplatesPage:
        """The choice of a template."""
        from desktop.ui.writing.templates_page import TemplatesPage

        page = TemplatesPage(self._bench, self._pages)
        page.chosen.connect(self.begin_from)
        self._pages.addWidget(page)
        return page

    @cached_property
    def last_year(self) -> LastYearPage:
        """The choice of a post of last year."""
        from desktop.ui.writing.last_year_page import LastYearPage

        page = LastYearPage(self._bench, self._pages)
        page.chosen.connect(self.begun)
        page.template_asked.connect(self._to_templates)
        self._pages.addWidget(page)
        return page

    @cached_property
    def word(self) -> WordPage:
        """The import of Word files."""
        from desktop.ui.writing.word_page import WordPage

        page = WordPage(self._bench, self._pages)
        page.chosen.connect(self._keep_all)
        self._pages.addWidget(page)
        return page

    def show_source(self, source: Source) -> None:
        """Show one of the three ways."""
        self._tabs.setCurrentIndex(int(source))
        self._show(int(source))

    def first_focus(self) -> QWidget:
        """What takes the keyboard on the page shown."""
        return self._page(Source(self._tabs.currentIndex())).first_focus()

    def begin_emergency(self) -> None:
        """Begin an emergency post at once (art. 19): no choice to make first."""
        self.begin_from(templates_of(PostKind.EMERGENCY)[0])

    def begin_from(self, template: Template) -> None:
        """Make the post of a template, with the words of the profile in force."""

        def make(desk: Desk, _: Session) -> Post:
            return post_from_template(template, profile_in_force(desk.workspace).profile)

        # Enter struck twice begins one post.
        if self._beginning is None or self._beginning.finished:
            self._beginning = self._bench.ask(make, self.begun.emit, owner=self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.abandoned.emit()
            return
        super().keyPressEvent(event)

    def _to_templates(self) -> None:
        self.show_source(Source.TEMPLATE)
        self.first_focus().setFocus()

    def _keep_all(self, posts: list[Post]) -> None:
        """One imported file opens; of several, each becomes a draft of the list."""
        if len(posts) == 1:
            self.word.forget()
            self.begun.emit(posts[0])
            return

        def keep(desk: Desk, session: Session) -> int:
            save_drafts(desk.workspace, session, posts)
            return len(posts)

        def kept(count: int) -> None:
            self._bench.notices.succeed(self.tr("{0} documents importés en brouillons.").format(count))
            self.word.forget()
            self.abandoned.emit()

        changes = Change(posts=frozenset(post.id for post in posts))
        self._bench.act(keep, kept, changes=changes, owner=self)

    def _show(self, number: int) -> None:
        source = Source(number)
        self._pages.setCurrentWidget(self._page(source))
        if source is Source.LAST_YEAR:
            self.last_year.read()

    def _page(self, source: Source) -> TemplatesPage | LastYearPage | WordPage:
        if source is Source.TEMPLATE:
            return self.templates
        return self.last_year if source is Source.LAST_YEAR else self.word

    def _lay_out(self) -> None:
        theme = self._bench.theme
        layout = column(theme, margin="large")
        heading = row(theme)
        heading.addWidget(button(theme, self.tr("Retour"), self.abandoned.emit, look="quiet", role="back"))
        heading.addWidget(label(self.tr("Nouvelle publication"), "page"))
        heading.addStretch(1)
        layout.addLayout(heading)
        tabs = column(theme, space="tiny")
        tabs.setSpacing(0)
        tabs.addWidget(self._tabs)
        tabs.addWidget(line())
        layout.addLayout(tabs)
        layout.addWidget(self._pages, 1)
        self.setLayout(layout)
