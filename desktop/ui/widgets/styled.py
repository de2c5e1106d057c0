"""A widget takes another look of the style sheet while it is on show."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def restyle(widget: QWidget, name: str, value: bool | str) -> None:
    """Give a property that the style sheet selects by (`look`, `invalid`, `inherited`), and draw the widget by it.

    A property never set is false, or the empty text. The style is read again only for another value.
    """
    known = widget.property(name)
    if (type(value)() if known is None else known) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
