"""Words told apart by learnt weights: what is read of the surroundings, the file of weights, what is said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop import paths
from desktop.checks.document import Document
from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders
from desktop.checks.grammar.homophones.by_context import sure, unlikely_here
from desktop.checks.grammar.homophones.context_features import Surroundings
from desktop.checks.grammar.homophones.context_model import FILE, ContextModel, read_model
from desktop.checks.grammar.homophones.context_sets import CLOSED_SETS, place_pairs, places
from desktop.checks.packed_weights import packed, unpacked
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
def model() -> ContextModel:
    return read_model(paths.resources())


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    (tmp_path / "lexicon").mkdir()
    shutil.copy(paths.resources() / "lexicon" / FILE, tmp_path / "lexicon" / FILE)
    return tmp_path


def sentence(text: str, vocabulary: Vocabulary) -> Sentence:
    document = Document(text)
    return read_sentence(document, document.segments[0], vocabulary)


def corrected(text: str, vocabulary: Vocabulary, model: ContextModel) -> str:
    for hit in sorted(unlikely_here(model, sentence(text, vocabulary)), key=lambda hit: -hit.start):
        text = text[: hit.start] + hit.suggestions[0] + text[hit.end :]
    return text


@pytest.mark.parametrize(
    ("one", "other", "of"),
    [
        (
            "Le dépôt ou vous laissez vos branches ferme.",
            "Le dépôt où vous laissez vos branches ferme.",
            "ou",
        ),
        ("Ces ouvert à tous.", "C’est ouvert à tous.", "cest"),
        ("Il faut demandé un permis.", "Il faut demander un permis.", "en"),
        ("Elle a inviter la voisine bleue.", "Elle a invité la voisine bleue.", "en"),
        ("On peut installé des bancs.", "On peut installer des bancs.", "er"),
        ("Le conseil a choisit un logo.", "Le conseil a choisi un logo.", "it"),
    ],
)
def test_the_surroundings_are_the_same_whichever_member_is_written(
    vocabulary: Vocabulary, model: ContextModel, one: str, other: str, of: str
) -> None:
    keys = []
    for text in (one, other):
        read = sentence(text, vocabulary)
        around = Surroundings(read, model.signatures)
        keys += [around.keys(p.start, p.end, p.own) for p in places(read) if p.set == of]
    assert len(keys) == 2
    assert keys[0] == keys[1]


def test_verbs_that_take_anything_or_have_a_noun_are_a_set_apart(vocabulary: Vocabulary) -> None:
    read = sentence(
        "On peut employer, marcher, souper, demander, installer, installé ou employé.", vocabulary
    )
    found = {read.at(p.start).lower: (p.set, p.own) for p in places(read) if p.set in ("er", "en")}
    assert {word: name for word, (name, _) in found.items()} == {
        "employer": "en",
        "marcher": "en",
        "souper": "en",
        "demander": "en",
        "installer": "er",
        "installé": "er",
        "employé": "en",
    }
    assert found["employer"] == found["employé"]
    assert found["installer"] == found["installé"]


def told(template: int, text: str, of: str, vocabulary: Vocabulary, model: ContextModel) -> list[int]:
    """The features of one template at the places of a set."""
    read = sentence(text, vocabulary)
    around = Surroundings(read, model.signatures)
    keys = [key for p in places(read) if p.set == of for key in around.keys(p.start, p.end, p.own)]
    return [key >> 6 for key in keys if key & 63 == template]


def test_adverbs_and_negations_are_passed_over_to_the_word_that_counts(
    vocabulary: Vocabulary, model: ContextModel
) -> None:
    plain = told(60, "La salle et fermée.", "et", vocabulary, model)
    assert plain == told(60, "La salle et toujours bien fermée.", "et", vocabulary, model)
    assert plain != told(60, "La salle et toujours bien les murs.", "et", vocabulary, model)


def test_the_agreement_of_the_neighbours_is_read(vocabulary: Vocabulary, model: ContextModel) -> None:
    agreeing = told(58, "La salle et fermée.", "et", vocabulary, model)
    assert agreeing == told(58, "Une table et fermée.", "et", vocabulary, model)
    assert agreeing != told(58, "Le parc et fermée.", "et", vocabulary, model)
    assert agreeing != told(58, "Les salles et fermée.", "et", vocabulary, model)


def test_the_opening_of_the_clause_is_read(vocabulary: Vocabulary, model: ContextModel) -> None:
    opening = told(59, "Dans la grande salle on se réunit.", "on", vocabulary, model)
    assert opening == told(59, "Dans le parc du nord on se réunit.", "on", vocabulary, model)
    assert opening != told(59, "Les gens de la salle on se réunit.", "on", vocabulary, model)


def test_weights_of_several_members_stay_apart_when_they_are_added() -> None:
    rows = [(3, -40, 0, 500), (-7, -1, 12, -600), (4, 41, -12, 100)]
    assert list(unpacked(sum(map(packed, rows)), 4)) == [0, 0, 0, 0]
    assert list(unpacked(sum(map(packed, rows[:2])), 4)) == [-4, -41, 12, -100]


def test_every_learnt_set_is_one_that_is_looked_for(model: ContextModel) -> None:
    assert set(model.sets) <= {*CLOSED_SETS, "er", "en", "it", "nv"}
    for name, known in model.sets.items():
        members = len(CLOSED_SETS[name].split("|")) if name in CLOSED_SETS else known.members
        assert known.members == members, name
        assert known.weights, name


def test_the_file_says_what_it_was_learnt_from_and_stays_small() -> None:
    path = paths.resources() / "lexicon" / FILE
    comments = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert any("milliers de mots" in line for line in comments)
    assert path.stat().st_size < 300_000


def test_the_suggestion_keeps_the_capital_and_the_apostrophe_of_the_text(
    vocabulary: Vocabulary, model: ContextModel
) -> None:
    assert corrected("Sa prend deux minutes.", vocabulary, model) == "Ça prend deux minutes."
    assert (
        corrected("L’équipe c’est rendue sur place.", vocabulary, model) == "L’équipe s’est rendue sur place."
    )
    assert (
        corrected("L'équipe c'est rendue sur place.", vocabulary, model) == "L'équipe s'est rendue sur place."
    )


def test_a_text_in_capitals_and_a_name_are_left_alone(vocabulary: Vocabulary, model: ContextModel) -> None:
    for text in ("LE CAMP OU VOUS ALLEZ", "Il a lu le roman Ou bien nous partirons."):
        assert corrected(text, vocabulary, model) == text


@pytest.mark.parametrize(
    "text",
    [
        "Je ne le peux pas, mais on le peut.",
        "Sait-il d’où elle vient?",
        "Où et à qui doivent-ils écrire, et que sais-je encore?",
    ],
)
def test_a_verb_that_agrees_with_the_pronoun_beside_it_is_right(
    vocabulary: Vocabulary, model: ContextModel, text: str
) -> None:
    assert corrected(text, vocabulary, model) == text
    for place in places(read := sentence(text, vocabulary)):
        if read.at(place.start).lower in ("peux", "sait", "sais"):
            assert sure(read, place)


@pytest.mark.parametrize("damage", ["x", "12 13"])
def test_a_damaged_row_is_named_with_its_line(resources: Path, damage: str) -> None:
    path = resources / "lexicon" / FILE
    lines = path.read_text(encoding="utf-8").splitlines()
    head, _weights, *others = lines[5].split("\t")
    lines[5] = "\t".join([head, damage, *others])
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(EnvironmentFault) as raised:
        read_model(resources)
    assert f"«\u00a0{FILE}\u00a0» du lexique est endommagé, ligne 6\u00a0:" in raised.value.message


def test_a_file_without_weights_or_without_a_file_is_named(resources: Path) -> None:
    path = resources / "lexicon" / FILE
    path.write_text("# rien\n", encoding="utf-8")
    with pytest.raises(EnvironmentFault, match=FILE):
        read_model(resources)
    path.unlink()
    with pytest.raises(EnvironmentFault, match="il ne s’ouvre pas"):
        read_model(resources)


def test_a_confusion_is_counted_in_the_set_it_belongs_to() -> None:
    assert place_pairs("ou", "où") == [("ou", 0, 1)]
    assert place_pairs("C'est", "s’est") == [("cest", 2, 3)]
    assert place_pairs("demander", "demandés") == [("er", 0, 1)]
    assert place_pairs("mit", "mis") == [("it", 1, 0)]
    assert place_pairs("accueil", "accueille") == [("nv", 0, 1)]
    assert place_pairs("chien", "chat") == []
