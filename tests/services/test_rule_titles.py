"""A register names a rule by its article and its title: its identifier says nothing to anybody."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import Office

from desktop import paths
from desktop.checks.shipped_file import table_of
from desktop.services.registers import Register, list_register, register_page
from desktop.services.rule_titles import pack_titles, rule_title
from desktop.services.written_answers import CONTEST, write_answers


@pytest.mark.parametrize(
    ("rule", "title"),
    [
        ("opinion.comparaison", "Articles 8 et 24\u00a0: comparaison d’administrations ou d’élus"),
        ("orthographe.mot_inconnu", "Article 22\u00a0: orthographe"),
        ("toponymes.generique_majuscule", "Article 22\u00a0: noms de lieux"),
        ("accord.inconnu", "Article 22\u00a0: langue"),
        ("accessibilite.emojis", "Accessibilité"),
        ("accessibilite.emojis_puces", "Des emojis servent de puces"),
    ],
)
def test_a_rule_has_an_article_and_a_title(rule: str, title: str) -> None:
    assert rule_title(paths.resources(), rule) == title


def test_no_title_of_a_rule_is_an_identifier_or_a_whole_message() -> None:
    for path in sorted((paths.resources() / "policies").glob("*.toml")):
        for rule in table_of(path).get("regle", ()):
            title = rule_title(paths.resources(), str(rule["id"]))
            assert str(rule["id"]) not in title
            assert not set("{}_«") & set(title), title


def test_a_group_of_rules_is_named_by_its_article() -> None:
    packs = ["00-commun", "accessibilite", "article-08", "article-26", "article-26-coordonnees"]
    named = ("listes communes", "accessibilité", "article\u00a08", "article\u00a026")
    assert pack_titles(packs) == named
    shipped = pack_titles(path.stem for path in (paths.resources() / "policies").glob("*.toml"))
    assert not any("-" in title for title in shipped)


def test_the_register_of_answers_says_the_rule_in_words(office: Office, tmp_path: Path) -> None:
    post = office.post(body="Votez pour l’équipe en place.")
    found = office.review(post).channels[0]
    keys = [each.key(found.text_of(each.where)) for each in found.report.findings]
    write_answers(office.workspace, office.officer, post.id, CONTEST, keys, "Titre d’une pièce.")
    positions = list_register(office.workspace, Register.ANSWERS)
    rows = register_page(office.desk, office.officer, positions)
    assert rows
    for row in rows:
        assert "Article" in row.detail
        assert not any(key.rule in row.detail for key in keys)
