"""Raises the margins of learnt contexts until our hardest sound sentences raise nothing (see `learn_contexts.py`)."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "corpus")]

from sound_prose import reader, sound_examples  # noqa: E402

from desktop.checks.document import Document  # noqa: E402
from desktop.checks.grammar.grammalecte_check import readable_spans  # noqa: E402
from desktop.checks.grammar.homophones.by_context import sure  # noqa: E402
from desktop.checks.grammar.homophones.context_features import Surroundings  # noqa: E402
from desktop.checks.grammar.homophones.context_model import read_model  # noqa: E402
from desktop.checks.grammar.homophones.context_sets import places  # noqa: E402
from desktop.checks.reading.reader import read_sentence  # noqa: E402

SPARED = 12  # over the lead of a sound example of the rules
Pair = tuple[str, int, int]


def spare(output: Path) -> None:
    """Raise the margins of the file until no sound example of the rules, our hardest cases, raises anything."""
    model = read_model(output.parent.parent)
    vocabulary = reader()
    leads: dict[Pair, int] = {}
    for text in sound_examples():
        document = Document(text)
        for span in readable_spans(document):
            sentence = read_sentence(document, span, vocabulary)
            around = Surroundings(sentence, model.signatures)
            for place in places(sentence):
                if (known := model.sets.get(place.set)) is None or sure(sentence, place):
                    continue
                scores = known.scores(around.keys(place.start, place.end, place.own))
                best = max(range(known.members), key=scores.__getitem__)
                pair = (place.set, place.member, best)
                leads[pair] = max(leads.get(pair, 0), scores[best] - scores[place.member])
    lines = output.read_text(encoding="utf-8").splitlines()
    output.write_text("\n".join(raised(line, leads) for line in lines) + "\n", encoding="utf-8")


def raised(line: str, leads: dict[Pair, int]) -> str:
    """A row of the file, its margins over the leads of sound sentences."""
    if not line.startswith("ensemble\t"):
        return line
    head, name, members, margins = line.split("\t")
    told = []
    for pair in margins.split():
        places_, _, margin = pair.partition(":")
        written_, _, preferred = places_.partition(">")
        lead = leads.get((name, int(written_), int(preferred)), 0)
        told.append(f"{places_}:{max(int(margin), lead + SPARED)}")
    return "\t".join([head, name, members, " ".join(told)])
