"""Commas that are missing, or that separate what belongs together. Of two rules about the same words, the first speaks."""

from __future__ import annotations

from desktop.checks.grammar.commas import (
    address,
    clauses,
    closing,
    heads,
    inside,
    lists,
    needed,
    opening,
    sentences,
)

RULES = (
    *lists.RULES,
    *needed.RULES,
    *clauses.RULES,
    *opening.RULES,
    *inside.RULES,
    *closing.RULES,
    *heads.RULES,
    *address.RULES,
    *sentences.RULES,
)
