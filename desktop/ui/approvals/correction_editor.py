"""« Approuver avec cette correction »: the direction changes the words, channel by channel, in place."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.editorial.post import Channel, Post
from desktop.editorial.variant import own_variant, parent_channel, publishes_the_same, resolve, with_variant
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import column, row
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.styled import restyle

FIELDS = ("title", "body")


def corrected_field(post: Post, channel: Channel, name: str, text: str) -> Post:
    """`post` with one field of a channel rewritten; the channels that inherit it follow (art. 2)."""
    own = own_variant(post, channel)
    return with_variant(post, replace(own, **{name: text}))  # type: ignore[arg-type]


def follows(post: Post, channel: Channel) -> bool:
    """Whether both texts of a channel come from its parent."""
    return resolve(post, channel).inherited >= set(FIELDS)


class CorrectionEditor(QWidget):
    """The title and the text of one channel at a time. `changed()` follows every edit of the person."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: Post | None = None
        self._post: Post | None = None
        self._channel = Channel.WEBSITE
        self._filling = False
        self.title = QLineEdit(self)
        self.title.setAccessibleName(self.tr("Titre corrigé"))
        self.body = QPlainTextEdit(self)
        self.body.setAccessibleName(self.tr("Texte corrigé"))
        self.body.setTabChangesFocus(True)
        self.title.textEdited.connect(lambda text: self._rewrite("title", text))
        self.body.textChanged.connect(lambda: self._rewrite("body", self.body.toPlainText()))
        self._follows = label("", "muted", wrap=True)
        self._adapt = button(theme, self.tr("Adapter pour ce média"), self._adapt_channel)
        self._back = button(
            theme, self.tr("Annuler les changements de ce média"), self._restore, look="quiet"
        )
        self._lay_out(theme)

    @property
    def post(self) -> Post | None:
        """The post as corrected so far."""
        return self._post

    @property
    def has_changes(self) -> bool:
        """Whether the correction would publish something else."""
        if self._post is None or self._before is None:
            return False
        return not publishes_the_same(self._post, self._before)

    def open(self, before: Post, started: Post | None, channel: Channel) -> None:
        """Correct `before`, from what was already typed if anything was."""
        self._before, self._post = before, started or before
        self.show_channel(channel)

    def show_channel(self, channel: Channel) -> None:
        """Correct another channel."""
        self._channel = channel
        self._fill()

    def _fill(self) -> None:
        if self._post is None:
            return
        self._filling = True
        shown = resolve(self._post, self._channel)
        if self.title.text() != shown.title:
            self.title.setText(shown.title)
        if self.body.toPlainText() != shown.body:
            self.body.setPlainText(shown.body)
        self._filling = False
        following = follows(self._post, self._channel)
        self.title.setReadOnly(following)
        self.body.setReadOnly(following)
        for field in (self.title, self.body):
            restyle(field, "inherited", following)
        self._follows.setText(self._said(following))
        self._adapt.setVisible(following)
        self._back.setVisible(not following and self._channel_changed())

    def _said(self, following: bool) -> str:
        assert self._post is not None
        parent = parent_channel(self._post)
        if following:
            return self.tr(
                "Reprend le texte du média «\u00a0{0}\u00a0»\u00a0: corrigez-le là, ou adaptez-le ici."
            ).format(parent.label)
        if self._channel is parent and len(self._post.channels) > 1:
            return self.tr("Les médias qui reprennent ce texte suivront la correction.")
        return ""

    def _rewrite(self, name: str, text: str) -> None:
        if self._filling or self._post is None:
            return
        self._post = corrected_field(self._post, self._channel, name, text)
        self._back.setVisible(self._channel_changed())
        self.changed.emit()

    def _adapt_channel(self) -> None:
        assert self._post is not None
        shown = resolve(self._post, self._channel)
        for name, text in (("title", shown.title), ("body", shown.body)):
            self._post = corrected_field(self._post, self._channel, name, text)
        self._fill()
        self.body.setFocus()

    def _restore(self) -> None:
        assert self._post is not None
        assert self._before is not None
        self._post = with_variant(self._post, own_variant(self._before, self._channel))
        self._fill()
        self.changed.emit()

    def _channel_changed(self) -> bool:
        if self._post is None or self._before is None:
            return False
        return own_variant(self._post, self._channel) != own_variant(self._before, self._channel)

    def _lay_out(self, theme: Theme) -> None:
        note = row(theme)
        note.addWidget(self._follows, 1)
        note.addWidget(self._adapt)
        note.addWidget(self._back)
        whole = column(theme, space="small", margin="large")
        explained = self.tr(
            "Vous signez ces mots-ci. Ils seront approuvés dès que la personne qui a écrit la publication les accepte "
            "tels quels."
        )
        whole.addWidget(label(explained, "muted", wrap=True))
        whole.addLayout(note)
        for name, field in ((self.tr("Titre"), self.title), (self.tr("Texte"), self.body)):
            named = label(name, "caption")
            named.setBuddy(field)
            whole.addWidget(named)
            whole.addWidget(field, 1 if field is self.body else 0)
        self.setLayout(whole)
