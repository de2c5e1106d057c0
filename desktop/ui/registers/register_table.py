"""The table of a register: its columns, and Enter that opens what a line is about."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from desktop.services.registers import RegisterRow
from desktop.ui.registers.register_model import DATE, DETAIL, PERSON, SUBJECT, WHAT, RegisterModel
from desktop.ui.theme import Theme
from desktop.ui.widgets.following import follow
from desktop.ui.widgets.paged_model import Index
from desktop.ui.widgets.tables import reading_table, to_the_end

_WIDTHS = {WHAT: 228, DATE: 156, SUBJECT: 276, PERSON: 148}
"""Widths at 100 %, in the order in which columns find room beside the detail."""
_DETAIL_WIDTH = 200


class RegisterTable(QTableView):
    """`opened` by Enter or a double click; `turned` when another line is current."""

    opened = Signal()
    turned = Signal()

    def __init__(self, theme: Theme, model: RegisterModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = model
        self.setModel(model)
        reading_table(self, self.tr("Registre"), DETAIL)
        self.doubleClicked.connect(self._open_clicked)
        follow(theme, self, self._fit)

    def current_row(self) -> RegisterRow | None:
        """The line of the current row, None when there is none or it is not read yet."""
        return self._lines.row_at(self.currentIndex().row())

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Say that another line is current."""
        super().currentChanged(current, previous)
        self.turned.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show the columns that have room beside the detail."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif to_the_end(self, event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _open_clicked(self, _: QModelIndex) -> None:
        self.opened.emit()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.measure("row"))
        room = self.width() - self._theme.px(_DETAIL_WIDTH)
        for section, width in _WIDTHS.items():
            self.setColumnWidth(section, self._theme.px(width))
            room -= self._theme.px(width)
            self.setColumnHidden(section, room < 0 and section is not WHAT)
