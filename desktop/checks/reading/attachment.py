"""A qualifier after « head of noun »: when it is sure which of the two nouns it qualifies."""

from __future__ import annotations

from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.function_words import PRENOMINAL
from desktop.checks.reading.qualified import is_intensive
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import GenderNumber, forms

NOTHING: frozenset[GenderNumber] = frozenset()
# « papier recyclé », « transport adapté »: the participle makes one thing with these, even without an article.
_QUALIFIED = forms(
    "couleur fer cuivre bronze argent étain zinc aluminium fonte terre pierre brique marbre granit ardoise plâtre cire laine"
    " osier jute vinyle velours soie céramique porcelaine chêne pin cèdre érable frêne caoutchouc"
    " papier bois béton verre métal plastique carton sable sel gravier asphalte acier lait pain poisson bœuf porc"
    " poulet fromage sirop café thé vin riz lin coton cuir tissu gazon compost transport sport loisir travail"
    " temps personnel matériel équipement territoire milieu patrimoine cadre espace logement stationnement"
    " terrain développement courrier âge état secteur emploi droit accès français savoir sol jus chocolat bâti"
    " lard bacon viande farine beurre crème sirop enrobé environnement air miel jambon saumon porc trafic revenu budget congé mode style format groupe personnel"
)


_EVENTS = forms(
    "heure fête séance soirée journée assemblée collecte tournoi cours atelier conférence réunion festival course répétition"
    " sortie spectacle tirage ouverture fermeture match partie vente distribution cérémonie"
)
_POSTPONED = forms("annuler reporter devancer suspendre déplacer")
# « Dix bris de conduites causés par le gel »: it is the event that something causes.
_CAUSED = forms("causer occasionner provoquer")


def of_event(s: Sentence, i: int) -> frozenset[GenderNumber]:
    """What agrees with the event in `Heure du conte annulée`: it is the event that is put off."""
    word = s.at(i)
    if (
        not {lemma for lemma, _ in word.form.participle_verbs} & (_POSTPONED | _CAUSED)
        or s.role(i - 1) != "N"
    ):
        return NOTHING
    first = i - 2
    while s.role(first) == "D" and s.role(first - 1) == "F":
        first -= 1
    head = first - 1
    caused = bool({lemma for lemma, _ in word.form.participle_verbs} & _CAUSED) and s.role(head) == "N"
    if s.role(first) != "F" or not (s.lower(head) in _EVENTS or caused) or s.lower(i - 1) in _EVENTS:
        return NOTHING
    return noun_pairs(s, head)


def of_head(s: Sentence, i: int) -> frozenset[GenderNumber]:
    """What the participle at `i` agrees with in `les cartes de membre expirées`: the head, not a bare noun.

    Empty unless it is written in the singular, as by a typist who forgot the agreement.
    """
    word = s.at(i)
    form = word.form
    forgotten = word.role == "Q" and not form.adjectives and form.participles == {("m", "s")}
    if not forgotten and not (word.role in ("A", "Q") and word.lower in _SAID_OF_HEAD):
        return NOTHING
    k = i - 1
    while s.role(k) == "W":
        k -= 1
    if s.lower(i - 1) in _DEGREES and s.at(k).form.nouns & form.qualifiers:
        return NOTHING  # des rues de priorité plus élevée
    if s.role(k) != "N" or s.lower(k - 1) not in ("de", "d'") or s.role(k - 2) != "N":
        return NOTHING
    near = s.at(k).form.nouns
    if not forgotten and {n for _, n in near} == {"p"} and near & form.qualifiers:
        return NOTHING  # le nombre de cellules vides
    contracted = s.lower(k - 3) in ("des", "du", "aux", "au")
    if contracted and s.role(k - 4) == "N" and noun_pairs(s, k - 4) & form.qualifiers:
        return NOTHING  # le bouton des feux de piétons situé à droite
    if word.lower.startswith("élevé"):
        return NOTHING  # les réglages de contraste élevé
    if (
        (s.lower(k) in _QUALIFIED and word.lower not in _NEVER_OF_MATERIAL)
        or s.lower(k).endswith(_DEEDS)
        or not (contracted or s.role(k - 3) in ("D", "#", "A", "", "."))
    ):
        return NOTHING
    if s.lower(k - 2).rstrip("s") in _MEASURES:
        return NOTHING  # une demi-livre de lard salé
    seeking = s.lower(k - 2) in _SEEKING and {n for _, n in near} == {"p"}
    pairs = noun_pairs(s, k if seeking else k - 2)  # à la recherche d'animateurs qualifiés
    if forgotten and s.lower(k - 4) in ("fois", "sitôt", "aussitôt"):
        return pairs  # une fois la demande de permis approuvée
    # « voies de circulation réservée »: in the feminine, only the plural of the head is sure.
    sure = ("m", "s") in form.participles or not forgotten or pairs == {("f", "p")}
    return pairs if sure else NOTHING


_SEEKING = forms("recherche quête embauche pénurie manque besoin")


_PLACES = forms(
    "rue avenue boulevard chemin rang route montée côte place parc pont école bibliothèque aréna salle quai plage piscine"
    " centre secteur terrain chalet caserne ruelle sentier viaduc stade gymnase passerelle pavillon halte"
)


def of_named(s: Sentence, i: int) -> frozenset[GenderNumber]:
    """What agrees with the place in `rue Fournier fermée`, whose name opens with a capital; empty elsewhere."""
    k = i - 1
    while k > 0 and (
        s.at(k).capital or s.role(k) in ("F", "#") or (s.role(k) == "D" and s.at(k + 1).capital)
    ):
        k -= 1
    capital = s.at(i - 1).capital and i - 1 > k
    if not capital or s.lower(k) not in _PLACES or not (k == 0 or s.role(k - 1) in ("D", ".", "P", "F")):
        return NOTHING
    pairs = noun_pairs(s, k)
    own = s.at(i).form.qualifiers
    if any(noun_pairs(s, m) & own for m in range(k) if s.role(m) == "N"):
        return NOTHING  # les résidents du secteur Cookshire desservis par l'aqueduc
    return pairs if len(pairs) == 1 and s.role(i) == "Q" else NOTHING


_MEASURES = forms(
    "livre demi-livre tasse verre kilo gramme litre once cuillerée cuillère tranche pincée botte couche tonne"
    " millilitre noix filet gousse poignée ml cl dl l kg g mg lb oz odeur parfum arôme goût saveur"
)
_DEGREES = forms("plus moins très peu aussi assez")
# « Des questions de planification partagée »: what is done may itself be so.
_DEEDS = ("ation", "ition", "ction", "ssion", "uction")

# What a thing is, whatever completes its name: « des pièces d'identité différentes ».
_SAID_OF_HEAD = forms(
    "différent différente identique semblable supplémentaire obligatoire facultatif facultative disponible valide gratuit"
    " gratuite valable habituel habituelle applicable admissible payable accessible prioritaire conforme récent récente"
    " nécessaire suivant suivante excessif excessive abondant abondante additionnel additionnelle restant restante manquant manquante excédentaire"
    " complet complète original originale originaux originales minime minimes vide vides plein pleine pleins pleines intact"
    " intacte défectueux défectueuse préalable introuvable impeccable"
)
_NEVER_OF_MATERIAL = forms("vide vides plein pleine pleins pleines gratuit gratuite supplémentaire")

_RELATIONAL = ("ique", "iques", "aire", "aires", "al", "ale", "ales", "aux", "el", "els", "elle", "elles")
_RELATED = forms(
    "voisin voisine voisins voisines privé privée privés privées public publics publique publiques riverain riverains riveraine riveraines cyclable cyclables pédestre pédestres inférieur inférieure inférieurs inférieures supérieur supérieure supérieurs supérieures piéton piétons piétonne piétonnes ouvrable ouvrables"
)
_LOOSE = forms(
    "annuel annuelle annuels annuelles actuel actuelle actuels actuelles final finale finals finales finaux total totale"
    " totaux totales égal égale égaux égales nécessaire nécessaires contraire contraires unique uniques réel réelle"
    " réels réelles général générale généraux générales spécial spéciale spéciaux spéciales initial initiale"
    " automatique automatiques manuel manuelle manuels manuelles mensuel mensuelle mensuels mensuelles naturel naturelle mobile belle belles nouvelle nouvelles"
)


def of_near(s: Sentence, i: int) -> frozenset[GenderNumber]:
    """What the adjective at `i` agrees with in `le plan des pistes cyclables`: the noun beside it, not the head.

    Empty when the noun has no determiner of its own, or when the adjective may qualify the head.
    """
    word = s.at(i)
    noun = i - 1
    while s.role(noun) == "A" and noun > i - 3:
        noun -= 1
    if word.role not in ("A", "Q") or s.role(noun) != "N" or word.form.qualifiers & s.at(noun).form.nouns:
        return NOTHING
    related = is_relational(word)
    if not (related or (noun == i - 1 and _plain(word))):
        return NOTHING
    first = noun - 1
    while s.role(first) in ("A", "#") and s.role(first - 1) in ("A", "#", "D", "F", "P"):
        first -= 1
    after_noun = s.role(first - 1) in ("N", "A", "Q")
    contracted = s.lower(first) in ("des", "du", "aux", "au") and after_noun
    counted = s.role(noun - 1) == "#" and s.role(noun - 2) == "F"
    article = (
        s.role(first) == "D" and s.role(first - 1) in ("F", "P") and s.lower(first - 1) not in ("à", "en")
    )
    filled = noun == i - 1 and (
        s.lower(i - 2) in ("de", "d'") and s.role(i - 3) == "Q" and s.role(i - 4) == "N"
    )  # pneus munis de crampons métalliques
    if not (contracted or counted or article or (filled and related)):
        return NOTHING
    pairs = noun_pairs(s, noun)
    return pairs if pairs and not pairs & word.form.qualifiers else NOTHING


def is_relational(word: Word) -> bool:
    """Whether the adjective says what kind of thing it is: « municipal », « riverain », said of the noun beside it."""
    return word.lower in _RELATED or (word.lower.endswith(_RELATIONAL) and word.lower not in _LOOSE)


def _plain(word: Word) -> bool:
    """An adjective that says neither where, when nor how much: after « la réfection des conduites », of « conduites »."""
    form = word.form
    loose = word.lower in _LOOSE or word.lower in _SAID_OF_HEAD or word.lower in PRENOMINAL
    named = form.nouns and not (form.nouns <= form.adjectives and form.text.endswith(("able", "ables")))
    return word.role == "A" and not (form.participles or form.gerund or named or form.adverb or loose)


_HOLDERS = forms(
    "propriétaire propriétaires détenteur détenteurs détentrice titulaire titulaires gardien gardiens gardienne exploitant"
    " exploitants locataire locataires occupant occupants acquéreur acquéreurs utilisateur utilisateurs"
)
_SAID_OF_PEOPLE = forms(
    "absent absents responsable responsables négligent négligents fautif fautifs satisfait insatisfait malade seul âgé"
    " prudent prudents heureux fier conscient consciente présent présents impatient inquiet précédent précédents actuel actuels"
)
_SAID_OF_THINGS = forms("expiré périmé isolé clôturé incendié abandonné inhabité branché")


def of_held(s: Sentence, i: int) -> frozenset[GenderNumber]:
    """What agrees with the thing in `le propriétaire d'une installation septique existante`; empty elsewhere."""
    word = s.at(i)
    sure = word.role == "A" and word.lower not in _SAID_OF_PEOPLE
    if not (sure or word.lower in _SAID_OF_THINGS) or s.role(i + 1) in ("F", "P", "C"):
        return NOTHING
    k = i - 1
    while s.role(k) == "A":
        k -= 1
    opening = k - 1
    while s.role(opening) in ("A", "#"):
        opening -= 1
    contracted = s.lower(opening) in ("du", "des")
    article = s.role(opening) == "D" and s.lower(opening - 1) in ("de", "d'")
    holder = opening - 1 if contracted else opening - 2
    if s.role(k) != "N" or not (contracted or article) or s.lower(holder) not in _HOLDERS:
        return NOTHING
    return noun_pairs(s, k)


def sits_before(adjective: Word, noun: Word) -> bool:
    """Whether the adjective agrees with the noun just after it."""
    return bool(adjective.form.qualifiers & noun.form.nouns)


def agrees_with_head(s: Sentence, near: int, word: Word) -> bool:
    """Whether the qualifier agrees with the noun that `à` and the noun at `near` complete: `un marché aux puces animé`."""
    k = near - 1
    while s.role(k) in ("A", "#", "D"):
        k -= 1
    addressed = s.lower(k - 1) in _ADDRESSING  # avis aux résidents concernés
    completed = s.lower(k) in ("à", "au", "aux") and s.role(k - 1) in ("N", "Q") and not addressed
    return completed and bool(noun_pairs(s, k - 1) & word.form.qualifiers)


_ADDRESSING = forms(
    "merci bravo félicitations avis appel rappel hommage bienvenue invitation message bonjour coucou"
)


def holds(s: Sentence, i: int) -> bool:
    """`les digues tenant bon`: the verb of a set phrase."""
    return s.lower(i) == "tenant" or "tenir" in s.at(i).form.lemmas(participle=False)


_RENDERING_NOW = forms("rendant laissant gardant conservant jugeant trouvant")
_RENDERING = forms("rendre laisser garder juger trouver tenir conserver maintenir")


def describes_object(s: Sentence, verb: int, i: int) -> bool:
    """`rendre le tri des matières plus facile`: the word at `i` is said of the object of the verb."""
    rendered = verb >= 0 and s.at(verb).form.lemmas(participle=False) & _RENDERING
    if not rendered and s.lower(max(verb, 0)) not in _RENDERING_NOW:
        return False
    nouns = (k for k in range(verb + 1, i) if s.role(k) == "N")
    return any(noun_pairs(s, k) & s.at(i).form.qualifiers for k in nouns)


def last_before(s: Sentence, i: int) -> int:
    """The last word of what the qualifier at `i` ends, past its adverbs and a first qualifier joined to it."""
    k = i - 1
    while is_intensive(s, k) and s.role(k) in ("W", "N"):
        k -= 1
    if s.lowers(k - 1, k + 1) == ("un", "peu"):
        k -= 2
    if s.lower(k) in ("et", "ou", "mais") and is_quality(s, k - 1) and s.role(i + 1) != "N":
        first = k - 1
        while s.lower(first - 1) == "," and is_quality(s, first - 2):
            first -= 2  # des plats chauds, variés et nutritifs
        return first - 1 if s.role(first) == "N" else first  # une salle comble et émue
    if s.lower(k) == "mais" and s.lower(k - 1) == "," and s.role(k - 2) in ("A", "Q"):
        return k - 2  # une décision difficile, mais réfléchie
    if s.lower(k) == "," and s.role(k - 1) in ("A", "Q") and s.lower(i + 1) == "et" and s.role(k - 2) == "N":
        return k - 1  # une équipe dynamique, motivée et soudée
    return i - 1


def is_quality(s: Sentence, k: int) -> bool:
    """A qualifier, or a word read as a noun after another one, that is an adjective too: `une salle comble`."""
    if s.role(k) != "N":
        return s.role(k) in ("A", "Q")
    listed = s.lower(k - 1) == "," and s.role(k - 2) in ("A", "Q") and s.role(k - 3) == "N"
    noun = k - 3 if listed else k - 1
    own = s.at(k).form.adjectives if s.lower(k) != "comble" else frozenset({("m", "s"), ("f", "s")})
    return (listed or s.role(k - 1) == "N") and bool(own & noun_pairs(s, noun))


def second_completed(s: Sentence, i: int) -> bool:
    """`offerts par la Ville et destiné aux aînés`: a second participle, each with its complement."""
    if s.role(i) != "Q" or s.lower(i - 1) not in ("et", "ou") or s.role(i + 1) not in ("P", "F"):
        return False
    if s.at(i).form.finite or s.role(i - 2) not in ("N", "M"):
        return False
    for k in range(i - 3, 0, -1):
        if s.role(k) not in _WITHIN:
            return False
        if s.role(k) == "Q" and s.role(k + 1) in ("P", "F") and s.role(k - 1) in ("N", "A"):
            return True
    return False


_WITHIN = frozenset("NAQDFP#MW")


def past_amount(s: Sentence, last: int) -> int:
    """The noun that the amount ending at `last` measures: `un montant forfaitaire de 50 $`, or `last` itself."""
    k = last
    while s.role(k) == "#":
        k -= 1
    measured = s.lower(k) in ("de", "d'") and s.role(k - 1) in ("N", "A") and s.lower(last) in ("$", "%")
    return k - 1 if measured else last


def follows_conduct(s: Sentence, i: int) -> bool:
    """`les personnes habiles à voter inscrites sur la liste`: a participle after the infinitive that ends the phrase."""
    form = s.at(i).form
    participle = s.role(i) == "N" and bool(form.participles) and form.nouns <= form.participles
    ended = s.role(i - 1) == "Y" and s.lower(i - 2) in ("à", "de") and s.role(i - 3) in ("N", "A")
    return participle and ended and s.role(i + 1) == "P"


def second_of_two(s: Sentence, i: int) -> bool:
    """`a rassemblé dix organismes et accueilli la foule`: one auxiliary serves both participles."""
    if (
        s.role(i) != "Q"
        or s.lower(i - 1) not in ("et", "ou", "puis", "mais")
        or s.role(i + 1) in ("", ".", ",")
    ):
        return False
    for k in range(i - 2, 0, -1):
        if s.role(k) == "V" and "avoir" in s.at(k).form.lemmas(infinitive=False, participle=False):
            return sum(w.role == "Q" for w in s.words[k + 1 : i - 1]) == 1
        if s.role(k) in (".", "V", "R"):
            return False
    return False


_TITLES = {"m.": "m", "monsieur": "m", "mme": "f", "madame": "f", "mlle": "f"}


def titled(s: Sentence, comma: int) -> frozenset[GenderNumber]:
    """What agrees with the person named before the comma: `Mme Roy, nouvellement élue,`; empty when it is not told."""
    k = comma - 1
    while s.role(k) == "M":
        k -= 1
    gender = _TITLES.get(s.lower(k), "") if k < comma - 1 else ""
    alone = s.role(k - 1) in ("", ".", ",", "L", "K")
    return frozenset({(gender, "s")}) if gender and alone else frozenset()
