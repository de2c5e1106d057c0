"""Secrets a command needs: typed without echo, or read from a file; never an argument others can see."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from desktop.errors import EnvironmentFault, Refusal


def add_option(parser: argparse.ArgumentParser, option: str, what: str) -> None:
    """An option naming the file that holds a secret."""
    parser.add_argument(
        option, metavar="FICHIER", type=Path, help=f"fichier qui contient {what} (sinon, elle est demandée)"
    )


def read_secret(file: Path | None, prompt: str) -> str:
    """The first line of `file`, or what is typed. Refuses when there is neither a file nor a terminal."""
    if file is not None:
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise EnvironmentFault(
                "secret_illisible",
                f"Le fichier «\u00a0{file}\u00a0» ne peut pas être lu. Rien n’a été changé; vérifiez son nom et vos droits.",
            ) from error
        return lines[0].strip() if lines else ""
    if not sys.stdin.isatty():
        raise Refusal(
            "secret_requis",
            f"{prompt}\u00a0: il faut un terminal pour la taper, ou un fichier qui la contient. Rien n’a été changé.",
        )
    return getpass.getpass(f"{prompt}\u00a0: ")
