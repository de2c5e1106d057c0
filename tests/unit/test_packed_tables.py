"""Tables kept compressed answer as they did, and give nothing but what is asked for."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from desktop.checks import packed_examples
from desktop.checks.engines.packed import BLOCK, PackedGraph, PackedTable, pack_tables
from desktop.checks.packed_examples import PackedExamples
from desktop.checks.policy.policy_rule import read_examples

WORDS = {f"mot{number}": [f">mot{number}/:N", ":m:s"] for number in range(5 * BLOCK + 1)}


def test_a_table_answers_by_name() -> None:
    table = PackedTable(WORDS)
    assert [table[name] for name in WORDS] == list(WORDS.values())
    assert table["mot7"] is table["mot7"]
    assert (table.get("mot8"), table.get("rien"), table.get("rien", [])) == (WORDS["mot8"], None, [])
    assert ("mot9" in table, "rien" in table, 9 in table) == (True, False, False)
    with pytest.raises(KeyError):
        table["rien"]


def test_a_table_lists_what_it_has_whatever_was_asked() -> None:
    table = PackedTable(WORDS)
    assert table["mot3"] == WORDS["mot3"]
    assert (len(table), set(table), dict(table.items())) == (len(WORDS), set(WORDS), WORDS)


def test_a_list_answers_by_number() -> None:
    packed = PackedGraph(list(WORDS.values()))
    assert [packed[number] for number in range(len(WORDS))] == list(WORDS.values())
    for outside in (-1, 7 * BLOCK):
        with pytest.raises((KeyError, IndexError)):
            packed[outside]


def test_modules_that_share_a_table_share_it_packed() -> None:
    shared = dict(WORDS)
    data, module = SimpleNamespace(dMorph=shared, lSet=[["a"], ["b"]]), SimpleNamespace(_dMorph=shared)
    pack_tables((data, module), ("dMorph", "_dMorph", "lSet", "absent"))
    assert data.dMorph is module._dMorph
    assert isinstance(data.dMorph, PackedTable)
    assert (data.dMorph["mot1"], data.lSet[1]) == (WORDS["mot1"], ["b"])
    kept = data.dMorph
    pack_tables((data, module), ("dMorph", "_dMorph"))
    assert data.dMorph is kept


def test_examples_come_back_as_they_were_written() -> None:
    wrong, right = (("L’été à venu.", "L’été est venu."),), ("Il vient.", "Elle s’en va.")
    examples = PackedExamples(wrong, right)
    assert (examples.wrong(), examples.right()) == (wrong, right)
    assert (PackedExamples((), ()).wrong(), PackedExamples((), ()).right()) == ((), ())


def test_a_process_that_only_checks_keeps_no_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed_examples, "_kept", True)  # as it was, afterwards
    packed_examples.keep_none()
    examples = PackedExamples((("L’été à venu.", "L’été est venu."),), ())
    assert read_examples({"exemples_ok": ["Venez nombreux."]}, "exemples_ok") == ()
    with pytest.raises(RuntimeError, match="no examples"):
        examples.wrong()
