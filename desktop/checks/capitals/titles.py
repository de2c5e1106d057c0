"""Titles of function take no capital in running text, unless they address the person (OQLF, 21411)."""

from __future__ import annotations

import re

from desktop.checks.capitals.calendar import LOWER, UPPER
from desktop.checks.capitals.context import BEFORE_NOUN, inside_sentence, names_a_label, opens
from desktop.checks.document import Document
from desktop.checks.pattern_rule import NBSP, PatternRule, Replacement

_WHY = (
    f"Un titre de fonction s’écrit avec une minuscule dans un texte, même devant le nom{NBSP}: «{NBSP}le maire Guy"
    f" Lamothe{NBSP}», «{NBSP}la directrice générale{NBSP}». La majuscule ne sert qu’à s’adresser à la personne"
    f"{NBSP}: «{NBSP}Madame la Directrice générale,{NBSP}» (OQLF, Vitrine linguistique, Titres de fonctions)."
)
_TITLE = (
    r"Vice-[Pp]résidente?s?|Président-directeur général|Présidente-directrice générale|Présidente?s?"
    r"|Maires?|Mairesses?|Conseill(?:er|ère)s?|Échevine?s?|Préf(?:et|ète)s?(?: suppléante?)?"
    r"|Directeurs?|Directrices?|Sous-(?:directeur|directrice)|Greffiers?(?:-[Tt]résoriers?)?"
    r"|Greffières?(?:-[Tt]résorières?)?|Trésori(?:er|ère)s?|Secrétaires?(?:-[Tt]résori(?:er|ère)s?)?"
    r"|Ministres?|Députée?s?|Sénat(?:eur|rice)s?|[Pp]remi(?:er|ère) Ministre|Premi(?:er|ère) ministre"
    r"|Inspect(?:eur|rice)s?|Urbanistes?|Coordonnat(?:eur|rice)s?|Coordonateurs?|Responsables?|Techniciens?"
    r"|Techniciennes?|Contremaîtres?(?:se)?|Surintendante?s?|Bibliothécaires?|Animat(?:eur|rice)s?"
    r"|Agente?s?|Adjointe?s?|Gestionnaires?|Commissaires?|Élue?s?|Pompi(?:er|ère)s?|Ingénieure?s?|Moniteurs?"
    r"|Monitrices?|Curé|Chefs?|Cheffes?|Maître-nageur|Sauvet(?:eur|euse)s?|Brigadi(?:er|ère)s?|Notaires?"
    r"|Porte-parole|Archiviste|Régiss(?:eur|euse)|Professeure?s?|Enseignante?s?|Capitaine|Lieutenante?|Sergente?"
    r"|Lieutenante?-[Gg]ouverneure?s?|Gouverneure?s?|Juges?|Pape|Évêques?|Archevêques?|Arpent(?:eur|euse)s?-[Gg]éomètres?|Architectes?"
    r"|Procureure?s?|Vérificat(?:eur|rice)s?|Docteure?s?|Médecins?|Infirmi(?:er|ère)s?|Polici(?:er|ère)s?|Policières|Abbé|Vicaire"
    r"|Préposée?s?|Patrouilleu(?:r|se)s?|Entraîneu(?:r|se)s?|Arbitres?|Bedeau|Facteur|Forgeron|Meunier|Trappeur"
    r"|Citoyens|Citoyennes|Résidents|Résidentes|Bénévoles?|Contribuables|Parents|A[iî]née?s|Employée?s"
)
_QUALIFIER = (
    r"(?: (?:[Gg]énérale?|[Aa]djointe?|[Mm]unicipale?|[Mm]unicipaux|[Mm]unicipales|[Pp]rincipale?|[Cc]ulturel(?:le)?"
    r"|[Aa]dministrati(?:f|ve)|[Ss]uppléante?|[Ii]ntérimaire|[Jj]uridique|[Tt]echnique|[Ss]ortante?|[Ff]édérale?"
    r"|[Pp]rovinciale?))*"
)
_IN_TEXT = re.compile(rf"{BEFORE_NOUN}(?P<x>(?:{_TITLE})(?![\w-]){_QUALIFIER})(?![\w-])")
_AFTER_COMMA = re.compile(
    rf"(?<=[^\W\d_])(?P<lead>, (?:et )?|, (?:[Ll]'|[Ll][ea] ))(?P<x>(?:{_TITLE})(?![\w-]){_QUALIFIER})(?![\w-])"
)
_QUALIFIED = re.compile(
    r"(?<![\w-])(?:maire|mairesse|direct(?:eur|rice)s?|conseill(?:er|ère)s?|(?:adjoint|présiden|agent|secrétaire)[a-z]{0,2}"
    r"|direction|inspect(?:eur|rice)|greffi(?:er|ère)|trésori(?:er|ère)|Direct(?:eur|rice)|Direction)"
    r" (?P<x>(?:Général|Adjoint|Municipal|Municipaux|Municipales|Suppléant|Intérimaire)e?s?)(?![\w-])"
)
_ADDRESS = re.compile(
    r"(?:Madame|Monsieur|Mesdames|Messieurs|Mme|M\.|madame|monsieur|mesdames|messieurs)(?: et \w+)? (?:l[ae]s? |l')?$"
)
# « M. le Maire Clive Kiley souhaite »: nobody is addressed by title and name, then spoken of.
_BEFORE_NAME = re.compile(
    r" (?:[A-ZÀ-Ý][\w'.-]+ ){1,3}(?:[a-zà-ÿ]|\()"
    r"| (?:a|est|sera|souhaite|invite|remercie|annonce|présente|présidera|prononcera|répondra|viendra|procédera|déclare|informe|dépose)\b"
)
# The title belongs to the name of an event or of a street: « Coupe du Maire », « rue du Curé ».
_NAMED_AFTER = re.compile(
    r"(?:\b(?:[Rr]ue|[Cc]hemin|[Mm]ontée|[Aa]venue|[Bb]oul\w*\.?|[Pp]arc|[Cc]lub|[Bb]aie|[Mm]ont|[Ll]ac|[Ss]alle|[Rr]ang|[Ii]le|[Îî]le)"
    r"|\b[A-ZÀ-Ý][\w'-]+) (?:du |de la |des |de l'|de |d')$"
)
# Bodies of the State that one person heads, named by the head's title (« le Directeur de l'état civil »).
_OFFICE_HOLDERS = re.compile(
    r"Direct(?:eur|rice) (?:de l'état civil|général des élections|des poursuites criminelles)"
    r"|Vérificat(?:eur|rice) général|Commissaire (?:au lobbyisme|à l'éthique|à la (?:santé|langue|déontologie|lutte)|à l'intégrité)"
)
_FAMILY = re.compile(r"\bles (?:[A-ZÀ-Ý][a-zà-ÿ-]+ et )?$")
_CHARACTER = re.compile(r" (?!et\b)[A-ZÀ-Ý][\w'-]+(?! [A-ZÀ-Ý])")
_SALUTATION = re.compile(
    rf"(?m)^(?:Madame|Monsieur|Mesdames|Messieurs) (?:la |le |les |l')(?P<x>(?:{_TITLE.lower()}){_QUALIFIER})(?= ?,\s*$)"
)
_COMMON = re.compile(r"(?:Citoyen|Résident|Bénévole|Contribuable|Parents|Aîné|Employé|Élu|Responsable)")


# « trois générations de Tricoteuses », « quatre Patineurs »: people counted, not the name of a team.
_COUNTED = re.compile(
    r"(?<![\w-])(?:(?:[Uu]ne|[Ll]a|[Dd]es|[Uu]n|[Dd]eux|[Tt]rois|[Qq]uatre|[Cc]inq|\d+) (?:générations?|groupes?|dizaines?|douzaines?|vingtaines?|trentaines?|centaines?|poignées?|foules?) (?:de |d')"
    r"|(?:[Tt]rois|[Qq]uatre|[Cc]inq|[Ss]ix|[Ss]ept|[Hh]uit|[Nn]euf|[Dd]ix|[Dd]ouze|[Qq]uinze|[Vv]ingt|[Tt]rente|[Pp]lusieurs|[Qq]uelques|\d{2,}) )"
    r"(?P<x>[A-ZÀ-Ý][a-zà-ÿ]+(?:eurs|euses|trices|ières|istes))(?![\w-])(?! [A-ZÀ-Ý]| de [A-ZÀ-Ý]| d'[A-ZÀ-Ý])"
)


# « une Horticultrice », « un Paysagiste »: by its ending, the name of a trade.
_TRADE = re.compile(
    r"(?<![\w'-])(?:[Uu]ne?|[Dd]es|[Nn]os|[Vv]os|[Pp]lusieurs) (?P<x>[A-ZÀ-Ý][a-zà-ÿ]{3,}(?:trices?|teurs|euses?|istes?|logues?))(?![\w-])(?! [A-ZÀ-Ý])"
)


def _plain(match: re.Match[str]) -> Replacement:
    return match["x"].lower()


def _spoken_of(match: re.Match[str], document: Document) -> bool:
    """Neither addressed, nor part of a name, nor the beginning of a label."""
    text, start = document.folded, match.start("x")
    before = text[max(0, start - 40) : start]
    spoken_to = _ADDRESS.search(before) and not _BEFORE_NAME.match(text, match.end("x"))
    if _FAMILY.search(before) and not match["x"].endswith(("s", "x")):
        return False  # chez les Meunier
    if _OFFICE_HOLDERS.match(text, start) or names_a_label(text, start):
        return False
    if before.endswith("L'") and not opens(text, start - 2):
        return False  # Louis L’Archevêque
    if spoken_to or (_NAMED_AFTER.search(before) and not _opening_word(before)):
        return False
    following = text[match.end("x") : match.end("x") + 40]
    if match["x"] in ("Capitaine", "Chef", "Professeur", "Sergent") and _CHARACTER.match(following):
        return bool(re.match(r" (?:[A-ZÀ-Ý][\w'-]+ ){1,2}[A-ZÀ-Ý]", following))
    if _COMMON.match(match["x"]) and re.match(
        r"[ -](?:[A-ZÀ-Ý]|(?:en|à|pour|avec|du|des|de) [a-zà-ÿ]*[»\"])", following
    ):
        return False
    return inside_sentence(match, document)


def _opening_word(before: str) -> bool:
    """Whether the capital seen before is only that of the sentence (« Selon », « Bureau du »)."""
    word = re.search(r"([A-ZÀ-Ý][\w'-]+) (?:du |de la |des |de l'|de |d')$", before)
    return bool(word) and opens(before, word.start(1)) if word else False


def _in_the_running_text(match: re.Match[str], document: Document) -> bool:
    text, start = document.folded, match.start("x")
    before = text[max(0, start - 40) : start]
    return not _ADDRESS.search(before) and inside_sentence(match, document)


def _honoured(match: re.Match[str]) -> Replacement:
    return match["x"][0].upper() + match["x"][1:]


TITLE_RULES = (
    PatternRule("majuscules.titre", _IN_TEXT, _plain, LOWER, _WHY, guard=_spoken_of),
    PatternRule("majuscules.titre", _AFTER_COMMA, _plain, LOWER, _WHY, guard=_spoken_of),
    PatternRule("majuscules.titre", _TRADE, _plain, LOWER, _WHY, guard=inside_sentence),
    PatternRule("majuscules.titre", _COUNTED, _plain, LOWER, _WHY, guard=inside_sentence),
    PatternRule("majuscules.titre", _QUALIFIED, _plain, LOWER, _WHY, guard=_in_the_running_text),
    PatternRule("majuscules.titre_appel", _SALUTATION, _honoured, UPPER, _WHY),
)
