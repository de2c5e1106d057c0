"""Modules that a library imports and that we never use: they are there, and are read at their first use.

SQLAlchemy imports `asyncio`, and TLS with it, for engines that wait without a thread, and `importlib.metadata` for
dialects installed apart. The start of a window would read a hundred files for nothing: a fortieth of its time, and 5 MB.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
import threading
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any

_LOCK = threading.RLock()
_RUNNING: list[ModuleType] = []


class _Deferred(ModuleType):
    """A module that was found and not run yet; an attribute that it lacks runs it."""

    def __getattr__(self, name: str) -> Any:
        run(self)
        return object.__getattribute__(self, name)


def defer(name: str, functions: Iterable[str] = ()) -> None:
    """Let `import name` give the module at once, and run it when something of it is used.

    `functions` may be kept by whoever imports it: they run the module when they are called. Nothing is done when the
    module was imported already. Raises `ModuleNotFoundError` when there is none of that name.
    """
    if name in sys.modules:
        return
    spec = importlib.util.find_spec(name)
    if spec is None:
        raise ModuleNotFoundError(name)
    module = importlib.util.module_from_spec(spec)
    module.__class__ = _Deferred
    for each in functions:
        setattr(module, each, _called_later(module, each))
    sys.modules[name] = module
    parent, _, child = name.rpartition(".")
    if parent:
        setattr(importlib.import_module(parent), child, module)


def is_deferred(module: ModuleType) -> bool:
    """Whether a module still waits for its first use."""
    return type(module) is _Deferred


def run(module: ModuleType) -> None:
    """Run a deferred module, once; another thread waits, and what the module itself asks meanwhile is not there yet."""
    with _LOCK:
        spec = module.__spec__
        if spec is None or spec.loader is None or not is_deferred(module) or module in _RUNNING:
            return
        _RUNNING.append(module)
        try:
            spec.loader.exec_module(module)
            module.__class__ = ModuleType
        finally:
            _RUNNING.remove(module)


def _called_later(module: ModuleType, name: str) -> Callable[..., Any]:
    def call(*arguments: Any, **named: Any) -> Any:
        run(module)
        return getattr(module, name)(*arguments, **named)

    return call
