"""What the button of a correction says, where the words and their correction stand beside nothing else."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

_NO_BREAK = "\u00a0\u202f"


def fix_words(words: str, suggestion: str) -> str:
    """What choosing `suggestion` does to `words`. Spaces are named: between guillemets, none is seen to change."""
    shown = " ".join(suggestion.split())
    if not shown and words.strip():
        return _said("Retirer ces mots")
    if "".join(words.split()) == "".join(suggestion.split()):
        if _spaces(suggestion) < _spaces(words):
            return _said("Retirer l’espace")
        if any(suggestion.count(each) > words.count(each) for each in _NO_BREAK):
            return _said("Mettre une espace insécable")
        return _said("Mettre une espace")
    return _said("Remplacer par «\u00a0{0}\u00a0»").format(shown)


def _spaces(text: str) -> int:
    return sum(each.isspace() for each in text)


def _said(text: str) -> str:
    return QCoreApplication.translate("FixWords", text)
