"""Learns `resources/lexicon/propos-appris.txt`, the weights of the rules `appris = true` of the packs, from labelled texts.

    python tests/corpus/learn_neutrality.py FILE... [--held] [--output PATH]

A `.jsonl` file is a corpus of labelled texts, of which what is set apart is left out; our corpora of correct French and
a `.txt` file, one paragraph a line, are ordinary prose that breaches nothing. The examples of the packs, our hardest
cases, are learnt too. Needs numpy, scipy and scikit-learn, which the application does not.

For each category, a logistic regression tells the sentences that breach from all others, by their features and, for
half as much, those of their neighbours (`learnt_features.py`). Names, figures and addresses are features by their class
alone, and a feature is kept when several texts bear it: what is written can tell no sentence, and nobody.

The limits come from sentences that the weights were not learnt on (five folds): so few clean texts exceed one (`ALARMS`),
of our corpora and, as few, of the others: what one hand never writes, another does. The doubt is what hardly any breach is below (`BREACHES_IN_DOUBT`). With `--held`, one text in five is not learnt from at
all, and what is found in those is printed; without, everything is learnt from, and the folds are printed.
"""

from __future__ import annotations

import argparse
import collections
import json
import sys
import warnings
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desktop.checks.base import CheckContext, Period  # noqa: E402
from desktop.checks.document import Document  # noqa: E402
from desktop.checks.policy.check import PolicyEngine  # noqa: E402
from desktop.checks.policy.learnt_features import features  # noqa: E402
from desktop.checks.policy.learnt_wording import FILE, SCALE, SUBJECTS  # noqa: E402
from desktop.checks.policy.matching import Reading  # noqa: E402
from desktop.checks.policy.rule_folder import load_pattern_packs  # noqa: E402
from desktop.editorial.findings import Category  # noqa: E402
from desktop.services.profile_file import read_profile  # noqa: E402

# How many clean texts each category may accuse, of those that its rules written by hand do not.
ALARMS = {
    Category.PUBLIC_COMPLAINT: 0.007,
    Category.EXTERNAL_ADVERTISING: 0.007,
    Category.SUBJECTIVITY: 0.004,
    Category.POLITICAL_OPINION: 0.004,
    Category.ELECTORAL_BIAS: 0.02,
    Category.PERSONAL_DATA: 0.0025,
}
# Looked for in election periods alone: only the clean texts of one set its limit.
IN_PERIODS = frozenset({Category.ELECTORAL_BIAS})
BREACHES_IN_DOUBT = 0.04
INVERSE_PENALTY = 0.3
FOLDS = 5
FEWEST_TEXTS = 5
"""Of which a feature must be."""
LEAST_WEIGHT = 7
"""Rounded: below it for every category, a feature is not written."""
NEIGHBOUR = 0.2
"""What a sentence weighs that breaches nothing beside one that does, which it may prolong."""
LABELLED, EXAMPLE, PROSE = 1.0, 0.7, 0.2
"""What a text weighs: of a corpus, of a pack, of ordinary prose."""
# Those who wrote the packs read our corpora: what is found in them says little.
READ = "-own"


@dataclass
class Text:
    """A labelled text: the features of its sentences, where they stand, and the spans that breach."""

    fold: int
    held: bool
    weight: float
    read: bool
    period: bool
    breaches: dict[Category, list[tuple[int, int]]]
    sentences: list[tuple[int, int]]
    features: list[set[str]]
    rows: list[int] = field(default_factory=list)

    def labels(self, category: Category) -> list[bool]:
        """Which of its sentences breach."""
        spans = self.breaches.get(category, [])
        return [any(a < end and start < b for a, b in spans) for start, end in self.sentences]


def main() -> None:
    """Learn, print what is found, write."""
    parser = argparse.ArgumentParser(description="Apprend les poids des règles apprises de la politique")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--held", action="store_true", help="garder un texte sur cinq pour mesurer")
    parser.add_argument("--output", type=Path, default=ROOT / "resources" / "lexicon" / FILE)
    options = parser.parse_args()
    warnings.filterwarnings("ignore", category=FutureWarning)
    texts = read(options.files, held=options.held)
    vocabulary = vocabulary_of(texts)
    matrix = matrix_of(texts, vocabulary)
    learnt = [learn(category, texts, matrix) for category in SUBJECTS]
    options.output.write_text("\n".join(written(learnt, vocabulary, len(texts))) + "\n", encoding="utf-8")


def read(files: list[Path], *, held: bool) -> list[Text]:
    """The texts, read by the application's own engine."""
    resources = ROOT / "resources"
    engine = PolicyEngine(load_pattern_packs(resources / "policies"), resources)
    context = CheckContext(read_profile(ROOT / "tests" / "data" / "corpus-profile.toml"))
    weighed = [(item, EXAMPLE, True) for item in examples(engine, context)]
    for path in files:
        own = path.stem.endswith(READ)
        weighed += [(item, LABELLED if "labels" in item else PROSE, own) for item in items_of(path)]
    return [
        text_of(
            item, weight, own, engine.readings(Document(item["text"], medium="facebook"), context), held=held
        )
        for item, weight, own in weighed
    ]


def text_of(
    item: dict[str, Any], weight: float, own: bool, readings: Sequence[Reading], *, held: bool
) -> Text:
    """A text, as it is learnt from."""
    number = zlib.crc32(item["text"].encode())
    return Text(
        fold=number // FOLDS % FOLDS,
        held=held and number % FOLDS == 0 and not own,
        weight=weight,
        read=own,
        period=bool(item.get("election_period")),
        breaches=breaches_of(item),
        sentences=[(reading.start, reading.end) for reading in readings],
        features=[features(reading) for reading in readings],
    )


def examples(engine: PolicyEngine, context: CheckContext) -> Iterator[dict[str, Any]]:
    """The examples of the packs: those to find, and those of which no rule written by hand says anything.

    Of rules written by hand, those outside election periods only: their words alone do not make what others are.
    """
    rules = load_pattern_packs(ROOT / "resources" / "policies").rules
    written = {rule.id for rule in rules if not rule.learnt}
    for rule in rules:
        category = rule.categories[Period.NONE]
        for example in rule.bad if category in SUBJECTS else ():
            if rule.learnt or example.period is Period.NONE:
                yield {"text": example.text, "labels": [{"category": category, "span": example.text}]}
        for example in rule.good:
            told = engine.findings(Document(example.text, medium=example.medium, kind=example.kind), context)
            if not any(finding.rule in written for finding in told):
                yield {"text": example.text, "labels": []}


def items_of(path: Path) -> list[dict[str, Any]]:
    """The items of a corpus without those set apart, or the paragraphs of prose."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    if path.suffix != ".jsonl":
        return [{"text": line} for line in lines]
    return [item for item in map(json.loads, lines) if item.get("set") != "apart"]


def breaches_of(item: dict[str, Any]) -> dict[Category, list[tuple[int, int]]]:
    """The spans of each category."""
    found: dict[Category, list[tuple[int, int]]] = {}
    for label in item.get("labels", ()):
        start = item["text"].find(label["span"])
        found.setdefault(Category(label["category"]), []).append((start, start + len(label["span"])))
    return found


def vocabulary_of(texts: list[Text]) -> dict[str, int]:
    """The features that enough labelled texts bear, by their column."""
    counts = collections.Counter[str]()
    for text in texts:
        if text.weight > PROSE and not text.held:
            counts.update(set().union(*text.features))
    kept = sorted(feature for feature, count in counts.items() if count >= FEWEST_TEXTS)
    return {feature: column for column, feature in enumerate(kept)}


def matrix_of(texts: list[Text], vocabulary: dict[str, int]) -> Any:
    """A row a sentence: one for its own features, a half for those of its neighbours alone."""
    rows, columns, values, row = [], [], [], 0
    none: set[str] = set()
    for text in texts:
        around = zip(text.features, [none, *text.features], [*text.features[1:], none], strict=False)
        for here, before, after in around:
            for weight, those in ((1.0, here), (0.5, (before | after) - here)):
                known = [vocabulary[feature] for feature in those if feature in vocabulary]
                rows += [row] * len(known)
                columns += known
                values += [weight] * len(known)
            text.rows.append(row)
            row += 1
    return sparse.csr_matrix((values, (rows, columns)), shape=(row, len(vocabulary)))


@dataclass
class Learnt:
    """What one category gives: its weights, where its sum begins, its limit, its doubt."""

    category: Category
    weights: np.ndarray
    bias: float
    limit: float
    doubt: float


def learn(category: Category, texts: list[Text], matrix: Any) -> Learnt:
    """The weights of a category from all texts that are not held, its limits from the folds."""
    count = matrix.shape[0]
    breach, weight, fold = np.zeros(count, bool), np.zeros(count), np.zeros(count, int)
    for text in texts:
        labels = text.labels(category)
        for row, label in zip(text.rows, labels, strict=True):
            breach[row], fold[row] = label, text.fold
            beside = NEIGHBOUR if any(labels) and not label else 1.0
            weight[row] = 0.0 if text.held else text.weight * beside
    scores = np.zeros(count)
    for each in range(FOLDS):
        model = fitted(matrix, breach, np.where(fold == each, 0.0, weight))
        there = fold == each
        scores[there] = model.decision_function(matrix[there])
    model = fitted(matrix, breach, weight)
    labelled = [text for text in texts if text.weight == LABELLED and not text.held]
    groups = [[text for text in labelled if text.read is read] for read in (False, True)]
    limit = max(limit_of(category, group, scores) for group in groups if group)
    doubt = np.quantile(scores_of_breaches(category, groups[0], scores), BREACHES_IN_DOUBT)
    for name, group in zip(("nouveaux", "à nous"), groups, strict=True):
        report(category, limit, group, scores, name)
    report(
        category,
        limit,
        [text for text in texts if text.held and text.weight == LABELLED],
        model.decision_function(matrix),
        "gardés",
    )
    return Learnt(category, model.coef_[0], float(model.intercept_[0]), limit, float(doubt))


def limit_of(category: Category, texts: list[Text], scores: np.ndarray) -> float:
    """What few enough of the clean texts exceed."""
    there = (text for text in texts if text.period or category not in IN_PERIODS)
    clean = [best(text, scores) for text in there if not text.breaches]
    return float(np.quantile(clean, 1 - ALARMS[category]))


def scores_of_breaches(category: Category, texts: list[Text], scores: np.ndarray) -> list[float]:
    """Those of the sentences that breach."""
    rows = (
        (row, label) for text in texts for row, label in zip(text.rows, text.labels(category), strict=True)
    )
    return [float(scores[row]) for row, label in rows if label]


def fitted(matrix: Any, breach: np.ndarray, weight: np.ndarray) -> LogisticRegression:
    """A regression in which the sentences that breach weigh, together, as much as the others."""
    share = weight[~breach].sum() / weight[breach].sum()
    there = weight > 0
    model = LogisticRegression(C=INVERSE_PENALTY, solver="liblinear", random_state=0)
    return model.fit(
        matrix[there], breach[there], sample_weight=(weight * np.where(breach, share, 1.0))[there]
    )


def best(text: Text, scores: np.ndarray) -> float:
    """The highest score of a sentence of the text."""
    return max((float(scores[row]) for row in text.rows), default=-99.0)


def report(category: Category, limit: float, texts: list[Text], scores: np.ndarray, name: str) -> None:
    """How many texts that breach are found, and how many clean ones are accused."""
    if not texts:
        return
    found = [best(text, scores) > limit for text in texts if category in text.breaches]
    alarms = [best(text, scores) > limit for text in texts if not text.breaches]
    print(
        f"{category.value}, {name}: {np.mean(found):.2f} of {len(found)} found, {np.mean(alarms):.4f} of {len(alarms)} accused"
    )


def written(learnt: list[Learnt], vocabulary: dict[str, int], count: int) -> list[str]:
    """The rows of the file (see `learnt_wording.py`)."""
    rows = [
        "# Poids appris des règles « appris = true » : voir tests/corpus/learn_neutrality.py, qui écrit ce fichier.",
        f"# Appris de {count} textes. Aucune phrase, aucun nom n’est gardé.",
    ]
    for each in learnt:
        numbers = (round(2 * SCALE * value) for value in (each.bias, each.limit, each.doubt))
        rows.append("\t".join(["categorie", each.category.value, *map(str, numbers)]))
    for feature, column in vocabulary.items():
        weights = [round(SCALE * float(each.weights[column])) for each in learnt]
        if max(map(abs, weights)) >= LEAST_WEIGHT:
            rows.append(f"{feature}\t{' '.join(map(str, weights))}")
    return rows


if __name__ == "__main__":
    main()
