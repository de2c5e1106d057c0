"""What changed is shown by more than a colour, and said aloud."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from showing import shown

from desktop.editorial.differences import word_differences
from desktop.ui.theme import Theme
from desktop.ui.widgets.difference_view import DifferenceView
from desktop.ui.widgets.reading_order import follow_layout
from desktop.ui.widgets.shared_columns import Part, SharedColumns


def formats(view: DifferenceView) -> dict[str, tuple[bool, bool, bool]]:
    """By word: whether it has a background, is underlined, is struck."""
    found = {}
    cursor = QTextCursor(view.document())
    while not cursor.atEnd():
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        look = cursor.charFormat()
        key = (look.background().style().value != 0, look.fontUnderline(), look.fontStrikeOut())
        found[cursor.selectedText()] = key
        cursor.clearSelection()
    return found


class TestDifferenceView:
    def test_added_is_underlined_and_removed_is_struck_beside_their_backgrounds(
        self, theme: Theme, qtbot: QtBot
    ) -> None:
        view = DifferenceView(theme)
        qtbot.addWidget(view)
        view.show_pieces(word_differences("a b", "a c"))
        found = formats(view)
        assert found["a"] == (False, False, False)
        assert found["b"] == (True, False, True)
        assert found["c"] == (True, True, False)
        assert view.accessibleDescription() == "Retiré\u00a0: b. Ajouté\u00a0: c."

    def test_a_space_that_became_unbreakable_is_seen(self, theme: Theme, qtbot: QtBot) -> None:
        view = DifferenceView(theme)
        qtbot.addWidget(view)
        view.show_pieces(word_differences("14 h", "14\u00a0h"))
        assert view.toPlainText() == "14·°h"

    def test_it_is_as_tall_as_its_text_at_any_width(self, theme: Theme, qtbot: QtBot) -> None:
        page = QWidget()
        layout = QVBoxLayout(page)
        view = DifferenceView(theme)
        layout.addWidget(view)
        layout.addStretch(1)
        view.show_pieces(word_differences("", "mot " * 200))
        shown(page, qtbot, 900, 600)
        wide = view.height()
        page.resize(300, 600)
        qtbot.waitUntil(lambda: view.height() > wide)
        assert view.height() >= view.document().size().height()

    def test_nothing_changed_is_said(self, theme: Theme, qtbot: QtBot) -> None:
        view = DifferenceView(theme)
        qtbot.addWidget(view)
        view.show_pieces((), "(aucun texte)")
        assert view.toPlainText() == "(aucun texte)"
        assert view.accessibleDescription() == "Aucun changement."


class TestSharedColumns:
    def test_as_many_as_there_is_room_for(self, theme: Theme, qtbot: QtBot) -> None:
        parts = [
            Part(name, QWidget(), least, 1)
            for name, least in (("File", 250), ("Texte", 500), ("Points", 290))
        ]
        columns = SharedColumns(theme, parts)
        shown(columns, qtbot, 1200, 500)
        assert columns.shown_parts() == (0, 1, 2)
        columns.resize(800, 500)
        assert columns.shown_parts() == (0, 1)
        columns.show_part(2)
        assert columns.shown_parts() == (0, 2)
        columns.resize(400, 500)
        assert columns.shown_parts() == (2,)
        columns.show_part(0)
        assert columns.shown_parts() == (0,)
        columns.leave_alone(1)
        assert columns.shown_parts() == (1,)
        assert not any(each.isVisible() for each in columns.findChildren(QPushButton)), (
            "nothing else to choose"
        )
        columns.leave_alone(None)
        assert columns.shown_parts() == (0,)


def test_tab_follows_the_layout_whatever_was_made_first(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    made = [QPushButton(str(number), page) for number in range(4)]
    layout, inner = QVBoxLayout(page), QVBoxLayout()
    layout.addWidget(made[3])
    layout.addLayout(inner)
    for later in (made[1], made[2]):
        inner.addWidget(later)
    layout.addWidget(made[0])
    follow_layout(page)
    visited = [made[3]]
    while (following := visited[-1].nextInFocusChain()) is not made[3]:
        visited.append(following)
    assert [widget.text() for widget in visited if isinstance(widget, QPushButton)] == ["3", "1", "2", "0"]
