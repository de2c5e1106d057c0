"""The standard replies to copy: what the policy says to answer, with the contacts of the profile in force."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import tomli

from desktop.editorial.profile import MunicipalProfile
from desktop.errors import EnvironmentFault

_WORD = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class StandardReply:
    """One reply, complete: nothing is left to fill in but what the profile does not say."""

    id: str
    title: str
    article: str
    text: str


def standard_replies(
    resources: Path, profile: MunicipalProfile, rules_page: str = ""
) -> tuple[StandardReply, ...]:
    """Every standard reply, with the words of `profile` and the address of the rules of conduct, when known.

    What the profile lacks stays between brackets. Raises `EnvironmentFault` when the file cannot be read.
    """
    path = resources / "reponses" / "reponses.toml"
    try:
        entries = tomli.loads(path.read_text(encoding="utf-8"))["reponse"]
        words = _words(profile) | ({"regles": rules_page} if rules_page else {})
        return tuple(
            StandardReply(
                str(entry["id"]),
                str(entry["titre"]),
                str(entry["article"]),
                _WORD.sub(lambda found: words[found[1]], str(entry["texte"]).strip()),
            )
            for entry in entries
        )
    except (OSError, ValueError, KeyError) as error:
        raise EnvironmentFault(
            "reponses_illisibles",
            f"Les réponses types ne se lisent pas ({path.name}). Vos textes sont conservés; réinstallez l’application.",
        ) from error


def _words(profile: MunicipalProfile) -> dict[str, str]:
    def first(values: tuple[str, ...], missing: str) -> str:
        return values[0] if values else f"[{missing}]"

    telephone = first(profile.phones, "téléphone")
    return {
        "municipalite": profile.municipality,
        "formulaire": profile.complaint_form or "[adresse du formulaire]",
        "courriel": first(profile.emails, "courriel"),
        "telephone": telephone,
        "telephone_plaintes": profile.complaint_phone or telephone,
        "site": first(profile.domains, "adresse du site"),
        "regles": first(profile.domains, "adresse du site"),
    }
