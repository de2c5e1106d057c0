"""What the tests of the screens share: an immediate background, and how a widget is shown."""

from __future__ import annotations

import gc
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import Any

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLayout, QLayoutItem, QSpacerItem, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot

from desktop.ui.background import AtClose, Job, Lane, Priority
from desktop.ui.workbench import Workbench

BenchFor = Callable[..., Workbench]
Stage = Callable[..., None]


class ImmediateBackground:
    """Does the work at once, on the caller's thread; checks are waited for."""

    def __init__(self, failed: Callable[[Exception], None]) -> None:
        self._failed = failed

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        *,
        owner: QObject | None = None,
        failed: Callable[[Exception], None] | None = None,
        lane: Lane = Lane.DATABASE,
        priority: Priority = Priority.NOW,
        key: str | None = None,
        at_close: AtClose | None = None,
    ) -> Job:
        """See `Background.run`."""
        job = Job(work, done, failed or self._failed, owner, key)
        job.perform()
        job.deliver()
        return job

    def follow(
        self,
        future: Future[Any],
        done: Callable[[Any], None],
        *,
        owner: QObject | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """See `Background.follow`."""
        job = Job(future.result, done, failed or self._failed, owner)
        job.perform()
        if not isinstance(job.error, CancelledError):
            job.deliver()
        return job

    def close(self) -> None:
        """Nothing is under way."""


def shown(widget: QWidget, qtbot: QtBot, width: int = 1280, height: int = 800) -> QWidget:
    """`widget` on the offscreen screen, at a size."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def known_items() -> list[str]:
    """The items of layouts made by Qt that Python knows of, by whose layout they are in."""
    gc.collect()
    items = [each for each in gc.get_objects() if type(each) in (QWidgetItem, QSpacerItem)]
    made_by_qt = [each for each in items if shiboken6.isValid(each) and not shiboken6.createdByPython(each)]
    return [_whose(each) for each in made_by_qt]


def _whose(item: QLayoutItem) -> str:
    layouts = [each for each in gc.get_referrers(item) if isinstance(each, QLayout)]
    return " ".join([type(item).__name__, *(repr(each.parentWidget()) for each in layouts)])
