"""The workspace did not open: what happened, what is kept, what to do, a way to try again, or a backup to take up."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import EnvironmentFault, Refusal
from desktop.ui.background import Background
from desktop.ui.start.centred_page import CentredPage
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button, primary_button
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.following import add_gap
from desktop.ui.widgets.frames import row
from desktop.ui.widgets.labels import label

_TITLES = {
    "already_open": QT_TRANSLATE_NOOP("RefusedPage", "L’espace de travail est ouvert ailleurs"),
    "newer_database": QT_TRANSLATE_NOOP("RefusedPage", "Il faut une version plus récente"),
    "network_folder": QT_TRANSLATE_NOOP("RefusedPage", "Un dossier du réseau ne convient pas"),
    "synchronised_folder": QT_TRANSLATE_NOOP("RefusedPage", "Un dossier synchronisé ne convient pas"),
    "read_only_folder": QT_TRANSLATE_NOOP("RefusedPage", "Le dossier est en lecture seule"),
    "disk_full": QT_TRANSLATE_NOOP("RefusedPage", "Le disque est plein"),
    "damaged_database": QT_TRANSLATE_NOOP("RefusedPage", "Le journal est endommagé"),
    "altered_ledger": QT_TRANSLATE_NOOP("RefusedPage", "Le journal a été modifié hors de l’application"),
    "trousseau_muet": QT_TRANSLATE_NOOP("RefusedPage", "Le trousseau de clés ne répond pas"),
    "cles_illisibles": QT_TRANSLATE_NOOP("RefusedPage", "Le fichier des clés est illisible"),
}
_MENDED_BY_BACKUP = frozenset({"damaged_database", "altered_ledger"})
"""What a backup is for: the other failures go once their cause does."""
_OTHER = QT_TRANSLATE_NOOP("RefusedPage", "L’espace de travail ne s’est pas ouvert")
_UNEXPECTED = QT_TRANSLATE_NOOP(
    "RefusedPage",
    "Une erreur imprévue empêche l’ouverture. Ce qui était enregistré est conservé. Réessayez; si elle revient, "
    "joignez le journal technique à une demande d’aide.",
)


class RefusedPage(CentredPage):
    """`retried` and `closed` are emitted by its two buttons, `restored(Restored)` once a backup was taken up,
    which is offered with a `background` to do it.
    """

    retried = Signal()
    closed = Signal()
    restored = Signal(object)

    def __init__(
        self,
        theme: Theme,
        folder: Path,
        log_folder: Path,
        error: Exception,
        background: Background | None = None,
        parent: QWidget | None = None,
    ) -> None:
        known = isinstance(error, Refusal | EnvironmentFault)
        title = _said(
            _TITLES.get(error.code, _OTHER) if isinstance(error, Refusal | EnvironmentFault) else _OTHER
        )
        super().__init__(theme, title, width=600, parent=parent)
        self._retry = primary_button(theme, self.tr("Réessayer"), self.retried.emit, role="retry")
        self.add_title("block", title, "danger")
        message = error.message if isinstance(error, Refusal | EnvironmentFault) else _said(_UNEXPECTED)
        self.body.addWidget(label(message, wrap=True))
        for reason in error.reasons if isinstance(error, Refusal) else ():
            self.body.addWidget(label(f"– {reason}", wrap=True))
        self._add_path(self.tr("Dossier de l’espace de travail"), folder)
        if not known:
            self._add_path(self.tr("Dossier du journal technique"), log_folder)
        mended = isinstance(error, Refusal | EnvironmentFault) and error.code in _MENDED_BY_BACKUP
        if mended and background is not None:
            self._add_restoring(background, folder)
        self._add_buttons()

    def first_focus(self) -> QWidget:
        """Enter tries again."""
        return self._retry

    def _add_restoring(self, background: Background, folder: Path) -> None:
        """The form is imported when a backup is of use: most refusals go by themselves."""
        from desktop.ui.widgets.restore_form import RestoreForm

        form = RestoreForm(self.theme, background, folder, open_=False)
        form.compare("", self.tr("endommagé, tel qu’il est"))
        form.restored.connect(self.restored)
        fold = Fold(self.theme, self.tr("Restaurer une sauvegarde"))
        fold.body.addWidget(form)
        fold.opened.connect(lambda is_open: self._retry.lead(not is_open))
        add_gap(self.theme, self.body)
        self.body.addWidget(fold)

    def _add_path(self, name: str, folder: Path) -> None:
        self.body.addWidget(label(name, "muted"))
        path = label(_breakable(folder), wrap=True)
        path.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        path.setAccessibleName(f"{name}\u00a0: {folder}")
        self.body.addWidget(path)

    def _add_buttons(self) -> None:
        line = row(self.theme, space="medium")
        line.addStretch(1)
        line.addWidget(button(self.theme, self.tr("Fermer"), self.closed.emit))
        line.addWidget(self._retry)
        add_gap(self.theme, self.body)
        self.body.addLayout(line)


def _said(text: object) -> str:
    return QCoreApplication.translate("RefusedPage", str(text))


def _breakable(folder: Path) -> str:
    """A path that a label may cut at its separators."""
    return str(folder).replace("/", "/\u200b").replace("\\", "\\\u200b")
