"""Learns `resources/lexicon/contextes-appris.txt`, the weights of the rule « homophone.contexte », from correct French.

    python tests/corpus/learn_contexts.py FILE... [--budget 0.12] [--output PATH]

A `.txt` file holds one paragraph of correct prose a line; a `.jsonl` file is one of our corpora, of which what is set
apart is left out and the errors are corrected. The sound examples of the rules, our hardest cases, are learnt too.
Needs numpy, scipy and scikit-learn, which the application does not.

Every member of a set of words that sound alike (`context_sets.py`) is an example of the place it stands in. For each
member, a logistic regression with an L1 penalty tells its places from those of the others; what is left of the weights
is rounded and written. The margins come from sentences that the weights were not learnt on (three folds): for each
pair, the margin is that which finds most for the alarms it costs, so that all sets together cost at most `--budget` false
alarms per 1,000 words. A pair counts as often as our corpora hold that confusion; an alarm in our corpora, which are
closest to what is checked, counts for several.

Only the weights, the signatures and the numbers of words are written: no sentence can be told from them.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import json
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "unit")]

from test_sound_constructions import SOUND  # noqa: E402

from desktop.checks.document import Document  # noqa: E402
from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders  # noqa: E402
from desktop.checks.engines.lexicon import shipped_entries  # noqa: E402
from desktop.checks.grammar.check import FUNCTIONS  # noqa: E402
from desktop.checks.grammar.confusions import read_confusions  # noqa: E402
from desktop.checks.grammar.grammalecte_check import readable_spans  # noqa: E402
from desktop.checks.grammar.homophones.by_context import sure  # noqa: E402
from desktop.checks.grammar.homophones.context_features import (  # noqa: E402
    MARK,
    Signatures,
    Surroundings,
    kind_of,
    signature,
)
from desktop.checks.grammar.homophones.context_model import FILE, SCALE, read_model  # noqa: E402
from desktop.checks.grammar.homophones.context_sets import CLOSED_SETS, ER, IT, place_pairs, places  # noqa: E402
from desktop.checks.reading.reader import read_sentence  # noqa: E402
from desktop.checks.reading.sentence import Sentence  # noqa: E402
from desktop.checks.reading.words import Vocabulary  # noqa: E402

MEMBERS = {name: len(members.split("|")) for name, members in CLOSED_SETS.items()}
MEMBERS |= {"er": len(ER), "it": len(IT), "nv": 2}
FOLDS = 3
PARAGRAPHS = 20  # neighbours stay in the same fold: documents repeat themselves
SIGNATURE_SEEN = 6
FEATURE_SEEN = 3
INVERSE_PENALTY = 1.0
OUR_EXAMPLE = 2.0
OUR_ALARM = 3.0
UNSEEN_PAIR = 0.2  # of what a confusion seen once counts
SMALLEST = 0.08  # weights under it are not worth their room
SPARED = 12  # over the lead of a sound example of the rules
LEAST_MARGIN = 0.5
HIGHEST = 40  # the alarms past which a margin is tried, beside round values
ADDED_MARGIN = 0.1
NEARNESS = 0.8
NV_SHARE = 7  # one noun or verb in so many teaches the set « nv »

Item = dict[str, Any]
Pair = tuple[str, int, int]


@dataclass
class Example:
    """A place: the member that stands there rightly, whether the text is ours, its fold, its features."""

    member: int
    ours: bool
    fold: int
    features: list[int]


@dataclass
class Margin:
    """What a margin is worth: its value in logits, the share of confusions found, the alarms it costs."""

    value: float
    found: float
    alarms: float


def main() -> None:
    """Learn, and write the file."""
    parser = argparse.ArgumentParser(description="Apprend les poids de la règle « homophone.contexte »")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--budget", type=float, default=0.12)
    parser.add_argument("--output", type=Path, default=ROOT / "resources" / "lexicon" / FILE)
    options = parser.parse_args()
    sentences = list(read(options.files))
    signatures = Signatures.learnt(frequent_signatures(sentences))
    examples = examples_of(sentences, signatures)
    words = collections.Counter[bool]()
    for ours, _, sentence in sentences:
        words[ours] += len(sentence.document.text[sentence.span.start : sentence.span.end].split())
    learnt = {name: learn(name, rows) for name, rows in sorted(examples.items())}
    scores = {name: scored for name, (_, scored) in learnt.items() if scored is not None}
    margins = choose_margins(examples, scores, confusions(options.files), options.budget, words)
    report(margins)
    lines = [*heading(words), signature_row(signatures)]
    for name, (weights, _) in learnt.items():
        lines += written(name, weights, {k[1:]: m for k, m in margins.items() if k[0] == name})
    options.output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    spare(options.output)


def spare(output: Path) -> None:
    """Raise the margins of the file until no sound example of the rules, our hardest cases, raises anything."""
    model = read_model(output.parent.parent)
    engine = Grammalecte(candidate_folders(ROOT / "resources"))
    if missing := engine.unavailable():
        sys.exit(missing)
    vocabulary = Vocabulary(engine)
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


def sound_examples() -> list[str]:
    """What must raise nothing: the sound sentences of the suite and of the rules, and those they correct, corrected."""
    rules = read_confusions(ROOT / "resources") + FUNCTIONS
    told = {good for rule in rules for good in rule.good} | {right for rule in rules for _, right in rule.bad}
    files = (ROOT / "tests" / "data" / "grammaire").glob("*-justes.txt")
    written = (file.read_text(encoding="utf-8").splitlines() for file in files)
    return sorted({*told, *SOUND, *itertools.chain.from_iterable(written)} - {""})


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


def read(files: list[Path]) -> Iterator[tuple[bool, int, Sentence]]:
    """Each sentence once: whether it is of our corpora, its fold, its words."""
    resources = ROOT / "resources"
    engine = Grammalecte(candidate_folders(resources))
    if missing := engine.unavailable():
        sys.exit(missing)
    engine.teach(shipped_entries(resources))
    vocabulary = Vocabulary(engine)
    seen: set[str] = set()
    for path in files:
        ours = path.suffix == ".jsonl"
        for rank, text in enumerate(paragraphs(path)):
            fold = zlib.crc32(f"{path.name} {rank // PARAGRAPHS}".encode()) % FOLDS
            document = Document(text)
            for span in readable_spans(document):
                sentence = document.text[span.start : span.end]
                if sentence not in seen:
                    seen.add(sentence)
                    yield ours, fold, read_sentence(document, span, vocabulary)
    for text in sound_examples():
        document = Document(text)
        for span in readable_spans(document):
            yield True, zlib.crc32(text.encode()) % FOLDS, read_sentence(document, span, vocabulary)


def frequent_signatures(sentences: list[tuple[bool, int, Sentence]]) -> list[str]:
    """The signatures worth a number, in order."""
    counts = collections.Counter[str]()
    for _, _, sentence in sentences:
        first = True
        for word in sentence.words:
            name = signature(word, first=first)
            counts[name] += 1
            first = kind_of(name) == MARK
    return sorted(name for name, count in counts.items() if count >= SIGNATURE_SEEN)


def examples_of(
    sentences: list[tuple[bool, int, Sentence]], signatures: Signatures
) -> dict[str, list[Example]]:
    """Every place of every set."""
    found: dict[str, list[Example]] = {}
    for rank, (ours, fold, sentence) in enumerate(sentences):
        around = Surroundings(sentence, signatures)
        for place in places(sentence, learning=True):
            if place.set == "nv" and (rank + place.start) % NV_SHARE:
                continue
            features = around.keys(place.start, place.end, place.own)
            found.setdefault(place.set, []).append(Example(place.member, ours, fold, features))
    return found


def learn(name: str, rows: list[Example]) -> tuple[dict[int, list[float]], np.ndarray | None]:
    """The weights of a set by feature, and what folds that did not see an example think of it."""
    members = MEMBERS[name]
    right = np.array([row.member for row in rows])
    folds = np.array([row.fold for row in rows])
    share = np.where([row.ours for row in rows], OUR_EXAMPLE, 1.0)
    if len(set(right)) < 2:
        return {}, None
    matrix, features = matrix_of(rows)
    scores = np.zeros((len(rows), members))
    for fold in range(FOLDS):
        held = folds == fold
        scores[held] = matrix[held] @ fitted(matrix[~held], right[~held], share[~held], members).T
    weights = fitted(matrix, right, share, members)
    kept = np.flatnonzero((np.abs(weights) >= SMALLEST).any(axis=0))
    return {features[column]: weights[:, column].tolist() for column in kept}, scores


def matrix_of(rows: list[Example]) -> tuple[Any, list[int]]:
    """Examples by features, without those hardly seen."""
    counts = collections.Counter(feature for row in rows for feature in row.features)
    features = sorted(feature for feature, count in counts.items() if count >= FEATURE_SEEN)
    columns = {feature: column for column, feature in enumerate(features)}
    indices: list[int] = []
    starts = [0]
    for row in rows:
        indices += [columns[feature] for feature in row.features if feature in columns]
        starts.append(len(indices))
    shape = (len(rows), len(features))
    return sparse.csr_matrix((np.ones(len(indices)), indices, starts), shape=shape), features


def fitted(matrix: Any, right: np.ndarray, share: np.ndarray, members: int) -> np.ndarray:
    """A row of weights a member; rare members are heard a little more than their number says."""
    weights = np.zeros((members, matrix.shape[1]))
    for member in range(members):
        here = right == member
        if not here.any() or here.all():
            weights[member, 0] = 9.0 if here.all() else -9.0
            continue
        balance = np.where(here, (0.5 / here.mean()) ** 0.5, (0.5 / (~here).mean()) ** 0.5)
        model = LogisticRegression(
            penalty="l1",
            C=INVERSE_PENALTY,
            solver="liblinear",
            fit_intercept=False,
            max_iter=100,
            tol=5e-3,
            random_state=0,
        )
        weights[member] = model.fit(matrix, here, sample_weight=share * balance).coef_[0]
        if members == 2:
            weights[1] = -weights[0]
            break
    return weights


def confusions(files: list[Path]) -> collections.Counter[Pair]:
    """How often each confusion is in our corpora of errors."""
    counts = collections.Counter[Pair]()
    for path in files:
        for item in items_of(path) if path.suffix == ".jsonl" else ():
            for error in item.get("errors", ()):
                if error["class"] == "homophone" and error.get("correction"):
                    counts.update(place_pairs(error["span"], error["correction"][0]))
    return counts


def choose_margins(
    examples: dict[str, list[Example]],
    scores: dict[str, np.ndarray],
    seen: collections.Counter[Pair],
    budget: float,
    words: collections.Counter[bool],
) -> dict[Pair, Margin]:
    """The margins that find most within the budget: one price of an alarm for all, found by halving."""
    curves = {
        (name, written, preferred): (UNSEEN_PAIR + seen[name, written, preferred], *curve)
        for name, table in scores.items()
        for written, preferred in itertools.permutations(range(MEMBERS[name]), 2)
        if (curve := curve_of(examples[name], table, written, preferred)) is not None
    }
    total = (words[False] + OUR_ALARM * words[True]) / 1000
    low, high = 1e-4, 100.0
    chosen: dict[Pair, Margin] = {}
    for _ in range(24):
        price = (low * high) ** 0.5
        chosen = {pair: best_margin(*curve, price) for pair, curve in curves.items()}
        if sum(margin.alarms for margin in chosen.values()) / total > budget:
            low = price
        else:
            high = price
    return {pair: best_margin(*curve, high) for pair, curve in curves.items()}


def curve_of(
    rows: list[Example], scores: np.ndarray, written: int, preferred: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray] | None:
    """By how much the second member leads where the first is right, what such an alarm costs, and where it is right."""
    right = np.array([row.member for row in rows])
    if (right == preferred).sum() < 5:
        return None
    cost = np.where([row.ours for row in rows], OUR_ALARM, 1.0)
    lead = np.where(scores.argmax(axis=1) == preferred, scores[:, preferred] - scores[:, written], -99.0)
    wrong = right == written
    return lead[wrong], cost[wrong], lead[right == preferred]


def best_margin(share: float, alarms: np.ndarray, cost: np.ndarray, hits: np.ndarray, price: float) -> Margin:
    """The margin worth most when an alarm has that price."""
    best = Margin(99.0, 0.0, 0.0)
    for value in {*np.arange(LEAST_MARGIN, 20, 0.5), *(np.sort(alarms)[-HIGHEST:] + ADDED_MARGIN)}:
        if value < LEAST_MARGIN:
            continue
        # What comes near the margin here would pass it elsewhere.
        risk = np.minimum(1.0, np.exp((alarms - value) / NEARNESS))
        tried = Margin(float(value), float((hits > value).mean()), float((cost * risk).sum()))
        if share * tried.found - price * tried.alarms > share * best.found - price * best.alarms:
            best = tried
    return best


def report(margins: dict[Pair, Margin]) -> None:
    """What each pair should find, for who reads the run."""
    for (name, written, preferred), margin in sorted(margins.items()):
        print(f"{name} {written}>{preferred}: {margin.found:.2f}, {margin.alarms:.0f} alarms")


def heading(words: collections.Counter[bool]) -> list[str]:
    """What the file says of itself."""
    prose, ours = (round(words[kind] / 1000) for kind in (False, True))
    return [
        "# Poids appris de la règle « homophone.contexte » : voir tests/corpus/learn_contexts.py, qui écrit ce fichier.",
        f"# Appris de {prose} milliers de mots de prose correcte (documentation de logiciels, jeu, pages municipales)",
        f"# et de {ours} milliers de mots de nos corpus, corrigés. Aucune phrase n’est gardée.",
    ]


def signature_row(signatures: Signatures) -> str:
    """The signatures, with their classes and their kinds."""
    columns = (signatures.names, map(str, signatures.coarse), map(str, signatures.kinds))
    return "\t".join(["signatures", *map(" ".join, columns)])


def written(name: str, weights: dict[int, list[float]], margins: dict[tuple[int, int], Margin]) -> list[str]:
    """The rows of one set (see `context_model.py`), none when no pair is worth a margin."""
    kept = {pair: margin for pair, margin in margins.items() if margin.found > 0.02}
    if not kept:
        return []
    told = " ".join(f"{a}>{b}:{round(margin.value * SCALE)}" for (a, b), margin in sorted(kept.items()))
    rows = [f"ensemble\t{name}\t{MEMBERS[name]}\t{told}"]
    columns = range(1 if MEMBERS[name] == 2 else MEMBERS[name])
    by_template: dict[int, list[int]] = {}
    for feature in sorted(weights):
        by_template.setdefault(feature & 63, []).append(feature)
    for template, features in sorted(by_template.items()):
        places_ = [feature >> 6 for feature in features]
        steps = [b - a for a, b in itertools.pairwise([0, *places_])]
        fields = [" ".join(map(str, steps))]
        fields += [
            " ".join(str(round(weights[feature][column] * SCALE)) for feature in features)
            for column in columns
        ]
        rows.append("\t".join([str(template), *fields]))
    return rows


if __name__ == "__main__":
    main()
