"""The rule packs of a folder: every one of them, or those that one check needs, so that a mistake stops it alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from desktop.checks.policy.rulefile import mistake
from desktop.checks.policy.rulepack import RulePacks, compile_packs
from desktop.errors import EnvironmentFault

_ID = re.compile(r"^id *= *\"([^\"\n]+)\"", re.MULTILINE)

# The packs whose rules are all found by one check each: a mistake in one leaves the other checks at work.
CODED_PACKS: Mapping[str, str] = {
    "accessibilité": "accessibilite.toml",
    "liens": "article-14.toml",
    "autre langue": "article-22.toml",
    "renseignements personnels": "article-26-coordonnees.toml",
}


def load_packs(folder: Path) -> RulePacks:
    """Every `*.toml` of `folder`, in order of name. Raises Refusal (a mistake) or EnvironmentFault."""
    return compile_packs({path.name: read_pack(path) for path in _packs(folder)})


def load_pattern_packs(folder: Path) -> RulePacks:
    """The packs of motifs, without those of `CODED_PACKS`. Raises Refusal (a mistake) or EnvironmentFault."""
    return _loaded(folder, lambda name: name not in CODED_PACKS.values())


def load_coded_pack(folder: Path, check: str) -> RulePacks:
    """The pack of `check`, one of `CODED_PACKS`. Raises Refusal (a mistake) or EnvironmentFault."""
    return _loaded(folder, lambda name: name == CODED_PACKS[check])


def _loaded(folder: Path, wanted: Callable[[str], bool]) -> RulePacks:
    """Some packs of `folder`; of the others only the identifiers are read, which nobody else may bear."""
    texts: dict[str, str] = {}
    taken: dict[str, str] = {}
    for path in _packs(folder):
        if wanted(path.name):
            texts[path.name] = read_pack(path)
        else:
            others = path.read_bytes().decode("utf-8", "replace")
            taken.update(dict.fromkeys(_ID.findall(others), path.name))
    if not texts:
        raise _missing(folder)
    return compile_packs(texts, taken)


def _packs(folder: Path) -> list[Path]:
    found = sorted(folder.glob("*.toml"))
    if not found:
        raise _missing(folder)
    return found


def _missing(folder: Path) -> EnvironmentFault:
    return EnvironmentFault(
        "policies.missing",
        f"Il manque des règles de la politique dans «\u00a0{folder}\u00a0». "
        "Vos textes sont conservés; réinstallez l’application.",
    )


def read_pack(path: Path) -> str:
    """The text of one pack. Raises Refusal when it is not UTF-8, EnvironmentFault when it cannot be opened."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EnvironmentFault(
            "policies.unreadable",
            f"«\u00a0{path.name}\u00a0», des règles de la politique, ne s’ouvre pas. "
            "Vos textes sont conservés; réinstallez l’application.",
        ) from error
    try:
        return data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise mistake(path.name, line, "ce fichier n’est pas en UTF-8") from error
