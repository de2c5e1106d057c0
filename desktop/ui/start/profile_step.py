"""Assistant: the municipal profile, one that is shipped or a TOML file, and what it holds."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop import paths
from desktop.editorial.profile import MunicipalProfile
from desktop.errors import Refusal
from desktop.services.profile_file import read_profile
from desktop.ui.background import Lane
from desktop.ui.start.step import Setting, Step
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.file_choices import choose_file
from desktop.ui.widgets.frames import card, clear, column, row
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.tab_order import ChosenStop, order_after, place_kept

Profiles = tuple[tuple[Path, MunicipalProfile], ...]


class ProfileStep(Step):
    """One shipped profile is chosen from the start: Sainte-Sophie's."""

    icon = "town"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.name = self.tr("Municipalité")
        self.title = self.tr("Votre municipalité")
        self.advice = self.tr(
            "Le profil contient ce qui vous est propre\u00a0: noms officiels, comptes, personnes élues, lieux, élections. "
            "Il sera signé par la direction, et pourra changer plus tard dans les Paramètres."
        )
        self._mark = place_kept(self)
        self._group = QButtonGroup(self)
        self._shipped: list[QRadioButton] = []
        self._choices = column(self.theme, space="tiny")
        self.body.addLayout(self._choices)
        self._file = QRadioButton(self.tr("Un autre profil, dans un fichier TOML"))
        self._file.setEnabled(False)
        self._group.addButton(self._file)
        self._stop = ChosenStop(self._group)
        self._choose = button(self.theme, self.tr("Choisir un fichier…"), self._ask_file, role="folder")
        line = row(self.theme, space="medium")
        line.addWidget(self._file)
        line.addWidget(self._choose)
        line.addStretch(1)
        self.body.addLayout(line)
        self._summary, self._inside = card(self.theme)
        self._summary.hide()
        self.body.addWidget(self._summary)
        self._run(_shipped_profiles, self._offer)

    def can_go_on(self) -> bool:
        """Once a profile is read."""
        return self.draft.profile is not None

    def verify(self, then: Callable[[], None]) -> None:
        """The profile was checked as it was read."""
        if self.draft.profile is None:
            self.show_problem(Refusal("profil_requis", self.tr("Choisissez un profil municipal.")))
        else:
            then()

    def first_focus(self) -> QWidget | None:
        """The choice made."""
        return self._group.checkedButton()

    def read(self, path: Path) -> None:
        """Read a profile of the person's own."""
        self._run(lambda: read_profile(path), partial(self._take_file, path))

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self.setting.background.run(
            work, done, owner=self, failed=self.show_problem, lane=Lane.FILES, key="profil"
        )

    def _offer(self, found: Profiles) -> None:
        for path, profile in found:
            choice = QRadioButton(self.tr("{0} (fourni)").format(profile.short_name))
            choice.setAccessibleDescription(path.name)
            choice.clicked.connect(partial(self._take, profile))
            self._group.addButton(choice)
            line = row(self.theme)
            line.addWidget(choice)
            line.addStretch(1)
            self._choices.addLayout(line)
            self._shipped.append(choice)
        order_after(self._mark, [*self._shipped, self._file, self._choose])
        if found and self.draft.profile is None:
            self._shipped[0].setChecked(True)
            self._take(found[0][1])

    def _ask_file(self) -> None:
        path = choose_file(self, self.tr("Profil municipal"), self.tr("Profil municipal (*.toml)"))
        if path is not None:
            self.read(path)

    def _take_file(self, path: Path, profile: MunicipalProfile) -> None:
        self._file.setText(self.tr("Le fichier «\u00a0{0}\u00a0»").format(path.name))
        self._file.setEnabled(True)
        self._file.setChecked(True)
        self._file.clicked.connect(partial(self._take, profile))
        self._take(profile)

    def _take(self, profile: MunicipalProfile, _checked: bool = False) -> None:
        self.draft.profile = profile
        self.clear_problem()
        clear(self._inside)
        self._inside.addWidget(label(profile.municipality, "section", wrap=True))
        for name, value in self._facts(profile):
            self._add_fact(name, value)
        self._summary.show()
        self.settled.emit()

    def _facts(self, profile: MunicipalProfile) -> tuple[tuple[str, str], ...]:
        nothing = self.tr("rien d’inscrit")
        lists = (
            (self.tr("Journal municipal"), (profile.newsletter,)),
            (self.tr("Site et téléphone"), (*profile.domains, *profile.phones)),
            (self.tr("Comptes officiels"), tuple(account.name for account in profile.accounts)),
            (self.tr("Personnes élues"), tuple(person.name for person in profile.elected)),
            (self.tr("Services"), profile.services),
            (self.tr("Lieux"), profile.toponyms),
        )
        facts = [(name, _some(words) or nothing) for name, words in lists]
        elections = len(profile.elections)
        facts.append((self.tr("Élections inscrites"), str(elections) if elections else nothing))
        return tuple(facts)

    def _add_fact(self, name: str, value: str) -> None:
        line = row(self.theme, space="medium")
        named = label(name, wrap=True)
        named.setProperty("ink", "muted")
        line.addWidget(named, 2, Qt.AlignmentFlag.AlignTop)
        told = label(value, wrap=True)
        told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        line.addWidget(told, 5)
        self._inside.addLayout(line)


def _some(words: tuple[str, ...], most: int = 4) -> str:
    """The first words, and how many more there are."""
    words = tuple(dict.fromkeys(word for word in words if word))
    more = len(words) - most
    shown = ", ".join(words[:most])
    return f"{shown} et {more}\u00a0autres" if more > 1 else ", ".join(words[: most + 1])


def _shipped_profiles() -> Profiles:
    files = sorted((paths.resources() / "profiles").glob("*.toml"))
    return tuple((path, read_profile(path)) for path in files)
