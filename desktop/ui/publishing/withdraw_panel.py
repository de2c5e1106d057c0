"""« Retirer »: the post from some media, or one of its images, with a reason. Signed at once, no approval."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from desktop.editorial.post import Channel
from desktop.editorial.workflow import State
from desktop.services.publication_file import PublicationFile
from desktop.services.withdrawal import WithdrawalReason
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import clear, column
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.tab_order import ChosenStop


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What is to be withdrawn: the post from `channels`, or the image `asset`, here or `everywhere`."""

    reason: WithdrawalReason
    comment: str
    channels: tuple[Channel, ...] = ()
    asset: str | None = None
    everywhere: bool = False


class WithdrawPanel(QFrame):
    """`asked(Withdrawal)` when the person withdraws, `cancelled()` when not, `image_chosen(asset)` to count its uses."""

    asked = Signal(object)
    cancelled = Signal()
    image_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._theme = theme
        self._title = ""
        self._known: tuple[object, ...] = ()
        self._boxes: dict[Channel, QCheckBox] = {}
        self.whole = QRadioButton(self.tr("La publication"))
        self.one_image = QRadioButton(self.tr("Une image de la publication"))
        self.whole.setChecked(True)
        what = QButtonGroup(self)
        what.addButton(self.whole)
        what.addButton(self.one_image)
        ChosenStop(what)
        self._channels = FlowLayout(theme)
        self._channels_holder = QWidget()
        self._channels_holder.setLayout(self._channels)
        self.image = QComboBox()
        self.image.setAccessibleName(self.tr("Image à retirer"))
        self.everywhere = QCheckBox(self.tr("La retirer de toutes les publications qui l’utilisent"))
        self.reason = QComboBox()
        self.reason.setAccessibleName(self.tr("Motif du retrait"))
        self.reason.setPlaceholderText(self.tr("Choisissez un motif"))
        for reason in WithdrawalReason:
            self.reason.addItem(reason.label, str(reason))
        self.comment = QPlainTextEdit()
        self.comment.setTabChangesFocus(True)
        self.comment.setAccessibleName(self.tr("Précision (facultative)"))
        self.comment.setPlaceholderText(self.tr("Précision (facultative). Pas de renseignements personnels."))
        self._sentence = label("", "strong", wrap=True)
        self.withdraw_button = button(theme, self.tr("Retirer"), self._ask, look="danger", role="remove")
        self._cancel = button(theme, self.tr("Annuler"), self.cancelled.emit, look="quiet")
        self._lay_out()
        self.whole.toggled.connect(self._settle)
        self.image.currentIndexChanged.connect(self._image_changed)
        self.everywhere.toggled.connect(self._settle)
        self.reason.currentIndexChanged.connect(self._settle)

    def show_file(self, shown: PublicationFile) -> None:
        """Offer what may be withdrawn of this post; what is being written stays while that does not change."""
        offered = tuple(out.channel for out in shown.channels if out.state is not State.WITHDRAWN)
        known = (shown.item, shown.title, offered, tuple(image.asset for image in shown.images))
        if known == self._known and self.isVisible():
            return
        self._known, self._title = known, shown.title
        clear(self._channels)
        self._boxes = {}
        for out in shown.channels:
            if out.state is not State.WITHDRAWN:
                box = QCheckBox(out.channel.label)
                box.setChecked(True)
                box.toggled.connect(self._settle)
                self._boxes[out.channel] = box
                self._channels.addWidget(box)
        self.image.blockSignals(True)
        self.image.clear()
        for asset, words in {image.asset: (image.number, image.use.alt) for image in shown.images}.items():
            number, alt = words
            self.image.addItem(self.tr("Image {0}\u00a0: {1}").format(number, alt), asset)
        self.image.blockSignals(False)
        self.one_image.setVisible(bool(shown.images))
        self.whole.setVisible(bool(shown.images))
        self.whole.setChecked(True)
        self.everywhere.setChecked(False)
        # Some reasons forbid an image for ever: none is chosen in advance.
        self.reason.setCurrentIndex(-1)
        self.comment.setPlainText("")
        self._settle()

    def show_uses(self, asset: str, count: int) -> None:
        """How many posts use the image that is chosen."""
        if asset == self.image.currentData():
            words = self.tr("La retirer de toutes les publications qui l’utilisent ({0})").format(count)
            self.everywhere.setText(words)
            self.everywhere.setEnabled(count > 1)

    def wanted(self) -> Withdrawal:
        """What the person asks for."""
        reason = WithdrawalReason(self.reason.currentData())
        comment = self.comment.toPlainText()
        if self.whole.isChecked():
            return Withdrawal(reason, comment, channels=self._chosen())
        return Withdrawal(
            reason, comment, asset=self.image.currentData(), everywhere=self.everywhere.isChecked()
        )

    def _chosen(self) -> tuple[Channel, ...]:
        return tuple(channel for channel, box in self._boxes.items() if box.isChecked())

    def _ask(self) -> None:
        self.asked.emit(self.wanted())

    def _image_changed(self) -> None:
        self._settle()
        if not self.whole.isChecked() and self.image.currentData():
            self.image_chosen.emit(self.image.currentData())

    def _settle(self) -> None:
        whole = self.whole.isChecked()
        self._channels_holder.setVisible(whole)
        self.image.setVisible(not whole)
        self.everywhere.setVisible(not whole)
        if whole:
            where = ", ".join(channel.label for channel in self._chosen())
            said = self.tr("Retirer «\u00a0{0}\u00a0» ({1}).").format(self._title, where)
            said = said if where else self.tr("Choisissez au moins un média.")
        else:
            said = (
                self.tr("Retirer cette image partout.")
                if self.everywhere.isChecked()
                else self.tr("Retirer cette image de «\u00a0{0}\u00a0».").format(self._title)
            )
        named = bool(self._chosen()) if whole else bool(self.image.currentData())
        why = self.reason.currentIndex() >= 0
        self._sentence.setText(said if why or not named else self.tr("Choisissez le motif du retrait."))
        self.withdraw_button.setEnabled(named and why)
        if not whole and self.sender() is self.whole and self.image.currentData():
            self.image_chosen.emit(self.image.currentData())

    def _lay_out(self) -> None:
        self._fit()
        self._theme.changed.connect(self._fit)
        whole = column(self._theme, space="small", margin="large")
        whole.addWidget(label(self.tr("Retirer"), "section"))
        explained = self.tr(
            "Le retrait est signé tout de suite, sans approbation. Il ne touche pas aux pages elles-mêmes\u00a0: enlevez-y "
            "ensuite la publication ou l’image."
        )
        whole.addWidget(label(explained, "muted", wrap=True))
        choice = FlowLayout(self._theme)
        choice.addWidget(self.whole)
        choice.addWidget(self.one_image)
        holder = QWidget()
        holder.setLayout(choice)
        whole.addWidget(holder)
        for part in (self._channels_holder, self.image, self.everywhere):
            whole.addWidget(part)
        whole.addWidget(label(self.tr("Motif"), "caption"))
        whole.addWidget(self.reason)
        whole.addWidget(self.comment)
        whole.addWidget(self._sentence)
        buttons = FlowLayout(self._theme)
        buttons.addWidget(self.withdraw_button)
        buttons.addWidget(self._cancel)
        bottom = QWidget()
        bottom.setLayout(buttons)
        whole.addWidget(bottom)
        self.setLayout(whole)

    def _fit(self) -> None:
        self.comment.setFixedHeight(self._theme.px(64))
