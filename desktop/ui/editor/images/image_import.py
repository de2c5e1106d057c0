"""Several images imported one after another, in the background: a bad file never loses the others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QObject, Signal
from PySide6.QtGui import QImage

from desktop.errors import EnvironmentFault, Refusal
from desktop.services.desk import Desk
from desktop.services.image_import import ImportedImage, ReadImage, read_image, register_image
from desktop.services.session import Session
from desktop.ui.background import Job
from desktop.ui.workbench import Change, Workbench

Source = Path | QImage


class ImageImport(QObject):
    """Reads files, or a picture from the clipboard, in the files lane; registers each in the database lane.

    `imported(ImportedImage)` follows each success, `refused(name, message)` each failure, `progressed(done,
    total)` both; `finished()` comes once, also after `cancel()`.
    """

    imported = Signal(object)
    refused = Signal(str, str)
    progressed = Signal(int, int)
    finished = Signal()

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._waiting: list[Source] = []
        self._done = 0
        self._total = 0
        self._job: Job | None = None

    @property
    def running(self) -> bool:
        """Whether something is still to import."""
        return self._total > 0

    def start(self, sources: Sequence[Source]) -> None:
        """Import these too, after those already asked for."""
        if not sources:
            return
        idle = not self.running
        self._waiting += sources
        self._total += len(sources)
        self.progressed.emit(self._done, self._total)
        if idle:
            self._next()

    def cancel(self) -> None:
        """Forget what is left; what was imported stays."""
        if self._job is not None:
            self._job.cancel()
        self._end()

    def _next(self) -> None:
        if not self._waiting:
            self._end()
            return
        source = self._waiting.pop(0)
        name = source.name if isinstance(source, Path) else self.tr("image collée")
        self._job = self._bench.compute(
            lambda: _read(source, name),
            self._register,
            owner=self,
            failed=lambda error: self._failed(name, error),
        )

    def _register(self, read: ReadImage) -> None:
        def register(desk: Desk, session: Session) -> ImportedImage:
            return register_image(desk.workspace, session, read)

        self._job = self._bench.act(
            register,
            self._registered,
            changes=Change(images=frozenset({read.original.sha256})),
            owner=self,
            failed=lambda error: self._failed(read.original.name, error),
        )

    def _registered(self, imported: ImportedImage) -> None:
        self.imported.emit(imported)
        self._one_more()

    def _failed(self, name: str, error: Exception) -> None:
        if isinstance(error, Refusal | EnvironmentFault):
            self.refused.emit(name, error.message)
        else:
            self._bench.notices.report(error)
            self.refused.emit(
                name,
                self.tr("«\u00a0{0}\u00a0» n’a pas pu être importée. Rien d’autre n’est perdu.").format(name),
            )
        self._one_more()

    def _one_more(self) -> None:
        self._done += 1
        self.progressed.emit(self._done, self._total)
        self._next()

    def _end(self) -> None:
        if not self.running:
            return
        self._waiting, self._done, self._total, self._job = [], 0, 0, None
        self.finished.emit()


def _read(source: Source, name: str) -> ReadImage:
    return read_image(source if isinstance(source, Path) else _png(source), name)


def _png(picture: QImage) -> bytes:
    """A picture as a file. The buffer is made, used and dropped by the worker: no object crosses threads."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())
