"""Adds to `resources/lexicon/noms-qualifies.txt` the adjectives that follow each noun in our sound French.

    python tests/corpus/learn_qualities.py [FILE...]

A file holds correct prose, a paragraph a line, or is one of our corpora, read corrected; without any, all of ours that are read.
A pair is a noun and the adjective just after it, which agrees. What the table already holds is kept: part of it is
written by hand.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from sound_prose import ROOT, paragraphs, reader

from desktop.checks.document import Document
from desktop.checks.forms.nouns import plural
from desktop.checks.grammar.agreement.known_qualities import TABLE, read_row
from desktop.checks.grammar.grammalecte_check import readable_spans
from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.reader import read_sentence
from desktop.checks.reading.words import Vocabulary, forms
from desktop.checks.shipped_file import rows_of

PATH = ROOT / "resources" / "lexicon" / TABLE
HEADING = (
    "# Noms et adjectifs qui les suivent d’ordinaire, au masculin singulier.\n"
    "# Voir desktop/checks/grammar/agreement/known_qualities.py et tests/corpus/learn_qualities.py.\n"
)
# What may be said of anything, even at a distance: « les salles du centre disponibles ».
OF_ANYTHING = forms(
    "disponible présent absent prêt libre complet heureux content ouvert fier seul vide plein gratuit obligatoire valide"
    " possible nécessaire même autre tel suivant précédent voisin nombreux différent semblable pareil égal malade"
)


def main() -> None:
    """Learn, and write the table."""
    parser = argparse.ArgumentParser(description="Noms et adjectifs qui les suivent")
    parser.add_argument("files", nargs="*", type=Path)
    files = parser.parse_args().files or sorted((ROOT / "tests" / "corpus").glob("proofing-*-own.jsonl"))
    vocabulary = reader()
    known: defaultdict[str, set[str]] = defaultdict(set)
    if PATH.exists():
        for noun, adjectives in rows_of(PATH, read_row):
            known[noun].update(adjectives.split())
    for path in files:
        for paragraph in paragraphs(path):
            for noun, adjective in pairs(paragraph, vocabulary):
                known[noun].add(adjective)
    rows = (f"{noun}: {' '.join(sorted(known[noun]))}\n" for noun in sorted(known))
    PATH.write_text(HEADING + "".join(rows), encoding="utf-8")
    print(f"{len(known)} noms, {sum(map(len, known.values()))} paires")


def pairs(paragraph: str, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """The nouns in the singular and the adjectives in the masculine singular."""
    document = Document(paragraph)
    found = []
    for span in readable_spans(document):
        s = read_sentence(document, span, vocabulary)
        for i in s.with_role("A"):
            word, noun = s.at(i), s.at(i - 1)
            if noun.role != "N" or word.capital or noun.capital:
                continue
            basic = vocabulary.lexicographer.inflect(word.lower, "m", "s")
            if basic and word.form.qualifiers & noun_pairs(s, i - 1) and basic[0] not in OF_ANYTHING:
                found.append((singular(noun.lower, vocabulary), basic[0]))
    return found


def singular(noun: str, vocabulary: Vocabulary) -> str:
    """The singular of a noun, itself when it has none."""
    for end, start in (("aux", "al"), ("aux", "ail"), ("s", ""), ("x", "")):
        base = noun.removesuffix(end) + start
        if noun.endswith(end) and plural(base) == noun and vocabulary.form(base).nouns:
            return base
    return noun


if __name__ == "__main__":
    main()
