"""Spoken turns, half negations, implicit questions, and what the place of an unknown word makes of it."""

from __future__ import annotations

import pytest

from desktop import paths
from desktop.checks.base import Check, CheckContext
from desktop.checks.document import Document
from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders
from desktop.checks.runner import Runner
from desktop.checks.spelling.conjugations import forms_of_other_persons
from desktop.editorial.findings import Finding, Severity
from desktop.editorial.profile import MunicipalProfile

CONTEXT = CheckContext(
    MunicipalProfile("essai", "Municipalité de Val-Doux", "Val-Doux", "Bulletin", (), (), (), demonyms=())
)


@pytest.fixture(scope="module")
def runner(all_checks: tuple[Check, ...]) -> Runner:
    return Runner(all_checks)


def found(runner: Runner, text: str) -> list[Finding]:
    report = runner.check(Document(text), CONTEXT)
    return [finding for finding in report.findings if finding.severity is not Severity.SUGGESTION]


def corrected(runner: Runner, text: str) -> str:
    for finding in sorted(found(runner, text), key=lambda f: -f.start):
        if finding.suggestions:
            text = text[: finding.start] + finding.suggestions[0] + text[finding.end :]
    return text


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Passé la troisième, le propriétaire il doit payer.", "Passé la troisième, le propriétaire doit payer."),
        ("Il faut remplir le formulaire et de le envoyer.", "Il faut remplir le formulaire et de l’envoyer."),
        ("Merci laisser vos chiens à la maison.", "Merci de laisser vos chiens à la maison."),
        ("Les gens que les enfants fréquentent l’école ont signé.", "Les gens dont les enfants fréquentent l’école ont signé."),
        ("Apporte votre chaise et votre couverture.", "Apportez votre chaise et votre couverture."),
        ("Parle-en à vos collègues.", "Parlez-en à vos collègues."),
        ("Jamais la rivière avait atteint ce niveau.", "Jamais la rivière n’avait atteint ce niveau."),
    ],
)  # fmt: skip
def test_a_construction_is_mended_among_all_the_checks(runner: Runner, typed: str, right: str) -> None:
    assert corrected(runner, typed).replace("'", "’") == right


@pytest.mark.parametrize(
    "sound",
    [
        "Votre sécurité est importante. Ralentissez.",
        "Vous êtes invités à la fête. Confirmez votre présence.",
        "Pas de collecte lundi. Sortez le bac mardi.",
        "Beaucoup des personnes qui sont venues ont signé.",
        "On ne saurait tout prévoir.",
    ],
)
def test_what_only_looks_like_it_is_left_alone(runner: Runner, sound: str) -> None:
    assert found(runner, sound) == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Les contribuables peuves payer en ligne.", "peuvent"),
        ("Vous détenés un permis.", "détenez"),
        ("Les citoyens metèrent des sacs de sable.", "mirent"),
        ("Le feu détruisa l’église.", "détruisit"),
        ("Les amas peuvent endomagé les équipements.", "endommager"),
        ("Il nous envoit au cœur de la ruche.", "envoie"),
        ("Apellez Julie au bureau.", "Appelez"),
    ],
)
def test_the_place_of_an_unknown_word_chooses_its_correction(runner: Runner, text: str, first: str) -> None:
    (finding,) = [f for f in found(runner, text) if f.rule == "orthographe.mot_inconnu"]
    assert finding.suggestions[0] == first


def test_the_ending_heard_gives_the_form_of_another_person() -> None:
    grammalecte = Grammalecte(candidate_folders(paths.resources()))
    assert grammalecte.unavailable() is None
    assert list(forms_of_other_persons("pouvés", grammalecte)) == ["pouvez"]
    assert list(forms_of_other_persons("coordonés", grammalecte)) == []


def test_a_no_break_space_is_reproached_only_to_who_puts_them(runner: Runner) -> None:
    kept = found(runner, "Le taux passe de 0,58 $ à 0,61\u00a0$ par tranche de 100\u00a0$.")
    assert [(f.rule, f.suggestions) for f in kept] == [("typographie.espace_insecable", ("0,58\u00a0$",))]
    assert found(runner, "Le taux passe de 0,58 $ à 0,61 $ par tranche de 100 $.") == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Un intérêt de 12 p.cent s’ajoute.", "12\u00a0%"),
        ("Les enfants de 5-12 ans sont admis.", "5 à 12"),
        ("La vente commence à 8 heures AM demain.", "8\u00a0h"),
    ],
)
def test_numbers_are_written_the_way_of_the_office(runner: Runner, text: str, right: str) -> None:
    assert right in [f.suggestions[0] for f in found(runner, text) if f.suggestions]


def test_a_date_in_figures_is_reproached_after_an_article_alone(runner: Runner) -> None:
    (finding,) = found(runner, "La fête aura lieu le 24/06/2026 au parc.")
    assert (finding.rule, finding.suggestions) == ("date.chiffres", ("24 juin 2026",))
    assert found(runner, "Avis du 2026-06-24 au greffe.") == []
