"""The lists of the policy that a post answers to: objectives (art. 4), audiences (art. 5)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.editorial.policy_lists import PolicyEntry, label_of
from desktop.ui.theme import Theme
from desktop.ui.widgets.fold import Fold
from desktop.ui.widgets.wrapped_check import WrappedCheck


class ListField(Fold):
    """Codes to tick. `chosen(tuple[str, ...])` follows the person, in the order of the list."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, title: str, entries: Sequence[PolicyEntry], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, title, parent)
        self._unknown: tuple[str, ...] = ()
        self.checks: dict[str, WrappedCheck] = {}
        for entry in entries:
            check = WrappedCheck(theme, entry.label)
            check.toggled.connect(self._tell)
            self.body.addWidget(check)
            self.checks[entry.code] = check

    def show_codes(self, codes: Sequence[str]) -> None:
        """Show what is chosen; a code of another version is kept as it is."""
        self._unknown = tuple(code for code in codes if code not in self.checks)
        for code, check in self.checks.items():
            check.set_checked(code in codes)
        self._summarise(codes)

    def _tell(self) -> None:
        codes = (*(code for code, check in self.checks.items() if check.is_checked()), *self._unknown)
        self._summarise(codes)
        self.chosen.emit(codes)

    def _summarise(self, codes: Sequence[str]) -> None:
        if not codes:
            self.summarise(self.tr("à choisir"))
        elif len(codes) == 1:
            self.summarise(label_of(codes[0]))
        else:
            self.summarise(self.tr("{0} choisis").format(len(codes)))
