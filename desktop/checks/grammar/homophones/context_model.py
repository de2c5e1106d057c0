"""The learnt weights of `lexicon/contextes-appris.txt`: which of several words that sound alike a place calls for.

The file is written by `tests/corpus/learn_contexts.py`, which says how. Its rows, separated by tabs:

- `signatures`, the signatures that features speak of, in the order of their numbers, the class and the kind of each;
- `ensemble`, the name of a set, the number of its members, the margins (`0>1:212`: from the first member, the second
  must lead by 212 to be preferred); a member without a margin is never preferred;
- a template, a column of weights a member, nothing standing for zero, then the features they are of (each as its distance
  from the one before, in base 36). A set of two has one column: what speaks for the first speaks against the second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, repeat
from pathlib import Path

from desktop.checks.grammar.homophones.context_features import Signatures
from desktop.checks.packed_weights import packed, unpacked
from desktop.checks.shipped_file import reading, rows_of

FILE = "contextes-appris.txt"
SCALE = 32


@dataclass(slots=True)
class SetModel:
    """The weights of one set: features to packed weights, and from each member the margins of those it may give way to."""

    members: int
    margins: dict[int, dict[int, int]]
    weights: dict[int, int] = field(default_factory=dict)

    def scores(self, features: list[int]) -> Sequence[int]:
        """What the features say for each member."""
        total = sum(map(self.weights.get, features, repeat(0)))
        return (total, -total) if self.members == 2 else unpacked(total, self.members)

    def preferred(self, written: int, features: list[int]) -> tuple[int, int] | None:
        """The member that these features call for in place of the one written, and how much its lead exceeds the margin.

        None when the word may stand.
        """
        margins = self.margins.get(written)
        if not margins:
            return None
        scores = self.scores(features)
        best = max(range(self.members), key=scores.__getitem__)
        margin = margins.get(best)
        if margin is None or scores[best] - scores[written] <= margin:
            return None
        return best, scores[best] - scores[written] - margin


@dataclass(slots=True)
class ContextModel:
    """Everything learnt: the signatures and the sets."""

    signatures: Signatures
    sets: dict[str, SetModel]


def read_model(resources: Path) -> ContextModel:
    """The model as shipped. Raises EnvironmentFault, with the line, on a file that is not well made."""
    signatures: list[Signatures] = []
    sets: dict[str, SetModel] = {}
    shared: dict[int, int] = {}

    def row(text: str) -> None:
        head, *fields = text.split("\t")
        if head == "signatures":
            names, coarse, kinds = (field.split() for field in fields)
            signatures.append(Signatures(names, list(map(int, coarse)), list(map(int, kinds))))
        elif head == "ensemble":
            name, members, margins = fields
            sets[name] = SetModel(int(members), _margins(margins))
        else:
            _add(next(reversed(sets.values())), int(head), fields, shared)

    rows_of(resources / "lexicon" / FILE, row)
    with reading(resources / "lexicon" / FILE):
        return ContextModel(signatures[0], sets)


def _margins(text: str) -> dict[int, dict[int, int]]:
    found: dict[int, dict[int, int]] = {}
    for pair in text.split():
        places, _, margin = pair.partition(":")
        written, _, preferred = places.partition(">")
        found.setdefault(int(written), {})[int(preferred)] = int(margin)
    return found


def _add(model: SetModel, template: int, fields: list[str], shared: dict[int, int]) -> None:
    """The features of one template, with their weights; equal numbers are kept once for all sets (`shared`)."""
    *told, steps = fields
    features = [feature << 6 | template for feature in accumulate(int(step, 36) for step in steps.split())]
    columns = [[int(weight or 0) for weight in column.split(" ")] for column in told]
    expected = 1 if model.members == 2 else model.members
    if len(columns) != expected or any(len(column) != len(features) for column in columns):
        raise ValueError("autant de poids que de traits étaient attendus")
    weights = columns[0] if expected == 1 else map(packed, zip(*columns, strict=True))
    for feature, weight in zip(features, weights, strict=True):
        model.weights[shared.setdefault(feature, feature)] = shared.setdefault(weight, weight)
