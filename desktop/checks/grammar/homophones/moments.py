"""plutôt and plus tôt, bientôt, aussitôt: when, and what rather."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import DETERMINERS, TIMES, joined, opens_clause
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_PLUTOT = forms("plutôt")
_EARLY = forms(
    "arriver venir partir ouvrir fermer commencer débuter finir terminer lever coucher passer rentrer quitter"
)
_HURRY = forms(
    "arriver lever coucher revenir rentrer réserver inscrire débuter commencer fermer ouvrir finir terminer libérer"
)
_WHEN = forms(
    "aujourd'hui demain hier dimanche samedi vendredi jeudi mercredi mardi lundi ce cet cette le au dans en que qu' possible"
)


def plutot_for_plus_tot(s: Sentence) -> Iterator[Hit]:
    """`On ferme plutôt aujourd’hui`, `arrivez plutôt que d’habitude`, `une heure plutôt`: earlier."""
    for i in s.places(_PLUTOT):
        verb = next(
            (s.at(k) for k in range(i - 1, max(-1, i - 4), -1) if s.role(k) in ("V", "Y", "Q")), s.edge
        )
        sooner = verb.form.lemmas() & _EARLY and s.lower(i + 1) in _WHEN
        usual = s.lower(i + 2) in ("prévu", "habitude", "ordinaire", "autres", "an", "année", "normal") or (
            s.lower(i + 1) in ("que", "qu'", "qu'à")
            and s.lower(i + 3) in ("habitude", "ordinaire", "autres", "an", "année", "dernier")
            and s.lowers(i + 2, i + 4) != ("d'", "autres")  # choisir un sentier plutôt que d'autres
        )
        if s.lower(i + 1) in ("que", "qu'") and s.role(i + 2) == "#" and "#" in {s.role(k) for k in range(i)}:
            continue  # trois soirs par semaine plutôt que deux
        early = verb.form.lemmas() & forms("arriver partir venir") and s.lower(i + 1) == "pour"
        measured = s.lower(i - 1) in (
            "heure",
            "heures",
            "minutes",
            "jours",
            "semaine",
            "semaines",
            "mois",
            "ans",
            "beaucoup",
            "plus",
        )
        if measured and s.lower(i - 1) == "semaine" and s.lower(i + 1) in ("que", "qu'"):
            measured = usual  # deux fois par semaine plutôt que chaque jour
        hurried = (
            s.lower(i + 1) in (".", "!", "?", ",", "si", "afin", "cette", "ce", "et")
            and s.lower(i - 1) not in ("ou", "mais", "et", "non", "oui", "est", "sont", ",")
            and (verb.form.lemmas() & _HURRY or s.lower(i - 1) in ("prêt", "prête", "prêts", "prêtes"))
        )
        hurried = hurried or (
            s.lower(i - 1) in ("prêt", "prête", "prêts", "prêtes")
            and s.lower(i + 1) in ("que", "qu'", "si", ".")
        )
        early = early or hurried
        dated = sooner and s.lower(i + 1) == "le" and (s.role(i + 2) == "#" or s.lower(i + 2) in TIMES)
        early = early or dated
        day = s.lower(i + 1) in ("aujourd'hui", "demain", "que", "qu'") or s.lower(i + 1) == "possible"
        if (
            measured
            or early
            or (s.lower(i + 1) in ("que", "qu'") and usual)
            or (sooner and day and s.lower(i + 1) not in ("que", "qu'"))
        ):
            yield on(s.at(i), "« Plus tôt » est le contraire de « plus tard ».", "plus tôt")


_PLUS = forms("plus")


def plus_tot_for_plutot(s: Sentence) -> Iterator[Hit]:
    """`trois fois plus tôt qu’une`, `lire « 1954 » plus tôt que « 1945 »`, `plus tôt calme`: rather."""
    for i in s.places(_PLUS):
        if s.lower(i + 1) != "tôt":
            continue
        after = s.lower(i + 2)
        idiom = s.lower(i - 1) == "fois" and s.lowers(i + 2, i + 4) == ("qu'", "une")
        other = s.at(i + 3)
        rather = after in ("que", "qu'") and (
            other.lower == "«" or other.form.infinitives or other.lower in ("à", "en", "sur", "par", "chez")
        )
        adjective = s.at(i + 2).form
        quality = adjective.adjectives and not (adjective.nouns or adjective.adverb) and s.role(i - 1) == "V"
        other_thing = (
            after in ("que", "qu'")
            and s.role(i + 3) == "D"
            and s.lower(i - 1) == ","
            and s.lower(i + 4) not in TIMES
            and s.lower(i + 5) not in TIMES
            and not {*_EARLY, "prévoir"} & {lemma for w in s.words[:i] for lemma in w.form.lemmas()}
        )
        aside = s.lower(i - 1) in (",", "ou") and after in (",", "d'", "de")
        if aside and s.lower(i + 3) not in TIMES:
            yield joined(s, i, i + 1, "« Plutôt » marque une préférence ou un degré.", "plutôt")
            continue
        state = s.at(i - 1).form.lemmas(participle=False) & {"être"} and not s.at(i - 1).form.infinitives
        participle = s.at(i + 2).form
        described = (
            bool(state)
            and participle.participles
            and s.role(i + 3) in ("P", ".", ",")
            and not participle.lemmas() & _EARLY
        )
        weather = s.lower(i - 1) == "fait" and bool(s.at(i + 2).form.adjectives)
        quality = quality or bool(described) or other_thing or weather
        usual = s.lower(i + 4) in ("l'", "habitude", "ordinaire")
        if (
            idiom
            or (rather and not usual and other.lower not in ("hier",) and not other.form.nouns)
            or quality
        ):
            yield joined(s, i, i + 1, "« Plutôt » marque une préférence ou un degré.", "plutôt")


_SOON = {"bien": "bientôt", "aussi": "aussitôt", "si": "sitôt"}


def early_in_two_words(s: Sentence) -> Iterator[Hit]:
    """`Bien tôt Noël`, `Aussi tôt la neige tombée`, `aussi tôt que vous recevrez`: one word."""
    for i in s.places(frozenset(_SOON)):
        if s.lower(i + 1) != "tôt":
            continue
        after = s.lower(i + 2)
        opening = opens_clause(s, i) and after not in ("le", "que") and s.role(i + 2) not in ("",)
        clause = after in ("que", "qu'") and (
            s.role(i + 3) in ("S", "D", "M") and s.lower(i + 3) not in ("possible",)
        )
        if s.lower(i) == "bien" and (
            opening or after == "?" or (s.role(i - 1) == "Q" and after in (".", "!"))
        ):
            yield joined(s, i, i + 1, "« Bientôt » s’écrit en un mot.", "bientôt")
        elif s.lower(i) == "aussi" and (
            (opening and after in DETERMINERS) or (clause and _has_verb(s, i + 3))
        ):
            yield joined(s, i, i + 1, "« Aussitôt » s’écrit en un mot.", "aussitôt")


def _has_verb(s: Sentence, i: int) -> bool:
    return any(s.role(k) == "V" for k in range(i, i + 6))


RULES = (
    GrammarRule(
        "homophone.plus_tot",
        plutot_for_plus_tot,
        "« Plus tôt » est le contraire de « plus tard »; « plutôt » marque une préférence.",
        bad=(
            ("On ferme plutôt aujourd’hui.", "On ferme plus tôt aujourd’hui."),
            ("Venez une heure plutôt.", "Venez une heure plus tôt."),
            ("Le permis sera prêt plutôt si le dossier est complet.", "Le permis sera prêt plus tôt si le dossier est complet."),
            ("Levez-vous plutôt, la file sera courte.", "Levez-vous plus tôt, la file sera courte."),
            ("La neige vient plutôt que d’habitude.", "La neige vient plus tôt que d’habitude."),
        ),
        good=("Venez plutôt samedi que dimanche.", "C’est plutôt froid.", "On ferme plutôt la porte.", "Marchez plutôt que de rouler."),
        words=_PLUTOT,
    ),
    GrammarRule(
        "homophone.plutot",
        plus_tot_for_plutot,
        "« Plutôt » marque une préférence; « plus tôt » est le contraire de « plus tard ».",
        bad=(
            ("Venez deux fois plus tôt qu’une.", "Venez deux fois plutôt qu’une."),
            ("Compostez plus tôt que jeter.", "Compostez plutôt que jeter."),
            ("Utilisez le bac bleu, plus tôt que la poubelle.", "Utilisez le bac bleu, plutôt que la poubelle."),
            ("La soirée est plus tôt destinée aux ados.", "La soirée est plutôt destinée aux ados."),
        ),
        good=("Arrivez plus tôt que vos amis.", "Plus tôt que prévu.", "Il est venu plus tôt qu’hier.", "Le plus tôt possible."),
        words=_PLUS,
    ),
    GrammarRule(
        "homophone.bientot",
        early_in_two_words,
        "« Bientôt » et « aussitôt » s’écrivent en un mot.",
        bad=(
            ("Bien tôt Noël!", "Bientôt Noël!"),
            ("Aussi tôt la neige tombée, on sort.", "Aussitôt la neige tombée, on sort."),
            ("Aussi tôt que vous recevrez la trousse, lisez.", "Aussitôt que vous recevrez la trousse, lisez."),
        ),
        good=("Il est bien tôt.", "Venez aussi tôt que possible.", "Elle part aussi tôt que lui."),
        words=frozenset(_SOON),
    ),
)  # fmt: skip
