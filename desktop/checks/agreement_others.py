"""Whether another rule of agreement already speaks of a word: what a last resort asks before it speaks."""

from __future__ import annotations

from desktop.checks import (
    agreement_aside,
    agreement_before_noun,
    agreement_clause,
    agreement_cleft,
    agreement_colours,
    agreement_detached,
    agreement_far,
    agreement_fixed,
    agreement_gapped,
    agreement_halves,
    agreement_infinitive,
    agreement_invariable,
    agreement_inverted,
    agreement_joined,
    agreement_noun,
    agreement_object,
    agreement_participle,
    agreement_perceived,
    agreement_pronominal,
    agreement_relative,
    agreement_verb,
    auxiliaries,
    participles,
)
from desktop.checks.grammar_rule import GrammarRule
from desktop.checks.sentence import Sentence, Word

_OTHERS: tuple[GrammarRule, ...] = (
    *agreement_noun.RULES,
    *agreement_participle.RULES,
    *agreement_aside.RULES,
    *agreement_detached.RULES,
    *agreement_cleft.RULES,
    *agreement_clause.RULES,
    *agreement_pronominal.RULES,
    *agreement_object.RULES,
    *agreement_infinitive.RULES,
    *agreement_gapped.RULES,
    *agreement_before_noun.RULES,
    *agreement_colours.RULES,
    *agreement_fixed.RULES,
    *agreement_halves.RULES,
    *agreement_invariable.RULES,
    *agreement_perceived.RULES,
    *agreement_verb.RULES,
    *agreement_far.RULES,
    *agreement_inverted.RULES,
    *agreement_joined.RULES,
    *agreement_relative.RULES,
    *auxiliaries.RULES,
    *participles.RULES,
)


def spoken_of(s: Sentence, word: Word) -> bool:
    """Whether a rule of agreement tells something wrong about `word`; the rules are asked once for a sentence."""
    if ("spoken", 0) not in s.answers:
        s.answers["spoken", 0] = [
            (hit.start, hit.end)
            for rule in _OTHERS
            if not rule.roles or not s.roles.isdisjoint(rule.roles)
            for hit in rule.find(s)
        ]
    found: list[tuple[int, int]] = s.answers["spoken", 0]
    return any(start < word.end and word.start < end for start, end in found)
