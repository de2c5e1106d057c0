"""Fields that the records of an image share: media to tick, an optional last day, labelled lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from desktop.editorial.post import Channel
from desktop.ui.theme import Theme
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.labels import label


class ChannelBoxes(QWidget):
    """One box a channel. `changed()` follows the person only."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._boxes: dict[Channel, QCheckBox] = {}
        flow = FlowLayout(theme, self)
        for channel in Channel:
            box = QCheckBox(channel.label)
            box.setAccessibleName(f"{name}\u00a0: {channel.label}")
            box.clicked.connect(self.changed)
            self._boxes[channel] = box
            flow.addWidget(box)

    def channels(self) -> frozenset[Channel]:
        """Those that are ticked."""
        return frozenset(channel for channel, box in self._boxes.items() if box.isChecked())

    def set_channels(self, channels: Collection[Channel]) -> None:
        """Tick these only."""
        for channel, box in self._boxes.items():
            box.setChecked(channel in channels)


class LastDay(QWidget):
    """An optional last day, included. `changed()` follows the person only."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limited = QCheckBox(self.tr("Jusqu’au"))
        self._limited.setAccessibleName(self.tr("{0}\u00a0: il y a une échéance").format(name))
        self._day = DayField()
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._day.setAccessibleName(name)
        self._day.setEnabled(False)
        self._after = label(self.tr("inclus"), "muted")
        self._limited.toggled.connect(self._allow_day)
        self._limited.clicked.connect(self.changed)
        self._day.userDateChanged.connect(self._moved)
        layout = FlowLayout(theme, self)
        for each in (self._limited, self._day, self._after):
            layout.addWidget(each)

    def day(self) -> dt.date | None:
        """The last day, None without an end."""
        shown = self._day.date()
        return dt.date(shown.year(), shown.month(), shown.day()) if self._limited.isChecked() else None

    def set_day(self, day: dt.date | None, proposed: dt.date) -> None:
        """Show an end, or none; `proposed` is the day to begin from when one is wanted."""
        self._day.blockSignals(True)
        shown = day or proposed
        self._day.setDate(QDate(shown.year, shown.month, shown.day))
        self._day.blockSignals(False)
        self._limited.setChecked(day is not None)

    def _allow_day(self, limited: bool) -> None:
        """PySide never lets go of a method of Qt's own that a signal was connected to: this one is ours."""
        self._day.setEnabled(limited)

    def _moved(self) -> None:
        self.changed.emit()


def field(theme: Theme, text: str, widget: QWidget, *, name: str | None = None) -> QVBoxLayout:
    """A field under its label, read together by assistive technology."""
    layout = column(theme, space="tiny")
    said = label(text, "muted", wrap=True)
    said.setBuddy(widget)
    if not widget.accessibleName():
        widget.setAccessibleName(name or text)
    layout.addWidget(said)
    layout.addWidget(widget)
    return layout


def choices(theme: Theme, name: str, *texts: str, editable: bool = False) -> QComboBox:
    """A list of choices that gives way when there is little room."""
    made = QComboBox()
    made.setEditable(editable)
    made.addItems(list(texts))
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    if editable:
        made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        made.setCurrentText("")
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made
