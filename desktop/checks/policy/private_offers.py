"""OFFRE_PRIVEE: a private business put forward, told by weak cues that come together (art. 13).

An advertisement is a business and a reason to go there. The business is known by its form, since nobody can list them:
a trade followed by a name (*le salon Belle Allure*), a name after *chez*, a mark, a site that is nobody's public one.
The reason is a price, a discount, a contest, praise, a call to buy or to book. A contractor, a partner, a landmark, a
fire, a community group or a municipal activity takes weight away. The order of the words does not matter; the sentence
says who, the rest may be in a neighbour.

The cues are those of `lexicon/indices-offres.toml`; the rule is `publicite.offre-privee` of the packs, and the words
marked are shown as its cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from desktop.checks.policy.matching import Reading
from desktop.checks.policy.recognisers import Mark
from desktop.checks.policy.weighted_cues import Cues, word_at

_TRADES = ("commerce_nom", "commerce_propre", "metier_prive")
_SITE = re.compile(r"(?<![\w@.])(?:www\.)?[\w-]{3,40}\.(?:com|shop|store|biz|net)\b", re.IGNORECASE)
_REASONS = ("prix", "eloge", "service")
# An elected person, an official, a party, a group: who is named has another quality.
_ELSEWHERE = ("ELU", "OFFICIEL", "PARTI_LOCAL", "ORGANISME_CONNU")
_MUNICIPAL = ("MUNICIPALITE", "ORGANISME_CONNU", "ELU")
_MOST = 4


class PrivateOffers:
    """A recogniser, given last: it reads what people are called and the neighbours of the sentence."""

    def __init__(self, resources: Path) -> None:
        """Raises EnvironmentFault when the cues cannot be read."""
        self._cues = Cues(resources / "lexicon" / "indices-offres.toml")

    def __call__(self, sentence: Reading) -> Iterator[Mark]:
        """OFFRE_PRIVEE: from the words that name the business to the end of the sentence, when the cues weigh enough."""
        business, at = self._business(sentence)
        lower = sentence.text.lower()
        if (
            not business
            or _bears(sentence, _ELSEWHERE)
            or (business == 1 and not self._priced(sentence, lower))
        ):
            return
        neighbours = [near.text for near in (sentence.previous, sentence.following) if near is not None]
        reasons = self._reasons(sentence, lower, " ".join(neighbours).lower())
        has = self._cues.has
        against = 3 if has("sobre", lower) else 2 if has("nous", lower) else 0
        against += 3 * has("repere", sentence.text)
        against += sum(has("sobre", near.lower()) for near in neighbours)
        if business + reasons - against >= (4 if business > 1 else 5):
            yield "OFFRE_PRIVEE", at, len(sentence.words)

    def _business(self, sentence: Reading) -> tuple[int, int]:
        """How surely a business is named (0 to 2), and the first word of it."""
        for index, end in _trades(sentence):
            following = sentence.words[end : end + 1]
            municipal = any(end in sentence.marks.get(name, ()) for name in _MUNICIPAL)
            if following and following[0].text[0].isupper() and not municipal:
                return 2, index
        text, search = sentence.text, self._cues.search
        for match in (search("chez", text), search("metier", text), _SITE.search(text)):
            if match is not None:
                at = word_at(sentence, match.start())
                if at + 1 not in sentence.marks.get("PRENOM", ()):
                    return 2, at
        if starts := sorted(sentence.marks.get("enseigne", ())):
            return 2, starts[0]
        found = search("sans_nom", text.lower())
        if found is None and not sentence.marks.get("PERSONNE"):
            found = search("deux_capitales", text)
        return (1, word_at(sentence, found.start())) if found is not None else (0, 0)

    def _priced(self, sentence: Reading, lower: str) -> bool:
        """Whether something is sold or given away: a shop without a name is no advertisement otherwise."""
        return _bears(sentence, ("PRIX", "POURCENT")) or self._cues.has("prix", lower)

    def _reasons(self, sentence: Reading, here: str, around: str) -> int:
        """Two for each family of reasons in the sentence, one in a neighbour; a call, a price, a `!` count as one."""
        has = self._cues.has
        found = sum(2 if has(reason, here) else int(has(reason, around)) for reason in _REASONS)
        found += has("appel", here) + _bears(sentence, ("PRIX", "POURCENT")) + ("!" in here)
        return min(_MOST, found)


def _bears(sentence: Reading, names: tuple[str, ...]) -> bool:
    return any(sentence.marks.get(name) for name in names)


def _trades(sentence: Reading) -> Iterator[tuple[int, int]]:
    for name in _TRADES:
        for index, ends in sentence.marks.get(name, {}).items():
            if sentence.lowers[index] not in {"dr", "dre"}:
                yield index, max(ends)
