"""What goes to the clipboard, as Qt makes it: it is still there once Python has ended."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QStringListModel


def copied(text: str, html: str = "") -> QMimeData:
    """Words for the clipboard, with their HTML when there is one.

    The clipboard lets go of what it holds after the last line of Python has run. A `QMimeData` made here would be
    asked then for methods that Python may have changed, and the process would crash; one that Qt made is not.
    """
    model = QStringListModel([""])
    made = model.mimeData([model.index(0)])
    made.clear()
    made.setText(text)
    if html:
        made.setHtml(html)
    return made
