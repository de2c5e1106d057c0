"""Rules of a pack that a check recognises by itself, in code: the pack says all the rest of them.

What a rule says, how much it weighs, where it is looked at and its examples are in the pack, like those of any
rule; the check only says which words, and what fills the blanks (`{limite}`) of the message.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.policy.policy_rule import Rule
from desktop.checks.policy.rule_folder import CODED_PACKS, load_coded_pack
from desktop.checks.policy.rulefile import mistake
from desktop.editorial.findings import Finding


class CodedRules:
    """The rules of one check, by the end of their identifier."""

    def __init__(self, check: str, known: Mapping[str, Sequence[str]], resources: Path | None) -> None:
        """Read the pack of `check`. `known`: each rule that it recognises, and the blanks that it fills.

        Raises `Refusal` when the pack has a mistake, or does not hold exactly those rules; `EnvironmentFault`
        when it cannot be read.
        """
        folder = (resources if resources is not None else paths.resources()) / "policies"
        rules = load_coded_pack(folder, check).recognised_by(check)
        self._rules = {rule.id.partition(".")[2]: rule for rule in rules}
        _refuse_unlike(CODED_PACKS[check], self._rules, known)

    def findings(
        self,
        name: str,
        span: tuple[int, int],
        document: Document,
        context: CheckContext,
        suggestions: tuple[str, ...] = (),
        **said: object,
    ) -> Iterator[Finding]:
        """What rule `name` says of the words `span` (code points of `document.text`), where and when it looks."""
        rule = self._rules[name]
        if not rule.concerns(document.where, document.medium, document.kind, context.period):
            return
        yield Finding(
            rule.id,
            rule.categories[context.period],
            rule.severity(context.period, document.medium),
            *span,
            rule.message.format(**said),
            rule.article,
            rule.suggestion,
            suggestions,
        )


def _refuse_unlike(pack: str, rules: Mapping[str, Rule], known: Mapping[str, Sequence[str]]) -> None:
    for name in sorted(known.keys() - rules.keys()):
        raise mistake(pack, 1, f"il manque la règle «\u00a0{name}\u00a0»")
    for name, rule in rules.items():
        if name not in known:
            raise mistake(pack, rule.line, f"rien ne reconnaît la règle «\u00a0{rule.id}\u00a0»")
        blanks = _blanks(rule.message)
        if blanks is None or not blanks <= set(known[name]):
            reason = f"le message de «\u00a0{rule.id}\u00a0» a des accolades que rien ne remplit"
            raise mistake(pack, rule.line, reason)


def _blanks(message: str) -> set[str] | None:
    """The names between braces in a message; None when they cannot be read."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}
    except ValueError:
        return None
