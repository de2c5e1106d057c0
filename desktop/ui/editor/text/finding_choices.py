"""What can be done about a finding: the same choices in its card and in the menu of a right click."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.editorial.findings import Category, Finding, Severity
from desktop.ui.editor.text.families import category_word, severity_word


class Choice(enum.Enum):
    """One thing to do, its fixes apart; the value is the role of its icon."""

    IGNORE_ONCE = "close"
    IGNORE_IN_POST = "filter"
    ADD_TO_LEXICON = "add"
    EXPLAIN = "law"
    JUSTIFY = "comment"
    CONTEST = "comment-contest"

    @property
    def icon(self) -> str:
        """The role of its icon."""
        return "comment" if self is Choice.CONTEST else self.value

    @property
    def label(self) -> str:
        """Its words."""
        return {
            Choice.IGNORE_ONCE: _said("Ignorer une fois"),
            Choice.IGNORE_IN_POST: _said("Ignorer dans cette publication"),
            Choice.ADD_TO_LEXICON: _said("Ajouter au lexique"),
            Choice.EXPLAIN: _said("Expliquer la règle"),
            Choice.JUSTIFY: _said("Justifier…"),
            Choice.CONTEST: _said("Contester…"),
        }[self]


@dataclass(frozen=True, slots=True)
class Offer:
    """Where findings are shown: `answers` whether reasons can be written there, `lexicon` words proposed."""

    answers: bool = True
    lexicon: bool = True


def choices_for(finding: Finding, offer: Offer) -> tuple[Choice, ...]:
    """What can be done about a finding. A block cannot be ignored: it is mended, or contested with a reason."""
    wanted: list[Choice] = []
    if offer.answers and finding.severity is not Severity.SUGGESTION:
        wanted.append(Choice.CONTEST if finding.severity is Severity.BLOCKING else Choice.JUSTIFY)
    if offer.lexicon and finding.category in {Category.SPELLING, Category.NAME_TO_VERIFY}:
        wanted.append(Choice.ADD_TO_LEXICON)
    if finding.severity is not Severity.BLOCKING:
        wanted += [Choice.IGNORE_ONCE, Choice.IGNORE_IN_POST]
    return (*wanted, Choice.EXPLAIN)


def spoken(finding: Finding) -> str:
    """A finding in one line, for a screen reader."""
    fixes = ", ".join(f"«\u00a0{fix}\u00a0»" for fix in finding.suggestions[:3])
    proposed = _said("Proposé\u00a0: {0}.").format(fixes) if fixes else ""
    head = f"{severity_word(finding.severity)}, {category_word(finding.category)}."
    return " ".join(part for part in (head, finding.message, proposed) if part)


def shown_fix(suggestion: str) -> str:
    """A suggestion as a button shows it: an empty one removes the words, spaces are made visible."""
    if not suggestion:
        return _said("Supprimer")
    if not suggestion.strip(" \u00a0\u202f"):
        names = {
            " ": _said("espace"),
            "\u00a0": _said("espace insécable"),
            "\u202f": _said("espace insécable"),
        }
        return names[suggestion[0]]
    return suggestion.replace("\n", " ").strip("\u00a0 ") or suggestion


def _said(text: str) -> str:
    return QCoreApplication.translate("FindingChoices", text)
