"""« la Municipalité » decides, « la municipalité » is a territory; government, council and ministries.

Sources: OQLF, Vitrine linguistique (Municipalité, ville; gouvernement; ministère; Noms d’organismes) and
Commission de toponymie, « Écrire le nom d’une municipalité ».
"""

from __future__ import annotations

import re

from desktop.checks.capitals.calendar import LOWER, UPPER
from desktop.checks.capitals.context import BEFORE_NOUN, inside_sentence
from desktop.checks.document import Document
from desktop.checks.pattern_rule import NBSP, PatternRule, Replacement
from desktop.editorial.findings import Severity

_LEGAL_WHY = (
    f"La Municipalité qui décide, informe ou invite est une personne morale{NBSP}: la majuscule. La municipalité où"
    " l’on habite est un territoire: la minuscule (OQLF; Commission de toponymie).".replace("e:", f"e{NBSP}:")
)
_BODY_WHY = (
    f"Le nom commun s’écrit avec une minuscule{NBSP}: le gouvernement du Québec, le ministère de la Santé, le conseil"
    " municipal (OQLF, Vitrine linguistique, Noms d’organismes)."
)
_FIELD_WHY = f"Le domaine d’un ministère prend la majuscule{NBSP}: le ministère des Transports (OQLF, Vitrine linguistique)."
_STATE_WHY = f"L’État, au sens du gouvernement, prend la majuscule{NBSP}: «{NBSP}l’État québécois{NBSP}» (OQLF, Vitrine linguistique)."
_SERVICE_WHY = (
    f"Le nom complet d’un service municipal prend la majuscule au premier mot seulement{NBSP}: «{NBSP}le Service des"
    f" loisirs{NBSP}»; «{NBSP}le service{NBSP}» par la suite (OQLF, Vitrine linguistique, Noms d’organismes)."
)

_OF_TOWN = r"(?: (?:de |d')[A-ZÀ-Ý][\w'-]+(?: [A-ZÀ-Ý][\w'-]+)?)?"
# What only a legal person does.
_DECIDES = (
    r"invite|rappelle|informe|remercie|tient à|demande|annonce|offre|souhaite|adopte|procède|lance|recrute|embauche"
    r"|met|propose|organise|s'engage|s'est engagée|se réserve|désire|encourage|recommande|avise|convie|félicite|confirme"
    r"|prévoit|investit|entretient|souscrit|n'assume|décline|autorise|interdit|exige|étudie|cherche|gère|délivre|émet"
    r"|confie|perçoit|prête|dispose (?:de|d')|facture|conserve|nettoie|répare|installe|plante|ramasse|loue|vend|achète|saisit|détient"
    r"|compte (?:sur|procéder|offrir|embaucher|poursuivre)|percevra|confiera|prêtera|facturera|ramassera|plantera|réparera|avisera"
    r"|informera|remerciera|accordera|assurera|communiquera|poursuivra|recevra|étudiera|analysera|soutiendra|entretiendra"
    r"|récupère|traite|analyse|évalue|valorise|reconnaît|tient (?:compte|un|une|des|son|sa)|sensibilise|soumet|transmet|envoie|suit"
    r"|publie|acquiert|verse|octroie|accorde|participe|collabore|appuie|soutient|finance|fournit|effectue|poursuit"
    r"|entreprend|réalise|consulte|prie|suspend|décrète|sollicite|subventionne|distribue|remet|veille|salue|dévoile"
    r"|présente|amorce|entend|assure|n'est pas responsable|est (?:à la recherche|fière|heureuse|ravie|responsable)"
    r"|tiendra|rappellera|offrira|invitera|demandera|procédera|annoncera|adoptera|entreprendra|réalisera|effectuera|distribuera"
    r"|publiera|installera|assumera|remettra|versera|lancera|déposera|présentera|consultera|embauchera|reprendra|mettra"
    r"|ne se tient pas|a le (?:plaisir|mandat|devoir)|a l'(?:intention|obligation)|a hâte|n'accepte|accepte|refuse|déneige|perçoit|impose|applique|s'occupe|se charge|se joint|s'associe|se dote|s'est dotée"
)
_DONE = (
    r"adopté|décidé|annoncé|lancé|investi|mandaté|procédé|confié|autorisé|octroyé|accordé|choisi|retenu|signé|demandé"
    r"|invité|conclu|acquis|acheté|déposé|entrepris|tenu à|remis|embauché|consenti|présenté|mis|obtenu|voté|résolu|répondu"
    r"|prévu|publié|modifié|aménagé|installé|organisé|nommé|reçu|versé|effectué|poursuivi|dévoilé|consulté|rencontré|refait"
)
_INFINITIVE = (
    r"(?:vous |en |y |l'|la |le |les |ne pas )?(?:adopter|annoncer|lancer|investir|mandater|procéder|confier|autoriser"
    r"|octroyer|accorder|retenir|signer|demander|inviter|conclure|acquérir|acheter|déposer|entreprendre|remettre"
    r"|embaucher|présenter|mettre|obtenir|offrir|informer|rappeler|publier|modifier|aménager|installer|organiser|tenir"
    r"|confier|saisir|percevoir|prêter|facturer|conserver|nettoyer|réparer|récupérer|vendre|louer|traiter|analyser|évaluer"
    r"|intervenir|remplacer|enlever|ramasser|retirer|refuser|annuler|reporter|interdire|fermer|ouvrir|appliquer|communiquer"
    r"|percevoir|recourir|poser|inspecter|vérifier|prendre (?:des|une|toutes|en charge)|fournir|rembourser|déneiger|payer|envoyer|transmettre"
    r"|imposer|exiger|être tenue|consulter|émettre|effectuer|suspendre|réaliser|assurer|poursuivre|refaire|planter)"
)
_AIDED = (
    rf"(?:n')?(?:a|aura|avait)(?: (?:pas|déjà|aussi|également|récemment|ainsi|donc|enfin))?(?: été informée| (?:{_DONE}))"
    rf"|(?:ne )?(?:va|peut|doit|devra|pourra|veut|voudrait|compte|vient d[e']|pourrait|devait|devrait|espère)(?: (?:pas|aussi|également))? ?{_INFINITIVE}"
)
_SUBJECT = re.compile(
    rf"(?<![\w'-])(?:[Ll]a|[Nn]otre) (?P<x>municipalité)(?={_OF_TOWN}(?: (?:vous|nous|leur|lui|y|en|les|se|ne))?"
    rf"(?: (?:{_DECIDES})| (?:{_AIDED}))(?![\w-]))"
)
_CITY_SUBJECT = re.compile(
    rf"(?<![\w'-])(?:[Ll]a) (?P<x>ville)(?= (?:de |d')[A-ZÀ-Ý][\w'-]+(?: (?:vous|nous|leur))?"
    rf"(?: (?:{_DECIDES})| (?:{_AIDED}))(?![\w-]))"
)
_IT_IS = re.compile(
    rf"(?<![\w'-])[Cc]'est la (?P<x>municipalité) qui (?:(?:vous|nous|leur|y|en|les|se) )?(?:{_DECIDES}|{_AIDED})(?![\w-])"
)
_OWNED = (
    r"employée?s?|site(?: [Ww]eb| [Ii]nternet)?|page Facebook|chaîne YouTube|règlements?|politique(?: \w+)?|budget|logo|infolettre"
    r"|réseaux sociaux|bureaux|procès-verbaux|fonctionnaires|personnel|administration|greffe|dirigeants"
    r"|représentante?s?|porte-parole|mandataires?|avocate?s?|contribution|appui financier|aide financière|participation financière"
    r"|services? (?:techniques?|administratifs?)|finances|dépenses|revenus|états financiers|conseil|plateformes?"
)
_OWNER = re.compile(
    rf"(?<![\w-])(?:(?:{_OWNED}) de la|[Aa]u nom de la|(?:[Oo]ffert|[Oo]rganisé|[Ff]inancé|adopté|présenté|proposé|mandaté|embauché|émis|publié|fourni|exigé|demandé|autorisé|aménagé|subventionné|géré|mis en place|entretenu|installé|octroyé|versé|réalisé|délivré)e?s? par la) (?P<x>municipalité)(?![\w-])"
)
# Whoever works with a municipality may mean any of them.
_PARTNER = re.compile(
    r"(?<![\w-])(?:[Aa]uprès de la|[Ee]n (?:collaboration|partenariat) avec la) (?P<x>municipalité)(?![\w-])"
)
_TERRITORY = re.compile(
    r"(?<![\w-])(?:territoire de la|[Dd]ans la|[Dd]ans toute la|[Aa] travers la|[Àà] travers la|[Pp]artout dans la|coins de la|cœur de la"
    r"|limites de la|[Tt]raverse(?:nt)? la|centre de la|[Aa]illeurs dans la|nord de la|sud de la|est de la|ouest de la|[Uu]ne|[Cc]haque|[Cc]ette|autre|[Pp]etite|[Ll]es|[Dd]es|[Pp]lusieurs|[Dd]'autres|deux|trois|quatre|cinq|six)"
    r" (?P<x>Municipalités?)(?! (?:de |d'|régionales? )[A-ZÀ-Ýc])(?![\w-])"
)

_COMMON_BODY = re.compile(
    rf"{BEFORE_NOUN}(?P<x>Gouvernement(?: [Ff]édéral| [Pp]rovincial)?|Conseil [Mm]unicipal|Conseil des [Mm]inistres|Région(?= des? )|Province(?= d[eu] | (?:a|est|verse|finance|octroie|paie|rembourse|exige|impose|doit|peut)(?![\w-])))(?![\w-])(?! des jeunes)"
)
# « le Ministère », by itself: for the whole name, which the reader knows.
_MINISTRY_ALONE = re.compile(rf"{BEFORE_NOUN}(?P<x>Ministères?)(?![\w-])")
_MINISTRY_WHY = (
    f"Employé seul, «{NBSP}ministère{NBSP}» s’écrit d’ordinaire avec une minuscule; la majuscule n’est admise que lorsque le nom"
    " complet a été donné et que le sens est clair (OQLF, Vitrine linguistique, Noms d’organismes)."
)
# « le Conseil a adopté »: the council, unless a longer name is given elsewhere.
_COUNCIL = re.compile(
    r"(?<![\w'-])(?:[Ll]e|[Dd]u|[Aa]u|[Nn]otre|[Cc]e) (?P<x>Conseil)(?= (?:a|est|adopte|autorise|mandate|siège|approuve|décide|nomme|accepte|demande|appuie"
    r"|se réunit|se réunira|tiendra|adoptera|souhaite|entend|étudie|doit|peut|prend|vote|remercie|recommande|confirme|invite)(?![\w-])|[.,;](?!\w))"
)
_STATE = re.compile(
    r"(?<![\w-])(?:[Ll]'|[Dd]e l'|[Àà] l'|[Pp]ar l')(?P<x>état)(?= (?:québécois|canadien|fédéral|provincial|finance|verse|subventionne|rembourse|investit|impose|oblige|garantit|perçoit|prélève|assume"
    r"|(?:doit|devra|peut|pourrait|devrait|va|veut) (?:financer|verser|payer|assumer|investir|soutenir|aider|intervenir|garantir|protéger|agir))(?![\w-]))"
)
_STATE_OF = re.compile(
    r"(?<![\w-])(?:[Cc]hefs?|[Ss]ecrets?|[Cc]oups?|[Rr]aison|[Hh]ommes?|[Ff]emmes?|[Ss]ociétés?|[Mm]inistres?|[Ss]ecrétaires?) d'(?P<x>état)(?![\w-])"
)
_OFFICE = re.compile(
    r"(?<![\w-])(?:[Ll]'|de l'|à l'|par l')(?P<x>office)(?= municipal d'habitation(?: (?:de|d'|du|des) ?[A-ZÀ-Ý]| \([A-Z]))"
)
# By itself, « l'office municipal d'habitation » may be any of them.
_OFFICE_ALONE = re.compile(
    r"(?<![\w-])(?:[Ll]'|de l'|à l'|par l')(?P<x>office)(?= municipal d'habitation(?! locale)(?! (?:de|d'|du|des) ?[A-ZÀ-Ý]| \([A-Z]))"
)
_MUNICIPAL = re.compile(
    r"(?<![\w-])(?:[Cc]onseil|[Hh]alte|[Cc]omité|[Tt]axe|[Cc]our) (?P<x>Municipale?)(?![\w-])"
)
_FIELD = (
    r"transports|santé|éducation|affaires municipales|environnement|culture|sécurité publique|famille|finances|justice"
    r"|tourisme|agriculture|immigration|travail|revenu|langue française|ressources naturelles|énergie|économie"
)
_MINISTRY = re.compile(
    rf"(?<![\w-])[Mm]inist(?:ère|re) (?:de la |de l'|des |du |de )(?P<x>{_FIELD})(?![\w-])"
)
_MINISTRIES = re.compile(
    rf"(?<![\w-])[Mm]inist(?:ère|re) (?:de la |de l'|des |du |de )(?P<x>(?P<first>(?i:{_FIELD}))(?P<link> et (?:de la |de l'|des |du ))"
    rf"(?P<second>(?i:{_FIELD}|habitation|communications|faune|alimentation|innovation|forêts|parcs|sports|loisir|enseignement supérieur"
    r"|inclusion|intégration|services sociaux|mobilité durable)))(?![\w-])"
)
_ASSEMBLY = re.compile(r"(?<![\w-])(?:[Ll]'|à l'|de l')(?P<x>assemblée nationale)(?! des (?!élus))(?![\w-])")

_SERVICES = (
    r"des loisirs(?:, de la culture et de la vie communautaire|, de la culture et des communications| et de la culture"
    r"| et de la vie communautaire|, culture et vie communautaire|, de la culture et de la bibliothèque)?"
    r"|des travaux publics(?: et des infrastructures)?|de l'urbanisme(?: et de l'environnement|, de l'environnement et du développement durable)?"
    r"|de l'environnement|(?:de|de la) sécurité (?:incendie|publique)|des incendies|du greffe(?: et des affaires juridiques)?"
    r"|des communications|de la trésorerie|des finances|des ressources humaines|de la culture(?: et des loisirs)?"
    r"|de la bibliothèque|du développement (?:économique|durable)|de l'ingénierie|de la taxation|du génie"
    r"|des affaires juridiques|des technologies de l'information|de la voirie|de la vie communautaire"
)
_SERVICE = re.compile(
    rf"(?<![\w'-])(?P<det>[Ll]e|[Dd]u|[Aa]u|[Nn]otre|[Vv]otre|et|[Ll]eur) (?P<x>(?P<head>[Ss]ervice) (?P<field>{_SERVICES}))(?![\w-])(?! à domicile)",
    re.IGNORECASE,
)


def _legal(match: re.Match[str]) -> Replacement:
    return match["x"].capitalize()


def _lower(match: re.Match[str]) -> Replacement:
    return match["x"].lower()


def _field(match: re.Match[str]) -> Replacement:
    field = match["x"]
    if field == "sécurité publique":
        return "Sécurité publique"
    if field == "langue française":
        return "Langue française"
    if field == "ressources naturelles":
        return "Ressources naturelles"
    return field.capitalize()


def _service(match: re.Match[str]) -> Replacement:
    field = match["field"].lower()
    if match["x"].isupper() or match["head"].isupper():
        return None
    return f"Service {field}"


def _fields(match: re.Match[str]) -> Replacement:
    """Both fields of a ministry: « de la Culture et des Communications »."""
    first, link, second = match["first"], match["link"], match["second"]
    return f"{first[0].upper()}{first[1:]}{link}{second[0].upper()}{second[1:]}"


def _only_council(match: re.Match[str], document: Document) -> bool:
    """No other council is named with a capital in the text."""
    return inside_sentence(match, document) and not re.search(
        r"Conseil (?:[a-zà-ÿ]+ )?(?:d[eu']|québécois|national|supérieur|régional|canadien)", document.folded
    )


_ANY = re.compile(r"\b(?:les|des|aux|une|chaque|toute|sa|leur) municipalités?\b")


def _of_this_one(match: re.Match[str], document: Document) -> bool:
    """Not where the text speaks of municipalities in general, or writes the word small all along."""
    text = document.folded
    return _ANY.search(text) is None and text.count(" la municipalité") < 3


def _named_ministry(match: re.Match[str], document: Document) -> bool:
    """« le Ministère de la Famille » takes a small letter; « le Ministère », alone, is as one likes once it is named."""
    text = document.folded
    if match["x"] == "Ministère" and not re.match(r" (?:d[eu]s? |d')", text[match.end() :]):
        return False
    return inside_sentence(match, document)


def _unnamed_ministry(match: re.Match[str], document: Document) -> bool:
    """Alone, and the text gives no ministry its name."""
    text = document.folded
    named = re.search(r"[Mm]inistère (?:d[eu]s? |d')", text)
    return named is None and match["x"] == "Ministère" and inside_sentence(match, document)


# « du service des communications du parc »: that of another body than the municipality.
_OF_ANOTHER = re.compile(
    r" (?:du (?!(?:territoire|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b)|de la (?!(?:[Mm]unicipalité|[Vv]ille|municip))|de l'|de (?:nos|votre|vos|leur|leurs|cette?|chaque|plusieurs) |d'une? |des )[a-zà-ÿ]"
)


def _before_place(match: re.Match[str], document: Document) -> bool:
    """Not « le service des communications du parc », nor in italics."""
    if match["head"] == "service" and _OF_ANOTHER.match(document.folded, match.end()):
        return False
    return not document.in_italics(match.start("x"), match.end("x"))


BODY_RULES = (
    PatternRule("majuscules.municipalite", _SUBJECT, _legal, UPPER, _LEGAL_WHY, guard=_of_this_one),
    PatternRule("majuscules.municipalite", _IT_IS, _legal, UPPER, _LEGAL_WHY),
    PatternRule("majuscules.municipalite", _CITY_SUBJECT, _legal, UPPER, _LEGAL_WHY),
    PatternRule("majuscules.municipalite", _OWNER, _legal, UPPER, _LEGAL_WHY, guard=_of_this_one),
    PatternRule("majuscules.municipalite", _PARTNER, _legal, UPPER, _LEGAL_WHY, Severity.SUGGESTION),
    PatternRule("majuscules.territoire", _TERRITORY, _lower, LOWER, _LEGAL_WHY, guard=inside_sentence),
    PatternRule("majuscules.organisme", _COMMON_BODY, _lower, LOWER, _BODY_WHY, guard=inside_sentence),
    PatternRule("majuscules.organisme", _MINISTRY_ALONE, _lower, LOWER, _BODY_WHY, guard=_named_ministry),
    PatternRule("majuscules.organisme", _MINISTRY_ALONE, _lower, LOWER, _MINISTRY_WHY, Severity.SUGGESTION, guard=_unnamed_ministry),
    PatternRule("majuscules.organisme", _MUNICIPAL, _lower, LOWER, _BODY_WHY, guard=inside_sentence),
    PatternRule("majuscules.organisme", _COUNCIL, _lower, LOWER, _BODY_WHY, guard=_only_council),
    PatternRule("majuscules.etat", _STATE, lambda _: "État", UPPER, _STATE_WHY),
    PatternRule("majuscules.etat", _STATE_OF, lambda _: "État", UPPER, _STATE_WHY),
    PatternRule("majuscules.organisme", _OFFICE, _legal, UPPER, _FIELD_WHY),
    PatternRule("majuscules.organisme", _OFFICE_ALONE, _legal, UPPER, _FIELD_WHY, Severity.SUGGESTION),
    PatternRule("majuscules.ministere", _MINISTRIES, _fields, UPPER, _FIELD_WHY),
    PatternRule("majuscules.ministere", _MINISTRY, _field, UPPER, _FIELD_WHY),
    PatternRule("majuscules.organisme", _ASSEMBLY, lambda _: "Assemblée nationale", UPPER, _FIELD_WHY),
    PatternRule("majuscules.service", _SERVICE, _service, UPPER, _SERVICE_WHY, guard=_before_place),
)  # fmt: skip
