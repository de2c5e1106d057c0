"""Large tables of which a text asks for little: kept compressed, each value unpacked when it is first asked for.

Grammalecte's tables hold what its authors wrote for every word and every rule: fifteen megabytes of small Python
objects, of which a day's texts reach a twentieth.
"""

from __future__ import annotations

import itertools
import marshal
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

# Values compressed together: a tenth of a millisecond to unpack one, which a long text does a thousand times.
BLOCK = 32


class PackedGraph(dict[int, Any]):
    """Values by number, from 0: the nodes of a graph, or what a list holds. Read with `[]` alone."""

    __slots__ = ("_blocks",)

    def __init__(self, values: Mapping[int, Any] | Sequence[Any]) -> None:
        super().__init__()
        self._blocks = tuple(
            _packed([values[number] for number in range(start, min(start + BLOCK, len(values)))])
            for start in range(0, len(values), BLOCK)
        )

    def __missing__(self, number: int) -> Any:
        if number < 0:
            raise KeyError(number)
        value = self[number] = _unpacked(self._blocks[number // BLOCK])[number % BLOCK]
        return value


class PackedTable(dict[str, Any]):
    """Values by name, read with `[]`, `get` and `in`."""

    __slots__ = ("_blocks",)

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__()
        gathered: list[dict[str, Any]] = [{} for _ in range(len(values) // BLOCK + 1)]
        for name, value in values.items():
            gathered[hash(name) % len(gathered)][name] = value
        self._blocks = tuple(map(_packed, gathered))

    def __missing__(self, name: str) -> Any:
        value = self[name] = self._block(name)[name]
        return value

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or (isinstance(name, str) and name in self._block(name))

    def get(self, name: str, default: Any = None) -> Any:
        """What `name` has, or `default`."""
        try:
            return self[name]
        except KeyError:
            return default

    def __iter__(self) -> Iterator[str]:
        return itertools.chain.from_iterable(map(_unpacked, self._blocks))

    def __len__(self) -> int:
        return sum(len(_unpacked(block)) for block in self._blocks)

    def items(self) -> Any:
        """Every name with what it has: the whole table is unpacked, and not kept."""
        return itertools.chain.from_iterable(_unpacked(block).items() for block in self._blocks)

    def _block(self, name: str) -> Any:
        return _unpacked(self._blocks[hash(name) % len(self._blocks)])


def pack_tables(modules: Iterable[Any], names: Iterable[str]) -> None:
    """Replace the tables of those names, wherever one of the modules has them: whoever shares one shares it packed."""
    wanted = tuple(names)
    packed: dict[int, PackedGraph | PackedTable] = {}
    for module, name in itertools.product(modules, wanted):
        table = getattr(module, name, None)
        if not table or isinstance(table, PackedGraph | PackedTable):
            continue
        if id(table) not in packed:
            packed[id(table)] = PackedGraph(table) if isinstance(table, list) else PackedTable(table)
        setattr(module, name, packed[id(table)])


def _packed(values: Any) -> bytes:
    return zlib.compress(marshal.dumps(values), zlib.Z_BEST_SPEED)


def _unpacked(block: bytes) -> Any:
    return marshal.loads(zlib.decompress(block))
