"""Qualifiers set apart by a comma: « La navette, tirée par un tracteur, part à midi »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.grammar.agreement.held import held_things
from desktop.checks.grammar.agreement.inflection import chosen, inflected
from desktop.checks.grammar.agreement.participle import subjects
from desktop.checks.grammar.agreement.series import goes_on, listed_after_avoir, of_people_spoken_to, of_these
from desktop.checks.grammar.agreement.thanked import says_thanks, shown_thing, thanked
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.attachment import titled
from desktop.checks.reading.clauses import verb_after
from desktop.checks.reading.commented import commented
from desktop.checks.reading.function_words import DAYS
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

_FIXED = forms(
    "compris passé vu excepté supposé attendu étant donné dit dû mis ci-joint inclus possible gratuit complet"
    " plein fort haut bas seul été même tel fini entendu promis juré prêt"
)
_FRAMED = forms("haut bas fort gratuit complet")
_BEFORE = forms(
    "plus moins aussi peu tout même tantôt bien mal toujours souvent longtemps jadis autrefois non très trop parfois déjà"
)
_SEASONS = forms(
    "an ans année années hiver hivers été étés printemps automne mois semaine semaines matin matins soir soirs nuit jour"
    " jours heures"
)
_DAY = re.compile(r"[123]?\d(?:er)?")
_SAID_OF_THINGS = tuple(
    "conscient voisin natif nativ plein pareil semblable comparable proche riche prêt fier content soucieu désireu".split()
)
_KINDS = ("able", "ible", "aire", "el", "elle", "if", "ive", "eux", "euse", "al", "ale", "aux")
_NAMING = forms("surnommer baptiser intituler rebaptiser prénommer")
_FURTHEST = 16


def set_apart(s: Sentence) -> Iterator[Hit]:
    """The qualifier after a comma agrees with a noun of what precedes."""
    for i, word in enumerate(s.words):
        if not _qualifies(s, i):
            continue
        comma = _comma_before(s, i)
        counted = comma is not None and s.role(comma - 1) == "#" and ("m", "p") not in word.form.qualifiers
        if comma is None or counted or s.lower(comma - 1) in ("un", "une") or of_people_spoken_to(s, comma):
            continue  # elle en a photographié un, perché sur un poteau
        if listed_after_avoir(s, comma, i) or goes_on(s, comma, i) or s.lower(comma - 1) in ("»", "”"):
            continue
        closing = closing_mark(s, i, _MARKS[s.lower(comma)])
        if closing is None and s.lower(comma) != ",":
            continue
        about_subject = closing is not None and verb_after_asides(s, closing) is not None
        if not about_subject and (
            word.lower in _FRAMED or word.lower == "plein" or not _ends_sentence(s, i, closing)
        ):
            continue
        pairs = commented(s, comma, subject=about_subject and not _verb_between(s, comma))
        if about_subject and not pairs:
            pairs = titled(s, comma)
        if about_subject and closing is not None and _of_subject(s, i):
            told = _subject_pairs(s, closing)
            once = s.lower(i - 1) in _ONCE and {number for _, number in told} != {"p"}
            pairs = pairs if once else told or pairs
        if s.lower(i - 1) == "même" and s.role(comma - 1) == "N":
            pairs = pairs | noun_pairs(s, comma - 1)  # les restes de peinture, même sèche,
        if not about_subject and (
            told := held_things(s, comma, graded=_graded(s, i))
            or thanked(s, comma)
            or shown_thing(s, comma, i)
        ):
            pairs = told
        if pairs and not word.form.qualifiers & (pairs | of_these(s, comma)):
            near = commented(s, comma, subject=True)
            near = near if near and not word.form.qualifiers & near else pairs
            near = (_subject_pairs(s, closing) & near if closing is not None else near) or near
            offered = inflected(s, word, chosen(word.form, near if about_subject else pairs))
            if offered:
                yield on(
                    word, f"«\u00a0{word.text}\u00a0» ne s’accorde avec aucun nom qui le précède.", *offered
                )


_ONCE = forms("fois aussitôt sitôt")


def _of_subject(s: Sentence, i: int) -> bool:
    """Whether the aside can only speak of the subject: a concession, a likeness, a moment."""
    before = s.lowers(i - 2, i)
    conceded = before in (("bien", "que"), ("bien", "qu'")) or s.lower(i - 1) in ("quoique", "quoiqu'")
    once = s.lower(i - 1) in _ONCE
    return conceded or once or s.lower(i).startswith(("pareil", "semblable", "comparable", "identique"))


def _subject_pairs(s: Sentence, closing: int) -> frozenset[GenderNumber]:
    """What agrees with the subject of the verb after the aside that ends at `closing`."""
    verb = verb_after_asides(s, closing)
    return next((pairs for pairs, _, place in subjects(s) if place == verb), frozenset())


# What opens an aside, and what closes it.
_MARKS = {",": ",", "–": "–", "—": "—", "(": ")"}


def _graded(s: Sentence, i: int) -> bool:
    """`, très doux,`: a quality and its degree alone between commas."""
    following = s.role(i + 1) in (",", ".", "") or s.lower(i + 1) == "et"
    return (
        s.role(i) == "A"
        and s.lower(i - 1) in ("très", "bien", "assez")
        and s.lower(i - 2) == ","
        and following
    )


_INTENSIVE = frozenset(("court", "fin", "haut", "bas", "fort", "frais", "grand"))


def _qualifies(s: Sentence, i: int) -> bool:
    word = s.at(i)
    form = word.form
    if word.role not in ("Q", "A", "N") or word.capital or not form.qualifiers:
        return False
    full = word.lower == "plein" and s.lower(i - 1) == "," and s.role(i - 2) in ("N", "A")
    full = full or (word.lower == "prêt" and s.lower(i - 1) == "," and s.lower(i + 1) == "à")
    if word.lower in _FRAMED and s.lower(i - 1) == "," and s.role(i + 1) in ("P", "F"):
        of_part = s.lower(i + 2) == "gamme" or (word.lower == "bas" and s.role(i + 1) == "F")
        return not of_part  # les eaux, hautes pour la saison,
    if word.lower in _FIXED and not (full or (s.lower(i - 1) in ("trop", "très") and s.lower(i + 1) == ",")):
        return False
    ordered = s.role(i + 1) == "Y" or (s.lower(0) == "pour" and s.role(i + 1) == "D")
    if ordered and any(v.mood == "E" for v in form.verbs):
        return False  # En hiver, faites vérifier le chauffage; Pour nous joindre, faites le 5
    if word.lower in _INTENSIVE and s.at(i + 1).form.qualifiers:
        return False  # elles, court vêtues
    if {lemma for lemma, _ in form.participle_verbs} & _NAMING:
        return True  # surnommé le roi du Nord
    if form.gerund and form.adjectives and s.lower(i + 1) == ",":
        return True  # tantôt drôles, tantôt poignants,
    if form.gerund or form.nouns - form.qualifiers or s.role(i + 1) in ("N", "M", "D"):
        return _dated(s, i) and not form.gerund
    if word.role == "N":
        own = form.nouns <= form.adjectives and s.lower(i - 1) == ","
        if own and ((s.lower(i + 1) == "mais" and s.at(i + 2).form.adjectives) or s.lower(i + 2) == "non"):
            return True  # une chatte grise, craintive mais douce; des boîtes, collectives ou non
        conceded = s.lowers(i - 2, i) in (("bien", "que"), ("bien", "qu'")) or s.lower(i - 1) == "quoique"
        inside = s.lower(i - 1) in ("(", "–", "—") and form.nouns <= form.participles
        completed = s.role(i + 1) in ("F", "P") and (
            word.lower.startswith(_SAID_OF_THINGS)
            or (form.nouns <= form.adjectives and word.lower.rstrip("s").endswith(_KINDS))
            or ((inside or word.lower.endswith(("é", "és"))) and bool(form.participles))
        )
        return conceded or completed or s.lower(i + 1) == "comme" or _dated(s, i)
    return True


_SOON = DAYS | forms("demain hier aujourd'hui")


def _dated(s: Sentence, i: int) -> bool:
    """`annulée le 12 mai`, `installés le long du sentier`."""
    if s.lowers(i + 1, i + 3) == ("le", "long"):
        return bool(s.at(i).form.participles)  # des bancs, installés le long du sentier,
    if s.lower(i + 1) in _SOON and s.at(i).form.participles:
        return True  # la séance, prévue mardi soir,
    if s.role(i + 1) != "D" or not (s.at(i).form.participles or s.lower(i).startswith(("valid", "valab"))):
        return False
    k = i + 2
    while s.role(k) in ("D", "#", "A") and k < i + 5:
        k += 1  # tous les deux ans
    return bool(_DAY.fullmatch(s.lower(i + 2))) or s.lower(k) in DAYS | _SEASONS


def _comma_before(s: Sentence, i: int) -> int | None:
    """The comma before the qualifier at `i` and its adverbs (`une fois`, `même`, `tantôt`)."""
    k = i - 1
    if s.lowers(k - 1, k + 1) in (("une", "fois"), ("un", "peu")):
        k -= 2
    while s.role(k) == "W" and (s.lower(k) in _BEFORE or s.lower(k).endswith("ment")):
        k -= 1
    for locution in _LOCUTIONS:
        if s.lowers(k - len(locution) + 1, k + 1) == locution:
            k -= len(locution)  # d'abord conçue
    if s.lower(k) == "quoique" or s.lowers(k - 1, k + 1) == ("bien", "que"):
        k -= 1 if s.lower(k) == "quoique" else 2
    return k if s.lower(k) in _MARKS else None


_LOCUTIONS = (
    ("d'", "abord"),
    ("en", "partie"),
    ("à", "peine"),
    ("tout", "juste"),
    ("au", "départ"),
    ("à", "l'", "origine"),
    ("par", "la", "suite"),
    ("de", "nouveau"),
    ("à", "nouveau"),
    ("enfin",),
    ("maintenant",),
    ("désormais",),
    ("aujourd'hui",),
    ("aussi",),
    ("également",),
    ("encore",),
    ("aussitôt",),
    ("pourtant",),
    ("cependant",),
    ("plutôt",),
    ("presque",),
    ("mieux",),
    ("tantôt",),
)


def closing_mark(s: Sentence, i: int, mark: str) -> int | None:
    """The mark that ends the aside, when nothing in it can be another clause."""
    ago: tuple[int, ...] = ()
    for j in range(i + 1 + (s.lower(i + 1) == "comme"), min(i + _FURTHEST, len(s.words))):
        if s.lower(j) == mark:
            return j
        if s.lowers(j, j + 3) == ("il", "y", "a") and s.role(j + 3) in ("#", "D", "W"):
            ago = (j, j + 1, j + 2)  # annulée il y a deux ans
        if s.role(j) == "K" and s.lower(i - 1) in ("plus", "moins", "aussi"):
            continue  # plus abondante que prévu
        if s.lower(j - 1) == "mais" and s.at(j).form.qualifiers:
            continue  # épuisés mais ravis
        if j not in ago and s.role(j) in ("V", "S", "L", ".", "R", "K"):
            return None
    return None


def verb_after_asides(s: Sentence, closing: int) -> int | None:
    """The verb after the aside that ends at `closing`, or after a second one."""
    verb = verb_after(s, closing + 1)
    if verb is not None:
        return verb
    if s.at(closing + 1).form.verbs and "V" not in s.roles and s.role(closing + 2) in ("D", "W", "#", "P"):
        return closing + 1  # La formation, offerte en ligne, dures environ trois heures
    j = closing + 1
    while s.role(j) in ("W", "A", "Q"):
        j += 1
    return verb_after(s, j + 1) if j > closing + 1 and s.lower(j) == "," else None


def _ends_sentence(s: Sentence, i: int, closing: int | None) -> bool:
    """`…, accompagnées d’un verre de cidre.`: a participle with its complement, at the end of the clause."""
    person = s.lower(i).endswith(("é", "és")) and s.role(i + 1) == "F"  # nos athlètes, médaillés d'or
    if s.lower(i).startswith("prêt") and s.lower(i + 1) == "à" and s.role(i + 2) == "Y":
        return True  # une quinzaine de bénévoles étaient là, prêts à aider
    if s.lower(i - 1) in ("plus", "moins") and s.lower(i + 1) in ("que", "qu'"):
        return True  # la fête est de retour, plus grande que jamais
    if _graded(s, i) and held_things(s, _comma_before(s, i) or 0, graded=True):
        return True
    if says_thanks(s, i) and s.role(i + 1) in ("P", "F", ",", ".", "", "C"):
        return True  # Merci à nos partenaires, toujours fidèles au rendez-vous
    if not s.at(i).form.participles or (s.at(i).form.nouns and not (_dated(s, i) or person)):
        return False
    k = i + 1
    while s.role(k) == "W":
        k += 1
    if closing is not None and s.lower(closing) in _MARKS.values() and s.lower(closing) != ",":
        return s.role(k) in ("P", "F") and s.lower(k) != "avec"  # le quai (refait en mai) sera fermé
    if k == i + 1 and s.role(k) == "." and not s.at(i).form.adjectives:
        return True  # au belvédère, émerveillés.
    if (s.role(k) not in ("P", "F") and not _dated(s, i)) or s.lower(k) == "avec":
        return False
    if closing is not None:
        following = s.at(closing + 1)
        return following.role in ("C", "Q", "P") or bool(following.form.participles)
    for j in range(i + 1, min(i + _FURTHEST, len(s.words))):
        if s.role(j) in ("V", "S", "L"):
            return False
        if s.role(j) in ("R", "K", "U", ".", ","):
            return True
    return True


def _verb_between(s: Sentence, comma: int) -> bool:
    """Whether a verb stands between the head of the clause and the comma."""
    for k in range(comma - 1, -1, -1):
        if s.role(k) == "V":
            return True
        if s.role(k) in (".", ",", "C", "L"):
            return False
    return False


RULES = (
    GrammarRule(
        "accord.qualificatif_virgule",
        set_apart,
        "Entre virgules, l’adjectif ou le participe s’accorde avec le nom dont il parle.",
        bad=(
            ("Les élus, épuisé mais ravis, ont fini.", "Les élus, épuisés mais ravis, ont fini."),
            (
                "La navette, tiré par un tracteur, part à midi.",
                "La navette, tirée par un tracteur, part à midi.",
            ),
            ("La séance, prévu mardi soir, est annulée.", "La séance, prévue mardi soir, est annulée."),
            (
                "La fosse, vidé tous les deux ans, est conforme.",
                "La fosse, vidée tous les deux ans, est conforme.",
            ),
            (
                "La rampe (refait en mai) est ouverte.",
                "La rampe (refaite en mai) est ouverte.",
            ),
            (
                "Le village compte deux plages, ouverte de juin à août.",
                "Le village compte deux plages, ouvertes de juin à août.",
            ),
            (
                "Les bancs, repeint au printemps, sont déjà secs.",
                "Les bancs, repeints au printemps, sont déjà secs.",
            ),
            (
                "Les deux chalets, identique en tout point, seront loués.",
                "Les deux chalets, identiques en tout point, seront loués.",
            ),
            (
                "Les scouts ont servi les crêpes, nappée de sirop.",
                "Les scouts ont servi les crêpes, nappées de sirop.",
            ),
            (
                "Ces règles, bien que simple, sont oubliées.",
                "Ces règles, bien que simples, sont oubliées.",
            ),
            (
                "Les élus, conscient de l’enjeu, ont voté.",
                "Les élus, conscients de l’enjeu, ont voté.",
            ),
            (
                "Les marcheurs ont atteint la chute, émerveillé.",
                "Les marcheurs ont atteint la chute, émerveillés.",
            ),
            (
                "Le pont, une fois réparée, sera ouvert aux piétons.",
                "Le pont, une fois réparé, sera ouvert aux piétons.",
            ),
            (
                "Les eaux, haut pour la saison, baissent.",
                "Les eaux, hautes pour la saison, baissent.",
            ),
            (
                "Un clin d’œil à nos voisines, toujours aussi généreux.",
                "Un clin d’œil à nos voisines, toujours aussi généreuses.",
            ),
            (
                "Le plan et les devis, une fois signé par le maire, sont envoyés.",
                "Le plan et les devis, une fois signés par le maire, sont envoyés.",
            ),
            ("J’ai trouvé une chienne, très doux, au parc.", "J’ai trouvé une chienne, très douce, au parc."),
            (
                "Des bancs, installé le long du sentier, sont libres.",
                "Des bancs, installés le long du sentier, sont libres.",
            ),
            (
                "Le givre menace, mais les plates-bandes, protégé par une toile, fleurissent encore.",
                "Le givre menace, mais les plates-bandes, protégées par une toile, fleurissent encore.",
            ),
        ),
        good=(
            "Le ruisseau, haut en couleur, charme les passants.",
            "Merci à nos bénévoles pour leur aide, toujours précieuse.",
            "Ils les ont pesées, lavées, rangées.",
            "L’une d’elles, surélevée, est à louer.",
            "En hiver, faites vérifier le foyer.",
            "Elle a vu un harfang et en a photographié un, perché sur un poteau du rang.",
            "La bibliothèque et l’aréna, fermés depuis mars, rouvrent lundi.",
            "Les élèves de l’école du Sommet, située près du lac, ont chanté.",
            "Venez au parc samedi, accompagné de vos enfants.",
            "Il travaille à la Ville, entouré de ses collègues.",
            "Les enfants, même petits, sont admis.",
            "Nous avons marché jusqu’à la chute, fatigués de la route.",
            "Entrée : 5 $, gratuit pour les résidents.",
            "Marie-Ève Roy, nommée en mai, dirige le service.",
        ),
    ),
)
