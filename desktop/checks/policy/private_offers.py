"""OFFRE_PRIVEE: a private business put forward, told by weak cues that come together (art. 13).

An advertisement is a business and a reason to go there. The business is known by its form, since nobody can list them:
a trade followed by a name (*le salon Belle Allure*), a name after *chez*, a mark, a site that is nobody's public one.
The reason is a price, a discount, a contest, praise, a call to buy or to book. A contractor, a partner, a landmark, a
fire, a community group or a municipal activity takes weight away. The order of the words does not matter; the sentence
says who, the rest may be in a neighbour.

The rule is `publicite.offre-privee` of the packs; the words marked are shown as its cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.policy.matching import Reading
from desktop.checks.policy.recognisers import Mark

_TRADES = ("commerce_nom", "commerce_propre", "metier_prive")
_CAPITAL = r"[A-ZÀ-Ý][\w'’-]+"
# A trade of its own, or whom one calls so, and the name that follows.
_NAMED_TRADE = re.compile(
    r"\b(?:[Ff]irme|[Ee]ntreprise|[Cc]ompagnie|[Aa]rtisane?|[Cc]ommerçante?|[Ff]ood truck|[Cc]ondos?|[Mm]aison de \w+|[Rr]ucher|[Bb]azar|[Cc]réations"
    r"|[Aa]pplication|[Aa]ppli|[Mm]arque|[Mm]icrobrasserie|[Rr]elais|[Pp]ension|[Dd]épanneur|[Cc]entre du \w+|[Ll]ave-auto|[Aa]ssureur|[Ee]sthéticienne"
    r"|[Cc]amping (?:des|du|de la)|[Mm]anoir (?:des|du|de la)|[Aa]uberge (?:des|du|de la)|[Rr]elais (?:des|du|de la)|[Hh]ôtel (?:des|du|de la)"
    rf"|[Cc]iné-parc|[Ss]tation de ski|[Pp]ub|[Cc]hocolaterie|[Cc]aisse|[Rr]esto|[Cc]inéma|[Cc]outurière|[Pp]âtissière?|[Tt]raiteur|[Cc]oiffeuse|[Ss]tudio|[Ll]ibrairie|[Pp]odologie|[Ss]oins de) {_CAPITAL}"
)
_CHEZ = re.compile(
    rf"\b[Cc]hez (?!nous|vous|moi|soi|lui|elle|eux|les? |un|votre|notre|M\.|Mme|[Mm]onsieur |[Mm]adame ){_CAPITAL}"
)
# Two capitals of a name that nobody bears: an unknown one.
_PAIR = re.compile(
    rf"\b(?:chez|avec|auprès|site|comme ceux|d'|de|du|des|à l'|au|aux|par|[Ll]'|[Ll]e|[Ll]a|[Ll]es) ?(?:{_CAPITAL} {_CAPITAL}|[A-Z]\w+-[A-Z]\w+\b(?<!Sophie))"
)
_SITE = re.compile(r"(?<![\w@.])(?:www\.)?[\w-]{3,40}\.(?:com|shop|store|biz|net)\b", re.IGNORECASE)
_BARE = re.compile(
    r"\b(?:resto|restaurant|barbier|boulangerie|crèmerie|café|salon de \w+|garage|microbrasserie|pizzeria|gym|boutique|casse-croûte|cantine|clinique"
    r"|épicerie|pâtisserie|boucherie|fromagerie|spa|auberge|fleuriste|quincaillerie|dépanneur|ferme|kiosque|mécanicien|coiffeuse|esthéticienne"
    r"|comptable|notaire|courtière?|physiothérapeute|massothérapeute|dentiste|traiteur|camion-restaurant|animalerie|toilettage|pub|bistro|artisane?|firme)\b"
)
# What calls people in.
_CALL = re.compile(
    r"\b(?:achetez|commandez|réservez|profitez|offrez|magasinez|abonnez|téléchargez|économisez|essayez|goûtez|savourez|dégustez|découvrez|courez|confiez|louez|visitez|encouragez|choisissez"
    r"|optez|adoptez|inscrivez|suivez|fêtez|gâtez|appelez|arrêtez|procurez|informez-vous|passez|allez (?:voir|dîner|souper|manger|encourager|y)|faites (?:vite|confiance|affaire|un|appel)|demandez|dites-le|fiez|pensez à|prenez rendez-vous|ne manquez pas"
    r"|voyez|craquez|laissez-vous|vivez|obtenez|recevez|venez)\b|\bpassez votre commande|\bprendre une bouchée|\bse procurer|\bà découvrir|\bà essayer|\bà visiter|\bsur rendez-vous|\brendez-vous (?:au|chez)|\ben vente\b|\bs'envolent|\bil reste (?:des|encore|quelques)|\bencore quelques"
    r"|\bsuivre la page|\bsur sa page|\bsur leur page|\bon sort\b|\bpourquoi pas\b"
)
# Reasons to go there: the price, the praise, the service.
_REASONS = (
    re.compile(
        r"\brabais\b|\bmoitié prix|\b(?:deux|2) (?:\w+ )?pour (?:un|1|une)\b|\bpromo\w*|\ben solde|\bsoldes?\b|\bspécial(?:es?)? \w+|\baubaines?|\bécoulement|\bliquidation|\bcode\b"
        r"|\bsoumission|\bforfaits?\b|\bessai (?:gratuit|routier)|\bgratuit\w*|\bréduction|\bcoupon|\bprix (?:abordable|imbattable|doux|fou|avantageu)\w*|\btarifs? (?:avantageu|hebdo|doux|abordable)\w*"
        r"|\btarifs? \w*privilég\w+|\bconsommation gratuite|\bbaiss\w+ ses|\bmeilleurs? prix|\bsans frais|\btaux de\b|\btirer\b|\btirage|\bgagn(?:er|ez)\b|\bcourez la chance|\bpremiers clients|\bà partir de\b|\bdès \d|\bsurprise\b"
    ),
    re.compile(
        r"\b(?:meilleur|délicieu|savoureu|succulent|exquis|superbe|magnifique|incroyable|fabuleu|irrésistible|renversant|imbattable|incontournable|excellent|formidable|divin|génial|parfait)\w*|\ble plus grand bien|\bbeaucoup de bien|\bvaut le (?:détour|déplacement)|\bvalent le"
        r"|\btout pour plaire|\brien de mieux|\bon adore|\bcoups? de cœur|\bconnaît (?:le|son)|\bcomme personne|\bde confiance|\bhonnête|\bfiable|\brapide|\bsouriant|\bchaleureu\w+|\bchoix sûr|\bégayer\w+|\bpas déçue?s?|\bl'or\b|\bdiscret|\bà deux pas|\bgâter\b|\brecommand\w+|\bsuggér\w+"
        r"|\bde quoi\b|\bparole d|\bavantageu\w+|\bsympathique|\bconquis|\brégal\w*|\bà ne pas manquer|\bne jure que|\bréput\w+|\bexcelle\b|\brien (?:de tel|n'égale)"
    ),
    re.compile(
        r"\b(?:vous|nos|les) (?:attend|accueill|offr|propos|réserv|reç|invit)\w*|\b(?:attend|accueille|offre|propose|réserve|invite) (?:vos|les|ses|maintenant|un|une|des|sa|le|la|plusieurs)\b|\bvend(?:ent)? (?:ses|maintenant|des|du|son|sa)\b|\baccepte des (?:clients|patients)|\bjour même|\bsans liste d'attente|\ba sorti ses|\bnouveaux (?:clients|patients)|\bcherche des clients"
        r"|\blivr(?:e|és?|ées?|ent|aison)\b|\bà domicile|\ben 24 heures|\bouv(?:re|rira) (?:son|sa|ses|vendredi|samedi|lundi|jeudi|demain|bientôt)|\bouverture de la nouvelle|\bnouveau à\b|\bnouve(?:au|lle) (?:resto|barbier|boutique|crèmerie|café|salon)|\bretouche|\bs'occupe de|\bse charge de|\blance (?:sa|son|ses)|\bservice 24"
        r"|\btable d'hôte|\bmenu\b|\bclientèle|\bl'heure\b|\bpar personne|\bla corde|\bpièce\b|\bcommerçante? du mois\b|\bouvert (?:tous|24|7|jusqu)"
    ),
)
# What is no advertisement: contracts, landmarks, works, misfortunes, groups, the Municipality's own.
_SOBER = re.compile(
    r"\b(?:contrat|procès-verbal|ouverture des soumissions|soumissionnaire|appel d'offres|adjug\w+|octroy\w+|accordée? à|résolution|le conseil|travaux|chantier|pavage de|fermée?s?|ferm(?:e|era) |détour|stationnement|circulation|incendie|feu a|fuite|évacu\w+|vol\b|accident|rappel (?:d'aliments|de produit)|fraud\w+|hameçonnage|arnaque"
    r"|commandit\w+|don de|a remis|a versé|prête son|au profit|guignolée|denrées|fondation|club|comité|association|fabrique|paroisse|cpe|fadoq|cercle|entraide|maison des jeunes|scouts|coopérative de solidarité|organisme|bénévoles?|répertoire|marché (?:public|de noël)|permis|règlement|usage conditionnel|zonage|avis public"
    r"|hydro-québec|rbq|sépaq|mrc|ministère|gouvernement|québec offre|régie|clic santé|cisss|camp de jour|bibliothèque|aréna|piscine municipale|salle communautaire|écocentre|caserne|municipalité (?:offre|vend|loue|achète)|licence"
    r"|vaccin\w+|collecte|dépôt|navette|piste|sentier|traverse|élection|vote|candidate?|vignette|sinistr\w+|hébergement|compteurs|fibre en|installera|interrompra|subvention|programme|rénoclimat|crédit d'impôt)\b"
)
# What the Municipality does itself: an advertisement often comes after it.
_OWN = re.compile(
    r"\b(?:loisirs|hôtel de ville|municipal\w*|conférence|spectacle|concert|films?|exposition|atelier de|histoire|cours de)\b"
)
_LANDMARK = re.compile(
    rf"\b(?:devant|derrière|en face d\w*|face à|près d\w*|à côté d\w*|entre|jusqu'à|voisin d\w*|à la hauteur|du côté d\w*|longe|stationnement d\w*|s'arrête) (?:l[ae']s? ?|du |des )?(?:\w+ )?{_CAPITAL}",
)


def private_offers(reading: Reading) -> Iterator[Mark]:
    """OFFRE_PRIVEE: from the words that name the business to the end of the sentence, when the cues weigh enough."""
    text = reading.text
    business, at = _business(reading, text)
    lower = text.lower()
    if not business or _elsewhere(reading) or (business == 1 and not _priced(reading, lower)):
        return
    neighbours = [near.text for near in (reading.previous, reading.following) if near is not None]
    reasons = _reasons(reading, lower, " ".join(neighbours).lower())
    against = 3 if _SOBER.search(lower) else 2 if _OWN.search(lower) else 0
    against += 3 if _LANDMARK.search(text) else 0
    against += sum(1 for near in neighbours if _SOBER.search(near.lower()))
    if business + reasons - against >= (4 if business > 1 else 5):
        yield "OFFRE_PRIVEE", at, len(reading.words)


def _business(reading: Reading, text: str) -> tuple[int, int]:
    """How surely a business is named (0 to 2), and the first word of it."""
    for index, end in _trades(reading):
        following = reading.words[end : end + 1]
        if following and following[0].text[0].isupper() and not _municipal(reading, end):
            return 2, index
    for expression in (_CHEZ, _NAMED_TRADE, _SITE):
        if (match := expression.search(text)) is not None:
            at = _word_at(reading, match.start())
            if at + 1 not in reading.marks.get("PRENOM", ()):
                return 2, at
    if starts := sorted(reading.marks.get("enseigne", ())):
        return 2, starts[0]
    match = _BARE.search(text.lower()) or (None if reading.marks.get("PERSONNE") else _PAIR.search(text))
    return (1, _word_at(reading, match.start())) if match is not None else (0, 0)


def _trades(reading: Reading) -> Iterator[tuple[int, int]]:
    for name in _TRADES:
        for index, ends in reading.marks.get(name, {}).items():
            if reading.lowers[index] not in {"dr", "dre"}:
                yield index, max(ends)


def _municipal(reading: Reading, index: int) -> bool:
    return any(index in reading.marks.get(name, ()) for name in ("MUNICIPALITE", "ORGANISME_CONNU", "ELU"))


def _priced(reading: Reading, lower: str) -> bool:
    """Whether something is sold or given away: a shop without a name is no advertisement otherwise."""
    return bool(reading.marks.get("PRIX") or reading.marks.get("POURCENT") or _REASONS[0].search(lower))


def _elsewhere(reading: Reading) -> bool:
    """Whether who is named has another quality: an elected person, an official, a party, a group."""
    return any(reading.marks.get(name) for name in ("ELU", "OFFICIEL", "PARTI_LOCAL", "ORGANISME_CONNU"))


def _reasons(reading: Reading, here: str, around: str) -> int:
    """Two for each family of reasons in the sentence, one in a neighbour; a call alone, a price, a `!` count as one."""
    found = sum(2 if reason.search(here) else int(bool(reason.search(around))) for reason in _REASONS)
    found += bool(_CALL.search(here)) + (
        1 if reading.marks.get("PRIX") or reading.marks.get("POURCENT") else 0
    )
    return min(4, found + (1 if "!" in here else 0))


def _word_at(reading: Reading, offset: int) -> int:
    """The word that holds the code point `offset` of the sentence."""
    place = reading.start + offset
    return next((index for index, word in enumerate(reading.words) if word.end > place), 0)
