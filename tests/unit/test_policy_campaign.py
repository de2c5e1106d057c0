"""Art. 9 on names the profile does not know: a vote asked for, a candidate's page, an activity, a referendum; and the
minutes, the results and the notices that name the same people and say nothing for or against them."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.policy.check import PolicyCheck
from desktop.editorial.findings import Category, Finding, Severity
from desktop.services.profile_file import read_profile

PROFILE = read_profile(Path(__file__).parent.parent / "data" / "corpus-profile.toml")
POLITICAL = {Category.ELECTORAL_BIAS, Category.POLITICAL_OPINION}


@pytest.fixture(scope="module")
def check() -> PolicyCheck:
    return PolicyCheck(paths.resources())


def political(check: PolicyCheck, text: str, *, period: bool) -> list[Finding]:
    """What articles 8, 9 and 24 say of a text, in an election period of the council or outside any."""
    found = check.check(Document(text, medium="facebook"), CheckContext(PROFILE, election_period=period))
    return [finding for finding in found if finding.category in POLITICAL]


@pytest.mark.parametrize(
    "text",
    [
        "Allez voter en grand nombre pour Ghislain Morneau dans le district 6.",
        "Nos vœux de succès accompagnent Martin Grégoire dans sa campagne.",
        "Un brunch en compagnie de Pierre Dandurand, candidat dans le district 1, aura lieu dimanche.",
        "Si elle est élue, Carole Desjardins construira une piscine intérieure.",
        "Consultez la page Facebook de Robert Delisle, candidat à la mairie.",
        "Les pancartes d’Équipe Brodeur sont arrivées!",
        "Josée Roy est une bien meilleure candidate que son opposant.",
        "Au référendum de dimanche, votez non au projet de carrière.",
        "Le camp du Oui tiendra une assemblée au sous-sol de l’église.",
        "Élections scolaires : la Municipalité soutient Rosalie Thompson comme présidente.",
        "Bilan du mandat : 42 projets réalisés, des finances saines et une équipe à l’écoute.",
        "On ne change pas de capitaine au milieu de la tempête.",
    ],
)
def test_a_campaign_is_recognised_by_what_is_said_whoever_is_named(check: PolicyCheck, text: str) -> None:
    (finding,) = political(check, text, period=True)
    assert (finding.category, finding.severity) == (Category.ELECTORAL_BIAS, Severity.BLOCKING)


@pytest.mark.parametrize(
    "text",
    [
        "Philippe Lemay ferait un excellent député pour notre région.",
        "Le candidat du Parti québécois promet un nouveau pont.",
        "Réélisez votre députée le 5 octobre.",
    ],
)
def test_a_vote_sought_outside_the_period_is_a_bias_even_when_it_is_praise(
    check: PolicyCheck, text: str
) -> None:
    assert [finding.category for finding in political(check, text, period=False)] == [Category.ELECTORAL_BIAS]


@pytest.mark.parametrize(
    "text",
    [
        "Présents : mesdames Solange Beauregard et Nadia Charlebois, messieurs Luc Desrosiers et Yvon Ménard.",
        "Étaient présents : Mme Josée Roy, M. Paul Côté et M. Luc Tremblay, sous la présidence du maire.",
        "Il est proposé par M. Yvon Ménard, appuyé par Mme Nadia Charlebois, et résolu unanimement.",
        "Est absente : madame la conseillère Ève Larocque.",
        "Joignez-vous à nous samedi pour planter des arbres.",
        "Julie et son équipe vous attendent au camp de jour.",
        "Merci à M. le maire et aux élus pour leur présence au souper du Club Lions.",
        "Notre lanceuse revient du championnat provincial avec une médaille.",
    ],
)
def test_minutes_invitations_and_thanks_for_being_there_pass(check: PolicyCheck, text: str) -> None:
    assert political(check, text, period=False) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ghislain Morneau a été proclamé élu au poste de conseiller du district 6.",
        "Deux candidats s’affronteront dans le district 1 : Hugo Parenteau et Karine Lortie.",
        "L’Équipe Lauzon a obtenu quatre des six sièges.",
        "Un candidat peut se retirer en transmettant un écrit à la présidente d’élection.",
        "Le résultat du référendum : oui, 812; non, 640.",
        "Les employés ne doivent pas participer à une activité partisane pendant leurs heures de travail.",
        "Une fois élus, les membres du conseil prêtent serment dans les trente jours.",
        "Le conseil sortant siège jusqu’au 3 octobre.",
        "Vous avez le choix entre deux formats de bac.",
    ],
)
def test_the_facts_of_the_ballot_pass_in_its_period(check: PolicyCheck, text: str) -> None:
    assert political(check, text, period=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "Le projet de loi 57 a été adopté hier. C’est une mauvaise loi pour les citoyens.",
        "La MRC a pris une mauvaise décision en fermant le point de dépôt.",
        "La Ville de Mirabel gère très mal ses matières résiduelles.",
        "Le ministre doit revenir sur sa décision.",
        "La Municipalité juge insuffisante l’aide annoncée par Québec.",
        "Bravo au conseil d’avoir tenu tête à la MRC.",
        "Le conseiller Ménard partage une caricature du premier ministre.",
    ],
)
def test_a_judgement_on_a_decision_is_an_opinion_whoever_took_it(check: PolicyCheck, text: str) -> None:
    (finding,) = political(check, text, period=False)
    assert finding.category is Category.POLITICAL_OPINION
