"""The head of the editor: back to the list, what is open, and where it stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from desktop.editorial.post import Post
from desktop.editorial.variant import parent_channel, resolve
from desktop.editorial.workflow import State
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import row
from desktop.ui.widgets.labels import Badge, ElidedLabel
from desktop.ui.widgets.post_words import state_look


class EditorHeader(QFrame):
    """`back_asked` goes back to the list, or to the text; `sheet_asked` and `panel_asked` show or hide a side."""

    back_asked = Signal()
    sheet_asked = Signal(bool)
    panel_asked = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = button(theme, "", self.back_asked.emit, look="quiet", role="back")
        self.lead_back(to_text=False)
        self.title = ElidedLabel("", "section")
        self.state = Badge(theme, "", "write", "muted")
        self.sheet = self._side(theme, self.tr("Fiche"), "F6")
        self.panel = self._side(theme, self.tr("Vérifications"), "F7")
        self.sheet.clicked.connect(self.sheet_asked)
        self.panel.clicked.connect(self.panel_asked)
        layout = row(theme, space="medium", margin="small")
        layout.addWidget(self.back)
        layout.addWidget(self.title, 1)
        layout.addWidget(self.state)
        layout.addWidget(self.sheet)
        layout.addWidget(self.panel)
        self.setLayout(layout)

    def show_sides(self, *, sheet: bool, panel: bool, offered: bool = True) -> None:
        """Which sides are on show, and whether they can be at all."""
        for side in (self.sheet, self.panel):
            side.setVisible(offered)
        self.sheet.setChecked(sheet)
        self.panel.setChecked(panel)

    def lead_back(self, *, to_text: bool) -> None:
        """Where the one arrow of the page leads: to the text over which something else is on show, else to the list."""
        self.back.setText(self.tr("Texte") if to_text else self.tr("Rédaction"))
        self.back.setAccessibleName(
            self.tr("Revenir au texte") if to_text else self.tr("Revenir à la liste des publications")
        )
        self.back.setToolTip(f"{self.back.accessibleName()} ({self.tr('Échap')})" if to_text else "")

    def _side(self, theme: Theme, name: str, keys: str) -> QPushButton:
        made = button(theme, name, look="quiet", shortcut=keys, help_=self.tr("Montrer ou cacher"))
        made.setCheckable(True)
        return made

    def show_post(self, post: Post) -> None:
        """Say which post is open."""
        title = resolve(post, parent_channel(post)).title.strip()
        self.title.setText(title or self.tr("Sans titre"))
        self.title.update()

    def show_nothing(self) -> None:
        """No post is open yet."""
        self.title.setText("")
        self.state.hide()

    def show_state(self, state: State, *, draft: bool) -> None:
        """Say where it stands; `draft` is whether changes of this person are not submitted yet."""
        role, token = state_look(state)
        words = state.label
        if draft and state is not State.DRAFT:
            words = self.tr("{0}, changements en cours").format(words)
        self.state.show_state(words, role, token)
        self.state.show()
