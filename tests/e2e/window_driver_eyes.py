"""Starts the window as `python -m desktop` does, with eyes beside it that tell a test what is on show.

    window_driver_eyes.py SOCKET [options of the application]
    window_driver_eyes.py --serve     imports everything once, then forks a window for each line of JSON that gives these

The eyes look and never touch: where a widget is, what it says, whether it has the keyboard. Everything that is
done to the window comes from the X server, as a person's hands do it.
"""

from __future__ import annotations

import importlib
import json
import os
import queue
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from desktop import __main__, application
from desktop.ui.screens import PLACES
from desktop.ui.start.imports_ahead import EDITOR, FIRST_PAGES

EVERYTHING = (
    "db.workspace",
    "desktop.held_workspace",
    "desktop.ui.workbench",
    "desktop.ui.start.unlock_page",
    "desktop.ui.search.search_panel",
    *(f"desktop.ui.{place.module}" for place in PLACES),
)
"""What the window imports after its first paint: forked windows have it already."""

Seen = dict[str, Any]


class Eyes(QObject):
    """Answers the questions of the test at the other end of a socket, on the interface's thread."""

    _asked = Signal(object)

    def __init__(self, address: str, parent: QObject) -> None:
        super().__init__(parent)
        self._answers: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(address)
        threading.Thread(target=self._listen, name="regard", daemon=True).start()

    def _listen(self) -> None:
        with self._socket.makefile("rw", encoding="utf-8") as line:
            for question in line:
                self._asked.emit(json.loads(question))
                line.write(json.dumps(self._answers.get()) + "\n")
                line.flush()

    def _answer(self, question: Seen) -> None:
        looks: dict[str, Callable[..., object]] = {
            "widgets": widgets,
            "focus": lambda: seen(QApplication.focusWidget()),
            "texts": texts,
            "rows": rows,
            "tabs": tabs,
            "menu": menu,
            "glance": glance,
            "keyboard": keyboard,
            "photo": photo,
        }
        try:
            self._answers.put(looks[question.pop("look")](**question))
        except Exception as error:  # noqa: BLE001 - the test that asked is told, and fails
            self._answers.put({"error": repr(error)})


def stages() -> list[QWidget]:
    """The windows a person can act on now: a menu, else a dialog that waits, else all of them."""
    popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
    if isinstance(popup, QMenu):
        return [popup]
    # The list of a choice, or what a field completes, stands over the window it belongs to.
    behind = [modal] if modal is not None else [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    return [popup, *(each for each in behind if each is not popup)] if popup is not None else behind


def shown_widgets() -> Iterator[QWidget]:
    for stage in stages():
        yield stage
        yield from (each for each in stage.findChildren(QWidget) if each.isVisible())


def said(widget: QWidget) -> str:
    """The words written on a widget, without the mark of its key."""
    if isinstance(widget, QAbstractButton | QLabel):
        return widget.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
    return ""


def name_of(widget: QWidget) -> str:
    """The accessible name, which a field may have from the label beside it."""
    name = widget.accessibleName()
    if not name and isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox):
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name) if interface is not None else ""
    return name.replace("&", "")


def value(widget: QWidget) -> object:
    """What a widget holds."""
    if isinstance(widget, QLineEdit):
        return widget.displayText()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QAbstractButton) and widget.isCheckable():
        return widget.isChecked()
    return None


def on_screen(widget: QWidget, rectangle: QRect) -> list[int]:
    """A rectangle of `widget` where it is on the screen: left, top, width, height."""
    corner = widget.mapToGlobal(rectangle.topLeft())
    return [corner.x(), corner.y(), rectangle.width(), rectangle.height()]


def seen(widget: QWidget | None) -> Seen | None:
    """What can be said of a widget; `place` is the part of it that is on show, `scroll` where to turn the wheel."""
    if widget is None:
        return None
    part = widget.visibleRegion().boundingRect()
    told: Seen = {
        "kind": [kind.__name__ for kind in type(widget).__mro__],
        "name": name_of(widget),
        "said": said(widget),
        "value": value(widget),
        "enabled": widget.isEnabled(),
        "focus": widget.hasFocus(),
        "place": on_screen(widget, part),
        "whole": part == widget.rect(),
        "scroll": None,
    }
    area = widget.parentWidget()
    while area is not None and not (isinstance(area, QAbstractScrollArea) and area.viewport() is not widget):
        area = area.parentWidget()
    if isinstance(area, QAbstractScrollArea):
        port = area.viewport()
        middle = widget.mapTo(port, widget.rect().center())
        told["scroll"] = {
            "place": on_screen(port, port.rect()),
            "from_middle": middle.y() - port.rect().center().y(),
        }
    return told


def matches(widget: QWidget, name: str, kind: str) -> bool:
    if kind and kind not in [each.__name__ for each in type(widget).__mro__]:
        return False
    written = (name_of(widget), said(widget))
    return (
        any(each.startswith(name[:-1]) and each for each in written)
        if name.endswith("*")
        else name in written
    )


def widgets(name: str, kind: str = "") -> list[Seen | None]:
    """The widgets on show of that name or with these words (`début*` for what begins so), of a class if given."""
    return [seen(each) for each in shown_widgets() if matches(each, name, kind)]


def texts() -> list[str]:
    """Every text on show."""
    found: list[str] = []
    for each in shown_widgets():
        held = value(each)
        found += [said(each), each.accessibleName(), held if isinstance(held, str) else ""]
    return [each for each in found if each]


def glance(name: str) -> Seen:
    """Every text on show and what one widget holds, at the same instant."""
    held = next(
        (value(each) for each in shown_widgets() if value(each) is not None and matches(each, name, "")), None
    )
    return {"texts": texts(), "value": held}


def _one(name: str, kind: type[QWidget]) -> Any:
    named = (
        each for each in shown_widgets() if isinstance(each, kind) and name in ("", each.accessibleName())
    )
    return next(named, None)


def rows(name: str) -> list[Seen]:
    """The rows of a list or a table, with their place."""
    view: QAbstractItemView | None = _one(name, QAbstractItemView)
    if view is None:
        return []
    model, port = view.model(), view.viewport()
    columns = range(model.columnCount()) if isinstance(view, QTableView) else range(1)
    found = []
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        told = " ".join(str(model.index(row, column).data() or "") for column in columns)
        if len(columns) == 1:
            told = index.data(Qt.ItemDataRole.AccessibleTextRole) or told
        place = on_screen(port, view.visualRect(index) & port.rect())
        found.append({"said": told, "place": place, "current": view.currentIndex().row() == row})
    return found


def tabs(name: str) -> list[Seen]:
    """The tabs of the bars of that name, or of all of them."""
    bars = [
        each for each in shown_widgets() if isinstance(each, QTabBar) and name in ("", each.accessibleName())
    ]
    return [
        {"said": bar.tabText(n), "place": on_screen(bar, bar.tabRect(n)), "current": bar.currentIndex() == n}
        for bar in bars
        for n in range(bar.count())
    ]


def menu() -> list[Seen] | None:
    """The entries of the menu that is open."""
    shown = QApplication.activePopupWidget()
    if not isinstance(shown, QMenu):
        return None
    return [
        {"said": act.text().replace("&", ""), "place": on_screen(shown, shown.actionGeometry(act))}
        for act in shown.actions()
        if act.isVisible() and not act.isSeparator()
    ]


def keyboard() -> Seen:
    """The window that should have the keyboard: a dialog before the window it stands on; and whether it has it."""
    wanted = QApplication.activeModalWidget()
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.isWindow()]
    plain = [each for each in shown if each.windowType() in (Qt.WindowType.Window, Qt.WindowType.Dialog)]
    plain.sort(key=lambda each: not isinstance(each, QDialog))
    front = wanted or (plain[0] if plain else None)
    if front is None:
        return {"window": None, "has": False, "popup": False}
    popup = QApplication.activePopupWidget() is not None
    return {"window": int(front.winId()), "has": popup or front.isActiveWindow(), "popup": popup}


def photo(path: str) -> bool:
    """The whole screen, in a file."""
    return QApplication.primaryScreen().grabWindow(0).save(path)


def main(arguments: list[str]) -> int:
    """Start the application, and look at it as soon as Qt is there."""
    address, *options = arguments
    make_qt = application.make_qt

    def make_seen() -> QApplication:
        qt = make_qt()
        Eyes(address, qt)
        return qt

    application.make_qt = make_seen
    return __main__.main(options)


def serve() -> int:
    """Start a window for each line on standard input: forking costs a tenth of starting Python and importing it all."""
    for name in (*EVERYTHING, *FIRST_PAGES, *EDITOR):
        importlib.import_module(name)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os._exit(main(json.loads(line)))
        tell(f"started {child}")
        _, status = os.waitpid(child, 0)
        tell(f"ended {os.waitstatus_to_exitcode(status)}")
    return 0


def tell(line: str) -> None:
    """One unbuffered line, which a child cannot have half of."""
    os.write(sys.stdout.fileno(), f"{line}\n".encode())


if __name__ == "__main__":
    sys.exit(serve() if sys.argv[1:] == ["--serve"] else main(sys.argv[1:]))
