"""Sound constructions that rules of grammar once took for mistakes: each sentence is left alone by the rule it names."""

from __future__ import annotations

import pytest
from french_text import by_twenty

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders
from desktop.checks.grammar.check import GrammarRules
from desktop.editorial.profile import MunicipalProfile

CONTEXT = CheckContext(
    MunicipalProfile(
        "essai", "Municipalité de Val-Doux", "Val-Doux", "Bulletin", (), (), (), demonyms=("Doucien",)
    )
)
# The rules, then the sentence; the paragraph where what comes before decides.
SOUND: tuple[tuple[str, str], ...] = (
    ("homophone.contexte", "Des sept fils du meunier, un seul reprit la ferme."),
    ("homophone.contexte", "Ne jetez plus vos piles, le récupérateur rouge n’attend qu’elles."),
    ("homophone.compagnie", "Samedi, on carde et on file la laine sous vos yeux."),
    ("accord.attribut_sujet", "Le terrain où Léa joue est clôturé."),
    ("terminaison.vous", "Préparez de l’eau pour :\n- vous brosser les dents;\n- laver les fruits."),
    ("homophone.tant_temps", "Il était temps que le conseil écrive au ministre."),
    ("confusion.prix_nom", "Ils ont tout juste pris la route."),
    ("accent.nom_singulier", "Étalez la pâte en une abaisse de trois millimètres."),
    ("homophone.contexte", "C’est gratuit, c’est ouvert à tous et c’est amusant!"),
    ("homophone.contexte", "Plusieurs ont demandé quand rouvrirait la passerelle."),
    ("homophone.contexte", "Plus que deux dodos! Sacs à dos prêts?"),
    ("homophone.compagnie", "Jetez les piles dans les contenants verts."),
    ("graphie.mot_voisin", "Qu’il s’agît de la drave ou des foins, tout se faisait à bras."),
    ("homophone.compagnie", "Deux fois plutôt qu’une, les paroissiens ont rebâti l’église."),
    ("homophone.compagnie", "Il sait rendre captivants des contes que l’on croyait connaître."),
    ("homophone.contexte", "Les enfants vont et viennent dans l’allée."),
    ("compose.trait_union", "Elle mit pied à terre devant l’hôtel de ville."),
    ("ponctuation.question", "Qui sème le vent récolte la tempête."),
    ("homophone.plus_tot", "L’aide aux devoirs se donnera trois soirs plutôt que deux."),
    ("homophone.et", "Les vitrines du côté est seront lavées."),
    ("homophone.contexte", "Elle demande une dérogation quant à la largeur de l’allée d’accès."),
    ("homophone.contexte", "Consigne : faire bouillir l’eau une minute avant de la consommer."),
    (
        "accord.verbe_proposition",
        "Les chiens dont le comportement laisse craindre une attaque peuvent être soumis, aux frais de leur gardien, à un examen.",
    ),
    (
        "accord.verbe_sujet",
        "Il a sauvé un banc, une machine à coudre et une collection complète d’encyclopédies.",
    ),
    ("homophone.contexte", "Aucun remboursement ne sera accordé après le deuxième cours."),
    ("accord.verbe_appris", "Merci aux quelque trois cents personnes qui ont relayé sa photo!"),
    (
        "accord.adjectif_devant",
        "Avis aux parents : les heures d’entrée et de sortie, modifiées en raison du chantier, seront de nouveau normales à compter de jeudi.",
    ),
    (
        "accord.article_adjectif",
        "Mon enseignante l’a confisqué, puis elle l’a trouvé si beau qu’elle l’a envoyé au concours.",
    ),
    (
        "accord.attribut_sujet",
        "Vos suggestions sont toujours bienvenues, et les plus drôles seront publiées!",
    ),
    (
        "accord.nom_pluriel",
        "Je te les texte à midi.",
    ),
    (
        "accord.nom_pluriel",
        "Les parents inquiets peuvent appeler; les jeunes mal élevés seront rappelés à l’ordre.",
    ),
    (
        "accord.nom_pluriel",
        "Procès-verbal de la séance ordinaire du conseil municipal de Grande-Anse-du-Nord, tenue le lundi 4 mai à 19 h 30, à la salle Béatrice-Lemay, à laquelle sont présents la mairesse, Mme Sylviane Routhier, et les conseillers Gaston Pellerin, Laurie-Ève Massé, Denis Ouimette et Fatou Ndiaye, tous formant quorum sous la présidence de la mairesse.",
    ),
    (
        "accord.objet_avant_avoir",
        "Quelles mains maladroites l’avaient placé si près du bord?",
    ),
    (
        "accord.objet_avant_avoir",
        "La directrice sortante, qui l’a épaulé pendant un mois, s’en va l’esprit tranquille.",
    ),
    (
        "accord.objet_avant_avoir",
        "Vous ne pouvez vous imaginer à quel point vos gestes nous ont touchés.",
    ),
    (
        "accord.participe_infinitif",
        "Or, ces foyers sont permis à condition d’être munis d’un pare-étincelles.",
    ),
    (
        "accord.participe_inverse",
        "L’accès à l’eau, interrompu pendant les travaux, sera rétabli aussitôt les plants enracinés.",
    ),
    (
        "accord.participe_inverse",
        "La collecte des matières résiduelles, elle, ne sera pas interrompue : les bacs devront simplement être apportés la veille au coin de la rue Bélair, où l’entrepreneur les videra avant de les rapporter.",
    ),
    (
        "accord.participe_inverse",
        "À la question « Êtes-vous satisfait des services de loisirs?",
    ),
    (
        "accord.participe_inverse",
        "» Les jeunes, qui n’en savaient rien, sont restés un long moment sans parler.",
    ),
    (
        "accord.participe_inverse",
        "Ces trois mesures, inscrites depuis lors au début de chaque concert, sont devenues leur signature.",
    ),
    (
        "accord.participe_inverse",
        "Ceux qui empruntent ce trajet quotidiennement sont priés de redoubler de prudence : la nouvelle signalisation, tant qu’elle n’est pas familière, surprend toujours.",
    ),
    (
        "accord.participe_pronominal",
        "On y a vendu douze chaises, deux bureaux et une machine à écrire que trois personnes se sont disputée.",
    ),
    (
        "accord.participe_pronominal",
        "La conseillère Ingrid Fontaine s’est dite mal à l’aise devant la façon dont les fonds sont répartis.",
    ),
    (
        "accord.participe_pronominal",
        "Entourées de soixante-dix parents venus d’aussi loin que la Floride, elles portaient la même robe lilas, qu’elles s’étaient cousue elles-mêmes.",
    ),
    (
        "accord.passif_inverse",
        "Les deux équipes se sont serré la main, puis se sont partagé une montagne de pizzas.",
    ),
    (
        "accord.qualificatif",
        "Construite en bois rond et coiffée de bardeaux, la cabane des patineurs a été entièrement refaite par des retraités.",
    ),
    (
        "accord.qualificatif",
        "Armés de lampes frontales et vêtus de dossards, ils en ont sauvé 2 860 l’an dernier.",
    ),
    (
        "accord.qualificatif",
        "Les documents seront déposés séance tenante et publiés le lendemain.",
    ),
    (
        "accord.qualificatif",
        "Quatre mille boutures de saule ont été prélevées l’hiver dernier et gardées au frais.",
    ),
    (
        "accord.qualificatif",
        "Les dialogues, écrits d’après des documents authentiques, sont tour à tour drôles et bouleversants.",
    ),
    (
        "accord.qualificatif_virgule",
        "Bonjour M. Nadeau, désolée du retard!",
    ),
    (
        "accord.qualificatif_virgule",
        "La chorale t’attend, habillé.",
    ),
    (
        "accord.qualificatif_virgule",
        "ATTENDU QUE la Municipalité a reçu, à la suite de l’appel d’offres public lancé en janvier, quatre soumissions qui ont toutes été jugées conformes; ATTENDU QUE la plus basse, présentée par l’entreprise Pavage Nord-Est inc., s’élève à 412 880 $, taxes comprises; ATTENDU QUE les sommes requises ont été prévues au budget; il est résolu d’accorder le contrat à cette entreprise et d’autoriser la directrice générale à signer tous les documents nécessaires.",
    ),
    (
        "accord.sujet_apres_lieu",
        "Les deux tiers sont des femmes; un quart a plus de soixante-cinq ans; près de la moitié habitent la municipalité depuis plus de vingt ans.",
    ),
    (
        "accord.verbe_joint",
        "Un grand nombre de propriétaires ont rénové leur toiture, constate l’inspectrice.",
    ),
    (
        "accord.verbe_joint",
        "Les chiffres avancés jusqu’à présent, il faut bien l’admettre, se contredisaient.",
    ),
    (
        "accord.verbe_joint",
        "« Nous n’avons guère le choix, plaide le directeur, Firmin Allard.",
    ),
    (
        "accord.verbe_joint",
        "Il y flotte encore, jurent les employés, une odeur de charbon.",
    ),
    (
        "accord.verbe_sujet",
        "La glace sera fondue, la dalle lavée et le compresseur, dont le bruit inquiétait, sera remis à neuf.",
    ),
    (
        "accord.verbe_sujet",
        "La majeure partie d’entre eux ont accepté.",
    ),
    (
        "accord.verbe_sujet",
        "Dans cette vidéo, notre coordonnatrice aux loisirs, Ariane Bellehumeur, vous présente les activités offertes cet été à la plage municipale.",
    ),
    (
        "accord.verbe_sujet",
        "L’an dernier, on a ramassé 1,3 tonne de déchets, dont quatorze pneus, un évier et un mannequin qui, je l’avoue, nous a donné la frousse.",
    ),
    (
        "accord.verbe_sujet",
        "Le récit que nous en a laissé le curé Mailloux est poignant.",
    ),
    (
        "accord.verbe_sujet",
        "Toutes ces questions, auxquelles nous répondrons lors de la soirée d’information, nous ont été posées des dizaines de fois depuis que la nouvelle a été publiée.",
    ),
    (
        "accord.verbe_sujet",
        "Ceux qui y étaient se rappellent la chaleur, les enfants juchés sur les épaules, le porteur qui, au coin du magasin général, trébucha et faillit tomber.",
    ),
    (
        "accord.vous_pluriel",
        "Mesdames, vous êtes-vous demandé à quoi sert l’examen annuel?",
    ),
    (
        "article.de",
        "« On ne vend pas des cercueils, on accompagne des gens », répète-t-elle à ses employés.",
    ),
    (
        "confusion.ai_est",
        "J’y ai ajouté les deux petites arrivées hier.",
    ),
    (
        "confusion.bien_prefixe",
        "Les papiers bien faits évitent les familles défaites.",
    ),
    (
        "confusion.cours",
        "Les suspects, âgés de vingt-trois et de trente et un ans, ont comparu le lendemain et devront revenir en cour le 4 juin.",
    ),
    (
        "confusion.davantage",
        "Mais d’avantage fiscal, il n’y en a guère à espérer avant cinq ans.",
    ),
    (
        "confusion.parce_que",
        "Par ce que nous avons vu, on peut affirmer que le toit ne tiendra pas un autre hiver.",
    ),
    (
        "confusion.parce_que",
        "Le rapport se termine par ce que tout le monde attendait : des chiffres.",
    ),
    (
        "homophone.a_verbe",
        "On a fini par le découvrir : c’était la petite voisine, 12 ans, levée à 6 h, une pelle plus grande qu’elle à la main.",
    ),
    (
        "homophone.ce_etre",
        "Les élus se sont par ailleurs engagés à ce qu’un bilan soit présenté aux aînés tous les six mois.",
    ),
    (
        "homophone.contexte",
        "Jamais la bibliothèque n’avait enregistré autant de prêts : 14 812 documents, soit 21 % de plus que l’année précédente.",
    ),
    (
        "homophone.contexte",
        "Moi qui n’ai jamais rien gagné.",
    ),
    (
        "homophone.contexte",
        "Fermé quand l’école est fermée.",
    ),
    (
        "homophone.contexte",
        "Vous pouvez vous inscrire en ligne dès maintenant ou, si vous le préférez, appeler au bureau des loisirs : Julien vous répondra avec plaisir.",
    ),
    (
        "homophone.contexte",
        "Déposée hier à l’Assemblée nationale, la pétition réclame que l’urgence soit rouverte la nuit.",
    ),
    (
        "homophone.contexte",
        "La fermer, ce serait condamner à l’exode ceux qui ont choisi de vivre ici.",
    ),
    (
        "homophone.contexte",
        "Leur rapport, dont une copie nous a été remise le 5, conclut que deux des quatre pales doivent être remplacées et que l’arbre, légèrement faussé, devra être redressé en cale sèche.",
    ),
    (
        "homophone.contexte",
        "Le journal de la région leur a consacré sa une.",
    ),
    (
        "homophone.contexte",
        "Politique de prêt de locaux – Les organismes reconnus ont accès, sans frais, aux salles du centre Wilfrid-Doucet.",
    ),
    (
        "homophone.fin",
        "« Je n’ai plus jamais eu faim de ville », dit Paolo en souriant.",
    ),
    (
        "homophone.l_a_accord homophone.l_a homophone.la",
        "Comme la route relève du ministère, nous la lui avons transmise sans attendre; pour ce qui est du débroussaillage, nos employés s’en chargeront dès lundi.",
    ),
    (
        "homophone.mais_lien",
        "Mes vers s’appellent tous Gilbert.",
    ),
    (
        "homophone.quel",
        "Celles et ceux qui veulent la recette devront attendre qu’elle la dévoile.",
    ),
    (
        "homophone.s_en",
        "« Quand les enfants rient, je ne sens plus le froid », a-t-il dit, sa plaque serrée contre lui.",
    ),
    (
        "homophone.sans_preposition",
        "S’en servir dans cet état aurait été risqué.",
    ),
    (
        "homophone.ses",
        "« Ensemble, nous en avons les moyens, et c’est nos randonneurs qui en profiteront.",
    ),
    (
        "infinitif.coordonne accord.qualificatif_virgule",
        "Il a acheté des raquettes, appris à corder du bois et adopté un chien nommé Poutine.",
    ),
    (
        "mode.si",
        "Ses procureurs n’ont pas voulu dire s’ils iraient en appel.",
    ),
    (
        "mode.subjonctif",
        "Ses voisines les avaient cultivées exprès, et c’est une surprise qu’elle n’oubliera pas.",
    ),
    (
        "negation.que",
        "Mme Savoie a déploré que si peu de gens se soient déplacés.",
    ),
    (
        "negation.que",
        "» Il a ajouté que les pompiers, s’ils s’en remettent aux élus pour la gouvernance, tiennent à être consultés sur l’organisation du travail.",
    ),
    (
        "ponctuation.question",
        "L’auriez-vous su plus tôt, vous l’auriez inscrite ailleurs.",
    ),
    (
        "ponctuation.question",
        "Mais ma femme m’est plus chère encore, m’a-t-on conseillé d’écrire.",
    ),
    (
        "ponctuation.question",
        "« Je ne fais pas ça pour les honneurs, a-t-il murmuré.",
    ),
    (
        "preposition.complement",
        "Permettez-moi d’en douter un peu.",
    ),
    (
        "preposition.mesure",
        "Fondé en 1952 et animé par des passionnés, le Cercle des jeunes naturalistes a formé trois générations de scientifiques.",
    ),
    (
        "relatif.que",
        "Chère collègue, tu trouveras ci-joints les deux formulaires dont nous avons discuté.",
    ),
    (
        "relatif.repete",
        "Ils en couvraient les fraisiers, en garnissaient les caveaux et en faisaient, mélangée au fumier, la terre noire dont leurs jardins étaient nourris.",
    ),
    (
        "terminaison.etre_infinitif",
        "Elle est revenue cet été donner une conférence.",
    ),
    (
        "terminaison.ordre_participe accord.qualificatif",
        "La maison de production a versé 20 000 $ à la Ville, réparé une clôture abîmée et laissé en place deux lampadaires d’époque.",
    ),
    (
        "terminaison.ordre_participe",
        "Les voisins ont clôturé leur terrain, taillé leurs haies et peint leur galerie.",
    ),
    (
        "terminaison.ordre_participe",
        "Elle a refait la toiture, remplacé les carreaux, poncé le plancher usé par mille petits souliers.",
    ),
    (
        "terminaison.ordre_participe",
        "Si votre enfant prend un médicament, remettez-le au responsable dans son contenant d’origine, accompagné du formulaire d’autorisation dûment signé.",
    ),
    (
        "terminaison.verbe_absent",
        "Par grand froid, le personnel de la caisse les laisse entrer dans le vestibule.",
    ),
    (
        "mode.souhait",
        "Que signifie « tolérance zéro »? Qu’aucun avertissement ne sera donné.",
    ),
    (
        "ponctuation.question",
        "Ce qu’elles préfèrent? L’odeur du matin, quand on démoule.",
    ),
    ("homophone.contexte", "Plus que deux dodos avant la rentrée. Sacs à dos prêts?"),
    ("accord.qualificatif_appris", "0:00 Mot d’ouverture\n12:40 Rapport financier\n18:05 Bilan annuel"),
)
STILL_WRONG = (
    ("terminaison.ordre_participe", "Si le voyant a clignoté, coupé l’alimentation."),
    ("accord.verbe_sujet", "Les préposées accueillent et guide les visiteurs."),
    ("accord.qualificatif", "Voici des ateliers offerts par la Ville et financé par un club."),
    ("preposition.mesure", "Le conseil est composé six conseillers."),
    ("relatif.repete", "Voici le voisin dont son chien aboie."),
)


@pytest.fixture(scope="module")
def grammar() -> GrammarRules:
    resources = paths.resources()
    check = GrammarRules(resources, Grammalecte(candidate_folders(resources)))
    assert check.unavailable() is None
    return check


def rules_heard(grammar: GrammarRules, text: str) -> set[str]:
    return {finding.rule.removeprefix("grammaire.") for finding in grammar.check(Document(text), CONTEXT)}


@pytest.mark.parametrize("pairs", by_twenty(SOUND), ids=lambda pairs: f"{pairs[0][0]}…")
def test_a_sound_construction_is_left_alone(
    grammar: GrammarRules, pairs: tuple[tuple[str, str], ...]
) -> None:
    accused = [
        (rule, text) for rules, text in pairs for rule in set(rules.split()) & rules_heard(grammar, text)
    ]
    assert accused == []


@pytest.mark.parametrize(("rule", "text"), STILL_WRONG)
def test_the_mistake_beside_it_is_still_found(grammar: GrammarRules, rule: str, text: str) -> None:
    assert rule in rules_heard(grammar, text)
