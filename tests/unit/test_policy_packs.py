"""The shipped packs: one an article, each rule quoting it, with examples; a damaged one stops its check alone."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest
import tomli

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.fields import TextField
from desktop.checks.policy.accessibility import AccessibilityCheck
from desktop.checks.policy.check import PolicyCheck
from desktop.checks.policy.other_language import OtherLanguageCheck
from desktop.checks.policy.personal_data import PersonalDataCheck
from desktop.checks.policy.policy_rule import Rule
from desktop.checks.policy.rule_folder import load_packs
from desktop.checks.process.client import WorkerClient
from desktop.checks.process.protocol import CheckRequest
from desktop.checks.registry import build_checks
from desktop.checks.runner import Runner
from desktop.editorial.profile import MunicipalProfile
from desktop.errors import Refusal
from desktop.services.policy_articles import read_articles

RESOURCES = paths.resources()
RULES = load_packs(RESOURCES / "policies").rules
ARTICLES = read_articles(RESOURCES)
CONTEXT = CheckContext(MunicipalProfile("essai", "Essai", "Essai", "Le Bulletin", (), (), ()))

QUOTED = re.compile("«\u00a0([^»]+)\u00a0»")
CITED = re.compile(r"\(art\. ([\d, et]+)\)")


def numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+", text))


def test_every_article_that_words_can_break_has_its_pack() -> None:
    names = {path.stem for path in (RESOURCES / "policies").glob("*.toml")}
    for article in (8, 9, 10, 13, 14, 15, 16, 22, 23, 24, 26):
        assert f"article-{article:02}" in names
        assert any(str(article) in numbers(rule.article or "") for rule in RULES), article
    assert "accessibilite" in names


@pytest.mark.parametrize("path", sorted((RESOURCES / "policies").glob("*.toml")), ids=lambda path: path.stem)
def test_a_pack_bears_the_name_of_its_file_and_says_where_it_comes_from(path: Path) -> None:
    pack = tomli.loads(path.read_text(encoding="utf-8"))["paquet"]
    assert pack["nom"] in {path.stem, path.stem.removeprefix("00-")}
    assert pack["source"]
    number = re.fullmatch(r"article-0?(\d+)", path.stem)
    if number:
        assert pack["titre"] == ARTICLES[number[1]].title


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_five_different_examples_of_each_side_at_least(rule: Rule) -> None:
    assert len(set(rule.good)) == len(rule.good) >= 5
    assert len(set(rule.bad)) == len(rule.bad) >= 5
    assert not set(rule.good) & set(rule.bad)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_quotes_its_article_word_for_word(rule: Rule) -> None:
    if rule.article is None:
        assert rule.source == "accessibilite.toml", "good practice, and no article of the policy"
        return
    cited = numbers(" ".join(CITED.findall(rule.message.replace("\u00a0", " "))))
    assert cited
    assert cited <= numbers(rule.article)
    text = " ".join(ARTICLES[number].text for number in numbers(rule.article)).replace("\u00a0", " ")
    quotes = QUOTED.findall(rule.message)
    assert quotes
    for quote in quotes:
        for piece in re.split(r"\[[^\]]*\]", quote.replace("\u00a0", " ")):
            assert piece.strip() in text, quote


class TestDamagedPack:
    @pytest.fixture
    def resources(self, tmp_path: Path) -> Path:
        for folder in ("lexicon", "policies"):
            shutil.copytree(RESOURCES / folder, tmp_path / folder)
        return tmp_path

    @pytest.mark.parametrize(
        ("name", "check"),
        [
            ("00-commun.toml", "neutralité et politique"),
            ("article-14.toml", "liens"),
        ],
    )
    def test_its_check_is_unverified_and_the_others_go_on(
        self, resources: Path, expected_logs: list[str], name: str, check: str
    ) -> None:
        expected_logs.append(f"check {check} cannot be built")
        path = resources / "policies" / name
        path.write_text(path.read_text(encoding="utf-8") + "\n[[regle]]\nid = \n", encoding="utf-8")
        line = path.read_text(encoding="utf-8").count("\n")
        runner = Runner(build_checks(resources))
        (reason,) = runner.unavailable().values()
        assert reason.startswith(f"{name}, ligne {line}\u00a0: ce n’est pas du TOML valide")
        report = runner.check(Document("Les enfant jouent dehors."), CONTEXT)
        assert report.unchecked == (check,)
        assert [(f.start, f.end) for f in report.findings] == [(4, 10)]

    @pytest.mark.parametrize(
        ("name", "check"),
        [
            ("article-22.toml", OtherLanguageCheck),
            ("article-26-coordonnees.toml", PersonalDataCheck),
            ("accessibilite.toml", AccessibilityCheck),
            ("article-08.toml", PolicyCheck),
        ],
    )
    def test_the_check_that_reads_it_is_not_built(
        self, resources: Path, name: str, check: type[PolicyCheck]
    ) -> None:
        (resources / "policies" / name).write_text("", encoding="utf-8")
        with pytest.raises(Refusal) as refused:
            check(resources)
        assert refused.value.message.startswith(f"{name}, ligne 1\u00a0: ce fichier est vide")

    def test_an_identifier_taken_twice_stops_the_two_checks_that_bear_it(
        self, resources: Path, expected_logs: list[str]
    ) -> None:
        expected_logs.append("cannot be built")
        path = resources / "policies" / "article-08.toml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('"opinion.blame"', '"liens.vide"'), encoding="utf-8")
        reasons = Runner(build_checks(resources)).unavailable()
        assert reasons.keys() == {"liens", "neutralité et politique"}
        assert "article-14.toml, ligne " in reasons["liens"]
        assert "est déjà pris dans article-08.toml" in reasons["liens"]
        assert "est déjà pris dans article-14.toml" in reasons["neutralité et politique"]

    def test_the_worker_lives_and_answers(self, resources: Path) -> None:
        path = resources / "policies" / "article-08.toml"
        path.write_bytes(path.read_bytes() + b"# \xff\n")
        program = (
            "import sys\nfrom pathlib import Path\nfrom desktop.checks.process import worker\n"
            "from desktop.checks.registry import build_checks\nfrom desktop.checks.runner import Runner\n"
            f"worker._build_runner = lambda: Runner(build_checks(Path({str(resources)!r})))\nworker.serve()\n"
        )

        with WorkerClient([sys.executable, "-c", program], time_limit=120) as client:
            for _ in range(2):
                report = client.check(
                    CheckRequest((TextField("corps", "Voir https://bit.ly/3xYz"),), CONTEXT)
                )
                assert report.unchecked == ("neutralité et politique",)
                assert [finding.rule for finding in report.findings] == ["liens.raccourci"]
            (reason,) = client.unavailable().result().values()
        assert "article-08.toml, ligne " in reason
        assert "UTF-8" in reason

    def test_packs_are_compiled_once(self, resources: Path) -> None:
        check = PolicyCheck(resources)
        shutil.rmtree(resources / "policies")
        document = Document("Notre maire est le meilleur de tous.")
        assert [f.rule for f in check.check(document, CONTEXT)] == ["opinion.eloge"]
