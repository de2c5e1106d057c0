"""The articles of the policy, quoted beside what they found; and the words of a field of a post."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop import paths
from desktop.editorial.field_words import said
from desktop.editorial.gates.evaluation import GATES
from desktop.editorial.post import Channel, EventFacts, ImageUse, Post, PostKind
from desktop.editorial.reconciliation import Field, all_fields, value_of
from desktop.errors import EnvironmentFault
from desktop.services.policy_articles import cited, read_articles


def test_every_article_of_every_gate_can_be_quoted() -> None:
    articles = read_articles(paths.resources())
    assert list(articles) == [str(number) for number in range(1, 28)]
    for gate in GATES:
        wanted = [number.strip() for number in (gate.article or "").split(",") if number.strip()]
        assert [article.number for article in cited(articles, gate.article)] == wanted


def test_the_articles_are_written_as_the_office_writes() -> None:
    for article in read_articles(paths.resources()).values():
        assert article.text
        assert "'" not in article.text + article.title
        assert " :" not in article.text
        assert "**" not in article.text


def test_an_unknown_article_is_left_out() -> None:
    assert list(cited(read_articles(paths.resources()), "8, 99")) == list(
        cited(read_articles(paths.resources()), "8")
    )
    assert list(cited({}, None)) == []


def test_articles_that_cannot_be_read_are_a_fault_of_the_computer(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault):
        read_articles(tmp_path)
    (tmp_path / "politique").mkdir()
    (tmp_path / "politique" / "articles.toml").write_text("[[article]]\nnumero = 1\n", encoding="utf-8")
    with pytest.raises(EnvironmentFault):
        read_articles(tmp_path)


@pytest.mark.parametrize("field", all_fields(), ids=lambda field: field.label)
def test_every_field_of_a_post_has_its_words(field: Field) -> None:
    full = Post(
        "p",
        event=EventFacts("Club", discretion_reason="fête"),
        objectives=("informer",),
        audiences=("residents",),
        planned_at="2026-05-12T09:00",
        site_page="https://stesophie.ca/parc",
    )
    assert said(field, value_of(full, field))
    assert said(field, None)


def test_values_are_said_in_french() -> None:
    assert said(Field("kind"), PostKind.WORKS) == "Travaux"
    assert said(Field("emergency"), True) == "Oui"
    assert said(Field("objectives"), ("informer",)) == "Informer les citoyens et les citoyennes"
    assert said(Field("planned_at"), "2026-05-12") == "mardi 12 mai 2026"
    assert said(Field("title", Channel.FACEBOOK), None) == "Repris du média principal"
    assert said(Field("site_page"), None) == "Rien"
    images = (ImageUse("a", alt="Un lac"), ImageUse("b", decorative=True), ImageUse("c"))
    assert said(Field("images", Channel.WEBSITE), images).splitlines() == [
        "Image 1\u00a0: Un lac",
        "Image 2\u00a0: décorative",
        "Image 3\u00a0: sans description",
    ]
