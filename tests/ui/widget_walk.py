"""Walks a tree of widgets as somebody who cannot see it, or sees it large, would: what it lacks, in words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTabBar,
    QTextEdit,
    QWidget,
)

from desktop.ui.widgets.buttons import LinkButton
from desktop.ui.widgets.labels import ElidedLabel
from desktop.ui.widgets.tab_order import focus_chain

CONTROLS = (
    QAbstractButton,
    QComboBox,
    QAbstractSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QAbstractItemView,
    QTabBar,
)
"""What a person acts on: a screen reader must have a name for it."""
_NAMED_BY_TEXT = (QAbstractButton,)
_TOLERATED = 2
"""Pixels that rounding may take from a text."""


def faults(root: QWidget) -> list[str]:
    """Every fault of what is on show under `root`, one line each: none is what a screen must give."""
    return [
        *unnamed(root),
        *out_of_order(root),
        *cut_texts(root),
        *outside(root),
        *rival_primaries(root),
    ]


def unnamed(root: QWidget) -> list[str]:
    """The controls that a screen reader could only call « bouton » or « champ »."""
    return [
        f"sans nom accessible : {described(widget)}"
        for widget in on_show(root)
        if isinstance(widget, CONTROLS) and not _part_of_another(widget) and not _name(widget)
    ]


def out_of_order(root: QWidget) -> list[str]:
    """The places where Tab goes back: to a control that stands above, or before on the same row.

    Columns are read one after the other: going up is right when it is also going to the right.
    """
    stops = list(tab_stops(root))
    found = []
    for before, after in itertools.pairwise(stops):
        one, other = seen(before, after, root), seen(after, before, root)
        same_row = one.top() < other.bottom() and other.top() < one.bottom()
        backwards = (
            other.right() <= one.left()
            if same_row
            else other.bottom() <= one.top() and other.left() < one.right()
        )
        if backwards:
            found.append(f"ordre de Tab : {described(after)} vient après {described(before)}")
    return found


def cut_texts(root: QWidget) -> list[str]:
    """The texts that need more room than they have."""
    return [
        f"texte coupé : {described(widget)} ({have.width()}×{have.height()} pour {need.width()}×{need.height()})"
        for widget in on_show(root)
        if not isinstance(widget, ElidedLabel | LinkButton)
        for have, need in _rooms(widget)
        if need.width() > have.width() + _TOLERATED or need.height() > have.height() + _TOLERATED
    ]


def outside(root: QWidget) -> list[str]:
    """The controls and texts that stand partly outside what contains them, where no scrolling reaches."""
    found = []
    for widget in on_show(root):
        parent = widget.parentWidget()
        if widget is root or parent is None or not isinstance(widget, (*CONTROLS, QLabel)):
            continue
        if _scrolled(parent) or _part_of_another(widget):
            continue
        beyond = widget.geometry().united(parent.rect())
        if beyond.width() > parent.width() + _TOLERATED or beyond.height() > parent.height() + _TOLERATED:
            found.append(f"hors de son cadre : {described(widget)}")
    return found


def rival_primaries(root: QWidget) -> list[str]:
    """More than one primary button on show: which one is the thing to do?"""
    primaries = [
        widget
        for widget in on_show(root)
        if isinstance(widget, QPushButton) and widget.property("look") == "primary"
    ]
    if len(primaries) < 2:
        return []
    return [f"deux boutons principaux : {', '.join(described(widget) for widget in primaries)}"]


def on_show(root: QWidget) -> Iterator[QWidget]:
    """`root` and the widgets under it that are visible, those of other windows left out."""
    if root.isVisible():
        yield root
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(root) and widget.isVisible() and widget.window() is root.window():
            yield widget


def tab_stops(root: QWidget) -> Iterator[QWidget]:
    """What Tab reaches under `root`, in the order it does."""
    for each in (root, *focus_chain(root)):
        reached = bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) and each.isEnabled()
        seen = each.isVisible() and root.isAncestorOf(each) and not each.size().isEmpty()
        if reached and seen and each.focusProxy() is None:
            yield each


def place(widget: QWidget, root: QWidget) -> QRect:
    """Where a widget is in `root`."""
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def seen(widget: QWidget, from_: QWidget, root: QWidget) -> QRect:
    """Where a widget is, for another one outside the scrolling views that hold it: never beyond their edges."""
    rect = place(widget, root)
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        if _is_view(parent) and not parent.isAncestorOf(from_):
            view = place(parent, root)
            top = min(max(rect.top(), view.top()), view.bottom())
            rect = QRect(rect.left(), top, rect.width(), min(rect.bottom(), view.bottom()) - top + 1)
        parent = parent.parentWidget()
    return rect


def _is_view(widget: QWidget) -> bool:
    around = widget.parentWidget()
    return isinstance(around, QAbstractScrollArea) and around.viewport() is widget


def described(widget: QWidget) -> str:
    """A widget as a developer finds it: its class, its name or its text, and the class that holds it."""
    text = getattr(widget, "text", None)
    said = widget.accessibleName() or (text() if callable(text) else "") or widget.objectName()
    holders: list[str] = []
    parent = widget.parentWidget()
    while parent is not None and len(holders) < 2:
        if type(parent).__module__.startswith("desktop"):
            holders.append(type(parent).__name__)
        parent = parent.parentWidget()
    inside = f" dans {' < '.join(holders)}" if holders else ""
    return f"{type(widget).__name__} «\u00a0{str(said)[:60]}\u00a0»{inside}"


def _name(widget: QWidget) -> str:
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, _NAMED_BY_TEXT):
        return widget.text()
    # A label with this buddy gives it its name.
    parent = widget.parentWidget()
    labels = parent.findChildren(QLabel) if parent is not None else []
    return next((label.text() for label in labels if label.buddy() is widget), "")


def _part_of_another(widget: QWidget) -> bool:
    """The field of a date, the list of a choice, the arrow of a tab: the control that holds it has the name."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QComboBox | QAbstractSpinBox | QTabBar | QLineEdit):
            return True
        if isinstance(parent, QAbstractScrollArea) and not isinstance(widget, CONTROLS):
            return False
        parent = parent.parentWidget()
    return widget.objectName().startswith("qt_") or type(widget).__name__ in {
        "QHeaderView",
        "QTableCornerButton",
    }


def _scrolled(widget: QWidget) -> bool:
    """Whether a widget is what a scrolling area moves."""
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) or (
        parent is not None and isinstance(parent.parentWidget(), QAbstractScrollArea)
    )


def _rooms(widget: QWidget) -> Iterator[tuple[QSize, QSize]]:
    """What a widget has for its text, and what it needs."""
    if isinstance(widget, QLabel):
        if widget.text() and widget.pixmap().isNull():
            yield widget.contentsRect().size(), _needed_by_label(widget)
    elif isinstance(widget, QPushButton | QCheckBox | QRadioButton):
        if widget.text():
            yield widget.size(), _needed_by_button(widget)
    elif isinstance(widget, QTabBar):
        if widget.usesScrollButtons() and widget.sizeHint().width() > widget.width() + _TOLERATED:
            yield widget.size(), widget.sizeHint()
    elif isinstance(widget, QComboBox) and not widget.isEditable() and widget.currentText():
        inside = widget.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            _combo_option(widget),
            QStyle.SubControl.SC_ComboBoxEditField,
            widget,
        )
        wide = widget.fontMetrics().horizontalAdvance(widget.currentText())
        yield QSize(inside.width(), 1), QSize(wide, 1)


def _needed_by_label(label: QLabel) -> QSize:
    have = label.contentsRect()
    flags = int(label.alignment().value)
    if label.wordWrap():
        # The longest word must fit, and the lines the height.
        flags |= int(Qt.TextFlag.TextWordWrap.value)
    need = label.fontMetrics().boundingRect(QRect(0, 0, max(have.width(), 1), 100_000), flags, label.text())
    return QSize(need.width(), need.height())


def _needed_by_button(button: QPushButton | QCheckBox | QRadioButton) -> QSize:
    text = button.text().replace("&&", "&")
    wide = button.fontMetrics().horizontalAdvance(text)
    if not button.icon().isNull():
        wide += button.iconSize().width() + 4
    if isinstance(button, QPushButton):
        # The style sheet keeps the padding: the text has what is inside it.
        option = QStyleOptionButton()
        option.initFrom(button)
        inside = button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button)
        wide += max(button.width() - inside.width(), 0)
    else:
        indicator = button.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, button)
        wide += indicator + 4
    return QSize(wide, button.fontMetrics().height())


def _combo_option(box: QComboBox) -> QStyleOptionComboBox:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    return option


def settle() -> None:
    """Let layouts take their final size."""
    for _ in range(6):
        QApplication.processEvents()
