"""The learnt trees of `lexicon/accords-appris.txt`: how likely a plural, or a feminine, is at a place.

The file is written by `tests/corpus/learn_agreement.py`, which says how. Its rows, separated by tabs:

- `forêt`, a name, what the sum starts from, the leads asked of the second member over the first, alone then supported
  (something around agrees with what is written), and those asked back;
- `rangs`, a feature, then the rank of each of its values (`value:rank`; `*` for those that are not there);
- `arbre`, its nodes, each `feature:bound:distance` or, for a leaf, what it is worth. The first branch of a node, taken
  up to the bound, is the node after it; the other begins at that distance.

Scores are logits by `SCALE`, positive for the second member (the plural, the feminine).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop.checks.shipped_file import rows_of

FILE = "accords-appris.txt"
SCALE = 256
LEAF = 255
# Trees that are always asked.
FIRST = 24


@dataclass(slots=True)
class Forest:
    """Trees one after the other; `leads`, what the score must pass from each member to prefer the other, by support."""

    start: int
    leads: tuple[tuple[int, int], tuple[int, int]]
    ranks: list[bytes] = field(default_factory=list)
    roots: array[int] = field(default_factory=lambda: array("H"))
    features: bytearray = field(default_factory=bytearray)
    bounds: bytearray = field(default_factory=bytearray)
    # The distance to the second branch; what a leaf is worth.
    rest: array[int] = field(default_factory=lambda: array("h"))

    def score(self, values: Sequence[int]) -> int:
        """The lead of the second member over the first at a place of these features."""
        return self._sum(self._ranked(values), self.roots, self.start)

    def contradicts(self, written: int, values: Sequence[int], *, supported: bool) -> int:
        """By how much a place passes what it takes to prefer the other member than `written` (1 or 2); 0 or less if not.

        Once the first trees are on the side of what is written, the others are not asked.
        """
        ranked, side = self._ranked(values), 1 if written == 1 else -1
        first = self._sum(ranked, self.roots[:FIRST], self.start)
        if first * side < -SCALE:
            return first * side
        return self._sum(ranked, self.roots[FIRST:], first) * side - self.leads[written - 1][supported]

    def _ranked(self, values: Sequence[int]) -> list[int]:
        return [ranks[value] for ranks, value in zip(self.ranks, values, strict=True)]

    def _sum(self, ranked: Sequence[int], roots: Iterable[int], total: int) -> int:
        features, bounds, rest = self.features, self.bounds, self.rest
        for node in roots:
            while (asked := features[node]) != LEAF:
                node += 1 if ranked[asked] <= bounds[node] else rest[node]
            total += rest[node]
        return total


def read_forests(resources: Path) -> dict[str, Forest]:
    """The forests by name, as shipped. Raises EnvironmentFault, with the line, on a file that is not well made."""
    forests: dict[str, Forest] = {}

    def row(text: str) -> None:
        head, *fields = text.split("\t")
        if head == "forêt":
            name, start, *leads = fields
            alone, supported, alone_back, supported_back = map(int, leads)
            forests[name] = Forest(int(start), ((alone, supported), (alone_back, supported_back)))
            return
        forest = forests[next(reversed(forests))]
        if head == "rangs":
            _add_ranks(forest, int(fields[0]), fields[1].split())
        elif head == "arbre":
            _add_tree(forest, fields[0].split())
        else:
            raise ValueError(f"«\u00a0{head}\u00a0» n’est pas une ligne de forêt")

    rows_of(resources / "lexicon" / FILE, row)
    return forests


def _add_ranks(forest: Forest, feature: int, pairs: Sequence[str]) -> None:
    if feature != len(forest.ranks):
        raise ValueError(f"les rangs du trait {len(forest.ranks)} étaient attendus")
    told = dict(pair.split(":") for pair in pairs)
    other = int(told.pop("*"))
    ranks = bytearray([other]) * 256
    for value, rank in told.items():
        ranks[int(value)] = int(rank)
    forest.ranks.append(bytes(ranks))


def _add_tree(forest: Forest, nodes: Sequence[str]) -> None:
    forest.roots.append(len(forest.features))
    for place, node in enumerate(nodes):
        if ":" not in node:
            forest.features.append(LEAF)
            forest.bounds.append(0)
            forest.rest.append(int(node))
            continue
        feature, bound, distance = map(int, node.split(":"))
        if feature >= len(forest.ranks) or not 1 < distance < len(nodes) - place:
            raise ValueError(f"le nœud «\u00a0{node}\u00a0» ne mène nulle part")
        forest.features.append(feature)
        forest.bounds.append(bound)
        forest.rest.append(distance)
    if not nodes or ":" in nodes[-1]:
        raise ValueError("un arbre finit par une feuille")
