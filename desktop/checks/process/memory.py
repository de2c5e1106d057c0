"""The memory of the check worker: what loading its engines has dirtied is given back to the system."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import re
import sys
from collections.abc import Iterator


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
