"""argparse in French: its own words are replaced where it looks them up, through its gettext hook."""

from __future__ import annotations

import argparse
import sys
from typing import Any, NoReturn

USAGE_ERROR = 2

# The keys are argparse's own message identifiers (Lib/argparse.py), read from the standard library.
_MESSAGES = {
    "usage: ": "usage\u00a0: ",
    "options": "options",
    "positional arguments": "arguments",
    "subcommands": "commandes",
    "show this help message and exit": "afficher cette aide et quitter",
    "show program's version number and exit": "afficher la version et quitter",
    "%(prog)s: error: %(message)s\n": "%(prog)s\u00a0: erreur\u00a0: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "argument %(argument_name)s\u00a0: %(message)s",
    "unrecognized arguments: %s": "arguments inconnus\u00a0: %s",
    "the following arguments are required: %s": "il manque\u00a0: %s",
    "one of the arguments %s is required": "il faut un de ces arguments\u00a0: %s",
    "not allowed with argument %s": "ne va pas avec l’argument %s",
    "expected one argument": "attend une valeur",
    "expected at most one argument": "attend au plus une valeur",
    "expected at least one argument": "attend au moins une valeur",
    "ignored explicit argument %r": "valeur de trop\u00a0: %r",
    "invalid %(type)s value: %(value)r": "valeur incorrecte\u00a0: %(value)r",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "choix inconnu\u00a0: %(value)r (choix possibles\u00a0: %(choices)s)"
    ),
    "ambiguous option: %(option)s could match %(matches)s": (
        "option ambiguë\u00a0: %(option)s peut vouloir dire %(matches)s"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "commande inconnue\u00a0: %(parser_name)r (choix possibles\u00a0: %(choices)s)"
    ),
}


def speak_french() -> None:
    """Make argparse find its words in French; calling it again changes nothing."""

    def translate(message: str) -> str:
        return _MESSAGES.get(message, message)

    def translate_plural(singular: str, plural: str, number: int) -> str:
        if singular == "expected %s argument":
            return "attend %s valeur" if number == 1 else "attend %s valeurs"
        return translate(singular if number == 1 else plural)

    words: dict[str, Any] = vars(argparse)
    words["_"] = translate
    words["ngettext"] = translate_plural


class FrenchParser(argparse.ArgumentParser):
    """A parser whose usage errors exit with status 2 and one French line, without a trace."""

    def __init__(self, **options: Any) -> None:
        speak_french()
        options.setdefault("allow_abbrev", False)
        options.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(**options)

    def error(self, message: str) -> NoReturn:
        """Print the usage and the error in French, exit 2."""
        self.print_usage(sys.stderr)
        self.exit(USAGE_ERROR, f"{self.prog}\u00a0: erreur\u00a0: {message}\n")
