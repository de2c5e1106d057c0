"""Names of things made of two nouns, « abri d’auto », « carte de membre »: what follows speaks of the first.

Facts of usage, as dictionaries list them: the second noun says which kind of thing it is, so it has no quality of its
own. Left out are those whose second noun often has one: « permis de construction résidentielle ».
"""

from __future__ import annotations

from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import forms

_NAMES = """
abri: auto autobus; aire: jeu repos pique-nique service; article: journal; avertisseur: fumée monoxyde
avis: ébullition recherche convocation motion; bac: récupération recyclage compostage; banc: parc neige
barrage: castor; bassin: rétention sédimentation drainage; bonhomme: neige; bord: mer rivière; borne: recharge incendie
bouche: incendie métro; bouteille: eau propane; bulletin: vote; bureau: vote poste; cabane: sucre; cabine: pilotage
camion: pompier déménagement; camp: jour; canne: pêche; carte: membre crédit résident accès visite
casque: vélo sécurité; cérémonie: clôture; certificat: naissance localisation mariage décès; chaise: jardin parterre
champ: tir bataille; chapiteau: cirque; chemin: accès fer halage; cheminée: usine; chèque: paie; coffre: rangement
code: accès conduite postal; coin: lecture; comité: sélection pilotage parents; conseil: administration quartier; corde: linge
coupon: participation; cour: école récréation; couvercle: bac; date: naissance tombée échéance; détecteur: fumée mouvement
dos: âne; écran: veille; enseigne: commerce; escalier: secours; feu: artifice camp foyer circulation joie signalisation
fiche: inscription; filet: sécurité; fontaine: eau; formulaire: inscription consentement adhésion; fosse: renard
frais: inscription retard; gant: travail; gare: train; gilet: sauvetage; glissade: eau; heure: ouverture pointe tombée
hôtel: ville; jardin: ville; jour: congé fête pluie; journée: congé; laisse: chien; lampe: poche table rue chevet
lieu: rassemblement culte; ligne: bus métro urgence; lit: camp; machine: coudre; maillot: bain; maison: campagne ferme
mât: drapeau; module: jeu; numéro: téléphone matricule lot porte urgence dossier; panier: pique-nique; panneau: signalisation arrêt affichage
pantalon: neige; passage: piéton; patin: hockey; pelle: neige; période: inscription
permis: feu brûlage; pièce: identité monnaie; piste: course danse patinage; plan: eau urgence
planche: neige surf; pneu: hiver; poignée: porte; point: vente; pont: glace; poste: pompage travail
preuve: assurance résidence identité achat; prise: courant; programme: fête; puits: lumière; quai: chargement
rampe: accès; réseau: aqueduc; réservoir: eau propane; réunion: information équipe; sac: couchage poubelle
salle: réunion spectacle bain quilles attente danse conférence classe montre; séance: information signature
seau: plage; service: garde; siège: auto; sortie: secours urgence; soulier: course; soirée: information reconnaissance
stand: tir; station: pompage métro épuration; table: pique-nique travail billard; tableau: affichage bord
tapis: course entrée; tas: neige; taux: inoccupation; terrain: jeu camping soccer tennis baseball golf balle
timbre: poste; toit: église école; tour: guet horloge; trousse: bricolage urgence premiers; tuyau: arrosage; usine: filtration épuration
vase: fleurs; vente: garage débarras; verre: eau; veste: flottaison sauvetage; vignette: stationnement
voie: accès évitement; zone: débarcadère travaux
mot: passe ordre; espace: rangement jeu; bouton: menu; fin: semaine
levée: fonds; mur: soutènement
état: urgence; projet: loi règlement résolution; rapport: activités
chef: équipe; boîte: lettres; feuille: temps; garage: stationnement; jeu: eau société
liste: attente; offre: emploi services service; opération: déneigement; pastille: stationnement
porte: garage entrée; processus: sélection; régime: retraite; remise: jardin; signal: alarme; sirène: alarme
système: alarme; tournoi: golf hockey pêche; vanne: arrêt; véhicule: secours urgence
club: âge lecture marche; centre: tri jour; caisse: retraite
"""


def _completed() -> dict[str, frozenset[str]]:
    """By noun, what completes it; a noun told of on several lines has the complements of all."""
    told: dict[str, str] = {}
    for entry in _NAMES.replace("\n", ";").split(";"):
        head, _, complements = entry.partition(":")
        told[head.strip()] = f"{told.get(head.strip(), '')} {complements}"
    return {head: forms(complements) for head, complements in told.items() if head}


_COMPLETED = _completed()
# « Une bouteille d’eau potable »: the qualities of water are its own.
_OF_WATER = (
    "potable",
    "us",
    "brut",
    "chaud",
    "froid",
    "sal",
    "douc",
    "bouilli",
    "stagn",
    "pluvi",
    "gaz",
    "propre",
)


def completes_name(s: Sentence, noun: int, word: Word) -> bool:
    """Whether the noun at `noun` ends the name of a thing that `word`, after it, speaks of."""
    if s.lower(noun - 1) not in ("de", "d'") or s.role(noun - 2) != "N":
        return False
    head = s.lower(noun - 2)
    if s.lower(noun) not in _COMPLETED.get(head, ()) and s.lower(noun) not in _COMPLETED.get(head[:-1], ()):
        return False
    return s.lower(noun) != "eau" or not word.lower.startswith(_OF_WATER)
