"""What comes before a post goes out: the list of an election period, or the short path of an emergency."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from desktop.editorial.civil_dates import french_moment
from desktop.services.desk import Desk
from desktop.services.election_checklist import Asked, confirm
from desktop.services.emergencies import Emergency
from desktop.services.emergency_publication import let_out
from desktop.services.publication_file import PublicationFile
from desktop.services.session import Session
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.election_checklist import ElectionChecklist
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.following import follow
from desktop.ui.widgets.frames import clear, column, frame
from desktop.ui.widgets.labels import Badge, label
from desktop.ui.workbench import Change, Workbench

_WRITERS = frozenset({"redaction", "direction"})


class ShortPathForm(QFrame):
    """Why an emergency cannot wait. `given(str)` with the reason."""

    given = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName(self.tr("Publier une urgence sans attendre"))
        said = self.tr(
            "Les exigences ont été vérifiées à la soumission, et le seront encore en publiant. La direction générale révisera "
            "la publication après coup (art.\u00a019). Écrivez pourquoi cela ne peut pas attendre."
        )
        self.reason = QPlainTextEdit()
        self.reason.setAccessibleName(self.tr("Pourquoi cela ne peut pas attendre"))
        self.reason.setPlaceholderText(self.tr("Motif. Pas de renseignements personnels."))
        self.reason.setTabChangesFocus(True)
        follow(theme, self, lambda: self.reason.setFixedHeight(theme.px(64)))
        self.go = button(theme, self.tr("Publier sans attendre"), self._give, role="emergency")
        self.reason.textChanged.connect(self._settle)
        foot = FlowLayout(theme)
        foot.addWidget(self.go)
        layout = column(theme, space="small", margin="large")
        layout.addWidget(Badge(theme, self.tr("Urgence"), "emergency", "danger"))
        layout.addWidget(label(said, wrap=True))
        layout.addWidget(self.reason)
        layout.addLayout(foot)
        self.setLayout(layout)
        self._settle()

    def _settle(self) -> None:
        self.go.setEnabled(any(character.isalnum() for character in self.reason.toPlainText()))

    def _give(self) -> None:
        self.given.emit(self.reason.toPlainText())


class BeforePanel(QWidget):
    """Shows what a post is asked before it goes out, and what was said of its emergencies. Hidden when nothing is."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._theme = bench.theme
        self._item, self._revision = "", ""
        self._shown: tuple[object, ...] = ()
        self.checklist: ElectionChecklist | None = None
        self.short_path: ShortPathForm | None = None
        self._rows = column(bench.theme, space="medium")
        self.setLayout(self._rows)
        self.hide()

    def show_file(self, shown: PublicationFile) -> None:
        """Show what this post is asked; what is being answered stays while nothing of it changed."""
        asked = shown.checklist if self._bench.roles & _WRITERS else None
        known = (shown.item, shown.revision, asked, shown.short_path, shown.emergencies)
        if known == self._shown:
            return
        self._shown = known
        self._item, self._revision = shown.item, shown.revision or ""
        clear(self._rows)
        self.checklist, self.short_path = None, None
        for emergency in shown.emergencies:
            self._rows.addWidget(self._told(emergency))
        if shown.short_path:
            made = self.short_path = ShortPathForm(self._theme)
            made.given.connect(self._let_out)
            self._rows.addWidget(made)
        if asked is not None:
            self._ask(asked)
        self.setVisible(self._rows.count() > 0)

    def _ask(self, asked: Asked) -> None:
        made = self.checklist = ElectionChecklist(self._theme, asked, self.tr("Confirmer la liste"))
        made.drop.hide()
        made.confirmed.connect(self._confirm)
        self._rows.addWidget(made)

    def _told(self, emergency: Emergency) -> QFrame:
        layout = column(self._theme, space="tiny", margin="medium")
        review = emergency.review
        head = self.tr("Sortie en urgence, avant son approbation")
        layout.addWidget(Badge(self._theme, head, "emergency", "danger"))
        who = self.tr("{0}, le {1}\u00a0: «\u00a0{2}\u00a0»")
        layout.addWidget(
            label(who.format(emergency.person, french_moment(emergency.at), emergency.reason), wrap=True)
        )
        if review is not None:
            said = self.tr("Révisée par {0} le {1}\u00a0: {2}.").format(
                review.person, french_moment(review.at), review.verdict.label
            )
            layout.addWidget(label(said, "strong", wrap=True))
            if review.comment:
                layout.addWidget(label(f"«\u00a0{review.comment}\u00a0»", wrap=True))
        elif emergency.went_out:
            said = self.tr("La direction générale doit encore la réviser, dans la file d’approbation.")
            layout.addWidget(label(said, "muted", wrap=True))
        return frame("warning", layout)

    def _say(self, said: str) -> None:
        self._bench.notices.succeed(said)

    def _let_out(self, reason: str) -> None:
        item, revision = self._item, self._revision

        def work(desk: Desk, session: Session) -> None:
            let_out(desk, session, item, revision, reason)

        said = self.tr("Vous pouvez publier. La direction générale révisera après coup.")
        self._bench.act(
            work,
            lambda _: self._say(said),
            changes=Change.post(item),
            owner=self,
        )

    def _confirm(self, codes: frozenset[str]) -> None:
        item, revision = self._item, self._revision

        def work(desk: Desk, session: Session) -> None:
            confirm(desk, session, item, revision, codes)

        said = self.tr("Liste confirmée pour cette version; l’approbation reste valide.")
        self._bench.act(
            work,
            lambda _: self._say(said),
            changes=Change.post(item),
            owner=self,
        )
