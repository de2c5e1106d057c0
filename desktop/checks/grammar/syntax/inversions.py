"""Hyphens of the inversion and of the imperative, « -t- », and the « -tu » of the spoken language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.grammar.agreement.verb import likeliest_first
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, between, on
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms


def inversion_hyphen(s: Sentence) -> Iterator[Hit]:
    """`Avez vous votre carte?`, `Où peut on stationner?`."""
    persons = {
        "vous": "2p",
        "tu": "2s",
        "on": "3s",
        "il": "3s",
        "elle": "3s",
        "ils": "3p",
        "elles": "3p",
        "nous": "1p",
    }
    if s.final != "?":
        return
    for i, word in enumerate(s.words):
        following = s.at(i + 1)
        if following.lower not in persons or word.form.nominal or not word.form.finite or word.role == "M":
            continue
        if not (
            i == 0
            or s.role(i - 1) in ("L", "U", "O", "X", ".")
            or s.lower(i - 1) in ("que", "qu'", "quoi", "où")
        ):
            continue
        if (s.role(i - 1) == "O" and s.role(i - 2) == "S") or persons[
            following.lower
        ] not in word.form.persons:
            continue
        if s.role(i + 2) == "V" or (following.lower in ("vous", "nous") and s.role(i + 2) == "S"):
            continue
        link = "-t-" if following.lower in ("il", "elle", "on") and word.lower[-1] in "aec" else "-"
        yield between(
            word,
            following,
            "L’inversion du sujet demande un trait d’union.",
            f"{word.text}{link}{following.text}",
        )


_EUPHONIC = re.compile(
    r"(?<![\w'-])(?P<x>(?P<verbe>[a-zà-ÿ]+)(?:[ -]t[ '-]| t ?-|-t[' ])(?P<sujet>ils?|elles?|on))\b",
    re.IGNORECASE,
)


def euphonic_t(s: Sentence) -> Iterator[Hit]:
    """`a t’on`, `va t-il`, `aime-t’elle`: a verb, « -t- », its pronoun."""
    for match in _EUPHONIC.finditer(s.document.folded, s.span.start, s.span.end):
        form = s.vocabulary.form(match["verbe"].lower())
        start, end = match.span("x")
        typed = s.document.text[start:end]
        if not form.finite or "-t-" in typed:
            continue
        link = "-" if match["verbe"].lower().endswith(("t", "d")) else "-t-"
        verb = s.document.text[start : match.end("verbe")]
        yield Hit(start, end, "« -t- » est entre deux traits d’union.", (f"{verb}{link}{match['sujet']}",))


_TU = forms("-tu tu")


def spoken_tu(s: Sentence) -> Iterator[Hit]:
    """`C’est-tu ouvert?`, `On peut-tu stationner?`: the « tu » that asks belongs to speech."""
    for i in s.places(_TU):
        verb = s.at(i - 1)
        if s.lower(i) != "-tu" or not verb.form.finite or "2s" in verb.form.persons:
            continue
        before = s.at(i - 2)
        if before.role in ("", ",", ".", "U", "L", "C") or before.lower in ("que", "toi"):
            conjugate = s.vocabulary.lexicographer.conjugate
            right = [
                conjugate(v.lemma, v.mood, "2s") for v in likeliest_first(verb.form.verbs) if v.mood != "E"
            ]
            yield on(verb, "Avec « tu », le verbe est à la deuxième personne.", *right)
        elif before.lower == "c'":
            asked = "Est-ce" if before.capital else "est-ce"
            yield Hit(before.start, s.at(i).end, "Ce « tu » est de la langue parlée.", (asked,))
        elif before.lower in ("on", "il", "elle", "ils", "elles", "je", "vous", "nous"):
            link = "-t-" if verb.lower[-1] in "aec" and before.lower in ("on", "il", "elle") else "-"
            yield between(
                before, s.at(i), "Ce « tu » est de la langue parlée.", f"{verb.text}{link}{before.lower}"
            )
        else:
            yield on(
                s.at(i), "Ce « tu » est de la langue parlée.", "-t-il" if verb.lower[-1] in "aec" else "-il"
            )


_CLITICS = forms("y en moi toi")


def imperative_hyphen(s: Sentence) -> Iterator[Hit]:
    """`Penses y`, `Allez y`, `Parlez en à vos voisins`: an order and its pronoun."""
    for i in s.places(_CLITICS):
        word, following = s.at(i - 1), s.lower(i + 1)
        opening = i == 1 or (s.role(i - 2) in (".", "C") and s.lower(i - 2) not in ("«", "»", "(", "/"))
        lower, after = s.lower(i), s.role(i + 1)
        orders = [v for v in word.form.verbs if v.mood == "E"]
        second = word.form.persons & {"2s", "2p"}
        if word.lower == "entre" and s.lower(i + 1) == "et":
            continue  # entre toi et moi
        if not opening or not (orders or (lower in ("y", "en") and second)) or word.form.nominal:
            continue
        if lower == "en" and not (
            following in ("à", "aux", "au", "soin", "note", ".", "!", ",") or after in (".", "")
        ):
            continue
        if lower == "y" and after not in (".", ",", "", "W", "P", "C"):
            continue
        if lower in ("moi", "toi") and after in ("V", "S") and following not in ("le", "la"):
            continue
        yield between(word, s.at(i), "Un trait d’union lie l’impératif au pronom.", f"{word.text}-{lower}")


RULES = (
    GrammarRule(
        "trait_union.inversion",
        inversion_hyphen,
        "Le pronom sujet placé après le verbe s’y rattache par un trait d’union.",
        bad=(
            ("Avez vous votre carte?", "Avez-vous votre carte?"),
            ("Comment peut on s’inscrire?", "Comment peut-on s’inscrire?"),
        ),
        good=("Quand vous aurez fini?",),
    ),
    GrammarRule(
        "trait_union.t",
        euphonic_t,
        "Le t euphonique se place entre deux traits d’union : « a-t-on ».",
        bad=(
            ("Pourquoi a t’on fermé le parc?", "Pourquoi a-t-on fermé le parc?"),
            ("Y a t-il des places?", "Y a-t-il des places?"),
            ("Va t-on réparer le banc?", "Va-t-on réparer le banc?"),
            ("Le bac sera-t’il vidé?", "Le bac sera-t-il vidé?"),
            ("Peut t-on entrer?", "Peut-on entrer?"),
        ),
        good=("Y a-t-il des places?", "Peut-on entrer?", "Il t’a vu.", "Va-t’en.", "On t’a vu."),
        words=forms("il ils elle elles on t'il t'elle t'on t'ils t'elles t-il t-on t-elle"),
    ),
    GrammarRule(
        "langue.tu_parle",
        spoken_tu,
        "« C’est-tu », « on peut-tu » : à l’écrit, « est-ce », « peut-on ».",
        bad=(
            ("C’est-tu ouvert le dimanche?", "Est-ce ouvert le dimanche?"),
            ("On peut-tu stationner là?", "Peut-on stationner là?"),
            ("Il va-tu neiger demain?", "Va-t-il neiger demain?"),
            ("Le parc est-tu fermé?", "Le parc est-il fermé?"),
            ("Ça prend-tu un permis?", ""),
            ("Toi, aime-tu patiner?", "Toi, aimes-tu patiner?"),
        ),
        good=("Viens-tu?", "Peux-tu m’aider?", "As-tu vu le chat?", "Es-tu prêt?", "Que fais-tu?"),
        words=_TU,
    ),
    GrammarRule(
        "trait_union.pronom",
        imperative_hyphen,
        "L’impératif et le pronom qui le suit sont liés par un trait d’union.",
        bad=(
            ("Penses y avant de brûler.", "Penses-y avant de brûler."),
            ("Allez y, c’est gratuit.", "Allez-y, c’est gratuit."),
            ("Parlez en à vos voisins.", "Parlez-en à vos voisins."),
            ("Prenez en soin.", "Prenez-en soin."),
            ("Appelez moi au bureau.", "Appelez-moi au bureau."),
        ),
        good=("Allez-y.", "Mettez en place un comité.", "Allez en ville.", "Toi et moi y serons.", "Prenez en compte le vent."),
        words=_CLITICS,
    ),
)  # fmt: skip
