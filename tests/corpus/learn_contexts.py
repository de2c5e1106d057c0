"""Learns `resources/lexicon/contextes-appris.txt`, the weights of the rule « homophone.contexte », from correct French.

    python tests/corpus/learn_contexts.py FILE... [--far FILE...] [--budget 0.12] [--output PATH]

A `.txt` file holds one paragraph of correct prose a line, `--far` when it does not speak of municipal matters; a `.jsonl`
file is one of our corpora, of which what is set apart is left out and the errors are corrected. The sound examples of the rules, our hardest cases, are learnt too.
Needs numpy, scipy and scikit-learn, which the application does not.

Every member of a set of words that sound alike (`context_sets.py`) is an example of the place it stands in. For each
member, a logistic regression with an L1 penalty tells its places from those of the others; what is left of the weights
is rounded and written. The margins come from sentences that the weights were not learnt on (three folds): for each
pair, the margin is that which finds most for the alarms it costs, so that all sets together cost at most `--budget` false
alarms per 1,000 words. A pair counts as often as our corpora hold that confusion; an alarm in municipal prose or in our
corpora, which are closest to what is checked, counts for several.

Only the weights, the signatures and the numbers of words are written: no sentence can be told from them.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import multiprocessing
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
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "corpus")]

from sound_prose import items_of, paragraphs, reader, sound_examples  # noqa: E402
from spare_contexts import spare  # noqa: E402

from desktop.checks.document import Document  # noqa: E402
from desktop.checks.grammar.grammalecte_check import readable_spans  # noqa: E402
from desktop.checks.grammar.homophones.context_features import (  # noqa: E402
    MARK,
    Signatures,
    Surroundings,
    kind_of,
    signature,
)
from desktop.checks.grammar.homophones.context_model import FILE, SCALE  # noqa: E402
from desktop.checks.grammar.homophones.context_sets import CLOSED_SETS, ER, IT, place_pairs, places  # noqa: E402
from desktop.checks.reading.reader import read_sentence  # noqa: E402
from desktop.checks.reading.sentence import Sentence  # noqa: E402

MEMBERS = {name: len(members.split("|")) for name, members in CLOSED_SETS.items()}
MEMBERS |= {"er": len(ER), "en": len(ER), "it": len(IT), "nv": 2}
FOLDS = 3
PARAGRAPHS = 20  # neighbours stay in the same fold: documents repeat themselves
SIGNATURE_SEEN = 6
FEATURE_SEEN = 3
INVERSE_PENALTY = 1.0
# Prose that is far from what is checked, municipal prose, our corpora: what an example of each counts for, and an alarm.
FAR, NEAR, OURS = range(3)
SHARES = np.array([1.0, 2.0, 2.5])
ALARMS = np.array([1.0, 3.0, 3.0])
SHARED = {"er": 0.6, "en": 0.4}
UNSEEN_PAIR = 0.3  # of what a confusion seen once counts
SMALLEST = 0.2  # weights under it are not worth their room
LEAST_MARGIN = 0.5
DOUBT = (
    12.0  # over the square root of the examples, what is added to the least margin: few examples prove little
)
HIGHEST = 40  # the alarms past which a margin is tried, beside round values
ADDED_MARGIN = 0.1
NEARNESS = 0.8
NV_SHARE = 7  # one noun or verb in so many teaches the set « nv »
FAR_EXAMPLES = 6000  # of a set, at most: more would drown those of municipal prose

Pair = tuple[str, int, int]


@dataclass
class Example:
    """A place: the member that stands there rightly, how near the text is, its fold, its features."""

    member: int
    source: int
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
    parser.add_argument("--far", nargs="*", type=Path, default=[])
    parser.add_argument("--budget", type=float, default=0.12)
    parser.add_argument("--output", type=Path, default=ROOT / "resources" / "lexicon" / FILE)
    options = parser.parse_args()
    sentences = list(read(options.files, options.far))
    signatures = Signatures.learnt(frequent_signatures(sentences))
    examples = examples_of(sentences, signatures)
    words = collections.Counter[int]()
    for source, _, sentence in sentences:
        words[source] += len(sentence.document.text[sentence.span.start : sentence.span.end].split())
    learnt = learn_all(examples)
    scores = {name: scored for name, (_, scored) in learnt.items() if scored is not None}
    margins = choose_margins(examples, scores, confusions(options.files), options.budget, words)
    report(margins)
    lines = [*heading(words), signature_row(signatures)]
    for name, (weights, _) in learnt.items():
        lines += written(name, weights, {k[1:]: m for k, m in margins.items() if k[0] == name})
    options.output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    spare(options.output)


def read(files: list[Path], far: list[Path]) -> Iterator[tuple[int, int, Sentence]]:
    """Each sentence once: how near what is checked it is, its fold, its words."""
    vocabulary = reader()
    seen: set[str] = set()
    for path in [*files, *far]:
        source = FAR if path in far else OURS if path.suffix == ".jsonl" else NEAR
        for rank, text in enumerate(paragraphs(path)):
            fold = zlib.crc32(f"{path.name} {rank // PARAGRAPHS}".encode()) % FOLDS
            document = Document(text)
            for span in readable_spans(document):
                sentence = document.text[span.start : span.end]
                if sentence not in seen:
                    seen.add(sentence)
                    yield source, fold, read_sentence(document, span, vocabulary)
    for text in sound_examples():
        document = Document(text)
        for span in readable_spans(document):
            yield OURS, zlib.crc32(text.encode()) % FOLDS, read_sentence(document, span, vocabulary)


def frequent_signatures(sentences: list[tuple[int, int, Sentence]]) -> list[str]:
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
    sentences: list[tuple[int, int, Sentence]], signatures: Signatures
) -> dict[str, list[Example]]:
    """Every place of every set."""
    found: dict[str, list[Example]] = {}
    for rank, (source, fold, sentence) in enumerate(sentences):
        around = Surroundings(sentence, signatures)
        for place in places(sentence, learning=True):
            if place.set == "nv" and (rank + place.start) % NV_SHARE:
                continue
            features = around.keys(place.start, place.end, place.own)
            found.setdefault(place.set, []).append(Example(place.member, source, fold, features))
    return {name: thinned(rows) for name, rows in found.items()}


def thinned(rows: list[Example]) -> list[Example]:
    """The examples of a set without some of those of far prose, when they are very many."""
    many = sum(row.source == FAR for row in rows)
    ranks = itertools.count()
    return [row for row in rows if row.source != FAR or next(ranks) * FAR_EXAMPLES % many < FAR_EXAMPLES]


_EXAMPLES: dict[str, list[Example]] = {}


def learn_all(
    examples: dict[str, list[Example]],
) -> dict[str, tuple[dict[int, list[float]], np.ndarray | None]]:
    """The weights of each set and what the folds think of its examples; the longest first, two at a time."""
    _EXAMPLES.update(examples)
    names = sorted(examples, key=lambda name: -MEMBERS[name] * len(examples[name]))
    with multiprocessing.get_context("fork").Pool(2) as pool:
        return dict(sorted(zip(names, pool.imap(_learn, names), strict=True)))


def _learn(name: str) -> tuple[dict[int, list[float]], np.ndarray | None]:
    return learn(name, _EXAMPLES[name])


def learn(name: str, rows: list[Example]) -> tuple[dict[int, list[float]], np.ndarray | None]:
    """The weights of a set by feature, and what folds that did not see an example think of it."""
    members = MEMBERS[name]
    right = np.array([row.member for row in rows])
    folds = np.array([row.fold for row in rows])
    share = SHARES[[row.source for row in rows]]
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
            l1_ratio=1.0,
            C=INVERSE_PENALTY,
            solver="liblinear",
            fit_intercept=False,
            max_iter=100,
            tol=1e-2,
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
                    counts.update(place_pairs(*differing(error["span"], error["correction"][0])))
    return counts


def differing(written: str, right: str) -> tuple[str, str]:
    """Two spans without the words that they share at their ends."""
    wrong, good = written.split(), right.split()
    while len(wrong) > 1 and len(good) > 1 and wrong[-1] == good[-1]:
        del wrong[-1], good[-1]
    while len(wrong) > 1 and len(good) > 1 and wrong[0] == good[0]:
        del wrong[0], good[0]
    return " ".join(wrong), " ".join(good)


def choose_margins(
    examples: dict[str, list[Example]],
    scores: dict[str, np.ndarray],
    seen: collections.Counter[Pair],
    budget: float,
    words: collections.Counter[int],
) -> dict[Pair, Margin]:
    """The margins that find most within the budget: one price of an alarm for all, found by halving."""
    tried = {
        (name, written, preferred): margins_of(*curve)
        for name, table in scores.items()
        for written, preferred in itertools.permutations(range(MEMBERS[name]), 2)
        if (curve := curve_of(examples[name], table, written, preferred)) is not None
    }
    shares = {pair: UNSEEN_PAIR + share_of(seen, pair) for pair in tried}
    total = sum(float(ALARMS[source]) * number for source, number in words.items()) / 1000
    low, high = 1e-4, 100.0
    for _ in range(24):
        price = (low * high) ** 0.5
        chosen = (best_margin(shares[pair], margins, price) for pair, margins in tried.items())
        if sum(margin.alarms for margin in chosen) / total > budget:
            low = price
        else:
            high = price
    return {pair: best_margin(shares[pair], margins, high) for pair, margins in tried.items()}


def share_of(seen: collections.Counter[Pair], pair: Pair) -> float:
    """How often a confusion is seen; those counted in « er » are shared with « en »."""
    name, written, preferred = pair
    return SHARED.get(name, 1.0) * seen["er" if name == "en" else name, written, preferred]


def curve_of(
    rows: list[Example], scores: np.ndarray, written: int, preferred: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray] | None:
    """By how much the second member leads where the first is right, what such an alarm costs, and where it is right."""
    right = np.array([row.member for row in rows])
    if (right == preferred).sum() < 5:
        return None
    cost = ALARMS[[row.source for row in rows]]
    lead = np.where(scores.argmax(axis=1) == preferred, scores[:, preferred] - scores[:, written], -99.0)
    wrong = right == written
    return lead[wrong], cost[wrong], lead[right == preferred]


def margins_of(alarms: np.ndarray, cost: np.ndarray, hits: np.ndarray) -> list[Margin]:
    """Every margin worth trying, with what it finds and what it costs; the last says nothing at all."""
    tried = []
    for value in {*np.arange(LEAST_MARGIN, 20, 0.5), *(np.sort(alarms)[-HIGHEST:] + ADDED_MARGIN)}:
        if value < LEAST_MARGIN + DOUBT / max(1, len(alarms)) ** 0.5:
            continue
        # What comes near the margin here would pass it elsewhere.
        risk = np.minimum(1.0, np.exp((alarms - value) / NEARNESS))
        tried.append(Margin(float(value), float((hits > value).mean()), float((cost * risk).sum())))
    return [*tried, Margin(99.0, 0.0, 0.0)]


def best_margin(share: float, tried: list[Margin], price: float) -> Margin:
    """The margin worth most when an alarm has that price."""
    return max(tried, key=lambda margin: share * margin.found - price * margin.alarms)


def report(margins: dict[Pair, Margin]) -> None:
    """What each pair should find, for who reads the run."""
    for (name, written, preferred), margin in sorted(margins.items()):
        print(f"{name} {written}>{preferred}: {margin.found:.2f}, {margin.alarms:.0f} alarms")


def heading(words: collections.Counter[int]) -> list[str]:
    """What the file says of itself."""
    far, near, ours = (round(words[source] / 1000) for source in (FAR, NEAR, OURS))
    return [
        "# Poids appris de la règle « homophone.contexte » : voir tests/corpus/learn_contexts.py, qui écrit ce fichier.",
        f"# Appris de {near} milliers de mots de prose municipale, de {far} milliers de mots d’autre prose correcte",
        f"# (documentation de logiciels, jeu) et de {ours} milliers de mots de nos corpus, corrigés. Aucune phrase n’est gardée.",
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
        fields = [
            " ".join(str(round(weights[feature][column] * SCALE) or "") for feature in features)
            for column in columns
        ]
        fields.append(" ".join(np.base_repr(step, 36).lower() for step in steps))
        rows.append("\t".join([str(template), *fields]))
    return rows


if __name__ == "__main__":
    main()
