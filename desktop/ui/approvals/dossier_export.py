"""« Exporter le dossier »: a file is chosen, the PDF is made in the background, and where it went is said."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop.channels.file_names import safe_name
from desktop.printing.approval_dossier import ApprovalDossier
from desktop.services.approval_dossier import DossierValues, dossier_values, finished_dossier, write_dossier
from desktop.services.decision_file import DecisionFile
from desktop.services.desk import Desk
from desktop.services.session import Session
from desktop.ui.notices import NoticeAction
from desktop.ui.widgets.file_choices import choose_new_file
from desktop.ui.workbench import Workbench


class DossierExport(QObject):
    """Writes the approval dossier of a file that is on show."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        self._owner = parent

    def begin(self, shown: DecisionFile) -> None:
        """Ask where, then write."""
        name = safe_name(self.tr("Dossier d’approbation - {0}").format(shown.title)) + ".pdf"
        path = choose_new_file(
            self._owner, self.tr("Exporter le dossier"), name, self.tr("Document PDF (*.pdf)")
        )
        if path is not None:
            self.write(shown, path.with_suffix(".pdf"))

    def write(self, shown: DecisionFile, path: Path) -> None:
        """Write the dossier in `path`."""

        def read(desk: Desk, _: Session) -> DossierValues:
            return dossier_values(desk, shown)

        self._bench.ask(read, partial(self._made, path), owner=self)

    def _made(self, path: Path, values: DossierValues) -> None:
        def make() -> Path:
            document: ApprovalDossier = finished_dossier(values, self._read_object)
            return write_dossier(document, path)

        self._bench.compute(make, self._written, owner=self)

    def _read_object(self, sha: str) -> bytes:
        return self._bench.read_object(sha)()

    def _written(self, path: Path) -> None:
        self._bench.notices.succeed(
            self.tr("Le dossier est enregistré\u00a0: {0}").format(path.name),
            NoticeAction(self.tr("Ouvrir"), partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path)))),
        )
