"""Errors nobody foresaw: always in the log with their trace, and said in the window; Qt's own words too."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

from desktop.ui.notices import NoticeBoard

log = logging.getLogger(__name__)
qt_log = logging.getLogger("qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Unexpected(QObject):
    """Watches over the process from `watch` to `stop`. Errors of any thread are told on the interface's."""

    _met = Signal()

    def __init__(self, notices: NoticeBoard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self._telling = False
        self._met.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """Take the place of Python's hooks and of Qt's message handler."""
        sys.excepthook = self._on_interface
        threading.excepthook = self._on_thread
        qInstallMessageHandler(log_qt_message)

    def stop(self) -> None:
        """Put the usual hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def _on_interface(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        log.error("unexpected error", exc_info=(kind, error, trace))
        # An error met while telling one is in the log: telling it too would never end.
        if not self._telling:
            self._met.emit()

    def _on_thread(self, met: threading.ExceptHookArgs) -> None:
        if met.exc_value is not None:
            name = met.thread.name if met.thread is not None else "?"
            log.error(
                "unexpected error on %s", name, exc_info=(met.exc_type, met.exc_value, met.exc_traceback)
            )
            self._met.emit()

    def _tell(self) -> None:
        self._telling = True
        try:
            self._notices.show_unexpected()
        except Exception:
            log.exception("the notice of an unexpected error failed")
        finally:
            self._telling = False


def log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    """Qt's handler: its messages go to the log, under the name `qt` and their category."""
    category = context.category
    qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s%s", f"{category}: " if category else "", message or "")
