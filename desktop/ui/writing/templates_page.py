"""The templates, by kind: what each is for, and the parts it brings."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.editorial.profile import MunicipalProfile
from desktop.services.in_force import profile_in_force
from desktop.services.templates import Template, post_from_template, templates
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.filter_field import FilterField
from desktop.ui.widgets.following import follow
from desktop.ui.widgets.frames import column, frame, row
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.lists import empty
from desktop.ui.widgets.post_words import channels_label
from desktop.ui.widgets.steering import Steering
from desktop.ui.workbench import Workbench

_TEMPLATE = Qt.ItemDataRole.UserRole


class TemplatesPage(QWidget):
    """`chosen(Template)` when one is picked, by Enter or the button."""

    chosen = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = bench.theme
        self._profile: MunicipalProfile | None = None
        self.search = FilterField(
            self._theme, self.tr("Chercher un gabarit\u00a0: collecte, séance, emploi…")
        )
        self.search.setAccessibleName(self.tr("Chercher un gabarit"))
        self.search.textChanged.connect(self._fill)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Gabarits"))
        self.list.currentItemChanged.connect(self._show_current)
        self.list.itemActivated.connect(self.choose)
        Steering(self.search, self.list, self.choose)
        self._name = label("", "section", wrap=True)
        self._about = label("", "muted", wrap=True)
        self._body = QTextEdit()
        self._body.setReadOnly(True)
        self._body.setAccessibleName(self.tr("Texte du gabarit"))
        self.begin = button(
            self._theme, self.tr("Commencer avec ce gabarit"), self.choose, look="primary", role="write"
        )
        self._lay_out()
        self._fill()
        follow(self._theme, self, self._resize)
        bench.ask(lambda desk, _: profile_in_force(desk.workspace).profile, self._take_profile, owner=self)

    def first_focus(self) -> QWidget:
        """The field that searches; arrows move in the list from there."""
        return self.search

    def choose(self, *_: object) -> None:
        """Take the current template."""
        template = self.current()
        if template is not None:
            self.chosen.emit(template)

    def current(self) -> Template | None:
        """The template shown."""
        if self.list.currentRow() < 0:
            return None
        found: Template = self.list.currentItem().data(_TEMPLATE)
        return found

    def _fill(self) -> None:
        words = _folded(self.search.text()).split()
        empty(self.list)
        for template in templates():
            described = _folded(f"{template.name} {template.kind.label} {template.description}")
            if all(word in described for word in words):
                item = QListWidgetItem(template.name)
                item.setData(_TEMPLATE, template)
                item.setSizeHint(QSize(0, self._theme.measure("row")))
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._show_current()

    def _show_current(self, *_: object) -> None:
        template = self.current()
        self.begin.setEnabled(template is not None)
        if template is None:
            self._name.setText(self.tr("Aucun gabarit ne correspond"))
            self._about.setText(self.tr("Essayez un autre mot, ou effacez la recherche pour tous les voir."))
            self._body.clear()
            return
        self._name.setText(template.name)
        media = channels_label(template.channels)
        about = self.tr("{0} Médias\u00a0: {1}.").format(template.description, media)
        self._about.setText(about)
        if self._profile is not None:
            site = post_from_template(template, self._profile).variants[0]
            self._body.document().setMarkdown(
                f"# {site.title}\n\n{site.body}", QTextDocument.MarkdownFeature.MarkdownNoHTML
            )
            self._space_out()

    def _space_out(self) -> None:
        """Air between the paragraphs, and headings of the size of the page's own."""
        document = self._body.document()
        writing = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            writing.setPosition(block.position())
            spaced = block.blockFormat()
            spaced.setBottomMargin(self._theme.space("tiny" if block.textList() else "small"))
            writing.setBlockFormat(spaced)
            if spaced.headingLevel():
                writing.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                heading = QTextCharFormat()
                heading.setFont(
                    self._theme.font("section" if spaced.headingLevel() == 1 else "body", bold=True)
                )
                writing.setCharFormat(heading)
            block = block.next()
        self._body.moveCursor(QTextCursor.MoveOperation.Start)

    def _resize(self) -> None:
        for at in range(self.list.count()):
            self.list.item(at).setSizeHint(QSize(0, self._theme.measure("row")))
        self._body.document().setDefaultFont(self._theme.font("body"))
        self._space_out()

    def _take_profile(self, profile: MunicipalProfile) -> None:
        self._profile = profile
        self._show_current()

    def _lay_out(self) -> None:
        left = column(self._theme, space="small")
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        inside: QVBoxLayout = column(self._theme, space="small", margin="large")
        inside.addWidget(self._name)
        inside.addWidget(self._about)
        inside.addWidget(self._body, 1)
        foot = row(self._theme)
        foot.addStretch(1)
        foot.addWidget(self.begin)
        inside.addLayout(foot)
        whole: QHBoxLayout = row(self._theme, space="large")
        whole.addLayout(left, 2)
        whole.addWidget(frame("card", inside), 3)
        self.setLayout(whole)


def _folded(text: str) -> str:
    """Lower case without accents, for a search that forgives."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
