"""Everyday words with a capital that nothing asks for: « votre Carte de membre », « par Courriel », « merci De votre aide ».

Inside a sentence, after a determiner or a preposition, a common noun is no name, but for the words that bodies, events,
laws and programmes begin with: « le Club », « la Fête des voisins ». Those are found after an indefinite determiner, or
when nothing follows that would make a name. Sources: OQLF, Vitrine linguistique (Emploi de la majuscule; Noms communs).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.checks.capitals.calendar import LOWER
from desktop.checks.capitals.context import (
    defined,
    in_title,
    inside_sentence,
    names_a_body,
    names_a_label,
    names_a_street,
    opens,
)
from desktop.checks.document import Document
from desktop.checks.pattern_rule import NBSP, PatternRule, Replacement
from desktop.checks.reading.words import forms
from desktop.editorial.findings import Severity

_WHY = (
    f"Un nom commun s’écrit avec une minuscule dans une phrase{NBSP}: «{NBSP}votre carte de membre{NBSP}»,"
    f" «{NBSP}par courriel{NBSP}» (OQLF, Vitrine linguistique, Emploi de la majuscule)."
)
_DOUBT = f"À moins d’un nom propre, une minuscule suffit{NBSP}: «{NBSP}{{}}{NBSP}»."
_SMALL_WHY = (
    "Un mot grammatical s’écrit avec une minuscule à l’intérieur d’une phrase (OQLF, Vitrine linguistique)."
)

# What the name of a body, of a law or of a programme begins with, and what one calls it by afterwards.
_BODIES = forms(
    "ville municipalité ministère société association commission régie fondation corporation club comité centre office service"
    " services ligue fédération coopérative union cercle maison agence bureau chambre ordre programme loi charte code politique"
    " stratégie plan fonds règlement conseil assemblée cour tribunal parlement sénat état gouvernement province région comté canton"
    " paroisse fabrique église école collège université institut académie musée théâtre bibliothèque hôpital clinique résidence"
    " villa manoir domaine auberge ferme café restaurant garage marché magasin groupe équipe alliance parti action carrefour réseau"
    " regroupement mouvement table forum sommet sûreté police armée garde direction directeur secrétariat division département"
    " section secteur district quartier village banque caisse compagnie entreprise industrie journal presse télévision radio"
    " constitution convention traité accord pacte entente déclaration protocole cadre registre guide répertoire catalogue code"
    " barreau syndicat confédération famille sécurité santé environnement éducation transport culture faune parc parcs justice"
    " finance revenu emploi solidarité immigration tourisme agriculture pêche forêt énergie économie enseignement enfance lutte"
    " solution option projet opération campagne mission initiative mesure volet axe chapitre titre annexe article partie tome"
    " édition éditions collection musique image palais réserve base bourse médaille prix coupe trophée mérite ordre croix temple"
)
_EVENTS = forms(
    "fête festival soirée semaine journée jour nuit salon foire tournoi course défi gala concours concert carnaval bal souper"
    " déjeuner dîner brunch vente spectacle atelier rallye tour circuit parade défilé corvée rencontre camp mois heure heures"
    " exposition congrès bulletin route sentier place jardin jardins ami amis voix vie monde petit grand ensemble passion art arts"
    " histoire patrimoine mémoire lecture livre conte cinéma film théâtre jeu jeux sport sports feu neige glace soleil lune étoile"
    " été hiver printemps automne matin après-midi chasse pêche randonnée marche traverse traversée montée chemin descente rang"
    " rue avenue boulevard pont lac rivière mont montagne colline vallée île îles baie pointe côte plage chute chutes source terre"
    " mer fleuve océan golfe port anse cap bois forêt champ pré moulin gare chapelle ours loup cerf aigle lion oiseau poisson fleur"
    " rose érable chêne pin sapin pomme source ruche abeille papillon coin comptoir boutique friperie cuisine table marmite popote"
)
# Names of their own, whatever stands before: beliefs, history, heavens, points of the compass, newspapers.
_ALWAYS = forms(
    "dieu seigneur vierge bible coran saint sainte saints internet web wifi nord sud est ouest orient occident midi terre lune soleil"
    " univers renaissance antiquité révolution république empire couronne reine roi royaume confédération constitution noël pâques"
    " fêtes halloween toussaint souvenir patriotes travail canada québec france europe amérique devoir droit voix nouvelles jean"
    " pierre rose marguerite martin louis paul claude henri luc victor rome paris vichy nice orange mars mercure vénus avril mai août juin juillet"
    " lundi mardi mercredi jeudi vendredi samedi dimanche vie passage point pointe office portage cité petite grande petits grands haut haute"
    " bas basse vieux vieille nouveau nouvelle premier première ancien beau belle bon bonne mère père dame monsieur madame mademoiselle"
    " maître docteur sœur frère tout toute tous toutes mille cent plus moins très bien aux les des une dans pour avec sans sous vers chez"
    " quatre cinq sept huit neuf dix onze douze vingt trente principale olympique olympiques mondiale mondial médias"
    " zumba excel word access office windows teams zoom google apple visa facebook messenger bonhomme carnaval nation nations peuple premières"
)
_INDEFINITE = forms(
    "un une chaque plusieurs quelques deux trois quatre cinq six dix aucun aucune certains certaines quel quelle"
)
# « le Contact », « l’Harmonie » may be called by one word; « les Hiboux », « la fête des Neiges » always are.
_ARTICLES = forms("le la l' du au")
_POINTING = forms("ce cet cette ces notre nos votre vos son sa ses leur leurs mon ma mes")
# « les Commerçants du village »: people, whom the plural does not make a team.
_PEOPLE = forms(
    "commerçants commerçantes étudiants étudiantes enfants familles adultes membres visiteurs électeurs électrices organismes entreprises"
    " partenaires abonnés abonnées retraités retraitées adolescents adolescentes élèves campeurs automobilistes piétons marcheurs"
    " propriétaires locataires usagers clients participants participantes artisans artisanes producteurs exposants spectateurs"
)
_PREPOSITIONS = forms("en par pour avec sans à")
_OF = forms("de d'")
_BEFORE_NOUN = forms(
    "bonne bon belle joyeuse joyeux heureuse nouvelle nouveau prochaine prochain première premier dernière dernier"
)
_WORD = r"[A-ZÀ-Ý][a-zà-ÿœ]{3,}"
_CAPITAL = re.compile(rf"(?<=[a-zà-ÿ'])(?P<gap> ?)(?P<x>{_WORD}(?: {_WORD})?)(?![\w'’-])")
_LAST = re.compile(r"([^\W\d_]+'?) ?$")
# What follows a noun that stands alone: a mark, a verb, a preposition that begins no complement.
_ALONE = re.compile(
    r"[.,;!?)]|\s*$| (?:est|sont|sera|seront|a|ont|aura|auront|était|étaient|n'|ne|se|s'|peut|doit|doivent|qui|que|qu'|où|et|ou|mais|pour|avant"
    r"|après|dès|à|au|aux|en|avec|dans|sur|par|le|la|les|ce|cette|gratuite?s?|annuel(?:le)?s?|débute|commence|ferme|ouvre|reprend"
    r"|approche|aura)(?![\w-])",
    re.MULTILINE,
)
# « avec Biscuit, un chien doux »: who bears the name is said after it.
_EXPLAINED = re.compile(r", (?:une?|l[ea]|notre|votre|son|sa) |, l'")
_COMPLEMENT = re.compile(r" (?:d[eu]s? |d'|aux? |à |en |[A-ZÀ-Ý])")
# « la Boîte à outils », « le Livre en fête »: a bare complement, which makes a name of the whole.
_BARE_COMPLEMENT = re.compile(
    r" (?:à|en) (?!(?:la|l|le|les|un|une|ce|cette|tous|toute|vos|nos|partir|côté|titre|cours|vigueur|[a-zà-ÿ]*er)\b)[a-zà-ÿ]{3,}s?(?![\w'-])"
)
_WATER = re.compile(
    r"\b(?:[Rr]ivières?|[Rr]uisseaux?|[Ll]acs?|[Mm]onts?|[Bb]aie|[Îîi]les?|[Vv]al|[Vv]allée|[Pp]ointe|[Cc]hutes?|[Mm]arais|[Éé]tang|[Cc]oulée"
    r"|[Dd]istrict|[Ss]ecteur|[Qq]uartier|[Ff]erme|[Rr]ues|[Hh]ameau|[Vv]illages?|[Rr]égions?|[Jj]ournal|[Hh]ebdo|[Ff]amille|[Mm]aire|[Cc]ouvent"
    r"|[Aa]nse|[Cc]ap|[Cc]ôtes?|[Bb]utte|[Mm]ontée|[Rr]ang|[Pp]ont|[Pp]lage|[Ss]entier) (?:d[eu]s? |de la |de l'|d'|à la |à l'|aux? )$"
)
# « Delfador le Grand », « dite la Brune »
_SURNAMED = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]+ (?:le|la) $|\bdite? (?:le |la |l')$")
_NAMED = re.compile(r"[A-ZÀ-Ý][\w'-]* (?:de la |de l'|du |des |de |d'|et |et la |et de la |et des )$")
_MINISTRY = re.compile(
    r"\b(?:minist(?:re|ère)s?|secrétariat|commissaire|directions?|Loi|Règlement|Code)\b[^.;:!?\n]{0,80}$"
)
_PROPER = re.compile(r" (?:[A-ZÀ-Ý]|de la [A-ZÀ-Ý]|d[eu]s? [A-ZÀ-Ý]|d'[A-ZÀ-Ý]|de l'[A-ZÀ-Ý]|«)")

# « en zone Scolaire », « l’eau Potable »: an adjective by its ending, after a noun that no name follows.
_ENDING = re.compile(r"(?:aire|al|ale|aux|ique|if|ive|able|ible|el|elle|eux|euse|ant|ante|iel|ielle)s?$")
_QUALITY = re.compile(rf"(?<=[a-zà-ÿœ]{{2}} )(?P<x>{_WORD})(?![\w'’-])")
_NOUN_BEFORE = re.compile(r"(?<![\w'-])(?P<noun>[a-zà-ÿœ]{3,}) $")
# « l’entrée est Gratuite », « les feux sont Interdits »
_STATED_BEFORE = re.compile(
    r"(?<![\w'-])(?:est|sont|était|étaient|sera|seront|soit|soient|être|été|restera|reste|restent|demeure|demeurent)"
    r" (?:(?:pas|très|trop|aussi|toujours|déjà|entièrement|complètement) )?$"
)
_NOUNS_SO_ENDED = forms(
    "journal canal local animal hôpital signal festival carnaval cheval table câble sable musique politique boutique clinique"
    " pratique fabrique brique archive arrivée chapelle nouvelle hôtel appel matériel logiciel secrétaire maire commentaire"
    " propriétaire locataire formulaire itinéraire salaire anniversaire inventaire affaire affaires portail général capital"
    " jumelle passerelle poubelle parcelle ruelle restaurant étudiant enseignant habitant commerçant montant courant enfant"
)
# « merci De votre aide », « ouvert, Mais la piscine »: a grammatical word between words in small letters.
_GRAMMATICAL = re.compile(
    r"(?<=[a-zà-ÿ]{2})(?P<gap>,? )(?P<x>De|Du|Des|Aux|Votre|Vos|Notre|Nos|Mais|Qui|Que|Est|Sont|Sera|Vous|Nous|Car|Donc"
    r"|Afin|Et)(?= [a-zà-ÿ]{2})"
)
_TITLED = forms(
    "programme projet exposition spectacle film livre groupe organisme émission chanson concours campagne atelier conférence pièce opération"
    " roman album documentaire série page section rubrique thème titre slogan activité défi application journal chronique initiative balado"
    " événement festival site revue magazine recueil tournoi équipe club blogue onglet bouton menu lien dépliant guide fiche volet cours formulaire"
)


def everyday_rules(frequent: Iterable[str], names: frozenset[str]) -> tuple[PatternRule, ...]:
    """The rules, which know these lemmas as everyday words; `names` are words that one also bears as names."""
    words = frozenset(word for word in frequent if word.isalpha() and len(word) > 3)
    common = words - _ALWAYS - _BODIES - names

    def lower(match: re.Match[str]) -> Replacement:
        return match["x"].lower()

    def is_common(match: re.Match[str], document: Document) -> bool:
        return _is_common(match, document, common, article=False)

    def is_perhaps_common(match: re.Match[str], document: Document) -> bool:
        return _is_common(match, document, common, article=True)

    def is_quality(match: re.Match[str], document: Document) -> bool:
        return _is_quality(match, document, common)

    doubt = Severity.SUGGESTION
    return (
        PatternRule("majuscules.nom_commun", _CAPITAL, lower, LOWER, _WHY, guard=is_common),
        PatternRule("majuscules.adjectif", _QUALITY, lower, LOWER, _WHY, guard=is_quality),
        PatternRule("majuscules.nom_commun", _CAPITAL, lower, _DOUBT, _WHY, doubt, guard=is_perhaps_common),
        PatternRule("majuscules.mot_grammatical", _GRAMMATICAL, lower, LOWER, _SMALL_WHY, guard=_is_small),
    )


def _is_common(match: re.Match[str], document: Document, common: frozenset[str], *, article: bool) -> bool:
    """Whether no name explains the capital; after a definite article, « le Navigateur » may be a thing's own name."""
    text, start = document.folded, match.start("x")
    words = match["x"].lower().split(" ")
    if not all(_known(word, common) for word in words):
        return False
    last = _LAST.search(text[max(0, start - 16) : start])
    if last is None or (last[1][0].isupper() and not opens(text, start - len(last[0]))):
        return False  # Étienne L’Heureux
    if last[1] in _OF and len(words) > 1:
        return False  # au comptoir de Quincaillerie Forget
    if (last[1].lower() in _ARTICLES) is not article or not _asks_for_noun(
        last[1], words[0], text, match.end()
    ):
        return False
    before = text[max(0, start - 100) : start]
    if _PROPER.match(text, match.end()) or _NAMED.search(before) or _MINISTRY.search(before):
        return False
    if _WATER.search(before) or _SURNAMED.search(before) or _named_elsewhere(match, text):
        return False
    if names_a_label(text, start) or _capitals_around(text, start) or defined(match, text):
        return False
    if last[1] == "avec" and _EXPLAINED.match(text, match.end()):
        return False
    return (
        inside_sentence(match, document) and not names_a_body(text, start) and not names_a_street(text, start)
    )


def _is_quality(match: re.Match[str], document: Document, common: frozenset[str]) -> bool:
    """Whether a capitalised adjective qualifies the noun before it, or the subject of « est »."""
    text, start, word = document.folded, match.start("x"), match["x"].lower()
    if word in _NOUNS_SO_ENDED or word in _ALWAYS or not _masculine(word, common):
        return False
    before = text[max(0, start - 100) : start]
    if not _STATED_BEFORE.search(before):
        noun = _NOUN_BEFORE.search(before)
        if noun is None or not _ENDING.search(word) or not _plain_noun(noun["noun"], common):
            return False
    if _PROPER.match(text, match.end()) or _NAMED.search(before) or _MINISTRY.search(before):
        return False
    if _named_elsewhere(match, text) or names_a_label(text, start) or _capitals_around(text, start):
        return False
    return inside_sentence(match, document) and not names_a_body(text, start)


def _plain_noun(noun: str, common: frozenset[str]) -> bool:
    """Whether a noun in small letters is an everyday one that no name follows, as it does « programme » or « fête »."""
    one = noun.removesuffix("s")
    named = _TITLED | _EVENTS | _BODIES | _ALWAYS | _ARTICLES | _POINTING | _INDEFINITE
    return (noun in common or one in common) and noun not in named and one not in named


def _masculine(word: str, common: frozenset[str]) -> bool:
    """Whether the masculine singular of an adjective is an everyday word."""
    one = word.removesuffix("s")
    tries = [word, one, one.removesuffix("e"), f"{word[:-3]}al" if word.endswith("aux") else one]
    tries += [one[: -len(end)] + made for end, made in _FEMININES if one.endswith(end)]
    return any(form in common for form in tries if len(form) > 3)


_FEMININES = (("ive", "if"), ("elle", "el"), ("euse", "eux"), ("ère", "er"), ("ienne", "ien"), ("ète", "et"))
_TERM = re.compile(r"\b(?:l[ea] |les |une? |[nv]otre |l')[A-ZÀ-Ý][a-zà-ÿœ]{2,}")


def _capitals_around(text: str, start: int) -> bool:
    """Whether the sentence capitalises its terms, as a contract or a manual does: « l’Adresse, la Passerelle et le Masque »."""
    left = max(text.rfind(mark, max(0, start - 160), start) for mark in ".!?\n") + 1
    right = min(
        (k for mark in ".!?\n" if (k := text.find(mark, start, start + 160)) >= 0), default=start + 160
    )
    return len(_TERM.findall(text[max(left, start - 160) : right])) > 1


def _named_elsewhere(match: re.Match[str], text: str) -> bool:
    """Whether the text writes that word as the beginning of a name, or again so: « la Fête des voisins… la Fête »."""
    word = match["x"]
    for other in re.finditer(
        rf"(?<![\w'-]){word}(?P<of> (?:d[eu]s? |d'|en |aux? |à |[A-ZÀ-Ý]))?(?![\w-])", text
    ):
        again = other["of"] or not opens(text, other.start())
        if other.start() != match.start("x") and again:
            return True
    return False


def _known(word: str, common: frozenset[str]) -> bool:
    """Whether a word is an everyday one, in the singular or the plural."""
    if word in _ALWAYS:
        return False
    return (
        word in _PEOPLE
        or word in common
        or word[:-1] in common
        or (word.endswith("aux") and f"{word[:-3]}al" in common)
    )


def _asks_for_noun(before: str, word: str, text: str, end: int) -> bool:
    """Whether the word before asks for a common noun there, and the words after do not make it a name."""
    lower = before.lower()
    singular = word.removesuffix("s")
    event = word in _EVENTS or singular in _EVENTS
    if lower in _INDEFINITE:
        return not event or not _COMPLEMENT.match(text, end)
    if lower in _BEFORE_NOUN:
        return not event or bool(_ALONE.match(text, end))
    if lower in ("les", "aux"):
        return word in _PEOPLE
    if lower in _POINTING:
        return not event or bool(_ALONE.match(text, end))
    if lower in _ARTICLES:
        return not event and bool(_ALONE.match(text, end)) and not _BARE_COMPLEMENT.match(text, end)
    return before in _PREPOSITIONS | _OF and not event and bool(_ALONE.match(text, end))


def _is_small(match: re.Match[str], document: Document) -> bool:
    """Not in the title of a work or of a programme, nor after a name."""
    text, start = document.folded, match.start("x")
    last = _LAST.search(text[max(0, start - 24) : match.start()])
    if last is None or last[1].lower().removesuffix("s") in _TITLED:
        return False
    if not last[1].islower() and not opens(text, match.start() - len(last[1])):
        return False
    return not in_title(text, start) and not document.in_italics(start, match.end("x"))
