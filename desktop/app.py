"""Reads what the window is asked for. Light: what needs Qt is in `desktop.application`."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths
from desktop.logs import start_log
from desktop.ui.start.no_screen import FAILED, NO_SCREEN

if TYPE_CHECKING:
    from desktop.french_argparse import FrenchParser


def main(arguments: Sequence[str]) -> int:
    """Open the window and return the exit status when it closes: 2 without a screen, or for wrong options."""
    if not arguments:
        return _open(paths.default_workspace())  # the usual start has nothing to read, nor to read it with
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as stopped:
        return int(stopped.code or 0)
    if options.commande == "captures":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from desktop.captures import draw_all

        return draw_all(options.dossier, options.seulement)
    return _open(options.espace, demonstration=options.demo)


def _open(folder: Path, *, demonstration: bool = False) -> int:
    if not has_screen(os.environ, sys.platform):
        sys.stderr.write(NO_SCREEN)
        return FAILED
    start_log(paths.log_folder())
    from desktop.application import run

    return run(folder, demonstration=demonstration)


def has_screen(environment: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be shown: elsewhere than on Linux there is always a screen."""
    if not platform.startswith("linux"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _parser() -> FrenchParser:
    from desktop.french_argparse import FrenchParser

    parser = FrenchParser(prog=paths.APPLICATION, description="Bon à tirer, le pupitre des communications.")
    parser.add_argument("--espace", metavar="DIR", type=Path, default=paths.default_workspace())
    parser.add_argument(
        "--demo", action="store_true", help="une démonstration fictive, effacée à la fermeture"
    )
    commands = parser.add_subparsers(dest="commande", metavar="COMMANDE")
    captures = commands.add_parser("captures", help="les images de tous les écrans, claires et sombres")
    captures.add_argument("dossier", metavar="DIR", type=Path)
    captures.add_argument(
        "--seulement", metavar="NOM", default="", help="les scènes dont le nom commence ainsi"
    )
    return parser
