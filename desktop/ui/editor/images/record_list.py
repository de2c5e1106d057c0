"""What is recorded of the images of a selection, as a list, or the form of one record in its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.following import add_gap, follow
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.lists import empty
from desktop.ui.workbench import Workbench

_TALLEST = 5
"""Records shown before the list scrolls."""


class RecordList(QWidget):
    """The records of the first image of a selection; what is added is added to all of them.

    `writing(bool)` tells whether the form of one record is open.
    """

    writing = Signal(bool)

    def __init__(self, bench: Workbench, name: str, help_out: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._theme = bench.theme
        self._assets: tuple[str, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setWordWrap(True)
        follow(self._theme, self, lambda: self.list.setSpacing(self._theme.px(4)))
        self.add = button(self._theme, self.tr("Ajouter…"), self._new, role="add")
        self._change = button(self._theme, self.tr("Modifier…"), self._edit, look="quiet")
        self._out = button(self._theme, self.tr("Retirer"), self._take_out, look="quiet", help_=help_out)
        self._page = QWidget()
        self._written: QWidget | None = None
        self.list.itemActivated.connect(lambda _: self._edit())
        self.list.itemSelectionChanged.connect(self._enable)

    def _new(self) -> None:
        raise NotImplementedError

    def _edit(self) -> None:
        raise NotImplementedError

    def _take_out(self) -> None:
        raise NotImplementedError

    def _is_chosen(self) -> bool:
        raise NotImplementedError

    def _lay_out(
        self, form: QWidget, above: QWidget, tools: Sequence[QPushButton] = (), below: QWidget | None = None
    ) -> None:
        """`above` introduces the list, `tools` come after what changes it, `below` closes the page."""
        self._written = form
        layout = column(self._theme, space="small")
        self._page.setLayout(layout)
        layout.addWidget(above)
        layout.addWidget(self.list)
        line = FlowLayout(self._theme)
        for each in (self.add, self._change, self._out, *tools):
            line.addWidget(each)
        layout.addLayout(line)
        if below is not None:
            add_gap(self._theme, layout)
            layout.addWidget(below)
        layout.addStretch(1)
        whole = column(self._theme)
        self.setLayout(whole)
        whole.addWidget(self._page)
        whole.addWidget(form)
        self._turn(writing=False)

    def _fill(self, records: Sequence[tuple[str, str]]) -> None:
        """Show records: the name of each, and where it stands."""
        empty(self.list)
        for name, standing in records:
            QListWidgetItem(f"{name}\n{standing}", self.list).setToolTip(name)
        if len(records) == 1:
            self.list.setCurrentRow(0)  # nothing else could be meant
        self.list.setVisible(bool(records))
        self.list.setFixedHeight(self._theme.px(44) * min(len(records), _TALLEST) + self._theme.px(14))
        count = len(self._assets)
        self.add.setText(
            self.tr("Ajouter aux {0} images…").format(count) if count > 1 else self.tr("Ajouter…")
        )
        self._enable()

    def _turn(self, *, writing: bool) -> None:
        """The list, or the form of one record: only one of them asks for room."""
        assert self._written is not None
        self._page.setVisible(not writing)
        self._written.setVisible(writing)
        self.writing.emit(writing)

    def _enable(self) -> None:
        chosen = self._is_chosen()
        self._change.setEnabled(chosen)
        self._out.setEnabled(chosen)

    def _back(self) -> None:
        self._turn(writing=False)
        self.add.setFocus()
