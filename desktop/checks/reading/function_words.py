"""The words whose role is known without looking around, and small closed lists."""

from __future__ import annotations

from desktop.checks.reading.words import forms

CLOSED: dict[str, str] = {}


def _close(role: str, words: str) -> None:
    CLOSED.update(dict.fromkeys(words.split(), role))


_close(
    "D",
    "le la les l' un une ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs chaque"
    " plusieurs quelques quelque aucun aucune nul nulle quel quelle quels quelles tout toute tous toutes"
    " certains certaines divers diverses différents différentes",
)
_close("F", "de du des d'")
_close("S", "je j' tu il elle on ils elles")
_close("O", "me m' te t' se s' lui y")
_close("X", "ne n'")
_close("R", "qui")
_close("K", "que qu'")
_close("U", "dont où")
_close("C", "et ou ni mais car or sinon")
_close("L", "si quand lorsque lorsqu' comme puisque puisqu' quoique quoiqu' pourquoi comment combien")
_close(
    "P",
    "à au aux en dans sur sous avec sans pour par chez vers dès depuis pendant durant entre parmi contre"
    " au-delà au-dessus au-dessous malgré selon quant afin avant après devant derrière jusque jusqu' outre hormis via envers sauf lors près hors",
)
_close(
    "T",
    "ceux celui celle celles cela ça ceci celui-ci celle-ci ceux-ci celles-ci chacun chacune quelqu'un"
    " rien personne moi-même toi-même lui-même elle-même nous-mêmes vous-même vous-mêmes eux-mêmes elles-mêmes moi toi eux soi lequel laquelle lesquels lesquelles quoi autrui tel telle c' nous vous"
    " certain aucuns plupart quiconque l'un l'une",
)
_close(
    "W",
    "pas plus jamais très trop bien aussi déjà encore toujours souvent parfois ici là puis ensuite enfin"
    " donc alors également notamment surtout seulement même presque environ non oui moins mieux peu beaucoup"
    " assez demain hier aujourd'hui bientôt tôt tard ailleurs ensemble soit voire plutôt point guère tant"
    " autant davantage désormais dorénavant cependant toutefois néanmoins pourtant maintenant ci-dessous"
    " ci-dessus ci-joint etc voici voilà là-bas ainsi auparavant tantôt gratuitement",
)
NUMBERS = forms(
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt"
    " trente quarante cinquante soixante cent cents mille dix-sept dix-huit dix-neuf vingt-deux"
    " vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept vingt-huit vingt-neuf trente-deux"
    " trente-cinq soixante-dix quatre-vingts quatre-vingt-dix millier"
) - {"millier"}
PLURAL_DETERMINERS = forms(
    "les des ces mes tes ses nos vos leurs plusieurs quelques certains certaines divers diverses"
    " différents différentes tous toutes quels quelles aux"
)
MASCULINE_DETERMINERS = forms(
    "le un ce cet mon ton son du au aucun nul tout certain quel certains tous quels"
)
FEMININE_DETERMINERS = forms(
    "la une cette ma ta sa aucune nulle toute certaine quelle certaines toutes quelles"
)
OBJECT_CLITICS = forms("le la les l' leur")
"""Pronouns before a verb; articles, or « leur », before a noun."""
DAYS = forms("lundi mardi mercredi jeudi vendredi samedi dimanche")
MONTHS = forms("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
PRENOMINAL = forms(
    "petit petite petits petites grand grande grands grandes beau bel belle beaux belles bon bonne"
    " bons bonnes nouveau nouvel nouvelle nouveaux nouvelles vieux vieil vieille vieilles jeune jeunes"
    " ancien ancienne anciens anciennes premier première premiers premières dernier dernière derniers"
    " dernières prochain prochaine prochains prochaines autre autres même mêmes gros grosse grosses"
    " mauvais mauvaise mauvaises joli jolie jolis jolies haut haute hauts hautes double doubles seul"
    " seule seuls seules nombreux nombreuses principal principale principaux principales meilleur"
    " meilleure meilleurs meilleures pire pires futur future futurs futures simple simples vrai vraie"
    " vrais vraies certain certaine certains certaines différent différente différents différentes"
    " divers diverse diverses nombreux nombreuse second seconde deuxième troisième quatrième cinquième"
    " sixième septième huitième neuvième dixième superbe superbes magnifique magnifiques chers chères"
    " cher chère faible faibles forte fortes long longue longs longues court courte vaste vastes"
    " énième éventuel éventuelle éventuels éventuelles demi demie multiples innombrables excellent"
    " excellente excellents excellentes"
)

# Nouns of municipal prose that are also forms of rare verbs or adjectives.
NOUNS_FIRST = forms(
    "rue rues route routes heure heures salle salles zone zones page pages police piles ville villes"
    " taxe taxes centre centres conseil service services sapin parc parcs bac bacs sac sacs lac lacs"
    " cour conteneur maire mairie école arbre arbres jardin région semaine hôtel neige cendre cendres"
    " vidange branche branches feuille feuilles pelouse gazon bordure barrage vanne voirie fosse"
    " fosses puits conduite conduites égout tuyau montagne pluie nuage orage chalet quai rive rives"
    " personne personnes gens famille familles jeune adulte bénévole membre membres équipe équipes"
    " comité club chien chiens chat chats année années mois jour jours soir matin début incendie incendies"
    " bus autobus cible cibles source sources pilote pilotes clé clés type types"
)
# Nouns that the lexicon also takes for adjectives (« veine porte »).
NEVER_ADJECTIVES = forms("porte portes dispose disposes")
