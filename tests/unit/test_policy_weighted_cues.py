"""A complaint (art. 15) and an advertisement (art. 13) are told by cues that come together, in any order of words."""

from pathlib import Path

import pytest

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.policy.check import PolicyCheck
from desktop.editorial.findings import Category, Severity
from desktop.editorial.profile import MunicipalProfile
from desktop.services.profile_file import read_profile

PROFILE = Path(__file__).parent.parent / "data" / "corpus-profile.toml"


@pytest.fixture(scope="module")
def check() -> PolicyCheck:
    return PolicyCheck(paths.resources())


@pytest.fixture(scope="module")
def profile() -> MunicipalProfile:
    return read_profile(PROFILE)


def told(check: PolicyCheck, profile: MunicipalProfile, text: str) -> dict[Category, Severity]:
    found = check.check(Document(text, medium="facebook"), CheckContext(profile))
    return {finding.category: finding.severity for finding in found}


@pytest.mark.parametrize(
    "text",
    [
        "Une dame du secteur s’est dite mécontente du bruit. L’inspecteur est allé la voir.",
        "L’inspecteur est allé la voir : une dame du secteur s’est dite mécontente du bruit.",
        "Du bruit, une dame du secteur s’est dite mécontente; l’inspecteur est allé la voir.",
    ],
)
def test_a_complaint_is_told_whatever_the_order_of_its_words(
    check: PolicyCheck, profile: MunicipalProfile, text: str
) -> None:
    assert Category.PUBLIC_COMPLAINT in told(check, profile, text)


@pytest.mark.parametrize(
    "text",
    [
        "La patinoire ouvre samedi. Un usager prétend que la glace est molle. C’est inexact.",
        "La mère qui trouvait le prix trop élevé pourra se tourner vers un autre camp.",
        "Rappel : pas de feux. Le voisin grincheux du chemin Boucher l’aura, sa réponse.",
        "Deux cultivateurs du rang Saint-Louis se chicanent; notre inspecteur a tranché.",
        "La famille qui réclame un dos d’âne devant sa maison devra attendre.",
    ],
)
def test_somebody_a_grievance_and_our_answer_are_a_complaint(
    check: PolicyCheck, profile: MunicipalProfile, text: str
) -> None:
    assert Category.PUBLIC_COMPLAINT in told(check, profile, text)


@pytest.mark.parametrize(
    "text",
    [
        "Un résident peut contester son évaluation avant le 30 avril.",
        "Un citoyen insatisfait de la réponse peut s’adresser au Protecteur du citoyen.",
        "Votre demande de permis doit comprendre un plan et une preuve de propriété.",
        "Une fois votre demande reçue, elle sera traitée en cinq jours ouvrables.",
        "Monsieur Éric Joly présentera le plan de gestion des plaintes.",
        "Le conseil a refusé la demande de dérogation mineure visant le 48, rue Principale.",
        "En 1924, un cultivateur réclame un pont; la Municipalité le refuse.",
        "Une résidente de la rue Tessier a reçu la médaille du bénévolat.",
        "Le service des incendies a répondu à une alarme au 12, rue Labelle.",
        "Un lecteur averti en vaut deux : club de lecture le 4 mai.",
    ],
)
def test_what_speaks_of_everybody_or_of_something_else_is_no_complaint(
    check: PolicyCheck, profile: MunicipalProfile, text: str
) -> None:
    assert Category.PUBLIC_COMPLAINT not in told(check, profile, text)


def test_few_cues_warn_and_many_block(check: PolicyCheck, profile: MunicipalProfile) -> None:
    few = told(check, profile, "Une lectrice nous a chicanés parce que le bulletin arrive en retard.")
    many = told(check, profile, "La dame de la rue Morel se plaint du bruit; nous lui avons répondu non.")
    assert few[Category.PUBLIC_COMPLAINT] is Severity.WARNING
    assert many[Category.PUBLIC_COMPLAINT] is Severity.BLOCKING


@pytest.mark.parametrize(
    "text",
    [
        "Le salon Belle Allure vous réserve une surprise à l’ouverture.",
        "L’assureur Protecta baisse ses primes pour nos résidents.",
        "À l’achat d’une planche chez Aventure Nautik, la deuxième est à moitié prix.",
        "On entend beaucoup de bien de la firme Tracé Vert.",
        "Tarifs avantageux, personnel souriant : le lave-auto Brillo a tout pour plaire.",
    ],
)
def test_a_business_and_a_reason_to_go_there_are_an_advertisement(
    check: PolicyCheck, profile: MunicipalProfile, text: str
) -> None:
    assert Category.EXTERNAL_ADVERTISING in told(check, profile, text)


@pytest.mark.parametrize(
    "text",
    [
        "La rue est fermée entre le Garage Théorêt et l’église.",
        "Le contrat d’entretien a été accordé à Sable Vert, plus bas soumissionnaire, au prix de 20 000 $.",
        "Un incendie a endommagé le restaurant Chez Tony; aucune victime.",
        "Rappel d’aliments : le poulet haché du Marché Riendeau doit être jeté.",
        "Dîner-spaghetti au profit de la maison des jeunes : 12 $.",
        "La navette s’arrête à l’auberge du Ruisseau et au parc.",
        "Cours gratuit de premiers soins : réservez votre place.",
    ],
)
def test_a_landmark_a_contractor_or_an_activity_is_no_advertisement(
    check: PolicyCheck, profile: MunicipalProfile, text: str
) -> None:
    assert Category.EXTERNAL_ADVERTISING not in told(check, profile, text)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Une patinoire digne des pros vous attend au parc.", Category.SUBJECTIVITY),
        ("La rue Godard est plus belle que jamais.", Category.SUBJECTIVITY),
        ("Ceux qui ont voté contre le budget préfèrent le spectacle.", Category.POLITICAL_OPINION),
        ("L’ancienne équipe signait n’importe quoi.", Category.POLITICAL_OPINION),
    ],
)
def test_a_ready_made_image_judges_as_well_as_an_adjective(
    check: PolicyCheck, profile: MunicipalProfile, text: str, category: Category
) -> None:
    assert category in told(check, profile, text)
