"""The determiner takes the gender of its noun, and the form its first sound asks for."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import no_verb_before
from desktop.checks.reading.function_words import DAYS, MONTHS, PRENOMINAL
from desktop.checks.reading.genders import main_gender
from desktop.checks.reading.sentence import Sentence, Word
from desktop.checks.reading.words import forms

_GENDERED = {
    "un": ("m", "s"),
    "une": ("f", "s"),
    "le": ("m", "s"),
    "la": ("f", "s"),
    "ce": ("m", "s"),
    "cet": ("m", "s"),
    "cette": ("f", "s"),
    "du": ("m", "s"),
    "au": ("m", "s"),
    "ma": ("f", "s"),
    "ta": ("f", "s"),
    "sa": ("f", "s"),
    "quel": ("m", "s"),
    "quelle": ("f", "s"),
    "quels": ("m", "p"),
    "quelles": ("f", "p"),
    "aucun": ("m", "s"),
    "aucune": ("f", "s"),
    "certains": ("m", "p"),
    "certaines": ("f", "p"),
    "tous les": ("m", "p"),
}
_TELLING = frozenset(_GENDERED)

_OTHER = {
    "un": "une",
    "une": "un",
    "le": "la",
    "la": "le",
    "ce": "cette",
    "cet": "cette",
    "du": "de la",
    "au": "à la",
    "ma": "mon",
    "ta": "ton",
    "sa": "son",
    "quel": "quelle",
    "quelle": "quel",
    "quels": "quelles",
    "quelles": "quels",
    "aucun": "aucune",
    "aucune": "aucun",
    "certains": "certaines",
    "certaines": "certains",
}


def determiner_gender(s: Sentence) -> Iterator[Hit]:
    """`cet fin de semaine`, `quel belle journée`, `un activité`: the determiner takes the noun's gender."""
    for i in s.places(_TELLING):
        word = s.at(i)
        if word.role not in ("D", "F", "P"):
            continue
        j = i + 1
        while s.lower(j) in PRENOMINAL and s.role(j) == "A":
            j += 1
        young = s.lower(j) == "jeune" and s.role(j + 1) == "N" and s.role(j + 2) in ("P", "F", ".", ",", "V")
        j += young  # un jeune autrice
        noun = s.at(j)
        if s.role(j) != "N" or noun.capital or len(noun.lower) < 3 or not _plain_noun(s, j, word.lower):
            continue
        genders = {"f"} if noun.lower in ("fin", "fins") else {g for g, _ in noun.form.nouns}
        gender, number = _GENDERED[word.lower]
        numbers = {n for _, n in noun.form.nouns}
        if len(genders) != 1 or gender in genders or number not in numbers:
            continue
        if s.role(j + 1) == "N" or s.lower(i - 1) in ("le", "la", "l'"):
            continue
        if s.lower(j - 1) in ("haut", "bas") and noun.form.finite and s.role(j + 1) == "D":
            continue  # la barre du haut affiche une heure
        if noun.form.gerund and s.role(j + 1) in ("P", "F", "D"):
            continue  # la dernière remontant à 1994
        if s.lower(i) == "ce" and noun.form.finite and s.role(i - 1) == "N" and no_verb_before(s, i):
            continue  # le demandeur ce présente avec son plan: « se », another rule says so
        if noun.lower == "numéro" and s.role(j + 1) == "#":
            continue  # la numéro 3 tient bon
        if main_gender(noun.lower) and _twin_told(s, j, gender):
            continue  # un moule à gâteau, un vapeur blanc
        yield on(
            word,
            f"«\u00a0{noun.text}\u00a0» est {'féminin' if 'f' in genders else 'masculin'}.",
            _determiner(s, word, i, genders),
        )


def _twin_told(s: Sentence, j: int, gender: str) -> bool:
    """Whether what follows a noun with a rare twin tells that twin: a complement, an adjective of its gender."""
    following = s.at(j + 1)
    genders = {g for g, _ in following.form.qualifiers}
    agrees = following.role in ("A", "Q") and genders == {gender}
    return agrees or following.lower in ("à", "en", "d'", "de")


# Nouns that are adjectives of both genders too: « un alerte » can only be the noun.
_NOUNS_FIRST = forms("alerte alertes pratique pratiques clinique cliniques technique techniques")
_ASIDE = forms("grâce quasi faute gang job toast après-midi poète chef paria mannequin commis")
_MAYBE_PRONOUN = forms("le la l'")


def _plain_noun(s: Sentence, i: int, determiner: str) -> bool:
    """A word that can only be a noun after that determiner; `fin de semaine` is one."""
    form = s.at(i).form
    if form.text == "été" or form.text in DAYS:
        return True
    if form.text in ("fin", "fins"):
        return s.lower(i + 1) == "de" or s.lower(i - 2) == "à"
    if form.infinitives or form.adverb or form.preposition or "-" in form.text or form.text in _ASIDE:
        return False
    if form.finite and determiner in _MAYBE_PRONOUN:
        return False
    both = {g for g, _ in form.qualifiers} <= {g for g, _ in form.nouns}
    return both or form.text in _NOUNS_FIRST


def _determiner(s: Sentence, word: Word, i: int, genders: set[str]) -> str:
    following = s.lower(i + 1)
    vowel = following[:1] in "aeiouéèêâîôœ"
    lower = word.lower
    if vowel and lower in ("le", "la"):
        return f"l{s.apostrophe()}"
    if vowel and lower in ("du", "au"):
        return f"de l{s.apostrophe()}" if lower == "du" else f"à l{s.apostrophe()}"
    if lower == "cette":
        return "cet" if vowel else "ce"
    if lower in ("ma", "ta", "sa"):
        return _OTHER[lower]
    return _OTHER[lower] if genders else lower


_CE = forms("ce cet")


def cet_ce(s: Sentence) -> Iterator[Hit]:
    """`ce arbre`, `cet parc`: before a masculine noun, by its first sound."""
    for i in s.places(_CE):
        word = s.at(i)
        if word.role != "D":
            continue
        noun = s.at(i + 1)
        if noun.role not in ("N", "A") or not noun.form.nominal or noun.capital:
            continue
        genders = {g for g, _ in noun.form.nouns | noun.form.qualifiers}
        first = noun.lower[:1]
        if word.lower == "cet" and first not in "aeiouéèêâîôhœy" and "f" in genders:
            yield on(word, "« cet » ne va que devant un nom masculin.", "cette", "ce")
            continue
        if genders != {"m"}:
            continue
        if (
            word.lower == "ce"
            and first in "aeiouéèêâîô"
            and not noun.form.finite
            and noun.lower not in ("onze", "oui", "ouistiti")
        ):
            yield on(word, "Devant une voyelle, c’est « cet ».", "cet")
        if word.lower == "cet" and first not in "aeiouéèêâîôhœy":
            yield on(word, "Devant une consonne, c’est « ce ».", "ce")


def day_of_month(s: Sentence) -> Iterator[Hit]:
    """`la 12 mai`: a day of the month is masculine."""
    for i in s.places(_LA):
        day = s.lower(i + 1)
        if s.role(i) == "D" and s.lower(i + 2) in MONTHS and day.removesuffix("er").isdigit():
            yield on(s.at(i), "Un jour du mois est masculin.", "le")


_LA = forms("la")
_TOUT = forms("tout toute tous toutes")
_ALL = {("m", "s"): "tout", ("f", "s"): "toute", ("m", "p"): "tous", ("f", "p"): "toutes"}
_SINGULARS = forms("le la l' ce cet cette mon ma ton ta son sa notre votre leur")


def all_of(s: Sentence) -> Iterator[Hit]:
    """`toutes les samedis`, `tout les parcs`: tout takes the gender and the number of the group it opens."""
    for i in s.places(_TOUT):
        article = s.at(i + 1)
        if s.role(i) != "D" or article.role != "D" or s.lower(i - 1) in _BEFORE_ALL:
            continue
        if s.lower(i) in ("tous", "toutes") and s.role(i - 1) in ("P", "F") and article.lower in _SINGULARS:
            continue  # il ouvre à tous l’accès au quai
        j = i + 2
        while s.role(j) in ("#", "A"):
            j += 1
        noun = s.at(j)
        genders = {g for g, _ in noun.form.nouns}
        if noun.role != "N" or noun.capital or len(genders) != 1:
            continue
        number = "s" if article.lower in _SINGULARS else "p"
        if number not in {n for _, n in noun.form.nouns}:
            continue
        right = _ALL[next(iter(genders)), number]
        if s.lower(i) != right and not _may_float(s, i):
            yield on(s.at(i), f"«\u00a0Tout\u00a0» s’accorde avec «\u00a0{noun.text}\u00a0».", right)


_BEFORE_ALL = forms("de d' ce c' du avant après en malgré surtout pas plus moins")


def _may_float(s: Sentence, i: int) -> bool:
    """`Nous avons tous la même idée`: the pronoun speaks of the subject."""
    if s.lower(i) not in ("tous", "toutes"):
        return False
    k = i - 1
    while s.role(k) == "W":
        k -= 1
    ours = s.lower(i + 1) in ("notre", "nos") and s.lower(k - 1) == "on"  # on retenait tous notre souffle
    several = ours or bool(s.at(k).form.persons & {"1p", "2p", "3p"})
    return s.role(k) in ("S", "O", "Q") or (s.role(k) == "V" and several)


RULES = (
    GrammarRule(
        "accord.jour_du_mois",
        day_of_month,
        "Le jour du mois prend l’article « le ».",
        bad=(("La date limite est la 1er mars.", "La date limite est le 1er mars."),),
        good=("La date limite est le 1er mars.", "La 12e édition aura lieu en mars."),
        words=_LA,
    ),
    GrammarRule(
        "accord.determinant_genre",
        determiner_gender,
        "Le déterminant prend le genre du nom.",
        bad=(
            ("Cet fin de semaine, on patine.", "Cette fin de semaine, on patine."),
            ("Quel belle journée!", "Quelle belle journée!"),
            ("Aucune animal n’est admis.", "Aucun animal n’est admis."),
            ("Une demande et un offre suffisent.", "Une demande et une offre suffisent."),
            ("On se voit cette jeudi.", "On se voit ce jeudi."),
            ("Recevez un alerte la veille.", "Recevez une alerte la veille."),
        ),
        good=(
            "On prête un moule à gâteau.",
            "Cette fin de semaine, on patine.",
            "Un arbre et une fleur.",
            "Une malade et un malade partagent la chambre.",
            "La marche la réveille.",
            "Une jeune et un jeune ont gagné.",
            "La poète lira ses textes.",
        ),
    ),
    GrammarRule(
        "accord.tout_les",
        all_of,
        "« Tout » devant un déterminant s’accorde avec le nom.",
        bad=(
            ("L’heure du conte a lieu toutes les samedis.", "L’heure du conte a lieu tous les samedis."),
            ("La fosse se vide toutes les quatre ans.", "La fosse se vide tous les quatre ans."),
            ("Tout les parcs sont fermés.", "Tous les parcs sont fermés."),
            ("Tous la semaine, on patine.", "Toute la semaine, on patine."),
            ("Merci à tous nos familles.", "Merci à toutes nos familles."),
        ),
        good=(
            "L’heure du conte a lieu tous les samedis.",
            "Nous avons tous la même idée.",
            "Ils ont tous les yeux bleus.",
            "Toutes les deux semaines, on ramasse les bacs.",
            "Tout le personnel est formé.",
            "Lisez avant tout la consigne.",
            "La Ville donne à tous la chance de voter.",
        ),
        words=_TOUT,
    ),
    GrammarRule(
        "accord.ce_cet",
        cet_ce,
        "« ce » devant une consonne, « cet » devant une voyelle ou un h muet.",
        bad=(("Ce arbre est malade.", "Cet arbre est malade."),),
        good=("Ce héros est d’ici.", "Cet été, on nage."),
        words=_CE,
    ),
)
