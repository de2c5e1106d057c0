"""A backup to put back: chosen, opened with the recovery code, read to its end, shown, then restored."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.editorial.civil_dates import french_moment
from desktop.editorial.french_sizes import french_size
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.long_work import LongWork
from desktop.services.restoration import BackupContents, Restored, Wanted, look_into, restore_backup
from desktop.ui.background import AtClose, Background, Lane
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button, primary_button
from desktop.ui.widgets.file_choices import choose_file
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import clear, column, frame, row
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.said import Said
from desktop.ui.widgets.styled import restyle
from desktop.ui.widgets.working import Working


class RestoreForm(QWidget):
    """Nothing changes before « Restaurer cette sauvegarde », offered once the whole file was read and audited.

    `folder` is where the workspace is, or will be. Where one is open (`open_`), its owner restores: `asked(Wanted)`.
    Elsewhere the form does it: `restored(Restored)`. `objected` when a problem is shown. `present` says in words what
    the workspace holds today, empty when there is none to replace.
    """

    asked = Signal(object)
    restored = Signal(object)
    objected = Signal()

    def __init__(
        self,
        theme: Theme,
        background: Background,
        folder: Path,
        *,
        open_: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._background = background
        self._folder = folder
        self._open = open_
        self._wanted: Wanted | None = None
        self._work: LongWork | None = None
        self._workspace = ""
        self._present = ""
        self.file = QLineEdit()
        self.file.setPlaceholderText(self.tr("Aucun fichier choisi"))
        self.browse = button(theme, self.tr("Choisir un fichier…"), self._ask_file, role="folder")
        self.code = QLineEdit()
        self.code.setPlaceholderText(self.tr("quatorze groupes de quatre caractères"))
        self.look = primary_button(theme, self.tr("Vérifier la sauvegarde"), self._look, role="check")
        self.restore = primary_button(
            theme, self.tr("Restaurer cette sauvegarde"), self._restore, role="backup"
        )
        self.working = Working(theme)
        self._problem = Said(theme, "", "block", "danger")
        self._found: QVBoxLayout = column(theme, space="small", margin="medium")
        self._found_box = frame("success", self._found)
        self._lay_out()
        for each in (self.file, self.code):
            each.textEdited.connect(self._edited)
            each.returnPressed.connect(self._look)
        self._edited()

    def choose(self, backup: Path) -> None:
        """Take a backup; its code is then what is missing. Not while another is read."""
        if self._work is not None:
            return
        self.file.setText(str(backup))
        self._edited()
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def compare(self, workspace: str, present: str) -> None:
        """What the open workspace is: its identifier, and what it holds in words."""
        self._workspace, self._present = workspace, present

    def move_to(self, folder: Path) -> None:
        """Where the workspace is, once it is known."""
        self._folder = folder

    def first_focus(self) -> QWidget:
        """What is still missing."""
        return self.code if self.file.text().strip() else self.browse

    def forget(self) -> None:
        """Leave nothing of the code in the form, and read no further."""
        if self._work is not None:
            self._work.cancel()
        self.code.clear()
        self._edited()

    def refuse(self, error: Exception) -> None:
        """Say why nothing was restored; raises what is neither a refusal nor a fault of the computer."""
        self._end()
        if isinstance(error, Refusal) and error.code == "travail_interrompu":
            words = self.tr("Interrompu à votre demande. Rien n’a été changé, et la sauvegarde est intacte.")
            self._problem.show_state(words, "info", "muted")
        elif isinstance(error, Refusal | EnvironmentFault):
            self._problem.show_state(error.message, "block", "danger")
        else:
            raise error
        self._problem.show()
        typed = isinstance(error, Refusal) and "code" in error.code
        (self.code if typed else self.file).setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleEvent(self._problem, QAccessible.Event.Alert))
        self.objected.emit()
        QTimer.singleShot(0, self, lambda: self._bring(self._problem))

    # Looking

    def _look(self) -> None:
        """Read the backup to its end and audit it, on another thread."""
        if not self.look.isEnabled():
            return
        wanted = Wanted(Path(self.file.text().strip()).expanduser(), self.code.text())
        work, folder = LongWork(), self._folder
        self._edited()
        self._begin(work, self.tr("Lecture et vérification de toute la sauvegarde…"))
        self._background.run(
            lambda: look_into(wanted, folder, work),
            lambda found: self.show_contents(wanted, found),
            owner=self,
            failed=self.refuse,
            lane=Lane.FILES,
            at_close=AtClose(work.cancel),
        )

    def show_contents(self, wanted: Wanted, found: BackupContents) -> None:
        """Show what a backup holds, once it was read, and what restoring it would do; then offer it."""
        self._end()
        self._wanted = wanted
        clear(self._found)
        moment = self.tr("Sauvegarde du {0}").format(french_moment(found.made_at))
        self._found.addWidget(label(moment, "section", wrap=True))
        self._found.addWidget(label(found.municipality, "strong", wrap=True))
        self._found.addWidget(label(self._amounts(found), wrap=True))
        people = self.tr("Personnes inscrites\u00a0: {0}.").format(", ".join(found.people))
        self._found.addWidget(label(people, wrap=True))
        whole = self.tr(
            "Relue en entier et vérifiée\u00a0: rien n’y manque, et toutes les signatures sont bonnes."
        )
        self._found.addWidget(Said(self._theme, whole, "pass", "success"))
        consequences = self._consequences(found)
        for words, role, token in consequences:
            self._found.addWidget(Said(self._theme, words, role, token))
        # Sound, but to think over: not the green of what may be done without a thought.
        doubtful = any(token == "warning" for _, _, token in consequences)
        restyle(self._found_box, "look", "warning" if doubtful else "success")
        self._found_box.setAccessibleName(moment)
        self._found_box.show()
        self._settle()
        QAccessible.updateAccessibility(QAccessibleEvent(self._found_box, QAccessible.Event.Alert))
        self.restore.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: self._bring(self.restore))

    def _amounts(self, found: BackupContents) -> str:
        posts = {0: self.tr("Aucune publication"), 1: self.tr("1 publication")}.get(found.posts)
        files = {0: self.tr("aucun fichier"), 1: self.tr("1 fichier")}.get(found.files)
        return self.tr("{0}, {1} (images, textes et documents), {2} en tout.").format(
            posts or self.tr("{0} publications").format(_spaced(found.posts)),
            files or self.tr("{0} fichiers").format(_spaced(found.files)),
            french_size(found.size),
        )

    def _consequences(self, found: BackupContents) -> list[tuple[str, str, str]]:
        said = []
        if self._workspace and found.workspace != self._workspace:
            other = self.tr(
                "Attention\u00a0: c’est la sauvegarde d’un autre espace de travail que celui de ce poste."
            )
            said.append((other, "warning", "warning"))
        if self._present:
            aside = self.tr(
                "L’espace de travail présent ({0}) sera gardé au complet dans un dossier voisin\u00a0: ce qui y a été fait "
                "depuis cette sauvegarde y reste, et n’est pas dans ce qui sera restauré."
            )
            said.append((aside.format(self._present), "info", "text"))
        return said

    # Restoring

    def _restore(self) -> None:
        if self._wanted is None:
            return
        wanted = self._wanted
        if self._open:
            self.asked.emit(wanted)
            return
        work, folder = LongWork(), self._folder
        self._begin(work, self.tr("Restauration… La sauvegarde est relue une seconde fois."))
        self._background.run(
            lambda: restore_backup(wanted, folder, work),
            self._done,
            owner=self,
            failed=self.refuse,
            at_close=AtClose(work.cancel, restoration_under_way(self)),
        )

    def _done(self, restored: Restored) -> None:
        self._end()
        self.forget()
        self.restored.emit(restored)

    # The widget

    def _lay_out(self) -> None:
        across = row(self._theme)
        across.addWidget(self.file, 1)
        across.addWidget(self.browse)
        whole = column(self._theme, space="medium")
        for words, inside, line in (
            (self.tr("Fichier de sauvegarde"), across, self.file),
            (self.tr("Code de la feuille de secours"), None, self.code),
        ):
            named = column(self._theme, space="tiny")
            name = label(words, "strong", wrap=True)
            name.setBuddy(line)
            line.setAccessibleName(words)
            named.addWidget(name)
            if inside is not None:
                named.addLayout(inside)
            else:
                named.addWidget(line)
            whole.addLayout(named)
        first, second = FlowLayout(self._theme), FlowLayout(self._theme)
        first.addWidget(self.look)
        second.addWidget(self.restore)
        whole.addLayout(first)
        whole.addWidget(self.working)
        whole.addWidget(self._problem)
        whole.addWidget(self._found_box)
        whole.addLayout(second)
        self.setLayout(whole)

    def _ask_file(self) -> None:
        kinds = self.tr("Sauvegardes (*.bonatirer);;Tous les fichiers (*)")
        chosen = choose_file(self, self.tr("Sauvegarde à restaurer"), kinds)
        if chosen is not None:
            self.choose(chosen)

    def _edited(self, _: str = "") -> None:
        """What was said was of another file, or of another code."""
        self._wanted = None
        self._problem.hide()
        self._found_box.hide()
        self._settle()

    def _begin(self, work: LongWork, words: str) -> None:
        self._work = work
        self.working.follow(work, words)
        self._settle()

    def _end(self) -> None:
        self._work = None
        self.working.end()
        self._settle()

    def _settle(self) -> None:
        idle, known = self._work is None, self._wanted is not None
        filled = bool(self.file.text().strip()) and bool(self.code.text().strip())
        for each in (self.file, self.browse, self.code):
            each.setEnabled(idle)
        self.look.setEnabled(filled and idle)
        # Beside an open workspace, something else on the page is the next step.
        self.look.lead(not known and not self._open)
        self.restore.lead(not self._open)
        self.restore.setVisible(known)
        self.restore.setEnabled(known and idle)

    def _bring(self, shown: QWidget) -> None:
        """Bring what was just said into view, in the page that scrolls around the form."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(shown)


def restoration_under_way(owner: QWidget) -> str:
    """What is said when the window is asked to close meanwhile."""
    return owner.tr(
        "Une restauration est en cours\u00a0: la fenêtre se fermera d’elle-même dès qu’elle sera finie. Interrompue, elle ne "
        "change rien."
    )


def _spaced(number: int) -> str:
    """A count as it is written in Québec: `12 480`."""
    return f"{number:,}".replace(",", "\u00a0")
