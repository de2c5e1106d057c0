"""Every check of the application, in one explicit tuple. To add one: its file, and its line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop import paths
from desktop.checks.accessibility import AccessibilityCheck
from desktop.checks.base import Check
from desktop.checks.capitals import CapitalsCheck
from desktop.checks.dates import DateCheck
from desktop.checks.dictionary import Dictionary
from desktop.checks.grammalecte_engine import Grammalecte, candidate_folders
from desktop.checks.grammar import Grammar
from desktop.checks.grammar_rules import GrammarRules
from desktop.checks.inclusive import InclusiveCheck
from desktop.checks.links import LinkCheck
from desktop.checks.other_language import OtherLanguageCheck
from desktop.checks.personal_data import PersonalDataCheck
from desktop.checks.plain_language import PlainLanguageCheck
from desktop.checks.policy import PolicyCheck
from desktop.checks.spelling import Spelling
from desktop.checks.toponyms import ToponymCheck
from desktop.checks.typography import TypographyCheck
from desktop.checks.vocabulary import VocabularyCheck


@dataclass(frozen=True, slots=True)
class Equipment:
    """What checks are built from: the folder of shipped data, and the one grammar engine of the process."""

    resources: Path
    grammalecte: Grammalecte


def _enchant_folder() -> Path:
    return paths.data_folder() / "enchant"


# File stem, and what builds its check. Of two findings about one mistake, the first check's is shown.
CHECKS: tuple[tuple[str, Callable[[Equipment], Check]], ...] = (
    ("accessibility", lambda _: AccessibilityCheck()),
    ("dates", lambda _: DateCheck()),
    ("toponyms", lambda kit: ToponymCheck(kit.resources)),
    ("capitals", lambda kit: CapitalsCheck(kit.resources)),
    ("inclusive", lambda _: InclusiveCheck()),
    ("links", lambda _: LinkCheck()),
    ("other_language", lambda kit: OtherLanguageCheck(kit.resources)),
    ("personal_data", lambda _: PersonalDataCheck()),
    ("plain_language", lambda _: PlainLanguageCheck()),
    ("policy", lambda kit: PolicyCheck(kit.resources)),
    ("typography", lambda _: TypographyCheck()),
    ("vocabulary", lambda kit: VocabularyCheck(kit.resources)),
    ("grammar_rules", lambda kit: GrammarRules(kit.resources, kit.grammalecte)),
    ("grammar", lambda kit: Grammar(kit.resources, kit.grammalecte)),
    ("spelling", lambda kit: Spelling(kit.resources, kit.grammalecte, Dictionary(_enchant_folder()))),
)


def build_checks(resources: Path) -> tuple[Check, ...]:
    """One instance of every check, in the order of `CHECKS`."""
    kit = Equipment(resources, Grammalecte(candidate_folders(resources)))
    return tuple(build(kit) for _, build in CHECKS)
