"""Participles away from their subject: at the head of the sentence, before it, after « étant », « c’est »."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.agreement_noun import chosen, inflected
from desktop.checks.agreement_participle import agreement, allowed, attributes, is_time, skip_adverbs
from desktop.checks.clauses import clause_starts, subject_at
from desktop.checks.grammar_rule import GrammarRule, Hit, on
from desktop.checks.noun_phrases import complements, noun_phrase
from desktop.checks.sentence import Sentence
from desktop.checks.words import forms


def absolute(s: Sentence) -> Iterator[Hit]:
    """`Le stationnement étant réservé`, `la salle ayant été rénovée`."""
    for start in clause_starts(s):
        phrase = noun_phrase(s, start)
        if phrase is None or s.role(start) == "N":
            continue
        end = complements(s, phrase.end)
        if s.lower(end) == "étant":
            i = skip_adverbs(s, end + 1)
        elif s.lowers(end, end + 2) == ("ayant", "été"):
            i = skip_adverbs(s, end + 2)
        else:
            continue
        yield from attributes(s, allowed(phrase), i)


def fronted(s: Sentence) -> Iterator[Hit]:
    """`Situé près du lac, la bibliothèque…`, `Une fois remplie, la demande…`: it qualifies the subject."""
    first = 2 if s.lowers(0, 2) in (("une", "fois"), ("à", "peine")) else 0
    if s.lower(0) in _DEGREES or (s.role(0) == "W" and s.lower(0).endswith("ment")):
        first = 1
    if s.lowers(0, 2) == ("ayant", "été"):
        first = 2
    word = s.at(first)
    gone = {lemma for lemma, _ in word.form.participle_verbs} & _GONE and s.role(first + 1) in ("P", "F")
    if word.lower in _PREPOSED or not (s.role(first) == "Q" or gone or _opens_adjective(s, first)):
        return
    if word.form.nouns - word.form.qualifiers and not gone:
        return
    comma = next((k for k in range(first + 1, min(first + 16, len(s.words))) if s.lower(k) == ","), None)
    if comma is None or any(
        s.role(k) in ("V", "S", ".", "R") and s.lower(k) not in ("«", "»") for k in range(first, comma)
    ):
        return
    found = subject_at(s, comma + 1)
    if found is None or (found[0].pronoun and found[0].person != "3") or s.lower(comma + 1) == "on":
        return
    pairs = allowed(found[0])
    if pairs and s.role(comma + 1) in ("D", "S") and not word.form.qualifiers & pairs:
        yield on(
            word,
            "Le participe en tête de phrase s’accorde avec le sujet.",
            *inflected(s, word, chosen(word.form, pairs)),
        )


def _opens_adjective(s: Sentence, i: int) -> bool:
    """`Fière de ses élèves, la directrice…`: an adjective with its complement, and nothing it precedes."""
    word = s.at(i)
    proper = (s.role(i) == "A" and not word.form.nouns) or word.lower.startswith(_COMPLETED)
    sure = bool(word.form.adjectives) and not word.form.adverb and i == 0
    return proper and sure and s.role(i + 1) in ("P", "F", ",")


_COMPLETED = (
    "fier",
    "fidèle",
    "soucieu",
    "désireu",
    "heureu",
    "content",
    "originaire",
    "conscient",
    "natif",
    "native",
)


_DEGREES = forms(
    "autrefois jadis aujourd'hui souvent longtemps même bien mal très toujours tout trop chaudement"
)
_GONE = forms("partir venir naître arriver")
_PREPOSED = forms("passé excepté vu fini compris supposé attendu étant donné dit mis écoulé ci-joint")


def subject_after(s: Sentence) -> Iterator[Hit]:
    """`Sont invités les…`, `Seront admises les…`: participle before its subject."""
    for start, word in enumerate(s.words):
        if word.role != "V" or s.role(start - 1) not in ("", ".", ",", "K", "U", "L", "W", "O"):
            continue
        lemmas = word.form.lemmas(infinitive=False, participle=False)
        if not lemmas & {"être", "avoir"} or (s.role(start - 1) == "O" and s.lower(start - 1) != "y"):
            continue
        i = skip_adverbs(s, start + 1)
        if "être" not in lemmas:
            if s.lower(i) != "été":
                continue
            i = skip_adverbs(s, i + 1)
        if s.lower(i + 1) == "comme" and s.role(i + 2) in ("A", "Q") and s.role(i + 3) == "D":
            yield from _before_subject(s, i, i + 3)  # est considérée comme abandonnée toute embarcation
            yield from _before_subject(s, i + 2, i + 3)
        if s.role(i) != "Q" or s.role(i + 1) not in ("D", "#") or is_time(s, i + 1):
            continue
        yield from _before_subject(s, i, i + 1)


def _before_subject(s: Sentence, i: int, subject: int) -> Iterator[Hit]:
    """The participle at `i` and the noun phrase at `subject`, which it agrees with."""
    phrase = noun_phrase(s, subject)
    if phrase is None or not phrase.number:
        return
    end = complements(s, phrase.end)
    if s.lower(end) in ("et", "ou", "ni") or (s.lower(end) == "," and "et" in s.lowers(end, len(s.words))):
        return
    if not s.at(i).form.qualifiers & allowed(phrase):
        yield agreement(s, s.at(i), allowed(phrase))


_SAID = forms("prévu écrit dit convenu entendu décidé confirmé indiqué stipulé promis interdit permis prouvé")


def cleft(s: Sentence) -> Iterator[Hit]:
    """`C’est entourée de ses amis qu’elle a fêté`: the participle speaks of the subject that follows."""
    for i, word in enumerate(s.words):
        if word.role != "Q" or s.lowers(i - 2, i) not in (("c'", "est"), ("c'", "était")):
            continue
        k = next((j for j in range(i + 1, min(i + 12, len(s.words))) if s.role(j) == "K"), None)
        if k is None or s.role(i + 1) not in ("P", "F") or word.lower in _SAID:
            continue
        found = subject_at(s, k + 1)
        if found is None or s.lower(k + 1) in ("on", "vous", "nous", "je", "j'", "tu"):
            continue
        pairs = allowed(found[0])
        if pairs and not word.form.participles & pairs:
            yield agreement(s, word, pairs)


RULES = (
    GrammarRule(
        "accord.participe_absolu",
        absolute,
        "Après « étant », le participe s’accorde avec le nom qui précède.",
        bad=(
            (
                "La salle étant réservé, la réunion aura lieu ailleurs.",
                "La salle étant réservée, la réunion aura lieu ailleurs.",
            ),
        ),
        good=("Les travaux étant terminés, la rue est ouverte.",),
    ),
    GrammarRule(
        "accord.participe_tete",
        fronted,
        "Le participe qui ouvre la phrase se rapporte au sujet.",
        bad=(
            (
                "Fier de ses élèves, la directrice a souri.",
                "Fière de ses élèves, la directrice a souri.",
            ),
            (
                "Fidèle à leur habitude, les bernaches sont revenues.",
                "Fidèles à leur habitude, les bernaches sont revenues.",
            ),
            ("Bien emmitouflé, les curieux observaient.", "Bien emmitouflés, les curieux observaient."),
            (
                "Situé près du lac, la bibliothèque est ouverte.",
                "Située près du lac, la bibliothèque est ouverte.",
            ),
            ("Une fois signé, la lettre sera postée.", "Une fois signée, la lettre sera postée."),
        ),
        good=(
            "Passé midi, la salle est fermée.",
            "Fondée en 1855, la municipalité grandit.",
            "Chers à nos cœurs, les aînés méritent mieux.",
            "Possible en hiver, la marche est agréable.",
            "Seul dans sa cabane, il attendait le printemps.",
        ),
    ),
    GrammarRule(
        "accord.participe_presente",
        cleft,
        "Entre « c’est » et « que », le participe s’accorde avec le sujet du verbe qui suit.",
        bad=(
            (
                "C’est entouré de sa famille que la doyenne a soufflé ses bougies.",
                "C’est entourée de sa famille que la doyenne a soufflé ses bougies.",
            ),
            (
                "C’est épuisé par la tempête que les équipes sont rentrées.",
                "C’est épuisées par la tempête que les équipes sont rentrées.",
            ),
            (
                "C’était armé de pelles qu’ils partaient.",
                "C’était armés de pelles qu’ils partaient.",
            ),
            (
                "C’est accompagné d’un adulte que les filles doivent venir.",
                "C’est accompagnées d’un adulte que les filles doivent venir.",
            ),
            (
                "C’est chargée de colis que le facteur revint.",
                "C’est chargé de colis que le facteur revint.",
            ),
        ),
        good=(
            "C’est prévu pour mai que la salle ouvre.",
            "C’est entouré de ses collègues qu’il a pris sa retraite.",
            "C’est écrit dans le règlement que nous appliquons.",
            "C’est armés de balais que les voisins ont agi.",
            "C’est accompagné d’un adulte qu’on entre ici.",
        ),
    ),
    GrammarRule(
        "accord.participe_inverse",
        subject_after,
        "Placé devant le sujet, le participe s’accorde quand même avec lui.",
        bad=(("Seront admis les personnes inscrites.", "Seront admises les personnes inscrites."),),
        good=("Sont invités les parents et les enfants.",),
    ),
)
