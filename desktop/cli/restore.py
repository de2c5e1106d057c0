"""`restaurer`: put a backup back, audited before it is called restored, destructions replayed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from db.restore import restore
from desktop.cli.output import Exit, say
from desktop.cli.passphrases import add_option, read_secret


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "restaurer",
        help="restaurer une sauvegarde dans l’espace de travail",
        description="Restaure dans le dossier de «\u00a0--espace\u00a0». Un espace déjà là est mis de côté, jamais effacé.",
    )
    parser.add_argument("sauvegarde", metavar="FICHIER", type=Path, help="le fichier de sauvegarde")
    add_option(parser, "--code", "le code de secours")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> Exit:
    """Restore and say what was found."""
    code = read_secret(options.code, "Code de secours")
    restored = restore(options.sauvegarde, code, options.espace)
    say(f"Espace de travail restauré et vérifié dans {options.espace}.")
    if restored.erased:
        say(f"{restored.erased} fiche(s) détruites depuis cette sauvegarde ont été détruites de nouveau.")
    if restored.kept_aside:
        say(f"L’espace de travail précédent est gardé dans {restored.kept_aside}.")
    return Exit.FINE
