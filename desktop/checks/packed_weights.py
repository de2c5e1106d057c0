"""Several small whole weights in one number, so that those of every member are added at once."""

from __future__ import annotations

from collections.abc import Sequence


def unpacked(total: int, members: int) -> Sequence[int]:
    """The scores of the members, from a sum of packed weights (see `packed`)."""
    scores = []
    for _ in range(members):
        score = (total + 0x8000 & 0xFFFF) - 0x8000
        scores.append(score)
        total = total - score >> 16
    return scores


def packed(weights: Sequence[int]) -> int:
    """The weights of a feature for each member as one number: sixteen bits each, so that sums stay apart."""
    return sum(weight << 16 * rank for rank, weight in enumerate(weights))
