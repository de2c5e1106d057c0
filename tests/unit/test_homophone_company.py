"""The table of words that sound alike: each row is well made, says one thing, and a damaged one is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop import paths
from desktop.checks.grammar.homophones.company import TABLE, company_rules, read_row
from desktop.checks.shipped_file import rows_of
from desktop.errors import EnvironmentFault


def test_no_row_takes_a_word_for_itself_nor_both_announces_and_forbids() -> None:
    wrong = []
    for written, others, cues, spared in rows_of(paths.resources() / "lexicon" / TABLE, read_row):
        if set(written.split()) & set(others.split()) or set(cues.split()) & set(spared.split()):
            wrong.append(written)
        if any(
            part.strip("<>*") == "" for cue in (*cues.split(), *spared.split()) for part in cue.split("+")
        ):
            wrong.append(written)
    assert wrong == []


@pytest.mark.parametrize("row", ["encre ancre\tancre encre quai\tbateau", "encre\tancre"])
def test_a_damaged_row_is_named(tmp_path: Path, row: str) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / TABLE).write_text(f"# en-tête\n{row}\n", encoding="utf-8")
    with pytest.raises(EnvironmentFault, match="ligne 2"):
        company_rules(tmp_path)
