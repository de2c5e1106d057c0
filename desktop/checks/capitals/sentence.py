"""The capital that opens a sentence, and its accent (OQLF, Accents sur les majuscules)."""

from __future__ import annotations

import re

from desktop.checks.capitals.calendar import UPPER
from desktop.checks.capitals.context import opens
from desktop.checks.document import Document
from desktop.checks.pattern_rule import NBSP, PatternRule, Replacement
from desktop.checks.reading.words import forms

_START_WHY = "Une phrase commence par une majuscule (OQLF, Vitrine linguistique, Majuscule de position)."
_ACCENT_WHY = (
    f"Les majuscules gardent leurs accents{NBSP}: État, École, À compter de (OQLF, Vitrine linguistique)."
)

_ABBREVIATION = (
    r"(?:M|MM|Mme|art|al|av|boul|ch|chap|env|etc|ex|inc|ltée|enr|max|min|no|p|pp|réf|tél|vol|janv|févr|avr|juill|sept"
    r"|oct|nov|déc|cie|st|ste|app|éd|fig|hab|mun|prov|qc|rte|ext|dép|resp|prof|sr|jr|vs|req|approx|qté|cf|pers|sem"
    r"|lun|mar|mer|jeu|ven|sam|dim|adm|inscr|rens|suppl|gr|inf|infos?|insc|kg|km|min|sec|h|hr|hrs|hres|bur|gén|mat|an|ens|élém|sec|prim)"
)
_AFTER_STOP = re.compile(r"(?<=[a-zà-öø-ÿ)»]{2})\. (?P<x>[a-zà-öø-ÿœ](?:')?(?:[a-zà-öø-ÿœ][\w'-]*)?)(?=,? )")
# « vers 9 h. ils devraient », « de 5 $. elle sera »: after a figure or a symbol, only what surely opens a sentence.
_AFTER_FIGURE = re.compile(
    r"(?<=[\w$%²°)])\. (?P<x>(?:ils?|elles?|on|nous|vous|je|tu|c'est|merci|ensuite|puis|cependant|toutefois|il y a|veuillez|"
    r"(?:les?|la|des|une?|ce|cette|ces|votre|vos|notre|nos) (?!(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|jour|fin|soir|matin)s?\b|\d)[a-zà-ÿ]+))(?=,? )"
)
_FIGURE = re.compile(r"(?:\d{3,}|\d ?(?:h|\$|%|km|m|cm|mm|kg|g|L|km/h|m²|°)|(?<=\d )ans|\betc)$")
_AFTER_MARK = re.compile(
    r"(?<=[a-zà-öø-ÿ]{2})(?P<mark>[!?]) (?P<x>[a-zà-öø-ÿœ](?:')?(?:[a-zà-öø-ÿœ][\w'-]*)?)(?= )"
)
_LAST_WORD = re.compile(rf"(?<![^\W\d_])(?:{_ABBREVIATION}|[a-zà-ÿ])$", re.IGNORECASE)
_INTERJECTIONS = forms("eh hé oh ah ha ho hélas tant bon allez allons voyons mon ma quel quelle hip tiens")
# After « Quelle belle fête! », what surely opens a sentence.
_OPENER = re.compile(
    r"(?:merci|bravo|félicitations|venez|nous|vous|on|ils?|elles?|c'est|les|la|le|un|une|votre|notre|inscrivez|consultez|bonne) "
)
_SPEECH = re.compile(
    r"(?:(?:m'|t'|l'|nous |vous |lui |leur )?(?:a|ont|avait|avaient) (?:soupiré|demandé|lancé|dit|répondu|crié|murmuré|ajouté|proposé|répliqué|conclu|lâché|fait)\b"
    r"|dit|disait|répond|répondit|demande|demanda|lance|lança|s'exclame|s'écrie|souligne|rappelle|explique|a-t-|conclut|ajoute|précise|et |mais |ou |ni )"
)
_LINE_START = re.compile(r"(?m)^(?P<x>[a-zà-öø-ÿœ][a-zà-öø-ÿœ]*'?)(?![.)\w])(?=[^\n]{20,400}[.!?]\s*$)")

# Words whose first letter takes an acute accent, without it; first names are written as people write them.
_BARE_WORDS = forms(
    "École Écoles Église Églises État États Événement Événements Évènement Évènements Élu Élus Élue Élues"
    " Élection Élections Électeur Électeurs Électrice Électrices Électricité Équipe Équipes Été Étés Étude Études"
    " Étudiant Étudiants Étudiante Étudiantes Était Étaient Étant Étape Étapes Échange Échanges Éclairage"
    " Éclairages Écoute Écoutez Écouter Écrire Écrivez Écrit Économie Économique Économiser Économisez Éducation"
    " Éducatrice Éducateur Également Égalité Égout Égouts Élève Élèves Énergie Énorme Épicerie Équipement"
    " Équipements Érable Érables Établissement Établissements Étage Étang Étoile Étoiles Évaluation Éviter"
    " Évitez Émission Émissions Écocentre Écocentres Écran Édition Éditions Édifice Édifices Épreuve Épreuves"
    " Époque Équilibre Étiquette Élargissement Érablière Érablières Écluse Établie Établi Éteignez Éteindre"
    " Échéance Échéancier Échantillon Échec Épandage Épidémie Éolienne Évacuation Évaluez Évolution Écologie"
    " Écologique Écoquartier Élagage Élimination Évêque"
)
_ACCENTED = {f"E{word[1:]}": word for word in _BARE_WORDS} | {
    "Ile": "Île", "Iles": "Îles", "Etre": "Être", "Etes": "Êtes", "Etes-vous": "Êtes-vous", "Oter": "Ôter",
    "Etats-Unis": "États-Unis",
}  # fmt: skip
_WITHOUT_ACCENT = re.compile(
    r"(?<![\w'.-])(?:[LlDdQqSsNnCcJj]u?')?(?P<x>"
    + "|".join(sorted(_ACCENTED, key=len, reverse=True))
    + r")(?![\w-])"
)
_BARE_A = re.compile(
    r"(?<![\w'.-])(?P<x>A(?: (?:partir|compter|noter|vendre|louer|venir|voir|suivre|savoir|retenir|vérifier|surveiller|lire|remplir|donner"
    r"|prévoir|apporter|gagner)(?![\w-])|(?= (?:titre|défaut|moins|mesure|propos|travers|cause|côté|l'(?:occasion|automne|hiver|été|aube|aréna|école|intérieur"
    r"|extérieur|heure|approche|aide|attention|avant|arrivée|année|inverse|image|instar|issue|exception|affiche|agenda|ordre|hôtel|église"
    r"|entrée|invitation|initiative|horaire|achat|ensemble|origine|avenir)"
    r"|la (?!\w+e (?:par|dans)\b)\w+|cette|ce |ces|cet|quelle|quels?|qui|quoi|quand|midi|minuit|nos|notre|vos|votre|tous|toutes|chaque"
    r"|tout|bientôt|demain|pied|vélo|bicyclette|bord|domicile|deux|trois|quatre|cinq|\d|Montréal|Laval|Québec|Mirabel|Prévost|bas|force|peine|nouveau|votre|leur)(?![\w-])| Sainte?-[A-ZÀ-Ý])))"
)


def _capital(match: re.Match[str]) -> Replacement:
    word = match["x"]
    return word[0].upper() + word[1:]


def _not_abbreviated(match: re.Match[str], document: Document) -> bool:
    """Whether the dot before ends a sentence: a word stands there, no abbreviation, no address follows."""
    text, start = document.folded, match.start()
    if _LAST_WORD.search(text[max(0, start - 8) : start]) or document.in_italics(
        match.start("x"), match.end("x")
    ):
        return False
    opening = match["x"]
    if any(char.isdigit() for char in opening) or opening == "n'est":
        return False  # ext2 supports…; the key Verr. Num. n'est pas active
    return not re.match(r"\w+\.\w", text[match.start("x") : match.end() + 30])


def _after_figure(match: re.Match[str], document: Document) -> bool:
    """Whether a sentence ends on that figure: it has a verb's room before, and so does what follows."""
    text, start = document.folded, match.start()
    line = text[text.rfind("\n", 0, start) + 1 : start]
    following = text[match.start("x") : match.start("x") + 160].split("\n")[0]
    sentence = re.split(r"[.!?] ", line)[-1]
    told = len(sentence.split()) >= 4 and len(re.split(r"[.!?]", following)[0].split()) >= 3
    return told and bool(_FIGURE.search(line)) and not document.in_italics(*match.span("x"))


def _first_letter(match: re.Match[str]) -> Replacement:
    return match["x"][0].upper() + match["x"][1:]


def _after_a_sentence(match: re.Match[str], document: Document) -> bool:
    """« Hé! toi » is one sentence: only a real one before asks for a capital; neither does « ?» dit-elle »."""
    text, start = document.folded, match.start()
    head = re.split(r"[.!?…:«\"\n(]", text[max(0, start - 120) : start])[-1].split()
    if (
        len(head) < 2
        or head[-1][0].isupper()
        or (
            head[0].lower() in _INTERJECTIONS
            and not (len(head) > 2 and _OPENER.match(text, match.start("x")))
        )
        or _SPEECH.match(text, match.start("x"))
    ):
        return False
    before = text[max(0, start - 200) : start]
    return before.count("«") <= before.count("»")


def _begins_prose(match: re.Match[str], document: Document) -> bool:
    """A paragraph in running text, not the rest of a list nor of a line cut in two."""
    text, start = document.folded, match.start()
    before = text[max(0, start - 120) : start].rstrip(" \n")
    blank = start == 0 or text[:start].endswith("\n\n") if start < 4 else text[start - 2 : start] == "\n\n"
    if start and not (before[-1:] in ".!?…" or (blank and before[-1:] not in ",:;")):
        return False
    if _list_before(text, start):
        return False
    return len(text[match.end() : match.end() + 160].split("\n")[0].split()) >= 4


def _list_before(text: str, start: int) -> bool:
    """Whether the line before also begins with a small letter, as the items of a list do."""
    previous = text[max(0, start - 400) : start].rstrip("\n ")
    line = previous[previous.rfind("\n") + 1 :]
    return bool(line) and line.lstrip(" -–•*")[:1].islower()


def _opens_sentence(match: re.Match[str], document: Document) -> bool:
    return opens(document.folded, match.start("x"))


SENTENCE_RULES = (
    PatternRule("majuscules.debut_de_phrase", _AFTER_STOP, _capital, UPPER, _START_WHY, guard=_not_abbreviated),
    PatternRule("majuscules.debut_de_phrase", _AFTER_FIGURE, _first_letter, UPPER, _START_WHY, guard=_after_figure),
    PatternRule("majuscules.debut_de_phrase", _AFTER_MARK, _capital, UPPER, _START_WHY, guard=_after_a_sentence),
    PatternRule("majuscules.debut_de_phrase", _LINE_START, _capital, UPPER, _START_WHY, guard=_begins_prose),
    PatternRule("majuscules.accent", _WITHOUT_ACCENT, lambda m: _ACCENTED[m["x"]], UPPER, _ACCENT_WHY),
    PatternRule("majuscules.accent", _BARE_A, lambda match: f"À{match['x'][1:]}", UPPER, _ACCENT_WHY, guard=_opens_sentence),
)  # fmt: skip
