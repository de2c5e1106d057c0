"""The memory of the check worker: what loading its engines, and reading texts, has dirtied is given back to the system."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import re
import sys
from collections.abc import Iterator

# `M_TRIM_THRESHOLD` and its value by default, in bytes.
_TRIM_THRESHOLD, _HELD = -1, 128 * 1024


def hold_little() -> None:
    """Before anything is loaded: what is freed goes back to the system as soon as there is that much of it.

    The C library of Debian begins so, then keeps up to twice the largest block it saw freed: a megabyte and more after
    a long text. To be told the value is to be told to keep to it. Others have no such call.
    """
    tell = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if tell is not None:
        tell(_TRIM_THRESHOLD, _HELD)


@contextlib.contextmanager
def without_collections() -> Iterator[None]:
    """Load without looking for garbage: what is loaded is kept, and looking through it again and again is a tenth."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def settle() -> None:
    """Set aside what will live as long as the process, and give back what is free. Once the engines are loaded.

    What is set aside (`gc.freeze`) is no longer gone through at each full collection: a tenth of a second.
    """
    re.purge()  # what is in use is held by who uses it
    gc.collect()
    gc.freeze()
    give_back()


def give_back() -> None:
    """What is no longer used goes back to the system: after a long text. A few thousandths of a second.

    The C library of Debian keeps it otherwise; others have no such call.
    """
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
