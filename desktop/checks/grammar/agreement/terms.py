"""Terms of a noun and its adjective, « taxe foncière », « eaux usées »: the adjective speaks of the noun just before.

Facts of usage, as the terminology of municipalities lists them (OQLF, Grand dictionnaire terminologique; laws and
regulations of Québec). Beside its noun such an adjective has one reading, whatever nouns come before: in « le taux de
la taxe foncière », « les boues de fosse septique », it agrees with « taxe », with « fosse ».
"""

from __future__ import annotations

from desktop.checks.forms.nouns import plural
from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

_TERMS = """
accident: routier mortel; acte: notarié criminel; action: communautaire climatique collectif
activité: physique sportif culturel récréatif hivernal estival parascolaire nautique; administration: municipal public
affaire: municipal juridique; agent: culturel; agriculture: urbain biologique; aide: financier humanitaire alimentaire
aire: protégé récréatif; aliment: périssable; amende: minimal maximal; aménagement: paysager forestier
année: civil scolaire financier fiscal bissextile; appareil: électrique électronique ménager sanitaire
arbre: fruitier mature mort; art: visuel martial culinaire contemporain numérique
assemblée: général législatif délibérant; assurance: collectif; autobus: scolaire; autorité: compétent
autorisation: préalable écrit; avis: public juridique; bac: brun bleu vert roulant; baie: vitré; balai: mécanique
bande: riverain cyclable dessiné réfléchissant; bassin: versant; bâtiment: accessoire agricole patrimonial
béton: armé bitumineux; bibliothèque: municipal scolaire; bien: culturel immobilier patrimonial; boîte: vocal postal
borne: sec; boue: septique; branche: mort; budget: municipal participatif; bulletin: municipal; bureau: municipal
cadre: bâti financier légal; calendrier: municipal scolaire; campagne: électoral publicitaire
carte: postal routier géographique bancaire magnétique interactif; cellule: photovoltaïque
centre: communautaire sportif culturel récréatif aquatique multifonctionnel administratif hospitalier commercial
certificat: médical; chaise: roulant berçant pliant; chaleur: accablant extrême; champ: agricole; chien: errant
circulation: automobile routier piétonnier; code: civil municipal criminel postal; collecte: sélectif
comité: consultatif exécutif organisateur; commerce: électronique; commission: scolaire parlementaire
communauté: autochtone métropolitain; compte: bancaire; compteur: intelligent
condition: météorologique routier hivernal climatique gagnant; conduite: pluvial souterrain automobile
congé: férié parental; conseil: municipal scolaire exécutif; conseiller: municipal pédagogique juridique
conseillère: municipal pédagogique juridique; consentement: écrit parental éclairé
consultation: public citoyen populaire; contenant: consigné recyclable réutilisable; contrôle: animalier
convention: collectif; cour: municipal; courrier: électronique recommandé; crème: glacé solaire fouetté
cuisine: collectif; danse: social traditionnel; débris: végétal; déchet: ultime domestique électronique organique
défibrillateur: externe automatisé; denrée: périssable alimentaire; dépense: admissible électoral
dépôt: sauvage illégal; député: fédéral provincial; développement: durable économique social communautaire régional
directeur: général adjoint artistique; directrice: général adjoint artistique; direction: général
disposition: réglementaire législatif transitoire; dommage: matériel corporel; donnée: ouvert personnel probant
droit: acquis fondamental; durée: déterminé indéterminé
eau: potable usé pluvial souterrain embouteillé stagnant courant brut bouillant; éclairage: public; emploi: étudiant saisonnier estival
école: primaire secondaire; écran: géant solaire; égout: sanitaire pluvial; élection: municipal général partiel
élément: épurateur déclencheur; employé: municipal; employée: municipal; énergie: renouvelable solaire éolien
enfouissement: sanitaire; enquête: public; enrobé: bitumineux; enseignement: supérieur; entente: intermunicipal
entretien: paysager ménager préventif hivernal; entreprise: familial; équipement: sportif récréatif municipal
espace: vert public clos; espèce: envahissant menacé exotique indigène; état: civil; étude: géotechnique
évaluation: foncier environnemental; événement: culturel sportif; exercice: financier; fauteuil: roulant
fête: national forain; feuille: mort; fibre: optique; fondation: granulaire; forêt: urbain boréal
fosse: septique; frais: administratif judiciaire juridique; fumée: secondaire; garderie: privé
gaz: naturel; glace: mince noir; gouvernement: provincial fédéral; guichet: unique automatique
habitation: collectif unifamilial multifamilial; halte: routier; harcèlement: psychologique sexuel; huile: usé
identité: visuel; immeuble: patrimonial locatif; impôt: foncier; incendie: criminel; infraction: pénal criminel
infrastructure: municipal souterrain routier vert; installation: septique sanitaire sportif
intelligence: artificiel; jardin: communautaire collectif botanique; jeu: gonflable libre; jour: ouvrable férié
journée: pédagogique national; justice: réparateur; langue: maternel officiel; ligne: téléphonique
livre: numérique usagé; logement: social abordable locatif; loi: fédéral provincial; loisir: culturel
lot: riverain; lumière: naturel; machinerie: lourd agricole; maison: mobile unifamilial
marché: public; matériau: granulaire sec recyclé; matière: recyclable organique résiduel compostable putrescible dangereux; médicament: périmé
mesure: préventif incitatif; milieu: humide hydrique naturel urbain rural scolaire; mobilier: urbain
mobilité: durable actif; monde: municipal; mutation: immobilier; neige: usé mouillé fondant; numéro: civique
objet: perdu encombrant volumineux; office: municipal; ordre: public; ordure: ménager
organisme: communautaire municipal; paiement: préautorisé; papier: glacé; panneau: solaire électrique
parc: régional national linéaire industriel canin; participation: citoyen; partie: prenant; passage: piétonnier
patinoire: extérieur intérieur réfrigéré; patrimoine: bâti culturel immatériel religieux; patrouille: nautique
période: estival hivernal électoral; personne: âgé handicapé vulnérable; personnel: soignant
pièce: joint justificatif; piscine: municipal régional creusé; piste: cyclable multifonctionnel; plage: municipal
plan: directeur stratégique triennal quinquennal; plante: envahissant aquatique indigène; pneu: usagé
police: provincial; politique: familial culturel salarial; pompier: volontaire; pont: couvert; prise: électrique
produit: chimique pétrolier; propriété: privé foncier; puits: artésien; quai: flottant; réalité: virtuel
recours: collectif; règlement: municipal intermunicipal; réforme: cadastral; rénovation: cadastral résidentiel
renseignement: personnel; réseau: social routier pluvial cyclable; résidence: principal secondaire permanent
résidu: vert alimentaire domestique; ressource: naturel humain matériel financier; route: provincial secondaire
salle: communautaire municipal polyvalent multifonctionnel; salutation: distingué cordial; santé: mental; séance: ordinaire extraordinaire
secteur: riverain résidentiel industriel municipal; sécurité: civil public routier alimentaire
sens: unique inverse contraire; sentier: pédestre balisé multifonctionnel; sentiment: distingué
service: municipal essentiel animalier; signalisation: routier; soin: palliatif; soirée: dansant; sol: contaminé
soumissionnaire: conforme; stationnement: incitatif hivernal nocturne; taux: hypothécaire; taxe: foncier municipal scolaire
temps: partiel; terrain: vague vacant; terre: agricole; territoire: municipal agricole; tissu: urbain
toilette: chimique public; transport: adapté collectif actif scolaire; travail: bénévole; travaux: routier préparatoire
usager: vulnérable; valeur: foncier marchand patrimonial locatif; véhicule: lourd récréatif hybride
vélo: électrique; vent: violent; vie: privé communautaire municipal; visite: guidé libre; voie: public ferré cyclable
zone: inondable scolaire agricole tampon
"""
# « Les feux d'origine électrique »: without an article after these, the noun says of which kind, and its adjective which.
_KINDS = {
    "de": forms(
        "origine type nature style forme provenance aspect caractère intérêt utilité compétence propriété ordre facture"
        " juridiction consommation allégeance confession nationalité âge taille couleur langue expression source format"
    ),
    "à": forms("caractère vocation statut prédominance"),
    "sans": forms("but"),
    "en": forms("zone vente conseil territoire terrain contexte situation période"),
}
_KINDS["d'"] = _KINDS["de"]
# « Un cours de danse africaine »: where what is taught or played comes from.
_TAUGHT = forms("danse cuisine musique littérature chanson culture peinture poterie")
_FROM = ("ain", "ien", "ois", "ais", "éen", "ique", "latin", "créole", "classique", "traditionnel")


def _read(text: str) -> dict[str, frozenset[str]]:
    """The adjectives of each noun, by its singular and its plural."""
    found: dict[str, frozenset[str]] = {}
    for entry in text.replace("\n", ";").split(";"):
        noun, _, adjectives = entry.partition(":")
        if noun := noun.strip():
            found[noun] = found[plural(noun)] = forms(adjectives)
    return found


_ADJECTIVES = _read(_TERMS)
# What may be said of the head instead: « des logements de type différents » is rare, « de qualité suffisants » is not.
_OF_HEAD = (
    "disponible",
    "suffisant",
    "admissible",
    "vacant",
    "libre",
    "différent",
    "existant",
    "présent",
    "supplémentaire",
    "semblable",
)


def of_term(s: Sentence, i: int) -> frozenset[GenderNumber]:
    """What the qualifier at `i` agrees with when it ends a term whose noun is just before it; empty elsewhere."""
    place = i - 2 if s.role(i - 1) == "A" else i - 1  # une directrice générale adjointe
    if s.role(place) != "N" or s.at(i).form.qualifiers & s.at(place).form.nouns:
        return frozenset()
    noun = s.lower(place)
    adjectives = _ADJECTIVES.get(noun)
    if adjectives is not None:
        basic = s.vocabulary.lexicographer.inflect(s.lower(i), "m", "s")
        if adjectives.intersection(basic):
            held = noun == "eau" and s.lower(place - 1) == "d'" and s.role(place - 2) == "N"
            if held and noun_pairs(s, place - 2) & s.at(i).form.qualifiers:
                return frozenset()  # des citernes d'eau souterraines
            return noun_pairs(s, place)
    if place != i - 1:
        return frozenset()
    if noun in _TAUGHT and s.lower(i - 2) in ("de", "d'") and s.role(i - 3) == "N":
        basic = s.vocabulary.lexicographer.inflect(s.lower(i), "m", "s")
        if s.role(i) == "A" and any(form.endswith(_FROM) for form in basic):
            return noun_pairs(s, i - 1)
    kind = noun in _KINDS.get(s.lower(i - 2), ()) and s.role(i - 3) in ("N", "A", "Q", "V", "W")
    own = s.role(i) == "A" and not s.lower(i).startswith(_OF_HEAD)
    return noun_pairs(s, i - 1) if kind and own else frozenset()
