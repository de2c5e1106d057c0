"""Print the preview on show, page after page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QDialog, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


# Qt draws a widget on a printer as a picture: at the 1,200 dots of its high resolution, a page took it seconds.
_DOTS_PER_INCH = 300


def print_preview(shown: QWidget, name: str) -> bool:
    """Ask for a printer, then print `shown`; false when the person thinks better of it."""
    # Qt's printing: 1 MB, for the few who print.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = QPrintDialog(printer, shown.window())
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    paint_pages(shown, printer)
    return True


def paint_pages(shown: QWidget, printer: QPrinter) -> int:
    """Paint a widget as wide as the page, cut in as many pages as it needs; how many there are."""
    printer.setResolution(_DOTS_PER_INCH)
    painter = QPainter(printer)
    page = printer.pageRect(printer.Unit.DevicePixel)
    scale = page.width() / max(1, shown.width())
    slice_height = max(1, int(page.height() / scale))
    pages = max(1, -(-shown.height() // slice_height))
    for number in range(pages):
        if number:
            printer.newPage()
        painter.save()
        painter.scale(scale, scale)
        top = number * slice_height
        part = QRect(0, top, shown.width(), min(slice_height, shown.height() - top))
        shown.render(painter, QPoint(0, 0), QRegion(part))
        painter.restore()
    painter.end()
    return pages
