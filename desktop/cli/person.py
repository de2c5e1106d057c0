"""`personne exporter|detruire`: what is held on one person, on their request or by the retention rules."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from db.backup import Backups
from db.workspace import Workspace
from desktop.cli.output import Exit, say
from desktop.cli.passphrases import add_option, read_secret
from desktop.composition import credentials, open_workspace
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.personal_data import destroy_person, export_person, holdings
from desktop.services.session import unlock
from desktop.settings import read_settings


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Describe the command."""
    parser = commands.add_parser("personne", help="renseignements détenus sur une personne")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, title="actions")
    out = actions.add_parser(
        "exporter", help="écrire dans un dossier tout ce qui est détenu sur une personne"
    )
    out.add_argument(
        "nom", metavar="NOM", help="nom de la personne, dans n’importe quel ordre, sans égard aux accents"
    )
    out.add_argument("--vers", metavar="DIR", type=Path, required=True, help="dossier nouveau ou vide")
    out.set_defaults(run=run_export)
    destroy = actions.add_parser(
        "detruire",
        help="détruire tout ce qui est détenu sur une personne",
        description="Détruit sans retour les fiches scellées d’une personne. Le greffe seul peut le faire, et le signe.",
    )
    destroy.add_argument("nom", metavar="NOM", help="nom de la personne")
    destroy.add_argument(
        "--par", metavar="PERSONNE", required=True, help="qui signe la destruction (rôle greffe)"
    )
    destroy.add_argument(
        "--motif", metavar="CODE", default="demande", help="code du motif\u00a0: demande, conservation…"
    )
    destroy.add_argument("--oui", action="store_true", help="ne pas redemander de confirmation")
    add_option(destroy, "--phrase", "la phrase de passe")
    destroy.set_defaults(run=run_destroy)


def run_export(options: argparse.Namespace) -> Exit:
    """Export, and say what was written."""
    with open_workspace(options.espace) as workspace:
        written = export_person(workspace, options.nom, options.vers)
    for path in written:
        say(str(path))
    say("Ces fichiers sont en clair\u00a0: remettez-les à la personne, puis effacez-les.")
    return Exit.FINE


def run_destroy(options: argparse.Namespace) -> Exit:
    """Destroy after one confirmation that names the person."""
    with open_workspace(options.espace) as workspace:
        found = holdings(workspace, options.nom)
        if not options.oui and found:
            _confirm(options.nom, sum(len(holding.entries) for holding in found))
        keys = credentials(options.espace)
        passphrase = read_secret(options.phrase, "Phrase de passe")
        session = unlock(workspace, keys, options.par, passphrase)
        count = destroy_person(workspace, session, options.nom, options.motif)
        _tell_backups(workspace)
    say(
        f"{count} fiche(s) détruite(s) et effacée(s) du disque. La chaîne du journal reste entière; "
        "une sauvegarde restaurée rejouera la destruction."
    )
    return Exit.FINE


def _tell_backups(workspace: Workspace) -> None:
    """Put the destruction in the register beside the backups, so that none of them can bring it back."""
    folder = read_settings(workspace.folder).backup_folder
    if folder is None:
        return
    try:
        Backups(workspace, folder).publish_destructions()
    except EnvironmentFault as fault:
        say(
            f"La destruction est faite, mais le registre des sauvegardes n’a pas pu être mis à jour\u00a0: {fault.message} "
            "Faites une sauvegarde dès que ce dossier sera accessible."
        )


def _confirm(name: str, count: int) -> None:
    if not sys.stdin.isatty():
        raise Refusal(
            "confirmation_requise",
            "Il faut confirmer la destruction avec «\u00a0--oui\u00a0». Rien n’a été détruit.",
        )
    answer = input(
        f"Détruire sans retour {count} fiche(s) sur «\u00a0{name}\u00a0»? Tapez «\u00a0détruire\u00a0»\u00a0: "
    )
    if answer.strip().lower() not in {"détruire", "detruire"}:
        raise Refusal("destruction_abandonnee", "Rien n’a été détruit.")
