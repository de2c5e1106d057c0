"""Qualities whose verb is understood, or said of people named before: « la lumière si douce », « Émile et Rose, champions »."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.before_noun import before_vowel, plural_noun_after_singular_adjective
from desktop.checks.grammar.agreement.inflection import chosen, inflected
from desktop.checks.grammar.agreement.noun import qualifier_after_noun
from desktop.checks.grammar.agreement.participle import allowed
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_LINKS = forms("et mais")
_DEGREES = forms("si très plutôt bien assez trop moins plus encore également aussi tout")


def second_clause(s: Sentence) -> Iterator[Hit]:
    """`Le lac était calme et la lumière si doux`: « était » is understood before the second attribute."""
    for c in s.places(_LINKS):
        if s.role(c + 1) != "D" or not _attribute_before(s, c - 1):
            continue
        phrase = noun_phrase(s, c + 1)
        if phrase is None or not phrase.number or phrase.head == c + 1:
            continue
        end = phrase.head + 1
        if s.role(end) in ("F", "P"):
            end = complements(s, end)
            end -= s.role(end - 1) in ("A", "Q") and s.role(end) in (".", ",", "K", "")
        while s.lower(end) in _DEGREES or (s.role(end) == "W" and s.lower(end).endswith("ment")):
            end += 1
        word = s.at(end)
        form = word.form
        nominal = s.role(end) != "A" and not form.nouns <= form.qualifiers
        if not form.qualifiers or nominal or s.role(end) not in ("A", "Q", "N") or word.capital:
            continue
        if s.role(end + 1) not in (".", ",", "K", "") or s.role(end - 1) in ("D", "F", "P", "#"):
            continue
        pairs = allowed(phrase)
        spoken = any(hit.end == word.end for hit in qualifier_after_noun(s))
        if pairs and not form.qualifiers & pairs and not spoken:
            yield on(
                word, "Le verbe sous-entendu a ce nom pour sujet.", *inflected(s, word, chosen(form, pairs))
            )


def _attribute_before(s: Sentence, i: int) -> bool:
    """Whether the word at `i` is the attribute of « être », with nothing but adverbs between them."""
    i -= s.lower(i) == ","
    form = s.at(i).form
    if s.role(i) not in ("A", "Q", "N") or not form.qualifiers:
        return False
    verb = i - 1
    while s.role(verb) == "W" or s.lower(verb) in _DEGREES:
        verb -= 1
    known = s.role(verb) == "V" and "être" in s.at(verb).form.lemmas(participle=False)
    return known and s.lower(verb - 1) not in ("c'", "ce", "se", "s'", "n'")


_AND = forms("et")


def people_named(s: Sentence) -> Iterator[Hit]:
    """`Émile et Rose, champion régionaux`: what is said of two people is plural."""
    for c in s.places(_AND):
        if s.role(c - 1) != "M" or s.role(c + 1) != "M":
            continue
        last = c + 1
        while s.role(last + 1) == "M":
            last += 1
        word, following = s.at(last + 2), s.at(last + 3)
        pairs = word.form.nouns | word.form.adjectives
        if s.lower(last + 1) != "," or word.role not in ("N", "A", "Q") or word.capital:
            continue
        if {number for _, number in pairs} != {"s"} or not any(
            s.role(k) == "," or s.lower(k) == "," for k in range(last + 3, min(last + 14, len(s.words)))
        ):
            continue
        plural_after = following.role in ("A", "Q") and {n for _, n in following.form.qualifiers} == {"p"}
        tags = s.at(c + 1).form.tags
        not_hers = {g for g, _ in pairs} == {"m"} and "M1" in tags and "f" in tags and "m" not in tags
        if plural_after or (not_hers and inflected(s, word, ("f", "s"))):
            gender = "m" if "m" in {g for g, _ in pairs} else "f"
            yield on(
                word, "Ce qui est dit de deux personnes est au pluriel.", *inflected(s, word, (gender, "p"))
            )


_GREETING = {
    "nouvelle": ("f", "s"),
    "nouvelles": ("f", "p"),
    "journée": ("f", "s"),
    "soirée": ("f", "s"),
    "fête": ("f", "s"),
    "fêtes": ("f", "p"),
    "vacances": ("f", "p"),
    "rentrée": ("f", "s"),
    "année": ("f", "s"),
    "semaine": ("f", "s"),
    "lecture": ("f", "s"),
    "relâche": ("f", "s"),
    "retraite": ("f", "s"),
    "route": ("f", "s"),
    "marche": ("f", "s"),
    "été": ("m", "s"),
    "congé": ("m", "s"),
    "hiver": ("m", "s"),
    "temps": ("m", "s"),
    "noël": ("m", "s"),
}
_WISHED = forms(
    "bon bonne bons bonnes joyeux joyeuse joyeuses beau belle belles heureux heureuse heureuses mauvais mauvaise"
)


def greeting(s: Sentence) -> Iterator[Hit]:
    """`Bon nouvelle, le sentier rouvre`: the adjective of a wish agrees with its noun."""
    for i in s.places(_WISHED):
        pair = _GREETING.get(s.lower(i + 1))
        word = s.at(i)
        if pair is None or s.role(i - 1) not in ("", ".", ",") or pair in word.form.adjectives:
            continue
        if s.lower(i + 1) in ("été", "marche") and s.role(i + 2) == "Q":
            continue
        if any(hit.end == word.end for hit in plural_noun_after_singular_adjective(s)):
            continue
        offered = (*before_vowel(word.lower, pair, s.lower(i + 1)), *inflected(s, word, pair))
        yield on(
            word, f"«\u00a0{word.text}\u00a0» s’accorde avec «\u00a0{s.at(i + 1).text}\u00a0».", *offered
        )


def elliptic(s: Sentence) -> Iterator[Hit]:
    """`La côte est raide et les marches, usé.`: « est » is understood."""
    for i in s.with_role("AQ"):
        word = s.at(i)
        if s.lower(i - 1) != "," or s.role(i + 1) not in (".", "") or not word.form.qualifiers:
            continue
        start = i - 2
        while start > 0 and s.role(start) in ("N", "A", "Q", "F", "#"):
            start -= 1
        if s.role(start) != "D" or s.lower(start - 1) not in ("et", ";", ","):
            continue
        if not any("être" in w.form.lemmas(participle=False) for w in s.words[:start] if w.role == "V"):
            continue
        phrase = noun_phrase(s, start)
        pairs = allowed(phrase) if phrase is not None and phrase.number else frozenset()
        lists = "p" in {n for _, n in word.form.qualifiers} and phrase is not None and phrase.number == "s"
        if pairs and not lists and not word.form.qualifiers & pairs:
            yield on(
                word,
                "Le verbe sous-entendu a ce nom pour sujet.",
                *inflected(s, word, chosen(word.form, pairs)),
            )


RULES = (
    GrammarRule(
        "accord.ellipse",
        elliptic,
        "Après une virgule qui remplace « est », l’attribut s’accorde avec le nom qui précède.",
        bad=(
            ("La côte est raide et les marches, usé.", "La côte est raide et les marches, usées."),
            (
                "La récolte est bonne et le sol, mouillée.",
                "La récolte est bonne et le sol, mouillé.",
            ),
        ),
        good=(
            "La côte est raide et les marches, usées.",
            "Ils sont là, le maire et la greffière, fatigués.",
        ),
        roles="AQ",
    ),
    GrammarRule(
        "accord.attribut_sous_entendu",
        second_clause,
        "Quand « être » est sous-entendu dans la seconde proposition, l’attribut s’accorde avec son propre sujet.",
        bad=(
            (
                "Le lac était si calme et la lumière si doux, hier, qu’on y est restés.",
                "Le lac était si calme et la lumière si douce, hier, qu’on y est restés.",
            ),
            ("L’eau est froide et le courant forte.", "L’eau est froide et le courant fort."),
        ),
        good=(
            "Le lac était si calme et la lumière si douce qu’on y est restés.",
            "L’eau est froide et le courant est fort.",
            "Elle est mairesse et la présidente élue du comité.",
            "La piste est ouverte et le chalet de ski fermé.",
            "C’est important et la Ville tient parole.",
        ),
        words=_LINKS,
    ),
    GrammarRule(
        "accord.apposition_noms",
        people_named,
        "Un nom mis après deux personnes, entre virgules, est au pluriel s’il parle d’elles deux.",
        bad=(
            (
                "Émile et Rose, champion régionaux de tir, s’entraînent ici.",
                "Émile et Rose, champions régionaux de tir, s’entraînent ici.",
            ),
            (
                "Luc et Anne, gagnant du concours, recevront un livre.",
                "Luc et Anne, gagnants du concours, recevront un livre.",
            ),
            (
                "Mia et Léa, championne provinciales de judo, seront fêtées.",
                "Mia et Léa, championnes provinciales de judo, seront fêtées.",
            ),
        ),
        good=(
            "Luc et Anne, directrice des loisirs, seront présents.",
            "Luc et Anne, bénévoles depuis dix ans, quittent le comité.",
            "Luc Roy et Anne Gagné, gagnants du concours, recevront un livre.",
        ),
        words=_AND,
    ),
    GrammarRule(
        "accord.souhait",
        greeting,
        "Dans un souhait, l’adjectif s’accorde avec le nom.",
        bad=(
            ("Bon nouvelle, le sentier rouvre.", "Bonne nouvelle, le sentier rouvre."),
            ("Joyeux fêtes!", "Joyeuses fêtes!"),
            ("Belle été à vous!", "Bel été à vous!"),
        ),
        good=(
            "Bonne nouvelle, le sentier rouvre.",
            "Bon été!",
            "Joyeuses fêtes et bonne année!",
            "Beau temps, mauvais temps, on marche.",
            "Bonnes vacances!",
        ),
        words=_WISHED,
    ),
)
