"""A signature asked in the page: what is signed, what follows from it, and the passphrase."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from desktop.errors import EnvironmentFault, Refusal
from desktop.services.desk import Desk
from desktop.services.session import Session
from desktop.services.signature import OpenSignature, open_signature, refuse_unless_open
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import clear, column
from desktop.ui.widgets.labels import breakable, label
from desktop.ui.widgets.passphrase import PassphraseField
from desktop.ui.widgets.said import Said
from desktop.ui.workbench import Change, Workbench

Work = Callable[[Desk, Session, str], Any]
"""What is signed: the desk, the session, and the recovery code (empty unless it was asked)."""


class Signatures:
    """The signature left open for a few minutes by whoever works; shared by the sections."""

    def __init__(self) -> None:
        self.open: OpenSignature | None = None

    def forget(self) -> None:
        """Ask the passphrase again next time."""
        self.open = None


@dataclass(frozen=True)
class ToSign:
    """One thing to sign. `what` is a sentence; `details` its lines; `warnings` what follows from it."""

    what: str
    work: Work
    done: Callable[[Any], None]
    changes: Change = field(default_factory=lambda: Change(profile=True))
    details: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    needs_code: bool = False


class SigningPanel(QFrame):
    """Hidden until `ask`. Enter signs, Escape cancels; a refusal is said in the panel, and nothing is lost."""

    def __init__(self, bench: Workbench, signatures: Signatures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._signatures = signatures
        self._asked: ToSign | None = None
        self._back_to: QWidget | None = None
        self.setProperty("look", "info")
        self.setAccessibleName(self.tr("Signature"))
        theme = bench.theme
        self._what = label("", "strong", wrap=True)
        self._lines = column(theme, space="tiny")
        self._code_label = label(self.tr("Code de la feuille de secours"), "strong")
        self.code = QLineEdit(self)
        self.code.setAccessibleName(self.tr("Code de la feuille de secours"))
        self.code.setPlaceholderText(self.tr("quatorze groupes de quatre caractères"))
        self.code.returnPressed.connect(self.sign)
        self._code_label.setBuddy(self.code)
        self._phrase_label = label(self.tr("Votre phrase de passe"), "strong")
        self.phrase = PassphraseField(theme, self.tr("Votre phrase de passe"))
        self.phrase.entered.connect(self.sign)
        self._phrase_label.setBuddy(self.phrase.line)
        self._wrong = label("", "danger", wrap=True)
        self.yes = button(theme, self.tr("Signer"), self.sign, look="primary", role="key")
        self.no = button(theme, self.tr("Annuler"), self.cancel, look="quiet")
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.cancel)
        self._lay_out()
        self.hide()

    def ask(self, wanted: ToSign) -> None:
        """Show what would be signed, and wait for the person."""
        self._asked = wanted
        self._back_to = self.window().focusWidget() if self.isHidden() else self._back_to
        self._what.setText(breakable(wanted.what))
        clear(self._lines)
        for text in wanted.details:
            self._lines.addWidget(label(text, wrap=True))
        for text in wanted.warnings:
            self._lines.addWidget(Said(self._bench.theme, text, "warning", "warning"))
        self._code_label.setVisible(wanted.needs_code)
        self.code.setVisible(wanted.needs_code)
        self._show_phrase(self._signatures.open is None)
        self._say("")
        self._busy(False)
        self.show()
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def first_focus(self) -> QWidget:
        """What to fill first, the button when nothing is."""
        if self._asked is not None and self._asked.needs_code and not self.code.text():
            return self.code
        return self.yes if self.phrase.isHidden() else self.phrase.line

    @property
    def is_asking(self) -> bool:
        """Whether something waits for a signature."""
        return self._asked is not None

    def sign(self) -> None:
        """Sign what is shown."""
        asked = self._asked
        if asked is None or not self.yes.isEnabled():
            return
        opened = self._signatures.open if self.phrase.isHidden() else None
        phrase, code = self.phrase.text(), self.code.text()
        if opened is None and not phrase:
            self._say(self.tr("Écrivez votre phrase de passe pour signer."))
            self.phrase.line.setFocus()
            return
        self._busy(True)

        def work(desk: Desk, session: Session) -> tuple[OpenSignature, Any]:
            if opened is not None:
                refuse_unless_open(desk, session, opened)
            signature = opened or open_signature(desk, session, phrase)
            return signature, asked.work(desk, session, code)

        self._bench.act(work, self._signed, changes=asked.changes, owner=self, failed=self._failed)

    def cancel(self) -> None:
        """Sign nothing."""
        self._close()

    def _signed(self, made: tuple[OpenSignature, Any]) -> None:
        self._signatures.open, result = made
        asked = self._asked
        self._close()
        if asked is not None:
            asked.done(result)

    def _failed(self, error: Exception) -> None:
        self._busy(False)
        if isinstance(error, Refusal) and error.code == "phrase_a_donner":
            self._signatures.forget()
            self._show_phrase(True)
        if isinstance(error, Refusal | EnvironmentFault):
            reasons = error.reasons if isinstance(error, Refusal) and len(error.reasons) > 1 else ()
            self._say("\n".join((error.message, *(f"– {reason}" for reason in reasons))))
            self.first_focus().setFocus()
        else:
            self._bench.notices.report(error)

    def _close(self) -> None:
        self._asked = None
        self.phrase.set_text("")
        self.phrase.hide_words()
        self.code.clear()
        back = self._back_to
        self._back_to = None
        self.hide()
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_phrase(self, shown: bool) -> None:
        self.phrase.setVisible(shown)
        self._phrase_label.setVisible(shown)

    def _say(self, text: str) -> None:
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))

    def _busy(self, busy: bool) -> None:
        self.yes.setText(self.tr("Signature…") if busy else self.tr("Signer"))
        for widget in (self.yes, self.phrase, self.code):
            widget.setEnabled(not busy)

    def _lay_out(self) -> None:
        theme = self._bench.theme
        whole = column(theme, space="small", margin="large")
        whole.addWidget(self._what)
        whole.addLayout(self._lines)
        for widget in (self._code_label, self.code, self._phrase_label, self.phrase, self._wrong):
            whole.addWidget(widget)
        buttons = FlowLayout(theme)
        buttons.addWidget(self.yes)
        buttons.addWidget(self.no)
        whole.addLayout(buttons)
        self.setLayout(whole)
