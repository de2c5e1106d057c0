"""Demi, nu, même, tout and tel beside the word that commands them, and phrases whose adjective never changes."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.inflection import chosen, inflected
from desktop.checks.grammar.agreement.noun import qualifier_after_noun
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_HALF = forms("demi demis demie demies")


def and_a_half(s: Sentence) -> Iterator[Hit]:
    """`une heure et demi`: in the singular, of the gender of the noun before."""
    for i in s.places(_HALF):
        noun = s.at(i - 2)
        if s.lower(i - 1) != "et" or noun.role != "N" or noun.lower in ("midi", "minuit"):
            continue
        genders = {g for g, _ in noun_pairs(s, i - 2) or noun.form.nouns}
        if len(genders) != 1 or (s.role(i + 1) == "N" and s.role(i - 3) != "#"):
            continue
        right = "demie" if genders == {"f"} else "demi"
        if s.lower(i) != right and right[:5] in ("demie", "demi"):
            yield on(s.at(i), "« Demi » après le nom en prend le genre et reste au singulier.", right)


_NAKED = forms("nu nue nus nues")
_BODY = forms("pied pieds tête têtes jambes bras mains main épaules torse torses œil corps")


def naked(s: Sentence) -> Iterator[Hit]:
    """`pieds nu`, `tête nu`, `à l'œil nue`: after the noun, nu agrees."""
    for i in s.places(_NAKED):
        if s.lower(i - 1) not in _BODY or s.at(i).role not in ("A", "N", "V"):
            continue
        pairs = noun_pairs(s, i - 1)
        own = s.at(i).form.adjectives
        if pairs and own and not own & pairs:
            yield on(
                s.at(i),
                "« Nu » placé après le nom s’accorde.",
                *inflected(s, s.at(i), chosen(s.at(i).form, pairs)),
            )


_SELVES = {
    "nous-même": "nous-mêmes",
    "eux-même": "eux-mêmes",
    "elle-mêmes": "elle-même",
    "lui-mêmes": "lui-même",
    "moi-mêmes": "moi-même",
    "toi-mêmes": "toi-même",
    "soi-mêmes": "soi-même",
}
_SELF = frozenset(_SELVES)


def selves(s: Sentence) -> Iterator[Hit]:
    """`nous-même`, `elle-mêmes`: même takes the number of the pronoun."""
    for i in s.places(_SELF):
        if not (s.lower(i) == "elle-mêmes" and _several(s, i)):
            yield on(s.at(i), "« Même » prend le nombre du pronom.", _SELVES[s.lower(i)])
            continue
        yield on(s.at(i), "« Même » prend le nombre du pronom.", "elles-mêmes", "elle-même")


def _several(s: Sentence, i: int) -> bool:
    """Whether the nearest noun or pronoun before is a feminine plural."""
    for k in range(i - 1, -1, -1):
        if s.role(k) in ("N", "S"):
            return s.lower(k) == "elles" or noun_pairs(s, k) == {("f", "p")}
    return False


_TOUT = forms("tout")
_VOWELS = "aeiouyhéèêëàâîïôûœ"


def quite(s: Sentence) -> Iterator[Hit]:
    """`sa tout première exposition`: before a feminine that begins with a consonant, tout varies."""
    for i in s.places(_TOUT):
        word = s.at(i + 1)
        own = word.form.qualifiers
        if not own or {g for g, _ in own} != {"f"} or word.lower[0] in _VOWELS or word.role not in ("A", "Q"):
            continue
        numbers = {n for _, n in own}
        before = s.role(i - 1)
        stated = before == "V" and "être" in s.at(i - 1).form.lemmas(participle=False)
        opened = before == "D" and s.role(i + 2) in ("N", "A", ".", ",", "") and s.lower(i - 1) != "le"
        beside = before == "N" and noun_pairs(s, i - 1) & own
        if (stated or opened or beside) and len(numbers) == 1:
            right = "toute" if numbers == {"s"} else "toutes"
            yield on(
                s.at(i),
                "Devant un adjectif féminin qui commence par une consonne, « tout » s’accorde.",
                right,
            )


_SUCH = forms("tel telle tels telles")


def such(s: Sentence) -> Iterator[Hit]:
    """`de tel demandes`: tel agrees with the noun just after it."""
    for i in s.places(_SUCH):
        noun = s.at(i + 1)
        if s.lower(i - 1) not in ("de", "d'") or noun.role != "N" or noun.capital:
            continue
        pair = ("f" if "ll" in s.lower(i) else "m", "p" if s.lower(i).endswith("s") else "s")
        if noun.form.nouns and pair not in noun.form.nouns:
            gender, number = sorted(noun.form.nouns)[0]
            right = "tel" + ("le" if gender == "f" else "") + ("s" if number == "p" else "")
            yield on(s.at(i), f"«\u00a0Tel\u00a0» s’accorde avec «\u00a0{noun.text}\u00a0».", right)


# What is said in one way only: preposition, noun, adjective.
_PHRASES = {
    ("à", "ciel"): ("ouvert",),
    ("à", "usage"): ("unique", "domestique", "commercial", "personnel", "multiple"),
    ("à", "sens"): ("unique",),
    ("à", "temps"): ("plein", "partiel", "complet"),
    ("à", "but"): ("lucratif",),
    ("à", "mobilité"): ("réduite", "restreinte"),
    ("à", "titre"): (
        "gratuit",
        "personnel",
        "indicatif",
        "bénévole",
        "posthume",
        "préventif",
        "exceptionnel",
    ),
    ("en", "temps"): ("réel", "normal", "opportun", "utile"),
    ("en", "lieu"): ("sûr",),
    ("à", "huis"): ("clos",),
    ("à", "feu"): ("doux", "vif", "moyen"),
    ("à", "voix"): ("haute", "basse"),
    ("à", "vitesse"): ("réduite", "modérée"),
    ("à", "risque"): ("élevé", "faible", "modéré"),
    ("en", "milieu"): ("rural", "urbain", "scolaire", "naturel", "humide"),
    ("en", "langage"): ("clair",),
    ("à", "parts"): ("égales",),
    ("en", "eau"): ("potable", "libre", "douce", "vive"),
    ("d'", "eau"): ("potable",),
    ("en", "plein"): (),
}
_PHRASE_NOUNS = frozenset(noun for _, noun in _PHRASES)


def fixed_phrase(s: Sentence) -> Iterator[Hit]:
    """`un feu à ciel ouverts`, `à temps pleins`: the adjective of a set phrase agrees with its noun alone."""
    for i in s.places(_PHRASE_NOUNS):
        allowed = _PHRASES.get((s.lower(i - 1), s.lower(i)), ())
        word = s.at(i + 1)
        if not allowed or word.lower in allowed or word.role not in ("A", "Q", "N"):
            continue
        right = next((text for text in allowed if _inflects(s, text, word.lower)), "")
        if right and not any(hit.end == word.end for hit in qualifier_after_noun(s)):
            yield on(word, "Dans cette locution, l’adjectif s’accorde avec le nom qu’elle contient.", right)


def _inflects(s: Sentence, base: str, written: str) -> bool:
    """Whether `written` is another form of `base`."""
    if base[:3] != written[:3]:
        return False
    inflect = s.vocabulary.lexicographer.inflect
    return any(written in inflect(base, gender, number) for gender in "mf" for number in "sp")


# Verb, and the nouns that follow it without article and in the singular: « prendre soin », « faire preuve ».
_BARE = {
    "prendre": forms("soins fins notes parts effets consciences connaissances possessions actes formes"),
    "faire": forms("parties preuves parts faces appels états mentions usages écoles"),
    "tenir": forms("comptes têtes lieux"),
    "mettre": forms("fins termes"),
    "avoir": forms("lieux besoins recours peurs envies hontes hâtes"),
    "porter": forms("plaintes atteintes secours"),
    "donner": forms("lieux suites"),
    "rendre": forms("comptes hommages visites"),
    "prêter": forms("attentions serments"),
    "perdre": forms("patiences pieds"),
}
_BARE_NOUNS = frozenset().union(*_BARE.values()) - {"recours", "secours"}


def bare_noun(s: Sentence) -> Iterator[Hit]:
    """`prendre soins de nos aînés`, `faire preuves de prudence`: the noun of a verbal phrase stays singular."""
    for i in s.places(_BARE_NOUNS):
        verb = i - 1
        while s.role(verb) == "W" or s.lower(verb).startswith("-"):
            verb -= 1
        word = s.at(verb)
        if word.role not in ("V", "Y", "G", "Q") or s.role(i + 1) in ("A", "Q"):
            continue
        governs = any(s.lower(i) in _BARE.get(lemma, ()) for lemma in word.form.lemmas())
        offered = [text for text in inflected(s, s.at(i), (_gender(s, i), "s")) if not text.endswith("s")]
        if governs and offered:
            yield on(s.at(i), "Dans cette locution verbale, le nom est au singulier.", offered[0])


def _gender(s: Sentence, i: int) -> str:
    return next(iter(sorted(g for g, _ in s.at(i).form.nouns)), "f")


RULES = (
    GrammarRule(
        "accord.locution_verbale",
        bare_noun,
        "« Prendre soin », « faire preuve », « tenir compte » : le nom est au singulier.",
        bad=(
            ("Il faut prendre soins de nos aînés.", "Il faut prendre soin de nos aînés."),
            ("Le comité fait preuves de prudence.", "Le comité fait preuve de prudence."),
            ("Prenez notes que le bureau ferme à midi.", "Prenez note que le bureau ferme à midi."),
            ("La fête prend fins à 22 h.", "La fête prend fin à 22 h."),
            ("Nous avons besoins de bénévoles.", "Nous avons besoin de bénévoles."),
        ),
        good=(
            "Il faut prendre soin de nos aînés.",
            "Elle donne des soins à domicile.",
            "La Ville a besoin de bras.",
            "Il prend des notes.",
            "Le comptable tient les comptes.",
        ),
        words=_BARE_NOUNS,
    ),
    GrammarRule(
        "accord.et_demi",
        and_a_half,
        "« Et demi » prend le genre du nom qui précède, jamais le pluriel.",
        bad=(
            (
                "Après une heure et demi d’attente, le bus arriva.",
                "Après une heure et demie d’attente, le bus arriva.",
            ),
            ("La séance a duré trois heures et demi.", "La séance a duré trois heures et demie."),
            ("Il faut deux jours et demie.", "Il faut deux jours et demi."),
            ("L’enfant a trois ans et demie.", "L’enfant a trois ans et demi."),
            ("Une tonne et demi de denrées est rangée.", "Une tonne et demie de denrées est rangée."),
        ),
        good=(
            "Après une heure et demie d’attente, le bus arriva.",
            "Il faut deux jours et demi.",
            "Le marché ouvre à midi et demi.",
            "Une demi-heure suffit.",
            "La moitié et demi-tarif pour les aînés.",
        ),
        words=_HALF,
    ),
    GrammarRule(
        "accord.nu_apres_nom",
        naked,
        "« Nu » placé après le nom s’accorde avec lui.",
        bad=(
            ("Les enfants courent pieds nu dans l’herbe.", "Les enfants courent pieds nus dans l’herbe."),
            ("Il travaille tête nu au soleil.", "Il travaille tête nue au soleil."),
            ("À l’œil nue, la comète est visible.", "À l’œil nu, la comète est visible."),
        ),
        good=(
            "Les enfants courent pieds nus.",
            "Il sort nu-tête.",
            "La comète est visible à l’œil nu.",
            "Il met son torse nu au soleil.",
            "Le roi est nu.",
        ),
        words=_NAKED,
    ),
    GrammarRule(
        "accord.pronom_meme",
        selves,
        "« Même » joint à un pronom en prend le nombre.",
        bad=(
            ("Nous avons fait le gâteau nous-même.", "Nous avons fait le gâteau nous-mêmes."),
            ("La mairesse elle-mêmes a coupé le ruban.", "La mairesse elle-même a coupé le ruban."),
            ("Il l’a fait lui-mêmes.", "Il l’a fait lui-même."),
        ),
        good=(
            "Nous l’avons fait nous-mêmes.",
            "Vous l’avez fait vous-même.",
            "Elles l’ont fait elles-mêmes.",
            "Il l’a fait lui-même.",
            "Le maire a lui-même ouvert le bal.",
        ),
        words=_SELF,
    ),
    GrammarRule(
        "accord.tout_adverbe",
        quite,
        "« Tout » devant un adjectif féminin qui commence par une consonne s’accorde.",
        bad=(
            ("Sa tout première exposition ouvre vendredi.", "Sa toute première exposition ouvre vendredi."),
            ("La salle est tout neuve.", "La salle est toute neuve."),
            ("Elles sont tout contentes.", "Elles sont toutes contentes."),
        ),
        good=(
            "Sa toute première exposition ouvre vendredi.",
            "Une tout autre approche est requise.",
            "Elle est tout heureuse.",
            "Ils sont tout contents.",
            "Le tout dernier modèle est tout simple.",
        ),
        words=_TOUT,
    ),
    GrammarRule(
        "accord.de_tel",
        such,
        "« Tel » devant un nom s’accorde avec lui.",
        bad=(
            ("De tel demandes sont rares.", "De telles demandes sont rares."),
            ("De tels mesures coûtent cher.", "De telles mesures coûtent cher."),
        ),
        good=("De telles demandes sont rares.", "Rien de tel ne s’est vu.", "De tels projets coûtent cher."),
        words=_SUCH,
    ),
    GrammarRule(
        "accord.locution_figee",
        fixed_phrase,
        "« À ciel ouvert », « à temps plein » : l’adjectif s’accorde avec le nom de la locution.",
        bad=(
            ("Les feux à ciel ouverts sont interdits.", "Les feux à ciel ouvert sont interdits."),
            ("Des contenants à usage uniques sont vendus.", "Des contenants à usage unique sont vendus."),
            ("Deux postes à temps pleins sont offerts.", "Deux postes à temps plein sont offerts."),
            ("Les organismes à but lucratifs sont exclus.", "Les organismes à but lucratif sont exclus."),
            (
                "Les personnes à mobilité réduites sont attendues.",
                "Les personnes à mobilité réduite sont attendues.",
            ),
        ),
        good=(
            "Les feux à ciel ouvert sont interdits.",
            "Un poste à temps partiel est offert.",
            "Les bouteilles d’eau vendues ici sont recyclables.",
            "Il arrive à temps, complètement trempé.",
            "Des pentes à risque faible ou élevé.",
        ),
        words=_PHRASE_NOUNS,
    ),
)
