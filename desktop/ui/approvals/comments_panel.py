"""Comments between colleagues, which may quote the passage that is selected in the preview."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.editorial.civil_dates import french_moment
from desktop.services.comments import Comment
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import clear, column, frame, row
from desktop.ui.widgets.labels import breakable, label

LONGEST_QUOTE = 300
"""Characters of a passage that are kept."""


class CommentsPanel(QWidget):
    """The comments of a post and a field for one more. `sent(text, quote)` when the person adds it.

    `quote_asked()` asks whoever owns the preview for the words that are selected (`quote`).
    """

    sent = Signal(str, str)
    quote_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._quote = ""
        self._list = column(theme, space="small")
        self.field = QPlainTextEdit(self)
        self.field.setAccessibleName(self.tr("Votre commentaire"))
        self.field.setTabChangesFocus(True)
        self.field.setPlaceholderText(self.tr("Votre commentaire"))
        self.field.textChanged.connect(self._field_changed)
        self._quoted = label("", "muted", wrap=True)
        self._drop = button(theme, self.tr("Retirer la citation"), lambda: self.quote(""), look="quiet")
        self.quote_button = button(
            theme, self.tr("Citer le passage"), self.quote_asked.emit, role="quote", look="quiet"
        )
        self.send_button = button(theme, self.tr("Ajouter"), self._send)
        self._lay_out()
        self.quote("")
        self._field_changed()

    def show_comments(self, comments: tuple[Comment, ...]) -> None:
        """Show the comments made so far."""
        clear(self._list)
        for comment in comments:
            layout = column(self._theme, space="tiny", margin="small")
            moment = french_moment(dt.datetime.fromisoformat(comment.at))
            layout.addWidget(label(f"{comment.person}, {moment}", "caption", wrap=True))
            if comment.quote:
                layout.addWidget(label(f"«\u00a0{comment.quote}\u00a0»", "muted", wrap=True))
            layout.addWidget(label(comment.text, wrap=True))
            self._list.addWidget(frame("raised", layout))

    def quote(self, passage: str) -> None:
        """Quote these words with the comment; none when empty."""
        words = " ".join(passage.split(" ")).strip()
        self._quote = words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1].rstrip() + "…"
        self._quoted.setText(breakable(f"«\u00a0{self._quote}\u00a0»") if self._quote else "")
        self._quoted.setVisible(bool(self._quote))
        self._drop.setVisible(bool(self._quote))

    def restart(self, text: str = "") -> None:
        """Empty the field, or fill it with what was being written about another post."""
        self.quote("")
        self.field.setPlainText(text)
        self.field.moveCursor(QTextCursor.MoveOperation.End)  # one goes on writing

    def _send(self) -> None:
        self.sent.emit(self.field.toPlainText(), self._quote)

    def _fit(self) -> None:
        self.field.setFixedHeight(self._theme.px(64))

    def _field_changed(self) -> None:
        self.send_button.setEnabled(bool(self.field.toPlainText().strip()))

    def _lay_out(self) -> None:
        whole = column(self._theme, space="small")
        whole.addWidget(label(self.tr("Commentaires internes"), "strong"))
        whole.addLayout(self._list)
        whole.addWidget(self._quoted)
        whole.addWidget(self._drop)
        self.field.setFixedHeight(self._theme.px(64))
        self._theme.changed.connect(self._fit)
        whole.addWidget(self.field)
        advice = self.tr(
            "Jamais publiés, ils ne changent aucune approbation et restent au journal\u00a0: n’y mettez pas de "
            "renseignements personnels."
        )
        whole.addWidget(label(advice, "caption", wrap=True))
        line = row(self._theme)
        line.addWidget(self.quote_button)
        line.addStretch(1)
        line.addWidget(self.send_button)
        whole.addLayout(line)
        self.setLayout(whole)
