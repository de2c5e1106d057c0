"""What the gates read in the text by themselves: art. 10 (whose event), 16 (media) and 19 (emergency)."""

from __future__ import annotations

import pytest
from gate_cases import a_case, a_finding

from desktop.editorial.findings import Category
from desktop.editorial.gates.case import GateCase
from desktop.editorial.gates.cues import (
    answers_the_media,
    folded,
    is_ordinary_life,
    offers_help_here,
    says_it_organises,
    says_where_to_call,
)
from desktop.editorial.gates.evaluation import evaluate
from desktop.editorial.gates.verdict import Verdict


def words(body: str) -> str:
    return folded(a_case(title="", body=body))


@pytest.mark.parametrize(
    "body",
    [
        "La Municipalité vous invite à sa fête.",
        "La Municipalité de Valmont tient sa corvée.",
        "Activité organisée par le Service des loisirs.",
        "L’équipe des loisirs propose un rallye.",
        "La bibliothèque municipale présente un conte.",
    ],
)
def test_the_municipality_says_the_event_is_its_own(body: str) -> None:
    assert says_it_organises(words(body))


@pytest.mark.parametrize(
    "body",
    [
        "Tournoi de golf de Plomberie Dufour.",
        "Soirée organisée par Plomberie Dufour à la salle de la Municipalité.",
        "Le magasin vous invite à ses portes ouvertes.",
    ],
)
def test_the_event_of_somebody_else_is_not_its_own(body: str) -> None:
    assert not says_it_organises(words(body))


@pytest.mark.parametrize(
    "body",
    [
        "En réponse à la journaliste qui nous a écrit : oui, le pont rouvre lundi.",
        "Merci pour votre demande d’entrevue, monsieur le journaliste : le coût est de 1,2 M$.",
        "Au journaliste de la radio qui insiste, nous confirmons le montant.",
        "Notre réponse aux questions du journal local : rien n’est décidé.",
    ],
)
def test_a_question_of_the_media_answered_in_public_is_seen(body: str) -> None:
    assert answers_the_media(words(body))
    assert evaluate(a_case(body=f"{body} stesophie.ca"))["medias"].verdict is Verdict.BLOCKS


@pytest.mark.parametrize(
    "body",
    [
        "Journalistes : pour une réponse, communiquez avec la direction générale.",
        "Les demandes d’entrevue sont adressées à la Direction générale, qui y donne réponse.",
        "Les journalistes sont invités à la conférence de presse du 12 mai.",
        "Notre réponse à vos questions sur le compostage.",
        "La journaliste Rose Anctil anime la soirée du livre. Une réponse est demandée avant le 4 mai.",
        "Renseignements aux médias : 450 555-0100.",
    ],
)
def test_the_procedure_and_the_presence_of_journalists_pass(body: str) -> None:
    assert not answers_the_media(words(body))


def test_a_rule_of_article_sixteen_is_heard_instead_of_the_plain_cue() -> None:
    body = "En réponse à la journaliste qui nous a écrit : oui. stesophie.ca"
    finding = a_finding(Category.PUBLIC_COMPLAINT, article="16")
    contested: GateCase = a_case(body=body, findings=(finding,), contested=frozenset({finding}))
    assert evaluate(contested)["medias"].verdict is Verdict.WARNS


@pytest.mark.parametrize(
    "body",
    [
        "En cas d’urgence, écrivez-nous sur Messenger.",
        "Vous êtes en danger? Signalez-le dans les commentaires.",
        "Besoin d’aide : contactez-nous par message privé.",
    ],
)
def test_the_network_offered_as_an_emergency_service_is_seen(body: str) -> None:
    assert offers_help_here(words(body))


@pytest.mark.parametrize(
    "body",
    [
        "En cas d’urgence, composez le 911, puis écrivez-nous sur Messenger.",
        "En cas d’urgence, n’écrivez pas sur Messenger.",
        "Cette page n’est pas un service d’urgence. Composez le numéro du service incendie.",
        "Écrivez-nous sur Messenger pour réserver.",
    ],
)
def test_sending_people_to_the_right_place_passes(body: str) -> None:
    assert not offers_help_here(words(body))


def test_ordinary_life_is_no_emergency_and_danger_is_one() -> None:
    assert is_ordinary_life(words("Les inscriptions aux loisirs débutent lundi."))
    assert not is_ordinary_life(words("Les activités sont annulées : tempête de verglas."))
    assert not is_ordinary_life(words("La rue du Moulin est sous l’eau."))


class TestTheSentenceOfAnEmergency:
    """Art. 19: the networks inform; whoever is in danger must call, and the post says so."""

    @staticmethod
    def told(body: str, **changes: object) -> list[str]:
        case = a_case(
            title="Évacuation", body=body, kind="urgence", emergency=True, emergency_sentence=True, **changes
        )
        return [reason.text for reason in evaluate(case)["urgence"].reasons]

    @pytest.mark.parametrize("medium", ["facebook", "youtube"])
    def test_an_emergency_on_a_network_says_that_it_is_no_emergency_service(self, medium: str) -> None:
        assert len(self.told("Évitez la rue du Moulin.", medium=medium)) == 1

    def test_one_that_only_says_when_it_will_end_is_not_over(self) -> None:
        body = "Faites bouillir l’eau jusqu’à ce que la Municipalité annonce que l’avis est levé."
        assert len(self.told(body)) == 1

    @pytest.mark.parametrize("medium", ["website", "contact"])
    def test_the_site_and_the_newsletter_are_read_without_it(self, medium: str) -> None:
        assert self.told("Évitez la rue du Moulin.", medium=medium) == []

    @pytest.mark.parametrize(
        "body",
        [
            "Évitez la rue du Moulin. Cette page n’est pas un service d’urgence.",
            "Évitez la rue du Moulin. En cas de danger, composez le 911.",
            "L’avis d’ébullition est levé depuis midi.",
            "Levée de l’avis d’évacuation : retour à la normale rue du Moulin.",
        ],
    )
    def test_one_that_says_it_or_that_it_is_over_passes(self, body: str) -> None:
        assert self.told(body) == []

    def test_the_sentence_is_proposed_at_the_end_of_the_text(self) -> None:
        body = "Évitez la rue du Moulin."
        case = a_case(body=body, kind="urgence", emergency=True, emergency_sentence=True)
        (reason,) = evaluate(case)["urgence"].reasons
        assert reason.finding is not None
        assert (reason.finding.start, reason.finding.end) == (len(body), len(body))
        assert says_where_to_call(folded(a_case(body=body + reason.finding.suggestions[0])))

    def test_an_ordinary_post_is_asked_nothing(self) -> None:
        assert evaluate(a_case(emergency_sentence=True))["urgence"].reasons == ()
