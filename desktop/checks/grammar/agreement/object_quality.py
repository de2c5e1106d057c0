"""The attribute of an object, beside it or kept away: « rendre publics les plans », « tenir informés du plan les élus »."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.agreement.attribute_places import skip_adverbs
from desktop.checks.grammar.agreement.inflection import chosen, inflected
from desktop.checks.grammar.agreement.participle import allowed
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.reading.antecedents import noun_pairs
from desktop.checks.reading.coordination import coordinated
from desktop.checks.reading.moments import is_time
from desktop.checks.reading.noun_phrases import after_preposition_group, complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_ATTRIBUTING = forms(
    "rendre trouver juger maintenir garder tenir laisser estimer considérer déclarer conserver"
)
_SELF = forms("me m' te t' se s' nous vous le la les l'")


def quality_before_object(s: Sentence) -> Iterator[Hit]:
    """`tenir responsable de leurs chiens les propriétaires`: of the object, which its complement keeps away."""
    for i in s.with_role("AQ"):
        verb = i - 1
        while s.role(verb) == "W":
            verb -= 1
        if s.role(i + 1) not in ("P", "F") or not _attributes(s, verb):
            continue
        start = after_preposition_group(s, i + 1)
        whole = s.lower(start) in ("tous", "toutes", "tout", "toute") and s.role(start + 1) == "D"
        if start == i + 1 or s.role(start) not in ("D", "#") or is_time(s, start):
            continue
        phrase = noun_phrase(s, start + whole)
        if phrase is None or not phrase.number or s.at(i).form.qualifiers & allowed(phrase):
            continue
        offered = inflected(s, s.at(i), chosen(s.at(i).form, allowed(phrase)))
        if offered:
            yield on(s.at(i), "L’attribut s’accorde avec l’objet, plus loin.", *offered)


def _attributes(s: Sentence, verb: int) -> bool:
    """Whether a verb at `verb` gives its object a quality: not of oneself, not passive."""
    word = s.at(verb)
    if word.role not in ("V", "Y", "G", "Q") or not word.form.lemmas() & _ATTRIBUTING:
        return False
    first = verb
    if word.role == "Q":
        first -= 1
        while s.role(first) == "W":
            first -= 1
        if "avoir" not in s.at(first).form.lemmas(participle=False):
            return False
    return s.lower(first - 1) not in _SELF


_OBJECT_PRONOUNS = forms("le la les l' nous vous me m' te t' se s'")


def attribute_of_object(s: Sentence) -> Iterator[Hit]:
    """`rendre accessibles les lieux`, `garder les trottoirs dégagés`: the attribute agrees with the object."""
    for i in s.with_role("VYGQ"):
        if not s.at(i).form.lemmas() & _ATTRIBUTING:
            continue
        if s.role(i - 1) == "O" and s.lower(i - 1) in _OBJECT_PRONOUNS:
            continue  # leur savoir les rend très précieux la nuit
        j = skip_adverbs(s, i + 1)
        form = s.at(j).form
        moment = is_time(s, j + 1) or s.lowers(j + 1, j + 4) == ("un", "certain", "temps")
        clean = s.lower(j) in ("propre", "libre") and s.role(i) in ("V", "Y")  # garder propres les trottoirs
        quality = (s.role(j) in ("A", "Q") or clean) and form.nouns <= form.adjectives
        before = quality and (s.role(j + 1) == "D" or (s.lower(j + 1) == "des" and not _governs_de(s, j)))
        if before and not moment:
            yield from _attribute_before(s, j)
        elif s.role(j) == "D":
            yield from _attribute_after(s, j)


# « Tenu responsable des dommages »: what « des » opens after these completes them.
_WITH_DE = tuple(
    "responsable coupable capable digne conscient exempt libre fier indépendant proche plein maître".split()
)


def _governs_de(s: Sentence, j: int) -> bool:
    return s.lower(j).startswith(_WITH_DE) or bool(s.at(j).form.participles)


def _attribute_before(s: Sentence, j: int) -> Iterator[Hit]:
    phrase = noun_phrase(s, j + 1)
    if phrase is None or not phrase.number:
        return
    after = complements(s, phrase.end)
    if s.lower(after) == "," and s.role(after + 1) in ("D", "#") and ("m", "p") in s.at(j).form.qualifiers:
        return  # tenez prêts une lampe, une radio, des piles
    if s.lower(after) == "et":
        joined = coordinated(s, phrase, after)
        if joined is None or joined[0].number != "p":
            return
        phrase = joined[0]  # rendre accessibles le quai et la plage
    if not s.at(j).form.qualifiers & allowed(phrase):
        pair = chosen(s.at(j).form, allowed(phrase))
        yield on(s.at(j), "L’attribut s’accorde avec le nom qui suit.", *inflected(s, s.at(j), pair))


def _attribute_after(s: Sentence, start: int) -> Iterator[Hit]:
    """`rend la chaussée glissante`, `tenir les voies d'accès libres`: of the object, not of a bare complement."""
    phrase = noun_phrase(s, start)
    if phrase is None or not phrase.number:
        return
    j = phrase.head + 1
    if s.lower(j) in ("de", "d'") and s.role(j + 1) == "N":
        j += 2
    j = skip_adverbs(s, j)
    word = s.at(j)
    free = word.lower in _FREE or (word.form.gerund and j == phrase.head + 1)
    if not free or word.role not in ("A", "Q", "G") or s.role(j + 1) not in (".", ",", "", "C", "P", "W"):
        return
    pairs = noun_pairs(s, phrase.head)
    own = word.form.qualifiers
    if pairs and own and not own & pairs:
        yield on(word, "L’attribut s’accorde avec l’objet.", *inflected(s, word, chosen(word.form, pairs)))


# What one keeps a thing, whatever completes its name: « les voies d'accès libres ».
_FREE = forms(
    "libre libres propre propres accessible accessibles visible visibles ouvert ouverte ouverts ouvertes fermé fermée"
    " fermés fermées dégagé dégagée dégagés dégagées déneigé déneigée déneigés déneigées verrouillé verrouillée"
    " verrouillés verrouillées allumé allumée allumés allumées sécuritaire sécuritaires"
)


RULES = (
    GrammarRule(
        "accord.attribut_objet",
        attribute_of_object,
        "L’attribut de l’objet s’accorde avec cet objet.",
        bad=(
            (
                "Ces travaux rendront plus sécuritaire les trottoirs.",
                "Ces travaux rendront plus sécuritaires les trottoirs.",
            ),
            ("Le verglas a rendu impraticable les rangs.", "Le verglas a rendu impraticables les rangs."),
            ("La pluie rend la côte glissant et boueuse.", "La pluie rend la côte glissante et boueuse."),
            ("Gardez vos voies d’accès libre.", "Gardez vos voies d’accès libres."),
            ("Il faut tenir les bornes-fontaines dégagé.", "Il faut tenir les bornes-fontaines dégagées."),
        ),
        good=(
            "Elle trouve compliquée la gestion des bacs.",
            "Il garde un compartiment libre.",
            "La Ville laisse le public libre d’entrer.",
            "Gardez la porte du garage fermée.",
            "Il a tenu une séance accessible à tous.",
        ),
    ),
    GrammarRule(
        "accord.attribut_objet_loin",
        quality_before_object,
        "L’attribut s’accorde avec l’objet du verbe, même quand un complément les sépare.",
        bad=(
            (
                "La Ville tient responsable de leurs chiens les propriétaires.",
                "La Ville tient responsables de leurs chiens les propriétaires.",
            ),
            (
                "Il faut tenir informé de l’avancement toutes les familles.",
                "Il faut tenir informées de l’avancement toutes les familles.",
            ),
        ),
        good=(
            "On a rendu accessibles à tous les sentiers du parc.",
            "Elle se tient prête pour le départ les jours de pluie.",
            "Nous gardons ouvert en hiver le chalet du lac.",
        ),
        roles="AQ",
    ),
)
