"""What code recognises is told by rules of the packs, whose examples are run through the check itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from desktop import paths
from desktop.checks.base import Check, CheckContext, Period
from desktop.checks.document import Document
from desktop.checks.policy.accessibility import AccessibilityCheck
from desktop.checks.policy.links import LinkCheck
from desktop.checks.policy.other_language import OtherLanguageCheck
from desktop.checks.policy.personal_data import PersonalDataCheck
from desktop.checks.policy.policy_rule import Example, Rule
from desktop.checks.policy.rule_folder import CODED_PACKS, load_packs
from desktop.checks.policy.rulefile import RECOGNISERS
from desktop.editorial.findings import Category, Finding, Severity
from desktop.editorial.post import MARKDOWN_CHANNELS
from desktop.errors import Refusal
from desktop.services.profile_file import read_profile

RESOURCES = paths.resources()
CHECKS: dict[str, Check] = {
    check.name: check
    for check in (AccessibilityCheck(), LinkCheck(), OtherLanguageCheck(), PersonalDataCheck())
}
RULES = [rule for rule in load_packs(RESOURCES / "policies").rules if rule.recogniser is not None]
PROFILE = read_profile(Path(__file__).parent.parent / "data" / "corpus-profile.toml")


def found(rule: Rule, example: Example, check: Check | None = None) -> list[Finding]:
    markdown = example.where == "corps" and example.medium in MARKDOWN_CHANNELS
    document = Document(
        example.text, where=example.where, medium=example.medium, kind=example.kind, markdown=markdown
    )
    context = CheckContext(PROFILE, election_period=example.period is not Period.NONE)
    return list((check or CHECKS[rule.recogniser or ""]).check(document, context))


def ids(findings: Iterable[Finding]) -> set[str]:
    return {finding.rule for finding in findings}


def test_every_check_that_has_a_pack_is_here() -> None:
    assert CHECKS.keys() == CODED_PACKS.keys() == RECOGNISERS
    assert {rule.recogniser for rule in RULES} == RECOGNISERS
    for rule in RULES:
        assert rule.source == CODED_PACKS[rule.recogniser or ""]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_bad_example_is_found_with_the_words_and_the_weight_of_the_pack(rule: Rule) -> None:
    for example in rule.bad:
        mine = [finding for finding in found(rule, example) if finding.rule == rule.id]
        assert mine, example.text
        assert mine[0].severity is rule.severity(example.period, example.medium)
        assert mine[0].category is rule.categories[example.period]
        assert mine[0].article == rule.article
        assert mine[0].explanation == rule.suggestion
        assert "{" not in mine[0].message


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_good_example_is_left_alone(rule: Rule) -> None:
    for example in rule.good:
        assert rule.id not in ids(found(rule, example)), example.text


def test_nothing_of_accessibility_blocks_anywhere_at_any_time() -> None:
    rules = [rule for rule in RULES if rule.categories[0] is Category.ACCESSIBILITY]
    assert len(rules) == 9
    for rule in rules:
        assert rule.article is None
        assert not rule.media_severities
        assert Severity.BLOCKING not in rule.severities


class TestThePackDecides:
    """The same code with another pack says, weighs and looks otherwise."""

    @pytest.fixture
    def resources(self, tmp_path: Path) -> Path:
        for folder in ("lexicon", "policies"):
            shutil.copytree(RESOURCES / folder, tmp_path / folder)
        return tmp_path

    def change(self, resources: Path, before: str, after: str) -> None:
        path = resources / "policies" / "article-14.toml"
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")

    def points(self, resources: Path, where: str = "corps", medium: str = "website") -> list[Finding]:
        document = Document("Voir https://bit.ly/3xYz", where=where, medium=medium)
        return list(LinkCheck(resources).check(document, CheckContext(PROFILE)))

    def test_what_it_says(self, resources: Path) -> None:
        self.change(resources, "Un lien raccourci cache", "Ce lien court cache")
        (point,) = self.points(resources)
        assert point.message.startswith("Ce lien court cache où il mène")

    def test_how_much_it_weighs_on_each_medium(self, resources: Path) -> None:
        self.change(
            resources,
            'id = "liens.raccourci"\n',
            'id = "liens.raccourci"\ngravite_par_media = { youtube = "bloquant" }\n',
        )
        assert self.points(resources, medium="youtube")[0].severity is Severity.BLOCKING
        assert self.points(resources, medium="facebook")[0].severity is Severity.WARNING

    def test_where_it_looks(self, resources: Path) -> None:
        self.change(
            resources,
            'id = "liens.raccourci"\n',
            'id = "liens.raccourci"\nportee = ["corps"]\nmedias = ["website"]\n',
        )
        assert self.points(resources)
        assert not self.points(resources, where="titre")
        assert not self.points(resources, medium="facebook")

    @pytest.mark.parametrize(
        ("before", "after", "said"),
        [
            ('id = "liens.vide"', 'id = "liens.creux"', "il manque la règle «\u00a0vide\u00a0»"),
            ("Un lien raccourci cache", "Un lien {sorte} cache", "accolades que rien ne remplit"),
            ("Un lien raccourci cache", "Un lien } cache", "accolades que rien ne remplit"),
            (
                'reconnu_par = "liens"',
                'reconnu_par = "liens"\nmotif = ["lien"]',
                "«\u00a0motif\u00a0» ne va pas avec",
            ),
            ('reconnu_par = "liens"', 'reconnu_par = "flair"', "ne connaît pas «\u00a0flair\u00a0»"),
        ],
    )
    def test_a_pack_that_does_not_fit_its_check_is_refused(
        self, resources: Path, before: str, after: str, said: str
    ) -> None:
        self.change(resources, before, after)
        with pytest.raises(Refusal) as refused:
            LinkCheck(resources)
        assert "article-14.toml, ligne " in refused.value.message
        assert said in refused.value.message

    def test_a_rule_that_nothing_recognises_is_told_with_its_line(self, resources: Path) -> None:
        path = resources / "policies" / "article-14.toml"
        text = path.read_text(encoding="utf-8")
        rule = text[text.index("[[regle]]") : text.index("[[regle]]", text.index("[[regle]]") + 5)]
        path.write_text(text + rule.replace("liens.malforme", "liens.lent"), encoding="utf-8")
        with pytest.raises(Refusal) as refused:
            LinkCheck(resources)
        line = text.count("\n") + 1
        assert (
            f"ligne {line}\u00a0: rien ne reconnaît la règle «\u00a0liens.lent\u00a0»"
            in refused.value.message
        )
