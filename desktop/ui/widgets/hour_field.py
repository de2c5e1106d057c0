"""A field for an hour, written as in Québec (`9 h 30`) and typed as one likes: `9:30`, `9h30`, `0930`."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QTime, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from desktop.editorial.civil_dates import french_time, may_become_time, read_time

_MINUTES_OF_A_DAY = 24 * 60
_STEP = 15
"""Minutes of one press of an arrow: an hour is planned by quarters."""

_Step = QAbstractSpinBox.StepEnabledFlag


class HourField(QAbstractSpinBox):
    """`timeChanged(QTime)` when another hour is taken: on Enter, on leaving, or with the arrows.

    What is typed and is no hour cannot stay: the last one comes back. What was typed and not left is given by `settle`.
    """

    timeChanged = Signal(QTime)  # noqa: N815 - as Qt's own fields of time

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._time = QTime(0, 0)
        self.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToPreviousValue)
        self._write()
        self.editingFinished.connect(self.settle)

    def time(self) -> QTime:
        """The hour it holds, to the minute."""
        return self._time

    def setTime(self, time: QTime) -> None:  # noqa: N802 - as Qt's own fields of time
        """Hold another hour."""
        changed = time != self._time
        self._time = time
        self._write()
        if changed:
            self.timeChanged.emit(time)

    def settle(self) -> None:
        """Take what is typed; what is no hour goes away."""
        typed = read_time(self.lineEdit().text())
        self.setTime(self._time if typed is None else QTime(typed.hour, typed.minute))

    def validate(self, typed: str, at: int) -> tuple[QValidator.State, str, int]:
        """Only what may become an hour is typed."""
        state = QValidator.State
        if read_time(typed) is not None:
            return state.Acceptable, typed, at
        return (state.Intermediate if may_become_time(typed) else state.Invalid), typed, at

    def stepBy(self, steps: int) -> None:  # noqa: N802 - Qt's name
        """To the next quarter of an hour, or the one before, around the clock."""
        self.settle()
        minutes = self._time.hour() * 60 + self._time.minute()
        quarter = minutes // _STEP if steps > 0 else -(-minutes // _STEP)
        stepped = (quarter + steps) * _STEP % _MINUTES_OF_A_DAY
        self.setTime(QTime(stepped // 60, stepped % 60))
        self.selectAll()

    def stepEnabled(self) -> _Step:  # noqa: N802 - Qt's name
        """Both arrows, always: after the last hour comes the first."""
        return _Step.StepUpEnabled | _Step.StepDownEnabled

    def _write(self) -> None:
        written = french_time(dt.time(self._time.hour(), self._time.minute()))
        if self.lineEdit().text() != written:
            self.lineEdit().setText(written)
