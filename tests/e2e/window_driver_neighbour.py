"""Another program on the same screen, such as a browser: what it finds in the clipboard, and what it puts there.

Reads one line of JSON a question, `{"copy": text}` or `{"paste": true}`, and answers with the text of the clipboard.
"""

from __future__ import annotations

import json
import sys
import threading

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication


class Neighbour(QObject):
    """Holds the clipboard as long as it lives, as X wants."""

    asked = Signal(str)

    def answer(self, line: str) -> None:
        """Copy or paste, as asked; end when nothing more is."""
        if not line:
            QGuiApplication.quit()
            return
        question, clipboard = json.loads(line), QGuiApplication.clipboard()
        if "copy" in question:
            clipboard.setText(question["copy"])
        print(json.dumps(clipboard.text()), flush=True)  # noqa: T201 - the answer


def main() -> int:
    """Serve until the input ends."""
    qt = QGuiApplication(sys.argv[:1])
    neighbour = Neighbour()
    neighbour.asked.connect(neighbour.answer, Qt.ConnectionType.QueuedConnection)

    def listen() -> None:
        for line in sys.stdin:
            neighbour.asked.emit(line)
        neighbour.asked.emit("")

    threading.Thread(target=listen, daemon=True).start()
    return qt.exec()


if __name__ == "__main__":
    sys.exit(main())
