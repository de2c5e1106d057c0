"""The families of findings as the editor shows them: a colour, an icon and a word. Never colour alone."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.editorial.findings import POLICY_CATEGORIES, Category, Finding, Severity


@dataclass(frozen=True, slots=True)
class Look:
    """How a family is shown: the token of its underline, the token behind its current finding, its icon."""

    token: str
    soft: str
    icon: str


class Family(enum.Enum):
    """What a finding is about, for the eye."""

    SPELLING = Look("spelling", "danger_soft", "spelling")
    GRAMMAR = Look("grammar", "info_soft", "grammar")
    VOCABULARY = Look("vocabulary", "success_soft", "vocabulary")
    POLICY = Look("policy", "policy_soft", "policy")
    ACCESS = Look("warning", "warning_soft", "info")
    NAME = Look("muted", "hover", "person")

    @property
    def look(self) -> Look:
        """How it is shown."""
        return self.value


_FAMILIES = {
    Category.SPELLING: Family.SPELLING,
    Category.GRAMMAR: Family.GRAMMAR,
    Category.TYPOGRAPHY: Family.GRAMMAR,
    Category.VOCABULARY: Family.VOCABULARY,
    Category.NAME_TO_VERIFY: Family.NAME,
    Category.ACCESSIBILITY: Family.ACCESS,
    Category.LINK: Family.ACCESS,
} | dict.fromkeys(POLICY_CATEGORIES, Family.POLICY)

_SEVERITIES = {Severity.BLOCKING: ("block", "danger"), Severity.WARNING: ("warning", "warning")}


def family_of(finding: Finding) -> Family:
    """The family of a finding."""
    return _FAMILIES[finding.category]


def severity_icon(severity: Severity) -> tuple[str, str]:
    """The icon role and the colour token of a severity."""
    return _SEVERITIES.get(severity, ("suggestion", "muted"))


def severity_word(severity: Severity) -> str:
    """The word of a severity."""
    return {
        Severity.BLOCKING: _said("Bloquant"),
        Severity.WARNING: _said("Avertissement"),
        Severity.SUGGESTION: _said("Suggestion"),
    }[severity]


def category_word(category: Category) -> str:
    """The word of a category."""
    words = _said(category.label)
    return words[:1].upper() + words[1:]


def _said(text: str) -> str:
    return QCoreApplication.translate("Family", text)
