"""The left column of À publier: three lists, to publish, published, withdrawn."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.services.publication_list import PublicationList, Section
from desktop.ui.publishing.publication_lines import line_of
from desktop.ui.theme import Theme
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.choice_row import ChoiceRow
from desktop.ui.widgets.frames import column, empty_state
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.post_lines import PostLinesView


class SectionsPanel(QWidget):
    """The list of a section (`view`). `section_changed()` and `more()` when the person asks for another or the rest."""

    section_changed = Signal()
    more = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = ChoiceRow(theme, self.tr("Quelles publications"))
        self.tabs.show_choices(
            (
                (str(Section.TO_PUBLISH), self.tr("À publier")),
                (str(Section.PUBLISHED), self.tr("Publiées")),
                (str(Section.WITHDRAWN), self.tr("Retirées")),
            )
        )
        self.tabs.chosen.connect(lambda _: self.section_changed.emit())
        self.view = PostLinesView(theme, self.tr("Publications"))
        self._more = button(theme, self.tr("Afficher la suite"), self.more.emit)
        self._more.hide()
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.view)
        empty = {
            Section.TO_PUBLISH: (
                self.tr("Rien n’attend d’être publié"),
                self.tr("Ce que la direction générale approuve apparaît ici, prêt à copier."),
            ),
            Section.PUBLISHED: (
                self.tr("Rien n’est encore publié"),
                self.tr("Une publication passe ici dès que vous la consignez comme publiée."),
            ),
            Section.WITHDRAWN: (
                self.tr("Rien n’a été retiré"),
                self.tr("Une publication retirée d’un média reste ici, avec son motif."),
            ),
        }
        self._empty = {section: empty_state(theme, *words) for section, words in empty.items()}
        for page in self._empty.values():
            self._pages.addWidget(page)
        heading = column(theme, space="tiny", margin="medium")
        heading.addWidget(label(self.tr("À publier"), "section", wrap=True))
        whole = column(theme, space="tiny")
        heading.addWidget(self.tabs)
        whole.addLayout(heading)
        whole.addWidget(self._pages, 1)
        whole.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(whole)

    def section(self) -> Section:
        """The list on show."""
        return Section(self.tabs.key())

    def show_list(self, listed: PublicationList, today: dt.date, current: str | None) -> None:
        """Show a list, the post `current` chosen when it is in it."""
        section, held = self.section(), self.view.hasFocus()
        self.view.show_lines(tuple(line_of(entry, section, today) for entry in listed.entries), current)
        self._pages.setCurrentWidget(self.view if listed.entries else self._empty[section])
        self._more.setVisible(listed.more)
        if held:
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """Put the keyboard where `first_focus` says."""
        self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """The list, else the name of the section: an empty list is not there to have the keyboard."""
        if self._pages.currentWidget() is self.view:
            return self.view
        return self.tabs.buttons()[self.tabs.keys().index(self.tabs.key())]
