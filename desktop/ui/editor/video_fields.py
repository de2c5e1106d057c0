"""What is said of a video on YouTube beside its words: tags, and two statements that only a person can make."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.channels.limits import YOUTUBE_TAGS
from desktop.channels.youtube import tags_length
from desktop.editorial.post import VideoFacts
from desktop.editorial.video_tags import BETWEEN, place_in_line, tags_in
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
        self.tags = QLineEdit()
        self.tags.setAccessibleName(self.tr("Mots-clés de la vidéo, séparés par des virgules"))
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
        self.tags.textEdited.connect(self._tags_typed)
        self.kids.toggled.connect(self._stated)
        self.synthetic.toggled.connect(self._stated)
        self._measure()

    def facts(self) -> VideoFacts:
        """What the fields say."""
        return VideoFacts(tags_in(self.tags.text()), self.kids.is_checked(), self.synthetic.is_checked())

    def show_facts(self, facts: VideoFacts) -> None:
        """Show what was said; tags being typed are left as they are typed."""
        if tags_in(self.tags.text()) != facts.tags:
            self.tags.setText(BETWEEN.join(facts.tags))
            self.tags.setCursorPosition(0)
        self.kids.set_checked(facts.made_for_kids)
        self.synthetic.set_checked(facts.contains_synthetic_media)
        self._measure()

    def select(self, start: int, end: int) -> None:
        """Put the keyboard on words of the tags, named by their place in `VideoFacts.lines`."""
        tags = tags_in(self.tags.text())
        self.tags.setText(BETWEEN.join(tags))
        first, last = place_in_line(tags, start), place_in_line(tags, end)
        self.tags.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tags.setSelection(first, last - first)

    def _tags_typed(self) -> None:
        self._measure()
        self.typed.emit()

    def _stated(self) -> None:
        self.chosen.emit(self.facts())

    def _measure(self) -> None:
        length = tags_length(tags_in(self.tags.text()))
        over = length > YOUTUBE_TAGS.value
        self._count.setText(self.tr("{0} caractères sur {1}").format(length, YOUTUBE_TAGS.value))
        restyle(self._count, "look", "danger" if over else "muted")
        restyle(self.tags, "invalid", over)
