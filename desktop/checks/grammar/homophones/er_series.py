"""-er where a participle is meant, among other qualities: `ni salée ni sucrer`, `lus, compiler, puis remis`."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from desktop.checks.grammar.agreement.participle import allowed
from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.states import subject_pair
from desktop.checks.grammar.homophones.ungoverned import (
    QUALIFIES,
    is_stray,
    nearest_pairs,
    no_object,
    participles,
)
from desktop.checks.reading.clauses import subject_at
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_DEGREE = forms("très quoique si")


def after_degree(s: Sentence) -> Iterator[Hit]:
    """`elle, si réserver d’ordinaire`, `quoique fatiguer, les coureurs`: what is graded or conceded is a quality."""
    for k in s.places(_DEGREE):
        i = k + 1
        if s.lower(k) == "quoique" and s.role(i) == "W":
            i += 1
        if not is_stray(s, i) or not no_object(s, i) or s.lower(i) in ("y", "en"):
            continue
        if s.lower(k) == "si" and s.role(k - 1) in ("V", "Y", "N") and s.lower(k - 1) not in ("est", "sont"):
            continue
        yield on(s.at(i), QUALIFIES, *participles(s, i, nearest_pairs(s, k)))


_NI = forms("ni")


def in_neither(s: Sentence) -> Iterator[Hit]:
    """`Ni trop salée ni trop sucrer`, `n’est ni baliser ni surveillé`: both are qualities."""
    places = s.places(_NI)
    for first, second in itertools.pairwise(places):
        i, j = _past_adverbs(s, first + 1), _past_adverbs(s, second + 1)
        for here, other in ((i, j), (j, i)):
            pairs = s.at(other).form.qualifiers
            if s.role(here) == "Y" and is_stray(s, here) and s.role(other) in ("A", "Q") and pairs:
                yield on(s.at(here), QUALIFIES, *participles(s, here, pairs))


def either_quality(s: Sentence) -> Iterator[Hit]:
    """`des logements, occuper ou vacants, dont`: what is joined by « ou » to an adjective is one too."""
    for k in s.places(_OU):
        i = k - 1
        other = s.at(k + 1)
        if (
            s.role(i) != "Y"
            or not is_stray(s, i)
            or s.role(k + 1) not in ("A", "Q")
            or other.form.infinitives
        ):
            continue
        placed = s.role(i - 1) in ("N", ",") and not any(s.role(j) == "Y" for j in range(i))
        if placed and other.form.qualifiers and not other.form.finite:
            yield on(s.at(i), QUALIFIES, *participles(s, i, other.form.qualifiers))


def fronted(s: Sentence) -> Iterator[Hit]:
    """`Trouver près du terrain, elle porte un ruban`, `Longtemps bouder, le topinambour revient`: said of the subject."""
    i = 1 if s.role(0) == "W" else 0
    comma = next((k for k in range(i + 1, min(len(s.words), i + 12)) if s.role(k) in ",VYSKRL."), 0)
    if s.role(i) != "Y" or s.lower(comma) != "," or not is_stray(s, i) or not no_object(s, i):
        return
    found = subject_at(s, comma + 1)
    told = s.lower(comma + 1) in ("elle", "elles", "ils") or (
        s.lower(0) in _LASTING and s.role(comma + 1) in ("D", "M")
    )
    if found is not None and told and (pairs := allowed(found[0])):
        yield on(
            s.at(i),
            "En tête de phrase, ce mot est dit du sujet : c’est un participe.",
            *participles(s, i, pairs),
        )


_LASTING = forms("longtemps jadis autrefois souvent récemment fraîchement nouvellement")
_OU = forms("ou")


def _past_adverbs(s: Sentence, i: int) -> int:
    while s.role(i) == "W":
        i += 1
    return i


_JOINING = forms("et ou puis ni")


_ETRE_AVOIR = forms("être avoir")


def in_series(s: Sentence) -> Iterator[Hit]:
    """`ils seront lus, compiler, puis remis`, `doivent être signées et retourner à`, `occuper ou vacants`: participles."""
    for i in s.with_role("Y"):
        word = s.at(i)
        if not is_stray(s, i) or word.capital or not no_object(s, i):
            continue
        k = _before_link(s, i)
        if k is None or s.role(k) not in ("Q", "A", "N") or not (pairs := s.at(k).form.qualifiers):
            continue
        helper = next((j for j in range(k, max(-1, k - 9), -1) if _helps(s, j)), None)
        if helper is None or any(s.role(j) in "YVSRKU" for j in range(helper + 1, i)):
            continue
        if "être" not in s.at(helper).form.lemmas() and (s.role(k) != "Q" or s.lower(i + 1) in ("à", "de")):
            continue
        closed = all("i" not in use[3:6] for _, use in word.form.infinitives)
        if s.role(helper) == "Y" and not closed and s.role(i + 1) != "P":
            continue
        if s.role(k) != "Q" and not s.at(k).form.participles:
            continue
        yield on(word, "Ce verbe suit d’autres participes : il en est un.", *participles(s, i, pairs))


def _helps(s: Sentence, j: int) -> bool:
    return s.role(j) in ("V", "Y", "Q") and bool(s.at(j).form.lemmas() & _ETRE_AVOIR)


def _before_link(s: Sentence, i: int) -> int | None:
    """What the word at `i` is joined to by a comma or a link: past an aside between commas."""
    k = i - 1
    if s.lower(k) == ",":
        opening = next((j for j in range(k - 1, max(-1, k - 6), -1) if s.lower(j) == ","), None)
        if opening is not None and s.lower(opening - 1) in _JOINING:
            k = opening - 1
        elif s.lower(i + 1) not in (",", "et", "."):
            return None
        else:
            return k - 1
    if s.lower(k) not in _JOINING:
        return None
    return k - 2 if s.lower(k - 1) == "," else k - 1


_STAYING = forms("demeurer réputer")


def after_staying(s: Sentence) -> Iterator[Hit]:
    """`La piste demeure fermer`, `est réputée abandonner`: what a thing stays or is held to be."""
    for i in s.with_role("Y"):
        k = i - 1
        while s.role(k) == "W":
            k -= 1
        before = s.at(k)
        if not is_stray(s, i) or not before.form.lemmas() & _STAYING:
            continue
        pairs = (
            before.form.participles if "réputer" in before.form.lemmas() else frozenset({subject_pair(s, k)})
        )
        yield on(s.at(i), QUALIFIES, *participles(s, i, pairs))


RULES = (
    GrammarRule(
        "terminaison.degre",
        after_degree,
        "« Très », « si », « quoique » portent sur une qualité : c’est un participe.",
        bad=(
            ("Quoique fatiguer, les coureurs sourient.", "Quoique fatigués, les coureurs sourient."),
            ("Elle, si réserver d’ordinaire, a dansé.", "Elle, si réservée d’ordinaire, a dansé."),
        ),
        good=("Quoique fatigués, les coureurs sourient.",),
        words=_DEGREE,
        last_resort=True,
    ),
    GrammarRule(
        "terminaison.ni_participe",
        in_neither,
        "Deux qualités jointes par « ni » ont la même forme.",
        bad=(
            ("Ni trop salée ni trop sucrer, la marinade repose.", "Ni trop salée ni trop sucrée, la marinade repose."),
            ("Le pont n’est ni baliser ni surveillé.", "Le pont n’est ni balisé ni surveillé."),
        ),
        good=("On ne peut ni entrer ni stationner.",),
        words=_NI,
        last_resort=True,
    ),
    GrammarRule(
        "terminaison.tete_participe",
        fronted,
        "En tête de phrase, ce qui est dit du sujet est un participe, qui s’accorde.",
        bad=(
            ("Trouver près du terrain de balle, elle porte un ruban.", "Trouvée près du terrain de balle, elle porte un ruban."),
            ("Longtemps bouder, le topinambour revient.", "Longtemps boudé, le topinambour revient."),
        ),
        good=("Trouver près de chez soi, il y a moyen.", "Réserver à l’avance, la salle est petite."),
        roles="Y",
        last_resort=True,
    ),
    GrammarRule(
        "terminaison.ou_participe",
        either_quality,
        "Deux qualités jointes par « ou » ont la même forme.",
        bad=(("Sont admis les chalets d’avant 1990, occuper ou vacants, dont la valeur monte.", "Sont admis les chalets d’avant 1990, occupés ou vacants, dont la valeur monte."),),
        good=("On choisit : rester ou partir.", "Louer ou non, c’est votre choix."),
        words=_OU,
        last_resort=True,
    ),
    GrammarRule(
        "terminaison.serie_participes",
        in_series,
        "Après « être » ou « avoir », les participes se suivent, tous en -é.",
        bad=(
            ("Vos avis seront lus, compiler, puis remis au comité.", "Vos avis seront lus, compilés, puis remis au comité."),
            ("Les copies doivent être signées et retourner à l’urbaniste.", "Les copies doivent être signées et retournées à l’urbaniste."),
        ),
        good=(
            "Les chats doivent être vaccinés et porter une micropuce.",
            "Le bac doit être plein et rester au bord de la rue.",
            "Elle est venue souper et danser.",
        ),
        roles="Y",
        last_resort=True,
    ),
    GrammarRule(
        "terminaison.demeurer",
        after_staying,
        "Après « demeurer », le mot qui décrit le sujet est un participe.",
        bad=(
            ("Aucun véhicule ne peut demeurer immobiliser ici.", "Aucun véhicule ne peut demeurer immobilisé ici."),
            ("La demande est réputée abandonner.", "La demande est réputée abandonnée."),
        ),
        good=("La piste demeure fermée.", "La piste demeure à déneiger."),
        roles="Y",
        last_resort=True,
    ),
)  # fmt: skip
