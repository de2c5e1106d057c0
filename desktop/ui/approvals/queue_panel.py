"""The left column: what awaits the direction, and how to see the rest of a long queue."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.services.approval_queue import Queue, QueueEntry
from desktop.ui.approvals.queue_lines import line_of
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import column, empty_state
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.post_lines import PostLinesView


class QueuePanel(QWidget):
    """The list (`view`). `more()` when the person asks for the rest of it."""

    more = Signal()

    def __init__(self, theme: Theme, title: str, advice: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PostLinesView(theme, title)
        self._count = label("", "muted", wrap=True)
        self._more = button(theme, self.tr("Afficher la suite"), self.more.emit)
        self._more.hide()
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.view)
        self._pages.addWidget(empty_state(theme, self.tr("Rien n’attend"), advice))
        heading = column(theme, space="tiny", margin="medium")
        heading.addWidget(label(title, "section", wrap=True))
        heading.addWidget(self._count)
        whole = column(theme, space="tiny")
        whole.addLayout(heading)
        whole.addWidget(self._pages, 1)
        whole.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(whole)

    def show_queue(self, queue: Queue, today: dt.date, current: str | None) -> None:
        """Show the queue, the post `current` chosen when it is in it."""
        self.view.show_lines(tuple(line_of(entry, today) for entry in queue.entries), current)
        self._pages.setCurrentIndex(0 if queue.entries else 1)
        self._more.setVisible(queue.total > len(queue.entries))
        self._count.setText(self._counted(queue))
        self._count.setVisible(queue.total > 0)

    def show_entry(self, entry: QueueEntry, today: dt.date) -> None:
        """Show one entry as it is now."""
        self.view.change_line(line_of(entry, today))

    def _counted(self, queue: Queue) -> str:
        if queue.total == 1:
            return self.tr("1 publication")
        if queue.total > len(queue.entries):
            return self.tr("Les {0} premières publications sur {1}").format(len(queue.entries), queue.total)
        return self.tr("{0} publications").format(queue.total)
