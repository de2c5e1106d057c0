"""Agreement told by learnt trees: what is read of the neighbours, the file of trees, what is said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop import paths
from desktop.checks.document import Document
from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders
from desktop.checks.grammar.learnt_agreement.asked import verb_number
from desktop.checks.grammar.learnt_agreement.by_context import (
    QUALIFIER_GENDER,
    QUALIFIER_NUMBER,
    VERB_NUMBER,
    unlikely_qualifiers,
    unlikely_verbs,
)
from desktop.checks.grammar.learnt_agreement.features import (
    QUALIFIER_NAMES,
    VERB_NAMES,
    qualifier_features,
    verb_features,
)
from desktop.checks.grammar.learnt_agreement.forest import FILE, FIRST, Forest, read_forests
from desktop.checks.grammar.learnt_agreement.neighbours import AND, EDGE, NOUN, WHO, after, before
from desktop.checks.reading.reader import read_sentence
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import Vocabulary
from desktop.errors import EnvironmentFault


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    engine = Grammalecte(candidate_folders(paths.resources()))
    assert engine.unavailable() is None
    return Vocabulary(engine)


@pytest.fixture(scope="module")
def forests() -> dict[str, Forest]:
    return read_forests(paths.resources())


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    (tmp_path / "lexicon").mkdir()
    shutil.copy(paths.resources() / "lexicon" / FILE, tmp_path / "lexicon" / FILE)
    return tmp_path


def sentence(text: str, vocabulary: Vocabulary) -> Sentence:
    document = Document(text)
    return read_sentence(document, document.segments[0], vocabulary)


def place_of(s: Sentence, word: str) -> int:
    return next(k for k, each in enumerate(s.words) if each.lower == word)


def test_a_phrase_is_one_neighbour_with_its_preposition_and_number(vocabulary: Vocabulary) -> None:
    s = sentence("Les bénévoles de la petite bibliothèque et un élu qui lit ferment tard.", vocabulary)
    near = before(s, place_of(s, "lit"), 9)
    assert [each.kind for each in near] == [WHO, NOUN, AND, NOUN, NOUN, EDGE]
    elected, library, volunteers = near[1], near[3], near[4]
    assert (elected.manner, elected.gender, elected.number) == (0, 1, 1)
    assert library.manner > 0
    assert (library.gender, library.number) == (2, 1)
    assert (volunteers.manner, volunteers.number) == (0, 2)


def test_what_follows_is_read_as_phrases_too(vocabulary: Vocabulary) -> None:
    s = sentence("Le matin arrivent les nouveaux campeurs de la colonie.", vocabulary)
    near = after(s, place_of(s, "arrivent"), 4)
    assert near[0].kind == NOUN
    assert (near[0].gender, near[0].number, near[0].manner) == (1, 2, 0)
    assert near[1].manner > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Le sentier qui longe les berges devient glissant.",
            "Le sentier qui longe les berges deviennent glissant.",
        ),
        (
            "Les avis de la greffière arrivent par la poste.",
            "Les avis de la greffière arrive par la poste.",
        ),
    ],
)
def test_a_verb_is_told_the_same_whichever_number_is_written(
    vocabulary: Vocabulary, one: str, other: str
) -> None:
    told = []
    for text in (one, other):
        s = sentence(text, vocabulary)
        last = max(k for k in s.with_role("V") if verb_number(s, k))
        told.append(verb_features(s, last).number)
    # What the rules themselves read may change with the mistake; what stands around the verb does not.
    assert told[0][:18] == told[1][:18]
    assert len(told[0]) == len(told[1])


def test_every_feature_fits_its_table_of_ranks(vocabulary: Vocabulary, forests: dict[str, Forest]) -> None:
    texts = (
        "À l’ordre du jour figuraient, après « Varia », 1 250 $ de dons (reçus en mai); les a-t-on comptés?",
        "🎉 Oui!!! — Ni l’un ni l’autre, dit-elle, n’étaient été vus… beaucoup plus n’importe où.",
        "Voulez-vous être avisés? SVP écrire à M. Roy, 12e rang.",
    )
    for text in texts:
        s = sentence(text, vocabulary)
        for i in range(len(s.words)):
            told = qualifier_features(s, i)
            for name, features in (
                (VERB_NUMBER, verb_features(s, i).number),
                (QUALIFIER_NUMBER, told.number),
                (QUALIFIER_GENDER, told.gender),
            ):
                assert len(features) == len(forests[name].ranks)
                assert all(0 <= value < 256 for value in features), (name, text, i, features)
                forests[name].score(features)
    assert max(VERB_NAMES) < len(forests[VERB_NUMBER].ranks)
    assert max(QUALIFIER_NAMES) < len(forests[QUALIFIER_NUMBER].ranks)


def test_a_tree_is_followed_from_its_root_to_one_leaf(resources: Path) -> None:
    rows = [
        "forêt\tessai\t10\t50\t70\t60\t80",
        "rangs\t0\t1:0 2:5 *:3",
        "arbre\t0:2:2 -100 0:4:2 7 100",
        "arbre\t1",
    ]
    (resources / "lexicon" / FILE).write_text("\n".join(rows) + "\n", encoding="utf-8")
    forest = read_forests(resources)["essai"]
    assert [forest.score([value]) for value in (1, 2, 99)] == [-89, 111, 18]
    assert forest.contradicts(1, [2], supported=False) == 61
    assert forest.contradicts(1, [2], supported=True) == 41
    assert forest.contradicts(2, [1], supported=False) == 29
    assert forest.contradicts(1, [99], supported=False) < 0


def test_the_first_trees_settle_what_is_plainly_right(resources: Path) -> None:
    rows = ["forêt\tessai\t0\t9\t9\t9\t9", "rangs\t0\t*:1", *(["arbre\t-300"] * FIRST), "arbre\t9000"]
    (resources / "lexicon" / FILE).write_text("\n".join(rows) + "\n", encoding="utf-8")
    forest = read_forests(resources)["essai"]
    assert forest.score([1]) == 9000 - 300 * FIRST
    assert forest.contradicts(1, [1], supported=False) < 0


@pytest.mark.parametrize(
    "row",
    [
        "arbre\t0:2:2",
        "arbre\t0:2:9 1 2",
        "arbre\t99:2:2 1 2",
        "arbre\t0:x:2 1 2",
        "rangs\t7\t*:1",
        "rangs\t1\t3:4",
        "branche\t1",
        "forêt\tessai\t1",
    ],
)
def test_a_damaged_row_is_named_with_its_line(resources: Path, row: str) -> None:
    path = resources / "lexicon" / FILE
    rows = ["forêt\tessai\t0\t9\t9\t9\t9", "rangs\t0\t*:1", row]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    with pytest.raises(EnvironmentFault) as fault:
        read_forests(resources)
    assert FILE in str(fault.value)
    assert "3" in str(fault.value)


def test_the_file_stays_small() -> None:
    assert (paths.resources() / "lexicon" / FILE).stat().st_size < 400_000


def test_capitals_and_names_are_left_alone(vocabulary: Vocabulary, forests: dict[str, Forest]) -> None:
    for text in ("LES AVIS DE LA GREFFIÈRE ARRIVE", "Le club Les Amis Réuni accueille tout le monde."):
        s = sentence(text, vocabulary)
        assert list(unlikely_verbs(forests[VERB_NUMBER], s)) == []
        assert list(unlikely_qualifiers(forests[QUALIFIER_NUMBER], forests[QUALIFIER_GENDER], s)) == []
