"""Small words left out of hours, of quantities, of what is asked of somebody, and the order of an indirect question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.grammar.contractions import with_preposition
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.function_words import DAYS, MONTHS
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_MONTH = "|".join(sorted(MONTHS))
_DAY = "|".join(sorted(DAYS))
_OPENING = forms("ouvrir rouvrir fermer commencer débuter finir terminer partir arriver reprendre")
_OPENED = forms(
    "fermé fermée fermés fermées ouvert ouverte ouverts ouvertes offert offerte offerts offertes accessible accessibles"
    " disponible disponibles interdit interdite interdits interdites interrompu interrompue coupé coupée"
)
_LASTING = forms("durer travailler siéger")
_HOURS = forms("h")
# « Il ouvre 9 h par jour »: a length of time.
_NO_MOMENT = forms("par de d' sur plus après avant en chaque h")


def hour_without_preposition(s: Sentence) -> Iterator[Hit]:
    """`Le bureau ouvre 9 h`, `La rue sera fermée 8 h à 16 h`: « à 9 h », « de 8 h à 16 h »."""
    for i in s.places(_HOURS):
        first = i - 1
        if s.role(first) != "#" or not s.at(first).text.isdigit() or "V" not in s.roles:
            continue
        after = i + 1 + (s.role(i + 1) == "#" and len(s.lower(i + 1)) == 2)  # 9 h 30
        range_ = s.lower(after) == "à" and s.role(after + 1) == "#" and s.lower(after + 2) == "h"
        before = s.at(first - 1)
        lemmas = before.form.lemmas(infinitive=False, participle=False)
        if range_ and (before.lower in _OPENED or (before.role == "V" and lemmas & _LASTING)):
            yield on(s.at(first), "Il manque « de » devant l’heure.", f"de {s.at(first).text}")
            continue
        opening = not range_ and before.role == "V" and lemmas & _OPENING and int(s.at(first).text) < 25
        if opening and s.lower(after) not in _NO_MOMENT:
            yield on(s.at(first), "Il manque « à » devant l’heure.", f"à {s.at(first).text}")


_DATES = re.compile(
    rf"(?<![\w-])(?:(?P<a>de) (?={_DAY}\b)(?:{_DAY})(?: (?:matin|midi|soir))? au (?:{_DAY})\b|du (?:{_DAY}) (?P<b>)(?:{_DAY})\b"
    rf"|(?P<c>jusqu'à) (?:1er|\d{{1,2}}) (?:{_MONTH})\b|(?P<d>à le) \d)",
    re.IGNORECASE,
)


def days_and_dates(s: Sentence) -> Iterator[Hit]:
    """`de lundi au vendredi`, `du lundi vendredi`, `jusqu’à 12 mai`, `à le 5 juin`."""
    for match in _DATES.finditer(s.document.folded, s.span.start, s.span.end):
        kind = match.lastgroup or "b"
        start, end = match.span(kind)
        message = "Un intervalle s’écrit « du lundi au vendredi », « jusqu’au 12 mai »."
        if kind == "b":
            day = re.match(r"[^\W\d_]+", s.document.text[start:])
            said = day.group() if day else ""
            yield Hit(start, start + len(said), message, (f"au {said}",))
            continue
        typed = s.document.text[start:end]
        right = {"a": "du", "c": f"jusqu{s.apostrophe()}au", "d": "au"}[kind]
        yield Hit(start, end, message, (right.capitalize() if typed[:1].isupper() else right,))


_COUNTS = forms(
    "dizaine douzaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine centaine millier milliers centaines dizaines"
)
_MOST = forms("plupart majorité")


def quantity_without_of(s: Sentence) -> Iterator[Hit]:
    """`une vingtaine enfants`, `la plupart gens`: a quantity is followed by « de »."""
    for i in s.places(_COUNTS | _MOST):
        noun = s.at(i + 1)
        plural = {number for _, number in noun.form.nouns} == {"p"}
        if (
            s.role(i - 1) not in ("D", "F", "A", "#")
            or noun.role not in ("N", "A")
            or not plural
            or s.lower(i - 2) == "pour"  # des familles, pour la plupart venues d’Irlande
            or noun.capital
        ):
            continue
        if s.lower(i) in _MOST:
            yield on(noun, "Une quantité est suivie de « de ».", f"des {noun.text}")
        else:
            yield with_preposition(s, i + 1, "de", "Une quantité est suivie de « de ».")


_ASKED = forms(
    "demander interdire permettre rappeler conseiller recommander suggérer proposer ordonner défendre"
)
_TAUGHT = forms("apprendre enseigner")
_PEOPLE = forms(
    "citoyens citoyennes résidents résidentes gens parents enfants propriétaires chiens automobilistes visiteurs jeunes aînés aînées usagers"
    " cyclistes piétons employés élèves locataires commerçants participants participantes bénévoles voisins voisines familles personnes"
    " population public joueurs entrepreneurs conducteurs camionneurs membres clients baigneurs plaisanciers campeurs motoneigistes"
    " propriétaire citoyen locataire entrepreneur voisin résident visiteur gardien"
)
_TO_THEM = {"les": "aux", "le": "au"}


def asked_of_people(s: Sentence) -> Iterator[Hit]:
    """`La Ville demande les citoyens de réduire`, `On apprend les enfants à nager`: « à quelqu’un »."""
    for i in s.places(_PEOPLE):
        article = i - 1 - (s.role(i - 1) == "A")
        if s.lower(article) not in ("les", "le", "la", "nos", "vos", "tous", "ses", "leurs"):
            continue
        verb = article - 1
        while (
            s.role(verb) in ("W", "Q")
            and verb > article - 4
            and not s.at(verb).form.lemmas() & (_ASKED | _TAUGHT)
        ):
            verb -= 1
        lemmas = s.at(verb).form.lemmas()
        taught = bool(lemmas & _TAUGHT)
        if s.role(verb) not in ("V", "Q", "Y") or not (taught or lemmas & _ASKED):
            continue
        k = i + 1 + (s.role(i + 1) == "A")
        wanted = ("à",) if taught else ("de", "d'")
        joined = k + 1
        while s.role(joined) in ("X", "O") or s.lower(joined) in ("ne", "pas"):
            joined += 1
        if s.lower(k) not in wanted or s.role(joined) != "Y":
            continue
        typed = s.at(article)
        yield on(typed, "Ce verbe se construit avec « à ».", _TO_THEM.get(typed.lower, f"à {typed.text}"))


_WONDERING = forms(
    "demande demandons ignore ignorons dites dites-nous dis indiquez précisez sais savons savoir vérifiez"
)
_ASKING = forms("si s' qui où quand comment pourquoi combien quel quelle quels quelles ce")


def indirect_question(s: Sentence) -> Iterator[Hit]:
    """`Je me demande si le parc est ouvert?`: an indirect question ends with a full stop."""
    if s.final != "?" or s.words[-1].text != "?":
        return
    opening = next((k for k in s.places(_WONDERING) if k < 5), None)
    if opening is None:
        return
    start = opening + 1 + (s.lower(opening + 1) in ("-nous", "-moi"))
    first = s.lower(0)
    told = first in ("je", "j'", "on", "nous", "dites", "dis", "indiquez", "précisez", "vérifiez")
    asks = s.lower(start) in _ASKING and (
        s.lower(start) != "ce" or s.lower(start + 1) in ("que", "qui", "qu'")
    )
    inverted = any(w.lower.startswith("-") and w.role in ("S", "O") for w in s.words[start:])
    if not told or not asks or inverted or "," in s.lowers(0, len(s.words)) or "qu'" in s.lowers(0, 2):
        return
    if first in ("je", "on", "nous", "j'") and s.lower(1) not in (
        "me",
        "se",
        "nous",
        "ne",
        "n'",
        "ignore",
        "ignorons",
        "aimerais",
        "voudrais",
        "veux",
    ):
        return
    yield on(s.words[-1], "Une question indirecte se termine par un point.", ".")


RULES = (
    GrammarRule(
        "preposition.heure",
        hour_without_preposition,
        "Une heure s’introduit par « à », une plage d’heures par « de… à… ».",
        bad=(
            ("Le bureau ouvre 9 h demain.", "Le bureau ouvre à 9 h demain."),
            ("La rue sera fermée 8 h à 16 h.", "La rue sera fermée de 8 h à 16 h."),
            ("Le camp dure 9 h à 16 h.", "Le camp dure de 9 h à 16 h."),
            ("La séance commence 19 h.", "La séance commence à 19 h."),
            ("Le comptoir est ouvert 8 h 30 à 16 h 30.", "Le comptoir est ouvert de 8 h 30 à 16 h 30."),
        ),
        good=(
            "Le bureau ouvre 9 h par jour.",
            "Ouvert 9 h à 16 h",
            "Le samedi, 9 h à 16 h, la rue est fermée.",
            "La rue est fermée de 8 h à 16 h.",
            "La visite dure 2 h.",
        ),
        words=_HOURS,
    ),
    GrammarRule(
        "preposition.jours",
        days_and_dates,
        "On dit « du lundi au vendredi », « jusqu’au 12 mai ».",
        bad=(
            ("Ouvert de lundi au vendredi.", "Ouvert du lundi au vendredi."),
            ("Ouvert du lundi vendredi.", "Ouvert du lundi au vendredi."),
            ("C’est gratuit jusqu’à 12 mai.", "C’est gratuit jusqu’au 12 mai."),
            ("Du 3 mai à le 5 juin.", "Du 3 mai au 5 juin."),
            ("De lundi au jeudi, on ferme.", "Du lundi au jeudi, on ferme."),
        ),
        good=(
            "Ouvert du lundi au vendredi.",
            "De lundi à vendredi, on ferme.",
            "Jusqu’au 12 mai.",
            "Jusqu’à 12 personnes.",
            "La séance du lundi est remise.",
        ),
        words=forms("de du jusqu à") | DAYS,
    ),
    GrammarRule(
        "article.quantite",
        quantity_without_of,
        "On dit « une vingtaine d’enfants », « la plupart des gens ».",
        bad=(
            ("Une vingtaine enfants ont joué.", "Une vingtaine d’enfants ont joué."),
            ("La plupart gens votent.", "La plupart des gens votent."),
            ("Une centaine bénévoles sont venus.", "Une centaine de bénévoles sont venus."),
            ("Des centaines familles sont touchées.", "Des centaines de familles sont touchées."),
            ("La majorité citoyens votent.", "La majorité des citoyens votent."),
        ),
        good=(
            "Une vingtaine d’enfants jouent.",
            "La plupart votent.",
            "Ce sont des familles, pour la plupart venues d’Irlande.",
            "La majorité silencieuse vote.",
            "Une centaine sont venus.",
            "Une dizaine, peut-être.",
        ),
        words=_COUNTS | _MOST,
    ),
    GrammarRule(
        "preposition.a_quelqu_un",
        asked_of_people,
        "On demande, on permet, on interdit, on apprend quelque chose « à » quelqu’un.",
        bad=(
            ("La Ville demande les citoyens de réduire l’arrosage.", "La Ville demande aux citoyens de réduire l’arrosage."),
            ("On interdit les chiens d’entrer.", "On interdit aux chiens d’entrer."),
            ("On apprend les enfants à nager.", "On apprend aux enfants à nager."),
            ("Le règlement permet les propriétaires de bâtir.", "Le règlement permet aux propriétaires de bâtir."),
            ("On a demandé les voisins de reculer.", "On a demandé aux voisins de reculer."),
        ),
        good=(
            "La Ville demande aux citoyens de réduire l’arrosage.",
            "On invite les citoyens à participer.",
            "Le club demande les papiers du chien.",
            "On apprend les règles.",
            "On prie les gens de reculer.",
        ),
        words=_PEOPLE,
    ),
    GrammarRule(
        "ponctuation.question_indirecte",
        indirect_question,
        "Une question indirecte se termine par un point, non par un point d’interrogation.",
        bad=(
            ("Je me demande si le parc est ouvert?", "Je me demande si le parc est ouvert."),
            ("Dites-nous si vous venez?", "Dites-nous si vous venez."),
            ("On ignore qui a fait le coup?", "On ignore qui a fait le coup."),
            ("J’aimerais savoir quand la rue ouvrira?", "J’aimerais savoir quand la rue ouvrira."),
            ("On se demande où va la neige?", "On se demande où va la neige."),
        ),
        good=(
            "Savez-vous si le parc est ouvert?",
            "Je me demande si le parc est ouvert.",
            "Pouvez-vous nous dire qui a fait le coup?",
            "On sait qui vient?",
            "Dites-moi, où va-t-on?",
        ),
        words=_WONDERING,
    ),
)  # fmt: skip
