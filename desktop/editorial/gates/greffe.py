"""What is found in the words of the greffe: nobody else may mend or contest it, so the greffe answers it (art. 12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop.editorial.findings import Finding, Severity
from desktop.editorial.gates.case import GateCase
from desktop.editorial.gates.verdict import Reason, after_colon, blocks

TOLD = "Relevé par la vérification\u00a0: "
"""How the remark that tells the greffe of a blocking finding begins."""
KEPT = "Le greffe maintient le texte."
"""How it is said that the greffe answered remarks by keeping its words."""


def remark_of(finding: Finding) -> str:
    """What the greffe is told of a finding. The words found are left out: a remark outlives them."""
    return f"{TOLD}{finding.message}"


def awaiting_greffe(case: GateCase) -> Iterator[Finding]:
    """The blocking findings in the greffe's words that it has not answered by keeping these words."""
    for finding in case.of_greffe:
        if finding.severity is Severity.BLOCKING and remark_of(finding) not in case.kept_by_greffe:
            yield finding


def words_to_answer(case: GateCase) -> tuple[Reason, ...]:
    """Art. 12: what forbids publishing waits for the greffe, who deposits other words or keeps its own."""
    return tuple(replace(blocks(_sentence(case, each)), finding=each) for each in awaiting_greffe(case))


def _sentence(case: GateCase, finding: Finding) -> str:
    told = (
        "Le greffe en est averti"
        if remark_of(finding) in case.told_to_greffe
        else "Le greffe en sera averti avant la soumission"
    )
    return (
        f"Dans le texte déposé par le greffe\u00a0: {after_colon(finding.message)} {told}\u00a0: il déposera "
        "un autre texte ou maintiendra celui-ci; vous pourrez ensuite soumettre. D’ici là, le brouillon est "
        "conservé et vous pouvez lui écrire."
    )
