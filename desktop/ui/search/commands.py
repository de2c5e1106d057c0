"""The commands that the search offers: every screen, every way to begin, the look, the lock."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.services.search_everywhere import folded
from desktop.ui.screens import places_for
from desktop.ui.settings.settings_screen import SECTIONS
from desktop.ui.theme import Appearance
from desktop.ui.workbench import Workbench
from desktop.ui.writing.source import Source

_SETTINGS = "parametres"


@dataclass(frozen=True, slots=True)
class Command:
    """Something to do, by name; `shortcut` is shown beside it.

    One that is `deep` is found by its words, and is not among those offered before anything is typed. `called` is the
    name without what it is part of, when that is another.
    """

    name: str
    icon: str
    run: Callable[[], object]
    shortcut: str = ""
    deep: bool = False
    called: str = ""

    def is_called(self, typed: str) -> bool:
        """Whether what is typed is its very name: then nothing else is meant."""
        return folded(typed).split() == folded(self.called or self.name).split()


def commands_of(bench: Workbench) -> tuple[Command, ...]:
    """What this person may do from anywhere."""
    rail = [place for place in places_for(bench.roles) if place.in_rail]
    found = [
        Command(place.label, place.icon, functools.partial(bench.go, place.key), f"Alt+{number}")
        for number, place in enumerate(rail, 1)
    ]
    found.append(Command(_tr("Vérifier un texte"), "spelling", lambda: bench.go("verifier")))
    found.append(Command(_tr("Vérifier des sous-titres"), "spelling", lambda: bench.go("sous_titres")))
    if "redaction" in bench.roles:
        found += [
            Command(_tr("Nouvelle publication"), "add", lambda: bench.go("redaction", "nouvelle"), "Ctrl+N"),
            Command(
                _tr("Comme l’an dernier"),
                "history",
                functools.partial(bench.go, "redaction", Source.LAST_YEAR),
            ),
            Command(_tr("Importer de Word"), "word", functools.partial(bench.go, "redaction", Source.WORD)),
            Command(_tr("Publication d’urgence"), "emergency", lambda: bench.go("redaction", "urgence")),
        ]
    theme = bench.theme
    found += [
        Command(_tr("Apparence claire"), "appearance", lambda: theme.use(Appearance.LIGHT)),
        Command(_tr("Apparence sombre"), "appearance", lambda: theme.use(Appearance.DARK)),
        Command(_tr("Apparence du système"), "appearance", lambda: theme.use(Appearance.SYSTEM)),
        Command(_tr("Agrandir le texte"), "appearance", lambda: theme.step_zoom(1), "Ctrl++"),
        Command(_tr("Réduire le texte"), "appearance", lambda: theme.step_zoom(-1), "Ctrl+-"),
        Command(_tr("Verrouiller ou changer de personne"), "lock", bench.lock),
    ]
    if any(place.key == _SETTINGS for place in rail):
        found += _sections(bench)
    return tuple(found)


def _sections(bench: Workbench) -> list[Command]:
    """Each section of the settings, and what people look for in one without knowing its name."""
    named = [(place.label, place.icon, place.key) for place in SECTIONS]
    named += [
        (_tr("Restaurer une sauvegarde"), "backup", "sauvegarde"),
        (_tr("Changer ma phrase de passe"), "key", "personnes"),
    ]
    return [
        Command(
            _tr("Paramètres\u00a0: {0}").format(label),
            role,
            functools.partial(bench.go, _SETTINGS, key),
            deep=True,
            called=label,
        )
        for label, role, key in named
    ]


def matching(commands: tuple[Command, ...], typed: str) -> tuple[Command, ...]:
    """The commands whose name holds every word typed; all but the deep ones when nothing is typed."""
    words = folded(typed).split()
    return tuple(
        command
        for command in commands
        if (words or not command.deep) and all(word in folded(command.name) for word in words)
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Commands", text)
