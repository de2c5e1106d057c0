"""The command line: `bon-a-tirer [--espace DIR] COMMANDE`. Commands are imported when they are asked for."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import importlib.metadata
import io
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.cli.output import Exit, complain, say
from desktop.errors import EnvironmentFault, Refusal
from desktop.french_argparse import FrenchParser
from desktop.logs import start_log
from desktop.paths import APPLICATION, default_workspace, log_folder

log = logging.getLogger(__name__)

# The module of each command, in the order of the help. Each has `add(subparsers)` and `run(options) -> Exit`.
COMMANDS = ("journey", "check", "ledger", "backup", "restore", "person", "diagnosis")

_DESCRIPTION = """\
Bon à tirer, le pupitre des communications municipales.

Sans commande, la fenêtre s’ouvre. «\u00a0--demo\u00a0» l’ouvre sur une démonstration fictive, effacée à la fermeture;
«\u00a0captures DIR\u00a0» en dessine tous les écrans. Les commandes ci-dessous travaillent sans écran."""

_EPILOGUE = """\
Code de sortie\u00a0: 0 tout va bien; 1 quelque chose bloque; 2 usage ou environnement."""


def build_parser() -> FrenchParser:
    """The parser of every command."""
    parser = FrenchParser(prog=APPLICATION, description=_DESCRIPTION, epilog=_EPILOGUE)
    parser.add_argument(
        "--espace",
        metavar="DIR",
        type=Path,
        default=default_workspace(),
        help="dossier de travail (sa base est DIR/journal.sqlite); par défaut, celui de la personne",
    )
    parser.add_argument(
        "--version", action="version", version=f"Bon à tirer {importlib.metadata.version(APPLICATION)}"
    )
    commands = parser.add_subparsers(dest="commande", metavar="COMMANDE", title="commandes")
    for name in COMMANDS:
        importlib.import_module(f"desktop.cli.{name}").add(commands)
    return parser


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status; every failure a person can mend is told in French."""
    _use_utf8()
    start_log(log_folder())
    parser = build_parser()
    try:
        options = parser.parse_args(arguments)
    except SystemExit as stopped:
        return int(stopped.code or 0)
    if options.commande is None:
        parser.print_help()
        return Exit.FINE
    command: Callable[[argparse.Namespace], Exit] = options.run
    try:
        return command(options)
    except Refusal as refusal:
        complain(refusal)
        return Exit.ENVIRONMENT
    except EnvironmentFault as fault:
        log.warning("environment fault %s: %s", fault.code, fault.message)
        complain(fault)
        return Exit.ENVIRONMENT
    except KeyboardInterrupt:
        say("Interrompu. Ce qui était enregistré est conservé.")
        return Exit.ENVIRONMENT
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing left to say, and no trace to print.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.ENVIRONMENT


def _use_utf8() -> None:
    """Write UTF-8 whatever the console's locale, and keep what cannot be decoded on input."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(ValueError, OSError):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
