"""Spelling: what is flagged, what is a name, what is accepted, and which correction comes first."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.engines.grammalecte import Grammalecte
from desktop.checks.spelling.check import Spelling
from desktop.checks.spelling.dictionary import Dictionary, read_usual
from desktop.editorial.findings import Category, Finding, Severity
from desktop.editorial.profile import DatedPerson, MunicipalProfile

RESOURCES = paths.resources()
PROFILE = MunicipalProfile(
    "val-doux",
    "Municipalité de Val-Doux",
    "Val-Doux",
    "Le Doucien",
    ("valdoux.ca",),
    (),
    (),
    elected=(DatedPerson("Odile Kreszner"),),
    toponyms=("lac Wabanoki",),
    demonyms=("Doucienne",),
    lexicon=("patinogym",),
)
CONTEXT = CheckContext(PROFILE)


def found(spelling: Spelling, text: str) -> list[Finding]:
    return list(spelling.check(Document(text), CONTEXT))


def words(spelling: Spelling, text: str) -> list[str]:
    return [text[f.start : f.end] for f in found(spelling, text)]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("renseignment", "renseignement"),
        ("aquitter", "acquitter"),
        ("aggrandissement", "agrandissement"),
        ("dénégeuse", "déneigeuse"),
        ("avertiseurs", "avertisseurs"),
        ("evenement", "événement"),
        ("acceuil", "accueil"),
        ("surment", "sûrement"),
        ("jusquà", "jusqu'à"),
        ("aujourdhui", "aujourd'hui"),
        ("quelqun", "quelqu'un"),
        ("répondera", "répondra"),
        ("faisez", "faites"),
        ("envoira", "enverra"),
        ("acquérit", "acquit"),
        ("municpalité", "municipalité"),
        ("revision", "révision"),
        ("eux-memes", "eux-mêmes"),
        ("lignee", "lignée"),
        ("bénevole", "bénévole"),
        ("innondation", "inondation"),
    ],
)
def test_the_word_that_was_meant_comes_first(spelling: Spelling, wrong: str, right: str) -> None:
    (finding,) = found(spelling, f"Voici un mot : {wrong} ici.")
    assert finding.suggestions[0] == right
    assert (finding.severity, finding.category, finding.article) == (
        Severity.WARNING,
        Category.SPELLING,
        "22",
    )


def test_a_correction_takes_the_capital_and_the_apostrophe_of_the_text(spelling: Spelling) -> None:
    assert found(spelling, "Aujourdhui, c’est la fête.")[0].suggestions[0] == "Aujourd’hui"
    assert found(spelling, "Parmis nous, c'est la fête.")[0].suggestions[0] == "Parmi"


@pytest.mark.parametrize(
    "text",
    [
        "L’écocentre et les écocentres sont ouverts.",
        "L’agente de la MRC répond au CLSC.",
        "Les Douciennes et les Douciens, le parc doucien.",
        "Mme Odile Kreszner se baigne au lac Wabanoki.",
        "Le patinogym et les patinogyms de Val-Doux.",
        "Le 1er mai, à 19 h 30, lot 2 760 519, 12,5 m², J0R 1C0.",
        "Écrivez à info@valdoux.ca ou visitez valdoux.ca/zzzzz et #ZzzVal.",
        "Voir `kzrt` et https://exemple.ca/kzrt.",
        "Une infolettre, un courriel, la fin de semaine, un dépanneur.",
        "AVIS AUX CITOYENS DE LA MUNICIPALITE",
        "Mme Tremblay, M. Bergeron et Me Gagnon, inc.",
        "Le resurfaçage de la chaussée.",
    ],
)
def test_right_words_are_left_alone(spelling: Spelling, text: str) -> None:
    assert words(spelling, text) == []


def test_a_decomposed_accent_is_not_an_error(spelling: Spelling) -> None:
    assert words(spelling, "L’e\u0301te\u0301 a\u0300 l’are\u0301na") == []


def test_an_emoji_before_a_mistake_does_not_shift_it(spelling: Spelling) -> None:
    text = "🎉👩‍👧 La fete du villlage"
    assert words(spelling, text) == ["fete", "villlage"]


def test_an_unknown_name_is_a_quiet_notice(spelling: Spelling) -> None:
    (name,) = found(spelling, "La chorale dirigée par Ozanna Wrzosek chante.")[-1:]
    assert (name.category, name.severity) == (Category.NAME_TO_VERIFY, Severity.SUGGESTION)


def test_a_capitalised_slip_of_a_common_word_is_a_mistake_not_a_name(spelling: Spelling) -> None:
    assert found(spelling, "Bienvenu à la Municipalitée.")[-1].category is Category.SPELLING
    assert found(spelling, "Dimamche, le parc ferme.")[0].suggestions[0] == "Dimanche"


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Definir un budget prend du temps.", "Definir", "Définir"),
        ("Toujors au parc, la fête continue.", "Toujors", "Toujours"),
        ("Etincelle dans la nuit, le sapin brille.", "Etincelle", "Étincelle"),
        ("Fsgot de branches au bord de la rue.", "Fsgot", "Fagot"),
        ("Choisisez Mobilité dans la liste.", "Choisisez", "Choisissez"),
        ("Voyez la liste des Emplcaements réservés.", "Emplcaements", "Emplacements"),
        ("Ouvrez le panneau Bibliotheque du site.", "Bibliotheque", "Bibliothèque"),
        ("Le plan de Revitalsation est adopté.", "Revitalsation", "Revitalisation"),
    ],
)
def test_a_common_word_is_known_under_its_capital_anywhere(
    spelling: Spelling, text: str, wrong: str, right: str
) -> None:
    (finding,) = found(spelling, text)
    assert text[finding.start : finding.end] == wrong
    assert (finding.category, finding.suggestions[0]) == (Category.SPELLING, right)


@pytest.mark.parametrize("name", ["Montel", "Marcheau", "Brunot", "Cardon", "Ribault", "Sartel"])
@pytest.mark.parametrize(
    "frame", ["{} est venu hier.", "Hier, merci à {} pour son aide.", "La {} déborde.", "Léa {} chante."]
)
def test_a_name_near_a_common_word_by_a_changed_letter_stays_a_name(
    spelling: Spelling, frame: str, name: str
) -> None:
    assert {f.category for f in found(spelling, frame.format(name))} <= {Category.NAME_TO_VERIFY}


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Voici la commu nication du jour.", "commu nication", "communication"),
        ("Les problè mes sont réglés.", "problè mes", "problèmes"),
        ("Laroute est belle, laroute est longue.", "laroute", "la route"),
        ("Le sacrificede tous.", "sacrificede", "sacrifice de"),
        ("Ils ne pouraient venir.", "pouraient", "pourraient"),
        ("Il a recu le colis.", "recu", "reçu"),
        ("Il semblat content.", "semblat", "semblait"),
    ],
)
def test_words_cut_or_run_together_and_everyday_ones_come_first(
    spelling: Spelling, text: str, wrong: str, right: str
) -> None:
    finding = found(spelling, text)[-1]
    assert text[finding.start : finding.end] == wrong
    assert finding.suggestions[0] == right


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("recommende", "recommande"),
        ("présanté", "présenté"),
        ("couleure", "couleur"),
        ("directeure", "directeur"),
        ("lui-mme", "lui-même"),
        ("elle-mème", "elle-même"),
    ],
)
def test_a_slip_is_no_word_made_of_a_prefix_an_ending_or_parts(
    spelling: Spelling, wrong: str, right: str
) -> None:
    flagged = found(spelling, f"On voit {wrong} ici.")
    assert [f.severity for f in flagged] == [Severity.WARNING]
    assert right in flagged[0].suggestions


@pytest.mark.parametrize(
    "word", ["microforêt", "préautorisé", "revégétaliser", "signaleuse", "vis-à-vis", "a-t-il"]
)
def test_words_made_of_known_parts_are_accepted(spelling: Spelling, word: str) -> None:
    assert words(spelling, f"On voit {word} ici.") == []


def test_an_elided_article_without_its_apostrophe_is_a_mistake_at_the_beginning(spelling: Spelling) -> None:
    (flagged,) = found(spelling, "Lécole sera fermée demain.")
    assert (flagged.severity, flagged.suggestions[0]) == (Severity.WARNING, "L'école")


def test_foreign_words_are_not_french_ones_badly_spelled(spelling: Spelling) -> None:
    assert words(spelling, "Projection du film « Into the Wild » au parc.") == []
    assert words(spelling, "La *pump track* est ouverte.") == []
    assert words(spelling, "Los vecinos están invitados a la reunión del martes.") == []


def test_a_run_of_letters_that_is_no_word_has_no_correction(spelling: Spelling) -> None:
    (finding,) = found(spelling, "x" * 5000)
    assert finding.suggestions == ()


@pytest.mark.parametrize("letters", ["a", "ab", "é"])
def test_a_million_letters_are_read_in_one_pass_and_told_in_few(spelling: Spelling, letters: str) -> None:
    text = (letters * 1_000_000)[:1_000_000]
    (finding,) = spelling.check(Document(text), CONTEXT)
    assert (finding.start, finding.end) == (0, len(text))
    assert finding.message.startswith(f"«\u00a0{text[:60]}…\u00a0»")


def test_no_beginning_of_a_frequent_misspelling_is_too_long_to_be_looked_for() -> None:
    usual = read_usual(paths.resources() / "lexicon" / "fautes.tsv")
    assert max(map(len, usual)) <= 30


def test_the_municipal_words_of_one_town_are_not_those_of_another(spelling: Spelling) -> None:
    other = CheckContext(MunicipalProfile("b", "B", "B", "B", (), (), ()))
    assert list(spelling.check(Document("Le patinogym."), other)) != []
    assert found(spelling, "Le patinogym.") == []


def test_without_enchant_the_check_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "enchant", None)
    reason = Dictionary(tmp_path).unavailable()
    assert reason is not None
    assert "libenchant" in reason


def test_without_a_french_dictionary_the_check_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("desktop.checks.spelling.dictionary.FRENCH", ("xx_YY",))
    reason = Dictionary(tmp_path).unavailable()
    assert reason is not None
    assert "hunspell-fr" in reason


def test_spelling_works_alone_when_grammalecte_is_missing(tmp_path: Path) -> None:
    alone = Spelling(RESOURCES, Grammalecte([tmp_path]), Dictionary(tmp_path))
    assert alone.unavailable() is None
    (finding,) = alone.check(Document("Un renseignment utile."), CONTEXT)
    assert "renseignement" in finding.suggestions


@pytest.mark.parametrize("seed", ["1", "3"])
def test_suggestions_of_equal_worth_come_in_the_same_order_in_every_process(seed: str) -> None:
    program = (
        "from desktop import paths\n"
        "from desktop.checks.base import CheckContext\n"
        "from desktop.checks.document import Document\n"
        "from desktop.checks.registry import build_checks\n"
        "from desktop.editorial.profile import MunicipalProfile\n"
        "context = CheckContext(MunicipalProfile('e', 'Essai', 'Essai', 'Bulletin', (), (), ()))\n"
        "(check,) = (check for check in build_checks(paths.resources()) if check.name == 'orthographe')\n"
        "(found,) = check.check(Document('Des roches peuvent endomagé la chaussée.'), context)\n"
        "print(*found.suggestions)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.stdout.split()[2:4] == ["endommagée", "endommagés"]
