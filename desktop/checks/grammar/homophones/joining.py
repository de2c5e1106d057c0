"""et and est, by what stands on both sides: two of the same kind are joined, a subject and a state need a verb."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import (
    no_verb_after,
    no_verb_before,
    pure_noun,
    skip_adverbs,
    sure_verb,
    verb_before,
)
from desktop.checks.reading.clause_openings import clause_starts
from desktop.checks.reading.function_words import DAYS, MONTHS
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_EST = forms("est")
_AND = "Deux termes de même nature sont joints : « et »."
_PREPOSITIONS = {
    "de": "de", "du": "de", "des": "de", "d'": "de", "à": "à", "au": "à", "aux": "à", "en": "en", "pour": "pour",
    "par": "par", "avec": "avec", "sans": "sans", "dans": "dans", "chez": "chez", "sur": "sur",
}  # fmt: skip
_GREETINGS = forms(
    "merci bravo félicitations bienvenue avis rappel hommage gloire honneur chapeau vente collecte service salade"
    " distribution réservé offert ouvert gratuit accès activités formation soutien atelier cours"
)
_NEVER_BEFORE = forms("c' ce s' n' ne l' d' m' t' y qui il elle on tel telle qu' que dont où cela ça ceci")
_TENS = forms("vingt trente quarante cinquante soixante")
_TIMES_OF_DAY = forms("jour nuit matin midi soir samedi dimanche") | DAYS | MONTHS


def and_between_alike(s: Sentence) -> Iterator[Hit]:
    """`Merci aux élus est aux voisins`, `jour est nuit`, `2027 est 2028`, `entre le pont est l’école`, `est se lève`."""
    for i in s.places(_EST):
        asked = i == 1 and s.lower(0) in ("où", "quand") and s.lower(2) in ("quand", "où", "comment")
        if asked:
            yield on(s.at(i), _AND, "et")
        if i == 0 or s.lower(i - 1) in _NEVER_BEFORE or s.at(i).capital or s.lower(i + 1).startswith("-"):
            continue
        if (
            _same_preposition(s, i)
            or _same_kind(s, i)
            or _between(s, i)
            or _bare_nouns(s, i)
            or _new_clause(s, i)
            or _second_that(s, i)
        ):
            yield on(s.at(i), _AND, "et")


def _same_preposition(s: Sentence, i: int) -> bool:
    """Whether the group after `est` opens as the one that ends before it, where a verb or a thank-you came first."""
    opener = _PREPOSITIONS.get(s.lower(i + 1))
    if opener is None or s.role(i + 2) in ("Y", "#") or s.role(i + 1) not in ("P", "F"):
        return False
    start = next((k for k in range(i - 1, max(-1, i - 6), -1) if s.role(k) in ("P", "F")), -1)
    if start < 0 or _PREPOSITIONS.get(s.lower(start)) != opener or s.role(start + 1) == "Y":
        return False
    if any(s.role(k) in ("V", "R", "K", "U", "L", ",", ".", "X") for k in range(start + 1, i)):
        return False
    days = s.lower(start + 1) in DAYS and s.lower(i + 2) in DAYS
    led = start == 1 and s.lower(0) in _GREETINGS
    clause = verb_before(s, start)
    if days or led or (clause is not None and s.lower(clause) not in ("est", "a")):
        return True
    if s.role(0) == "Y" and not any(s.role(k) in ("V", ",", ".") for k in range(i)):
        return True  # Détenir une combinaison de formation et d'expérience
    group = noun_phrase(s, i + 2)
    beyond = complements(s, group.end) if group is not None and s.role(i + 2) == "D" else i
    return beyond > i and sure_verb(s.at(beyond)) and no_verb_before(s, i)


def _same_kind(s: Sentence, i: int) -> bool:
    """Whether two moments, two numbers or two names of a list stand on both sides."""
    before, after = s.at(i - 1), s.at(i + 1)
    if before.lower in _TIMES_OF_DAY and after.lower in _TIMES_OF_DAY:
        return s.role(i - 2) not in ("D", "P") or s.role(i + 2) in (",", ".", "")
    if before.role == "#" and after.role == "#":
        return s.lower(i - 2) == "," and before.lower[:1].isdigit() == after.lower[:1].isdigit()
    if before.lower in _TENS and after.lower in ("un", "une") and s.role(i + 2) == "N":
        return True
    if s.lowers(i - 1, i + 2) == ("celles", "est", "ceux"):
        return True
    if i > 3 and s.role(i - 2) == "#" == after.role and s.at(i + 2).role == "N" == before.role:
        return s.role(i - 3) in ("P", "V", "Y") or s.lower(i - 3) == ","
    named = before.role == "M" and after.role == "M"
    k = i - 1
    while named and s.role(k) == "M":
        k -= 1
    listed = s.lower(k) == "," and s.role(k - 1) == "M"
    return named and (listed or s.lower(k + 1) in ("mm.", "mmes")) and s.role(i + 2) in ("M", ",", ".", "")


def _between(s: Sentence, i: int) -> bool:
    """`entre le puits est la maison`: « entre » has two terms, and the first is one thing."""
    start = next((k for k in range(i - 1, max(-1, i - 7), -1) if s.lower(k) == "entre"), -1)
    phrase = noun_phrase(s, start + 1) if start >= 0 else None
    if phrase is None or phrase.number != "s" or "et" in s.lowers(start, i):
        return False
    follows = s.role(i + 1) in ("D", "M", "#")
    return follows and complements(s, phrase.end) == i


_LINKED = forms(
    "synonyme mère signe gage preuve question affaire source membre partie fête roi reine maître loi"
)


def _bare_nouns(s: Sentence, i: int) -> bool:
    """`dessert est tirage`, `maillot est serviette;`: two nouns without a determiner, of which none is a subject."""
    first, second = s.at(i - 1), s.at(i + 1)
    alone = s.role(i - 2) in ("", ",", ".") and first.role == "N" and pure_noun(first.form)
    alone = alone and (i == 1 or not first.form.adjectives)
    if not alone or not pure_noun(second.form) or second.capital or second.lower in _LINKED:
        return False
    following = s.at(i + 2)
    if i == 1 and following.role != "V" and not sure_verb(following):
        return False  # Prudence est sagesse.
    return (
        following.role in ("", ",", ".", "V", "C", "W")
        or following.lower in ("au", "aux")
        or sure_verb(following)
    )


def _new_clause(s: Sentence, i: int) -> bool:
    """`, est c’est toi`, `, est l’on ressort`, `, est non de la rue`, `se charge est se décharge`."""
    pair = s.lowers(i + 1, i + 3)
    if s.lower(i - 1) == ",":
        denied = pair[0] == "non" and s.role(i + 2) in ("P", "F")
        return pair[0] == "c'" or pair == ("l'", "on") or denied
    verb = s.at(i + 2).form
    return pair[0] in ("se", "s'") and verb.finite and not verb.infinitives and s.role(i - 1) != "Y"


def _second_that(s: Sentence, i: int) -> bool:
    """`Avis est donné que la rue ferme est que le pont ouvre`: a second « que » after the verb of the first."""
    if s.role(i + 1) != "K":
        return False
    first = next((k for k in range(i - 1, 0, -1) if s.role(k) == "K"), 0)
    told = any(s.role(k) == "V" for k in range(first + 1, i))
    return (
        told and s.role(first - 1) in ("Q", "V", "Y") and not any(s.role(k) in ".," for k in range(first, i))
    )


_ET = forms("et")
_IS = "La proposition n’a pas de verbe : « est »."
_THE = forms("le la l' ce cet cette votre notre mon ma ton ta son sa leur")
_PLACED = {
    "en": forms(
        "ligne vente vigueur cours service marche place retard avance ordre attente construction rénovation réparation congé"
        " vacances feu fleurs fête danger grève pause baisse hausse préparation chantier ondes kiosque bref"
    ),
    "sur": forms("place pied pause"),
    "de": forms("retour mise rigueur garde passage taille service"),
    "à": forms(
        "nos vos votre notre jour sec louer vendre proscrire prévoir éviter risque surveiller venir l' la"
    ),
    "hors": forms("service d'"),
}
_AT_THE = forms(
    "charge portée disposition étude œuvre honneur écoute ordre affiche hausse baisse porte portes"
)
_DATED = forms(
    "date limite échéance tombée clôture séance rencontre assemblée réunion tirage spectacle fête ouverture fermeture prochaine"
)
_MUST_BE = forms(
    "interdit interdite permis permise obligatoire gratuit gratuite requis requise prévu prévue fermé fermée ouvert ouverte"
    " levé levée conditionnel conditionnelle fier fière annulé annulée reporté reportée terminé terminée complet complète disponible prêt prête offert offerte protégé protégée"
)


def is_between_subject_and_state(s: Sentence) -> Iterator[Hit]:
    """`L’hiver et à nos portes.`, `L’activité et gratuite, mais…`, `La date limite et le 15 mars.`: no other verb."""
    for i in s.places(_ET):
        start = _clause_start(s, i)
        subject = s.lower(start)
        if subject not in _THE | {"tout", "toute", "chaque"} or s.role(start) != "D":
            continue
        if not _is_told(s) or not no_verb_before(s, i) or _verb_follows(s, i, start):
            continue
        phrase = noun_phrase(s, start)
        if phrase is None or phrase.number != "s" or i not in (phrase.end, complements(s, phrase.end)):
            continue
        pair = (phrase.gender or "m", "s")
        if _located(s, start, i) or _on_a_date(s, i, phrase.head) or _stated(s, i, pair, phrase.end):
            yield on(s.at(i), _IS, "est")


def _is_told(s: Sentence) -> bool:
    """Whether it ends as a sentence does, or with an emoji."""
    after = s.document.folded[s.span.end :].lstrip(" \u00a0")[:1]
    return s.is_prose or (after > "\u2600" and not after.isalnum())


def _clause_start(s: Sentence, i: int) -> int:
    start = i
    while start > 0 and s.role(start - 1) not in (".", ",", "L", "K", "C", "V"):
        start -= 1
    if s.role(start - 1) == "K":
        return start if start in clause_starts(s) else -1
    return start if start == 0 or s.role(start - 1) == "." else -1


def _verb_follows(s: Sentence, i: int, start: int) -> bool:
    """Whether a verb stands in the clause that `et` would go on; one after a comma and a new subject does not count."""
    for k in range(i + 1, len(s.words)):
        told = s.role(k) == "," and (s.role(k + 1) in ("S", "L") or s.lower(k + 1) in ("mais", "car", "c'"))
        if s.lower(k) == "»" and s.lower(start - 1) == "«":
            return False
        if told or (s.role(k) in (".", "L", "K", "R", "U") and s.lower(k) not in ("«", "»", "(", ")")):
            return False
        if s.role(k) in ("V", "S", ",") or sure_verb(s.at(k)):
            return True
    return False


def _located(s: Sentence, start: int, i: int) -> bool:
    """`à nos portes`, `en ligne`, `de retour`, `à la charge du club`."""
    j = skip_adverbs(s, i + 1)
    after = s.lower(j + 1)
    if s.lower(j) in s.lowers(start, i) and s.lower(j) != "de":
        return False  # l'enseignement en classe et en ligne
    if after not in _PLACED.get(s.lower(j), ()):
        return False
    if s.lower(j) == "à" and after in ("l'", "la"):
        return s.lower(j + 2) in _AT_THE
    return s.role(i - 1) in ("N", "A", "M") and not (s.lower(j) == "à" and s.role(i - 1) == "A")


def _on_a_date(s: Sentence, i: int, head: int) -> bool:
    """`La date limite et le 15 mars.`"""
    dated = s.lower(i + 1) == "le" and (s.role(i + 2) == "#" or s.lower(i + 2) in DAYS)
    return dated and s.lower(head) in _DATED and s.lower(head) not in DAYS


def _stated(s: Sentence, i: int, pair: tuple[str, str], end: int) -> bool:
    """`L’activité et gratuite, mais…`, `La ville et fière de ses gens.`, `Tout feu à ciel ouvert et interdit`."""
    j = skip_adverbs(s, i + 1)
    quality = s.at(j)
    agrees = pair in quality.form.qualifiers and quality.role in ("A", "Q", "N")
    if not agrees or s.role(j + 1) not in (",", ".", "P", "F", "D", "W", "K", ""):
        return False
    sure = (not quality.form.nouns and not quality.form.finite) or quality.lower in _MUST_BE
    if s.role(i - 1) in ("N", "M") or (sure and s.role(_clause_start(s, i) - 1) == "K"):
        return sure
    near = s.at(i - 1).form.qualifiers
    if s.role(0) == "D" and s.lower(0) in ("tout", "toute") and end < i:
        return quality.lower in _MUST_BE or bool(quality.form.participles and s.lower(j + 1) == "par")
    if end < i:
        return sure and bool(near) and pair not in near
    scheduled = s.lower(j + 1) in ("le", "chaque", "dès", "depuis", "jusqu'à", "jusqu'au")
    return bool(quality.form.participles) and not quality.form.nouns and scheduled and no_verb_after(s, i)


RULES = (
    GrammarRule(
        "homophone.et_pareils",
        and_between_alike,
        "« Et » joint deux termes de même nature; « est » est le verbe être.",
        bad=(
            ("Merci aux bénévoles est aux commanditaires.", "Merci aux bénévoles et aux commanditaires."),
            ("Prenez soin de vous est de vos proches.", "Prenez soin de vous et de vos proches."),
            ("La patinoire reste éclairée jour est nuit.", "La patinoire reste éclairée jour et nuit."),
            ("Vente de livres samedi est dimanche, de 10 h à 16 h.", "Vente de livres samedi et dimanche, de 10 h à 16 h."),
            ("Le rôle vaut pour 2027, 2028 est 2029.", "Le rôle vaut pour 2027, 2028 et 2029."),
            ("Les gagnants sont Maïka, Loïc est Léa.", "Les gagnants sont Maïka, Loïc et Léa."),
            ("Mesurez la distance entre le puits est la maison.", "Mesurez la distance entre le puits et la maison."),
            ("À apporter : gourde, maillot est serviette.", "À apporter : gourde, maillot et serviette."),
            ("La rue est à nous, est non aux autos.", "La rue est à nous, et non aux autos."),
            ("Le camion se charge est se vide au quai.", "Le camion se charge et se vide au quai."),
        ),
        good=(
            "Le but du jeu est de rire.",
            "L’entente entre les voisins est la première.",
            "Le lien entre nous est fort.",
            "Bonheur est synonyme de partage.",
            "La demande de permis est de compétence locale.",
            "Ce qui compte pour nous est pour vous un détail.",
            "Le parc, en hiver, est non seulement ouvert, mais éclairé.",
            "Rien de ce que je dis est de trop.",
        ),
        words=_EST,
    ),
    GrammarRule(
        "homophone.est_seul_verbe",
        is_between_subject_and_state,
        "« Est » est le verbe être; « et » relie.",
        bad=(
            ("L’hiver et à nos portes.", "L’hiver est à nos portes."),
            ("La programmation du printemps et en ligne!", "La programmation du printemps est en ligne!"),
            ("L’activité et gratuite, mais les places sont limitées.", "L’activité est gratuite, mais les places sont limitées."),
            ("La municipalité et fière de son équipe.", "La municipalité est fière de son équipe."),
            ("La date limite et le 15 mars.", "La date limite est le 15 mars."),
            ("Le bac bleu et ramassé le mardi.", "Le bac bleu est ramassé le mardi."),
            ("Tout feu à ciel ouvert et interdit par vent fort.", "Tout feu à ciel ouvert est interdit par vent fort."),
            ("Le déneigement des chemins privés et à la charge des riverains.", "Le déneigement des chemins privés est à la charge des riverains."),
        ),
        good=(
            "Le bac bleu et le bac brun.",
            "Notre grande fête annuelle et gratuite!",
            "Un camp de jour et en forêt.",
            "Le soir et le 15 mars.",
            "Des cours en classe et en ligne.",
            "La salle et prête et propre restera ouverte.",
        ),
        words=_ET,
    ),
)  # fmt: skip
