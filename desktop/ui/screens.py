"""The screens of the application: where each is in the rail, who sees it, and the module that holds it.

A screen is imported and built when it is first visited. To add one: its module under `desktop/ui/` with a
subclass of `Screen`, and its line in `PLACES`.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop.ui.workbench import Change, Workbench

EVERYBODY = frozenset({"redaction", "direction", "publication", "greffe", "administration"})


class Screen(QWidget):
    """A page of the window. Built with the workbench; told when it is visited and what changed."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bench = bench
        self.theme = bench.theme
        self.setProperty("look", "page")

    def visit(self, target: object = None) -> None:
        """Shown now; `target` says what to open (see `Workbench.go`), None for the page itself."""

    def leave(self) -> None:
        """Another screen, or another visit, takes its place: keep what was typed. Never waits."""

    def refresh(self, change: Change) -> None:
        """Something changed somewhere (`Workbench.changed`): show it again if it concerns this page."""

    def first_focus(self) -> QWidget | None:
        """What takes the keyboard when the page is visited, None for its first control."""
        return None


@dataclass(frozen=True, slots=True)
class Place:
    """One screen. `in_rail` is false for those reached from another one, which `rail` then names."""

    key: str
    label: str
    icon: str
    module: str
    screen: str
    roles: frozenset[str] = EVERYBODY
    in_rail: bool = True
    rail: str | None = None

    def build(self, bench: Workbench) -> Screen:
        """Import and build the screen, where the workbench says."""
        made = getattr(importlib.import_module(f"desktop.ui.{self.module}"), self.screen)(bench, bench.stage)
        assert isinstance(made, Screen)
        return made


_WRITERS = frozenset({"redaction", "direction"})

PLACES: tuple[Place, ...] = (
    Place("accueil", "Accueil", "home", "home.home_screen", "HomeScreen"),
    Place(
        "redaction", "Rédaction", "write", "writing.posts_screen", "PostsScreen", _WRITERS | {"publication"}
    ),
    Place(
        "editeur", "Rédaction", "write", "editor.editor_screen", "EditorScreen", _WRITERS, False, "redaction"
    ),
    Place(
        "verifier",
        "Vérifier un texte",
        "spelling",
        "writing.pad_screen",
        "PadScreen",
        EVERYBODY,
        False,
        "redaction",
    ),
    Place(
        "sous_titres",
        "Sous-titres",
        "spelling",
        "writing.captions_screen",
        "CaptionsScreen",
        EVERYBODY,
        False,
        "redaction",
    ),
    Place(
        "approbation",
        "File d’approbation",
        "queue",
        "approvals.approvals_screen",
        "ApprovalsScreen",
        frozenset({"direction", "redaction", "greffe"}),
    ),
    Place(
        "publication",
        "À publier",
        "publish",
        "publishing.publishing_screen",
        "PublishingScreen",
        frozenset({"publication", "redaction", "direction"}),
    ),
    Place(
        "registres",
        "Registres",
        "registers",
        "registers.registers_screen",
        "RegistersScreen",
        frozenset({"redaction", "direction", "publication", "greffe"}),
    ),
    Place("parametres", "Paramètres", "settings", "settings.settings_screen", "SettingsScreen"),
)


def place_named(key: str) -> Place:
    """The screen of that key. Raises `KeyError` for one that does not exist: a fault of the program."""
    for place in PLACES:
        if place.key == key:
            return place
    raise KeyError(f"no screen is named {key!r}")


def places_for(roles: frozenset[str]) -> tuple[Place, ...]:
    """The screens that somebody with these roles may visit, in order."""
    return tuple(place for place in PLACES if place.roles & roles)
