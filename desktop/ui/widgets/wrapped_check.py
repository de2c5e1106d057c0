"""A check box whose words wrap: the lists of the policy are sentences."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from desktop.ui.theme import Theme
from desktop.ui.widgets.following import follow, keep_spacing
from desktop.ui.widgets.held import Row
from desktop.ui.widgets.labels import label


class WrappedCheck(QWidget):
    """A check box and its words, on as many lines as they need. `toggled(bool)` follows the person only."""

    toggled = Signal(bool)

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(self)
        self.box.setProperty("look", "bare")
        self.box.setAccessibleName(text)
        self.box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._words = label(text, wrap=True)
        self._words.setBuddy(self.box)
        follow(theme, self, lambda: self._words.setMinimumHeight(theme.px(22)))
        self._words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        layout = Row(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("small"))
        keep_spacing(theme, layout)
        layout.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)
        self.box.clicked.connect(self.toggled)
        self.setFocusProxy(self.box)

    def text(self) -> str:
        """The words."""
        return self._words.text()

    def set_text(self, text: str) -> None:
        """Other words."""
        self._words.setText(text)
        self.box.setAccessibleName(text)

    def is_checked(self) -> bool:
        """Whether it is checked."""
        return self.box.isChecked()

    def set_checked(self, checked: bool) -> None:
        """Check or not, without telling."""
        self.box.setChecked(checked)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The words check the box too."""
        if event.button() is Qt.MouseButton.LeftButton and self.isEnabled():
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
            self.box.click()
        event.accept()
