"""Elisions: none before an aspirated h, one before « est »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms
from desktop.editorial.elision import is_elided_before

_ASPIRATED = forms(
    "hockey haricot haricots handicap handicaps handicapé handicapés handicapée handicapées héros homard homards hibou hiboux"
    " hasard hausse hausses hauteur hauteurs haut hache haches haie haies hangar hangars halte haltes hall hamster hérisson"
    " huit huitième hublot hotte housse housses hamac hamacs harcèlement havre hurlement hurlements hameau hameaux honte"
    " hors-la-loi hochet hamburger hamburgers hot-dog hot-dogs hâte hiérarchie hautbois hareng harnais hernie heurt homologue"
) - {"homologue"}
_BEFORE_H = re.compile(r"\b(?P<x>(?P<mot>[ldj]|qu|jusqu)'(?P<suite>h[\w-]+))", re.IGNORECASE)
_FULL = {"d": "de", "j": "je", "qu": "que", "jusqu": "jusque"}


def before_aspirated(s: Sentence) -> Iterator[Hit]:
    """`l’hockey`, `d’haricots`: « le hockey », « de haricots »."""
    for match in _BEFORE_H.finditer(s.document.folded, s.span.start, s.span.end):
        suite = match["suite"].lower()
        if suite not in _ASPIRATED:
            continue
        start, end = match.span("x")
        small = match["mot"].lower()
        if small == "l":
            genders = {gender for gender, _ in s.vocabulary.form(suite).nouns}
            full = "la" if genders == {"f"} else "le"
        else:
            full = _FULL[small]
        typed = s.document.text[start:end]
        full = full.capitalize() if typed[:1].isupper() else full
        yield Hit(start, end, "Le h de ce mot est aspiré : pas d’élision.", (f"{full} {match['suite']}",))


_FULL_WORD = re.compile(
    r"(?<![\w'-])(?P<x>(?P<mot>(?i:ne|jusque|me|te|le|la|lorsque|puisque|je|se|que)) (?P<suite>[a-zà-öø-ÿœ][a-zà-öø-ÿœ'-]*))"
)
# Before a noun said as such, a letter or a number: « le oui », « le un ».
_KEPT = forms("ouate ouates hors haut un une onze onzième oui ou où et y a à on i o e u ya euro")


# The h that hides nothing, and the words before which « lorsque » and « puisque » lose their vowel.
_MUTE = (
    "heure",
    "homme",
    "hôtel",
    "hôpit",
    "histoire",
    "hiver",
    "huile",
    "herbe",
    "habit",
    "humid",
    "honnête",
    "huître",
    "horaire",
    "hélic",
)
# « de le envoyer », « vous devez la apporter »: what comes before a pronoun and its infinitive.
_BEFORE_INFINITIVE = re.compile(
    r"\b(?:de|à|pour|sans|peut|peuvent|pouvez|doit|doivent|devez|veut|voulez|faut|faudra|allez|va|vont) $",
    re.IGNORECASE,
)
_ALWAYS = forms("il ils elle elles on un une en ainsi")
_AFTER_QUE = forms(
    "avec après avant à au aux en entre il ils elle elles on aucun aucune autour aujourd'hui ici"
)


def not_elided(s: Sentence) -> Iterator[Hit]:
    """`Il ne a pas neigé`, `jusque à midi`, `le eau`: before a vowel, the small word loses its own."""
    for match in _FULL_WORD.finditer(s.document.folded, s.span.start, s.span.end):
        small, suite = match["mot"].lower(), match["suite"]
        kept = (
            suite in _KEPT
            and not (small == "ne" and suite in ("a", "y", "ont"))
            and not (small == "que" and suite in _AFTER_QUE)
            and not (small == "jusque" and suite in ("à", "ici"))
        )
        if kept or not is_elided_before(suite) or not s.vocabulary.form(suite).known:
            continue
        if suite.startswith("h") and not suite.startswith(_MUTE):
            continue  # la horde
        if small in ("lorsque", "puisque") and suite not in _ALWAYS:
            continue
        if small == "que" and suite not in _AFTER_QUE:
            continue
        form = s.vocabulary.form(suite)
        taken = form.infinitives and _BEFORE_INFINITIVE.search(s.document.folded, s.span.start, match.start())
        if small in ("le", "la") and not (form.nouns or form.adjectives or taken):
            continue
        before = s.document.folded[match.start() - 1 : match.start()]
        if small in ("le", "la", "me", "te") and before == "-":
            continue  # dis-le encore
        start, end = match.span("x")
        yield Hit(
            start,
            end,
            "Devant une voyelle, ce mot s’élide.",
            (f"{match['mot'][:-1]}{s.apostrophe()}{s.document.text[match.start('suite') : end]}",),
        )


_CE = re.compile(r"(?<![-\w])(?P<x>ce (?P<verbe>est|était|étaient))\b(?!-)", re.IGNORECASE)


def ce_before_est(s: Sentence) -> Iterator[Hit]:
    """`Ce est un beau projet`: « c’est »."""
    for match in _CE.finditer(s.document.folded, s.span.start, s.span.end):
        start, end = match.span("x")
        first = "C" if s.document.text[start].isupper() else "c"
        yield Hit(
            start, end, "« Ce » s’élide devant ce verbe.", (f"{first}{s.apostrophe()}{match['verbe']}",)
        )


RULES = (
    GrammarRule(
        "elision.h_aspire",
        before_aspirated,
        "Devant un h aspiré, ni élision ni liaison.",
        bad=(
            ("L’hockey mineur recrute.", "Le hockey mineur recrute."),
            ("Une soupe d’haricots est servie.", "Une soupe de haricots est servie."),
            ("L’hausse des taxes est faible.", "La hausse des taxes est faible."),
            ("On sait qu’huit places restent.", "On sait que huit places restent."),
            ("L’hangar est plein.", "Le hangar est plein."),
        ),
        good=("Le hockey mineur recrute.", "L’hôtel est plein.", "L’héroïne du jour.", "L’heure juste.", "D’hier à demain."),
        words=_ASPIRATED,
    ),
    GrammarRule(
        "elision.oubliee",
        not_elided,
        "« Ne », « le », « la », « se », « jusque » s’élident devant une voyelle.",
        bad=(
            ("Il ne a pas neigé.", "Il n’a pas neigé."),
            ("C’est gratuit jusque à midi.", "C’est gratuit jusqu’à midi."),
            ("On parle de la eau trouble.", "On parle de l’eau trouble."),
            ("Cela me étonne.", "Cela m’étonne."),
            ("On ferme lorsque il pleut.", "On ferme lorsqu’il pleut."),
            ("Ils ne se manipulent que avec des gants.", "Ils ne se manipulent qu’avec des gants."),
        ),
        good=("Le oui l’emporte.", "Le onze gagne.", "Donnez-le aux voisins.", "La ouate est douce.", "Prends-la avec toi."),
        words=forms("ne jusque me te le la lorsque puisque je se que"),
    ),
    GrammarRule(
        "elision.ce",
        ce_before_est,
        "« Ce » devient « c’ » devant « est », « était ».",
        bad=(
            ("Ce est un beau projet.", "C’est un beau projet."),
            ("Ce était jour de fête.", "C’était jour de fête."),
            ("Je crois que ce est fermé.", "Je crois que c’est fermé."),
            ("Ce étaient eux.", "C’étaient eux."),
            ("Ce est lundi.", "C’est lundi."),
        ),
        good=("C’est un beau projet.", "Est-ce un chat?", "Ce n’est pas fini.", "Ce sera tout.", "Est-ce était demandé?"),
        words=forms("ce"),
    ),
)  # fmt: skip
