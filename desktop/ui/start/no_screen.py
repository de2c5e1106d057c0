"""Without a screen: one sentence and an exit status, where Qt would abort with a page of English."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from desktop.ui.start.unexpected import log_qt_message

FAILED = 2
NO_SCREEN = (
    "Il n’y a pas d’écran sur ce poste\u00a0: la fenêtre ne peut pas s’ouvrir. "
    "«\u00a0make essai\u00a0» montre le travail principal sans écran.\n"
)


def say_if_no_screen() -> None:
    """Until another handler is installed: the only fatal message before the application is that of its screen."""
    qInstallMessageHandler(_say_and_leave)


def _say_and_leave(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    log_qt_message(kind, context, message)
    if kind is QtMsgType.QtFatalMsg:
        sys.stderr.write(NO_SCREEN)
        sys.stderr.flush()
        # Qt aborts the process, with a core dump, as soon as this returns.
        os._exit(FAILED)
