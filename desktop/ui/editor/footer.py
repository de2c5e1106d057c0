"""The foot of the editor: where the words are kept, the versions, the preview, and the submission."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QToolButton, QWidget

from desktop.editorial.civil_dates import ZONE, french_near, french_time
from desktop.errors import EnvironmentFault, Refusal
from desktop.ui.editor.draft_keeper import DraftKeeper, Kept
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button, primary_button, toggle_by, tool_button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import column, line
from desktop.ui.widgets.labels import Badge


class EditorFooter(QFrame):
    """Signals what is asked; `show_kept` and `show_left` say where things are."""

    submit_asked = Signal()
    versions_asked = Signal()
    version_asked = Signal()
    preview_asked = Signal(bool)
    print_asked = Signal()
    abandon_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._allowed = True
        self._leads = True
        self._waits = False
        self._widest = 0
        self.setProperty("look", "panel")
        self.kept = Badge(theme, "", "check", "muted")
        self.preview = button(theme, self.tr("Aperçu"), look="quiet", role="preview")
        self.preview.setCheckable(True)
        toggle_by(self.preview, "Ctrl+Shift+A", self)
        self.preview.toggled.connect(self.preview_asked)
        self.versions = button(
            theme, self.tr("Versions"), self.versions_asked.emit, look="quiet", role="history"
        )
        self.more = self._menu()
        self.submit = primary_button(theme, "", self.submit_asked.emit, role="next")
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)  # struck again, it asks not to wait for the verifications
            shortcut.activated.connect(self._submit)
        foot = FlowLayout(theme)
        self.kept.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        foot.addWidget(self.kept)
        for each in (self.preview, self.versions, self.more, self.submit):
            foot.addWidget(each)
        whole = column(theme, space="tiny")
        whole.addWidget(line())
        inside = column(theme, margin="small")
        inside.addLayout(foot)
        whole.addLayout(inside)
        self.setLayout(whole)
        theme.changed.connect(self._forget_width)
        self.show_left(None)

    def show_kept(self, keeper: DraftKeeper, today: dt.date) -> None:
        """Say where the words are."""
        state = keeper.state
        if state is Kept.FAILED:
            words = (
                self.tr("Non enregistré. {0} Nouvel essai dans un instant.").format(
                    _cause(self, keeper.error)
                ),
                "warning",
                "danger",
            )
        elif state in {Kept.TYPING, Kept.SAVING}:
            words = (self.tr("Enregistrement…"), "sync", "muted")
        elif keeper.saved_at is not None:
            words = (self._saved(keeper.saved_at, today), "check", "muted")
        else:
            words = (self.tr("Aucun changement"), "check", "muted")
        if words[0] != self.kept.text():
            self.kept.show_state(*words)

    def show_left(
        self, left: int | None, *, busy: bool = False, late: bool = False, asked: bool = False
    ) -> None:
        """`left` points forbid submitting, None when it is not known yet; the button opens them.

        `late` while the verifications are under way, `asked` when submitting waits for their end, `busy` once it is
        under way. Nothing is greyed for that: the keyboard would leave the button.
        """
        self._waits = busy or late
        if busy:
            text = self.tr("Soumission en cours…")
        elif late and self._allowed:
            text = self.tr("Soumission après vérification…") if asked else self.tr("Vérification en cours…")
        elif left:
            text = self.tr("1 point à régler") if left == 1 else self.tr("{0} points à régler").format(left)
        else:
            text = self.tr("Soumettre à l’approbation")
        if text != self.submit.text():
            self.submit.setText(text)
            self.submit.setAccessibleName(text)
            keys = QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText)
            help_ = self.tr("Soumettre dès la fin de la vérification") if late and not asked else text
            self.submit.setToolTip(f"{help_} ({keys})")
        self._dress()

    def lead(self, leads: bool) -> None:
        """Whether submitting is the next step, not something in the messages above the text."""
        self._leads = leads
        self._dress()

    def allow(self, allowed: bool, *, draft: bool) -> None:
        """What may be asked now; `draft` is whether there are changes to abandon."""
        self._allowed = allowed
        self.submit.setEnabled(allowed)
        self.keep_version.setEnabled(allowed)
        self.abandon.setEnabled(draft)

    def _dress(self) -> None:
        """Green once it can be pressed for what it says; as wide as it ever was, so that nothing moves beside it."""
        self.submit.lead(self._leads and not (self._waits and self._allowed))
        self._widest = max(self._widest, self.submit.sizeHint().width())
        self.submit.setMinimumWidth(self._widest)

    def _forget_width(self) -> None:
        self._widest = 0
        self.submit.setMinimumWidth(0)
        self._dress()

    def _submit(self) -> None:
        # At once: the shortcut of a button would wait for its animation.
        if self.submit.isEnabled():
            self.submit_asked.emit()

    def _menu(self) -> QToolButton:
        made = tool_button(self._theme, self.tr("Autres actions"), "more")
        menu = QMenu(made)
        self.keep_version = _action(menu, self.tr("Enregistrer une version"), self.version_asked)
        self.keep_version.setShortcut("Ctrl+S")
        self.print = _action(menu, self.tr("Imprimer l’aperçu…"), self.print_asked)
        self.print.setShortcut("Ctrl+P")
        menu.addSeparator()
        self.abandon = _action(menu, self.tr("Abandonner mes changements"), self.abandon_asked)
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.addActions([self.keep_version, self.print])
        return made

    def _saved(self, moment: dt.datetime, today: dt.date) -> str:
        local = moment.astimezone(ZONE)
        if local.date() == today:
            return self.tr("Enregistré à {0}").format(french_time(local.replace(second=0)))
        return self.tr("Enregistré\u00a0: {0}").format(french_near(local, today))


def _action(menu: QMenu, text: str, signal: object) -> QAction:
    action = menu.addAction(text)
    action.triggered.connect(lambda _=False: signal.emit())  # type: ignore[attr-defined]
    return action


def _cause(footer: QWidget, error: Exception | None) -> str:
    if isinstance(error, Refusal | EnvironmentFault):
        return error.message
    return footer.tr("L’enregistrement a échoué; vos mots restent à l’écran.")
