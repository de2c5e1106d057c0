"""Pictures small enough to show many of them; read on a files lane."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from desktop.errors import EnvironmentFault

SIDE = 560
"""Pixels of the longer side: enough for a thumbnail at 200 % on a dense screen."""


def read_thumbnail(read: Callable[[], bytes]) -> QImage:
    """The picture of a rendition, at most `SIDE` pixels a side. Raises `EnvironmentFault` for an unreadable one."""
    held = QByteArray(read())
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > SIDE:
        reader.setScaledSize(size.scaled(QSize(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise EnvironmentFault(
            "image_illisible",
            "Une image de cette publication ne peut pas être affichée. Rien n’a été changé; lancez «\u00a0journal "
            "verifier\u00a0», puis restaurez une sauvegarde si elle est endommagée.",
        )
    return image
