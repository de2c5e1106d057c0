"""The first suggestion leaves grammar with nothing to say of the word."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from desktop.checks.base import Check, CheckContext
from desktop.checks.document import Document
from desktop.checks.runner import Runner
from desktop.checks.suggestions import with_best_first
from desktop.editorial.findings import Category, Finding, Severity
from desktop.editorial.profile import MunicipalProfile

CONTEXT = CheckContext(MunicipalProfile("essai", "Essai", "Essai", "Bulletin", (), (), ()))


@pytest.fixture(scope="module")
def runner(all_checks: tuple[Check, ...]) -> Runner:
    return Runner(all_checks)


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("Cette recette, je l’ai apprit de ma tante Berthe.", "apprise"),
        ("La lettre que m’a écris mon institutrice est encadrée.", "écrite"),
        ("La glace n’est pas encore assé épaisse.", "assez"),
        ("Il est important que vous soyiez présent.", "soyez"),
        ("Soyez attentis à la signalisation.", "attentifs"),
        ("Il faut que le plan soye signé.", "soit"),
        ("Bonjour 🎉 L’apiculteur nous envoit au cœur d’une ruche.", "envoie"),
    ],
)
def test_what_is_proposed_first_agrees(runner: Runner, text: str, best: str) -> None:
    findings = runner.check(Document(text), CONTEXT).findings
    (found,) = [finding for finding in findings if finding.severity is not Severity.SUGGESTION]
    assert found.suggestions[0] == best


class Grammar:
    """Says of some words, wherever they are, what to write instead."""

    def __init__(self, **wrong: str) -> None:
        self._wrong = wrong
        self.read = 0

    def found(self, document: Document) -> Iterable[Finding]:
        self.read += 1
        for word, right in self._wrong.items():
            if (start := document.text.find(word)) >= 0:
                yield told("grammaire.accord.x", start, start + len(word), *right.split())

    def found_by(self, rules: tuple[str, ...], document: Document) -> Iterable[Finding]:
        return self.found(document)


def told(rule: str, start: int, end: int, *right: str) -> Finding:
    return Finding(rule, Category.GRAMMAR, Severity.WARNING, start, end, "", suggestions=right)


def test_another_of_the_list_comes_first_when_the_first_is_wrong_there() -> None:
    found = told("orthographe.mot_inconnu", 3, 6, "bal", "bals", "balle")
    (best,) = with_best_first([found], Document("un bla de fin."), Grammar(bal="bals", balle="balles"))
    assert best.suggestions == ("bals", "bal", "balle")


def test_what_grammar_would_write_is_added_when_all_are_wrong() -> None:
    found = told("grammaire.participe.avoir", 0, 4, "pris")
    (best,) = with_best_first([found], Document("prit de court"), Grammar(pris="prise"))
    assert best.suggestions == ("prise", "pris")


def test_nothing_is_lost_when_grammar_does_not_know_either() -> None:
    found = told("grammaire.participe.avoir", 0, 4, "pris")
    assert with_best_first([found], Document("prit de court"), Grammar(pris="")) == [found]


def test_a_rule_of_agreement_is_believed_at_once() -> None:
    grammar = Grammar(pris="prise")
    found = told("grammaire.accord.attribut_sujet", 0, 4, "pris")
    assert with_best_first([found], Document("prit de court"), grammar) == [found]
    assert grammar.read == 0


def test_what_an_engine_finds_goes_when_grammar_would_write_the_typed_word_again() -> None:
    found = told("grammalecte.gv1__ppas_3s", 9, 15, "formé")
    assert with_best_first([found], Document("Elle est formée là."), Grammar(formé="formée")) == []


def test_what_a_rule_of_ours_finds_stays_even_then() -> None:
    found = told("grammaire.participe.etre", 9, 15, "formé")
    (best,) = with_best_first([found], Document("Elle est formée là."), Grammar(formé="formée"))
    assert best.suggestions == ("formée", "formé")
