"""Learns `resources/lexicon/graphies-apprises.txt`, the counts and weights of the rule « graphie.mot_voisin ».

    python tests/corpus/learn_near_words.py FILE... [--seen FILE...] [--budget 0.05] [--output PATH]

A file holds one paragraph of correct prose a line. Words, their kinds and their pairs are counted, and those of
`--seen` tell which rarer words are known. Then every word is compared with its near neighbours in its own place, and words
put there by a slip with the right one, each time without what that place itself added to the counts. A logistic regression
weighs the clues; the threshold is the one that costs at most `--budget` false alarms per 1,000 words of the prose.
Needs numpy and scikit-learn, which the application does not.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders  # noqa: E402
from desktop.checks.grammar.syntax import near_words  # noqa: E402
from desktop.checks.grammar.syntax.near_words_model import (  # noqa: E402
    FILE,
    LEVELS,
    Counts,
    NearWordModel,
    common_lemmas,
    kind_of,
    level,
    mark,
    written,
)
from desktop.checks.reading.words import Vocabulary  # noqa: E402

LEAST_PAIR, LEAST_KINDS, LEAST_WORD = 3, 10, 4
SLIP_SHARE = 0.15  # one common word in so many is given a slip
LIKELY = {"accent": 4.0, "de trop": 3.0, "simple": 3.0, "double": 2.0, "inversion": 2.0}
SOUND_WEIGHT = 3.0

Place = tuple[str, str, str]


class Learnt(Counts):
    """Counts as the file will have them, less what the place in question added to them."""

    def __init__(self) -> None:
        super().__init__(())
        self.all: collections.Counter[str] = collections.Counter()
        self.least: collections.defaultdict[bool, int] = collections.defaultdict(lambda: LEAST_WORD)

    def count(self, text: str, less: int = 0) -> int:
        """The level that the count less `less` has."""
        left = self.all[text] - less
        return LEVELS[level(max(left, LEVELS[0]))] if left >= self.least["/" in text] else 0

    def entries(self) -> list[int]:
        """What the file holds."""
        kept: dict[int, int] = {}
        for text, count in self.all.items():
            if count >= self.least["/" in text]:
                kept[mark(text)] = max(kept.get(mark(text), 0), level(max(count, LEVELS[0])))
        return [key << 3 | rank for key, rank in kept.items()]


def paragraphs(paths: list[Path]) -> Iterator[list[str]]:
    """The tokens of every paragraph, between two edges."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            folded = line.replace("’", "'")
            yield ["#", *(near_words.TOKEN.findall(folded)), "#"]


class Learner:
    """Counts, then weighs."""

    def __init__(self, resources: Path) -> None:
        self.grammalecte = Grammalecte(candidate_folders(resources))
        if fault := self.grammalecte.unavailable():
            raise SystemExit(fault)
        self.vocabulary = Vocabulary(self.grammalecte)
        self.model = NearWordModel((), 0.0, Learnt(), Learnt(), Learnt(), common_lemmas(resources))
        self.near = near_words.NearWords(self.model)
        self.kinds: dict[str, str] = {}
        self.slips: dict[str, list[tuple[str, str]]] = {}

    def kind(self, text: str) -> tuple[str, str]:
        """A text with its kind."""
        if text not in self.kinds:
            self.kinds[text] = kind_of(text, self.vocabulary.form(text))
        return text, self.kinds[text]

    def count(self, paths: list[Path], elsewhere: list[Path]) -> int:
        """Counts the prose; the number of its words."""
        words, pairs, seen = (table.all for table in (self.model.words, self.model.pairs, self.model.seen))  # type: ignore[attr-defined]
        self.model.seen.least[False] = 2  # type: ignore[attr-defined]
        self.model.pairs.least |= {True: LEAST_KINDS, False: LEAST_PAIR}  # type: ignore[attr-defined]
        total = 0
        for tokens in paragraphs(paths):
            nodes = [self.kind(near_words.normal(token)) for token in tokens]
            total += sum(token[0].isalpha() for token in tokens)
            for text, kind in nodes:
                words.update((text, f"/{kind}"))
            for (text, kind), (after, other) in itertools.pairwise(nodes):
                pairs.update((f"{text} {after}", f"{text} /{other}", f"/{kind} {after}", f"/{kind} /{other}"))
        for tokens in paragraphs(elsewhere):
            seen.update(token for token in tokens if near_words.readable(token))
        for text in list(seen):
            if words[text] >= LEAST_WORD or not self.near.rivals(self.vocabulary, text):
                del seen[text]
        return total

    def places(self, paths: list[Path]) -> Iterator[Place]:
        """Every word that may be compared, with those around it."""
        for tokens in paragraphs(paths):
            for i, token in enumerate(tokens):
                if near_words.readable(token) and self.model.words.count(token) < near_words.COMMON:
                    yield near_words.normal(tokens[i - 1]), token, near_words.normal(tokens[i + 1])

    def clues(self, place: Place, word: str, other: str, slip: str, *, sound: bool) -> list[float]:
        """The clues for `other` where `word` is written; sound, `word` is what was counted there."""
        before, after = self.kind(place[0]), self.kind(place[2])
        here = self.model.seat(before, self.kind(word), after, int(sound))
        there = self.model.seat(before, self.kind(other), after, int(not sound))
        ranks = (self.near.rank(self.vocabulary, word), self.near.rank(self.vocabulary, other))
        return self.model.clues(word, here, there, slip, len(self.near.rivals(self.vocabulary, word)), ranks)

    def slipped(self, word: str, chance: random.Random) -> tuple[str, str] | None:
        """A word that a slip makes of `word`, with the slip."""
        if word not in self.slips:
            found = (text for text in near_words.slips(word) if len(text) >= near_words.SHORTEST)
            known = [
                text for text in found if self.grammalecte.may_know(text) and self.grammalecte.knows(text)
            ]
            rivals = [(text, dict(self.near.rivals(self.vocabulary, text)).get(word, "")) for text in known]
            self.slips[word] = [pair for pair in rivals if pair[1] and pair[1] != "accents"]
        found_slips = self.slips[word]
        weights = [LIKELY.get(slip, 1.0) for _, slip in found_slips]
        return chance.choices(found_slips, weights)[0] if found_slips else None

    def learn(self, paths: list[Path], total: int, budget: float) -> None:
        """Sets the weights and the threshold."""
        chance = random.Random(5)
        rows, truth = [], []
        for place in self.places(paths):
            word = place[1]
            for other, slip in self.near.rivals(self.vocabulary, word):
                rows.append(self.clues(place, word, other, slip, sound=True))
                truth.append(False)
            chosen = self.model.words.count(word) and chance.random() < SLIP_SHARE
            if chosen and (made := self.slipped(word, chance)):
                rows.append(self.clues(place, made[0], word, made[1], sound=False))
                truth.append(True)
        table, wrong = np.array(rows), np.array(truth)
        spread = table.std(0) + 1e-6
        fitted = LogisticRegression(max_iter=500).fit(
            table / spread, wrong, np.where(wrong, 1.0, SOUND_WEIGHT)
        )
        self.model.weights = tuple(
            round(float(w), 4) for w in (*(fitted.coef_[0] / spread), fitted.intercept_[0])
        )
        sums = table @ np.array(self.model.weights[:-1]) + self.model.weights[-1]
        alarms = np.sort(sums[~wrong])[::-1]
        for tried in (0.02, 0.05, 0.1, 0.2):
            limit = alarms[int(tried * total / 1000)]
            print(
                f"{tried} alarms per 1,000 words: over {limit:.2f}, {(sums[wrong] > limit).mean():.3f} of slips"
            )
        self.model.threshold = round(float(alarms[int(budget * total / 1000)]), 3)

    def write(self, path: Path) -> None:
        """Writes the file."""
        model = self.model
        rows = [
            "# Fréquences et poids appris par tests/corpus/learn_near_words.py : ne pas modifier à la main.",
            "\t".join(("poids", *map(str, model.weights))),
            f"seuil\t{model.threshold}",
        ]
        for name, table in (("mots", model.words), ("vus", model.seen), ("paires", model.pairs)):
            entries = table.entries()  # type: ignore[attr-defined]
            print(name, len(entries))
            rows.append(f"{name}\t{written(entries)}")
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--seen", nargs="*", type=Path, default=[])
    parser.add_argument("--budget", type=float, default=0.05)
    parser.add_argument("--output", type=Path, default=ROOT / "resources" / "lexicon" / FILE)
    options = parser.parse_args()
    learner = Learner(ROOT / "resources")
    total = learner.count(options.files, options.seen)
    learner.learn(options.files, total, options.budget)
    learner.write(options.output)


if __name__ == "__main__":
    main()
