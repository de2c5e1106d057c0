"""What the checks of spelling, capitals and places say of fresh sentences, and what they leave alone."""

from __future__ import annotations

import pytest
from french_text import corrected, findings, warnings

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.capitals.check import CapitalsCheck
from desktop.checks.document import Document
from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders
from desktop.checks.spelling.check import Spelling
from desktop.checks.spelling.context import kind_at
from desktop.checks.spelling.dictionary import Dictionary
from desktop.checks.toponyms.check import ToponymCheck
from desktop.checks.typography.check import TypographyCheck
from desktop.editorial.profile import MunicipalProfile

RESOURCES = paths.resources()
CAPITALS = CapitalsCheck(RESOURCES)
TOPONYMS = ToponymCheck(RESOURCES)
SPELLING = Spelling(
    RESOURCES, Grammalecte(candidate_folders(RESOURCES)), Dictionary(paths.data_folder() / "enchant")
)


def first_suggestions(text: str) -> list[str]:
    """The first suggestion of each spelling warning."""
    profile = MunicipalProfile("essai", "Municipalité de Val-Doux", "Val-Doux", "Bulletin", (), (), ())
    found = SPELLING.check(Document(text), CheckContext(profile))
    return [f.suggestions[0] for f in found if f.suggestions]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Le parc ouvre à 9 h. Le stationnement est gratuit.", 2),
        ("Comptez 30 min. Apportez de l’eau.", 2),
        ("Apportez gants, bottes, etc. Venez tôt.", 2),
        ("Voir l’art. 12 du règlement.", 1),
        ("Écrivez à M. Roy. Il répondra.", 2),
        ("La loi (RLRQ, c. C-19) s’applique.", 1),
        ("Environ 200 p. Illustrations en couleurs.", 2),
    ],
)
def test_a_unit_after_a_number_ends_a_sentence_as_any_word_does(text: str, count: int) -> None:
    assert len(Document(text).segments) == count


def test_the_message_about_a_bare_space_names_it() -> None:
    found = findings(TypographyCheck(), "Le prix est de « 25 » dollars.")
    spaces = [f for f in found if not f.suggestions[0].strip()]
    assert all(
        "espace insécable" in f.message and "« »" not in f.message.replace("\u00a0", " ") for f in spaces
    )


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Une paire de lunnettes fut trouvée.", ["lunettes"]),
        ("Sous le peuplié, on dansait.", ["peuplier"]),
        ("Il est interdi de fumer.", ["interdit"]),
        ("Les appotres de bois sont restaurés.", ["apôtres"]),
        ("La rénumération est bonne.", ["rémunération"]),
        ("Les oeuvres sont exposées.", ["œuvres"]),
        ("Malheuresement, il pleut.", ["Malheureusement"]),
        ("Le troffée est remis samedi.", ["trophée"]),
        ("Les locals sont chauffés.", ["locaux"]),
        ("Les ouvier sont arrivés.", ["ouvriers"]),
        ("La salle realisee en mai est belle.", ["réalisée"]),
        ("La rivere monte.", ["rivière"]),
        ("Ouvert jusqua dimanche.", ["jusqu'à"]),
    ],
)
def test_the_first_suggestion_is_of_the_kind_that_the_place_asks_for(wrong: str, right: list[str]) -> None:
    assert first_suggestions(wrong) == right


def test_a_hurried_line_is_not_taken_for_another_language() -> None:
    found = first_suggestions("La colecte des ordurres est décallée à lundi.")
    assert found == ["collecte", "ordures", "décalée"]


def test_an_address_does_not_make_a_foreign_phrase_of_what_follows() -> None:
    assert first_suggestions("Écrivez à rh@stesophie.ca avvant le 12 février.") == ["avant"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Les bacs endommagés sint réparés sans frais.", "sont"),
        ("Un raccordement non conforme doot être corrigé.", "doit"),
        ("Le spectacle est pendant totue la durée de la fête.", "toute"),
        ("Il s’est présenté à l’adopton des comptes.", "adoption"),
    ],
)
def test_of_two_near_words_the_one_that_goes_with_its_neighbours_comes_first(wrong: str, right: str) -> None:
    assert first_suggestions(wrong) == [right]


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ("le", "nom m s"),
        ("il", "verbe 3s"),
        ("veuillez", "infinitif"),
        ("les rues sont", "participe f p"),
        ("des bénévoles", ""),
        ("la patinoire", "suite f s"),
        ("une grande", "tête f s"),
        ("souvent", ""),
    ],
)
def test_the_words_before_tell_the_kind(before: str, kind: str) -> None:
    engine = Grammalecte(candidate_folders(RESOURCES))
    assert kind_at(Document(before).tokens, None, engine.morph) == kind


@pytest.mark.parametrize("word", ["microforêt", "préautorisé", "bioalimentaire", "gadelle", "iOS", "km²"])
def test_learned_compounds_brands_and_units_are_accepted(word: str) -> None:
    assert first_suggestions(f"On parle de {word} ce soir.") == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Le nouveau Parc canin est ouvert.", "Le nouveau parc canin est ouvert."),
        ("La Taxe d’eau est due au Propriétaire.", "La taxe d’eau est due au propriétaire."),
        ("Le Règlement numéro 12 est en vigueur.", "Le règlement numéro 12 est en vigueur."),
        ("La Fête Des Neiges approche.", "La Fête des neiges approche."),
        ("Les chevaliers de colomb servent le repas.", "Les Chevaliers de Colomb servent le repas."),
        ("La Saint-jean approche.", "La Saint-Jean approche."),
        ("On décore pour noël.", "On décore pour Noël."),
        ("La séance du Comité exécutif est publique.", "La séance du comité exécutif est publique."),
        ("Un descendant d’allemands vit ici.", "Un descendant d’Allemands vit ici."),
        ("Rendez-vous à l’école Secondaire.", "Rendez-vous à l’école secondaire."),
    ],
)
def test_capitals_of_common_nouns_and_names(wrong: str, right: str) -> None:
    assert corrected(CAPITALS, wrong).replace("'", "’") == right


@pytest.mark.parametrize(
    "right",
    [
        "Le Règlement sur les nuisances est en ligne.",
        "Le Comité consultatif d’urbanisme siège jeudi.",
        "Le Village de Noël ouvre ses portes.",
        "La rue du Village est fermée.",
        "La Fête des neiges commence demain.",
        "Taxe d’eau : 200 $",
        "Une journée de travail bien remplie.",
        "Cette terre est un saint-bernard parmi les terres.",
    ],
)
def test_capitals_that_are_right_are_left_alone(right: str) -> None:
    assert warnings(CAPITALS, right) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Direction Val David pour la sortie.", "Direction Val-David pour la sortie."),
        ("Il vit à L’Ancienne Lorette.", "Il vit à L’Ancienne-Lorette."),
        ("L’usine de Deux Montagnes est neuve.", "L’usine de Deux-Montagnes est neuve."),
        ("Elle part en Nouvelle Angleterre.", "Elle part en Nouvelle-Angleterre."),
        ("On descend la Rivière-du-Nord en canot.", "On descend la rivière du Nord en canot."),
    ],
)
def test_names_of_places(wrong: str, right: str) -> None:
    assert corrected(TOPONYMS, wrong).replace("'", "’") == right


@pytest.mark.parametrize(
    "right",
    [
        "La MRC de La Rivière-du-Nord vote son budget.",
        "Le parc régional de la Rivière-du-Nord est ouvert.",
        "Le lac des Deux Montagnes est calme.",
        "On fait le tour de l’île Perrot.",
        "Val Roy et Mont Côté chantent.",
    ],
)
def test_places_that_are_right_are_left_alone(right: str) -> None:
    assert warnings(TOPONYMS, right) == []
