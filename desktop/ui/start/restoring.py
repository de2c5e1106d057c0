"""A restoration that takes the place of the open workspace: what is shown meanwhile, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop.services.long_work import LongWork
from desktop.services.restoration import Restored
from desktop.ui.background import AtClose, Background, Priority
from desktop.ui.main_window import MainWindow
from desktop.ui.notices import NoticeAction
from desktop.ui.start.centred_page import CentredPage
from desktop.ui.theme import Theme
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.restore_form import restoration_under_way
from desktop.ui.widgets.working import Working


class RestoringPage(CentredPage):
    """What is under way, how far it is, and the button that stops it."""

    def __init__(self, theme: Theme, work: LongWork, parent: QWidget | None = None) -> None:
        title = self.tr("Restauration de la sauvegarde")
        super().__init__(theme, title, width=600, parent=parent)
        self.add_title("backup", title)
        words = self.tr(
            "L’espace de travail présent reste en place jusqu’à ce que la sauvegarde ait été relue et vérifiée en entier. "
            "Il est ensuite mis de côté, au complet. Vous pouvez interrompre sans rien perdre."
        )
        self.body.addWidget(label(words, wrap=True))
        self.working = Working(theme)
        self.body.addWidget(self.working)
        self.working.follow(work, self.tr("Lecture et vérification de toute la sauvegarde…"))


class Restoring(QObject):
    """`show` puts a page alone in the window with the keyboard on one of its controls; `reopen` opens what is there."""

    def __init__(
        self,
        theme: Theme,
        background: Background,
        window: MainWindow,
        show: Callable[[QWidget, QWidget | None], None],
        reopen: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._background, self._window, self._show = theme, background, window, show
        self._reopen = reopen

    def begin(self, restore: Callable[[LongWork], Restored]) -> None:
        """Let `restore` close the workspace and put the backup in its place, on the database lane; nobody works meanwhile.

        It comes after everything that was asked of the workspace, even what nobody waits for.
        """
        self._window.forget_person()
        self._window.notices.clear()
        work = LongWork()
        page = RestoringPage(self._theme, work)
        self._show(page, page.working.stop)
        self._background.run(
            lambda: restore(work),
            self.tell,
            failed=self._fail,
            priority=Priority.IDLE,
            at_close=AtClose(work.cancel, restoration_under_way(page)),
        )

    def tell(self, restored: Restored) -> None:
        """Say what was restored, and where what it replaced is; then open it."""
        said = [self.tr("La sauvegarde est restaurée.")]
        actions = []
        if restored.erased == 1:
            said.append(self.tr("Une fiche détruite depuis a été détruite de nouveau."))
        elif restored.erased:
            said.append(
                self.tr("{0} fiches détruites depuis ont été détruites de nouveau.").format(restored.erased)
            )
        if restored.kept_aside is not None:
            aside = self.tr(
                "L’espace de travail précédent est gardé au complet dans le dossier «\u00a0{0}\u00a0»\u00a0: effacez-le quand "
                "vous aurez regardé ce qui est restauré."
            )
            said.append(aside.format(restored.kept_aside.name))
            opened = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(restored.kept_aside)))
            actions.append(NoticeAction(self.tr("Ouvrir ce dossier"), opened))
        self._window.notices.inform(" ".join(said), *actions, stays=True)
        self._reopen()
        self.deleteLater()

    def _fail(self, error: Exception) -> None:
        """The workspace is as it was: it opens again, and what happened is said."""
        self._window.notices.report(error)
        self._reopen()
        self.deleteLater()
