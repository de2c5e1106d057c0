"""A rule looks only where its pack says: a field of the post, what is quoted there, the label of a link; and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop import paths
from desktop.checks.base import CheckContext, Period
from desktop.checks.document import Document
from desktop.checks.policy.check import PolicyEngine
from desktop.checks.policy.rulepack import compile_packs
from desktop.editorial.findings import Finding, Severity
from desktop.services.profile_file import read_profile

PROFILE = read_profile(Path(__file__).parent.parent / "data" / "corpus-profile.toml")
PACK = """\
[paquet]
nom = "essai"
titre = "Essai"
source = "Politique, article 8"

[classes]
chose_nommee = ["rue"]

[motifs]
titre_oeuvre = ["film <CITATION>"]

[[regle]]
id = "essai.un"
article = "8"
categorie = "opinion_politique"
gravite = "bloquant"
motif = ["appuyer:v ..3 projet"]
etendue = "motif"
{more}
message = "Article 8."
suggestion = "Donnez les faits."
exemples_ok = ["1", "2", "3", "4", "5"]
exemples_ko = ["a", "b", "c", "d", "e"]
"""


def engine(more: str = "") -> PolicyEngine:
    return PolicyEngine(compile_packs({"essai.toml": PACK.replace("{more}", more)}), paths.resources())


def found(
    judge: PolicyEngine,
    text: str = "On appuie le projet.",
    where: str = "corps",
    medium: str = "website",
    kind: str = "publication",
    period: Period = Period.NONE,
) -> list[Finding]:
    context = CheckContext(
        PROFILE, election_period=period is not Period.NONE, council_election=period is not Period.OTHER
    )
    document = Document(
        text, where=where, medium=medium, kind=kind, markdown=medium in {"website", "contact"}
    )
    return list(judge.findings(document, context))


FIELDS = {
    "titre": "titre",
    "corps": "corps",
    "texte_de_remplacement": "texte_de_remplacement:2",
    "mention": "mention:0",
}


@pytest.mark.parametrize("scope", FIELDS)
def test_a_rule_of_one_field_looks_into_no_other(scope: str) -> None:
    judge = engine(f'portee = ["{scope}"]')
    assert {name for name, where in FIELDS.items() if found(judge, where=where)} == {scope}


def test_a_rule_without_scope_looks_everywhere() -> None:
    judge = engine()
    assert all(found(judge, where=where) for where in FIELDS.values())
    assert found(judge, "Elle dit : « On appuie le projet. »")
    assert found(judge, "Voir [On appuie le projet](https://stesophie.ca/projet).")


@pytest.mark.parametrize(
    "text",
    [
        "Elle dit : « On appuie le projet », puis s’assoit.",
        "Elle dit : “On appuie le projet”.",
        'Elle dit : "On appuie le projet" et part.',
        "Elle dit : « On appuie le projet",
    ],
)
def test_what_is_quoted_is_left_to_the_rules_that_look_into_quotations(text: str) -> None:
    assert not found(engine('portee = ["corps"]'), text)
    assert found(engine('portee = ["corps", "citation"]'), text)


def test_the_label_of_a_link_is_left_to_the_rules_that_look_into_links() -> None:
    text = "Voir [On appuie le projet](https://stesophie.ca/projet)."
    assert not found(engine('portee = ["corps"]'), text)
    assert found(engine('portee = ["corps", "lien"]'), text)
    assert found(engine('portee = ["corps"]'), text, medium="facebook"), "no link there: the words are plain"


def test_words_beside_a_quotation_or_a_link_are_looked_at() -> None:
    judge = engine('portee = ["corps"]')
    assert found(judge, "« Bonjour », dit-elle; on appuie le projet.")
    assert found(judge, "Voir [le plan](https://stesophie.ca/plan) : on appuie le projet.")
    assert found(judge, "Le plan [1] dit qu’on appuie le projet [2].")


def test_the_title_of_a_work_is_nobody_s_opinion() -> None:
    assert not found(engine(), "Projection du film « On appuie le projet ».")


def test_a_rule_may_be_about_some_media_and_kinds() -> None:
    judge = engine('medias = ["facebook"]\ngenres = ["evenement"]')
    assert found(judge, medium="facebook", kind="evenement")
    assert not found(judge, medium="website", kind="evenement")
    assert not found(judge, medium="facebook")
    assert not found(engine('hors_genres = ["avis_public"]'), kind="avis_public")


@pytest.mark.parametrize(
    ("text", "affirmed"),
    [
        ("On appuie le projet.", True),
        ("On n’appuie pas le projet.", False),
        ("La Municipalité n’appuie aucun projet.", False),
        ("Sans appuyer ce projet, on l’étudie.", False),
        ("On ne le dit pas; on appuie le projet.", True),
        ("Il ne pleut plus, mais on appuie le projet.", True),
    ],
)
def test_a_rule_may_spare_what_is_denied(text: str, affirmed: bool) -> None:
    assert bool(found(engine("negation = true"), text)) is affirmed
    assert found(engine(), text)


def test_the_weight_follows_the_period_and_the_medium() -> None:
    judge = engine(
        "gravite_par_media = { youtube = { hors_periode = 'suggestion', periode = 'bloquant', "
        "autre_scrutin = 'avertissement' } }"
    )
    weights = [found(judge, medium="youtube", period=period)[0].severity for period in Period]
    assert weights == [Severity.SUGGESTION, Severity.BLOCKING, Severity.WARNING]
    assert {found(judge, period=period)[0].severity for period in Period} == {Severity.BLOCKING}


def test_a_rule_of_one_period_is_silent_in_the_others() -> None:
    judge = engine('seulement = "hors_scrutin_du_conseil"')
    assert [bool(found(judge, period=period)) for period in Period] == [True, False, True]
