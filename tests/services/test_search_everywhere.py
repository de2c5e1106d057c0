"""One search for posts, images, standard replies, articles and people."""

from __future__ import annotations

from dataclasses import replace

import pytest
from office import Office

from desktop.editorial.variant import with_variant
from desktop.services.search_everywhere import MOST, Found, FoundKind, folded, search_everywhere


def found(office: Office, typed: str, kind: FoundKind | None = None) -> list[Found]:
    results = search_everywhere(office.desk, office.officer, typed)
    return [each for each in results if kind is None or each.kind is kind]


@pytest.mark.parametrize("typed", ["", "   ", "\u00a0", "«\u00a0»", "%_*\"'"])
def test_what_is_no_word_finds_nothing_or_fails_at_nothing(office: Office, typed: str) -> None:
    office.post()
    assert found(office, typed, FoundKind.POST) == []


def test_accents_capitals_and_apostrophes_do_not_count() -> None:
    assert folded("L’ÉTÉ à Sainte-Sophie") == folded("l'ete a sainte-sophie")


def test_a_post_is_found_with_its_state(office: Office) -> None:
    post = office.post()
    (one,) = found(office, "sophie-masson", FoundKind.POST)
    assert (one.title, one.detail, one.target) == ("Ouverture du parc Sophie-Masson", "Brouillon", post.id)
    office.submit(post)
    (one,) = found(office, "PARC masson", FoundKind.POST)
    assert (one.detail, one.state) == ("En approbation", "en_approbation")


def test_a_post_whose_title_says_it_comes_before_newer_ones_that_mention_it(office: Office) -> None:
    titled, older = office.post(), office.post(body="La patinoire ouvre.")
    office.save(with_variant(titled, replace(titled.variants[0], title="Une patinoire réfrigérée")))
    office.save(with_variant(older, replace(older.variants[0], body="La patinoire ouvre samedi.")))
    assert [one.target for one in found(office, "PATINOIRE", FoundKind.POST)] == [titled.id, older.id]


def test_a_post_without_a_title_can_still_be_chosen(office: Office) -> None:
    post = office.post()
    office.save(with_variant(post, replace(post.variants[0], title="", body="Une patinoire réfrigérée.")))
    assert [one.title for one in found(office, "patinoire", FoundKind.POST)] == ["Sans titre"]


def test_an_image_is_found_once_by_what_it_shows_or_by_its_credit(office: Office) -> None:
    asset = office.photo()
    office.rights(asset)
    for _ in range(2):
        office.submit(office.illustrated(office.post(), asset))
    (one,) = found(office, "erables", FoundKind.IMAGE)
    assert one.title.startswith("Le sentier du parc Sophie-Masson")
    assert one.detail == "Ouverture du parc Sophie-Masson"
    assert one.target


def test_a_standard_reply_is_found_with_all_its_text(office: Office) -> None:
    (one,) = found(office, "reponse type plainte requete", FoundKind.REPLY)
    assert one.copy.startswith("Bonjour,")
    assert one.detail == "article 15"


def test_an_article_is_found_by_its_number_and_by_its_words(office: Office) -> None:
    assert "24" in [one.target for one in found(office, "article 24", FoundKind.ARTICLE)]
    assert found(office, "logo", FoundKind.ARTICLE)


def test_people_of_the_workspace_and_of_the_profile_are_found(office: Office) -> None:
    assert [one.title for one in found(office, "martine dion", FoundKind.PERSON)] == ["Martine Dion"]
    elected = office.profile().elected[0]
    assert elected.name in [one.title for one in found(office, elected.name, FoundKind.PERSON)]


def test_every_kind_gives_few_results_in_the_same_order(office: Office) -> None:
    for _ in range(MOST + 4):
        office.post()
    results = found(office, "le")
    kinds = [list(FoundKind).index(each.kind) for each in results]
    assert kinds == sorted(kinds)
    assert max(kinds.count(kind) for kind in kinds) <= MOST
