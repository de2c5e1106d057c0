"""ou and où, told by the words beside: what opens a question, follows a place, joins two words of a kind."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.choices import (
    clause_after,
    only_verb_is_after,
    somebody_acts,
    verb_follows,
)
from desktop.checks.reading.adverbials import before_adverbs
from desktop.checks.reading.clauses import joins_verbs
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_PLACES = forms(
    "endroit endroits lieu lieux jour jours moment moments année date secteur salle parc soir heure instant là partout"
    " période semaine saison maison ville village rue pièce site page quartier point cas époque temps monde pays"
    " bâtiment école centre édifice situation mesure terrain section municipalité région table zone stationnement"
)


def ou_without_accent(s: Sentence) -> Iterator[Hit]:
    """`Ou trouver`, `le jour ou nous`, `d'ou`, `là ou`."""
    for i, word in enumerate(s.words):
        if word.lower != "ou":
            continue
        following = s.role(i + 1)
        before = s.lower(i - 1)
        asked = s.role(2) if s.lower(1) in ("se", "s'") and s.final == "?" else following
        opening = i == 0 and word.capital and (asked == "Y" or (s.final == "?" and asked == "V"))
        place = before in _PLACES and (
            following == "S" or (s.lower(i + 1) in ("se", "s'") and not joins_verbs(s, i))
        )
        fixed = before in _FIXED and s.lower(i + 1) != "non"
        if opening and s.at(1).form.lemmas() & _PREFERRING:
            continue  # Ou préférez-vous le vélo?
        if opening or place or (fixed and (before != "là" or following in ("S", "D", "O", "Y"))):
            yield on(word, "« où » marque le lieu ou le temps; on ne peut dire « ou bien ».", "où")


_FIXED = forms("là partout d' n'importe jusqu' importe")
_PREFERRING = forms("préférer aimer vouloir désirer souhaiter prendre venir")
_WONDER = forms("savoir demander indiquer dire montrer préciser")
_AFTER_CHOICE = forms("à au aux avec sans")


def ou_with_accent(s: Sentence) -> Iterator[Hit]:
    """`lundi où mardi`, `réparer où remplacer`: a choice."""
    for i, word in enumerate(s.words):
        if word.lower != "où" or i == 0:
            continue
        wondering = before_adverbs(s, i - 1)  # sait exactement où placer chacun, ne sait pas où aller
        wondering -= s.lower(wondering) in ("pas", "plus", "trop", "jamais")
        if (
            s.final == "?"
            or s.lower(i - 1) in ("d'", "par", "jusqu'", "importe")
            or s.at(wondering).form.lemmas(participle=False) & _WONDER
            or s.role(i - 1) == "."
            or (s.lower(i - 1 - (s.lower(i - 1) == "même")) in _PLACES and s.role(i + 1) == "D")
        ):
            continue
        following = s.role(i + 1)
        if s.at(i + 1).form.infinitives and s.role(i - 1) in ("N", "A") and s.role(i + 2) != "F":
            continue  # les endroits où manger une crème glacée
        if following == "V" and s.at(i + 1).form.nouns and s.role(i + 2) == "F" and s.lower(i - 2) == ",":
            following = "N"  # argent, chèque où carte de débit
        if following in ("Y",) and s.role(i - 1) != "Y":
            continue
        if somebody_acts(s, i) or s.lowers(i + 1, i + 3) == ("l'", "on"):
            continue
        if following == "D" and clause_after(s, i):
            continue  # du côté où le camion passe, des semaines où chaque vente compte
        twice = following == "P" and s.lower(i + 1) in _AFTER_CHOICE & set(s.lowers(max(0, i - 4), i))
        ordered = following == "V" and s.lower(i + 1).endswith("ez") and not s.lower(i + 2).startswith("-")
        unfollowed = following in ("N", "A", "Q", "#", "D", "P", "F", "Y", "W", "M") and (
            not verb_follows(s, i + (2 if s.role(i + 1) == "V" else 1)) or only_verb_is_after(s, i, _PLACES)
        )
        if twice or ordered or unfollowed:
            yield on(word, "C’est un choix : on peut dire « ou bien ».", "ou")


RULES = (
    GrammarRule(
        "homophone.ou_lieu",
        ou_without_accent,
        "« où » marque le lieu ou le temps; « ou » marque un choix.",
        bad=(
            ("Ou se trouve la fontaine?", "Où se trouve la fontaine?"),
            ("Ou déposer les piles?", "Où déposer les piles?"),
            ("Le jour ou il neigera, appelez-nous.", "Le jour où il neigera, appelez-nous."),
        ),
        good=(
            "Ou préférez-vous le vélo?",
            "Lundi ou mardi, nous irons.",
            "Le parc ou la patinoire est fermé.",
        ),
        words=forms("ou"),
    ),
    GrammarRule(
        "homophone.ou_choix",
        ou_with_accent,
        "« ou » marque un choix; « où » marque le lieu ou le temps.",
        bad=(
            ("Passez lundi où mardi.", "Passez lundi ou mardi."),
            ("Il faut réparer où remplacer la pompe.", "Il faut réparer ou remplacer la pompe."),
        ),
        good=(
            "Empilez vos sacs du côté où le camion passe.",
            "Voici un endroit où jouer.",
            "Voici les meilleurs endroits où manger une crème glacée.",
            "Le parc où nous allons est grand.",
            "Il s’arrête à l’endroit même où le sentier monte.",
            "Un plan – où les bacs sont placés – est joint.",
        ),
        words=forms("où"),
    ),
)
