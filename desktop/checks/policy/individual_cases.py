"""CAS_INDIVIDUEL: one person's complaint or request handled in public, told by weak cues that come together (art. 15).

A complaint has no wording of its own. Three things make one: somebody singled out, what that person asks or holds
against the Municipality, and what the Municipality says of it. Each is a family of cues that weighs one or two; the
sentence says who, and the rest may be in a neighbour. What speaks of everybody (a procedure, figures, a sitting of the
council, history, a story) takes weight away. Nothing depends on the order of the words.

The cues are those of `lexicon/indices-plaintes.toml`; the rules are `plainte.cas-individuel` and `plainte.cas-probable`
of the packs, and the words marked are shown as their cue.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.checks.policy.matching import Reading
from desktop.checks.policy.recognisers import Mark
from desktop.checks.policy.weighted_cues import Cues, word_at

# From this weight on, two of the three families are strong and the third is there.
_CERTAIN = 5
_NAMES = ("PERSONNE", "PRENOM", "MENTION")
# How much each family singles somebody out, and whether it is read with the capitals of the text.
_TOLD_APART = (("nomme", 3, True), ("adresse", 2, False), ("situe", 2, False), ("distingue", 2, False))


class IndividualCases:
    """A recogniser, given last: it reads what people are called and the neighbours of the sentence."""

    def __init__(self, resources: Path) -> None:
        """Raises EnvironmentFault when the cues cannot be read."""
        self._cues = Cues(resources / "lexicon" / "indices-plaintes.toml")

    def __call__(self, sentence: Reading) -> Iterator[Mark]:
        """CAS_INDIVIDUEL or, with less weight, CAS_PROBABLE: from who is singled out to the end of the sentence.

        Somebody, a request and an answer weigh together at least four, or two of them do, who being told apart (a
        name, a place, *celui qui*) and not only called *un citoyen*.
        """
        cues, lower = self._cues, sentence.text.lower()
        named = any(sentence.marks.get(name) for name in _NAMES)
        known = named or cues.has("nomme", sentence.text) or cues.has("adresse", lower)
        if not known and not cues.has("porte", lower):
            return
        who, at = self._who(sentence, lower, named=named)
        if not who:
            return
        neighbours = (sentence.previous, sentence.following)
        around = " ".join(near.text.lower() for near in neighbours if near is not None)
        asked = self._weight("grief", "demande", lower, around)
        said = self._weight("issue", "suite", lower, around)
        apart = who > 1 and not cues.has("interpelle", lower)
        total = who + asked + said - self._against(lower, around, apart=apart)
        if total >= 4 and (who > 1 or (asked and said)):
            yield "CAS_INDIVIDUEL" if total >= _CERTAIN else "CAS_PROBABLE", at, len(sentence.words)

    def _weight(self, strong: str, weak: str, here: str, around: str) -> int:
        """Two for a strong cue, one for a weak one; a strong one of a neighbour is weak."""
        if self._cues.has(strong, here):
            return 2
        return 1 if self._cues.has(weak, here) or self._cues.has(strong, around) else 0

    def _against(self, lower: str, around: str, *, apart: bool) -> int:
        """What speaks of everybody; of somebody told apart, the sentence itself alone says so, and with less weight."""
        has = self._cues.has
        everybody = has("general", lower) + has("marche", lower)
        elsewhere = 2 * has("ailleurs", lower)
        return everybody + elsewhere if apart else 2 * everybody + elsewhere + has("general", around)

    def _who(self, sentence: Reading, lower: str, *, named: bool) -> tuple[int, int]:
        """How much somebody is singled out (0 to 3), and the first word that says it."""
        for family, weight, capitals in (*_TOLD_APART, ("interpelle", 2, False)):
            if (match := self._cues.search(family, sentence.text if capitals else lower)) is not None:
                return weight, word_at(sentence, match.start())
        if named:
            return 2, min(at for name in _NAMES for at in sentence.marks.get(name, ()))
        if (match := self._cues.search("seule", lower)) is not None:
            return 1, word_at(sentence, match.start())
        return 0, 0
