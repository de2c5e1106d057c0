"""What a relative pronoun may stand for: the nouns of the phrase just before it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.checks.reading.clause_openings import clause_starts
from desktop.checks.reading.noun_phrases import COLLECTIVES, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

_FURTHEST = 15
_INSIDE = frozenset("NAQMFPD#W")
_OUTSIDE = frozenset("V.XOSLKUGY")


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The genders and numbers of every noun it may be, and their forms."""

    pairs: frozenset[GenderNumber]
    nouns: frozenset[str]


def antecedent_of(s: Sentence, relative: int) -> Antecedent | None:
    """The possible antecedent of the relative at word `relative`; None when one of its nouns is not sure."""
    apart = s.lower(relative - 1) == ","
    relative = _end_of_phrase(s, relative)
    if (demonstrative := _demonstrative(s, relative)) is not None:
        return demonstrative
    if s.role(relative - 1) == "M":
        return _people(s, relative - 1)
    if s.role(relative - 1) not in ("N", "A", "Q"):
        return None
    if s.role(relative - 2) == "K":
        return None  # plus de chaises que nécessaire, qui serviront
    if _aged(s, relative - 1):
        return None  # Émile, 8 ans, qui repart
    pairs: set[GenderNumber] = set()
    nouns: set[str] = set()
    i = relative - 1
    while i >= 0 and (s.role(i) in _INSIDE or (apart and _opens_quality(s, i))):
        if relative - i > _FURTHEST:
            return Antecedent(frozenset(pairs), frozenset(nouns)) if nouns else None
        if s.role(i) == "M":
            if not nouns:
                return None
            pairs |= {("m", "s"), ("f", "s")}
        collective = s.lower(i) in COLLECTIVES and (s.role(i) not in ("D", "A") or s.role(i + 1) == "F")
        if nouns and s.lower(i) in _QUANTITIES and s.role(i) == "W" and {n for _, n in pairs} == {"p"}:
            return Antecedent(frozenset(pairs), frozenset(nouns))  # peu de métiers qui
        if collective and (s.role(i) != "N" or {number for _, number in pairs} != {"s"}):
            return None  # une partie des gens, un des parcs
        if s.role(i) == "A" and s.role(i - 1) in ("D", "F") and s.role(i + 1) != "N":
            pairs |= s.at(i).form.qualifiers  # les mêmes qui, les jeunes qui
            nouns.add(s.lower(i))
        if s.role(i) == "N" and nouns and s.lower(i) in _ADDRESSES and _addressed(s, i):
            return Antecedent(frozenset(pairs), frozenset(nouns))
        if s.role(i) == "N" and not _unlikely(s, i, nearest=not nouns):
            found = noun_pairs(s, i)
            if not found:
                return None
            pairs |= found
            nouns.add(s.lower(i))
        apposed = s.role(i - 1) in ("N", "A", "Q")  # des travaux prévus au début de la rue, qui touchent
        if s.lower(i) in ("parmi", "envers") and nouns:
            return Antecedent(frozenset(pairs), frozenset(nouns))  # figure parmi les municipalités qui
        if s.role(i) == "P" and nouns and not apposed and locution_noun(s, i + 1 + (s.role(i + 1) == "D")):
            return Antecedent(frozenset(pairs), frozenset(nouns))  # en raison des travaux qui
        if s.lower(i) in ("à", "au", "aux") and nouns and (_invited(s, i)):
            return Antecedent(frozenset(pairs), frozenset(nouns))
        i -= 1
    return _bounded(s, i, apart, pairs, nouns)


def _bounded(
    s: Sentence, i: int, apart: bool, pairs: set[GenderNumber], nouns: set[str]
) -> Antecedent | None:
    """The antecedent of these nouns, if what stands at `i`, before them, does not change it."""
    if nouns and s.role(i) == "T" and (told := _BEFORE_NOUNS.get(s.lower(i))):
        return Antecedent(frozenset(pairs | {told}), frozenset(nouns))  # rien dans le règlement qui
    if s.lower(i) == ")":
        return None  # le nombre de sièges (places) de la salle qui sont
    joined = s.lower(i) in ("et", "ou") and s.role(i + 1) == "D" and {number for _, number in pairs} == {"p"}
    if nouns and joined:
        return Antecedent(frozenset(pairs), frozenset(nouns))  # l'usine et les gens qui y travaillent
    opens = s.lower(i) == "," and s.role(i + 1) in ("D", "#") and i + 1 in clause_starts(s)
    if not nouns or (
        i >= 0 and s.role(i) not in _OUTSIDE and not opens and not _plural_apposition(s, i, pairs)
    ):
        return None
    if s.role(i) == "C" and s.lower(i) in ("et", "ou"):
        pairs.add(("m", "p"))  # les commerces, industries ou écoles qui: all of them together
    if apart and s.role(i) == "V" and any(w.role == "K" for w in s.words[:i]):
        return None  # un animal qu’on voit dans une ferme, qui est gardé
    return Antecedent(frozenset(pairs), frozenset(nouns))


_QUANTITIES = forms("peu beaucoup trop tant")


def _end_of_phrase(s: Sentence, relative: int) -> int:
    """Where the noun phrase before the relative ends, past an aside, brackets or an infinitive that completes it."""
    if s.lower(relative - 1) == ",":
        relative = _before_aside(s, relative - 1)
    inside = s.lowers(relative - 6, relative)
    if s.lower(relative - 1) == ")" and "(" in inside:
        relative -= 1 + inside[::-1].index("(")  # le règlement (RCI) qui
    if s.role(relative - 1) == "Y" and s.lower(relative - 2) in ("de", "à") and s.role(relative - 3) == "N":
        relative -= 2  # les interdictions de stationner qui
    return relative


def _unlikely(s: Sentence, i: int, *, nearest: bool) -> bool:
    """Whether the noun at `i` is no antecedent: a material, a bare singular farther off, part of a preposition."""
    return _bare_material(s, i) or (not nearest and _bare_singular(s, i)) or locution_noun(s, i)


def _opens_quality(s: Sentence, i: int) -> bool:
    """`un guichet unique, centré sur la clientèle, qui`: the comma before a quality, which an aside holds."""
    return (
        s.lower(i) == "," and s.role(i + 1) == "Q" and s.role(i + 2) in ("P", "F") and s.role(i - 1) in "NA"
    )


def _bare_singular(s: Sentence, i: int) -> bool:
    """`de gratitude envers les personnes qui`: a singular without an article, farther off, is no antecedent."""
    bare = s.lower(i - 1) in ("de", "d'", "en", "avec", "sans", "et", "ou")
    return bare and {number for _, number in s.at(i).form.nouns} == {"s"}


def _aged(s: Sentence, last: int) -> bool:
    return s.lower(last) in ("ans", "mois") and s.role(last - 1) == "#" and s.lower(last - 2) == ","


def _demonstrative(s: Sentence, relative: int) -> Antecedent | None:
    """`celui ou celle qui`, `ceux et celles qui`, `ce qui`."""
    if s.lower(relative - 2) == "ou" and s.lower(relative - 3) in ("celui", "celle"):
        return Antecedent(frozenset({("m", "s"), ("f", "s"), ("m", "p")}), frozenset({"celui"}))
    if s.lower(relative - 2) in ("et", "ou") and s.lower(relative - 3) in _DEMONSTRATIVES:
        return Antecedent(frozenset({("m", "p")}), frozenset({"ceux"}))
    if s.lower(relative - 1) == "eux" and s.role(relative - 2) in ("", ".", ","):
        return Antecedent(frozenset({("m", "p")}), frozenset({"eux"}))  # Eux qui traversaient la rivière
    if pair := _DEMONSTRATIVES.get(s.lower(relative - 1)):
        return Antecedent(frozenset({pair}), frozenset({s.lower(relative - 1)}))
    return None


def _before_aside(s: Sentence, comma: int) -> int:
    """The comma before an aside that ends at `comma`: `la fête, en raison de la pluie, qui`; else `comma`."""
    for k in range(comma - 1, max(0, comma - 9), -1):
        if s.lower(k) == ",":
            denied = s.lowers(k + 1, k + 3) == ("et", "non")
            aside = (denied or s.role(k + 1) in ("P", "L", "W")) and s.role(k - 1) in ("N", "A", "Q", "M")
            return k if aside else comma
        if s.role(k) in ("V", ".", "R", "K", "S"):
            return comma
    return comma


def _people(s: Sentence, last: int) -> Antecedent | None:
    """`Mégane et Rosalie, qui`, `à Mégane et à Rosalie, qui`: names joined, of the gender that first names tell."""
    genders: set[str] = set()
    names: set[str] = set()
    k = last
    while s.role(k) == "M":
        while s.role(k - 1) == "M":
            k -= 1
        title = {"m.": "m", "monsieur": "m", "mme": "f", "madame": "f"}.get(s.lower(k - 1), "")
        tags = s.at(k).form.tags
        told = {title} if title else {g for g in ("m", "f") if "M1" in tags and g in tags}
        genders.add(told.pop() if len(told) == 1 else "")
        names.add(s.lower(k))
        k -= 1 + bool(title)
        k -= s.role(k) in ("P", "F") and s.role(k - 1) in ("C", ",")
        if s.role(k) not in ("C", ","):
            break
        k -= 1
    if len(names) < 2 or s.lower(k) in ("ou", "ni") or s.role(k) in ("N", "A", "F"):
        return None
    sure = {"m"} if "m" in genders else {"f"} if genders == {"f"} else {"m", "f"}
    return Antecedent(frozenset((g, "p") for g in sure), frozenset(names))


def _bare_material(s: Sentence, i: int) -> bool:
    """`les bornes d'incendie que`: a singular without an article is no antecedent beside its head."""
    bare = s.lower(i - 1) in ("de", "d'") and s.role(i - 2) == "N"
    return bare and "s" in {number for _, number in s.at(i).form.nouns}


# The nouns of prepositions in several words: nothing that follows speaks of them.
_LOCUTION_NOUNS = {
    "en": forms(
        "raison cours cas dehors fonction matière faveur vue présence absence bordure face compagnie guise vertu plus"
        " milieu échange signe provenance marge quête attente"
    ),
    "au": forms(
        "sein cours lieu moyen sujet bord bout milieu centre cœur profit terme niveau nom fil détriment moment début pied"
        " sommet fond large hasard gré"
    ),
    "à": forms("propos côté titre raison défaut cause force proximité destination base"),
    "à l'": forms("intérieur extérieur aide occasion exception égard instar origine insu issue intention"),
    "à la": forms("suite fin faveur demande lumière recherche place hauteur disposition"),
    "dans le": forms("cadre but sens"),
    "du": forms("fait"),
    "par": forms("rapport suite manque"),
    "par l'": forms("intermédiaire entremise"),
    "sous": forms("réserve peine"),
    "sous l'": forms("impulsion effet autorité égide"),
}


def locution_noun(s: Sentence, i: int) -> bool:
    """Whether the noun at `i` belongs to a preposition: `en raison de`, `à la suite du`, `au sein des`."""
    if s.lowers(i, i + 3) in _BODIES:
        return False
    if s.role(i) != "N" or s.lower(i + 1) not in ("de", "d'", "du", "des", "à", "au", "aux"):
        return False
    before = s.lower(i - 1)
    if before in ("l'", "la", "le"):
        before = f"{s.lower(i - 2)} {before}"
    return s.lower(i) in _LOCUTION_NOUNS.get(before, ())


def ends_locution(s: Sentence, last: int) -> bool:
    """`en général`, `bien sûr que`, `à nouveau`: adverbs in two words, which nothing qualifies."""
    if s.lower(last) in ("doute", "cesse", "arrêt", "exception") and "sans" in s.lowers(last - 2, last):
        return True  # il l’a sans aucun doute ralliée
    if s.lowers(last - 2, last + 1) == ("tour", "à", "tour"):
        return True
    return s.lowers(last - 1, last + 1) in _LOCUTIONS or s.lowers(last, last + 2) in _LOCUTIONS


_LOCUTIONS = {
    tuple(locution.split())
    for locution in (
        "en général|en particulier|en effet|en fait|en réalité|en cours|en outre|en tout|bien sûr"
        "|de nouveau|fait partie|à nouveau|à peine|au moins|au plus|de plus|d' abord|d' ordinaire|d' habitude|d' emblée|d' avance|en partie|au complet"
        "|de préférence|de justesse|de naissance|de rigueur|d' office|en entier|faire partie|font partie|en vain|en plus|au total|en moyenne|en principe|en vigueur"
        "|à fait|à moitié|à demi|par défaut|par définition|par exemple|par nature|en permanence|en urgence"
        "|les présentes|la présente|en apparence|en théorie|en pratique|par erreur|par hasard|toute façon|toute manière|coup sûr|en détail"
    ).split("|")
}


# « Au centre de services scolaire » is no place in the middle.
_BODIES = frozenset({("centre", "de", "services"), ("centre", "de", "jour"), ("centre", "de", "tri")})

_DEMONSTRATIVES = {
    "ce": ("m", "s"),
    "celui": ("m", "s"),
    "celle": ("f", "s"),
    "ceux": ("m", "p"),
    "celles": ("f", "p"),
}
_BEFORE_NOUNS = {**_DEMONSTRATIVES, **dict.fromkeys(("rien", "personne", "quelqu'un"), ("m", "s"))}
# « Merci aux bénévoles qui… »: what follows is addressed, not completed.
_ADDRESSES = forms("merci bravo félicitations bienvenue avis hommage place appel rappel remerciements")


_INVITING = forms(
    "inviter convier encourager inscrire amener donner remettre offrir proposer envoyer transmettre inciter appeler associer"
)


def _invited(s: Sentence, i: int) -> bool:
    """`convie les citoyens à une activité qui`: what follows `à` completes the verb, not the noun before it."""
    if s.lower(i) == "à" and s.role(i + 1) != "D":
        return False
    for k in range(i - 1, max(-1, i - 6), -1):
        if s.role(k) in ("V", "Y"):
            return bool(s.at(k).form.lemmas(participle=False) & _INVITING)
        if s.role(k) not in ("D", "N", "A", "#"):
            return False
    return False


def _addressed(s: Sentence, i: int) -> bool:
    """Whether the word at `i` opens an address, rather than names a thing: `l'appel d'offres qui`."""
    return s.role(i - 1) != "D" or s.lower(i + 1) in ("à", "au", "aux")


def _plural_apposition(s: Sentence, i: int, pairs: set[GenderNumber]) -> bool:
    """`Gilles et Maude, deux opérateurs qui`: a plural after a comma or `et` is plural whatever precedes."""
    if s.role(i) not in (",", "C") or {number for _, number in pairs} != {"p"}:
        return False
    k = i - 1
    while s.role(i) == "C" and s.role(k) in ("N", "A", "Q", "D", "#"):
        k -= 1
    # la Loi sur les élections et les référendums qui: the noun before the preposition may be meant
    bare = s.lower(i + 1) == "des" and s.role(k + 1) == "N" and s.lower(k) in ("en", "à", "de", "d'")
    governed = s.role(k) in ("P", "F") and s.role(k - 1) in ("N", "A", "Q", "M")
    return bare or not (s.role(i) == "C" and governed)  # des bancs en nombre et des voisins qui


# « La poste » and « la mode » have no plural in municipal prose; « des postes » and « des modes » are masculine.
_MASCULINE_PLURALS = forms("postes modes")


def noun_pairs(s: Sentence, noun: int) -> frozenset[GenderNumber]:
    """The genders and numbers of one noun, narrowed by its determiner."""
    form = s.at(noun).form
    pairs = form.nouns or form.qualifiers
    if form.text in _MASCULINE_PLURALS:
        pairs = frozenset({("m", "p")})
    for start in range(max(0, noun - 4), noun):
        phrase = noun_phrase(s, start) if s.role(start) in ("D", "#", "F") else None
        if phrase is not None and phrase.head == noun:
            if not phrase.number:
                # Determiner and noun disagree: one of them is wrong, but the gender of the noun is known.
                known = {g for g, _ in form.nouns} if form.text not in COLLECTIVES else set()
                return (
                    frozenset((g, n) for g in known for n in ("s", "p")) if len(known) == 1 else frozenset()
                )
            genders = {phrase.gender} if phrase.gender else {"m", "f"}
            narrowed = {(g, n) for g, n in pairs if g in genders and n == phrase.number}
            return frozenset(narrowed or {(g, phrase.number) for g in genders})
    contracted = {"au": "s", "aux": "p", "du": "s"}.get(s.lower(noun - 1))
    if contracted:
        return frozenset(pair for pair in pairs if pair[1] == contracted)
    return frozenset(pairs)
