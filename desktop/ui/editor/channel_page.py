"""The text of one medium: title, body, links, each its own or taken from the site, live."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop.channels.markdown import to_plain
from desktop.editorial.findings import VIDEO_TAGS
from desktop.editorial.placeholders import placeholders_in
from desktop.editorial.post import MARKDOWN_CHANNELS, Channel, Post, VideoFacts
from desktop.editorial.variant import ResolvedVariant, own_variant, parent_channel, resolve, with_variant
from desktop.ui.editor.edited_post import EditedPost
from desktop.ui.editor.field_head import FieldHead
from desktop.ui.editor.markdown_bar import MarkdownBar
from desktop.ui.editor.text.line_area import LineArea
from desktop.ui.editor.text.text_area import TextArea
from desktop.ui.editor.video_fields import VideoFields
from desktop.ui.widgets.following import add_gap
from desktop.ui.widgets.frames import column, frame, scrolling
from desktop.ui.widgets.styled import restyle
from desktop.ui.workbench import Workbench

_LEAST_BODY = 120
"""Pixels at 100 %: in a window that has no more room the whole page scrolls."""

FIELDS = ("title", "body", "links")
WHERE = {"titre": "title", "corps": "body"}
"""How a finding names the fields that may be another medium's."""


class ChannelPage(QWidget):
    """One medium of the edited post. `adapted(str)` says that a field was adapted or taken back, for a notice."""

    adapted = Signal(str)

    def __init__(self, bench: Workbench, edited: EditedPost, channel: Channel) -> None:
        super().__init__()
        self._bench = bench
        self._theme = bench.theme
        self._edited = edited
        self.channel = channel
        self._stale = True
        self._allowed = True
        self.is_locked = False
        self._inherited: frozenset[str] = frozenset()
        self.title = LineArea(bench.theme, name=self.tr("Titre, {0}").format(channel.label))
        self.body = TextArea(
            bench.theme,
            markdown=channel in MARKDOWN_CHANNELS,
            name=self.tr("Texte, {0}").format(channel.label),
        )
        self.links = self._links_area()
        self._fit()
        names = (self.tr("Titre"), self.tr("Texte"), self.tr("Liens, un par ligne"))
        self.heads = {
            field: FieldHead(bench.theme, name, channel) for field, name in zip(FIELDS, names, strict=True)
        }
        self.bar = MarkdownBar(bench.theme, self.body) if channel in MARKDOWN_CHANNELS else None
        self.video = VideoFields(bench.theme) if channel is Channel.YOUTUBE else None
        self.areas: dict[str, TextArea] = {"titre": self.title, "corps": self.body}
        if self.video is not None:
            self.areas[VIDEO_TAGS] = self.video.tags
        self._lay_out()
        self._connect()

    # What is shown

    def begin(self) -> None:
        """Show another post: what was undoable no longer is; the title is gone on with, the text read from its start.

        What a template asks for in the title is selected: the first letter takes its place.
        """
        self._show(self._edited.post, fresh=True)
        asked = next(iter(placeholders_in(self.title.text())), None)
        if asked is not None:
            self.title.select(asked.start, asked.end)
        else:
            self.title.moveCursor(QTextCursor.MoveOperation.End)

    def follow(self, author: object) -> None:
        """The post changed; a page out of sight follows when it is seen."""
        if author is self:
            return
        if self.isVisible():
            self._show(self._edited.post, fresh=False)
        else:
            self._stale = True

    def catch_up(self) -> None:
        """Show what was written elsewhere while this page was out of sight."""
        if self._stale:
            self._edited.settle()
            self._show(self._edited.post, fresh=False)

    def allow(self, allowed: bool) -> None:
        """Whether anything may be written here at all."""
        # Words typed a moment ago are not in the post yet: showing it without them would lose them.
        self._edited.settle()
        self._allowed = allowed
        self._show(self._edited.post, fresh=False)

    def lock(self, locked: bool) -> None:
        """Whether the title and the text are the greffe's: read, not written."""
        if locked != self.is_locked:
            self.is_locked = locked
            self._show(self._edited.post, fresh=False)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what was written elsewhere."""
        super().showEvent(event)
        self.catch_up()

    def bring(self, area: TextArea) -> None:
        """Scroll the page to one of its areas, or to what is selected in one that is taller than the window.

        Soon: a page that was out of sight is not laid out yet.
        """
        QTimer.singleShot(0, area, lambda: self._bring(area))

    def _bring(self, area: TextArea) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        shown = area.rect()
        if shown.height() > self._scrolled.viewport().height():
            words = area.rectangle(*area.selection())
            shown = words.translated(area.viewport().pos())
        at = area.mapTo(self._inside, shown.center())
        margin = shown.height() // 2 + self._theme.space("small")
        self._scrolled.ensureVisible(at.x(), at.y(), 0, margin)

    def is_inherited(self, field: str) -> bool:
        """Whether a field (`title`, `body`, `links`) is the parent's."""
        return field in self._inherited

    @property
    def top(self) -> QVBoxLayout:
        """Where the screen puts what stands above the body (find bar)."""
        return self._top

    @property
    def bottom(self) -> QVBoxLayout:
        """Where the screen puts what stands below the body (counters)."""
        return self._bottom

    # Building

    def _lay_out(self) -> None:
        paper = column(self._theme, space="tiny", margin="medium")
        paper.addWidget(self.heads["title"])
        paper.addWidget(self.title)
        add_gap(self._theme, paper, "tiny")
        paper.addWidget(self.heads["body"])
        if self.bar is not None:
            paper.addWidget(self.bar)
        self._top = column(self._theme, space="tiny")
        paper.addLayout(self._top)
        paper.addWidget(self.body, 1)
        self._bottom = column(self._theme, space="tiny")
        paper.addLayout(self._bottom)
        add_gap(self._theme, paper, "tiny")
        paper.addWidget(self.heads["links"])
        paper.addWidget(self.links)
        if self.video is not None:
            add_gap(self._theme, paper, "tiny")
            paper.addWidget(self.video)
        whole = column(self._theme)
        self._inside = QWidget()
        self._inside.setLayout(paper)
        around = column(self._theme)
        self._scrolled = scrolling(self._inside, self.tr("Page, {0}").format(self.channel.label))
        around.addWidget(self._scrolled)
        whole.addWidget(frame("panel", around))
        self.setLayout(whole)

    def _links_area(self) -> QPlainTextEdit:
        area = QPlainTextEdit()
        area.setAccessibleName(self.tr("Liens, un par ligne, {0}").format(self.channel.label))
        area.setPlaceholderText("https://")
        area.setTabChangesFocus(True)
        area.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._theme.changed.connect(self._fit)
        return area

    def _fit(self) -> None:
        """As many lines as there are links, three at most, at any zoom."""
        lines = min(max(1, self.links.blockCount()), 3)
        self.body.setMinimumHeight(self._theme.px(_LEAST_BODY))
        self.links.setFixedHeight(lines * self.links.fontMetrics().lineSpacing() + self._theme.px(22))

    def _connect(self) -> None:
        self.title.edited.connect(self._typed)
        self.body.edited.connect(self._typed)
        self.links.textChanged.connect(self._links_typed)
        self.links.blockCountChanged.connect(lambda _: self._fit())
        if self.video is not None:
            self.video.typed.connect(self._typed)
            self.video.chosen.connect(lambda facts: self._amend(self.tr("la vidéo"), "video", facts))
        self.title.entered.connect(self._to_body)
        for field, head in self.heads.items():
            head.adapt_asked.connect(lambda which=field: self.adapt(which))
            head.inherit_asked.connect(lambda which=field: self.take_back(which))

    def _to_body(self) -> None:
        self.body.setFocus(Qt.FocusReason.TabFocusReason)

    # From the areas to the post

    def _typed(self) -> None:
        self._edited.announce(self, self._give)

    def _links_typed(self) -> None:
        if not self.links.isReadOnly() and self.links.hasFocus():
            self._edited.announce(self, self._give)

    def _give(self) -> None:
        """Put in the post what the areas hold."""
        post = self._edited.post
        own = own_variant(post, self.channel)
        typed = {"title": self.title.text(), "body": self.body.text(), "links": self._typed_links()}
        changes: dict[str, object] = {
            field: value
            for field, value in typed.items()
            if field not in self._inherited and (value or getattr(own, field) is not None)
        }
        said = own.video or VideoFacts()
        if self.video is not None and self.video.facts().tags != said.tags:
            # A statement is a step of its own, that Ctrl+Z undoes.
            changes["video"] = replace(said, tags=self.video.facts().tags)
        self._edited.change(with_variant(post, replace(own, **changes)), self)  # type: ignore[arg-type]

    def _typed_links(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.links.toPlainText().splitlines() if line.strip())

    # From the post to the areas

    def _show(self, post: Post, *, fresh: bool) -> None:
        self._stale = False
        variant = resolve(post, self.channel)
        parent = parent_channel(post)
        self._inherited = variant.inherited & set(FIELDS)
        for field, head in self.heads.items():
            head.show_state(parent, inherited=field in self._inherited)
            head.setEnabled(self._allowed)
        self.body.set_markdown(variant.markdown)
        for field, area in (("title", self.title), ("body", self.body)):
            self._show_area(area, field, getattr(variant, field), fresh=fresh)
        self._show_links(variant, fresh=fresh)
        if self.video is not None:
            self.video.show_facts(variant.video, fresh=fresh)
            self.video.allow(self._allowed)
        if self.bar is not None:
            self.bar.allow(self._allowed and not self.is_locked and "body" not in self._inherited)

    def _show_area(self, area: TextArea, field: str, text: str, *, fresh: bool) -> None:
        inherited = field in self._inherited
        if area.text() != area.acceptable(text):
            if fresh or inherited or bool(area.property("inherited")):
                area.set_text(text)
            else:
                # A version restored, a correction undone: one more step of the area's own undo.
                area.replace_text(0, len(area.text()), text)
        _grey(area, inherited, allowed=self._allowed and not self.is_locked)

    def _show_links(self, variant: ResolvedVariant, *, fresh: bool) -> None:
        inherited, words = "links" in self._inherited, "\n".join(variant.links)
        if self._typed_links() != variant.links:
            self.links.blockSignals(True)
            if fresh or inherited or bool(self.links.property("inherited")):
                # Nobody wrote these here: Ctrl+Z does not take them away.
                self.links.setPlainText(words)
            else:
                cursor = QTextCursor(self.links.document())
                cursor.select(QTextCursor.SelectionType.Document)
                cursor.insertText(words)
            self.links.blockSignals(False)
        _grey(self.links, inherited, allowed=self._allowed)

    # Inheritance

    def adapt(self, field: str) -> None:
        """Write other words here, beginning with the parent's; a plain medium gets them without their marks."""
        variant = resolve(self._edited.settled(), self.channel)
        value = getattr(variant, field)
        if field == "body" and variant.markdown and self.channel not in MARKDOWN_CHANNELS:
            text: str = value
            self._bench.compute(lambda: to_plain(text), lambda plain: self._adapt(field, plain), owner=self)
        else:
            self._adapt(field, value)

    def take_back(self, field: str) -> None:
        """Take the parent's words again; what was written here comes back with Ctrl+Z in the sheet."""
        self._amend(self.tr("la reprise des mots d’un autre média"), field, None)
        self.adapted.emit(self.tr("Les mots écrits pour {0} ont été remplacés.").format(self.channel.label))

    def _adapt(self, field: str, value: object) -> None:
        self._amend(self.tr("l’adaptation"), field, value)
        area = {"title": self.title, "body": self.body, "links": self.links}[field]
        area.setFocus(Qt.FocusReason.OtherFocusReason)
        area.moveCursor(QTextCursor.MoveOperation.End)
        self.adapted.emit(
            self.tr("Ces mots s’écrivent maintenant à part pour {0}.").format(self.channel.label)
        )

    def _amend(self, words: str, field: str, value: object) -> None:
        self._edited.amend(
            words,
            lambda post: with_variant(post, replace(own_variant(post, self.channel), **{field: value})),  # type: ignore[arg-type]
        )


def _grey(area: QPlainTextEdit, inherited: bool, *, allowed: bool) -> None:
    """Show that an area is not written in here."""
    area.setReadOnly(inherited or not allowed)
    restyle(area, "inherited", inherited)
