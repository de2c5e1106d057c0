"""Common nouns and link words capitalised out of respect or habit, and names that keep their capital.

Sources: OQLF, Vitrine linguistique (Majuscules: dénominations, manifestations, entités administratives;
Noms d’organismes; Fêtes) and Commission de toponymie.
"""

from __future__ import annotations

import itertools
import re

from desktop.checks.capitals.calendar import LOWER, UPPER
from desktop.checks.capitals.context import (
    BEFORE_NOUN,
    defined,
    in_title,
    inside_sentence,
    names_a_body,
    names_a_label,
    names_a_street,
)
from desktop.checks.document import Document
from desktop.checks.pattern_rule import NBSP, PatternRule, Replacement
from desktop.checks.spelling.ranking import unaccented
from desktop.editorial.findings import Severity

_COMMON_WHY = (
    f"Un nom commun s’écrit avec une minuscule dans une phrase, même quand il désigne un service, un document ou une"
    f" personne précise{NBSP}: «{NBSP}la taxe d’eau{NBSP}», «{NBSP}le propriétaire{NBSP}» (OQLF, Vitrine linguistique)."
)
_LINK_WHY = (
    f"Dans un nom composé, les prépositions et les articles gardent la minuscule{NBSP}: «{NBSP}la Fête des neiges{NBSP}»"
    " (OQLF, Vitrine linguistique, Manifestations)."
)
_NAME_WHY = "Les noms propres d’organismes, de marques et de fêtes gardent leurs majuscules (OQLF, Vitrine linguistique)."

# People and things that contracts and circulars capitalise; nobody bears these as names.
_LEGAL = (
    r"Propriétaires?|Locataires?|Demandeur|Demanderesse|Requérante?s?|Entrepreneur|Soumissionnaires?|Adjudicataire|Acheteur|Vendeur"
    r"|Participante?s?|Client(?:e|s|es)?|Usag(?:er|ère)s?|Village|Mairie|Greffe|Infolettre|Caserne|Écocentre|Voirie|Territoire"
)
_BARE = re.compile(
    rf"{BEFORE_NOUN}(?P<x>{_LEGAL})(?![\w'-])(?! (?:[A-ZÀ-Ý«]|d[eu]s? [A-ZÀ-Ý]|d'[A-ZÀ-Ý]|de (?:Noël|la (?:science|santé|famille))|des (?:valeurs|arts|sciences|neiges|sports)|du Père))"
)
# What the municipality deals in every day: common nouns, unless they open a name (« le Comité des fêtes », « le
# Règlement sur les nuisances »).
_DAILY = (
    r"Comités?|Permis|Taxes?|Collectes?|Séances?|Budgets?|Bibliothèques?|Patinoires?|Piscines?|Règlements?(?! sur )|Résolutions?|Formulaires?"
    r"|Stationnements?|Bacs?|Travaux|Réunions?|Rencontres?|Inscriptions?|Consultations?|Réservations?|Demandes?|Plaintes?|Requêtes?"
    r"|Certificats?|Compostage|Déneigement|Encombrants|Aqueduc|Égouts?|Trottoirs?|Sentiers?|Terrains?|Subventions?|Factures?|Paiements?"
    r"|Documents?|Frais|Immeubles?|Bâtiments?|Présentations?|Registre|Contrats?|Soumissions?|Dossiers?|Conteneurs?|Ordures|Déchets|Poubelles?"
    r"|Signalisation|Chantiers?|Bénévoles|Aînée?s|Parents|Citoyen(?:ne)?s|Résident[es]*|Contribuables?|Riverain[es]*|Immatriculation"
    r"|Tarifs?|Amendes?|Abonnements?|Dépliants?|Affiches?|Bulletins?|Calendriers?|Horaires?|Procès-verba(?:l|ux)"
)
_EVERYDAY = re.compile(
    rf"{BEFORE_NOUN}(?P<x>{_DAILY})(?![\w'-])(?= (?:est|sont|sera|seront|a|ont|aura|n'|ne|se|s'|peut|doit|doivent|qui|que|où|et|ou|mais"
    r"|pour|avant|après|dès|à|au|aux|en|avec|sans|dans|sur|par|le|la|les|du (?:mardi|lundi|jeudi|\d)|\d)(?![\w-])|[.,;!?](?!\w)|\s*$)(?! et [A-ZÀ-Ý])"
)
# The elliptic title of a regulation, which the Office accepts with its capital when the whole is known to the reader.
_RULE_ALONE = re.compile(
    r"(?<![\w'-])(?:[Ll]e|[Dd]u|[Aa]u) (?P<x>Règlement)(?= [a-zà-ÿ]|[.,;])(?! (?:sur|numéro|no|d[eu]s?)\b| d')"
)
_RULE_WHY = (
    f"Employé seul, «{NBSP}règlement{NBSP}» s’écrit d’ordinaire avec une minuscule; la majuscule n’est admise que pour rappeler"
    " un titre déjà donné en entier (OQLF, Vitrine linguistique)."
)
_DAILY_OF = re.compile(
    rf"{BEFORE_NOUN}(?P<x>Permis|Taxes?|Collectes?|Séances?|Demandes?|Certificats?|Formulaires?|Travaux|Réunions?|Inscriptions?"
    r"|Paiements?|Amendes?|Factures?|Bacs?|Horaires?|Tarifs?)(?= (?:d[eu]s? |d'|de la |de l')[a-zà-ÿ])(?! (?:d[eu]s? |d'|de la |de l')[a-zà-ÿ-]+ [A-ZÀ-Ý])"
)
_SAINT_BEFORE = re.compile(r"(?<![\w'@#/.-])(?P<x>sainte?s?)(?=-[A-ZÀ-Ý][a-zà-ÿ])")
# « appuyé par Monsieur Luc Dastous »: spoken of, not to.
_POLITE = re.compile(
    r"(?<=[a-zà-ÿ] )(?:par|à|avec|et|pour|chez|entre|que|de|joindre|contacter|appeler|rencontrer|remercier|remercie|remercions|féliciter|félicite|félicitons"
    r"|joignez|contactez|appelez|selon|auprès de|accueille|accueillons|accueillera) (?P<x>Monsieur|Madame|Mademoiselle|Messieurs|Mesdames)(?= (?:l[ae] [a-zà-ÿ]|[A-ZÀ-Ý][a-zà-ÿ]))"
)
# « la conférencière, Madame Julie Roy, est biologiste »
_POLITE_APPOSED = re.compile(
    r"(?<=[a-zà-ÿ]{4}), (?P<x>Monsieur|Madame)(?= [A-ZÀ-Ý][\w'-]+ [A-ZÀ-Ý][\w'-]+, (?:est|sera|a|présente|offre|donnera|qui|animera|parlera|vous)\b)"
)
_POLITE_WHY = (
    f"Dans un texte, «{NBSP}monsieur{NBSP}» et «{NBSP}madame{NBSP}» s’écrivent avec une minuscule, ou M. et Mme devant le nom; la"
    " majuscule sert à s’adresser à la personne (OQLF, Vitrine linguistique)."
)
_NUMBERED = re.compile(
    r"(?<=[a-zà-ÿ'] )(?P<x>Caserne|Règlement|Résolution|Dossier|Lot|Zone|Article|Annexe|Avis|Appel d'offres|Salle|Local|Route|Circuit|Parcours|District"
    r"|Classe|Catégorie|Niveau|Étape|Phase|Page|Poste|Porte|Chapitre|Étage|Ligne|Chambre|Appartement|Formulaire|Conteneur|Type|Échelon|Sortie|Borne)"
    r" (?=(?:no|nº|n°|numéro|numéros|\d)(?![\w'-]))"
)
_QUALIFIED = re.compile(
    rf"{BEFORE_NOUN}(?:nouve(?:au|lle) |ancien(?:ne)? |grande? )?(?P<x>(?-i:(?=[A-ZÀ-Ý]))(?i:Camping municipal|Parc (?:canin|linéaire|régional|municipal|industriel|nature|à chiens|intergénérationnel)"
    r"|Comité (?:exécutif|organisateur|de (?:sélection|travail|suivi|pilotage|direction|parents|démolition|citoyens))|Conseil (?:de (?:fabrique|bande)|d'(?:administration|établissement))"
    r"|Taxes? (?:d'eau|foncières?|municipales?|scolaires?|de bienvenue|spéciales?|d'égout)|Camp de jour|Compte de taxes|Rôle d'évaluation|Bac (?:brun|bleu|vert|noir)|Permis (?:de construction|de rénovation|de feu)"
    r"|Avis (?:public|de motion|d'ébullition)|Séance (?:ordinaire|extraordinaire|publique|du conseil)|Assemblée (?:publique|générale|de consultation)"
    r"|École (?:primaire|secondaire)|Terrain de (?:jeux?|soccer|baseball|tennis)|Piste cyclable|Sentier (?:pédestre|glacé)"
    r"|Jardin communautaire|Marché public|Eau potable|Matières (?:résiduelles|recyclables|organiques|dangereuses|compostables)|Plage municipale|Bureau (?:municipal|de poste|de vote)"
    r"|Procès-verbal|Ordre du jour|Budget participatif|Service de garde|Poste de police|Hôtel de région|Garage municipal|Bibliothèque municipale|Piscine municipale|Patinoire municipale"
    r"|Règlement (?:d'emprunt|de (?:zonage|construction|lotissement)|municipal)|Plan d'(?:urbanisme|action)|Fin de semaine|Développement durable|Semaine de relâche|Vente de garage|Soirée dansante|Comité de démolition|Centre de loisirs))(?![\w'-])(?! (?:no |n° |numéro )?\d)"
    r"(?! (?:et [a-zà-ÿ]+ )?(?:de |du |des |d'|de la )?[A-ZÀ-Ý])"
)
# « au Centre communautaire »: after a definite article, it may stand for the whole name, as « le Règlement » does.
_CENTRE = r"Centre (?:[Cc]ommunautaire|[Ss]portif|[Cc]ulturel|[Rr]écréatif)(?![\w'-])(?! (?:et [a-zà-ÿ]+ )?(?:de |du |des |d'|de la )?[A-ZÀ-Ý])"
_SOME_CENTRE = re.compile(
    rf"(?<![\w'-])(?:[Uu]n|[Cc]e|[Nn]otre|[Vv]otre|[Ll]eur|[Cc]haque|[Nn]ouveau|[Aa]ncien|(?:[Ll]e|[Aa]u|[Dd]u)(?= Centre [A-ZÀ-Ý])) (?P<x>{_CENTRE})"
)
_THE_CENTRE = re.compile(rf"(?<![\w'-])(?:[Ll]e|[Aa]u|[Dd]u) (?P<x>{_CENTRE})")
_CENTRE_WHY = (
    f"Employé sans le reste du nom, «{NBSP}centre communautaire{NBSP}» s’écrit d’ordinaire avec une minuscule; la majuscule n’est"
    " admise que pour rappeler un nom déjà connu (OQLF, Vitrine linguistique)."
)
_ADJECTIVE = re.compile(
    r"(?<![\w-])(?:[Ff]êtes?|[Éé]coles?|[Pp]iscines?|[Bb]ibliothèques?|[Cc]entres?|[Ss]alles?|[Cc]hefs?|[Cc]onsultation|[Pp]olyvalente|[Pp]atinoires?|[Jj]ardins?|[Mm]archés?|[Pp]arcs?|[Aa]réna|[Cc]omité|[Cc]our|[Gg]arage|[Rr]èglements?|[Bb]ureaux?|[Ss]ervices?|[Tt]axes?|[Cc]onseil|[Ss]éances?|[Aa]ssemblée|[Ee]mployée?s?|[Ss]tationnements?|[Tt]errains?)"
    r" (?P<x>Secondaires?|Primaires?|Municipa(?:les?|ux|l)|Communautaires?|Public|Publics|Publiques?|Extérieure?s?|Intérieure?s?|Sporti(?:f|ve)s?|Culturel(?:le)?s?|Exécutif|Consultatif|Ordinaire|Extraordinaire|Scolaires?|Foncières?|Cyclable|Canin|Nationales?)(?![\w'-])(?! (?:de |du |des |d'|de la )?[A-ZÀ-Ý])"
)
# « le Comité Consultatif d’urbanisme »: the first word alone of a name may have its capital.
_NAME_ADJECTIVE = re.compile(
    r"(?<![\w-])(?:Comité|Commission|Conseil|Politique|Plan|Programme|Table|Office|Régie|Centre|Service|Règlement|Corporation|Camp|Maison|Club)"
    r" (?P<x>Consultatif|Scolaire|Familiale?|Directeur|Municipale?|Culturelle?|Régionale?|Intermunicipale?|Locale?|Exécutif|Communautaire"
    r"|Citoyen(?:ne)?|Environnementale?|Triennal|Stratégique|Patrimoniale?|Sportive?|Incendie)(?![\w'-])(?= (?:de|du|des|en|sur|pour|d'[a-zà-ÿ]|[a-zà-ÿ]))"
)
_LINKS = re.compile(
    r"(?<![\w'-])(?P<x>(?P<first>[^\W\d_][a-zà-ÿ]{3,}) (?P<link>Des|De|Du|De La|De L'|Et|Au|Aux|En|À|Pour|Sur) ?(?P<last>[A-ZÀ-Ý][a-zà-ÿ]+))(?![\w'-])"
)
_EVENT = re.compile(
    r"(?:Fête|Festival|Marché|Semaine|Journée|Soirée|Tournoi|Course|Défi|Salon|Foire|Carnaval|Nuit|Vente|Corvée|Concours|Concert|Camp|Collecte|Parade|Défilé|Bal|Souper|Déjeuner|Brunch|Club|Comité|Service|Bureau|Maison|Centre|Cercle|École|Salle|Politique|Plan|Programme|Atelier|Cours|Gala|Relais|Rallye|Tour|Circuit|Route|Heure|Bibliothèque|Patinoire|Guide|Règlement|Mois|Jour|Jardin|Joute|Ligue)$"
)
_SAINT = re.compile(r"(?<![\w'@#-])(?P<x>(?:Saint|Sainte|St|Ste)-(?P<rest>[a-zà-ÿ]{3,}(?:-[\w]+)*))(?![\w-])")
_LOWER_SAINT = re.compile(
    r"(?<![\w'-])(?:[Ll]a|[Dd]e la|[Àà] la|[Ll]'église|[Vv]ille de|[Àà]|[Vv]ers|[Bb]onne|[Jj]oyeuse|[Cc]ette|[Dd]e|[Pp]our) (?P<x>sainte?-(?:jean(?:-baptiste)?|valentin|patrick|sylvestre|nicolas|michel|jérôme|sophie|lin|hippolyte|eustache|adèle|agathe|thérèse|colomban|sauveur|janvier|anne[\w-]*))(?![\w-])"
)
_NOEL = re.compile(r"(?<![\w'#@/.-])(?P<x>noël)(?![\w'-])(?! (?:anciens?|traditionnels?)\b)")
_HALLOWEEN = re.compile(r"(?<![\w#@/.-])(?P<x>halloween)(?![\w'-])")
_EASTER = re.compile(
    r"(?<![\w'#-])(?:de|à|joyeuses|avant|après|pour|congé de|lundi de|dimanche de|lapin de|brunch de) (?P<x>pâques)(?![\w-])"
)
_DAYS = re.compile(
    r"(?<![\w'-])(?:[Ff]ête|[Cc]ongé|[Jj]our(?:née)?|[Ss]emaine|[Vv]eille) (?:du |de la |de l'|des |de )(?P<x>travail|canada|patriotes|jour de l'an|an|action de grâces?|terre|souvenir|reine|saint-[a-zà-ÿ]+)(?=[ .,;!?)]|$)"
)
_FEAST_NAMES = {
    "travail": "Travail",
    "canada": "Canada",
    "patriotes": "Patriotes",
    "jour de l'an": "jour de l'An",
    "an": "An",
    "action de grâce": "Action de grâce",
    "action de grâces": "Action de grâces",
    "terre": "Terre",
    "souvenir": "Souvenir",
    "reine": "Reine",
}

_NAMES = (
    "Chevaliers de Colomb", "Croix-Rouge", "Hydro-Québec", "Sûreté du Québec", "Loto-Québec", "Postes Canada",
    "Santé Canada", "Parcs Canada", "Service Canada", "Revenu Québec", "Retraite Québec", "Services Québec", "Assemblée nationale",
    "Filles d'Isabelle", "Héma-Québec", "Ambulance Saint-Jean", "Opération Nez rouge", "Info-Santé", "Info-Excavation", "Urgences-santé",
    "Facebook", "Instagram", "YouTube", "Google", "WhatsApp", "LinkedIn", "TikTok", "Messenger", "Wi-Fi", "Microsoft", "Excel",
    "Android", "iPhone", "iPad", "Desjardins", "Interac", "Visa", "PayPal", "Tim Hortons", "Moyen Âge", "Nouvelle-France", "Grand Nord",
    "Révolution tranquille", "Première Guerre mondiale", "Seconde Guerre mondiale", "Deuxième Guerre mondiale", "Jeux olympiques",
    "Jeux du Québec", "Coupe Stanley", "Père Fouettard", "Amérique du Nord", "Amérique", "Europe", "Afrique", "Asie", "États-Unis",
    "Lanaudière", "Dieu merci", "Commission municipale du Québec", "Commission de la représentation électorale", "Google Play", "App Store",
    "Commission de protection du territoire agricole", "Union des municipalités du Québec", "Fédération québécoise des municipalités",
    "Bureau d'audiences publiques sur l'environnement", "Tribunal administratif du Québec", "Tribunal administratif du logement",
    "Société d'habitation du Québec", "Société de l'assurance automobile du Québec", "Régie du bâtiment du Québec", "Élections Québec",
    "Protecteur du citoyen", "Commission d'accès à l'information", "Cour du Québec", "Union des producteurs agricoles", "Recyc-Québec",
    "Premières Nations", "Office québécois de la langue française", "Régie de l'assurance maladie", "Emploi-Québec", "Tourisme Laurentides", "Espace Muni",
)  # fmt: skip
_NOT_SURE = (
    "Visa",
    "Excel",
    "Amérique",
    "Dieu merci",
    "Père Fouettard",
    "Google",
    "Messenger",
    "Coupe Stanley",
    "Amérique du Nord",
)
_OFFICIAL = {unaccented(name): name for name in _NAMES if name not in _NOT_SURE}
_ACUTE = str.maketrans({"é": "[ée]", "É": "[ÉEé]", "û": "[ûu]"})
_ORGANISATIONS = re.compile(
    r"(?<![\w@#/.-])(?P<x>"
    + "|".join(re.escape(n).translate(_ACUTE) for n in sorted(_OFFICIAL.values(), key=len, reverse=True))
    + r")(?![\w'@/-]|\.\w)",
    re.IGNORECASE,
)
# The words they end with, in every spelling that the expression reads.
_LAST_WORDS = frozenset(
    "".join(letters)
    for name in _OFFICIAL.values()
    for letters in itertools.product(
        *((letter, unaccented(letter)) for letter in re.split("[ '-]", name.lower())[-1])
    )
)
_PEOPLES_AFTER = re.compile(
    r"(?<![\w'-])(?P<who>descendante?s?|ancêtres?|groupes?|colonie|communauté|familles?|génération|foule|poignée|dizaines?|centaines?|milliers?|majorité|plupart|nombre|équipe|délégation)"
    r" (?:de |d'|des )(?P<x>(?:allemand|irlandais|écossais|italien|portugais|américain|acadien|espagnol|polonais|ukrainien|syrien|québécois|ontarien|belge|mexicain|haïtien|algérien|marocain)e?s?)(?=[ .,;!?])(?! (?:du|de)\b)"
)


_BELIEVERS = re.compile(
    r"(?<![\w'-])(?:[Ll]es|[Dd]es|[Aa]ux|[Nn]os|[Uu]ne?|[Ll]e|[Ll]a) (?P<x>Catholiques?|Protestante?s?|Chrétien(?:ne)?s?|Musulmane?s?|Bouddhistes?|Anglican(?:e)?s?)(?![\w'-])(?! [A-ZÀ-Ý])"
)
_GRACE = re.compile(r"(?<=[LlDd]'Action de )(?P<x>Grâces?)(?![\w-])")
_WIND = re.compile(
    r"(?<![\w-])(?:(?:[Vv]ents?|[Rr]afales|[Bb]ourrasques|[Bb]rise) (?:d[ue] |de l'|d')|(?:rive|côté|versant|façade|entrée|voie|partie|direction|extrémité) )"
    r"(?P<x>(?:Nord|Sud|Est|Ouest)(?:-(?:[Ee]st|[Oo]uest))?)(?![\w-])(?! [A-ZÀ-Ý])"
)
_MOUNT = re.compile(
    r"(?<![\w'-])(?:[Dd]u|[Ll]e|[Aa]u) mont (?P<x>(?!et\b|ou\b|est\b|a\b|où\b|qui\b|se\b|sera\b|de\b|des\b|du\b|le\b|la\b|enneigé|voisin|boisé|lui\b|en\b)[a-zà-ÿ]{3,}(?:-[a-zà-ÿ]{3,})*)(?![\w'-])"
)
_EARTH = re.compile(r"(?<![\w-])planète (?P<x>terre|mars)(?![\w-])")
_AVENUE = re.compile(r"(?<=\d)(?:e|re|er) (?P<x>avenue)(?![\w-])")
_NORTH = re.compile(r"(?<![\w-])[Rr]ivière du (?P<x>nord)(?![\w-])")


def _lower(match: re.Match[str]) -> Replacement:
    text = match["x"]
    return text[0].lower() + text[1:]


def _all_lower(match: re.Match[str]) -> Replacement:
    return match["x"].lower()


def _capital(match: re.Match[str]) -> Replacement:
    text = match["x"]
    return text[0].upper() + text[1:]


_NAMED_SO = re.compile(r"[a-zà-ÿ,] (?:L[ea]s? |L')$")


def _common(match: re.Match[str], document: Document) -> bool:
    text, start = document.folded, match.start("x")
    if _NAMED_SO.search(text[max(0, start - 6) : start]):
        return False  # du groupe Les Riverains
    named = names_a_body(text, start) or names_a_street(text, start) or names_a_label(text, start)
    return inside_sentence(match, document) and not named and not defined(match, text)


# « Flocon, Gratte-Ciel et Madame Tempête »: the last of several names that things bear.
_NAMED_THING = re.compile(r", [A-ZÀ-Ý][\w'-]+ et $")


def _somebody(match: re.Match[str], document: Document) -> bool:
    """Spoken of, and not a nickname among others."""
    text, start = document.folded, match.start("x")
    alone = not re.match(r" [A-ZÀ-Ý][\w'-]+ [A-ZÀ-Ý]", text[match.end("x") : match.end("x") + 60])
    listed = alone and _NAMED_THING.search(text[max(0, start - 40) : start])
    return not listed and _common(match, document)


def _common_there(match: re.Match[str], document: Document) -> bool:
    """Not « les normes du Règlement » where « le Règlement sur la qualité de l’eau » is named, nor « appliquer le Règlement »."""
    alone = match["x"] == "Règlement" and re.match(r"(?:[Ll]e|[Dd]u|[Aa]u) ", match[0])
    return not alone and _common(match, document)


def _links(match: re.Match[str]) -> Replacement:
    """« Fête Des Neiges »: the first word keeps its capital, then « Fête des Neiges » as a second choice."""
    first, link, last = match["first"], match["link"].lower(), match["last"]
    space = "" if link.endswith("'") else " "
    return (f"{first} {link}{space}{last.lower()}", f"{first} {link}{space}{last}")


def _is_event(match: re.Match[str], document: Document) -> bool:
    """Inside a sentence, an event or a service; a line in capitals throughout is a layout."""
    text, start = document.folded, match.start("x")
    if (
        not _EVENT.match(match["first"].capitalize())
        or in_title(text, start)
        or document.in_italics(start, match.end("x"))
    ):
        return False
    left, right = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    line = text[left : right if right >= 0 else len(text)]
    words: list[str] = re.findall(r"[^\W\d_]{4,}", line.replace(match["x"], ""))
    return bool(words) and 2 * sum(word[0].isupper() for word in words) <= len(words)


def _saint(match: re.Match[str]) -> Replacement:
    return "-".join(
        part if part in ("de", "du", "des", "la", "le", "les", "en", "sur", "d", "l") else part.capitalize()
        for part in match["x"].split("-")
    )


def _organisation(match: re.Match[str]) -> Replacement:
    return _OFFICIAL[unaccented(match["x"])]


def _not_shouted(match: re.Match[str], document: Document) -> bool:
    start, end = match.span("x")
    typed: str = match["x"]
    plain = typed[1:].islower() or typed.istitle() or (typed[0].islower() and not typed.isupper())
    return plain and not document.in_italics(start, end)


def _feast(match: re.Match[str]) -> Replacement:
    name = match["x"]
    if name.startswith("saint-"):
        return "-".join(part.capitalize() for part in name.split("-"))
    return _FEAST_NAMES[name]


def _is_feast(match: re.Match[str], document: Document) -> bool:
    """« la fête du Travail », « le jour de l’An »; « une journée de travail » is none."""
    before = document.folded[match.start() : match.start("x")]
    if match["x"] in ("travail", "souvenir", "reine", "patriotes", "canada"):
        return before.lower().startswith(("fête", "congé", "jour du")) and not before.endswith("de ")
    if match["x"] == "terre":
        return before.lower().startswith(("jour de la", "journée de la")) and not before.startswith(
            "la journée"
        )
    if match["x"] == "an":
        return before.lower().startswith(("jour de l'", "veille du jour"))
    return not before.lower().startswith("semaine") or match["x"].startswith("saint-")


def _opening_noel(match: re.Match[str], document: Document) -> bool:
    return not document.in_italics(*match.span("x"))


COMMON_RULES = (
    PatternRule("majuscules.nom_commun", _QUALIFIED, _all_lower, LOWER, _COMMON_WHY, guard=_common),
    PatternRule("majuscules.nom_commun", _BARE, _lower, LOWER, _COMMON_WHY, guard=_common),
    PatternRule("majuscules.nom_commun", _EVERYDAY, _lower, LOWER, _COMMON_WHY, guard=_common_there),
    PatternRule("majuscules.nom_commun", _SOME_CENTRE, _all_lower, LOWER, _COMMON_WHY, guard=_common),
    PatternRule("majuscules.nom_commun", _THE_CENTRE, _lower, LOWER, _CENTRE_WHY, Severity.SUGGESTION, guard=_common),
    PatternRule("majuscules.nom_commun", _RULE_ALONE, _lower, LOWER, _RULE_WHY, Severity.SUGGESTION, guard=_common),
    PatternRule("majuscules.nom_commun", _DAILY_OF, _lower, LOWER, _COMMON_WHY, guard=_common),
    PatternRule("majuscules.civilite", _POLITE, _lower, LOWER, _POLITE_WHY, guard=_somebody),
    PatternRule("majuscules.civilite", _POLITE_APPOSED, _lower, LOWER, _POLITE_WHY, guard=_common),
    PatternRule("majuscules.saint", _SAINT_BEFORE, _capital, UPPER, _NAME_WHY, guard=_opening_noel),
    PatternRule("majuscules.nom_commun", _NUMBERED, _lower, LOWER, _COMMON_WHY, guard=_common),
    PatternRule("majuscules.adjectif", _ADJECTIVE, _all_lower, LOWER, _COMMON_WHY, guard=_common),
    PatternRule("majuscules.adjectif", _NAME_ADJECTIVE, _all_lower, LOWER, _COMMON_WHY, guard=_not_shouted),
    PatternRule("majuscules.mot_de_liaison", _LINKS, _links, LOWER, _LINK_WHY, guard=_is_event),
    PatternRule("majuscules.saint", _SAINT, _saint, UPPER, _NAME_WHY),
    PatternRule("majuscules.saint", _LOWER_SAINT, _saint, UPPER, _NAME_WHY),
    PatternRule("majuscules.fete", _NOEL, _capital, UPPER, _NAME_WHY, guard=_opening_noel),
    PatternRule("majuscules.fete", _HALLOWEEN, _capital, UPPER, _NAME_WHY, guard=_opening_noel),
    PatternRule("majuscules.fete", _EASTER, _capital, UPPER, _NAME_WHY, guard=_opening_noel),
    PatternRule("majuscules.fete", _DAYS, _feast, UPPER, _NAME_WHY, guard=_is_feast),
    PatternRule("majuscules.organisme", _ORGANISATIONS, _organisation, UPPER, _NAME_WHY, guard=_not_shouted, words=_LAST_WORDS),
    PatternRule("majuscules.nom_commun", _BELIEVERS, _lower, LOWER, _COMMON_WHY, guard=_common),
    PatternRule("majuscules.fete", _GRACE, _lower, LOWER, _NAME_WHY),
    PatternRule("majuscules.point_cardinal", _WIND, _all_lower, LOWER, _COMMON_WHY),
    PatternRule("majuscules.nom_propre", _MOUNT, _saint, UPPER, _NAME_WHY),
    PatternRule("majuscules.nom_propre", _EARTH, _capital, UPPER, _NAME_WHY),
    PatternRule("majuscules.nom_propre", _AVENUE, _capital, UPPER, _NAME_WHY),
    PatternRule("majuscules.nom_propre", _NORTH, _capital, UPPER, _NAME_WHY),
    PatternRule("majuscules.gentile", _PEOPLES_AFTER, _capital, UPPER, _NAME_WHY),
)  # fmt: skip
