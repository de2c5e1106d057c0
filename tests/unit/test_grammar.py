"""Grammalecte: found, taught, filtered; its rules of France are not ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.engines.grammalecte import LONGEST_SENTENCE, Entry, Grammalecte, candidate_folders
from desktop.checks.engines.lexicon import inflect, lexicon_of
from desktop.checks.grammar.check import GrammarRules
from desktop.checks.grammar.grammalecte_check import Grammar, readable_spans
from desktop.editorial.findings import Category, Severity
from desktop.editorial.profile import MunicipalProfile

RESOURCES = paths.resources()
PROFILE = MunicipalProfile("s", "Val-Doux", "Val-Doux", "B", (), (), (), demonyms=("Doucien",))
CONTEXT = CheckContext(PROFILE)


@pytest.fixture(scope="module")
def engine() -> Grammalecte:
    return Grammalecte(candidate_folders(RESOURCES))


@pytest.fixture(scope="module")
def grammar(engine: Grammalecte) -> Grammar:
    check = Grammar(RESOURCES, engine)
    assert check.unavailable() is None
    return check


def flagged(grammar: Grammar, text: str) -> list[str]:
    return [text[f.start : f.end] for f in grammar.check(Document(text), CONTEXT)]


def test_a_textbook_mistake_is_found_with_its_correction(grammar: Grammar) -> None:
    (finding,) = grammar.check(Document("Les enfants joue dehors."), CONTEXT)
    assert finding.suggestions == ("jouent",)
    assert (finding.category, finding.severity, finding.article) == (Category.GRAMMAR, Severity.WARNING, "22")


def test_an_emoji_or_a_bullet_does_not_blind_it(grammar: Grammar) -> None:
    assert flagged(grammar, "🎉 Les enfant jouent.") == ["enfant"]
    assert flagged(grammar, "• Les enfant jouent.\n- Les chien aboient.") == ["enfant", "chien"]


def test_a_long_line_without_punctuation_is_read_to_its_end(grammar: Grammar) -> None:
    text = "le parc est ouvert et " * 200 + "les enfant jouent"
    assert "enfant" in flagged(grammar, text)
    spans = list(readable_spans(Document(text)))
    assert all(span.end - span.start <= LONGEST_SENTENCE for span in spans)
    assert all(text[span.start - 1 : span.start] in ("", " ") for span in spans)


def test_a_hundred_thousand_letters_do_not_stop_it(grammar: Grammar) -> None:
    assert flagged(grammar, "x" * 100_000) == []
    assert flagged(grammar, "les enfant jouent et " * 4800).count("enfant") > 4000


@pytest.mark.parametrize(
    "text",
    [
        "Il fait froid : pensez aux animaux et à vos voisins âgés.",
        "L’ancienne école no 3, bâtie en 1911, abrite un gîte.",
        "La fête est gratuite; seul le repas est payant!",
        "La 5e édition, le 2e rang, la 1re fois.",
        "« Votez pour moi! » sera jouée par la troupe.",
        "La firme Consultants Marois a préparé le plan.",
        "L’hiver, bûcherons; l’été, cultivateurs.",
        "Consultez valdoux.ca/avis ou écrivez à info@valdoux.ca.",
        "Les Douciens et les Douciennes sont invités.",
        "L’écocentre et les écocentres sont ouverts.",
        "Le cours d’espagnol est offert.",
        "Tous ensemble, gardons la ville propre.",
        "Un 5 à 7 réseautage clôturera la semaine.",
        "Âge requis : 14 ans et plus, 12 ans si accompagné.",
        "Avis est par les présentes donné par la greffière.",
        "Ayez en main votre carte Citoyen; elle est valide deux ans.",
    ],
)
def test_known_false_alarms_are_silent(grammar: Grammar, text: str) -> None:
    assert flagged(grammar, text) == []


def test_the_town_s_demonym_is_taught_with_its_number(engine: Grammalecte, grammar: Grammar) -> None:
    assert flagged(grammar, "Les Douciens sont fiers.") == []
    assert ">Doucien/:N:A:m:p/*" in engine.morph("Douciens")


def test_an_engine_taught_another_town_forgets_the_first(tmp_path: Path) -> None:
    engine = Grammalecte(candidate_folders(RESOURCES))
    engine.teach([Entry("Zorglubiens", "Zorglubien", ":N:m:p")])
    assert engine.morph("Zorglubiens")
    engine.teach([])
    assert engine.morph("Zorglubiens") == ()


def test_conjugation_and_inflection_come_from_the_engine(engine: Grammalecte) -> None:
    assert engine.conjugate("répondre", "If", "3s") == "répondra"
    assert engine.conjugate("zorgluber", "Ip", "3s") == ""
    assert engine.inflect("ouvert", "f", "p") == ("ouvertes",)


def test_without_grammalecte_the_checks_say_what_to_install(tmp_path: Path) -> None:
    missing = Grammalecte([tmp_path])
    for check in (Grammar(RESOURCES, missing), GrammarRules(RESOURCES, missing)):
        reason = check.unavailable()
        assert reason is not None
        assert "python3-grammalecte" in reason


def test_the_chosen_folder_comes_before_debian_s(tmp_path: Path) -> None:
    chosen = candidate_folders(RESOURCES, {"BON_A_TIRER_GRAMMALECTE": str(tmp_path)})
    assert chosen[0] == tmp_path


def test_only_the_engine_s_folder_becomes_importable() -> None:
    import sys

    assert not any("dist-packages" in entry for entry in sys.path)


@pytest.mark.parametrize(
    ("word", "kind", "forms"),
    [
        ("abribus", "nm", {"abribus"}),
        ("bifamilial", "adj", {"bifamilial", "bifamiliaux", "bifamiliale", "bifamiliales"}),
        ("tuyau d’eau", "inv", {"tuyau d'eau"}),
        ("mixologue", "nmf", {"mixologue", "mixologues"}),
    ],
)
def test_municipal_words_are_inflected(word: str, kind: str, forms: set[str]) -> None:
    assert {entry.form for entry in inflect(word, kind)} == forms


@pytest.mark.parametrize("name", ["Doucien", "Doucienne", "Douciens"])
def test_any_form_of_a_demonym_gives_them_all(name: str) -> None:
    town = MunicipalProfile("s", "V", "V", "B", (), (), (), demonyms=(name,))
    forms = lexicon_of(town, ()).forms
    assert {"Doucien", "Doucienne", "Douciens", "Douciennes", "doucienne"} <= forms
