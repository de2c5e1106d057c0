"""Find and replace in the text being written, keyboard first."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QGridLayout, QLineEdit, QPushButton, QWidget

from desktop.ui.editor.text.announcements import announce
from desktop.ui.editor.text.folding import find_all
from desktop.ui.editor.text.text_area import TextArea
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button, tool_button
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.following import keep_spacing
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.tab_order import order_after

_SOON = 150

_Match = tuple[int, int, int]
"""The number of the area, and the span found there."""


class FindBar(QFrame):
    """Searches the areas of `target`, in the order given, as one text. `closed` when the person is done."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._areas: tuple[TextArea, ...] = ()
        self._area: TextArea | None = None  # the one where the person is
        self._matches: list[_Match] = []
        self.setProperty("look", "panel")
        self.setAccessibleName(self.tr("Rechercher et remplacer"))
        self.wanted = self._line(self.tr("Rechercher"))
        self.new = self._line(self.tr("Remplacer par"))
        self.count = label("", "muted")
        self.accents = QCheckBox(self.tr("Tenir compte des accents"))
        self.whole = QCheckBox(self.tr("Mot entier"))
        self._replacing: tuple[QWidget, ...] = ()
        self._lay_out()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._search)
        self.wanted.textChanged.connect(self._search_here)
        self.accents.toggled.connect(self._search_here)
        self.whole.toggled.connect(self._search_here)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_keyboard)
        self.hide()

    def install(self, page: QWidget) -> None:
        """Open by Ctrl+F and Ctrl+H anywhere in `page`."""
        for name, keys, replacing in (
            (self.tr("Rechercher"), "Ctrl+F", False),
            (self.tr("Remplacer"), "Ctrl+H", True),
        ):
            action = QAction(name, page)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, wanted=replacing: self.open(replacing=wanted))
            page.addAction(action)

    def target(self, *areas: TextArea) -> None:
        """Search these areas from now on; the person is in the last one, unless the keyboard is in another."""
        if areas == self._areas:
            return
        for area in self._areas:
            area.edited.disconnect(self._search_soon)
            area.marks.show_matches(())
        self._areas = areas
        self._area = next((area for area in areas if area.hasFocus()), areas[-1] if areas else None)
        for area in areas:
            area.edited.connect(self._search_soon)
        if not self.isHidden():
            self._search()

    def _follow_keyboard(self, _: QWidget | None, now: QWidget | None) -> None:
        self._area = next((area for area in self._areas if area is now), self._area)

    def _search_soon(self) -> None:
        """PySide never lets go of a method of Qt's own that a signal was connected to: this one is ours."""
        self._soon.start()

    # Opening and closing

    def open(self, *, replacing: bool = False) -> None:
        """Show the bar; the selected words are what is searched."""
        for widget in self._replacing:
            widget.setVisible(replacing)
        self.show()
        if self._area is not None:
            words = self._area.selected_text()
            if words and "\n" not in words:
                self.wanted.setText(words)
            for widget in self._replacing:
                widget.setEnabled(self._may_write())
        self._search()
        self.wanted.selectAll()
        self.wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Close, and go back to the text."""
        self.hide()
        for area in self._areas:
            area.marks.show_matches(())
        if self._area is not None:
            self._area.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape closes; Enter goes on, Shift+Enter goes back, from either field."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.new.hasFocus():
                self.replace()
            else:
                self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    # Finding

    def next(self) -> None:
        """Go to the next match."""
        self._step(1)

    def previous(self) -> None:
        """Go to the previous match."""
        self._step(-1)

    def _search_here(self) -> None:
        """What is searched changed: go to the first match from the caret on."""
        self._search()
        if self._matches:
            number, start, _ = self._here()
            self._show(next((m for m in self._matches if m[:2] >= (number, start)), self._matches[0]))
            self._say_count()

    def _search(self) -> None:
        if self.isHidden():
            return
        self._matches = []
        for number, area in enumerate(self._areas):
            found = find_all(
                area.text(),
                self.wanted.text(),
                accents=self.accents.isChecked(),
                whole_words=self.whole.isChecked(),
            )
            area.marks.show_matches(found)
            self._matches += [(number, start, end) for start, end in found]
        self._say_count()

    def _here(self) -> _Match:
        """Where the person is, as a match would be."""
        if self._area is None:
            return (0, 0, 0)
        return (self._areas.index(self._area), *self._area.selection())

    def _show(self, match: _Match) -> None:
        """Select a match, and nothing in the other areas."""
        number, start, end = match
        if self._area is not None and self._area is not self._areas[number]:
            self._area.select(*[self._area.selection()[0]] * 2)
        self._area = self._areas[number]
        self._area.select(start, end)

    def _step(self, direction: int) -> None:
        if not self._matches:
            self._say_count()
            return
        here = self._here()
        if direction > 0:
            chosen = next((m for m in self._matches if m > here), self._matches[0])
        else:
            chosen = next((m for m in reversed(self._matches) if m < here), self._matches[-1])
        self._show(chosen)
        self._say_count()
        announce(self, self.count.text())

    def _say_count(self) -> None:
        found = len(self._matches)
        if not self.wanted.text():
            said = ""
        elif not found:
            said = self.tr("Aucun résultat")
        else:
            here = self._here()
            said = (
                self.tr("{0} sur {1}").format(self._matches.index(here) + 1, found)
                if here in self._matches
                else self.tr("{0} résultats").format(found)
                if found > 1
                else self.tr("1 résultat")
            )
        self.count.setText(said)
        for control in (self._next, self._previous, self._replace, self._replace_all):
            control.setEnabled(bool(found) and (control not in self._replacing or self._may_write()))

    def _may_write(self) -> bool:
        return any(not area.isReadOnly() for area in self._areas)

    # Replacing

    def replace(self) -> None:
        """Replace the match that is selected, then go to the next one."""
        if self._area is None or not self._may_write():
            return
        here = self._here()
        if here in self._matches and not self._area.isReadOnly():
            self._area.replace_text(*here[1:], self.new.text())
            after = here[1] + len(self._area.acceptable(self.new.text()))
            self._area.select(after, after)
            self._search()
        self._step(1)

    def replace_all(self) -> int:
        """Replace every match where one may write, in one undo step an area; how many."""
        self._search()
        count, new = 0, self.new.text()
        for number, area in enumerate(self._areas):
            spans = [(start, end, new) for place, start, end in self._matches if place == number]
            if spans and not area.isReadOnly():
                area.replace_all(spans)
                count += len(spans)
        if not count:
            return 0
        self._search()
        self.count.setText(
            self.tr("{0} remplacements").format(count) if count > 1 else self.tr("1 remplacement")
        )
        announce(self, self.count.text())
        return count

    # The bar

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        made.setPlaceholderText(name)
        return made

    def _lay_out(self) -> None:
        theme, grid = self._theme, QGridLayout()
        grid.setContentsMargins(*[theme.space("medium")] * 4)
        grid.setSpacing(theme.space("small"))
        keep_spacing(theme, grid)
        self._previous = tool_button(theme, self.tr("Résultat précédent"), "up", self.previous)
        self._next = tool_button(theme, self.tr("Résultat suivant"), "down", self.next)
        close = tool_button(theme, self.tr("Fermer la recherche"), "close", self.dismiss)
        self._replace: QPushButton = button(theme, self.tr("Remplacer"), self.replace)
        self._replace_all: QPushButton = button(theme, self.tr("Tout remplacer"), self.replace_all)
        self._replacing = (self.new, self._replace, self._replace_all)
        grid.addWidget(self.wanted, 0, 0)
        for place, widget in enumerate((self._previous, self._next, self.count), 1):
            grid.addWidget(widget, 0, place)
        grid.addWidget(close, 0, 5)
        grid.addWidget(self.new, 1, 0)
        buttons = FlowLayout(theme)
        buttons.addWidget(self._replace)
        buttons.addWidget(self._replace_all)
        grid.addLayout(buttons, 1, 1, 1, 4)
        options = FlowLayout(theme)
        options.addWidget(self.whole)
        options.addWidget(self.accents)
        grid.addLayout(options, 2, 0, 1, 6)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(4, 1)
        self.setLayout(grid)
        # As in a word processor, Tab goes from what is searched to what replaces it.
        order_after(
            self.wanted,
            (
                self.new, self._previous, self._next, self._replace, self._replace_all,
                self.whole, self.accents, close,
            ),
        )  # fmt: skip
