"""What is said of a video on YouTube beside its words: tags, and two statements that only a person can make."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.channels.limits import YOUTUBE_TAGS
from desktop.channels.youtube import tags_length
from desktop.editorial.post import VideoFacts
from desktop.editorial.video_tags import BETWEEN
from desktop.ui.editor.text.tags_area import TagsArea
from desktop.ui.theme import Theme
from desktop.ui.widgets.frames import column, row
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.styled import restyle
from desktop.ui.widgets.wrapped_check import WrappedCheck


class VideoFields(QWidget):
    """`typed()` at each letter of the tags, `chosen(VideoFacts)` when a statement is made or taken back."""

    typed = Signal()
    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tags = TagsArea(theme, name=self.tr("Mots-clés de la vidéo, séparés par des virgules"))
        self.tags.setPlaceholderText(self.tr("compostage, matières résiduelles"))
        self._count = label("", "muted")
        self.kids = WrappedCheck(theme, self.tr("Conçue pour les enfants"))
        self.synthetic = WrappedCheck(theme, self.tr("Montre des images de synthèse qui paraissent réelles"))
        name = label(self.tr("Mots-clés, séparés par des virgules"), "muted")
        name.setBuddy(self.tags)
        head = row(theme)
        head.addWidget(name, 1)
        head.addWidget(self._count)
        layout = column(theme, space="tiny")
        layout.addLayout(head)
        layout.addWidget(self.tags)
        layout.addWidget(self.kids)
        layout.addWidget(self.synthetic)
        self.setLayout(layout)
        self.tags.edited.connect(self._tags_typed)
        self.kids.toggled.connect(self._stated)
        self.synthetic.toggled.connect(self._stated)
        self._measure()

    def facts(self) -> VideoFacts:
        """What the fields say."""
        return VideoFacts(self.tags.reading().tags, self.kids.is_checked(), self.synthetic.is_checked())

    def show_facts(self, facts: VideoFacts, *, fresh: bool) -> None:
        """Show what was said; tags being typed are left as they are typed. Unless it is `fresh`, Ctrl+Z undoes it."""
        if self.tags.reading().tags != facts.tags:
            line = BETWEEN.join(facts.tags)
            if fresh:
                self.tags.set_text(line)
            else:
                self.tags.replace_text(0, len(self.tags.text()), line)
        self.kids.set_checked(facts.made_for_kids)
        self.synthetic.set_checked(facts.contains_synthetic_media)
        self._measure()

    def allow(self, allowed: bool) -> None:
        """Whether anything may be written; the tags can be read all the same."""
        self.tags.setReadOnly(not allowed)
        for each in (self.kids, self.synthetic):
            each.setEnabled(allowed)

    def _tags_typed(self) -> None:
        self._measure()
        self.typed.emit()

    def _stated(self) -> None:
        self.chosen.emit(self.facts())

    def _measure(self) -> None:
        length = tags_length(self.tags.reading().tags)
        over = length > YOUTUBE_TAGS.value
        self._count.setText(self.tr("{0} caractères sur {1}").format(length, YOUTUBE_TAGS.value))
        restyle(self._count, "look", "danger" if over else "muted")
        restyle(self.tags, "invalid", over)
