"""The bottom of the page: the four decisions, what holds them back, and the signature asked in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from desktop.editorial.post import Channel
from desktop.editorial.workflow import Action
from desktop.ui.approvals.signing_panel import SigningPanel
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import clear, column, frame
from desktop.ui.widgets.labels import breakable, label
from desktop.ui.widgets.styled import restyle


class DecisionBar(QWidget):
    """The buttons of the decisions. `asked(Action)` when one is chosen, `correcting(bool)` for the editor.

    What is refused is greyed, with the reason beside it; a reason common to all is said once.
    """

    asked = Signal(object)
    correcting = Signal(bool)
    channels_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._boxes: dict[Channel, QCheckBox] = {}
        self._is_correcting = False
        self._refusals: dict[Action, str] = {}
        self._held = ""
        self._may_sign_correction = False
        self._reason = label("", "muted", wrap=True)
        self._channels = FlowLayout(theme)
        self.signing = SigningPanel(theme)
        self.buttons = self._make_buttons()
        self._choosing = self._choices()
        self.signing.hide()
        whole = column(theme, space="small", margin="large")
        whole.addWidget(self._choosing)
        whole.addWidget(self.signing)
        made = frame("panel", whole)
        outer = column(theme)
        outer.addWidget(frame("line"))
        outer.addWidget(made)
        outer.setSpacing(0)
        self.setLayout(outer)

    # What may be decided

    def show_channels(self, waiting: tuple[Channel, ...]) -> None:
        """The channels to decide of: a box each when there are several."""
        clear(self._channels)
        self._boxes = {}
        if waiting:
            self._channels.addWidget(label(self.tr("Décider de\u00a0:"), "muted"))
        for channel in waiting:
            box = QCheckBox(channel.label)
            box.setChecked(True)
            box.toggled.connect(self._channel_toggled)
            self._boxes[channel] = box
            self._channels.addWidget(box)

    def channels(self) -> tuple[Channel, ...]:
        """The channels chosen."""
        return tuple(channel for channel, box in self._boxes.items() if box.isChecked())

    def allow(self, refusals: dict[Action, str], held: str = "") -> None:
        """Which decisions may be taken: `refusals` by action; `held` holds back both approvals for now."""
        self._refusals, self._held = refusals, held
        self._settle()

    def show_correcting(self, correcting: bool, *, may_sign: bool = False) -> None:
        """Whether the words are being corrected, and whether that correction changes something."""
        self._is_correcting, self._may_sign_correction = correcting, may_sign
        self._settle()

    def ask_signature(self) -> None:
        """Show the signature in place of the buttons."""
        self._turn(signing=True)

    def show_choices(self) -> None:
        """Back to the buttons."""
        self._turn(signing=False)

    @property
    def is_signing(self) -> bool:
        """Whether a signature is being asked."""
        return not self.signing.isHidden()

    def _turn(self, *, signing: bool) -> None:
        self.signing.setVisible(signing)
        self._choosing.setVisible(not signing)

    def _make_buttons(self) -> dict[Action, QPushButton]:
        approve = button(
            self._theme,
            self.tr("Approuver"),
            lambda: self.asked.emit(Action.APPROVE),
            look="primary",
            role="check",
            shortcut="Ctrl+Return",
        )
        QShortcut(QKeySequence("Ctrl+Enter"), self, approve.click)  # that of the numeric keypad
        # The first of the page once the words are being corrected, never before.
        correct = button(self._theme, self.tr("Approuver avec une correction"), self._correct, look="primary")
        changes = button(
            self._theme,
            self.tr("Demander des modifications"),
            lambda: self.asked.emit(Action.REQUEST_CHANGES),
        )
        reject = button(
            self._theme, self.tr("Refuser"), lambda: self.asked.emit(Action.REJECT), look="danger"
        )
        return {
            Action.APPROVE: approve,
            Action.APPROVE_WITH_CORRECTION: correct,
            Action.REQUEST_CHANGES: changes,
            Action.REJECT: reject,
        }

    def _choices(self) -> QWidget:
        self._cancel = button(
            self._theme,
            self.tr("Abandonner la correction"),
            lambda: self.correcting.emit(False),
            look="quiet",
        )
        made = QWidget()
        layout = column(self._theme, space="small")
        layout.addWidget(self._reason)
        # A correction holds for every channel.
        self._which = QWidget()
        self._which.setLayout(self._channels)
        layout.addWidget(self._which)
        layout.addWidget(self._flow())
        made.setLayout(layout)
        return made

    def _flow(self) -> QWidget:
        holder = QWidget()
        line = FlowLayout(self._theme)
        line.addWidget(self.buttons[Action.APPROVE])
        line.addWidget(self.buttons[Action.APPROVE_WITH_CORRECTION])
        line.addWidget(self._cancel)
        line.addWidget(self.buttons[Action.REQUEST_CHANGES])
        line.addWidget(self.buttons[Action.REJECT])
        holder.setLayout(line)
        return holder

    def _correct(self) -> None:
        if self._is_correcting:
            self.asked.emit(Action.APPROVE_WITH_CORRECTION)
        else:
            self.correcting.emit(True)

    def _channel_toggled(self) -> None:
        self._settle()
        self.channels_changed.emit()

    def _settle(self) -> None:
        chosen = bool(self.channels())
        correcting = self._is_correcting
        allowed = {action: action not in self._refusals for action in self.buttons}
        approving = not self._held
        self._enable(Action.APPROVE, allowed[Action.APPROVE] and approving and chosen and not correcting)
        self._enable(
            Action.APPROVE_WITH_CORRECTION,
            allowed[Action.APPROVE_WITH_CORRECTION]
            and (not correcting or (approving and self._may_sign_correction)),
        )
        for action in (Action.REQUEST_CHANGES, Action.REJECT):
            self._enable(action, allowed[action] and chosen and not correcting)
        self._cancel.setVisible(correcting)
        for action in (Action.APPROVE, Action.REQUEST_CHANGES, Action.REJECT):
            self.buttons[action].setVisible(not correcting)
        self._which.setVisible(not correcting and len(self._boxes) > 1)
        correct = self.buttons[Action.APPROVE_WITH_CORRECTION]
        words = self.tr("Signer cette correction") if correcting else self.tr("Approuver avec une correction")
        correct.setText(words)
        correct.setAccessibleName(words)
        restyle(correct, "look", "primary" if correcting else "")
        self._say_why(chosen=chosen)

    def _enable(self, action: Action, enabled: bool) -> None:
        self.buttons[action].setEnabled(enabled)

    def _say_why(self, *, chosen: bool) -> None:
        """Why the first decision of the page is held; each other button says its own reason."""
        leading = Action.APPROVE_WITH_CORRECTION if self._is_correcting else Action.APPROVE
        said = self._refusals.get(leading, "")
        if not said and self._is_correcting and not self._may_sign_correction:
            said = self.tr("Changez d’abord un mot du titre ou du texte.")
        elif not said and not chosen:
            said = self.tr("Choisissez au moins un média.")
        said = said or self._held
        self._reason.setText(breakable(said))
        self._reason.setVisible(bool(said))
        for action, made in self.buttons.items():
            own = "" if made.isEnabled() else self._refusals.get(action) or said
            made.setAccessibleDescription(own)
            if action is not Action.APPROVE:
                made.setToolTip(own)
