"""The versions of a post: read one, compare it word by word with what is written now, start again from it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QSplitter, QWidget

from desktop.editorial.civil_dates import french_near
from desktop.editorial.elision import of_person
from desktop.editorial.post import Channel, Post
from desktop.editorial.post_differences import PostDifferences, post_differences
from desktop.editorial.variant import resolve
from desktop.services.versions import PastVersion, version_post, versions_of
from desktop.ui.approvals.changes_view import ChangesView
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.following import follow
from desktop.ui.widgets.frames import card, clear, column, empty_state, scrolling
from desktop.ui.widgets.labels import breakable, label
from desktop.ui.widgets.lists import TitledLines, empty
from desktop.ui.widgets.preview_parts import Passage
from desktop.ui.workbench import Workbench


class VersionsPage(QFrame):
    """Lists the versions of one post. `restore_asked(Post)` begins again from one, `keep_asked` keeps the first."""

    restore_asked = Signal(object)
    keep_asked = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._theme: Theme = bench.theme
        self._today = dt.date(2000, 1, 1)
        self._current: Post | None = None
        self._chosen: Post | None = None
        self.versions: tuple[PastVersion, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Versions, de la dernière à la première"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        TitledLines(self._theme, self.list)
        self.list.currentRowChanged.connect(self._choose)
        self.title = label("", "section", wrap=True)
        self.decisions = label("", "muted", wrap=True)
        self.compare = button(
            self._theme, self.tr("Comparer avec le texte actuel"), self._turn, look="quiet", role="history"
        )
        self.compare.setCheckable(True)
        self.restore = button(
            self._theme,
            self.tr("Reprendre cette version"),
            self._restore,
            role="undo",
            help_=self.tr(
                "Le texte actuel est remplacé par cette version, comme brouillon; Annuler le ramène."
            ),
        )
        self.keep = button(
            self._theme, self.tr("Enregistrer une version"), self.keep_asked.emit, role="history"
        )
        self.nothing = empty_state(
            self._theme,
            self.tr("Aucune version enregistrée"),
            self.tr("Le brouillon est enregistré tout seul. Une version en garde un état auquel revenir."),
            self.keep,
        )
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.changes = ChangesView(self._theme)
        self._reading = column(self._theme, space="medium")
        self._reading.setContentsMargins(0, self._theme.space("small"), 0, self._theme.space("large"))
        inside = QWidget()
        inside.setLayout(self._reading)
        self.reading = scrolling(inside, self.tr("Texte de la version"))
        self._lay_out()

    def visit(self, item: str, current: Post, today: dt.date) -> None:
        """Show the versions of `item`; `current` is what is written now."""
        self._current, self._today = current, today
        self._bench.ask(lambda desk, _: versions_of(desk.workspace, item), self._take, owner=self)

    def first_focus(self) -> QWidget:
        """What takes the keyboard."""
        return self.keep if self.split.isHidden() else self.list

    def _lay_out(self) -> None:
        right = QWidget()
        detail = column(self._theme, space="small")
        detail.setContentsMargins(self._theme.space("medium"), 0, 0, 0)
        detail.addWidget(self.title)
        detail.addWidget(self.decisions)
        actions = FlowLayout(self._theme)
        actions.addWidget(self.compare)
        actions.addWidget(self.restore)
        detail.addLayout(actions)
        detail.addWidget(self.reading, 1)
        detail.addWidget(self.changes, 1)
        right.setLayout(detail)
        split = self.split
        split.addWidget(self.list)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([self._theme.px(280), self._theme.px(720)])
        follow(self._theme, self, lambda: self.list.setMinimumWidth(self._theme.px(220)))
        split.setChildrenCollapsible(False)
        whole = column(self._theme, space="medium", margin="medium")
        whole.addWidget(label(self.tr("Versions"), "page"))
        whole.addWidget(split, 1)
        whole.addWidget(self.nothing, 1)
        self.setLayout(whole)
        self.changes.hide()
        self.nothing.hide()

    def _take(self, versions: tuple[PastVersion, ...]) -> None:
        self.versions = versions
        empty(self.list)
        for version in versions:
            when = french_near(version.at, self._today)
            self.list.addItem(QListWidgetItem(f"{version.author}\n{when}\n{self._state(version)}"))
        self.split.setVisible(bool(versions))
        self.nothing.setVisible(not versions)
        if versions:
            self.list.setCurrentRow(0)
        self.first_focus().setFocus()

    def _state(self, version: PastVersion) -> str:
        if version.decisions:
            return version.decisions[-1].verdict.lower()
        return self.tr("soumise") if version.submitted else self.tr("enregistrée")

    def _choose(self, place: int) -> None:
        if not 0 <= place < len(self.versions):
            return
        version = self.versions[place]
        when = french_near(version.at, self._today)
        self.title.setText(breakable(self.tr("Version {0}, {1}").format(of_person(version.author), when)))
        lines = [
            f"{each.verdict}, {each.person}, {french_near(each.at, self._today)}"
            + (f"\u00a0: {each.comment}" if each.comment else "")
            for each in version.decisions
        ]
        self.decisions.setText(breakable("\n".join(lines)))
        self.decisions.setVisible(bool(lines))
        revision = version.revision
        self._bench.ask(
            lambda desk, _: version_post(desk.workspace, revision), self._show, owner=self, key="version"
        )

    def _show(self, post: Post) -> None:
        self._chosen = post
        clear(self._reading)
        for channel in (each for each in Channel if each in post.channels):
            variant = resolve(post, channel)
            paper, inside = card(self._theme)
            inside.addWidget(label(channel.label, "muted"))
            for text, look in ((variant.title, "section"), (variant.body, "")):
                inside.addWidget(self._words(text, look, channel))
            self._reading.addWidget(paper)
        self._reading.addStretch(1)
        self._turn()

    def _words(self, text: str, look: str, channel: Channel) -> QWidget:
        """A text to read and to copy; one with a word that no line holds is cut anywhere, and copied whole all the same."""
        if breakable(text) != text:
            passage = Passage(self._theme, self._theme.font(look or "body"), channel.label)
            passage.show_plain(text)
            return passage
        said = label(text, look, wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return said

    def _turn(self) -> None:
        """Show the words, or what changed since."""
        comparing = self.compare.isChecked()
        self.reading.setVisible(not comparing)
        self.changes.setVisible(comparing)
        before, after = self._chosen, self._current
        if comparing and before is not None and after is not None:
            self._bench.compute(
                lambda: post_differences(before, after), self._show_changes, owner=self, key="differences"
            )

    def _show_changes(self, differences: PostDifferences) -> None:
        self.changes.show_differences(differences, self.tr("depuis cette version"))

    def _restore(self) -> None:
        if self._chosen is not None:
            self.restore_asked.emit(self._chosen)
