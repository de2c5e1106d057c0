"""How a verdict is shown: an icon, a word and a colour; and the short names of the media."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from desktop.editorial.gates.verdict import Verdict
from desktop.editorial.post import Channel
from desktop.services.points import GatePoints, Point
from desktop.services.written_answers import CONTEST


def gate_look(gate: GatePoints) -> tuple[str, str, str]:
    """The word, the icon role and the colour token of a gate."""
    if gate.unchecked:
        return _said("Non vérifié"), "unchecked", "warning"
    if gate.verdict is Verdict.BLOCKS:
        return _said("Bloque"), "block", "danger"
    if gate.verdict is Verdict.WARNS:
        # A warning that everybody answered is settled for the author.
        return (_said("Avertit"), "warning", "warning") if gate.left else (_said("Répondu"), "check", "info")
    if gate.verdict is Verdict.NOT_APPLICABLE:
        return _said("Sans objet"), "not_applicable", "muted"
    if gate.nothing_read:
        return _said("Rien à lire"), "not_applicable", "muted"
    return _said("Passe"), "pass", "success"


def point_look(point: Point) -> tuple[str, str, str]:
    """The word, the icon role and the colour token of a point."""
    if point.unchecked:
        return _said("Non vérifié"), "unchecked", "warning"
    if point.answer is not None and not point.left:
        word = _said("Contesté") if point.answer.kind == CONTEST else _said("Justifié")
        return word, "check", "info"
    if point.verdict is Verdict.BLOCKS:
        return _said("Bloquant"), "block", "danger"
    if point.verdict is Verdict.WARNS:
        return _said("Avertissement"), "warning", "warning"
    return _said("Suggestion"), "suggestion", "muted"


def short_name(channel: Channel) -> str:
    """A medium's name where room is scarce."""
    return "Le Contact" if channel is Channel.CONTACT else channel.label


def short_names(channels: Iterable[Channel]) -> str:
    """Several media, in their order."""
    return ", ".join(short_name(channel) for channel in channels)


def _said(text: str) -> str:
    return QCoreApplication.translate("Verdict", text)
