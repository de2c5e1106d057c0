"""What was typed in a form, taken aside and put back: a form that closes loses nothing."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QSpinBox,
    QWidget,
)

Field = QLineEdit | QComboBox | QSpinBox | QDateEdit | QCheckBox
Written = tuple[object, ...]
"""The values of the fields of one form, in their order."""


def written_in(form: QWidget) -> Written:
    """What the fields of `form` hold."""
    return tuple(_value(each) for each in _fields(form))


def write_again(form: QWidget, written: Written) -> None:
    """Put back what `written_in` took from the same form; its lists of choices must hold the same lines."""
    for each, value in zip(_fields(form), written, strict=True):
        _put(each, value)


def _fields(form: QWidget) -> Iterator[Field]:
    """The fields of a form; those that Qt makes inside others, and in their windows, are theirs."""
    for each in form.findChildren(QWidget):
        inside = isinstance(each.parentWidget(), QAbstractSpinBox | QComboBox)
        if isinstance(each, Field) and not inside and each.window() is form.window():
            yield each


def _value(field: Field) -> object:
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QComboBox):
        return field.currentIndex()
    if isinstance(field, QSpinBox):
        return field.value()
    if isinstance(field, QDateEdit):
        return field.date()
    return field.isChecked()


def _put(field: Field, value: object) -> None:
    if isinstance(field, QLineEdit):
        field.setText(str(value))
    elif isinstance(field, QCheckBox):
        field.setChecked(bool(value))
    elif isinstance(field, QDateEdit):
        assert isinstance(value, QDate)
        field.setDate(value)
    elif isinstance(value, int):
        if isinstance(field, QComboBox):
            field.setCurrentIndex(value)
        else:
            field.setValue(value)
