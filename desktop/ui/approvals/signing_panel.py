"""The signature, asked in place: what is signed, the comment, the passphrase unless it was just given."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from desktop.editorial.civil_dates import french_time
from desktop.services.signature import OpenSignature
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import clear, column, frame, row
from desktop.ui.widgets.labels import breakable, label
from desktop.ui.widgets.passphrase import PassphraseField


class SigningPanel(QWidget):
    """`signed()` when the person signs, `cancelled()` when not, `lock_asked()` to close an open signature."""

    signed = Signal()
    cancelled = Signal()
    lock_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._comment_required = False
        self._open = False
        self._busy = False
        self._sentence = label("", "strong", wrap=True)
        self._warning = column(theme, space="tiny", margin="small")
        self._warned = frame("warning", self._warning)
        self.comment = QPlainTextEdit(self)
        self.comment.setTabChangesFocus(True)
        self.comment.setAccessibleName(self.tr("Commentaire"))
        self.comment.textChanged.connect(self._settle)
        self.replace_box = QCheckBox(self.tr("Ma décision remplace la sienne"))
        self.replace_box.toggled.connect(self._settle)
        self._asked = label(self.tr("Votre phrase de passe, pour signer"), "caption")
        self.passphrase = PassphraseField(theme, self.tr("Votre phrase de passe, pour signer"))
        self.passphrase.changed.connect(self._settle)
        self.passphrase.entered.connect(self._enter)
        self._until = label("", "muted", wrap=True)
        self._lock = button(theme, self.tr("Verrouiller"), self.lock_asked.emit, look="link", role="lock")
        self.sign_button = button(theme, self.tr("Signer"), self._enter, look="primary", role="key")
        self.cancel_button = button(theme, self.tr("Annuler"), self._cancel, look="quiet")
        self.cancel_button.setShortcut("Esc")
        self._lay_out()

    def ask(
        self, sentence: str, *, comment: str | None = None, comment_required: bool = False, warning: str = ""
    ) -> None:
        """Ask for a signature under `sentence`. `comment` invites one, None when there is none to make."""
        self._sentence.setText(breakable(sentence))
        self._comment_required = comment_required
        self.comment.setVisible(comment is not None)
        self.comment.setPlaceholderText(comment or "")
        self._warn((warning,) if warning else ())
        self.replace_box.setChecked(False)
        self.replace_box.hide()
        self.passphrase.mark_wrong(False)
        self._settle()

    def show_signature(self, signature: OpenSignature | None) -> None:
        """Whether the passphrase must be asked."""
        self._open = signature is not None
        typing = self.passphrase.line.hasFocus()
        self._asked.setVisible(not self._open)
        self.passphrase.setVisible(not self._open)
        self._lock.setVisible(self._open)
        self._until.setVisible(self._open)
        if signature is not None:
            self._until.setText(open_until(signature.until))
        self._settle()
        if self._open and typing:
            self.sign_button.setFocus()

    def show_conflict(self, reasons: tuple[str, ...]) -> None:
        """Somebody decided otherwise: their decision is said, and may be knowingly replaced."""
        self._warn(
            (self.tr("Une autre personne de la direction a décidé autrement de cette version."), *reasons)
        )
        self.replace_box.show()
        self._settle()
        self.replace_box.setFocus()

    def show_wrong(self, message: str) -> None:
        """The passphrase is not the right one."""
        self.passphrase.mark_wrong(True)
        self.passphrase.line.selectAll()
        self._warn((message,))
        self._settle()
        self.passphrase.setFocus()

    def busy(self, busy: bool) -> None:
        """While the signature is being made nothing else can be asked; the keyboard stays where it is."""
        self._busy = busy
        self.comment.setReadOnly(busy)
        self.passphrase.line.setReadOnly(busy)
        self.sign_button.setText(self.tr("Signature en cours…") if busy else self.tr("Signer"))
        self.sign_button.setAccessibleName(self.sign_button.text())
        for each in (self.cancel_button, self._lock, self.replace_box):
            each.setEnabled(not busy or each.hasFocus())

    def forget(self) -> None:
        """Empty the fields: the passphrase stays nowhere."""
        self.passphrase.set_text("")
        self.passphrase.hide_words()
        self.passphrase.mark_wrong(False)
        self.comment.setPlainText("")

    def first_focus(self) -> QWidget:
        """Where to begin: the comment when one is required, else the passphrase, else the button."""
        if self._comment_required:
            return self.comment
        return self.sign_button if self._open else self.passphrase

    def _warn(self, lines: tuple[str, ...]) -> None:
        clear(self._warning)
        for text in lines:
            self._warning.addWidget(label(text, wrap=True))
        self._warned.setVisible(bool(lines))

    def _fit(self) -> None:
        self.comment.setFixedHeight(self._theme.px(64))

    def _enter(self) -> None:
        if self.sign_button.isEnabled() and not self._busy:
            self.signed.emit()

    def _cancel(self) -> None:
        if not self._busy:
            self.cancelled.emit()

    def _settle(self) -> None:
        worded = any(letter.isalnum() for letter in self.comment.toPlainText())
        proved = self._open or bool(self.passphrase.text())
        replaced = self.replace_box.isHidden() or self.replace_box.isChecked()
        self.sign_button.setEnabled(proved and replaced and (worded or not self._comment_required))

    def _lay_out(self) -> None:
        self.comment.setFixedHeight(self._theme.px(64))
        self._theme.changed.connect(self._fit)
        whole = column(self._theme, space="small")
        whole.addWidget(self._sentence)
        whole.addWidget(self._warned)
        whole.addWidget(self.replace_box)
        whole.addWidget(self.comment)
        whole.addWidget(self._asked)
        line = row(self._theme)
        line.addWidget(self.passphrase, 2)
        line.addWidget(self._until, 1)
        line.addWidget(self._lock)
        line.addWidget(self.sign_button)
        line.addWidget(self.cancel_button)
        whole.addLayout(line)
        self.setLayout(whole)


def open_until(until: dt.datetime) -> str:
    """`Signature ouverte jusqu’à 10 h 42`."""
    return QCoreApplication.translate("SigningPanel", "Signature ouverte jusqu’à {0}").format(
        french_time(until)
    )
