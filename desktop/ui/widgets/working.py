"""Long work on show: what is being done, how far it is, and the button that stops it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.services.long_work import LongWork
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import column, row
from desktop.ui.widgets.labels import label

_EVERY = 120
"""Milliseconds between two looks at how far the work is."""


class Working(QWidget):
    """Hidden until `follow`. Looks at the numbers of the work: the worker never touches a widget."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work: LongWork | None = None
        self._words = label("", wrap=True)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self.stop = button(theme, self.tr("Interrompre"), self._stop, role="close")
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._look)
        across = row(theme)
        across.addWidget(self._bar, 1)
        across.addWidget(self.stop)
        whole = column(theme, space="tiny")
        whole.addWidget(self._words)
        whole.addLayout(across)
        self.setLayout(whole)
        self.hide()

    def follow(self, work: LongWork, words: str) -> None:
        """Show this work."""
        self._work = work
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self.stop.setEnabled(True)
        self._look()
        self.show()
        self._timer.start()

    def end(self) -> None:
        """The work is over."""
        self._timer.stop()
        self._work = None
        self.hide()

    def _look(self) -> None:
        work = self._work
        if work is None:
            return
        # Without a total yet, the bar moves by itself.
        self._bar.setRange(0, 1000 if work.total else 0)
        self._bar.setValue(round(work.share * 1000))

    def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()
            self.stop.setEnabled(False)
            self._words.setText(self.tr("Interruption…"))
