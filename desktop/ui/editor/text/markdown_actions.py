"""The Markdown actions of a toolbar and of the keyboard: a name, an icon, a shortcut, and what they do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.ui.editor.text import markdown_edits
from desktop.ui.editor.text.markdown_edits import TextEdit
from desktop.ui.editor.text.text_area import TextArea


@dataclass(frozen=True, slots=True)
class MarkdownAction:
    """One action. `icon` is an icon role; `act(area)` does it, in one undo step, and gives the area the focus."""

    name: str
    icon: str
    shortcut: str
    act: Callable[[TextArea], None]


def bold(area: TextArea) -> None:
    """Bold on or off."""
    _apply(
        area,
        lambda text, start, end: markdown_edits.emphasised(text, start, end, "**", _said("texte en gras")),
    )


def italic(area: TextArea) -> None:
    """Italics on or off."""
    _apply(
        area,
        lambda text, start, end: markdown_edits.emphasised(text, start, end, "*", _said("texte en italique")),
    )


def heading(area: TextArea) -> None:
    """A second-level heading (the title of the post is the first), or an ordinary line again."""
    _apply(area, markdown_edits.heading)


def subheading(area: TextArea) -> None:
    """A third-level heading, or an ordinary line again."""
    _apply(area, lambda text, start, end: markdown_edits.heading(text, start, end, 3))


def bullets(area: TextArea) -> None:
    """A list, or ordinary lines again."""
    _apply(area, markdown_edits.bullets)


def numbers(area: TextArea) -> None:
    """A numbered list, or ordinary lines again."""
    _apply(area, markdown_edits.numbers)


def quotation(area: TextArea) -> None:
    """A quotation, or ordinary lines again."""
    _apply(area, markdown_edits.quotation)


def link(area: TextArea) -> None:
    """A link on the selected words."""
    _apply(area, lambda text, start, end: markdown_edits.link(text, start, end, _said("texte du lien")))


def table(area: TextArea) -> None:
    """A table of two columns, after the paragraph."""
    headings = (_said("Colonne 1"), _said("Colonne 2"))
    _apply(area, lambda text, start, end: markdown_edits.table(text, start, end, headings))


def actions() -> tuple[MarkdownAction, ...]:
    """Every action, in the order of the toolbar."""
    return (
        MarkdownAction(_said("Gras"), "bold", "Ctrl+B", bold),
        MarkdownAction(_said("Italique"), "italic", "Ctrl+I", italic),
        MarkdownAction(_said("Intertitre"), "heading", "Ctrl+Alt+2", heading),
        MarkdownAction(_said("Sous-intertitre"), "subheading", "Ctrl+Alt+3", subheading),
        MarkdownAction(_said("Liste à puces"), "bullets", "Ctrl+Shift+8", bullets),
        MarkdownAction(_said("Liste numérotée"), "numbers", "Ctrl+Shift+7", numbers),
        MarkdownAction(_said("Citation"), "quote", "Ctrl+Shift+9", quotation),
        MarkdownAction(_said("Lien"), "link", "Ctrl+Shift+K", link),
        MarkdownAction(_said("Tableau"), "table", "", table),
    )


def install_shortcuts(area: TextArea, owner: QWidget | None = None) -> tuple[QAction, ...]:
    """Actions of the area with their shortcuts; they do nothing while it is plain text or read only."""
    made = []
    for action in actions():
        added = QAction(action.name, owner or area)
        if action.shortcut:
            added.setShortcut(QKeySequence(action.shortcut))
        added.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        added.triggered.connect(lambda _=False, act=action.act: act(area))
        area.addAction(added)
        made.append(added)
    return tuple(made)


def _apply(area: TextArea, edit: Callable[[str, int, int], TextEdit]) -> None:
    if not area.markdown or area.isReadOnly():
        return
    wanted = edit(area.text(), *area.selection())
    area.replace_text(wanted.start, wanted.end, wanted.text)
    area.select(*wanted.selection)
    area.setFocus()


def _said(text: str) -> str:
    return QCoreApplication.translate("MarkdownActions", text)
