"""What is recorded of the images of a selection, as a list, or the form of one record in its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.following import add_gap, follow
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.lists import TitledLines, empty
from desktop.ui.widgets.written import Written
from desktop.ui.workbench import Workbench

_TALLEST = 5
"""Records shown before the list scrolls."""


class RecordForm(Protocol):
    """The form of one record."""

    @property
    def touched(self) -> bool:
        """Whether something was typed since the record was shown."""

    def written(self) -> Written:
        """What the form holds."""

    def write(self, written: Written) -> None:
        """Put back what `written` gave, for the same record."""

    def first_focus(self) -> QWidget:
        """What takes the keyboard."""


class RecordList(QWidget):
    """The records of the first image of a selection; what is added is added to all of them.

    `writing(bool)` tells whether the form of one record is open. What was typed in a form that was closed without
    being recorded or given up waits, for its images and its record, until it is opened again.
    """

    writing = Signal(bool)

    def __init__(self, bench: Workbench, name: str, help_out: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._theme = bench.theme
        self._assets: tuple[str, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        TitledLines(self._theme, self.list)
        follow(self._theme, self, self._fit)
        self.add = button(self._theme, self.tr("Ajouter…"), self._new, role="add")
        self._change = button(self._theme, self.tr("Modifier…"), self._edit, look="quiet")
        self._out = button(self._theme, self.tr("Retirer"), self._take_out, look="quiet", help_=help_out)
        self._page = QWidget()
        self._written: QWidget | None = None
        self._record_form: RecordForm | None = None
        self._subject: str | None = None
        self._waiting: dict[tuple[tuple[str, ...], str | None], Written] = {}
        self._recalled = label("", "muted", wrap=True)
        self._recalled.hide()
        self.list.itemActivated.connect(lambda _: self._edit())
        self.list.itemSelectionChanged.connect(self._enable)

    @property
    def unfinished(self) -> bool:
        """Whether something was typed here and neither recorded nor given up."""
        form = self._record_form
        return bool(self._waiting) or (form is not None and self._is_writing() and form.touched)

    def close_form(self) -> bool:
        """Go back from a form to the list, what was typed in it waiting there; False when no form is open."""
        if not self._is_writing():
            return False
        self._set_aside()
        self._back()
        return True

    def _new(self) -> None:
        raise NotImplementedError

    def _edit(self) -> None:
        raise NotImplementedError

    def _take_out(self) -> None:
        raise NotImplementedError

    def _is_chosen(self) -> bool:
        raise NotImplementedError

    def _lay_out(
        self,
        form: QWidget,
        record_form: RecordForm,
        above: QWidget,
        tools: Sequence[QPushButton] = (),
        below: QWidget | None = None,
    ) -> None:
        """`above` introduces the list, `tools` come after what changes it, `below` closes the page.

        `form` and `record_form` are one and the same: a widget, and what this list asks of it.
        """
        self._written = form
        self._record_form = record_form
        layout = column(self._theme, space="small")
        self._page.setLayout(layout)
        layout.addWidget(above)
        layout.addWidget(self.list)
        line = FlowLayout(self._theme)
        for each in (self.add, self._change, self._out, *tools):
            line.addWidget(each)
        layout.addLayout(line)
        layout.addWidget(self._recalled)
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
            words = f"{name}\n{standing}"
            QListWidgetItem(words, self.list).setToolTip(words)
        if len(records) == 1:
            self.list.setCurrentRow(0)  # nothing else could be meant
        self.list.setVisible(bool(records))
        self._fit()
        count = len(self._assets)
        self.add.setText(
            self.tr("Ajouter aux {0} images…").format(count) if count > 1 else self.tr("Ajouter…")
        )
        self._enable()
        self._recall()

    def _fit(self) -> None:
        """As tall as its records, or as the first of many."""
        shown = range(min(self.list.count(), _TALLEST))
        around = self.list.contentsMargins()
        lines = sum(self.list.sizeHintForRow(each) for each in shown)
        self.list.setFixedHeight(lines + around.top() + around.bottom())

    def _open_form(self, subject: str | None) -> None:
        """Turn to the form, filled for a record (None for a new one), with what was typed in it before."""
        assert self._record_form is not None
        self._subject = subject
        waiting = self._waiting.pop((self._assets, subject), None)
        if waiting is not None:
            self._record_form.write(waiting)
        self._turn(writing=True)
        self._record_form.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_aside(self) -> None:
        """The form is about to close, or to be filled for other images: what was typed in it waits."""
        form = self._record_form
        if form is not None and self._is_writing() and form.touched:
            self._waiting[self._assets, self._subject] = form.written()

    def _is_waiting(self) -> bool:
        """Whether a new record was begun for these images, and waits."""
        return (self._assets, None) in self._waiting

    def _is_writing(self) -> bool:
        return self._written is not None and self._written.isVisibleTo(self)

    def _recall(self) -> None:
        """Say under the list that something waits for these images, and how to take it up again."""
        subjects = [subject for assets, subject in self._waiting if assets == self._assets]
        verb = self.add.text() if None in subjects else self._change.text()
        words = self.tr("Ce que vous aviez commencé à écrire est gardé\u00a0: «\u00a0{0}\u00a0» le reprend.")
        self._recalled.setText(words.format(verb))
        self._recalled.setVisible(bool(subjects))

    def _turn(self, *, writing: bool) -> None:
        """The list, or the form of one record: only one of them asks for room."""
        assert self._written is not None
        self._page.setVisible(not writing)
        self._written.setVisible(writing)
        self._recall()
        self.writing.emit(writing)

    def _enable(self) -> None:
        chosen = self._is_chosen()
        self._change.setEnabled(chosen)
        self._out.setEnabled(chosen)

    def _back(self) -> None:
        self._turn(writing=False)
        self.add.setFocus()
