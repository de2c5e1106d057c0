"""What is said of an image: its alternative text, its credit and where the credit is printed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.editorial.post import ImageUse
from desktop.ui.editor.images.record_fields import choices, field
from desktop.ui.theme import Theme
from desktop.ui.widgets.following import add_gap, follow
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.styled import restyle
from desktop.ui.widgets.wrapped_check import WrappedCheck

AIM = 125
"""Characters: what a screen reader says in one breath (good practice, WCAG 1.1.1)."""
MOST = 150
_CALM = 500
_PLACES: tuple[str | None, ...] = (None, "texte", "image")


class DescriptionForm(QWidget):
    """Alternative text, credit line. `edited(ImageUse)` comes when typing pauses, and from `flush`."""

    edited = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._use = ImageUse("")
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self.flush)
        self.alt = QPlainTextEdit()
        self.alt.setTabChangesFocus(True)
        self.alt.setPlaceholderText(self.tr("Ce qu’on voit, en une phrase"))
        self.counter = label("", "muted", wrap=True)
        self.decorative = WrappedCheck(
            theme, self.tr("Image décorative\u00a0: les lecteurs d’écran l’ignorent")
        )
        self.credit = QLineEdit()
        self.credit.setPlaceholderText(self.tr("Photo\u00a0: prénom et nom"))
        self.place = choices(
            theme,
            self.tr("Où la mention paraît"),
            self.tr("Nulle part"),
            self.tr("Dans le texte, sous l’image"),
            self.tr("Sur l’image même, dans un bandeau"),
        )
        self._lay_out()
        self._connect()

    def show_use(self, use: ImageUse, editable: bool) -> None:
        """Show the use of an image; what is being typed on the same image is kept."""
        typing = self._calm.isActive() and use.asset == self._use.asset
        self._use = use
        for each in (self.alt, self.decorative, self.credit, self.place):
            each.setEnabled(editable)
        if typing:
            return
        self._quietly(use)
        self._count()

    def flush(self) -> None:
        """Say now what was typed."""
        self._calm.stop()
        made = self._made()
        if made != self._use and self._use.asset:
            self._use = made
            self.edited.emit(made)

    def _quietly(self, use: ImageUse) -> None:
        widgets: tuple[QWidget, ...] = (self.alt, self.decorative, self.credit, self.place)
        for each in widgets:
            each.blockSignals(True)
        if self.alt.toPlainText() != use.alt:
            self.alt.setPlainText(use.alt)
        self.decorative.set_checked(use.decorative)
        if self.credit.text() != (use.credit or ""):
            self.credit.setText(use.credit or "")
        self.place.setCurrentIndex(_PLACES.index(use.credit_where) if use.credit_where in _PLACES else 0)
        for each in widgets:
            each.blockSignals(False)

    def _made(self) -> ImageUse:
        alt = " ".join(part for part in self.alt.toPlainText().split("\n") if part)
        credit = self.credit.text().strip(" ") or None
        where = _PLACES[self.place.currentIndex()] if credit else self._use.credit_where
        return replace(
            self._use, alt=alt, decorative=self.decorative.is_checked(), credit=credit, credit_where=where
        )

    def _lay_out(self) -> None:
        theme = self._theme
        follow(theme, self, lambda: self.alt.setFixedHeight(theme.px(84)))
        layout = column(theme, space="small")
        self.setLayout(layout)
        layout.addLayout(field(theme, self.tr("Texte de remplacement"), self.alt))
        layout.addWidget(self.counter)
        layout.addWidget(self.decorative)
        add_gap(theme, layout)
        layout.addLayout(field(theme, self.tr("Mention de source"), self.credit))
        layout.addLayout(field(theme, self.tr("Où paraît la mention"), self.place))
        layout.addStretch(1)

    def _connect(self) -> None:
        self.alt.textChanged.connect(self._typed)
        self.credit.textEdited.connect(self._credited)
        self.decorative.toggled.connect(self._decided)
        self.place.activated.connect(self._decided)

    def _typed(self) -> None:
        self._count()
        self._calm.start()

    def _credited(self, text: str) -> None:
        if text.strip() and self.place.currentIndex() == 0:
            # A credit that is printed nowhere credits nobody (art. 26).
            self.place.setCurrentIndex(1)
        self._calm.start()

    def _decided(self, *_: object) -> None:
        self._count()
        self.flush()

    def _count(self) -> None:
        length = len(self.alt.toPlainText().strip())
        if self.decorative.is_checked():
            words, look = self.tr("Aucun texte ne sera lu pour cette image."), "muted"
        elif length > MOST:
            words = self.tr("{0} caractères\u00a0: trop long, restez sous {1}.").format(length, MOST)
            look = "warning"
        else:
            said = self.tr("{0} caractère") if length < 2 else self.tr("{0} caractères")
            words = self.tr("{0}; visez {1}, au plus {2}.").format(said.format(length), AIM, MOST)
            look = "muted"
        self.alt.setEnabled(not self.decorative.is_checked() and self.decorative.isEnabled())
        self.counter.setText(words)
        restyle(self.counter, "look", look)
