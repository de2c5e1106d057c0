"""Nouns and the adjectives that usually follow them: beside its noun, such an adjective speaks of that noun.

`accord.qualificatif` is silent when any noun before could be the one qualified: in « la note 14 du rapport financière »,
« financière » agrees with « note ». The table `lexicon/noms-qualifies.txt` says that a report may be financial; a
note never was. It is told where the noun has its own article, or begins a group: after a bare complement (« des abris
d’auto temporaires ») the adjective may as well be the head's.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.checks.grammar.agreement.inflection import chosen, inflected
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.shared_qualifiers import is_excused
from desktop.checks.shipped_file import reading, rows_of

TABLE = "noms-qualifies.txt"
_ARTICLES = ("du", "des", "au", "aux")


class Qualities:
    """The adjectives, in the masculine singular, that usually follow each noun."""

    def __init__(self, rows: list[tuple[str, str]]) -> None:
        self._rows = dict(rows)

    def follow(self, s: Sentence, noun: int, i: int) -> bool:
        """Whether the adjective at `i` is one of those of the noun at `noun`."""
        adjectives = self._adjectives(s.lower(noun))
        if not adjectives:
            return False
        basic = s.vocabulary.lexicographer.inflect(s.lower(i), "m", "s") or (s.lower(i),)
        return not set(basic).isdisjoint(adjectives.split())

    def _adjectives(self, noun: str) -> str:
        """Those of a noun in the singular or in the plural, "" when it is not in the table."""
        found = self._rows.get(noun)
        if found is None and noun.endswith("aux"):
            found = self._rows.get(f"{noun[:-3]}al")
        if found is None and noun.endswith(("s", "x")):
            found = self._rows.get(noun[:-1])
        return found or ""

    def find(self, s: Sentence) -> Iterator[Hit]:
        """`la note 14 du rapport financière`, `inscrit à la liste électorales de la commission`."""
        for i in s.with_role("A"):
            word, noun = s.at(i), i - 1
            own = word.form.qualifiers
            if s.role(noun) != "N" or word.capital or not own or own & s.at(noun).form.nouns:
                continue
            pairs = noun_pairs(s, noun)
            if not pairs or own & pairs or not self.follow(s, noun, i):
                continue
            if is_excused(s, i) or not _stands_alone(s, noun) or _shared(s, noun, i):
                continue
            if any(s.role(k) == "N" and noun_pairs(s, k) & own and self.follow(s, k, i) for k in range(noun)):
                continue
            yield on(
                word,
                f"«\u00a0{word.text}\u00a0» s’accorde avec «\u00a0{s.at(noun).text}\u00a0».",
                *inflected(s, word, chosen(word.form, pairs)),
            )


def _stands_alone(s: Sentence, noun: int) -> bool:
    """Whether the noun has its own article, or opens what is listed."""
    first = noun - 1 - (s.role(noun - 1) == "A")
    if s.role(first) == "," and s.role(first - 1) == "M":
        return False  # Mia et Léa, championne provinciales: of the two, the noun may be the one mistaken
    return s.role(first) in ("D", ".", ",", "C", "") or s.lower(first) in _ARTICLES or s.lower(first) == "par"


def _shared(s: Sentence, noun: int, i: int) -> bool:
    """`les cônes et la signalisation temporaires`, `les langues anglaise et française`: one for two, two for one."""
    first = noun
    while s.role(first - 1) in ("A", "D", "#") or s.lower(first - 1) in _ARTICLES:
        first -= 1
    several = {number for _, number in s.at(i).form.qualifiers} == {"p"}
    if several and (s.role(first - 1) == "C" or s.lower(first - 1) == ","):
        return any(s.role(k) == "N" for k in range(first - 1))
    return not several and s.lower(i + 1) in ("et", "ou", ",") and s.role(i + 2) in ("A", "C", "Q")


def quality_rules(resources: Path) -> tuple[GrammarRule, ...]:
    """The rule, with its table as shipped. Raises EnvironmentFault on a row that is not well made."""
    path = resources / "lexicon" / TABLE
    with reading(path):
        qualities = Qualities(rows_of(path, read_row))
    return (
        GrammarRule(
            name="accord.qualificatif_usuel",
            find=qualities.find,
            explanation="L’adjectif s’accorde avec le nom qu’il suit d’ordinaire.",
            bad=BAD,
            good=GOOD,
            roles="A",
            last_resort=True,
        ),
    )


def read_row(row: str) -> tuple[str, str]:
    """A noun and its adjectives, from `rapport: annuel financier`. Raises ValueError on any other row."""
    noun, colon, adjectives = row.partition(":")
    if not (colon and noun.strip() and adjectives.strip()):
        raise ValueError(f"{row[:40]}\u00a0: un nom, un deux-points et ses adjectifs")
    return noun.strip(), adjectives.strip()


BAD = (
    (
        "Le détail figure à la note 14 du rapport financière.",
        "Le détail figure à la note 14 du rapport financier.",
    ),
    (
        "Vous devez être inscrit à la liste électorales de la commission.",
        "Vous devez être inscrit à la liste électorale de la commission.",
    ),
    (
        "Ils se trouvent à l’entrée du garage municipale.",
        "Ils se trouvent à l’entrée du garage municipal.",
    ),
)
GOOD = (
    "La vente de garage municipale a lieu samedi.",
    "Les abris d’auto temporaires sont permis.",
    "Respectez les cônes et la signalisation temporaires.",
    "Les listes électorale et scolaire sont affichées.",
    "Un plan et une photo récents suffisent.",
)
