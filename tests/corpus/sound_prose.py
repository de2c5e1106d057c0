"""Sound French to learn from: files of prose, our corpora corrected, and the sound sentences of the suite."""

from __future__ import annotations

import itertools
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "unit")]

from test_sound_constructions import SOUND  # noqa: E402

from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders  # noqa: E402
from desktop.checks.engines.lexicon import shipped_entries  # noqa: E402
from desktop.checks.grammar.check import all_rules  # noqa: E402
from desktop.checks.reading.words import Vocabulary  # noqa: E402

Item = dict[str, Any]


def reader() -> Vocabulary:
    """The vocabulary of the application, with the words of the municipality."""
    resources = ROOT / "resources"
    engine = Grammalecte(candidate_folders(resources))
    if missing := engine.unavailable():
        sys.exit(missing)
    engine.teach(shipped_entries(resources))
    return Vocabulary(engine)


def sound_examples() -> list[str]:
    """What must raise nothing: the sound sentences of the suite and of the rules, and those they correct, corrected."""
    rules = all_rules(ROOT / "resources")
    told = {good for rule in rules for good in rule.good} | {right for rule in rules for _, right in rule.bad}
    files = (ROOT / "tests" / "data" / "grammaire").glob("*-justes.txt")
    written = (file.read_text(encoding="utf-8").splitlines() for file in files)
    spared = (sound for _, sound in SOUND)
    return sorted({*told, *spared, *itertools.chain.from_iterable(written)} - {""})


def items_of(path: Path) -> list[Item]:
    """The items of a corpus, without those set apart."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [row for row in rows if row.get("set") != "apart"]


def paragraphs(path: Path) -> list[str]:
    """The correct paragraphs of a file."""
    if path.suffix != ".jsonl":
        return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [text for item in items_of(path) if (text := corrected(item))]


def corrected(item: Item) -> str:
    """The text of an item with its errors corrected, or "" when one has no correction."""
    text: str = item["text"]
    for error in sorted(item.get("errors", ()), key=lambda e: -e["start"]):
        if not error.get("correction") or text[error["start"] : error["end"]] != error["span"]:
            return ""
        text = text[: error["start"]] + error["correction"][0] + text[error["end"] :]
    return text
