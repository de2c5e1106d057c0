"""-er where a participle is meant, beside a noun: `Route barrer à la hauteur de`, `objets non réclamer`."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.er_places import CAUSING, licensed
from desktop.checks.grammar.homophones.places import TIMES
from desktop.checks.grammar.homophones.ungoverned import (
    QUALIFIES,
    is_stray,
    nearest_pairs,
    no_object,
    participles,
)
from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import GenderNumber, forms

_JOINING = forms("et ou puis ni")
# What may be named by an infinitive, or asks somebody to do something.
_NAMING = forms(
    "voyage métier mandat rôle passion ambition"
    " atelier ateliers cours conférence activité activités jeu formation mission objectif objectifs défi consigne consignes"
    " thème verbe option projet opération astuce étape étapes volet bouton but idée rêve truc conseil conseils règle règles"
    " plaisir bonheur interdiction défense obligation parents merci svp envie besoin droit façon comment pourquoi où quoi"
    " quel quelle quels quelles qui pour sans faut voici voilà à-faire veuillez merci lequel laquelle combien"
    " programme ordre priorité solution tâche tâches rappel geste gestes objet sujet titre suggestion permis choix"
)


_GOVERNING = forms("à pour sans faut veuillez comment où quoi quel quelle quels quelles combien de d'")


def beside_noun(s: Sentence) -> Iterator[Hit]:
    """`Route barrer à la hauteur de`, `la voiture acheter d’occasion`: nothing before governs an infinitive."""
    for i in s.with_role("Y"):
        word = s.at(i)
        if not is_stray(s, i) or word.capital or not no_object(s, i) or s.lower(i + 1) == "que":
            continue
        noun = i - 1
        while s.role(noun) in ("A", "W", "M") and noun > 0:
            noun -= 1
        form = s.at(noun).form
        if s.role(noun) != "N" or form.lemmas() & CAUSING or form.infinitives or s.lower(noun) in TIMES:
            continue
        start = _group_start(s, noun)
        if _NAMING & set(s.lowers(max(0, start - 1), i)) or licensed(s, start - 1, ends=False):
            continue
        if s.role(start - 1) in (",", "C", "O") and any(s.role(k) == "Y" for k in range(start)):
            continue
        if pairs := _head_pairs(s, start, noun):
            yield on(word, QUALIFIES, *participles(s, i, pairs))


def _group_start(s: Sentence, noun: int) -> int:
    start = noun
    while s.role(start - 1) in ("A", "#", "N", "F", "D") or (
        s.role(start - 1) == "P" and s.role(start - 2) == "N"
    ):
        start -= 1
    return start


def _head_pairs(s: Sentence, start: int, noun: int) -> frozenset[GenderNumber]:
    """The genders and numbers of the group from `start` to its last noun: of what is measured, of the last joined."""
    start = 1 + max((k for k in range(start, noun) if s.role(k) == "C"), default=start - 1)
    head = next((k for k in range(start, noun + 1) if s.role(k) == "N"), noun)
    while s.role(head - 1) == "#" and s.lower(head + 1) in ("de", "d'") and head + 2 <= noun:
        head += 2
    return noun_pairs(s, head) or noun_pairs(s, noun)


def in_aside(s: Sentence) -> Iterator[Hit]:
    """`croire qu’une boîte à livres, clouer à un poteau, donnerait`: an aside between a noun and its verb."""
    for i in s.with_role("Y"):
        if (
            s.lower(i - 1) != ","
            or s.role(i - 2) not in ("N", "A")
            or not is_stray(s, i)
            or not no_object(s, i)
        ):
            continue
        closing = next((k for k in range(i + 1, min(len(s.words), i + 9)) if s.lower(k) == ","), 0)
        if not closing or s.role(closing + 1) != "V" or not s.at(closing + 1).form.persons & {"3s", "3p"}:
            continue
        start = next((k for k in range(i - 2, -1, -1) if s.role(k) in "VYSRKLG.,"), -1) + 1
        if any(s.role(k) in "VYSRKO" for k in range(i + 1, closing)) or s.role(start - 1) in ("V", "Y", "G"):
            continue
        head = next((k for k in range(start, i) if s.role(k) == "N"), None)
        if head is None or _NAMING & set(s.lowers(start, i)):
            continue
        yield on(s.at(i), QUALIFIES, *participles(s, i, noun_pairs(s, head)))


def after_comma(s: Sentence) -> Iterator[Hit]:
    """`Entrevue avec Mme Roy, enregistrer à la bibliothèque`, `Deux heures par semaine, rémunérer.`: an announcement."""
    for i in s.with_role("Y"):
        if s.lower(i - 1) != "," or not is_stray(s, i) or not no_object(s, i) or s.role(i + 1) == "V":
            continue
        start = next((k + 1 for k in range(i - 1, -1, -1) if s.role(k) == "."), 0)
        group = range(start, i)
        head = next((k for k in group if s.role(k) == "N"), None)
        if head is None or s.lower(head) in TIMES or s.final == "?" or _infinitives(s, i):
            continue
        opened = all(s.role(k) in ("D", "A", "#") for k in range(start, head))
        agent = s.lower(i + 1) == "par"  # its verb may come before: vivaient à l’étage, bercés par
        told = any(s.role(k) in "SKRLUOY" or (s.role(k) == "V" and not agent) for k in group)
        if (
            opened
            and not told
            and not _NAMING & {s.lower(k) for k in group}
            and s.lower(i + 1) not in _JOINING
        ):
            yield on(s.at(i), QUALIFIES, *participles(s, i, _head_pairs(s, start, head)))


def _infinitives(s: Sentence, i: int) -> bool:
    """Whether an infinitive is beside the one at `i`, or what governs one stands before it."""
    if any(w.lower in _LETTING or w.form.lemmas(participle=False) & _LETS for w in s.words[:i]):
        return True
    return any(
        (k < i or (k > i and s.role(k - 1) == ","))
        and s.lower(k) not in ("être", "avoir")
        and s.lower(k - 1) not in ("à", "pour", "de", "d'")
        for k in s.with_role("Y")
    )


_LETTING = forms("veuillez pour sans faut")


_LETS = CAUSING | forms(
    "pouvoir devoir vouloir falloir savoir oser inviter préférer aimer compter espérer souhaiter"
)


def not_done(s: Sentence) -> Iterator[Hit]:
    """`les objets non réclamer`, `incomplètes ou non signer`: « non » denies a quality."""
    for k in s.places(_NON):
        i = k + 1
        if not is_stray(s, i) or not no_object(s, i):
            continue
        before = k - 1
        if s.lower(before) in ("ou", "et", ","):
            before -= 1
            if s.role(before) not in ("A", "Q") or s.lower(k - 1) == ",":
                continue
        if s.role(before) not in ("N", "A", "Q"):
            continue
        quality = s.at(before).form.qualifiers if s.role(before) in ("A", "Q") else frozenset()
        yield on(s.at(i), QUALIFIES, *participles(s, i, quality or noun_pairs(s, before)))


_NON = forms("non")


_WITH_DE = forms(
    "entourer accompagner border orner garnir tacher chausser équiper doter assortir flanquer peupler truffer décorer"
    " parsemer couronner précéder escorter composer charger coiffer bonder"
)


_DE = forms("de d'")


def with_de(s: Sentence) -> Iterator[Hit]:
    """`Dès 6 ans, accompagner d’un adulte`, `entourer de framboisiers`: without an object, it is said of what it lacks."""
    for place in s.places(_DE):
        i = place - 1
        if s.role(i) != "Y" or s.lower(i) not in _WITH_DE:
            continue
        before = s.role(i - 1)
        if before not in ("N", "A", ",", "C", "W", "M", "#") or _infinitives(s, i) or s.lower(i - 1) == "pas":
            continue
        if _GOVERNING & set(s.lowers(max(0, i - 3), i)) - {"de", "d'"} and before == "W":
            continue
        yield on(s.at(i), QUALIFIES, *participles(s, i, nearest_pairs(s, i)))


_DONT = forms("dont")


def among_them(s: Sentence) -> Iterator[Hit]:
    """`dix parcelles, dont quatre surélever`: the ones that were."""
    for k in s.places(_DONT):
        if s.role(k + 1) != "#" or s.role(k + 2) != "Y" or not is_stray(s, k + 2):
            continue
        gender = next((g for j in range(k - 1, -1, -1) if s.role(j) == "N" for g, _ in noun_pairs(s, j)), "m")
        number = "s" if s.lower(k + 1) in ("un", "une", "1") else "p"
        yield on(s.at(k + 2), QUALIFIES, *participles(s, k + 2, frozenset({(gender, number)})))


RULES = (
    GrammarRule(
        "terminaison.nom_participe",
        beside_noun,
        "Rien n’appelle ici un infinitif : le mot qui suit le nom est un participe, qui s’accorde.",
        bad=(
            ("Route barrer à la hauteur du 812, montée Masson.", "Route barrée à la hauteur du 812, montée Masson."),
            ("Ski de fond : 18 km de pistes fraîchement tracer!", "Ski de fond : 18 km de pistes fraîchement tracées!"),
            ("Les pompiers posent devant la voiture acheter d’occasion.", "Les pompiers posent devant la voiture achetée d’occasion."),
            ("C’est interdit, sauf avis contraire afficher sur la page.", "C’est interdit, sauf avis contraire affiché sur la page."),
        ),
        good=(
            "On y voit les enfants jouer dans la neige.",
            "Atelier cuisiner sans gluten.",
            "En cas d’urgence appeler le 911.",
            "Permis de brûler à l’hôtel de ville.",
            "Savoir nager est utile.",
        ),
        roles="Y",
        last_resort=True,
    ),
    GrammarRule(
        "terminaison.incise_nom",
        in_aside,
        "Entre le nom et son verbe, la précision est un participe.",
        bad=(
            ("On dit qu’une boîte à livres, clouer à un poteau, sera posée.", "On dit qu’une boîte à livres, clouée à un poteau, sera posée."),
        ),
        good=("On sait que le but, gagner à tout prix, compte peu.",),
        roles="Y",
        last_resort=True,
    ),
    GrammarRule(
        "terminaison.annonce_virgule",
        after_comma,
        "Dans une annonce, ce qui est dit du nom après la virgule est un participe.",
        bad=(
            ("Entrevue avec Mme Roy, enregistrer à la bibliothèque.", "Entrevue avec Mme Roy, enregistrée à la bibliothèque."),
            ("Recette du camp de jour, présenter par Zoé.", "Recette du camp de jour, présentée par Zoé."),
        ),
        good=("Au menu, glisser, patiner et rire.", "Trois consignes, trier, rincer, déposer."),
        roles="Y",
        last_resort=True,
    ),
    GrammarRule(
        "terminaison.non_participe",
        not_done,
        "« Non » nie une qualité : le mot qui le suit est un participe.",
        bad=(
            ("Les objets trouvés non réclamer après un mois sont donnés.", "Les objets trouvés non réclamés après un mois sont donnés."),
            ("Les demandes incomplètes ou non signer sont refusées.", "Les demandes incomplètes ou non signées sont refusées."),
        ),
        good=("Il faut composter et non jeter.", "Les vélos non réclamés sont vendus."),
        words=_NON,
        last_resort=True,
    ),
    GrammarRule(
        "terminaison.participe_de",
        with_de,
        "Sans complément d’objet, ce verbe suivi de « de » décrit quelqu’un ou quelque chose : c’est un participe.",
        bad=(
            ("Dès 6 ans, accompagner d’un adulte.", "Dès 6 ans, accompagné d’un adulte."),
            ("Nu-pieds ou chausser de sandales, on passe par la douche.", "Nu-pieds ou chaussé de sandales, on passe par la douche."),
        ),
        good=("On peut l’entourer de ficelle.", "Un plat à accompagner d’une salade."),
        roles="Y",
        last_resort=True,
    ),
    GrammarRule(
        "terminaison.dont_participe",
        among_them,
        "« Dont quatre » suivi de ce qui leur est arrivé : c’est un participe.",
        bad=(("Il y a dix parcelles, dont quatre surélever.", "Il y a dix parcelles, dont quatre surélevées."),),
        good=("Il y a dix parcelles, dont quatre à louer.",),
        words=_DONT,
        last_resort=True,
    ),
)  # fmt: skip
