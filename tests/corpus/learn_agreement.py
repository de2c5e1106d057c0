"""Learns `resources/lexicon/accords-appris.txt`, the trees of the rules « accord.…appris », from correct French.

    python tests/corpus/learn_agreement.py FILE... [--budget 0.05] [--output PATH]

Files are those of `learn_contexts.py`: `.txt`, a paragraph of correct prose a line; `.jsonl`, one of our corpora, of
which what is set apart is left out and the errors are corrected. Needs numpy and scikit-learn, which the application
does not.

Every verb of the third person and every qualifier is an example of the number (and gender) that its place calls for,
twice: in the sentence as it is, and in the same sentence with the word in another form, since a mistake disturbs the
reading of what surrounds it. What the trees are asked never tells the form written there. Names of things are ranked by
how often they go with the second member, so that a node asks for a bound.

The leads come from sentences that the trees were not grown on (three folds): for each forest and direction, the
smallest one that costs at most `--budget` false alarms per 1,000 words of our corpora and of municipal prose; then
raised until no sound example of the rules raises anything.
"""

from __future__ import annotations

import argparse
import random
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "corpus")]

from sound_prose import paragraphs, reader, sound_examples  # noqa: E402

from desktop.checks.document import Document  # noqa: E402
from desktop.checks.grammar.grammalecte_check import readable_spans  # noqa: E402
from desktop.checks.grammar.learnt_agreement.asked import (  # noqa: E402
    qualifier_pair,
    qualifier_unasked,
    set_apart,
    supported,
    verb_number,
    verb_unasked,
)
from desktop.checks.grammar.learnt_agreement.by_context import (  # noqa: E402
    QUALIFIER_GENDER,
    QUALIFIER_NUMBER,
    VERB_NUMBER,
)
from desktop.checks.grammar.learnt_agreement.features import (  # noqa: E402
    QUALIFIER_NAMES,
    VERB_NAMES,
    qualifier_features,
    verb_features,
)
from desktop.checks.grammar.learnt_agreement.forest import FILE, SCALE  # noqa: E402
from desktop.checks.reading.reader import read_sentence  # noqa: E402
from desktop.checks.reading.sentence import Sentence, Word  # noqa: E402
from desktop.checks.reading.words import Vocabulary  # noqa: E402

NAMES = {VERB_NUMBER: VERB_NAMES, QUALIFIER_NUMBER: QUALIFIER_NAMES, QUALIFIER_GENDER: QUALIFIER_NAMES}
FOLDS = 3
PARAGRAPHS = 20  # neighbours stay in the same fold: documents repeat themselves
TREES = 120
LEAVES = 31
RATE = 0.15
LEAST = 15  # examples a leaf
OURS = 2.0  # what an example of our corpora, or of municipal prose, counts against another
HARDEST = 4.0  # what a sound example of the rules counts
DOUBT = 10.0  # examples by which the rank of a name is drawn to the middle
LEAST_LEAD = 0.5
SPARED = 60  # over the score of a sound example of the rules, in SCALE
# The sentence as it is; the other member written; a form wrong otherwise, which only teaches.
SOUND, WRONG, DISTURBED = range(3)
_NUMBERS, _GENDERS = "sp", "mf"


@dataclass(frozen=True)
class Text:
    """Where an example comes from: its fold, whether it is ours or municipal, whether it is a sound example of the rules."""

    fold: int
    near: bool = False
    hardest: bool = False


@dataclass
class Example:
    """A place: its right member (1 or 2), what stands there, whether the trees are asked of it, what is around."""

    member: int
    state: int
    heard: bool
    supported: bool
    source: Text
    features: list[int]

    @property
    def weight(self) -> float:
        """What it counts when trees are grown."""
        return HARDEST if self.source.hardest else OURS if self.source.near else 1.0


Examples = dict[str, list[Example]]


def main() -> None:
    """Grow the trees, and write the file."""
    parser = argparse.ArgumentParser(description="Apprend les arbres des règles d’accord")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--budget", type=float, default=0.05)
    parser.add_argument("--output", type=Path, default=ROOT / "resources" / "lexicon" / FILE)
    options = parser.parse_args()
    examples: Examples = {name: [] for name in NAMES}
    vocabulary = reader()
    words = sum(read(path, vocabulary, examples) for path in options.files)
    for text in sound_examples():
        places_of(text, vocabulary, examples, Text(zlib.crc32(text.encode()) % FOLDS, hardest=True))
    lines = [
        "# Arbres appris des règles « accord.verbe_appris » et « accord.qualificatif_appris » : voir",
        "# tests/corpus/learn_agreement.py, qui écrit ce fichier. Aucune phrase n’est gardée.",
    ]
    for name, rows in examples.items():
        lines += grown(name, rows, words, options.budget)
    options.output.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read(path: Path, vocabulary: Vocabulary, examples: Examples) -> int:
    """Take the places of a file; the number of words that count for the budget."""
    near = path.suffix == ".jsonl" or path.parent.name.startswith("municip") or "municipal" in path.name
    words = 0
    for rank, text in enumerate(paragraphs(path)):
        fold = zlib.crc32(f"{path.name} {rank // PARAGRAPHS}".encode()) % FOLDS
        words += len(text.split()) * near
        places_of(text, vocabulary, examples, Text(fold, near))
    print(path.name, {name: len(rows) for name, rows in examples.items()}, flush=True)
    return words


def places_of(text: str, vocabulary: Vocabulary, examples: Examples, source: Text) -> None:
    """Every place of a text, as it is and with the word in another form."""
    document = Document(text)
    for span in readable_spans(document):
        sentence = read_sentence(document, span, vocabulary)
        for i, word in enumerate(sentence.words):
            if member := verb_number(sentence, i):
                add_verb(examples, sentence, i, member, source, sound=True)
                for form in other_verbs(vocabulary, word):
                    if (again := with_form(document, vocabulary, word, form)) and verb_number(*again):
                        add_verb(examples, *again, member, source, sound=False)
            elif any(pair := qualifier_pair(sentence, i)):
                # What cannot be told of the sound sentence cannot be asked of the other.
                told = qualifier_features(sentence, i)
                right = (pair[0] * told.gender_told, pair[1] * told.number_told)
                add_qualifier(examples, sentence, i, right, source, sound=True)
                for form in other_qualifiers(vocabulary, word):
                    if again := with_form(document, vocabulary, word, form):
                        add_qualifier(examples, *again, right, source, sound=False)


def with_form(
    document: Document, vocabulary: Vocabulary, word: Word, form: str
) -> tuple[Sentence, int] | None:
    """The sentence with another form in the place of `word`, and where it stands; None when it reads otherwise."""
    form = form[0].upper() + form[1:] if word.capital else form
    text = document.text[: word.start] + form + document.text[word.end :]
    changed = Document(text)
    for span in readable_spans(changed):
        if span.start <= word.start < span.end:
            sentence = read_sentence(changed, span, vocabulary)
            place = next((k for k, each in enumerate(sentence.words) if each.start == word.start), None)
            return None if place is None else (sentence, place)
    return None


def add_verb(examples: Examples, s: Sentence, i: int, member: int, source: Text, *, sound: bool) -> None:
    """A verb whose right number is `member`, as an example."""
    written, told = verb_number(s, i), verb_features(s, i)
    heard = not set_apart(s, i) and not verb_unasked(s, i, written)
    held = supported(told.near, told.far, written, gender=False)
    examples[VERB_NUMBER].append(Example(member, SOUND if sound else WRONG, heard, held, source, told.number))


def add_qualifier(
    examples: Examples, s: Sentence, i: int, right: tuple[int, int], source: Text, *, sound: bool
) -> None:
    """A qualifier whose right gender and number are `right` (0 untold), as examples."""
    told = qualifier_features(s, i)
    sides = (
        (QUALIFIER_GENDER, told.gender, told.gender_told),
        (QUALIFIER_NUMBER, told.number, told.number_told),
    )
    apart = set_apart(s, i) or qualifier_unasked(s, i)
    for (name, features, asked), member, written in zip(sides, right, qualifier_pair(s, i), strict=True):
        if member and written:
            held = supported(told.near, told.far, written, gender=name == QUALIFIER_GENDER)
            state = SOUND if sound else WRONG if written != member else DISTURBED
            examples[name].append(Example(member, state, asked and not apart, held, source, features))


def other_verbs(vocabulary: Vocabulary, word: Word) -> Iterator[str]:
    """The verb in the other number."""
    wanted, other = ("3s", "3p") if "3s" in word.form.persons else ("3p", "3s")
    for verb in word.form.verbs:
        if verb.mood != "E" and wanted in verb.persons:
            form = vocabulary.lexicographer.conjugate(verb.lemma, verb.mood, other)
            if form and form != word.lower:
                yield form
                return


def other_qualifiers(vocabulary: Vocabulary, word: Word) -> Iterator[str]:
    """The qualifier in the other number, in the other gender, and sometimes in both."""
    gender, number = sorted(word.form.qualifiers)[0]
    other_gender, other_number = "fm"[_GENDERS.index(gender)], "ps"[_NUMBERS.index(number)]
    wanted = [(gender, other_number), (other_gender, number)]
    if zlib.crc32(f"{word.text} {word.start}".encode()) % 2:
        wanted.append((other_gender, other_number))
    for pair in wanted:
        form = next((f for f in vocabulary.lexicographer.inflect(word.lower, *pair) if f != word.lower), "")
        if form:
            yield form


def grown(name: str, rows: list[Example], words: int, budget: float) -> Iterator[str]:
    """The rows of one forest (see `forest.py`)."""
    values = np.array([row.features for row in rows], dtype=np.uint8)
    second = np.array([row.member == 2 for row in rows])
    weight = np.array([row.weight for row in rows])
    folds = np.array([row.source.fold for row in rows])
    logits = np.zeros(len(rows))
    for fold in range(FOLDS):
        held = folds == fold
        ranks = ranked(name, values[~held], second[~held], weight[~held])
        model = fitted(apply(ranks, values[~held]), second[~held], weight[~held])
        logits[held] = model.decision_function(apply(ranks, values[held]))
    ranks = ranked(name, values, second, weight)
    model = fitted(apply(ranks, values), second, weight)
    final = model.decision_function(apply(ranks, values))
    leads = [
        max(lead_for(picked, words, budget, f"{name} {member} {held}"), spared(rows, final, member, held))
        for member in (1, 2)
        for held in (False, True)
        for picked in [
            [
                (row, logit if member == 1 else -logit)
                for row, logit in zip(rows, logits, strict=True)
                if row.supported == held
                and row.source.near
                and row.member == (member if row.state == SOUND else 3 - member)
            ]
        ]
    ]
    start = round(float(model._baseline_prediction.ravel()[0]) * SCALE)
    yield "\t".join(map(str, ("forêt", name, start, *leads)))
    for feature, table in enumerate(ranks):
        yield f"rangs\t{feature}\t{told_ranks(table)}"
    for predictors in model._predictors:
        yield f"arbre\t{' '.join(nodes_of(predictors[0].nodes))}"


def spared(rows: list[Example], logits: np.ndarray, member: int, held: bool) -> int:
    """The least lead that leaves every sound example of the rules alone, whatever it costs."""
    toward = logits if member == 1 else -logits
    leads = [
        lead
        for row, lead in zip(rows, toward, strict=True)
        if row.source.hardest
        and row.state == SOUND
        and row.heard
        and row.member == member
        and row.supported == held
    ]
    return round(max(leads, default=0.0) * SCALE) + SPARED


def ranked(name: str, values: np.ndarray, second: np.ndarray, weight: np.ndarray) -> list[np.ndarray]:
    """For each feature, a rank for each of the values it may have: names by how they go with the second member."""
    tables: list[np.ndarray] = []
    usual = np.average(second, weights=weight)
    for feature in range(values.shape[1]):
        if feature not in NAMES[name]:
            tables.append(np.arange(256, dtype=np.uint8))
            continue
        column = values[:, feature]
        total = np.bincount(column, weights=weight, minlength=256)
        share = (np.bincount(column, weights=weight * second, minlength=256) + DOUBT * usual) / (
            total + DOUBT
        )
        seen = np.flatnonzero(total)
        order = seen[np.argsort(share[seen], kind="stable")]
        table = np.full(256, np.searchsorted(share[order], usual), dtype=np.uint8)
        table[order] = np.arange(len(order))
        tables.append(table)
    return tables


def apply(tables: list[np.ndarray], values: np.ndarray) -> np.ndarray:
    """The ranks of every value."""
    return np.stack([table[values[:, feature]] for feature, table in enumerate(tables)], axis=1)


def fitted(values: np.ndarray, second: np.ndarray, weight: np.ndarray) -> Any:
    """The trees."""
    model = HistGradientBoostingClassifier(
        max_iter=TREES,
        learning_rate=RATE,
        max_leaf_nodes=LEAVES,
        min_samples_leaf=LEAST,
        l2_regularization=1.0,
        early_stopping=False,
        random_state=0,
    )
    return model.fit(values, second, sample_weight=weight)


def lead_for(picked: list[tuple[Example, float]], words: int, budget: float, name: str) -> int:
    """The lead of the other member that costs the budget, among places of ours with their leads."""
    alarms = sorted((lead for row, lead in picked if row.state == SOUND and row.heard), reverse=True)
    wrong = [lead if row.heard else -99.0 for row, lead in picked if row.state == WRONG]
    for tried in (budget / 2, budget, budget * 2):
        least = at_cost(alarms, tried, words)
        share = sum(lead > least for lead in wrong) / max(1, len(wrong))
        print(f"{name}: {tried:.4f} alarms, lead {least:.2f}, {share:.3f} of {len(wrong)} found", flush=True)
    return round(at_cost(alarms, budget, words) * SCALE)


def at_cost(alarms: list[float], budget: float, words: int) -> float:
    """The lead that so many alarms per 1,000 words exceed."""
    allowed = int(budget * words / 1000)
    return max(alarms[allowed] if allowed < len(alarms) else 0.0, LEAST_LEAD)


def told_ranks(table: np.ndarray) -> str:
    """A table of ranks, what most values have told once."""
    common = int(np.bincount(table).argmax())
    return " ".join(
        [*(f"{value}:{rank}" for value, rank in enumerate(table) if rank != common), f"*:{common}"]
    )


def nodes_of(nodes: Any) -> Iterable[str]:
    """The nodes of a tree, first branches first."""
    out: list[str] = []

    def walk(index: int) -> None:
        node = nodes[index]
        if node["is_leaf"]:
            out.append(str(round(float(node["value"]) * SCALE)))
            return
        place = len(out)
        out.append("")
        walk(node["left"])
        out[place] = f"{node['feature_idx']}:{int(node['num_threshold'])}:{len(out) - place}"
        walk(node["right"])

    walk(0)
    return out


if __name__ == "__main__":
    random.seed(0)
    main()
