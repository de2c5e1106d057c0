"""List widgets whose items come and go."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget


def empty(shown: QListWidget) -> None:
    """Remove every item of a list.

    One by one: `QListWidget.clear` deletes items that Python may still know of, and PySide 6.11 then aborts
    (`free(): invalid pointer`), sooner or later; `takeItem` hands each over to Python first.
    """
    while shown.count():
        shown.takeItem(0)
