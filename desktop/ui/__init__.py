"""The window: screens, dialogs, widgets. They show what services return, and call them.

PySide6 puts an `import` of its own in place of Python's, for a `from __feature__ import` that nothing here uses.
It reads the source of every module imported afterwards, in which it looks for the word PySide6, and `linecache`
keeps those lines for ever: a fifth of the time of a start, and 20 MB. Python's own is put back.
"""

from __future__ import annotations

import builtins

import PySide6  # noqa: F401 - it changes `import` as it is imported itself

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
