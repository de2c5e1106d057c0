"""`diagnostic`: what this computer has and lacks, to read or to send to whoever helps."""

from __future__ import annotations

import argparse
import json
from typing import Any

from desktop.checks.process.client import WorkerClient
from desktop.cli.output import Exit, say
from desktop.composition import system_credentials
from desktop.editorial.french_sizes import french_size
from desktop.services.diagnosis import diagnose


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "diagnostic", help="versions, dictionnaires, moteurs, trousseau, base, polices, place libre"
    )
    parser.add_argument("--format", choices=("texte", "json"), default="texte", help="forme du résultat")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> Exit:
    """Print the diagnosis; 1 when something is missing."""
    keys = system_credentials()
    with WorkerClient() as checker:
        engines = checker.unavailable().result()
    found = diagnose(options.espace, engines, keys.kind, keys.notice)
    if options.format == "json":
        report = {**found.sections, "problemes": list(found.problems)}
        say(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        for title, facts in found.sections.items():
            say(title)
            for name, value in facts.items():
                say(f"  {name}\u00a0: {_readable(name, value)}")
        for problem in found.problems:
            say(f"• {problem}")
        say("Rien ne manque." if not found.problems else f"{len(found.problems)} point(s) à corriger.")
    return Exit.BLOCKED if found.problems else Exit.FINE


def _readable(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, int) and name.endswith("octets"):
        return french_size(value)
    if isinstance(value, dict | list):
        return ", ".join(str(item) for item in value) or "aucun"
    return "aucun" if value is None else str(value)
