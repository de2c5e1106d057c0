"""What agrees with a far or a joined noun: chains, lists, second clauses, inversions, set phrases.

Each pair is a sentence with one mistake and the same one mended; the mended one stays clean.
"""

from __future__ import annotations

import pytest

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document, Span
from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders
from desktop.checks.grammar.check import GrammarRules
from desktop.checks.reading.compound_nouns import completes_name
from desktop.checks.reading.reader import read_sentence
from desktop.editorial.profile import MunicipalProfile

CONTEXT = CheckContext(
    MunicipalProfile("essai", "Municipalité de Val-Doux", "Val-Doux", "Bulletin", (), (), ())
)

PAIRS = """
Les bacs de récupération plein restent à la rue. → Les bacs de récupération pleins restent à la rue.
Un avis d’ébullition préventive est en vigueur dans le secteur. → Un avis d’ébullition préventif est en vigueur dans le secteur.
Des frais de retard minime s’appliquent. → Des frais de retard minimes s’appliquent.
Les aires de jeu extérieur ouvrent à 8 h. → Les aires de jeu extérieures ouvrent à 8 h.
Une station de pompage souterrain sera construite. → Une station de pompage souterraine sera construite.
Des boîtes de carton vide jonchent le trottoir. → Des boîtes de carton vides jonchent le trottoir.
Les chaises de jardin bleu ont disparu. → Les chaises de jardin bleues ont disparu.
Le comité de sélection indépendante remet son rapport. → Le comité de sélection indépendant remet son rapport.
Le détenteur d’une licence canine expiré doit la renouveler. → Le détenteur d’une licence canine expirée doit la renouveler.
Une preuve d’assurance et un certificat de localisation récente sont exigés. → Une preuve d’assurance et un certificat de localisation récent sont exigés.
La rampe d’accès temporaires est installée côté nord. → La rampe d’accès temporaire est installée côté nord.
Une équipe jeune et dynamiques vous attend. → Une équipe jeune et dynamique vous attend.
Malgré une participation record et un temps ensoleillés, la fête a fini tôt. → Malgré une participation record et un temps ensoleillé, la fête a fini tôt.
Grâce à un don généreux et une équipe dévoué, le projet a vu le jour. → Grâce à un don généreux et une équipe dévouée, le projet a vu le jour.
Des plats chauds, variés et nutritif sont servis. → Des plats chauds, variés et nutritifs sont servis.
Des bénévoles généreux et engagé ont tout organisé. → Des bénévoles généreux et engagés ont tout organisé.
Nous offrons un service courtois, rapide et personnalisée. → Nous offrons un service courtois, rapide et personnalisé.
La salle était si chaude et le public si bruyante qu’on a ouvert les portes. → La salle était si chaude et le public si bruyant qu’on a ouvert les portes.
L’eau est froide et le courant forte. → L’eau est froide et le courant fort.
Hamid et Zoé, gagnant du concours, recevront un livre. → Hamid et Zoé, gagnants du concours, recevront un livre.
Mia et Léa, championne provinciales de judo, seront reçues à l’hôtel de ville. → Mia et Léa, championnes provinciales de judo, seront reçues à l’hôtel de ville.
Les feuilles mort se compostent bien. → Les feuilles mortes se compostent bien.
Chers parents, la sortie est complet. → Chers parents, la sortie est complète.
Attention, la route 112 est glissant. → Attention, la route 112 est glissante.
Chers usagers, le service sera interrompue demain. → Chers usagers, le service sera interrompu demain.
Bonne nouvelle, la piscine est enfin ouvert. → Bonne nouvelle, la piscine est enfin ouverte.
Couvertures, gros mitaines et tuques sont de mise. → Couvertures, grosses mitaines et tuques sont de mise.
La principal rue du village sera fermée. → La principale rue du village sera fermée.
De fort vents sont prévus. → De forts vents sont prévus.
De lourd branches sont tombées. → De lourdes branches sont tombées.
Une épais fumée noire s’élevait. → Une épaisse fumée noire s’élevait.
Après la premier neige, remisez vos vélos. → Après la première neige, remisez vos vélos.
Sa tout première exposition ouvre vendredi. → Sa toute première exposition ouvre vendredi.
Des ballons marrons décorent la salle. → Des ballons marron décorent la salle.
Des rubans oranges sont noués aux arbres. → Des rubans orange sont noués aux arbres.
Des foulards bleus foncés sont vendus. → Des foulards bleu foncé sont vendus.
Des yeux marrons. → Des yeux marron.
Des gants kakis sont fournis. → Des gants kaki sont fournis.
Des chandails turquoises identifient les bénévoles. → Des chandails turquoise identifient les bénévoles.
Les vestes oranges sont obligatoires sur le chantier. → Les vestes orange sont obligatoires sur le chantier.
Des vestes bleues marines sont remises aux moniteurs. → Des vestes bleu marine sont remises aux moniteurs.
Des tuiles vertes pâles couvrent le mur. → Des tuiles vert pâle couvrent le mur.
Après une heure et demi d’attente, le bus arriva. → Après une heure et demie d’attente, le bus arriva.
L’atelier dure deux heures et demi. → L’atelier dure deux heures et demie.
Trois années et demi de travaux s’achèvent. → Trois années et demie de travaux s’achèvent.
Il reste deux jours et demie avant la fête. → Il reste deux jours et demi avant la fête.
La séance a pris fin après trois heures et demi. → La séance a pris fin après trois heures et demie.
Un kilomètre et demie de piste sera pavé. → Un kilomètre et demi de piste sera pavé.
Une tonne et demi de denrées a été amassée. → Une tonne et demie de denrées a été amassée.
Il est trois heures et demies. → Il est trois heures et demie.
Les enfants couraient pieds nu dans l’herbe. → Les enfants couraient pieds nus dans l’herbe.
Il travaille tête nu au soleil. → Il travaille tête nue au soleil.
À l’œil nue, la comète est visible. → À l’œil nu, la comète est visible.
Les élus eux-même ont servi le repas. → Les élus eux-mêmes ont servi le repas.
Nous avons fait le gâteau nous-même. → Nous avons fait le gâteau nous-mêmes.
La mairesse elle-mêmes a coupé le ruban. → La mairesse elle-même a coupé le ruban.
De tel demandes sont rares. → De telles demandes sont rares.
Tarif famille : 20 $, collation inclus. → Tarif famille : 20 $, collation incluse.
Forfait à 45 $, taxes inclus. → Forfait à 45 $, taxes incluses.
Elle se sent menacer par les voitures. → Elle se sent menacée par les voitures.
Il se dit toucher par le geste. → Il se dit touché par le geste.
Les élus se disent préoccuper par la crue. → Les élus se disent préoccupés par la crue.
Les voisins se sont sentis abandonner. → Les voisins se sont sentis abandonnés.
La Municipalité se voit obliger d’annuler. → La Municipalité se voit obligée d’annuler.
Nous nous sentons écouter. → Nous nous sentons écoutés.
Je me sens épauler. → Je me sens épaulé.
Vous vous sentez dépasser par les événements? → Vous vous sentez dépassé par les événements?
On se sent accueillir. → On se sent accueilli.
Elle se sentait observer. → Elle se sentait observée.
Ils se sentent appuyer par leur milieu. → Ils se sentent appuyés par leur milieu.
Le quartier se sent délaisser. → Le quartier se sent délaissé.
Les familles se sentent rassurer par la présence policière. → Les familles se sentent rassurées par la présence policière.
Les sentiers restent fermer. → Les sentiers restent fermés.
Tous se disent enchanter de l’expérience. → Tous se disent enchantés de l’expérience.
La directrice se dit honorer de ce prix. → La directrice se dit honorée de ce prix.
Les fleurs que nous avons plantées près du quai leur procure du nectar. → Les fleurs que nous avons plantées près du quai leur procurent du nectar.
Les arbres que la Ville a plantés le long du sentier donne de l’ombre. → Les arbres que la Ville a plantés le long du sentier donnent de l’ombre.
Les documents que le greffier a déposés hier précise les coûts. → Les documents que le greffier a déposés hier précisent les coûts.
Parmi les projets figure la réfection du chemin et l’aménagement d’un parc. → Parmi les projets figurent la réfection du chemin et l’aménagement d’un parc.
À l’ordre du jour figure l’adoption du budget et la nomination du directeur. → À l’ordre du jour figurent l’adoption du budget et la nomination du directeur.
Au programme figure un concert et un feu de joie. → Au programme figurent un concert et un feu de joie.
De la vieille scierie ne subsiste que deux murs. → De la vieille scierie ne subsistent que deux murs.
Du vieux quai ne reste que quelques pilotis. → Du vieux quai ne restent que quelques pilotis.
De la forge ne demeure que les fondations. → De la forge ne demeurent que les fondations.
Le maire ainsi que la greffière signe l’entente. → Le maire ainsi que la greffière signent l’entente.
Ce règlement, que complète trois annexes, entre en vigueur. → Ce règlement, que complètent trois annexes, entre en vigueur.
Le rapport, que signe deux ingénieurs, est public. → Le rapport, que signent deux ingénieurs, est public.
Tous les matins montaient de la rivière un brouillard épais. → Tous les matins montait de la rivière un brouillard épais.
Au loin se dessine les montagnes. → Au loin se dessinent les montagnes.
La date ainsi que l’heure sera confirmées par courriel. → La date ainsi que l’heure seront confirmées par courriel.
À qui s’adresse ces ateliers? → À qui s’adressent ces ateliers?
Le salaire, établit selon la convention, varie. → Le salaire, établi selon la convention, varie.
Le prix, comprit entre 10 $ et 20 $, inclut le repas. → Le prix, compris entre 10 $ et 20 $, inclut le repas.
La somme, remit au comité, servira aux jeunes. → La somme, remise au comité, servira aux jeunes.
Le permis, émit en mars, est expiré. → Le permis, émis en mars, est expiré.
Le plan, définit par l’urbaniste, sera déposé. → Le plan, défini par l’urbaniste, sera déposé.
Les candidats, choisit par le jury, seront appelés. → Les candidats, choisis par le jury, seront appelés.
Les plaintes ont été reçues par écrit, puis transmis au service. → Les plaintes ont été reçues par écrit, puis transmises au service.
Les mariés se sont dits oui. → Les mariés se sont dit oui.
Elles se sont promises de revenir. → Elles se sont promis de revenir.
La subvention que nous a accordé le ministère est précieuse. → La subvention que nous a accordée le ministère est précieuse.
Il faut prendre soins de nos aînés. → Il faut prendre soin de nos aînés.
Vous pouvez faire parties du comité. → Vous pouvez faire partie du comité.
Nous tenons comptes de vos avis. → Nous tenons compte de vos avis.
Le comité fait preuves de prudence. → Le comité fait preuve de prudence.
Prenez notes que le bureau ferme à midi. → Prenez note que le bureau ferme à midi.
La fête prend fins à 22 h. → La fête prend fin à 22 h.
Prévoyez des souliers confortables et une gourde plein. → Prévoyez des souliers confortables et une gourde pleine.
La nouvelle directrice, natif de la région, entre en poste lundi. → La nouvelle directrice, native de la région, entre en poste lundi.
Deux chiots noirs et blanc ont été trouvés près du pont. → Deux chiots noirs et blancs ont été trouvés près du pont.
Une chatte grise, craintif mais douce, cherche un foyer. → Une chatte grise, craintive mais douce, cherche un foyer.
Il reste des places libre au cours de yoga parental. → Il reste des places libres au cours de yoga parental.
L’heure du conte a lieu dans une salle calme et bien éclairé. → L’heure du conte a lieu dans une salle calme et bien éclairée.
Nous cherchons des moniteurs bilingues et une coordonnatrice expérimenté. → Nous cherchons des moniteurs bilingues et une coordonnatrice expérimentée.
Votre vignette, valides un an, doit être collée au pare-brise. → Votre vignette, valide un an, doit être collée au pare-brise.
Un chemin d’accès temporaires longe le chantier. → Un chemin d’accès temporaire longe le chantier.
Cette clôture, trop haut, contrevient au règlement. → Cette clôture, trop haute, contrevient au règlement.
Les plans que nous a remis la firme comporte des erreurs. → Les plans que nous a remis la firme comportent des erreurs.
Dans la forêt vit des dizaines d’espèces d’oiseaux. → Dans la forêt vivent des dizaines d’espèces d’oiseaux.
Pendant les vacances, la bibliothèque ainsi que l’écocentre ferme. → Pendant les vacances, la bibliothèque ainsi que l’écocentre ferment.
Des bris d’aqueduc comme celui de lundi arrive chaque hiver. → Des bris d’aqueduc comme celui de lundi arrivent chaque hiver.
La salle communautaire, vaste et bien chauffé, convient aux noces. → La salle communautaire, vaste et bien chauffée, convient aux noces.
Chers citoyens, la séance de lundi est annulé. → Chers citoyens, la séance de lundi est annulée.
Chères familles, le camp de jour est complète. → Chères familles, le camp de jour est complet.
Attention, les trottoirs sont très glissant. → Attention, les trottoirs sont très glissants.
Bonjour, les inscriptions sont terminé. → Bonjour, les inscriptions sont terminées.
Toujours populaire, les ateliers se remplissent vite. → Toujours populaires, les ateliers se remplissent vite.
Idéal pour les familles, la piste est éclairée. → Idéale pour les familles, la piste est éclairée.
Les participants arrivent nombreux et enthousiaste. → Les participants arrivent nombreux et enthousiastes.
"""

CLEAN = """
Renvoie le nombre de cellules vides dans la plage.
La plupart des stations de ski alpin possèdent aussi des pistes de ski de fond.
Il faut une demi-livre de lard salé et un oignon piqué.
La pose de deux couches d’enrobé bitumineux est prévue.
Haut perchée sur son escabeau, Huguette repeint.
Les cabanes, d’ordinaire alignées le long de la rive, sont là.
Le comité, composé de neuf citoyens, étudie les projets.
La subvention que nous a accordée le ministère est précieuse.
De la forge ne subsistent que deux murs.
Les règlements sur les chiens et les chats adoptés en mai sont clairs.
Une piscine extérieure et une patinoire aménagées en 1990 seront rénovées.
Une bouteille d’eau potable est remise à chaque coureur.
Les équipes féminine et masculine joueront samedi.
Le maire entre, sourit à la foule et salue.
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


@pytest.mark.parametrize(
    ("text", "said_of_head"),
    [
        ("Une carte de membre valide.", True),
        ("Les cartes de membre valides.", True),
        ("Une bouteille d’eau fraîche.", True),
        ("Une bouteille d’eau potable.", False),
        ("Un permis de construction résidentielle.", False),
    ],
)
def test_a_quality_after_the_name_of_a_thing_is_said_of_the_thing(
    engine: Grammalecte, text: str, *, said_of_head: bool
) -> None:
    document = Document(text)
    assert engine.unavailable() is None
    sentence = read_sentence(document, Span(0, len(text)), engine.vocabulary)
    assert completes_name(sentence, 3, sentence.at(4)) is said_of_head
