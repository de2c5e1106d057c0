"""What a passphrase is worth, said as it is typed. Advice only: `installation` refuses the short ones."""

from __future__ import annotations

import enum
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from desktop.services.installation import SHORTEST_PASSPHRASE

_LONG = 20
_WORDS = 4
_FEWEST_CHARACTERS = 6
_RUNS = ("0123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "azertyuiop", "motdepasse", "password")
_RUN = 4


class Strength(enum.Enum):
    """From refused to good."""

    SHORT = 0
    WEAK = 1
    FAIR = 2
    STRONG = 3


@dataclass(frozen=True, slots=True)
class Advice:
    """How strong, and one French sentence about it."""

    strength: Strength
    sentence: str


def advise(passphrase: str, known: Collection[str] = ()) -> Advice:
    """What `passphrase` is worth; `known` are words that a colleague would try first (names, the town)."""
    missing = SHORTEST_PASSPHRASE - len(passphrase)
    if not passphrase:
        return Advice(
            Strength.SHORT,
            "Quatre ou cinq mots sans lien entre eux, que vous seule ou vous seul connaissez "
            f"({SHORTEST_PASSPHRASE}\u00a0caractères au moins).",
        )
    if missing > 0:
        return Advice(
            Strength.SHORT, f"Encore {missing}\u00a0{'caractère' if missing == 1 else 'caractères'} au moins."
        )
    weakness = _weakness(passphrase, known)
    if weakness is not None:
        return Advice(Strength.WEAK, weakness)
    if len(passphrase) < _LONG and len(passphrase.split()) < _WORDS:
        return Advice(Strength.FAIR, "Acceptable. Un mot de plus la rendrait beaucoup plus solide.")
    return Advice(Strength.STRONG, "Solide.")


def _weakness(passphrase: str, known: Collection[str]) -> str | None:
    folded = _folded(passphrase)
    rest = folded
    for word in sorted({_folded(one) for one in known if len(_folded(one)) > 2}, key=len, reverse=True):
        rest = rest.replace(word, "")
    if len(rest) < SHORTEST_PASSPHRASE / 2:
        return "Facile à deviner\u00a0: elle tient à un nom que tout le monde connaît ici."
    for run in _RUNS:
        for start in range(len(run) - _RUN + 1):
            rest = rest.replace(run[start : start + _RUN], "")
    if rest.isdigit() or len(rest) < SHORTEST_PASSPHRASE / 2 or len(set(rest)) < _FEWEST_CHARACTERS:
        return "Facile à deviner\u00a0: une suite, des chiffres seulement ou peu de caractères différents."
    return None


def _folded(text: str) -> str:
    """Letters and digits only, without accents nor capitals."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in bare if character.isalnum())
