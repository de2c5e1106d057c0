"""Agreement by what is sure: terms, what opens a group, the number of the verb, what agrees with nothing at all.

Each pair is a sentence with one mistake and the same one mended; the mended one stays clean.
"""

from __future__ import annotations

import pytest

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders
from desktop.checks.grammar.check import GrammarRules
from desktop.editorial.profile import MunicipalProfile

CONTEXT = CheckContext(
    MunicipalProfile("essai", "Municipalité de Val-Doux", "Val-Doux", "Bulletin", (), (), ())
)

PAIRS = """
Les boues de fosse septiques sont transportées. → Les boues de fosse septique sont transportées.
Le taux de la taxe foncier a baissé. → Le taux de la taxe foncière a baissé.
L’usager du transport adaptés réserve la veille. → L’usager du transport adapté réserve la veille.
La directrice générale adjoint signera la lettre. → La directrice générale adjointe signera la lettre.
Il s’inscrit à un cours de danse africain. → Il s’inscrit à un cours de danse africaine.
La pompe est d’origine électriques. → La pompe est d’origine électrique.
L’entrée se fait par la piscine régional. → L’entrée se fait par la piscine régionale.
La zone s’étend à 300 mètres d’un arbre affectés. → La zone s’étend à 300 mètres d’un arbre affecté.
On perçoit un droit sur les ventes lors du transfert d’un immeuble situées ici. → On perçoit un droit sur les ventes lors du transfert d’un immeuble situé ici.
La Ville n’est pas responsable des objets laissée au vestiaire. → La Ville n’est pas responsable des objets laissés au vestiaire.
Avis aux résidents concerné. → Avis aux résidents concernés.
Les abris d’auto temporaires installée en novembre sont permis. → Les abris d’auto temporaires installés en novembre sont permis.
Il cousait les mains sales, le cœur légers. → Il cousait les mains sales, le cœur léger.
Heure du conte annulé ce matin. → Heure du conte annulée ce matin.
Les documents tels que les baux et les plans sont versées au dossier. → Les documents tels que les baux et les plans sont versés au dossier.
La clôture doit être construite de matériaux neuf et résistants. → La clôture doit être construite de matériaux neufs et résistants.
Les candidats doivent détenir un permis et être disponible le soir. → Les candidats doivent détenir un permis et être disponibles le soir.
Les pages du grand livre, bien que jauni, demeurent lisibles. → Les pages du grand livre, bien que jaunies, demeurent lisibles.
Les tables du parc, pareil à celles de la halte, sont neuves. → Les tables du parc, pareilles à celles de la halte, sont neuves.
Sa voix, un peu rauques, portait loin. → Sa voix, un peu rauque, portait loin.
Les plates-bandes, plein de vivaces, demandent peu d’eau. → Les plates-bandes, pleines de vivaces, demandent peu d’eau.
Mme Roy, nouvellement élu, prêtera serment. → Mme Roy, nouvellement élue, prêtera serment.
Les heures effectuées les jours fériés sont payés à taux double. → Les heures effectuées les jours fériés sont payées à taux double.
La croix que les voisins avaient érigée en 1902 fut abattu par la foudre. → La croix que les voisins avaient érigée en 1902 fut abattue par la foudre.
Les offres reçues après l’heure indiquée seront retournées sans avoir été ouverte. → Les offres reçues après l’heure indiquée seront retournées sans avoir été ouvertes.
Les parents nous ont demandés d’être prudents. → Les parents nous ont demandé d’être prudents.
Elle en a pourtant tricotée quarante paires. → Elle en a pourtant tricoté quarante paires.
Moins connu que sa voisine, la chute Noire attire peu. → Moins connue que sa voisine, la chute Noire attire peu.
Retranscrite, puis arrangé pour quatre voix, la chanson sera publiée. → Retranscrite, puis arrangée pour quatre voix, la chanson sera publiée.
Ne sont pas considérées comme des bâtiments les serres et les kiosques. → Ne sont pas considérés comme des bâtiments les serres et les kiosques.
Nouvelle horaire en vigueur dès lundi. → Nouvel horaire en vigueur dès lundi.
La présidence revient à un jeune autrice du village. → La présidence revient à une jeune autrice du village.
Les factures de plus de 5 000 $ passe par le greffe. → Les factures de plus de 5 000 $ passent par le greffe.
La plupart sort seules. → La plupart sortent seules.
Les frais de remorquage, de remisage et d’administration est exigés. → Les frais de remorquage, de remisage et d’administration sont exigés.
Porter plainte peuvent faire avancer le dossier. → Porter plainte peut faire avancer le dossier.
Il y a peu de métiers qui exige autant de patience. → Il y a peu de métiers qui exigent autant de patience.
Eux qui traversait la rivière à gué souriaient. → Eux qui traversaient la rivière à gué souriaient.
Une copie certifiée conforme de l’acte doivent être jointe. → Une copie certifiée conforme de l’acte doit être jointe.
"""

CLEAN = """
Le service de santé publique et les services sociaux se concertent.
Les 412 kg de feuilles ramassés iront au compost.
La cour arrière et la cour latérale sont clôturées.
Les deux voisines se sont serré la main.
La plus drôle sera publiée.
Le service de médiation citoyenne, gratuit et confidentiel, vous attend.
Un dépliant bleu, blanc et rouge est distribué.
Les drapeaux français et canadien flottent.
"""


def pairs() -> list[tuple[str, str]]:
    """The wrong sentence and the right one of each line."""
    return [(wrong, right) for wrong, right in (line.split(" → ") for line in PAIRS.strip().splitlines())]


@pytest.fixture(scope="module")
def engine() -> Grammalecte:
    return Grammalecte(candidate_folders(paths.resources()))


@pytest.fixture(scope="module")
def grammar(engine: Grammalecte) -> GrammarRules:
    check = GrammarRules(paths.resources(), engine)
    assert check.unavailable() is None
    return check


def test_the_first_suggestion_mends_each_sentence(grammar: GrammarRules) -> None:
    failed = []
    for wrong, right in pairs():
        mended, before = wrong, len(wrong) + 1
        for finding in sorted(grammar.check(Document(wrong), CONTEXT), key=lambda f: -f.start):
            if finding.suggestions and finding.end <= before:
                mended = mended[: finding.start] + finding.suggestions[0] + mended[finding.end :]
                before = finding.start
        if mended != right:
            failed.append((wrong, mended))
    assert failed == []


def test_right_sentences_stay_clean(grammar: GrammarRules) -> None:
    sentences = [*(right for _, right in pairs()), *CLEAN.strip().splitlines()]
    flagged = [
        (sentence, finding.rule)
        for sentence in sentences
        for finding in grammar.check(Document(sentence), CONTEXT)
    ]
    assert flagged == []
