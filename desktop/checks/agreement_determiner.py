"""Determiner and noun agree in gender and in number."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.agreement_noun import inflected
from desktop.checks.function_words import PRENOMINAL
from desktop.checks.grammar_rule import GrammarRule, Hit, on
from desktop.checks.sentence import Sentence, Word
from desktop.checks.words import forms

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
    for i, word in enumerate(s.words):
        if word.lower not in _GENDERED or word.role not in ("D", "F", "P"):
            continue
        j = i + 1
        while s.lower(j) in PRENOMINAL and s.role(j) == "A":
            j += 1
        noun = s.at(j)
        if s.role(j) != "N" or noun.capital or not _plain_noun(s, j) or len(noun.lower) < 3:
            continue
        genders = {"f"} if noun.lower == "fin" else {g for g, _ in noun.form.nouns}
        gender, number = _GENDERED[word.lower]
        numbers = {n for _, n in noun.form.nouns}
        if len(genders) != 1 or gender in genders or number not in numbers:
            continue
        if s.role(j + 1) == "N" or s.lower(i - 1) in ("le", "la", "l'"):
            continue
        yield on(
            word,
            f"«\u00a0{noun.text}\u00a0» est {'féminin' if 'f' in genders else 'masculin'}.",
            _determiner(s, word, i, genders),
        )


def _plain_noun(s: Sentence, i: int) -> bool:
    """A word that can only be a noun here; `fin de semaine` is one."""
    form = s.at(i).form
    if form.text == "été":
        return True
    if form.text == "fin":
        return s.lower(i + 1) == "de"
    other = form.qualifiers or form.finite or form.infinitives or form.adverb or form.preposition
    return not other and "-" not in form.text and form.text not in forms("grâce quasi faute gang job toast")


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


def cet_ce(s: Sentence) -> Iterator[Hit]:
    """`ce arbre`, `cet parc`: before a masculine noun, by its first sound."""
    for i, word in enumerate(s.words):
        if word.lower not in ("ce", "cet") or word.role != "D":
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


def singular_after_par(s: Sentence) -> Iterator[Hit]:
    """`10 $ par enfants`: one price for each."""
    for i, word in enumerate(s.words):
        noun = s.at(i + 1)
        if word.lower != "par" or s.role(i - 1) != "#" or {n for _, n in noun.form.nouns} != {"p"}:
            continue
        gender = next(iter(sorted({g for g, _ in noun.form.nouns})))
        yield on(noun, "« Par » : pour chacun, donc au singulier.", *inflected(s, noun, (gender, "s")))


def plural_noun_after_determiner(s: Sentence) -> Iterator[Hit]:
    """`les bénévole`, `nos activité`: the noun takes the plural of its determiner."""
    plural = forms(
        "les des ces mes tes ses nos vos leurs plusieurs quelques aux deux trois quatre cinq six dix"
    )
    for i, word in enumerate(s.words):
        if word.lower not in plural or word.role not in ("D", "F", "P", "#"):
            continue
        noun = s.at(i + 1)
        if noun.role != "N" or noun.capital or not noun.form.nouns or "-" in noun.lower:
            continue
        pronoun = word.lower == "les" and s.role(i - 1) not in ("P", "F", "V", "Y", "", ".", ",")
        if noun.form.gerund or noun.form.infinitives or (noun.form.finite and pronoun):
            continue
        if s.lower(i + 2) == "et" and noun.form.qualifiers:
            continue
        if {n for _, n in noun.form.nouns | noun.form.qualifiers} != {"s"} or s.role(i + 2) in ("#", "M"):
            continue
        gender = next(iter(sorted({g for g, _ in noun.form.nouns})))
        if word.role == "#" and (noun.lower in ("h", "mille") or s.role(i - 1) == "D"):
            continue
        yield on(
            noun,
            f"«\u00a0{noun.text}\u00a0» prend le pluriel de «\u00a0{word.lower}\u00a0».",
            *inflected(s, noun, (gender, "p")),
        )


_SINGULAR = forms("un une ce cet cette chaque tout toute aucun aucune mon ton son ma ta sa notre votre le la")


def singular_noun_after_determiner(s: Sentence) -> Iterator[Hit]:
    """`toute personnes`, `le patrimoines`: the noun takes the singular of its determiner."""
    for i, word in enumerate(s.words):
        noun = s.at(i + 1)
        if word.lower not in _SINGULAR or word.role != "D" or noun.role != "N" or noun.capital:
            continue
        form = noun.form
        if {n for _, n in form.nouns | form.qualifiers} != {"p"} or "-" in form.text:
            continue
        if (form.finite and word.lower in ("le", "la")) or s.role(i - 1) == "C":
            continue
        if s.lower(i - 1) in ("tous", "toutes") or s.role(i + 2) in ("M", "K"):
            continue
        verb = next((w for w in s.words[i + 2 :] if w.role == "V"), None)
        if verb is not None and "3p" in verb.form.persons and "3s" not in verb.form.persons:
            continue  # the determiner is wrong, and another rule says so
        genders = sorted({g for g, _ in form.nouns})
        offered = [text for gender in genders for text in inflected(s, noun, (gender, "s"))]
        if offered:
            yield on(
                noun, f"«\u00a0{noun.text}\u00a0» prend le singulier de «\u00a0{word.lower}\u00a0».", *offered
            )


RULES = (
    GrammarRule(
        "accord.determinant_genre",
        determiner_gender,
        "Le déterminant prend le genre du nom.",
        bad=(
            ("Cet fin de semaine, on patine.", "Cette fin de semaine, on patine."),
            ("Quel belle journée!", "Quelle belle journée!"),
        ),
        good=("Cette fin de semaine, on patine.", "Un arbre et une fleur."),
    ),
    GrammarRule(
        "accord.ce_cet",
        cet_ce,
        "« ce » devant une consonne, « cet » devant une voyelle ou un h muet.",
        bad=(("Ce arbre est malade.", "Cet arbre est malade."),),
        good=("Ce héros est d’ici.", "Cet été, on nage."),
    ),
    GrammarRule(
        "accord.par_singulier",
        singular_after_par,
        "Après un prix, « par » est suivi du singulier.",
        bad=(("Le coût est de 5 $ par personnes.", "Le coût est de 5 $ par personne."),),
        good=("Le coût est de 5 $ par personne.", "Les fleurs arrivent par dizaines."),
    ),
    GrammarRule(
        "accord.nom_pluriel",
        plural_noun_after_determiner,
        "Le nom prend le nombre de son déterminant.",
        bad=(("Les bénévole sont attendus.", "Les bénévoles sont attendus."),),
        good=("Les bénévoles sont attendus.", "Les après-midi sont longs."),
    ),
    GrammarRule(
        "accord.nom_singulier",
        singular_noun_after_determiner,
        "Le nom prend le nombre de son déterminant.",
        bad=(
            ("Toute personnes intéressée est bienvenue.", "Toute personne intéressée est bienvenue."),
            ("Le patrimoines religieux est protégé.", "Le patrimoine religieux est protégé."),
            ("Aucune demandes ne sera acceptée.", "Aucune demande ne sera acceptée."),
            ("Cette activités est gratuite.", "Cette activité est gratuite."),
            ("Votre chiens doit porter sa médaille.", "Votre chien doit porter sa médaille."),
        ),
        good=(
            "Toute personne intéressée est bienvenue.",
            "Le temps des vacances est arrivé.",
            "Un gros lilas pousse près du quai.",
            "Le Vieux-Montréal attire les foules.",
            "Votre colis est arrivé.",
        ),
    ),
)
