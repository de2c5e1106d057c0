"""`essai`: the main job from end to end, without a screen, each step printed with what it proves."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.cli.output import Exit, complain, say
from desktop.composition import KEY_SERVICE, open_desk
from desktop.errors import Refusal
from desktop.publishing.credentials import FileCredentials
from desktop.services.journey import Journey, JourneyError
from desktop.services.profile_file import read_profile

WORKSPACE = "espace"
OUTPUTS = "sorties"


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "essai",
        help="le travail principal de bout en bout, sans écran",
        description="Mène un communiqué fictif du brouillon à l’exportation, et imprime ce que chaque étape prouve.",
    )
    parser.add_argument(
        "--dossier", metavar="DIR", type=Path, help="dossier nouveau ou vide (défaut\u00a0: temporaire)"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> Exit:
    """Run the journey; 1 when a step does not prove what it must."""
    folder = options.dossier or Path(tempfile.mkdtemp(prefix="bon-a-tirer-essai-"))
    _refuse_occupied(folder)
    workspace = folder / WORKSPACE
    profile = read_profile(paths.resources() / "profiles" / "sainte-sophie.toml")
    with open_desk(workspace, create=True, keys=FileCredentials(KEY_SERVICE, workspace)) as desk:
        journey = Journey(desk, profile, paths.resources() / "essai", folder / OUTPUTS)
        try:
            for number, step in enumerate(journey.steps(), 1):
                say(f"{number}. {step.title}")
                for proof in step.proofs:
                    say(f"   {proof}")
        except JourneyError as error:
            say(f"✗ L’essai s’arrête\u00a0: {error}")
            return Exit.BLOCKED
        except Refusal as refusal:
            say("✗ L’essai s’arrête\u00a0: une étape est refusée.")
            complain(refusal)
            return Exit.BLOCKED
    code = folder / "code-de-secours.txt"
    code.write_text(journey.recovery_code + "\n", encoding="utf-8")
    say(f"✓ L’essai a réussi. Sorties\u00a0: {folder / OUTPUTS}. Espace de travail\u00a0: {workspace}.")
    say(f"   Pour le relire\u00a0: {paths.own_command()} --espace {workspace} journal verifier")
    say(
        f"   Pour essayer «\u00a0sauvegarder\u00a0» et «\u00a0restaurer\u00a0», le code de secours fictif est dans {code}."
    )
    return Exit.FINE


def _refuse_occupied(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal(
            "dossier_occupe",
            f"«\u00a0{folder}\u00a0» contient déjà quelque chose. Rien n’a été écrit; choisissez un dossier nouveau ou vide.",
        )
