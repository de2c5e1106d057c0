"""vos and vaut, votre and vôtre, mes and mais: what is said to be whose."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import (
    bare_noun,
    joined,
    no_verb_before,
    only_plural,
    opens_clause,
)
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_VAUT = forms("vaut vaux")
_VOS = forms("vos")


def vaut_for_vos(s: Sentence) -> Iterator[Hit]:
    """`Apportez vaut boutures`: the possessive before a plural noun."""
    for i in s.places(_VAUT):
        following = s.at(i + 1)
        if s.role(i - 1) in ("S", "R") or s.lower(i - 1) in ("il", "ça", "ne", "n'", "en", "les", "le"):
            continue
        plural = {n for _, n in following.form.nouns | following.form.adjectives} == {"p"}
        if plural and following.lower not in ("mieux", "pas", "plus"):
            yield on(s.at(i), "Devant un nom pluriel, c’est « vos ».", "vos")


def vos_for_vaut(s: Sentence) -> Iterator[Hit]:
    """`il vos mieux réserver`, `un binage vos deux arrosages`: the verb valoir."""
    for i in s.places(_VOS):
        if s.role(i - 1) in ("P", "F"):
            continue
        worth = s.lower(i + 1) in ("mieux", "la", "le")
        subject = s.lower(i - 1) in ("il", "ça", "cela", "en") or (
            s.role(i + 1) == "#" and s.role(i - 1) == "N" and no_verb_before(s, i)
        )
        if worth or subject:
            yield on(s.at(i), "C’est le verbe valoir.", "vaut")


_OUR = {
    "notre": "nôtre",
    "votre": "vôtre",
    "nôtre": "notre",
    "vôtre": "votre",
    "notres": "nôtres",
    "votres": "vôtres",
}
_OURS = frozenset(_OUR)


def ours(s: Sentence) -> Iterator[Hit]:
    """`vôtre curriculum vitæ`, `ce modèle est le votre`: with the article the accent, before a noun none."""
    for i in s.places(_OURS):
        word = s.at(i)
        article = s.lower(i - 1) in ("le", "la", "les", "du", "au", "des", "aux")
        following = s.at(i + 1).form
        if "ô" in word.lower:
            if not article and (following.nominal or s.role(i + 1) in ("M", "?")):
                yield on(word, "Devant un nom, « notre » et « votre » n’ont pas d’accent.", _OUR[word.lower])
        elif article and not following.nominal:
            yield on(word, "Après un article, « nôtre » et « vôtre » prennent un accent.", _OUR[word.lower])


_MES = forms("mes")
_MAIS = forms("mais")
_KIN = forms(
    "amis amies collègues parents voisins enfants cousins cousines frères sœurs clients élèves proches"
)


def mes_for_mais(s: Sentence) -> Iterator[Hit]:
    """`fatigante mes grisante`, `gratuit, mes en ligne`: the conjunction, where no plural noun follows."""
    for i in s.places(_MES):
        following = s.at(i + 1)
        plural = any(n == "p" for _, n in following.form.nouns | following.form.qualifiers)
        function = s.role(i + 1) in ("D", "S", "X", "L", "P", "F", "T", "R", "O", "K")
        if plural and s.role(i + 1) == "P" and s.role(i + 2) in ("V", "O", "X", "A"):
            continue  # Mes vers s'appellent tous Gilbert
        other = following.form.known and not plural and s.role(i + 1) not in ("#", "?", ".")
        if (function or other) and not following.capital:
            yield on(s.at(i), "C’est la conjonction « mais ».", "mais")


def mais_for_mes(s: Sentence) -> Iterator[Hit]:
    """`Mais amis, sortez`, `mais cousins et moi`, `J'ai perdu mais clés`: the possessive."""
    for i in s.places(_MAIS):
        pairs = bare_noun(s, i + 1)
        shared = s.lowers(i + 2, i + 4) == ("et", "moi")
        called = s.lower(i + 1) in _KIN and opens_clause(s, i) and s.lower(i + 2) in (",", "!")
        did = s.lower(i + 1) in _KIN and opens_clause(s, i) and i == 0 and "3p" in s.at(i + 2).form.persons
        mine = bool({"je", "j'"} & set(s.lowers(0, i))) and s.role(i - 1) in ("Q", "V", "Y")
        lost = mine and s.role(i + 2) in (".", ",", "P", "F") and not any(w.role == "V" for w in s.words[i:])
        if only_plural(pairs) and (shared or called or did or lost):
            yield on(s.at(i), "Devant un nom pluriel, c’est « mes ».", "mes")


_MET = forms("m'")


def m_est_for_mais(s: Sentence) -> Iterator[Hit]:
    """`La rivière déborde, m’est le pont reste ouvert.`: the conjunction."""
    for i in s.places(_MET):
        if s.lower(i + 1) not in ("est", "es") or s.lower(i - 1) not in (",", ";"):
            continue
        if any(w.role == "V" for w in s.words[i + 3 :]) and s.role(i + 2) in ("D", "S", "M", "L", "P"):
            yield joined(s, i, i + 1, "C’est la conjonction « mais ».", "mais")


RULES = (
    GrammarRule(
        "homophone.vos",
        vaut_for_vos,
        "« Vos » accompagne un nom pluriel; « vaut » est le verbe valoir.",
        bad=(
            ("Apportez vaut boutures.", "Apportez vos boutures."),
            ("On tient à ce que vaut bacs soient propres.", "On tient à ce que vos bacs soient propres."),
        ),
        good=("Ça vaut cent dollars.", "Le billet vaut 10 $.", "Il vaut mieux attendre.", "Rien ne vaut ces sentiers."),
        words=forms("vaut vaux"),
    ),
    GrammarRule(
        "homophone.vaut",
        vos_for_vaut,
        "« Vaut » est le verbe valoir; « vos » accompagne un nom.",
        bad=(
            ("Il vos mieux réserver.", "Il vaut mieux réserver."),
            ("Ça vos la peine de marcher.", "Ça vaut la peine de marcher."),
            ("Un binage vos deux arrosages.", "Un binage vaut deux arrosages."),
        ),
        good=("Apportez vos deux bacs.", "Vos voisins arrivent.", "À vos marques!", "Vos plus beaux dessins.", "Tous vos biens."),
        words=forms("vos"),
    ),
    GrammarRule(
        "homophone.notre_votre",
        ours,
        "« Le vôtre » prend un accent circonflexe; « votre » devant un nom n’en prend pas.",
        bad=(
            ("Apportez vôtre curriculum vitæ.", "Apportez votre curriculum vitæ."),
            ("Ce modèle est le votre.", "Ce modèle est le vôtre."),
            ("Merci de nôtre part à tous.", "Merci de notre part à tous."),
        ),
        good=("Le vôtre est prêt.", "Serez-vous des nôtres?", "Votre bac est plein.", "Faites vôtre ce parc.", "Un parc comme le nôtre."),
        words=forms("notre votre nôtre vôtre notres votres"),
    ),
    GrammarRule(
        "homophone.mais_lien",
        mes_for_mais,
        "« Mais » relie; « mes » accompagne un nom pluriel.",
        bad=(
            ("La descente est fatigante mes grisante.", "La descente est fatigante mais grisante."),
            ("C’est gratuit, mes en ligne seulement.", "C’est gratuit, mais en ligne seulement."),
            ("Il neige, mes la rue est libre.", "Il neige, mais la rue est libre."),
        ),
        good=("Mes deux bacs.", "Mes bottes sont là.", "Mes beaux souvenirs.", "Mes anciens voisins.", "À mes côtés."),
        words=forms("mes"),
    ),
    GrammarRule(
        "homophone.mes",
        mais_for_mes,
        "« Mes » accompagne un nom pluriel; « mais » relie.",
        bad=(
            ("Mais amis, sortez vos luges!", "Mes amis, sortez vos luges!"),
            ("Mais collègues et moi serons là.", "Mes collègues et moi serons là."),
        ),
        good=("C’est gratuit, mais places limitées.", "Mais parents et enfants sont ravis.", "Mais oui!"),
        words=forms("mais"),
    ),
    GrammarRule(
        "homophone.mais_m_est",
        m_est_for_mais,
        "« Mais » relie; « m’est » est le verbe être et son pronom.",
        bad=(("La rivière déborde, m’est le pont reste ouvert.", "La rivière déborde, mais le pont reste ouvert."),
             ("Il pleut, m’est la fête aura lieu.", "Il pleut, mais la fête aura lieu.")),
        good=("Il m’est arrivé de marcher.", "Cela, m’est égal.", "Une idée m’est venue."),
        words=forms("m"),
    ),
)  # fmt: skip
