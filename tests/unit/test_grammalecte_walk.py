"""Grammalecte hastened finds what Grammalecte finds."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from desktop import paths
from desktop.checks.document import Document
from desktop.checks.engines import grammalecte_walk, packed
from desktop.checks.engines.grammalecte import OPTIONS, EngineError, Entry, Grammalecte, candidate_folders
from desktop.checks.grammar.grammalecte_check import readable_spans

FOLDERS = candidate_folders(paths.resources())
CORPUS = Path(__file__).parent.parent / "corpus"
DRAFTS = (
    "Les zorglubien sont arrivé hier, et la zorglubienne est venu.",
    "LES CITOYEN SONT INVITÉ À L’ASSEMBLÉE.",
    "Laissez-les joué: ils s’amuse, n’est-ce pas?",
    "Il faut que tu vas a la mairie; c’est la que ça ce passe.",
)


@pytest.fixture(scope="module")
def engine() -> Grammalecte:
    found = Grammalecte(FOLDERS)
    assert found.unavailable() is None
    return found


def sentences(name: str) -> list[str]:
    """The sentences of one of our corpora, as the checks read them."""
    rows = (CORPUS / name).read_text(encoding="utf-8").splitlines()
    documents = [Document(json.loads(row)["text"]) for row in rows]
    return [d.text[span.start : span.end] for d in documents for span in readable_spans(d)]


# What a process of its own prints when it asks Grammalecte by its front door, with nothing of ours loaded.
_ASK_ALONE = """
import importlib, json, sys
sys.path.insert(0, sys.argv[1])
engine = importlib.import_module("grammalecte.fr")
engine.load("Python")
asked = json.load(sys.stdin)
engine.setOptions(asked["options"])
json.dump([list(engine.parse(sentence, "FR")) for sentence in asked["sentences"]], sys.stdout)
"""


def alone(read: Sequence[str]) -> list[tuple[EngineError, ...]]:
    """What Grammalecte alone says of sentences."""
    folder = next(folder for folder in FOLDERS if folder.is_dir())
    answered = subprocess.run(
        [sys.executable, "-c", _ASK_ALONE, str(folder.parent)],
        input=json.dumps({"options": OPTIONS, "sentences": read}),
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        tuple(
            EngineError(
                e["nStart"], e["nEnd"], e["sRuleId"], e["sType"], e["sMessage"], tuple(e["aSuggestions"])
            )
            for e in errors
        )
        for errors in json.loads(answered.stdout)
    ]


def in_any_order(found: Sequence[tuple[EngineError, ...]]) -> list[tuple[EngineError, ...]]:
    """The same errors, their suggestions sorted: the engine draws some from a set, in another order each time."""
    return [
        tuple(replace(error, suggestions=tuple(sorted(error.suggestions))) for error in errors)
        for errors in found
    ]


@pytest.mark.parametrize("corpus", ["proofing-errors-own.jsonl", "proofing-clean-own.jsonl"])
def test_every_error_of_our_corpora_is_the_engine_s_own(engine: Grammalecte, corpus: str) -> None:
    read = sentences(corpus)[::3]
    found = [engine.errors(sentence) for sentence in read]
    assert in_any_order(found) == in_any_order(alone(read))
    assert sum(map(len, found)) > 0


def test_a_word_read_before_is_read_the_same(engine: Grammalecte) -> None:
    reversed_words = [" ".join(reversed(draft.rstrip(".?").split())) + "." for draft in DRAFTS]
    read = [*DRAFTS, *reversed_words, *(draft + " Fin." for draft in DRAFTS)]
    found = [engine.errors(sentence) for sentence in read]
    assert in_any_order(found) == in_any_order(alone(read))


def test_what_is_taught_is_not_hidden_by_what_was_remembered(engine: Grammalecte) -> None:
    sentence = "Les zorglubien sont là."
    engine.teach([])
    assert engine.errors(sentence) == ()
    engine.teach([Entry("zorglubien", "zorglubien", ":N:m:s"), Entry("zorglubiens", "zorglubien", ":N:m:p")])
    (error,) = engine.errors(sentence)
    assert (error.start, error.end, error.suggestions) == (4, 14, ("zorglubiens",))
    engine.teach([])
    assert engine.errors(sentence) == ()


def test_more_words_than_are_remembered_are_still_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grammalecte_walk, "REMEMBERED", 5)
    engine = Grammalecte(FOLDERS)
    found = [engine.errors(draft) for draft in DRAFTS]
    assert in_any_order(found) == in_any_order(alone(DRAFTS))


def test_a_version_we_have_not_compared_runs_as_it_is(
    engine: Grammalecte, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["grammalecte.fr"], "version", "2.9")
    monkeypatch.setattr(grammalecte_walk.Walk, "__init__", lambda *_: pytest.fail("hastened"))
    newer = Grammalecte(FOLDERS)
    found = [newer.errors(draft) for draft in DRAFTS]
    assert in_any_order(found) == in_any_order(alone(DRAFTS))


def test_a_packed_graph_holds_every_node_and_unpacks_those_that_are_reached() -> None:
    graph = {0: {"un": 1, "<morph>": {":N": 2}}, 1: {"<rules>": {"#1": 2}}, 2: ["règle"]}
    nodes = packed.PackedGraph(graph)
    assert (len(nodes), nodes[1], len(nodes)) == (0, graph[1], 1)
    assert nodes[1] is nodes[1]
    assert [nodes[number] for number in graph] == list(graph.values())


def test_expressions_answer_as_re_does() -> None:
    expressions = grammalecte_walk.Expressions()
    assert expressions.compile("a+") is expressions.compile("a+")
    assert [bool(expressions.search("^b", text)) for text in ("bac", "abc")] == [True, False]
    assert expressions.sub("a", "e", "bac") == "bec"
