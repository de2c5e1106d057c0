"""Paramètres: the sections at left, the one on show at right; under each other when there is little room."""

from __future__ import annotations

import importlib
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from desktop.ui.icons import icon
from desktop.ui.screens import Screen
from desktop.ui.settings.section import Section
from desktop.ui.settings.signing import Signatures
from desktop.ui.widgets.frames import column, frame, row
from desktop.ui.workbench import Change, Workbench

_NARROW = 860
"""Width, at 100 %, under which the list of sections becomes a box above the section."""
_LIST = 230


@dataclass(frozen=True, slots=True)
class SectionPlace:
    """One section: its key in `SettingsScreen.visit`, its name, its icon, and where its class is."""

    key: str
    label: str
    icon: str
    module: str
    section: str


SECTIONS: tuple[SectionPlace, ...] = (
    SectionPlace("profil", "Profil municipal", "town", "profile_section", "ProfileSection"),
    SectionPlace("personnes", "Personnes", "people", "people_section", "PeopleSection"),
    SectionPlace("lexique", "Lexique", "vocabulary", "lexicon_section", "LexiconSection"),
    SectionPlace("regles", "Règles par article", "policy", "rules_section", "RulesSection"),
    SectionPlace("logo", "Logo officiel", "image", "logo_section", "LogoSection"),
    SectionPlace("comptes", "Comptes officiels", "website", "accounts_section", "AccountsSection"),
    SectionPlace("elections", "Élections", "law", "elections_section", "ElectionsSection"),
    SectionPlace("avis", "Avis publics", "registers", "notices_section", "NoticesSection"),
    SectionPlace("conduite", "Règles de conduite", "comment", "conduct_section", "ConductSection"),
    SectionPlace("placements", "Placements payés", "publish", "placements_section", "PlacementsSection"),
    SectionPlace("partages", "Demandes de partage", "external", "sharing_section", "SharingSection"),
    SectionPlace("sauvegarde", "Sauvegarde", "backup", "backup_section", "BackupSection"),
    SectionPlace("journal", "Journal des décisions", "history", "ledger_section", "LedgerSection"),
    SectionPlace("contact", "Le Contact", "contact", "newsletter_section", "NewsletterSection"),
    SectionPlace("apparence", "Apparence", "appearance", "appearance_section", "AppearanceSection"),
    SectionPlace("a_propos", "À propos", "info", "about_section", "AboutSection"),
)


class SettingsScreen(Screen):
    """The sections. `visit` takes None or a section's key, with what to show in it: `"regles:9"`."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._signatures = Signatures()
        self._sections: dict[str, Section] = {}
        self._current = SECTIONS[0].key
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Sections des paramètres"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(self.tr("Section des paramètres"))
        for place in SECTIONS:
            name = QCoreApplication.translate("SettingsScreen", place.label)
            self.list.addItem(QListWidgetItem(name))
            self.choice.addItem(name)
        self._pages = QStackedWidget()
        self._lay_out()
        self.list.currentRowChanged.connect(self._chosen)
        self.choice.currentIndexChanged.connect(self._chosen)
        self.theme.changed.connect(self._draw)
        self._draw()

    def visit(self, target: object = None) -> None:
        """Show a section: the one named, or the one on show."""
        key, _, inside = str(target or self._current).partition(":")
        self._show(key if key in _KEYS else SECTIONS[0].key, inside or None)

    def leave(self) -> None:
        """Nothing stays half signed, nor a signature open."""
        self._signatures.forget()
        if self._current in self._sections:
            self._sections[self._current].leave()

    def refresh(self, change: Change) -> None:
        """Read the section on show again when it concerns it; the others are read when they are shown."""
        if self.isVisible() and self._current in self._sections:
            self._sections[self._current].refresh(change)

    def first_focus(self) -> QWidget | None:
        """What the section wants, else the list of sections."""
        wanted = self.section.first_focus() if self._current in self._sections else None
        return wanted or (self.list if self.list.isVisible() else self.choice)

    @property
    def section(self) -> Section:
        """The section on show."""
        return self._sections[self._current]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The list of sections at left, or a box above."""
        super().resizeEvent(event)
        self._fit()

    def _chosen(self, index: int) -> None:
        if SECTIONS[index].key != self._current:
            self._show(SECTIONS[index].key, None)

    def _show(self, key: str, inside: str | None) -> None:
        if key != self._current and self._current in self._sections:
            self._sections[self._current].leave()
        self._current = key
        if key not in self._sections:
            self._sections[key] = self._built(SECTIONS[_KEYS.index(key)])
            self._pages.addWidget(self._sections[key])
        self._pages.setCurrentWidget(self._sections[key])
        self.list.setCurrentRow(_KEYS.index(key))
        self.choice.setCurrentIndex(_KEYS.index(key))
        self._sections[key].show_target(inside)

    def _built(self, place: SectionPlace) -> Section:
        module = importlib.import_module(f"desktop.ui.settings.{place.module}")
        made = getattr(module, place.section)(self.bench, self._signatures)
        assert isinstance(made, Section)
        made.build()
        return made

    def _lay_out(self) -> None:
        beside = column(self.theme, margin="small")
        beside.addWidget(self.list)
        self._beside = frame("panel", beside)
        self._edge = frame("column")
        above = column(self.theme, margin="small")
        above.addWidget(self.choice)
        self._above = frame("panel", above)
        right = column(self.theme)
        right.setSpacing(0)
        right.addWidget(self._above)
        right.addWidget(self._pages, 1)
        whole = row(self.theme)
        whole.setSpacing(0)
        whole.addWidget(self._beside)
        whole.addWidget(self._edge)
        whole.addLayout(right, 1)
        self.setLayout(whole)

    def _draw(self) -> None:
        side = self.theme.px(18)
        self.list.setIconSize(QSize(side, side))
        for index, place in enumerate(SECTIONS):
            item = self.list.item(index)
            item.setIcon(icon(place.icon, self.theme.colours["muted"]))
            item.setSizeHint(QSize(0, self.theme.measure("row")))
        self._beside.setFixedWidth(self.theme.px(_LIST))
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < self.theme.px(_NARROW)
        self._beside.setVisible(not narrow)
        self._edge.setVisible(not narrow)
        self._above.setVisible(narrow)
        # Once the list has its new height: what is chosen stays in view.
        QTimer.singleShot(0, self, lambda: self.list.scrollTo(self.list.currentIndex()))


_KEYS = tuple(place.key for place in SECTIONS)
