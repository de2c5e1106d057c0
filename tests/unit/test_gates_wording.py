"""What an officer writes, and what the gates of articles 13, 16, 23 and 24 answer once the checks have read it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.policy.check import PolicyCheck
from desktop.checks.policy.personal_data import PersonalDataCheck
from desktop.editorial.gates.case import GateCase
from desktop.editorial.gates.evaluation import evaluate
from desktop.services.case_file import case_from_mapping
from desktop.services.profile_file import read_profile
from desktop.services.proofreading import case_fields

PROFILE = read_profile(Path(__file__).parent.parent / "data" / "corpus-profile.toml")
PERIOD = {"start": "2029-09-21", "end": "2029-11-04"}

Reader = PolicyCheck | PersonalDataCheck


@pytest.fixture(scope="module")
def readers() -> tuple[Reader, ...]:
    return PolicyCheck(), PersonalDataCheck()


def verdict(readers: tuple[Reader, ...], gate: str, body: str, **changes: object) -> str:
    """What a gate answers of a post of Facebook with these words."""
    sheet: dict[str, object] = {
        "title": "Nouvelle",
        "body": body,
        "medium": "facebook",
        "kind": "publication",
        "planned_at": "2027-03-03",
        "election": None,
        "account": {"name": "Municipalité de Sainte-Sophie", "authorized": True},
    }
    case = case_from_mapping(sheet | changes, PROFILE)
    return str(evaluate(replace(case, findings=read(readers, case)))[gate].verdict)


def read(readers: tuple[Reader, ...], case: GateCase) -> tuple:
    period = case.election is not None
    context = CheckContext(PROFILE, case.planned_on, period)
    documents = [
        Document(field.text, where=field.where, medium=case.medium, kind=case.kind)
        for field in case_fields(case)
    ]
    return tuple(
        finding for document in documents for reader in readers for finding in reader.check(document, context)
    )


BLOCKS, WARNS, PASSES = "bloque", "avertit", "passe"


@pytest.mark.parametrize(
    ("wanted", "body"),
    [
        (BLOCKS, "Relâche : profitez du forfait famille des Quilles Laurentiennes, deux parties pour 32 $."),
        (BLOCKS, "La plupart des gens font affaire avec Pompage Ouellette et en sont bien contents."),
        (
            BLOCKS,
            "La Boulangerie du Pont ouvre jeudi. Les 50 premiers clients reçoivent un café gratuit, venez goûter!",
        ),
        (BLOCKS, "Merci à Toitures Beaulieu pour son don. Besoin d’une nouvelle toiture? Pensez à eux!"),
        (WARNS, "Une professeure de piano s’installe rue Godard et prend des élèves de tous âges."),
        (PASSES, "L’urbaniste, Mme Annie Riopel, vous reçoit sans rendez-vous le jeudi."),
        (PASSES, "Les arbres distribués samedi proviennent de la Pépinière Laurin."),
        (
            PASSES,
            "Coup de cœur du mois : « The Hobbit », édition illustrée, au rayon des langues étrangères.",
        ),
        (PASSES, "Profitez du tarif de groupe du camp de jour : 95 $ par semaine."),
        (PASSES, "Les travaux de la rue Morin sont confiés à Pavage Beaulieu inc., au coût de 214 000 $."),
    ],
)
def test_advertising(readers: tuple[Reader, ...], wanted: str, body: str) -> None:
    assert verdict(readers, "publicite", body) == wanted


@pytest.mark.parametrize(
    ("wanted", "body"),
    [
        (
            BLOCKS,
            "TVA Nouvelles nous a écrit au sujet de l’inondation. Douze résidences ont été évacuées.",
        ),
        (BLOCKS, "Merci pour votre question au nom de CIME FM : le contrat est de 412 000 $."),
        (BLOCKS, "Nous avons bien reçu la demande d’entrevue de Radio-Canada : ce sera jeudi à 10 h."),
        (
            BLOCKS,
            "La recherchiste de l’émission du matin demande combien de rues ont été refaites : douze.",
        ),
        (
            WARNS,
            "À la suite de l’article paru dans L’Écho du Nord, la Municipalité tient à rectifier les faits.",
        ),
        (PASSES, "L’Écho du Nord consacre un reportage à nos fermières."),
        (PASSES, "Les élèves du journal étudiant ont visité la bibliothèque. Merci!"),
        (PASSES, "Les médias adressent leurs demandes d’entrevue à la direction générale."),
        (PASSES, "Vous nous avez demandé quand rouvre la patinoire : dès que la glace le permet."),
    ],
)
def test_media_requests(readers: tuple[Reader, ...], wanted: str, body: str) -> None:
    assert verdict(readers, "medias", body) == wanted


@pytest.mark.parametrize(
    ("wanted", "body"),
    [
        (
            BLOCKS,
            "Le comité plénier a discuté à huis clos de l’entente avec M. Gérald Hamel, qui recevra 14 000 $.",
        ),
        (BLOCKS, "L’indemnité de départ de Mme Sylvie Caron est de 42 000 $."),
        (WARNS, "Le délai est accordé jusqu’au 10 mai, étant donné votre opération au genou."),
        (BLOCKS, "Karine, notre préposée, est absente depuis sa dépression."),
        (BLOCKS, "Le club de lecture cherche un local. Écrivez à Maryse : maryse.delorme64@courriel.example"),
        (PASSES, "Le club de lecture cherche un local. Écrivez à clubdelecture24@courriel.example"),
        (PASSES, "Le conseil a siégé à huis clos, puis a levé la séance."),
        (
            PASSES,
            "Félicitations à Zachary Morin, 14 ans, qui représentera les Laurentides aux Jeux du Québec.",
        ),
        (PASSES, "Après trente ans de service, Ginette Lavoie prend sa retraite. Merci, Ginette!"),
    ],
)
def test_confidentiality(readers: tuple[Reader, ...], wanted: str, body: str) -> None:
    assert verdict(readers, "representation_confidentialite", body) == wanted


@pytest.mark.parametrize(
    ("wanted", "body"),
    [
        (BLOCKS, "La dissidence du conseiller Ménard n’est que du théâtre; le projet ira de l’avant."),
        (BLOCKS, "Ce texte est une gifle pour les petites municipalités et doit être retiré."),
        (WARNS, "La conseillère Nadia Charlebois a créé sa propre infolettre : abonnez-vous!"),
        (WARNS, "Suivez la page Facebook de votre conseiller Luc Desrosiers pour ne rien manquer."),
        (WARNS, "Le ministère a répondu après un an. On aurait pu s’attendre à mieux de sa part."),
        (PASSES, "Le conseil a adopté le budget 2027 à la majorité, Yvon Ménard votant contre."),
        (PASSES, "La page du conseil, sur notre site, donne les coordonnées des élus de chaque district."),
        (PASSES, "La mairesse, Mme Solange Beauregard, inaugurera la caserne le 12 mars à 11 h."),
        (PASSES, "La Municipalité ne se prononce pas sur la réforme; les questions vont au ministère."),
        (PASSES, "La rue du Premier-Ministre et l’impasse de la Souveraineté seront balayées le 22 avril."),
    ],
)
def test_the_political_side(readers: tuple[Reader, ...], wanted: str, body: str) -> None:
    assert verdict(readers, "neutralite", body) == wanted


def test_the_page_of_a_council_member_is_no_longer_justified_in_a_period(readers: tuple[Reader, ...]) -> None:
    body = "Suivez la page Facebook de votre conseiller Luc Desrosiers pour ne rien manquer."
    assert verdict(readers, "neutralite", body, planned_at="2029-10-02", election=PERIOD) == BLOCKS


def test_a_picture_of_the_mayor_is_told_by_its_alternative_text_in_a_period(
    readers: tuple[Reader, ...],
) -> None:
    image = {"alt": "La mairesse, tout sourire, devant la caserne."}
    changes = {"planned_at": "2029-10-02", "election": PERIOD, "images": [image]}
    assert verdict(readers, "neutralite", "La caserne est ouverte.", images=[image]) == PASSES
    assert verdict(readers, "neutralite", "La caserne est ouverte.", **changes) == WARNS
