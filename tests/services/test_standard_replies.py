"""The standard replies: complete, in the words of the profile, and readable or said not to be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from office import Office

from desktop import paths
from desktop.errors import EnvironmentFault
from desktop.services.policy_articles import read_articles
from desktop.services.standard_replies import standard_replies


def test_every_reply_is_complete_with_the_profile_of_sainte_sophie(office: Office) -> None:
    replies = standard_replies(paths.resources(), office.profile())
    assert len({reply.id for reply in replies}) == len(replies) > 0
    for reply in replies:
        assert reply.title
        assert not set("{}[]") & set(reply.text), reply.id
        assert reply.text.startswith("Bonjour,")
        assert "Municipalité de Sainte-Sophie" in reply.text


def test_every_reply_names_articles_that_exist(office: Office) -> None:
    articles = read_articles(paths.resources())
    for reply in standard_replies(paths.resources(), office.profile()):
        assert all(number.strip() in articles for number in reply.article.split(",")), reply.id


def test_a_reply_is_written_as_quebec_french_is(office: Office) -> None:
    for reply in standard_replies(paths.resources(), office.profile()):
        assert "'" not in reply.text, reply.id
        assert '"' not in reply.text, reply.id
        assert "!" not in reply.text, reply.id


def test_what_the_profile_lacks_stays_between_brackets(office: Office) -> None:
    bare = replace(
        office.profile(), phones=(), emails=(), domains=(), complaint_form=None, complaint_phone=None
    )
    whole = "\n".join(reply.text for reply in standard_replies(paths.resources(), bare))
    assert "[téléphone]" in whole
    assert "[courriel]" in whole
    assert "{" not in whole


@pytest.mark.parametrize(
    "content",
    [
        None,
        "ceci n’est pas du TOML",
        "[[reponse]]\nid = 'sans-texte'\ntitre = 'Titre'\narticle = '15'\n",
        "[[reponse]]\nid = 'a'\ntitre = 'T'\narticle = '1'\ntexte = 'Bonjour {inconnu}'\n",
    ],
)
def test_a_file_that_cannot_be_read_is_a_fault_of_the_computer(
    office: Office, tmp_path: Path, content: str | None
) -> None:
    if content is not None:
        (tmp_path / "reponses").mkdir()
        (tmp_path / "reponses" / "reponses.toml").write_text(content, encoding="utf-8")
    with pytest.raises(EnvironmentFault) as caught:
        standard_replies(tmp_path, office.profile())
    assert caught.value.code == "reponses_illisibles"
    assert "conservés" in caught.value.message
