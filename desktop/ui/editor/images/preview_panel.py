"""The preview beside the text: rendered in the background, the latest text first, never in the way of typing."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.editorial.post import Channel, Post
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.desk import Desk
from desktop.services.previews import DraftPreview, PreviewMaker, PreviewSetting, preview_setting
from desktop.services.session import Session
from desktop.ui.background import Lane
from desktop.ui.widgets.channel_preview import ChannelPreview
from desktop.ui.widgets.frames import clear, column, frame, row
from desktop.ui.widgets.held import Column
from desktop.ui.widgets.labels import Badge, label
from desktop.ui.widgets.reading_order import stops_of
from desktop.ui.widgets.tab_order import order_after, place_kept
from desktop.ui.workbench import Workbench

_CALM = 250
"""Milliseconds without a change before a preview is made."""
_PACE = 40
"""Characters a millisecond: the longer a text, the longer the calm, since laying it out holds the window."""
_LONGEST = 3000


class EditorPreview(QWidget):
    """What one channel of a draft would publish. `show_post` may be called at every keystroke.

    The former preview stays until the new one is ready; what prevents it is said in words above it.
    """

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._theme = bench.theme
        self._maker = PreviewMaker(lambda sha: bench.read_object(sha)())
        self._wanted: tuple[Post, Channel] | None = None
        self._asked = 0
        self._pending = False
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self._ask)
        self._mark = place_kept(self)
        self.preview = ChannelPreview(self._theme)
        self.preview.rebuilt.connect(self._order)
        self._state = label("", "caption")
        self._said = column(self._theme, space="tiny")
        self._lay_out()

    def show_post(self, post: Post, channel: Channel) -> None:
        """Show `post` on `channel` as soon as nothing changed for a moment; hidden, when it is shown."""
        if self._wanted == (post, channel):
            return
        changed_channel = self._wanted is not None and self._wanted[1] is not channel
        if self._wanted is not None and self._wanted[0].id != post.id:
            # The words of one post must never be seen under the title of another.
            self.preview.forget()
            self._say("info", "info", ())
        self._wanted = (post, channel)
        self._asked += 1
        self._pending = True
        if not self.isVisible():
            return
        self._state.setText(self.tr("Mise à jour…"))
        if changed_channel or self.preview.content is None:
            self._calm.stop()
            self._ask()
        else:
            self._calm.start()

    @property
    def up_to_date(self) -> bool:
        """Whether what is shown is the last post given."""
        return bool(self._wanted) and not self._pending

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """A preview asked for while hidden is made now."""
        super().showEvent(event)
        if self._pending:
            self._ask()

    def _lay_out(self) -> None:
        self._words = QWidget()
        self._words.setLayout(self._said)
        head = row(self._theme)
        head.setContentsMargins(*(self._theme.space("large"), self._theme.space("small")) * 2)
        head.addWidget(self._state)
        head.addStretch(1)
        whole = Column(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._words)
        whole.addWidget(self.preview, 1)
        self._words.hide()

    def _order(self) -> None:
        """Tab comes to the words of the preview between the text and the verifications."""
        order_after(self._mark, stops_of(self.preview))

    def _ask(self) -> None:
        if self._wanted is None:
            return
        post, channel = self._wanted
        asked = self._asked

        def read(desk: Desk, _: Session) -> PreviewSetting:
            return preview_setting(desk.workspace, post, channel)

        def render(setting: PreviewSetting) -> None:
            if asked == self._asked:
                self._bench.compute(
                    lambda: self._maker.of_draft(setting, post, channel),
                    lambda made: self._show(asked, made),
                    owner=self,
                    failed=lambda error: self._fail(asked, error),
                    key=f"apercu:{id(self)}",
                    lane=Lane.FILES,
                )

        self._bench.ask(
            read,
            render,
            owner=self,
            failed=lambda error: self._fail(asked, error),
            key=f"apercu:{id(self)}",
        )

    def _show(self, asked: int, made: DraftPreview) -> None:
        if asked != self._asked:
            return
        self._pending = False
        self.preview.show_content(made.content)
        self._calm.setInterval(min(max(_CALM, len(made.content.text) // _PACE), _LONGEST))
        self._state.setText(self.tr("Aperçu exact\u00a0: {0}").format(made.content.channel.label))
        self._say("info", "info", tuple(notice.message for notice in made.notices))

    def _fail(self, asked: int, error: Exception) -> None:
        if asked != self._asked:
            return
        self._pending = False
        self._state.setText(self.tr("Aperçu précédent") if self.preview.content else "")
        if isinstance(error, Refusal):
            self._say("warning", "warning", (error.message, *error.reasons))
        elif isinstance(error, EnvironmentFault):
            self._say("danger", "block", (error.message,))
        else:
            self._say(
                "danger", "block", (self.tr("L’aperçu n’a pas pu être préparé. Le texte est conservé."),)
            )
            self._bench.notices.report(error)

    def _say(self, look: str, role: str, sentences: tuple[str, ...]) -> None:
        """What to know of this preview, or what prevents it."""
        clear(self._said)
        self._words.setVisible(bool(sentences))
        if not sentences:
            return
        inside = row(self._theme, margin="small")
        badge = Badge(self._theme, "", role, look)
        inside.addWidget(badge)
        words = column(self._theme, space="tiny")
        for sentence in sentences:
            words.addWidget(label(sentence, wrap=True))
        inside.addLayout(words, 1)
        box = frame(look, inside)
        box.setAccessibleName(" ".join(sentences))
        margin = self._theme.space("large")
        self._said.setContentsMargins(margin, 0, margin, 0)
        self._said.addWidget(box)
