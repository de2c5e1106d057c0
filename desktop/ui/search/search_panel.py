"""The search everywhere (Ctrl+K): a panel over the page; arrows choose, Enter opens, Escape closes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from desktop.services.search_everywhere import Found, FoundKind, search_everywhere
from desktop.ui.search.commands import Command, commands_of, matching
from desktop.ui.search.result_lines import DETAIL, ICON, TITLE, ResultLines
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.lists import empty
from desktop.ui.widgets.post_words import place_of_post
from desktop.ui.workbench import Workbench

_ACTION = Qt.ItemDataRole.UserRole
_PAUSE = 80
_ICONS = {
    FoundKind.POST: "write",
    FoundKind.IMAGE: "image",
    FoundKind.REPLY: "copy",
    FoundKind.ARTICLE: "law",
    FoundKind.PERSON: "person",
}
_WIDTH, _HEIGHT = 680, 480
_PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The keyboard goes to another window, or to the menu of the field, and comes back."""


class SearchPanel(QFrame):
    """Lives over its parent; `open_for` shows it, empty, with the keyboard in it."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        self._over = parent
        self._before: QWidget | None = None
        self._commands: tuple[Command, ...] = ()
        self._answered = ""
        self._enter_waits = False
        self.setProperty("look", "floating")
        self.setAccessibleName(self.tr("Recherche"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Publication, image, personne, règle, commande, réponse type…"))
        self.field.setAccessibleName(self.tr("Rechercher partout"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Résultats"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(ResultLines(bench.theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._run)
        help_ = label(
            self.tr("↑ ↓ pour choisir, Entrée pour ouvrir, Échap pour fermer"), "caption", wrap=True
        )
        layout = column(bench.theme, space="small", margin="medium")
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(help_)
        self.setLayout(layout)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        bench.theme.changed.connect(self._place)
        parent.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the panel, ready to type; when it is already open, close it."""
        if self.isVisible():
            self.close_panel()
            return
        self._before = QApplication.focusWidget()
        self._commands = commands_of(self._bench)
        self.field.clear()
        self._pause.stop()
        self._answered = ""
        self._show(())
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_panel(self) -> None:
        """Hide it and give the keyboard back."""
        self._enter_waits = False
        self._pause.stop()
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The arrows and Enter of the field act on the list; the panel follows the size of the window."""
        if watched is self._over and event.type() is QEvent.Type.Resize:
            self._place()
        elif watched is self._over and event.type() is QEvent.Type.MouseButtonPress and self.isVisible():
            self.close_panel()
        elif watched is self.field and isinstance(event, QFocusEvent) and self.isVisible():
            if event.lostFocus() and event.reason() not in _PASSING:
                self.hide()
        elif watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._pressed(event.key())
        return super().eventFilter(watched, event)

    def results(self) -> list[str]:
        """The lines that can be opened, as shown."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return [item.text() for item in items if item.data(_ACTION) is not None]

    def _typed(self) -> None:
        self._enter_waits = False
        self._pause.start()

    def _pressed(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            self.close_panel()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            return False
        return True

    def _step(self, step: int) -> None:
        at = self.list.currentRow() + step
        while 0 <= at < self.list.count():
            if self.list.item(at).data(_ACTION) is not None:
                self.list.setCurrentRow(at)
                return
            at += step

    def _enter(self) -> None:
        """Open the current line; when the last letters have no answer yet, the first line of that answer."""
        if self.field.text() != self._answered:
            self._enter_waits = True
            self._pause.stop()
            self._ask()
        elif self.list.currentRow() >= 0:
            self._run(self.list.currentItem())

    def _ask(self) -> None:
        typed = self.field.text()
        self._bench.ask(
            lambda desk, session: (typed, search_everywhere(desk, session, typed)),
            self._answer,
            owner=self,
            key="recherche",
        )

    def _answer(self, answer: tuple[str, Sequence[Found]]) -> None:
        typed, found = answer
        if typed != self.field.text():
            return
        self._answered = typed
        self._show(found)
        if self._enter_waits:
            self._enter_waits = False
            self._enter()

    def _show(self, found: Sequence[Found]) -> None:
        empty(self.list)
        typed = self.field.text()
        commands = matching(self._commands, typed)
        named = [command for command in commands if command.is_called(typed)]
        shown = commands if not typed.strip() else [each for each in commands if each not in named][:4]
        self._add_commands(named)
        for kind in FoundKind:
            of_kind = [each for each in found if each.kind is kind]
            if of_kind:
                self._add_heading(str(kind))
            for each in of_kind:
                self._add(each.title, each.detail, _ICONS[kind], self._opening(each))
        self._add_commands(shown)
        if not self.list.count():
            self._add_heading(self.tr("Rien ne répond à ces mots. Essayez-en moins, ou d’autres."))
        self._step(1)

    def _add_commands(self, commands: Sequence[Command]) -> None:
        if commands:
            self._add_heading(self.tr("Commandes"))
        for command in commands:
            self._add(command.name, command.shortcut, command.icon, command.run)

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setData(TITLE, text)
        self.list.addItem(item)

    def _add(self, title: str, detail: str, role: str, run: Callable[[], object]) -> None:
        item = QListWidgetItem(f"{title}, {detail}" if detail else title)
        for name, value in ((TITLE, title), (DETAIL, detail), (ICON, role), (_ACTION, run)):
            item.setData(name, value)
        item.setToolTip(item.text())
        self.list.addItem(item)

    def _run(self, item: QListWidgetItem) -> None:
        run = item.data(_ACTION)
        if run is not None:
            self.close_panel()
            run()

    def _opening(self, found: Found) -> Callable[[], object]:
        bench = self._bench
        if found.kind is FoundKind.REPLY:
            return lambda: self._copy(found)
        if found.kind is FoundKind.ARTICLE:
            return lambda: bench.go("parametres", f"regles:{found.target}")
        if found.kind is FoundKind.PERSON:
            return lambda: bench.go("parametres", "personnes")
        place = place_of_post(bench.roles, found.state)
        return lambda: bench.go(place, found.target)

    def _copy(self, found: Found) -> None:
        QGuiApplication.clipboard().setText(found.copy)
        self._bench.notices.succeed(
            self.tr("Réponse type copiée\u00a0: «\u00a0{0}\u00a0».").format(found.title)
        )

    def _place(self) -> None:
        parent = self._over
        theme = self._bench.theme
        width = min(theme.px(_WIDTH), parent.width() - theme.px(32))
        height = min(theme.px(_HEIGHT), parent.height() - theme.px(64))
        self.setGeometry((parent.width() - width) // 2, theme.px(56), width, height)
