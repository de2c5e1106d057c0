"""F8 and Shift+F8: from one finding to the next, across the texts of a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.editorial.findings import Category, Finding
from desktop.ui.editor.text.announcements import announce
from desktop.ui.editor.text.finding_choices import spoken
from desktop.ui.editor.text.text_area import TextArea

_Step = tuple[int, int, int, str]
"""The place of a field, the span and the rule of a finding: what orders them."""


class FindingNavigator(QObject):
    """Goes through the findings of several areas, in their order, and begins again at the end.

    `fields` gives the areas to go through now, with their names, beginning with those on show; `reach` shows the one
    of a name. `went(field, finding)` follows each step; `nothing_left` an empty round. Names to verify are left to
    their own list.
    """

    went = Signal(str, object)
    nothing_left = Signal()

    def __init__(
        self,
        page: QWidget,
        fields: Callable[[], Sequence[tuple[str, TextArea]]],
        reach: Callable[[str], None] | None = None,
    ) -> None:
        """The keys work anywhere in `page`; without `reach`, every field is on show."""
        super().__init__(page)
        self._fields = fields
        self._reach = reach
        self._last: tuple[TextArea, int, int, str] | None = None
        self._add(page, self.tr("Point à revoir suivant"), "F8", self.next)
        self._add(page, self.tr("Point à revoir précédent"), "Shift+F8", self.previous)

    def _add(self, page: QWidget, name: str, keys: str, go: Callable[[], bool]) -> None:
        action = QAction(name, page)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _=False: go())
        page.addAction(action)

    def next(self) -> bool:
        """Go to the next finding; false when there is none."""
        return self._go(1)

    def previous(self) -> bool:
        """Go to the previous finding; false when there is none."""
        return self._go(-1)

    def _go(self, direction: int) -> bool:
        fields = self._fields()
        found = [
            ((place, finding.start, finding.end, finding.rule), finding)
            for place, (_, area) in enumerate(fields)
            for finding in area.present_findings()
            if finding.category is not Category.NAME_TO_VERIFY
        ]
        steps = sorted(found, key=lambda pair: pair[0])
        if not steps:
            self._last = None
            if fields:
                announce(fields[0][1], self.tr("Aucun point à revoir."))
            self.nothing_left.emit()
            return False
        here = self._here(fields)
        if direction > 0:
            chosen = next((step for step in steps if step[0] > here), steps[0])
        else:
            chosen = next((step for step in reversed(steps) if step[0] < here), steps[-1])
        self._arrive(fields, *chosen)
        return True

    def _here(self, fields: Sequence[tuple[str, TextArea]]) -> _Step:
        """The last finding visited, as long as it is still selected and on show; else the caret, else the beginning."""
        last = self._last
        for place, (_, area) in enumerate(fields):
            if area.hasFocus():
                start, end = area.selection()
                if last is not None and last[:3] == (area, start, end):
                    return (place, *last[1:])
                return (place, start, -1, "")
        for place, (_, area) in enumerate(fields):
            if last is not None and last[0] is area and area.isVisible():
                return (place, *last[1:])
        return (-1, -1, -1, "")

    def _arrive(self, fields: Sequence[tuple[str, TextArea]], step: _Step, finding: Finding) -> None:
        name, area = fields[step[0]]
        self._last = (area, *step[1:])
        area.select(finding.start, finding.end)
        if self._reach is not None:
            self._reach(name)
        area.setFocus(Qt.FocusReason.ShortcutFocusReason)
        area.emphasise(finding)
        announce(area, spoken(finding))
        self.went.emit(name, finding)
