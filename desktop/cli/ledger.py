"""`journal verifier`: audit the whole ledger, name everything that is wrong."""

from __future__ import annotations

import argparse
from typing import Any

from desktop.cli.output import Exit, say
from desktop.composition import open_workspace


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Describe the command."""
    parser = commands.add_parser("journal", help="journal des décisions")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, title="actions")
    check = actions.add_parser(
        "verifier",
        help="vérifier tout le journal\u00a0: signatures, chaînes, objets, index",
        description="Relit chaque fait et chaque objet, et nomme tout ce qui n’est pas intact (code 1).",
    )
    check.set_defaults(run=run)


def run(options: argparse.Namespace) -> Exit:
    """Audit; 1 when anything is wrong."""
    with open_workspace(options.espace) as workspace:
        problems = workspace.ledger.audit()
        for problem in problems:
            say(f"• {problem.message}")
        if problems:
            say(f"{len(problems)} problème(s). Ne modifiez rien; restaurez la dernière sauvegarde saine.")
            return Exit.BLOCKED
        streams = workspace.ledger.streams()
        destroyed = sum(entry.destroyed for entry in workspace.sealed.entries())
        say(
            f"Le journal est intact\u00a0: {sum(streams.values())} faits dans {len(streams)} flux, "
            f"{sum(1 for _ in workspace.objects.hashes())} objets"
            + (f", {destroyed} fiche(s) scellée(s) effacée(s)." if destroyed else ".")
        )
        return Exit.FINE
