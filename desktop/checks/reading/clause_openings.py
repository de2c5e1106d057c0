"""Where a clause, so its subject, may begin."""

from __future__ import annotations

from desktop.checks.reading.function_words import DAYS, MONTHS
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import forms


def clause_starts(s: Sentence) -> list[int]:
    """Where a clause, so a subject, may begin."""
    if ("clauses", 0) not in s.answers:
        s.answers["clauses", 0] = [i for i in range(len(s.words)) if _may_open(s, i)]
    found: list[int] = s.answers["clauses", 0]
    return found


_WHICH = forms("lequel laquelle lesquels lesquelles")
_ASKING = forms("quel quelle quels quelles")
_THEN = forms(
    "plus moins puis ensuite alors maintenant hier aujourd'hui parfois souvent désormais bientôt enfin donc"
)
_NO_BREAK = forms("/ - ' ( ) » [ ] * _ + & ” # | = % $ …")

_COMPARISON = forms(
    "même mêmes plus moins aussi autant autre autres tel telle tels telles mieux meilleur ainsi si"
)


def _verb_outside_list(s: Sentence, comma: int) -> bool:
    """Whether a verb stands before `, et`, and no list that `notamment` opens: `notamment le maire, et le député, ont`."""
    if {"notamment", "dont", "soit"} & set(s.lowers(0, comma)):
        return False
    opened = next((k for k in range(comma - 1, -1, -1) if s.lower(k) == ","), -1)
    if opened > 0 and s.role(opened - 1) in ("N", "M", "A") and s.role(opened + 1) in ("Q", "A", "P", "M"):
        # le maïs, haché menu, et le soja, couché par le vent, sont: the clause has no verb yet
        begin = next((k for k in range(opened, -1, -1) if s.role(k) in (".", "K", "L", "U")), -1)
        return any(s.role(k) == "V" for k in range(begin + 1, comma))
    return any(w.role == "V" for w in s.words[:comma])


def _may_open(s: Sentence, i: int) -> bool:
    before, lower = (s.role(i - 1) if i else "."), s.lower(i)
    subject = s.role(i) == "S" and not lower.startswith("-")
    if i == 0:
        return True
    if before == "." and all(s.role(k) == "." for k in range(i)):
        return True
    if before == ".":
        return s.lower(i - 1) not in _NO_BREAK or (s.lower(i - 1) == "…" and s.role(i) in ("D", "S"))
    if lower in _ASKING and before in ("Y", "V"):
        return True  # savoir quelles rues sont fermées
    if before == "K" and s.role(i - 2) == "C":
        return True  # et que la rue
    if before == "K":
        earlier = set(s.lowers(max(0, i - 7), i - 1))
        added = s.lower(i - 2) == "aussi" and s.role(i - 3) == "V"  # vérifiez aussi que
        denied = (
            s.lower(i - 2) in ("pas", "jamais")
            and s.role(i - 3) == "V"
            and s.lower(i - 3) not in ("a", "avait")
        )
        if denied and s.role(i) == "D":
            return True  # n'attendez pas que la neige
        presented = s.lowers(i - 3, i - 1) in (
            ("c'", "est"),
            ("c'", "était"),
        )  # Ce qu'on sait moins, c'est que
        compared = not (added or presented) and any(
            s.lower(k) in _COMPARISON and s.role(k) != "L" for k in range(max(0, i - 7), i - 1)
        )
        return subject or not (compared or {"ne", "n'"} & earlier)
    if before in ("L", "U"):
        return True
    if before == "," and s.role(i) == "F" and _goes_on_with_complements(s, i - 1):
        return False
    if before == "," and (_last_of_series(s, i - 1) or _tells_age(s, i)):
        return False
    if before == ",":
        return (subject and lower not in ("nous", "vous")) or _after_introduction(s, i - 1)
    if before == "C":
        return (
            subject
            or s.lower(i - 1) in ("mais", "car", "sinon")
            or (s.lowers(i - 2, i) == (",", "et") and _verb_outside_list(s, i - 2))
            or _new_clause(s, i)
        )
    if s.role(i) == "D" and s.lower(i - 1) in ("quoi", "qui") and s.role(i - 2) == "P":
        return True  # sans qui nos réalisations
    if s.lower(i) == "des" and s.lowers(i - 2, i) == ("sans", "quoi"):
        return True
    if before == "T" and s.lower(i - 1) in _WHICH and s.role(i - 2) in ("P", "F"):
        return True  # pour lequel aucune application
    if before == "W" and s.role(i - 2) == "C" and s.lower(i - 1) in _THEN and s.role(i) == "D":
        return any(w.role == "V" for w in s.words[: i - 2])  # ou alors le réseau
    if before in ("P", "W"):
        after = s.lower(i - 1) in _THEN
        return subject and (
            lower not in ("nous", "vous", "elle", "elles") or (after and lower.startswith("elle"))
        )
    return subject and lower in ("il", "ils", "on", "je", "tu", "j'") and before != "V"


def _new_clause(s: Sentence, i: int) -> bool:
    """`Nous avons noté votre plainte et votre bac sera remplacé`: after `et`, the clause before had its verb."""
    if s.lower(i - 1) not in ("et", "ou") or s.role(i) != "D":
        return False
    for j in range(i - 2, -1, -1):
        if s.role(j) == "V":
            return _has_main_verb(s, j + 1)
        if s.role(j) in ("K", "R", "U", "L", ".", "C", ","):
            return False
    return False


def _has_main_verb(s: Sentence, end: int) -> bool:
    """Whether one verb before `end` belongs to no subordinate: not in `les pluies qu’il y a eu et…`."""
    verbs = openers = 0
    for k in range(end - 1, -1, -1):
        if s.role(k) == ".":
            break
        verbs += s.role(k) == "V"
        openers += s.role(k) in ("R", "K", "U", "L")
    return verbs > openers


def _goes_on_with_complements(s: Sentence, comma: int) -> bool:
    """`Par exception, l'arrosage des pelouses, ensemencées ou non, des haies`: the subject came before, and its « des »."""
    part = comma
    for k in range(comma - 1, -1, -1):
        if s.role(k) in ("V", ".", "R", "K", "U", "L"):
            return False
        if s.lower(k) == ",":
            first = k + 1 + (s.role(k + 1) == "C")  # mais la fermeture des parcs, des jardins
            inside = [s.role(m) for m in range(first, part)]
            if inside[:1] == ["D"] and "F" in inside and not is_moment(s, first, first + 1):
                return True
            part = k
    return False


def _last_of_series(s: Sentence, comma: int) -> bool:
    """`Des abeilles, des crapauds, une couleuvre y logent`: two members at least stand before the comma."""
    if not _opens_member(s, comma + 1):
        return False
    end, members = comma, 0
    for k in range(comma - 1, -2, -1):
        if s.role(k) in ("V", "S", "R", "K", "U", "L", "G"):
            return False
        if s.role(k) in (",", ".", ""):
            if not _opens_member(s, k + 1) or is_moment(s, k + 1, k + 2):
                return False
            end, members = k, members + 1
            if members == 2:
                return True
            if s.role(end) != ",":
                return False
    return False


def _opens_member(s: Sentence, i: int) -> bool:
    return s.role(i) in ("D", "#") or s.lower(i) == "des"


def _tells_age(s: Sentence, i: int) -> bool:
    """`Zachary, trois ans, dont la tuque tournait`."""
    return s.role(i) == "#" and s.lower(i + 1) in ("ans", "an", "mois") and s.lower(i + 2) == ","


_THIS = forms("ce cet cette ces chaque l' la le tout toute")
_SEASONS = forms(
    "an été hiver automne printemps année mois semaine matin soir nuit fois midi après-midi saison journée soirée"
    " lendemain veille jour dimanche"
)


def is_moment(s: Sentence, start: int, head: int) -> bool:
    """Whether the noun phrase is a moment said without a preposition: `cet automne`, `la veille`."""
    return s.lower(start) in _THIS and s.lower(head).removesuffix("-là").removesuffix("-ci") in _SEASONS


_ADDRESS = forms(
    "chers chères cher chère attention rappel bonjour avis important bonne bonnes mauvaise salut allô bonsoir coucou"
    " félicitations bravo merci mesdames messieurs madame monsieur"
)
_EVERY = forms("heures jours semaines mois ans années matins soirs étés hivers minutes") | DAYS


def _after_introduction(s: Sentence, comma: int) -> bool:
    """Whether what precedes a comma is an introduction or a clause, not the first members of a list."""
    begin = comma
    while begin > 0 and s.role(begin - 1) not in (".",) and s.lower(begin - 1) not in (";", ":"):
        begin -= 1
    first = s.role(begin)
    if begin == 0 and not s.at(0).form.known and s.role(1) in ("D", "#") and len(s.lower(0)) > 4:
        return True  # Malgrés les averses, la peinture
    if all(s.role(k) == "M" for k in range(begin, comma)):
        return True  # M. Auger, votre demande…
    if first in ("P", "F", "L", "G", "Q", "W", "Y", "C", "V"):
        return True
    if any(s.role(k) in ("V", "G") for k in range(begin, comma)):
        return True
    quality = first == "N" and begin in (0, 1) and bool(s.at(begin).form.qualifiers)
    if (first == "A" or quality) and s.role(begin + 1) in ("F", "P"):
        return True  # Haute de 24 m, la tour…
    if s.lower(begin) in ("tous", "toutes") and s.lower(begin + 1) == "les" and s.lower(comma - 1) in _EVERY:
        return True  # Toutes les deux semaines, un bulletin…
    if s.lower(begin) in _THIS and s.lowers(begin + 1, begin + 4) == ("fin", "de", "semaine"):
        return True
    if comma == begin + 2 and s.lower(begin) in ("le", "la") and s.lower(begin + 1) in _SEASONS:
        return True  # Le lendemain, tout le village…
    if s.lower(begin) in _ADDRESS and comma - begin <= 4 and s.role(begin) != "D":
        return True  # Chers parents, la sortie…
    if s.lower(begin) in DAYS or s.lower(begin) in ("vu", "attendu", "hormis", "passé"):
        return True  # Vu la pluie, la fête…
    if s.role(begin) == "D" and s.role(begin + 1) == "#" and s.lower(begin + 2) in MONTHS:
        return True  # Le 30 mars, la chanteuse…
    if s.lower(begin + 1) in DAYS or (s.lower(begin) in _THIS and s.lower(begin + 1) in _SEASONS):
        return True  # Cet été, l'heure du conte…
    return s.lowers(begin, begin + 2) in (
        ("une", "fois"),
        ("chaque", "année"),
        ("cette", "année"),
        ("tout", "est"),
        ("tout", "d'"),
        ("le", "cas"),
        ("compte", "tenu"),
        ("faute", "de"),
    )


# What an order says of those it is given to: « Présentez-vous munis », « Défilez costumés ».
_OF_PEOPLE = forms(
    "munir accompagner déguiser costumer vêtir habiller équiper chausser armer préparer masquer couvrir protéger encadrer"
    " inscrire informer attacher regrouper réunir maquiller entourer avertir décider convaincre rassurer coiffer parer aviser"
    " grouper lier unir joindre charger reposer asseoir coucher lever"
)


def addressee_described(s: Sentence, j: int, word: Word) -> bool:
    """Whether the participle may speak of those an order is given to, the word at `j` being that order.

    So it is when the imperative (or its pronoun) has no object after it, and the participle is said of people.
    """
    if not {lemma for lemma, _ in word.form.participle_verbs} & _OF_PEOPLE:
        return False
    verb = j - 1 if s.lower(j).startswith("-") else j
    order = s.role(verb) == "V" and any(v.mood == "E" for v in s.at(verb).form.verbs)
    order = order and s.role(verb - 1) != "S" and s.lower(j + 1) != "des"
    return order and s.role(j + 1) not in ("D", "#", "N") and not s.at(verb).form.persons & {"3s", "3p"}
