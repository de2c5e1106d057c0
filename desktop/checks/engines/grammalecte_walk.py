"""Grammalecte's walk through its graphs of rules, in less time and in less memory.

Its parser goes through some ten graphs, word by word, and asks at each node which arcs the word may follow. That
is nine tenths of its time. The answer depends on the node and on the word as it is read at that moment (its value,
its type, its morphologies, its tags), and words come back: the answers are kept here. They are the engine's own,
asked of its own methods; nothing of what it finds changes, which `tests/unit/test_grammalecte_walk.py` verifies.

Its graphs have 36,000 nodes, of which a text reaches a few thousand: the others stay packed (`packed.py`). It also gives its expressions to `re` as text, some 800 of them, of which Python keeps 512 compiled: its modules are
given an `Expressions` for their `re`.

Only the version it was compared with is hastened; any other one runs as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

COMPARED_WITH = "2.1.2"
# Words, each in one reading, whose answers are kept: some sixteen each, 100 bytes an answer. A text of 10,000 words
# has some 3,000.
REMEMBERED = 4096
# Longer numbers seldom come back: each would keep two kilobytes.
_SHORT_NUMBER = 2

_RULES = "<rules>"
_MORPHOLOGY = frozenset({"<morph>", "<re_morph>"})
_TAGS = frozenset({"<tags>"})
_JUMP = frozenset({"<>"})
# The arcs that are not the value of a word, in the engine's graphs.
_ASKED = frozenset({"<re_value>", "<lemmas>", "<phonet>", "<meta>"}) | _MORPHOLOGY | _TAGS | _JUMP


class Expressions:
    """The module `re`, with every expression compiled once: its authors' are counted."""

    def __init__(self) -> None:
        self._compiled: dict[str | re.Pattern[str], re.Pattern[str]] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(re, name)

    def compile(self, expression: str | re.Pattern[str]) -> re.Pattern[str]:
        """See `re.compile`, without flags."""
        known = self._compiled.get(expression)
        if known is None:
            known = self._compiled[expression] = re.compile(expression)
        return known

    def search(self, expression: str, text: str) -> re.Match[str] | None:
        """See `re.search`, without flags."""
        return (self._compiled.get(expression) or self.compile(expression)).search(text)


class _Node:
    """One node met in a graph.

    `arcs`: its arcs, when they are values of words only; `goes_on`: whether it has arcs at all; `needs`: what the
    answer of a word depends on there besides its value and type: 1 for its morphologies, 2 for its tags, 3 both.
    """

    __slots__ = ("arcs", "goes_on", "needs", "number", "rules")

    def __init__(self, number: int, arcs: dict[str, Any]) -> None:
        others = arcs.keys() - {_RULES}
        self.number = number
        self.rules: dict[str, int] | None = arcs.get(_RULES)
        self.goes_on = bool(others)
        self.arcs: dict[str, int] | None = arcs if others.isdisjoint(_ASKED) else None
        jumps = not others.isdisjoint(_JUMP)  # to another node, with arcs of its own
        self.needs = (jumps or not others.isdisjoint(_MORPHOLOGY)) + 2 * (
            jumps or not others.isdisjoint(_TAGS)
        )


class _Graph:
    """The nodes of one graph that some word has reached, and one copy of each answer."""

    __slots__ = ("arcs", "nodes", "root", "targets")

    def __init__(self, arcs: dict[int, dict[str, Any]]) -> None:
        self.arcs = arcs
        self.nodes: dict[int, _Node] = {}
        self.targets: dict[_Targets, _Targets] = {}
        self.root = self.node(0)

    def node(self, number: int) -> _Node:
        """The node of a number, described at its first use."""
        known = self.nodes.get(number)
        if known is None:
            known = self.nodes[number] = _Node(number, self.arcs[number])
        return known


# Nodes that a word leads to: those one may go on from, then those that hold rules.
_Targets = tuple[tuple[_Node, ...], tuple[_Node, ...]]
# By node, where a word leads from it (itself: the word leaves it as it is).
_Answers = dict[_Node, _Targets]
# Nodes reached together, with the place of the word they were reached from.
_Reached = list[tuple[int, tuple[_Node, ...]]]


class _Word:
    """A word in one reading: the values that arcs may name, and its answers by what they depend on (`needs`)."""

    __slots__ = ("answers", "values")

    def __init__(self, value: str, answers: tuple[_Answers, ...]) -> None:
        self.values = _values(value)
        self.answers = answers


class Walk:
    """What words have answered, for one loaded engine. `forget` when its lexicon learns new words."""

    def __init__(self, parser: type[Any]) -> None:
        self._graphs: dict[int, _Graph] = {}
        self._words: dict[tuple[Any, ...], _Word] = {}
        self._answers: dict[tuple[Any, ...], _Answers] = {}
        self.parser: type[Any] = type("RememberingParser", (parser,), {"parseGraph": self._method()})

    def forget(self) -> None:
        """Ask everything again."""
        self._words.clear()
        self._answers.clear()

    def _method(self) -> Callable[..., str]:
        def parse_graph(
            parser: Any,
            arcs: dict[int, dict[str, Any]],
            country: str = "FR",
            options: Mapping[str, bool] | None = None,
            show: bool = False,
            debug: bool = False,
            context: bool = False,
        ) -> str:
            graph = self._graphs.get(id(arcs))
            if graph is None:
                graph = self._graphs[id(arcs)] = _Graph(arcs)
            root, changed = graph.root, False
            reached: _Reached = []
            for index, token in enumerate(parser.lTokens):
                word = self._word(token)
                firing: _Reached = []
                if reached:
                    reached, firing = _advance(parser, graph, token, word, reached)
                starts = word.answers[root.needs].get(root)
                if starts is None:
                    starts = word.answers[root.needs][root] = _ask(parser, graph, token, root)
                if starts[0]:
                    reached.append((index, starts[0]))
                if starts[1]:
                    firing.append((index, starts[1]))
                for first, nodes in firing:
                    for node in nodes:
                        if parser._executeActions(
                            arcs, node.rules, first - 1, index, options, country, show, debug, context
                        ):
                            changed = True
            if changed:
                parser.rewriteFromTags(debug)
            return str(parser.sSentence)

        return parse_graph

    def _word(self, token: dict[str, Any]) -> _Word:
        """A word as it is read now."""
        value, kind = token["sValue"], token["sType"]
        morphologies, tags = token.get("lMorph"), token.get("aTags")
        reading: tuple[Any, ...] = (value, kind)
        if morphologies is not None or tags is not None:
            morphologies = None if morphologies is None else tuple(morphologies)
            tags = None if tags is None else frozenset(tags)
            reading = (value, kind, morphologies, tags)
        known = self._words.get(reading)
        if known is None:
            if kind == "NUM" and len(value) > _SHORT_NUMBER:
                passing: _Answers = {}
                return _Word(value, (passing,) * 4)
            if len(self._words) >= REMEMBERED:
                self.forget()
            # A node needs one of these only, so that what is not there asks for no table of its own.
            plain = self._answers.setdefault((value, kind), {})
            of_morphology = (
                plain if morphologies is None else self._answers.setdefault((value, kind, morphologies), {})
            )
            of_tags = plain if tags is None else self._answers.setdefault((value, kind, None, tags), {})
            both = (
                of_tags
                if morphologies is None
                else of_morphology
                if tags is None
                else self._answers.setdefault(reading, {})
            )
            known = self._words[reading] = _Word(value, (plain, of_morphology, of_tags, both))
        return known


def _values(value: str) -> tuple[str, ...]:
    """A word as typed, then in the capitals under which arcs may name it, in the engine's order."""
    if value[:2].istitle():
        return (value, value.lower())
    if value.isupper():
        return (value, value.lower(), value.capitalize())
    return (value,)


def _advance(
    parser: Any, graph: _Graph, token: dict[str, Any], word: _Word, reached: _Reached
) -> tuple[_Reached, _Reached]:
    """Where the word leads from the nodes reached; then those of them that hold rules."""
    values, answers = word.values, word.answers
    alive: _Reached = []
    firing: _Reached = []
    for first, nodes in reached:
        for node in nodes:
            arcs = node.arcs
            if arcs is not None:
                for value in values:
                    number = arcs.get(value)
                    if number is not None:
                        target = graph.node(number)
                        if target.goes_on:
                            alive.append((first, (target,)))
                        if target.rules is not None:
                            firing.append((first, (target,)))
                continue
            found = answers[node.needs].get(node)
            if found is None:
                found = answers[node.needs][node] = _ask(parser, graph, token, node)
            if found[0]:
                alive.append((first, found[0]))
            if found[1]:
                firing.append((first, found[1]))
    return alive, firing


_NOWHERE: _Targets = ((), ())


def _ask(parser: Any, graph: _Graph, token: dict[str, Any], node: _Node) -> _Targets:
    """The engine's own answer; that a word leaves a node as it is means nothing at the root."""
    targets = [
        node if kind is None else graph.node(number)
        for kind, _, number in parser._getMatches(graph.arcs, token, graph.arcs[node.number])
        if kind is not None or node is not graph.root
    ]
    if not targets:
        return _NOWHERE
    found = (
        tuple(target for target in targets if target.goes_on),
        tuple(target for target in targets if target.rules is not None),
    )
    return graph.targets.setdefault(found, found)
