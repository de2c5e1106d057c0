"""Where a capital is in its place: beginnings, titles of works or events, names of organisations."""

from __future__ import annotations

import re

from desktop.checks.document import EMOJI, Document

# Words that stand before a common noun inside a sentence. The last space is part of it.
BEFORE_NOUN = (
    r"(?<![\w'-])(?:(?:[Ll]es?|[Ll]a|[Uu]ne?|[Dd]es?|[Dd]u|[Aa]ux?|[Cc]et(?:te)?|[Cc]es?|[Nn]otre|[Nn]os|[Vv]otre"
    r"|[Vv]os|[Ss]on|[Ss]a|[Ss]es|[Ll]eurs?|[Mm]on|[Mm]a|[Mm]es|et|ou|ni|en|[ÀàA]|[Pp]ar|[Pp]our|[Aa]vec|[Ss]ur"
    r"|[Dd]ans|[Vv]ers|[Ss]ous|[Cc]hez|comme|[Ee]ntre|que|dont|[Aa]vant|[Dd]epuis|[Dd]ès|[Ss]ans|[Ss]elon"
    r"|[Cc]haque|[Tt]oute?s?|[Tt]ous|[Pp]lusieurs|[Qq]uelques|[Aa]ncien(?:ne)?|[Nn]ouvel(?:le)?|[Nn]ouveau|[Ff]uture?"
    r"|actuel(?:le)?|via|près d[eu]|[Dd]evant|[Dd]errière|jusqu'[aà]u?|[Dd]eux|[Tt]rois|[Qq]uatre|[Cc]inq|[Ss]ix|[Dd]ix) "
    r"|(?:[LlDd]'|[Ll]es |[Dd]es |[Nn]os |[Ss]on |[Nn]otre |[Cc]et |[Uu]n |[Uu]ne )?(?:[Aa]ncien(?:ne)?s?|[Aa]ctuel(?:le)?s?|[Hh]onorables?|[Pp]remi(?:er|ère)s?) "
    r"|(?:[LlDd]|[Qq]u)')"
)

_OPENING_MARKS = frozenset('\n.!?…:•·▪◦►→|–—>«“"([{#=')
_ENUMERATION = re.compile(r"(?:^|\n)[^\w\n]{0,4}\w{1,3}[).]\s*$")
_SMALL = re.compile(r"(?<=[\w,] )(?:De|Du|Des|La|Le|Les|Et|Au|Aux|À|En|Pour|Sur|Un|Une|Par)(?= [A-ZÀ-Ý0-9])")
_BODY = (
    r"Association|Club|Comité|Société|Fondation|Corporation|Coop|Coopérative|Regroupement|Camping|Domaine|Auberge"
    r"|Ferme|Café|Restaurant|Resto|Bistro|Clinique|Pharmacie|Garderie|Centre|Maison|Marché|Caisse|Amis|Groupe"
    r"|Fédération|Ligue|Syndicat|Festival|Boulangerie|Garage|Résidences?|Villa|Manoir|Gîte|CPE|Équipe|Union"
    r"|Musée|Théâtre|Fabrique|Paroisse|Cercle|Ordre|Institut|Collège|Université|Chambre|Tournoi|Défi|Course"
    r"|Éditions|Productions|Journal|Télé|Radio|Ensemble|Chœur|Chorale|Orchestre|Carrefour|Alliance|Parti|Action"
)
# « Association des riverains et amis du »: the name goes on as long as nothing but a complement follows.
_BODY_BEFORE = re.compile(
    rf"\b(?:{_BODY})(?:(?: (?:de la|de|du|des|la|les|et|[a-zà-ÿ-]{{3,14}})| d'[a-zà-ÿ-]+| (?:de )?l'[a-zà-ÿ-]+){{0,6}}?"
    r" (?:de la |de |du |des |de l'|d'|à la )| )?$"
)


def opens(text: str, start: int) -> bool:
    """Whether `text[start]` begins a sentence, a line, a quotation, a cell, or what follows a dash or colon.

    `text` is folded.
    """
    before = text[max(0, start - 8) : start].rstrip(" *_'")
    if not before or before[-1] in _OPENING_MARKS:
        return True
    if before[-1] == "-" and (len(before) == 1 or not before[-2].isalnum()):
        return True
    return bool(EMOJI.match(before[-1])) or bool(_ENUMERATION.search(text[max(0, start - 8) : start]))


def in_title(text: str, start: int) -> bool:
    """Whether the line capitalises even its small words, as English titles do: a matter of layout."""
    left = max(text.rfind("\n", max(0, start - 120), start) + 1, start - 120, 0)
    right = text.find("\n", start, start + 120)
    line = text[left : right if right >= 0 else start + 120]
    return len(_SMALL.findall(line)) >= 2


def names_a_body(text: str, start: int) -> bool:
    """Whether what stands at `start` ends the name of an organisation (« Association du Lac Bleu »)."""
    return bool(_BODY_BEFORE.search(text[max(0, start - 90) : start]))


_WITHIN_NAME = re.compile(
    r"(?<![\w-])(?:[Rr]ue|[Aa]venue|[Aa]ve?\.|[Bb]oulevard|[Bb]oul\.?|[Cc]hemin|[Cc]h\.|[Mm]ontée|[Rr]ang|[Rr]oute|[Ii]mpasse"
    r"|[Cc]roissant|[Rr]uelle|[Tt]errasse|[Aa]llée|[Cc]ôte|[Pp]lace|[Pp]romenade|[Pp]arc|[Ss]ecteur|[Dd]istrict|[Dd]omaine"
    r"|[Qq]uartier|[Pp]avillon|[Rr]ésidences?|[Éé]cole|[Ss]entier|[Mm]arché|[Pp]ont|[Ss]alle|[Hh]abitations|[Cc]lub|[Aa]uberge)"
    r" (?:de la |du |des |de |de l'|d')$"
)


def names_a_street(text: str, start: int) -> bool:
    """Whether what stands at `start` is the proper part of another name: « rue du Parc », « chemin de l’Église »."""
    return bool(_WITHIN_NAME.search(text[max(0, start - 24) : start]))


# « Cliquez sur Date et heure », « l’onglet des Activités », « puis sur Demandes de permis »: words shown on a screen.
_LABEL = re.compile(
    r"\b(?:[Cc]liqu|[Aa]ppuye|[Aa]ctive|[Dd]ésactive|[Cc]oche|[Ss]électionn|[Cc]hoisi|[Ss]aisi|[Oo]nglet|[Bb]outon|[Mm]enu|[Rr]ubrique"
    r"|[Ff]enêtre|[Cc]ases?\b|[Ll]iste d|vue d'ensemble|[Oo]ption\b|[Ii]cône|[Ss]ous-menu|[Aa]llez (?:dans|à|sous)|[Ss]ous l'onglet)[^.;:!?]{0,60}$"
)
_AFTER_WORD = r"(?= (?:d[eu]s? |d'|en |aux? |à |pour |sur |[A-ZÀ-Ý]))"
_ACRONYM = re.compile(r"[^.;:!?()\n]{0,70}\((?:l[ea] |l')?(?P<letters>[A-ZÀ-Ý]{2,8})\)")


def names_a_label(text: str, start: int) -> bool:
    """Whether what stands at `start` is what a button, a menu or a field shows."""
    return bool(_LABEL.search(text[max(0, start - 100) : start]))


def defined(match: re.Match[str], text: str) -> bool:
    """Whether the text makes a name of that word: « (ci-après le « Comité ») », « le Comité consultatif (CC) ».

    So does a longer name that begins with it, inside another sentence: « le Comité des fêtes… le Comité ».
    """
    word, start = match["x"].split(" ")[0], match.start("x")
    acronym = _ACRONYM.match(text, match.end("x"))
    if acronym is not None and acronym["letters"][0] == word[0]:
        return True
    if re.search(
        rf"[«\"] ?(?:l[ea] |l')?{re.escape(word)} ?[»\"] ?\)|ci-après[^.]{{0,30}}{re.escape(word)}", text
    ):
        return True
    others = re.finditer(rf"(?<![\w'-]){re.escape(word)}{_AFTER_WORD}", text)
    return any(other.start() != start and not opens(text, other.start()) for other in others)


def inside_sentence(match: re.Match[str], document: Document) -> bool:
    """The guard of most rules: a capital that nothing around justifies."""
    start = match.start("x")
    text = document.folded
    return not (opens(text, start) or in_title(text, start) or document.in_italics(start, start + 1))
