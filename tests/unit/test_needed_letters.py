"""An expression is searched only in the texts that hold the letters it needs, and it finds there all that it found."""

from __future__ import annotations

import re

import pytest

from desktop.checks.capitals.check import CAPITAL_RULES
from desktop.checks.document import Document
from desktop.checks.needed_letters import letters_needed
from desktop.checks.pattern_rule import PatternRule
from desktop.checks.toponyms.rules import TOPONYM_RULES
from desktop.checks.typography.check import TYPOGRAPHY_RULES

RULES = (*CAPITAL_RULES, *TYPOGRAPHY_RULES, *TOPONYM_RULES)
# Each line calls for several rules.
FAULTS = """Le Maire et la Directrice générale, Mr. Roy, habitent la Rue Principale, près du Parc du Lac, etc...
La réunion du Lundi 3 Juin à 19h30 ( à l’Hôtel-de-Ville ) coûte 25$ et dure 2hrs: appelez au 450-438-7784 poste 5001 !
La municipalité vous invite à la fête des mères,le 12 mai,à la Patinoire du village ; c’est le père noël & l’école
Le ministère de la santé et l’assemblée nationale parlent du code civil, de la charte des droits et de l’état québécois.
Cours de Français au Centre Culturel, 1er étage - 1 200, 5e avenue, app. 3 (10%) : « merci De votre aide »  >>
Rdv St-Jerome, à st-hippolyte, au Lac des ecorces, chemin du Lac-bleu, boul. Labelle... Etablissement ouvert 24h/24
"""


def needed(source: str) -> set[str]:
    return set(letters_needed(re.compile(source)))


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (r"(?<![\w-])Noël(?![\w-])", {"Noë"}),
        (r"(?:[Rr]ue|chemin) (?P<x>Zoé|Wapiti)", {"Zoé", "Wap"}),
        (r"(?<=kayak )\d+", {"kay"}),
        (r"\w+(?=\$)", {"$"}),
        (r"(?:le |la )?hockey", {"key"}),
        (r"[!?]+\w*", {"!", "?"}),
        (r"\.{3}", {"..."}),
        (r"(?:kayak|\d+)", set()),
        (r"(?:kayak)?", set()),
        (r"(?!kayak)\w", set()),
        (r"(?i:kayak) de mer", {"mer"}),
        (r"(?i)kayak", set()),
    ],
)
def test_what_every_match_holds_is_needed(source: str, wanted: set[str]) -> None:
    assert needed(source) == wanted


def test_no_rule_needs_what_a_text_it_matches_does_not_hold() -> None:
    documents = [Document(line) for line in FAULTS.splitlines()]
    matching = [(rule, each) for each in documents for rule in RULES if rule.pattern.search(each.folded)]
    assert len(matching) > 50
    assert not [rule.name for rule, each in matching if not rule.sought.may_match(each)]


def test_most_rules_are_not_searched_in_a_plain_text() -> None:
    document = Document("Les bénévoles ont planté douze arbres derrière la caserne.")
    searched = [rule for rule in RULES if rule.sought.may_match(document)]
    assert len(searched) < len(RULES) / 2


def test_a_rule_searches_the_texts_that_hold_its_letters() -> None:
    rule = PatternRule("essai", re.compile("kayak"), lambda _: "canot", "«\u00a0{}\u00a0»", "")
    assert not list(rule.findings(Document("Un canot et une kyrielle de rames.")))
    assert [finding.suggestions for finding in rule.findings(Document("Un kayak."))] == [("canot",)]
