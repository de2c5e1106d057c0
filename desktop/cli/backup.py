"""`sauvegarder`: one encrypted file, read back before it is called a backup; old ones rotate."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from db.backup import Backups
from desktop.cli.output import Exit, say
from desktop.composition import open_workspace
from desktop.editorial.french_sizes import french_size
from desktop.errors import Refusal
from desktop.settings import read_settings, write_settings


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "sauvegarder",
        help="faire une sauvegarde chiffrée de l’espace de travail",
        description="Écrit un fichier chiffré que seul le code de secours peut rouvrir, puis fait la rotation.",
    )
    parser.add_argument(
        "--vers", metavar="DIR", type=Path, help="dossier des sauvegardes (défaut\u00a0: le dernier utilisé)"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> Exit:
    """Make one backup; 1 when it had to keep objects that were already damaged."""
    with open_workspace(options.espace) as workspace:
        settings = read_settings(workspace.folder)
        folder: Path | None = options.vers.absolute() if options.vers else settings.backup_folder
        if folder is None:
            raise Refusal(
                "dossier_de_sauvegarde",
                "Aucun dossier de sauvegarde n’est connu. Rien n’a été écrit; indiquez-en un avec «\u00a0--vers\u00a0», "
                "de préférence hors de cet ordinateur.",
            )
        made = Backups(workspace, folder).make()
        write_settings(workspace.folder, replace(settings, backup_folder=folder))
    say(f"Sauvegarde écrite et relue\u00a0: {made.path} ({french_size(made.size)}).")
    if made.damaged:
        say(
            f"{len(made.damaged)} objet(s) étaient déjà endommagés; aucune ancienne sauvegarde n’a été retirée."
        )
        return Exit.BLOCKED
    return Exit.FINE
