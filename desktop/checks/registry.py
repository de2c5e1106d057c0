"""Every check of the application, in one explicit tuple. To add one: its file, and its line here."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop import paths
from desktop.checks.base import Check, CheckContext
from desktop.checks.capitals.check import CapitalsCheck
from desktop.checks.document import Document
from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders
from desktop.checks.grammar.check import GrammarRules
from desktop.checks.grammar.grammalecte_check import Grammar
from desktop.checks.policy.accessibility import AccessibilityCheck
from desktop.checks.policy.check import PolicyCheck
from desktop.checks.policy.links import LinkCheck
from desktop.checks.policy.other_language import OtherLanguageCheck
from desktop.checks.policy.personal_data import PersonalDataCheck
from desktop.checks.spelling.check import Spelling
from desktop.checks.spelling.dictionary import Dictionary
from desktop.checks.style.inclusive import InclusiveCheck
from desktop.checks.style.plain_language import PlainLanguageCheck
from desktop.checks.toponyms.check import ToponymCheck
from desktop.checks.typography.check import TypographyCheck
from desktop.checks.typography.dates import DateCheck
from desktop.checks.vocabulary.check import VocabularyCheck
from desktop.editorial.findings import Finding
from desktop.errors import EnvironmentFault, Refusal

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Equipment:
    """What checks are built from: the folder of shipped data, and the one grammar engine of the process."""

    resources: Path
    grammalecte: Grammalecte


def _enchant_folder() -> Path:
    return paths.data_folder() / "enchant"


# The class of a check, and what builds it. Of two findings about one mistake, the first check's is shown.
CHECKS: tuple[tuple[type[Check], Callable[[Equipment], Check]], ...] = (
    (AccessibilityCheck, lambda kit: AccessibilityCheck(kit.resources)),
    (DateCheck, lambda _: DateCheck()),
    (ToponymCheck, lambda kit: ToponymCheck(kit.resources)),
    (CapitalsCheck, lambda kit: CapitalsCheck(kit.resources)),
    (InclusiveCheck, lambda _: InclusiveCheck()),
    (LinkCheck, lambda kit: LinkCheck(kit.resources)),
    (OtherLanguageCheck, lambda kit: OtherLanguageCheck(kit.resources)),
    (PersonalDataCheck, lambda kit: PersonalDataCheck(kit.resources)),
    (PlainLanguageCheck, lambda _: PlainLanguageCheck()),
    (PolicyCheck, lambda kit: PolicyCheck(kit.resources)),
    (TypographyCheck, lambda _: TypographyCheck()),
    (VocabularyCheck, lambda kit: VocabularyCheck(kit.resources)),
    (GrammarRules, lambda kit: GrammarRules(kit.resources, kit.grammalecte)),
    (Grammar, lambda kit: Grammar(kit.resources, kit.grammalecte)),
    (
        Spelling,
        lambda kit: Spelling(
            kit.resources, kit.grammalecte, Dictionary(_enchant_folder(), kit.grammalecte.may_know)
        ),
    ),
)


def build_checks(resources: Path) -> tuple[Check, ...]:
    """One instance of every check, in the order of `CHECKS`; one that cannot be built says why and never runs."""
    kit = Equipment(resources, Grammalecte(candidate_folders(resources)))
    # Loaded first: what loading leaves free in memory is filled by what the checks read after it.
    kit.grammalecte.unavailable()
    return tuple(_built(kind.name, build, kit) for kind, build in CHECKS)


def _built(name: str, build: Callable[[Equipment], Check], kit: Equipment) -> Check:
    try:
        return build(kit)
    except (EnvironmentFault, Refusal) as fault:
        log.warning("check %s cannot be built: %s", name, fault.message)
        return UnbuiltCheck(name, fault.message)


class UnbuiltCheck:
    """A check whose data cannot be read: nothing of what it would have found is verified."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self._reason = reason

    def unavailable(self) -> str:
        """Which file, which line, and what to do."""
        return self._reason

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        """Not asked: the check is unavailable."""
        return ()
