"""What the wording of a sentence makes probable: a complaint, an offer, a judgement… by learnt weights (art. 8 to 26).

Some breaches have no wording of their own: an ordinary officer, in ordinary words, answers a neighbour in public. What
no pattern says is weighed here: each feature of the sentence (`learnt_features.py`), and for half as much each one of
its neighbours, speaks for or against each category. A sentence whose sum exceeds the limit of a category bears
`…_PROBABLE`, on the words that weigh most; one far below bears `…_IMPROBABLE`, which rules that are often wrong take
as a denial (`sauf`), and one farther still `…_INVRAISEMBLABLE` besides. The rules are in the packs like all others; those of `…_PROBABLE` have `appris = true`.

The weights are those of `lexicon/propos-appris.txt`, which `tests/corpus/learn_neutrality.py` writes and explains. Its
rows, separated by tabs: `categorie`, its name, where its sum begins, its limit, its doubt; then a feature a row, with a
weight for each category.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.checks.packed_weights import packed, unpacked
from desktop.checks.policy.learnt_features import features, pairs, tokens
from desktop.checks.policy.matching import Reading
from desktop.checks.shipped_file import reading, rows_of
from desktop.editorial.findings import Category

FILE = "propos-appris.txt"
SCALE = 32
"""By how much a weight is multiplied before it is rounded."""

SUBJECTS = {
    Category.PUBLIC_COMPLAINT: "PLAINTE",
    Category.EXTERNAL_ADVERTISING: "OFFRE",
    Category.SUBJECTIVITY: "JUGEMENT",
    Category.POLITICAL_OPINION: "OPINION",
    Category.ELECTORAL_BIAS: "CAMPAGNE",
    Category.PERSONAL_DATA: "RENSEIGNEMENT",
}
PROBABLE, IMPROBABLE, UNLIKE = "_PROBABLE", "_IMPROBABLE", "_INVRAISEMBLABLE"
LEARNT = frozenset(name + end for name in SUBJECTS.values() for end in (PROBABLE, IMPROBABLE, UNLIKE))
"""The marks given here."""

# How much farther below the doubt a sentence is like no breach: the odds are three times less (sums are doubled).
_FARTHER = 2 * SCALE
# The most words of a cue.
_LONGEST_CUE = 7


@dataclass(frozen=True, slots=True)
class _Subject:
    """A category: its marks begin with `name`; its sum begins at `bias`; above `limit` and below `doubt` it is marked."""

    name: str
    bias: int
    limit: int
    doubt: int


class LearntWording:
    """The learnt weights at work. Reads the whole text: a sentence is weighed with its neighbours."""

    def __init__(self, resources: Path) -> None:
        """Raises EnvironmentFault, with the line, on a file that is not well made."""
        self._subjects: list[_Subject] = []
        # The weights of a feature, packed: see `packed`.
        self._weights: dict[str, int] = {}
        path = resources / "lexicon" / FILE
        rows_of(path, self._row)
        with reading(path):
            if not self._weights:
                raise ValueError("il n’y a pas de poids")

    def _row(self, row: str) -> None:
        head, *fields = row.split("\t")
        if head == "categorie":
            name, *numbers = fields
            bias, limit, doubt = map(int, numbers)
            self._subjects.append(_Subject(SUBJECTS[Category(name)], bias, limit, doubt))
            return
        weights = [int(weight) for weight in fields[0].split()]
        if len(weights) != len(self._subjects):
            raise ValueError("il faut un poids par catégorie")
        self._weights[head] = packed(weights)

    def mark(self, readings: Sequence[Reading]) -> None:
        """Mark each sentence with what its wording makes probable, and improbable.

        Of neighbours that are both probable, the likelier is: they speak of one thing.
        """
        scores = self.scores(readings)
        for rank, subject in enumerate(self._subjects):
            sums = [own[rank] for own in scores]
            for at, (sentence, score) in enumerate(zip(readings, sums, strict=True)):
                if score < subject.doubt:
                    sentence.add(subject.name + IMPROBABLE, 0, 1)
                    if score < subject.doubt - _FARTHER:
                        sentence.add(subject.name + UNLIKE, 0, 1)
                elif score > max([subject.limit, *sums[max(at - 1, 0) : at]]) and score >= max(
                    sums[at : at + 2]
                ):
                    sentence.add(subject.name + PROBABLE, *self._cue(sentence, rank))

    def scores(self, readings: Sequence[Reading]) -> list[list[int]]:
        """What each sentence, with its neighbours, says for each category, in the order of the file."""
        weights = self._weights
        known = [{feature for feature in features(each) if feature in weights} for each in readings]
        none: set[str] = set()
        found = []
        for here, before, after in zip(known, [none, *known], [*known[1:], none], strict=False):
            total = 2 * sum([weights[key] for key in here])
            total += sum([weights[key] for key in (before | after) - here])
            sums = unpacked(total, len(self._subjects))
            found.append([score + subject.bias for score, subject in zip(sums, self._subjects, strict=True)])
        return found

    def _cue(self, sentence: Reading, rank: int) -> tuple[int, int]:
        """The few words in a row that speak most for a category: what the officer is shown."""
        words = list(tokens(sentence))
        texts = [text for text, _, _ in words]
        between = [self._weight(pair, rank) / 2 for pair in pairs(texts)]
        gains = [self._weight(text, rank) + sum(between[at : at + 2]) for at, text in enumerate(texts)]
        ends = [at for at, text in enumerate(texts) if text[-1].isalnum() or text[-1] == ">"]
        runs = ((a, b) for a in ends for b in ends if a <= b < a + _LONGEST_CUE)
        first, last = max(runs, key=lambda run: sum(gains[run[0] : run[1] + 1]), default=(0, len(words) - 1))
        return words[first][1], words[last][2]

    def _weight(self, feature: str, rank: int) -> int:
        return unpacked(self._weights.get(feature, 0), len(self._subjects))[rank]
